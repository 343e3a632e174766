/* new.c: cordonctl new: makes a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/minute.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"
#include "exchange/folder.h"

static const CordonOption options[] = {
  { "title", "T", N_ ("the title on the cover"), 't' },
  { "template", "NAME", N_ ("start from a template, or from a folder of text files (a path with /)"), 0 },
  { "timezone", "TZ", N_ ("the zone the event lives in, for example Europe/Monaco; otherwise UTC"), 0 },
  { NULL },
};

/* The rows of a template for a plan; NULL after saying what is wrong with them. */
static CordonEdit *
read_template (const CordonPlan *plan,
               const char *folder,
               const char *name,
               int *out_status)
{
  g_autoptr (CordonTableBatch) batch = cordon_table_batch_new (plan);
  g_autofree char *label = g_strdup_printf (_ ("Start from the template %s"), name);
  g_autoptr (GError) error = NULL;
  CordonEdit *edit;

  if (!cordon_folder_read (batch, folder, &error))
    {
      *out_status = cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
      return NULL;
    }
  edit = cordon_table_batch_finish (batch, label, FALSE);
  if (edit != NULL)
    return edit;
  cordon_console_print_problems (cordon_table_batch_problems (batch));
  *out_status = cordon_console_fail (CORDON_EXIT_FINDINGS, _ ("the template %s has errors; no plan was made"), name);
  return NULL;
}

/* Tries the template on an empty plan, so that a bad one leaves no half-made file behind. */
static int
check_template (const char *name,
                char **out_folder)
{
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonEdit) edit = NULL;
  int status = CORDON_EXIT_OK;

  *out_folder = name != NULL ? cordon_plan_access_find_folder ("templates", name) : NULL;
  if (name == NULL)
    return CORDON_EXIT_OK;
  if (*out_folder == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("there is no template “%s”; for a folder of your own, write ./%s"),
                                name, name);
  edit = read_template (empty, *out_folder, name, &status);
  return status;
}

static int
apply_template (CordonSession *session,
                const char *folder,
                const char *name)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autoptr (CordonEdit) edit = NULL;
  int status = CORDON_EXIT_OK;

  if (folder == NULL)
    return CORDON_EXIT_OK;
  edit = read_template (plan, folder, name, &status);
  return edit != NULL ? cordon_plan_access_apply (session, edit) : status;
}

static int
run (const CordonInvocation *invocation)
{
  const char *path = cordon_invocation_argument (invocation, 0);
  const char *title = cordon_invocation_value (invocation, "title");
  const char *timezone = cordon_invocation_value (invocation, "timezone");
  const char *template = cordon_invocation_value (invocation, "template");
  g_autoptr (GTimeZone) zone = cordon_time_zone_new (timezone);
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  CordonSession *session;
  int status;

  if (title == NULL || *title == '\0')
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("a plan needs a title: cordonctl new %s --title \"Harbour Day 2027\""),
                                path);
  if (zone == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is not a time zone; write for example Europe/Monaco"),
                                timezone);
  status = check_template (template, &folder);
  if (status != CORDON_EXIT_OK)
    return status;
  session = cordon_session_create (path, title, timezone, cordon_plan_access_actor (), cordon_session_now_min (),
                                   &error);
  if (session == NULL)
    return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
  status = apply_template (session, folder, template);
  return cordon_plan_access_close (session, status);
}

const CordonCommand cordon_command_new = {
  .name = "new",
  .run = run,
  .usage = "PLAN --title T [--template NAME] [--timezone TZ]",
  .summary = N_ ("Makes a plan, empty or from a template."),
  .example = "cordonctl new harbour.cordon.gpkg --title \"Harbour Day 2027\" --timezone Europe/Monaco",
  .options = options,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
};
