/* segments.c: an indexed set of straight segments: walls, barriers, streets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/segments.h"

struct _GeoSegments
{
  guint n_segments;
  GeoSegment *segments;
  GeoBoxTree *tree;
};

/**
 * geo_segment_array_new:
 *
 * Returns: (transfer full) (element-type GeoSegment): an empty array
 */
GArray *
geo_segment_array_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (GeoSegment));
}

static void
add_chain (GArray *segments,
           const GeoPoint *points,
           guint n_points)
{
  for (guint i = 1; i < n_points; i++)
    {
      GeoSegment segment = { points[i - 1], points[i] };

      g_array_append_val (segments, segment);
    }
}

/**
 * geo_segment_array_add_line:
 * @segments: (element-type GeoSegment): where the segments are added
 * @line: a line
 */
void
geo_segment_array_add_line (GArray *segments,
                            const GeoLine *line)
{
  add_chain (segments, line->points, line->n_points);
}

/**
 * geo_segment_array_add_polygon:
 * @segments: (element-type GeoSegment): where the edges are added
 * @polygon: a polygon; the edges of its holes are added too
 */
void
geo_segment_array_add_polygon (GArray *segments,
                               const GeoPolygon *polygon)
{
  for (guint i = 0; i < polygon->n_rings; i++)
    {
      guint n_points;
      const GeoPoint *points = geo_polygon_ring (polygon, i, &n_points);

      add_chain (segments, points, n_points);
    }
}

/**
 * geo_segments_new:
 * @segments: (array length=n_segments) (nullable): segments
 * @n_segments: how many; may be 0
 *
 * Returns: (transfer full): an index of a copy of them
 */
GeoSegments *
geo_segments_new (const GeoSegment *segments,
                  guint n_segments)
{
  GeoSegments *self = g_new (GeoSegments, 1);
  g_autofree GeoBox *boxes = g_new (GeoBox, n_segments);

  self->n_segments = n_segments;
  self->segments = g_memdup2 (segments, n_segments * sizeof *segments);
  for (guint i = 0; i < n_segments; i++)
    boxes[i] = geo_box_add (geo_box_of (&segments[i].a, 1), segments[i].b);
  self->tree = geo_box_tree_new (boxes, n_segments);
  return self;
}

/**
 * geo_segments_new_from_array:
 * @segments: (element-type GeoSegment): segments
 *
 * Returns: (transfer full): an index of a copy of them
 */
GeoSegments *
geo_segments_new_from_array (GArray *segments)
{
  return geo_segments_new ((const GeoSegment *) (void *) segments->data, segments->len);
}

/**
 * geo_segments_free:
 * @segments: (transfer full) (nullable): an index
 */
void
geo_segments_free (GeoSegments *segments)
{
  if (segments == NULL)
    return;
  geo_box_tree_free (segments->tree);
  g_free (segments->segments);
  g_free (segments);
}

/**
 * geo_segments_count:
 * @segments: an index
 *
 * Returns: how many segments it has
 */
guint
geo_segments_count (const GeoSegments *segments)
{
  return segments->n_segments;
}

/**
 * geo_segments_get:
 * @segments: an index
 * @index: which, in the order in which they were given
 *
 * Returns: the segment
 */
GeoSegment
geo_segments_get (const GeoSegments *segments,
                  guint index)
{
  return segments->segments[index];
}

/**
 * geo_segments_query:
 * @segments: an index
 * @box: where to look
 * @out_indices: (element-type guint): where the segments are added whose boxes
 *   meet @box
 */
void
geo_segments_query (const GeoSegments *segments,
                    GeoBox box,
                    GArray *out_indices)
{
  geo_box_tree_query (segments->tree, box, out_indices);
}

static double
measure_segment_m (guint index,
                   GeoPoint point,
                   gpointer data)
{
  const GeoSegments *segments = data;
  GeoSegment segment = segments->segments[index];

  return geo_point_distance_m (point, geo_segment_nearest (segment.a, segment.b, point, NULL));
}

/**
 * geo_segments_nearest:
 * @segments: an index
 * @point: a place
 * @within_m: how far to look, in metres; INFINITY for anywhere
 * @out_distance_m: (out) (optional): how far the nearest one is
 *
 * Returns: the nearest segment, or %GEO_BOX_TREE_NONE
 */
guint
geo_segments_nearest (const GeoSegments *segments,
                      GeoPoint point,
                      double within_m,
                      double *out_distance_m)
{
  return geo_box_tree_nearest (segments->tree, point, within_m, measure_segment_m,
                               (gpointer) segments, out_distance_m);
}
