/* vector-private.h: arithmetic of places and directions in the plane, for the inside of geo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "geo/point.h"

static inline double
cross (GeoPoint a,
       GeoPoint b)
{
  return a.x_m * b.y_m - a.y_m * b.x_m;
}

static inline double
dot (GeoPoint a,
     GeoPoint b)
{
  return a.x_m * b.x_m + a.y_m * b.y_m;
}

static inline GeoPoint
minus (GeoPoint a,
       GeoPoint b)
{
  return (GeoPoint){ a.x_m - b.x_m, a.y_m - b.y_m };
}

static inline GeoPoint
plus (GeoPoint a,
      GeoPoint b)
{
  return (GeoPoint){ a.x_m + b.x_m, a.y_m + b.y_m };
}

static inline GeoPoint
times (GeoPoint a,
       double factor)
{
  return (GeoPoint){ a.x_m * factor, a.y_m * factor };
}
