/* roster-kernel.c: tests of the roster kernel: against looking at every pair and every minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/roster-kernel.h"

#include <stdlib.h>

#define N_UNITS  12
#define N_PLACES 6
#define N_DUTIES 80
#define LAST_MIN 4000

static const CordonRosterLimits limits = { .rest_min = 660, .break_min = -1, .shift_min = 720, .week_min = 2880, .days = 6, .notice_min = 5000 };

typedef struct
{
  CordonDuty duties[N_DUTIES];
  gboolean is_there[N_DUTIES];
  guint32 numbers[N_DUTIES];
  CordonRosterNeed needs[N_PLACES][2];
  CordonRosterHeld held[N_UNITS][2];
} Roster;

static CordonDuty
random_duty (GRand *rand)
{
  gint32 start_min = g_rand_int_range (rand, 0, LAST_MIN);

  return (CordonDuty){ start_min, start_min + g_rand_int_range (rand, 1, 600), g_rand_int_range (rand, 0, N_UNITS),
                       g_rand_int_range (rand, 0, N_PLACES), g_rand_int_range (rand, 1, 3) };
}

static CordonRosterTotals
count_plainly (const Roster *roster)
{
  CordonRosterTotals totals = { 0 };

  for (guint i = 0; i < N_DUTIES; i++)
    {
      const CordonDuty *a = &roster->duties[i];
      gint32 last_end_min = G_MININT32;
      gint64 n_holders = 0;

      if (!roster->is_there[i])
        continue;
      for (guint j = 0; j < N_DUTIES; j++)
        {
          const CordonDuty *b = &roster->duties[j];

          if (!roster->is_there[j] || i == j || a->unit != b->unit)
            continue;
          totals.n_overlaps += i < j && a->start_min < b->end_min && b->start_min < a->end_min;
          if (b->start_min < a->start_min || (b->start_min == a->start_min && (b->end_min < a->end_min || (b->end_min == a->end_min && j < i))))
            last_end_min = MAX (last_end_min, b->end_min);
        }
      totals.n_rests += last_end_min != G_MININT32 && a->start_min >= last_end_min && a->start_min - last_end_min < 660;
      for (guint j = 0; j < 2; j++)
        {
          const CordonRosterHeld *held = &roster->held[a->unit][j];

          if (held->word == a->place % 3 && held->from_min <= a->start_min && held->until_min >= a->end_min)
            n_holders += held->holders;
        }
      totals.n_unqualified += n_holders < a->people;
    }
  for (guint place = 0; place < N_PLACES; place++)
    for (gint32 minute = 0; minute < LAST_MIN + 1000; minute++)
      {
        gint32 balance = 0;

        for (guint i = 0; i < N_DUTIES; i++)
          if (roster->is_there[i] && roster->duties[i].place == place && roster->duties[i].start_min <= minute && minute < roster->duties[i].end_min)
            balance += roster->duties[i].people;
        for (guint i = 0; i < 2; i++)
          if (roster->needs[place][i].start_min <= minute && minute < roster->needs[place][i].end_min)
            balance -= roster->needs[place][i].people;
        totals.short_min += balance < 0;
      }
  return totals;
}

static void
assert_same (const CordonRosterKernel *kernel,
             const Roster *roster)
{
  CordonRosterTotals found = cordon_roster_kernel_totals (kernel);
  CordonRosterTotals expected = count_plainly (roster);

  g_assert_cmpuint (found.n_overlaps, ==, expected.n_overlaps);
  g_assert_cmpuint (found.n_rests, ==, expected.n_rests);
  g_assert_cmpuint (found.n_unqualified, ==, expected.n_unqualified);
  g_assert_cmpuint (found.short_min, ==, expected.short_min);
}

static void
test_against_counting (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (CordonRosterKernel) kernel = cordon_roster_kernel_new (&limits);
  Roster roster;

  for (guint i = 0; i < N_UNITS; i++)
    {
      guint32 unit = cordon_roster_kernel_add_unit (kernel);

      for (guint j = 0; j < 2; j++)
        roster.held[i][j] = (CordonRosterHeld){ g_rand_int_range (rand, -500, 1000), g_rand_int_range (rand, 2000, 6000),
                                                g_rand_int_range (rand, 0, 3), g_rand_int_range (rand, 0, 3) };
      cordon_roster_kernel_set_held (kernel, unit, roster.held[i], 2);
    }
  for (guint i = 0; i < N_PLACES; i++)
    {
      guint32 place = cordon_roster_kernel_add_place (kernel);
      guint32 word = i % 3;

      for (guint j = 0; j < 2; j++)
        {
          gint32 start_min = j * 2000 + g_rand_int_range (rand, 0, 500);

          roster.needs[i][j] = (CordonRosterNeed){ start_min, start_min + g_rand_int_range (rand, 1, 2400), g_rand_int_range (rand, 0, 4) };
        }
      cordon_roster_kernel_set_needs (kernel, place, roster.needs[i], 2);
      cordon_roster_kernel_set_required (kernel, place, &word, 1);
    }
  for (guint i = 0; i < N_DUTIES; i++)
    {
      roster.duties[i] = random_duty (rand);
      roster.is_there[i] = TRUE;
      roster.numbers[i] = i;
    }
  cordon_roster_kernel_load (kernel, roster.duties, N_DUTIES);
  cordon_roster_kernel_judge_all (kernel);
  assert_same (kernel, &roster);
  for (guint step = 0; step < 300; step++)
    {
      guint i = g_rand_int_range (rand, 0, N_DUTIES);

      if (roster.is_there[i])
        cordon_roster_kernel_remove_duty (kernel, roster.numbers[i]);
      else
        {
          roster.duties[i] = random_duty (rand);
          roster.numbers[i] = cordon_roster_kernel_add_duty (kernel, &roster.duties[i]);
        }
      roster.is_there[i] = !roster.is_there[i];
      if (step % 10 == 0)
        assert_same (kernel, &roster);
    }
}

static void
test_flags (void)
{
  g_autoptr (CordonRosterKernel) kernel = cordon_roster_kernel_new (&limits);
  guint32 unit = cordon_roster_kernel_add_unit (kernel);
  guint32 place = cordon_roster_kernel_add_place (kernel);
  CordonDuty duty = { 0, 480, unit, place, 1 };
  guint32 number = cordon_roster_kernel_add_duty (kernel, &duty);
  guint n_duties;

  g_assert_cmpint (cordon_roster_kernel_unit_flags (kernel, unit), ==, 0);
  duty.start_min = 479;
  duty.end_min = 500;
  cordon_roster_kernel_add_duty (kernel, &duty);
  g_assert_true (cordon_roster_kernel_unit_flags (kernel, unit) & CORDON_ROSTER_OVERLAP);
  cordon_roster_kernel_unit_duties (kernel, unit, &n_duties);
  g_assert_cmpuint (n_duties, ==, 2);
  cordon_roster_kernel_remove_duty (kernel, number);
  g_assert_cmpint (cordon_roster_kernel_unit_flags (kernel, unit), ==, 0);
  cordon_roster_kernel_set_needs (kernel, place, &(CordonRosterNeed){ 479, 501, 1 }, 1);
  g_assert_cmpint (cordon_roster_kernel_place_flags (kernel, place), ==, CORDON_ROSTER_SHORT);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/roster-kernel/against-counting", test_against_counting);
  g_test_add_func ("/check/roster-kernel/flags", test_flags);
  return g_test_run ();
}
