/* legend.h: what the signs, lines and hatchings of a plan's maps mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "figure/plan-shapes.h"

G_BEGIN_DECLS

double cordon_legend_height (const CordonPlanShapes *shapes,
                             double units_per_mm);
void cordon_legend_draw (cairo_t *cr,
                         const CordonPlanShapes *shapes,
                         PangoContext *fonts,
                         double width,
                         double units_per_mm);

G_END_DECLS
