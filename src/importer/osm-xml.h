/* osm-xml.h: reading OpenStreetMap extracts in XML, packed or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"
#include "importer/osm-entity.h"

G_BEGIN_DECLS

gboolean cordon_osm_xml_read (const char *path,
                              const CordonOsmHandler *handler,
                              CordonImportProgress progress,
                              gpointer progress_data,
                              CordonOsmHeader *out_header,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
