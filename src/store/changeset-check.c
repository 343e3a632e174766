/* changeset-check.c: whether bytes are a changeset of a plan, before SQLite sees them.
 *
 * SQLite's own reader trusts its input: bytes of a few characters make it loop
 * for ever. A changeset in a file may have been put there by anybody, so it is
 * read here first, strictly. The format (sqlite3session.c) is a run of tables:
 *
 *   'T', number of columns, a byte per column (1: primary key), name, 0
 *   then any number of changes:
 *     18 (insert), 0 or 1, new values
 *     9  (delete), 0 or 1, old values
 *     23 (update), 0 or 1, old values, new values
 *   a value is its type and what that needs:
 *     0 not given (updates only)   5 NULL      1, 2 eight bytes
 *     3, 4 a length and so many bytes
 *
 * Numbers of columns and lengths are SQLite's varints. Accepted are tables of
 * the plan with their number of columns, the id first and alone as the key, and
 * ids above zero.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/changeset-check.h"

#include <string.h>

enum
{
  CHANGE_DELETE = 9,
  CHANGE_INSERT = 18,
  CHANGE_UPDATE = 23,
};

enum
{
  VALUE_NOT_GIVEN,
  VALUE_INTEGER,
  VALUE_REAL,
  VALUE_TEXT,
  VALUE_BLOB,
  VALUE_NULL,
};

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static gsize
count_left (const Reader *reader)
{
  return (gsize) (reader->end - reader->at);
}

/* At most four bytes: nothing in a plan is longer than 256 MiB. */
static gboolean
read_varint (Reader *reader,
             gsize *out_value)
{
  gsize value = 0;

  for (int i = 0; i < 4 && reader->at < reader->end; i++)
    {
      guint8 byte = *reader->at++;

      value = value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        {
          *out_value = value;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
skip_value (Reader *reader,
            gboolean may_lack)
{
  gsize length;

  if (reader->at == reader->end)
    return FALSE;
  switch (*reader->at++)
    {
    case VALUE_NOT_GIVEN:
      return may_lack;
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_REAL:
      length = 8;
      break;
    case VALUE_TEXT:
    case VALUE_BLOB:
      if (!read_varint (reader, &length))
        return FALSE;
      break;
    default:
      return FALSE;
    }
  if (length > count_left (reader))
    return FALSE;
  reader->at += length;
  return TRUE;
}

static gboolean
read_id (Reader *reader,
         gint64 *out_id)
{
  guint64 bits;

  if (count_left (reader) < 9 || *reader->at != VALUE_INTEGER)
    return FALSE;
  memcpy (&bits, reader->at + 1, sizeof bits);
  reader->at += 9;
  *out_id = (gint64) GUINT64_FROM_BE (bits);
  return *out_id > 0;
}

/* The new half of an update leaves the key out: it cannot change. */
static gboolean
read_row (Reader *reader,
          guint n_columns,
          gboolean is_update,
          gboolean has_id,
          gint64 *out_id)
{
  if (has_id ? !read_id (reader, out_id)
             : reader->at == reader->end || *reader->at++ != VALUE_NOT_GIVEN)
    return FALSE;
  for (guint i = 1; i < n_columns; i++)
    if (!skip_value (reader, is_update))
      return FALSE;
  return TRUE;
}

static const CordonTable *
read_table (Reader *reader)
{
  const CordonTable *table;
  const guint8 *name_end;
  gsize n_columns;

  reader->at++;
  if (!read_varint (reader, &n_columns) || n_columns == 0 || n_columns > count_left (reader))
    return NULL;
  for (gsize i = 0; i < n_columns; i++)
    if (*reader->at++ != (i == 0))
      return NULL;
  name_end = memchr (reader->at, 0, count_left (reader));
  if (name_end == NULL)
    return NULL;
  table = cordon_table_find ((const char *) reader->at);
  reader->at = name_end + 1;
  return table != NULL && n_columns == table->n_fields + 1 ? table : NULL;
}

static gboolean
read_change (Reader *reader,
             const CordonTable *table,
             GArray *touched)
{
  CordonTouched record = { table->id, 0 };
  guint n_columns = table->n_fields + 1;
  guint8 kind = *reader->at++;
  gboolean is_update = kind == CHANGE_UPDATE;
  gint64 ignored;

  if (kind != CHANGE_INSERT && kind != CHANGE_DELETE && !is_update)
    return FALSE;
  if (reader->at == reader->end || *reader->at++ > 1 ||
      !read_row (reader, n_columns, is_update, TRUE, &record.id) ||
      (is_update && !read_row (reader, n_columns, TRUE, FALSE, &ignored)))
    return FALSE;
  if (touched != NULL)
    g_array_append_val (touched, record);
  return TRUE;
}

/**
 * cordon_changeset_check:
 * @bytes: (array length=n_bytes): bytes from anywhere
 * @n_bytes: how many
 * @touched: (nullable) (element-type CordonTouched): every record it touches is added
 *
 * Reads @bytes from end to end.
 *
 * Returns: whether they are a changeset of this version's tables
 */
gboolean
cordon_changeset_check (const guint8 *bytes,
                        gsize n_bytes,
                        GArray *touched)
{
  Reader reader = { bytes, bytes + n_bytes };
  const CordonTable *table = NULL;

  while (reader.at < reader.end)
    {
      if (*reader.at == 'T')
        {
          table = read_table (&reader);
          if (table == NULL)
            return FALSE;
        }
      else if (table == NULL || !read_change (&reader, table, touched))
        return FALSE;
    }
  return TRUE;
}
