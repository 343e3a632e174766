/* Tests of scales, and of cutting to the drawing what is traced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/view.h"

static void
test_usual_scales (void)
{
  static const struct
  {
    double side_m;
    double scale;
  } rows[] = { { 1, 200 }, { 40, 500 }, { 90, 1000 }, { 100, 1000 }, { 100.1, 1250 }, { 2000, 20000 }, { 5e6, 5e7 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      /* 100 mm by 100 mm at one unit to the millimetre. */
      CordonView view = cordon_view_fit ((GeoBox){ 0, 0, rows[i].side_m, rows[i].side_m }, 100, 100, 0, 1);

      g_test_message ("row %u: %g m", i, rows[i].side_m);
      g_assert_cmpfloat_with_epsilon (cordon_view_scale (&view), rows[i].scale, 1e-6 * rows[i].scale);
      g_assert_cmpfloat (cordon_view_box (&view, 0).x_max_m - cordon_view_box (&view, 0).x_min_m, >=,
                         rows[i].side_m * (1 - 1e-9));
    }
}

static void
test_empty_box (void)
{
  CordonView view = cordon_view_fit (GEO_BOX_EMPTY, 100, 100, 10, 1);

  g_assert_true (isfinite (view.units_per_m) && view.units_per_m > 0);
  g_assert_cmpfloat (view.centre.x_m, ==, 0);
}

static cairo_t *
make_cairo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

/* Everything traced lies in the drawing and its margin; the area is that of the overlap. */
static void
test_ring_is_cut (void)
{
  CordonView view = { { 0, 0 }, 1, 1, 100, 100 };
  GeoPoint ring[] = { { -1e7, -1e7 }, { 0, -1e7 }, { 0, 1e7 }, { -1e7, 1e7 }, { -1e7, -1e7 } };
  cairo_t *cr = make_cairo ();
  double x0, y0, x1, y1;

  cordon_view_trace_ring (&view, cr, 5, ring, G_N_ELEMENTS (ring));
  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  g_assert_cmpfloat_with_epsilon (x0, -5, 1e-2);
  g_assert_cmpfloat_with_epsilon (y0, -5, 1e-2);
  g_assert_cmpfloat_with_epsilon (x1, 50, 1e-2);
  g_assert_cmpfloat_with_epsilon (y1, 105, 1e-2);
  cairo_destroy (cr);
}

static void
test_far_away_is_nothing (void)
{
  CordonView view = { { 0, 0 }, 1, 1, 100, 100 };
  GeoPoint ring[] = { { 500, 500 }, { 600, 500 }, { 600, 600 }, { 500, 500 } };
  GeoPoint line[] = { { 500, 500 }, { 600, 500 }, { 600, 600 } };
  cairo_t *cr = make_cairo ();

  cordon_view_trace_ring (&view, cr, 5, ring, G_N_ELEMENTS (ring));
  cordon_view_trace_line (&view, cr, 5, line, G_N_ELEMENTS (line));
  cordon_view_trace_line (&view, cr, 5, line, 1);
  cordon_view_trace_ring (&view, cr, 5, line, 1);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
}

/* A line that leaves and comes back is drawn in two pieces, not joined along the border. */
static void
test_line_in_pieces (void)
{
  CordonView view = { { 0, 0 }, 1, 1, 100, 100 };
  GeoPoint line[] = { { -40, 0 }, { -40, 500 }, { 40, 500 }, { 40, 0 } };
  cairo_t *cr = make_cairo ();
  cairo_path_t *path;
  int n_moves = 0;

  cordon_view_trace_line (&view, cr, 5, line, G_N_ELEMENTS (line));
  path = cairo_copy_path (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    n_moves += path->data[i].header.type == CAIRO_PATH_MOVE_TO;
  g_assert_cmpint (n_moves, ==, 2);
  cairo_path_destroy (path);
  cairo_destroy (cr);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/figure/view/usual-scales", test_usual_scales);
  g_test_add_func ("/figure/view/empty-box", test_empty_box);
  g_test_add_func ("/figure/view/ring-is-cut", test_ring_is_cut);
  g_test_add_func ("/figure/view/far-away-is-nothing", test_far_away_is_nothing);
  g_test_add_func ("/figure/view/line-in-pieces", test_line_in_pieces);
  return g_test_run ();
}
