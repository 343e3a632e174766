/* Tests of stacked bars: their heights, and that nothing breaks without any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "figure/bars.h"
#include "figure/font.h"

static void
draw (const CordonBars *bars,
      cairo_surface_t **out_surface)
{
  PangoContext *fonts = cordon_font_context_new ("en");
  cairo_t *cr;

  *out_surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 240, 120);
  cr = cairo_create (*out_surface);
  cordon_bars_draw (cr, bars, fonts, 240, 120);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (*out_surface);
  g_object_unref (fonts);
}

/* How many pixels of a column have a colour. */
static guint
height_of (cairo_surface_t *surface,
           int x,
           guint32 argb)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const unsigned char *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      n += *(const guint32 *) (const void *) (row + 4 * x) == argb;
    }
  return n;
}

static void
test_heights (void)
{
  double low[] = { 10, 20 };
  double high[] = { 0, 20 };
  CordonBarSeries series[] = { { low, 0x0000ff, FALSE }, { high, 0x00ff00, FALSE } };
  const char *labels[] = { "06:00", "" };
  CordonBars bars = { series, 2, 2, labels, NAN };
  cairo_surface_t *surface;

  draw (&bars, &surface);
  g_assert_cmpuint (height_of (surface, 85, 0xff0000ff), >, 15);
  g_assert_cmpint (ABS ((int) height_of (surface, 190, 0xff0000ff) - 2 * (int) height_of (surface, 85, 0xff0000ff)), <=, 4);
  g_assert_cmpuint (height_of (surface, 85, 0xff00ff00), ==, 0);
  g_assert_cmpuint (height_of (surface, 190, 0xff00ff00), >, 30);
  cairo_surface_destroy (surface);
}

static void
test_nothing (void)
{
  CordonBars bars = { NULL, 0, 0, NULL, 12 };
  cairo_surface_t *surface;

  draw (&bars, &surface);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/figure/bars/heights", test_heights);
  g_test_add_func ("/figure/bars/nothing", test_nothing);
  return g_test_run ();
}
