/* transverse-mercator.h: the ellipsoidal transverse Mercator projection of WGS 84.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/point.h"
#include "geo/shape.h"

G_BEGIN_DECLS

GeoPoint geo_transverse_mercator_forward (GeoLonLat place,
                                          double meridian_deg);
GeoLonLat geo_transverse_mercator_inverse (GeoPoint point,
                                           double meridian_deg);

double geo_conformal_tangent (double tangent);
double geo_geographic_tangent (double conformal);

G_END_DECLS
