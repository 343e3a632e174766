/* sample.c: measures the main job on the bundled sample: make it, check it, print it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints one line of JSON for each phase: the median of its rounds.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "check/run.h"
#include "report/report.h"
#include "session/sample.h"

#define N_ROUNDS     11
#define N_PDF_ROUNDS 3

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_median (const char *phase,
              double *times_ms,
              guint n_rounds)
{
  qsort (times_ms, n_rounds, sizeof *times_ms, compare_doubles);
  g_print ("{\"bench\":\"sample\",\"phase\":\"%s\",\"rounds\":%u,\"median_ms\":%.1f,\"most_ms\":%.1f}\n", phase, n_rounds,
           times_ms[n_rounds / 2], times_ms[n_rounds - 1]);
}

static gboolean
measure_build (GError **error)
{
  double times_ms[N_ROUNDS];
  guint n_buildings = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (CordonPlan) plan = NULL;
      g_autoptr (CordonBaseMap) map = NULL;
      double start_ms = now_ms ();

      if (!cordon_sample_build ("harbour-city", &plan, &map, error))
        return FALSE;
      times_ms[i] = now_ms () - start_ms;
      n_buildings = cordon_base_map_count (map, CORDON_MAP_BUILDING);
    }
  g_print ("sample city: %u buildings\n", n_buildings);
  print_median ("build", times_ms, N_ROUNDS);
  return TRUE;
}

static gboolean
measure_file (const char *folder,
              GError **error)
{
  double made_ms[N_ROUNDS];
  double opened_ms[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *path = g_build_filename (folder, "sample.cordon.gpkg", NULL);
      double start_ms = now_ms ();
      CordonSession *session = cordon_sample_create ("harbour-city", path, "bench", 30000000, error);

      if (session == NULL || !cordon_session_close (session, error))
        return FALSE;
      made_ms[i] = now_ms () - start_ms;
      start_ms = now_ms ();
      session = cordon_session_open (path, CORDON_SESSION_READ_ONLY, "bench", error);
      if (session == NULL)
        return FALSE;
      opened_ms[i] = now_ms () - start_ms;
      cordon_session_free (session);
      g_unlink (path);
    }
  print_median ("make the file, with its map, and publish it", made_ms, N_ROUNDS);
  print_median ("open the file", opened_ms, N_ROUNDS);
  return TRUE;
}

static GPtrArray *
measure_check (const CordonPlan *plan,
               const CordonBaseMap *map,
               gint64 now_min,
               GError **error)
{
  CordonCheckOptions options = { .now_min = now_min, .at_min = CORDON_MINUTE_NONE };
  double times_ms[N_ROUNDS];
  GPtrArray *findings = NULL;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (CordonCheckRun) run = NULL;
      double start_ms = now_ms ();

      g_clear_pointer (&findings, g_ptr_array_unref);
      run = cordon_check_run_new (plan, map, &options);
      if (!cordon_check_run_execute (run, NULL, NULL, NULL, error))
        return NULL;
      findings = cordon_check_run_findings (run);
      times_ms[i] = now_ms () - start_ms;
    }
  g_print ("sample plan: %u findings\n", findings->len);
  print_median ("all checks", times_ms, N_ROUNDS);
  return findings;
}

static gboolean
measure_check_and_pdf (GError **error)
{
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonBaseMap) map = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  CordonReportInput input = { .now_min = 30000000 };
  double times_ms[N_PDF_ROUNDS];
  gsize n_bytes = 0;

  if (!cordon_sample_build ("harbour-city", &plan, &map, error))
    return FALSE;
  findings = measure_check (plan, map, input.now_min, error);
  if (findings == NULL)
    return FALSE;
  input.plan = plan;
  input.base_map = map;
  input.findings = findings;
  for (guint i = 0; i < N_PDF_ROUNDS; i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      double start_ms = now_ms ();

      pdf = cordon_report_compose_pdf (&input, NULL, NULL, NULL, error);
      if (pdf == NULL)
        return FALSE;
      times_ms[i] = now_ms () - start_ms;
      n_bytes = g_bytes_get_size (pdf);
    }
  g_print ("sample document: %" G_GSIZE_FORMAT " bytes\n", n_bytes);
  print_median ("compose the document, a map for each zone", times_ms, N_PDF_ROUNDS);
  return TRUE;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-bench-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_done = measure_build (&error) && measure_file (folder, &error) && measure_check_and_pdf (&error);

  if (!is_done)
    g_printerr ("%s\n", error->message);
  g_rmdir (folder);
  return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
