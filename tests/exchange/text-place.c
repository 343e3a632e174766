/* text-place.c: tests of exchange/text-place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/text-place.h"

#include <string.h>

#include "exchange/error.h"

static void
test_counter (void)
{
  static const char text[] = "aé\nb\r\nc\rd\n\n€x";
  static const struct
  {
    guint offset;
    guint line;
    guint column;
  } rows[] = {
    { 0, 1, 1 },
    { 1, 1, 2 },
    { 3, 1, 3 },
    { 4, 2, 1 },
    { 5, 2, 2 },
    { 7, 3, 1 },
    { 9, 4, 1 },
    { 11, 5, 1 },
    { 12, 6, 1 },
    { 15, 6, 2 },
    { 15, 6, 2 },
    { 16, 6, 3 },
  };
  CordonTextCounter counter = cordon_text_counter_start (text);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CordonTextPlace place = cordon_text_counter_move (&counter, text + rows[i].offset);

      g_test_message ("row %u: byte %u", i, rows[i].offset);
      g_assert_cmpuint (place.line, ==, rows[i].line);
      g_assert_cmpuint (place.column, ==, rows[i].column);
    }
}

static void
test_utf8 (void)
{
  static const char good[] = "zone\nGrüße €";
  g_autoptr (GError) error = NULL;
  CordonTextPlace place = { 0, 0 };

  g_assert_true (cordon_text_check_utf8 (good, strlen (good), &place, &error));
  g_assert_no_error (error);
  g_assert_false (cordon_text_check_utf8 ("a\nb\xe9", 4, &place, &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_SYNTAX);
  g_assert_cmpuint (place.line, ==, 2);
  g_assert_cmpuint (place.column, ==, 2);
  g_clear_error (&error);
  g_assert_false (cordon_text_check_utf8 ("a\0b", 3, &place, &error));
  g_assert_cmpuint (place.column, ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/text-place/counter", test_counter);
  g_test_add_func ("/exchange/text-place/utf8", test_utf8);
  return g_test_run ();
}
