/* polygon.c: tests of geo/polygon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/polygon.h"

/* A square of 10 m with a hole of 4 m in it. */
static GeoPolygon *
make_frame_square (double x_m,
                   double y_m)
{
  GeoPoint points[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }, { 3, 3 }, { 7, 3 }, { 7, 7 }, { 3, 7 } };
  guint sizes[] = { 4, 4 };

  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      points[i].x_m += x_m;
      points[i].y_m += y_m;
    }
  return geo_polygon_new (points, sizes, 2);
}

static void
test_measures (void)
{
  g_autoptr (GeoPolygon) polygon = make_frame_square (0, 0);
  g_autoptr (GeoPolygon) copy = geo_polygon_copy (polygon);
  g_autoptr (GeoPolygon) far = make_frame_square (400000, 5000000);
  guint n_points;

  g_assert_cmpuint (geo_polygon_n_points (copy), ==, 10);
  geo_polygon_ring (copy, 1, &n_points);
  g_assert_cmpuint (n_points, ==, 5);
  g_assert_cmpfloat (geo_polygon_area_m2 (copy), ==, 84);
  g_assert_cmpfloat (geo_polygon_area_m2 (far), ==, 84);
  g_assert_cmpfloat (geo_polygon_border_m (copy), ==, 56);
  g_assert_cmpfloat (geo_polygon_box (copy).y_max_m, ==, 10);
}

static void
test_contains (void)
{
  static const struct
  {
    GeoPoint point;
    gboolean is_inside;
    double distance_m;
  } rows[] = {
    { { 1, 1 }, TRUE, 0 },
    { { 5, 5 }, FALSE, 2 }, /* in the hole */
    { { 3, 5 }, TRUE, 0 },  /* on the hole's border */
    { { 0, 0 }, TRUE, 0 },  /* a corner */
    { { 10, 5 }, TRUE, 0 }, /* an edge */
    { { 5, 10 }, TRUE, 0 }, /* the upper edge */
    { { 10.5, 5 }, FALSE, 0.5 },
    { { -3, 0 }, FALSE, 3 }, /* level with an edge */
    { { -3, 10 }, FALSE, 3 },
    { { 13, 14 }, FALSE, 5 },
    { { -1, 3 }, FALSE, 1 }, /* level with the hole's corners */
    { { 1, 7 }, TRUE, 0 },
  };
  g_autoptr (GeoPolygon) polygon = make_frame_square (0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (geo_polygon_contains (polygon, rows[i].point), ==, rows[i].is_inside);
      g_assert_cmpfloat (geo_polygon_distance_m (polygon, rows[i].point), ==, rows[i].distance_m);
    }
}

static void
test_border_distance (void)
{
  g_autoptr (GeoPolygon) polygon = make_frame_square (0, 0);
  GeoPoint nearest;

  g_assert_cmpfloat (geo_polygon_border_distance_m (polygon, (GeoPoint){ 4, 1 }, &nearest), ==, 1);
  g_assert_cmpfloat (nearest.x_m, ==, 4);
  g_assert_cmpfloat (nearest.y_m, ==, 0);
}

static void
test_centroid (void)
{
  static const GeoPoint ell[] = { { 0, 0 }, { 10, 0 }, { 10, 2 }, { 2, 2 }, { 2, 10 }, { 0, 10 } };
  static const GeoPoint flat[] = { { 0, 0 }, { 10, 0 }, { 20, 0 } };
  g_autoptr (GeoPolygon) hollow = make_frame_square (100, 200);
  g_autoptr (GeoPolygon) angle = geo_polygon_new_ring (ell, G_N_ELEMENTS (ell));
  g_autoptr (GeoPolygon) line = geo_polygon_new_ring (flat, 3);
  GeoPoint c = geo_polygon_centroid (hollow);

  g_assert_cmpfloat_with_epsilon (c.x_m, 105, 1e-9);
  g_assert_cmpfloat_with_epsilon (c.y_m, 205, 1e-9);
  c = geo_polygon_centroid (angle);
  g_assert_cmpfloat_with_epsilon (c.x_m, (20.0 * 5 + 16.0 * 1) / 36, 1e-9);
  g_assert_cmpfloat_with_epsilon (c.x_m, c.y_m, 1e-9);
  c = geo_polygon_centroid (line);
  g_assert_cmpfloat (c.x_m, ==, 10);
}

static void
test_label_point (void)
{
  static const GeoPoint ell[] = { { 0, 0 }, { 40, 0 }, { 40, 2 }, { 12, 12 }, { 2, 40 }, { 0, 40 } };
  static const GeoPoint flat[] = { { 0, 0 }, { 10, 0 }, { 20, 0 } };
  g_autoptr (GeoPolygon) hollow = make_frame_square (0, 0);
  g_autoptr (GeoPolygon) angle = geo_polygon_new_ring (ell, G_N_ELEMENTS (ell));
  g_autoptr (GeoPolygon) line = geo_polygon_new_ring (flat, 3);
  double clearance_m;
  GeoPoint place = geo_polygon_label_point (hollow, &clearance_m);

  g_assert_true (geo_polygon_contains (hollow, place));
  g_assert_cmpfloat (clearance_m, >, 1.4); /* 1.5 along a side, 1.76 in a corner */
  place = geo_polygon_label_point (angle, &clearance_m);
  g_assert_true (geo_polygon_contains (angle, place));
  g_assert_cmpfloat (clearance_m, >, 6);
  geo_polygon_label_point (line, &clearance_m);
  g_assert_cmpfloat (clearance_m, ==, 0);
}

/* Centroid, area and containment go along with a translation. */
static void
test_translation (void)
{
  for (int trial = 0; trial < 200; trial++)
    {
      GeoPoint points[12];
      double shift_m = g_test_rand_double_range (-5000, 5000);
      double area_m2;
      GeoPoint c;
      g_autoptr (GeoPolygon) here = NULL;
      g_autoptr (GeoPolygon) there = NULL;

      for (int i = 0; i < 12; i++)
        {
          double reach_m = g_test_rand_double_range (10, 100);

          points[i] = (GeoPoint){ reach_m * cos (i * G_PI / 6), reach_m * sin (i * G_PI / 6) };
        }
      here = geo_polygon_new_ring (points, 12);
      area_m2 = geo_polygon_area_m2 (here);
      c = geo_polygon_centroid (here);
      for (int i = 0; i < 12; i++)
        points[i].x_m += shift_m;
      there = geo_polygon_new_ring (points, 12);
      g_assert_cmpfloat_with_epsilon (geo_polygon_area_m2 (there), area_m2, 1e-7);
      g_assert_cmpfloat_with_epsilon (geo_polygon_centroid (there).x_m, c.x_m + shift_m, 1e-7);
      g_assert_true (geo_polygon_contains (there, (GeoPoint){ shift_m, 0 }));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/polygon/measures", test_measures);
  g_test_add_func ("/geo/polygon/contains", test_contains);
  g_test_add_func ("/geo/polygon/border-distance", test_border_distance);
  g_test_add_func ("/geo/polygon/centroid", test_centroid);
  g_test_add_func ("/geo/polygon/label-point", test_label_point);
  g_test_add_func ("/geo/polygon/translation", test_translation);
  return g_test_run ();
}
