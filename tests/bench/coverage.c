/* coverage.c: measures the coverage core beside GEOS, on the same zones and posts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-coverage [--quick]
 *
 * Prints one line of JSON for every measurement, then the ratios. A ratio is
 * printed only if the answers agree: within 1e-5 of every zone's area with
 * GEOS at 256 pieces per quarter circle, and within 1 % of the total with GEOS
 * at 8, which is what GEOS users have. Rounds alternate between the engines.
 *
 * CORDON_BENCH_DATA may name a folder with zones.bin and posts.bin; otherwise
 * the benchmark makes a workload of the same kind itself.
 */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "../geo/coverage-oracle.h"
#include "coverage-workload.h"
#include "geo/coverage.h"

#define SEED 42

static gboolean is_quick;

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* Processor time of all threads; on a busy machine it tells more than the clock. */
static double
cpu_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return spent.tv_sec * 1e3 + spent.tv_nsec / 1e6;
}

static long
peak_kb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
share_of_sorted (GArray *values,
                 double share)
{
  return g_array_index (values, double, MIN ((guint) (share * values->len), values->len - 1));
}

static void
print_row (const char *engine,
           const char *phase,
           const Workload *workload,
           GArray *times_ms,
           double answer_m2)
{
  g_array_sort (times_ms, compare_doubles);
  g_print ("{\"bench\":\"coverage\",\"engine\":\"%s\",\"phase\":\"%s\",\"zones\":%u,\"posts\":%u,\"rounds\":%u,"
           "\"ms\":%.3f,\"ms_min\":%.3f,\"ms_max\":%.3f,\"peak_kb\":%ld,\"uncovered_m2\":%.3f}\n",
           engine, phase, workload->zones->len, workload->reaches->len, times_ms->len, share_of_sorted (times_ms, 0.5),
           share_of_sorted (times_ms, 0), share_of_sorted (times_ms, 1), peak_kb (), answer_m2);
}

static GeoCoverage *
cover (const Workload *workload)
{
  return geo_coverage_new ((const GeoPolygon *const *) workload->zones->pdata, workload->zones->len,
                           (const GeoSector *) (void *) workload->reaches->data,
                           (const guint64 *) (void *) workload->masks->data, workload->reaches->len);
}

static double
total_gap_m2 (GeoCoverage *coverage)
{
  double total_m2 = 0;

  for (guint z = 0; z < geo_coverage_n_zones (coverage); z++)
    total_m2 += geo_coverage_gap_m2 (coverage, z);
  return total_m2;
}

static double
ask_geos (const Workload *workload,
          guint quarter_pieces,
          double *out_gaps_m2)
{
  return coverage_oracle_gaps ((const GeoPolygon *const *) workload->zones->pdata, workload->zones->len,
                               (const GeoSector *) (void *) workload->reaches->data, workload->reaches->len,
                               quarter_pieces, out_gaps_m2);
}

/* Index, walk and link, from nothing, as a program would that opens a plan. */
static double
measure_rings (const Workload *workload,
               double *out_gap_m2,
               guint *out_n_rings,
               guint *out_n_joined)
{
  double start_ms = now_ms ();
  g_autoptr (GeoCoverage) coverage = cover (workload);
  g_autoptr (GPtrArray) all = geo_coverage_all_gaps (coverage);
  double ms = now_ms () - start_ms;

  *out_gap_m2 = total_gap_m2 (coverage);
  *out_n_rings = 0;
  *out_n_joined = 0;
  for (guint i = 0; i < all->len; i++)
    {
      *out_n_rings += ((GeoGaps *) all->pdata[i])->n_rings;
      *out_n_joined += ((GeoGaps *) all->pdata[i])->n_joined;
    }
  return ms;
}

static double
measure_slices (const Workload *workload,
                guint n_slices,
                double *out_gap_m2)
{
  g_autofree double *gaps_m2 = g_new (double, workload->zones->len *n_slices);
  double start_ms = now_ms ();
  g_autoptr (GeoCoverage) coverage = cover (workload);
  double ms;

  geo_coverage_slices (coverage, n_slices, gaps_m2);
  ms = now_ms () - start_ms;
  *out_gap_m2 = 0;
  for (guint z = 0; z < workload->zones->len; z++)
    *out_gap_m2 += gaps_m2[z * n_slices];
  return ms;
}

/* One slice by itself: only its posts, areas without rings. */
static double
measure_one_slice (const Workload *workload,
                   double *out_gap_m2)
{
  g_autoptr (GArray) staffed = g_array_copy (workload->reaches);
  g_autoptr (GeoCoverage) coverage = NULL;
  double start_ms;
  double ms;

  for (guint i = 0; i < staffed->len; i++)
    if (!(g_array_index (workload->masks, guint64, i) & 1))
      g_array_index (staffed, GeoSector, i).radius_m = 0;
  start_ms = now_ms ();
  coverage = geo_coverage_new ((const GeoPolygon *const *) workload->zones->pdata, workload->zones->len,
                               (const GeoSector *) (void *) staffed->data, NULL, staffed->len);
  geo_coverage_gap_m2 (coverage, 0);
  ms = now_ms () - start_ms;
  *out_gap_m2 = total_gap_m2 (coverage);
  return ms;
}

static double
measure_areas (const Workload *workload,
               double *out_gap_m2)
{
  double start_ms = now_ms ();
  g_autoptr (GeoCoverage) coverage = cover (workload);
  double ms;

  geo_coverage_gap_m2 (coverage, 0);
  ms = now_ms () - start_ms;
  *out_gap_m2 = total_gap_m2 (coverage);
  return ms;
}

static void
compare_with_geos (const Workload *workload)
{
  guint n_rounds = is_quick ? 1 : 5;
  g_autoptr (GArray) ours_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) geos_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu_ratios = g_array_new (FALSE, FALSE, sizeof (double));
  double ours_m2 = 0;
  double geos_m2 = 0;
  guint n_rings = 0;
  guint n_joined = 0;

  measure_rings (workload, &ours_m2, &n_rings, &n_joined);
  for (guint i = 0; i < n_rounds; i++)
    {
      double geos_start_ms = now_ms ();
      double geos_start_cpu_ms = cpu_ms ();
      double geos_took_ms, geos_cpu_ms, took_ms, start_cpu_ms, ratio, cpu_ratio;

      geos_m2 = ask_geos (workload, 8, NULL);
      geos_took_ms = now_ms () - geos_start_ms;
      start_cpu_ms = cpu_ms ();
      geos_cpu_ms = start_cpu_ms - geos_start_cpu_ms;
      took_ms = measure_rings (workload, &ours_m2, &n_rings, &n_joined);
      cpu_ratio = geos_cpu_ms / (cpu_ms () - start_cpu_ms);
      ratio = geos_took_ms / took_ms;
      g_array_append_val (geos_ms, geos_took_ms);
      g_array_append_val (ours_ms, took_ms);
      g_array_append_val (ratios, ratio);
      g_array_append_val (cpu_ratios, cpu_ratio);
    }
  print_row ("geos-c quadsegs 8", "gaps", workload, geos_ms, geos_m2);
  print_row ("cordon exact arcs, 2 threads", "gaps with rings", workload, ours_ms, ours_m2);
  g_print ("{\"bench\":\"coverage\",\"rings\":%u,\"joined\":%u}\n", n_rings, n_joined);
  g_array_sort (ratios, compare_doubles);
  g_array_sort (cpu_ratios, compare_doubles);
  if (fabs (ours_m2 - geos_m2) <= 0.01 * geos_m2 && n_joined == 0)
    g_print ("ratio to GEOS C (quadsegs 8), gaps with rings: %.1f x by the clock (%.1f .. %.1f), "
             "%.1f x by processor time of all threads (%.1f .. %.1f)\n",
             share_of_sorted (ratios, 0.5), share_of_sorted (ratios, 0), share_of_sorted (ratios, 1),
             share_of_sorted (cpu_ratios, 0.5), share_of_sorted (cpu_ratios, 0),
             share_of_sorted (cpu_ratios, 1));
  else
    g_print ("no ratio to GEOS C: the answers differ by %.3f %%, %u ends joined\n",
             100 * fabs (ours_m2 - geos_m2) / geos_m2, n_joined);
}

static void
compare_accuracy (const Workload *workload)
{
  g_autofree double *geos_m2 = g_new (double, workload->zones->len);
  g_autoptr (GeoCoverage) coverage = cover (workload);
  double worst = 0;
  double worst_m2 = 0;
  double start_ms = now_ms ();

  ask_geos (workload, 256, geos_m2);
  g_print ("{\"bench\":\"coverage\",\"engine\":\"geos-c quadsegs 256\",\"ms\":%.1f}\n", now_ms () - start_ms);
  for (guint z = 0; z < workload->zones->len; z++)
    {
      double off_m2 = fabs (geo_coverage_gap_m2 (coverage, z) - geos_m2[z]);

      worst_m2 = MAX (worst_m2, off_m2);
      worst = MAX (worst, off_m2 / geo_coverage_zone_m2 (coverage, z));
    }
  g_print ("largest difference from GEOS quadsegs 256: %.3f m2, %.2e of the zone (wanted 1e-5): %s\n", worst_m2, worst,
           worst <= 1e-5 ? "agrees" : "DISAGREES");
}

static void
compare_slices (const Workload *workload)
{
  guint n_rounds = is_quick ? 3 : 15;
  g_autoptr (GArray) one_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) full_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) all_ms = g_array_new (FALSE, FALSE, sizeof (double));
  double one_m2 = 0;
  double full_m2 = 0;
  double all_m2 = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      double took_ms = measure_one_slice (workload, &one_m2);

      g_array_append_val (one_ms, took_ms);
      took_ms = measure_areas (workload, &full_m2);
      g_array_append_val (full_ms, took_ms);
      took_ms = measure_slices (workload, WORKLOAD_N_SLICES, &all_m2);
      g_array_append_val (all_ms, took_ms);
    }
  print_row ("cordon exact arcs, 2 threads", "one slice, areas", workload, one_ms, one_m2);
  print_row ("cordon exact arcs, 2 threads", "all posts, areas", workload, full_ms, full_m2);
  print_row ("cordon exact arcs, 2 threads", "42 slices, areas", workload, all_ms, all_m2);
  if (fabs (one_m2 - all_m2) <= 1e-3)
    g_print ("42 slices in one walk: %.2f x the time of all posts in one slice, %.2f x that of the first shift alone\n",
             share_of_sorted (all_ms, 0.5) / share_of_sorted (full_ms, 0.5),
             share_of_sorted (all_ms, 0.5) / share_of_sorted (one_ms, 0.5));
  else
    g_print ("no ratio for slices: the first one differs by %g m2\n", fabs (one_m2 - all_m2));
}

static void
drag_posts (const Workload *workload)
{
  guint n_drags = is_quick ? 1000 : 5000;
  g_autoptr (GArray) moved = g_array_copy (workload->reaches);
  g_autoptr (GArray) times_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GeoCoverage) coverage = cover (workload);
  g_autoptr (GeoCoverage) again = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  double worst_m2 = 0;

  geo_coverage_gap_m2 (coverage, 0);
  for (guint i = 0; i < n_drags; i++)
    {
      guint index = g_rand_int_range (rand, 0, moved->len);
      GeoSector *reach = &g_array_index (moved, GeoSector, index);
      gint64 start;
      double took_ms;

      reach->centre.x_m += g_rand_double_range (rand, -30, 30);
      reach->centre.y_m += g_rand_double_range (rand, -30, 30);
      start = g_get_monotonic_time ();
      geo_coverage_move (coverage, index, reach, NULL);
      took_ms = (g_get_monotonic_time () - start) / 1000.0;
      g_array_append_val (times_ms, took_ms);
    }
  again = geo_coverage_new ((const GeoPolygon *const *) workload->zones->pdata, workload->zones->len,
                            (const GeoSector *) (void *) moved->data, NULL, moved->len);
  for (guint z = 0; z < workload->zones->len; z++)
    worst_m2 = MAX (worst_m2, fabs (geo_coverage_gap_m2 (coverage, z) - geo_coverage_gap_m2 (again, z)));
  print_row ("cordon exact arcs", "one post dragged", workload, times_ms, total_gap_m2 (coverage));
  g_print ("one post dragged: median %.4f ms, p99 %.4f ms (wanted 0.1), largest %.3f ms; after %u drags at most "
           "%.1e m2 from a full run (wanted 1e-6)\n",
           share_of_sorted (times_ms, 0.5), share_of_sorted (times_ms, 0.99), share_of_sorted (times_ms, 1), n_drags,
           worst_m2);
}

/* How the time grows at the same density, as the exponent of the size. */
static void
measure_growth (void)
{
  static const guint sizes[] = { 100, 300, 1000, 3000 };
  double sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
  guint n = is_quick ? 3 : 4;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (Workload) workload = workload_new (sizes[i], sizes[i] * 20, SEED);
      g_autoptr (GArray) times_ms = g_array_new (FALSE, FALSE, sizeof (double));
      double gap_m2 = 0;
      guint n_rings, n_joined;
      double x, y;

      for (guint round = 0; round < 7; round++)
        {
          double took_ms = measure_rings (workload, &gap_m2, &n_rings, &n_joined);

          g_array_append_val (times_ms, took_ms);
        }
      print_row ("cordon exact arcs, 2 threads", "growth", workload, times_ms, gap_m2);
      x = log (sizes[i]);
      y = log (share_of_sorted (times_ms, 0.5));
      sum_x += x;
      sum_y += y;
      sum_xx += x * x;
      sum_xy += x * y;
    }
  g_print ("growth exponent from %u to %u zones at the same density: %.3f (wanted 1.15 at most)\n", sizes[0],
           sizes[n - 1], (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x));
}

int
main (int argc,
      char **argv)
{
  const char *folder = g_getenv ("CORDON_BENCH_DATA");
  g_autoptr (Workload) workload = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "C");
  is_quick = argc > 1 && strcmp (argv[1], "--quick") == 0;
  if (folder != NULL)
    workload = workload_load (folder, &error);
  else
    workload = workload_new (1000, 20000, SEED);
  if (workload == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("workload: %u zones, %u posts, %s\n", workload->zones->len, workload->reaches->len,
           folder != NULL ? "read from files" : "made here, seed 42");
  compare_with_geos (workload);
  compare_accuracy (workload);
  compare_slices (workload);
  drag_posts (workload);
  measure_growth ();
  return 0;
}
