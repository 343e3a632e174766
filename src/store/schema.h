/* schema.h: the tables of a plan file, made from the declarations of the fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/field.h"
#include "model/map-feature.h"
#include "store/database.h"

G_BEGIN_DECLS

gboolean cordon_schema_create (CordonDatabase *database,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_schema_compare (CordonDatabase *database,
                                GPtrArray **out_differences,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_schema_has_meta (CordonDatabase *database,
                                 gboolean *out_has_meta,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *cordon_schema_map_table (CordonMapLayer layer);

G_END_DECLS
