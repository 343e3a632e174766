/* byte-source.c: reading plain, gzip and bzip2 files as one stream of bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a file is packed is seen from its first bytes, not from its name. Both
 * packings allow several packed files behind one another; all are read. A file
 * that unpacks to more than UNPACK_RATIO_MAX times its size is refused: text
 * about places packs to a tenth or a thirtieth of itself, not to a thousandth.
 */
#include "config.h"

#include "importer/byte-source.h"

#include <bzlib.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define PACKED_SIZE      (128 * 1024)
#define UNPACK_RATIO_MAX 250
#define UNPACK_FREE      (1024 * 1024)

/* Window bits that make inflate() expect a gzip header. */
#define ZLIB_GZIP (15 + 16)

struct _CordonByteSource
{
  int fd;
  CordonPacking packing;
  guint64 size;
  guint64 n_read;
  guint64 n_unpacked;
  guint8 packed[PACKED_SIZE];
  gsize packed_at;
  gsize packed_end;
  gboolean is_inside; /* between the start and the end of a packed stream */
  z_stream zlib;
  bz_stream bzip2;
};

static gssize
fail (GError **error,
      CordonImportError code,
      const char *sentence)
{
  g_set_error_literal (error, CORDON_IMPORT_ERROR, code, sentence);
  return -1;
}

static gssize
fail_damaged (GError **error)
{
  return fail (error, CORDON_IMPORT_ERROR_INPUT,
               _ ("The packed file is damaged; download or copy it again"));
}

/* Fills the packed buffer if it is empty; FALSE on failure. */
static gboolean
refill (CordonByteSource *source,
        GError **error)
{
  gssize n_read;

  if (source->packed_at < source->packed_end)
    return TRUE;
  do
    n_read = read (source->fd, source->packed, sizeof source->packed);
  while (n_read < 0 && errno == EINTR);
  if (n_read < 0)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("The file cannot be read: %s"), g_strerror (errno));
      return FALSE;
    }
  source->packed_at = 0;
  source->packed_end = (gsize) n_read;
  source->n_read += (guint64) n_read;
  return TRUE;
}

static CordonPacking
recognise (const guint8 *bytes,
           gsize n_bytes)
{
  if (n_bytes >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
    return CORDON_PACKING_GZIP;
  if (n_bytes >= 4 && memcmp (bytes, "BZh", 3) == 0 && bytes[3] >= '1' && bytes[3] <= '9')
    return CORDON_PACKING_BZIP2;
  return CORDON_PACKING_NONE;
}

static gssize
read_plain (CordonByteSource *source,
            guint8 *buffer,
            gsize n_bytes)
{
  gsize n_taken = MIN (n_bytes, source->packed_end - source->packed_at);

  memcpy (buffer, source->packed + source->packed_at, n_taken);
  source->packed_at += n_taken;
  return (gssize) n_taken;
}

static gboolean
begin_stream (CordonByteSource *source)
{
  int status;

  memset (&source->zlib, 0, sizeof source->zlib);
  memset (&source->bzip2, 0, sizeof source->bzip2);
  if (source->packing == CORDON_PACKING_GZIP)
    status = inflateInit2 (&source->zlib, ZLIB_GZIP);
  else
    status = BZ2_bzDecompressInit (&source->bzip2, 0, 0);
  source->is_inside = status == 0;
  return source->is_inside;
}

static void
end_stream (CordonByteSource *source)
{
  if (!source->is_inside)
    return;
  if (source->packing == CORDON_PACKING_GZIP)
    inflateEnd (&source->zlib);
  else
    BZ2_bzDecompressEnd (&source->bzip2);
  source->is_inside = FALSE;
}

/* Unpacks some of what is in the packed buffer; -1 when it is damaged. */
static gssize
unpack (CordonByteSource *source,
        guint8 *buffer,
        gsize n_bytes)
{
  guint8 *packed = source->packed + source->packed_at;
  guint n_packed = (guint) (source->packed_end - source->packed_at);
  guint n_left;
  guint n_room;
  gboolean is_end;
  gboolean is_ok;

  if (source->packing == CORDON_PACKING_GZIP)
    {
      int status;

      source->zlib.next_in = packed;
      source->zlib.avail_in = n_packed;
      source->zlib.next_out = buffer;
      source->zlib.avail_out = (uInt) n_bytes;
      status = inflate (&source->zlib, Z_NO_FLUSH);
      n_left = source->zlib.avail_in;
      n_room = source->zlib.avail_out;
      is_end = status == Z_STREAM_END;
      is_ok = is_end || status == Z_OK || status == Z_BUF_ERROR;
    }
  else
    {
      int status;

      source->bzip2.next_in = (char *) packed;
      source->bzip2.avail_in = n_packed;
      source->bzip2.next_out = (char *) buffer;
      source->bzip2.avail_out = (guint) n_bytes;
      status = BZ2_bzDecompress (&source->bzip2);
      n_left = source->bzip2.avail_in;
      n_room = source->bzip2.avail_out;
      is_end = status == BZ_STREAM_END;
      is_ok = is_end || status == BZ_OK;
    }

  source->packed_at = source->packed_end - n_left;
  if (is_end)
    end_stream (source);
  return is_ok ? (gssize) (n_bytes - n_room) : -1;
}

static gssize
read_packed (CordonByteSource *source,
             guint8 *buffer,
             gsize n_bytes,
             GError **error)
{
  for (;;)
    {
      gssize n_unpacked;

      if (!refill (source, error))
        return -1;
      if (source->packed_at == source->packed_end && !source->is_inside)
        return 0;
      if (source->packed_at == source->packed_end)
        return fail (error, CORDON_IMPORT_ERROR_INPUT,
                     _ ("The packed file is cut off; download or copy it again"));
      if (!source->is_inside && !begin_stream (source))
        return fail_damaged (error);
      n_unpacked = unpack (source, buffer, n_bytes);
      if (n_unpacked < 0)
        return fail_damaged (error);
      source->n_unpacked += (guint64) n_unpacked;
      if (source->n_unpacked > UNPACK_FREE + UNPACK_RATIO_MAX * source->n_read)
        return fail (error, CORDON_IMPORT_ERROR_LIMIT,
                     _ ("The packed file unpacks to far more than a map would; it is refused"));
      if (n_unpacked > 0)
        return n_unpacked;
    }
}

/**
 * cordon_byte_source_open:
 * @path: a file
 * @error: set to a #CordonImportError on failure
 *
 * Opens a file that may be packed by gzip or bzip2. An empty file is an error.
 *
 * Returns: (transfer full): its bytes, or %NULL
 */
CordonByteSource *
cordon_byte_source_open (const char *path,
                         GError **error)
{
  g_autoptr (CordonByteSource) source = g_new0 (CordonByteSource, 1);
  struct stat status;

  source->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (source->fd < 0 || fstat (source->fd, &status) != 0)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("The file cannot be opened: %s"), g_strerror (errno));
      return NULL;
    }
  source->size = (guint64) MAX (status.st_size, 0);
  if (!refill (source, error))
    return NULL;
  if (source->packed_end == 0)
    {
      g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                           _ ("The file is empty"));
      return NULL;
    }
  source->packing = recognise (source->packed, source->packed_end);
  return g_steal_pointer (&source);
}

/**
 * cordon_byte_source_free:
 * @source: (transfer full): a source
 *
 * Closes the file.
 */
void
cordon_byte_source_free (CordonByteSource *source)
{
  end_stream (source);
  if (source->fd >= 0)
    close (source->fd);
  g_free (source);
}

/**
 * cordon_byte_source_packing:
 * @source: a source
 *
 * Returns: how the file is packed
 */
CordonPacking
cordon_byte_source_packing (const CordonByteSource *source)
{
  return source->packing;
}

/**
 * cordon_byte_source_fraction:
 * @source: a source
 *
 * Returns: the share of the file, as it lies on disk, that has been read: 0 to 1
 */
double
cordon_byte_source_fraction (const CordonByteSource *source)
{
  return source->size > 0 ? MIN ((double) source->n_read / (double) source->size, 1) : 1;
}

/**
 * cordon_byte_source_read:
 * @source: a source
 * @buffer: (array length=n_bytes): where to put the bytes
 * @n_bytes: the room there, at least 1
 * @error: set to %CORDON_IMPORT_ERROR_INPUT when the file is damaged or cut
 *   off, to %CORDON_IMPORT_ERROR_LIMIT when it unpacks to too much
 *
 * Reads on.
 *
 * Returns: how many bytes were read, 0 at the end of the file, -1 on failure
 */
gssize
cordon_byte_source_read (CordonByteSource *source,
                         guint8 *buffer,
                         gsize n_bytes,
                         GError **error)
{
  g_return_val_if_fail (n_bytes > 0 && n_bytes <= G_MAXUINT, -1);

  if (source->packing != CORDON_PACKING_NONE)
    return read_packed (source, buffer, n_bytes, error);
  return refill (source, error) ? read_plain (source, buffer, n_bytes) : -1;
}
