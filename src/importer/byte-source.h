/* byte-source.h: the bytes of a text file, unpacked if it is packed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"

G_BEGIN_DECLS

/* How a whole file is packed. */
typedef enum
{
  CORDON_PACKING_NONE,
  CORDON_PACKING_GZIP,
  CORDON_PACKING_BZIP2,
} CordonPacking;

typedef struct _CordonByteSource CordonByteSource;

CordonByteSource *cordon_byte_source_open (const char *path,
                                           GError **error);
void cordon_byte_source_free (CordonByteSource *source);
CordonPacking cordon_byte_source_packing (const CordonByteSource *source);
double cordon_byte_source_fraction (const CordonByteSource *source);
gssize cordon_byte_source_read (CordonByteSource *source,
                                guint8 *buffer,
                                gsize n_bytes,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonByteSource, cordon_byte_source_free)

G_END_DECLS
