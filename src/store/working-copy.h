/* working-copy.h: the private copy in which a plan is edited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/plan.h"
#include "store/history.h"

G_BEGIN_DECLS

/**
 * CordonWorkingCopy:
 *
 * A plan that is being edited: its database, its history, and the file it is
 * published to. It belongs to one process; a second one is turned away.
 */
typedef struct _CordonWorkingCopy CordonWorkingCopy;

CordonWorkingCopy *cordon_working_copy_create (const char *path,
                                               GError **error);
CordonWorkingCopy *cordon_working_copy_open (const char *path,
                                             CordonPlan **out_plan,
                                             GError **error);
void cordon_working_copy_free (CordonWorkingCopy *copy);
CordonDatabase *cordon_working_copy_database (CordonWorkingCopy *copy);
CordonHistory *cordon_working_copy_history (CordonWorkingCopy *copy);
gboolean cordon_working_copy_is_recovered (const CordonWorkingCopy *copy);
gboolean cordon_working_copy_is_changed (const CordonWorkingCopy *copy);
gboolean cordon_working_copy_publish (CordonWorkingCopy *copy,
                                      const CordonPlan *plan,
                                      gint64 now_min,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_working_copy_discard (CordonWorkingCopy *copy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonWorkingCopy, cordon_working_copy_free)

G_END_DECLS
