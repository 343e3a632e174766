/* wkb.c: tests of geo/wkb.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/wkb.h"

#include <string.h>

#define PI_BYTES_LE "182d4454fb210940"

static GByteArray *
bytes_of_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (; hex[0] != '\0'; hex += 2)
    {
      guint8 byte = g_ascii_xdigit_value (hex[0]) * 16 + g_ascii_xdigit_value (hex[1]);

      g_byte_array_append (bytes, &byte, 1);
    }
  return bytes;
}

/* Each row: bytes in hexadecimal and the same geometry as text. */
static const struct
{
  const char *hex;
  const char *wkt;
} good_rows[] = {
  { "0101000000"
    "000000000000f03f"
    "0000000000000040",
    "POINT (1 2)" },
  { "0000000001"
    "3ff0000000000000"
    "4000000000000000",
    "POINT (1 2)" },
  /* Z by EWKB flag, Z and M by ISO code; what is above the ground is dropped */
  { "0101000080"
    "000000000000f03f"
    "0000000000000040"
    "0000000000000840",
    "POINT (1 2)" },
  { "01e9030000"
    "000000000000f03f"
    "0000000000000040"
    "0000000000000840",
    "POINT (1 2)" },
  { "01d1070000"
    "000000000000f03f"
    "0000000000000040"
    "0000000000000840",
    "POINT (1 2)" },
  { "01b90b0000"
    "000000000000f03f"
    "0000000000000040"
    "0000000000000840"
    "0000000000001040",
    "POINT (1 2)" },
  { "0102000000"
    "02000000"
    "000000000000f03f"
    "0000000000000040"
    "0000000000000840"
    "0000000000001040",
    "LINESTRING (1 2, 3 4)" },
  /* a ring that does not close is closed */
  { "0103000000"
    "01000000"
    "03000000"
    "0000000000000000"
    "0000000000000000"
    "000000000000f03f"
    "0000000000000000"
    "000000000000f03f"
    "000000000000f03f",
    "POLYGON ((0 0, 1 0, 1 1, 0 0))" },
  /* a multipoint of one */
  { "0104000000"
    "01000000"
    "0101000000"
    "000000000000f03f"
    "0000000000000040",
    "POINT (1 2)" },
  /* a big-endian multiline with a little-endian member */
  { "0000000005"
    "00000001"
    "0102000000"
    "02000000"
    "000000000000f03f"
    "0000000000000040"
    "0000000000000840"
    "0000000000001040",
    "LINESTRING (1 2, 3 4)" },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good_rows); i++)
    {
      g_autoptr (GByteArray) bytes = bytes_of_hex (good_rows[i].hex);
      g_autoptr (GError) error = NULL;
      g_autoptr (GeoShape) shape = geo_wkb_read (bytes->data, bytes->len, &error);
      g_autoptr (GeoShape) parsed = NULL;
      g_autofree char *text = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      text = geo_wkt_format (shape);
      g_assert_cmpstr (text, ==, good_rows[i].wkt);
      parsed = geo_wkt_parse (text, &error);
      g_assert_no_error (error);
      g_assert_true (geo_shape_equal (parsed, shape));
    }
}

/* However a good geometry is cut off, it is an error and nothing is read past its end. */
static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good_rows); i++)
    {
      g_autoptr (GByteArray) bytes = bytes_of_hex (good_rows[i].hex);

      for (guint size = 0; size < bytes->len; size++)
        {
          g_autofree guint8 *cut = g_memdup2 (bytes->data, size);
          g_autoptr (GError) error = NULL;
          g_autoptr (GeoShape) shape = geo_wkb_read (cut, size, &error);

          g_assert_null (shape);
          g_assert_error (error, GEO_ERROR, GEO_ERROR_BINARY);
        }
    }
}

static void
test_bad (void)
{
  static const char *const rows[] = {
    "02"
    "01000000"
    "000000000000f03f"
    "0000000000000040", /* no byte order */
    "0101000000"
    "000000000000f03f"
    "0000000000000040"
    "00", /* a byte too many */
    "0101000000"
    "000000000000f07f"
    "0000000000000040", /* infinite */
    "0101000000"
    "000000000000f87f"
    "000000000000f87f", /* POINT EMPTY as NaN */
    "0100000000"
    "000000000000f03f"
    "0000000000000040", /* kind 0 */
    "0107000000"
    "01000000"
    "0101000000"
    "000000000000f03f"
    "0000000000000040", /* a collection */
    "0108000000"
    "00000000", /* a curve */
    "0102000000"
    "00000000", /* no places */
    "0102000000"
    "01000000"
    "000000000000f03f"
    "0000000000000040", /* one place */
    "0102000000"
    "ffffffff"
    "000000000000f03f"
    "0000000000000040", /* lies about its count */
    "0102000000"
    "00000010"
    "000000000000f03f"
    "0000000000000040", /* lies, and overflows 32 bits */
    "0103000000"
    "00000000", /* no rings */
    "0103000000"
    "ffffffff"
    "00000000", /* lies about its rings */
    "0103000000"
    "01000000"
    "02000000"
    "0000000000000000"
    "0000000000000000"
    "000000000000f03f"
    "0000000000000000",
    "0104000000"
    "02000000"
    "0101000000"
    "000000000000f03f"
    "0000000000000040" /* two members */
    "0101000000"
    "000000000000f03f"
    "0000000000000040",
    "0104000000"
    "00000000", /* no members */
    "0105000000"
    "01000000"
    "0101000000"
    "000000000000f03f"
    "0000000000000040" /* mixed kinds */,
    "0104000000"
    "01000000"
    "0104000000"
    "01000000"
    "0101000000"
    "000000000000f03f"
    "0000000000000040",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) bytes = bytes_of_hex (rows[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GeoShape) shape = geo_wkb_read (bytes->data, bytes->len, &error);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_null (shape);
      g_assert_error (error, GEO_ERROR, GEO_ERROR_BINARY);
      g_assert_cmpstr (error->message, !=, "");
    }
}

static void
test_round_trip (void)
{
  static const char *const rows[] = {
    "POINT (7.4246 43.7384)",
    "LINESTRING (-180 -90, 180 90, 0.1 0.2)",
    "POLYGON ((0 0, 9 0, 9 9, 0 0), (6 2, 7 2, 7 3, 6 2))",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GeoShape) shape = geo_wkt_parse (rows[i], NULL);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GeoShape) back = NULL;

      g_assert_nonnull (shape);
      geo_wkb_append (bytes, shape);
      back = geo_wkb_read (bytes->data, bytes->len, NULL);
      g_assert_true (geo_shape_equal (shape, back));
    }
}

/* Random damage must end in a geometry or an error, never in a crash. */
static void
test_damaged (void)
{
  for (int trial = 0; trial < 20000; trial++)
    {
      g_autoptr (GByteArray) bytes = bytes_of_hex (good_rows[trial % G_N_ELEMENTS (good_rows)].hex);
      g_autoptr (GError) error = NULL;
      g_autoptr (GeoShape) shape = NULL;

      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        bytes->data[g_test_rand_int_range (0, bytes->len)] = (guint8) g_test_rand_int ();
      shape = geo_wkb_read (bytes->data, bytes->len, &error);
      g_assert_true ((shape == NULL) == (error != NULL));
    }
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* NULL where it must be refused */
  } rows[] = {
    { "point(1 2)", "POINT (1 2)" },
    { "  POINT Z ( 1   2 3 ) ", "POINT (1 2)" },
    { "LineString (1e1 -2, +3 .5)", "LINESTRING (10 -2, 3 0.5)" },
    { "POLYGON ((0 0,1 0,1 1))", "POLYGON ((0 0, 1 0, 1 1, 0 0))" },
    { "", NULL },
    { "POINT", NULL },
    { "POINT EMPTY", NULL },
    { "POINT (1)", NULL },
    { "POINT (1 2", NULL },
    { "POINT (1 2) x", NULL },
    { "POINT (1 2, 3 4)", NULL },
    { "POINT (nan 2)", NULL },
    { "POINT (1e999 2)", NULL },
    { "POINTER (1 2)", NULL },
    { "LINESTRING (1 2)", NULL },
    { "POLYGON ((0 0, 1 0))", NULL },
    { "POLYGON (0 0, 1 0, 1 1)", NULL },
    { "MULTIPOINT ((1 2))", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GeoShape) shape = geo_wkt_parse (rows[i].text, &error);
      g_autofree char *text = shape != NULL ? geo_wkt_format (shape) : NULL;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (text, ==, rows[i].expected);
      if (rows[i].expected == NULL)
        g_assert_error (error, GEO_ERROR, GEO_ERROR_TEXT);
      else
        g_assert_no_error (error);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/wkb/good", test_good);
  g_test_add_func ("/geo/wkb/truncated", test_truncated);
  g_test_add_func ("/geo/wkb/bad", test_bad);
  g_test_add_func ("/geo/wkb/round-trip", test_round_trip);
  g_test_add_func ("/geo/wkb/damaged", test_damaged);
  g_test_add_func ("/geo/wkb/text", test_text);
  return g_test_run ();
}
