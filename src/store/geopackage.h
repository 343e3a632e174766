/* geopackage.h: the tables every GeoPackage has, and what is registered in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "store/database.h"

G_BEGIN_DECLS

/* What the header of a GeoPackage 1.3 says. */
#define CORDON_GPKG_APPLICATION_ID 0x47504B47 /* "GPKG" */
#define CORDON_GPKG_USER_VERSION   10300

gboolean cordon_geopackage_create (CordonDatabase *database,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_geopackage_register_table (CordonDatabase *database,
                                           const char *table,
                                           const char *description,
                                           const char *geometry,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_geopackage_add_spatial_index (CordonDatabase *database,
                                              const char *table,
                                              const char *key,
                                              const char *column,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_geopackage_register_extension (CordonDatabase *database,
                                               const char *table,
                                               const char *column,
                                               const char *name,
                                               const char *definition,
                                               const char *scope,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
