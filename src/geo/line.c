/* line.c: lines in a local frame, measured along their length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/line.h"

/**
 * geo_line_new:
 * @points: (array length=n_points): the places in order
 * @n_points: how many, at least two
 *
 * Returns: (transfer full): the line through a copy of @points
 */
GeoLine *
geo_line_new (const GeoPoint *points,
              guint n_points)
{
  GeoLine *line;

  g_return_val_if_fail (n_points >= 2, NULL);

  line = g_new (GeoLine, 1);
  line->n_points = n_points;
  line->points = g_memdup2 (points, n_points * sizeof *points);
  line->at_m = g_new (double, n_points);
  line->at_m[0] = 0;
  for (guint i = 1; i < n_points; i++)
    line->at_m[i] = line->at_m[i - 1] + geo_point_distance_m (points[i - 1], points[i]);
  return line;
}

/**
 * geo_line_new_border:
 * @polygon: a polygon
 *
 * Returns: (transfer full): its outer ring as a closed line
 */
GeoLine *
geo_line_new_border (const GeoPolygon *polygon)
{
  return geo_line_new (polygon->points, polygon->ring_starts[1]);
}

/**
 * geo_line_copy:
 * @line: a line
 *
 * Returns: (transfer full): another, equal one
 */
GeoLine *
geo_line_copy (const GeoLine *line)
{
  return geo_line_new (line->points, line->n_points);
}

/**
 * geo_line_free:
 * @line: (transfer full) (nullable): a line
 */
void
geo_line_free (GeoLine *line)
{
  if (line == NULL)
    return;
  g_free (line->points);
  g_free (line->at_m);
  g_free (line);
}

/**
 * geo_line_length_m:
 * @line: a line
 *
 * Returns: its length in the local frame, in metres
 */
double
geo_line_length_m (const GeoLine *line)
{
  return line->at_m[line->n_points - 1];
}

/**
 * geo_line_is_closed:
 * @line: a line
 *
 * Returns: whether it ends within %GEO_TOLERANCE_M of where it begins, having
 *   gone somewhere in between
 */
gboolean
geo_line_is_closed (const GeoLine *line)
{
  return line->n_points >= 4 &&
         geo_point_distance_m (line->points[0], line->points[line->n_points - 1]) <=
           GEO_TOLERANCE_M;
}

/**
 * geo_line_box:
 * @line: a line
 *
 * Returns: the smallest box around it
 */
GeoBox
geo_line_box (const GeoLine *line)
{
  return geo_box_of (line->points, line->n_points);
}

/* The segment that holds the arc length: the last i with at_m[i] <= s_m. */
static guint
find_segment (const GeoLine *line,
              double s_m)
{
  guint low = 0;
  guint high = line->n_points - 1;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (line->at_m[middle] <= s_m)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * geo_line_point_at:
 * @line: a line
 * @s_m: how far along it, in metres; what lies outside is taken as the end
 *
 * Returns: the place there
 */
GeoPoint
geo_line_point_at (const GeoLine *line,
                   double s_m)
{
  guint i = find_segment (line, s_m);
  double length_m = line->at_m[i + 1] - line->at_m[i];
  double share = length_m > 0 ? CLAMP ((s_m - line->at_m[i]) / length_m, 0, 1) : 0;
  GeoPoint a = line->points[i];
  GeoPoint b = line->points[i + 1];

  if (share == 1)
    return b;
  return (GeoPoint){ a.x_m + share * (b.x_m - a.x_m), a.y_m + share * (b.y_m - a.y_m) };
}

/**
 * geo_line_part:
 * @line: a line
 * @s0_m: where the part begins, in metres along the line
 * @s1_m: where it ends, at least @s0_m
 *
 * Returns: (transfer full): that part, cut off at the line's ends; at least
 *   two places, possibly equal
 */
GeoLine *
geo_line_part (const GeoLine *line,
               double s0_m,
               double s1_m)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  GeoPoint first = geo_line_point_at (line, s0_m);
  GeoPoint last = geo_line_point_at (line, s1_m);

  g_return_val_if_fail (s0_m <= s1_m, NULL);

  g_array_append_val (points, first);
  for (guint i = find_segment (line, s0_m) + 1; i < line->n_points && line->at_m[i] < s1_m; i++)
    if (line->at_m[i] > s0_m)
      g_array_append_val (points, line->points[i]);
  g_array_append_val (points, last);
  return geo_line_new ((const GeoPoint *) (void *) points->data, points->len);
}

/**
 * geo_segment_nearest:
 * @a: where a straight segment begins
 * @b: where it ends; may equal @a
 * @point: a place
 * @out_share: (out) (optional): how far along the nearest place is, 0 to 1
 *
 * Returns: the segment's place nearest to @point
 */
GeoPoint
geo_segment_nearest (GeoPoint a,
                     GeoPoint b,
                     GeoPoint point,
                     double *out_share)
{
  double dx = b.x_m - a.x_m;
  double dy = b.y_m - a.y_m;
  double length2 = dx * dx + dy * dy;
  double share = 0;

  if (length2 > 0)
    share = CLAMP (((point.x_m - a.x_m) * dx + (point.y_m - a.y_m) * dy) / length2, 0, 1);
  if (out_share != NULL)
    *out_share = share;
  if (share == 1)
    return b;
  return (GeoPoint){ a.x_m + share * dx, a.y_m + share * dy };
}

/**
 * geo_line_distance_m:
 * @line: a line
 * @point: a place in the same frame
 * @out_s_m: (out) (optional): how far along the line the nearest place is
 * @out_nearest: (out) (optional): the nearest place
 *
 * Returns: the distance from @point to the line in metres
 */
double
geo_line_distance_m (const GeoLine *line,
                     GeoPoint point,
                     double *out_s_m,
                     GeoPoint *out_nearest)
{
  double nearest_m = INFINITY;

  for (guint i = 0; i + 1 < line->n_points; i++)
    {
      double share;
      GeoPoint on_segment = geo_segment_nearest (line->points[i], line->points[i + 1], point,
                                                 &share);
      double distance_m = geo_point_distance_m (point, on_segment);

      if (distance_m >= nearest_m)
        continue;
      nearest_m = distance_m;
      if (out_s_m != NULL)
        *out_s_m = line->at_m[i] + share * (line->at_m[i + 1] - line->at_m[i]);
      if (out_nearest != NULL)
        *out_nearest = on_segment;
    }
  return nearest_m;
}

static double
side_of (GeoPoint a,
         GeoPoint b,
         GeoPoint point)
{
  return (b.x_m - a.x_m) * (point.y_m - a.y_m) - (b.y_m - a.y_m) * (point.x_m - a.x_m);
}

static gboolean
segments_cross (GeoPoint a,
                GeoPoint b,
                GeoPoint c,
                GeoPoint d)
{
  return (side_of (a, b, c) > 0) != (side_of (a, b, d) > 0) &&
         (side_of (c, d, a) > 0) != (side_of (c, d, b) > 0);
}

static double
segment_distance_m (GeoPoint a,
                    GeoPoint b,
                    GeoPoint c,
                    GeoPoint d)
{
  double near_m;

  if (segments_cross (a, b, c, d))
    return 0;
  near_m = geo_point_distance_m (a, geo_segment_nearest (c, d, a, NULL));
  near_m = MIN (near_m, geo_point_distance_m (b, geo_segment_nearest (c, d, b, NULL)));
  near_m = MIN (near_m, geo_point_distance_m (c, geo_segment_nearest (a, b, c, NULL)));
  return MIN (near_m, geo_point_distance_m (d, geo_segment_nearest (a, b, d, NULL)));
}

/**
 * geo_line_polygon_distance_m:
 * @line: a line
 * @polygon: a valid polygon in the same frame
 *
 * Compares every segment with every edge: meant for a line and a zone, not
 * for a street network.
 *
 * Returns: the distance between them in metres; 0 where they touch, cross, or
 *   the line is inside
 */
double
geo_line_polygon_distance_m (const GeoLine *line,
                             const GeoPolygon *polygon)
{
  double nearest_m = INFINITY;

  if (geo_polygon_contains (polygon, line->points[0]))
    return 0;
  for (guint i = 0; i + 1 < line->n_points; i++)
    for (guint r = 0; r < polygon->n_rings; r++)
      for (guint j = polygon->ring_starts[r]; j + 1 < polygon->ring_starts[r + 1]; j++)
        nearest_m = MIN (nearest_m,
                         segment_distance_m (line->points[i], line->points[i + 1],
                                             polygon->points[j], polygon->points[j + 1]));
  return nearest_m;
}
