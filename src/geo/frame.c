/* frame.c: the one local metric frame of a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan stores degrees of WGS 84 and does its topology in metres. The frame
 * between them is a transverse Mercator projection at scale 1 on the meridian
 * through the plan's centre, with the centre as origin: x to the east, y to
 * the north. It keeps angles. At a distance d east or west of the centre its
 * lengths are too long by the factor 1 + d^2 / (2 R^2), with R = 6371 km:
 *
 *      5 km   3e-7        15 km   3e-6        30 km   1.1e-5
 *
 * so that within 30 km no length is wrong by more than 1.1e-5 and no area by
 * more than 2.2e-5. What is reported to people is measured on the ellipsoid
 * all the same; see measure.c.
 *
 * The formulas are in transverse-mercator.c.
 */
#include "config.h"

#include "geo/frame.h"

#include "geo/transverse-mercator.h"

struct _GeoFrame
{
  gatomicrefcount ref_count;
  GeoLonLat centre;
  double origin_y_m; /* the centre's distance from the equator */
};

/**
 * geo_frame_new:
 * @lon_deg: longitude of the centre in degrees
 * @lat_deg: latitude of the centre in degrees, from -90 to 90
 *
 * Returns: (transfer full): the frame about that centre
 */
GeoFrame *
geo_frame_new (double lon_deg,
               double lat_deg)
{
  GeoFrame *frame = g_new (GeoFrame, 1);

  g_atomic_ref_count_init (&frame->ref_count);
  frame->centre = (GeoLonLat){ lon_deg, CLAMP (lat_deg, -90, 90) };
  frame->origin_y_m = geo_transverse_mercator_forward (frame->centre, lon_deg).y_m;
  return frame;
}

/**
 * geo_frame_new_for_extent:
 * @extent: the box around everything the plan holds, possibly empty
 *
 * Returns: (transfer full): the frame about the middle of @extent; about
 *   longitude 0, latitude 0 if it is empty
 */
GeoFrame *
geo_frame_new_for_extent (GeoExtent extent)
{
  if (geo_extent_is_empty (extent))
    return geo_frame_new (0, 0);
  return geo_frame_new ((extent.west_deg + extent.east_deg) / 2,
                        (extent.south_deg + extent.north_deg) / 2);
}

/**
 * geo_frame_ref:
 * @frame: (nullable): a frame
 *
 * Returns: (transfer full) (nullable): the same frame
 */
GeoFrame *
geo_frame_ref (const GeoFrame *frame)
{
  if (frame != NULL)
    g_atomic_ref_count_inc (&((GeoFrame *) frame)->ref_count);
  return (GeoFrame *) frame;
}

/**
 * geo_frame_unref:
 * @frame: (transfer full) (nullable): a frame
 */
void
geo_frame_unref (const GeoFrame *frame)
{
  if (frame != NULL && g_atomic_ref_count_dec (&((GeoFrame *) frame)->ref_count))
    g_free ((GeoFrame *) frame);
}

/**
 * geo_frame_centre:
 * @frame: a frame
 *
 * Returns: the place at its origin, in degrees
 */
GeoLonLat
geo_frame_centre (const GeoFrame *frame)
{
  return frame->centre;
}

/**
 * geo_frame_to_local:
 * @frame: a frame
 * @place: a place in degrees
 *
 * Returns: the place in metres east and north of the centre
 */
GeoPoint
geo_frame_to_local (const GeoFrame *frame,
                    GeoLonLat place)
{
  GeoPoint point = geo_transverse_mercator_forward (place, frame->centre.lon_deg);

  point.y_m -= frame->origin_y_m;
  return point;
}

/**
 * geo_frame_to_lonlat:
 * @frame: a frame
 * @point: a place in metres east and north of the centre
 *
 * Returns: the place in degrees
 */
GeoLonLat
geo_frame_to_lonlat (const GeoFrame *frame,
                     GeoPoint point)
{
  point.y_m += frame->origin_y_m;
  return geo_transverse_mercator_inverse (point, frame->centre.lon_deg);
}

/**
 * geo_frame_to_local_array:
 * @frame: a frame
 * @places: (array length=n_places): places in degrees
 * @n_places: how many
 * @out_points: (out caller-allocates): the places in metres
 */
void
geo_frame_to_local_array (const GeoFrame *frame,
                          const GeoLonLat *places,
                          gsize n_places,
                          GeoPoint *out_points)
{
  for (gsize i = 0; i < n_places; i++)
    out_points[i] = geo_frame_to_local (frame, places[i]);
}

/**
 * geo_frame_to_lonlat_array:
 * @frame: a frame
 * @points: (array length=n_points): places in metres
 * @n_points: how many
 * @out_places: (out caller-allocates): the places in degrees
 */
void
geo_frame_to_lonlat_array (const GeoFrame *frame,
                           const GeoPoint *points,
                           gsize n_points,
                           GeoLonLat *out_places)
{
  for (gsize i = 0; i < n_points; i++)
    out_places[i] = geo_frame_to_lonlat (frame, points[i]);
}

/**
 * geo_frame_point:
 * @frame: a frame
 * @shape: a point; of anything else the first place is taken
 *
 * Returns: the point in metres
 */
GeoPoint
geo_frame_point (const GeoFrame *frame,
                 const GeoShape *shape)
{
  return geo_frame_to_local (frame, geo_shape_places (shape, NULL)[0]);
}

/**
 * geo_frame_line:
 * @frame: a frame
 * @shape: a line, or a polygon whose outer ring is wanted
 *
 * Returns: (transfer full): the line in metres
 */
GeoLine *
geo_frame_line (const GeoFrame *frame,
                const GeoShape *shape)
{
  guint n_places;
  const GeoLonLat *places = geo_shape_part (shape, 0, &n_places);
  g_autofree GeoPoint *points = g_new (GeoPoint, n_places);

  g_return_val_if_fail (geo_shape_kind (shape) != GEO_SHAPE_POINT, NULL);

  geo_frame_to_local_array (frame, places, n_places, points);
  return geo_line_new (points, n_places);
}

/**
 * geo_frame_polygon:
 * @frame: a frame
 * @shape: a polygon, or a closed line taken as its ring
 *
 * Returns: (transfer full): the polygon in metres
 */
GeoPolygon *
geo_frame_polygon (const GeoFrame *frame,
                   const GeoShape *shape)
{
  guint n_places;
  guint n_rings = geo_shape_n_parts (shape);
  const GeoLonLat *places = geo_shape_places (shape, &n_places);
  g_autofree GeoPoint *points = g_new (GeoPoint, n_places);
  g_autofree guint *ring_sizes = g_new (guint, n_rings);

  g_return_val_if_fail (geo_shape_kind (shape) != GEO_SHAPE_POINT, NULL);

  geo_frame_to_local_array (frame, places, n_places, points);
  for (guint i = 0; i < n_rings; i++)
    geo_shape_part (shape, i, &ring_sizes[i]);
  return geo_polygon_new (points, ring_sizes, n_rings);
}

/**
 * geo_frame_point_to_shape:
 * @frame: a frame
 * @point: a place in metres
 *
 * Returns: (transfer full): the point in degrees
 */
GeoShape *
geo_frame_point_to_shape (const GeoFrame *frame,
                          GeoPoint point)
{
  GeoLonLat place = geo_frame_to_lonlat (frame, point);

  return geo_shape_new_point (place.lon_deg, place.lat_deg);
}

/**
 * geo_frame_line_to_shape:
 * @frame: a frame
 * @line: a line in metres
 *
 * Returns: (transfer full): the line in degrees
 */
GeoShape *
geo_frame_line_to_shape (const GeoFrame *frame,
                         const GeoLine *line)
{
  g_autofree GeoLonLat *places = g_new (GeoLonLat, line->n_points);

  geo_frame_to_lonlat_array (frame, line->points, line->n_points, places);
  return geo_shape_new_line (places, line->n_points);
}

/**
 * geo_frame_polygon_to_shape:
 * @frame: a frame
 * @polygon: a polygon in metres
 *
 * Returns: (transfer full): the polygon in degrees
 */
GeoShape *
geo_frame_polygon_to_shape (const GeoFrame *frame,
                            const GeoPolygon *polygon)
{
  guint n_points = geo_polygon_n_points (polygon);
  g_autofree GeoLonLat *places = g_new (GeoLonLat, n_points);
  g_autofree guint *ring_sizes = g_new (guint, polygon->n_rings);

  geo_frame_to_lonlat_array (frame, polygon->points, n_points, places);
  for (guint i = 0; i < polygon->n_rings; i++)
    {
      geo_polygon_ring (polygon, i, &ring_sizes[i]);
      places[polygon->ring_starts[i + 1] - 1] = places[polygon->ring_starts[i]];
    }
  return geo_shape_new (GEO_SHAPE_POLYGON, places, ring_sizes, polygon->n_rings);
}
