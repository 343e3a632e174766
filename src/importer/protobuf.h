/* protobuf.h: reading Protocol Buffers messages without trusting a byte of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonPbReader:
 *
 * A stretch of borrowed bytes and a place in it. Once anything in it does not
 * parse, @is_damaged stays set and the reader is at its end.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean is_damaged;
} CordonPbReader;

/* How a field is laid out; the numbers are those of the wire. */
typedef enum
{
  CORDON_PB_VARINT = 0,
  CORDON_PB_FIXED64 = 1,
  CORDON_PB_BYTES = 2,
  CORDON_PB_FIXED32 = 5,
} CordonPbWire;

/* One field of a message: @value for numbers, @bytes for strings and messages. */
typedef struct
{
  guint number;
  CordonPbWire wire;
  guint64 value;
  CordonPbReader bytes;
} CordonPbField;

CordonPbReader cordon_pb_reader (const guint8 *bytes,
                                 gsize n_bytes);
gboolean cordon_pb_next (CordonPbReader *reader,
                         CordonPbField *out_field);
guint64 cordon_pb_varint_slow (CordonPbReader *reader);
gsize cordon_pb_count (const CordonPbReader *reader);
gboolean cordon_pb_is_text (const CordonPbField *field,
                            const char *text);

/* A varint; zero, and the reader damaged, when it runs over the end or over 64 bits. */
static inline guint64
cordon_pb_varint (CordonPbReader *reader)
{
  if (G_LIKELY (reader->at < reader->end && *reader->at < 0x80))
    return *reader->at++;
  return cordon_pb_varint_slow (reader);
}

/* A signed number in zig-zag form (protobuf's sint64), undone. */
static inline gint64
cordon_pb_zigzag (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

/* The sum of two numbers that may come from a liar: it wraps and never traps. */
static inline gint64
cordon_pb_add (gint64 a,
               gint64 b)
{
  return (gint64) ((guint64) a + (guint64) b);
}

static inline gboolean
cordon_pb_is_done (const CordonPbReader *reader)
{
  return reader->at >= reader->end;
}

G_END_DECLS
