/* interval.c: tests of base/interval.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/interval.h"

static void
test_touching (void)
{
  CordonInterval morning = { 330, 810 };
  CordonInterval afternoon = { 810, 1290 };

  g_assert_false (cordon_interval_overlaps (morning, afternoon));
  g_assert_true (cordon_interval_contains (afternoon, 810));
  g_assert_false (cordon_interval_contains (morning, 810));
  g_assert_cmpint (cordon_interval_minutes (morning), ==, 480);
  g_assert_cmpint (cordon_interval_minutes ((CordonInterval){ 5, 5 }), ==, 0);
  g_assert_cmpint (cordon_interval_minutes ((CordonInterval){ 9, 5 }), ==, 0);
}

static void
test_intersect (void)
{
  static const struct
  {
    CordonInterval a;
    CordonInterval b;
    gint64 minutes;
  } rows[] = {
    { { 0, 10 }, { 10, 20 }, 0 },
    { { 0, 10 }, { 9, 20 }, 1 },
    { { 0, 10 }, { 2, 4 }, 2 },
    { { 2, 4 }, { 0, 10 }, 2 },
    { { 0, 10 }, { 0, 10 }, 10 },
    { { 0, 10 }, { 20, 30 }, 0 },
    { { -10, 10 }, { -5, -3 }, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (cordon_interval_minutes (cordon_interval_intersect (rows[i].a, rows[i].b)), ==, rows[i].minutes);
      g_assert_cmpint (cordon_interval_overlaps (rows[i].a, rows[i].b), ==, rows[i].minutes > 0);
    }
}

static void
test_merge (void)
{
  CordonInterval pieces[] = { { 50, 60 }, { 0, 10 }, { 10, 20 }, { 55, 58 }, { 30, 30 }, { 15, 25 } };
  guint n_merged = cordon_interval_merge (pieces, G_N_ELEMENTS (pieces));

  g_assert_cmpuint (n_merged, ==, 2);
  g_assert_cmpint (pieces[0].start_min, ==, 0);
  g_assert_cmpint (pieces[0].end_min, ==, 25);
  g_assert_cmpint (pieces[1].start_min, ==, 50);
  g_assert_cmpint (pieces[1].end_min, ==, 60);
  g_assert_cmpuint (cordon_interval_merge (pieces, 0), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/interval/touching", test_touching);
  g_test_add_func ("/base/interval/intersect", test_intersect);
  g_test_add_func ("/base/interval/merge", test_merge);
  return g_test_run ();
}
