/* overlay.h: union, difference and intersection of polygons, borders and surroundings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/error.h"
#include "geo/line.h"
#include "geo/polygon.h"

G_BEGIN_DECLS

GPtrArray *geo_overlay_new_set (void);
GPtrArray *geo_overlay_union (GPtrArray *polygons,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *geo_overlay_difference (GPtrArray *polygons,
                                   GPtrArray *taken,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *geo_overlay_intersection (GPtrArray *polygons,
                                     GPtrArray *others,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *geo_overlay_around_polygon (const GeoPolygon *polygon,
                                       double distance_m,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *geo_overlay_around_line (const GeoLine *line,
                                    double distance_m,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
double geo_overlay_area_m2 (GPtrArray *polygons);
GPtrArray *geo_overlay_shared_border (const GeoPolygon *polygon,
                                      const GeoPolygon *other,
                                      double *out_length_m);

G_END_DECLS
