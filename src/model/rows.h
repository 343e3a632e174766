/* rows.h: the records of one table, in order of id, sharing what did not change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/record.h"

G_BEGIN_DECLS

typedef struct _CordonRows CordonRows;

/* Walks the records of a table: init, then next until it gives NULL. */
typedef struct
{
  const CordonRows *rows;
  guint chunk;
  guint row;
} CordonRowsIter;

CordonRows *cordon_rows_new (void);
CordonRows *cordon_rows_ref (const CordonRows *rows);
void cordon_rows_unref (const CordonRows *rows);
guint cordon_rows_count (const CordonRows *rows);
const CordonRecord *cordon_rows_find (const CordonRows *rows,
                                      gint64 id);
void cordon_rows_iter_init (CordonRowsIter *iter,
                            const CordonRows *rows);
const CordonRecord *cordon_rows_iter_next (CordonRowsIter *iter);

/* Changing: only on rows nobody else holds, as cordon_rows_copy() gives them. */
CordonRows *cordon_rows_copy (const CordonRows *rows);
void cordon_rows_put (CordonRows *rows,
                      const CordonRecord *record);
gboolean cordon_rows_remove (CordonRows *rows,
                             gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonRows, cordon_rows_unref)

G_END_DECLS
