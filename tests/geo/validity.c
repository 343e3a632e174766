/* validity.c: tests of geo/validity.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/validity.h"

#include "geo/overlay.h"
#include "geo/wkb.h"

/* Rings in metres, separated by "/". */
static GeoPolygon *
parse_polygon (const char *text)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) rings = g_strsplit (text, "/", -1);

  for (guint i = 0; rings[i] != NULL; i++)
    {
      char *cursor = rings[i];
      guint n_points = 0;

      while (*cursor != '\0')
        {
          GeoPoint point;

          point.x_m = g_ascii_strtod (cursor, &cursor);
          point.y_m = g_ascii_strtod (cursor, &cursor);
          cursor += *cursor == ',';
          g_array_append_val (points, point);
          n_points++;
        }
      g_array_append_val (sizes, n_points);
    }
  return geo_polygon_new ((GeoPoint *) (void *) points->data, (guint *) (void *) sizes->data, sizes->len);
}

static void
test_polygons (void)
{
  static const struct
  {
    const char *rings;
    const char *complaint; /* NULL where it is valid */
    double repaired_m2;    /* 0 where nothing is left */
  } rows[] = {
    { "0 0,10 0,10 10,0 10", NULL, 100 },
    { "0 10,10 10,10 0,0 0", NULL, 100 },
    { "0 0,10 0,10 10,0 10/2 2,4 2,4 4,2 4", NULL, 96 },
    { "0 0,10 0,10 10,0 10/0 5,4 2,4 4", NULL, 96 }, /* a hole touches the border in a point */
    { "0 0,10 10,10 0,0 10", "*crosses itself*", 50 },
    { "0 0,10 0,5 5,10 10,0 10,5 5", "*touches itself*", 50 },
    { "0 0,10 0,10 10,0 10/20 20,24 20,24 24", "*outside*", 108 },
    { "0 0,10 0,10 10,0 10/2 2,8 2,8 8,2 8/4 4,6 4,6 6,4 6", "*inside another*", 0 },
    { "0 0,10 0,10 10,0 10/5 0,7 5,5 10,3 5", "*cut the area in two*", 0 },
    { "0 0,10 0,20 0", "*", 0 },
    { "0 0,10 0", "*", 0 },
    { "1 1,1 1,1 1,1 1", "*", 0 },
    { "0 0,0.04 0,0.04 0.04,0 0.04", "*flat*", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GeoPolygon) polygon = parse_polygon (rows[i].rings);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) repair_error = NULL;
      GeoPoint place = { -99, -99 };
      gboolean is_valid = geo_polygon_check (polygon, &place, &error);
      g_autoptr (GPtrArray) pieces = geo_polygon_repair (polygon, &repair_error);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, is_valid ? "valid" : error->message);
      g_assert_cmpint (is_valid, ==, rows[i].complaint == NULL);
      g_assert_true ((pieces == NULL) == (repair_error != NULL));
      if (rows[i].repaired_m2 > 0)
        {
          g_assert_no_error (repair_error);
          g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (pieces), rows[i].repaired_m2, 1e-6);
        }
      for (guint j = 0; pieces != NULL && j < pieces->len; j++)
        g_assert_true (geo_polygon_check (pieces->pdata[j], NULL, NULL));
      if (is_valid)
        continue;
      g_assert_error (error, GEO_ERROR, GEO_ERROR_INVALID);
      g_assert_true (g_pattern_match_simple (rows[i].complaint, error->message));
      g_assert_cmpfloat (place.x_m, >=, 0);
    }
}

static void
test_place (void)
{
  g_autoptr (GeoPolygon) bow_tie = parse_polygon ("0 0,10 10,10 0,0 10");
  GeoPoint place;

  g_assert_false (geo_polygon_check (bow_tie, &place, NULL));
  g_assert_cmpfloat_with_epsilon (place.x_m, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (place.y_m, 5, 1e-9);
}

static void
test_not_a_number (void)
{
  GeoPoint points[] = { { 0, 0 }, { NAN, 0 }, { 10, 10 } };
  g_autoptr (GeoPolygon) polygon = geo_polygon_new_ring (points, 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (geo_polygon_check (polygon, NULL, &error));
  g_assert_error (error, GEO_ERROR, GEO_ERROR_INVALID);
  g_assert_null (geo_polygon_repair (polygon, NULL));
}

static void
test_interior (void)
{
  static const GeoPoint closed[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0.03, 0.03 } };
  static const GeoPoint crossed[] = { { 0, 0 }, { 10, 10 }, { 10, 0 }, { 0, 10 }, { 0, 0 } };
  g_autoptr (GeoLine) ring = geo_line_new (closed, 4);
  g_autoptr (GeoLine) open = geo_line_new (closed, 3);
  g_autoptr (GeoLine) knot = geo_line_new (crossed, 5);
  g_autoptr (GError) open_error = NULL;
  g_autoptr (GError) knot_error = NULL;
  g_autoptr (GeoPolygon) inside = geo_line_interior (ring, NULL);

  g_assert_cmpfloat_with_epsilon (geo_polygon_area_m2 (inside), 50, 1e-9);
  g_assert_null (geo_line_interior (open, &open_error));
  g_assert_error (open_error, GEO_ERROR, GEO_ERROR_INVALID);
  g_assert_nonnull (strstr (open_error->message, "14.1 m"));
  g_assert_null (geo_line_interior (knot, &knot_error));
  g_assert_error (knot_error, GEO_ERROR, GEO_ERROR_INVALID);
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *wkt;
    gboolean is_valid;
  } rows[] = {
    { "POINT (7.4 43.7)", TRUE },
    { "POINT (180 90)", TRUE },
    { "POINT (43.7 97.4)", FALSE },
    { "POINT (7.4 -90.1)", FALSE },
    { "POINT (200 10)", FALSE },
    { "LINESTRING (7.4 43.7, 7.4 143.7)", FALSE },
    { "POLYGON ((7.4 43.7, 7.5 43.7, 7.5 43.8))", TRUE },
    { "POLYGON ((7.4 43.7, 7.5 43.8, 7.5 43.7, 7.4 43.8))", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GeoShape) shape = geo_wkt_parse (rows[i].wkt, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (geo_shape_check (shape, NULL, &error), ==, rows[i].is_valid);
      g_assert_true ((error == NULL) == rows[i].is_valid);
    }
}

static void
test_shape_repair (void)
{
  g_autoptr (GeoShape) shape = geo_wkt_parse ("POLYGON ((7.4 43.7, 7.5 43.8, 7.5 43.7, 7.4 43.8))", NULL);
  g_autoptr (GPtrArray) pieces = geo_shape_repair (shape, NULL);
  GeoLonLat place;

  g_assert_false (geo_shape_check (shape, &place, NULL));
  g_assert_cmpfloat_with_epsilon (place.lon_deg, 7.45, 1e-6);
  g_assert_cmpfloat_with_epsilon (place.lat_deg, 43.75, 1e-4);
  g_assert_cmpuint (pieces->len, ==, 2);
  g_assert_true (geo_shape_check (pieces->pdata[0], NULL, NULL));
  g_assert_true (geo_shape_check (pieces->pdata[1], NULL, NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/validity/polygons", test_polygons);
  g_test_add_func ("/geo/validity/place", test_place);
  g_test_add_func ("/geo/validity/not-a-number", test_not_a_number);
  g_test_add_func ("/geo/validity/interior", test_interior);
  g_test_add_func ("/geo/validity/shapes", test_shapes);
  g_test_add_func ("/geo/validity/shape-repair", test_shape_repair);
  return g_test_run ();
}
