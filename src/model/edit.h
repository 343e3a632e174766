/* edit.h: the only way to change a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/plan.h"

G_BEGIN_DECLS

/* One record's change: before is NULL for a new record, after for a deleted one. */
typedef struct
{
  CordonTableId table;
  gint64 id;
  const CordonRecord *before;
  const CordonRecord *after;
} CordonChange;

/**
 * CordonEdit:
 *
 * A labelled list of changes that happen together or not at all, for example
 * "Move post N3". Each record appears once: a second change of the same record
 * is joined to the first.
 */
typedef struct _CordonEdit CordonEdit;

CordonEdit *cordon_edit_new (const char *label);
CordonEdit *cordon_edit_ref (const CordonEdit *edit);
void cordon_edit_unref (const CordonEdit *edit);
const char *cordon_edit_label (const CordonEdit *edit);
guint cordon_edit_n_changes (const CordonEdit *edit);
const CordonChange *cordon_edit_change (const CordonEdit *edit,
                                        guint index);
void cordon_edit_insert (CordonEdit *edit,
                         CordonRecord *record);
void cordon_edit_replace (CordonEdit *edit,
                          const CordonRecord *before,
                          CordonRecord *after);
void cordon_edit_delete (CordonEdit *edit,
                         const CordonRecord *before);
void cordon_edit_delete_with_dependants (CordonEdit *edit,
                                         const CordonPlan *plan,
                                         const CordonRecord *record);
CordonEdit *cordon_edit_invert (const CordonEdit *edit);
CordonEdit *cordon_edit_between (const CordonPlan *before,
                                 const CordonPlan *after,
                                 const char *label);

/* Makes the plan that the edit leads to; every value and reference is checked first. */
CordonPlan *cordon_plan_apply (const CordonPlan *plan,
                               const CordonEdit *edit,
                               GError **error);
/* Checks one record by itself: required fields, ranges, order of times, valid geometry. */
gboolean cordon_record_validate (const CordonRecord *record,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonEdit, cordon_edit_unref)

G_END_DECLS
