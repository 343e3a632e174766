/* csv.h: comma-separated values to the letter of RFC 4180.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/error.h"
#include "exchange/text-place.h"

G_BEGIN_DECLS

/* All cells of a file, row by row; the texts belong to it. */
typedef struct _CordonCsv CordonCsv;

CordonCsv *cordon_csv_read (const char *text,
                            gsize n_bytes,
                            CordonTextPlace *out_place,
                            GError **error);
void cordon_csv_free (CordonCsv *csv);
guint cordon_csv_n_rows (const CordonCsv *csv);
const CordonTextCell *cordon_csv_row (const CordonCsv *csv,
                                      guint row,
                                      guint *out_n_cells);
void cordon_csv_append_row (GString *text,
                            const char *const *cells,
                            guint n_cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonCsv, cordon_csv_free)

G_END_DECLS
