/* staging-read.c: what an import handed over, read without trusting it.
 *
 * The importer is confined because foreign files may take it over; so what it
 * writes is read like a file from anywhere. In the staging file (a GeoPackage)
 * are tables basemap_LAYER when it was a map extract, otherwise import_1,
 * import_2 ... with all attributes as text; the keys are cordon_fid, the
 * geometries cordon_geom. import_summary says what was read, import_note what
 * could not be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/staging-read.h"

#include <string.h>

#include "base/number.h"
#include "store/base-map-table.h"
#include "store/database.h"
#include "store/geometry-blob.h"
#include "store/schema.h"

#define GEOMETRY_COLUMN "cordon_geom"

/* Columns that are ours, not the foreign file's. */
#define OWN_PREFIX "cordon_"

static char *
quote_name (const char *name)
{
  g_autoptr (GString) quoted = g_string_new (name);

  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_prepend_c (quoted, '"');
  g_string_append_c (quoted, '"');
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

/* Reads rows of two texts; the first is the key. */
static gboolean
read_pairs (CordonDatabase *database,
            const char *sql,
            GPtrArray *firsts,
            GPtrArray *seconds,
            GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (database, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!cordon_statement_next (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      for (int i = 0; i < 2; i++)
        {
          const char *text = cordon_statement_text (statement, i);

          g_ptr_array_add (i == 0 ? firsts : seconds,
                           g_utf8_make_valid (text != NULL ? text : "", -1));
        }
    }
  return TRUE;
}

static const char *
look_up (GPtrArray *keys,
         GPtrArray *values,
         const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (strcmp (g_ptr_array_index (keys, i), key) == 0)
      return g_ptr_array_index (values, i);
  return "";
}

static gboolean
read_map (CordonDatabase *database,
          CordonStaging *staging,
          GError **error)
{
  g_autoptr (CordonBaseMap) map = cordon_base_map_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *source = NULL;

  if (!read_pairs (database, "SELECT key, value FROM import_summary", keys, values, error))
    return FALSE;
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    if (!cordon_base_map_read_layer (database, i, GEOMETRY_COLUMN, map, error))
      return FALSE;
  source = g_strjoin (" ", look_up (keys, values, "source"), look_up (keys, values, "timestamp"),
                      NULL);
  cordon_base_map_set_attribution (map, look_up (keys, values, "attribution"));
  cordon_base_map_set_source (map, g_strchomp (source));
  staging->base_map = g_steal_pointer (&map);
  return TRUE;
}

/* The attributes of a table, and whether it has a geometry. */
static GPtrArray *
read_columns (CordonDatabase *database,
              const char *table,
              gboolean *out_has_shape,
              GError **error)
{
  g_autofree char *quoted = quote_name (table);
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info(%s)", quoted);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CordonStatement) statement = cordon_database_prepare (database, sql, error);
  gboolean has_row = TRUE;

  *out_has_shape = FALSE;
  while (statement != NULL && has_row)
    {
      const char *name;

      if (!cordon_statement_next (statement, &has_row, error))
        return NULL;
      name = has_row ? cordon_statement_text (statement, 1) : NULL;
      if (g_strcmp0 (name, GEOMETRY_COLUMN) == 0)
        *out_has_shape = TRUE;
      else if (name != NULL && !g_str_has_prefix (name, OWN_PREFIX) &&
               g_utf8_validate (name, -1, NULL))
        g_ptr_array_add (columns, g_strdup (name));
    }
  if (statement == NULL)
    return NULL;
  g_ptr_array_add (columns, NULL);
  return g_steal_pointer (&columns);
}

static char *
read_value (CordonStatement *statement,
            int column)
{
  char number[CORDON_NUMBER_SIZE];

  switch (cordon_statement_type (statement, column))
    {
    case SQLITE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cordon_statement_integer (statement, column));
    case SQLITE_FLOAT:
      return g_strdup (cordon_number_format (number, cordon_statement_real (statement, column)));
    case SQLITE_TEXT:
      return g_utf8_make_valid (cordon_statement_text (statement, column), -1);
    default:
      return NULL;
    }
}

static gboolean
read_row (CordonStatement *statement,
          CordonStagingLayer *layer,
          gboolean has_shape,
          GError **error)
{
  g_autoptr (GeoShape) shape = NULL;
  CordonStagingRow *row;

  if (has_shape && cordon_statement_type (statement, 0) == SQLITE_BLOB)
    {
      gsize n_bytes;
      const guint8 *bytes = cordon_statement_blob (statement, 0, &n_bytes);

      shape = cordon_geometry_blob_read (bytes, n_bytes, error);
      if (shape == NULL)
        return FALSE;
    }
  row = cordon_staging_layer_add (layer, shape);
  for (guint i = 0; i < layer->columns->len; i++)
    row->values[i] = read_value (statement, (int) i + has_shape);
  return TRUE;
}

static char *
make_select_sql (const char *table,
                 GPtrArray *columns,
                 gboolean has_shape)
{
  g_autofree char *quoted_table = quote_name (table);
  g_autoptr (GString) sql = g_string_new (has_shape ? "SELECT \"" GEOMETRY_COLUMN "\""
                                                    : "SELECT");

  for (guint i = 0; i + 1 < columns->len; i++)
    {
      g_autofree char *quoted = quote_name (g_ptr_array_index (columns, i));

      g_string_append_printf (sql, "%s %s", has_shape || i > 0 ? "," : "", quoted);
    }
  if (!has_shape && columns->len == 1)
    g_string_append (sql, " NULL");
  g_string_append_printf (sql, " FROM %s", quoted_table);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
read_layer (CordonDatabase *database,
            const char *table,
            const char *title,
            CordonStaging *staging,
            GError **error)
{
  gboolean has_shape;
  g_autoptr (GPtrArray) columns = read_columns (database, table, &has_shape, error);
  g_autofree char *sql = columns != NULL ? make_select_sql (table, columns, has_shape) : NULL;
  g_autoptr (CordonStatement) statement =
    sql != NULL ? cordon_database_prepare (database, sql, error) : NULL;
  CordonStagingLayer *layer;
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  layer = cordon_staging_add_layer (staging, title, (const char *const *) columns->pdata);
  while (has_row)
    if (!cordon_statement_next (statement, &has_row, error) ||
        (has_row && !read_row (statement, layer, has_shape, error)))
      {
        g_prefix_error (error, "%s: ", title);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_layers (CordonDatabase *database,
             CordonStaging *staging,
             GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first_map_table = cordon_schema_map_table (0);

  /* Only tables: the joined row of sqlite_schema leaves out views and virtual tables. */
  if (!read_pairs (database,
                   "SELECT table_name, identifier FROM gpkg_contents JOIN sqlite_schema "
                   "ON name = table_name AND type = 'table' AND rootpage > 0 "
                   "WHERE data_type IN ('features', 'attributes')",
                   tables, titles, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);

      if (strcmp (table, first_map_table) == 0)
        {
          if (!read_map (database, staging, error))
            return FALSE;
        }
      else if (g_str_has_prefix (table, "import_") && g_ascii_isdigit (table[strlen ("import_")]) &&
               !read_layer (database, table, g_ptr_array_index (titles, i), staging, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cordon_staging_read:
 * @path: a staging file that cordon-import wrote
 * @error: set to a #CordonStoreError or a #GeoError
 *
 * Reads all of it.
 *
 * Returns: (transfer full): what the foreign file held, or %NULL
 */
CordonStaging *
cordon_staging_read (const char *path,
                     GError **error)
{
  g_autoptr (CordonDatabase) database = cordon_database_open_untrusted (path, error);
  g_autoptr (CordonStaging) staging = cordon_staging_new ();
  g_autoptr (GPtrArray) severities = g_ptr_array_new_with_free_func (g_free);

  if (database == NULL || !cordon_database_run (database, "BEGIN", error) ||
      !read_pairs (database, "SELECT severity, text FROM import_note", severities, staging->warnings,
                   error) ||
      !read_layers (database, staging, error))
    return NULL;
  return g_steal_pointer (&staging);
}
