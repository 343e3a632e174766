/* interval.c: half-open stretches of time, in whole minutes of UTC.
 *
 * Two intervals that touch do not overlap: a shift that ends at 13:00 and one
 * that starts at 13:00 leave no gap and share no minute. A night shift that
 * crosses midnight or a daylight-saving change is an interval like any other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "base/interval.h"

#include <stdlib.h>

/**
 * cordon_interval_is_empty:
 * @interval: an interval
 *
 * Returns: whether no minute is inside
 */
gboolean
cordon_interval_is_empty (CordonInterval interval)
{
  return interval.end_min <= interval.start_min;
}

/**
 * cordon_interval_contains:
 * @interval: an interval
 * @minute: a minute since 1970-01-01T00:00Z
 *
 * Returns: whether @minute is inside
 */
gboolean
cordon_interval_contains (CordonInterval interval,
                          gint64 minute)
{
  return interval.start_min <= minute && minute < interval.end_min;
}

/**
 * cordon_interval_overlaps:
 * @a: an interval
 * @b: another
 *
 * Returns: whether some minute is inside both
 */
gboolean
cordon_interval_overlaps (CordonInterval a,
                          CordonInterval b)
{
  return !cordon_interval_is_empty (cordon_interval_intersect (a, b));
}

/**
 * cordon_interval_intersect:
 * @a: an interval
 * @b: another
 *
 * Returns: the minutes inside both; empty when there are none
 */
CordonInterval
cordon_interval_intersect (CordonInterval a,
                           CordonInterval b)
{
  CordonInterval both = {
    MAX (a.start_min, b.start_min),
    MIN (a.end_min, b.end_min),
  };

  return both;
}

/**
 * cordon_interval_minutes:
 * @interval: an interval
 *
 * Returns: how many minutes are inside, never negative
 */
gint64
cordon_interval_minutes (CordonInterval interval)
{
  return cordon_interval_is_empty (interval) ? 0 : interval.end_min - interval.start_min;
}

/**
 * cordon_interval_compare:
 * @a: a pointer to an interval
 * @b: a pointer to another
 *
 * Orders intervals by start, then by end; fits qsort().
 *
 * Returns: less than, equal to or greater than zero
 */
int
cordon_interval_compare (gconstpointer a,
                         gconstpointer b)
{
  const CordonInterval *left = a;
  const CordonInterval *right = b;

  if (left->start_min != right->start_min)
    return left->start_min < right->start_min ? -1 : 1;
  if (left->end_min != right->end_min)
    return left->end_min < right->end_min ? -1 : 1;
  return 0;
}

/**
 * cordon_interval_merge:
 * @intervals: (inout): the intervals, in any order
 * @n_intervals: how many
 *
 * Sorts the intervals in place, drops empty ones and joins those that overlap
 * or touch, so that what remains is the union as few separate stretches.
 *
 * Returns: how many remain at the front of @intervals
 */
guint
cordon_interval_merge (CordonInterval *intervals,
                       guint n_intervals)
{
  guint n_merged = 0;

  if (n_intervals > 1)
    qsort (intervals, n_intervals, sizeof *intervals, cordon_interval_compare);
  for (guint i = 0; i < n_intervals; i++)
    {
      if (cordon_interval_is_empty (intervals[i]))
        continue;
      if (n_merged > 0 && intervals[i].start_min <= intervals[n_merged - 1].end_min)
        intervals[n_merged - 1].end_min = MAX (intervals[n_merged - 1].end_min, intervals[i].end_min);
      else
        intervals[n_merged++] = intervals[i];
    }
  return n_merged;
}
