/* geojson-check.c: tests of the GeoJSON check, row by row and on foreign collections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/geojson-check.h"

#include <string.h>

#include "shared.h"

typedef struct
{
  const char *text;
  const char *says; /* NULL: good */
} Row;

static const Row rows[] = {
  { "{\"type\":\"Point\",\"coordinates\":[7.4,43.7]}", NULL },
  { "\xef\xbb\xbf{\"type\":\"Point\",\"coordinates\":[7.4,43.7,12]}", NULL },
  { "{\"coordinates\":[-1.5e1,0.5],\"x\":[{\"a\":null}],\"type\":\"Point\"}", NULL },
  { "{\"type\":\"Point\",\"coordinates\":[]}", NULL },
  { "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}", NULL },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}", NULL },
  { "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]]]}", NULL },
  { "{\"type\":\"FeatureCollection\",\"features\":[]}", NULL },
  { "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}", NULL },
  { "{\"type\":\"Feature\",\"id\":7,\"properties\":{\"type\":1,\"\\u00e9\\n\":\"\"},"
    "\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[]}}",
    NULL },
  { " \n{\"type\":\"Point\",\"coordinates\":[1,2],\"bbox\":[1,2,1,2]}\n ", NULL },

  { "", "one JSON object" },
  { "[]", "one JSON object" },
  { "{", "name" },
  { "{\"type\":\"Point\",\"coordinates\":[1,2]}}", "more text" },
  { "{\"type\":\"Point\",\"coordinates\":[1,2],}", "name" },
  { "{\"type\":\"Point\" \"coordinates\":[1,2]}", "comma or }" },
  { "{\"type\":\"Point\",\"coordinates\":[1,2", "breaks off" },
  { "{\"type\":\"Point\",\"coordinates\":[01,2]}", "garbled" },
  { "{\"type\":\"Point\",\"coordinates\":[1.,2]}", "garbled" },
  { "{\"type\":\"Point\",\"coordinates\":[+1,2]}", "garbled" },
  { "{\"type\":\"Point\",\"coordinates\":[NaN,2]}", "garbled" },
  { "{\"type\":\"Po\nint\",\"coordinates\":[1,2]}", "garbled" },
  { "{\"type\":\"\\x\"}", "garbled" },
  { "{\"type\":\"\\u12g4\"}", "garbled" },
  { "{\"type\":\"\xff\"}", "UTF-8" },
  { "{\"type\":1}", "“type” must be a string" },
  { "{}", "needs the member “type”" },
  { "{\"type\":\"point\",\"coordinates\":[1,2]}", "case-sensitive" },
  { "{\"type\":\"Point\",\"type\":\"Point\",\"coordinates\":[1,2]}", "twice" },
  { "{\"type\":\"Point\",\"coordinates\":[1]}", "at least two numbers" },
  { "{\"type\":\"Point\",\"coordinates\":[1,\"2\"]}", "must be a number" },
  { "{\"type\":\"Point\",\"coordinates\":{}}", "must be an array" },
  { "{\"type\":\"Point\",\"coordinates\":[1,2],\"properties\":{}}", "cannot have" },
  { "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}", "two positions" },
  { "{\"type\":\"LineString\",\"coordinates\":[1,2]}", "array of numbers" },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}", "four positions" },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}", "must be the same" },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0,1]]]}", "must be the same" },
  { "{\"type\":\"FeatureCollection\",\"features\":[null]}", "every feature" },
  { "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Point\"}]}", "“Feature”" },
  { "{\"type\":\"Feature\",\"properties\":[],\"geometry\":null}", "object or null" },
  { "{\"type\":\"Feature\",\"geometry\":null}", "“properties”" },
  { "{\"type\":\"Feature\",\"properties\":{}}", "“geometry”" },
  { "{\"type\":\"Feature\",\"id\":{},\"properties\":{},\"geometry\":null}", "“id”" },
  { "{\"type\":\"GeometryCollection\",\"geometries\":[false]}", "object is expected" },
  { "{\"type\":\"Point\",\"coordinates\":[1,2],\"bbox\":[1,2,3]}", "four or six" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_good = cordon_geojson_check (rows[i].text, strlen (rows[i].text), &error);

      g_autofree char *shown = g_utf8_make_valid (rows[i].text, -1);

      g_test_message ("row %u: %s", i, shown);
      g_assert_cmpint (is_good, ==, rows[i].says == NULL);
      if (is_good)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].says));
    }
}

static void
test_names_the_line (void)
{
  static const char text[] = "{\n \"type\": \"Point\",\n \"coordinates\": [1, \"2\"]\n}\n";
  g_autoptr (GError) error = NULL;

  g_assert_false (cordon_geojson_check (text, strlen (text), &error));
  g_assert_nonnull (strstr (error->message, "line 3:"));
}

/* Brackets without end: a sentence, not an exhausted stack. */
static void
test_deep_nesting (void)
{
  static const char *const starts[] = { "[", "{\"type\":", "{\"x\":[" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"type\":\"Point\",\"coordinates\":");
      g_autoptr (GError) error = NULL;

      for (guint depth = 0; depth < 1000000; depth++)
        g_string_append (text, starts[i]);
      g_assert_false (cordon_geojson_check (text->str, text->len, &error));
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
    }
}

static void
test_every_truncation (void)
{
  const char *text = rows[9].text;

  for (gsize length = 0; length < strlen (text); length++)
    {
      /* A copy of its own, so that a sanitizer sees a step beyond the end. */
      g_autofree char *part = g_memdup2 (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_false (cordon_geojson_check (part != NULL ? part : "", length, &error));
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
    }
}

/* Only advice in RFC 7946 is broken in these. */
static const char *const only_advice[] = {
  "bad-polygon-interiorring-rhr.geojson",
  "excessive_precision_truncated.geojson",
  "geometrycollection_nested.geojson",
  "geometrycollection_single.geojson",
  "point-toomany.geojson",
  "polygon_winding_order.geojson",
  NULL,
};

static guint
check_folder (const char *name,
              gboolean is_good_folder)
{
  g_autofree char *folder = find_shared (name);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *file;
  guint n_checked = 0;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      gsize n_bytes;
      gboolean is_good;

      if (!g_str_has_suffix (file, ".geojson"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, &n_bytes, NULL));
      is_good = cordon_geojson_check (text, n_bytes, &error);
      g_test_message ("%s: %s", file, is_good ? "good" : error->message);
      g_assert_cmpint (is_good, ==, is_good_folder || g_strv_contains (only_advice, file));
      n_checked++;
    }
  return n_checked;
}

static void
test_good_files (void)
{
  guint n_checked = check_folder ("formats/geojson/good", TRUE);

  g_assert_true (n_checked == 0 || n_checked == 18);
}

static void
test_bad_files (void)
{
  guint n_checked = check_folder ("formats/geojson/bad", FALSE);

  g_assert_true (n_checked == 0 || n_checked == 44);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/geojson-check/rows", test_rows);
  g_test_add_func ("/importer/geojson-check/names-the-line", test_names_the_line);
  g_test_add_func ("/importer/geojson-check/deep-nesting", test_deep_nesting);
  g_test_add_func ("/importer/geojson-check/every-truncation", test_every_truncation);
  g_test_add_func ("/importer/geojson-check/good-files", test_good_files);
  g_test_add_func ("/importer/geojson-check/bad-files", test_bad_files);
  return g_test_run ();
}
