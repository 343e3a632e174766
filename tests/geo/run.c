/* run.c: tests of geo/run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/run.h"

#include <math.h>

/* "0-5 7-9" as a set of runs. */
static GArray *
parse_runs (const char *text)
{
  GArray *runs = geo_run_set_new ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      char *end;
      double s0_m = g_ascii_strtod (words[i], &end);

      geo_run_set_add (runs, s0_m, g_ascii_strtod (end + 1, NULL));
    }
  return runs;
}

static void
assert_runs (GArray *runs,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    g_string_append_printf (text, "%s%g-%g", i > 0 ? " " : "", g_array_index (runs, GeoRun, i).s0_m,
                            g_array_index (runs, GeoRun, i).s1_m);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_union (void)
{
  static const char *const rows[][2] = {
    { "", "" },
    { "5-9 0-3", "0-3 5-9" },
    { "0-3 3-5", "0-5" },
    { "0-9 2-4", "0-9" },
    { "0-3 3.0000005-5", "0-5" },
    { "0-3 3.00001-5", "0-3 3.00001-5" },
    { "4-6 0-1 5-9 1-2", "0-2 4-9" },
    { "3-3 5-4", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) runs = parse_runs (rows[i][0]);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      geo_run_union (runs);
      assert_runs (runs, rows[i][1]);
    }
}

static void
test_algebra (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    const char *both;
    const char *less;
    const char *complement;
  } rows[] = {
    { "", "", "", "", "0-10" },
    { "0-10", "", "", "0-10", "" },
    { "0-10", "2-3 5-6", "2-3 5-6", "0-2 3-5 6-10", "" },
    { "1-4 6-9", "3-7", "3-4 6-7", "1-3 7-9", "0-1 4-6 9-10" },
    { "1-4", "1-4", "1-4", "", "0-1 4-10" },
    { "1-4", "0-10", "1-4", "", "0-1 4-10" },
    { "1-4", "4-6", "", "1-4", "0-1 4-10" },
    { "1-2 3-4 5-6", "1.5-5.5", "1.5-2 3-4 5-5.5", "1-1.5 5.5-6", "0-1 2-3 4-5 6-10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) a = parse_runs (rows[i].a);
      g_autoptr (GArray) b = parse_runs (rows[i].b);
      g_autoptr (GArray) both = geo_run_intersect (a, b);
      g_autoptr (GArray) less = geo_run_subtract (a, b);
      g_autoptr (GArray) complement = geo_run_complement (a, 10);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      assert_runs (both, rows[i].both);
      assert_runs (less, rows[i].less);
      assert_runs (complement, rows[i].complement);
      g_assert_cmpfloat_with_epsilon (geo_run_total_m (both) + geo_run_total_m (less), geo_run_total_m (a), 1e-9);
      g_assert_cmpfloat_with_epsilon (geo_run_total_m (complement), 10 - geo_run_total_m (a), 1e-9);
    }
}

static void
test_longest (void)
{
  g_autoptr (GArray) runs = parse_runs ("0-2 3-6 7-10");
  g_autoptr (GArray) none = parse_runs ("");

  g_assert_cmpfloat (geo_run_longest (runs).s0_m, ==, 3);
  g_assert_cmpfloat (geo_run_longest (none).s1_m, ==, 0);
}

static void
test_around (void)
{
  static const char *const rows[][2] = {
    { "", "" },
    { "0-10", "0-10" },
    { "0-2 4-6 9-10", "4-6 9-12" },
    { "0-2 4-6", "0-2 4-6" },
    { "1-2 9-10", "1-2 9-10" },
    { "0-1 9-10", "9-11" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) runs = parse_runs (rows[i][0]);
      g_autoptr (GArray) joined = geo_run_join_around (runs, 10);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      assert_runs (joined, rows[i][1]);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/run/union", test_union);
  g_test_add_func ("/geo/run/algebra", test_algebra);
  g_test_add_func ("/geo/run/longest", test_longest);
  g_test_add_func ("/geo/run/around", test_around);
  return g_test_run ();
}
