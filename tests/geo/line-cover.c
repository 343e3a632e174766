/* line-cover.c: tests of geo/line-cover.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/line-cover.h"

static GeoLineCover *
make_cover (const GeoPoint *points,
            guint n_points)
{
  g_autoptr (GeoLine) line = geo_line_new (points, n_points);

  return geo_line_cover_new (line);
}

/* A line of 100 m along the x axis. */
static GeoLineCover *
make_straight (void)
{
  static const GeoPoint points[] = { { 0, 0 }, { 40, 0 }, { 100, 0 } };

  return make_cover (points, 3);
}

static void
assert_runs (GArray *runs,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    g_string_append_printf (text, "%s%.6g-%.6g", i > 0 ? " " : "", g_array_index (runs, GeoRun, i).s0_m,
                            g_array_index (runs, GeoRun, i).s1_m);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_reach (void)
{
  static const struct
  {
    GeoSector observer;
    const char *expected;
  } rows[] = {
    { { { 50, 0 }, 30, 0, 360 }, "20-80" },
    { { { 50, 30 }, 50, 0, 360 }, "10-90" },
    { { { 50, 30 }, 30, 0, 360 }, "" }, /* touches in a point */
    { { { 50, 30 }, 29.999, 0, 360 }, "" },
    { { { 0, 0 }, 20, 0, 360 }, "0-20" },
    { { { 100, 0 }, 20, 0, 400 }, "80-100" },
    { { { 50, 0 }, 1000, 0, 360 }, "0-100" },
    { { { 50, 0 }, 0, 0, 360 }, "" },
    { { { 50, 0 }, 30, 0, 0 }, "" },
    { { { 50, 30 }, 1000, 180, 90 }, "20-80" },  /* looks south, 45 degrees to either side */
    { { { 50, 30 }, 1000, 0, 90 }, "" },         /* looks north */
    { { { 50, 30 }, 1000, 135, 90 }, "50-100" }, /* south-east */
    { { { 50, 30 }, 1000, 180, 180 }, "0-100" },
    { { { 50, 0 }, 30, 90, 10 }, "50-80" },          /* on the line, along it */
    { { { 50, 30 }, 1000, 0, 270 }, "0-20 80-100" }, /* all but a quarter to the south */
    { { { 50, 30 }, 50, 0, 270 }, "10-20 80-90" },
    { { { 50, 30 }, 1000, 315, 270 }, "0-50" },
    { { { 50, 30 }, 50, -180, 90 }, "20-80" },
    { { { 50, 30 }, 50, 540, 90 }, "20-80" },
  };
  g_autoptr (GeoLineCover) cover = make_straight ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) runs = geo_line_cover_seen (cover, &rows[i].observer, NULL);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      assert_runs (runs, rows[i].expected);
    }
}

static void
test_shadows (void)
{
  static const struct
  {
    GeoPoint centre;
    GeoSegment wall;
    const char *expected;
  } rows[] = {
    { { 50, 20 }, { { 45, 10 }, { 55, 10 } }, "0-40 60-100" }, /* shadow twice as wide */
    { { 50, 20 }, { { 55, 10 }, { 45, 10 } }, "0-40 60-100" }, /* whichever way it was drawn */
    { { 50, 20 }, { { 45, 30 }, { 55, 30 } }, "0-100" },       /* behind the observer */
    { { 50, 20 }, { { 45, -10 }, { 55, -10 } }, "0-100" },     /* behind the line */
    { { 50, 20 }, { { 50, 15 }, { 50, 5 } }, "0-100" },        /* seen on its edge */
    { { 50, 20 }, { { 50, 15 }, { 50, 15 } }, "0-100" },       /* a point */
    { { 50, 20 }, { { 30, 0 }, { 70, 0 } }, "0-100" },         /* lies on the line */
    { { 50, 20 }, { { 30, 0.04 }, { 70, 0.04 } }, "0-100" },   /* lies along it, within the tolerance */
    { { 50, 20 }, { { 30, 20 }, { 70, 20 } }, "0-100" },       /* the observer stands on it */
    { { 50, 20 }, { { 30, 19.96 }, { 70, 19.96 } }, "0-100" }, /* or leans on it */
    { { 50, 20 }, { { -950, 10 }, { 1050, 10 } }, "" },        /* a wall in between */
    { { 50, 20 }, { { 50, 10 }, { 1050, 10 } }, "0-50" },
    { { 50, 20 }, { { 50, 10 }, { 50.02, 10 } }, "0-100" }, /* a shadow of 4 cm */
    { { 50, 20 }, { { 50, 10 }, { 50.03, 10 } }, "0-50 50.06-100" },
    { { 50, 20 }, { { 60, -10 }, { 60, 10 } }, "0-60.05 70-100" }, /* crosses the line */
  };
  g_autoptr (GeoLineCover) cover = make_straight ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GeoSector observer = geo_sector_disc (rows[i].centre, 2000);
      g_autoptr (GeoSegments) walls = geo_segments_new (&rows[i].wall, 1);
      g_autoptr (GArray) runs = geo_line_cover_seen (cover, &observer, walls);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      assert_runs (runs, rows[i].expected);
    }
}

/* A perimeter along the front of a building, seen from in front and from behind. */
static void
test_along_building (void)
{
  static const GeoPoint footprint[] = { { 30, 0 }, { 70, 0 }, { 70, 10 }, { 30, 10 } };
  g_autoptr (GeoLineCover) cover = make_straight ();
  g_autoptr (GeoPolygon) building = geo_polygon_new_ring (footprint, 4);
  g_autoptr (GArray) array = geo_segment_array_new ();
  g_autoptr (GeoSegments) walls = NULL;
  g_autoptr (GArray) front = NULL;
  g_autoptr (GArray) behind = NULL;
  GeoSector observer = geo_sector_disc ((GeoPoint){ 50, -20 }, 500);

  geo_segment_array_add_polygon (array, building);
  walls = geo_segments_new_from_array (array);
  front = geo_line_cover_seen (cover, &observer, walls);
  assert_runs (front, "0-100");
  observer.centre.y_m = 30;
  behind = geo_line_cover_seen (cover, &observer, walls);
  assert_runs (behind, "0-20 80-100");
}

/* Adjoining walls leave no chink of light between them. */
static void
test_no_chinks (void)
{
  GeoPoint wall[40];
  g_autoptr (GeoLineCover) cover = make_straight ();
  g_autoptr (GeoLine) line = NULL;
  g_autoptr (GArray) array = geo_segment_array_new ();
  g_autoptr (GeoSegments) walls = NULL;
  g_autoptr (GArray) runs = NULL;
  GeoSector observer = geo_sector_disc ((GeoPoint){ 50.123, 41.7 }, 500);

  for (int i = 0; i < 40; i++)
    wall[i] = (GeoPoint){ -200 + 500 * i / 39.0, 5 + 3 * sin (i * 1.7) };
  line = geo_line_new (wall, 40);
  geo_segment_array_add_line (array, line);
  walls = geo_segments_new_from_array (array);
  runs = geo_line_cover_seen (cover, &observer, walls);
  assert_runs (runs, "");
}

/* Whether the straight view from @a to @b meets the wall, by orientations alone. */
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

static gboolean
is_point_seen (GeoPoint point,
               const GeoSector *observer,
               GArray *walls)
{
  double dx_m = point.x_m - observer->centre.x_m;
  double dy_m = point.y_m - observer->centre.y_m;
  double off_deg = remainder (atan2 (dx_m, dy_m) * 180 / G_PI - observer->bearing_deg, 360);

  if (hypot (dx_m, dy_m) > observer->radius_m || fabs (off_deg) > observer->opening_deg / 2)
    return FALSE;
  for (guint i = 0; i < walls->len; i++)
    if (is_blocked (observer->centre, point, g_array_index (walls, GeoSegment, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_in_runs (GArray *runs,
            double s_m,
            double margin_m,
            gboolean *out_is_near_end)
{
  for (guint i = 0; i < runs->len; i++)
    {
      GeoRun run = g_array_index (runs, GeoRun, i);

      if (fabs (run.s0_m - s_m) < margin_m || fabs (run.s1_m - s_m) < margin_m)
        *out_is_near_end = TRUE;
      if (run.s0_m <= s_m && s_m < run.s1_m)
        return TRUE;
    }
  return FALSE;
}

/* Many random streets: the runs agree with the view of every tested place. */
static void
test_against_views (void)
{
  for (int trial = 0; trial < 300; trial++)
    {
      GeoPoint points[12];
      g_autoptr (GeoLineCover) cover = NULL;
      g_autoptr (GArray) walls = geo_segment_array_new ();
      g_autoptr (GeoSegments) index = NULL;
      g_autoptr (GArray) runs = NULL;
      GeoSector observer = { { g_test_rand_double_range (-40, 40), g_test_rand_double_range (-40, 40) },
                             g_test_rand_double_range (10, 150),
                             g_test_rand_double_range (-400, 400),
                             g_test_rand_double_range (10, 420) };
      double length_m;

      for (int i = 0; i < 12; i++)
        points[i] = (GeoPoint){ g_test_rand_double_range (-100, 100), g_test_rand_double_range (-100, 100) };
      cover = make_cover (points, 12);
      length_m = geo_line_length_m (geo_line_cover_line (cover));
      for (int i = 0; i < 8; i++)
        {
          GeoPoint a = { g_test_rand_double_range (-100, 100), g_test_rand_double_range (-100, 100) };
          GeoSegment wall = { a, { a.x_m + g_test_rand_double_range (-30, 30), a.y_m + g_test_rand_double_range (-30, 30) } };

          if (geo_point_distance_m (observer.centre, geo_segment_nearest (wall.a, wall.b, observer.centre, NULL)) > GEO_TOLERANCE_M)
            g_array_append_val (walls, wall);
        }
      index = geo_segments_new_from_array (walls);
      runs = geo_line_cover_seen (cover, &observer, index);
      for (int i = 0; i < 500; i++)
        {
          double s_m = length_m * (i + 0.5) / 500;
          GeoPoint point = geo_line_point_at (geo_line_cover_line (cover), s_m);
          gboolean is_doubtful = FALSE;
          gboolean is_seen = is_in_runs (runs, s_m, 2 * GEO_TOLERANCE_M, &is_doubtful);

          for (guint j = 0; j < walls->len; j++)
            {
              GeoSegment wall = g_array_index (walls, GeoSegment, j);

              if (geo_point_distance_m (point, geo_segment_nearest (wall.a, wall.b, point, NULL)) <= GEO_TOLERANCE_M)
                is_doubtful = TRUE;
            }
          if (!is_doubtful)
            g_assert_cmpint (is_seen, ==, is_point_seen (point, &observer, walls));
        }
    }
}

static void
test_near (void)
{
  static const struct
  {
    GeoSegment segment;
    double within_m;
    const char *expected;
  } rows[] = {
    { { { 20, 3 }, { 30, 3 } }, 5, "16-34" },
    { { { 20, 3 }, { 30, 3 } }, 3, "20-30" },
    { { { 20, 3 }, { 30, 3 } }, 2.999, "" },
    { { { 50, -10 }, { 50, 10 } }, 4, "46-54" }, /* crosses */
    { { { 50, 3 }, { 50, 3 } }, 5, "46-54" },    /* a point */
    { { { -10, 0 }, { 200, 0 } }, 0.01, "0-100" },
    { { { 30, 0 }, { 70, 0 } }, 0, "30-70" },
  };
  g_autoptr (GeoLineCover) cover = make_straight ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GeoSegments) segments = geo_segments_new (&rows[i].segment, 1);
      g_autoptr (GArray) runs = geo_line_cover_near (cover, segments, rows[i].within_m);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      assert_runs (runs, rows[i].expected);
    }
}

static void
test_near_property (void)
{
  for (int trial = 0; trial < 200; trial++)
    {
      GeoPoint points[10];
      GeoSegment others[6];
      double within_m = g_test_rand_double_range (1, 30);
      g_autoptr (GeoLineCover) cover = NULL;
      g_autoptr (GeoSegments) segments = NULL;
      g_autoptr (GArray) runs = NULL;

      for (int i = 0; i < 10; i++)
        points[i] = (GeoPoint){ g_test_rand_double_range (-100, 100), g_test_rand_double_range (-100, 100) };
      for (int i = 0; i < 6; i++)
        others[i] = (GeoSegment){ { g_test_rand_double_range (-100, 100), g_test_rand_double_range (-100, 100) },
                                  { g_test_rand_double_range (-100, 100), g_test_rand_double_range (-100, 100) } };
      cover = make_cover (points, 10);
      segments = geo_segments_new (others, 6);
      runs = geo_line_cover_near (cover, segments, within_m);
      for (int i = 0; i < 300; i++)
        {
          double s_m = geo_line_length_m (geo_line_cover_line (cover)) * (i + 0.5) / 300;
          double distance_m;
          gboolean is_doubtful = FALSE;
          gboolean is_near = is_in_runs (runs, s_m, 1e-4, &is_doubtful);

          geo_segments_nearest (segments, geo_line_point_at (geo_line_cover_line (cover), s_m), INFINITY, &distance_m);
          if (!is_doubtful)
            g_assert_cmpint (is_near, ==, distance_m <= within_m);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/line-cover/reach", test_reach);
  g_test_add_func ("/geo/line-cover/shadows", test_shadows);
  g_test_add_func ("/geo/line-cover/along-building", test_along_building);
  g_test_add_func ("/geo/line-cover/no-chinks", test_no_chinks);
  g_test_add_func ("/geo/line-cover/against-views", test_against_views);
  g_test_add_func ("/geo/line-cover/near", test_near);
  g_test_add_func ("/geo/line-cover/near-property", test_near_property);
  return g_test_run ();
}
