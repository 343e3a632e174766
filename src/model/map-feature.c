/* map-feature.c: the map under the plan, as data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/map-feature.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CordonBaseMap
{
  gatomicrefcount ref_count;
  GArray *layers[CORDON_N_MAP_LAYERS]; /* of CordonMapFeature */
  GStringChunk *texts;
  GeoExtent extent;
  char *attribution;
  char *source;
};

static void
clear_feature (gpointer data)
{
  geo_shape_unref (((CordonMapFeature *) data)->shape);
}

/**
 * cordon_base_map_new:
 *
 * Returns: (transfer full): a map without features
 */
CordonBaseMap *
cordon_base_map_new (void)
{
  CordonBaseMap *map = g_new0 (CordonBaseMap, 1);

  g_atomic_ref_count_init (&map->ref_count);
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    {
      map->layers[i] = g_array_new (FALSE, FALSE, sizeof (CordonMapFeature));
      g_array_set_clear_func (map->layers[i], clear_feature);
    }
  map->texts = g_string_chunk_new (1 << 16);
  map->extent = GEO_EXTENT_EMPTY;
  return map;
}

/**
 * cordon_base_map_ref:
 * @map: (nullable): a map
 *
 * Returns: (transfer full) (nullable): the same map
 */
CordonBaseMap *
cordon_base_map_ref (const CordonBaseMap *map)
{
  if (map != NULL)
    g_atomic_ref_count_inc (&((CordonBaseMap *) map)->ref_count);
  return (CordonBaseMap *) map;
}

/**
 * cordon_base_map_unref:
 * @map: (transfer full) (nullable): a map
 */
void
cordon_base_map_unref (const CordonBaseMap *map)
{
  CordonBaseMap *owned = (CordonBaseMap *) map;

  if (map == NULL || !g_atomic_ref_count_dec (&owned->ref_count))
    return;
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    g_array_unref (owned->layers[i]);
  g_string_chunk_free (owned->texts);
  g_free (owned->attribution);
  g_free (owned->source);
  g_free (owned);
}

static const char *
keep_text (CordonBaseMap *map,
           const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (map->texts, text) : NULL;
}

/**
 * cordon_base_map_add:
 * @map: a map nobody else holds yet
 * @feature: what to add; its texts are copied, its shape is referenced
 */
void
cordon_base_map_add (CordonBaseMap *map,
                     const CordonMapFeature *feature)
{
  CordonMapFeature kept = *feature;

  g_return_if_fail (feature->layer < CORDON_N_MAP_LAYERS && feature->shape != NULL);

  kept.shape = geo_shape_ref (feature->shape);
  kept.kind = keep_text (map, feature->kind);
  kept.name = keep_text (map, feature->name);
  kept.ref = keep_text (map, feature->ref);
  kept.surface = keep_text (map, feature->surface);
  map->extent = geo_extent_union (map->extent, geo_shape_extent (kept.shape));
  g_array_append_val (map->layers[feature->layer], kept);
}

/**
 * cordon_base_map_count:
 * @map: a map
 * @layer: which layer
 *
 * Returns: how many features the layer has
 */
guint
cordon_base_map_count (const CordonBaseMap *map,
                       CordonMapLayer layer)
{
  return map->layers[layer]->len;
}

/**
 * cordon_base_map_features:
 * @map: a map
 * @layer: which layer
 * @out_n_features: (out): how many there are
 *
 * Returns: (transfer none): the layer's features
 */
const CordonMapFeature *
cordon_base_map_features (const CordonBaseMap *map,
                          CordonMapLayer layer,
                          guint *out_n_features)
{
  g_return_val_if_fail (layer < CORDON_N_MAP_LAYERS, NULL);

  *out_n_features = map->layers[layer]->len;
  return (const CordonMapFeature *) (gconstpointer) map->layers[layer]->data;
}

/**
 * cordon_base_map_extent:
 * @map: a map
 *
 * Returns: the box around all features; empty when there are none
 */
GeoExtent
cordon_base_map_extent (const CordonBaseMap *map)
{
  return map->extent;
}

/**
 * cordon_base_map_attribution:
 * @map: a map
 *
 * Returns: (transfer none) (nullable): what must stand beside every picture of it
 */
const char *
cordon_base_map_attribution (const CordonBaseMap *map)
{
  return map->attribution;
}

/**
 * cordon_base_map_set_attribution:
 * @map: a map nobody else holds yet
 * @attribution: (nullable): what must stand beside every picture of it
 */
void
cordon_base_map_set_attribution (CordonBaseMap *map,
                                 const char *attribution)
{
  g_free (map->attribution);
  map->attribution = g_strdup (attribution);
}

/**
 * cordon_base_map_source:
 * @map: a map
 *
 * Returns: (transfer none) (nullable): where it came from, for people
 */
const char *
cordon_base_map_source (const CordonBaseMap *map)
{
  return map->source;
}

/**
 * cordon_base_map_set_source:
 * @map: a map nobody else holds yet
 * @source: (nullable): where it came from, for people
 */
void
cordon_base_map_set_source (CordonBaseMap *map,
                            const char *source)
{
  g_free (map->source);
  map->source = g_strdup (source);
}

#define LAYER_NAME(LAYER, name, geometry, label)     name,
#define LAYER_GEOMETRY(LAYER, name, geometry, label) GEO_SHAPE_##geometry,
static const char *const layer_names[] = { CORDON_MAP_LAYERS (LAYER_NAME) };
static const GeoShapeKind layer_geometries[] = { CORDON_MAP_LAYERS (LAYER_GEOMETRY) };

/**
 * cordon_map_layer_name:
 * @layer: a layer
 *
 * Returns: its name in files, without the leading "basemap_"
 */
const char *
cordon_map_layer_name (CordonMapLayer layer)
{
  g_return_val_if_fail (layer < CORDON_N_MAP_LAYERS, NULL);

  return layer_names[layer];
}

/**
 * cordon_map_layer_find:
 * @name: a name in files, with or without the leading "basemap_"
 *
 * Returns: the #CordonMapLayer of that name, or -1
 */
int
cordon_map_layer_find (const char *name)
{
  if (g_str_has_prefix (name, "basemap_"))
    name += strlen ("basemap_");
  for (int i = 0; i < CORDON_N_MAP_LAYERS; i++)
    if (strcmp (layer_names[i], name) == 0)
      return i;
  return -1;
}

/**
 * cordon_map_layer_geometry:
 * @layer: a layer
 *
 * Returns: the kind of geometry all its features have
 */
GeoShapeKind
cordon_map_layer_geometry (CordonMapLayer layer)
{
  g_return_val_if_fail (layer < CORDON_N_MAP_LAYERS, GEO_SHAPE_POINT);

  return layer_geometries[layer];
}
