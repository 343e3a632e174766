/* file-identity.h: whether a file is still the one that was read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What changes when a file is replaced or written; all zero for "no file". */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 size;
  gint64 modified_ns;
} CordonFileIdentity;

gboolean cordon_file_identity_read (const char *path,
                                    CordonFileIdentity *out_identity,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_file_identity_equal (const CordonFileIdentity *a,
                                     const CordonFileIdentity *b);
gboolean cordon_file_identity_is_none (const CordonFileIdentity *identity);

G_END_DECLS
