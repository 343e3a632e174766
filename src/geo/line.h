/* line.h: lines in a local frame, measured along their length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/point.h"
#include "geo/polygon.h"

G_BEGIN_DECLS

/**
 * GeoLine:
 * @n_points: how many places, at least two
 * @points: the places in order
 * @at_m: how far along the line each place is, in metres; the last is the length
 *
 * A line in a local frame. Made and freed as one; not changed afterwards, so
 * that it may be read by several threads. A closed line repeats its first
 * place at the end.
 */
typedef struct
{
  guint n_points;
  GeoPoint *points;
  double *at_m;
} GeoLine;

GeoLine *geo_line_new (const GeoPoint *points,
                       guint n_points);
GeoLine *geo_line_new_border (const GeoPolygon *polygon);
GeoLine *geo_line_copy (const GeoLine *line);
void geo_line_free (GeoLine *line);
double geo_line_length_m (const GeoLine *line);
gboolean geo_line_is_closed (const GeoLine *line);
GeoBox geo_line_box (const GeoLine *line);
GeoPoint geo_line_point_at (const GeoLine *line,
                            double s_m);
GeoLine *geo_line_part (const GeoLine *line,
                        double s0_m,
                        double s1_m);
double
geo_line_distance_m (const GeoLine *line,
                     GeoPoint point,
                     double *out_s_m,
                     GeoPoint *out_nearest);
double geo_line_polygon_distance_m (const GeoLine *line,
                                    const GeoPolygon *polygon);
GeoPoint geo_segment_nearest (GeoPoint a,
                              GeoPoint b,
                              GeoPoint point,
                              double *out_share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoLine, geo_line_free)

G_END_DECLS
