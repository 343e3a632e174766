/* map-column.c: the columns of a base map's features, declared once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/map-column.h"

#define LAYER(name) (1u << CORDON_MAP_##name)
#define ALL_LAYERS  ((1u << CORDON_N_MAP_LAYERS) - 1)

/* C (TYPE, member of CordonMapFeature, layers that have the column): stored; only append. */
#define MAP_COLUMNS(C)                                                    \
  C (ID, source_id, ALL_LAYERS)                                           \
  C (TEXT, kind, ALL_LAYERS)                                              \
  C (TEXT, name, ALL_LAYERS)                                              \
  C (TEXT, ref, LAYER (STREET))                                           \
  C (TEXT, surface, LAYER (STREET) | LAYER (SQUARE))                      \
  C (REAL, height_m, LAYER (BUILDING) | LAYER (BARRIER) | LAYER (CAMERA)) \
  C (REAL, base_height_m, LAYER (BUILDING))                               \
  C (REAL, width_m, LAYER (STREET) | LAYER (GATE))                        \
  C (REAL, max_speed_kmh, LAYER (STREET))                                 \
  C (REAL, direction_deg, LAYER (CAMERA))                                 \
  C (SIGNED, one_way, LAYER (STREET))                                     \
  C (SIGNED, level, LAYER (STREET) | LAYER (RAIL))                        \
  C (SMALL, foot, LAYER (STREET))                                         \
  C (SMALL, bicycle, LAYER (STREET))                                      \
  C (SMALL, vehicle, LAYER (STREET))                                      \
  C (SMALL, is_bridge, LAYER (STREET) | LAYER (RAIL))                     \
  C (SMALL, is_tunnel, LAYER (STREET) | LAYER (RAIL))                     \
  C (ID, from_node, LAYER (STREET))                                       \
  C (ID, to_node, LAYER (STREET))

#define DEFINE_COLUMN(TYPE, member, layers) \
  { G_STRINGIFY (member), CORDON_MAP_COLUMN_##TYPE, G_STRUCT_OFFSET (CordonMapFeature, member), layers },

static const CordonMapColumn columns[] = { MAP_COLUMNS (DEFINE_COLUMN) };

/**
 * cordon_map_columns:
 * @out_n_columns: set to how many
 *
 * Returns: (transfer none) (array length=out_n_columns): every column a layer may have
 */
const CordonMapColumn *
cordon_map_columns (guint *out_n_columns)
{
  *out_n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/**
 * cordon_map_column_is_in:
 * @column: a column
 * @layer: a layer
 *
 * Returns: whether @layer has @column
 */
gboolean
cordon_map_column_is_in (const CordonMapColumn *column,
                         CordonMapLayer layer)
{
  return (column->layers & 1u << layer) != 0;
}

/**
 * cordon_map_column_sql_type:
 * @column: a column
 *
 * Returns: its type in a GeoPackage
 */
const char *
cordon_map_column_sql_type (const CordonMapColumn *column)
{
  switch (column->type)
    {
    case CORDON_MAP_COLUMN_TEXT:
      return "TEXT";
    case CORDON_MAP_COLUMN_REAL:
      return "REAL";
    case CORDON_MAP_COLUMN_ID:
    case CORDON_MAP_COLUMN_SIGNED:
    case CORDON_MAP_COLUMN_SMALL:
    default:
      return "INTEGER";
    }
}
