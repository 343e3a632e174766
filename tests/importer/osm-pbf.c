/* osm-pbf.c: tests of the PBF reader on real, packed, broken and lying files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/osm-pbf.h"

#include <glib/gstdio.h>
#include <string.h>

#include "importer/osm-blob.h"
#include "osm-census.h"
#include "shared.h"

static gboolean
take_census (const char *path,
             OsmCensus *out_census,
             GError **error)
{
  CordonOsmHandler handler = census_handler (out_census);
  g_autoptr (CordonOsmPbf) pbf = cordon_osm_pbf_open (path, error);

  return pbf != NULL && cordon_osm_pbf_read (pbf, &handler, NULL, NULL, error);
}

/* ---- a file made by hand ------------------------------------------------- */

static void
put_varint (GByteArray *bytes,
            guint64 value)
{
  do
    {
      guint8 byte = (value & 0x7f) | (value > 0x7f ? 0x80 : 0);

      g_byte_array_append (bytes, &byte, 1);
      value >>= 7;
    }
  while (value > 0);
}

static void
put_number (GByteArray *bytes,
            guint field,
            guint64 value)
{
  put_varint (bytes, field << 3);
  put_varint (bytes, value);
}

static void
put_bytes (GByteArray *bytes,
           guint field,
           const void *data,
           gsize n_bytes)
{
  put_varint (bytes, field << 3 | 2);
  put_varint (bytes, n_bytes);
  g_byte_array_append (bytes, data, (guint) n_bytes);
}

static void
put_text (GByteArray *bytes,
          guint field,
          const char *text)
{
  put_bytes (bytes, field, text, strlen (text));
}

static void
put_message (GByteArray *bytes,
             guint field,
             GByteArray *message)
{
  put_bytes (bytes, field, message->data, message->len);
  g_byte_array_unref (message);
}

/* Frames a message as a raw blob of the given type. */
static void
put_blob (GByteArray *file,
          const char *type,
          GByteArray *message)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();
  guint8 length[4] = { 0 };

  put_message (blob, 1, message);
  put_text (header, 1, type);
  put_number (header, 3, blob->len);
  length[2] = (guint8) (header->len >> 8);
  length[3] = (guint8) header->len;
  g_byte_array_append (file, length, 4);
  g_byte_array_append (file, header->data, header->len);
  g_byte_array_append (file, blob->data, blob->len);
}

static GByteArray *
make_header (const char *feature)
{
  GByteArray *header = g_byte_array_new ();

  put_text (header, 4, "OsmSchema-V0.6");
  put_text (header, 4, feature);
  put_number (header, 32, 1619036506);
  return header;
}

/* What can be wrong with the block of make_block(). */
typedef enum
{
  BLOCK_GOOD,
  BLOCK_STRING_OUT_OF_TABLE,
  BLOCK_OFF_THE_EARTH,
  BLOCK_KEY_WITHOUT_VALUE,
  BLOCK_NOT_UTF8,
  BLOCK_ZERO_IN_STRING,
  BLOCK_UNEVEN_MEMBERS,
  BLOCK_ZERO_GRANULARITY,
  BLOCK_UNKNOWN_MEMBER_KIND,
} BlockFault;

/* One node, one way and one relation; the strings come after the elements. */
static GByteArray *
make_block (BlockFault fault)
{
  GByteArray *block = g_byte_array_new ();
  GByteArray *group = g_byte_array_new ();
  GByteArray *table = g_byte_array_new ();
  GByteArray *element = g_byte_array_new ();

  put_number (element, 1, 14); /* zig-zag: 7 */
  put_bytes (element, 2, "\1", 1);
  if (fault != BLOCK_KEY_WITHOUT_VALUE)
    put_bytes (element, 3, fault == BLOCK_STRING_OUT_OF_TABLE ? "\4" : "\2", 1);
  put_number (element, 8, 2 * G_GUINT64_CONSTANT (437370125));
  put_number (element, 9, fault == BLOCK_OFF_THE_EARTH ? 2 * G_GUINT64_CONSTANT (1800000001) : 2 * G_GUINT64_CONSTANT (74220280));
  put_message (group, 1, element);

  element = g_byte_array_new ();
  put_number (element, 1, 8);
  put_bytes (element, 8, "\16\1", 2); /* nodes 7 and 6 */
  put_message (group, 3, element);

  element = g_byte_array_new ();
  put_number (element, 1, 9);
  put_bytes (element, 8, "\3", 1);
  put_bytes (element, 9, "\20\2", fault == BLOCK_UNEVEN_MEMBERS ? 2 : 1);
  put_bytes (element, 10, fault == BLOCK_UNKNOWN_MEMBER_KIND ? "\3" : "\1", 1);
  put_message (group, 4, element);
  put_message (block, 2, group);

  put_text (table, 1, "");
  put_text (table, 1, "highway");
  put_text (table, 1, fault == BLOCK_NOT_UTF8 ? "caf\xe9" : "steps");
  if (fault == BLOCK_ZERO_IN_STRING)
    put_bytes (table, 1, "a\0b", 3);
  else
    put_text (table, 1, "outer");
  put_message (block, 1, table);
  if (fault == BLOCK_ZERO_GRANULARITY)
    put_number (block, 17, 0);
  return block;
}

static char *
write_file (GByteArray *file)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (g_get_user_cache_dir (), "sample.osm.pbf", NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, (const char *) file->data, file->len, &error);
  g_assert_no_error (error);
  return path;
}

static char *
write_sample (BlockFault fault)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  put_blob (file, "OSMHeader", make_header ("DenseNodes"));
  put_blob (file, "OSMNewThing", g_byte_array_new ());
  put_blob (file, "OSMData", make_block (fault));
  return write_file (file);
}

static gboolean
check_node (const CordonOsmNode *node,
            gpointer user_data,
            GError **error)
{
  g_assert_cmpint (node->id, ==, 7);
  g_assert_cmpfloat (node->place.lon_deg, ==, 7.422028);
  g_assert_cmpfloat (node->place.lat_deg, ==, 43.7370125);
  g_assert_cmpuint (node->tags.n_items, ==, 1);
  g_assert_true (cordon_map_tags_has (&node->tags, "highway", "steps"));
  return TRUE;
}

static gboolean
check_way (const CordonOsmWay *way,
           gpointer user_data,
           GError **error)
{
  g_assert_cmpint (way->id, ==, 8);
  g_assert_cmpuint (way->n_nodes, ==, 2);
  g_assert_cmpint (way->node_ids[0], ==, 7);
  g_assert_cmpint (way->node_ids[1], ==, 6);
  return TRUE;
}

static gboolean
check_relation (const CordonOsmRelation *relation,
                gpointer user_data,
                GError **error)
{
  *(guint *) user_data += 1;
  g_assert_cmpint (relation->id, ==, 9);
  g_assert_cmpuint (relation->n_members, ==, 1);
  g_assert_cmpint (relation->members[0].id, ==, 8);
  g_assert_cmpint (relation->members[0].kind, ==, CORDON_OSM_WAY);
  g_assert_cmpstr (relation->members[0].role, ==, "outer");
  return TRUE;
}

static void
test_sample (void)
{
  guint n_relations = 0;
  CordonOsmHandler handler = { CORDON_OSM_ALL, check_node, check_way, check_relation,
                               &n_relations };
  g_autofree char *path = write_sample (BLOCK_GOOD);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonOsmPbf) pbf = cordon_osm_pbf_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cordon_osm_pbf_header (pbf)->timestamp, ==, "2021-04-21T20:21:46Z");
  for (guint reading = 1; reading <= 2; reading++)
    {
      g_assert_true (cordon_osm_pbf_read (pbf, &handler, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_relations, ==, reading);
    }
  handler.wanted = CORDON_OSM_NODE;
  g_assert_true (cordon_osm_pbf_read (pbf, &handler, NULL, NULL, &error));
  g_assert_cmpuint (n_relations, ==, 2);
}

static void
test_block_faults (void)
{
  for (BlockFault fault = BLOCK_STRING_OUT_OF_TABLE; fault <= BLOCK_UNKNOWN_MEMBER_KIND; fault++)
    {
      g_autofree char *path = write_sample (fault);
      g_autoptr (GError) error = NULL;
      OsmCensus census;

      g_test_message ("fault %d", fault);
      g_assert_false (take_census (path, &census, &error));
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
    }
}

static void
test_unknown_feature (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  put_blob (file, "OSMHeader", make_header ("HistoricalInformation"));
  path = write_file (file);
  g_assert_null (cordon_osm_pbf_open (path, &error));
  g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "HistoricalInformation"));
}

static gboolean
refuse_way (const CordonOsmWay *way,
            gpointer user_data,
            GError **error)
{
  g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_LIMIT, "enough");
  return FALSE;
}

static void
test_handler_ends_reading (void)
{
  CordonOsmHandler handler = { CORDON_OSM_WAY, NULL, refuse_way, NULL, NULL };
  g_autofree char *path = write_sample (BLOCK_GOOD);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonOsmPbf) pbf = cordon_osm_pbf_open (path, &error);

  g_assert_no_error (error);
  g_assert_false (cordon_osm_pbf_read (pbf, &handler, NULL, NULL, &error));
  g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_LIMIT);
}

/* Every beginning of a good file but the whole one, and those that end between packets, fails. */
static void
test_every_truncation (void)
{
  g_autofree char *path = write_sample (BLOCK_GOOD);
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  guint n_accepted = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  for (gsize length = 0; length < n_bytes; length++)
    {
      g_autoptr (GError) error = NULL;
      OsmCensus census;

      g_file_set_contents (path, bytes, (gssize) length, NULL);
      if (take_census (path, &census, &error))
        n_accepted++;
      else
        g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
    }
  g_assert_cmpuint (n_accepted, ==, 2);
}

/* Any byte changed to any of a few values: an answer or a sentence, never a crash. */
static void
test_every_byte_changed (void)
{
  static const guint8 masks[] = { 0x01, 0x80, 0xff };
  g_autofree char *path = write_sample (BLOCK_GOOD);
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  for (gsize at = 0; at < n_bytes; at++)
    for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
      {
        g_autoptr (GError) error = NULL;
        OsmCensus census;

        bytes[at] = (char) (bytes[at] ^ masks[i]);
        g_file_set_contents (path, bytes, (gssize) n_bytes, NULL);
        bytes[at] = (char) (bytes[at] ^ masks[i]);
        if (!take_census (path, &census, &error))
          g_assert_nonnull (error);
      }
}

/* ---- the shared files ---------------------------------------------------- */

typedef struct
{
  const char *name;
  guint n_nodes;
  guint n_ways;
  guint n_relations;
  guint n_tags;
  guint n_refs;
  guint n_members;
} GoodRow;

/* The counts of nodes, ways and relations are those `osmium fileinfo -e` gives; tags,
 * nodes of ways and members were counted in what `osmium cat -f opl` writes. */
static const GoodRow good_rows[] = {
  { "osm/monaco-2021.osm.pbf", 25423, 4106, 243, 24742, 30812, 27740 },
  { "hostile/lz4-blobs.osm.pbf", 25423, 4106, 243, 24742, 30812, 27740 },
  { "osm/monaco-region-2016.osm.pbf", 180118, 27377, 212, 72448, 238855, 2008 },
};

static void
test_good_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good_rows); i++)
    {
      const GoodRow *row = &good_rows[i];
      g_autofree char *path = find_shared (row->name);
      g_autoptr (GError) error = NULL;
      OsmCensus census;

      if (path == NULL)
        return;
      g_test_message ("row %u: %s", i, row->name);
      take_census (path, &census, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (census.n_nodes, ==, row->n_nodes);
      g_assert_cmpuint (census.n_ways, ==, row->n_ways);
      g_assert_cmpuint (census.n_relations, ==, row->n_relations);
      g_assert_cmpuint (census.n_tags, ==, row->n_tags);
      g_assert_cmpuint (census.n_refs, ==, row->n_refs);
      g_assert_cmpuint (census.n_members, ==, row->n_members);
    }
}

typedef struct
{
  const char *name;
  CordonImportError code;
  const char *says;
} BadRow;

static const BadRow bad_rows[] = {
  { "hostile/broken.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "header" },
  { "hostile/pbf/bitflips.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "damaged" },
  { "hostile/pbf/blobheader-2GiB.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "not an OpenStreetMap" },
  { "hostile/pbf/empty.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "empty" },
  { "hostile/pbf/header-only.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "cut off" },
  { "hostile/pbf/required-feature-unknown.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "HistoricalXYZ" },
  { "hostile/pbf/text-not-pbf.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "not an OpenStreetMap" },
  { "hostile/pbf/truncated-half.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "cut off" },
  { "hostile/pbf/zlib-bomb-31MiB-zeros.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "damaged" },
  { "hostile/pbf/zlib-bomb-64MiB-zeros.osm.pbf", CORDON_IMPORT_ERROR_LIMIT, "32 MiB" },
  { "hostile/pbf/zlib-bomb-lies-rawsize.osm.pbf", CORDON_IMPORT_ERROR_INPUT, "damaged" },
};

static void
test_hostile_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      const BadRow *row = &bad_rows[i];
      g_autofree char *path = find_shared (row->name);
      g_autoptr (GError) error = NULL;
      OsmCensus census;

      if (path == NULL)
        return;
      g_test_message ("row %u: %s", i, row->name);
      g_assert_false (take_census (path, &census, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, CORDON_IMPORT_ERROR, (gint) row->code);
      g_assert_nonnull (strstr (error->message, row->says));
    }
}

/* Real data with random bits turned over or its end cut off, always the same ones. */
static void
test_damaged_at_random (void)
{
  g_autofree char *original = find_shared ("osm/monaco-2021.osm.pbf");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "damaged.osm.pbf", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  if (original == NULL)
    return;
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_get_contents (original, &bytes, &n_bytes, NULL));
  for (guint i = 0; i < 60; i++)
    {
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) n_bytes);
      g_autoptr (GError) error = NULL;
      OsmCensus census;

      bytes[at] = (char) (bytes[at] ^ (1 << (i % 8)));
      g_file_set_contents (path, bytes, (gssize) (i % 3 == 0 ? at : n_bytes), NULL);
      bytes[at] = (char) (bytes[at] ^ (1 << (i % 8)));
      g_assert_false (take_census (path, &census, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/osm-pbf/sample", test_sample);
  g_test_add_func ("/importer/osm-pbf/block-faults", test_block_faults);
  g_test_add_func ("/importer/osm-pbf/unknown-feature", test_unknown_feature);
  g_test_add_func ("/importer/osm-pbf/handler-ends-reading", test_handler_ends_reading);
  g_test_add_func ("/importer/osm-pbf/every-truncation", test_every_truncation);
  g_test_add_func ("/importer/osm-pbf/every-byte-changed", test_every_byte_changed);
  g_test_add_func ("/importer/osm-pbf/good-files", test_good_files);
  g_test_add_func ("/importer/osm-pbf/hostile-files", test_hostile_files);
  g_test_add_func ("/importer/osm-pbf/damaged-at-random", test_damaged_at_random);
  return g_test_run ();
}
