/* sample-file.c: makes a plan file of a bundled sample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/edit.h"
#include "session/sample.h"

/**
 * cordon_sample_create:
 * @name: of a sample in cordon_sample_list()
 * @path: where the plan file is to be; nothing may be there
 * @actor: who makes it
 * @now_min: now, in minutes since 1970-01-01T00:00Z
 * @error: as cordon_sample_build(), cordon_session_create() and
 *   cordon_session_apply()
 *
 * Makes a plan file with the sample and its base map in it, and publishes it.
 *
 * Returns: (transfer full): the open plan, or %NULL
 */
CordonSession *
cordon_sample_create (const char *name,
                      const char *path,
                      const char *actor,
                      gint64 now_min,
                      GError **error)
{
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonBaseMap) map = NULL;
  g_autoptr (CordonPlan) fresh = NULL;
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (CordonSession) session = NULL;

  if (!cordon_sample_build (name, &plan, &map, error))
    return NULL;
  session = cordon_session_create (path, cordon_plan_info (plan)->name, cordon_plan_info (plan)->timezone, actor,
                                   now_min, error);
  if (session == NULL)
    return NULL;
  fresh = cordon_session_plan (session);
  edit = cordon_edit_between (fresh, plan, _ ("Fill in the sample"));
  if (!cordon_session_apply (session, edit, error) ||
      !cordon_session_set_base_map (session, map, error) ||
      !cordon_session_publish (session, error))
    return NULL;
  return g_steal_pointer (&session);
}
