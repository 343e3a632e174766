/* base-map-table.c: the base map in a plan file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/base-map-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "store/geometry-blob.h"
#include "store/map-column.h"
#include "store/plan-file.h"
#include "store/schema.h"

static char *
make_insert_sql (CordonMapLayer layer,
                 const char *table)
{
  g_autoptr (GString) names = g_string_new ("\"id\", \"shape\"");
  g_autoptr (GString) marks = g_string_new ("?, ?");
  guint n_columns;
  const CordonMapColumn *columns = cordon_map_columns (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (cordon_map_column_is_in (&columns[i], layer))
      {
        g_string_append_printf (names, ", \"%s\"", columns[i].name);
        g_string_append (marks, ", ?");
      }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table, names->str, marks->str);
}

static void
bind_member (CordonStatement *statement,
             int parameter,
             const CordonMapFeature *feature,
             const CordonMapColumn *column)
{
  const void *member = G_STRUCT_MEMBER_P (feature, column->offset);

  switch (column->type)
    {
    case CORDON_MAP_COLUMN_TEXT:
      cordon_statement_bind_text (statement, parameter, *(const char *const *) member);
      break;
    case CORDON_MAP_COLUMN_ID:
      if (*(const gint64 *) member != 0)
        cordon_statement_bind_integer (statement, parameter, *(const gint64 *) member);
      else
        cordon_statement_bind_null (statement, parameter);
      break;
    case CORDON_MAP_COLUMN_REAL:
      if (isfinite (*(const double *) member))
        cordon_statement_bind_real (statement, parameter, *(const double *) member);
      else
        cordon_statement_bind_null (statement, parameter);
      break;
    case CORDON_MAP_COLUMN_SIGNED:
      cordon_statement_bind_integer (statement, parameter, *(const gint8 *) member);
      break;
    case CORDON_MAP_COLUMN_SMALL:
    default:
      cordon_statement_bind_integer (statement, parameter, *(const guint8 *) member);
    }
}

static gboolean
write_features (CordonStatement *statement,
                const CordonBaseMap *map,
                CordonMapLayer layer,
                GError **error)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  guint n_columns;
  guint n_features;
  const CordonMapColumn *columns = cordon_map_columns (&n_columns);
  const CordonMapFeature *features = cordon_base_map_features (map, layer, &n_features);

  for (guint i = 0; i < n_features; i++)
    {
      int parameter = 3;

      cordon_geometry_blob_write (blob, features[i].shape);
      cordon_statement_bind_integer (statement, 1, i + 1);
      cordon_statement_bind_blob (statement, 2, blob->data, blob->len);
      for (guint k = 0; k < n_columns; k++)
        if (cordon_map_column_is_in (&columns[k], layer))
          bind_member (statement, parameter++, &features[i], &columns[k]);
      if (!cordon_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_extent (CordonDatabase *database,
             const CordonBaseMap *map,
             CordonMapLayer layer,
             const char *table,
             GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    database,
    "UPDATE gpkg_contents SET description = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ? "
    "WHERE table_name = ?",
    error);
  guint n_features;
  const CordonMapFeature *features = cordon_base_map_features (map, layer, &n_features);
  GeoExtent extent = GEO_EXTENT_EMPTY;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_features; i++)
    extent = geo_extent_union (extent, geo_shape_extent (features[i].shape));
  cordon_statement_bind_text (statement, 1, cordon_base_map_attribution (map));
  if (n_features > 0)
    {
      cordon_statement_bind_real (statement, 2, extent.west_deg);
      cordon_statement_bind_real (statement, 3, extent.south_deg);
      cordon_statement_bind_real (statement, 4, extent.east_deg);
      cordon_statement_bind_real (statement, 5, extent.north_deg);
    }
  cordon_statement_bind_text (statement, 6, table);
  return cordon_statement_run (statement, error);
}

static gboolean
write_layer (CordonDatabase *database,
             const CordonBaseMap *map,
             CordonMapLayer layer,
             GError **error)
{
  g_autofree char *table = cordon_schema_map_table (layer);
  g_autofree char *delete = g_strdup_printf ("DELETE FROM \"%s\"", table);
  g_autofree char *insert = make_insert_sql (layer, table);
  g_autoptr (CordonStatement) statement = NULL;

  if (!cordon_database_run (database, delete, error))
    return FALSE;
  statement = cordon_database_prepare (database, insert, error);
  return statement != NULL && write_features (statement, map, layer, error) &&
         note_extent (database, map, layer, table, error);
}

static gboolean
write_credit (CordonDatabase *database,
              const CordonBaseMap *map,
              GError **error)
{
  const char *attribution = cordon_base_map_attribution (map);
  g_autofree char *text =
    g_strconcat ("Cordon plan\nBase map: ", attribution != NULL ? attribution : "", NULL);
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database, "UPDATE gpkg_metadata SET metadata = ? WHERE id = 1", error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_text (statement, 1, text);
  return cordon_statement_run (statement, error) &&
         cordon_plan_file_set_note (database, "basemap_attribution", attribution, error) &&
         cordon_plan_file_set_note (database, "basemap_source", cordon_base_map_source (map), error);
}

/**
 * cordon_base_map_write:
 * @database: a trusted connection, in a transaction
 * @map: a base map
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Replaces the base map in the file.
 *
 * Returns: %FALSE on failure; then the transaction must be rolled back
 */
gboolean
cordon_base_map_write (CordonDatabase *database,
                       const CordonBaseMap *map,
                       GError **error)
{
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    if (!write_layer (database, map, i, error))
      return FALSE;
  return write_credit (database, map, error);
}

/* Values out of a member's range can only be another program's; they count as unknown. */
static void
read_member (CordonStatement *statement,
             int column_index,
             CordonMapFeature *feature,
             const CordonMapColumn *column)
{
  void *member = G_STRUCT_MEMBER_P (feature, column->offset);
  int type = cordon_statement_type (statement, column_index);
  gint64 integer = type == SQLITE_INTEGER ? cordon_statement_integer (statement, column_index) : 0;
  const char *text;

  switch (column->type)
    {
    case CORDON_MAP_COLUMN_TEXT:
      text = type == SQLITE_TEXT ? cordon_statement_text (statement, column_index) : NULL;
      *(const char **) member = text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
      break;
    case CORDON_MAP_COLUMN_ID:
      *(gint64 *) member = integer;
      break;
    case CORDON_MAP_COLUMN_REAL:
      *(double *) member = type == SQLITE_FLOAT || type == SQLITE_INTEGER
                             ? cordon_statement_real (statement, column_index)
                             : NAN;
      break;
    case CORDON_MAP_COLUMN_SIGNED:
      *(gint8 *) member = (gint8) CLAMP (integer, -100, 100);
      break;
    case CORDON_MAP_COLUMN_SMALL:
    default:
      *(guint8 *) member = integer >= 0 && integer <= CORDON_MAP_ACCESS_EMERGENCY ? integer : 0;
    }
}

static gboolean
read_feature (CordonStatement *statement,
              CordonMapLayer layer,
              CordonBaseMap *map,
              GError **error)
{
  guint n_columns;
  const CordonMapColumn *columns = cordon_map_columns (&n_columns);
  CordonMapFeature feature = { .layer = layer, .kind = "" };
  gsize n_bytes;
  const guint8 *bytes = cordon_statement_blob (statement, 0, &n_bytes);
  int column_index = 1;
  gboolean is_right;

  feature.height_m = feature.base_height_m = feature.width_m = NAN;
  feature.direction_deg = feature.max_speed_kmh = NAN;
  feature.shape = cordon_geometry_blob_read (bytes, n_bytes, error);
  if (feature.shape == NULL)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (cordon_map_column_is_in (&columns[i], layer))
      read_member (statement, column_index++, &feature, &columns[i]);
  if (feature.kind == NULL)
    feature.kind = "";
  is_right = geo_shape_kind (feature.shape) == cordon_map_layer_geometry (layer);
  if (is_right)
    cordon_base_map_add (map, &feature);
  else
    g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CONTENT,
                         _ ("a geometry is not of the kind that belongs there"));
  geo_shape_unref (feature.shape);
  return is_right;
}

/**
 * cordon_base_map_read_layer:
 * @database: a connection, trusted or not
 * @layer: a layer, which the file must have
 * @shape_column: the name of the column of its geometry
 * @map: where its features are added
 * @error: set to a #CORDON_STORE_ERROR, or to an error of a geometry
 *
 * Reads one layer.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_base_map_read_layer (CordonDatabase *database,
                            CordonMapLayer layer,
                            const char *shape_column,
                            CordonBaseMap *map,
                            GError **error)
{
  g_autofree char *table = cordon_schema_map_table (layer);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (CordonStatement) statement = NULL;
  gboolean has_row = TRUE;
  guint n_columns;
  const CordonMapColumn *columns = cordon_map_columns (&n_columns);

  g_string_printf (sql, "SELECT \"%s\"", shape_column);
  for (guint i = 0; i < n_columns; i++)
    if (cordon_map_column_is_in (&columns[i], layer))
      g_string_append_printf (sql, ", \"%s\"", columns[i].name);
  g_string_append_printf (sql, " FROM \"%s\"", table);
  statement = cordon_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  while (has_row)
    if (!cordon_statement_next (statement, &has_row, error) ||
        (has_row && !read_feature (statement, layer, map, error)))
      {
        g_prefix_error (error, "%s: ", table);
        return FALSE;
      }
  return TRUE;
}

/**
 * cordon_base_map_read:
 * @database: a connection to a plan file, trusted or not
 * @error: set to a #CORDON_STORE_ERROR, or to an error of a geometry
 *
 * Reads the base map.
 *
 * Returns: (transfer full): the base map, without features if the plan has none, or %NULL
 */
CordonBaseMap *
cordon_base_map_read (CordonDatabase *database,
                      GError **error)
{
  g_autoptr (CordonBaseMap) map = cordon_base_map_new ();
  g_autofree char *attribution = cordon_plan_file_get_note (database, "basemap_attribution", error);
  g_autofree char *source =
    attribution != NULL ? cordon_plan_file_get_note (database, "basemap_source", error) : NULL;

  if (source == NULL)
    return NULL;
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    if (!cordon_base_map_read_layer (database, i, "shape", map, error))
      return NULL;
  cordon_base_map_set_attribution (map, attribution);
  cordon_base_map_set_source (map, source);
  return g_steal_pointer (&map);
}
