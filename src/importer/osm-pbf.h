/* osm-pbf.h: reading OpenStreetMap extracts in PBF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"
#include "importer/osm-entity.h"

G_BEGIN_DECLS

typedef struct _CordonOsmPbf CordonOsmPbf;

CordonOsmPbf *cordon_osm_pbf_open (const char *path,
                                   GError **error);
void cordon_osm_pbf_free (CordonOsmPbf *pbf);
const CordonOsmHeader *cordon_osm_pbf_header (const CordonOsmPbf *pbf);
gboolean cordon_osm_pbf_read (CordonOsmPbf *pbf,
                              const CordonOsmHandler *handler,
                              CordonImportProgress progress,
                              gpointer progress_data,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonOsmPbf, cordon_osm_pbf_free)

G_END_DECLS
