/* visibility.c: tests of geo/visibility.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/visibility.h"

#include <string.h>

static double
seen_m2 (const GeoSector *observer,
         const GeoSegment *walls,
         guint n_walls)
{
  g_autoptr (GeoSegments) obstacles = geo_segments_new (walls, n_walls);
  g_autoptr (GeoGaps) area = geo_visibility_area (observer, obstacles);

  return geo_gaps_area_m2 (area);
}

static void
test_known (void)
{
  const double pi = G_PI;
  const struct
  {
    const char *name;
    GeoSector observer;
    GeoSegment walls[3];
    guint n_walls;
    double expected_m2;
  } rows[] = {
    { "open ground", { { 5, 7 }, 10, 0, 360 }, { { { 0, 0 }, { 0, 0 } } }, 0, pi * 100 },
    { "a quarter", { { 5, 7 }, 10, 30, 90 }, { { { 0, 0 }, { 0, 0 } } }, 0, pi * 25 },
    { "three quarters", { { 5, 7 }, 10, 200, 270 }, { { { 0, 0 }, { 0, 0 } } }, 0, pi * 75 },
    { "no reach", { { 5, 7 }, 0, 30, 90 }, { { { 0, 0 }, { 0, 0 } } }, 0, 0 },
    { "no opening", { { 5, 7 }, 10, 30, 0 }, { { { 0, 0 }, { 0, 0 } } }, 0, 0 },
    { "a long wall to the east", { { 0, 0 }, 10, 0, 360 }, { { { 5, -50 }, { 5, 50 } } }, 1, 100 * (pi - pi / 3) + 0.5 * 5 * 2 * sqrt (75) },
    { "the same, drawn the other way", { { 0, 0 }, 10, 0, 360 }, { { { 5, 50 }, { 5, -50 } } }, 1, 100 * (pi - pi / 3) + 0.5 * 5 * 2 * sqrt (75) },
    { "a wall out of reach", { { 0, 0 }, 10, 0, 360 }, { { { 11, -50 }, { 11, 50 } } }, 1, pi * 100 },
    { "a wall that touches the circle", { { 0, 0 }, 10, 0, 360 }, { { { 10, -50 }, { 10, 50 } } }, 1, pi * 100 },
    { "a wall on its edge", { { 0, 0 }, 10, 0, 360 }, { { { 2, 0 }, { 5, 0 } } }, 1, pi * 100 },
    { "a point", { { 0, 0 }, 10, 0, 360 }, { { { 2, 1 }, { 2, 1 } } }, 1, pi * 100 },
    { "a short wall", { { 0, 0 }, 10, 0, 360 }, { { { -3, -4 }, { 3, -4 } } }, 1, 100 * (pi - atan (0.75)) + 12 },
    { "a wall behind a wall", { { 0, 0 }, 10, 0, 360 }, { { { -3, -4 }, { 3, -4 } }, { { -2, -6 }, { 2, -6 } } }, 2, 100 * (pi - atan (0.75)) + 12 },
    { "walls that cross", { { 0, 0 }, 100, 270, 90 }, { { { -10, -50 }, { -10, 50 } }, { { -12, 0 }, { -8, 4 } } }, 2, 100 - 0.5 * (10 * 5 - 10 * 2) + 0.5 * (10 * 4 - 8 * 2) },
    { "on a wall", { { 0, 0 }, 10, 0, 360 }, { { { -3, 0 }, { 3, 0 } } }, 1, pi * 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].name);
      g_assert_cmpfloat_with_epsilon (seen_m2 (&rows[i].observer, rows[i].walls, rows[i].n_walls),
                                      rows[i].expected_m2, 1e-6);
    }
}

static gboolean
is_blocked (GeoPoint a,
            GeoPoint b,
            GeoSegment wall)
{
  double d1 = (b.x_m - a.x_m) * (wall.a.y_m - a.y_m) - (b.y_m - a.y_m) * (wall.a.x_m - a.x_m);
  double d2 = (b.x_m - a.x_m) * (wall.b.y_m - a.y_m) - (b.y_m - a.y_m) * (wall.b.x_m - a.x_m);
  double d3 = (wall.b.x_m - wall.a.x_m) * (a.y_m - wall.a.y_m) - (wall.b.y_m - wall.a.y_m) * (a.x_m - wall.a.x_m);
  double d4 = (wall.b.x_m - wall.a.x_m) * (b.y_m - wall.a.y_m) - (wall.b.y_m - wall.a.y_m) * (b.x_m - wall.a.x_m);

  return (d1 > 0) != (d2 > 0) && (d3 > 0) != (d4 > 0);
}

/* Random walls, crossing at will: a place is in the area if and only if nothing
 * is in between, but for those near its border. */
static void
test_against_views (void)
{
  for (int trial = 0; trial < 200; trial++)
    {
      GeoSector observer = { { 0, 0 }, 60, g_test_rand_double_range (-360, 360), g_test_rand_double_range (20, 500) };
      GeoSegment walls[20];
      g_autoptr (GeoSegments) obstacles = NULL;
      g_autoptr (GeoGaps) area = NULL;
      g_autoptr (GPtrArray) polygons = NULL;

      for (int i = 0; i < 20; i++)
        {
          do
            {
              GeoPoint a = { g_test_rand_double_range (-60, 60), g_test_rand_double_range (-60, 60) };

              walls[i] = (GeoSegment){ a, { a.x_m + g_test_rand_double_range (-30, 30), a.y_m + g_test_rand_double_range (-30, 30) } };
            }
          while (geo_point_distance_m (observer.centre, geo_segment_nearest (walls[i].a, walls[i].b, observer.centre, NULL)) < 1);
        }
      obstacles = geo_segments_new (walls, 20);
      area = geo_visibility_area (&observer, obstacles);
      polygons = geo_gaps_flatten (area, 1e-4);
      g_assert_cmpuint (polygons->len, ==, 1);
      g_assert_cmpfloat_with_epsilon (geo_polygon_area_m2 (polygons->pdata[0]), geo_gaps_area_m2 (area), 0.1);
      for (int i = 0; i < 300; i++)
        {
          GeoPoint place = { g_test_rand_double_range (-60, 60), g_test_rand_double_range (-60, 60) };
          double off_deg = remainder (atan2 (place.x_m, place.y_m) * 180 / G_PI - observer.bearing_deg, 360);
          gboolean is_seen = hypot (place.x_m, place.y_m) < 60 && fabs (off_deg) < observer.opening_deg / 2;

          for (int j = 0; j < 20 && is_seen; j++)
            is_seen = !is_blocked (observer.centre, place, walls[j]);
          if (geo_polygon_border_distance_m (polygons->pdata[0], place, NULL) > 1e-3)
            g_assert_cmpint (geo_polygon_contains (polygons->pdata[0], place), ==, is_seen);
        }
    }
}

/* Rings of buildings, one after another. */
static GeoSegments *
read_environment (const char *text)
{
  g_autoptr (GArray) segments = geo_segment_array_new ();
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_last = lines[i + 1] == NULL;
      GeoPoint point;
      char *end;

      point.x_m = g_ascii_strtod (lines[i], &end);
      if (end != lines[i])
        {
          point.y_m = g_ascii_strtod (end, NULL);
          g_array_append_val (ring, point);
        }
      if ((g_str_has_prefix (lines[i], "//") || is_last) && ring->len >= 3)
        {
          g_autoptr (GeoPolygon) polygon = geo_polygon_new_ring ((GeoPoint *) (void *) ring->data, ring->len);

          geo_segment_array_add_polygon (segments, polygon);
          g_array_set_size (ring, 0);
        }
    }
  return geo_segments_new_from_array (segments);
}

static char *
read_shared (const char *name)
{
  const char *shared = g_getenv ("CORDON_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : ".", "data", "reference", name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* Buildings of a real quarter; CGAL's exact areas are the oracle. */
static void
test_quarter (void)
{
  g_autofree char *environment = read_shared ("monaco_stade.environment");
  g_autofree char *result = read_shared ("monaco_stade.result.txt");
  g_autoptr (GeoSegments) buildings = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_rows = 0;

  if (environment == NULL || result == NULL)
    {
      g_test_skip ("the reference areas (CORDON_SHARED) are not here");
      return;
    }
  buildings = read_environment (environment);
  lines = g_strsplit (result, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GeoSector observer = { { 0, 0 }, 2000, 0, 360 };
      const char *written = strstr (lines[i], "area=");
      g_autoptr (GeoGaps) area = NULL;
      char *end;

      if (written == NULL)
        continue;
      observer.centre.x_m = g_ascii_strtod (lines[i], &end);
      observer.centre.y_m = g_ascii_strtod (end, NULL);
      area = geo_visibility_area (&observer, buildings);
      g_test_message ("row %u", i);
      g_assert_cmpfloat_with_epsilon (geo_gaps_area_m2 (area), g_ascii_strtod (written + 5, NULL), 1e-3);
      n_rows++;
    }
  g_assert_cmpuint (n_rows, ==, 25);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/visibility/known", test_known);
  g_test_add_func ("/geo/visibility/against-views", test_against_views);
  g_test_add_func ("/geo/visibility/quarter", test_quarter);
  return g_test_run ();
}
