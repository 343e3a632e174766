/* zip.c: reading ZIP archives in memory, so that nothing in them can name a place on disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An archive ends with a record that says where its directory is; the directory
 * has one record per file: name, sizes, packing, where it starts; there, a local
 * header repeats the name, and the packed bytes follow. All numbers are little-
 * endian. (PKWARE APPNOTE 6.3.) Names that climb out of the archive, sizes that
 * cannot be, other packings than stored and deflate, several volumes and
 * encryption are refused for the archive as a whole. The 64-bit extension is not
 * read: an archive that needs it is larger than any that is taken here.
 */
#include "config.h"

#include "importer/zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#define END_SIGNATURE   0x06054b50
#define ENTRY_SIGNATURE 0x02014b50
#define LOCAL_SIGNATURE 0x04034b50
#define END_SIZE        22
#define ENTRY_SIZE      46
#define LOCAL_SIZE      30
#define COMMENT_MAX     65535

#define METHOD_STORED  0
#define METHOD_DEFLATE 8
#define FLAG_ENCRYPTED 1

/* One file of the archive, as its directory has it. */
typedef struct
{
  char *name;
  guint method;
  guint32 crc;
  guint32 packed_size;
  guint32 unpacked_size;
  guint32 local_at;
} ZipEntry;

struct _CordonZip
{
  GMappedFile *file;
  const guint8 *bytes;
  gsize n_bytes;
  GArray *entries; /* of ZipEntry */
};

static guint
get_16 (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

static guint32
get_32 (const guint8 *at)
{
  return at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                       _ ("The archive is damaged, or is no ZIP archive; "
                          "make or download it again"));
  return FALSE;
}

static gboolean
fail (GError **error,
      CordonImportError code,
      const char *sentence,
      const char *name)
{
  g_autofree char *shown = g_utf8_make_valid (name, -1);

  g_set_error (error, CORDON_IMPORT_ERROR, code,
               /* TRANSLATORS: a sentence about a file in an archive, then its name */
               _ ("%s: “%.100s”"), sentence, shown);
  return FALSE;
}

/* A name may go down into folders and nowhere else. */
static gboolean
is_safe_name (const char *name,
              gsize length)
{
  g_auto (GStrv) parts = NULL;

  if (length == 0 || memchr (name, '\0', length) != NULL || strchr (name, '\\') != NULL ||
      name[0] == '/' || (length > 1 && name[1] == ':'))
    return FALSE;
  parts = g_strsplit (name, "/", -1);
  return !g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
check_entry (const CordonZip *zip,
             const ZipEntry *entry,
             gsize name_length,
             guint flags,
             GError **error)
{
  if (!is_safe_name (entry->name, name_length))
    return fail (error, CORDON_IMPORT_ERROR_INPUT,
                 _ ("The archive is refused: a file in it would be put outside of its folder"),
                 entry->name);
  if ((flags & FLAG_ENCRYPTED) != 0)
    return fail (error, CORDON_IMPORT_ERROR_INPUT, _ ("A file in the archive is encrypted"),
                 entry->name);
  if (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATE)
    return fail (error, CORDON_IMPORT_ERROR_INPUT,
                 _ ("A file in the archive is packed in a way that cannot be read here"),
                 entry->name);
  if (entry->unpacked_size > CORDON_ZIP_UNPACKED_MAX)
    return fail (error, CORDON_IMPORT_ERROR_LIMIT,
                 _ ("A file in the archive is larger than 256 MiB"), entry->name);
  if (entry->local_at > zip->n_bytes - LOCAL_SIZE ||
      get_32 (zip->bytes + entry->local_at) != LOCAL_SIGNATURE ||
      entry->packed_size > zip->n_bytes - LOCAL_SIZE - entry->local_at ||
      (entry->method == METHOD_STORED && entry->packed_size != entry->unpacked_size))
    return fail_damaged (error);
  return TRUE;
}

/* Reads the directory record at @at and returns where the next one is, or 0. */
static gsize
read_entry (CordonZip *zip,
            gsize at,
            gsize end,
            GError **error)
{
  const guint8 *bytes = zip->bytes + at;
  ZipEntry entry = { 0 };
  gsize name_length;
  gsize size;

  if (end - at < ENTRY_SIZE || get_32 (bytes) != ENTRY_SIGNATURE)
    return fail_damaged (error);
  name_length = get_16 (bytes + 28);
  size = ENTRY_SIZE + name_length + get_16 (bytes + 30) + get_16 (bytes + 32);
  if (size > end - at)
    return fail_damaged (error);
  entry.method = get_16 (bytes + 10);
  entry.crc = get_32 (bytes + 16);
  entry.packed_size = get_32 (bytes + 20);
  entry.unpacked_size = get_32 (bytes + 24);
  entry.local_at = get_32 (bytes + 42);
  entry.name = g_strndup ((const char *) bytes + ENTRY_SIZE, name_length);
  g_array_append_val (zip->entries, entry);
  return check_entry (zip, &entry, name_length, get_16 (bytes + 8), error) ? at + size : 0;
}

/* Looks for the end record from the end of the file backwards, past a comment. */
static const guint8 *
find_end (const CordonZip *zip)
{
  gsize lowest = zip->n_bytes > END_SIZE + COMMENT_MAX ? zip->n_bytes - END_SIZE - COMMENT_MAX : 0;

  if (zip->n_bytes < END_SIZE)
    return NULL;
  for (gsize at = zip->n_bytes - END_SIZE + 1; at-- > lowest;)
    if (get_32 (zip->bytes + at) == END_SIGNATURE &&
        get_16 (zip->bytes + at + 20) <= zip->n_bytes - END_SIZE - at)
      return zip->bytes + at;
  return NULL;
}

static gboolean
read_directory (CordonZip *zip,
                GError **error)
{
  const guint8 *end = find_end (zip);
  guint n_entries;
  gsize at, size;

  if (end == NULL || get_16 (end + 4) != 0 || get_16 (end + 6) != 0 ||
      get_16 (end + 8) != get_16 (end + 10))
    return fail_damaged (error);
  n_entries = get_16 (end + 10);
  size = get_32 (end + 12);
  at = get_32 (end + 16);
  if (n_entries > CORDON_ZIP_ENTRIES_MAX)
    {
      g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_LIMIT,
                           _ ("The archive holds more than 4096 files; it is refused"));
      return FALSE;
    }
  if (at > (gsize) (end - zip->bytes) || size > (gsize) (end - zip->bytes) - at)
    return fail_damaged (error);

  size += at;
  for (guint i = 0; i < n_entries; i++)
    {
      at = read_entry (zip, at, size, error);
      if (at == 0)
        return FALSE;
    }
  return TRUE;
}

static void
clear_entry (gpointer data)
{
  g_free (((ZipEntry *) data)->name);
}

/**
 * cordon_zip_open:
 * @path: a file
 * @error: set to %CORDON_IMPORT_ERROR_INPUT when the file is damaged, not an
 *   archive, or holds a name that leads outside; to %CORDON_IMPORT_ERROR_LIMIT
 *   when it holds too much
 *
 * Opens an archive and checks all of its directory.
 *
 * Returns: (transfer full): the archive, or %NULL
 */
CordonZip *
cordon_zip_open (const char *path,
                 GError **error)
{
  g_autoptr (CordonZip) zip = g_new0 (CordonZip, 1);
  g_autoptr (GError) cause = NULL;

  zip->entries = g_array_new (FALSE, FALSE, sizeof (ZipEntry));
  g_array_set_clear_func (zip->entries, clear_entry);
  zip->file = g_mapped_file_new (path, FALSE, &cause);
  if (zip->file == NULL)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("The file cannot be opened: %s"), cause->message);
      return NULL;
    }
  zip->bytes = (const guint8 *) g_mapped_file_get_contents (zip->file);
  zip->n_bytes = g_mapped_file_get_length (zip->file);
  return read_directory (zip, error) ? g_steal_pointer (&zip) : NULL;
}

/**
 * cordon_zip_free:
 * @zip: (transfer full): an archive
 *
 * Closes the archive.
 */
void
cordon_zip_free (CordonZip *zip)
{
  if (zip->file != NULL)
    g_mapped_file_unref (zip->file);
  g_array_unref (zip->entries);
  g_free (zip);
}

/**
 * cordon_zip_n_entries:
 * @zip: an archive
 *
 * Returns: how many files and folders it lists
 */
guint
cordon_zip_n_entries (const CordonZip *zip)
{
  return zip->entries->len;
}

/**
 * cordon_zip_name:
 * @zip: an archive
 * @entry: one of its entries
 *
 * Returns: (transfer none): the entry's name, with / between folders, in no
 *   particular encoding; a folder's ends with /
 */
const char *
cordon_zip_name (const CordonZip *zip,
                 guint entry)
{
  g_return_val_if_fail (entry < zip->entries->len, NULL);

  return g_array_index (zip->entries, ZipEntry, entry).name;
}

static gboolean
inflate_exactly (const guint8 *packed,
                 guint32 n_packed,
                 GByteArray *unpacked)
{
  z_stream stream = {
    .next_in = (Bytef *) packed,
    .avail_in = n_packed,
    .next_out = unpacked->data,
    .avail_out = unpacked->len,
  };
  int status;

  /* Negative window bits: no zlib header around it. */
  if (inflateInit2 (&stream, -15) != Z_OK)
    return FALSE;
  status = inflate (&stream, Z_FINISH);
  inflateEnd (&stream);
  return status == Z_STREAM_END && stream.avail_out == 0;
}

/**
 * cordon_zip_unpack:
 * @zip: an archive
 * @entry: one of its entries
 * @error: set to %CORDON_IMPORT_ERROR_INPUT when the entry is not what the
 *   directory says
 *
 * Unpacks one file into memory and checks its size and checksum.
 *
 * Returns: (transfer full): the file, or %NULL
 */
GByteArray *
cordon_zip_unpack (const CordonZip *zip,
                   guint entry,
                   GError **error)
{
  g_autoptr (GByteArray) unpacked = NULL;
  const ZipEntry *from;
  const guint8 *local;
  gsize skip;

  g_return_val_if_fail (entry < zip->entries->len, NULL);

  from = &g_array_index (zip->entries, ZipEntry, entry);
  local = zip->bytes + from->local_at;
  skip = LOCAL_SIZE + get_16 (local + 26) + get_16 (local + 28);
  if (skip + from->packed_size > zip->n_bytes - from->local_at)
    {
      fail_damaged (error);
      return NULL;
    }
  /* Deflate packs to a thousandth at best: do not set aside room for what cannot come. */
  if (from->unpacked_size / 1100 > from->packed_size)
    {
      fail_damaged (error);
      return NULL;
    }

  unpacked = g_byte_array_sized_new (from->unpacked_size + 1);
  if (from->method == METHOD_STORED)
    g_byte_array_append (unpacked, local + skip, from->packed_size);
  else
    {
      g_byte_array_set_size (unpacked, from->unpacked_size);
      if (!inflate_exactly (local + skip, from->packed_size, unpacked))
        {
          fail_damaged (error);
          return NULL;
        }
    }
  if (crc32 (0, unpacked->data, unpacked->len) != from->crc)
    {
      fail_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&unpacked);
}
