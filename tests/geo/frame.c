/* frame.c: tests of geo/frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/frame.h"

#include "geo/measure.h"

static void
test_origin (void)
{
  g_autoptr (GeoFrame) frame = geo_frame_new (7.4246, 43.7384);
  GeoPoint origin = geo_frame_to_local (frame, (GeoLonLat){ 7.4246, 43.7384 });
  GeoPoint north = geo_frame_to_local (frame, (GeoLonLat){ 7.4246, 43.7484 });
  GeoPoint east = geo_frame_to_local (frame, (GeoLonLat){ 7.4346, 43.7384 });

  g_assert_cmpfloat_with_epsilon (origin.x_m, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (origin.y_m, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (north.x_m, 0, 1e-9);
  g_assert_cmpfloat (north.y_m, >, 1100);
  g_assert_cmpfloat (east.x_m, >, 800);
  g_assert_cmpfloat (geo_frame_centre (frame).lon_deg, ==, 7.4246);
}

/* The claim in frame.c: lengths within 30 km are right to 1.1e-5. */
static void
test_lengths (void)
{
  static const double latitudes_deg[] = { -66, -33.9, 0, 43.7384, 51.5, 71 };

  for (gsize i = 0; i < G_N_ELEMENTS (latitudes_deg); i++)
    {
      g_autoptr (GeoFrame) frame = geo_frame_new (7.42, latitudes_deg[i]);

      for (double azimuth_deg = 0; azimuth_deg < 360; azimuth_deg += 15)
        for (double reach_m = 100; reach_m < 30001; reach_m *= 2)
          {
            GeoLonLat a = geo_measure_direct ((GeoLonLat){ 7.42, latitudes_deg[i] }, azimuth_deg, reach_m);
            GeoLonLat b = geo_measure_direct (a, azimuth_deg * 7, 50);
            double local_m = geo_point_distance_m (geo_frame_to_local (frame, a),
                                                   geo_frame_to_local (frame, b));

            g_assert_cmpfloat_with_epsilon (local_m, 50, 50 * 1.12e-5);
          }
    }
}

static void
test_round_trip (void)
{
  static const GeoLonLat places[] = {
    { 7.4246, 43.7384 },
    { 7.5, 43.8 },
    { 7.0, 43.0 },
    { 8.0, 44.0 },
  };
  g_autoptr (GeoFrame) frame = geo_frame_new (7.4246, 43.7384);
  GeoPoint points[G_N_ELEMENTS (places)];
  GeoLonLat back[G_N_ELEMENTS (places)];

  geo_frame_to_local_array (frame, places, G_N_ELEMENTS (places), points);
  geo_frame_to_lonlat_array (frame, points, G_N_ELEMENTS (places), back);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_cmpfloat_with_epsilon (back[i].lon_deg, places[i].lon_deg, 1e-12);
      g_assert_cmpfloat_with_epsilon (back[i].lat_deg, places[i].lat_deg, 1e-12);
    }
}

static void
test_antimeridian (void)
{
  g_autoptr (GeoFrame) frame = geo_frame_new (179.999, -17);
  GeoPoint west = geo_frame_to_local (frame, (GeoLonLat){ 179.998, -17 });
  GeoPoint east = geo_frame_to_local (frame, (GeoLonLat){ -179.999, -17 });

  g_assert_cmpfloat_with_epsilon (west.x_m * -2, east.x_m, 1e-3);
  g_assert_cmpfloat_with_epsilon (geo_frame_to_lonlat (frame, east).lon_deg, -179.999, 1e-11);
}

static void
test_shapes (void)
{
  static const GeoLonLat ring[] = { { 7.42, 43.73 }, { 7.43, 43.73 }, { 7.43, 43.74 } };
  g_autoptr (GeoFrame) frame = geo_frame_new (7.425, 43.735);
  g_autoptr (GeoShape) shape = geo_shape_new_ring (ring, 3);
  g_autoptr (GeoPolygon) polygon = geo_frame_polygon (frame, shape);
  g_autoptr (GeoShape) back = geo_frame_polygon_to_shape (frame, polygon);
  g_autoptr (GeoLine) line = geo_frame_line (frame, shape);
  g_autoptr (GeoShape) line_back = geo_frame_line_to_shape (frame, line);
  g_autoptr (GeoShape) point = geo_frame_point_to_shape (frame, (GeoPoint){ 0, 0 });
  guint n_places;
  const GeoLonLat *places = geo_shape_part (back, 0, &n_places);

  g_assert_cmpuint (n_places, ==, 4);
  g_assert_cmpuint (polygon->n_rings, ==, 1);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (places[i].lat_deg, ring[i % 3].lat_deg, 1e-12);
  g_assert_cmpfloat (places[0].lon_deg, ==, places[3].lon_deg);
  g_assert_cmpfloat_with_epsilon (geo_line_length_m (line), geo_measure_length_m (shape), 1e-4);
  g_assert_cmpfloat_with_epsilon (geo_polygon_area_m2 (polygon), geo_measure_area_m2 (shape), 0.01);
  g_assert_cmpint (geo_shape_kind (line_back), ==, GEO_SHAPE_LINE);
  g_assert_cmpfloat_with_epsilon (geo_frame_point (frame, point).x_m, 0, 1e-8);
}

static void
test_for_extent (void)
{
  g_autoptr (GeoFrame) empty = geo_frame_new_for_extent (GEO_EXTENT_EMPTY);
  g_autoptr (GeoFrame) frame = geo_frame_new_for_extent ((GeoExtent){ 2, 40, 4, 50 });
  g_autoptr (GeoFrame) again = geo_frame_ref (frame);

  g_assert_cmpfloat (geo_frame_centre (empty).lat_deg, ==, 0);
  g_assert_cmpfloat (geo_frame_centre (again).lon_deg, ==, 3);
  g_assert_cmpfloat (geo_frame_centre (again).lat_deg, ==, 45);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/frame/origin", test_origin);
  g_test_add_func ("/geo/frame/lengths", test_lengths);
  g_test_add_func ("/geo/frame/round-trip", test_round_trip);
  g_test_add_func ("/geo/frame/antimeridian", test_antimeridian);
  g_test_add_func ("/geo/frame/shapes", test_shapes);
  g_test_add_func ("/geo/frame/for-extent", test_for_extent);
  return g_test_run ();
}
