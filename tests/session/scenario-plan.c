/* scenario-plan.c: the Harbour Grand Prix of tests/data/scenario, as a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "scenario-plan.h"

#include "exchange/folder.h"
#include "exchange/problem.h"
#include "model/edit.h"

/* Reads the folder as `cordonctl import` does; every row must fit. */
CordonPlan *
scenario_plan_read (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scenario", NULL);
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonTableBatch) batch = cordon_table_batch_new (empty);
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *problems;
  CordonPlan *plan;

  g_assert_true (cordon_folder_read (batch, path, &error));
  g_assert_no_error (error);
  edit = cordon_table_batch_finish (batch, "Import the scenario", FALSE);
  problems = cordon_table_batch_problems (batch);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = cordon_problem_to_text (problems->pdata[i]);

      g_test_message ("%s", line);
    }
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (edit);
  plan = cordon_plan_apply (empty, edit, &error);
  g_assert_no_error (error);
  return plan;
}

const CordonRecord *
scenario_plan_find (const CordonPlan *plan,
                    CordonTableId table,
                    const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cordon_plan_find_named (plan, table, code, &error);

  g_assert_no_error (error);
  return cordon_plan_find (plan, table, id);
}

/* Skips the running test where there is no city to put the scenario on. */
gboolean
scenario_has_shared (void)
{
  const char *shared = g_getenv ("CORDON_SHARED");
  g_autofree char *extract = g_build_filename (shared != NULL ? shared : "", "data", "osm", "monaco-2021.osm.pbf", NULL);

  if (g_file_test (extract, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_test_skip ("CORDON_SHARED does not lead to the Monaco extract");
  return FALSE;
}
