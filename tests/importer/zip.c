/* zip.c: tests of reading archives: good ones, traps and rubbish.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/zip.h"

#include <string.h>
#include <zlib.h>

#include "shared.h"

/* What is wrong with the archive of make_archive(). */
typedef struct
{
  const char *what;
  const char *name;
  guint16 flags;
  guint16 method;
  guint32 crc_change;
  guint32 packed_change;
  guint32 unpacked_change;
  guint32 local_change;
  gboolean opens;
  gboolean unpacks;
} Row;

static const Row rows[] = {
  { "good", "doc.kml", 0, 8, 0, 0, 0, 0, TRUE, TRUE },
  { "stored", "doc.kml", 0, 0, 0, 0, 0, 0, TRUE, TRUE },
  { "in a folder", "files/a.kml", 0, 8, 0, 0, 0, 0, TRUE, TRUE },
  { "dots in a name", "a..b/..kml", 0, 8, 0, 0, 0, 0, TRUE, TRUE },
  { "climbs", "../doc.kml", 0, 8, 0, 0, 0, 0, FALSE, FALSE },
  { "climbs from a folder", "a/../../doc.kml", 0, 8, 0, 0, 0, 0, FALSE, FALSE },
  { "climbs backwards", "..\\doc.kml", 0, 8, 0, 0, 0, 0, FALSE, FALSE },
  { "absolute", "/etc/doc.kml", 0, 8, 0, 0, 0, 0, FALSE, FALSE },
  { "on a drive", "C:doc.kml", 0, 8, 0, 0, 0, 0, FALSE, FALSE },
  { "no name", "", 0, 8, 0, 0, 0, 0, FALSE, FALSE },
  { "encrypted", "doc.kml", 1, 8, 0, 0, 0, 0, FALSE, FALSE },
  { "bzip2", "doc.kml", 0, 12, 0, 0, 0, 0, FALSE, FALSE },
  { "wrong checksum", "doc.kml", 0, 8, 1, 0, 0, 0, TRUE, FALSE },
  { "packed longer than it says", "doc.kml", 0, 8, 0, -1, 0, 0, TRUE, FALSE },
  { "packed beyond the end", "doc.kml", 0, 8, 0, 1000000, 0, 0, FALSE, FALSE },
  { "unpacks to more", "doc.kml", 0, 8, 0, 0, -1, 0, TRUE, FALSE },
  { "unpacks to less", "doc.kml", 0, 8, 0, 0, 1, 0, TRUE, FALSE },
  { "says 200 MiB", "doc.kml", 0, 8, 0, 0, 200 << 20, 0, TRUE, FALSE },
  { "says 300 MiB", "doc.kml", 0, 8, 0, 0, 300 << 20, 0, FALSE, FALSE },
  { "stored, two sizes", "doc.kml", 0, 0, 0, 0, 1, 0, FALSE, FALSE },
  { "starts nowhere", "doc.kml", 0, 8, 0, 0, 0, 1, FALSE, FALSE },
  { "starts beyond the end", "doc.kml", 0, 8, 0, 0, 0, G_MAXUINT32, FALSE, FALSE },
};

static void
put (GByteArray *bytes,
     guint64 value,
     guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = i < sizeof value ? (guint8) (value >> (8 * i)) : 0;

      g_byte_array_append (bytes, &byte, 1);
    }
}

static const char content[] = "<kml><Document/></kml><!-- repeated repeated repeated repeated -->";

static GByteArray *
make_archive (const Row *row)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 packed[256];
  z_stream stream = { .next_in = (Bytef *) content, .avail_in = sizeof content, .next_out = packed, .avail_out = sizeof packed };
  guint n_packed = sizeof content;
  guint directory;

  memcpy (packed, content, sizeof content);
  if (row->method == 8)
    {
      deflateInit2 (&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
      g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
      n_packed = sizeof packed - stream.avail_out;
      deflateEnd (&stream);
    }
  put (bytes, 0x04034b50, 4);
  put (bytes, 0, 22);
  put (bytes, strlen (row->name), 2);
  put (bytes, 0, 2);
  g_byte_array_append (bytes, (const guint8 *) row->name, strlen (row->name));
  g_byte_array_append (bytes, packed, n_packed);

  directory = bytes->len;
  put (bytes, 0x02014b50, 4);
  put (bytes, 0, 4);
  put (bytes, row->flags, 2);
  put (bytes, row->method, 2);
  put (bytes, 0, 4);
  put (bytes, crc32 (0, (const Bytef *) content, sizeof content) + row->crc_change, 4);
  put (bytes, n_packed + row->packed_change, 4);
  put (bytes, sizeof content + row->unpacked_change, 4);
  put (bytes, strlen (row->name), 2);
  put (bytes, 0, 12);
  put (bytes, row->local_change, 4);
  g_byte_array_append (bytes, (const guint8 *) row->name, strlen (row->name));

  put (bytes, 0x06054b50, 4);
  put (bytes, 0, 4);
  put (bytes, 1, 2);
  put (bytes, 1, 2);
  put (bytes, bytes->len - 12 - directory, 4);
  put (bytes, directory, 4);
  put (bytes, 7, 2);
  g_byte_array_append (bytes, (const guint8 *) "comment", 7);
  return bytes;
}

static char *
write_file (const guint8 *bytes,
            gsize n_bytes)
{
  char *path = g_build_filename (g_get_user_cache_dir (), "sample.zip", NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) n_bytes, NULL));
  return path;
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) archive = make_archive (&rows[i]);
      g_autofree char *path = write_file (archive->data, archive->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonZip) zip = cordon_zip_open (path, &error);
      g_autoptr (GByteArray) unpacked = NULL;

      g_test_message ("row %u: %s: %s", i, rows[i].what, error != NULL ? error->message : "opens");
      g_assert_cmpint (zip != NULL, ==, rows[i].opens);
      g_assert_cmpint (error == NULL, ==, rows[i].opens);
      if (zip == NULL)
        continue;
      g_assert_cmpuint (cordon_zip_n_entries (zip), ==, 1);
      g_assert_cmpstr (cordon_zip_name (zip, 0), ==, rows[i].name);
      unpacked = cordon_zip_unpack (zip, 0, &error);
      g_assert_cmpint (unpacked != NULL, ==, rows[i].unpacks);
      g_assert_cmpint (error == NULL, ==, rows[i].unpacks);
      if (unpacked != NULL)
        g_assert_cmpmem (unpacked->data, unpacked->len, content, sizeof content);
    }
}

/* Any part of an archive, and any byte of it changed: an answer, never a crash. */
static void
test_damage (void)
{
  g_autoptr (GByteArray) archive = make_archive (&rows[0]);

  for (guint at = 0; at < 2 * archive->len; at++)
    {
      g_autoptr (GByteArray) damaged = g_byte_array_new ();
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonZip) zip = NULL;

      g_byte_array_append (damaged, archive->data,
                           at < archive->len ? at : archive->len);
      if (at >= archive->len)
        damaged->data[at - archive->len] ^= 0xff;
      path = write_file (damaged->data, damaged->len);
      zip = cordon_zip_open (path, &error);
      if (at < archive->len)
        g_assert_null (zip);
      if (zip != NULL && cordon_zip_n_entries (zip) > 0)
        {
          g_autoptr (GByteArray) unpacked = cordon_zip_unpack (zip, 0, NULL);
        }
    }
}

typedef struct
{
  const char *name;
  gboolean opens;
  gboolean unpacks;
} SharedRow;

static const SharedRow shared_rows[] = {
  { "formats/kml/doc.kmz", TRUE, TRUE },
  { "formats/kml/hier.kmz", TRUE, TRUE },
  { "formats/kml/multikml-doc.kmz", TRUE, TRUE },
  { "formats/kml/placemark.kmz", TRUE, TRUE },
  { "formats/kml/balloon-image-rel.kmz", TRUE, TRUE },
  { "hostile/zip-slip.zip", FALSE, FALSE },
  { "hostile/zip-slip-win.zip", FALSE, FALSE },
  { "hostile/kmz/nokml.kmz", TRUE, TRUE },
  { "hostile/kmz/bad.kmz", FALSE, FALSE },
  { "hostile/kmz/bad-pk-data.kmz", FALSE, FALSE },
  { "hostile/kmz/bad-too-large.kmz", FALSE, FALSE },
  { "hostile/kmz/overflow_bad_offset.kmz", FALSE, FALSE },
  { "hostile/kmz/overflow_corrupted_stack.kmz", FALSE, FALSE },
};

static void
test_shared (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared_rows); i++)
    {
      g_autofree char *path = find_shared (shared_rows[i].name);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonZip) zip = NULL;

      if (path == NULL)
        return;
      zip = cordon_zip_open (path, &error);
      g_test_message ("row %u: %s: %s", i, shared_rows[i].name,
                      error != NULL ? error->message : "opens");
      g_assert_cmpint (zip != NULL, ==, shared_rows[i].opens);
      for (guint entry = 0; zip != NULL && entry < cordon_zip_n_entries (zip); entry++)
        {
          g_autoptr (GByteArray) unpacked = cordon_zip_unpack (zip, entry, &error);

          g_assert_cmpint (unpacked != NULL, ==, shared_rows[i].unpacks);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/zip/rows", test_rows);
  g_test_add_func ("/importer/zip/damage", test_damage);
  g_test_add_func ("/importer/zip/shared", test_shared);
  return g_test_run ();
}
