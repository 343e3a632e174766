/* control-points.c: the similarity that best takes a drawing to the ground.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With z = x + iy in the drawing and w = east + i north on the ground, the
 * placement is w = c z + d, with c = a + ib. The least squares solution about
 * the centroids is c = sum (conj (z') w') / sum |z'|^2. A drawing is true to
 * scale and square, so it is neither stretched nor sheared to fit bad points:
 * by how much it misses them is told instead.
 */
#include "config.h"

#include "importer/control-points.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/number.h"

#define N_NUMBERS 4

/**
 * cordon_control_point_parse:
 * @text: X,Y,LON,LAT: two coordinates of the drawing, two degrees
 * @out_point: (out): the point
 * @error: set to %CORDON_IMPORT_ERROR_INPUT when @text is no such point
 *
 * Returns: whether it was one
 */
gboolean
cordon_control_point_parse (const char *text,
                            CordonControlPoint *out_point,
                            GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  double numbers[N_NUMBERS];
  gboolean is_good = g_strv_length (parts) == N_NUMBERS;

  for (guint i = 0; is_good && i < N_NUMBERS; i++)
    is_good = cordon_number_parse (parts[i], &numbers[i]);
  if (!is_good || fabs (numbers[2]) > 180 || fabs (numbers[3]) > 90)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("“%s” is no control point; write it as X,Y,LON,LAT"), text);
      return FALSE;
    }
  *out_point = (CordonControlPoint){ numbers[0], numbers[1], { numbers[2], numbers[3] } };
  return TRUE;
}

static double
measure_residual_m (const CordonPlacement *placement,
                    const CordonControlPoint *points,
                    const GeoPoint *grounds,
                    guint n_points)
{
  double worst_m = 0;

  for (guint i = 0; i < n_points; i++)
    {
      double east_m = placement->east_m + placement->a * points[i].x - placement->b * points[i].y;
      double north_m = placement->north_m + placement->b * points[i].x + placement->a * points[i].y;

      worst_m = MAX (worst_m, hypot (east_m - grounds[i].x_m, north_m - grounds[i].y_m));
    }
  return worst_m;
}

/**
 * cordon_placement_fit:
 * @points: (array length=n_points): control points
 * @n_points: how many; two at least, at different places
 * @out_placement: (out): the placement, to be cleared
 * @error: set to %CORDON_IMPORT_ERROR_INPUT when the points cannot place anything
 *
 * Returns: whether the points were good for it
 */
gboolean
cordon_placement_fit (const CordonControlPoint *points,
                      guint n_points,
                      CordonPlacement *out_placement,
                      GError **error)
{
  g_autofree GeoPoint *grounds = g_new (GeoPoint, MAX (n_points, 1));
  GeoExtent extent = GEO_EXTENT_EMPTY;
  GeoPoint ground_mean = { 0, 0 };
  double x_mean = 0, y_mean = 0, spread = 0, a = 0, b = 0;

  *out_placement = (CordonPlacement){ 0 };
  for (guint i = 0; i < n_points; i++)
    {
      GeoLonLat place = points[i].place;

      extent = geo_extent_union (extent, (GeoExtent){ place.lon_deg, place.lat_deg,
                                                      place.lon_deg, place.lat_deg });
    }
  if (n_points > 0)
    out_placement->frame = geo_frame_new_for_extent (extent);
  for (guint i = 0; i < n_points; i++)
    {
      grounds[i] = geo_frame_to_local (out_placement->frame, points[i].place);
      x_mean += points[i].x / n_points;
      y_mean += points[i].y / n_points;
      ground_mean.x_m += grounds[i].x_m / n_points;
      ground_mean.y_m += grounds[i].y_m / n_points;
    }
  for (guint i = 0; i < n_points; i++)
    {
      double x = points[i].x - x_mean;
      double y = points[i].y - y_mean;
      double east_m = grounds[i].x_m - ground_mean.x_m;
      double north_m = grounds[i].y_m - ground_mean.y_m;

      spread += x * x + y * y;
      a += x * east_m + y * north_m;
      b += x * north_m - y * east_m;
    }
  if (!(spread > 0) || !(hypot (a, b) > 0))
    {
      cordon_placement_clear (out_placement);
      g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                           _ ("A drawing is placed by two or more control points at different "
                              "places"));
      return FALSE;
    }

  out_placement->a = a / spread;
  out_placement->b = b / spread;
  out_placement->east_m = ground_mean.x_m - out_placement->a * x_mean + out_placement->b * y_mean;
  out_placement->north_m = ground_mean.y_m - out_placement->b * x_mean - out_placement->a * y_mean;
  out_placement->residual_m = measure_residual_m (out_placement, points, grounds, n_points);
  return TRUE;
}

/**
 * cordon_placement_clear:
 * @placement: a placement
 *
 * Releases what the placement holds.
 */
void
cordon_placement_clear (CordonPlacement *placement)
{
  g_clear_pointer (&placement->frame, geo_frame_unref);
}

/**
 * cordon_placement_locate:
 * @placement: a placement
 * @x: a coordinate of the drawing
 * @y: the other one
 *
 * Returns: where that is on the Earth
 */
GeoLonLat
cordon_placement_locate (const CordonPlacement *placement,
                         double x,
                         double y)
{
  GeoPoint ground = { placement->east_m + placement->a * x - placement->b * y,
                      placement->north_m + placement->b * x + placement->a * y };

  return geo_frame_to_lonlat (placement->frame, ground);
}
