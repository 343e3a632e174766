/* point.h: places and boxes in a plan's local metric frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/**
 * GEO_TOLERANCE_M:
 *
 * The one tolerance of every overlay and comparison in the local frame, in
 * metres. Lines closer than this are the same line, and a piece that is on
 * average no wider is a sliver and dropped.
 */
#define GEO_TOLERANCE_M 0.05

/* A place in a local frame: metres east and north of its centre. */
typedef struct
{
  double x_m;
  double y_m;
} GeoPoint;

/* A box in a local frame; empty while x_min_m > x_max_m. */
typedef struct
{
  double x_min_m;
  double y_min_m;
  double x_max_m;
  double y_max_m;
} GeoBox;

#define GEO_BOX_EMPTY ((GeoBox){ INFINITY, INFINITY, -INFINITY, -INFINITY })

/**
 * geo_point_distance_m:
 * @a: a place
 * @b: another in the same frame
 *
 * Returns: the straight distance between them in metres
 */
static inline double
geo_point_distance_m (GeoPoint a,
                      GeoPoint b)
{
  return hypot (b.x_m - a.x_m, b.y_m - a.y_m);
}

/**
 * geo_box_add:
 * @box: a box
 * @point: a place
 *
 * Returns: the smallest box around @box and @point
 */
static inline GeoBox
geo_box_add (GeoBox box,
             GeoPoint point)
{
  return (GeoBox){ MIN (box.x_min_m, point.x_m), MIN (box.y_min_m, point.y_m),
                   MAX (box.x_max_m, point.x_m), MAX (box.y_max_m, point.y_m) };
}

/**
 * geo_box_of:
 * @points: places
 * @n_points: how many
 *
 * Returns: the smallest box around all of @points; empty if there are none
 */
static inline GeoBox
geo_box_of (const GeoPoint *points,
            gsize n_points)
{
  GeoBox box = GEO_BOX_EMPTY;

  for (gsize i = 0; i < n_points; i++)
    box = geo_box_add (box, points[i]);
  return box;
}

/**
 * geo_box_grow:
 * @box: a box
 * @margin_m: metres added on every side
 *
 * Returns: the larger box
 */
static inline GeoBox
geo_box_grow (GeoBox box,
              double margin_m)
{
  return (GeoBox){ box.x_min_m - margin_m, box.y_min_m - margin_m, box.x_max_m + margin_m,
                   box.y_max_m + margin_m };
}

/**
 * geo_box_meets:
 * @a: a box
 * @b: another
 *
 * Returns: whether they share at least a point
 */
static inline gboolean
geo_box_meets (GeoBox a,
               GeoBox b)
{
  return a.x_min_m <= b.x_max_m && b.x_min_m <= a.x_max_m && a.y_min_m <= b.y_max_m &&
         b.y_min_m <= a.y_max_m;
}

G_END_DECLS
