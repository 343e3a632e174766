/* worker.c: tests of the thread beside the caller's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/worker.h"

typedef struct
{
  CordonWorker *worker;
  GMainLoop *loop;
  GThread *home;
  GString *order;
  double told;
  guint n_told;
  guint n_done;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->worker = cordon_worker_new ();
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->home = g_thread_self ();
  fixture->order = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->worker, cordon_worker_free);
  g_main_loop_unref (fixture->loop);
  g_string_free (fixture->order, TRUE);
}

/* Gives back its input, in capitals. */
static gpointer
shout (gpointer input,
       CordonWorkerProgress *progress,
       GCancellable *cancellable,
       GError **error)
{
  for (guint i = 1; i <= 10000; i++)
    cordon_worker_progress_tell (progress, i / 10000.0);
  return g_ascii_strup (input, -1);
}

static gpointer
fail (gpointer input,
      CordonWorkerProgress *progress,
      GCancellable *cancellable,
      GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no room");
  return NULL;
}

/* Goes on until it is cancelled. */
static gpointer
wait_for_cancel (gpointer input,
                 CordonWorkerProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  cordon_worker_progress_tell (progress, 0.5);
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return NULL;
}

static void
on_told (double fraction,
         gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (g_thread_self () == fixture->home);
  g_assert_cmpfloat (fraction, >=, fixture->told);
  fixture->told = fraction;
  fixture->n_told++;
}

static void
on_shouted (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = cordon_worker_run_finish (result, NULL);

  g_assert_true (g_thread_self () == fixture->home);
  g_string_append (fixture->order, text);
  if (++fixture->n_done == 3)
    g_main_loop_quit (fixture->loop);
}

static void
test_in_order (Fixture *fixture,
               gconstpointer data)
{
  static const char *const words[] = { "one ", "two ", "three" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      CordonWorkerJob job = { shout, g_strdup (words[i]), g_free, g_free };

      cordon_worker_run_async (fixture->worker, &job, i == 0 ? on_told : NULL, fixture, NULL,
                               on_shouted, fixture);
    }
  g_main_loop_run (fixture->loop);
  g_assert_cmpstr (fixture->order->str, ==, "ONE TWO THREE");
  g_assert_cmpuint (fixture->n_told, <=, 10000);
  g_assert_false (cordon_worker_is_current (fixture->worker));
}

static void
on_failed (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (cordon_worker_run_finish (result, &error));
  g_string_append (fixture->order, error->message);
  fixture->n_done++;
  g_main_loop_quit (fixture->loop);
}

static void
test_failing (Fixture *fixture,
              gconstpointer data)
{
  CordonWorkerJob job = { fail, g_strdup ("input"), g_free, g_free };

  cordon_worker_run_async (fixture->worker, &job, NULL, NULL, NULL, on_failed, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_cmpstr (fixture->order->str, ==, "no room");
}

static void
on_told_cancel (double fraction,
                gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
on_cancelled (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (cordon_worker_run_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (++fixture->n_done == 2)
    g_main_loop_quit (fixture->loop);
}

/* The second is cancelled before its turn, and never begins. */
static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CordonWorkerJob first = { wait_for_cancel, NULL, NULL, NULL };
  CordonWorkerJob second = { shout, g_strdup ("never"), g_free, g_free };

  cordon_worker_run_async (fixture->worker, &first, on_told_cancel, cancellable, cancellable,
                           on_cancelled, fixture);
  cordon_worker_run_async (fixture->worker, &second, NULL, NULL, cancellable, on_cancelled, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_cmpuint (fixture->n_done, ==, 2);
}

/* Freeing waits for what was asked. */
static void
test_free_waits (Fixture *fixture,
                 gconstpointer data)
{
  CordonWorkerJob job = { fail, g_strdup ("input"), g_free, g_free };

  cordon_worker_run_async (fixture->worker, &job, NULL, NULL, NULL, on_failed, fixture);
  g_clear_pointer (&fixture->worker, cordon_worker_free);
  g_main_loop_run (fixture->loop);
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/session/worker/in-order", test_in_order);
  ADD ("/session/worker/failing", test_failing);
  ADD ("/session/worker/cancelled", test_cancelled);
  ADD ("/session/worker/free-waits", test_free_waits);
  return g_test_run ();
}
