/* sample.c: cordonctl sample: writes a bundled sample plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/sample.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"

static const CordonOption options[] = {
  { "output", "PLAN", N_ ("where to write the plan; nothing may be there"), 'o' },
  { NULL },
};

static gboolean
is_sample (const char *name)
{
  guint n_samples;
  const CordonSample *samples = cordon_sample_list (&n_samples);

  for (guint i = 0; i < n_samples; i++)
    if (strcmp (samples[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

static int
run (const CordonInvocation *invocation)
{
  guint n_samples;
  const CordonSample *samples = cordon_sample_list (&n_samples);
  const char *name = cordon_invocation_n_arguments (invocation) > 0 ? cordon_invocation_argument (invocation, 0)
                                                                    : samples[0].name;
  const char *path = cordon_invocation_value (invocation, "output");
  g_autoptr (GError) error = NULL;
  CordonSession *session;

  if (path == NULL)
    {
      for (guint i = 0; i < n_samples; i++)
        cordon_console_note ("%-22s %s", samples[i].name, _ (samples[i].summary));
      return cordon_console_fail (CORDON_EXIT_USAGE, _ ("say where to write it: cordonctl sample %s -o PLAN"), name);
    }
  session = cordon_sample_create (name, path, cordon_plan_access_actor (), cordon_session_now_min (), &error);
  if (session == NULL)
    return cordon_console_fail (is_sample (name) ? CORDON_EXIT_FILE : CORDON_EXIT_USAGE, "%s", error->message);
  return cordon_plan_access_close (session, CORDON_EXIT_OK);
}

const CordonCommand cordon_command_sample = {
  .name = "sample",
  .run = run,
  .usage = "[NAME] -o PLAN",
  .summary = N_ ("Writes a bundled sample plan with its city; without -o, lists the samples."),
  .example = "cordonctl sample -o harbour.cordon.gpkg",
  .options = options,
  .n_arguments_min = 0,
  .n_arguments_max = 1,
};
