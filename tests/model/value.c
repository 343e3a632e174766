/* value.c: tests of model/value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/value.h"

static void
test_windows (void)
{
  CordonInterval pieces[] = { { 60, 90 }, { 0, 30 }, { 30, 40 }, { 5, 5 } };
  g_autoptr (CordonWindows) windows = cordon_windows_new (pieces, 4);

  g_assert_cmpuint (windows->n_items, ==, 2);
  g_assert_true (cordon_windows_contain (windows, 39));
  g_assert_false (cordon_windows_contain (windows, 40));
  g_assert_true (cordon_windows_contain (NULL, 40));
  g_assert_null (cordon_windows_new (pieces + 3, 1));
  g_assert_false (cordon_windows_equal (windows, NULL));
}

static void
test_schedule (void)
{
  CordonStep steps[] = { { { 60, 120 }, 5 }, { { 0, 90 }, 2 } };
  g_autoptr (CordonSchedule) schedule = cordon_schedule_new (steps, 2);
  CordonInterval when = { 0, 0 };

  g_assert_cmpint (schedule->items[0].when.start_min, ==, 0);
  g_assert_cmpfloat (cordon_schedule_at (schedule, 59), ==, 2);
  g_assert_cmpfloat (cordon_schedule_at (schedule, 60), ==, 7);
  g_assert_cmpfloat (cordon_schedule_at (schedule, 90), ==, 5);
  g_assert_cmpfloat (cordon_schedule_at (schedule, 120), ==, 0);
  g_assert_cmpfloat (cordon_schedule_peak (schedule, &when), ==, 7);
  g_assert_cmpint (when.start_min, ==, 60);
  g_assert_cmpfloat (cordon_schedule_peak (NULL, NULL), ==, 0);
}

static void
test_words (void)
{
  const char *const items[] = { " Steward ", "", "first aid", "Steward" };
  g_autoptr (CordonWords) words = cordon_words_new (items, 4);
  g_autoptr (CordonWords) same = cordon_words_new ((const char *const *) words->items, words->n_items);

  g_assert_cmpuint (words->n_items, ==, 2);
  g_assert_cmpstr (words->items[0], ==, "Steward");
  g_assert_true (cordon_words_contain (words, "FIRST AID"));
  g_assert_false (cordon_words_contain (words, "first"));
  g_assert_true (cordon_words_equal (words, same));
  g_assert_null (cordon_words_new (items + 1, 1));
}

static void
test_refs (void)
{
  gint64 ids[] = { 7, 0, 3, 7 };
  g_autoptr (CordonRefs) refs = cordon_refs_new (ids, 4);

  g_assert_cmpuint (refs->n_items, ==, 2);
  g_assert_cmpint (refs->items[1], ==, 3);
  g_assert_true (cordon_refs_contain (refs, 3));
  g_assert_false (cordon_refs_contain (NULL, 3));
  g_assert_null (cordon_refs_new (ids + 1, 1));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/value/windows", test_windows);
  g_test_add_func ("/model/value/schedule", test_schedule);
  g_test_add_func ("/model/value/words", test_words);
  g_test_add_func ("/model/value/refs", test_refs);
  return g_test_run ();
}
