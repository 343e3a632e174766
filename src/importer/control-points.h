/* control-points.h: placing a drawing on the Earth by points known in both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/frame.h"
#include "importer/error.h"

G_BEGIN_DECLS

/* A point of a drawing, in its own units, and where it is on the Earth. */
typedef struct
{
  double x;
  double y;
  GeoLonLat place;
} CordonControlPoint;

/**
 * CordonPlacement:
 * @frame: the metric frame about the control points
 * @a: metres east for one unit of x, and metres north for one of y
 * @b: metres north for one unit of x
 * @east_m: where the drawing's origin lies in the frame
 * @north_m: where the drawing's origin lies in the frame
 * @residual_m: the largest distance by which a control point is missed
 *
 * How a drawing lies on the Earth: turned, scaled alike in all directions, and moved.
 */
typedef struct
{
  GeoFrame *frame;
  double a;
  double b;
  double east_m;
  double north_m;
  double residual_m;
} CordonPlacement;

gboolean cordon_control_point_parse (const char *text,
                                     CordonControlPoint *out_point,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_placement_fit (const CordonControlPoint *points,
                               guint n_points,
                               CordonPlacement *out_placement,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_placement_clear (CordonPlacement *placement);
GeoLonLat cordon_placement_locate (const CordonPlacement *placement,
                                   double x,
                                   double y);

G_END_DECLS
