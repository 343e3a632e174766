/* osm-block.h: the elements inside one packet of an OpenStreetMap PBF file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"
#include "importer/osm-entity.h"
#include "importer/protobuf.h"

G_BEGIN_DECLS

typedef struct _CordonOsmBlock CordonOsmBlock;

CordonOsmBlock *cordon_osm_block_new (void);
void cordon_osm_block_free (CordonOsmBlock *block);
gboolean cordon_osm_block_read (CordonOsmBlock *block,
                                CordonPbReader message,
                                const CordonOsmHandler *handler,
                                guint *out_kinds,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonOsmBlock, cordon_osm_block_free)

G_END_DECLS
