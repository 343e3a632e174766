/* coordinate-text.h: a place as people write it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/error.h"
#include "geo/shape.h"

G_BEGIN_DECLS

/* The ways to write a place. */
typedef enum
{
  GEO_COORDINATE_DECIMAL, /* 43.738400, 7.424600 */
  GEO_COORDINATE_DMS,     /* 43°44′18.24″N 7°25′28.56″E */
  GEO_COORDINATE_UTM,     /* 32T 373138 4844026 */
  GEO_COORDINATE_MGRS,    /* 32T LP 73138 44026 */
} GeoCoordinateStyle;

gboolean geo_coordinate_parse (const char *text,
                               GeoLonLat *out_place,
                               GError **error);
char *geo_coordinate_format (GeoLonLat place,
                             GeoCoordinateStyle style);

G_END_DECLS
