/* kill.c: tests of processes killed in the middle of edits and publications.
 *
 * A child process edits a plan, and says on a pipe what it was promised: the
 * number of each action once it is acknowledged, and of each publication. It is
 * killed with SIGKILL at a random moment, and the plan is looked at: the plan
 * file is valid and not older than the last acknowledged publication, the
 * working copy holds every acknowledged action and is whole, and the next child
 * goes on with it. CORDON_KILLS says how often; see kill-loop.sh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "open-plan.h"
#include "random-plan.h"
#include "store/plan-file.h"

#define KILLS_DEFAULT 500
/* Some publish after every action, so that many are killed while they do. */
#define ACTIONS_PER_PUBLISH_MAX 4
#define LONGEST_LIFE_US         60000

enum
{
  OPENED,
  EDITED,
  PUBLISHED,
};

/* What a child says: what it did, and the last action then. */
typedef struct
{
  gint64 deed;
  gint64 seq;
} Word;

static void
say (int pipe_end,
     const OpenPlan *open,
     gint64 deed)
{
  Word word = { deed, cordon_history_last (cordon_working_copy_history (open->copy)) };

  if (write (pipe_end, &word, sizeof word) != sizeof word)
    _exit (3);
}

/* Never returns: it is killed. */
static void
work (const char *path,
      int pipe_end,
      guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  OpenPlan open = { 0 };

  if (!open_plan_open (&open, path, NULL))
    _exit (1);
  say (pipe_end, &open, OPENED);
  for (guint i = 1;; i++)
    {
      g_autoptr (CordonEdit) edit = random_edit (random, open.plan);

      if (!open_plan_apply (&open, edit, NULL))
        _exit (2);
      say (pipe_end, &open, EDITED);
      if (i % (1 + seed % ACTIONS_PER_PUBLISH_MAX) == 0)
        {
          if (!open_plan_publish (&open, NULL))
            _exit (4);
          say (pipe_end, &open, PUBLISHED);
        }
    }
}

/* What was promised so far. */
typedef struct
{
  gint64 acknowledged;
  gint64 published;
  guint n_edits;
  guint n_publications;
} Promise;

/* Takes down what a child says, at most so many words. */
static void
hear (int pipe_end,
      Promise *promise,
      guint n_words)
{
  Word word;

  for (guint i = 0; i < n_words && read (pipe_end, &word, sizeof word) == sizeof word; i++)
    {
      promise->acknowledged = word.seq;
      promise->published = word.deed == PUBLISHED ? word.seq : promise->published;
      promise->n_edits += word.deed == EDITED;
      promise->n_publications += word.deed == PUBLISHED;
    }
}

static void
kill_one (const char *path,
          GRand *random,
          Promise *promise)
{
  int ends[2];
  int status;
  guint32 seed = g_rand_int (random);
  gulong life_us = (gulong) g_rand_int_range (random, 500, LONGEST_LIFE_US);
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      work (path, ends[1], seed);
    }
  close (ends[1]);

  /* Mostly while it edits; sometimes already while it opens. */
  if (g_rand_int_range (random, 0, 5) > 0)
    hear (ends[0], promise, 1);
  g_usleep (life_us);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  hear (ends[0], promise, G_MAXUINT);
  close (ends[0]);
}

static gint64
read_last (CordonDatabase *database)
{
  gint64 last = 0;

  g_assert_true (
    cordon_database_read_integer (database, "SELECT max (seq) FROM cordon_action", &last, NULL));
  return last;
}

static void
check_plan_file (const char *path,
                 const Promise *promise)
{
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonDatabase) database = cordon_plan_file_examine (path, &plan, &error);

  g_assert_no_error (error);
  g_assert_cmpint (read_last (database), >=, promise->published);
}

static void
check_working_copy (const char *path,
                    Promise *promise)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonStatement) statement = NULL;
  OpenPlan open = { 0 };
  gboolean has_row;
  gint64 last;

  g_assert_true (open_plan_open (&open, path, &error));
  g_assert_no_error (error);
  last = cordon_history_last (cordon_working_copy_history (open.copy));
  g_assert_cmpint (last, >=, promise->acknowledged);
  g_assert_cmpint (last, <=, promise->acknowledged + 1);
  g_assert_true (cordon_history_verify (cordon_working_copy_database (open.copy), &error));
  g_assert_no_error (error);
  statement =
    cordon_statement_new (cordon_database_handle (cordon_working_copy_database (open.copy)),
                          "PRAGMA integrity_check", NULL);
  g_assert_true (cordon_statement_next (statement, &has_row, NULL));
  g_assert_cmpstr (cordon_statement_text (statement, 0), ==, "ok");
  g_clear_pointer (&statement, cordon_statement_free);
  promise->acknowledged = last;
  open_plan_close (&open);
}

/* The history would grow with every kill and make each slower than the last. */
#define KILLS_PER_PLAN 250

static void
run_on_one_plan (GRand *random,
                 guint n_kills,
                 Promise *total)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-kill-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "event.cordon.gpkg", NULL);
  g_autofree char *part = g_build_filename (folder, ".event.cordon.gpkg.part", NULL);
  Promise promise = { 3, 3, 0, 0 };
  OpenPlan open = { 0 };

  /* With three actions in its history. */
  open_plan_write (path, g_rand_int (random), 1);
  for (guint i = 0; i < n_kills; i++)
    {
      kill_one (path, random, &promise);
      check_plan_file (path, &promise);
      check_working_copy (path, &promise);
    }
  total->n_edits += promise.n_edits;
  total->n_publications += promise.n_publications;
  g_assert_true (open_plan_open (&open, path, NULL));
  open_plan_discard (&open);
  g_unlink (path);
  g_unlink (part);
  g_rmdir (folder);
}

static void
test_nothing_acknowledged_is_lost (void)
{
  const char *told = g_getenv ("CORDON_KILLS");
  guint n_kills = told != NULL ? (guint) g_ascii_strtoull (told, NULL, 10) : KILLS_DEFAULT;
  GRand *random = g_rand_new_with_seed (9);
  Promise total = { 0 };

  for (guint done = 0; done < n_kills; done += KILLS_PER_PLAN)
    run_on_one_plan (random, MIN (KILLS_PER_PLAN, n_kills - done), &total);
  g_test_message ("%u kills, %u acknowledged edits, %u acknowledged publications, 0 lost", n_kills,
                  total.n_edits, total.n_publications);
  g_assert_cmpuint (total.n_edits, >, n_kills / 10);
  g_rand_free (random);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/kill/nothing-acknowledged-is-lost", test_nothing_acknowledged_is_lost);
  return g_test_run ();
}
