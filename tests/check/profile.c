/* profile.c: tests of sums over time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/profile.h"

static void
test_overlapping (void)
{
  static const CordonProfileSpan expected[] = {
    { { 10, 20 }, { 2, 0, 0 } },
    { { 20, 30 }, { 5, 1, 0 } },
    { { 30, 40 }, { 3, 1, 0 } },
    { { 40, 50 }, { 0, 0, 0 } },
    { { 50, 60 }, { 4, 0, 0 } },
  };
  g_autoptr (CordonProfile) profile = cordon_profile_new ();
  g_autoptr (GArray) spans = NULL;

  cordon_profile_add (profile, (CordonInterval){ 50, 60 }, 0, 4);
  cordon_profile_add (profile, (CordonInterval){ 20, 40 }, 1, 1);
  cordon_profile_add (profile, (CordonInterval){ 10, 30 }, 0, 2);
  cordon_profile_add (profile, (CordonInterval){ 20, 40 }, 0, 3);
  cordon_profile_add (profile, (CordonInterval){ 45, 45 }, 0, 100);
  spans = cordon_profile_spans (profile);
  g_assert_cmpuint (spans->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < spans->len; i++)
    {
      const CordonProfileSpan *span = &g_array_index (spans, CordonProfileSpan, i);

      g_test_message ("row %u", i);
      g_assert_cmpint (span->when.start_min, ==, expected[i].when.start_min);
      g_assert_cmpint (span->when.end_min, ==, expected[i].when.end_min);
      g_assert_cmpfloat (span->sums[0], ==, expected[i].sums[0]);
      g_assert_cmpfloat (span->sums[1], ==, expected[i].sums[1]);
    }
}

static void
test_empty (void)
{
  g_autoptr (CordonProfile) profile = cordon_profile_new ();
  g_autoptr (GArray) spans = cordon_profile_spans (profile);

  g_assert_cmpuint (spans->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/profile/overlapping", test_overlapping);
  g_test_add_func ("/check/profile/empty", test_empty);
  return g_test_run ();
}
