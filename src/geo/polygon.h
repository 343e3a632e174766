/* polygon.h: polygons with holes in a local frame: area, containment, distance, places inside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/point.h"

G_BEGIN_DECLS

/**
 * GeoPolygon:
 * @n_rings: how many rings: the outer one, then the holes
 * @ring_starts: @n_rings + 1 offsets into @points
 * @points: all rings' corners; every ring closed (its last corner repeats its first)
 *
 * A polygon with holes in a local frame. Made and freed as one; not changed
 * afterwards, so that it may be read by several threads.
 */
typedef struct
{
  guint n_rings;
  guint *ring_starts;
  GeoPoint *points;
} GeoPolygon;

GeoPolygon *geo_polygon_new (const GeoPoint *points,
                             const guint *ring_sizes,
                             guint n_rings);
GeoPolygon *geo_polygon_new_ring (const GeoPoint *points,
                                  guint n_points);
GeoPolygon *geo_polygon_copy (const GeoPolygon *polygon);
void geo_polygon_free (GeoPolygon *polygon);
guint geo_polygon_n_points (const GeoPolygon *polygon);
const GeoPoint *geo_polygon_ring (const GeoPolygon *polygon,
                                  guint ring,
                                  guint *out_n_points);
GeoBox geo_polygon_box (const GeoPolygon *polygon);
double geo_polygon_area_m2 (const GeoPolygon *polygon);
double geo_polygon_border_m (const GeoPolygon *polygon);
gboolean geo_polygon_contains (const GeoPolygon *polygon,
                               GeoPoint point);
double
geo_polygon_border_distance_m (const GeoPolygon *polygon,
                               GeoPoint point,
                               GeoPoint *out_nearest);
double geo_polygon_distance_m (const GeoPolygon *polygon,
                               GeoPoint point);
GeoPoint geo_polygon_centroid (const GeoPolygon *polygon);
GeoPoint geo_polygon_label_point (const GeoPolygon *polygon,
                                  double *out_clearance_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoPolygon, geo_polygon_free)

G_END_DECLS
