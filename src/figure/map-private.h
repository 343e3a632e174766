/* map-private.h: what the parts of the map's drawing share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/label.h"
#include "figure/map.h"
#include "figure/style.h"

G_BEGIN_DECLS

/* One drawing under way. */
typedef struct
{
  cairo_t *cr;
  const CordonGround *ground;     /* (nullable) */
  const CordonPlanShapes *shapes; /* (nullable) */
  const CordonMapOptions *options;
  const CordonView *view;
  double mm;    /* units of a millimetre */
  double scale; /* 2500 for 1:2500 */
  GArray *found;
  CordonLabelPlaces *places;
} CordonMapPass;

/* Symbols smaller than this scale are dots without letters. */
#define CORDON_MAP_DOT_SCALE 25000

void cordon_map_set_ink (const CordonMapPass *pass,
                         CordonInk ink,
                         double alpha);
void cordon_map_set_pen (const CordonMapPass *pass,
                         double width_mm,
                         const double *dash_mm,
                         int n_dashes);
double cordon_map_symbol_radius (const CordonMapPass *pass);
gboolean cordon_map_shows (const CordonMapPass *pass,
                           const CordonPlanShape *shape);
void cordon_map_draw_ground (const CordonMapPass *pass);
void cordon_map_draw_plan (const CordonMapPass *pass);
void cordon_map_draw_symbols (const CordonMapPass *pass);
void cordon_map_draw_labels (const CordonMapPass *pass);
void cordon_map_draw_furniture (const CordonMapPass *pass);
void cordon_map_hatch (const CordonMapPass *pass,
                       double spacing_mm,
                       double width_mm,
                       gboolean is_rising);
void cordon_map_stroke_perimeter (const CordonMapPass *pass,
                                  int kind,
                                  guint32 rgb);
void cordon_map_stroke_barrier (const CordonMapPass *pass,
                                int kind);
void cordon_map_trace_shape (const CordonMapPass *pass,
                             const CordonPlanShape *shape,
                             double margin);

G_END_DECLS
