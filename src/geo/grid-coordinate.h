/* grid-coordinate.h: UTM, UPS and MGRS coordinates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/error.h"
#include "geo/shape.h"

G_BEGIN_DECLS

/**
 * GeoUtm:
 * @zone: 1 to 60, or 0 near a pole, where the grid is UPS
 * @is_north: on which half of the Earth the northing is counted
 * @easting_m: metres, with the false easting
 * @northing_m: metres, with the false northing
 */
typedef struct
{
  guint zone;
  gboolean is_north;
  double easting_m;
  double northing_m;
} GeoUtm;

GeoUtm geo_utm_from_lonlat (GeoLonLat place);
gboolean geo_utm_to_lonlat (GeoUtm utm,
                            GeoLonLat *out_place,
                            GError **error);
char geo_utm_band (GeoLonLat place);
char *geo_mgrs_format (GeoLonLat place,
                       guint n_digits);
gboolean geo_mgrs_parse (const char *text,
                         GeoLonLat *out_place,
                         GError **error);

G_END_DECLS
