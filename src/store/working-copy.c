/* working-copy.c: the private copy in which a plan is edited.
 *
 * In $XDG_STATE_HOME/cordon, for the plan file at an absolute path whose
 * SHA-256 begins with HASH, lie
 *
 *   HASH.lock     held with flock() by the process that edits the plan
 *   HASH.gpkg     the copy, in write-ahead mode with synchronous FULL: an
 *                 action that was committed is there after a kill or a power cut
 *   HASH.origin   which published file the copy was made of (origin.c); it is
 *                 written last, so that without it the copy is unfinished and
 *                 holds nothing that anybody was promised
 *
 * Opening a plan finds no copy, and makes one; or a copy of a process that died,
 * and goes on with it if it holds actions that were not published. That needs
 * the published file to be the one the copy knows: as it was opened, or the one
 * that was about to replace it, which is noted before it does. Otherwise two
 * people's work would be mixed, and the plan is not opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/working-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/load.h"
#include "store/origin.h"
#include "store/plan-file.h"
#include "store/publish.h"
#include "store/schema.h"

#define HASH_LENGTH 24

struct _CordonWorkingCopy
{
  char *path; /* of the published file: absolute, without links */
  char *copy_path;
  char *origin_path;
  char *lock_path;
  int lock; /* a file descriptor; -1 while not held */
  CordonOrigin origin;
  CordonDatabase *database;
  CordonHistory *history;
  gboolean is_recovered;
};

/* The folder must exist, the file need not. */
static char *
resolve (const char *path,
         GError **error)
{
  char *whole = realpath (path, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *result = NULL;
  char *real_folder;

  if (whole != NULL)
    {
      result = g_strdup (whole);
      free (whole);
      return g_steal_pointer (&result);
    }
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  real_folder = realpath (folder, NULL);
  if (real_folder == NULL)
    {
      cordon_store_error_set_errno (error, errno);
      return NULL;
    }
  result = g_build_filename (real_folder, name, NULL);
  free (real_folder);
  return g_steal_pointer (&result);
}

static CordonWorkingCopy *
copy_new (const char *path,
          GError **error)
{
  g_autofree char *resolved = resolve (path, error);
  g_autofree char *hash = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "cordon", NULL);
  g_autofree char *stem = NULL;
  CordonWorkingCopy *copy;

  if (resolved == NULL)
    return NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      cordon_store_error_set_errno (error, errno);
      g_prefix_error (error, "%s: ", folder);
      return NULL;
    }
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, resolved, -1);
  hash[HASH_LENGTH] = '\0';
  stem = g_build_filename (folder, hash, NULL);
  copy = g_new0 (CordonWorkingCopy, 1);
  copy->path = g_steal_pointer (&resolved);
  copy->copy_path = g_strconcat (stem, ".gpkg", NULL);
  copy->origin_path = g_strconcat (stem, ".origin", NULL);
  copy->lock_path = g_strconcat (stem, ".lock", NULL);
  copy->lock = -1;
  return copy;
}

/* The lock file stays: who removes a lock others may be waiting for locks nothing. */
static gboolean
take_lock (CordonWorkingCopy *copy,
           GError **error)
{
  copy->lock = open (copy->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (copy->lock < 0)
    return cordon_store_error_set_errno (error, errno);
  if (flock (copy->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_BUSY,
                       _ ("the plan is open already; close it there first"));
  return FALSE;
}

static void
remove_files (CordonWorkingCopy *copy)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  g_unlink (copy->origin_path);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (copy->copy_path, endings[i], NULL);

      g_unlink (path);
    }
}

static gboolean
open_database (CordonWorkingCopy *copy,
               GError **error)
{
  static const char *const pragmas[] = {
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -65536",
    /* Moving pages into the file is what a planner would notice: seldom, then. */
    "PRAGMA wal_autocheckpoint = 4000",
  };

  copy->database = cordon_database_open_trusted (copy->copy_path, error);
  for (guint i = 0; copy->database != NULL && i < G_N_ELEMENTS (pragmas); i++)
    if (!cordon_database_run (copy->database, pragmas[i], error))
      return FALSE;
  return copy->database != NULL;
}

static gboolean
open_history (CordonWorkingCopy *copy,
              GError **error)
{
  copy->history = cordon_history_open (copy->database, error);
  return copy->history != NULL;
}

/* A state directory can be anywhere, so what is found there is compared too. */
static gboolean
check_schema (CordonWorkingCopy *copy,
              GError **error)
{
  g_autoptr (GPtrArray) differences = NULL;

  if (!cordon_schema_compare (copy->database, &differences, error))
    return FALSE;
  if (differences->len == 0)
    return TRUE;
  g_set_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_FOREIGN,
               _ ("the working copy %s is not a plan's; move it away"), copy->copy_path);
  return FALSE;
}

/* Whether the published file is the one the copy knows, as it was or as it was to become. */
static gboolean
match_origin (CordonWorkingCopy *copy,
              GError **error)
{
  CordonFileIdentity found;

  if (!cordon_file_identity_read (copy->path, &found, error))
    return FALSE;
  if (!cordon_file_identity_is_none (&copy->origin.pending.identity) &&
      cordon_file_identity_equal (&found, &copy->origin.pending.identity))
    copy->origin.published = copy->origin.pending;
  if (cordon_file_identity_is_none (&found) ||
      cordon_file_identity_equal (&found, &copy->origin.published.identity))
    return TRUE;
  g_set_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CHANGED,
               _ ("another program changed the file while changes of yours were waiting in a working "
                  "copy; move the file away, open the plan again to get yours, and compare the two"));
  return FALSE;
}

static CordonPlan *
load_own (CordonWorkingCopy *copy,
          GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CordonPlan) plan = cordon_load_plan (copy->database, problems, error);

  if (plan == NULL || problems->len == 0)
    return g_steal_pointer (&plan);
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CONTENT,
                       g_ptr_array_index (problems, 0));
  return NULL;
}

static gboolean
is_there_to_recover (CordonWorkingCopy *copy)
{
  return g_file_test (copy->copy_path, G_FILE_TEST_EXISTS) &&
         cordon_origin_read (copy->origin_path, &copy->origin);
}

static void
close_database (CordonWorkingCopy *copy)
{
  g_clear_pointer (&copy->history, cordon_history_free);
  g_clear_pointer (&copy->database, cordon_database_free);
}

/* Opens what a process that died left; @out_plan stays NULL when nothing in it is unpublished. */
static gboolean
recover (CordonWorkingCopy *copy,
         CordonPlan **out_plan,
         GError **error)
{
  g_autoptr (GError) mismatch = NULL;
  gboolean is_known;

  if (!open_database (copy, error) || !check_schema (copy, error) || !open_history (copy, error))
    return FALSE;
  is_known = match_origin (copy, &mismatch);
  if (!cordon_working_copy_is_changed (copy))
    {
      close_database (copy);
      return TRUE;
    }
  if (!is_known)
    {
      g_propagate_error (error, g_steal_pointer (&mismatch));
      return FALSE;
    }
  copy->is_recovered = TRUE;
  *out_plan = load_own (copy, error);
  return *out_plan != NULL;
}

static gboolean
check_out (CordonWorkingCopy *copy,
           CordonPlan **out_plan,
           GError **error)
{
  g_autoptr (CordonDatabase) published = NULL;
  g_autoptr (CordonPlan) plan = NULL;

  copy->origin = (CordonOrigin){ 0 };
  if (!cordon_file_identity_read (copy->path, &copy->origin.published.identity, error))
    return FALSE;
  published = cordon_plan_file_examine (copy->path, &plan, error);
  if (published == NULL || !cordon_plan_file_copy (published, copy->copy_path, error) ||
      !open_database (copy, error) || !open_history (copy, error))
    return FALSE;
  copy->origin.published.seq = cordon_history_last (copy->history);
  if (!cordon_origin_write (copy->origin_path, &copy->origin, error))
    return FALSE;
  *out_plan = g_steal_pointer (&plan);
  return TRUE;
}

/**
 * cordon_working_copy_open:
 * @path: a plan file from anywhere
 * @out_plan: (out) (transfer full): set to the plan
 * @error: set to a #CordonStoreError: those of cordon_plan_file_examine(),
 *   %CORDON_STORE_ERROR_BUSY, %CORDON_STORE_ERROR_CHANGED
 *
 * Makes a working copy of the file after examining it, or goes on with one that
 * was left with unpublished actions.
 *
 * Returns: (transfer full): the working copy, or %NULL
 */
CordonWorkingCopy *
cordon_working_copy_open (const char *path,
                          CordonPlan **out_plan,
                          GError **error)
{
  g_autoptr (CordonWorkingCopy) copy = copy_new (path, error);
  g_autoptr (CordonPlan) plan = NULL;

  if (copy == NULL || !take_lock (copy, error))
    return NULL;
  if (is_there_to_recover (copy) && !recover (copy, &plan, error))
    return NULL;
  if (plan == NULL)
    {
      remove_files (copy);
      if (!check_out (copy, &plan, error))
        {
          close_database (copy);
          remove_files (copy);
          return NULL;
        }
    }
  *out_plan = g_steal_pointer (&plan);
  return g_steal_pointer (&copy);
}

static gboolean
refuse_existing (CordonWorkingCopy *copy,
                 GError **error)
{
  CordonFileIdentity found;

  if (!cordon_file_identity_read (copy->path, &found, error))
    return FALSE;
  if (cordon_file_identity_is_none (&found))
    return TRUE;
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CHANGED,
                       _ ("a file of that name is there already; choose another name"));
  return FALSE;
}

/**
 * cordon_working_copy_create:
 * @path: where the plan is to be; nothing may be there
 * @error: set to a #CordonStoreError
 *
 * Makes the working copy of a new plan, without records. Nothing is at @path
 * before it is published.
 *
 * Returns: (transfer full): the working copy, or %NULL
 */
CordonWorkingCopy *
cordon_working_copy_create (const char *path,
                            GError **error)
{
  g_autoptr (CordonWorkingCopy) copy = copy_new (path, error);

  if (copy == NULL || !take_lock (copy, error) || !refuse_existing (copy, error))
    return NULL;
  if (is_there_to_recover (copy))
    {
      g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CHANGED,
                           _ ("a plan of that name is waiting in a working copy; open it instead, "
                              "or choose another name"));
      return NULL;
    }
  remove_files (copy);
  copy->origin = (CordonOrigin){ 0 };
  if (open_database (copy, error) && cordon_plan_file_create (copy->database, error) &&
      open_history (copy, error))
    return g_steal_pointer (&copy);
  close_database (copy);
  remove_files (copy);
  return NULL;
}

/**
 * cordon_working_copy_free:
 * @copy: (transfer full): a working copy
 *
 * Closes the working copy and lets go of the plan. Its files stay, to be gone on
 * with.
 */
void
cordon_working_copy_free (CordonWorkingCopy *copy)
{
  close_database (copy);
  if (copy->lock >= 0)
    close (copy->lock);
  g_free (copy->path);
  g_free (copy->copy_path);
  g_free (copy->origin_path);
  g_free (copy->lock_path);
  g_free (copy);
}

/**
 * cordon_working_copy_database:
 * @copy: a working copy
 *
 * Returns: (transfer none): its connection
 */
CordonDatabase *
cordon_working_copy_database (CordonWorkingCopy *copy)
{
  return copy->database;
}

/**
 * cordon_working_copy_history:
 * @copy: a working copy
 *
 * Returns: (transfer none): its history
 */
CordonHistory *
cordon_working_copy_history (CordonWorkingCopy *copy)
{
  return copy->history;
}

/**
 * cordon_working_copy_is_recovered:
 * @copy: a working copy
 *
 * Returns: whether it was left by a process that died
 */
gboolean
cordon_working_copy_is_recovered (const CordonWorkingCopy *copy)
{
  return copy->is_recovered;
}

/**
 * cordon_working_copy_is_changed:
 * @copy: a working copy
 *
 * Returns: whether it holds actions that are not in the published file
 */
gboolean
cordon_working_copy_is_changed (const CordonWorkingCopy *copy)
{
  return cordon_history_last (copy->history) != copy->origin.published.seq ||
         cordon_file_identity_is_none (&copy->origin.published.identity);
}

static gboolean
on_ready (const CordonFileIdentity *identity,
          gpointer user_data,
          GError **error)
{
  CordonWorkingCopy *copy = user_data;

  copy->origin.pending = (CordonOriginState){ *identity, cordon_history_last (copy->history) };
  return cordon_origin_write (copy->origin_path, &copy->origin, error);
}

/**
 * cordon_working_copy_publish:
 * @copy: a working copy
 * @plan: the plan in it
 * @now_min: now, in minutes since 1970-01-01T00:00Z
 * @error: set to %CORDON_STORE_ERROR_CHANGED when the file is no longer the one
 *   that was opened, or to another #CordonStoreError
 *
 * Replaces the plan file by the state of the working copy, in one step.
 *
 * Returns: %FALSE on failure; then the file is as it was, and nothing is lost
 */
gboolean
cordon_working_copy_publish (CordonWorkingCopy *copy,
                             const CordonPlan *plan,
                             gint64 now_min,
                             GError **error)
{
  if (!cordon_publish_note_extents (copy->database, plan, now_min, error) ||
      !cordon_publish (copy->database, copy->path, &copy->origin.published.identity, on_ready, copy,
                       error))
    {
      g_prefix_error (error, _ ("%s cannot be written: "), copy->path);
      return FALSE;
    }
  copy->origin.published = copy->origin.pending;
  return TRUE;
}

/**
 * cordon_working_copy_discard:
 * @copy: (transfer full): a working copy
 *
 * Closes the working copy and removes its files, with everything in it that was
 * not published.
 */
void
cordon_working_copy_discard (CordonWorkingCopy *copy)
{
  close_database (copy);
  remove_files (copy);
  cordon_working_copy_free (copy);
}
