/* session.c: tests of an open plan: making, changing, taking back, closing, opening again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/session.h"

#include <glib/gstdio.h>

#include "../store/random-plan.h"

typedef struct
{
  char *folder;
  char *path;
  GRand *random;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cordon-session-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "event.cordon.gpkg", NULL);
  fixture->random = g_rand_new_with_seed (20270523);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_rand_free (fixture->random);
}

static CordonSession *
create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CordonSession *session =
    cordon_session_create (fixture->path, "Harbour race", "Europe/Monaco", "planner", 29979360, &error);

  g_assert_no_error (error);
  return session;
}

static CordonSession *
open_again (Fixture *fixture,
            CordonSessionMode mode)
{
  g_autoptr (GError) error = NULL;
  CordonSession *session = cordon_session_open (fixture->path, mode, "planner", &error);

  g_assert_no_error (error);
  return session;
}

static void
close_well (CordonSession *session)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cordon_session_close (session, &error));
  g_assert_no_error (error);
}

static void
apply (CordonSession *session,
       CordonEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cordon_session_apply (session, edit, &error));
  g_assert_no_error (error);
}

static void
fill (Fixture *fixture,
      CordonSession *session,
      guint n_per_table)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autoptr (CordonEdit) edit = random_filling (fixture->random, plan, n_per_table);

  apply (session, edit);
}

static void
assert_plans_equal (CordonSession *session,
                    const CordonPlan *expected)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autoptr (CordonEdit) difference = cordon_edit_between (expected, plan, "difference");

  g_assert_cmpuint (cordon_edit_n_changes (difference), ==, 0);
}

static void
test_round_trip (Fixture *fixture,
                 gconstpointer data)
{
  CordonSession *session = create (fixture);
  g_autoptr (CordonPlan) plan = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *digest_again = NULL;

  fill (fixture, session, 8);
  plan = cordon_session_plan (session);
  digest = cordon_session_digest (session);
  g_assert_cmpuint (strlen (digest), ==, 64);
  g_assert_true (cordon_session_is_changed (session));
  close_well (session);

  session = open_again (fixture, CORDON_SESSION_READ_ONLY);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    g_assert_cmpuint (cordon_plan_count (plan, i), ==, i == CORDON_TABLE_PLAN ? 1 : 8);
  assert_plans_equal (session, plan);
  digest_again = cordon_session_digest (session);
  g_assert_cmpstr (digest, ==, digest_again);
  close_well (session);
}

static void
test_validator (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *script = g_build_filename (g_getenv ("CORDON_SHARED"), "data", "check.sh", NULL);
  const char *command[] = { "bash", script, "gpkg", fixture->path, NULL };
  g_autofree char *output = NULL;
  g_autofree char *complaints = NULL;
  g_autoptr (CordonBaseMap) map = random_base_map (fixture->random, 5);
  g_autoptr (GError) error = NULL;
  CordonSession *session;
  int status;

  if (!g_file_test (script, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared folder with the third-party validators is not there");
      return;
    }
  session = create (fixture);
  fill (fixture, session, 5);
  g_assert_true (cordon_session_set_base_map (session, map, &error));
  g_assert_no_error (error);
  close_well (session);
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                               &complaints, &status, &error));
  g_test_message ("%s%s", output, complaints);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (complaints, ==, "");
}

static void
test_undo_across_sessions (Fixture *fixture,
                           gconstpointer data)
{
  CordonSession *session = create (fixture);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_plan_unref);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  guint n_done = 0;

  g_ptr_array_add (plans, cordon_session_plan (session));
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (CordonEdit) edit =
        random_edit (fixture->random, g_ptr_array_index (plans, plans->len - 1));

      apply (session, edit);
      g_ptr_array_add (plans, cordon_session_plan (session));
    }
  for (guint i = 20; i > 0; i--)
    {
      g_autofree char *label = NULL;

      if (i % 7 == 0)
        {
          close_well (session);
          session = open_again (fixture, CORDON_SESSION_READ_WRITE);
        }
      g_assert_true (cordon_session_undo (session, 1, &n_done, &label, &error));
      g_assert_cmpuint (n_done, ==, 1);
      g_assert_nonnull (label);
      assert_plans_equal (session, g_ptr_array_index (plans, i - 1));
    }
  g_assert_false (cordon_session_can_undo (session));
  g_assert_true (cordon_session_undo (session, 1, &n_done, NULL, &error));
  g_assert_cmpuint (n_done, ==, 0);
  close_well (session);
  session = open_again (fixture, CORDON_SESSION_READ_WRITE);
  g_assert_true (cordon_session_redo (session, 100, &n_done, NULL, &error));
  g_assert_cmpuint (n_done, ==, 20);
  assert_plans_equal (session, g_ptr_array_index (plans, 20));
  history = cordon_session_history (session, &error);
  g_assert_cmpuint (history->len, ==, 61);
  for (guint i = 0; i < history->len; i++)
    {
      CordonHistoryEntry *entry = g_ptr_array_index (history, i);

      g_assert_cmpint (entry->seq, ==, i + 1);
      g_assert_cmpstr (entry->actor, ==, "planner");
    }
  close_well (session);
}

static void
test_new_action_ends_redo (Fixture *fixture,
                           gconstpointer data)
{
  CordonSession *session = create (fixture);
  g_autoptr (GError) error = NULL;

  fill (fixture, session, 1);
  g_assert_true (cordon_session_undo (session, 1, NULL, NULL, &error));
  g_assert_true (cordon_session_can_redo (session));
  fill (fixture, session, 1);
  g_assert_false (cordon_session_can_redo (session));
  close_well (session);
}

static void
test_read_only_refuses (Fixture *fixture,
                        gconstpointer data)
{
  CordonSession *session = create (fixture);
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autoptr (GError) error = NULL;

  close_well (session);
  session = open_again (fixture, CORDON_SESSION_READ_ONLY);
  edit = random_edit (fixture->random, plan);
  g_assert_false (cordon_session_apply (session, edit, &error));
  g_assert_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_IO);
  close_well (session);
}

static void
test_second_editor_is_turned_away (Fixture *fixture,
                                   gconstpointer data)
{
  CordonSession *session = create (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (cordon_session_open (fixture->path, CORDON_SESSION_READ_WRITE, "other", &error));
  g_assert_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_BUSY);
  close_well (open_again (fixture, CORDON_SESSION_READ_ONLY));
  close_well (session);
}

static void
test_unpublished_changes_are_recovered (Fixture *fixture,
                                        gconstpointer data)
{
  CordonSession *session = create (fixture);
  g_autoptr (CordonPlan) plan = NULL;

  fill (fixture, session, 2);
  plan = cordon_session_plan (session);
  cordon_session_free (session);
  session = open_again (fixture, CORDON_SESSION_READ_WRITE);
  g_assert_true (cordon_session_is_recovered (session));
  assert_plans_equal (session, plan);
  close_well (session);
  session = open_again (fixture, CORDON_SESSION_READ_WRITE);
  g_assert_false (cordon_session_is_recovered (session));
  assert_plans_equal (session, plan);
  close_well (session);
}

static void
test_file_changed_underneath (Fixture *fixture,
                              gconstpointer data)
{
  CordonSession *session = create (fixture);
  g_autofree char *aside = g_strconcat (fixture->path, ".aside", NULL);
  g_autofree char *found = NULL;
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, session, 2);
  plan = cordon_session_plan (session);
  g_assert_true (g_file_set_contents (fixture->path, "somebody else's", -1, NULL));
  g_assert_false (cordon_session_close (session, &error));
  g_assert_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CHANGED);
  g_assert_true (g_file_get_contents (fixture->path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, "somebody else's");
  g_clear_error (&error);
  g_assert_null (cordon_session_open (fixture->path, CORDON_SESSION_READ_WRITE, "planner", &error));
  g_assert_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CHANGED);

  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  session = open_again (fixture, CORDON_SESSION_READ_WRITE);
  assert_plans_equal (session, plan);
  close_well (session);
  g_unlink (aside);
}

/* Who may read the plan stays as it was. */
static void
test_mode_is_kept (Fixture *fixture,
                   gconstpointer data)
{
  CordonSession *session = create (fixture);
  GStatBuf status;

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  fill (fixture, session, 1);
  close_well (session);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

static void
test_create_refuses_existing (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "here first", -1, NULL));
  g_assert_null (cordon_session_create (fixture->path, "Title", "UTC", "planner", 0, &error));
  g_assert_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CHANGED);
  g_clear_error (&error);
  g_unlink (fixture->path);
  g_assert_null (cordon_session_create (fixture->path, "Title", "Mars/Olympus", "planner", 0, &error));
  g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_base_map (Fixture *fixture,
               gconstpointer data)
{
  CordonSession *session = create (fixture);
  g_autoptr (CordonBaseMap) map = random_base_map (fixture->random, 6);
  g_autoptr (CordonBaseMap) found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (cordon_session_set_base_map (session, map, &error));
      g_assert_no_error (error);
    }
  g_assert_false (cordon_session_can_undo (session));
  close_well (session);
  session = open_again (fixture, CORDON_SESSION_READ_ONLY);
  found = cordon_session_base_map (session, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cordon_base_map_attribution (found), ==, "© OpenStreetMap contributors");
  g_assert_cmpstr (cordon_base_map_source (found), ==, "random");
  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    g_assert_cmpuint (cordon_base_map_count (found, layer), ==, 6);
  close_well (session);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/session/session/round-trip", test_round_trip);
  ADD ("/session/session/validator", test_validator);
  ADD ("/session/session/undo-across-sessions", test_undo_across_sessions);
  ADD ("/session/session/new-action-ends-redo", test_new_action_ends_redo);
  ADD ("/session/session/read-only-refuses", test_read_only_refuses);
  ADD ("/session/session/second-editor-is-turned-away", test_second_editor_is_turned_away);
  ADD ("/session/session/unpublished-changes-are-recovered", test_unpublished_changes_are_recovered);
  ADD ("/session/session/file-changed-underneath", test_file_changed_underneath);
  ADD ("/session/session/mode-is-kept", test_mode_is_kept);
  ADD ("/session/session/create-refuses-existing", test_create_refuses_existing);
  ADD ("/session/session/base-map", test_base_map);
  return g_test_run ();
}
