/* import-foreign.c: files of other programs, brought in through cordon-import.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/import-foreign.h"

#include <glib/gi18n.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"
#include "session/import.h"

static void
on_import_progressed (double share,
                      gpointer user_data)
{
  cordon_console_progress (share, user_data);
}

static guint
count_features (const CordonBaseMap *map)
{
  guint n_features = 0;

  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    n_features += cordon_base_map_count (map, i);
  return n_features;
}

static int
take_base_map (const CordonImportForeign *foreign,
               CordonBaseMap *map,
               CordonImportResult *result)
{
  g_autoptr (GError) error = NULL;

  if (!cordon_session_set_base_map (foreign->session, map, &error))
    return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
  result->n_map_features += count_features (map);
  return CORDON_EXIT_OK;
}

static int
take_features (const CordonImportForeign *foreign,
               const CordonStaging *staging,
               const char *path,
               CordonImportResult *result)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (foreign->session);
  CordonStagingMap map = {
    foreign->table, foreign->maps, foreign->n_maps, path, foreign->keeps_going
  };
  CordonStagingCount count;
  g_autoptr (CordonEdit) edit = cordon_staging_to_edit (staging, plan, &map, result->problems, &count);

  if (edit == NULL)
    return CORDON_EXIT_FINDINGS;
  result->n_new += count.n_new;
  result->n_left_out += count.n_left_out;
  return cordon_edit_n_changes (edit) > 0 ? cordon_plan_access_apply (foreign->session, edit) : CORDON_EXIT_OK;
}

static int
fail_without_table (const CordonStaging *staging,
                    const char *path)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < staging->layers->len; i++)
    {
      const CordonStagingLayer *layer = staging->layers->pdata[i];

      g_string_append_printf (names, "%s%s (%u)", i > 0 ? ", " : "", layer->name, layer->rows->len);
    }
  return cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” holds shapes: %s; say what they are to be: --table zone, perimeter, post ..."),
                              path, names->str);
}

static int
take_staging (const CordonImportForeign *foreign,
              const CordonStaging *staging,
              const char *path,
              CordonImportResult *result)
{
  for (guint i = 0; i < staging->warnings->len; i++)
    g_ptr_array_add (result->warnings, g_strdup (staging->warnings->pdata[i]));
  if (g_cancellable_is_cancelled (cordon_console_cancellable ()))
    return cordon_console_fail (CORDON_EXIT_FINDINGS, _ ("interrupted; the plan is as it was"));
  if (staging->base_map != NULL && count_features (staging->base_map) > 0)
    return take_base_map (foreign, staging->base_map, result);
  if (foreign->table == NULL)
    return fail_without_table (staging, path);
  return take_features (foreign, staging, path, result);
}

/**
 * cordon_import_foreign:
 * @foreign: what to make of it, and the session
 * @path: the file
 * @result: gets what became of it
 *
 * Reads one file and applies what it holds: a city becomes the base map, other
 * features become records of the table asked for.
 *
 * Returns: a #CordonExitStatus; what was wrong was said, or is in @result
 */
int
cordon_import_foreign (const CordonImportForeign *foreign,
                       const char *path,
                       CordonImportResult *result)
{
  g_autofree char *base = g_path_get_basename (path);
  CordonForeignOptions options = { foreign->crs, foreign->controls };
  g_autoptr (CordonStaging) staging = NULL;
  g_autoptr (GError) error = NULL;

  if (foreign->table != NULL && foreign->table->shape == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("table %s has no place on the map; bring its rows as .csv"),
                                foreign->table->name);
  staging = cordon_session_read_foreign (path, &options, on_import_progressed, base, cordon_console_cancellable (),
                                         &error);
  cordon_console_end_progress ();
  if (staging != NULL)
    return take_staging (foreign, staging, path, result);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return cordon_console_fail (CORDON_EXIT_FINDINGS, _ ("interrupted; the plan is as it was"));
  return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
}
