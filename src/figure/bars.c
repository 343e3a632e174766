/* bars.c: numbers over time as stacked bars, one colour for each series.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/bars.h"

#include <math.h>

#include "figure/font.h"
#include "figure/palette.h"

#define AXIS_WIDTH  34.0
#define AXIS_HEIGHT 16.0
#define TEXT_SIZE   6.8

static double
sum_of_slot (const CordonBars *bars,
             guint slot)
{
  double sum = 0;

  for (guint i = 0; i < bars->n_series; i++)
    sum += MAX (bars->series[i].values[slot], 0);
  return sum;
}

/* A round step (1, 2 or 5 times a power of ten) that gives four to eight lines. */
static double
step_of (double most)
{
  double power = pow (10, floor (log10 (MAX (most, 1) / 5)));
  double times = most / 5 / power;

  if (times > 5)
    return 10 * power;
  if (times > 2)
    return 5 * power;
  return MAX (times > 1 ? 2 * power : power, 1);
}

static void
show_text (cairo_t *cr,
           PangoContext *fonts,
           const char *text,
           double x,
           double y,
           double align)
{
  g_autoptr (PangoLayout) layout = cordon_font_layout_new (fonts, text, TEXT_SIZE, FALSE);
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, x - align * width / PANGO_SCALE, y - height / 2.0 / PANGO_SCALE);
  cordon_palette_set (cr, 0x3a3d40, 1);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_lines (cairo_t *cr,
            PangoContext *fonts,
            double most,
            double width,
            double height)
{
  double step = step_of (most);

  cairo_set_line_width (cr, .4);
  for (double value = 0; value <= most + step / 2; value += step)
    {
      double y = height - value / most * height;
      char text[32];

      if (y < -.5)
        break;
      g_ascii_formatd (text, sizeof text, "%.0f", value);
      show_text (cr, fonts, text, AXIS_WIDTH - 4, y, 1);
      cordon_palette_set (cr, value > 0 ? 0xd5d9dd : 0x333333, 1);
      cairo_move_to (cr, AXIS_WIDTH, y);
      cairo_line_to (cr, width, y);
      cairo_stroke (cr);
    }
}

static void
draw_bar (cairo_t *cr,
          const CordonBarSeries *series,
          double x,
          double y,
          double width,
          double height)
{
  cairo_rectangle (cr, x, y, width, height);
  cordon_palette_set (cr, series->rgb, 1);
  cairo_fill_preserve (cr);
  if (series->is_hatched)
    {
      cairo_save (cr);
      cairo_clip_preserve (cr);
      cairo_new_path (cr);
      for (double at = floor ((y - width) / 3) * 3; at < y + height; at += 3)
        {
          cairo_move_to (cr, x, at);
          cairo_line_to (cr, x + width, at + width);
        }
      cordon_palette_set (cr, 0xffffff, 1);
      cairo_set_line_width (cr, .7);
      cairo_stroke (cr);
      cairo_restore (cr);
      cairo_rectangle (cr, x, y, width, height);
    }
  cordon_palette_set (cr, 0xffffff, 1);
  cairo_set_line_width (cr, .3);
  cairo_stroke (cr);
}

/**
 * cordon_bars_draw:
 * @cr: what to draw with, from its origin on
 * @bars: the numbers
 * @fonts: a context from cordon_font_context_new()
 * @width: width of the figure in points
 * @height: height of the figure in points
 */
void
cordon_bars_draw (cairo_t *cr,
                  const CordonBars *bars,
                  PangoContext *fonts,
                  double width,
                  double height)
{
  double floor_y = height - AXIS_HEIGHT;
  double slot_width = (width - AXIS_WIDTH) / MAX (bars->n_slots, 1);
  double most = isnan (bars->limit) ? 1 : MAX (bars->limit, 1);
  double next_label = 0;

  for (guint slot = 0; slot < bars->n_slots; slot++)
    most = MAX (most, sum_of_slot (bars, slot));
  most *= 1.05;
  cairo_set_dash (cr, NULL, 0, 0);
  draw_lines (cr, fonts, most, width, floor_y);
  for (guint slot = 0; slot < bars->n_slots; slot++)
    {
      double x = AXIS_WIDTH + slot * slot_width;
      double y = floor_y;

      for (guint i = 0; i < bars->n_series; i++)
        {
          double bar = MAX (bars->series[i].values[slot], 0) / most * floor_y;

          y -= bar;
          if (bar > 0)
            draw_bar (cr, &bars->series[i], x + slot_width * .06, y, slot_width * .88, bar);
        }
      if (bars->labels[slot][0] != '\0' && x >= next_label)
        {
          show_text (cr, fonts, bars->labels[slot], x, floor_y + 8, 0);
          next_label = x + 30;
        }
    }
  if (!isnan (bars->limit))
    {
      double y = floor_y - bars->limit / most * floor_y;

      cordon_palette_set (cr, cordon_palette_rgb (CORDON_THEME_PAPER, CORDON_INK_GAP), 1);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, AXIS_WIDTH, y);
      cairo_line_to (cr, width, y);
      cairo_stroke (cr);
    }
}
