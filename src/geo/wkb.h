/* wkb.h: geometries as well-known binary and as well-known text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/error.h"
#include "geo/shape.h"

G_BEGIN_DECLS

void geo_wkb_append (GByteArray *bytes,
                     const GeoShape *shape);
GeoShape *geo_wkb_read (const guint8 *bytes,
                        gsize n_bytes,
                        GError **error);
char *geo_wkt_format (const GeoShape *shape);
GeoShape *geo_wkt_parse (const char *text,
                         GError **error);

G_END_DECLS
