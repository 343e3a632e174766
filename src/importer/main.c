/* main.c: cordon-import, the process in which foreign files are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   cordon-import [OPTIONS] --output STAGING.gpkg FILE
 *
 * Reads one file of any kind that can be imported and writes a staging
 * GeoPackage. On standard output come lines "progress 0.42" and, last, "done "
 * with a JSON object; if it fails, one sentence comes on standard error and no
 * file is left. The status is one of CordonImportExit. SIGTERM cancels.
 */
#include "config.h"

#include <glib.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "importer/confine.h"
#include "importer/control-points.h"
#include "importer/foreign-open.h"
#include "importer/foreign.h"
#include "importer/last-words.h"
#include "importer/map-staging.h"
#include "importer/osm-assemble.h"
#include "importer/recognise.h"
#include "importer/staging-file.h"

#define MIB (G_GUINT64_CONSTANT (1024) * 1024)

#define MEMORY_MIB_DEFAULT 4096
#define CPU_S_DEFAULT      600
#define FILE_MIB_MAX       8192

/* The command line. */
typedef struct
{
  char *output;
  char *crs;
  char **controls;
  int memory_mib;
  int cpu_s;
  char **files;
} Arguments;

/* What the command line comes to. */
typedef struct
{
  const char *input;
  const char *output;
  int epsg;
  gboolean has_placement;
  CordonPlacement placement;
  CordonConfinementParts confined;
} Job;

/* Where in the whole work a part of it lies, and what was said last. */
typedef struct
{
  double start;
  double share;
  double said;
} Progress;

static void
report_progress (double fraction,
                 gpointer user_data)
{
  Progress *progress = user_data;
  double whole = progress->start + progress->share * fraction;
  char text[CORDON_NUMBER_SIZE];

  if (whole < progress->said + 0.01)
    return;
  progress->said = whole;
  printf ("progress %s\n", g_ascii_formatd (text, sizeof text, "%.2f", whole));
  fflush (stdout);
}

/* Only "EPSG:" and a number: anything else GDAL might look up in places of its choice. */
static gboolean
parse_crs (const char *text,
           int *out_epsg,
           GError **error)
{
  gint64 code = 0;

  if (g_ascii_strncasecmp (text, "EPSG:", 5) != 0 || !cordon_integer_parse (text + 5, &code) ||
      code <= 0 || code > 999999)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is no coordinate system; write it as EPSG:32632"), text);
      return FALSE;
    }
  *out_epsg = (int) code;
  return TRUE;
}

static gboolean
parse_controls (char **texts,
                CordonPlacement *out_placement,
                GError **error)
{
  guint n_points = g_strv_length (texts);
  g_autofree CordonControlPoint *points = g_new (CordonControlPoint, MAX (n_points, 1));

  for (guint i = 0; i < n_points; i++)
    if (!cordon_control_point_parse (texts[i], &points[i], error))
      return FALSE;
  return cordon_placement_fit (points, n_points, out_placement, error);
}

static gboolean
parse_arguments (int *argc,
                 char ***argv,
                 Arguments *arguments,
                 GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments->output,
      N_ ("Where to write what was read"), N_ ("FILE") },
    { "crs", 0, 0, G_OPTION_ARG_STRING, &arguments->crs,
      N_ ("The coordinate system the file is in"), "EPSG:N" },
    { "control", 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments->controls,
      N_ ("A point of a drawing and where it is on the Earth; give two or more"),
      "X,Y,LON,LAT" },
    { "memory", 0, 0, G_OPTION_ARG_INT, &arguments->memory_mib,
      N_ ("The most memory the import may take"), "MIB" },
    { "time", 0, 0, G_OPTION_ARG_INT, &arguments->cpu_s,
      N_ ("The most processor time the import may take"), "SECONDS" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->files, NULL,
      N_ ("FILE") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  arguments->memory_mib = MEMORY_MIB_DEFAULT;
  arguments->cpu_s = CPU_S_DEFAULT;
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("Reads a foreign file, confined, into a GeoPackage."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (arguments->output == NULL || arguments->files == NULL ||
      g_strv_length (arguments->files) != 1 || arguments->memory_mib < 64 || arguments->cpu_s < 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _ ("Give one file, and --output with where to write; see --help"));
      return FALSE;
    }
  return TRUE;
}

static void
clear_arguments (Arguments *arguments)
{
  g_free (arguments->output);
  g_free (arguments->crs);
  g_strfreev (arguments->controls);
  g_strfreev (arguments->files);
}

static gboolean
prepare_job (const Arguments *arguments,
             Job *job,
             GError **error)
{
  job->input = arguments->files[0];
  job->output = arguments->output;
  if (arguments->crs != NULL && !parse_crs (arguments->crs, &job->epsg, error))
    return FALSE;
  if (arguments->controls != NULL &&
      !parse_controls (arguments->controls, &job->placement, error))
    return FALSE;
  job->has_placement = arguments->controls != NULL;
  return TRUE;
}

static void
confine (const Arguments *arguments,
         Job *job)
{
  g_autofree char *folder = g_path_get_dirname (job->output);
  g_autofree char *part_path = g_strconcat (job->output, ".part.gpkg", NULL);
  CordonConfinement confinement = {
    .memory_bytes = (guint64) arguments->memory_mib * MIB,
    .cpu_s = (guint64) arguments->cpu_s,
    .file_bytes = FILE_MIB_MAX * MIB,
    .write_folder = folder,
  };

  /* SQLite puts its own temporary files where it may write. */
  g_setenv ("SQLITE_TMPDIR", folder, TRUE);
  cordon_last_words_prepare (part_path);
  job->confined = cordon_confine (&confinement);
}

static gboolean
import_map (const Job *job,
            CordonFileKind kind,
            CordonStagingFile *staging,
            GError **error)
{
  Progress reading = { 0, 0.5, 0 };
  Progress writing = { 0.5, 0.5, 0.5 };
  g_autoptr (CordonOsmMap) map = cordon_osm_assemble (
    job->input, kind == CORDON_FILE_OSM_PBF ? CORDON_OSM_FORMAT_PBF : CORDON_OSM_FORMAT_XML,
    report_progress, &reading, error);

  return map != NULL && cordon_map_stage (map, staging, report_progress, &writing, error);
}

static gboolean
import_foreign (const Job *job,
                CordonFileKind kind,
                CordonStagingFile *staging,
                GError **error)
{
  Progress progress = { 0, 1, 0 };
  CordonForeignSource source = { job->input, kind, job->epsg,
                                 job->has_placement ? &job->placement : NULL };

  if (job->has_placement)
    {
      g_autofree char *text = g_strdup_printf (
        _ ("The control points are met to within %.2f m"), job->placement.residual_m);

      cordon_staging_file_note (staging, "warning", text);
    }
  return cordon_foreign_stage (&source, staging, report_progress, &progress, error);
}

static void
summarise (const Job *job,
           CordonFileKind kind,
           CordonStagingFile *staging)
{
  g_autofree char *name = g_path_get_basename (job->input);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GString) confined = g_string_new (NULL);

  if ((job->confined & CORDON_CONFINED_RESOURCES) != 0)
    g_string_append (confined, "resources ");
  if ((job->confined & CORDON_CONFINED_CALLS) != 0)
    g_string_append (confined, "calls ");
  if ((job->confined & CORDON_CONFINED_FILES) != 0)
    g_string_append (confined, "files ");
  cordon_staging_file_summarise (staging, "format", cordon_file_kind_name (kind));
  cordon_staging_file_summarise (staging, "source", shown);
  cordon_staging_file_summarise (staging, "confined", g_strchomp (confined->str));
}

static gboolean
run (const Job *job,
     GError **error)
{
  g_autoptr (CordonStagingFile) staging = NULL;
  g_autofree char *json = NULL;
  CordonFileKind kind;
  gboolean is_map;

  if (!cordon_recognise (job->input, &kind, error))
    return FALSE;
  is_map = kind == CORDON_FILE_OSM_PBF || kind == CORDON_FILE_OSM_XML;
  cordon_foreign_register_drivers ();
  staging = cordon_staging_file_new (job->output, error);
  if (staging == NULL)
    return FALSE;
  summarise (job, kind, staging);
  if (!(is_map ? import_map (job, kind, staging, error)
               : import_foreign (job, kind, staging, error)))
    return FALSE;
  json = cordon_staging_file_finish (staging, error);
  if (json == NULL)
    return FALSE;
  printf ("progress 1.00\ndone %s\n", json);
  fflush (stdout);
  return TRUE;
}

static int
end (GError *error,
     CordonImportExit status)
{
  cordon_last_words_say (error->message);
  return status;
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  Arguments arguments = { 0 };
  Job job = { 0 };
  int status = CORDON_IMPORT_EXIT_DONE;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CORDON_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (!parse_arguments (&argc, &argv, &arguments, &error) ||
      !prepare_job (&arguments, &job, &error))
    status = end (error, CORDON_IMPORT_EXIT_USAGE);
  else
    {
      confine (&arguments, &job);
      if (!run (&job, &error))
        status = end (error, CORDON_IMPORT_EXIT_REFUSED);
    }
  cordon_placement_clear (&job.placement);
  clear_arguments (&arguments);
  return status;
}
