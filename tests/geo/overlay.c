/* overlay.c: tests of geo/overlay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/overlay.h"

static GeoPolygon *
make_box (double x_m,
          double y_m,
          double width_m,
          double height_m)
{
  GeoPoint points[] = { { x_m, y_m }, { x_m + width_m, y_m }, { x_m + width_m, y_m + height_m }, { x_m, y_m + height_m } };

  return geo_polygon_new_ring (points, 4);
}

static GPtrArray *
make_set (GeoPolygon *first,
          GeoPolygon *second)
{
  GPtrArray *set = geo_overlay_new_set ();

  g_ptr_array_add (set, first);
  if (second != NULL)
    g_ptr_array_add (set, second);
  return set;
}

static void
test_boxes (void)
{
  g_autoptr (GPtrArray) a = make_set (make_box (0, 0, 10, 10), make_box (10, 0, 10, 10));
  g_autoptr (GPtrArray) b = make_set (make_box (5, 2, 10, 3), NULL);
  g_autoptr (GPtrArray) merged = geo_overlay_union (a, NULL);
  g_autoptr (GPtrArray) hollow = geo_overlay_difference (a, b, NULL);
  g_autoptr (GPtrArray) both = geo_overlay_intersection (a, b, NULL);

  g_assert_cmpuint (merged->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (merged), 200, 1e-9);
  g_assert_cmpuint (hollow->len, ==, 1);
  g_assert_cmpuint (((GeoPolygon *) hollow->pdata[0])->n_rings, ==, 2);
  g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (hollow), 170, 1e-9);
  g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (both), 30, 1e-9);
}

static void
test_empty_sets (void)
{
  g_autoptr (GPtrArray) none = geo_overlay_new_set ();
  g_autoptr (GPtrArray) a = make_set (make_box (0, 0, 10, 10), NULL);
  g_autoptr (GPtrArray) merged = geo_overlay_union (none, NULL);
  g_autoptr (GPtrArray) all = geo_overlay_difference (a, none, NULL);
  g_autoptr (GPtrArray) nothing = geo_overlay_difference (a, a, NULL);
  g_autoptr (GPtrArray) both = geo_overlay_intersection (a, none, NULL);

  g_assert_cmpuint (merged->len, ==, 0);
  g_assert_cmpfloat (geo_overlay_area_m2 (all), ==, 100);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (both->len, ==, 0);
}

/* Pieces come largest first; what is as thin as the tolerance goes. */
static void
test_slivers (void)
{
  g_autoptr (GPtrArray) ground = make_set (make_box (0, 0, 100, 10), NULL);
  g_autoptr (GPtrArray) thin = make_set (make_box (0, 0, 100, 10 - 0.9 * GEO_TOLERANCE_M), NULL);
  g_autoptr (GPtrArray) thick = make_set (make_box (0, 0, 100, 10 - 1.1 * GEO_TOLERANCE_M), NULL);
  g_autoptr (GPtrArray) cut = make_set (make_box (30, -1, 10, 12), make_box (70, -1, 29.98, 12));
  g_autoptr (GPtrArray) gone = geo_overlay_difference (ground, thin, NULL);
  g_autoptr (GPtrArray) kept = geo_overlay_difference (ground, thick, NULL);
  g_autoptr (GPtrArray) pieces = geo_overlay_difference (ground, cut, NULL);

  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpuint (pieces->len, ==, 2); /* the strip of 2 cm at the end is gone */
  g_assert_cmpfloat_with_epsilon (geo_polygon_area_m2 (pieces->pdata[0]), 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (geo_polygon_box (pieces->pdata[0]).x_min_m, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (geo_polygon_area_m2 (pieces->pdata[1]), 300, 1e-9);
}

static void
test_invalid_is_refused (void)
{
  static const GeoPoint bow_tie[] = { { 0, 0 }, { 10, 10 }, { 10, 0 }, { 0, 10 } };
  g_autoptr (GPtrArray) bad = make_set (make_box (0, 0, 1, 1), geo_polygon_new_ring (bow_tie, 4));
  g_autoptr (GPtrArray) good = make_set (make_box (0, 0, 10, 10), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second_error = NULL;

  g_assert_null (geo_overlay_difference (good, bad, &error));
  g_assert_error (error, GEO_ERROR, GEO_ERROR_INVALID);
  g_assert_null (geo_overlay_around_polygon (bad->pdata[1], 5, &second_error));
  g_assert_error (second_error, GEO_ERROR, GEO_ERROR_INVALID);
}

static void
test_around (void)
{
  static const GeoPoint ends[] = { { 0, 0 }, { 100, 0 } };
  g_autoptr (GeoPolygon) box = make_box (0, 0, 10, 10);
  g_autoptr (GeoLine) line = geo_line_new (ends, 2);
  g_autoptr (GPtrArray) out = geo_overlay_around_polygon (box, 5, NULL);
  g_autoptr (GPtrArray) in = geo_overlay_around_polygon (box, -2, NULL);
  g_autoptr (GPtrArray) gone = geo_overlay_around_polygon (box, -6, NULL);
  g_autoptr (GPtrArray) strip = geo_overlay_around_line (line, 3, NULL);

  g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (out), 100 + 4 * 50 + G_PI * 25, G_PI * 25 * 0.003);
  g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (in), 36, 1e-9);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (strip), 600 + G_PI * 9, G_PI * 9 * 0.003);
}

static void
test_shared_border (void)
{
  static const struct
  {
    double x_m, y_m, width_m, height_m;
    double expected_m;
  } rows[] = {
    { 10, 0, 10, 10, 10 },    /* side by side */
    { 10, 4, 10, 10, 6 },     /* shifted */
    { 10.04, 0, 10, 10, 10 }, /* a gap within the tolerance */
    { 10.06, 0, 10, 10, 0 },  /* and beyond it */
    { 10, 10, 5, 5, 0 },      /* a corner */
    { 5, -5, 2, 20, 0 },      /* crosses */
    { 2, 0, 3, 5, 3 },        /* inside, along an edge */
    { 0, 0, 10, 10, 40 },     /* the same */
    { 50, 50, 1, 1, 0 },
  };
  g_autoptr (GeoPolygon) box = make_box (0, 0, 10, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GeoPolygon) other = make_box (rows[i].x_m, rows[i].y_m, rows[i].width_m, rows[i].height_m);
      double length_m;
      double back_m;
      g_autoptr (GPtrArray) lines = geo_overlay_shared_border (box, other, &length_m);
      g_autoptr (GPtrArray) back = geo_overlay_shared_border (other, box, &back_m);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      /* each end may reach round a corner by the tolerance */
      g_assert_cmpfloat_with_epsilon (length_m, rows[i].expected_m, 2.1 * GEO_TOLERANCE_M);
      g_assert_cmpfloat_with_epsilon (back_m, rows[i].expected_m, 2.1 * GEO_TOLERANCE_M);
      g_assert_cmpint (lines->len > 0, ==, rows[i].expected_m > 0);
    }
}

static GeoPolygon *
make_star (void)
{
  GeoPoint points[20];
  double x_m = g_test_rand_double_range (-60, 60);
  double y_m = g_test_rand_double_range (-60, 60);

  for (int i = 0; i < 20; i++)
    {
      double reach_m = g_test_rand_double_range (20, 80);

      points[i] = (GeoPoint){ x_m + reach_m * cos (i * G_PI / 10), y_m + reach_m * sin (i * G_PI / 10) };
    }
  return geo_polygon_new_ring (points, 20);
}

/* area (A and B) + area (A less B) = area (A); A and (A and B) = A and B; all of
 * it but for the slivers that are dropped. */
static void
test_algebra (void)
{
  for (int trial = 0; trial < 100; trial++)
    {
      g_autoptr (GPtrArray) a = make_set (make_star (), NULL);
      g_autoptr (GPtrArray) b = make_set (make_star (), make_star ());
      g_autoptr (GPtrArray) both = geo_overlay_intersection (a, b, NULL);
      g_autoptr (GPtrArray) less = geo_overlay_difference (a, b, NULL);
      g_autoptr (GPtrArray) other_less = geo_overlay_difference (b, a, NULL);
      g_autoptr (GPtrArray) again = geo_overlay_intersection (a, both, NULL);
      g_autoptr (GPtrArray) merged_b = geo_overlay_union (b, NULL);
      double slack_m2 = 0.5;

      g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (both) + geo_overlay_area_m2 (less),
                                      geo_overlay_area_m2 (a), slack_m2);
      g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (both) + geo_overlay_area_m2 (other_less),
                                      geo_overlay_area_m2 (merged_b), slack_m2);
      g_assert_cmpfloat_with_epsilon (geo_overlay_area_m2 (again), geo_overlay_area_m2 (both), 1e-6);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/overlay/boxes", test_boxes);
  g_test_add_func ("/geo/overlay/empty-sets", test_empty_sets);
  g_test_add_func ("/geo/overlay/slivers", test_slivers);
  g_test_add_func ("/geo/overlay/invalid-is-refused", test_invalid_is_refused);
  g_test_add_func ("/geo/overlay/around", test_around);
  g_test_add_func ("/geo/overlay/shared-border", test_shared_border);
  g_test_add_func ("/geo/overlay/algebra", test_algebra);
  return g_test_run ();
}
