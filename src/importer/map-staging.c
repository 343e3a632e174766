/* map-staging.c: the base map's layers as tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table per layer, basemap_streets and so on, all with the same columns,
 * also when it is empty: who reads it need not ask.
 */
#include "config.h"

#include "importer/map-staging.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <ogr_api.h>

#include "geo/wkb.h"

/* Names of tables; stored, never to be renamed. */
#define TABLE_NAME(LAYER, name, geometry, label) [CORDON_MAP_##LAYER] = "basemap_" name,
static const char *const table_names[CORDON_N_MAP_LAYERS] = { CORDON_MAP_LAYERS (TABLE_NAME) };

#define LAYER(name) (1u << CORDON_MAP_##name)
#define ALL_LAYERS  ((1u << CORDON_N_MAP_LAYERS) - 1)

/* How a member of a feature is held, and so how it is written. */
typedef enum
{
  MEMBER_TEXT,   /* const char *, NULL is nothing */
  MEMBER_ID,     /* gint64, 0 is nothing */
  MEMBER_REAL,   /* double, NAN is nothing */
  MEMBER_SIGNED, /* gint8 */
  MEMBER_SMALL,  /* guint8 */
} MemberType;

static const CordonStagingType field_types[] = {
  [MEMBER_TEXT] = CORDON_STAGING_TEXT,
  [MEMBER_ID] = CORDON_STAGING_NUMBER,
  [MEMBER_REAL] = CORDON_STAGING_REAL,
  [MEMBER_SIGNED] = CORDON_STAGING_NUMBER,
  [MEMBER_SMALL] = CORDON_STAGING_NUMBER,
};

/* A column, named as the member is, and the layers in which it is more than empty. */
typedef struct
{
  const char *name;
  MemberType type;
  gsize offset;
  guint layers;
} Column;

#define COLUMN(TYPE, name, layers)                                        \
  {                                                                       \
#    name, MEMBER_##TYPE, G_STRUCT_OFFSET(CordonMapFeature, name), layers \
  }

static const Column columns[] = {
  COLUMN (ID, source_id, ALL_LAYERS),
  COLUMN (TEXT, kind, ALL_LAYERS),
  COLUMN (TEXT, name, ALL_LAYERS),
  COLUMN (TEXT, ref, LAYER (STREET)),
  COLUMN (TEXT, surface, LAYER (STREET) | LAYER (SQUARE)),
  COLUMN (REAL, height_m, LAYER (BUILDING) | LAYER (BARRIER) | LAYER (CAMERA)),
  COLUMN (REAL, base_height_m, LAYER (BUILDING)),
  COLUMN (REAL, width_m, LAYER (STREET) | LAYER (GATE)),
  COLUMN (REAL, max_speed_kmh, LAYER (STREET)),
  COLUMN (REAL, direction_deg, LAYER (CAMERA)),
  COLUMN (SIGNED, one_way, LAYER (STREET)),
  COLUMN (SIGNED, level, LAYER (STREET)),
  COLUMN (SMALL, foot, LAYER (STREET)),
  COLUMN (SMALL, bicycle, LAYER (STREET)),
  COLUMN (SMALL, vehicle, LAYER (STREET)),
  COLUMN (SMALL, is_bridge, LAYER (STREET) | LAYER (RAIL)),
  COLUMN (SMALL, is_tunnel, LAYER (STREET) | LAYER (RAIL)),
  COLUMN (ID, from_node, LAYER (STREET)),
  COLUMN (ID, to_node, LAYER (STREET)),
};

static gboolean
add_columns (OGRLayerH table,
             GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!cordon_staging_file_add_field (table, columns[i].name, field_types[columns[i].type],
                                        error))
      return FALSE;
  return TRUE;
}

static void
set_column (OGRFeatureH row,
            int index,
            const CordonMapFeature *feature)
{
  const Column *column = &columns[index];
  const void *member = G_STRUCT_MEMBER_P (feature, column->offset);

  if ((column->layers & 1u << feature->layer) == 0)
    return;
  switch (column->type)
    {
    case MEMBER_TEXT:
      if (*(const char *const *) member != NULL)
        OGR_F_SetFieldString (row, index, *(const char *const *) member);
      break;
    case MEMBER_ID:
      if (*(const gint64 *) member != 0)
        OGR_F_SetFieldInteger64 (row, index, *(const gint64 *) member);
      break;
    case MEMBER_REAL:
      if (!isnan (*(const double *) member))
        OGR_F_SetFieldDouble (row, index, *(const double *) member);
      break;
    case MEMBER_SIGNED:
      OGR_F_SetFieldInteger (row, index, *(const gint8 *) member);
      break;
    case MEMBER_SMALL:
    default:
      OGR_F_SetFieldInteger (row, index, *(const guint8 *) member);
      break;
    }
}

static gboolean
write_feature (OGRLayerH table,
               const CordonMapFeature *feature,
               GByteArray *wkb,
               GError **error)
{
  OGRFeatureH row = OGR_F_Create (OGR_L_GetLayerDefn (table));
  OGRGeometryH geometry = NULL;
  gboolean is_written;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    set_column (row, (int) i, feature);
  g_byte_array_set_size (wkb, 0);
  geo_wkb_append (wkb, feature->shape);
  OGR_G_CreateFromWkb (wkb->data, NULL, &geometry, (int) wkb->len);
  OGR_F_SetGeometryDirectly (row, geometry);
  is_written = cordon_staging_file_add_feature (table, row, error);
  OGR_F_Destroy (row);
  return is_written;
}

static void
write_summary (const CordonOsmMap *map,
               CordonStagingFile *staging)
{
  g_autofree char *extent =
    g_strdup_printf ("%.7f %.7f %.7f %.7f", map->extent.west_deg, map->extent.south_deg,
                     map->extent.east_deg, map->extent.north_deg);

  /* The licence asks for these very words; they are not translated. */
  cordon_staging_file_summarise (staging, "attribution", "© OpenStreetMap contributors");
  cordon_staging_file_summarise (staging, "licence", "ODbL 1.0");
  cordon_staging_file_summarise (staging, "timestamp", map->timestamp);
  cordon_staging_file_summarise (staging, "extent", extent);
  cordon_staging_file_summarise_number (staging, "incomplete", map->incomplete->len);
  for (guint i = 0; i < map->incomplete->len; i++)
    cordon_staging_file_note (staging, "incomplete", g_ptr_array_index (map->incomplete, i));
}

/* Takes over @text. */
static void
warn_if (CordonStagingFile *staging,
         guint n,
         char *text)
{
  if (n > 0)
    cordon_staging_file_note (staging, "warning", text);
  g_free (text);
}

static void
write_warnings (const CordonOsmMap *map,
                CordonStagingFile *staging)
{
  warn_if (staging, map->n_clipped,
           g_strdup_printf (ngettext ("%u line was cut where the extract lacks nodes of it",
                                      "%u lines were cut where the extract lacks nodes of them",
                                      map->n_clipped),
                            map->n_clipped));
  warn_if (staging, map->n_repaired,
           g_strdup_printf (ngettext ("%u outline crossed itself and was taken apart",
                                      "%u outlines crossed themselves and were taken apart",
                                      map->n_repaired),
                            map->n_repaired));
  warn_if (staging, map->n_coast_guessed,
           g_strdup_printf (ngettext ("%u coastline ends within the extract; the sea was closed "
                                      "straight to its edge",
                                      "%u coastlines end within the extract; the sea was closed "
                                      "straight to its edge",
                                      map->n_coast_guessed),
                            map->n_coast_guessed));
}

/**
 * cordon_map_stage:
 * @map: a base map
 * @staging: where to write it
 * @progress: (nullable): told the share of the writing that is done
 * @progress_data: passed to @progress
 * @error: set to %CORDON_IMPORT_ERROR_OUTPUT on failure
 *
 * Writes all layers, the summary and what is to be said about them.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_map_stage (const CordonOsmMap *map,
                  CordonStagingFile *staging,
                  CordonImportProgress progress,
                  gpointer progress_data,
                  GError **error)
{
  g_autoptr (GByteArray) wkb = g_byte_array_new ();
  guint n_features = 0;
  guint n_written = 0;

  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    n_features += map->layers[layer]->len;
  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    {
      OGRLayerH table = cordon_staging_file_add_layer (staging, table_names[layer],
                                                       table_names[layer],
                                                       error);

      if (table == NULL || !add_columns (table, error))
        return FALSE;
      for (guint i = 0; i < map->layers[layer]->len; i++, n_written++)
        {
          if (!write_feature (table, &g_array_index (map->layers[layer], CordonMapFeature, i), wkb,
                              error))
            return FALSE;
          if (progress != NULL && n_written % 256 == 0)
            progress ((double) n_written / n_features, progress_data);
        }
    }
  write_summary (map, staging);
  write_warnings (map, staging);
  return TRUE;
}
