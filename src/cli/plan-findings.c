/* plan-findings.c: running the checks for a command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/plan-findings.h"

#include <glib/gi18n.h>

#include "cli/command.h"
#include "cli/console.h"

static void
on_check_progressed (double share,
                     gpointer data)
{
  cordon_console_progress (share, _ ("checking"));
}

/**
 * cordon_plan_findings_run:
 * @session: an open plan
 * @at_min: only what is so at that minute; %CORDON_MINUTE_NONE for all the time
 * @only: (nullable) (array zero-terminated=1): only these checks
 * @out_findings: (out) (transfer full) (element-type CordonFinding): what was
 *   found; set on success
 *
 * Runs the checks, with progress, until done or interrupted.
 *
 * Returns: a #CordonExitStatus; what went wrong was said
 */
int
cordon_plan_findings_run (CordonSession *session,
                          gint64 at_min,
                          const char *const *only,
                          GPtrArray **out_findings)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  CordonCheckOptions options = { cordon_session_now_min (), at_min, only };
  g_autoptr (CordonBaseMap) map = NULL;
  g_autoptr (CordonCheckRun) run = NULL;
  g_autoptr (GError) error = NULL;

  map = cordon_session_base_map (session, &error);
  if (map == NULL)
    return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
  run = cordon_check_run_new (plan, map, &options);
  if (!cordon_check_run_execute (run, on_check_progressed, NULL, cordon_console_cancellable (), &error))
    return cordon_console_fail (CORDON_EXIT_FILE, _ ("interrupted; the plan is as it was"));
  cordon_console_end_progress ();
  *out_findings = cordon_check_run_findings (run);
  return CORDON_EXIT_OK;
}
