/* osm-xml.c: tests of the XML reader, packed and unpacked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/osm-xml.h"

#include <bzlib.h>
#include <string.h>
#include <zlib.h>

#include "osm-census.h"
#include "shared.h"

static char *
write_file (const void *bytes,
            gsize n_bytes)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (g_get_user_cache_dir (), "sample.osm", NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
take_census (const char *path,
             OsmCensus *out_census,
             CordonOsmHeader *out_header,
             GError **error)
{
  CordonOsmHandler handler = census_handler (out_census);

  return cordon_osm_xml_read (path, &handler, NULL, NULL, out_header, error);
}

static const char sample[] =
  "<?xml version='1.0' encoding='UTF-8'?>\n"
  "<osm version='0.6'>\n"
  " <note>made by hand</note>\n"
  " <bounds minlat='43.7' minlon='7.4' maxlat='43.8' maxlon='7.5'/>\n"
  " <relation id='9' timestamp='2021-04-19T22:07:27Z'>\n"
  "  <member type='way' ref='8' role='outer'/><tag k='type' v='multipolygon'/>\n"
  " </relation>\n"
  " <way id='8'><nd ref='7'/><nd ref='6'/><tag k='name' v='Caf&#xe9; &amp; Bar'/></way>\n"
  " <node id='7' lat='43.7370125' lon='7.4220280' timestamp='2012-05-02T14:50:31Z'>\n"
  "  <tag k='highway' v='crossing'/></node>\n"
  " <node id='6' lat='43.7' lon='7.42'/>\n"
  " <node id='5' visible='false'/>\n"
  " <way id='4' action='delete'><nd ref='6'/></way>\n"
  "</osm>\n";

static void
assert_sample (const char *path)
{
  g_autoptr (GError) error = NULL;
  CordonOsmHeader header;
  OsmCensus census;

  take_census (path, &census, &header, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (census.n_nodes, ==, 2);
  g_assert_cmpuint (census.n_ways, ==, 1);
  g_assert_cmpuint (census.n_relations, ==, 1);
  g_assert_cmpuint (census.n_tags, ==, 3);
  g_assert_cmpuint (census.n_refs, ==, 2);
  g_assert_cmpuint (census.n_members, ==, 1);
  g_assert_cmpstr (header.timestamp, ==, "2021-04-19T22:07:27Z");
  g_assert_cmpfloat (header.extent.west_deg, ==, 7.4);
  g_assert_cmpfloat (header.extent.north_deg, ==, 43.8);
}

static void
test_plain (void)
{
  g_autofree char *path = write_file (sample, strlen (sample));

  assert_sample (path);
}

static GByteArray *
pack_gzip (const char *text,
           gsize n_bytes)
{
  GByteArray *packed = g_byte_array_new ();
  z_stream stream = { 0 };

  g_assert_cmpint (deflateInit2 (&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
  g_byte_array_set_size (packed, (guint) deflateBound (&stream, n_bytes));
  stream.next_in = (Bytef *) text;
  stream.avail_in = (uInt) n_bytes;
  stream.next_out = packed->data;
  stream.avail_out = packed->len;
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  g_byte_array_set_size (packed, packed->len - stream.avail_out);
  deflateEnd (&stream);
  return packed;
}

static GByteArray *
pack_bzip2 (const char *text,
            gsize n_bytes)
{
  GByteArray *packed = g_byte_array_new ();
  guint n_packed = (guint) (n_bytes + n_bytes / 100 + 600);

  g_byte_array_set_size (packed, n_packed);
  g_assert_cmpint (BZ2_bzBuffToBuffCompress ((char *) packed->data, &n_packed, (char *) text,
                                             (guint) n_bytes, 9, 0, 0),
                   ==, BZ_OK);
  g_byte_array_set_size (packed, n_packed);
  return packed;
}

typedef GByteArray *(*Pack) (const char *text,
                             gsize n_bytes);

static const Pack packs[] = { pack_gzip, pack_bzip2 };

static void
test_packed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr (GByteArray) packed = packs[i](sample, strlen (sample));
      g_autofree char *path = write_file (packed->data, packed->len);

      g_test_message ("row %u", i);
      assert_sample (path);
    }
}

/* gzip and bzip2 files may be several in a row, as parallel packers write them. */
static void
test_packed_in_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr (GByteArray) first = packs[i](sample, 100);
      g_autoptr (GByteArray) second = packs[i](sample + 100, strlen (sample) - 100);
      g_autofree char *path = NULL;

      g_test_message ("row %u", i);
      g_byte_array_append (first, second->data, second->len);
      path = write_file (first->data, first->len);
      assert_sample (path);
    }
}

static void
test_packed_and_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr (GByteArray) packed = packs[i](sample, strlen (sample));

      for (guint length = 0; length < packed->len; length++)
        {
          g_autofree char *path = write_file (packed->data, length);
          g_autoptr (GError) error = NULL;
          CordonOsmHeader header;
          OsmCensus census;

          g_assert_false (take_census (path, &census, &header, &error));
          g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
        }
    }
}

static void
test_every_truncation (void)
{
  for (gsize length = 0; length < strlen (sample) - 1; length++)
    {
      g_autofree char *path = write_file (sample, length);
      g_autoptr (GError) error = NULL;
      CordonOsmHeader header;
      OsmCensus census;

      g_assert_false (take_census (path, &census, &header, &error));
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
    }
}

/* Blanks pack a thousandfold, and are valid XML for as long as they last. */
static void
test_bombs (void)
{
  const gsize n_bytes = 64 * 1024 * 1024;
  g_autofree char *text = g_malloc (n_bytes);

  memset (text, ' ', n_bytes);
  memcpy (text, "<osm>", 5);
  for (guint i = 0; i <= G_N_ELEMENTS (packs); i++)
    {
      g_autoptr (GByteArray) packed = i < G_N_ELEMENTS (packs) ? packs[i](text, n_bytes) : NULL;
      g_autofree char *path = packed != NULL ? write_file (packed->data, packed->len)
                                             : write_file (text, n_bytes);
      g_autoptr (GError) error = NULL;
      CordonOsmHeader header;
      OsmCensus census;

      g_test_message ("row %u", i);
      g_assert_false (take_census (path, &census, &header, &error));
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_LIMIT);
    }
}

typedef struct
{
  const char *text;
  const char *says;
} BadRow;

static const BadRow bad_rows[] = {
  { "", "empty" },
  { "not xml", "XML" },
  { "<gpx/>", "not an OpenStreetMap" },
  { "<osmChange/>", "changes" },
  { "<!DOCTYPE osm><osm/>", "document type" },
  { "<!DOCTYPE osm [<!ENTITY a 'b'>]><osm>&a;</osm>", "document type" },
  { "<osm><node lat='1' lon='1'/></osm>", "identity" },
  { "<osm><node id='1x' lat='1' lon='1'/></osm>", "identity" },
  { "<osm><node id='99999999999999999999' lat='1' lon='1'/></osm>", "identity" },
  { "<osm><node id='1' lat='1'/></osm>", "place" },
  { "<osm><node id='1' lat='90.1' lon='1'/></osm>", "place" },
  { "<osm><node id='1' lat='1' lon='-180.0001'/></osm>", "place" },
  { "<osm><node id='1' lat='nan' lon='1'/></osm>", "place" },
  { "<osm><way id='1'><nd/></way></osm>", "identity" },
  { "<osm><way id='1'><tag k='a'/></way></osm>", "tag" },
  { "<osm><relation id='1'><member type='house' ref='1'/></relation></osm>", "member" },
  { "<osm><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></osm>", "nested" },
  { "<osm><node id='1' id='2' lat='1' lon='1'/></osm>", "duplicate" },
  { "<osm/><osm/>", "XML" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *path = write_file (bad_rows[i].text, strlen (bad_rows[i].text));
      g_autoptr (GError) error = NULL;
      CordonOsmHeader header;
      OsmCensus census;

      g_test_message ("row %u: %s", i, bad_rows[i].text);
      g_assert_false (take_census (path, &census, &header, &error));
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad_rows[i].says));
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  CordonOsmHeader header;
  OsmCensus census;

  g_assert_false (take_census ("/nonexistent/map.osm", &census, &header, &error));
  g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
}

/* The counts are osmium's: `fileinfo -e`, and what `cat -f opl` writes. */
static void
test_monaco_2012 (void)
{
  g_autofree char *path = find_shared ("osm/monaco-2012.osm.gz");
  g_autoptr (GError) error = NULL;
  CordonOsmHeader header;
  OsmCensus census;

  if (path == NULL)
    return;
  take_census (path, &census, &header, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (census.n_nodes, ==, 13739);
  g_assert_cmpuint (census.n_ways, ==, 1944);
  g_assert_cmpuint (census.n_relations, ==, 77);
  g_assert_cmpuint (census.n_tags, ==, 5846);
  g_assert_cmpuint (census.n_refs, ==, 16573);
  g_assert_cmpuint (census.n_members, ==, 3125);
  g_assert_cmpstr (header.timestamp, ==, "2012-07-06T12:59:39Z");
}

static void
test_hostile (void)
{
  g_autofree char *folder = find_shared ("hostile/xml");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      CordonOsmHeader header;
      OsmCensus census;

      g_test_message ("%s", name);
      g_assert_false (take_census (path, &census, &header, &error));
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/osm-xml/plain", test_plain);
  g_test_add_func ("/importer/osm-xml/packed", test_packed);
  g_test_add_func ("/importer/osm-xml/packed-in-parts", test_packed_in_parts);
  g_test_add_func ("/importer/osm-xml/packed-and-cut", test_packed_and_cut);
  g_test_add_func ("/importer/osm-xml/every-truncation", test_every_truncation);
  g_test_add_func ("/importer/osm-xml/bombs", test_bombs);
  g_test_add_func ("/importer/osm-xml/bad", test_bad);
  g_test_add_func ("/importer/osm-xml/missing", test_missing);
  g_test_add_func ("/importer/osm-xml/monaco-2012", test_monaco_2012);
  g_test_add_func ("/importer/osm-xml/hostile", test_hostile);
  return g_test_run ();
}
