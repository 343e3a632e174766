/* rows.c: the records of one table, in order of id, sharing what did not change.
 *
 * The rows are cut into chunks of at most 256, each sorted by id and
 * reference-counted. A copy of the rows is a copy of the list of chunks; a
 * change then clones only the chunk it touches, once, and works in place on
 * chunks nobody else holds. So a snapshot of 500,000 rows costs some 4,000
 * pointers, one edit clones 256, and loading in order of id is linear.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/rows.h"

#include <string.h>

#define CHUNK_CAPACITY 256

typedef struct
{
  gatomicrefcount ref_count;
  guint n_rows;
  const CordonRecord *rows[CHUNK_CAPACITY];
} Chunk;

struct _CordonRows
{
  gatomicrefcount ref_count;
  guint n_rows;
  GPtrArray *chunks; /* of Chunk *, none empty */
};

static Chunk *
chunk_new (void)
{
  Chunk *chunk = g_malloc (sizeof (Chunk));

  g_atomic_ref_count_init (&chunk->ref_count);
  chunk->n_rows = 0;
  return chunk;
}

static void
chunk_unref (gpointer data)
{
  Chunk *chunk = data;

  if (!g_atomic_ref_count_dec (&chunk->ref_count))
    return;
  for (guint i = 0; i < chunk->n_rows; i++)
    cordon_record_unref (chunk->rows[i]);
  g_free (chunk);
}

static Chunk *
chunk_clone (const Chunk *chunk,
             guint start,
             guint end)
{
  Chunk *clone = chunk_new ();

  clone->n_rows = end - start;
  memcpy (clone->rows, chunk->rows + start, clone->n_rows * sizeof chunk->rows[0]);
  for (guint i = 0; i < clone->n_rows; i++)
    cordon_record_ref (clone->rows[i]);
  return clone;
}

/* The first row of the chunk whose id is not below. */
static guint
chunk_lower_bound (const Chunk *chunk,
                   gint64 id)
{
  guint low = 0;
  guint high = chunk->n_rows;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (chunk->rows[middle]->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The last chunk that begins at or below the id; the first one when none does. */
static guint
find_chunk (const CordonRows *rows,
            gint64 id)
{
  guint low = 0;
  guint high = rows->chunks->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      const Chunk *chunk = rows->chunks->pdata[middle];

      if (chunk->rows[0]->id <= id)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static Chunk *
own_chunk (CordonRows *rows,
           guint index)
{
  Chunk *chunk = rows->chunks->pdata[index];

  if (g_atomic_ref_count_compare (&chunk->ref_count, 1))
    return chunk;
  rows->chunks->pdata[index] = chunk_clone (chunk, 0, chunk->n_rows);
  chunk_unref (chunk);
  return rows->chunks->pdata[index];
}

/* A full chunk is cut in the middle, or at its end when rows arrive in order. */
static void
split_chunk (CordonRows *rows,
             guint index,
             gint64 id)
{
  Chunk *chunk = rows->chunks->pdata[index];
  guint cut = chunk_lower_bound (chunk, id) == chunk->n_rows ? chunk->n_rows - 1 : chunk->n_rows / 2;

  g_ptr_array_insert (rows->chunks, index + 1, chunk_clone (chunk, cut, chunk->n_rows));
  rows->chunks->pdata[index] = chunk_clone (chunk, 0, cut);
  chunk_unref (chunk);
}

/**
 * cordon_rows_new:
 *
 * Returns: (transfer full): no rows
 */
CordonRows *
cordon_rows_new (void)
{
  CordonRows *rows = g_new0 (CordonRows, 1);

  g_atomic_ref_count_init (&rows->ref_count);
  rows->chunks = g_ptr_array_new_with_free_func (chunk_unref);
  return rows;
}

/**
 * cordon_rows_ref:
 * @rows: rows
 *
 * Returns: (transfer full): the same rows
 */
CordonRows *
cordon_rows_ref (const CordonRows *rows)
{
  g_atomic_ref_count_inc (&((CordonRows *) rows)->ref_count);
  return (CordonRows *) rows;
}

/**
 * cordon_rows_unref:
 * @rows: (transfer full) (nullable): rows
 */
void
cordon_rows_unref (const CordonRows *rows)
{
  if (rows == NULL || !g_atomic_ref_count_dec (&((CordonRows *) rows)->ref_count))
    return;
  g_ptr_array_unref (rows->chunks);
  g_free ((CordonRows *) rows);
}

/**
 * cordon_rows_count:
 * @rows: rows
 *
 * Returns: how many there are
 */
guint
cordon_rows_count (const CordonRows *rows)
{
  return rows->n_rows;
}

/**
 * cordon_rows_find:
 * @rows: rows
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record of that id
 */
const CordonRecord *
cordon_rows_find (const CordonRows *rows,
                  gint64 id)
{
  const Chunk *chunk;
  guint row;

  if (rows->chunks->len == 0)
    return NULL;
  chunk = rows->chunks->pdata[find_chunk (rows, id)];
  row = chunk_lower_bound (chunk, id);
  return row < chunk->n_rows && chunk->rows[row]->id == id ? chunk->rows[row] : NULL;
}

/**
 * cordon_rows_iter_init:
 * @iter: (out caller-allocates): a walk
 * @rows: the rows to walk, which must outlive the walk
 */
void
cordon_rows_iter_init (CordonRowsIter *iter,
                       const CordonRows *rows)
{
  iter->rows = rows;
  iter->chunk = 0;
  iter->row = 0;
}

/**
 * cordon_rows_iter_next:
 * @iter: a walk
 *
 * Returns: (transfer none) (nullable): the next record in order of id; %NULL
 *   at the end
 */
const CordonRecord *
cordon_rows_iter_next (CordonRowsIter *iter)
{
  const Chunk *chunk;

  if (iter->chunk >= iter->rows->chunks->len)
    return NULL;
  chunk = iter->rows->chunks->pdata[iter->chunk];
  if (iter->row + 1 < chunk->n_rows)
    return chunk->rows[iter->row++];
  iter->chunk++;
  iter->row = 0;
  return chunk->rows[chunk->n_rows - 1];
}

/**
 * cordon_rows_copy:
 * @rows: rows
 *
 * Returns: (transfer full): rows of the same records that may be changed;
 *   nothing but the list of chunks is copied
 */
CordonRows *
cordon_rows_copy (const CordonRows *rows)
{
  CordonRows *copy = cordon_rows_new ();

  copy->n_rows = rows->n_rows;
  g_ptr_array_set_size (copy->chunks, rows->chunks->len);
  for (guint i = 0; i < rows->chunks->len; i++)
    {
      Chunk *chunk = rows->chunks->pdata[i];

      g_atomic_ref_count_inc (&chunk->ref_count);
      copy->chunks->pdata[i] = chunk;
    }
  return copy;
}

/**
 * cordon_rows_put:
 * @rows: rows nobody else holds
 * @record: (transfer none): a record, which is sealed
 *
 * Adds the record, or puts it in the place of the one of the same id.
 */
void
cordon_rows_put (CordonRows *rows,
                 const CordonRecord *record)
{
  Chunk *chunk;
  guint index;
  guint row;

  cordon_record_seal (record);
  if (rows->chunks->len == 0)
    g_ptr_array_add (rows->chunks, chunk_new ());
  index = find_chunk (rows, record->id);
  chunk = own_chunk (rows, index);
  row = chunk_lower_bound (chunk, record->id);
  if (row < chunk->n_rows && chunk->rows[row]->id == record->id)
    {
      const CordonRecord *old = chunk->rows[row];

      chunk->rows[row] = cordon_record_ref (record);
      cordon_record_unref (old);
      return;
    }
  if (chunk->n_rows == CHUNK_CAPACITY)
    {
      split_chunk (rows, index, record->id);
      index = find_chunk (rows, record->id);
      chunk = rows->chunks->pdata[index];
      row = chunk_lower_bound (chunk, record->id);
    }
  memmove (chunk->rows + row + 1, chunk->rows + row, (chunk->n_rows - row) * sizeof chunk->rows[0]);
  chunk->rows[row] = cordon_record_ref (record);
  chunk->n_rows++;
  rows->n_rows++;
}

/**
 * cordon_rows_remove:
 * @rows: rows nobody else holds
 * @id: an id
 *
 * Returns: whether there was a record of that id; it is gone now
 */
gboolean
cordon_rows_remove (CordonRows *rows,
                    gint64 id)
{
  Chunk *chunk;
  guint index;
  guint row;

  if (cordon_rows_find (rows, id) == NULL)
    return FALSE;
  index = find_chunk (rows, id);
  chunk = own_chunk (rows, index);
  row = chunk_lower_bound (chunk, id);
  cordon_record_unref (chunk->rows[row]);
  chunk->n_rows--;
  memmove (chunk->rows + row, chunk->rows + row + 1, (chunk->n_rows - row) * sizeof chunk->rows[0]);
  rows->n_rows--;
  if (chunk->n_rows == 0)
    g_ptr_array_remove_index (rows->chunks, index);
  return TRUE;
}
