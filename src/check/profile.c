/* profile.c: sums over time: how many are needed and how many are there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/profile.h"

typedef struct
{
  gint64 at_min;
  guint sum;
  double change;
} Turn;

struct _CordonProfile
{
  GArray *turns;
};

/**
 * cordon_profile_new:
 *
 * Returns: (transfer full): a profile in which everything is always 0
 */
CordonProfile *
cordon_profile_new (void)
{
  CordonProfile *profile = g_new (CordonProfile, 1);

  profile->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  return profile;
}

/**
 * cordon_profile_free:
 * @profile: (transfer full) (nullable): a profile
 */
void
cordon_profile_free (CordonProfile *profile)
{
  if (profile == NULL)
    return;
  g_array_unref (profile->turns);
  g_free (profile);
}

/**
 * cordon_profile_add:
 * @profile: a profile
 * @when: how long
 * @sum: to which sum
 * @amount: how much; whole numbers are added exactly
 */
void
cordon_profile_add (CordonProfile *profile,
                    CordonInterval when,
                    guint sum,
                    double amount)
{
  Turn turns[] = { { when.start_min, sum, amount }, { when.end_min, sum, -amount } };

  g_return_if_fail (sum < CORDON_PROFILE_SUMS);

  if (!cordon_interval_is_empty (when))
    g_array_append_vals (profile->turns, turns, G_N_ELEMENTS (turns));
}

static int
compare_turns (gconstpointer a,
               gconstpointer b)
{
  const Turn *left = a;
  const Turn *right = b;

  if (left->at_min != right->at_min)
    return left->at_min < right->at_min ? -1 : 1;
  return left->sum != right->sum ? (int) left->sum - (int) right->sum
                                 : (left->change > right->change) - (left->change < right->change);
}

/**
 * cordon_profile_spans:
 * @profile: a profile
 *
 * Returns: (transfer full) (element-type CordonProfileSpan): from the first change
 *   to the last, one after the other without a gap
 */
GArray *
cordon_profile_spans (CordonProfile *profile)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CordonProfileSpan));
  CordonProfileSpan span = { { 0, 0 }, { 0 } };

  g_array_sort (profile->turns, compare_turns);
  for (guint i = 0; i < profile->turns->len; i++)
    {
      const Turn *turn = &g_array_index (profile->turns, Turn, i);

      span.when.end_min = turn->at_min;
      if (i > 0 && !cordon_interval_is_empty (span.when))
        g_array_append_val (spans, span);
      span.when.start_min = turn->at_min;
      span.sums[turn->sum] += turn->change;
    }
  return spans;
}
