/* style.h: the cartography: how each kind of ground is drawn, as data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "figure/palette.h"
#include "model/map-feature.h"

G_BEGIN_DECLS

typedef enum
{
  CORDON_LINE_SOLID,
  CORDON_LINE_DASHED,
  CORDON_LINE_DOTTED,
  CORDON_LINE_TICKED, /* cross-strokes: the treads of steps, the sleepers of rails */
} CordonLinePattern;

/**
 * CordonMapStyle:
 * @layer: the base-map layer it is for
 * @kinds: its kinds, separated by blanks; "*" for all that no line above takes
 * @fill: colour of areas
 * @stroke: colour of lines and of the borders of areas
 * @casing: colour of the seam on both sides of a line
 * @width_m: width on the ground
 * @min_mm: least width on paper
 * @max_mm: most width on paper
 * @pattern: how the line is broken
 * @largest_scale: left out when 1:scale is smaller than 1:@largest_scale
 * @name_mm: size of its name; 0 for none
 */
typedef struct
{
  CordonMapLayer layer;
  const char *kinds;
  CordonInk fill;
  CordonInk stroke;
  CordonInk casing;
  double width_m;
  double min_mm;
  double max_mm;
  CordonLinePattern pattern;
  double largest_scale;
  double name_mm;
} CordonMapStyle;

guint cordon_map_style_count (void);
const CordonMapStyle *cordon_map_style (guint index);
guint cordon_map_style_find (CordonMapLayer layer,
                             const char *kind);

G_END_DECLS
