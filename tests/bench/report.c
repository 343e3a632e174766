/* Times the plan document: a map and tables for each of many zones over a town.
 *
 * usage: bench-report [ZONES]; without it 12 and 300.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "../report/world.h"
#include "report/report.h"

static double
cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static void
count_page (guint page,
            guint n_pages,
            gpointer data)
{
  *(guint *) data = page;
}

static void
measure (guint n_zones)
{
  WorldOptions options = { n_zones, CORDON_TLP_AMBER };
  g_autoptr (CordonPlan) plan = world_make_plan (&options);
  g_autoptr (CordonBaseMap) map = world_make_base_map (100);
  CordonReportInput input = { plan, map, NULL, "0123456789abcdef", WORLD_NOW_MIN };
  guint n_pages = 0;

  for (int round = 0; round < 3; round++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start_us = g_get_monotonic_time ();
      double start_cpu_s = cpu_s ();
      g_autoptr (GBytes) bytes = cordon_report_compose_pdf (&input, count_page, &n_pages, NULL, &error);
      struct rusage usage;

      g_assert_no_error (error);
      getrusage (RUSAGE_SELF, &usage);
      printf ("report: %4u zones, %4u pages: %7.0f ms, %7.0f ms of processor, %6.2f MB, %4ld MB resident at most\n",
              n_zones, n_pages, (double) (g_get_monotonic_time () - start_us) / 1e3, (cpu_s () - start_cpu_s) * 1e3,
              (double) g_bytes_get_size (bytes) / 1e6, usage.ru_maxrss / 1024);
    }
}

int
main (int argc,
      char **argv)
{
  if (argc > 1)
    measure ((guint) MAX (atoi (argv[1]), 0));
  else
    {
      measure (12);
      measure (300);
    }
  return 0;
}
