/* import.c: cordonctl import: brings files into a plan.
 *
 * A folder, a .csv, or a .geojson whose properties are a table's fields is rows
 * of the plan's own tables; all of these are taken together as one action, so
 * that rows of one may refer to rows of another. Anything else is foreign: it
 * is read by cordon-import, and becomes the base map when it is a city, or
 * records of the table named with --table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/import-foreign.h"
#include "cli/import-result.h"
#include "cli/plan-access.h"
#include "exchange/folder.h"
#include "exchange/problem.h"
#include "exchange/table-text.h"

static const CordonOption options[] = {
  { "table", "TABLE", N_ ("what the rows or features are, for example zone"), 0 },
  { "map", "ATTR=FIELD", N_ ("put a column of a foreign file into a field; may be repeated"), 0 },
  { "crs", "EPSG:N", N_ ("the coordinate system of a foreign file that does not say it"), 0 },
  { "control", "X,Y,LON,LAT", N_ ("where a point of a drawing lies; give two or more"), 0 },
  { "keep-going", NULL, N_ ("take what is good although something else is not"), 0 },
  { "format", "text|json", N_ ("how to write what became of it"), 0 },
  { NULL },
};

/* What the command line asks for. */
typedef struct
{
  const CordonInvocation *invocation;
  const CordonTable *table; /* (nullable) */
  GArray *maps;             /* of CordonColumnMap */
  GPtrArray *foreign;       /* paths */
  gboolean keeps_going;
} Wish;

static gboolean
add_map (Wish *wish,
         char *text)
{
  char *equals = strrchr (text, '=');
  CordonColumnMap map = { .column = text };

  if (equals == NULL || equals == text)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is not ATTR=FIELD"), text) == CORDON_EXIT_OK;
  *equals = '\0';
  map.field = cordon_table_find_field (wish->table, equals + 1);
  if (map.field == NULL || map.field == wish->table->shape)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("table %s has no field “%s”; “cordonctl schema %s” lists its fields"),
                                wish->table->name, equals + 1, wish->table->name) == CORDON_EXIT_OK;
  g_array_append_val (wish->maps, map);
  return TRUE;
}

static gboolean
read_maps (Wish *wish,
           GPtrArray *texts)
{
  g_autoptr (GPtrArray) values = cordon_invocation_values (wish->invocation, "map");

  if (values->len > 0 && wish->table == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("--map needs to know the table: --table TABLE")) == CORDON_EXIT_OK;
  for (guint i = 0; i < values->len; i++)
    {
      g_ptr_array_add (texts, g_strdup (values->pdata[i]));
      if (!add_map (wish, texts->pdata[texts->len - 1]))
        return FALSE;
    }
  return TRUE;
}

/* Adds a file to the batch of rows, or to the list of foreign files. */
static int
sort_file (Wish *wish,
           CordonTableBatch *batch,
           const char *path)
{
  const CordonTable *named = cordon_table_of_file (path);
  const CordonTable *table = wish->table != NULL ? wish->table : named;
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GError) error = NULL;
  gboolean is_read = TRUE;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return cordon_console_fail (CORDON_EXIT_FILE, _ ("“%s” does not exist"), path);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    is_read = cordon_folder_read (batch, path, &error);
  else if (g_str_has_suffix (lower, ".csv") && table == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("say which table the rows of “%s” are for: --table TABLE"), path);
  else if (table == NULL || wish->maps->len > 0 || !cordon_table_text_is_path (path))
    g_ptr_array_add (wish->foreign, (gpointer) path);
  else if (table == named || cordon_table_text_fits (table, path, &error))
    is_read = cordon_table_batch_add_file (batch, table, path, &error);
  else if (error != NULL)
    is_read = FALSE;
  else
    g_ptr_array_add (wish->foreign, (gpointer) path);
  return is_read ? CORDON_EXIT_OK : cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
}

static char *
label_import (const Wish *wish)
{
  g_autofree char *base = g_path_get_basename (cordon_invocation_argument (wish->invocation, 1));
  guint n_more = cordon_invocation_n_arguments (wish->invocation) - 2;

  if (n_more == 0)
    return g_strdup_printf (_ ("Import %s"), base);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %s and %u more", "Import %s and %u more", n_more), base,
                          n_more);
}

static void
take_problems (CordonImportResult *result,
               CordonTableBatch *batch)
{
  GPtrArray *problems = cordon_table_batch_problems (batch);

  for (guint i = 0; i < problems->len; i++)
    {
      const CordonProblem *problem = problems->pdata[i];

      cordon_problems_add (result->problems, problem->file, problem->place, "%s", problem->reason);
    }
}

static int
import_rows (const Wish *wish,
             CordonSession *session,
             CordonTableBatch *batch,
             CordonImportResult *result)
{
  g_autofree char *label = label_import (wish);
  g_autoptr (CordonEdit) edit = cordon_table_batch_finish (batch, label, wish->keeps_going);
  CordonBatchCount count = cordon_table_batch_count (batch);

  take_problems (result, batch);
  if (edit == NULL)
    return CORDON_EXIT_FINDINGS;
  if (g_cancellable_is_cancelled (cordon_console_cancellable ()))
    return cordon_console_fail (CORDON_EXIT_FINDINGS, _ ("interrupted; the plan is as it was"));
  result->n_new += count.n_new;
  result->n_changed += count.n_changed;
  result->n_same += count.n_same;
  result->n_left_out += count.n_left_out;
  return cordon_edit_n_changes (edit) > 0 ? cordon_plan_access_apply (session, edit) : CORDON_EXIT_OK;
}

static int
import_foreign_files (const Wish *wish,
                      CordonSession *session,
                      CordonImportResult *result)
{
  g_autoptr (GPtrArray) controls = cordon_invocation_values (wish->invocation, "control");
  CordonImportForeign foreign = {
    .session = session,
    .table = wish->table,
    .maps = (const CordonColumnMap *) (void *) wish->maps->data,
    .n_maps = wish->maps->len,
    .crs = cordon_invocation_value (wish->invocation, "crs"),
    .keeps_going = wish->keeps_going,
  };
  int status = CORDON_EXIT_OK;

  g_ptr_array_add (controls, NULL);
  foreign.controls = (const char *const *) controls->pdata;
  for (guint i = 0; i < wish->foreign->len && status == CORDON_EXIT_OK; i++)
    status = cordon_import_foreign (&foreign, wish->foreign->pdata[i], result);
  return status;
}

static int
import_into (Wish *wish,
             CordonSession *session,
             CordonImportResult *result)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autoptr (CordonTableBatch) batch = cordon_table_batch_new (plan);
  int status = CORDON_EXIT_OK;

  for (guint i = 1; i < cordon_invocation_n_arguments (wish->invocation) && status == CORDON_EXIT_OK; i++)
    status = sort_file (wish, batch, cordon_invocation_argument (wish->invocation, i));
  if (status == CORDON_EXIT_OK)
    status = import_rows (wish, session, batch, result);
  if (status == CORDON_EXIT_OK)
    status = import_foreign_files (wish, session, result);
  return status;
}

static int
run_wish (Wish *wish,
          gboolean is_json)
{
  g_auto (CordonImportResult) result = CORDON_IMPORT_RESULT_INIT;
  CordonSession *session;
  int status;

  cordon_console_cancellable ();
  session = cordon_plan_access_open (cordon_invocation_argument (wish->invocation, 0), CORDON_SESSION_READ_WRITE);
  if (session == NULL)
    return CORDON_EXIT_FILE;
  status = import_into (wish, session, &result);
  status = cordon_plan_access_close (session, status);
  if (status == CORDON_EXIT_OK || (status == CORDON_EXIT_FINDINGS && result.problems->len > 0))
    cordon_import_result_print (&result, is_json);
  if (status == CORDON_EXIT_FINDINGS && result.problems->len > 0)
    cordon_console_note ("%s", _ ("Nothing of it was applied; mend the files, or take the rest with --keep-going."));
  return status == CORDON_EXIT_OK && result.problems->len > 0 ? CORDON_EXIT_FINDINGS : status;
}

static int
run (const CordonInvocation *invocation)
{
  g_autoptr (GArray) maps = g_array_new (FALSE, FALSE, sizeof (CordonColumnMap));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) foreign = g_ptr_array_new ();
  Wish wish = { .invocation = invocation, .maps = maps, .foreign = foreign };
  gboolean is_json;

  wish.keeps_going = cordon_invocation_has (invocation, "keep-going");
  if (!cordon_console_wants_json (invocation, &is_json) ||
      !cordon_plan_access_find_table (cordon_invocation_value (invocation, "table"), &wish.table) ||
      !read_maps (&wish, texts))
    return CORDON_EXIT_USAGE;
  return run_wish (&wish, is_json);
}

const CordonCommand cordon_command_import = {
  .name = "import",
  .run = run,
  .usage = "PLAN FILE|FOLDER... [--table T] [--map ATTR=FIELD]",
  .summary = N_ ("Brings in a city (.osm.pbf, .osm), tables (.csv, .geojson, a folder), or foreign shapes (.kml, .gpx, .shp, .dxf)."),
  .example = "cordonctl import harbour.cordon.gpkg monaco.osm.pbf zones.kml --table zone",
  .options = options,
  .n_arguments_min = 2,
  .n_arguments_max = 1000,
};
