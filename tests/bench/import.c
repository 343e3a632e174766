/* import.c: measures the import of real extracts beside ogr2ogr, each as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-import [--quick]
 *
 * Both read the same extract and write a GeoPackage. They do not do the same:
 * cordon-import classifies, cuts streets at their junctions, closes the sea and
 * checks every outline; ogr2ogr copies everything there is, spatial index
 * included. A ratio is printed only if both find the same buildings, but for
 * those at the edge of the extract: at most one in a thousand apart. Rounds
 * alternate between the engines.
 *
 * CORDON_IMPORT names the importer, CORDON_SHARED the folder with the extracts.
 */
#include "config.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const extracts[] = { "monaco-2021", "monaco-region-2016" };

/* The times of one engine on one extract. */
typedef struct
{
  const char *engine;
  GArray *times_ms;
  gint64 n_buildings;
} Series;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Runs a program to its end; returns its output, or NULL when it failed. */
static char *
run (char **arguments,
     double *out_ms)
{
  gint64 start = g_get_monotonic_time ();
  char *output = NULL;
  int status;

  if (!g_spawn_sync (NULL, arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                     &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    g_clear_pointer (&output, g_free);
  *out_ms = (double) (g_get_monotonic_time () - start) / 1000;
  return output;
}

/* The number that follows a text, or -1. */
static gint64
find_number (const char *output,
             const char *before)
{
  const char *at = output != NULL ? strstr (output, before) : NULL;

  return at != NULL ? g_ascii_strtoll (at + strlen (before), NULL, 10) : -1;
}

static void
run_cordon (Series *series,
            const char *extract,
            const char *target)
{
  char *arguments[] = { (char *) g_getenv ("CORDON_IMPORT"), (char *) "-o", (char *) target,
                        (char *) extract, NULL };
  double ms;
  g_autofree char *output = run (arguments, &ms);

  g_array_append_val (series->times_ms, ms);
  series->n_buildings = find_number (
    output, "\"name\":\"basemap_buildings\",\"title\":\"basemap_buildings\",\"features\":");
}

static void
run_ogr (Series *series,
         const char *extract,
         const char *target)
{
  char *arguments[] = { (char *) "ogr2ogr", (char *) "-q", (char *) "-f", (char *) "GPKG",
                        (char *) target, (char *) extract, NULL };
  char *count[] = { (char *) "ogrinfo", (char *) "-q", (char *) target, (char *) "-sql",
                    (char *) "select count(*) as n from multipolygons where building is not null "
                             "and building <> 'no'",
                    NULL };
  g_autofree char *output = NULL;
  g_autofree char *counted = NULL;
  double ms, ignored;

  g_unlink (target);
  output = run (arguments, &ms);
  g_array_append_val (series->times_ms, ms);
  counted = run (count, &ignored);
  series->n_buildings = find_number (counted, "n (Integer) = ");
}

static double
median (Series *series)
{
  g_array_sort (series->times_ms, compare_doubles);
  return g_array_index (series->times_ms, double, series->times_ms->len / 2);
}

static void
print_series (Series *series,
              const char *extract)
{
  double median_ms = median (series);

  g_print ("{\"bench\":\"import\",\"engine\":\"%s\",\"extract\":\"%s\",\"rounds\":%u,"
           "\"ms\":%.0f,\"ms_min\":%.0f,\"ms_max\":%.0f,\"buildings\":%" G_GINT64_FORMAT "}\n",
           series->engine, extract, series->times_ms->len, median_ms,
           g_array_index (series->times_ms, double, 0),
           g_array_index (series->times_ms, double, series->times_ms->len - 1),
           series->n_buildings);
}

static gboolean
measure (const char *folder,
         const char *name,
         guint n_rounds,
         gboolean has_ogr)
{
  g_autofree char *file = g_strconcat (name, ".osm.pbf", NULL);
  g_autofree char *extract = g_build_filename (folder, "data", "osm", file, NULL);
  g_autofree char *scratch = g_dir_make_tmp ("cordon-bench-XXXXXX", NULL);
  g_autofree char *ours = g_build_filename (scratch, "ours.gpkg", NULL);
  g_autofree char *theirs = g_build_filename (scratch, "theirs.gpkg", NULL);
  Series cordon = { "cordon-import", g_array_new (FALSE, FALSE, sizeof (double)), -1 };
  Series ogr = { "ogr2ogr", g_array_new (FALSE, FALSE, sizeof (double)), -1 };
  gboolean is_same = TRUE;

  for (guint round = 0; round <= n_rounds; round++)
    {
      run_cordon (&cordon, extract, ours);
      if (has_ogr)
        run_ogr (&ogr, extract, theirs);
      if (round == 0) /* to warm up */
        {
          g_array_set_size (cordon.times_ms, 0);
          g_array_set_size (ogr.times_ms, 0);
        }
    }
  print_series (&cordon, name);
  if (has_ogr)
    {
      print_series (&ogr, name);
      is_same = cordon.n_buildings > 0 &&
                1000 * ABS (cordon.n_buildings - ogr.n_buildings) <= ogr.n_buildings;
      if (is_same)
        g_print ("{\"bench\":\"import\",\"extract\":\"%s\",\"ratio\":%.2f}\n", name,
                 median (&ogr) / median (&cordon));
      else
        g_printerr ("%s: the engines disagree about the buildings; no ratio\n", name);
    }
  g_array_unref (cordon.times_ms);
  g_array_unref (ogr.times_ms);
  g_unlink (ours);
  g_unlink (theirs);
  g_rmdir (scratch);
  return is_same && cordon.n_buildings > 0;
}

int
main (int argc,
      char **argv)
{
  gboolean is_quick = argc > 1 && g_str_equal (argv[1], "--quick");
  const char *folder = g_getenv ("CORDON_SHARED");
  g_autofree char *sample = folder != NULL
                              ? g_build_filename (folder, "data", "osm", "monaco-2021.osm.pbf",
                                                  NULL)
                              : NULL;
  g_autofree char *ogr2ogr = g_find_program_in_path ("ogr2ogr");
  g_autofree char *ogrinfo = g_find_program_in_path ("ogrinfo");
  gboolean is_good = TRUE;

  if (sample == NULL || !g_file_test (sample, G_FILE_TEST_EXISTS))
    {
      g_print ("{\"bench\":\"import\",\"skipped\":\"the extracts are not there\"}\n");
      return EXIT_SUCCESS;
    }
  for (guint i = 0; i < G_N_ELEMENTS (extracts); i++)
    is_good &= measure (folder, extracts[i], is_quick ? 2 : 9,
                        ogr2ogr != NULL && ogrinfo != NULL);
  return is_good ? EXIT_SUCCESS : EXIT_FAILURE;
}
