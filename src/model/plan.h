/* plan.h: one immutable state of a whole plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/record.h"
#include "model/rows.h"

G_BEGIN_DECLS

/**
 * CordonPlan:
 *
 * Every record of a plan at one moment. Immutable, reference-counted, safe to
 * hand to another thread; a changed plan shares all unchanged records with the
 * one it came from, so holding an old one is how undo and comparison work.
 */
typedef struct _CordonPlan CordonPlan;

CordonPlan *cordon_plan_new (void);
CordonPlan *cordon_plan_ref (const CordonPlan *plan);
void cordon_plan_unref (const CordonPlan *plan);
const CordonRows *cordon_plan_rows (const CordonPlan *plan,
                                    CordonTableId table);
guint cordon_plan_count (const CordonPlan *plan,
                         CordonTableId table);
const CordonRecord *cordon_plan_find (const CordonPlan *plan,
                                      CordonTableId table,
                                      gint64 id);
GPtrArray *cordon_plan_list (const CordonPlan *plan,
                             CordonTableId table);
gint64 cordon_plan_find_named (const CordonPlan *plan,
                               CordonTableId table,
                               const char *text,
                               GError **error);
const CordonPlanInfo *cordon_plan_info (const CordonPlan *plan);
GTimeZone *cordon_plan_time_zone (const CordonPlan *plan);
GeoExtent cordon_plan_extent (const CordonPlan *plan);
void cordon_plan_text_context (const CordonPlan *plan,
                               CordonTextContext *out_context);
CordonInterval cordon_assignment_interval (const CordonPlan *plan,
                                           const CordonAssignment *assignment);
gint64 cordon_assignment_people (const CordonPlan *plan,
                                 const CordonAssignment *assignment);

/* Loading: a plan made of records at once. Takes references; seals them. */
CordonPlan *cordon_plan_new_from_records (GPtrArray *records,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonPlan, cordon_plan_unref)

G_END_DECLS
