/* shape.c: tests of geo/shape.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/shape.h"

static const GeoLonLat corners[] = { { 7, 43 }, { 8, 43 }, { 8, 44 }, { 7, 43 } };

static void
test_rings_close (void)
{
  g_autoptr (GeoShape) open = geo_shape_new_ring (corners, 3);
  g_autoptr (GeoShape) closed = geo_shape_new_ring (corners, 4);
  guint n_places;

  g_assert_true (geo_shape_equal (open, closed));
  geo_shape_places (open, &n_places);
  g_assert_cmpuint (n_places, ==, 4);
  g_assert_cmpint (geo_shape_kind (open), ==, GEO_SHAPE_POLYGON);
}

static void
test_parts (void)
{
  static const GeoLonLat places[] = { { 0, 0 }, { 9, 0 }, { 9, 9 }, { 0, 0 }, { 6, 2 }, { 7, 2 }, { 7, 3 }, { 6, 2 } };
  static const guint sizes[] = { 4, 4 };
  g_autoptr (GeoShape) shape = geo_shape_new (GEO_SHAPE_POLYGON, places, sizes, 2);
  guint n_places;

  g_assert_cmpuint (geo_shape_n_parts (shape), ==, 2);
  g_assert_cmpfloat (geo_shape_part (shape, 1, &n_places)[1].lon_deg, ==, 7);
  g_assert_cmpuint (n_places, ==, 4);
}

/* Whichever way a ring came, the same ground is the same shape, and keeps its first place. */
static void
test_rings_turn (void)
{
  static const GeoLonLat right[] = { { 0, 0 }, { 9, 0 }, { 9, 9 }, { 0, 0 }, { 6, 2 }, { 7, 3 }, { 7, 2 }, { 6, 2 } };
  static const GeoLonLat wrong[] = { { 0, 0 }, { 9, 9 }, { 9, 0 }, { 0, 0 }, { 6, 2 }, { 7, 2 }, { 7, 3 }, { 6, 2 } };
  static const guint sizes[] = { 4, 4 };
  g_autoptr (GeoShape) kept = geo_shape_new (GEO_SHAPE_POLYGON, right, sizes, 2);
  g_autoptr (GeoShape) turned = geo_shape_new (GEO_SHAPE_POLYGON, wrong, sizes, 2);
  g_autoptr (GeoShape) line = geo_shape_new_line (wrong, 4);
  guint n_places;

  g_assert_true (geo_shape_equal (kept, turned));
  g_assert_cmpmem (geo_shape_places (kept, &n_places), sizeof right, right, sizeof right);
  g_assert_cmpuint (n_places, ==, 8);
  g_assert_cmpfloat (geo_shape_places (line, &n_places)[1].lat_deg, ==, 9);
}

static void
test_equality (void)
{
  g_autoptr (GeoShape) line = geo_shape_new_line (corners, 4);
  g_autoptr (GeoShape) ring = geo_shape_new_ring (corners, 4);
  g_autoptr (GeoShape) shorter = geo_shape_new_line (corners, 3);
  g_autoptr (GeoShape) again = geo_shape_ref (line);

  g_assert_true (geo_shape_equal (line, again));
  g_assert_true (geo_shape_equal (NULL, NULL));
  g_assert_false (geo_shape_equal (line, NULL));
  g_assert_false (geo_shape_equal (NULL, line));
  g_assert_false (geo_shape_equal (line, ring));
  g_assert_false (geo_shape_equal (line, shorter));
  g_assert_null (geo_shape_ref (NULL));
}

static void
test_extents (void)
{
  g_autoptr (GeoShape) ring = geo_shape_new_ring (corners, 4);
  g_autoptr (GeoShape) point = geo_shape_new_point (-1, 50);
  GeoExtent extent = geo_shape_extent (ring);

  g_assert_cmpfloat (extent.west_deg, ==, 7);
  g_assert_cmpfloat (extent.north_deg, ==, 44);
  g_assert_true (geo_extent_is_empty (geo_shape_extent (NULL)));
  extent = geo_extent_union (extent, geo_shape_extent (point));
  g_assert_cmpfloat (extent.west_deg, ==, -1);
  g_assert_cmpfloat (extent.south_deg, ==, 43);
  g_assert_cmpfloat (extent.north_deg, ==, 50);
  extent = geo_extent_union (extent, GEO_EXTENT_EMPTY);
  g_assert_cmpfloat (extent.east_deg, ==, 8);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/shape/rings-close", test_rings_close);
  g_test_add_func ("/geo/shape/parts", test_parts);
  g_test_add_func ("/geo/shape/rings-turn", test_rings_turn);
  g_test_add_func ("/geo/shape/equality", test_equality);
  g_test_add_func ("/geo/shape/extents", test_extents);
  return g_test_run ();
}
