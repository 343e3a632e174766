/* folder.c: tests of exchange/folder and exchange/table-text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/folder.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange/problem.h"
#include "exchange/table-text.h"
#include "random-plan.h"

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

static CordonPlan *
read_folder (const char *path)
{
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonTableBatch) batch = cordon_table_batch_new (empty);
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  CordonPlan *plan;

  g_assert_true (cordon_folder_read (batch, path, &error));
  g_assert_no_error (error);
  edit = cordon_table_batch_finish (batch, "Import", FALSE);
  for (guint i = 0; i < cordon_table_batch_problems (batch)->len; i++)
    {
      g_autofree char *line = cordon_problem_to_text (cordon_table_batch_problems (batch)->pdata[i]);

      g_test_message ("%s", line);
    }
  g_assert_nonnull (edit);
  plan = cordon_plan_apply (empty, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* Whatever a plan holds comes back the same, record for record. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20270523);

  for (guint round = 0; round < 20; round++)
    {
      g_autofree char *path = g_dir_make_tmp ("cordon-XXXXXX", NULL);
      g_autoptr (CordonPlan) plan = random_plan_new (rand, 1 + round);
      g_autoptr (CordonPlan) back = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (cordon_folder_write (plan, path, &error));
      g_assert_no_error (error);
      back = read_folder (path);
      assert_plans_equal (plan, back);
      remove_folder (path);
    }
}

/* Each table goes through either format. */
static void
test_each_table (void)
{
  static const char *const endings[] = { ".csv", ".geojson" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);
  g_autoptr (CordonPlan) plan = random_plan_new (rand, 12);

  for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
    {
      g_autofree char *path = g_dir_make_tmp ("cordon-XXXXXX", NULL);
      g_autoptr (CordonPlan) back = NULL;

      for (guint i = 0; i < CORDON_N_TABLES; i++)
        {
          g_autofree char *name = g_strconcat (cordon_table_get (i)->name, endings[k], NULL);
          g_autofree char *file = g_build_filename (path, name, NULL);

          g_assert_true (cordon_table_save (plan, cordon_table_get (i), file, NULL));
        }
      back = read_folder (path);
      assert_plans_equal (plan, back);
      remove_folder (path);
    }
}

static void
test_strange_files (void)
{
  g_autofree char *path = g_dir_make_tmp ("cordon-XXXXXX", NULL);
  g_autofree char *readme = g_build_filename (path, "README.txt", NULL);
  g_autofree char *stranger = g_build_filename (path, "parcels.csv", NULL);
  g_autofree char *inner = g_build_filename (path, "zone.csv", NULL);
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonTableBatch) batch = cordon_table_batch_new (empty);
  g_autoptr (GError) error = NULL;

  g_assert_false (cordon_folder_read (batch, path, &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_TABLE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (readme, "x", -1, NULL));
  g_assert_true (g_file_set_contents (stranger, "a\n1\n", -1, NULL));
  g_assert_true (cordon_folder_read (batch, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cordon_table_batch_problems (batch)->len, ==, 1);
  /* A folder where a file is expected is an error, not a hang. */
  g_assert_cmpint (g_mkdir (inner, 0777), ==, 0);
  g_assert_false (cordon_folder_read (batch, path, &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE);
  g_clear_error (&error);
  g_assert_false (cordon_folder_read (batch, readme, &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE);
  g_clear_error (&error);
  g_assert_false (cordon_folder_write (empty, readme, &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE);
  g_rmdir (inner);
  remove_folder (path);
}

static void
test_table_of_file (void)
{
  static const struct
  {
    const char *path;
    const char *table;
  } rows[] = {
    { "zone.csv", "zone" },
    { "a/b.c/Zones.GeoJSON", "zone" },
    { "post.json", "post" },
    { "zone", NULL },
    { "zone.txt", NULL },
    { "s.csv", NULL },
    { ".csv", NULL },
    { "my-zone.csv", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CordonTable *table = cordon_table_of_file (rows[i].path);

      g_test_message ("row %u: %s", i, rows[i].path);
      g_assert_cmpstr (table != NULL ? table->name : NULL, ==, rows[i].table);
    }
}

static void
test_wrong_ending (void)
{
  g_autoptr (CordonPlan) plan = cordon_plan_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cordon_table_save (plan, cordon_table_get (CORDON_TABLE_ZONE), "zone.xls", &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_TABLE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/folder/round-trip", test_round_trip);
  g_test_add_func ("/exchange/folder/each-table", test_each_table);
  g_test_add_func ("/exchange/folder/strange-files", test_strange_files);
  g_test_add_func ("/exchange/folder/table-of-file", test_table_of_file);
  g_test_add_func ("/exchange/folder/wrong-ending", test_wrong_ending);
  return g_test_run ();
}
