/* sample-site.c: the made-up city's own grid of metres, and where it lies on the globe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The city is drawn on a grid of metres: x along the coast to the east, y
 * inland. The grid is turned by the angle of the 7-24-25 triangle, so that the
 * streets do not run due north and so that the turn needs no sine: every
 * length and area on the grid is the same on the ground, and a rectangle of
 * 48 m by 60 m is known to be 2,880 m2 before the program measures it.
 *
 * Degrees are rounded to nine places (0.1 mm), so that the last bit of some
 * machine's mathematics does not change the sample's content digest.
 */
#include "config.h"

#include "session/sample-site.h"

#include "geo/frame.h"

#include <math.h>

/* The turn, anticlockwise: 16.26 degrees. */
#define TURN_COSINE 0.96
#define TURN_SINE   0.28

/* Inside this box the grid stays straight: all of the plan lies in it. */
#define STRAIGHT_X_M     790.0
#define STRAIGHT_SOUTH_M (-500.0)
#define STRAIGHT_NORTH_M 540.0
/* Over this distance outside the box the bend comes in. */
#define BEND_IN_M 420.0

struct _CordonSampleSite
{
  GeoFrame *frame;
};

/**
 * cordon_sample_site_new:
 *
 * Returns: (transfer full): the ground the sample city stands on
 */
CordonSampleSite *
cordon_sample_site_new (void)
{
  CordonSampleSite *site = g_new (CordonSampleSite, 1);

  site->frame = geo_frame_new (CORDON_SAMPLE_SITE_LON_DEG, CORDON_SAMPLE_SITE_LAT_DEG);
  return site;
}

/**
 * cordon_sample_site_free:
 * @site: (transfer full) (nullable): a site
 */
void
cordon_sample_site_free (CordonSampleSite *site)
{
  if (site == NULL)
    return;
  geo_frame_unref (site->frame);
  g_free (site);
}

/**
 * cordon_sample_site_bend:
 * @point: a place on the straight grid, in metres
 *
 * Bends the streets of the outer quarters, which would otherwise be a chess
 * board. Nothing moves where the plan lies.
 *
 * Returns: where the place is on the bent grid
 */
GeoPoint
cordon_sample_site_bend (GeoPoint point)
{
  double dx = MAX (0, fabs (point.x_m) - STRAIGHT_X_M);
  double dy = MAX (0, MAX (STRAIGHT_SOUTH_M - point.y_m, point.y_m - STRAIGHT_NORTH_M));
  double share = MIN (1, hypot (dx, dy) / BEND_IN_M);
  double smooth = share * share * (3 - 2 * share);

  return (GeoPoint){
    point.x_m + smooth * (55 * sin (point.y_m / 190 + 0.7) - 0.00009 * point.x_m * MAX (0, point.y_m)),
    point.y_m + smooth * (48 * sin (point.x_m / 240 + 1.1) + 22 * sin (point.x_m / 97)),
  };
}

static GeoLonLat
to_lonlat (const CordonSampleSite *site,
           GeoPoint point)
{
  GeoPoint turned = { TURN_COSINE * point.x_m - TURN_SINE * point.y_m,
                      TURN_SINE * point.x_m + TURN_COSINE * point.y_m };
  GeoLonLat place = geo_frame_to_lonlat (site->frame, turned);

  return (GeoLonLat){ round (place.lon_deg * 1e9) / 1e9, round (place.lat_deg * 1e9) / 1e9 };
}

/**
 * cordon_sample_site_shape:
 * @site: the ground
 * @kind: what to make; a ring is closed here when it is not
 * @points: (array length=n_points): places on the grid, in metres
 * @n_points: how many
 *
 * Returns: (transfer full): the shape in degrees
 */
GeoShape *
cordon_sample_site_shape (const CordonSampleSite *site,
                          GeoShapeKind kind,
                          const GeoPoint *points,
                          guint n_points)
{
  g_autofree GeoLonLat *places = g_new (GeoLonLat, n_points + 1);

  for (guint i = 0; i < n_points; i++)
    places[i] = to_lonlat (site, points[i]);
  if (kind == GEO_SHAPE_POINT)
    return geo_shape_new_point (places[0].lon_deg, places[0].lat_deg);
  if (kind == GEO_SHAPE_LINE)
    return geo_shape_new_line (places, n_points);
  if (places[0].lon_deg != places[n_points - 1].lon_deg || places[0].lat_deg != places[n_points - 1].lat_deg)
    places[n_points++] = places[0];
  return geo_shape_new_ring (places, n_points);
}

/* The joint between two places that comes first on the way, beyond a share of it. */
static const GeoPoint *
find_next_joint (GeoPoint from,
                 GeoPoint to,
                 const GArray *joints,
                 double *inout_share)
{
  double length_m = geo_point_distance_m (from, to);
  const GeoPoint *next = NULL;
  double next_share = 1 - 1e-9;

  for (guint i = 0; i < joints->len; i++)
    {
      const GeoPoint *joint = &g_array_index (joints, GeoPoint, i);
      double share = geo_point_distance_m (from, *joint) / length_m;
      gboolean is_between = geo_point_distance_m (from, *joint) + geo_point_distance_m (*joint, to) < length_m + 1e-9;

      if (is_between && share > *inout_share + 1e-9 && share < next_share)
        {
          next = joint;
          next_share = share;
        }
    }
  *inout_share = next_share;
  return next;
}

/**
 * cordon_sample_site_join:
 * @points: (element-type GeoPoint): a line, or a ring that is not closed
 * @joints: (nullable) (element-type GeoPoint): places where borders meet
 * @is_ring: whether the last place is joined to the first
 *
 * Returns: (transfer full) (element-type GeoPoint): the same way with a corner
 *   at every joint it passes
 */
GArray *
cordon_sample_site_join (const GArray *points,
                         const GArray *joints,
                         gboolean is_ring)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (GeoPoint));

  for (guint i = 0; i < points->len; i++)
    {
      GeoPoint from = g_array_index (points, GeoPoint, i);
      GeoPoint to = g_array_index (points, GeoPoint, (i + 1) % points->len);
      const GeoPoint *joint;
      double share = 0;

      g_array_append_val (joined, from);
      if (joints == NULL || (i + 1 == points->len && !is_ring) || geo_point_distance_m (from, to) == 0)
        continue;
      while ((joint = find_next_joint (from, to, joints, &share)) != NULL)
        g_array_append_val (joined, *joint);
    }
  return joined;
}

/**
 * cordon_sample_site_round:
 * @ring: (element-type GeoPoint): corners, not closed
 * @radius_m: how far from the corner the curve begins; at most half of each side
 *
 * Returns: (transfer full) (element-type GeoPoint): the ring with its corners
 *   replaced by parabolas
 */
GArray *
cordon_sample_site_round (const GArray *ring,
                          double radius_m)
{
  GArray *rounded = g_array_new (FALSE, FALSE, sizeof (GeoPoint));

  for (guint i = 0; i < ring->len; i++)
    {
      GeoPoint corner = g_array_index (ring, GeoPoint, i);
      GeoPoint before = g_array_index (ring, GeoPoint, (i + ring->len - 1) % ring->len);
      GeoPoint after = g_array_index (ring, GeoPoint, (i + 1) % ring->len);
      double to_before = MIN (0.5, radius_m / geo_point_distance_m (corner, before));
      double to_after = MIN (0.5, radius_m / geo_point_distance_m (corner, after));

      for (int step = 0; step <= 6; step++)
        {
          double t = step / 6.0;
          double a = (1 - t) * (1 - t) * to_before;
          double b = t * t * to_after;
          GeoPoint point = { corner.x_m + a * (before.x_m - corner.x_m) + b * (after.x_m - corner.x_m),
                             corner.y_m + a * (before.y_m - corner.y_m) + b * (after.y_m - corner.y_m) };

          g_array_append_val (rounded, point);
        }
    }
  return rounded;
}

/**
 * cordon_sample_site_parse:
 * @text: places as "x y, x y, ..." in metres; "~R " before them rounds the
 *   corners of a ring by R metres
 *
 * Returns: (transfer full) (element-type GeoPoint): the places
 */
GArray *
cordon_sample_site_parse (const char *text)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  double radius_m = 0;
  char *end = (char *) text;

  if (*text == '~')
    radius_m = g_ascii_strtod (text + 1, &end);
  while (*end != '\0')
    {
      const char *start = end;
      GeoPoint point;

      point.x_m = g_ascii_strtod (start, &end);
      point.y_m = g_ascii_strtod (end, &end);
      g_return_val_if_fail (end > start, points);
      g_array_append_val (points, point);
      while (*end == ' ' || *end == ',')
        end++;
    }
  if (radius_m > 0)
    {
      GArray *rounded = cordon_sample_site_round (points, radius_m);

      g_array_unref (points);
      return rounded;
    }
  return points;
}
