/* table-batch.h: rows of text files, turned into one edit of a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/error.h"
#include "exchange/sheet.h"
#include "model/edit.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* What became of the rows of a batch. */
typedef struct
{
  guint n_new;
  guint n_changed;
  guint n_same;
  guint n_left_out;
} CordonBatchCount;

typedef struct _CordonTableBatch CordonTableBatch;

CordonTableBatch *cordon_table_batch_new (const CordonPlan *plan);
void cordon_table_batch_free (CordonTableBatch *batch);
gboolean cordon_table_batch_add_file (CordonTableBatch *batch,
                                      const CordonTable *table,
                                      const char *path,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_table_batch_add_sheet (CordonTableBatch *batch,
                                   CordonSheet *sheet);
CordonEdit *cordon_table_batch_finish (CordonTableBatch *batch,
                                       const char *label,
                                       gboolean keeps_going);
GPtrArray *cordon_table_batch_problems (CordonTableBatch *batch);
CordonBatchCount cordon_table_batch_count (const CordonTableBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonTableBatch, cordon_table_batch_free)

G_END_DECLS
