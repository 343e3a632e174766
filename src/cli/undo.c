/* undo.c: cordonctl undo, redo: takes actions back, and brings them back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/number.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"

static gboolean
read_count (const CordonInvocation *invocation,
            guint *out_n_actions)
{
  const char *text = cordon_invocation_argument (invocation, 1);
  gint64 number = 1;

  if (text != NULL && (!cordon_integer_parse (text, &number) || number < 1 || number > G_MAXUINT))
    {
      cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is not a number of actions"), text);
      return FALSE;
    }
  *out_n_actions = (guint) number;
  return TRUE;
}

static int
move_in_history (CordonSession *session,
                 gboolean is_undo,
                 guint n_actions)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  guint n_done = 0;
  gboolean is_done = is_undo ? cordon_session_undo (session, n_actions, &n_done, &label, &error)
                             : cordon_session_redo (session, n_actions, &n_done, &label, &error);

  if (!is_done)
    return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
  if (n_done == 0)
    return cordon_console_fail (CORDON_EXIT_FINDINGS, "%s",
                                is_undo ? _ ("there is nothing to undo") : _ ("there is nothing to redo"));
  if (is_undo)
    cordon_console_print (g_dngettext (GETTEXT_PACKAGE, "%u action undone, the last one: %s\n",
                                       "%u actions undone, the last one: %s\n", n_done),
                          n_done, label);
  else
    cordon_console_print (g_dngettext (GETTEXT_PACKAGE, "%u action redone, the last one: %s\n",
                                       "%u actions redone, the last one: %s\n", n_done),
                          n_done, label);
  return CORDON_EXIT_OK;
}

static int
run_in (const CordonInvocation *invocation,
        gboolean is_undo)
{
  CordonSession *session;
  guint n_actions;
  int status;

  if (!read_count (invocation, &n_actions))
    return CORDON_EXIT_USAGE;
  session = cordon_plan_access_open (cordon_invocation_argument (invocation, 0), CORDON_SESSION_READ_WRITE);
  if (session == NULL)
    return CORDON_EXIT_FILE;
  status = move_in_history (session, is_undo, n_actions);
  return cordon_plan_access_close (session, status);
}

static int
run_undo (const CordonInvocation *invocation)
{
  return run_in (invocation, TRUE);
}

static int
run_redo (const CordonInvocation *invocation)
{
  return run_in (invocation, FALSE);
}

const CordonCommand cordon_command_undo = {
  .name = "undo",
  .run = run_undo,
  .usage = "PLAN [N]",
  .summary = N_ ("Takes back the last action, or the last N, also those of earlier days."),
  .example = "cordonctl undo harbour.cordon.gpkg 3",
  .n_arguments_min = 1,
  .n_arguments_max = 2,
};

const CordonCommand cordon_command_redo = {
  .name = "redo",
  .run = run_redo,
  .usage = "PLAN [N]",
  .summary = N_ ("Brings back what was undone last, or the last N."),
  .example = "cordonctl redo harbour.cordon.gpkg",
  .n_arguments_min = 1,
  .n_arguments_max = 2,
};
