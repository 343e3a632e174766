/* shape.h: a geometry as it is stored: longitudes and latitudes in WGS 84 degrees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place on the ellipsoid, in degrees of WGS 84. */
typedef struct
{
  double lon_deg;
  double lat_deg;
} GeoLonLat;

/* The kinds of geometry a plan holds; the numbers are those of WKB. */
typedef enum
{
  GEO_SHAPE_POINT = 1,
  GEO_SHAPE_LINE = 2,
  GEO_SHAPE_POLYGON = 3,
} GeoShapeKind;

/**
 * GeoShape:
 *
 * One immutable point, line or polygon with holes; reference-counted, and safe
 * to share between threads. A point has one part of one place, a line one part
 * of at least two, a polygon its outer ring and then its holes, each closed
 * (the last place repeats the first), the outer one counter-clockwise, the
 * holes clockwise.
 */
typedef struct _GeoShape GeoShape;

/* West, south, east and north, in degrees; empty while west > east. */
typedef struct
{
  double west_deg;
  double south_deg;
  double east_deg;
  double north_deg;
} GeoExtent;

#define GEO_EXTENT_EMPTY ((GeoExtent){ 181, 91, -181, -91 })

GeoShape *
geo_shape_new (GeoShapeKind kind,
               const GeoLonLat *places,
               const guint *part_sizes,
               guint n_parts);
GeoShape *geo_shape_new_point (double lon_deg,
                               double lat_deg);
GeoShape *geo_shape_new_line (const GeoLonLat *places,
                              guint n_places);
GeoShape *geo_shape_new_ring (const GeoLonLat *places,
                              guint n_places);
GeoShape *geo_shape_ref (const GeoShape *shape);
void geo_shape_unref (const GeoShape *shape);
GeoShapeKind geo_shape_kind (const GeoShape *shape);
guint geo_shape_n_parts (const GeoShape *shape);
const GeoLonLat *geo_shape_part (const GeoShape *shape,
                                 guint part,
                                 guint *out_n_places);
const GeoLonLat *geo_shape_places (const GeoShape *shape,
                                   guint *out_n_places);
gboolean geo_shape_equal (const GeoShape *a,
                          const GeoShape *b);
GeoExtent geo_shape_extent (const GeoShape *shape);
GeoExtent geo_extent_union (GeoExtent a,
                            GeoExtent b);
gboolean geo_extent_is_empty (GeoExtent extent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoShape, geo_shape_unref)

G_END_DECLS
