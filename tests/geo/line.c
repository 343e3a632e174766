/* line.c: tests of geo/line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/line.h"

static const GeoPoint corner[] = { { 0, 0 }, { 10, 0 }, { 10, 0 }, { 10, 5 } };
static const GeoPoint square[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } };

static void
test_points_at (void)
{
  static const struct
  {
    double s_m;
    GeoPoint expected;
  } rows[] = {
    { -1, { 0, 0 } },
    { 0, { 0, 0 } },
    { 4, { 4, 0 } },
    { 10, { 10, 0 } },
    { 12.5, { 10, 2.5 } },
    { 15, { 10, 5 } },
    { 99, { 10, 5 } },
  };
  g_autoptr (GeoLine) line = geo_line_new (corner, G_N_ELEMENTS (corner));

  g_assert_cmpfloat (geo_line_length_m (line), ==, 15);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GeoPoint point = geo_line_point_at (line, rows[i].s_m);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpfloat (point.x_m, ==, rows[i].expected.x_m);
      g_assert_cmpfloat (point.y_m, ==, rows[i].expected.y_m);
    }
}

static void
test_parts (void)
{
  g_autoptr (GeoLine) line = geo_line_new (corner, G_N_ELEMENTS (corner));
  g_autoptr (GeoLine) middle = geo_line_part (line, 8, 12);
  g_autoptr (GeoLine) whole = geo_line_part (line, -5, 50);
  g_autoptr (GeoLine) nothing = geo_line_part (line, 3, 3);

  g_assert_cmpfloat (geo_line_length_m (middle), ==, 4);
  g_assert_cmpfloat (middle->points[0].x_m, ==, 8);
  g_assert_cmpfloat (middle->points[middle->n_points - 1].y_m, ==, 2);
  g_assert_cmpfloat (geo_line_length_m (whole), ==, 15);
  g_assert_cmpfloat (geo_line_length_m (nothing), ==, 0);
  g_assert_cmpuint (nothing->n_points, ==, 2);
}

static void
test_distance (void)
{
  g_autoptr (GeoLine) line = geo_line_new (corner, G_N_ELEMENTS (corner));
  double s_m;
  GeoPoint nearest;

  g_assert_cmpfloat (geo_line_distance_m (line, (GeoPoint){ 4, 3 }, &s_m, &nearest), ==, 3);
  g_assert_cmpfloat (s_m, ==, 4);
  g_assert_cmpfloat (nearest.x_m, ==, 4);
  g_assert_cmpfloat (geo_line_distance_m (line, (GeoPoint){ 13, 9 }, &s_m, NULL), ==, 5);
  g_assert_cmpfloat (s_m, ==, 15);
}

static void
test_border (void)
{
  g_autoptr (GeoPolygon) polygon = geo_polygon_new_ring (square, 4);
  g_autoptr (GeoLine) border = geo_line_new_border (polygon);
  g_autoptr (GeoLine) open = geo_line_new (corner, G_N_ELEMENTS (corner));
  g_autoptr (GeoLine) copy = geo_line_copy (border);

  g_assert_true (geo_line_is_closed (border));
  g_assert_false (geo_line_is_closed (open));
  g_assert_cmpfloat (geo_line_length_m (copy), ==, 40);
  g_assert_cmpfloat (geo_line_box (border).x_max_m, ==, 10);
}

static void
test_polygon_distance (void)
{
  static const struct
  {
    GeoPoint a, b;
    double expected_m;
  } rows[] = {
    { { 12, 0 }, { 12, 10 }, 2 },
    { { -5, 5 }, { 15, 5 }, 0 }, /* crosses */
    { { 4, 4 }, { 5, 5 }, 0 },   /* inside */
    { { 10, 20 }, { 20, 20 }, 10 },
    { { 13, 14 }, { 13, 30 }, 5 }, /* corner to end */
    { { 10, -5 }, { 10, 15 }, 0 }, /* along an edge */
  };
  g_autoptr (GeoPolygon) polygon = geo_polygon_new_ring (square, 4);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GeoPoint points[] = { rows[i].a, rows[i].b };
      g_autoptr (GeoLine) line = geo_line_new (points, 2);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpfloat (geo_line_polygon_distance_m (line, polygon), ==, rows[i].expected_m);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/line/points-at", test_points_at);
  g_test_add_func ("/geo/line/parts", test_parts);
  g_test_add_func ("/geo/line/distance", test_distance);
  g_test_add_func ("/geo/line/border", test_border);
  g_test_add_func ("/geo/line/polygon-distance", test_polygon_distance);
  return g_test_run ();
}
