/* base-map-table.h: the base map in a plan file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/map-feature.h"
#include "store/database.h"

G_BEGIN_DECLS

gboolean cordon_base_map_write (CordonDatabase *database,
                                const CordonBaseMap *map,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
CordonBaseMap *cordon_base_map_read (CordonDatabase *database,
                                     GError **error);
gboolean cordon_base_map_read_layer (CordonDatabase *database,
                                     CordonMapLayer layer,
                                     const char *shape_column,
                                     CordonBaseMap *map,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
