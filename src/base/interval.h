/* interval.h: half-open stretches of time, in whole minutes of UTC.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "No time given", where a time is optional. */
#define CORDON_MINUTE_NONE G_MININT64

/**
 * CordonInterval:
 * @start_min: first minute inside, in minutes since 1970-01-01T00:00Z
 * @end_min: first minute after
 *
 * The time from @start_min up to, but not including, @end_min.
 */
typedef struct
{
  gint64 start_min;
  gint64 end_min;
} CordonInterval;

/* All of time: what "always" means where no window was given. */
#define CORDON_INTERVAL_ALWAYS ((CordonInterval){ G_MININT64 / 2, G_MAXINT64 / 2 })

gboolean cordon_interval_is_empty (CordonInterval interval);
gboolean cordon_interval_contains (CordonInterval interval,
                                   gint64 minute);
gboolean cordon_interval_overlaps (CordonInterval a,
                                   CordonInterval b);
CordonInterval cordon_interval_intersect (CordonInterval a,
                                          CordonInterval b);
gint64 cordon_interval_minutes (CordonInterval interval);
int cordon_interval_compare (gconstpointer a,
                             gconstpointer b);
guint cordon_interval_merge (CordonInterval *intervals,
                             guint n_intervals);

G_END_DECLS
