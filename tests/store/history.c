/* history.c: tests of undo without limit: ten thousand random actions taken back and done again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/history.h"

#include <glib/gstdio.h>

#include "open-plan.h"
#include "random-plan.h"
#include "store/digest.h"
#include "store/load.h"

/* The sanitizers look for wrong memory, which shows early; every order of actions is the plain run's. */
#ifdef __SANITIZE_ADDRESS__
#  define N_ACTIONS_SLOW 2000
#else
#  define N_ACTIONS_SLOW 10000
#endif
#define N_ACTIONS 300

static char *
digest_file (OpenPlan *open)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CordonPlan) plan =
    cordon_load_plan (cordon_working_copy_database (open->copy), problems, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  return cordon_plan_digest (plan);
}

static void
revert_all (OpenPlan *open,
            CordonHistoryKind kind,
            guint n_expected)
{
  CordonHistory *history = cordon_working_copy_history (open->copy);
  g_autoptr (GError) error = NULL;
  guint n_done = 0;

  while ((kind == CORDON_HISTORY_UNDO ? cordon_history_next_undo (history)
                                      : cordon_history_next_redo (history)) != 0)
    {
      g_assert_true (open_plan_revert (open, kind, &error));
      g_assert_no_error (error);
      n_done++;
    }
  g_assert_cmpuint (n_done, ==, n_expected);
}

static void
check_spatial_indexes (OpenPlan *open)
{
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonTable *table = cordon_table_get (i);
      g_autofree char *sql = NULL;
      g_autoptr (CordonStatement) statement = NULL;
      gboolean has_row;

      if (table->shape == NULL)
        continue;
      sql = g_strdup_printf ("SELECT rtreecheck ('rtree_%s_shape'), "
                             "(SELECT count (*) FROM rtree_%s_shape), (SELECT count (*) FROM \"%s\")",
                             table->name, table->name, table->name);
      statement = cordon_statement_new (
        cordon_database_handle (cordon_working_copy_database (open->copy)), sql, NULL);
      g_assert_true (cordon_statement_next (statement, &has_row, NULL));
      g_assert_cmpstr (cordon_statement_text (statement, 0), ==, "ok");
      g_assert_cmpint (cordon_statement_integer (statement, 1), ==,
                       cordon_statement_integer (statement, 2));
    }
}

static void
test_undo_all_redo_all (void)
{
  guint n_actions = g_test_slow () ? N_ACTIONS_SLOW : N_ACTIONS;
  g_autofree char *folder = g_dir_make_tmp ("cordon-history-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "event.cordon.gpkg", NULL);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *in_memory = NULL;
  g_autoptr (GError) error = NULL;
  GRand *random = g_rand_new_with_seed (10000);
  OpenPlan open = { 0 };

  g_assert_true (open_plan_create (&open, path, &error));
  start = digest_file (&open);
  for (guint i = 0; i < n_actions; i++)
    {
      g_autoptr (CordonEdit) edit = random_edit (random, open.plan);

      g_assert_true (open_plan_apply (&open, edit, &error));
      g_assert_no_error (error);
    }
  end = digest_file (&open);
  in_memory = cordon_plan_digest (open.plan);
  g_assert_cmpstr (end, ==, in_memory);
  g_assert_cmpstr (start, !=, end);
  revert_all (&open, CORDON_HISTORY_UNDO, n_actions);
  undone = digest_file (&open);
  g_assert_cmpstr (undone, ==, start);
  check_spatial_indexes (&open);

  /* Across a publication and another working copy. */
  g_clear_pointer (&open.plan, cordon_plan_unref);
  open.plan = cordon_plan_new ();
  g_assert_true (open_plan_publish (&open, &error));
  g_assert_no_error (error);
  open_plan_discard (&open);
  g_assert_true (open_plan_open (&open, path, &error));
  g_assert_no_error (error);
  revert_all (&open, CORDON_HISTORY_REDO, n_actions);
  redone = digest_file (&open);
  g_assert_cmpstr (redone, ==, end);
  check_spatial_indexes (&open);
  g_assert_true (cordon_history_verify (cordon_working_copy_database (open.copy), &error));
  g_assert_no_error (error);
  g_assert_cmpint (cordon_history_last (cordon_working_copy_history (open.copy)), ==,
                   1 + 3 * (gint64) n_actions);
  open_plan_discard (&open);
  g_unlink (path);
  g_rmdir (folder);
  g_rand_free (random);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/history/undo-all-redo-all", test_undo_all_redo_all);
  return g_test_run ();
}
