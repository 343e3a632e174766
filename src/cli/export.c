/* export.c: cordonctl export: writes a plan as text files or KML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"
#include "exchange/folder.h"
#include "exchange/kml.h"
#include "exchange/table-text.h"

static const CordonOption options[] = {
  { "output", "FOLDER/|FILE", N_ ("a folder for the whole plan, or a .geojson, .csv or .kml file"), 'o' },
  { "table", "TABLE", N_ ("which table; otherwise the one the file is named after"), 0 },
  { NULL },
};

static gboolean
is_kml (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".kml");
}

static gboolean
is_folder (const char *path)
{
  return g_str_has_suffix (path, G_DIR_SEPARATOR_S) || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static int
export_to (const CordonPlan *plan,
           const char *path,
           const CordonTable *table)
{
  g_autoptr (GError) error = NULL;
  gboolean is_written;

  if (is_folder (path))
    is_written = cordon_folder_write (plan, path, &error);
  else if (is_kml (path))
    is_written = cordon_kml_save (plan, table, path, &error);
  else
    is_written = cordon_table_save (plan, table, path, &error);
  if (is_written)
    return CORDON_EXIT_OK;
  return cordon_console_fail (g_error_matches (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_TABLE)
                                ? CORDON_EXIT_USAGE
                                : CORDON_EXIT_FILE,
                              "%s", error->message);
}

/* Finds out what is wanted before the plan is opened. */
static gboolean
check_wish (const char *path,
            const CordonTable **table)
{
  if (path == NULL)
    cordon_console_fail (CORDON_EXIT_USAGE, _ ("say where to write it: -o FOLDER/ or -o FILE"));
  else if (is_folder (path) && *table != NULL)
    cordon_console_fail (CORDON_EXIT_USAGE, _ ("a folder takes the whole plan; for one table write -o %s.csv"),
                         (*table)->name);
  else if (is_folder (path) || is_kml (path))
    return TRUE;
  else if (!cordon_table_text_is_path (path))
    cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is neither .geojson, .csv nor .kml; a folder ends with /"), path);
  else
    {
      if (*table == NULL)
        *table = cordon_table_of_file (path);
      if (*table != NULL)
        return TRUE;
      cordon_console_fail (CORDON_EXIT_USAGE, _ ("say which table “%s” is to hold: --table TABLE"), path);
    }
  return FALSE;
}

static int
run (const CordonInvocation *invocation)
{
  const char *path = cordon_invocation_value (invocation, "output");
  g_autoptr (CordonSession) session = NULL;
  g_autoptr (CordonPlan) plan = NULL;
  const CordonTable *table;

  if (!cordon_plan_access_find_table (cordon_invocation_value (invocation, "table"), &table) ||
      !check_wish (path, &table))
    return CORDON_EXIT_USAGE;
  session = cordon_plan_access_open (cordon_invocation_argument (invocation, 0), CORDON_SESSION_READ_ONLY);
  if (session == NULL)
    return CORDON_EXIT_FILE;
  plan = cordon_session_plan (session);
  return export_to (plan, path, table);
}

const CordonCommand cordon_command_export = {
  .name = "export",
  .run = run,
  .usage = "PLAN -o FOLDER/|FILE [--table T]",
  .summary = N_ ("Writes a plan as a folder of text files, one table as .geojson or .csv, or what has a place as .kml."),
  .example = "cordonctl export harbour.cordon.gpkg -o harbour/",
  .options = options,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
};
