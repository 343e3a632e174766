/* plan-access.c: opening and closing the plan a command is about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/plan-access.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/command.h"
#include "cli/console.h"

/**
 * cordon_plan_access_actor:
 *
 * Returns: (transfer none): who acts, for the history: $CORDON_ACTOR, or the
 *   name of the user
 */
const char *
cordon_plan_access_actor (void)
{
  const char *actor = g_getenv ("CORDON_ACTOR");

  return actor != NULL && *actor != '\0' ? actor : g_get_user_name ();
}

/**
 * cordon_plan_access_open:
 * @path: a plan file
 * @mode: whether it is to be changed
 *
 * Returns: (transfer full) (nullable): the open plan; %NULL after saying why not
 */
CordonSession *
cordon_plan_access_open (const char *path,
                         CordonSessionMode mode)
{
  g_autoptr (GError) error = NULL;
  CordonSession *session = cordon_session_open (path, mode, cordon_plan_access_actor (), &error);

  if (session == NULL)
    cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
  else if (cordon_session_is_recovered (session))
    cordon_console_note (_ ("The last work on “%s” ended without being published; it is all there."), path);
  return session;
}

/**
 * cordon_plan_access_close:
 * @session: (transfer full): an open plan
 * @status: how the command went until now
 *
 * Publishes what was changed.
 *
 * Returns: @status, or why the plan could not be published
 */
int
cordon_plan_access_close (CordonSession *session,
                          int status)
{
  g_autoptr (GError) error = NULL;

  if (cordon_session_close (session, &error))
    return status;
  return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
}

/**
 * cordon_plan_access_apply:
 * @session: an open plan
 * @edit: what to change
 *
 * Returns: a #CordonExitStatus; why it was not done was said
 */
int
cordon_plan_access_apply (CordonSession *session,
                          CordonEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (cordon_session_apply (session, edit, &error))
    return CORDON_EXIT_OK;
  return cordon_console_fail (error->domain == CORDON_MODEL_ERROR ? CORDON_EXIT_FINDINGS : CORDON_EXIT_FILE, "%s",
                              error->message);
}

/* In a build tree, _build/src/cli/cordonctl, the data are those of the sources around it. */
static char *
find_data_beside_program (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  return folder != NULL ? g_build_filename (folder, "..", "..", "..", "data", NULL) : NULL;
}

/**
 * cordon_plan_access_find_folder:
 * @kind: a folder of the program's data, for example "templates"
 * @name: a name there, or the path of a folder
 *
 * Returns: (transfer full) (nullable): the folder; %NULL when there is none
 */
char *
cordon_plan_access_find_folder (const char *kind,
                                const char *name)
{
  g_autofree char *beside = find_data_beside_program ();
  const char *roots[] = { g_getenv ("CORDON_DATA_DIR"), beside, CORDON_PKGDATADIR };

  if (strchr (name, G_DIR_SEPARATOR) != NULL)
    return g_file_test (name, G_FILE_TEST_IS_DIR) ? g_strdup (name) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autofree char *path = roots[i] != NULL ? g_build_filename (roots[i], kind, name, NULL) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/**
 * cordon_plan_access_find_table:
 * @name: (nullable): a table's name
 * @out_table: (out) (nullable): the table; %NULL when no name was given
 *
 * Returns: whether there is such a table; otherwise that was said
 */
gboolean
cordon_plan_access_find_table (const char *name,
                               const CordonTable **out_table)
{
  *out_table = name != NULL ? cordon_table_find (name) : NULL;
  if (name == NULL || *out_table != NULL)
    return TRUE;
  cordon_console_fail (CORDON_EXIT_USAGE, _ ("there is no table “%s”; “cordonctl schema” lists them"), name);
  return FALSE;
}
