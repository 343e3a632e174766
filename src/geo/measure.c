/* measure.c: distances, directions and areas on the ellipsoid of WGS 84.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it is C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy
 * 87 (2013), as PROJ carries it (geodesic.h): exact to some nanometres, at any
 * distance. These are the lengths and areas that people are told.
 */
#include "config.h"

#include "geo/measure.h"

#include <geodesic.h>
#include <math.h>

static const struct geod_geodesic *
ellipsoid (void)
{
  static struct geod_geodesic wgs84;
  static gsize is_initialised = 0;

  if (g_once_init_enter (&is_initialised))
    {
      geod_init (&wgs84, 6378137.0, 1 / 298.257223563);
      g_once_init_leave (&is_initialised, 1);
    }
  return &wgs84;
}

/**
 * geo_measure_distance_m:
 * @from: a place
 * @to: another
 *
 * Returns: the length of the shortest way between them, in metres
 */
double
geo_measure_distance_m (GeoLonLat from,
                        GeoLonLat to)
{
  double distance_m;

  geod_inverse (ellipsoid (), from.lat_deg, from.lon_deg, to.lat_deg, to.lon_deg, &distance_m, NULL,
                NULL);
  return distance_m;
}

/**
 * geo_measure_azimuth_deg:
 * @from: a place
 * @to: another
 *
 * Returns: the direction in which the shortest way sets out, in degrees
 *   clockwise from north, from 0 up to but not including 360
 */
double
geo_measure_azimuth_deg (GeoLonLat from,
                         GeoLonLat to)
{
  double azimuth_deg;

  geod_inverse (ellipsoid (), from.lat_deg, from.lon_deg, to.lat_deg, to.lon_deg, NULL,
                &azimuth_deg, NULL);
  if (azimuth_deg < 0)
    azimuth_deg += 360;
  return azimuth_deg < 360 ? azimuth_deg : 0;
}

/**
 * geo_measure_direct:
 * @from: a place
 * @azimuth_deg: a direction in degrees clockwise from north
 * @distance_m: how far, in metres
 *
 * Returns: the place one comes to, its longitude from -180 to 180
 */
GeoLonLat
geo_measure_direct (GeoLonLat from,
                    double azimuth_deg,
                    double distance_m)
{
  GeoLonLat to;

  geod_direct (ellipsoid (), from.lat_deg, from.lon_deg, azimuth_deg, distance_m, &to.lat_deg,
               &to.lon_deg, NULL);
  return to;
}

/**
 * geo_measure_length_m:
 * @shape: a geometry
 *
 * Returns: the length of a line, or of all rings of a polygon, in metres; 0
 *   for a point
 */
double
geo_measure_length_m (const GeoShape *shape)
{
  double length_m = 0;

  for (guint i = 0; i < geo_shape_n_parts (shape); i++)
    {
      guint n_places;
      const GeoLonLat *places = geo_shape_part (shape, i, &n_places);

      for (guint j = 1; j < n_places; j++)
        length_m += geo_measure_distance_m (places[j - 1], places[j]);
    }
  return length_m;
}

static double
measure_ring_m2 (const GeoLonLat *places,
                 guint n_places)
{
  struct geod_polygon ring;
  double area_m2;

  geod_polygon_init (&ring, FALSE);
  for (guint i = 0; i + 1 < n_places; i++)
    geod_polygon_addpoint (ellipsoid (), &ring, places[i].lat_deg, places[i].lon_deg);
  geod_polygon_compute (ellipsoid (), &ring, FALSE, TRUE, &area_m2, NULL);
  return fabs (area_m2);
}

/**
 * geo_measure_area_m2:
 * @shape: a geometry
 *
 * Returns: the area of a polygon, its holes taken off, in square metres; 0 for
 *   a point or a line
 */
double
geo_measure_area_m2 (const GeoShape *shape)
{
  double area_m2 = 0;

  for (guint i = 0; geo_shape_kind (shape) == GEO_SHAPE_POLYGON && i < geo_shape_n_parts (shape);
       i++)
    {
      guint n_places;
      const GeoLonLat *places = geo_shape_part (shape, i, &n_places);
      double ring_m2 = measure_ring_m2 (places, n_places);

      area_m2 += i == 0 ? ring_m2 : -ring_m2;
    }
  return area_m2;
}
