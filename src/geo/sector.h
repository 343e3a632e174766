/* sector.h: what a post or a camera reaches: a disc, or a part of one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/point.h"

G_BEGIN_DECLS

/**
 * GeoSector:
 * @centre: where it is seen from
 * @radius_m: how far it reaches, in metres
 * @bearing_deg: the middle direction, in degrees clockwise from north; of no
 *   meaning for a disc
 * @opening_deg: how wide it opens, half of it to either side of the bearing;
 *   360 or more is a disc
 *
 * The reach of an observer in the open.
 */
typedef struct
{
  GeoPoint centre;
  double radius_m;
  double bearing_deg;
  double opening_deg;
} GeoSector;

/**
 * geo_sector_disc:
 * @centre: its centre
 * @radius_m: its radius in metres
 *
 * Returns: a whole disc
 */
static inline GeoSector
geo_sector_disc (GeoPoint centre,
                 double radius_m)
{
  return (GeoSector){ centre, radius_m, 0, 360 };
}

/**
 * geo_bearing_direction:
 * @bearing_deg: a direction in degrees clockwise from north
 *
 * Returns: one metre that way; exact for the four main directions
 */
static inline GeoPoint
geo_bearing_direction (double bearing_deg)
{
  double turn_deg = remainder (bearing_deg, 360);
  double main_deg = 90 * rint (turn_deg / 90);
  double rest = (turn_deg - main_deg) * (G_PI / 180);
  double s = sin (rest);
  double c = cos (rest);

  if (main_deg == 0)
    return (GeoPoint){ s, c };
  if (main_deg == 90)
    return (GeoPoint){ c, -s };
  if (main_deg == -90)
    return (GeoPoint){ -c, s };
  return (GeoPoint){ -s, -c };
}

G_END_DECLS
