/* error.h: what can go wrong with a geometry or a coordinate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GeoError:
 * @GEO_ERROR_TEXT: a text is not a coordinate or a geometry
 * @GEO_ERROR_BINARY: bytes are not a geometry
 * @GEO_ERROR_INVALID: a geometry crosses itself, is flat, or leaves the Earth
 * @GEO_ERROR_LIBRARY: GEOS or PROJ refused; the message is theirs
 */
typedef enum
{
  GEO_ERROR_TEXT,
  GEO_ERROR_BINARY,
  GEO_ERROR_INVALID,
  GEO_ERROR_LIBRARY,
} GeoError;

#define GEO_ERROR (geo_error_quark ())
GQuark geo_error_quark (void);

G_END_DECLS
