/* geojson.c: tests of exchange/geojson.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/geojson.h"

#include <string.h>

#include "exchange/problem.h"
#include "exchange/table-batch.h"
#include "shared.h"

#define FEATURE(geometry) "{\"type\":\"Feature\",\"properties\":null,\"geometry\":" geometry "}"

static void
test_geometries (void)
{
  static const struct
  {
    const char *text;
    int kind; /* 0: not a geometry of a plan */
  } rows[] = {
    { FEATURE ("null"), -1 },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[7.4,43.7]}"), GEO_SHAPE_POINT },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[7.4,43.7,12]}"), GEO_SHAPE_POINT },
    { FEATURE ("{\"type\":\"MultiPoint\",\"coordinates\":[[7.4,43.7]]}"), GEO_SHAPE_POINT },
    { FEATURE ("{\"type\":\"LineString\",\"coordinates\":[[7,43],[8,43]]}"), GEO_SHAPE_LINE },
    { FEATURE ("{\"type\":\"MultiLineString\",\"coordinates\":[[[7,43],[8,43]]]}"), GEO_SHAPE_LINE },
    { FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[[7,43],[8,43],[8,44],[7,43]]]}"), GEO_SHAPE_POLYGON },
    { FEATURE ("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[7,43],[8,43],[8,44],[7,43]]]]}"), GEO_SHAPE_POLYGON },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[180,-90]}"), GEO_SHAPE_POINT },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[180.001,0]}"), 0 },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[0,90.001]}"), 0 },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[]}"), 0 },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[7]}"), 0 },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[7,43,1,2]}"), 0 },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[\"7\",43]}"), 0 },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[1e999,43]}"), 0 },
    { FEATURE ("{\"type\":\"Point\"}"), 0 },
    { FEATURE ("{\"type\":\"point\",\"coordinates\":[7,43]}"), 0 },
    { FEATURE ("{\"coordinates\":[7,43]}"), 0 },
    { FEATURE ("[7,43]"), 0 },
    { FEATURE ("{\"type\":\"MultiPoint\",\"coordinates\":[]}"), 0 },
    { FEATURE ("{\"type\":\"MultiPoint\",\"coordinates\":[[7,43],[8,43]]}"), 0 },
    { FEATURE ("{\"type\":\"LineString\",\"coordinates\":[[7,43]]}"), 0 },
    { FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[]}"), 0 },
    { FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[[7,43],[8,43],[7,43]]]}"), 0 },
    { FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[[7,43],[8,43],[8,44],[7,43.1]]]}"), 0 },
    { FEATURE ("{\"type\":\"GeometryCollection\",\"geometries\":[]}"), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) problems = cordon_problems_new ();
      g_autoptr (CordonGeoJson) geojson = NULL;
      const CordonGeoFeature *feature;

      g_test_message ("row %u: %s", i, rows[i].text);
      geojson = cordon_geojson_read ("x", rows[i].text, strlen (rows[i].text), problems);
      g_assert_nonnull (geojson);
      g_assert_cmpuint (geojson->features->len, ==, 1);
      feature = &g_array_index (geojson->features, CordonGeoFeature, 0);
      g_assert_cmpint (feature->is_bad, ==, rows[i].kind == 0);
      g_assert_cmpuint (problems->len, ==, rows[i].kind == 0 ? 1 : 0);
      if (rows[i].kind > 0)
        g_assert_cmpint (geo_shape_kind (feature->shape), ==, rows[i].kind);
    }
}

static void
test_roots (void)
{
  static const struct
  {
    const char *text;
    guint n_features;
    guint n_problems;
  } rows[] = {
    { "{\"type\":\"FeatureCollection\",\"features\":[]}", 0, 0 },
    { "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}}", 0, 0 },
    { "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32632\"}}}", 0, 1 },
    { "{\"type\":\"FeatureCollection\",\"features\":[1," FEATURE ("null") "]}", 2, 1 },
    { "{\"type\":\"Point\",\"coordinates\":[1,2]}", 0, 1 },
    { "\"x\"", 0, 1 },
    { "[", 0, 1 },
    { "", 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) problems = cordon_problems_new ();
      g_autoptr (CordonGeoJson) geojson = NULL;

      g_test_message ("row %u: %s", i, rows[i].text);
      geojson = cordon_geojson_read ("x", rows[i].text, strlen (rows[i].text), problems);
      g_assert_cmpuint (problems->len, ==, rows[i].n_problems);
      g_assert_cmpuint (geojson != NULL ? geojson->features->len : 0, ==, rows[i].n_features);
    }
}

/* Outer rings run counter-clockwise and holes clockwise, whatever came in. */
static void
test_right_hand_rule (void)
{
  static const char text[] =
    FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,9],[9,0],[0,0]],[[6,2],[7,2],[7,3],[6,2]]]}");
  static const char turned[] =
    "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]],[[6,2],[7,3],[7,2],[6,2]]]}";
  g_autoptr (GPtrArray) problems = cordon_problems_new ();
  g_autoptr (CordonGeoJson) geojson = cordon_geojson_read ("x", text, strlen (text), problems);
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (FALSE);
  g_autofree char *written = NULL;

  cordon_geojson_write_shape (writer, g_array_index (geojson->features, CordonGeoFeature, 0).shape);
  written = cordon_json_writer_finish (writer);
  g_assert_cmpstr (written, ==, turned);
}

/* Every file that must be refused is, with a place, and nothing of it would be applied. */
static void
test_shared_bad (void)
{
  g_autofree char *folder = shared_path ("data/formats/geojson", "bad");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_files = 0;

  if (!has_shared ())
    return;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (CordonPlan) plan = cordon_plan_new ();
      g_autoptr (CordonTableBatch) batch = cordon_table_batch_new (plan);
      g_autoptr (CordonEdit) edit = NULL;
      const CordonProblem *problem;

      if (!g_str_has_suffix (name, ".geojson"))
        continue;
      g_assert_true (cordon_table_batch_add_file (batch, cordon_table_get (CORDON_TABLE_ZONE), path, NULL));
      edit = cordon_table_batch_finish (batch, "Import", FALSE);
      g_test_message ("%s", name);
      g_assert_null (edit);
      g_assert_cmpuint (cordon_table_batch_problems (batch)->len, >, 0);
      problem = cordon_table_batch_problems (batch)->pdata[0];
      g_test_message ("  %u:%u: %s", problem->place.line, problem->place.column, problem->reason);
      g_assert_cmpuint (problem->place.line, >, 0);
      g_assert_cmpuint (problem->place.column, >, 0);
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 40);
}

static void
test_shared_good (void)
{
  static const char *const names[] = {
    "good-feature.geojson",
    "good-feature-with-id.geojson",
    "good-featurecollection.geojson",
    "good-featurecollection-bbox.geojson",
    "good-featurecollection-extensions.geojson",
    "nullgeometry.geojson",
    "nullproperties.geojson",
  };

  if (!has_shared ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = shared_path ("data/formats/geojson/good", names[i]);
      g_autoptr (GPtrArray) problems = cordon_problems_new ();
      g_autoptr (CordonGeoJson) geojson = NULL;
      g_autofree char *text = NULL;
      gsize n_bytes;

      g_test_message ("%s", names[i]);
      g_assert_true (g_file_get_contents (path, &text, &n_bytes, NULL));
      geojson = cordon_geojson_read (names[i], text, n_bytes, problems);
      for (guint k = 0; k < problems->len; k++)
        g_test_message ("  %s", ((CordonProblem *) problems->pdata[k])->reason);
      g_assert_nonnull (geojson);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/geojson/geometries", test_geometries);
  g_test_add_func ("/exchange/geojson/roots", test_roots);
  g_test_add_func ("/exchange/geojson/right-hand-rule", test_right_hand_rule);
  g_test_add_func ("/exchange/geojson/shared-bad", test_shared_bad);
  g_test_add_func ("/exchange/geojson/shared-good", test_shared_good);
  return g_test_run ();
}
