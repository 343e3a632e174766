/* frame.h: the one local metric frame of a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/line.h"
#include "geo/point.h"
#include "geo/polygon.h"
#include "geo/shape.h"

G_BEGIN_DECLS

/**
 * GeoFrame:
 *
 * The transverse Mercator projection about one centre. Immutable,
 * reference-counted, and safe to use from several threads.
 */
typedef struct _GeoFrame GeoFrame;

GeoFrame *geo_frame_new (double lon_deg,
                         double lat_deg);
GeoFrame *geo_frame_new_for_extent (GeoExtent extent);
GeoFrame *geo_frame_ref (const GeoFrame *frame);
void geo_frame_unref (const GeoFrame *frame);
GeoLonLat geo_frame_centre (const GeoFrame *frame);
GeoPoint geo_frame_to_local (const GeoFrame *frame,
                             GeoLonLat place);
GeoLonLat geo_frame_to_lonlat (const GeoFrame *frame,
                               GeoPoint point);
void geo_frame_to_local_array (const GeoFrame *frame,
                               const GeoLonLat *places,
                               gsize n_places,
                               GeoPoint *out_points);
void geo_frame_to_lonlat_array (const GeoFrame *frame,
                                const GeoPoint *points,
                                gsize n_points,
                                GeoLonLat *out_places);
GeoPoint geo_frame_point (const GeoFrame *frame,
                          const GeoShape *shape);
GeoLine *geo_frame_line (const GeoFrame *frame,
                         const GeoShape *shape);
GeoPolygon *geo_frame_polygon (const GeoFrame *frame,
                               const GeoShape *shape);
GeoShape *geo_frame_point_to_shape (const GeoFrame *frame,
                                    GeoPoint point);
GeoShape *geo_frame_line_to_shape (const GeoFrame *frame,
                                   const GeoLine *line);
GeoShape *geo_frame_polygon_to_shape (const GeoFrame *frame,
                                      const GeoPolygon *polygon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoFrame, geo_frame_unref)

G_END_DECLS
