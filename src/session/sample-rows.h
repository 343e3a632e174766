/* sample-rows.h: a plan's records made from tables of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/plan.h"
#include "session/sample-site.h"

G_BEGIN_DECLS

typedef struct _CordonSampleRows CordonSampleRows;

/* One field of one record, set after the tables are read; a record not there yet is made. */
typedef struct
{
  CordonTableId table;
  const char *key;
  const char *field;
  const char *value;
} CordonSampleChange;

CordonSampleRows *cordon_sample_rows_new (const char *name,
                                          const CordonSampleSite *site,
                                          const char *day,
                                          GTimeZone *zone);
void cordon_sample_rows_free (CordonSampleRows *rows);
void cordon_sample_rows_set_joints (CordonSampleRows *rows,
                                    const char *joints);
char **cordon_sample_rows_split (const char *line);
gboolean cordon_sample_rows_add (CordonSampleRows *rows,
                                 CordonTableId table,
                                 const char *const *lines,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_sample_rows_set (CordonSampleRows *rows,
                                 CordonTableId table,
                                 const char *key,
                                 const char *field,
                                 const char *value,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
CordonPlan *cordon_sample_rows_finish (CordonSampleRows *rows,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonSampleRows, cordon_sample_rows_free)

G_END_DECLS
