/* coverage.c: tests of geo/coverage and geo/gaps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/coverage.h"

#include "coverage-oracle.h"

#define QUARTER 1024

static GeoPolygon *
make_box (double x_m,
          double y_m,
          double width_m,
          double height_m)
{
  GeoPoint points[] = { { x_m, y_m }, { x_m + width_m, y_m }, { x_m + width_m, y_m + height_m }, { x_m, y_m + height_m } };

  return geo_polygon_new_ring (points, 4);
}

static double
gap_of (const GeoPolygon *zone,
        const GeoSector *reaches,
        guint n_reaches)
{
  g_autoptr (GeoCoverage) coverage = geo_coverage_new (&zone, 1, reaches, NULL, n_reaches);
  g_autoptr (GPtrArray) all = geo_coverage_all_gaps (coverage);
  const GeoGaps *gaps = all->pdata[0];
  g_autoptr (GeoGaps) one = geo_coverage_gaps (coverage, 0);
  double gap_m2 = geo_coverage_gap_m2 (coverage, 0);

  g_assert_cmpfloat_with_epsilon (geo_gaps_area_m2 (gaps), gap_m2, 1e-6);
  g_assert_cmpfloat_with_epsilon (geo_gaps_area_m2 (one), gap_m2, 1e-6);
  g_assert_cmpuint (gaps->n_joined, ==, 0);
  return gap_m2;
}

/* Cases whose answer is known in closed form; among them every way of touching. */
static void
test_known (void)
{
  const double pi = G_PI;
  const struct
  {
    const char *name;
    GeoSector reaches[4];
    guint n_reaches;
    double expected_m2;
  } rows[] = {
    { "nobody", { { { 0, 0 }, 0, 0, 0 } }, 0, 10000 },
    { "a reach of nothing", { { { 50, 50 }, 0, 0, 360 } }, 1, 10000 },
    { "no opening", { { { 50, 50 }, 30, 0, 0 } }, 1, 10000 },
    { "a disc inside", { { { 50, 50 }, 30, 0, 360 } }, 1, 10000 - pi * 900 },
    { "more than a full turn", { { { 50, 50 }, 30, 77, 400 } }, 1, 10000 - pi * 900 },
    { "a disc around everything", { { { 50, 50 }, 100, 0, 360 } }, 1, 0 },
    { "a disc elsewhere", { { { 500, 50 }, 100, 0, 360 } }, 1, 10000 },
    { "a disc around a corner", { { { 0, 0 }, 20, 0, 360 } }, 1, 10000 - pi * 100 },
    { "a disc on an edge", { { { 50, 0 }, 20, 0, 360 } }, 1, 10000 - pi * 200 },
    { "a disc that touches an edge inside", { { { 50, 20 }, 20, 0, 360 } }, 1, 10000 - pi * 400 },
    { "a disc that touches an edge outside", { { { 50, -20 }, 20, 0, 360 } }, 1, 10000 },
    { "a disc through two corners", { { { 50, 0 }, 50, 0, 360 } }, 1, 10000 - pi * 1250 },
    { "a disc through four corners", { { { 50, 50 }, 50 * G_SQRT2, 0, 360 } }, 1, 0 },
    { "the inscribed disc", { { { 50, 50 }, 50, 0, 360 } }, 1, 10000 - pi * 2500 },
    { "the same disc twice", { { { 50, 50 }, 30, 0, 360 }, { { 50, 50 }, 30, 0, 360 } }, 2, 10000 - pi * 900 },
    { "the same disc thrice", { { { 50, 0 }, 30, 0, 360 }, { { 50, 0 }, 30, 0, 360 }, { { 50, 0 }, 30, 0, 360 } }, 3, 10000 - pi * 450 },
    { "discs in each other", { { { 50, 50 }, 30, 0, 360 }, { { 50, 50 }, 20, 0, 360 } }, 2, 10000 - pi * 900 },
    { "discs that touch inside", { { { 50, 50 }, 30, 0, 360 }, { { 60, 50 }, 20, 0, 360 } }, 2, 10000 - pi * 900 },
    { "discs that touch outside", { { { 30, 50 }, 20, 0, 360 }, { { 70, 50 }, 20, 0, 360 } }, 2, 10000 - pi * 800 },
    { "discs apart", { { { 25, 25 }, 20, 0, 360 }, { { 75, 75 }, 20, 0, 360 } }, 2, 10000 - pi * 800 },
    { "three discs through one place", { { { 30, 50 }, 20, 0, 360 }, { { 50, 30 }, 20, 0, 360 }, { { 50, 70 }, 20, 0, 360 } }, 3, 10000 - (3 * pi * 400 - 2 * (pi / 2 - 1) * 400) },
    { "a quarter to the north-east", { { { 0, 0 }, 40, 45, 90 } }, 1, 10000 - pi * 400 },
    { "a quarter the other way", { { { 0, 0 }, 40, 225, 90 } }, 1, 10000 },
    { "a half along an edge", { { { 50, 0 }, 30, 0, 180 } }, 1, 10000 - pi * 450 },
    { "a half along an edge, outside", { { { 50, 0 }, 30, 180, 180 } }, 1, 10000 },
    { "three quarters", { { { 50, 50 }, 40, 10, 270 } }, 1, 10000 - pi * 1200 },
    { "three quarters around a corner", { { { 0, 0 }, 40, 225, 270 } }, 1, 10000 },
    { "two halves of a disc", { { { 50, 50 }, 30, 90, 180 }, { { 50, 50 }, 30, 270, 180 } }, 2, 10000 - pi * 900 },
    { "four quarters of a disc", { { { 50, 50 }, 30, 45, 90 }, { { 50, 50 }, 30, 135, 90 }, { { 50, 50 }, 30, 225, 90 }, { { 50, 50 }, 30, 315, 90 } }, 4, 10000 - pi * 900 },
    { "a sector in its own disc", { { { 50, 50 }, 30, 45, 90 }, { { 50, 50 }, 30, 0, 360 } }, 2, 10000 - pi * 900 },
    { "the same sector twice", { { { 50, 50 }, 30, 45, 90 }, { { 50, 50 }, 30, 45, 90 } }, 2, 10000 - pi * 225 },
    { "nearly a full turn", { { { 50, 50 }, 30, 45, 359.999 } }, 1, 10000 - pi * 900 * 359.999 / 360 },
  };
  g_autoptr (GeoPolygon) zone = make_box (0, 0, 100, 100);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].name);
      g_assert_cmpfloat_with_epsilon (gap_of (zone, rows[i].reaches, rows[i].n_reaches), rows[i].expected_m2, 1e-4);
    }
}

static void
test_holes (void)
{
  static const GeoPoint points[] = {
    { 0, 0 },
    { 100, 0 },
    { 100, 100 },
    { 0, 100 },
    { 40, 40 },
    { 60, 40 },
    { 60, 60 },
    { 40, 60 },
    { 10, 10 },
    { 20, 10 },
    { 20, 10 },
    { 10, 10 }, /* a hole without area */
  };
  static const guint sizes[] = { 4, 4, 4 };
  g_autoptr (GeoPolygon) zone = geo_polygon_new (points, sizes, 3);
  GeoSector over = geo_sector_disc ((GeoPoint){ 50, 50 }, 30);
  GeoSector flat = geo_sector_disc ((GeoPoint){ 15, 10 }, 8);
  GeoSector within = geo_sector_disc ((GeoPoint){ 50, 50 }, 5);

  g_assert_cmpfloat_with_epsilon (gap_of (zone, NULL, 0), 9600, 1e-9);
  g_assert_cmpfloat_with_epsilon (gap_of (zone, &over, 1), 10000 - G_PI * 900, 1e-4);
  g_assert_cmpfloat_with_epsilon (gap_of (zone, &flat, 1), 9600 - G_PI * 64, 1e-4);
  g_assert_cmpfloat_with_epsilon (gap_of (zone, &within, 1), 9600, 1e-9);
}

static void
test_nothing (void)
{
  g_autoptr (GeoCoverage) empty = geo_coverage_new (NULL, 0, NULL, NULL, 0);
  g_autoptr (GPtrArray) none = geo_coverage_all_gaps (empty);
  GeoSector reach = geo_sector_disc ((GeoPoint){ 0, 0 }, 10);
  double slice_m2 = 7;

  g_assert_cmpuint (geo_coverage_n_zones (empty), ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (geo_coverage_add (empty, &reach, 1, NULL), ==, 0);
  geo_coverage_slices (empty, 1, &slice_m2);
  g_assert_cmpfloat (slice_m2, ==, 7);
}

/* A made-up site: zones side by side that share edges, overlapping ones, holes,
 * and posts of all kinds. */
typedef struct
{
  GPtrArray *zones;
  GArray *reaches;
  GArray *masks;
} Site;

static GeoPolygon *
make_star (double x_m,
           double y_m,
           double reach_m)
{
  GeoPoint points[80];
  guint n = g_test_rand_int_range (5, 60);
  guint sizes[2] = { n, 5 };

  for (guint i = 0; i < n; i++)
    {
      double r_m = reach_m * g_test_rand_double_range (0.6, 1);

      points[i] = (GeoPoint){ x_m + r_m * cos (i * 2 * G_PI / n), y_m + r_m * sin (i * 2 * G_PI / n) };
    }
  for (guint i = 0; i < 5; i++)
    points[n + i] = (GeoPoint){ x_m + reach_m * 0.2 * cos (i * 0.4 * G_PI), y_m + reach_m * 0.2 * sin (i * 0.4 * G_PI) };
  return geo_polygon_new (points, sizes, g_test_rand_bit () ? 2 : 1);
}

static GeoSector
make_reach (double size_m)
{
  GeoSector reach = { { g_test_rand_double_range (-20, size_m + 20), g_test_rand_double_range (-20, size_m + 20) },
                      g_test_rand_double_range (4, 40),
                      g_test_rand_double_range (-360, 720),
                      360 };

  if (g_test_rand_int_range (0, 3) == 0)
    reach.opening_deg = g_test_rand_double_range (5, 355);
  if (g_test_rand_int_range (0, 8) == 0)
    {
      /* on the lattice of the zones, with round angles: as degenerate as can be */
      reach.centre = (GeoPoint){ 20 * g_test_rand_int_range (0, 10), 20 * g_test_rand_int_range (0, 10) };
      reach.radius_m = 10 * g_test_rand_int_range (1, 5);
      reach.bearing_deg = 45 * g_test_rand_int_range (0, 8);
      reach.opening_deg = 90 * g_test_rand_int_range (1, 5);
    }
  return reach;
}

static Site
make_site (guint side,
           guint n_reaches)
{
  Site site = { g_ptr_array_new_with_free_func ((GDestroyNotify) geo_polygon_free),
                g_array_new (FALSE, FALSE, sizeof (GeoSector)), g_array_new (FALSE, FALSE, sizeof (guint64)) };

  for (guint i = 0; i < side; i++)
    for (guint j = 0; j < side; j++)
      {
        if (g_test_rand_bit ())
          g_ptr_array_add (site.zones, make_box (i * 40, j * 40, 40, 40));
        else
          g_ptr_array_add (site.zones, make_star (i * 40 + 20, j * 40 + 20, g_test_rand_int_range (0, 9) == 0 ? 90 : 25));
      }
  for (guint i = 0; i < n_reaches; i++)
    {
      GeoSector reach = make_reach (side * 40);
      guint64 mask = ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();

      if (g_test_rand_int_range (0, 4) == 0)
        mask = GEO_COVERAGE_ALWAYS;
      g_array_append_val (site.reaches, reach);
      g_array_append_val (site.masks, mask);
    }
  return site;
}

static void
site_clear (Site *site)
{
  g_ptr_array_unref (site->zones);
  g_array_unref (site->reaches);
  g_array_unref (site->masks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

static GeoCoverage *
cover_site (const Site *site)
{
  return geo_coverage_new ((const GeoPolygon *const *) site->zones->pdata, site->zones->len,
                           (const GeoSector *) (void *) site->reaches->data,
                           (const guint64 *) (void *) site->masks->data, site->reaches->len);
}

/* Every ring is closed, in itself and as polygons, and they have the area. */
static void
assert_rings (const GeoGaps *gaps,
              double gap_m2)
{
  g_autoptr (GPtrArray) polygons = geo_gaps_flatten (gaps, 1e-4);
  double flat_m2 = 0;

  g_assert_cmpuint (gaps->n_joined, ==, 0);
  g_assert_cmpfloat_with_epsilon (geo_gaps_area_m2 (gaps), gap_m2, 1e-6);
  for (guint i = 0; i < gaps->n_rings; i++)
    for (guint j = 0; j < gaps->rings[i].n_pieces; j++)
      {
        const GeoGapPiece *piece = &gaps->pieces[gaps->rings[i].first + j];
        const GeoGapPiece *next = &gaps->pieces[gaps->rings[i].first + (j + 1) % gaps->rings[i].n_pieces];
        GeoPoint v = { piece->start.x_m - piece->centre.x_m, piece->start.y_m - piece->centre.y_m };
        GeoPoint end = { piece->centre.x_m + v.x_m * cos (piece->sweep_rad) - v.y_m * sin (piece->sweep_rad),
                         piece->centre.y_m + v.x_m * sin (piece->sweep_rad) + v.y_m * cos (piece->sweep_rad) };

        if (piece->radius_m > 0)
          g_assert_cmpfloat (geo_point_distance_m (end, next->start), <, 1e-6);
      }
  for (guint i = 0; i < polygons->len; i++)
    flat_m2 += geo_polygon_area_m2 (polygons->pdata[i]);
  g_assert_cmpfloat (flat_m2 - gap_m2, >, -1e-3);
  g_assert_cmpfloat (flat_m2 - gap_m2, <, 1e-3 * 500);
}

static void
test_against_geos (void)
{
  for (int trial = 0; trial < 12; trial++)
    {
      g_auto (Site) site = make_site (5, g_test_rand_int_range (1, 150));
      g_autoptr (GeoCoverage) coverage = cover_site (&site);
      g_autofree double *expected_m2 = g_new (double, site.zones->len);
      g_autoptr (GPtrArray) all = geo_coverage_all_gaps (coverage);

      coverage_oracle_gaps ((const GeoPolygon *const *) site.zones->pdata, site.zones->len,
                            (const GeoSector *) (void *) site.reaches->data, site.reaches->len, QUARTER, expected_m2);
      for (guint z = 0; z < site.zones->len; z++)
        {
          double gap_m2 = geo_coverage_gap_m2 (coverage, z);
          double zone_m2 = geo_coverage_zone_m2 (coverage, z);

          g_test_message ("trial %d, zone %u: %.6f, GEOS %.6f of %.1f", trial, z, gap_m2, expected_m2[z], zone_m2);
          g_assert_cmpfloat_with_epsilon (gap_m2, expected_m2[z], 1e-5 * zone_m2);
          assert_rings (all->pdata[z], gap_m2);
        }
    }
}

static void
test_moves (void)
{
  g_auto (Site) site = make_site (5, 100);
  g_autoptr (GeoCoverage) coverage = cover_site (&site);
  g_autofree double *before_m2 = g_new (double, site.zones->len);

  for (guint z = 0; z < site.zones->len; z++)
    before_m2[z] = geo_coverage_gap_m2 (coverage, z);
  for (int round = 0; round < 5500; round++)
    {
      guint index = g_test_rand_int_range (0, site.reaches->len);
      GeoSector reach = make_reach (200);
      g_autoptr (GArray) zones = g_array_new (FALSE, FALSE, sizeof (guint));
      guint64 mask = 1;

      switch (g_test_rand_int_range (0, 20))
        {
        case 0:
          reach.radius_m = 0;
          geo_coverage_remove (coverage, index, zones);
          g_array_index (site.reaches, GeoSector, index) = reach;
          break;
        case 1:
          if (site.reaches->len > 200)
            continue;
          g_assert_cmpuint (geo_coverage_add (coverage, &reach, mask, zones), ==, site.reaches->len);
          g_array_append_val (site.reaches, reach);
          g_array_append_val (site.masks, mask);
          break;
        default:
          geo_coverage_move (coverage, index, &reach, zones);
          g_array_index (site.reaches, GeoSector, index) = reach;
        }
      for (guint i = 0; i < zones->len; i++)
        before_m2[g_array_index (zones, guint, i)] = geo_coverage_gap_m2 (coverage, g_array_index (zones, guint, i));
      if (round % 100 == 0 || round > 5480)
        {
          g_autoptr (GeoCoverage) again = cover_site (&site);

          for (guint z = 0; z < site.zones->len; z++)
            {
              g_assert_cmpfloat_with_epsilon (geo_coverage_gap_m2 (coverage, z), geo_coverage_gap_m2 (again, z), 1e-6);
              /* a zone that was not named has not changed */
              g_assert_cmpfloat_with_epsilon (before_m2[z], geo_coverage_gap_m2 (coverage, z), 1e-6);
            }
        }
    }
}

static void
test_slices (void)
{
  for (int trial = 0; trial < 6; trial++)
    {
      static const guint counts[] = { 1, 2, 42, 63, 64, 7 };
      guint n_slices = counts[trial];
      g_auto (Site) site = make_site (5, 120);
      g_autoptr (GeoCoverage) coverage = cover_site (&site);
      g_autofree double *gaps_m2 = g_new (double, site.zones->len *n_slices);

      geo_coverage_slices (coverage, n_slices, gaps_m2);
      for (guint s = 0; s < n_slices; s++)
        {
          g_autoptr (GArray) staffed = g_array_copy (site.reaches);
          g_autoptr (GeoCoverage) alone = NULL;

          for (guint i = 0; i < staffed->len; i++)
            if (!(g_array_index (site.masks, guint64, i) >> s & 1))
              g_array_index (staffed, GeoSector, i).radius_m = 0;
          alone = geo_coverage_new ((const GeoPolygon *const *) site.zones->pdata, site.zones->len,
                                    (const GeoSector *) (void *) staffed->data, NULL, staffed->len);
          for (guint z = 0; z < site.zones->len; z++)
            g_assert_cmpfloat_with_epsilon (gaps_m2[z * n_slices + s], geo_coverage_gap_m2 (alone, z), 1e-6);
        }
    }
}

/* Far from the origin, and turned about: the same areas. */
static void
test_translation (void)
{
  g_auto (Site) site = make_site (5, 100);
  g_autoptr (GeoCoverage) here = cover_site (&site);
  g_autoptr (GeoCoverage) there = NULL;
  g_autofree double *gaps_m2 = g_new (double, site.zones->len);

  for (guint z = 0; z < site.zones->len; z++)
    {
      GeoPolygon *zone = site.zones->pdata[z];

      gaps_m2[z] = geo_coverage_gap_m2 (here, z);
      for (guint i = 0; i < geo_polygon_n_points (zone); i++)
        zone->points[i] = (GeoPoint){ 25000 - zone->points[i].y_m, zone->points[i].x_m - 30000 };
    }
  for (guint i = 0; i < site.reaches->len; i++)
    {
      GeoSector *reach = &g_array_index (site.reaches, GeoSector, i);

      reach->centre = (GeoPoint){ 25000 - reach->centre.y_m, reach->centre.x_m - 30000 };
      reach->bearing_deg -= 90;
    }
  there = cover_site (&site);
  for (guint z = 0; z < site.zones->len; z++)
    g_assert_cmpfloat_with_epsilon (geo_coverage_gap_m2 (there, z), gaps_m2[z], 2e-4);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/coverage/known", test_known);
  g_test_add_func ("/geo/coverage/holes", test_holes);
  g_test_add_func ("/geo/coverage/nothing", test_nothing);
  g_test_add_func ("/geo/coverage/against-geos", test_against_geos);
  g_test_add_func ("/geo/coverage/moves", test_moves);
  g_test_add_func ("/geo/coverage/slices", test_slices);
  g_test_add_func ("/geo/coverage/translation", test_translation);
  return g_test_run ();
}
