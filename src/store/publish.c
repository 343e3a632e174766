/* publish.c: a working copy becomes the plan file that others see.
 *
 * The new file is made whole beside the old one, waits until it is on the disk,
 * and takes its place in one step; the folder is waited for as well. Whoever
 * looks, and whenever the power goes, there is the old file or the new. Before
 * that the old file is compared with the one that was opened: what another
 * program did to it is never overwritten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/column.h"

static gboolean
sync_path (const char *path,
           GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_synced;

  if (file < 0)
    return cordon_store_error_set_errno (error, errno);
  is_synced = fsync (file) == 0 || cordon_store_error_set_errno (error, errno);
  close (file);
  return is_synced;
}

/* The name is fixed, so that what a killed process left is overwritten. */
static char *
make_part_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *part = g_strconcat (".", name, ".part", NULL);

  return g_build_filename (folder, part, NULL);
}

/* Who may read the old file may read the new one, and nobody else, not even while
 * it is written: it is made, still empty, with the old one's mode. */
static gboolean
make_part (const char *path,
           const char *part,
           GError **error)
{
  struct stat status;
  gboolean is_made;
  int file;

  if (g_unlink (part) != 0 && errno != ENOENT)
    return cordon_store_error_set_errno (error, errno);
  if (stat (path, &status) != 0)
    return errno == ENOENT || cordon_store_error_set_errno (error, errno);
  file = open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    return cordon_store_error_set_errno (error, errno);
  is_made = fchmod (file, status.st_mode & 0777) == 0 || cordon_store_error_set_errno (error, errno);
  close (file);
  return is_made;
}

static gboolean
write_part (CordonDatabase *database,
            const char *part,
            GError **error)
{
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database, "VACUUM INTO ?", error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_text (statement, 1, part);
  return cordon_statement_run (statement, error);
}

static gboolean
check_target (const char *path,
              const CordonFileIdentity *expected,
              GError **error)
{
  CordonFileIdentity found;

  if (!cordon_file_identity_read (path, &found, error))
    return FALSE;
  if (cordon_file_identity_is_none (&found) || cordon_file_identity_equal (&found, expected))
    return TRUE;
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CHANGED,
                       cordon_file_identity_is_none (expected)
                         ? _ ("a file of that name is there already; choose another name")
                         : _ ("another program changed the file since it was opened; move that "
                              "file away and try again, and compare the two"));
  return FALSE;
}

static gboolean
put_in_place (const char *part,
              const char *path,
              GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_rename (part, path) != 0)
    return cordon_store_error_set_errno (error, errno);
  return sync_path (folder, error);
}

/**
 * cordon_publish:
 * @database: a working copy, without an open transaction
 * @path: the plan file
 * @expected: what is thought to be at @path; none for a new file
 * @on_ready: called before the file takes its place
 * @user_data: passed to @on_ready
 * @error: set to %CORDON_STORE_ERROR_CHANGED, or to another #CORDON_STORE_ERROR
 *
 * Replaces the file at @path by what is in @database, or leaves it as it is.
 * That @path is gone does not matter.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_publish (CordonDatabase *database,
                const char *path,
                const CordonFileIdentity *expected,
                CordonPublishReady on_ready,
                gpointer user_data,
                GError **error)
{
  g_autofree char *part = make_part_path (path);
  CordonFileIdentity identity;

  if (check_target (path, expected, error) && make_part (path, part, error) &&
      write_part (database, part, error) && sync_path (part, error) &&
      cordon_file_identity_read (part, &identity, error) && on_ready (&identity, user_data, error) &&
      check_target (path, expected, error) && put_in_place (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

static gboolean
note_time (CordonDatabase *database,
           const char *time,
           GError **error)
{
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database, "UPDATE gpkg_contents SET last_change = ?", error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_text (statement, 1, time);
  return cordon_statement_run (statement, error);
}

static gboolean
note_table (CordonStatement *statement,
            const char *table,
            const GeoExtent *extent,
            GError **error)
{
  double sides[] = { extent->west_deg, extent->south_deg, extent->east_deg, extent->north_deg };

  cordon_statement_bind_text (statement, 1, table);
  for (int i = 0; i < 4; i++)
    if (geo_extent_is_empty (*extent))
      cordon_statement_bind_null (statement, i + 2);
    else
      cordon_statement_bind_real (statement, i + 2, sides[i]);
  return cordon_statement_run (statement, error);
}

static GeoExtent
measure_table (const CordonPlan *plan,
               CordonTableId table)
{
  GeoExtent extent = GEO_EXTENT_EMPTY;
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (plan, table));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    if (cordon_record_shape (record) != NULL)
      extent = geo_extent_union (extent, geo_shape_extent (cordon_record_shape (record)));
  return extent;
}

static gboolean
note_tables (CordonDatabase *database,
             const CordonPlan *plan,
             GError **error)
{
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database,
                             "UPDATE gpkg_contents SET min_x = ?2, min_y = ?3, max_x = ?4, "
                             "max_y = ?5 WHERE table_name = ?1",
                             error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      GeoExtent extent = measure_table (plan, i);

      if (cordon_table_get (i)->shape != NULL &&
          !note_table (statement, cordon_table_get (i)->name, &extent, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cordon_publish_note_extents:
 * @database: a working copy
 * @plan: the plan in it
 * @now_min: now, in minutes since 1970-01-01T00:00Z
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Tells other programs, in gpkg_contents, how far each table of the plan reaches
 * and when it last changed.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_publish_note_extents (CordonDatabase *database,
                             const CordonPlan *plan,
                             gint64 now_min,
                             GError **error)
{
  char time[CORDON_COLUMN_TIME_SIZE];

  if (!cordon_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (note_time (database, cordon_column_format_time (time, now_min), error) &&
      note_tables (database, plan, error) && cordon_database_run (database, "COMMIT", error))
    return TRUE;
  cordon_database_roll_back (database);
  return FALSE;
}
