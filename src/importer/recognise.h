/* recognise.h: what kind of file a file is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"

G_BEGIN_DECLS

/* The kinds of files that can be imported. */
typedef enum
{
  CORDON_FILE_OSM_PBF,
  CORDON_FILE_OSM_XML,
  CORDON_FILE_GEOJSON,
  CORDON_FILE_KML,
  CORDON_FILE_ZIP, /* KMZ or zipped shapefile */
  CORDON_FILE_GPX,
  CORDON_FILE_SHAPEFILE,
  CORDON_FILE_DXF,
  CORDON_FILE_GEOPACKAGE,
} CordonFileKind;

gboolean cordon_recognise (const char *path,
                           CordonFileKind *out_kind,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *cordon_file_kind_name (CordonFileKind kind);

G_END_DECLS
