/* map-furniture.c: scale bar, north arrow and attribution of a map.
 *
 * They are drawn before the labels, which then keep clear of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "figure/font.h"
#include "figure/map-private.h"

/* A plate under what must be read on any ground; its place is taken. */
static void
draw_plate (const CordonMapPass *pass,
            double x,
            double y,
            double width,
            double height)
{
  cairo_new_path (pass->cr);
  cairo_rectangle (pass->cr, x, y, width, height);
  cordon_map_set_ink (pass, CORDON_INK_HALO, .85);
  cairo_fill (pass->cr);
  cordon_label_places_reserve (pass->places, (CordonLabelBox){ { x + width / 2, y + height / 2 },
                                                               width / 2,
                                                               height / 2,
                                                               0 });
}

static void
show_text (const CordonMapPass *pass,
           PangoLayout *layout,
           double x,
           double y)
{
  cairo_move_to (pass->cr, x, y);
  cordon_map_set_ink (pass, CORDON_INK_TEXT, 1);
  pango_cairo_show_layout (pass->cr, layout);
}

static void
measure (PangoLayout *layout,
         double *out_width,
         double *out_height)
{
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  *out_width = (double) width / PANGO_SCALE;
  *out_height = (double) height / PANGO_SCALE;
}

/* The longest round length (1, 2 or 5 times a power of ten) that is no longer than allowed. */
static double
round_length_m (double most_m)
{
  double power = pow (10, floor (log10 (MAX (most_m, 1e-3))));
  double times = most_m / power;

  if (times >= 5)
    return 5 * power;
  return times >= 2 ? 2 * power : power;
}

/* "1:2 500": digits in threes, apart by a narrow no-break space. */
static char *
format_scale (double scale)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", scale);
  GString *text = g_string_new ("1:");
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, "\u202f");
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

static void
draw_scale_bar (const CordonMapPass *pass)
{
  double mm = pass->mm;
  double length_m = round_length_m (32 * mm / pass->view->units_per_m);
  double length = length_m * pass->view->units_per_m;
  g_autofree char *scale = format_scale (pass->scale);
  g_autofree char *distance = length_m >= 1000 ? g_strdup_printf (_ ("%g km"), length_m / 1000)
                                               : g_strdup_printf (_ ("%g m"), length_m);
  g_autofree char *text = g_strdup_printf ("%s   %s", distance, scale);
  g_autoptr (PangoLayout) layout = cordon_font_layout_new (pass->options->fonts, text, 2.3 * mm, FALSE);
  double text_width, text_height, width, y;

  measure (layout, &text_width, &text_height);
  width = MAX (length, text_width) + 3 * mm;
  y = pass->view->height - text_height - 4.2 * mm;
  draw_plate (pass, 1.5 * mm, y, width, text_height + 2.7 * mm);
  cordon_map_set_ink (pass, CORDON_INK_TEXT, 1);
  for (int part = 0; part < 4; part++)
    {
      cairo_rectangle (pass->cr, 3 * mm + part * length / 4, y + .8 * mm, length / 4, .9 * mm);
      if (part % 2 == 0)
        cairo_fill_preserve (pass->cr);
      cordon_map_set_pen (pass, .15, NULL, 0);
      cairo_stroke (pass->cr);
    }
  show_text (pass, layout, 3 * mm, y + 2 * mm);
}

static void
draw_north_arrow (const CordonMapPass *pass)
{
  double mm = pass->mm;
  double x = pass->view->width - 5.5 * mm;
  double y = 2 * mm;
  g_autoptr (PangoLayout) layout =
    cordon_font_layout_new (pass->options->fonts, C_ ("north arrow", "N"), 2.8 * mm, TRUE);
  double width, height;

  measure (layout, &width, &height);
  draw_plate (pass, x - 2.5 * mm, y, 5 * mm, 7 * mm + height);
  cordon_map_set_ink (pass, CORDON_INK_TEXT, 1);
  cairo_move_to (pass->cr, x, y + .8 * mm);
  cairo_line_to (pass->cr, x + 1.7 * mm, y + 6.6 * mm);
  cairo_line_to (pass->cr, x, y + 5.2 * mm);
  cairo_line_to (pass->cr, x - 1.7 * mm, y + 6.6 * mm);
  cairo_close_path (pass->cr);
  cairo_fill (pass->cr);
  show_text (pass, layout, x - width / 2, y + 6.7 * mm);
}

static void
draw_attribution (const CordonMapPass *pass)
{
  double mm = pass->mm;
  const char *text = cordon_ground_attribution (pass->ground);
  g_autoptr (PangoLayout) layout = NULL;
  double width, height;

  if (text == NULL || text[0] == '\0')
    return;
  layout = cordon_font_layout_new (pass->options->fonts, text, 2 * mm, FALSE);
  pango_layout_set_width (layout, (int) (MIN (80 * mm, pass->view->width * .6) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  measure (layout, &width, &height);
  draw_plate (pass, pass->view->width - width - 2 * mm, pass->view->height - height - 1 * mm, width + 2 * mm,
              height + 1 * mm);
  show_text (pass, layout, pass->view->width - width - 1 * mm, pass->view->height - height - .5 * mm);
}

/* The attribution is drawn wherever the base map is; the rest when asked for. */
void
cordon_map_draw_furniture (const CordonMapPass *pass)
{
  cairo_set_line_join (pass->cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_line_cap (pass->cr, CAIRO_LINE_CAP_BUTT);
  if (pass->ground != NULL)
    draw_attribution (pass);
  if (!(pass->options->show & CORDON_SHOW_FURNITURE))
    return;
  draw_scale_bar (pass);
  draw_north_arrow (pass);
}
