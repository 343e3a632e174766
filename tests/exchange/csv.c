/* csv.c: tests of exchange/csv.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/csv.h"

#include <string.h>

#include "shared.h"

/* Cells joined by | and rows by /, so that a table of cases stays readable. */
static char *
flatten (const CordonCsv *csv)
{
  GString *flat = g_string_new (NULL);

  for (guint row = 0; row < cordon_csv_n_rows (csv); row++)
    {
      guint n_cells;
      const CordonTextCell *cells = cordon_csv_row (csv, row, &n_cells);

      if (row > 0)
        g_string_append_c (flat, '/');
      for (guint i = 0; i < n_cells; i++)
        g_string_append_printf (flat, "%s%s", i > 0 ? "|" : "", cells[i].text);
    }
  return g_string_free (flat, FALSE);
}

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    const char *flat;
  } rows[] = {
    { "", "" },
    { "\r\n\n", "" },
    { "a", "a" },
    { "a,b\r\n1,2\r\n", "a|b/1|2" },
    { "a,b\n1,2", "a|b/1|2" },
    { "a,b\r1,2\r", "a|b/1|2" },
    { "a,b\n\n1,2\n\n", "a|b/1|2" },
    { "a,\n,\n", "a|/|" },
    { "a,b\n7°25'12\"E,2\"\n", "a|b/7°25'12\"E|2\"" },
    { "\"\"\n", "" },
    { "\"a\"\"b\",\"c\r\nd\"\n", "a\"b|c\r\nd" },
    { "\xef\xbb\xbfname,code\nN,1", "name|code/N|1" },
    { "a;b\n1;2,5\n", "a|b/1|2,5" },
    { "a\tb\n1\t2\n", "a|b/1|2" },
    { "\"a;x\",b\n1,2\n", "a;x|b/1|2" },
    { "\"a,x\";b\n1;2\n", "a,x|b/1|2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CordonTextPlace place;
      g_autoptr (CordonCsv) csv = NULL;
      g_autofree char *flat = NULL;

      g_test_message ("row %u", i);
      csv = cordon_csv_read (rows[i].text, strlen (rows[i].text), &place, &error);
      g_assert_no_error (error);
      flat = flatten (csv);
      g_assert_cmpstr (flat, ==, rows[i].flat);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    guint line;
    guint column;
  } rows[] = {
    { "a,b\n1,\"2\n3\n", 2, 3 },
    { "a,b\n\"1\"x,2\n", 2, 4 },
    { "ä,b\n\"Ü\"\"\",é\xff", 2, 8 },
    { "\"a\r\nb\",\"", 2, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CordonTextPlace place = { 0, 0 };

      g_test_message ("row %u", i);
      g_assert_null (cordon_csv_read (rows[i].text, strlen (rows[i].text), &place, &error));
      g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_SYNTAX);
      g_assert_cmpuint (place.line, ==, rows[i].line);
      g_assert_cmpuint (place.column, ==, rows[i].column);
    }
}

static void
test_zero_byte (void)
{
  g_autoptr (GError) error = NULL;
  CordonTextPlace place = { 0, 0 };

  g_assert_null (cordon_csv_read ("a\n\0b", 4, &place, &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_SYNTAX);
  g_assert_cmpuint (place.line, ==, 2);
}

static void
test_places (void)
{
  static const char text[] = "a,b\n\"é\nf\",x\n";
  g_autoptr (GError) error = NULL;
  CordonTextPlace place;
  g_autoptr (CordonCsv) csv = cordon_csv_read (text, strlen (text), &place, &error);
  const CordonTextCell *cells;
  guint n_cells;

  g_assert_no_error (error);
  cells = cordon_csv_row (csv, 1, &n_cells);
  g_assert_cmpuint (cells[0].place.line, ==, 2);
  g_assert_cmpuint (cells[1].place.line, ==, 3);
  g_assert_cmpuint (cells[1].place.column, ==, 4);
}

/* What is written is read back, whatever the cells hold. */
static void
test_round_trip (void)
{
  static const char alphabet[] = "ab ,;\t\"\n\r'é";

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonCsv) csv = NULL;
      guint n_columns = (guint) g_test_rand_int_range (1, 5);
      guint n_cells;
      CordonTextPlace place;

      for (guint row = 0; row < 4; row++)
        {
          for (guint i = 0; i < n_columns; i++)
            {
              GString *cell = g_string_new (row == 0 ? "h" : NULL);

              for (int n = row == 0 ? 0 : g_test_rand_int_range (0, 6); n > 0; n--)
                g_string_append_unichar (cell, g_utf8_get_char (g_utf8_offset_to_pointer (
                                                 alphabet, g_test_rand_int_range (0, 11))));
              g_ptr_array_add (written, g_string_free (cell, FALSE));
            }
          cordon_csv_append_row (text, (const char *const *) &written->pdata[row * n_columns], n_columns);
        }
      csv = cordon_csv_read (text->str, text->len, &place, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (cordon_csv_n_rows (csv), ==, 4);
      for (guint k = 0; k < written->len; k++)
        g_assert_cmpstr (cordon_csv_row (csv, k / n_columns, &n_cells)[k % n_columns].text, ==, written->pdata[k]);
    }
}

/* Files of another project with what a good reader makes of them. */
static void
test_spectrum (void)
{
  static const struct
  {
    const char *name;
    const char *flat;
  } rows[] = {
    { "comma_in_quotes.csv", "first|last|address|city|zip/John|Doe|120 any st.|Anytown, WW|08123" },
    { "empty.csv", "a|b|c/1||/2|3|4" },
    { "empty_crlf.csv", "a|b|c/1||/2|3|4" },
    { "escaped_quotes.csv", "a|b/1|ha \"ha\" ha/3|4" },
    { "json.csv", "key|val/1|{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}" },
    { "newlines.csv", "a|b|c/1|2|3/Once upon \na time|5|6/7|8|9" },
    { "newlines_crlf.csv", "a|b|c/1|2|3/Once upon \na time|5|6/7|8|9" },
    { "quotes_and_newlines.csv", "a|b/1|ha \n\"ha\" \nha/3|4" },
    { "simple.csv", "a|b|c/1|2|3" },
    { "simple_crlf.csv", "a|b|c/1|2|3" },
    { "utf8.csv", "a|b|c/1|2|3/4|5|ʤ" },
    { "location_coordinates.csv", "Contact Phone Number|Location Coordinates|Cities|Counties/"
                                  "2095257564|37\xef\xbf\xbd"
                                  "36'37.8\"N 121\xef\xbf\xbd"
                                  "2'17.9\"W|Modesto|Stanislaus" },
  };

  if (!has_shared ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = shared_path ("data/formats/csv", rows[i].name);
      g_autofree char *text = NULL;
      g_autofree char *flat = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonCsv) csv = NULL;
      CordonTextPlace place;
      gsize n_bytes;

      g_test_message ("%s", rows[i].name);
      g_file_get_contents (path, &text, &n_bytes, &error);
      g_assert_no_error (error);
      csv = cordon_csv_read (text, n_bytes, &place, &error);
      g_assert_no_error (error);
      flat = flatten (csv);
      g_assert_cmpstr (flat, ==, rows[i].flat);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/csv/good", test_good);
  g_test_add_func ("/exchange/csv/bad", test_bad);
  g_test_add_func ("/exchange/csv/zero-byte", test_zero_byte);
  g_test_add_func ("/exchange/csv/places", test_places);
  g_test_add_func ("/exchange/csv/round-trip", test_round_trip);
  g_test_add_func ("/exchange/csv/spectrum", test_spectrum);
  return g_test_run ();
}
