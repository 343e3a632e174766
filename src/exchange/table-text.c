/* table-text.c: a table of a plan as CSV or GeoJSON, and which table a file is.
 *
 * Columns are the id and then the table's fields, in their declared order and
 * under their declared names; the text of a cell is the one form that field
 * values have everywhere. References are written by name where the name leads
 * back to the same record, otherwise by id; times in UTC. In GeoJSON, numbers
 * are numbers and flags are true or false; the id is the feature's, as a
 * string, because readers of JSON may round large numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/table-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/csv.h"
#include "exchange/geojson.h"
#include "exchange/text-file.h"

static void
append_csv_record (GString *text,
                   const CordonTable *table,
                   const CordonRecord *record,
                   const CordonTextContext *context)
{
  g_auto (GStrv) cells = g_new0 (char *, table->n_fields + 2);

  cells[0] = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
  for (guint i = 0; i < table->n_fields; i++)
    {
      cells[i + 1] = cordon_record_get_text (record, &table->fields[i], context);
      if (cells[i + 1] == NULL)
        cells[i + 1] = g_strdup ("");
    }
  cordon_csv_append_row (text, (const char *const *) cells, table->n_fields + 1);
}

/**
 * cordon_table_to_csv:
 * @plan: a plan
 * @table: which of its tables
 *
 * Returns: (transfer full): the table as CSV with a line of column names;
 *   geometries as well-known text
 */
char *
cordon_table_to_csv (const CordonPlan *plan,
                     const CordonTable *table)
{
  g_autoptr (GPtrArray) records = cordon_plan_list (plan, table->id);
  g_autofree const char **names = g_new0 (const char *, table->n_fields + 1);
  GString *text = g_string_new (NULL);
  CordonTextContext context;

  cordon_plan_text_context (plan, &context);
  names[0] = "id";
  for (guint i = 0; i < table->n_fields; i++)
    names[i + 1] = table->fields[i].name;
  cordon_csv_append_row (text, names, table->n_fields + 1);
  for (guint i = 0; i < records->len; i++)
    append_csv_record (text, table, records->pdata[i], &context);
  return g_string_free (text, FALSE);
}

static void
write_property (CordonJsonWriter *writer,
                const CordonRecord *record,
                const CordonField *field,
                const CordonTextContext *context)
{
  gconstpointer member = cordon_record_peek (record, field);
  g_autofree char *text = NULL;

  cordon_json_writer_member (writer, field->name);
  if (!cordon_record_is_set (record, field))
    cordon_json_writer_null (writer);
  else if (field->type == CORDON_FIELD_INT)
    cordon_json_writer_integer (writer, *(const gint64 *) member);
  else if (field->type == CORDON_FIELD_REAL)
    cordon_json_writer_number (writer, *(const double *) member);
  else if (field->type == CORDON_FIELD_FLAG)
    cordon_json_writer_boolean (writer, *(const int *) member);
  else
    {
      text = cordon_record_get_text (record, field, context);
      cordon_json_writer_string (writer, text);
    }
}

static void
write_feature (CordonJsonWriter *writer,
               const CordonTable *table,
               const CordonRecord *record,
               const CordonTextContext *context)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);

  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "type", "Feature");
  cordon_json_writer_member_string (writer, "id", id);
  cordon_json_writer_member (writer, "properties");
  cordon_json_writer_begin_object (writer);
  for (guint i = 0; i < table->n_fields; i++)
    if (&table->fields[i] != table->shape)
      write_property (writer, record, &table->fields[i], context);
  cordon_json_writer_end_object (writer);
  cordon_json_writer_member (writer, "geometry");
  cordon_geojson_write_shape (writer, cordon_record_shape (record));
  cordon_json_writer_end_object (writer);
}

/**
 * cordon_table_to_geojson:
 * @plan: a plan
 * @table: which of its tables
 *
 * Returns: (transfer full): the table as a feature collection of RFC 7946, one
 *   feature a line; the geometry is null where the table has none
 */
char *
cordon_table_to_geojson (const CordonPlan *plan,
                         const CordonTable *table)
{
  g_autoptr (GPtrArray) records = cordon_plan_list (plan, table->id);
  GString *text = g_string_new (NULL);
  CordonTextContext context;

  cordon_plan_text_context (plan, &context);
  g_string_append_printf (text, "{\"type\":\"FeatureCollection\",\"name\":\"%s\",\"features\":[", table->name);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (FALSE);
      g_autofree char *feature = NULL;

      write_feature (writer, table, records->pdata[i], &context);
      feature = cordon_json_writer_finish (writer);
      g_string_append (text, i > 0 ? ",\n" : "\n");
      g_string_append (text, feature);
    }
  g_string_append (text, "\n]}\n");
  return g_string_free (text, FALSE);
}

static gboolean
has_suffix (const char *path,
            const char *suffix)
{
  gsize length = strlen (path);
  gsize suffix_length = strlen (suffix);

  return length > suffix_length && g_ascii_strcasecmp (path + length - suffix_length, suffix) == 0;
}

/**
 * cordon_table_save:
 * @plan: a plan
 * @table: which of its tables
 * @path: where to write; .csv, .geojson or .json decides the format
 * @error: return location for a #GError
 *
 * Writes the file whole or leaves what was there.
 *
 * Errors: %CORDON_EXCHANGE_ERROR_FILE, %CORDON_EXCHANGE_ERROR_TABLE for another
 * ending
 *
 * Returns: whether the file was written
 */
gboolean
cordon_table_save (const CordonPlan *plan,
                   const CordonTable *table,
                   const char *path,
                   GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;

  if (!cordon_table_text_is_path (path))
    {
      g_set_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_TABLE,
                   _ ("“%s” is neither .csv nor .geojson; choose one of these endings"), path);
      return FALSE;
    }
  text = has_suffix (path, ".csv") ? cordon_table_to_csv (plan, table) : cordon_table_to_geojson (plan, table);
  if (g_file_set_contents (path, text, -1, &why))
    return TRUE;
  g_set_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE, _ ("“%s” cannot be written: %s"), path,
               why->message);
  return FALSE;
}

/**
 * cordon_table_text_is_path:
 * @path: a path
 *
 * Returns: whether its ending is one of those that tables are written with
 */
gboolean
cordon_table_text_is_path (const char *path)
{
  return has_suffix (path, ".csv") || has_suffix (path, ".geojson") || has_suffix (path, ".json");
}

/**
 * cordon_table_of_file:
 * @path: a path
 *
 * Returns: (transfer none) (nullable): the table that the file is named after,
 *   "zone.csv" or "Zones.geojson"; %NULL for none
 */
const CordonTable *
cordon_table_of_file (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *stem = g_ascii_strdown (base, -1);
  char *dot = strrchr (stem, '.');
  gsize length;

  if (dot == NULL || !cordon_table_text_is_path (base))
    return NULL;
  *dot = '\0';
  if (cordon_table_find (stem) != NULL)
    return cordon_table_find (stem);
  length = strlen (stem);
  if (length < 2 || stem[length - 1] != 's')
    return NULL;
  stem[length - 1] = '\0';
  return cordon_table_find (stem);
}

static gboolean
fits_fields (const CordonTable *table,
             const CordonJsonNode *feature)
{
  const CordonJsonNode *properties = cordon_json_node_member (feature, "properties");

  if (properties == NULL || properties->kind != CORDON_JSON_NODE_OBJECT)
    return TRUE;
  for (const CordonJsonNode *node = properties->first; node != NULL; node = node->next)
    if (strcmp (node->name, "id") != 0 && cordon_table_find_field (table, node->name) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * cordon_table_text_fits:
 * @table: a table
 * @path: a file with one of the endings that tables are written with
 * @error: return location for a #GError
 *
 * Tells rows of a table from a foreign file that happens to be GeoJSON. CSV is
 * always taken for rows; so is what is not even JSON, because the reader of
 * rows says where it is wrong.
 *
 * Errors: %CORDON_EXCHANGE_ERROR_FILE
 *
 * Returns: whether every property of the file is a field of the table; %FALSE
 *   also when the file cannot be read, with @error set then
 */
gboolean
cordon_table_text_fits (const CordonTable *table,
                        const char *path,
                        GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (CordonJsonTree) tree = NULL;
  const CordonJsonNode *features;
  CordonTextPlace place;
  gsize n_bytes;

  if (!cordon_text_file_read (path, &text, &n_bytes, error))
    return FALSE;
  tree = has_suffix (path, ".csv") ? NULL : cordon_json_tree_read (text, n_bytes, &place, NULL);
  if (tree == NULL)
    return TRUE;
  features = cordon_json_node_member (cordon_json_tree_root (tree), "features");
  if (features == NULL || features->kind != CORDON_JSON_NODE_ARRAY)
    return fits_fields (table, cordon_json_tree_root (tree));
  for (const CordonJsonNode *feature = features->first; feature != NULL; feature = feature->next)
    if (!fits_fields (table, feature))
      return FALSE;
  return TRUE;
}
