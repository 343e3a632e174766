/* sample.c: measures making the bundled sample, as a plan in memory and as a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints one line of JSON for each phase: the median of eleven rounds.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "session/sample.h"

#define N_ROUNDS 11

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
              double *times_ms)
{
  qsort (times_ms, N_ROUNDS, sizeof *times_ms, compare_doubles);
  g_print ("{\"bench\":\"sample\",\"phase\":\"%s\",\"rounds\":%d,\"median_ms\":%.1f,\"most_ms\":%.1f}\n", phase, N_ROUNDS,
           times_ms[N_ROUNDS / 2], times_ms[N_ROUNDS - 1]);
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
  print_median ("build", times_ms);
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
  print_median ("make the file, with its map, and publish it", made_ms);
  print_median ("open the file", opened_ms);
  return TRUE;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-bench-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_done = measure_build (&error) && measure_file (folder, &error);

  if (!is_done)
    g_printerr ("%s\n", error->message);
  g_rmdir (folder);
  return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
