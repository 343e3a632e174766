/* geometry-blob.h: geometries as GeoPackage holds them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "geo/shape.h"

G_BEGIN_DECLS

/* WGS 84, by the number EPSG and gpkg_spatial_ref_sys give it. */
#define CORDON_SRS_WGS84 4326

void cordon_geometry_blob_write (GByteArray *bytes,
                                 const GeoShape *shape);
GeoShape *cordon_geometry_blob_read (const guint8 *bytes,
                                     gsize n_bytes,
                                     GError **error);
gboolean cordon_geometry_blob_register (sqlite3 *handle,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
