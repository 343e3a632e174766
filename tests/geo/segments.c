/* segments.c: tests of geo/segments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/segments.h"

static void
test_gathering (void)
{
  static const GeoPoint square[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } };
  static const GeoPoint way[] = { { 20, 0 }, { 30, 0 }, { 30, 5 } };
  g_autoptr (GeoPolygon) polygon = geo_polygon_new_ring (square, 4);
  g_autoptr (GeoLine) line = geo_line_new (way, 3);
  g_autoptr (GArray) array = geo_segment_array_new ();
  g_autoptr (GeoSegments) segments = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  double distance_m;
  guint nearest;

  geo_segment_array_add_polygon (array, polygon);
  geo_segment_array_add_line (array, line);
  segments = geo_segments_new_from_array (array);
  g_assert_cmpuint (geo_segments_count (segments), ==, 6);
  g_assert_cmpfloat (geo_segments_get (segments, 3).b.x_m, ==, 0);
  geo_segments_query (segments, (GeoBox){ 24, -1, 26, 1 }, found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, guint, 0), ==, 4);
  nearest = geo_segments_nearest (segments, (GeoPoint){ 33, 9 }, INFINITY, &distance_m);
  g_assert_cmpuint (nearest, ==, 5);
  g_assert_cmpfloat (distance_m, ==, 5);
  nearest = geo_segments_nearest (segments, (GeoPoint){ 33, 9 }, 4.9, NULL);
  g_assert_cmpuint (nearest, ==, GEO_BOX_TREE_NONE);
}

static void
test_none (void)
{
  g_autoptr (GeoSegments) segments = geo_segments_new (NULL, 0);

  g_assert_cmpuint (geo_segments_count (segments), ==, 0);
  g_assert_cmpuint (geo_segments_nearest (segments, (GeoPoint){ 0, 0 }, INFINITY, NULL), ==, GEO_BOX_TREE_NONE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/segments/gathering", test_gathering);
  g_test_add_func ("/geo/segments/none", test_none);
  return g_test_run ();
}
