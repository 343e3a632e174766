/* worker.c: one thread beside the caller's, for work that takes a while.
 *
 * GTask's own pool would run several jobs of one plan at a time, in any order.
 * Here there is one thread and one queue: a check asked for before a report is
 * done before it, and a job may use a connection that belongs to the worker.
 * Plans, records and base maps are immutable, so that a job gets them as input
 * and needs no lock. A job that was cancelled before its turn is not begun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/worker.h"

/* A job in the queue. */
typedef struct
{
  GTask *task; /* (nullable): none asks the thread to end */
  CordonWorkerJob job;
  CordonWorkerProgress *progress;
} Entry;

struct _CordonWorker
{
  GThread *thread;
  GAsyncQueue *queue; /* of Entry */
};

struct _CordonWorkerProgress
{
  gatomicrefcount ref_count;
  GMainContext *context;
  CordonWorkerTold on_told; /* (nullable) */
  gpointer told_data;
  GMutex mutex;
  double fraction;
  gboolean is_waiting; /* told, but not yet passed on */
  gboolean is_over;
};

static void
progress_unref (gpointer data)
{
  CordonWorkerProgress *progress = data;

  if (!g_atomic_ref_count_dec (&progress->ref_count))
    return;
  g_main_context_unref (progress->context);
  g_mutex_clear (&progress->mutex);
  g_free (progress);
}

static CordonWorkerProgress *
progress_new (CordonWorkerTold on_told,
              gpointer told_data)
{
  CordonWorkerProgress *progress = g_new0 (CordonWorkerProgress, 1);

  g_atomic_ref_count_init (&progress->ref_count);
  progress->context = g_main_context_ref_thread_default ();
  progress->on_told = on_told;
  progress->told_data = told_data;
  g_mutex_init (&progress->mutex);
  return progress;
}

static gboolean
on_progress_passed (gpointer data)
{
  CordonWorkerProgress *progress = data;
  double fraction;
  gboolean is_over;

  g_mutex_lock (&progress->mutex);
  fraction = progress->fraction;
  is_over = progress->is_over;
  progress->is_waiting = FALSE;
  g_mutex_unlock (&progress->mutex);
  if (!is_over)
    progress->on_told (fraction, progress->told_data);
  return G_SOURCE_REMOVE;
}

/**
 * cordon_worker_progress_tell:
 * @progress: what the job was given
 * @fraction: the share of the job that is done, 0 to 1
 *
 * Says how far the job is. However often that is, who asked is told no more
 * often than it has time for.
 */
void
cordon_worker_progress_tell (CordonWorkerProgress *progress,
                             double fraction)
{
  g_autoptr (GSource) source = NULL;
  gboolean is_first;

  if (progress->on_told == NULL)
    return;
  g_mutex_lock (&progress->mutex);
  progress->fraction = fraction;
  is_first = !progress->is_waiting;
  progress->is_waiting = TRUE;
  g_mutex_unlock (&progress->mutex);
  if (!is_first)
    return;
  g_atomic_ref_count_inc (&progress->ref_count);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_progress_passed, progress, progress_unref);
  g_source_attach (source, progress->context);
}

static void
entry_free (Entry *entry)
{
  if (entry->job.free_input != NULL)
    entry->job.free_input (entry->job.input);
  g_clear_pointer (&entry->progress, progress_unref);
  g_clear_object (&entry->task);
  g_free (entry);
}

static void
do_job (Entry *entry)
{
  GCancellable *cancellable = g_task_get_cancellable (entry->task);
  g_autoptr (GError) error = NULL;
  gpointer output = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    output = entry->job.func (entry->job.input, entry->progress, cancellable, &error);
  g_mutex_lock (&entry->progress->mutex);
  entry->progress->is_over = TRUE;
  g_mutex_unlock (&entry->progress->mutex);
  if (error != NULL)
    g_task_return_error (entry->task, g_steal_pointer (&error));
  else
    g_task_return_pointer (entry->task, output, entry->job.free_output);
}

static gpointer
work (gpointer data)
{
  GAsyncQueue *queue = data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Entry *entry = g_async_queue_pop (queue);

      is_last = entry->task == NULL;
      if (!is_last)
        do_job (entry);
      entry_free (entry);
    }
  g_async_queue_unref (queue);
  return NULL;
}

/**
 * cordon_worker_new:
 *
 * Returns: (transfer full): a worker, waiting for jobs
 */
CordonWorker *
cordon_worker_new (void)
{
  CordonWorker *worker = g_new0 (CordonWorker, 1);

  worker->queue = g_async_queue_new ();
  worker->thread = g_thread_new ("cordon-worker", work, g_async_queue_ref (worker->queue));
  return worker;
}

/**
 * cordon_worker_free:
 * @worker: (transfer full): a worker
 *
 * Waits until every job is done, and ends the thread; who is in a hurry cancels
 * the jobs first. Not to be called by a job.
 */
void
cordon_worker_free (CordonWorker *worker)
{
  g_return_if_fail (!cordon_worker_is_current (worker));

  g_async_queue_push (worker->queue, g_new0 (Entry, 1));
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->queue);
  g_free (worker);
}

/**
 * cordon_worker_run_async:
 * @worker: a worker
 * @job: what is to be done; its input is the job's from now on
 * @on_told: (nullable): told how far the job is, in the caller's main context
 * @told_data: passed to @on_told
 * @cancellable: (nullable): ends the job, or keeps it from beginning
 * @on_done: called in the caller's main context when the job is done
 * @done_data: passed to @on_done
 *
 * Puts a job at the end of the queue.
 */
void
cordon_worker_run_async (CordonWorker *worker,
                         const CordonWorkerJob *job,
                         CordonWorkerTold on_told,
                         gpointer told_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback on_done,
                         gpointer done_data)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->task = g_task_new (NULL, cancellable, on_done, done_data);
  g_task_set_source_tag (entry->task, cordon_worker_run_async);
  g_task_set_check_cancellable (entry->task, FALSE);
  entry->job = *job;
  entry->progress = progress_new (on_told, told_data);
  g_async_queue_push (worker->queue, entry);
}

/**
 * cordon_worker_run_finish:
 * @result: what the callback was given
 * @error: set to the job's error, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the job's output
 */
gpointer
cordon_worker_run_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cordon_worker_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cordon_worker_is_current:
 * @worker: a worker
 *
 * Returns: whether the caller runs in the worker's thread
 */
gboolean
cordon_worker_is_current (const CordonWorker *worker)
{
  return g_thread_self () == worker->thread;
}
