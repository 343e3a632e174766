/* zip.h: the files inside a ZIP archive, none of them trusted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"

G_BEGIN_DECLS

/* What an archive of places may hold; beyond that it is taken for a trap. */
#define CORDON_ZIP_ENTRIES_MAX  4096
#define CORDON_ZIP_UNPACKED_MAX (G_GUINT64_CONSTANT (256) * 1024 * 1024)

typedef struct _CordonZip CordonZip;

CordonZip *cordon_zip_open (const char *path,
                            GError **error);
void cordon_zip_free (CordonZip *zip);
guint cordon_zip_n_entries (const CordonZip *zip);
const char *cordon_zip_name (const CordonZip *zip,
                             guint entry);
GByteArray *cordon_zip_unpack (const CordonZip *zip,
                               guint entry,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonZip, cordon_zip_free)

G_END_DECLS
