/* worker.h: one thread beside the caller's, for work that takes a while.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CordonWorker:
 *
 * Does jobs one after the other in a thread of its own, and tells of each in
 * the main context of whoever asked for it.
 */
typedef struct _CordonWorker CordonWorker;

/* Told in the worker's thread; passes it on to who asked. */
typedef struct _CordonWorkerProgress CordonWorkerProgress;

/**
 * CordonWorkerFunc:
 * @input: what was given with the job; belongs to the job
 * @progress: where to say how far it is
 * @cancellable: (nullable): whether to stop
 * @error: why it failed
 *
 * A job. Runs in the worker's thread, and touches nothing but its input.
 *
 * Returns: (transfer full): the output, or %NULL with @error set
 */
typedef gpointer (*CordonWorkerFunc) (gpointer input,
                                      CordonWorkerProgress *progress,
                                      GCancellable *cancellable,
                                      GError **error);

/* Told in the thread of who asked: the share of the job that is done, 0 to 1. */
typedef void (*CordonWorkerTold) (double fraction,
                                  gpointer user_data);

/* What is to be done: the function, its input, and how both are freed. */
typedef struct
{
  CordonWorkerFunc func;
  gpointer input;
  GDestroyNotify free_input;  /* (nullable) */
  GDestroyNotify free_output; /* (nullable) */
} CordonWorkerJob;

CordonWorker *cordon_worker_new (void);
void cordon_worker_free (CordonWorker *worker);
void cordon_worker_run_async (CordonWorker *worker,
                              const CordonWorkerJob *job,
                              CordonWorkerTold on_told,
                              gpointer told_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback on_done,
                              gpointer done_data);
gpointer cordon_worker_run_finish (GAsyncResult *result,
                                   GError **error);
void cordon_worker_progress_tell (CordonWorkerProgress *progress,
                                  double fraction);
gboolean cordon_worker_is_current (const CordonWorker *worker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonWorker, cordon_worker_free)

G_END_DECLS
