/* geopackage.c: the tables every GeoPackage has, and what is registered in them.
 *
 * The tables are those of GeoPackage 1.3, annex C and the annexes of its
 * extensions for schemas (F.9), metadata (F.8) and spatial indexes (F.3); their
 * columns, keys and defaults are fixed there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/geopackage.h"

#include "store/geometry-blob.h"

#define NOW_DEFAULT "DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))"

static const char *const base_tables[] = {
  "CREATE TABLE gpkg_spatial_ref_sys ("
  "srs_name TEXT NOT NULL, "
  "srs_id INTEGER NOT NULL PRIMARY KEY, "
  "organization TEXT NOT NULL, "
  "organization_coordsys_id INTEGER NOT NULL, "
  "definition TEXT NOT NULL, "
  "description TEXT)",

  "CREATE TABLE gpkg_contents ("
  "table_name TEXT NOT NULL PRIMARY KEY, "
  "data_type TEXT NOT NULL, "
  "identifier TEXT UNIQUE, "
  "description TEXT DEFAULT '', "
  "last_change " NOW_DEFAULT ", "
  "min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, "
  "srs_id INTEGER, "
  "CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))",

  "CREATE TABLE gpkg_geometry_columns ("
  "table_name TEXT NOT NULL, "
  "column_name TEXT NOT NULL, "
  "geometry_type_name TEXT NOT NULL, "
  "srs_id INTEGER NOT NULL, "
  "z TINYINT NOT NULL, "
  "m TINYINT NOT NULL, "
  "CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), "
  "CONSTRAINT uk_gc_table_name UNIQUE (table_name), "
  "CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), "
  "CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))",

  "CREATE TABLE gpkg_extensions ("
  "table_name TEXT, "
  "column_name TEXT, "
  "extension_name TEXT NOT NULL, "
  "definition TEXT NOT NULL, "
  "scope TEXT NOT NULL, "
  "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))",

  "CREATE TABLE gpkg_data_columns ("
  "table_name TEXT NOT NULL, "
  "column_name TEXT NOT NULL, "
  "name TEXT, "
  "title TEXT, "
  "description TEXT, "
  "mime_type TEXT, "
  "constraint_name TEXT, "
  "CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), "
  "CONSTRAINT gdc_tn UNIQUE (table_name, name))",

  "CREATE TABLE gpkg_data_column_constraints ("
  "constraint_name TEXT NOT NULL, "
  "constraint_type TEXT NOT NULL, "
  "value TEXT, "
  "min NUMERIC, "
  "min_is_inclusive BOOLEAN, "
  "max NUMERIC, "
  "max_is_inclusive BOOLEAN, "
  "description TEXT, "
  "CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))",

  "CREATE TABLE gpkg_metadata ("
  "id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, "
  "md_scope TEXT NOT NULL DEFAULT 'dataset', "
  "md_standard_uri TEXT NOT NULL, "
  "mime_type TEXT NOT NULL DEFAULT 'text/xml', "
  "metadata TEXT NOT NULL DEFAULT '')",

  "CREATE TABLE gpkg_metadata_reference ("
  "reference_scope TEXT NOT NULL, "
  "table_name TEXT, "
  "column_name TEXT, "
  "row_id_value INTEGER, "
  "timestamp " NOW_DEFAULT ", "
  "md_file_id INTEGER NOT NULL, "
  "md_parent_id INTEGER, "
  "CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), "
  "CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))",

  "INSERT INTO gpkg_spatial_ref_sys VALUES "
  "('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', "
  "'undefined Cartesian coordinate reference system'), "
  "('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', "
  "'undefined geographic coordinate reference system'), "
  "('WGS 84 geodetic', 4326, 'EPSG', 4326, "
  "'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
  "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
  "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
  "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
  "AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]', "
  "'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid')",
};

static const struct
{
  const char *table;
  const char *name;
  const char *definition;
} base_extensions[] = {
  { "gpkg_data_columns", "gpkg_schema", "http://www.geopackage.org/spec130/#extension_schema" },
  { "gpkg_data_column_constraints", "gpkg_schema",
    "http://www.geopackage.org/spec130/#extension_schema" },
  { "gpkg_metadata", "gpkg_metadata", "http://www.geopackage.org/spec130/#extension_metadata" },
  { "gpkg_metadata_reference", "gpkg_metadata",
    "http://www.geopackage.org/spec130/#extension_metadata" },
};

/**
 * cordon_geopackage_create:
 * @database: a trusted connection to an empty file, in a transaction
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Makes the file a GeoPackage without layers.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_geopackage_create (CordonDatabase *database,
                          GError **error)
{
  g_autofree char *application_id =
    g_strdup_printf ("PRAGMA application_id = %d", CORDON_GPKG_APPLICATION_ID);
  g_autofree char *user_version =
    g_strdup_printf ("PRAGMA user_version = %d", CORDON_GPKG_USER_VERSION);

  if (!cordon_database_run (database, application_id, error) ||
      !cordon_database_run (database, user_version, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (base_tables); i++)
    if (!cordon_database_run (database, base_tables[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (base_extensions); i++)
    if (!cordon_geopackage_register_extension (database, base_extensions[i].table, NULL,
                                               base_extensions[i].name,
                                               base_extensions[i].definition, "read-write", error))
      return FALSE;
  return TRUE;
}

static gboolean
register_geometry (CordonDatabase *database,
                   const char *table,
                   const char *geometry,
                   GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    database, "INSERT INTO gpkg_geometry_columns VALUES (?, 'shape', ?, ?, 0, 0)", error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_text (statement, 1, table);
  cordon_statement_bind_text (statement, 2, geometry);
  cordon_statement_bind_integer (statement, 3, CORDON_SRS_WGS84);
  return cordon_statement_run (statement, error);
}

/**
 * cordon_geopackage_register_table:
 * @database: a GeoPackage
 * @table: a table of it
 * @description: what is in it, for people
 * @geometry: (nullable): the kind of geometry in its column "shape", %NULL for none
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Makes @table a layer that other programs list. When it last changed is noted
 * when the file is published.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_geopackage_register_table (CordonDatabase *database,
                                  const char *table,
                                  const char *description,
                                  const char *geometry,
                                  GError **error)
{
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database,
                             "INSERT INTO gpkg_contents "
                             "(table_name, data_type, identifier, description, last_change, srs_id) "
                             "VALUES (?1, ?2, ?1, ?3, '1970-01-01T00:00:00.000Z', ?4)",
                             error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_text (statement, 1, table);
  cordon_statement_bind_text (statement, 2, geometry != NULL ? "features" : "attributes");
  cordon_statement_bind_text (statement, 3, description);
  if (geometry != NULL)
    cordon_statement_bind_integer (statement, 4, CORDON_SRS_WGS84);
  return cordon_statement_run (statement, error) &&
         (geometry == NULL || register_geometry (database, table, geometry, error));
}

/* The index and its triggers, as annex F.3 of GeoPackage 1.3 spells them: %T
 * the table, %C the geometry, %K the key. Other programs find them by name. */
static const char *const index_statements[] = {
  "CREATE VIRTUAL TABLE \"rtree_%T_%C\" USING rtree(id, minx, maxx, miny, maxy)",

  "CREATE TRIGGER \"rtree_%T_%C_insert\" AFTER INSERT ON \"%T\" "
  "WHEN (new.\"%C\" NOT NULL AND NOT ST_IsEmpty(NEW.\"%C\")) "
  "BEGIN INSERT OR REPLACE INTO \"rtree_%T_%C\" VALUES (NEW.\"%K\", "
  "ST_MinX(NEW.\"%C\"), ST_MaxX(NEW.\"%C\"), ST_MinY(NEW.\"%C\"), ST_MaxY(NEW.\"%C\")); END",

  "CREATE TRIGGER \"rtree_%T_%C_update1\" AFTER UPDATE OF \"%C\" ON \"%T\" "
  "WHEN OLD.\"%K\" = NEW.\"%K\" AND (NEW.\"%C\" NOTNULL AND NOT ST_IsEmpty(NEW.\"%C\")) "
  "BEGIN INSERT OR REPLACE INTO \"rtree_%T_%C\" VALUES (NEW.\"%K\", "
  "ST_MinX(NEW.\"%C\"), ST_MaxX(NEW.\"%C\"), ST_MinY(NEW.\"%C\"), ST_MaxY(NEW.\"%C\")); END",

  "CREATE TRIGGER \"rtree_%T_%C_update2\" AFTER UPDATE OF \"%C\" ON \"%T\" "
  "WHEN OLD.\"%K\" = NEW.\"%K\" AND (NEW.\"%C\" ISNULL OR ST_IsEmpty(NEW.\"%C\")) "
  "BEGIN DELETE FROM \"rtree_%T_%C\" WHERE id = OLD.\"%K\"; END",

  "CREATE TRIGGER \"rtree_%T_%C_update3\" AFTER UPDATE ON \"%T\" "
  "WHEN OLD.\"%K\" != NEW.\"%K\" AND (NEW.\"%C\" NOTNULL AND NOT ST_IsEmpty(NEW.\"%C\")) "
  "BEGIN DELETE FROM \"rtree_%T_%C\" WHERE id = OLD.\"%K\"; "
  "INSERT OR REPLACE INTO \"rtree_%T_%C\" VALUES (NEW.\"%K\", "
  "ST_MinX(NEW.\"%C\"), ST_MaxX(NEW.\"%C\"), ST_MinY(NEW.\"%C\"), ST_MaxY(NEW.\"%C\")); END",

  "CREATE TRIGGER \"rtree_%T_%C_update4\" AFTER UPDATE ON \"%T\" "
  "WHEN OLD.\"%K\" != NEW.\"%K\" AND (NEW.\"%C\" ISNULL OR ST_IsEmpty(NEW.\"%C\")) "
  "BEGIN DELETE FROM \"rtree_%T_%C\" WHERE id IN (OLD.\"%K\", NEW.\"%K\"); END",

  "CREATE TRIGGER \"rtree_%T_%C_delete\" AFTER DELETE ON \"%T\" WHEN old.\"%C\" NOT NULL "
  "BEGIN DELETE FROM \"rtree_%T_%C\" WHERE id = OLD.\"%K\"; END",
};

/**
 * cordon_geopackage_add_spatial_index:
 * @database: a GeoPackage
 * @table: a layer of it, still empty
 * @key: its primary key
 * @column: its geometry
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Adds the spatial index and the triggers that keep it.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_geopackage_add_spatial_index (CordonDatabase *database,
                                     const char *table,
                                     const char *key,
                                     const char *column,
                                     GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (index_statements); i++)
    {
      g_autoptr (GString) sql = g_string_new (index_statements[i]);

      g_string_replace (sql, "%T", table, 0);
      g_string_replace (sql, "%C", column, 0);
      g_string_replace (sql, "%K", key, 0);
      if (!cordon_database_run (database, sql->str, error))
        return FALSE;
    }
  return cordon_geopackage_register_extension (
    database, table, column, "gpkg_rtree_index",
    "http://www.geopackage.org/spec130/#extension_rtree", "write-only", error);
}

/**
 * cordon_geopackage_register_extension:
 * @database: a GeoPackage
 * @table: what the extension is about
 * @column: (nullable): and which column of it
 * @name: the extension's name
 * @definition: where it is described
 * @scope: "read-write" or "write-only"
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Declares an extension.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_geopackage_register_extension (CordonDatabase *database,
                                      const char *table,
                                      const char *column,
                                      const char *name,
                                      const char *definition,
                                      const char *scope,
                                      GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    database, "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_text (statement, 1, table);
  cordon_statement_bind_text (statement, 2, column);
  cordon_statement_bind_text (statement, 3, name);
  cordon_statement_bind_text (statement, 4, definition);
  cordon_statement_bind_text (statement, 5, scope);
  return cordon_statement_run (statement, error);
}
