/* import.c: foreign files, read by a confined process.
 *
 * cordon-import reads the file into a staging GeoPackage in a private folder;
 * here its progress is followed, it is ended when the import is cancelled, and
 * the staging file is read without trusting it. Whatever a foreign file does to
 * cordon-import, the plan does not notice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/import.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "store/staging-read.h"

#define PROGRAM          "cordon-import"
#define STAGING          "staging.gpkg"
#define COMPLAINTS       "complaints"
#define COMPLAINTS_MAX   4096
#define EXIT_REFUSED_MAX 2

G_DEFINE_QUARK (cordon - session - import - error - quark, cordon_session_import_error)

/* Told where it is; else beside this program, where it was installed, or on the path. */
static char *
find_program (void)
{
  const char *told = g_getenv ("CORDON_IMPORT");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  char *places[] = {
    g_build_filename (folder, PROGRAM, NULL),
    g_build_filename (folder, "..", "importer", PROGRAM, NULL),
    g_build_filename (folder, "..", "libexec", PROGRAM, NULL),
    g_build_filename (CORDON_LIBEXECDIR, PROGRAM, NULL),
    g_find_program_in_path (PROGRAM),
  };
  char *found = told != NULL && *told != '\0' ? g_strdup (told) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (found == NULL && places[i] != NULL && g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE))
        found = g_steal_pointer (&places[i]);
      g_free (places[i]);
    }
  return found;
}

/* What it complains of goes into a file: a full pipe would stop it for ever. */
static GSubprocess *
start (const char *path,
       const char *folder,
       const CordonForeignOptions *options,
       GError **error)
{
  g_autofree char *program = find_program ();
  g_autofree char *output = g_build_filename (folder, STAGING, NULL);
  g_autofree char *complaints = g_build_filename (folder, COMPLAINTS, NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) start_error = NULL;
  GSubprocess *process;

  if (program == NULL)
    {
      g_set_error_literal (error, CORDON_SESSION_IMPORT_ERROR, CORDON_SESSION_IMPORT_ERROR_PROGRAM,
                           _ ("the program cordon-import, which reads foreign files, is not "
                              "installed; install Cordon again"));
      return NULL;
    }
  g_ptr_array_add (arguments, program);
  g_ptr_array_add (arguments, (char *) "--output");
  g_ptr_array_add (arguments, output);
  if (options != NULL && options->crs != NULL)
    {
      g_ptr_array_add (arguments, (char *) "--crs");
      g_ptr_array_add (arguments, (char *) options->crs);
    }
  for (guint i = 0; options != NULL && options->controls != NULL && options->controls[i] != NULL; i++)
    {
      g_ptr_array_add (arguments, (char *) "--control");
      g_ptr_array_add (arguments, (char *) options->controls[i]);
    }
  g_ptr_array_add (arguments, (char *) "--");
  g_ptr_array_add (arguments, (char *) path);
  g_ptr_array_add (arguments, NULL);
  g_subprocess_launcher_set_stderr_file_path (launcher, complaints);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata,
                                          &start_error);
  if (process == NULL)
    g_set_error (error, CORDON_SESSION_IMPORT_ERROR, CORDON_SESSION_IMPORT_ERROR_PROGRAM,
                 _ ("%s cannot be started: %s"), program, start_error->message);
  return process;
}

/* Reads the lines "progress 0.42" until the process closes its output. */
static gboolean
follow (GSubprocess *process,
        CordonProgressFunc progress,
        gpointer progress_data,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GDataInputStream) lines =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  for (;;)
    {
      g_autoptr (GError) read_error = NULL;
      g_autofree char *line =
        g_data_input_stream_read_line (lines, NULL, cancellable, &read_error);

      if (read_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&read_error));
          return FALSE;
        }
      if (line == NULL)
        return TRUE;
      if (progress != NULL && g_str_has_prefix (line, "progress "))
        progress (CLAMP (g_ascii_strtod (line + strlen ("progress "), NULL), 0, 1), progress_data);
    }
}

/* The importer's last sentence, of which it writes one. */
static char *
read_complaint (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, COMPLAINTS, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return g_strdup ("");
  return g_strstrip (g_utf8_make_valid (text, (gssize) MIN (length, COMPLAINTS_MAX)));
}

static gboolean
check_end (GSubprocess *process,
           const char *folder,
           GError **error)
{
  g_autofree char *complaint = NULL;

  if (!g_subprocess_wait (process, NULL, error))
    return FALSE;
  complaint = read_complaint (folder);
  if (g_subprocess_get_successful (process))
    return TRUE;
  if (g_subprocess_get_if_exited (process) &&
      g_subprocess_get_exit_status (process) <= EXIT_REFUSED_MAX && *complaint != '\0')
    g_set_error_literal (error, CORDON_SESSION_IMPORT_ERROR, CORDON_SESSION_IMPORT_ERROR_FILE,
                         complaint);
  else
    g_set_error (error, CORDON_SESSION_IMPORT_ERROR, CORDON_SESSION_IMPORT_ERROR_PROGRAM,
                 _ ("the import ended before it was done, and nothing was taken in; the file may be "
                    "damaged or made to do harm. %s"),
                 complaint);
  return FALSE;
}

static gboolean
run (const char *path,
     const char *folder,
     const CordonForeignOptions *options,
     CordonProgressFunc progress,
     gpointer progress_data,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (GSubprocess) process = start (path, folder, options, error);

  if (process == NULL)
    return FALSE;
  if (follow (process, progress, progress_data, cancellable, error))
    return check_end (process, folder, error);
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  return FALSE;
}

/* The importer is ended before it cleans up when it is killed. */
static void
remove_folder (const char *folder)
{
  GDir *entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&entries, g_dir_close);
  g_rmdir (folder);
}

/**
 * cordon_session_read_foreign:
 * @path: a foreign file: an OpenStreetMap extract, or a file of features
 * @options: (nullable): what the file does not say itself
 * @progress: (nullable): told now and then how far it is
 * @progress_data: passed to @progress
 * @cancellable: (nullable): ends the import
 * @error: set to a #CordonSessionImportError, a #CordonStoreError, a #GeoError or
 *   %G_IO_ERROR_CANCELLED
 *
 * Runs cordon-import on @path and reads what it made. Nothing of the plan is
 * touched.
 *
 * Returns: (transfer full): what the file held, or %NULL
 */
CordonStaging *
cordon_session_read_foreign (const char *path,
                             const CordonForeignOptions *options,
                             CordonProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-import-XXXXXX", error);
  g_autofree char *output = NULL;
  CordonStaging *staging = NULL;

  if (folder == NULL)
    return NULL;
  output = g_build_filename (folder, STAGING, NULL);
  if (run (path, folder, options, progress, progress_data, cancellable, error))
    staging = cordon_staging_read (output, error);
  remove_folder (folder);
  return staging;
}
