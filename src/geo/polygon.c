/* polygon.c: polygons with holes in a local frame: area, containment, distance, places inside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/polygon.h"

#include <string.h>

#include "geo/line.h"

static gboolean
is_same_point (GeoPoint a,
               GeoPoint b)
{
  return a.x_m == b.x_m && a.y_m == b.y_m;
}

/**
 * geo_polygon_new:
 * @points: all rings' corners, one ring after another
 * @ring_sizes: (array length=n_rings): how many corners each ring has, at least three
 * @n_rings: how many rings: the outer one and then the holes
 *
 * Makes a polygon of a copy of @points, closing the rings that are not closed.
 * Whether they cross themselves is a question for geo_polygon_check().
 *
 * Returns: (transfer full): the polygon
 */
GeoPolygon *
geo_polygon_new (const GeoPoint *points,
                 const guint *ring_sizes,
                 guint n_rings)
{
  GeoPolygon *polygon = g_new (GeoPolygon, 1);
  gsize n_points = 0;
  guint at = 0;

  for (guint i = 0; i < n_rings; i++)
    n_points += ring_sizes[i] + 1;
  polygon->n_rings = n_rings;
  polygon->points = g_new (GeoPoint, n_points);
  polygon->ring_starts = g_new (guint, n_rings + 1);
  polygon->ring_starts[0] = 0;
  for (guint i = 0; i < n_rings; i++)
    {
      guint size = ring_sizes[i];

      g_assert (size > 0);
      memcpy (polygon->points + at, points, size * sizeof *points);
      if (!is_same_point (points[0], points[size - 1]))
        polygon->points[at + size++] = points[0];
      points += ring_sizes[i];
      at += size;
      polygon->ring_starts[i + 1] = at;
    }
  return polygon;
}

/**
 * geo_polygon_new_ring:
 * @points: (array length=n_points): the corners, the first repeated at the end or not
 * @n_points: how many, at least three different ones
 *
 * Returns: (transfer full): a polygon without holes
 */
GeoPolygon *
geo_polygon_new_ring (const GeoPoint *points,
                      guint n_points)
{
  return geo_polygon_new (points, &n_points, 1);
}

/**
 * geo_polygon_copy:
 * @polygon: a polygon
 *
 * Returns: (transfer full): another, equal one
 */
GeoPolygon *
geo_polygon_copy (const GeoPolygon *polygon)
{
  GeoPolygon *copy = g_new (GeoPolygon, 1);

  copy->n_rings = polygon->n_rings;
  copy->ring_starts = g_memdup2 (polygon->ring_starts, (polygon->n_rings + 1) * sizeof (guint));
  copy->points = g_memdup2 (polygon->points, geo_polygon_n_points (polygon) * sizeof (GeoPoint));
  return copy;
}

/**
 * geo_polygon_free:
 * @polygon: (transfer full) (nullable): a polygon
 */
void
geo_polygon_free (GeoPolygon *polygon)
{
  if (polygon == NULL)
    return;
  g_free (polygon->ring_starts);
  g_free (polygon->points);
  g_free (polygon);
}

/**
 * geo_polygon_n_points:
 * @polygon: a polygon
 *
 * Returns: how many corners all rings have together, closing ones included
 */
guint
geo_polygon_n_points (const GeoPolygon *polygon)
{
  return polygon->ring_starts[polygon->n_rings];
}

/**
 * geo_polygon_ring:
 * @polygon: a polygon
 * @ring: which ring; 0 is the outer one
 * @out_n_points: (out): how many corners it has, the closing one included
 *
 * Returns: (transfer none): the ring's corners
 */
const GeoPoint *
geo_polygon_ring (const GeoPolygon *polygon,
                  guint ring,
                  guint *out_n_points)
{
  g_return_val_if_fail (ring < polygon->n_rings, NULL);

  *out_n_points = polygon->ring_starts[ring + 1] - polygon->ring_starts[ring];
  return polygon->points + polygon->ring_starts[ring];
}

/**
 * geo_polygon_box:
 * @polygon: a polygon
 *
 * Returns: the smallest box around it
 */
GeoBox
geo_polygon_box (const GeoPolygon *polygon)
{
  return geo_box_of (polygon->points, polygon->ring_starts[1]);
}

/* Twice the signed area of a closed ring, about its own first corner, and the
 * moments of its centroid. */
static double
sum_ring (const GeoPoint *points,
          guint n_points,
          double *moment_x,
          double *moment_y)
{
  GeoPoint o = points[0];
  double area2 = 0;

  *moment_x = 0;
  *moment_y = 0;
  for (guint i = 1; i < n_points; i++)
    {
      double ax = points[i - 1].x_m - o.x_m, ay = points[i - 1].y_m - o.y_m;
      double bx = points[i].x_m - o.x_m, by = points[i].y_m - o.y_m;
      double cross = ax * by - ay * bx;

      area2 += cross;
      *moment_x += cross * (ax + bx) / 3;
      *moment_y += cross * (ay + by) / 3;
    }
  return area2;
}

/**
 * geo_polygon_area_m2:
 * @polygon: a valid polygon
 *
 * Returns: its area in the local frame, holes taken off, in square metres
 */
double
geo_polygon_area_m2 (const GeoPolygon *polygon)
{
  double area_m2 = 0;

  for (guint i = 0; i < polygon->n_rings; i++)
    {
      guint n_points;
      const GeoPoint *points = geo_polygon_ring (polygon, i, &n_points);
      double moment_x, moment_y;
      double ring_m2 = fabs (sum_ring (points, n_points, &moment_x, &moment_y)) / 2;

      area_m2 += i == 0 ? ring_m2 : -ring_m2;
    }
  return area_m2;
}

/**
 * geo_polygon_border_m:
 * @polygon: a polygon
 *
 * Returns: the length of all its rings in metres
 */
double
geo_polygon_border_m (const GeoPolygon *polygon)
{
  double border_m = 0;

  for (guint i = 0; i < polygon->n_rings; i++)
    for (guint j = polygon->ring_starts[i] + 1; j < polygon->ring_starts[i + 1]; j++)
      border_m += geo_point_distance_m (polygon->points[j - 1], polygon->points[j]);
  return border_m;
}

/* Whether the ray from @point to the east crosses the edge; sets @is_on if the
 * point lies on it. The lower end belongs to the edge, the upper does not. */
static gboolean
crosses_ray (GeoPoint a,
             GeoPoint b,
             GeoPoint point,
             gboolean *is_on)
{
  double side = (b.x_m - a.x_m) * (point.y_m - a.y_m) - (point.x_m - a.x_m) * (b.y_m - a.y_m);

  if (side == 0 && MIN (a.x_m, b.x_m) <= point.x_m && point.x_m <= MAX (a.x_m, b.x_m) &&
      MIN (a.y_m, b.y_m) <= point.y_m && point.y_m <= MAX (a.y_m, b.y_m))
    *is_on = TRUE;
  if ((a.y_m > point.y_m) == (b.y_m > point.y_m))
    return FALSE;
  return (side > 0) == (b.y_m > a.y_m);
}

/**
 * geo_polygon_contains:
 * @polygon: a valid polygon
 * @point: a place in the same frame
 *
 * Returns: whether @point is inside or on the border
 */
gboolean
geo_polygon_contains (const GeoPolygon *polygon,
                      GeoPoint point)
{
  gboolean is_inside = FALSE;
  gboolean is_on = FALSE;

  for (guint i = 0; i < polygon->n_rings; i++)
    for (guint j = polygon->ring_starts[i] + 1; j < polygon->ring_starts[i + 1]; j++)
      if (crosses_ray (polygon->points[j - 1], polygon->points[j], point, &is_on))
        is_inside = !is_inside;
  return is_inside || is_on;
}

/**
 * geo_polygon_border_distance_m:
 * @polygon: a polygon
 * @point: a place in the same frame
 * @out_nearest: (out) (optional): the nearest place of the border
 *
 * Returns: the distance from @point to the nearest ring in metres, wherever
 *   @point is
 */
double
geo_polygon_border_distance_m (const GeoPolygon *polygon,
                               GeoPoint point,
                               GeoPoint *out_nearest)
{
  GeoPoint nearest = polygon->points[0];
  double nearest_m = INFINITY;

  for (guint i = 0; i < polygon->n_rings; i++)
    for (guint j = polygon->ring_starts[i] + 1; j < polygon->ring_starts[i + 1]; j++)
      {
        GeoPoint on_edge = geo_segment_nearest (polygon->points[j - 1], polygon->points[j], point,
                                                NULL);
        double edge_m = geo_point_distance_m (point, on_edge);

        if (edge_m < nearest_m)
          {
            nearest_m = edge_m;
            nearest = on_edge;
          }
      }
  if (out_nearest != NULL)
    *out_nearest = nearest;
  return nearest_m;
}

/**
 * geo_polygon_distance_m:
 * @polygon: a valid polygon
 * @point: a place in the same frame
 *
 * Returns: the distance from @point to the polygon in metres; 0 inside
 */
double
geo_polygon_distance_m (const GeoPolygon *polygon,
                        GeoPoint point)
{
  if (geo_polygon_contains (polygon, point))
    return 0;
  return geo_polygon_border_distance_m (polygon, point, NULL);
}

/**
 * geo_polygon_centroid:
 * @polygon: a valid polygon
 *
 * Returns: its centre of area, which may lie outside; the middle of its box
 *   if it has no area
 */
GeoPoint
geo_polygon_centroid (const GeoPolygon *polygon)
{
  GeoPoint o = polygon->points[0];
  double area2 = 0, sum_x = 0, sum_y = 0;

  for (guint i = 0; i < polygon->n_rings; i++)
    {
      guint n_points;
      const GeoPoint *points = geo_polygon_ring (polygon, i, &n_points);
      double moment_x, moment_y;
      double ring_area2 = sum_ring (points, n_points, &moment_x, &moment_y);
      double sign = (ring_area2 > 0) == (i == 0) ? 1 : -1;

      area2 += sign * ring_area2;
      sum_x += sign * (moment_x + ring_area2 * (points[0].x_m - o.x_m));
      sum_y += sign * (moment_y + ring_area2 * (points[0].y_m - o.y_m));
    }
  if (area2 <= 0)
    {
      GeoBox box = geo_polygon_box (polygon);

      return (GeoPoint){ (box.x_min_m + box.x_max_m) / 2, (box.y_min_m + box.y_max_m) / 2 };
    }
  return (GeoPoint){ o.x_m + sum_x / area2, o.y_m + sum_y / area2 };
}

/* A square that may hold the place farthest from the border. */
typedef struct
{
  GeoPoint centre;
  double half_m;
  double clearance_m; /* of the centre; negative outside */
} LabelCell;

static LabelCell
make_cell (const GeoPolygon *polygon,
           GeoPoint centre,
           double half_m)
{
  double border_m = geo_polygon_border_distance_m (polygon, centre, NULL);

  return (LabelCell){ centre, half_m,
                      geo_polygon_contains (polygon, centre) ? border_m : -border_m };
}

static void
split_cell (const GeoPolygon *polygon,
            LabelCell cell,
            GArray *cells)
{
  double half_m = cell.half_m / 2;

  for (int i = 0; i < 4; i++)
    {
      GeoPoint centre = { cell.centre.x_m + (i & 1 ? half_m : -half_m),
                          cell.centre.y_m + (i & 2 ? half_m : -half_m) };
      LabelCell part = make_cell (polygon, centre, half_m);

      g_array_append_val (cells, part);
    }
}

static void
cover_box (const GeoPolygon *polygon,
           GeoBox box,
           GArray *cells)
{
  double width_m = box.x_max_m - box.x_min_m;
  double height_m = box.y_max_m - box.y_min_m;
  double side_m = MAX (MIN (width_m, height_m), MAX (width_m, height_m) / 16);
  guint n_x = (guint) ceil (width_m / side_m - 1e-9);
  guint n_y = (guint) ceil (height_m / side_m - 1e-9);

  for (guint i = 0; i < MAX (n_x, 1); i++)
    for (guint j = 0; j < MAX (n_y, 1); j++)
      {
        GeoPoint centre = { box.x_min_m + (i + 0.5) * side_m, box.y_min_m + (j + 0.5) * side_m };
        LabelCell cell = make_cell (polygon, centre, side_m / 2);

        g_array_append_val (cells, cell);
      }
}

/**
 * geo_polygon_label_point:
 * @polygon: a valid polygon
 * @out_clearance_m: (out) (optional): the place's distance from the border
 *
 * Looks for the place inside that is farthest from the border, to within a
 * fiftieth of the smaller side of the box: squares are split in four while
 * they could hold a better place (the "pole of inaccessibility").
 *
 * Returns: a place inside where a label stands well
 */
GeoPoint
geo_polygon_label_point (const GeoPolygon *polygon,
                         double *out_clearance_m)
{
  GeoBox box = geo_polygon_box (polygon);
  double size_m = MIN (box.x_max_m - box.x_min_m, box.y_max_m - box.y_min_m);
  LabelCell best = make_cell (polygon, geo_polygon_centroid (polygon), 0);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (LabelCell));

  if (size_m > 0)
    cover_box (polygon, box, cells);
  for (guint i = 0; i < cells->len; i++)
    {
      LabelCell cell = g_array_index (cells, LabelCell, i);

      if (cell.clearance_m > best.clearance_m)
        best = cell;
      if (cell.clearance_m + cell.half_m * G_SQRT2 > MAX (best.clearance_m, 0) + size_m / 50)
        split_cell (polygon, cell, cells);
    }
  if (out_clearance_m != NULL)
    *out_clearance_m = best.clearance_m;
  return best.centre;
}
