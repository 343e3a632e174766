/* table-text.h: a table of a plan as CSV or GeoJSON, and which table a file is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/error.h"
#include "model/plan.h"

G_BEGIN_DECLS

char *cordon_table_to_csv (const CordonPlan *plan,
                           const CordonTable *table);
char *cordon_table_to_geojson (const CordonPlan *plan,
                               const CordonTable *table);
gboolean cordon_table_save (const CordonPlan *plan,
                            const CordonTable *table,
                            const char *path,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_table_text_is_path (const char *path);
const CordonTable *cordon_table_of_file (const char *path);
gboolean cordon_table_text_fits (const CordonTable *table,
                                 const char *path,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
