/* validity.h: whether a geometry can be worked with, and what to make of it if not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/error.h"
#include "geo/line.h"
#include "geo/polygon.h"
#include "geo/shape.h"

G_BEGIN_DECLS

gboolean geo_polygon_check (const GeoPolygon *polygon,
                            GeoPoint *out_place,
                            GError **error);
GPtrArray *geo_polygon_repair (const GeoPolygon *polygon,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GeoPolygon *geo_line_interior (const GeoLine *line,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean geo_shape_check (const GeoShape *shape,
                          GeoLonLat *out_place,
                          GError **error);
GPtrArray *geo_shape_repair (const GeoShape *shape,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
