/* schema.c: the tables of a plan file, made from the declarations of the fields.
 *
 * A plan file is a GeoPackage 1.3 (geopackage.c) with these tables besides:
 *
 * 1. One table per table of the plan, named as in fields.h. The column "id" is
 *    the record's identity, a random 63-bit number; every field is a column of
 *    its own name, in the order of declaration:
 *
 *      TEXT PROSE COLOUR              TEXT, NULL when unset
 *      ENUM                           TEXT, the word's key; the words are
 *                                     listed as a constraint in
 *                                     gpkg_data_column_constraints
 *      REFS WORDS WINDOWS SCHEDULE    TEXT as cordon_record_get_text() writes
 *                                     it without a context: ids and UTC
 *      INT REF                        INTEGER
 *      REAL                           REAL
 *      FLAG                           BOOLEAN, 0 or 1
 *      TIME                           DATETIME, YYYY-MM-DDTHH:MM:00.000Z
 *      POINT LINE POLYGON             a GeoPackage geometry in WGS 84
 *
 *    Required fields are NOT NULL. A REF is a foreign key, checked when the
 *    transaction ends, without cascades (a session would record what a cascade
 *    did twice), and has an index. Tables with a geometry are "features", with
 *    a spatial index; the others are "attributes".
 *
 * 2. One table of features per layer of the base map, basemap_streets and so
 *    on, with the columns of map-column.c.
 *
 * 3. cordon_meta (key, value): "schema", the schema's number;
 *    "schema_min_reader", the oldest schema number whose programs may read the
 *    file; "basemap_attribution" and "basemap_source".
 *
 * 4. cordon_action: the history; see history.c. Triggers keep it append-only.
 *
 * Tables 3 and 4 are declared as extension "cordon_plan" and are no layers.
 * Nothing else may be in the schema: whether a file's schema is ours is decided
 * by making ours in memory and comparing every row of sqlite_schema.
 *
 * A later schema only appends columns that may be NULL, so that the digest of
 * an old plan stays what it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/geopackage.h"
#include "store/map-column.h"

static const char *const sql_types[CORDON_N_FIELD_TYPES] = {
  [CORDON_FIELD_TEXT] = "TEXT",
  [CORDON_FIELD_PROSE] = "TEXT",
  [CORDON_FIELD_INT] = "INTEGER",
  [CORDON_FIELD_REAL] = "REAL",
  [CORDON_FIELD_FLAG] = "BOOLEAN",
  [CORDON_FIELD_ENUM] = "TEXT",
  [CORDON_FIELD_REF] = "INTEGER",
  [CORDON_FIELD_REFS] = "TEXT",
  [CORDON_FIELD_WORDS] = "TEXT",
  [CORDON_FIELD_TIME] = "DATETIME",
  [CORDON_FIELD_WINDOWS] = "TEXT",
  [CORDON_FIELD_SCHEDULE] = "TEXT",
  [CORDON_FIELD_COLOUR] = "TEXT",
  [CORDON_FIELD_POINT] = "POINT",
  [CORDON_FIELD_LINE] = "LINESTRING",
  [CORDON_FIELD_POLYGON] = "POLYGON",
};

static const char *const geometry_types[] = {
  [GEO_SHAPE_POINT] = "POINT",
  [GEO_SHAPE_LINE] = "LINESTRING",
  [GEO_SHAPE_POLYGON] = "POLYGON",
};

static const char *const private_tables[] = {
  "CREATE TABLE cordon_meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",

  "CREATE TABLE cordon_action ("
  "seq INTEGER PRIMARY KEY NOT NULL, "
  "at_min INTEGER NOT NULL, "
  "actor TEXT NOT NULL, "
  "kind TEXT NOT NULL, "
  "label TEXT NOT NULL, "
  "undoes INTEGER, "
  "n_changes INTEGER NOT NULL, "
  "changeset BLOB, "
  "chain BLOB NOT NULL)",

  "CREATE TRIGGER cordon_action_update BEFORE UPDATE ON cordon_action "
  "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END",

  "CREATE TRIGGER cordon_action_delete BEFORE DELETE ON cordon_action "
  "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END",
};

static const char *const private_names[] = { "cordon_meta", "cordon_action" };

static gboolean
create_record_table (CordonDatabase *database,
                     const CordonTable *table,
                     GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TABLE \"%s\" (\"id\" INTEGER PRIMARY KEY NOT NULL", table->name);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];

      g_string_append_printf (sql, ", \"%s\" %s", field->name, sql_types[field->type]);
      if ((field->flags & CORDON_FIELD_FLAGS_REQUIRED) != 0)
        g_string_append (sql, " NOT NULL");
      if (field->type == CORDON_FIELD_REF)
        g_string_append_printf (sql,
                                " REFERENCES \"%s\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION "
                                "DEFERRABLE INITIALLY DEFERRED",
                                cordon_table_get (field->target)->name);
    }
  g_string_append_c (sql, ')');
  return cordon_database_run (database, sql->str, error);
}

static gboolean
create_reference_indexes (CordonDatabase *database,
                          const CordonTable *table,
                          GError **error)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      g_autofree char *sql = NULL;

      if (field->type != CORDON_FIELD_REF)
        continue;
      sql = g_strdup_printf ("CREATE INDEX \"%s_%s\" ON \"%s\" (\"%s\")", table->name, field->name,
                             table->name, field->name);
      if (!cordon_database_run (database, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
describe_columns (CordonDatabase *database,
                  const CordonTable *table,
                  GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    database, "INSERT INTO gpkg_data_columns VALUES (?1, ?2, ?2, ?3, ?4, NULL, ?5)", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      g_autofree char *constraint =
        field->vocabulary != NULL ? g_strconcat ("enum_", field->vocabulary->name, NULL) : NULL;

      cordon_statement_bind_text (statement, 1, table->name);
      cordon_statement_bind_text (statement, 2, field->name);
      cordon_statement_bind_text (statement, 3, field->label);
      cordon_statement_bind_text (statement, 4, field->help);
      cordon_statement_bind_text (statement, 5, constraint);
      if (!cordon_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

#define LIST_VOCABULARY(LIST, list, Type) &cordon_vocabulary_##list,
static const CordonVocabulary *const vocabularies[] = { CORDON_VOCABULARIES (LIST_VOCABULARY) };

static gboolean
describe_vocabularies (CordonDatabase *database,
                       GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    database,
    "INSERT INTO gpkg_data_column_constraints VALUES (?, 'enum', ?, NULL, NULL, NULL, NULL, ?)",
    error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    for (guint j = 0; j < vocabularies[i]->n_words; j++)
      {
        g_autofree char *name = g_strconcat ("enum_", vocabularies[i]->name, NULL);

        cordon_statement_bind_text (statement, 1, name);
        cordon_statement_bind_text (statement, 2, vocabularies[i]->words[j].key);
        cordon_statement_bind_text (statement, 3, vocabularies[i]->words[j].label);
        if (!cordon_statement_run (statement, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
create_record_layer (CordonDatabase *database,
                     const CordonTable *table,
                     GError **error)
{
  const char *geometry = table->shape != NULL ? sql_types[table->shape->type] : NULL;

  return create_record_table (database, table, error) &&
         create_reference_indexes (database, table, error) &&
         cordon_geopackage_register_table (database, table->name, table->plural, geometry, error) &&
         (geometry == NULL || cordon_geopackage_add_spatial_index (database, table->name, "id",
                                                                   table->shape->name, error)) &&
         describe_columns (database, table, error);
}

static gboolean
create_map_layer (CordonDatabase *database,
                  CordonMapLayer layer,
                  GError **error)
{
  g_autofree char *name = cordon_schema_map_table (layer);
  const char *geometry = geometry_types[cordon_map_layer_geometry (layer)];
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_columns;
  const CordonMapColumn *columns = cordon_map_columns (&n_columns);

  g_string_printf (sql,
                   "CREATE TABLE \"%s\" (\"id\" INTEGER PRIMARY KEY NOT NULL, "
                   "\"shape\" %s NOT NULL",
                   name, geometry);
  for (guint i = 0; i < n_columns; i++)
    if (cordon_map_column_is_in (&columns[i], layer))
      g_string_append_printf (sql, ", \"%s\" %s", columns[i].name,
                              cordon_map_column_sql_type (&columns[i]));
  g_string_append_c (sql, ')');
  return cordon_database_run (database, sql->str, error) &&
         cordon_geopackage_register_table (database, name, "", geometry, error) &&
         cordon_geopackage_add_spatial_index (database, name, "id", "shape", error);
}

static gboolean
create_private_tables (CordonDatabase *database,
                       GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (private_tables); i++)
    if (!cordon_database_run (database, private_tables[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (private_names); i++)
    if (!cordon_geopackage_register_extension (database, private_names[i], NULL, "cordon_plan",
                                               "Cordon plan: history and private notes; leave as is",
                                               "write-only", error))
      return FALSE;
  return cordon_database_run (database,
                              "INSERT INTO cordon_meta VALUES "
                              "('schema', '" G_STRINGIFY (CORDON_SCHEMA_VERSION) "'), "
                                                                                 "('schema_min_reader', '1')",
                              error) &&
         cordon_database_run (database,
                              "INSERT INTO gpkg_metadata VALUES (1, 'dataset', "
                              "'http://purl.org/dc/elements/1.1/', 'text/plain', 'Cordon plan')",
                              error) &&
         cordon_database_run (database,
                              "INSERT INTO gpkg_metadata_reference "
                              "(reference_scope, timestamp, md_file_id) "
                              "VALUES ('geopackage', '1970-01-01T00:00:00.000Z', 1)",
                              error);
}

/**
 * cordon_schema_create:
 * @database: a trusted connection to an empty file, in a transaction
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Makes every table of a plan file.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_schema_create (CordonDatabase *database,
                      GError **error)
{
  if (!cordon_geopackage_create (database, error))
    return FALSE;
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (!create_record_layer (database, cordon_table_get (i), error))
      return FALSE;
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    if (!create_map_layer (database, i, error))
      return FALSE;
  return describe_vocabularies (database, error) && create_private_tables (database, error);
}

/* Reads sqlite_schema as "type name" to the text that made it. */
static GHashTable *
read_objects (CordonDatabase *database,
              GError **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database, "SELECT type, name, tbl_name, sql FROM sqlite_schema", error);
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      if (!cordon_statement_next (statement, &has_row, error))
        return NULL;
      if (has_row)
        {
          const char *type = cordon_statement_text (statement, 0);
          const char *name = cordon_statement_text (statement, 1);
          const char *table = cordon_statement_text (statement, 2);
          const char *sql = cordon_statement_text (statement, 3);

          g_hash_table_insert (objects,
                               g_strdup_printf ("%s %s", type != NULL ? type : "?",
                                                name != NULL ? name : "?"),
                               g_strdup_printf ("%s %s", table != NULL ? table : "?",
                                                sql != NULL ? sql : ""));
        }
    }
  return statement != NULL ? g_steal_pointer (&objects) : NULL;
}

static GHashTable *
make_expected_objects (GError **error)
{
  g_autoptr (CordonDatabase) database = cordon_database_open_memory (error);

  if (database == NULL || !cordon_database_run (database, "BEGIN", error) ||
      !cordon_schema_create (database, error) || !cordon_database_run (database, "COMMIT", error))
    return NULL;
  return read_objects (database, error);
}

/* Made once in a process, and only read from then on. */
static GHashTable *
get_expected_objects (GError **error)
{
  static GHashTable *expected = NULL;
  static GMutex mutex;
  GHashTable *result;

  g_mutex_lock (&mutex);
  if (expected == NULL)
    expected = make_expected_objects (error);
  result = expected;
  g_mutex_unlock (&mutex);
  return result;
}

/* Counts of values that SQLite's own ANALYZE leaves, in tables of its own. */
static gboolean
is_statistics (const char *object)
{
  return strcmp (object, "table sqlite_stat1") == 0 || strcmp (object, "table sqlite_stat4") == 0;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
note_extra (GHashTable *found,
            GHashTable *expected,
            GPtrArray *differences)
{
  GHashTableIter iter;
  gpointer key;
  gpointer text;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      const char *ours = g_hash_table_lookup (expected, key);

      if (ours == NULL && !is_statistics (key))
        g_ptr_array_add (differences, g_strdup_printf (_ ("it has “%s”, which no plan has"),
                                                       (const char *) key));
      else if (ours != NULL && strcmp (ours, text) != 0)
        g_ptr_array_add (differences, g_strdup_printf (_ ("“%s” is not made as in a plan"),
                                                       (const char *) key));
    }
}

static void
note_missing (GHashTable *found,
              GHashTable *expected,
              GPtrArray *differences)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (found, key))
      g_ptr_array_add (differences,
                       g_strdup_printf (_ ("it lacks “%s”"), (const char *) key));
}

/**
 * cordon_schema_compare:
 * @database: a connection, trusted or not
 * @out_differences: (out) (transfer full) (element-type utf8): set to what differs, in words;
 *   empty if the schema is exactly ours
 * @error: set to a #CORDON_STORE_ERROR if the schema cannot be read
 *
 * Compares every row of sqlite_schema with the schema that we make.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_schema_compare (CordonDatabase *database,
                       GPtrArray **out_differences,
                       GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  GHashTable *expected = get_expected_objects (error);
  g_autoptr (GHashTable) found = expected != NULL ? read_objects (database, error) : NULL;

  if (found == NULL)
    return FALSE;
  note_extra (found, expected, differences);
  note_missing (found, expected, differences);
  g_ptr_array_sort (differences, compare_texts);
  *out_differences = g_steal_pointer (&differences);
  return TRUE;
}

/**
 * cordon_schema_has_meta:
 * @database: a connection, trusted or not
 * @out_has_meta: set to whether the file has the table cordon_meta, made as we make it
 * @error: set to a #CORDON_STORE_ERROR if the schema cannot be read
 *
 * Tells plans from other GeoPackages.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_schema_has_meta (CordonDatabase *database,
                        gboolean *out_has_meta,
                        GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    database, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'cordon_meta' AND sql = ?",
    error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_text (statement, 1, private_tables[0]);
  return cordon_statement_next (statement, out_has_meta, error);
}

/**
 * cordon_schema_map_table:
 * @layer: a layer of the base map
 *
 * Returns: (transfer full): the name of its table
 */
char *
cordon_schema_map_table (CordonMapLayer layer)
{
  return g_strconcat ("basemap_", cordon_map_layer_name (layer), NULL);
}
