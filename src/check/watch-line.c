/* watch-line.c: which metres of a line are open when, by all that closes or watches it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All ends of all runs cut the line into pieces within which nothing changes
 * along it; all starts and ends of windows cut time. For each piece the sources
 * of each kind that are there are counted. Time is walked once: a source that
 * comes or goes changes the counts of its own pieces only, and only when it did
 * are the open runs looked at again. So the cost is the number of changes times
 * the pieces, not the number of posts times the metres.
 */
#include "config.h"

#include "check/watch-line.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  CordonWatchKind kind;
  GArray *runs;
  GArray *pieces; /* of guint: indices, from the runs */
} Source;

typedef struct
{
  gint64 at_min;
  gint source; /* -1: the line comes into force, or goes out of it */
  gint change;
} Turn;

struct _CordonWatchLine
{
  double length_m;
  gboolean is_closed;
  GPtrArray *sources;
  GArray *turns;
  GArray *ends; /* of double */
  guint n_pieces;
  gint *counts[CORDON_WATCH_N_KINDS];
  guint8 *ever_unclosed;
  guint8 *ever_unwatched;
};

static void
source_free (gpointer data)
{
  Source *source = data;

  g_array_unref (source->runs);
  g_array_unref (source->pieces);
  g_free (source);
}

/**
 * cordon_watch_line_new:
 * @length_m: the length of the line in metres
 * @is_closed: whether it ends where it begins
 *
 * Returns: (transfer full): a line that nothing closes or watches
 */
CordonWatchLine *
cordon_watch_line_new (double length_m,
                       gboolean is_closed)
{
  CordonWatchLine *line = g_new0 (CordonWatchLine, 1);
  double start_m = 0;

  line->length_m = length_m;
  line->is_closed = is_closed;
  line->sources = g_ptr_array_new_with_free_func (source_free);
  line->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  line->ends = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (line->ends, start_m);
  g_array_append_val (line->ends, length_m);
  return line;
}

/**
 * cordon_watch_line_free:
 * @line: (transfer full) (nullable): a line
 */
void
cordon_watch_line_free (CordonWatchLine *line)
{
  if (line == NULL)
    return;
  g_ptr_array_unref (line->sources);
  g_array_unref (line->turns);
  g_array_unref (line->ends);
  for (guint i = 0; i < CORDON_WATCH_N_KINDS; i++)
    g_free (line->counts[i]);
  g_free (line->ever_unclosed);
  g_free (line->ever_unwatched);
  g_free (line);
}

/**
 * cordon_watch_line_add:
 * @line: a line
 * @kind: what it does
 * @runs: (element-type GeoRun): to which stretches of the line
 * @windows: (element-type CordonInterval): for which stretches of time
 */
void
cordon_watch_line_add (CordonWatchLine *line,
                       CordonWatchKind kind,
                       GArray *runs,
                       GArray *windows)
{
  Source *source;
  gint index = (gint) line->sources->len;

  if (runs->len == 0 || windows->len == 0)
    return;
  source = g_new (Source, 1);
  source->kind = kind;
  source->runs = g_array_ref (runs);
  source->pieces = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (line->sources, source);
  for (guint i = 0; i < runs->len; i++)
    {
      GeoRun run = g_array_index (runs, GeoRun, i);
      double ends_m[] = { CLAMP (run.s0_m, 0, line->length_m), CLAMP (run.s1_m, 0, line->length_m) };

      g_array_append_vals (line->ends, ends_m, 2);
    }
  for (guint i = 0; i < windows->len; i++)
    {
      CordonInterval window = g_array_index (windows, CordonInterval, i);
      Turn turns[] = { { window.start_min, index, 1 }, { window.end_min, index, -1 } };

      if (!cordon_interval_is_empty (window))
        g_array_append_vals (line->turns, turns, 2);
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static int
compare_turns (gconstpointer a,
               gconstpointer b)
{
  const Turn *left = a;
  const Turn *right = b;

  if (left->at_min != right->at_min)
    return left->at_min < right->at_min ? -1 : 1;
  return left->source != right->source ? left->source - right->source : left->change - right->change;
}

static double
end_of (const CordonWatchLine *line,
        guint index)
{
  return g_array_index (line->ends, double, index);
}

/* The first end that is not less. */
static guint
find_end (const CordonWatchLine *line,
          double at_m)
{
  guint low = 0;
  guint high = line->ends->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (end_of (line, middle) < at_m)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
cut_up (CordonWatchLine *line)
{
  guint n_kept = 0;

  g_array_sort (line->ends, compare_numbers);
  for (guint i = 0; i < line->ends->len; i++)
    if (i == 0 || end_of (line, i) > end_of (line, i - 1))
      g_array_index (line->ends, double, n_kept++) = end_of (line, i);
  g_array_set_size (line->ends, n_kept);
  line->n_pieces = n_kept - 1;
  for (guint i = 0; i < CORDON_WATCH_N_KINDS; i++)
    line->counts[i] = g_new0 (gint, line->n_pieces + 1);
  line->ever_unclosed = g_new0 (guint8, line->n_pieces + 1);
  line->ever_unwatched = g_new0 (guint8, line->n_pieces + 1);
  for (guint i = 0; i < line->sources->len; i++)
    {
      Source *source = line->sources->pdata[i];

      for (guint j = 0; j < source->runs->len; j++)
        {
          GeoRun run = g_array_index (source->runs, GeoRun, j);
          guint first = find_end (line, CLAMP (run.s0_m, 0, line->length_m));
          guint last = find_end (line, CLAMP (run.s1_m, 0, line->length_m));

          for (guint k = first; k < last; k++)
            g_array_append_val (source->pieces, k);
        }
    }
}

static gboolean
is_unclosed (const CordonWatchLine *line,
             CordonWatchRule rule,
             guint piece)
{
  return rule != CORDON_WATCH_SOFT &&
         (line->counts[CORDON_WATCH_BARRIER][piece] == 0 || line->counts[CORDON_WATCH_OPENING][piece] > 0);
}

static gboolean
is_unwatched (const CordonWatchLine *line,
              CordonWatchRule rule,
              guint piece)
{
  return line->counts[CORDON_WATCH_POST][piece] == 0 &&
         (rule == CORDON_WATCH_HARD || line->counts[CORDON_WATCH_PATROL][piece] == 0);
}

static gboolean
is_open (const CordonWatchLine *line,
         CordonWatchRule rule,
         guint piece)
{
  return is_unclosed (line, rule, piece) || is_unwatched (line, rule, piece);
}

static double
longest_of (GArray *runs)
{
  GeoRun longest = geo_run_longest (runs);

  return runs->len > 0 ? longest.s1_m - longest.s0_m : 0;
}

static GArray *
collect_open (const CordonWatchLine *line,
              CordonWatchRule rule)
{
  GArray *runs = geo_run_set_new ();
  GArray *joined;

  for (guint i = 0; i < line->n_pieces; i++)
    if (is_open (line, rule, i))
      geo_run_set_add (runs, end_of (line, i), end_of (line, i + 1));
  geo_run_union (runs);
  if (!line->is_closed)
    return runs;
  joined = geo_run_join_around (runs, line->length_m);
  g_array_unref (runs);
  return joined;
}

static GArray *
collect_ever (const CordonWatchLine *line,
              const guint8 *is_ever)
{
  GArray *runs = geo_run_set_new ();

  for (guint i = 0; i < line->n_pieces; i++)
    if (is_ever[i])
      geo_run_set_add (runs, end_of (line, i), end_of (line, i + 1));
  geo_run_union (runs);
  return runs;
}

static void
note_ever (CordonWatchLine *line,
           CordonWatchRule rule)
{
  for (guint i = 0; i < line->n_pieces; i++)
    {
      line->ever_unclosed[i] |= is_unclosed (line, rule, i);
      line->ever_unwatched[i] |= is_unwatched (line, rule, i);
    }
}

/* The line as it is from one change to the next. */
static void
judge_slot (CordonWatchLine *line,
            CordonWatchRule rule,
            double limit_m,
            CordonInterval when,
            CordonWatchVerdict *verdict)
{
  g_autoptr (GArray) runs = collect_open (line, rule);
  double longest_m = longest_of (runs);
  double total_m = geo_run_total_m (runs);

  if (longest_m > limit_m)
    {
      verdict->failing_min += cordon_interval_minutes (when);
      note_ever (line, rule);
    }
  if (longest_m == verdict->longest_m && total_m == verdict->total_m && verdict->when.end_min == when.start_min)
    {
      verdict->when.end_min = when.end_min;
      return;
    }
  if (longest_m < verdict->longest_m || (longest_m == verdict->longest_m && total_m <= verdict->total_m))
    return;
  verdict->longest_m = longest_m;
  verdict->total_m = total_m;
  verdict->when = when;
  g_array_unref (verdict->open);
  verdict->open = g_steal_pointer (&runs);
}

/**
 * cordon_watch_line_judge:
 * @line: a line with all its sources; asked once
 * @rule: what every metre must be
 * @in_force: (element-type CordonInterval): when the rule holds; bounded
 * @limit_m: the longest run that may be open, in metres
 *
 * Returns: (transfer full): the worst moment, the earliest if there are several
 */
CordonWatchVerdict *
cordon_watch_line_judge (CordonWatchLine *line,
                         CordonWatchRule rule,
                         GArray *in_force,
                         double limit_m)
{
  CordonWatchVerdict *verdict = g_new0 (CordonWatchVerdict, 1);
  gint n_in_force = 0;

  verdict->open = geo_run_set_new ();
  for (guint i = 0; i < in_force->len; i++)
    {
      CordonInterval window = g_array_index (in_force, CordonInterval, i);
      Turn turns[] = { { window.start_min, -1, 1 }, { window.end_min, -1, -1 } };

      g_array_append_vals (line->turns, turns, 2);
    }
  g_array_sort (line->turns, compare_turns);
  cut_up (line);
  for (guint i = 0; i < line->turns->len; i++)
    {
      Turn turn = g_array_index (line->turns, Turn, i);
      gint64 next_min = i + 1 < line->turns->len ? g_array_index (line->turns, Turn, i + 1).at_min : turn.at_min;

      if (turn.source < 0)
        n_in_force += turn.change;
      else
        {
          Source *source = line->sources->pdata[turn.source];

          for (guint j = 0; j < source->pieces->len; j++)
            line->counts[source->kind][g_array_index (source->pieces, guint, j)] += turn.change;
        }
      if (n_in_force > 0 && next_min > turn.at_min)
        judge_slot (line, rule, limit_m, (CordonInterval){ turn.at_min, next_min }, verdict);
    }
  verdict->ever_unclosed = collect_ever (line, line->ever_unclosed);
  verdict->ever_unwatched = collect_ever (line, line->ever_unwatched);
  return verdict;
}

/**
 * cordon_watch_verdict_free:
 * @verdict: (transfer full) (nullable): a verdict
 */
void
cordon_watch_verdict_free (CordonWatchVerdict *verdict)
{
  if (verdict == NULL)
    return;
  g_array_unref (verdict->open);
  g_array_unref (verdict->ever_unclosed);
  g_array_unref (verdict->ever_unwatched);
  g_free (verdict);
}

/**
 * cordon_windows_both:
 * @a: (element-type CordonInterval): stretches of time, apart and in order
 * @b: (element-type CordonInterval): others
 *
 * Returns: (transfer full) (element-type CordonInterval): what is in both
 */
GArray *
cordon_windows_both (GArray *a,
                     GArray *b)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (CordonInterval));

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      CordonInterval left = g_array_index (a, CordonInterval, i);
      CordonInterval right = g_array_index (b, CordonInterval, j);
      CordonInterval shared = cordon_interval_intersect (left, right);

      if (!cordon_interval_is_empty (shared))
        g_array_append_val (both, shared);
      if (left.end_min < right.end_min)
        i++;
      else
        j++;
    }
  return both;
}

/**
 * cordon_windows_outside:
 * @windows: (element-type CordonInterval): stretches of time, apart and in order
 * @within: a stretch of time
 *
 * Returns: (transfer full) (element-type CordonInterval): what of @within is in
 *   none of them
 */
GArray *
cordon_windows_outside (GArray *windows,
                        CordonInterval within)
{
  GArray *outside = g_array_new (FALSE, FALSE, sizeof (CordonInterval));
  CordonInterval rest = within;

  for (guint i = 0; i < windows->len; i++)
    {
      CordonInterval window = g_array_index (windows, CordonInterval, i);
      CordonInterval before = { rest.start_min, MIN (window.start_min, within.end_min) };

      if (!cordon_interval_is_empty (before))
        g_array_append_val (outside, before);
      rest.start_min = MAX (rest.start_min, window.end_min);
    }
  if (!cordon_interval_is_empty (rest))
    g_array_append_val (outside, rest);
  return outside;
}
