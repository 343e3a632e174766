/* xml-check.h: whether an XML text is harmless and begins as it should.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"

G_BEGIN_DECLS

gboolean cordon_xml_check (const char *text,
                           gsize n_bytes,
                           const char *root,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
