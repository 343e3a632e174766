/* osm-blob.c: framing and unpacking of OpenStreetMap PBF files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is a row of: 4 bytes big-endian length, a BlobHeader of that length
 * (type, size of what follows), a Blob of that size. A Blob holds its message
 * as it is, or packed by zlib or LZ4 with the size it unpacks to. The format
 * allows a BlobHeader 64 KiB and an unpacked message 32 MiB; nothing is
 * allocated before a length has been held against those and against what the
 * file still has. <https://wiki.openstreetmap.org/wiki/PBF_Format>
 */
#include "config.h"

#include "importer/osm-blob.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <lz4.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "importer/protobuf.h"

/* How a Blob's message is packed; the values are its field numbers. */
typedef enum
{
  PACKING_RAW = 1,
  PACKING_ZLIB = 3,
  PACKING_LZMA = 4,
  PACKING_BZIP2 = 5,
  PACKING_LZ4 = 6,
  PACKING_ZSTD = 7,
} Packing;

/* What a BlobHeader announces. */
typedef struct
{
  guint64 size;
  gboolean is_header;
  gboolean is_data;
} Announcement;

struct _CordonOsmBlobs
{
  int fd;
  guint64 size;
  guint64 at;
  GByteArray *packed;
  GByteArray *unpacked;
};

static gboolean
fail (GError **error,
      CordonImportError code,
      guint64 at,
      const char *sentence)
{
  g_set_error (error, CORDON_IMPORT_ERROR, code,
               /* TRANSLATORS: %s says what is wrong, the number is a place in a file */
               _ ("%s (at byte %" G_GUINT64_FORMAT " of the file)"), sentence, at);
  return FALSE;
}

static gboolean
fail_damaged (GError **error,
              guint64 at)
{
  return fail (error, CORDON_IMPORT_ERROR_INPUT, at,
               _ ("The OpenStreetMap file is damaged; download or copy it again"));
}

/* Fills @buffer with the next @n_bytes of the file. */
static gboolean
read_exactly (CordonOsmBlobs *blobs,
              GByteArray *buffer,
              guint64 n_bytes,
              GError **error)
{
  if (n_bytes > blobs->size - blobs->at)
    return fail (error, CORDON_IMPORT_ERROR_INPUT, blobs->at,
                 _ ("The OpenStreetMap file is cut off; download or copy it again"));

  g_byte_array_set_size (buffer, (guint) n_bytes);
  for (guint64 done = 0; done < n_bytes;)
    {
      gssize n_read = pread (blobs->fd, buffer->data + done, n_bytes - done,
                             (off_t) (blobs->at + done));

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0)
        return fail (error, CORDON_IMPORT_ERROR_INPUT, blobs->at + done,
                     n_read < 0 ? g_strerror (errno)
                                : _ ("The file became shorter while it was read"));
      done += (guint64) n_read;
    }
  blobs->at += n_bytes;
  return TRUE;
}

/* Reads the length and the BlobHeader. */
static gboolean
read_announcement (CordonOsmBlobs *blobs,
                   Announcement *out_announcement,
                   GError **error)
{
  guint64 start = blobs->at;
  CordonPbReader reader;
  CordonPbField field;
  guint32 length;

  *out_announcement = (Announcement){ .size = G_MAXUINT64 };
  if (!read_exactly (blobs, blobs->packed, 4, error))
    return FALSE;
  length = (guint32) blobs->packed->data[0] << 24 | (guint32) blobs->packed->data[1] << 16 |
           (guint32) blobs->packed->data[2] << 8 | blobs->packed->data[3];
  if (length == 0 || length > CORDON_OSM_BLOB_HEADER_MAX)
    return start == 0
             ? fail (error, CORDON_IMPORT_ERROR_INPUT, start,
                     _ ("This is not an OpenStreetMap PBF file"))
             : fail_damaged (error, start);
  if (!read_exactly (blobs, blobs->packed, length, error))
    return FALSE;

  reader = cordon_pb_reader (blobs->packed->data, length);
  while (cordon_pb_next (&reader, &field))
    if (field.number == 1)
      {
        out_announcement->is_header = cordon_pb_is_text (&field, "OSMHeader");
        out_announcement->is_data = cordon_pb_is_text (&field, "OSMData");
      }
    else if (field.number == 3 && field.wire == CORDON_PB_VARINT)
      out_announcement->size = field.value;
  if (reader.is_damaged || out_announcement->size == G_MAXUINT64)
    return start == 0
             ? fail (error, CORDON_IMPORT_ERROR_INPUT, start,
                     _ ("This is not an OpenStreetMap PBF file"))
             : fail_damaged (error, start);
  if (out_announcement->size > CORDON_OSM_BLOB_MAX)
    return fail (error, CORDON_IMPORT_ERROR_LIMIT, start,
                 _ ("A packet of the OpenStreetMap file is larger than the format allows "
                    "(32 MiB)"));
  return TRUE;
}

/* Unpacks zlib data that must fill @buffer to its last byte and end there. */
static gboolean
inflate_exactly (CordonPbReader packed,
                 GByteArray *buffer)
{
  z_stream stream = {
    .next_in = (Bytef *) packed.at,
    .avail_in = (uInt) (packed.end - packed.at),
    .next_out = buffer->data,
    .avail_out = buffer->len,
  };
  int status;

  if (inflateInit (&stream) != Z_OK)
    return FALSE;
  status = inflate (&stream, Z_FINISH);
  inflateEnd (&stream);
  return status == Z_STREAM_END && stream.avail_out == 0;
}

static gboolean
unpack_lz4_exactly (CordonPbReader packed,
                    GByteArray *buffer)
{
  return LZ4_decompress_safe ((const char *) packed.at, (char *) buffer->data,
                              (int) (packed.end - packed.at),
                              (int) buffer->len) == (int) buffer->len;
}

static gboolean
unpack (CordonOsmBlobs *blobs,
        Packing packing,
        CordonPbReader packed,
        guint64 raw_size,
        guint64 start,
        GError **error)
{
  gboolean is_right;

  if (packing != PACKING_ZLIB && packing != PACKING_LZ4)
    return fail (error, CORDON_IMPORT_ERROR_INPUT, start,
                 _ ("The OpenStreetMap file is packed in a way that cannot be read here; "
                    "repack it with zlib (osmium cat)"));
  if (raw_size > CORDON_OSM_BLOB_MAX)
    return fail (error, CORDON_IMPORT_ERROR_LIMIT, start,
                 _ ("A packet of the OpenStreetMap file unpacks to more than the format allows "
                    "(32 MiB)"));

  g_byte_array_set_size (blobs->unpacked, (guint) raw_size);
  is_right = packing == PACKING_ZLIB ? inflate_exactly (packed, blobs->unpacked)
                                     : unpack_lz4_exactly (packed, blobs->unpacked);
  return is_right || fail_damaged (error, start);
}

/* Takes apart the Blob in @blobs->packed. */
static gboolean
read_message (CordonOsmBlobs *blobs,
              CordonOsmBlob *blob,
              GError **error)
{
  CordonPbReader reader = cordon_pb_reader (blobs->packed->data, blobs->packed->len);
  CordonPbReader packed = { 0 };
  CordonPbField field;
  Packing packing = 0;
  guint64 raw_size = G_MAXUINT64;

  while (cordon_pb_next (&reader, &field))
    if (field.number == 2 && field.wire == CORDON_PB_VARINT)
      raw_size = field.value;
    else if (field.wire == CORDON_PB_BYTES && field.number <= PACKING_ZSTD)
      {
        packing = (Packing) field.number;
        packed = field.bytes;
      }
  if (reader.is_damaged || packing == 0)
    return fail_damaged (error, blob->offset);

  if (packing == PACKING_RAW)
    {
      blob->bytes = packed.at;
      blob->n_bytes = packed.end - packed.at;
      return TRUE;
    }
  if (!unpack (blobs, packing, packed, raw_size, blob->offset, error))
    return FALSE;
  blob->bytes = blobs->unpacked->data;
  blob->n_bytes = blobs->unpacked->len;
  return TRUE;
}

/**
 * cordon_osm_blobs_open:
 * @path: a file
 * @error: set to a #CordonImportError on failure
 *
 * Returns: (transfer full): the file's packets from the first on, or %NULL
 */
CordonOsmBlobs *
cordon_osm_blobs_open (const char *path,
                       GError **error)
{
  g_autoptr (CordonOsmBlobs) blobs = g_new0 (CordonOsmBlobs, 1);
  struct stat status;

  blobs->packed = g_byte_array_new ();
  blobs->unpacked = g_byte_array_new ();
  blobs->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (blobs->fd < 0 || fstat (blobs->fd, &status) != 0)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("The file cannot be opened: %s"), g_strerror (errno));
      return NULL;
    }
  blobs->size = (guint64) MAX (status.st_size, 0);
  if (blobs->size == 0)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("The file is empty"));
      return NULL;
    }
  return g_steal_pointer (&blobs);
}

/**
 * cordon_osm_blobs_free:
 * @blobs: (transfer full): packets
 *
 * Closes the file.
 */
void
cordon_osm_blobs_free (CordonOsmBlobs *blobs)
{
  if (blobs->fd >= 0)
    close (blobs->fd);
  g_byte_array_unref (blobs->packed);
  g_byte_array_unref (blobs->unpacked);
  g_free (blobs);
}

/**
 * cordon_osm_blobs_size:
 * @blobs: packets
 *
 * Returns: the size of the file in bytes
 */
guint64
cordon_osm_blobs_size (const CordonOsmBlobs *blobs)
{
  return blobs->size;
}

/**
 * cordon_osm_blobs_seek:
 * @blobs: packets
 * @offset: where a packet starts, as told in #CordonOsmBlob
 *
 * Goes on from the packet at @offset.
 */
void
cordon_osm_blobs_seek (CordonOsmBlobs *blobs,
                       guint64 offset)
{
  blobs->at = MIN (offset, blobs->size);
}

/**
 * cordon_osm_blobs_next:
 * @blobs: packets
 * @out_blob: (out): the packet, unpacked; valid until the next call
 * @out_is_end: (out): whether there was none left
 * @error: set to %CORDON_IMPORT_ERROR_INPUT when the file is damaged or not PBF,
 *   to %CORDON_IMPORT_ERROR_LIMIT when a packet is larger than the format allows
 *
 * Reads the next packet. Packets of kinds the format does not name are skipped,
 * as it asks; the first one must be the header.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_osm_blobs_next (CordonOsmBlobs *blobs,
                       CordonOsmBlob *out_blob,
                       gboolean *out_is_end,
                       GError **error)
{
  Announcement announcement;

  *out_is_end = FALSE;
  for (;;)
    {
      *out_blob = (CordonOsmBlob){ .offset = blobs->at };
      if (blobs->at >= blobs->size)
        {
          *out_is_end = TRUE;
          return TRUE;
        }
      if (!read_announcement (blobs, &announcement, error))
        return FALSE;
      if (out_blob->offset == 0 && !announcement.is_header)
        return fail (error, CORDON_IMPORT_ERROR_INPUT, 0,
                     _ ("The OpenStreetMap file does not start with its header; "
                        "download or copy it again"));
      if (!read_exactly (blobs, blobs->packed, announcement.size, error))
        return FALSE;
      if (announcement.is_header || announcement.is_data)
        break;
    }
  out_blob->is_header = announcement.is_header;
  return read_message (blobs, out_blob, error);
}
