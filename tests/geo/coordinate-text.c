/* coordinate-text.c: tests of geo/coordinate-text and geo/grid-coordinate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/coordinate-text.h"

#include <math.h>

#include "geo/grid-coordinate.h"
#include "geo/measure.h"

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    double lat_deg;
    double lon_deg;
  } rows[] = {
    { "43.7384, 7.4246", 43.7384, 7.4246 },
    { "43.7384,7.4246", 43.7384, 7.4246 },
    { "  43.7384   7.4246 ", 43.7384, 7.4246 },
    { "43.7384; 7.4246", 43.7384, 7.4246 },
    { "43.7384 / 7.4246", 43.7384, 7.4246 },
    { "43,7384 7,4246", 43.7384, 7.4246 },
    { "43,7384; 7,4246", 43.7384, 7.4246 },
    { "-33.8568, 151.2153", -33.8568, 151.2153 },
    { "−33.8568, +151.2153", -33.8568, 151.2153 },
    { "40,-75", 40, -75 },
    { "0 0", 0, 0 },
    { "90, -180", 90, -180 },
    { "geo:43.7384,7.4246", 43.7384, 7.4246 },
    { "43.7384N 7.4246E", 43.7384, 7.4246 },
    { "43.7384°N, 7.4246°E", 43.7384, 7.4246 },
    { "43.7384° 7.4246°", 43.7384, 7.4246 },
    { "N 43.7384 E 7.4246", 43.7384, 7.4246 },
    { "7.4246e 43.7384n", 43.7384, 7.4246 },
    { "E7.4246, N43.7384", 43.7384, 7.4246 },
    { "33.8568 S 68.303 W", -33.8568, -68.303 },
    { "33.8568S68.303W", -33.8568, -68.303 },
    { "43N7", 43, 7 },
    { "43 N E 7", 43, 7 },
    { "43°44'18.24\"N 7°25'28.56\"E", 43.7384, 7.4246 },
    { "43°44′18.24″N, 7°25′28.56″E", 43.7384, 7.4246 },
    { "43º44’18.24”N 7º25’28.56”E", 43.7384, 7.4246 },
    { "43°44''N 7°25'", NAN, NAN },
    { "43° 44' 18,24'' N 7° 25' 28,56'' E", 43.7384, 7.4246 },
    { "43°44′18.24′′ 7°25′28.56′′", 43.7384, 7.4246 },
    { "43 44 18.24 N 7 25 28.56 E", 43.7384, 7.4246 },
    { "43 44 18.24 7 25 28.56", 43.7384, 7.4246 },
    { "43:44:18.24N 007:25:28.56E", 43.7384, 7.4246 },
    { "43d44'18.24\"N 7d25'28.56\"E", 43.7384, 7.4246 },
    { "43°44.304'N 7°25.476'E", 43.7384, 7.4246 },
    { "43 44.304, 7 25.476", 43.7384, 7.4246 },
    { "-33 51 24.48 151 12 55.08", -33.8568, 151.2153 },
    { "-0 30, -0 15", -0.5, -0.25 },
    { "32T 372367.283 4842827.803", 43.7275, 7.4153 },
    { "32t 372367.283mE 4842827.803mN", 43.7275, 7.4153 },
    { "32n 372367.283 4842827.803", 43.7275, 7.4153 },
    { "32 north 372367.283, 4842827.803", 43.7275, 7.4153 },
    { "56s 334900.570 6252288.753", -33.8568, 151.2153 },
    { "56S 334900.570 6252288.753", -33.8568, 151.2153 }, /* too far north for the band S */
    { "56H 334900.570 6252288.753", -33.8568, 151.2153 },
    { "54 north 293517.347 3915404.017", 35.3606, 138.7274 },
    { "n 2115776.051 1343401.388", 84, 10 },
    { "32TLP7236742827", 43.7275, 7.4153 },
    { "32T LP 72367 42827", 43.7275, 7.4153 },
    { "32tlp 7236 4282", 43.7275, 7.4153 },
    { "54STE9351715404", 35.3606, 138.7274 },
    { "ZBA1577643401", 84, 10 },
    { "BAN0000000000", -90, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      GeoLonLat place;
      gboolean is_read = geo_coordinate_parse (rows[i].text, &place, &error);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      if (isnan (rows[i].lat_deg))
        {
          g_assert_false (is_read);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpfloat (geo_measure_distance_m (place, (GeoLonLat){ rows[i].lon_deg, rows[i].lat_deg }), <, 10);
      if (strspn (rows[i].text, "0123456789-.,; ") == strlen (rows[i].text))
        g_assert_cmpfloat_with_epsilon (place.lat_deg, rows[i].lat_deg, 1e-9);
    }
}

static void
test_bad (void)
{
  static const char *const rows[] = {
    "",
    " ",
    "x",
    "43.7384",
    "43.7384,",
    ",7.4246",
    "43.7384, 7.4246, 12",
    "97.2, 7",
    "7, 197",
    "43.7N 7.4N",
    "43.7E 7.4E",
    "N E",
    "43 60 00 N 7 0 0 E",
    "43 44 61 N 7 0 0 E",
    "43.5 30 N 7 0 E",
    "-43N 7E",
    "43 -44 7 25",
    "43'N 7'E",
    "43\"N 7\"E",
    "1 2 3",
    "1 2 3 4 5",
    "1 2 3 4 5 6 7 8",
    "43,7,7,4",
    "43..7 7",
    "43.7.1 7",
    "nan, nan",
    "inf, 7",
    "1e1, 7",
    "0x10, 7",
    "61T 372367 4842827",
    "00T 372367 4842827",
    "32T 2000000 4842827",
    "32T 372367 20000000",
    "32I 372367 4842827",
    "54S 293517 3915404",
    "32TLP723674282",
    "32TLP72367428270000",
    "32TZZ7236742827",
    "32TLW7236742827",
    "61TLP7236742827",
    "32LP7236742827",
    "n 9115776 9343401",
    "\xff\xfe, 7",
    "43°44°18\"N 7°25'E",
  };
  g_autofree char *long_text = g_strnfill (100000, '1');
  GeoLonLat place;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, g_utf8_validate (rows[i], -1, NULL) ? rows[i] : "(bytes)");
      g_assert_false (geo_coordinate_parse (rows[i], &place, &error));
      g_assert_error (error, GEO_ERROR, GEO_ERROR_TEXT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_assert_false (geo_coordinate_parse (long_text, &place, NULL));
}

static void
check_row (char **cells)
{
  g_auto (GStrv) numbers = g_strsplit (cells[0], " ", 2);
  GeoLonLat place = { g_ascii_strtod (numbers[1], NULL), g_ascii_strtod (numbers[0], NULL) };
  GeoUtm utm = geo_utm_from_lonlat (place);
  g_autofree char *mgrs = geo_mgrs_format (place, 5);
  g_autofree char *zone = utm.zone > 0 ? g_strdup_printf ("%02u%c", utm.zone, utm.is_north ? 'n' : 's')
                                       : g_strdup (utm.is_north ? "n" : "s");
  g_autofree char *text = g_strdup_printf ("%s %.3f %.3f", zone, utm.easting_m, utm.northing_m);
  GeoLonLat back;

  g_assert_cmpstr (text, ==, cells[1]);
  g_assert_cmpstr (mgrs, ==, cells[2]);
  for (int column = 1; column <= 3; column++)
    {
      static const double slack_m[] = { 0, 0.002, 0.72, 0.005 };

      g_assert_true (geo_coordinate_parse (cells[column], &back, NULL));
      g_assert_cmpfloat (geo_measure_distance_m (place, back), <=, slack_m[column]);
    }
}

/* GeographicLib's GeoConvert as the oracle. */
static void
test_geoconvert (void)
{
  const char *shared = g_getenv ("CORDON_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : ".", "data", "reference",
                                            "geoconvert_points.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_rows = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the reference coordinates (CORDON_SHARED) are not here");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (cells) < 4)
        continue;
      g_test_message ("row %u: %s", i, lines[i]);
      check_row (cells);
      n_rows++;
    }
  g_assert_cmpuint (n_rows, >=, 190);
}

static void
test_format (void)
{
  static const struct
  {
    GeoLonLat place;
    GeoCoordinateStyle style;
    const char *expected;
  } rows[] = {
    { { 7.4246, 43.7384 }, GEO_COORDINATE_DECIMAL, "43.738400, 7.424600" },
    { { -68.303, -54.8019 }, GEO_COORDINATE_DECIMAL, "-54.801900, -68.303000" },
    { { 7.4246, 43.7384 }, GEO_COORDINATE_DMS, "43°44′18.24″N 7°25′28.56″E" },
    { { -0.0000001, -0.9999999999 }, GEO_COORDINATE_DMS, "1°00′00.00″S 0°00′00.00″W" },
    { { 7.4153, 43.7275 }, GEO_COORDINATE_UTM, "32T 372367 4842828" },
    { { 138.7274, 35.3606 }, GEO_COORDINATE_UTM, "54 north 293517 3915404" },
    { { 10, 84 }, GEO_COORDINATE_UTM, "Z 2115776 1343401" },
    { { 7.4153, 43.7275 }, GEO_COORDINATE_MGRS, "32T LP 72367 42827" },
    { { 10, 84 }, GEO_COORDINATE_MGRS, "Z BA 15776 43401" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = geo_coordinate_format (rows[i].place, rows[i].style);
      GeoLonLat back;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (text, ==, rows[i].expected);
      g_assert_true (geo_coordinate_parse (text, &back, NULL));
      g_assert_cmpfloat (geo_measure_distance_m (back, rows[i].place), <, 1);
    }
}

/* Whatever is written is read again, everywhere on Earth. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      GeoLonLat place = { g_test_rand_double_range (-180, 180), g_test_rand_double_range (-90, 90) };

      for (int style = GEO_COORDINATE_DECIMAL; style <= GEO_COORDINATE_MGRS; style++)
        {
          g_autofree char *text = geo_coordinate_format (place, style);
          g_autoptr (GError) error = NULL;
          GeoLonLat back;

          if (!geo_coordinate_parse (text, &back, &error))
            g_error ("%s: %s", text, error->message);
          g_assert_cmpfloat (geo_measure_distance_m (back, place), <, 1);
        }
    }
}

/* Random keys end in a place or a sentence. */
static void
test_random_text (void)
{
  static const char keys[] = "0123456789 .,;:-+NSEWnsewdT°'\"′″LPmABYZ/\t";

  for (int i = 0; i < 20000; i++)
    {
      char text[24];
      int n = g_test_rand_int_range (0, 23);
      g_autoptr (GError) error = NULL;
      GeoLonLat place;

      for (int j = 0; j < n; j++)
        text[j] = keys[g_test_rand_int_range (0, sizeof keys - 1)];
      text[n] = '\0';
      if (geo_coordinate_parse (text, &place, &error))
        g_assert_true (fabs (place.lat_deg) <= 90 && fabs (place.lon_deg) <= 180.0000001);
      else
        g_assert_error (error, GEO_ERROR, GEO_ERROR_TEXT);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/coordinate-text/good", test_good);
  g_test_add_func ("/geo/coordinate-text/bad", test_bad);
  g_test_add_func ("/geo/coordinate-text/geoconvert", test_geoconvert);
  g_test_add_func ("/geo/coordinate-text/format", test_format);
  g_test_add_func ("/geo/coordinate-text/round-trip", test_round_trip);
  g_test_add_func ("/geo/coordinate-text/random-text", test_random_text);
  return g_test_run ();
}
