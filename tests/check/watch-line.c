/* watch-line.c: tests of which metres are open when: against looking at every metre at every minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/watch-line.h"

#define LENGTH_M  60
#define LAST_MIN  40
#define N_SOURCES 14

typedef struct
{
  CordonWatchKind kind;
  GeoRun run;
  CordonInterval when;
} Source;

static GArray *
one_run (GeoRun run)
{
  GArray *runs = geo_run_set_new ();

  geo_run_set_add (runs, run.s0_m, run.s1_m);
  return runs;
}

static GArray *
one_window (CordonInterval window)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (CordonInterval));

  g_array_append_val (windows, window);
  return windows;
}

static gboolean
is_open (const Source *sources,
         CordonWatchRule rule,
         int metre,
         int minute)
{
  gboolean has[CORDON_WATCH_N_KINDS] = { FALSE };
  gboolean is_closed, is_seen, is_patrolled;

  for (guint i = 0; i < N_SOURCES; i++)
    if (sources[i].run.s0_m <= metre && metre < sources[i].run.s1_m && cordon_interval_contains (sources[i].when, minute))
      has[sources[i].kind] = TRUE;
  is_closed = has[CORDON_WATCH_BARRIER] && !has[CORDON_WATCH_OPENING];
  is_seen = has[CORDON_WATCH_POST];
  is_patrolled = has[CORDON_WATCH_PATROL];
  if (rule == CORDON_WATCH_SOFT)
    return !(is_seen || is_patrolled);
  return !is_closed || !(is_seen || (rule == CORDON_WATCH_FENCE && is_patrolled));
}

static int
longest_plainly (const Source *sources,
                 CordonWatchRule rule,
                 gboolean is_ring,
                 int minute)
{
  int longest = 0;
  int run = 0;

  for (int metre = 0; metre < (is_ring ? 2 : 1) * LENGTH_M; metre++)
    {
      run = is_open (sources, rule, metre % LENGTH_M, minute) ? run + 1 : 0;
      longest = MAX (longest, MIN (run, LENGTH_M));
    }
  return longest;
}

static void
test_against_every_metre (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint round = 0; round < 600; round++)
    {
      gboolean is_ring = round % 2;
      CordonWatchRule rule = round % 3;
      g_autoptr (CordonWatchLine) line = cordon_watch_line_new (LENGTH_M, is_ring);
      g_autoptr (GArray) in_force = one_window ((CordonInterval){ 5, 35 });
      g_autoptr (CordonWatchVerdict) verdict = NULL;
      Source sources[N_SOURCES];
      int worst = 0;
      int failing_min = 0;

      for (guint i = 0; i < N_SOURCES; i++)
        {
          int from_m = g_rand_int_range (rand, 0, LENGTH_M);
          int from_min = g_rand_int_range (rand, 0, LAST_MIN);
          g_autoptr (GArray) runs = NULL;
          g_autoptr (GArray) windows = NULL;

          sources[i] = (Source){
            i == 0 ? CORDON_WATCH_BARRIER : (CordonWatchKind) g_rand_int_range (rand, 0, CORDON_WATCH_N_KINDS),
            { from_m, from_m + g_rand_int_range (rand, 1, LENGTH_M - from_m + 1) },
            { from_min, from_min + g_rand_int_range (rand, 1, 30) },
          };
          if (i < 2)
            sources[i] = (Source){ i == 0 ? CORDON_WATCH_BARRIER : CORDON_WATCH_POST, { 0, LENGTH_M - 20 * i }, { 0, LAST_MIN } };
          runs = one_run (sources[i].run);
          windows = one_window (sources[i].when);
          cordon_watch_line_add (line, sources[i].kind, runs, windows);
        }
      verdict = cordon_watch_line_judge (line, rule, in_force, 7);
      for (int minute = 5; minute < 35; minute++)
        {
          int longest = longest_plainly (sources, rule, is_ring, minute);

          worst = MAX (worst, longest);
          failing_min += longest > 7;
        }
      g_assert_cmpfloat (verdict->longest_m, ==, worst);
      g_assert_cmpint (verdict->failing_min, ==, failing_min);
      if (worst > 0)
        {
          g_assert_cmpint (longest_plainly (sources, rule, is_ring, verdict->when.start_min), ==, worst);
          g_assert_cmpint (longest_plainly (sources, rule, is_ring, verdict->when.end_min - 1), ==, worst);
        }
    }
}

static void
test_windows (void)
{
  g_autoptr (GArray) a = one_window ((CordonInterval){ 10, 20 });
  g_autoptr (GArray) b = one_window ((CordonInterval){ 15, 40 });
  g_autoptr (GArray) both = NULL;
  g_autoptr (GArray) outside = NULL;
  CordonInterval later = { 30, 35 };

  g_array_append_val (a, later);
  both = cordon_windows_both (a, b);
  outside = cordon_windows_outside (a, (CordonInterval){ 0, 32 });
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpint (g_array_index (both, CordonInterval, 0).start_min, ==, 15);
  g_assert_cmpint (g_array_index (both, CordonInterval, 0).end_min, ==, 20);
  g_assert_cmpint (g_array_index (both, CordonInterval, 1).end_min, ==, 35);
  g_assert_cmpuint (outside->len, ==, 2);
  g_assert_cmpint (g_array_index (outside, CordonInterval, 0).end_min, ==, 10);
  g_assert_cmpint (g_array_index (outside, CordonInterval, 1).start_min, ==, 20);
  g_assert_cmpint (g_array_index (outside, CordonInterval, 1).end_min, ==, 30);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/watch-line/against-every-metre", test_against_every_metre);
  g_test_add_func ("/check/watch-line/windows", test_windows);
  return g_test_run ();
}
