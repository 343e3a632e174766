/* run.c: stretches of a line, by arc length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/run.h"

/**
 * geo_run_set_new:
 *
 * Returns: (transfer full) (element-type GeoRun): an empty set of runs
 */
GArray *
geo_run_set_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (GeoRun));
}

/**
 * geo_run_set_add:
 * @runs: (element-type GeoRun): runs in any order
 * @s0_m: where a run begins, in metres along the line
 * @s1_m: where it ends; nothing is added unless it is greater
 *
 * Adds a run at the end; geo_run_union() puts the set in order afterwards.
 */
void
geo_run_set_add (GArray *runs,
                 double s0_m,
                 double s1_m)
{
  GeoRun run = { s0_m, s1_m };

  if (s1_m > s0_m)
    g_array_append_val (runs, run);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const GeoRun *run_a = a;
  const GeoRun *run_b = b;

  return (run_a->s0_m > run_b->s0_m) - (run_a->s0_m < run_b->s0_m);
}

/**
 * geo_run_union:
 * @runs: (element-type GeoRun): runs in any order
 *
 * Puts the runs in order and makes one of those that touch or overlap.
 */
void
geo_run_union (GArray *runs)
{
  GeoRun *run = (GeoRun *) (void *) runs->data;
  guint n_kept = 0;

  g_array_sort (runs, compare_starts);
  for (guint i = 0; i < runs->len; i++)
    {
      if (n_kept > 0 && run[i].s0_m <= run[n_kept - 1].s1_m + GEO_RUN_JOIN_M)
        run[n_kept - 1].s1_m = MAX (run[n_kept - 1].s1_m, run[i].s1_m);
      else
        run[n_kept++] = run[i];
    }
  g_array_set_size (runs, n_kept);
}

/**
 * geo_run_complement:
 * @runs: (element-type GeoRun): a set in order
 * @length_m: the length of the line in metres
 *
 * Returns: (transfer full) (element-type GeoRun): what of the line is in no run
 */
GArray *
geo_run_complement (GArray *runs,
                    double length_m)
{
  GArray *rest = geo_run_set_new ();
  double from_m = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      GeoRun run = g_array_index (runs, GeoRun, i);

      if (run.s0_m - from_m > GEO_RUN_JOIN_M)
        geo_run_set_add (rest, from_m, MIN (run.s0_m, length_m));
      from_m = MAX (from_m, run.s1_m);
    }
  if (length_m - from_m > GEO_RUN_JOIN_M)
    geo_run_set_add (rest, from_m, length_m);
  return rest;
}

/**
 * geo_run_intersect:
 * @a: (element-type GeoRun): a set in order
 * @b: (element-type GeoRun): another
 *
 * Returns: (transfer full) (element-type GeoRun): what is in both
 */
GArray *
geo_run_intersect (GArray *a,
                   GArray *b)
{
  GArray *both = geo_run_set_new ();
  guint i = 0;
  guint j = 0;

  while (i < a->len && j < b->len)
    {
      GeoRun run_a = g_array_index (a, GeoRun, i);
      GeoRun run_b = g_array_index (b, GeoRun, j);

      geo_run_set_add (both, MAX (run_a.s0_m, run_b.s0_m), MIN (run_a.s1_m, run_b.s1_m));
      if (run_a.s1_m < run_b.s1_m)
        i++;
      else
        j++;
    }
  return both;
}

/**
 * geo_run_subtract:
 * @a: (element-type GeoRun): a set in order
 * @b: (element-type GeoRun): another
 *
 * Returns: (transfer full) (element-type GeoRun): what is in @a and not in @b;
 *   scraps of %GEO_RUN_JOIN_M or less are dropped
 */
GArray *
geo_run_subtract (GArray *a,
                  GArray *b)
{
  GArray *rest = geo_run_set_new ();
  guint first = 0;

  for (guint i = 0; i < a->len; i++)
    {
      GeoRun run = g_array_index (a, GeoRun, i);
      double from_m = run.s0_m;

      while (first < b->len && g_array_index (b, GeoRun, first).s1_m <= run.s0_m)
        first++;
      for (guint j = first; j < b->len && g_array_index (b, GeoRun, j).s0_m < run.s1_m; j++)
        {
          GeoRun taken = g_array_index (b, GeoRun, j);

          if (taken.s0_m - from_m > GEO_RUN_JOIN_M)
            geo_run_set_add (rest, from_m, taken.s0_m);
          from_m = MAX (from_m, taken.s1_m);
        }
      if (run.s1_m - from_m > GEO_RUN_JOIN_M)
        geo_run_set_add (rest, from_m, run.s1_m);
    }
  return rest;
}

/**
 * geo_run_total_m:
 * @runs: (element-type GeoRun): a set in order
 *
 * Returns: the length of all runs together, in metres
 */
double
geo_run_total_m (GArray *runs)
{
  double total_m = 0;

  for (guint i = 0; i < runs->len; i++)
    total_m += g_array_index (runs, GeoRun, i).s1_m - g_array_index (runs, GeoRun, i).s0_m;
  return total_m;
}

/**
 * geo_run_longest:
 * @runs: (element-type GeoRun): a set in order
 *
 * Returns: the longest run, the first of equals; from 0 to 0 if there is none
 */
GeoRun
geo_run_longest (GArray *runs)
{
  GeoRun longest = { 0, 0 };

  for (guint i = 0; i < runs->len; i++)
    {
      GeoRun run = g_array_index (runs, GeoRun, i);

      if (run.s1_m - run.s0_m > longest.s1_m - longest.s0_m)
        longest = run;
    }
  return longest;
}

/**
 * geo_run_join_around:
 * @runs: (element-type GeoRun): a set in order, of a closed line
 * @length_m: the length of the line in metres
 *
 * A gap of a closed line that lies across its first place shows as two runs;
 * here it becomes one, which begins before the end and ends past it, at
 * @length_m + its end.
 *
 * Returns: (transfer full) (element-type GeoRun): the runs, the joined one last
 */
GArray *
geo_run_join_around (GArray *runs,
                     double length_m)
{
  GArray *joined = g_array_copy (runs);
  GeoRun *first;
  GeoRun *last;

  if (joined->len < 2)
    return joined;
  first = &g_array_index (joined, GeoRun, 0);
  last = &g_array_index (joined, GeoRun, joined->len - 1);
  if (first->s0_m <= GEO_RUN_JOIN_M && last->s1_m >= length_m - GEO_RUN_JOIN_M)
    {
      last->s1_m = length_m + first->s1_m;
      g_array_remove_index (joined, 0);
    }
  return joined;
}
