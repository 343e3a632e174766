/* import.c: tests of foreign files read by the confined process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/import.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cordon-foreign-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "foreign.geojson", NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
on_progress (double fraction,
             gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

static void
test_features (Fixture *fixture,
               gconstpointer data)
{
  static const char geojson[] =
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":"
    "\"Gate 1\",\"lanes\":4},\"geometry\":{\"type\":\"Point\",\"coordinates\":[7.42,43.73]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":null,\"lanes\":2},\"geometry\":{\"type\":"
    "\"Point\",\"coordinates\":[7.43,43.74]}}]}";
  g_autoptr (CordonStaging) staging = NULL;
  g_autoptr (GError) error = NULL;
  const CordonStagingLayer *layer;
  const CordonStagingRow *row;
  double last = 0;

  g_assert_true (g_file_set_contents (fixture->path, geojson, -1, NULL));
  staging = cordon_session_read_foreign (fixture->path, NULL, on_progress, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_assert_null (staging->base_map);
  g_assert_cmpuint (staging->layers->len, ==, 1);
  layer = g_ptr_array_index (staging->layers, 0);
  g_assert_cmpuint (layer->columns->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (layer->columns, 0), ==, "name");
  g_assert_cmpstr (g_ptr_array_index (layer->columns, 1), ==, "lanes");
  g_assert_cmpuint (layer->rows->len, ==, 2);
  row = g_ptr_array_index (layer->rows, 0);
  g_assert_cmpstr (row->values[0], ==, "Gate 1");
  g_assert_cmpstr (row->values[1], ==, "4");
  g_assert_cmpint (geo_shape_kind (row->shape), ==, GEO_SHAPE_POINT);
  row = g_ptr_array_index (layer->rows, 1);
  g_assert_null (row->values[0]);
}

static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "{\"type\":\"FeatureCollection\",", -1, NULL));
  g_assert_null (cordon_session_read_foreign (fixture->path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, CORDON_SESSION_IMPORT_ERROR, CORDON_SESSION_IMPORT_ERROR_FILE);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (error->message, !=, "");
}

static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "{}", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (cordon_session_read_foreign (fixture->path, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_city (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *extract =
    g_build_filename (g_getenv ("CORDON_SHARED"), "data", "osm", "monaco-2021.osm.pbf", NULL);
  g_autoptr (CordonStaging) staging = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;

  if (!g_file_test (extract, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared folder with the extract is not there");
      return;
    }
  staging = cordon_session_read_foreign (extract, NULL, on_progress, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (staging->base_map);
  g_assert_cmpstr (cordon_base_map_attribution (staging->base_map), ==,
                   "© OpenStreetMap contributors");
  g_assert_cmpuint (cordon_base_map_count (staging->base_map, CORDON_MAP_BUILDING), >, 1000);
  g_assert_cmpuint (cordon_base_map_count (staging->base_map, CORDON_MAP_STREET), >, 1000);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/session/import/features", test_features);
  ADD ("/session/import/refused", test_refused);
  ADD ("/session/import/cancelled", test_cancelled);
  ADD ("/session/import/city", test_city);
  return g_test_run ();
}
