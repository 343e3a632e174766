/* geojson-check.h: whether a text is GeoJSON to the letter of RFC 7946.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"

G_BEGIN_DECLS

gboolean cordon_geojson_check (const char *text,
                               gsize n_bytes,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
