/* geos-scope.h: one use of GEOS, with its own context and its messages collected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside geo/ only: no other floor sees GEOS.
 */
#pragma once

#include <geos_c.h>
#include <glib.h>

#include "geo/error.h"
#include "geo/line.h"
#include "geo/polygon.h"

G_BEGIN_DECLS

/* A context that lives as long as one call of ours, so that threads never share one. */
typedef struct
{
  GEOSContextHandle_t handle;
  char *message; /* the last thing GEOS complained of */
} GeoGeosScope;

void geo_geos_scope_open (GeoGeosScope *scope);
void geo_geos_scope_close (GeoGeosScope *scope);
gboolean geo_geos_scope_fail (GeoGeosScope *scope,
                              GError **error);
GEOSGeometry *geo_geos_from_polygon (GeoGeosScope *scope,
                                     const GeoPolygon *polygon);
GEOSGeometry *geo_geos_from_line (GeoGeosScope *scope,
                                  const GeoLine *line);
gboolean geo_geos_collect_polygons (GeoGeosScope *scope,
                                    const GEOSGeometry *geometry,
                                    GPtrArray *out_polygons);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GeoGeosScope, geo_geos_scope_close)

G_END_DECLS
