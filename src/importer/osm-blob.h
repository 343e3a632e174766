/* osm-blob.h: the packets an OpenStreetMap PBF file is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"

G_BEGIN_DECLS

/* The limits the format sets itself; a file beyond them is not one. */
#define CORDON_OSM_BLOB_HEADER_MAX (64 * 1024)
#define CORDON_OSM_BLOB_MAX        (32 * 1024 * 1024)

typedef struct _CordonOsmBlobs CordonOsmBlobs;

/**
 * CordonOsmBlob:
 * @offset: where the packet starts in the file
 * @is_header: whether it is the file's header block rather than data
 * @bytes: (array length=n_bytes): the unpacked message; valid until the next call
 * @n_bytes: how many
 *
 * One packet, unpacked.
 */
typedef struct
{
  guint64 offset;
  gboolean is_header;
  const guint8 *bytes;
  gsize n_bytes;
} CordonOsmBlob;

CordonOsmBlobs *cordon_osm_blobs_open (const char *path,
                                       GError **error);
void cordon_osm_blobs_free (CordonOsmBlobs *blobs);
guint64 cordon_osm_blobs_size (const CordonOsmBlobs *blobs);
void cordon_osm_blobs_seek (CordonOsmBlobs *blobs,
                            guint64 offset);
gboolean cordon_osm_blobs_next (CordonOsmBlobs *blobs,
                                CordonOsmBlob *out_blob,
                                gboolean *out_is_end,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonOsmBlobs, cordon_osm_blobs_free)

G_END_DECLS
