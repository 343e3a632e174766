/* draft.h: a document being written: the plan, its readers, and how contents become words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/ground.h"
#include "figure/plan-shapes.h"
#include "report/document.h"
#include "report/report.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * CordonDraft:
 * @input: what the document is made from
 * @plan: the plan
 * @info: (nullable): the plan's own record
 * @document: what is written so far
 * @ceiling: the strictest label its readers may see
 * @frame: the plan's local frame
 * @shapes: what the readers may see on the map
 * @ground: (nullable): the base map
 * @zone: the event's time zone
 * @fonts: for figures
 * @left_out: how many records of each table the readers may not see
 * @links: private
 */
typedef struct
{
  const CordonReportInput *input;
  const CordonPlan *plan;
  const CordonPlanInfo *info;
  CordonDocument *document;
  CordonTlp ceiling;
  GeoFrame *frame;
  CordonPlanShapes *shapes;
  CordonGround *ground;
  GTimeZone *zone;
  PangoContext *fonts;
  guint left_out[CORDON_N_TABLES];
  GHashTable *links;
} CordonDraft;

/* One column of a table of records: a field, and its share of the width. */
typedef struct
{
  const char *field;
  double share;
} CordonRecordColumn;

void cordon_draft_init (CordonDraft *draft,
                        const CordonReportInput *input,
                        PangoContext *fonts);
void cordon_draft_clear (CordonDraft *draft);
gboolean cordon_draft_may_show (const CordonDraft *draft,
                                const CordonRecord *record);
gboolean cordon_draft_may_show_field (const CordonDraft *draft,
                                      const CordonField *field);
GPtrArray *cordon_draft_list (const CordonDraft *draft,
                              CordonTableId table);
const GPtrArray *cordon_draft_linked (CordonDraft *draft,
                                      CordonTableId table,
                                      const char *field,
                                      gint64 id);
const CordonRecord *cordon_draft_find (const CordonDraft *draft,
                                       CordonTableId table,
                                       gint64 id);
char *cordon_draft_name (const CordonDraft *draft,
                         CordonTableId table,
                         gint64 id);
char *cordon_draft_anchor (const CordonRecord *record);
char *cordon_draft_time (const CordonDraft *draft,
                         gint64 minute);
char *cordon_draft_interval (const CordonDraft *draft,
                             CordonInterval interval);
char *cordon_draft_number (double value,
                           guint n_decimals);
char *cordon_draft_field (const CordonDraft *draft,
                          const CordonRecord *record,
                          const CordonField *field);
void cordon_draft_facts (CordonDraft *draft,
                         const CordonRecord *record,
                         const char *const *fields);
CordonGrid *cordon_draft_pairs (CordonDraft *draft);
void cordon_draft_pair (CordonGrid *grid,
                        const char *label,
                        const char *text,
                        const char *link);
gboolean cordon_draft_table (CordonDraft *draft,
                             const char *heading,
                             const GPtrArray *records,
                             const CordonRecordColumn *columns,
                             guint n_columns);
gint64 cordon_draft_swatch (const CordonDraft *draft,
                            gint64 organisation);
gboolean cordon_draft_is_private (const CordonDraft *draft,
                                  gint64 organisation);
int cordon_text_compare_naturally (const char *a,
                                   const char *b);

G_END_DECLS
