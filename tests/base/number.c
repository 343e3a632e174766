/* number.c: tests of base/number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/number.h"

#include <math.h>

static void
test_shortest (void)
{
  static const struct
  {
    double value;
    const char *text;
  } rows[] = {
    { 0.1, "0.1" },
    { 7.4214, "7.4214" },
    { -0.0, "0" },
    { 1e300, "1e+300" },
    { 1.0 / 3, "0.3333333333333333" },
    { 43.73470000000001, "43.73470000000001" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char buffer[CORDON_NUMBER_SIZE];

      g_assert_cmpstr (cordon_number_format (buffer, rows[i].value), ==, rows[i].text);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (int i = 0; i < 20000; i++)
    {
      char buffer[CORDON_NUMBER_SIZE];
      double value = (g_rand_double (random) - 0.5) * pow (10, g_rand_int_range (random, -20, 20));
      double back = 0;

      g_assert_true (cordon_number_parse (cordon_number_format (buffer, value), &back));
      g_assert_true (back == value);
    }
}

static void
test_refuse (void)
{
  static const char *const rows[] = { "", " ", "x", "1,5", "1 2", "0x10", "nan", "inf", "1e999", "--1", "1e" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double value;
      gint64 integer;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i]);
      g_assert_false (cordon_number_parse (rows[i], &value));
      g_assert_false (cordon_integer_parse (rows[i], &integer));
    }
}

static void
test_integer (void)
{
  gint64 value = 0;

  g_assert_true (cordon_integer_parse (" 9223372036854775807 ", &value));
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_assert_false (cordon_integer_parse ("9223372036854775808", &value));
  g_assert_false (cordon_integer_parse ("1.5", &value));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/number/shortest", test_shortest);
  g_test_add_func ("/base/number/round-trip", test_round_trip);
  g_test_add_func ("/base/number/refuse", test_refuse);
  g_test_add_func ("/base/number/integer", test_integer);
  return g_test_run ();
}
