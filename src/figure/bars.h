/* bars.h: numbers over time as stacked bars, one colour for each series.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* One series: a value for every slot of time. */
typedef struct
{
  const double *values;
  guint32 rgb;
  gboolean is_hatched; /* told apart without colour */
} CordonBarSeries;

/**
 * CordonBars:
 * @series: (array length=n_series): what is stacked, the first at the bottom
 * @n_series: how many
 * @n_slots: how many values each has
 * @labels: (array length=n_slots): what stands under each slot; "" for none
 * @limit: a line across, for example what must not be exceeded; NAN for none
 */
typedef struct
{
  const CordonBarSeries *series;
  guint n_series;
  guint n_slots;
  const char *const *labels;
  double limit;
} CordonBars;

void cordon_bars_draw (cairo_t *cr,
                       const CordonBars *bars,
                       PangoContext *fonts,
                       double width,
                       double height);

G_END_DECLS
