/* staging-read.c: tests of staging files from an importer that something took over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/staging-read.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store/error.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cordon-staging-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "staging.gpkg", NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The tables an importer makes, as far as they are read; a point at 7.5, 43.75. */
static const char made[] =
  "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT);"
  "CREATE TABLE import_summary (cordon_fid INTEGER PRIMARY KEY, key TEXT, value TEXT);"
  "CREATE TABLE import_note (cordon_fid INTEGER PRIMARY KEY, severity TEXT, text TEXT);"
  "CREATE TABLE import_1 (cordon_fid INTEGER PRIMARY KEY, cordon_geom BLOB, cordon_layer TEXT, "
  "name TEXT, \"odd \"\" name\" TEXT, lanes INTEGER, width REAL);"
  "INSERT INTO gpkg_contents VALUES ('import_1', 'features', 'Gates'), "
  "('import_note', 'attributes', 'import_note');"
  "INSERT INTO import_note VALUES (1, 'warning', 'one was left out');"
  "INSERT INTO import_1 VALUES (1, x'47500001e6100000"
  "0101000000"
  "0000000000001e40"
  "0000000000e04540', 'Gates', 'G1', 'odd', 4, 2.5), (2, NULL, 'Gates', NULL, NULL, NULL, NULL);";

static void
make (Fixture *fixture,
      const char *more)
{
  sqlite3 *handle = NULL;
  char *complaint = NULL;

  g_unlink (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  if (sqlite3_exec (handle, made, NULL, NULL, &complaint) != SQLITE_OK ||
      sqlite3_exec (handle, more, NULL, NULL, &complaint) != SQLITE_OK)
    g_error ("%s", complaint);
  sqlite3_close (handle);
}

static void
test_plain (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonStaging) staging = NULL;
  const CordonStagingLayer *layer;
  const CordonStagingRow *row;
  guint n_places;

  make (fixture, "");
  staging = cordon_staging_read (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_null (staging->base_map);
  g_assert_cmpuint (staging->warnings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (staging->warnings, 0), ==, "one was left out");
  g_assert_cmpuint (staging->layers->len, ==, 1);
  layer = g_ptr_array_index (staging->layers, 0);
  g_assert_cmpstr (layer->name, ==, "Gates");
  g_assert_cmpuint (layer->columns->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (layer->columns, 1), ==, "odd \" name");
  row = g_ptr_array_index (layer->rows, 0);
  g_assert_cmpfloat (geo_shape_places (row->shape, &n_places)->lon_deg, ==, 7.5);
  g_assert_cmpstr (row->values[0], ==, "G1");
  g_assert_cmpstr (row->values[2], ==, "4");
  g_assert_cmpstr (row->values[3], ==, "2.5");
  row = g_ptr_array_index (layer->rows, 1);
  g_assert_null (row->shape);
  g_assert_null (row->values[0]);
}

/* Read as if it were not there, or refused with a sentence; never acted on. */
static void
test_made_to_do_harm (Fixture *fixture,
                      gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gboolean is_read;
  } rows[] = {
    { "CREATE VIEW import_2 AS SELECT * FROM import_1; "
      "INSERT INTO gpkg_contents VALUES ('import_2', 'features', 'a view')",
      TRUE },
    { "CREATE VIRTUAL TABLE import_2 USING fts5 (a); "
      "INSERT INTO gpkg_contents VALUES ('import_2', 'features', 'a virtual table')",
      TRUE },
    { "INSERT INTO gpkg_contents VALUES ('sqlite_schema', 'features', 'the schema')", TRUE },
    { "INSERT INTO gpkg_contents VALUES ('import_1\"; DROP TABLE x', 'features', 'quotes')", TRUE },
    { "UPDATE import_1 SET cordon_geom = x'47500001e610000001010000'", FALSE },
    { "UPDATE import_1 SET cordon_geom = x'475000010000000001010000000000000000001e400000000000e04540'",
      FALSE },
    { "DROP TABLE import_note; CREATE VIEW import_note AS SELECT 'a' AS severity, 'b' AS text", FALSE },
    { "DROP TABLE gpkg_contents", FALSE },
    { "CREATE TABLE basemap_water (a); "
      "INSERT INTO gpkg_contents VALUES ('basemap_water', 'features', 'no columns')",
      FALSE },
    { "PRAGMA writable_schema = 1; INSERT INTO sqlite_schema VALUES ('table', 'evil', 'evil', 99999, "
      "'CREATE TABLE evil (a)')",
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonStaging) staging = NULL;

      g_test_message ("%s", rows[i].sql);
      make (fixture, rows[i].sql);
      staging = cordon_staging_read (fixture->path, &error);
      g_assert_true ((staging != NULL) == (error == NULL));
      if (error != NULL)
        g_test_message ("  %s", error->message);
      if (i + 1 < G_N_ELEMENTS (rows))
        g_assert_true ((staging != NULL) == rows[i].is_read);
      if (staging != NULL)
        g_assert_cmpuint (staging->layers->len, ==, 1);
    }
}

static void
read_folder (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CORDON_SHARED"), "data", name, NULL);
  GDir *entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  if (entries == NULL)
    {
      g_test_skip ("the shared folder with hostile files is not there");
      return;
    }
  while ((entry = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonStaging) staging = cordon_staging_read (path, &error);

      g_assert_null (staging);
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
  g_dir_close (entries);
}

static void
test_hostile_files (void)
{
  read_folder ("hostile/sqlite");
  read_folder ("formats/gpkg");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/staging-read/plain", Fixture, NULL, set_up, test_plain, tear_down);
  g_test_add ("/store/staging-read/made-to-do-harm", Fixture, NULL, set_up, test_made_to_do_harm,
              tear_down);
  g_test_add_func ("/store/staging-read/hostile-files", test_hostile_files);
  return g_test_run ();
}
