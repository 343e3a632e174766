/* measure.h: distances, directions and areas on the ellipsoid of WGS 84.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/shape.h"

G_BEGIN_DECLS

double geo_measure_distance_m (GeoLonLat from,
                               GeoLonLat to);
double geo_measure_azimuth_deg (GeoLonLat from,
                                GeoLonLat to);
GeoLonLat geo_measure_direct (GeoLonLat from,
                              double azimuth_deg,
                              double distance_m);
double geo_measure_length_m (const GeoShape *shape);
double geo_measure_area_m2 (const GeoShape *shape);

G_END_DECLS
