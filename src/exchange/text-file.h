/* text-file.h: text files, read whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/error.h"

G_BEGIN_DECLS

gboolean cordon_text_file_read (const char *path,
                                char **out_text,
                                gsize *out_n_bytes,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
