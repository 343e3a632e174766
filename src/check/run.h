/* run.h: all checks of a plan, at once or again after an edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "check/checks.h"

G_BEGIN_DECLS

/**
 * CordonCheckRun:
 *
 * The findings of a plan, kept in step with its edits. Belongs to one thread at
 * a time. The findings it gives out may be kept and shared.
 */
typedef struct _CordonCheckRun CordonCheckRun;

/**
 * CordonCheckProgress:
 * @share: how much is done, 0 to 1
 * @data: the caller's
 */
typedef void (*CordonCheckProgress) (double share,
                                     gpointer data);

CordonCheckRun *cordon_check_run_new (const CordonPlan *plan,
                                      const CordonBaseMap *base_map,
                                      const CordonCheckOptions *options);
void cordon_check_run_free (CordonCheckRun *run);
gboolean cordon_check_run_execute (CordonCheckRun *run,
                                   CordonCheckProgress progress,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_check_run_update (CordonCheckRun *run,
                              const CordonPlan *after,
                              const CordonEdit *edit);
GPtrArray *cordon_check_run_findings (CordonCheckRun *run);
const CordonCheckContext *cordon_check_run_context (const CordonCheckRun *run);
guint cordon_check_run_count (const CordonCheckRun *run,
                              CordonSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonCheckRun, cordon_check_run_free)

G_END_DECLS
