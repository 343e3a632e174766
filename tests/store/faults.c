/* faults.c: tests of a disk that fails: every call once and for ever, and a disk that is full.
 *
 * A VFS of our own stands between SQLite and the disk and lets the Nth reading,
 * writing, syncing, truncating or opening fail, once or from then on, as a
 * worn-out disk (EIO) or a full one (ENOSPC, after half of what was to be
 * written). A round opens a plan, edits, undoes and publishes. Whatever fails:
 * nothing crashes, every failure is told, and afterwards the file is a valid
 * plan that holds every action that was acknowledged and published, and the
 * working copy every action that was acknowledged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "open-plan.h"
#include "random-plan.h"
#include "store/digest.h"
#include "store/plan-file.h"

/* Every call fails once in the plain run; under the sanitizers every fourth. */
#ifdef __SANITIZE_ADDRESS__
#  define STRIDE_SLOW 4
#else
#  define STRIDE_SLOW 1
#endif

/* What fails, and when. */
static struct
{
  gint64 at; /* the call that fails, counted from 1; 0 for none */
  gboolean is_for_ever;
  int status; /* what it reports */
  gint64 n_calls;
  guint n_failed;
} fault;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultyFile;

static sqlite3_vfs faulty_vfs;
static sqlite3_vfs *real_vfs;

static gboolean
fails (void)
{
  fault.n_calls++;
  if (fault.at == 0 || fault.n_calls < fault.at || (fault.n_calls > fault.at && !fault.is_for_ever))
    return FALSE;
  fault.n_failed++;
  return TRUE;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultyFile *) file)->real;
}

static int
faulty_close (sqlite3_file *file)
{
  int status = real_of (file)->pMethods->xClose (real_of (file));

  g_free (real_of (file));
  return status;
}

static int
faulty_read (sqlite3_file *file,
             void *bytes,
             int n_bytes,
             sqlite3_int64 offset)
{
  if (fault.status != SQLITE_FULL && fails ())
    return SQLITE_IOERR_READ;
  return real_of (file)->pMethods->xRead (real_of (file), bytes, n_bytes, offset);
}

static int
faulty_write (sqlite3_file *file,
              const void *bytes,
              int n_bytes,
              sqlite3_int64 offset)
{
  if (fails ())
    {
      if (n_bytes > 1)
        real_of (file)->pMethods->xWrite (real_of (file), bytes, n_bytes / 2, offset);
      return fault.status == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
  return real_of (file)->pMethods->xWrite (real_of (file), bytes, n_bytes, offset);
}

static int
faulty_truncate (sqlite3_file *file,
                 sqlite3_int64 size)
{
  if (fault.status != SQLITE_FULL && fails ())
    return SQLITE_IOERR_TRUNCATE;
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
faulty_sync (sqlite3_file *file,
             int flags)
{
  if (fails ())
    return SQLITE_IOERR_FSYNC;
  return real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
faulty_file_size (sqlite3_file *file,
                  sqlite3_int64 *out_size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), out_size);
}

static int
faulty_lock (sqlite3_file *file,
             int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
faulty_unlock (sqlite3_file *file,
               int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
faulty_check_lock (sqlite3_file *file,
                   int *out_is_held)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), out_is_held);
}

static int
faulty_control (sqlite3_file *file,
                int operation,
                void *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), operation, argument);
}

static int
faulty_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
faulty_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

/* Without shared memory: a working copy is opened exclusively and needs none. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = faulty_close,
  .xRead = faulty_read,
  .xWrite = faulty_write,
  .xTruncate = faulty_truncate,
  .xSync = faulty_sync,
  .xFileSize = faulty_file_size,
  .xLock = faulty_lock,
  .xUnlock = faulty_unlock,
  .xCheckReservedLock = faulty_check_lock,
  .xFileControl = faulty_control,
  .xSectorSize = faulty_sector_size,
  .xDeviceCharacteristics = faulty_characteristics,
};

static int
faulty_open (sqlite3_vfs *vfs,
             const char *name,
             sqlite3_file *file,
             int flags,
             int *out_flags)
{
  FaultyFile *faulty = (FaultyFile *) file;
  int status;

  faulty->base.pMethods = NULL;
  if (fault.status != SQLITE_FULL && fails ())
    return SQLITE_CANTOPEN;
  faulty->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  status = real_vfs->xOpen (real_vfs, name, faulty->real, flags, out_flags);
  if (status == SQLITE_OK)
    faulty->base.pMethods = &methods;
  else
    g_clear_pointer (&faulty->real, g_free);
  return status;
}

static void
install_faulty_vfs (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  faulty_vfs = *real_vfs;
  faulty_vfs.zName = "faulty";
  faulty_vfs.szOsFile = sizeof (FaultyFile);
  faulty_vfs.xOpen = faulty_open;
  g_assert_cmpint (sqlite3_vfs_register (&faulty_vfs, 1), ==, SQLITE_OK);
}

/* What a round may count on. */
typedef struct
{
  char *acknowledged; /* the digest of all that was acknowledged */
  char *uncertain;    /* of that and of the action whose fate is unknown */
  char *published;    /* of what the plan file holds for certain */
  gboolean is_over;
} Promise;

static void
note (char **digest,
      const CordonPlan *plan)
{
  g_free (*digest);
  *digest = cordon_plan_digest (plan);
}

static gboolean
is_told (const GError *error)
{
  return error != NULL && strlen (error->message) > 5;
}

static void
try_edit (OpenPlan *open,
          GRand *random,
          Promise *promise)
{
  g_autoptr (CordonEdit) edit = random_edit (random, open->plan);
  g_autoptr (CordonPlan) next = cordon_plan_apply (open->plan, edit, NULL);
  g_autoptr (GError) error = NULL;

  if (open_plan_apply (open, edit, &error))
    note (&promise->acknowledged, open->plan);
  else
    {
      g_assert_true (is_told (error));
      if (g_error_matches (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_UNCERTAIN))
        {
          note (&promise->uncertain, next);
          promise->is_over = TRUE;
        }
    }
}

static void
try_undo (OpenPlan *open,
          const CordonPlan *before,
          Promise *promise)
{
  g_autoptr (GError) error = NULL;

  if (open_plan_revert (open, CORDON_HISTORY_UNDO, &error))
    {
      cordon_plan_unref (open->plan);
      open->plan = cordon_plan_ref (before);
      note (&promise->acknowledged, before);
      return;
    }
  g_assert_true (is_told (error));
  if (g_error_matches (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_UNCERTAIN))
    {
      note (&promise->uncertain, before);
      promise->is_over = TRUE;
    }
}

static void
try_publish (OpenPlan *open,
             Promise *promise)
{
  g_autoptr (GError) error = NULL;

  if (open_plan_publish (open, &error))
    note (&promise->published, open->plan);
  else
    g_assert_true (is_told (error));
}

/* Opens, edits, undoes, publishes: as far as the disk lets it. */
static void
work (const char *path,
      Promise *promise)
{
  GRand *random = g_rand_new_with_seed (77);
  g_autoptr (GError) error = NULL;
  OpenPlan open = { 0 };

  if (!open_plan_open (&open, path, &error))
    g_assert_true (is_told (error));
  for (guint i = 0; i < 3 && open.copy != NULL && !promise->is_over; i++)
    {
      g_autoptr (CordonPlan) before = cordon_plan_ref (open.plan);

      try_edit (&open, random, promise);
      if (i == 1 && open.plan != before && !promise->is_over)
        try_undo (&open, before, promise);
      if (i == 1 && !promise->is_over)
        try_publish (&open, promise);
    }
  open_plan_close (&open);
  g_rand_free (random);
}

static void
check_promise (const char *path,
               const Promise *promise)
{
  g_autoptr (CordonPlan) published = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *published_digest = NULL;
  g_autofree char *digest = NULL;
  OpenPlan open = { 0 };
  CordonDatabase *database = cordon_plan_file_examine (path, &published, &error);

  g_assert_no_error (error);
  cordon_database_free (database);
  published_digest = cordon_plan_digest (published);
  if (g_strcmp0 (published_digest, promise->published) != 0)
    g_assert_cmpstr (published_digest, ==, promise->acknowledged);

  g_assert_true (open_plan_open (&open, path, &error));
  g_assert_no_error (error);
  digest = cordon_plan_digest (open.plan);
  if (g_strcmp0 (digest, promise->uncertain) != 0)
    g_assert_cmpstr (digest, ==, promise->acknowledged);
  g_assert_true (cordon_history_verify (cordon_working_copy_database (open.copy), &error));
  g_assert_no_error (error);
  open_plan_discard (&open);
}

static char *bytes_at_start;
static gsize size_at_start;
static char *digest_at_start;

/* One round with a fault; gives how many calls it made. */
static gint64
round_with_fault (const char *path,
                  gint64 at,
                  int status,
                  gboolean is_for_ever)
{
  Promise promise = { g_strdup (digest_at_start), NULL, g_strdup (digest_at_start), FALSE };
  gint64 n_calls;

  g_assert_true (g_file_set_contents (path, bytes_at_start, (gssize) size_at_start, NULL));
  memset (&fault, 0, sizeof fault);
  fault.at = at;
  fault.status = status;
  fault.is_for_ever = is_for_ever;
  work (path, &promise);
  n_calls = fault.n_calls;
  memset (&fault, 0, sizeof fault);
  check_promise (path, &promise);
  g_free (promise.acknowledged);
  g_free (promise.uncertain);
  g_free (promise.published);
  return n_calls;
}

/* Every call, or so many spread over all. */
static void
test_every_call (gconstpointer data)
{
  static const struct
  {
    int status;
    gboolean is_for_ever;
  } kinds[] = {
    { SQLITE_IOERR, FALSE },
    { SQLITE_IOERR, TRUE },
    { SQLITE_FULL, FALSE },
    { SQLITE_FULL, TRUE },
  };
  guint kind = GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("cordon-faults-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "event.cordon.gpkg", NULL);
  g_autoptr (CordonPlan) plan = NULL;
  gint64 n_calls;
  gint64 stride;
  guint n_rounds = 0;

  open_plan_write (path, 21, 1);
  g_assert_true (g_file_get_contents (path, &bytes_at_start, &size_at_start, NULL));
  cordon_database_free (cordon_plan_file_examine (path, &plan, NULL));
  digest_at_start = cordon_plan_digest (plan);
  n_calls = round_with_fault (path, 0, kinds[kind].status, FALSE);
  stride = g_test_slow () ? STRIDE_SLOW : MAX (n_calls / 10, 1);
  for (gint64 at = 1; at <= n_calls; at += stride, n_rounds++)
    round_with_fault (path, at, kinds[kind].status, kinds[kind].is_for_ever);
  g_test_message ("%u rounds over %" G_GINT64_FORMAT " calls", n_rounds, n_calls);
  g_assert_cmpint (n_calls, >, 40);
  g_clear_pointer (&bytes_at_start, g_free);
  g_clear_pointer (&digest_at_start, g_free);
  g_unlink (path);
  g_rmdir (folder);
}

/* A working copy that may not grow: the edit is refused, what was there stays, and smaller ones go on. */
static void
test_full (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "event.cordon.gpkg", NULL);
  g_autoptr (CordonEdit) filling = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sql = NULL;
  GRand *random = g_rand_new_with_seed (5);
  OpenPlan open = { 0 };
  gint64 n_pages;

  g_assert_true (open_plan_create (&open, path, &error));
  before = cordon_plan_digest (open.plan);
  g_assert_true (cordon_database_read_integer (cordon_working_copy_database (open.copy),
                                               "PRAGMA page_count", &n_pages, &error));
  sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, n_pages + 2);
  g_assert_true (cordon_database_run (cordon_working_copy_database (open.copy), sql, &error));
  filling = random_filling (random, open.plan, 200);
  g_assert_false (open_plan_apply (&open, filling, &error));
  g_assert_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "full"));
  g_clear_error (&error);
  after = cordon_plan_digest (open.plan);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (cordon_database_run (cordon_working_copy_database (open.copy),
                                      "PRAGMA max_page_count = 1000000", &error));
  g_assert_true (open_plan_apply (&open, filling, &error));
  g_assert_no_error (error);
  open_plan_discard (&open);
  g_rmdir (folder);
  g_rand_free (random);
}

/* A folder that may only be read: publishing says so, and the changes are kept. */
static void
test_read_only_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-read-only-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "event.cordon.gpkg", NULL);
  g_autofree char *part = g_build_filename (folder, ".event.cordon.gpkg.part", NULL);
  g_autofree char *inside = g_build_filename (part, "inside", NULL);
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GRand *random = g_rand_new_with_seed (6);
  OpenPlan open = { 0 };

  open_plan_write (path, 22, 1);
  g_assert_true (open_plan_open (&open, path, &error));
  edit = random_edit (random, open.plan);
  g_assert_true (open_plan_apply (&open, edit, &error));

  /* Who is root may write anywhere: a folder in the way of the new file stops root too. */
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_chmod (folder, 0500);
  g_assert_false (open_plan_publish (&open, &error));
  g_assert_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  g_chmod (folder, 0700);
  g_rmdir (inside);
  g_rmdir (part);
  g_assert_true (open_plan_publish (&open, &error));
  g_assert_no_error (error);
  open_plan_discard (&open);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_rand_free (random);
}

/* Somebody else's lock on the plan file: busy, and nothing else. */
static void
test_locked_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-locked-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "event.cordon.gpkg", NULL);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  open_plan_write (path, 23, 1);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (cordon_plan_file_examine (path, &plan, &error));
  g_assert_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_BUSY);
  sqlite3_close (other);
  g_clear_error (&error);
  cordon_database_free (cordon_plan_file_examine (path, &plan, &error));
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  install_faulty_vfs ();
  g_test_add_data_func ("/store/faults/failing-once", GUINT_TO_POINTER (0), test_every_call);
  g_test_add_data_func ("/store/faults/failing-for-ever", GUINT_TO_POINTER (1), test_every_call);
  g_test_add_data_func ("/store/faults/full-once", GUINT_TO_POINTER (2), test_every_call);
  g_test_add_data_func ("/store/faults/full-for-ever", GUINT_TO_POINTER (3), test_every_call);
  g_test_add_func ("/store/faults/full", test_full);
  g_test_add_func ("/store/faults/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/faults/locked-file", test_locked_file);
  return g_test_run ();
}
