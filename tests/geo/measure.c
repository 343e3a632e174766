/* measure.c: tests of geo/measure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/measure.h"

#include <math.h>

#include "base/number.h"

typedef struct
{
  double lat1_deg, lon1_deg, azimuth1_deg;
  double lat2_deg, lon2_deg, azimuth2_deg;
  double distance_m;
  double arc_deg;
  double reduced_m; /* how far the end moves per radian of azimuth */
} GeodesicRow;

static gboolean
read_row (const char *line,
          GeodesicRow *row)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  double *values = (double *) row;

  if (g_strv_length (words) < 9)
    return FALSE;
  for (int i = 0; i < 9; i++)
    values[i] = g_ascii_strtod (words[i], NULL);
  return TRUE;
}

/* Karney's test set; every row a geodesic computed in high precision. */
static void
test_geodesics (void)
{
  const char *shared = g_getenv ("CORDON_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : ".", "data", "reference",
                                            "GeodTest-100.dat", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_rows = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the reference geodesics (CORDON_SHARED) are not here");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GeodesicRow row;
      GeoLonLat from, to, reached;
      double azimuth_m;

      if (!read_row (lines[i], &row))
        continue;
      n_rows++;
      from = (GeoLonLat){ row.lon1_deg, row.lat1_deg };
      to = (GeoLonLat){ row.lon2_deg, row.lat2_deg };
      reached = geo_measure_direct (from, row.azimuth1_deg, row.distance_m);
      g_test_message ("row %u", i);
      g_assert_cmpfloat_with_epsilon (geo_measure_distance_m (from, to), row.distance_m, 1e-6);
      g_assert_cmpfloat (geo_measure_distance_m (reached, to), <, 1e-6);
      azimuth_m = remainder (geo_measure_azimuth_deg (from, to) - row.azimuth1_deg, 360) * G_PI /
                  180 * row.reduced_m;
      g_assert_cmpfloat_with_epsilon (azimuth_m, 0, 1e-5);
    }
  g_assert_cmpuint (n_rows, >=, 100);
}

static void
test_azimuths (void)
{
  static const struct
  {
    GeoLonLat to;
    double expected_deg;
  } rows[] = {
    { { 7, 44 }, 0 },
    { { 7, 42 }, 180 },
    { { 7.0001, 43 }, 90 },
    { { 6.9999, 43 }, 270 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpfloat_with_epsilon (geo_measure_azimuth_deg ((GeoLonLat){ 7, 43 }, rows[i].to),
                                      rows[i].expected_deg, 1e-4);
    }
}

static void
test_lengths_and_areas (void)
{
  static const GeoLonLat points[] = {
    { 0, 0 },
    { 1, 0 },
    { 1, 1 },
    { 0, 1 },
    { 0, 0 }, /* a hole now */
    { 0.25, 0.25 },
    { 0.25, 0.75 },
    { 0.75, 0.75 },
    { 0.75, 0.25 },
    { 0.25, 0.25 },
  };
  static const guint sizes[] = { 5, 5 };
  g_autoptr (GeoShape) full = geo_shape_new_ring (points, 5);
  g_autoptr (GeoShape) hole = geo_shape_new_ring (points + 5, 5);
  g_autoptr (GeoShape) hollow = geo_shape_new (GEO_SHAPE_POLYGON, points, sizes, 2);
  g_autoptr (GeoShape) line = geo_shape_new_line (points, 2);
  g_autoptr (GeoShape) point = geo_shape_new_point (1, 1);

  g_assert_cmpfloat_with_epsilon (geo_measure_area_m2 (full), 12308778361.469, 1);
  g_assert_cmpfloat_with_epsilon (geo_measure_area_m2 (hollow),
                                  geo_measure_area_m2 (full) - geo_measure_area_m2 (hole), 1e-3);
  g_assert_cmpfloat_with_epsilon (geo_measure_length_m (line), 111319.490793, 1e-5);
  g_assert_cmpfloat (geo_measure_length_m (point), ==, 0);
  g_assert_cmpfloat (geo_measure_area_m2 (line), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/measure/geodesics", test_geodesics);
  g_test_add_func ("/geo/measure/azimuths", test_azimuths);
  g_test_add_func ("/geo/measure/lengths-and-areas", test_lengths_and_areas);
  return g_test_run ();
}
