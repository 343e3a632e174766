/* protobuf.c: Protocol Buffers wire format, each length checked before it is believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A message is a row of fields: a varint key (number << 3 | wire type), then a
 * varint, 8 bytes, a length and that many bytes, or 4 bytes. Groups (wire types
 * 3 and 4) have been obsolete for longer than OpenStreetMap's format exists and
 * count as damage. <https://protobuf.dev/programming-guides/encoding/>
 */
#include "config.h"

#include "importer/protobuf.h"

#include <string.h>

static void
mark_damaged (CordonPbReader *reader)
{
  reader->is_damaged = TRUE;
  reader->at = reader->end;
}

/* Little-endian, as the wire has it. */
static guint64
read_fixed (CordonPbReader *reader,
            guint n_bytes)
{
  guint64 value = 0;

  if ((gsize) (reader->end - reader->at) < n_bytes)
    {
      mark_damaged (reader);
      return 0;
    }
  for (guint i = 0; i < n_bytes; i++)
    value |= (guint64) reader->at[i] << (8 * i);
  reader->at += n_bytes;
  return value;
}

static CordonPbReader
read_bytes (CordonPbReader *reader)
{
  guint64 length = cordon_pb_varint (reader);
  CordonPbReader bytes;

  if (length > (guint64) (reader->end - reader->at))
    {
      mark_damaged (reader);
      length = 0;
    }
  bytes = cordon_pb_reader (reader->at, length);
  reader->at += length;
  return bytes;
}

/**
 * cordon_pb_reader:
 * @bytes: (array length=n_bytes): the message; must outlive the reader
 * @n_bytes: how many
 *
 * Returns: a reader at the start of @bytes
 */
CordonPbReader
cordon_pb_reader (const guint8 *bytes,
                  gsize n_bytes)
{
  return (CordonPbReader){ bytes, bytes + n_bytes, FALSE };
}

/**
 * cordon_pb_varint_slow:
 * @reader: a reader
 *
 * The general case of cordon_pb_varint(): more than one byte, or none left.
 *
 * Returns: the number, or 0 with @reader damaged
 */
guint64
cordon_pb_varint_slow (CordonPbReader *reader)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 70 && reader->at < reader->end; shift += 7)
    {
      guint8 byte = *reader->at++;

      if (shift == 63 && byte > 1)
        break;
      value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return value;
    }
  mark_damaged (reader);
  return 0;
}

/**
 * cordon_pb_next:
 * @reader: a reader between two fields
 * @out_field: (out): the field
 *
 * Reads the next field. After the last call, look at @reader's is_damaged.
 *
 * Returns: %FALSE at the end of the message or at damage
 */
gboolean
cordon_pb_next (CordonPbReader *reader,
                CordonPbField *out_field)
{
  guint64 key;

  if (cordon_pb_is_done (reader))
    return FALSE;

  key = cordon_pb_varint (reader);
  *out_field = (CordonPbField){ .number = (guint) MIN (key >> 3, G_MAXUINT) };
  out_field->wire = (CordonPbWire) (key & 7);
  if (out_field->number == 0)
    mark_damaged (reader);
  switch (out_field->wire)
    {
    case CORDON_PB_VARINT:
      out_field->value = cordon_pb_varint (reader);
      break;
    case CORDON_PB_FIXED64:
      out_field->value = read_fixed (reader, 8);
      break;
    case CORDON_PB_BYTES:
      out_field->bytes = read_bytes (reader);
      break;
    case CORDON_PB_FIXED32:
      out_field->value = read_fixed (reader, 4);
      break;
    default:
      mark_damaged (reader);
      break;
    }
  return !reader->is_damaged;
}

/**
 * cordon_pb_count:
 * @reader: a packed array of varints, at its start
 *
 * Returns: how many varints end within @reader; the array itself is not moved
 */
gsize
cordon_pb_count (const CordonPbReader *reader)
{
  gsize n_ends = 0;

  for (const guint8 *at = reader->at; at < reader->end; at++)
    n_ends += *at < 0x80;
  return n_ends;
}

/**
 * cordon_pb_is_text:
 * @field: a field
 * @text: what it is compared with
 *
 * Returns: whether @field holds exactly the bytes of @text
 */
gboolean
cordon_pb_is_text (const CordonPbField *field,
                   const char *text)
{
  gsize n_bytes = field->bytes.end - field->bytes.at;

  return field->wire == CORDON_PB_BYTES && n_bytes == strlen (text) &&
         memcmp (field->bytes.at, text, n_bytes) == 0;
}
