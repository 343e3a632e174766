/* map-staging.h: writing an assembled base map to a staging file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/osm-assemble.h"
#include "importer/staging-file.h"

G_BEGIN_DECLS

gboolean cordon_map_stage (const CordonOsmMap *map,
                           CordonStagingFile *staging,
                           CordonImportProgress progress,
                           gpointer progress_data,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
