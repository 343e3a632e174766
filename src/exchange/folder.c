/* folder.c: a whole plan as a folder of text files, one per table.
 *
 * A table with geometry is TABLE.geojson, any other TABLE.csv. Every table is
 * written, an empty one too: a file left over from an earlier plan would
 * otherwise come back with the next reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/problem.h"
#include "exchange/table-text.h"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* In order of name, so that equal folders give equal lists of problems. */
static GPtrArray *
list_folder (const char *path,
             GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &why);
  GPtrArray *names;
  const char *name;

  if (folder == NULL)
    {
      g_set_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE, _ ("the folder “%s” cannot be read: %s"),
                   path, why->message);
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (cordon_table_text_is_path (name) && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * cordon_folder_read:
 * @batch: the batch that gets the rows
 * @path: a folder
 * @error: return location for a #GError
 *
 * Reads every .csv, .geojson and .json file of the folder; each must be named
 * after its table. Other files and folders inside are passed over.
 *
 * Errors: %CORDON_EXCHANGE_ERROR_FILE, %CORDON_EXCHANGE_ERROR_TABLE when there
 * is no such file at all
 *
 * Returns: whether the folder and its files could be read; what is wrong in
 *   them is a problem of the batch
 */
gboolean
cordon_folder_read (CordonTableBatch *batch,
                    const char *path,
                    GError **error)
{
  g_autoptr (GPtrArray) names = list_folder (path, error);

  if (names == NULL)
    return FALSE;
  if (names->len == 0)
    {
      g_set_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_TABLE,
                   _ ("the folder “%s” has no file named after a table, for example zone.geojson or post.csv"), path);
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, names->pdata[i], NULL);
      const CordonTable *table = cordon_table_of_file (file);

      if (table == NULL)
        cordon_problems_add (cordon_table_batch_problems (batch), file, (CordonTextPlace){ 0, 0 },
                             _ ("no table has this name; “cordonctl schema” lists them"));
      else if (!cordon_table_batch_add_file (batch, table, file, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cordon_folder_write:
 * @plan: a plan
 * @path: a folder; made when it does not exist
 * @error: return location for a #GError
 *
 * Writes one file per table.
 *
 * Errors: %CORDON_EXCHANGE_ERROR_FILE
 *
 * Returns: whether all files were written
 */
gboolean
cordon_folder_write (const CordonPlan *plan,
                     const char *path,
                     GError **error)
{
  if (g_mkdir_with_parents (path, 0777) != 0)
    {
      g_set_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE, _ ("the folder “%s” cannot be made: %s"),
                   path, g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonTable *table = cordon_table_get (i);
      g_autofree char *name = g_strconcat (table->name, table->shape != NULL ? ".geojson" : ".csv", NULL);
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (!cordon_table_save (plan, table, file, error))
        return FALSE;
    }
  return TRUE;
}
