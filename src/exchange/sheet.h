/* sheet.h: a CSV or GeoJSON file as rows of cells by the fields of a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/text-place.h"
#include "geo/shape.h"
#include "model/field.h"

G_BEGIN_DECLS

/* Stands for the column "id" where the index of a field is asked for. */
#define CORDON_SHEET_ID (-1)

typedef struct _CordonSheet CordonSheet;

CordonSheet *cordon_sheet_read_csv (const CordonTable *table,
                                    const char *file,
                                    const char *text,
                                    gsize n_bytes,
                                    GPtrArray *problems);
CordonSheet *cordon_sheet_read_geojson (const CordonTable *table,
                                        const char *file,
                                        const char *text,
                                        gsize n_bytes,
                                        GPtrArray *problems);
void cordon_sheet_free (CordonSheet *sheet);
const CordonTable *cordon_sheet_table (const CordonSheet *sheet);
const char *cordon_sheet_file (const CordonSheet *sheet);
guint cordon_sheet_n_rows (const CordonSheet *sheet);
gboolean cordon_sheet_row_is_good (const CordonSheet *sheet,
                                   guint row);
CordonTextPlace cordon_sheet_row_place (const CordonSheet *sheet,
                                        guint row);
const CordonTextCell *cordon_sheet_cell (const CordonSheet *sheet,
                                         guint row,
                                         int field);
gboolean cordon_sheet_shape (const CordonSheet *sheet,
                             guint row,
                             const GeoShape **out_shape,
                             CordonTextPlace *out_place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonSheet, cordon_sheet_free)

G_END_DECLS
