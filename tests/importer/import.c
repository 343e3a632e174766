/* import.c: tests of cordon-import as a process, on everything good, odd and hostile there is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <zlib.h>

#include "importer/last-words.h"
#include "shared.h"

/* What one run of the importer came to. */
typedef struct
{
  int status;
  char *output;
  char *errors;
} Outcome;

static char *
staging_path (void)
{
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  return g_build_filename (g_get_user_cache_dir (), "staging.gpkg", NULL);
}

/* Nothing is left of a refused or cancelled import, by whatever name. */
static void
assert_nothing_left (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_user_cache_dir (), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_test_message ("left: %s", name);
      g_assert_false (g_str_has_prefix (name, "staging"));
    }
}

static void
clear_outcome (Outcome *outcome)
{
  g_free (outcome->output);
  g_free (outcome->errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)

/* Runs the importer on a file and holds it to its promises. */
static void
run_import (const char *file,
            const char *const *options,
            Outcome *out_outcome)
{
  g_autofree char *staging = staging_path ();
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int wait_status;

  g_unlink (staging);
  g_ptr_array_add (arguments, (char *) g_getenv ("CORDON_IMPORT"));
  g_ptr_array_add (arguments, (char *) "--time=40");
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (arguments, (char *) options[i]);
  g_ptr_array_add (arguments, (char *) "-o");
  g_ptr_array_add (arguments, staging);
  g_ptr_array_add (arguments, (char *) file);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &out_outcome->output, &out_outcome->errors, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  out_outcome->status = WEXITSTATUS (wait_status);
  if (out_outcome->status == CORDON_IMPORT_EXIT_DONE)
    {
      const char *done = g_strrstr (out_outcome->output, "\ndone {");

      g_assert_cmpstr (out_outcome->errors, ==, "");
      g_assert_nonnull (done);
      g_assert_true (g_str_has_suffix (done, "}\n"));
      g_assert_true (g_file_test (staging, G_FILE_TEST_IS_REGULAR));
      return;
    }
  g_test_message ("%s", g_strchomp (out_outcome->errors));
  g_assert_null (strchr (out_outcome->errors, '\n'));
  g_assert_cmpuint (strlen (out_outcome->errors), >, 10);
  g_assert_null (strstr (out_outcome->output, "done"));
  assert_nothing_left ();
}

static char *
write_input (const char *name,
             const char *text)
{
  char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* ---- small files made here ----------------------------------------------- */

typedef struct
{
  const char *what;
  const char *name;
  const char *text;
  const char *options[4];
  int status;
  const char *says; /* in the JSON or in the sentence */
} Row;

#define DXF_LINE                                                                       \
  "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n0\n10\n0\n20\n0\n11\n100\n21\n50\n0\nENDSEC\n" \
  "0\nEOF\n"
#define POINT_AT(x, y) "{\"type\":\"Point\",\"coordinates\":[" x "," y "]}"

static const Row rows[] = {
  { "a point", "a.geojson", POINT_AT ("7.4", "43.7"), { NULL }, 0, "\"features\":1" },
  { "a name that lies", "a.kml", POINT_AT ("7.4", "43.7"), { NULL }, 0, "\"format\":\"geojson\"" },
  { "the edge of the Earth", "a.json", POINT_AT ("180", "-90"), { NULL }, 0, "\"features\":1" },
  { "beyond it", "a.json", POINT_AT ("180.001", "0"), { NULL }, 1, "no longitude" },
  { "metres", "a.json", POINT_AT ("372000", "4844000"), { NULL }, 1, "coordinate system" },
  { "metres, said to be", "a.json", POINT_AT ("372000", "4844000"), { "--crs=EPSG:32632" }, 0, "\"features\":1" },
  { "no such system", "a.json", POINT_AT ("1", "2"), { "--crs=EPSG:999999" }, 1, "coordinate" },
  { "a system from elsewhere", "a.json", POINT_AT ("1", "2"), { "--crs=http://example.org/1" }, 2, "EPSG" },
  { "parts", "a.json", "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],"
                       "[[[5,5],[6,5],[6,6],[5,5]]]]}",
    { NULL },
    0,
    "\"features\":2" },
  { "nothing", "a.json", "{\"type\":\"FeatureCollection\",\"features\":[]}", { NULL }, 1, "no features" },
  { "a drawing that is nowhere", "a.dxf", DXF_LINE, { NULL }, 1, "coordinate system" },
  { "a drawing placed", "a.dxf", DXF_LINE, { "--control=0,0,7.42,43.73", "--control=100,0,7.4212,43.73" }, 0, "to within 0.00 m" },
  { "a drawing placed by one point", "a.dxf", DXF_LINE, { "--control=0,0,7.42,43.73" }, 2, "two or more" },
  { "a drawing placed by rubbish", "a.dxf", DXF_LINE, { "--control=0,0,7.42" }, 2, "X,Y,LON,LAT" },
  { "cut in the middle", "a.kml", "<kml><Document><Placemark>", { NULL }, 1, "line 1" },
  { "an entity", "a.kml", "<!DOCTYPE kml [<!ENTITY a \"b\">]><kml>&a;</kml>", { NULL }, 1, "document type" },
  { "an outside entity", "a.gpx", "<!DOCTYPE gpx SYSTEM \"file:///etc/passwd\"><gpx version=\"1.1\"/>", { NULL }, 1, "document type" },
  { "a track", "a.gpx", "<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg>"
                        "<trkpt lat=\"43\" lon=\"7\"/><trkpt lat=\"43.1\" lon=\"7\"/></trkseg></trk></gpx>",
    { NULL },
    0,
    "\"title\":\"tracks\",\"features\":1" },
  { "an empty file", "a.kml", "", { NULL }, 1, "empty" },
  { "nothing known", "a.doc", "hello", { NULL }, 1, "of no kind" },
  { "too little memory", "a.geojson", POINT_AT ("7.4", "43.7"), { "--memory=8" }, 2, "--help" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *path = write_input (row->name, row->text);
      g_auto (Outcome) outcome = { 0 };

      g_test_message ("row %u: %s", i, row->what);
      run_import (path, row->options, &outcome);
      g_assert_cmpint (outcome.status, ==, row->status);
      g_assert_nonnull (strstr (row->status == 0 ? outcome.output : outcome.errors, row->says));
    }
}

static void
test_missing_file (void)
{
  g_auto (Outcome) outcome = { 0 };

  run_import ("/nonexistent/a.kml", NULL, &outcome);
  g_assert_cmpint (outcome.status, ==, CORDON_IMPORT_EXIT_REFUSED);
}

/* A limit that a reader cannot keep within ends in a sentence as well. */
static void
test_out_of_memory (void)
{
  static const char *const options[] = { "--memory=100", NULL };
  g_autofree char *path = find_shared ("osm/monaco-region-2016.osm.pbf");
  g_auto (Outcome) outcome = { 0 };

  if (path == NULL)
    return;
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("a sanitizer needs more address space than there is memory");
  return;
#endif
  run_import (path, options, &outcome);
  g_assert_cmpint (outcome.status, ==, CORDON_IMPORT_EXIT_REFUSED);
}

/* ---- shapefiles ----------------------------------------------------------- */

/* A number of up to eight bytes; beyond those it is padded with zeros. */
static void
put (GString *bytes,
     guint64 value,
     guint n_bytes,
     gboolean is_big_endian)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint place = is_big_endian ? n_bytes - 1 - i : i;

      g_string_append_c (bytes, place < 8 ? (char) (value >> (8 * place)) : '\0');
    }
}

static void
put_double (GString *bytes,
            double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put (bytes, bits, 8, FALSE);
}

/* The header of a .shp or .shx file of points, and its only record or the record's place. */
static GString *
make_shapefile (double x,
                double y,
                gboolean is_index)
{
  GString *bytes = g_string_new (NULL);

  put (bytes, 9994, 4, TRUE);
  put (bytes, 0, 20, TRUE);
  put (bytes, is_index ? 54 : 64, 4, TRUE);
  put (bytes, 1000, 4, FALSE);
  put (bytes, 1, 4, FALSE);
  for (guint i = 0; i < 4; i++)
    put_double (bytes, i % 2 == 0 ? x : y);
  put (bytes, 0, 32, FALSE);
  put (bytes, is_index ? 50 : 1, 4, TRUE);
  put (bytes, 10, 4, TRUE);
  if (is_index)
    return bytes;
  put (bytes, 1, 4, FALSE);
  put_double (bytes, x);
  put_double (bytes, y);
  return bytes;
}

static const char wgs84_text[] =
  "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
  "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";

typedef struct
{
  const char *name;
  GString *bytes;
} ZipPart;

/* An archive of files that are not packed. */
static GString *
make_zip (const ZipPart *parts,
          guint n_parts)
{
  GString *file = g_string_new (NULL);
  g_autoptr (GString) directory = g_string_new (NULL);
  gsize directory_at;

  for (guint i = 0; i < n_parts; i++)
    {
      const GString *bytes = parts[i].bytes;
      guint32 crc = (guint32) crc32 (0, (const Bytef *) bytes->str, (uInt) bytes->len);
      gsize at = file->len;

      for (guint copy = 0; copy < 2; copy++)
        {
          GString *to = copy == 0 ? file : directory;

          put (to, copy == 0 ? 0x04034b50 : 0x02014b50, 4, FALSE);
          put (to, 0, copy == 0 ? 10 : 12, FALSE);
          put (to, crc, 4, FALSE);
          put (to, bytes->len, 4, FALSE);
          put (to, bytes->len, 4, FALSE);
          put (to, strlen (parts[i].name), 2, FALSE);
          put (to, 0, copy == 0 ? 2 : 12, FALSE);
          if (copy == 1)
            put (to, at, 4, FALSE);
          g_string_append (to, parts[i].name);
        }
      g_string_append_len (file, bytes->str, (gssize) bytes->len);
    }
  directory_at = file->len;
  g_string_append_len (file, directory->str, (gssize) directory->len);
  put (file, 0x06054b50, 8, FALSE);
  put (file, n_parts, 2, FALSE);
  put (file, n_parts, 2, FALSE);
  put (file, directory->len, 4, FALSE);
  put (file, directory_at, 4, FALSE);
  put (file, 0, 2, FALSE);
  return file;
}

static char *
write_bytes (const char *name,
             const GString *bytes)
{
  char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, bytes->str, (gssize) bytes->len, NULL));
  return path;
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

static void
test_shapefile (void)
{
  g_autoptr (GString) shp = make_shapefile (7.42, 43.73, FALSE);
  g_autoptr (GString) shx = make_shapefile (7.42, 43.73, TRUE);
  g_autofree char *path = write_bytes ("posts.shp", shp);
  g_autofree char *index_path = write_bytes ("posts.shx", shx);
  g_autofree char *prj_path = NULL;
  g_auto (Outcome) nowhere = { 0 };
  g_auto (Outcome) placed = { 0 };

  run_import (path, NULL, &nowhere);
  g_assert_cmpint (nowhere.status, ==, CORDON_IMPORT_EXIT_REFUSED);
  g_assert_nonnull (strstr (nowhere.errors, "coordinate system"));
  prj_path = write_input ("posts.prj", wgs84_text);
  run_import (path, NULL, &placed);
  g_assert_cmpint (placed.status, ==, CORDON_IMPORT_EXIT_DONE);
  g_assert_nonnull (strstr (placed.output, "\"title\":\"posts\",\"features\":1"));
}

/* As people send them: a folder packed as it is, and one that holds too much. */
static void
test_zipped_shapefile (void)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (free_text);
  ZipPart parts[] = {
    { "venue/posts of day 1.shp", make_shapefile (7.42, 43.73, FALSE) },
    { "venue/posts of day 1.shx", make_shapefile (7.42, 43.73, TRUE) },
    { "venue/posts of day 1.PRJ", g_string_new (wgs84_text) },
    { "venue/read me.txt", g_string_new ("hello") },
    { "venue/more.shp", make_shapefile (7.42, 43.73, FALSE) },
  };
  g_autoptr (GString) one = make_zip (parts, 4);
  g_autoptr (GString) two = make_zip (parts, 5);
  g_autoptr (GString) none = make_zip (parts + 3, 1);
  g_autofree char *path = write_bytes ("one.zip", one);
  g_autofree char *other = NULL;
  g_autofree char *third = NULL;
  g_auto (Outcome) outcome = { 0 };
  g_auto (Outcome) refused = { 0 };
  g_auto (Outcome) empty = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_ptr_array_add (owned, parts[i].bytes);
  run_import (path, NULL, &outcome);
  g_assert_cmpint (outcome.status, ==, CORDON_IMPORT_EXIT_DONE);
  g_assert_nonnull (strstr (outcome.output, "\"title\":\"posts_of_day_1\",\"features\":1"));
  other = write_bytes ("two.zip", two);
  run_import (other, NULL, &refused);
  g_assert_nonnull (strstr (refused.errors, "several shapefiles"));
  third = write_bytes ("none.zip", none);
  run_import (third, NULL, &empty);
  g_assert_nonnull (strstr (empty.errors, "neither"));
}

static void
test_cut_shapefile (void)
{
  static const char *const options[] = { "--crs=EPSG:4326", NULL };
  g_autoptr (GString) shp = make_shapefile (7.42, 43.73, FALSE);
  g_autoptr (GString) shx = make_shapefile (7.42, 43.73, TRUE);
  g_autofree char *index_path = write_bytes ("cut.shx", shx);

  for (gsize length = 0; length < shp->len; length += 9)
    {
      g_autoptr (GString) cut = g_string_new_len (shp->str, (gssize) length);
      g_autofree char *path = write_bytes ("cut.shp", cut);
      g_auto (Outcome) outcome = { 0 };

      g_test_message ("%u bytes", (guint) length);
      run_import (path, options, &outcome);
      g_assert_cmpint (outcome.status, ==, CORDON_IMPORT_EXIT_REFUSED);
    }
}

/* ---- cancelling ---------------------------------------------------------- */

static void
test_cancel (void)
{
  g_autofree char *path = find_shared ("osm/monaco-region-2016.osm.pbf");
  g_autofree char *staging = staging_path ();
  g_autofree char *part = g_strconcat (staging, ".part.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  guint n_cancelled = 0;

  if (path == NULL)
    return;
  /* At five moments, so that it is cancelled while reading and while writing. */
  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (GSubprocess) process =
        g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          &error, g_getenv ("CORDON_IMPORT"), "-o", staging, path, NULL);

      g_assert_no_error (error);
      for (guint i = 0; i < 5000 && !g_file_test (part, G_FILE_TEST_EXISTS); i++)
        g_usleep (1000);
      g_usleep (40 * 1000 * round);
      g_subprocess_send_signal (process, SIGTERM);
      g_assert_true (g_subprocess_wait (process, NULL, &error));
      g_assert_true (g_subprocess_get_if_exited (process));
      if (g_subprocess_get_exit_status (process) == CORDON_IMPORT_EXIT_DONE)
        {
          g_unlink (staging);
          continue;
        }
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, CORDON_IMPORT_EXIT_CANCELLED);
      assert_nothing_left ();
      n_cancelled++;
    }
  g_assert_cmpuint (n_cancelled, >, 0);
}

/* ---- the shared collections ---------------------------------------------- */

/* What is taken; everything else in these folders is refused with a sentence. */
static const char *const taken[] = {
  "formats/geojson/bad/bad-polygon-interiorring-rhr.geojson",
  "formats/geojson/bad/excessive_precision_truncated.geojson",
  "formats/geojson/bad/geometrycollection_nested.geojson",
  "formats/geojson/bad/geometrycollection_single.geojson",
  "formats/geojson/bad/point-toomany.geojson",
  "formats/geojson/bad/polygon_winding_order.geojson",
  "formats/gpkg/gdal_sample_v1.2_spatial_index_extension.gpkg",
  "formats/gpkg/null_geometry.gpkg",
  "formats/gpkg/simple_sewer_features.gpkg",
  "formats/gpkg/states10.gpkg",
  "formats/gpkg/v12_bad_attributes.gpkg",
  "formats/gpx/gpx1.1_with_all_fields.gpx",
  "formats/gpx/route.gpx",
  "formats/gpx/unicode_with_bom.gpx",
  "formats/kml/balloon-image-rel.kmz",
  "formats/kml/placemark.kml",
  "formats/kml/placemark.kmz",
  "formats/kml/polyInnerBoundaries.kml",
  "formats/kml/simple_placemark.kml",
  "formats/kml/styled_placemark.kml",
  "formats/kml/styled_placemark2.kml",
  "formats/kml/tennis-corners.kml",
  "formats/kml/tennis-lines.kml",
  "formats/kml/tennis-poly.kml",
  "formats/kml/treasureIsland.kml",
  "hostile/lz4-blobs.osm.pbf",
  NULL,
};

static gboolean
is_taken (const char *name)
{
  /* One of the good ones lies at 107 degrees south, which its collection does not mind. */
  if (g_str_has_prefix (name, "formats/geojson/good/"))
    return !g_str_has_suffix (name, "/issue82.geojson");
  return g_strv_contains (taken, name);
}

static guint
import_folder (const char *folder)
{
  g_autofree char *path = find_shared (folder);
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *entry;
  guint n_imported = 0;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_build_filename (folder, entry, NULL);
      g_autofree char *file = g_build_filename (path, entry, NULL);
      g_auto (Outcome) outcome = { 0 };

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        {
          n_imported += import_folder (name);
          continue;
        }
      if (strstr (entry, ".result") != NULL || strstr (entry, ".cli-output") != NULL)
        continue;
      g_test_message ("%s", name);
      run_import (file, NULL, &outcome);
      g_assert_cmpint (outcome.status, ==, is_taken (name) ? CORDON_IMPORT_EXIT_DONE : CORDON_IMPORT_EXIT_REFUSED);
      n_imported++;
    }
  return n_imported;
}

static void
test_formats (void)
{
  guint n_imported = import_folder ("formats");

  g_assert_true (n_imported == 0 || n_imported > 100);
}

static void
test_hostile (void)
{
  guint n_imported = import_folder ("hostile");

  g_assert_true (n_imported == 0 || n_imported > 80);
}

static void
test_drawings (void)
{
  static const char *const options[] = { "--crs=EPSG:32632", NULL };
  static const char *const names[] = { "assorted", "block-insert-order", "insert-recursive-pair",
                                       "text-fancy" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("formats/dxf/%s.dxf", names[i]);
      g_autofree char *path = find_shared (name);
      g_auto (Outcome) outcome = { 0 };

      if (path == NULL)
        return;
      run_import (path, options, &outcome);
      g_assert_cmpint (outcome.status, ==, CORDON_IMPORT_EXIT_DONE);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/import/rows", test_rows);
  g_test_add_func ("/importer/import/missing-file", test_missing_file);
  g_test_add_func ("/importer/import/out-of-memory", test_out_of_memory);
  g_test_add_func ("/importer/import/shapefile", test_shapefile);
  g_test_add_func ("/importer/import/zipped-shapefile", test_zipped_shapefile);
  g_test_add_func ("/importer/import/cut-shapefile", test_cut_shapefile);
  g_test_add_func ("/importer/import/cancel", test_cancel);
  g_test_add_func ("/importer/import/drawings", test_drawings);
  g_test_add_func ("/importer/import/formats", test_formats);
  g_test_add_func ("/importer/import/hostile", test_hostile);
  return g_test_run ();
}
