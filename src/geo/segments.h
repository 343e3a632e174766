/* segments.h: an indexed set of straight segments: walls, barriers, streets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/box-tree.h"
#include "geo/line.h"
#include "geo/point.h"
#include "geo/polygon.h"

G_BEGIN_DECLS

/* A straight piece from one place to another. */
typedef struct
{
  GeoPoint a;
  GeoPoint b;
} GeoSegment;

/**
 * GeoSegments:
 *
 * Segments that can be found by place. Immutable; safe to search from several
 * threads.
 */
typedef struct _GeoSegments GeoSegments;

GArray *geo_segment_array_new (void);
void geo_segment_array_add_line (GArray *segments,
                                 const GeoLine *line);
void geo_segment_array_add_polygon (GArray *segments,
                                    const GeoPolygon *polygon);
GeoSegments *geo_segments_new (const GeoSegment *segments,
                               guint n_segments);
GeoSegments *geo_segments_new_from_array (GArray *segments);
void geo_segments_free (GeoSegments *segments);
guint geo_segments_count (const GeoSegments *segments);
GeoSegment geo_segments_get (const GeoSegments *segments,
                             guint index);
void geo_segments_query (const GeoSegments *segments,
                         GeoBox box,
                         GArray *out_indices);
guint geo_segments_nearest (const GeoSegments *segments,
                            GeoPoint point,
                            double within_m,
                            double *out_distance_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoSegments, geo_segments_free)

G_END_DECLS
