/* map.h: draws the map: base map, plan and labels, for screen, paper and tests alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "base/interval.h"
#include "figure/ground.h"
#include "figure/palette.h"
#include "figure/plan-shapes.h"
#include "figure/view.h"

G_BEGIN_DECLS

typedef enum
{
  CORDON_SHOW_GROUND = 1 << 0,
  CORDON_SHOW_VENUES = 1 << 1,
  CORDON_SHOW_ZONES = 1 << 2,
  CORDON_SHOW_LINES = 1 << 3, /* perimeters, barriers, patrols */
  CORDON_SHOW_SYMBOLS = 1 << 4,
  CORDON_SHOW_OBSERVATION = 1 << 5, /* what posts see; only for readers of TLP:RED */
  CORDON_SHOW_GAPS = 1 << 6,
  CORDON_SHOW_LABELS = 1 << 7,
  CORDON_SHOW_FURNITURE = 1 << 8, /* scale bar, north arrow, attribution */
  CORDON_SHOW_ALL = (1 << 9) - 1,
} CordonShow;

/**
 * CordonMapOptions:
 * @view: which part of the ground, how large
 * @theme: the colours
 * @show: what is drawn; the attribution of a base map that is drawn always is
 * @emphasised_zone: id of the zone that the drawing is about; all else steps back
 * @minute: only what is active in this minute of UTC, or %CORDON_MINUTE_NONE for everything
 * @gaps: (nullable) (element-type GeoShape): what findings point at
 * @fonts: a context from cordon_font_context_new()
 */
typedef struct
{
  CordonView view;
  CordonTheme theme;
  CordonShow show;
  gint64 emphasised_zone;
  gint64 minute;
  const GPtrArray *gaps;
  PangoContext *fonts;
} CordonMapOptions;

void cordon_map_options_init (CordonMapOptions *options,
                              CordonView view,
                              PangoContext *fonts);
void cordon_map_draw (cairo_t *cr,
                      const CordonGround *ground,
                      const CordonPlanShapes *shapes,
                      const CordonMapOptions *options);

G_END_DECLS
