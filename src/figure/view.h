/* view.h: which part of the ground a drawing shows, and how large.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "geo/point.h"

G_BEGIN_DECLS

/* Points of PDF and Pango in a millimetre. */
#define CORDON_POINTS_PER_MM (72 / 25.4)

/**
 * CordonView:
 * @centre: the place in the middle, in the plan's local frame
 * @units_per_m: drawing units to a metre on the ground
 * @units_per_mm: drawing units to a millimetre of paper or screen
 * @width: width of the drawing in units
 * @height: height of the drawing in units
 *
 * North is up. The drawing's origin is its upper left corner.
 */
typedef struct
{
  GeoPoint centre;
  double units_per_m;
  double units_per_mm;
  double width;
  double height;
} CordonView;

/* A place in the drawing, in units. */
typedef struct
{
  double x;
  double y;
} CordonSpot;

CordonView cordon_view_fit (GeoBox box,
                            double width,
                            double height,
                            double margin,
                            double units_per_mm);
double cordon_view_scale (const CordonView *view);
GeoBox cordon_view_box (const CordonView *view,
                        double margin);
CordonSpot cordon_view_spot (const CordonView *view,
                             GeoPoint point);
void cordon_view_trace_line (const CordonView *view,
                             cairo_t *cr,
                             double margin,
                             const GeoPoint *points,
                             guint n_points);
void cordon_view_trace_ring (const CordonView *view,
                             cairo_t *cr,
                             double margin,
                             const GeoPoint *points,
                             guint n_points);

G_END_DECLS
