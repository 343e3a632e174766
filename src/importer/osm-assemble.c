/* osm-assemble.c: giving collected elements their shapes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An extract is cut out of the world, and what crosses its edge comes in part:
 * nodes beyond it are missing, or whole ways of an outline. A line is then cut
 * where nodes are missing, and counted. An outline that cannot be closed is not
 * drawn, since half a building would be a lie, but it is named among what is
 * incomplete. Outlines that cross themselves are taken apart.
 */
#include "config.h"

#include "importer/osm-assemble.h"

#include <glib/gi18n-lib.h>

#include "basemap/classify.h"
#include "basemap/nesting.h"
#include "basemap/sea.h"
#include "basemap/street-noder.h"
#include "geo/validity.h"
#include "importer/osm-outline.h"

typedef struct
{
  CordonOsmMap *map;
  CordonOsmCollection *collection;
  GPtrArray *street_pieces; /* of CordonOsmPiece */
  GArray *street_features;  /* of CordonMapFeature, one for each piece */
  GPtrArray *coast_pieces;  /* of CordonOsmPiece */
} Assembly;

static void
note_incomplete (Assembly *assembly,
                 const char *element,
                 gint64 id,
                 const char *reason)
{
  g_ptr_array_add (assembly->map->incomplete,
                   g_strdup_printf ("%s %" G_GINT64_FORMAT ": %s", element, id, reason));
}

/* Adds a feature; takes over @shape. */
static void
add_feature (Assembly *assembly,
             const CordonMapFeature *described,
             gint64 id,
             GeoShape *shape)
{
  CordonMapFeature feature = *described;

  feature.source_id = id;
  feature.shape = shape;
  g_array_append_val (assembly->map->layers[feature.layer], feature);
}

static gboolean
is_valid (const GeoShape *shape)
{
  guint n_places;
  const GeoLonLat *places = geo_shape_part (shape, 0, &n_places);

  return (geo_shape_n_parts (shape) == 1 && cordon_map_ring_is_plain (places, n_places)) ||
         geo_shape_check (shape, NULL, NULL);
}

/* Adds a polygon, or the pieces it falls into if it crosses itself; takes over @shape. */
static void
add_polygon (Assembly *assembly,
             const CordonMapFeature *described,
             const char *element,
             gint64 id,
             GeoShape *shape)
{
  g_autoptr (GPtrArray) pieces = NULL;

  if (is_valid (shape))
    {
      add_feature (assembly, described, id, shape);
      return;
    }
  pieces = geo_shape_repair (shape, NULL);
  geo_shape_unref (shape);
  if (pieces == NULL)
    {
      note_incomplete (assembly, element, id, _ ("its outline encloses no area"));
      return;
    }
  assembly->map->n_repaired++;
  for (guint i = 0; i < pieces->len; i++)
    add_feature (assembly, described, id, geo_shape_ref (g_ptr_array_index (pieces, i)));
}

/* The centre of a ring's area, or of its places when it has none. */
static GeoLonLat
find_centre (const GeoLonLat *places,
             guint n_places)
{
  GeoLonLat centre = { 0, 0 };
  GeoLonLat origin = places[0];
  double twice_area = 0;

  for (guint i = 1; i + 1 < n_places; i++)
    {
      double ax = places[i].lon_deg - origin.lon_deg;
      double ay = places[i].lat_deg - origin.lat_deg;
      double bx = places[i + 1].lon_deg - origin.lon_deg;
      double by = places[i + 1].lat_deg - origin.lat_deg;
      double cross = ax * by - ay * bx;

      twice_area += cross;
      centre.lon_deg += cross * (ax + bx);
      centre.lat_deg += cross * (ay + by);
    }
  if (twice_area == 0)
    return origin;
  centre.lon_deg = origin.lon_deg + centre.lon_deg / (3 * twice_area);
  centre.lat_deg = origin.lat_deg + centre.lat_deg / (3 * twice_area);
  return centre;
}

static void
add_line (Assembly *assembly,
          const CordonMapFeature *described,
          gint64 id,
          CordonOsmPiece *piece)
{
  if (piece->places->len < 2)
    return;
  if (described->layer == CORDON_MAP_STREET)
    {
      CordonMapFeature street = *described;

      street.source_id = id;
      g_ptr_array_add (assembly->street_pieces, g_rc_box_acquire (piece));
      g_array_append_val (assembly->street_features, street);
      return;
    }
  if (described->layer == CORDON_MAP_WATERWAY && g_str_equal (described->kind, "coastline"))
    g_ptr_array_add (assembly->coast_pieces, g_rc_box_acquire (piece));
  add_feature (assembly, described, id,
               geo_shape_new_line ((const GeoLonLat *) (gpointer) piece->places->data,
                                   piece->places->len));
}

/* The polygon of a ring, counterclockwise. */
static GeoShape *
make_polygon (const CordonMapPath *ring)
{
  g_autofree GeoLonLat *turned = NULL;

  if (cordon_map_ring_area_deg2 (ring) >= 0)
    return geo_shape_new_ring (ring->places, ring->n_places);
  turned = g_new (GeoLonLat, ring->n_places);
  for (guint i = 0; i < ring->n_places; i++)
    turned[i] = ring->places[ring->n_places - 1 - i];
  return geo_shape_new_ring (turned, ring->n_places);
}

static void
add_ring (Assembly *assembly,
          const CordonMapFeature *described,
          const CordonCollectedWay *way,
          CordonOsmPiece *piece,
          gboolean is_whole)
{
  CordonMapPath ring = { (GeoLonLat *) (gpointer) piece->places->data, piece->places->len };

  if (!is_whole)
    note_incomplete (assembly, "way", way->id,
                     _ ("its outline leads beyond the edge of the extract"));
  else if (ring.n_places < 4)
    note_incomplete (assembly, "way", way->id, _ ("its outline encloses no area"));
  else
    add_polygon (assembly, described, "way", way->id, make_polygon (&ring));
}

/* Puts a way where its middle is: of its area if it is a ring, else of its nodes. */
static void
add_middle (Assembly *assembly,
            const CordonMapFeature *described,
            const CordonCollectedWay *way,
            CordonOsmPiece *piece,
            CordonMapForm form)
{
  const GeoLonLat *places = (const GeoLonLat *) (gpointer) piece->places->data;
  GeoLonLat middle = form == CORDON_MAP_FORM_RING ? find_centre (places, piece->places->len)
                                                  : places[piece->places->len / 2];

  add_feature (assembly, described, way->id,
               geo_shape_new_point (middle.lon_deg, middle.lat_deg));
}

static void
add_way_to_layer (Assembly *assembly,
                  const CordonCollectedWay *way,
                  CordonMapForm form,
                  CordonMapLayer layer,
                  GPtrArray *pieces,
                  gboolean is_whole)
{
  CordonMapDrawn drawn = cordon_map_classify (layer, form, &way->tags);
  CordonMapFeature described;

  cordon_map_describe (layer, &way->tags, &described);
  if (drawn == CORDON_MAP_DRAWN_POLYGON)
    add_ring (assembly, &described, way, g_ptr_array_index (pieces, 0), is_whole);
  else if (drawn == CORDON_MAP_DRAWN_POINT)
    add_middle (assembly, &described, way, g_ptr_array_index (pieces, 0), form);
  else
    for (guint i = 0; i < pieces->len; i++)
      add_line (assembly, &described, way->id, g_ptr_array_index (pieces, i));
  if (drawn == CORDON_MAP_DRAWN_LINE && !is_whole)
    assembly->map->n_clipped++;
}

static CordonMapForm
find_form (const Assembly *assembly,
           const CordonCollectedWay *way)
{
  const gint64 *ids;

  if (way->n_nodes < 4)
    return CORDON_MAP_FORM_WAY;
  ids = &g_array_index (assembly->collection->node_ids, gint64, way->first_node);
  return ids[0] == ids[way->n_nodes - 1] ? CORDON_MAP_FORM_RING : CORDON_MAP_FORM_WAY;
}

/* Whether anything longer than a point is left of a way. */
static gboolean
has_length (GPtrArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    if (((const CordonOsmPiece *) g_ptr_array_index (pieces, i))->places->len >= 2)
      return TRUE;
  return FALSE;
}

static void
add_way (Assembly *assembly,
         const CordonCollectedWay *way)
{
  CordonMapForm form = find_form (assembly, way);
  g_autoptr (GPtrArray) pieces = NULL;
  gboolean is_whole;

  if (way->is_open && !way->is_member)
    note_incomplete (assembly, "way", way->id, _ ("its outline is not closed in the extract"));
  if (way->layers == 0)
    return;
  pieces = cordon_osm_cut_at_missing (assembly->collection, way, &is_whole);
  if (!has_length (pieces))
    {
      note_incomplete (assembly, "way", way->id,
                       _ ("the extract has at most one of its nodes"));
      return;
    }
  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    if ((way->layers & 1u << layer) != 0)
      add_way_to_layer (assembly, way, form, layer, pieces, is_whole);
}

static void
add_area_to_layer (Assembly *assembly,
                   const CordonCollectedArea *area,
                   CordonMapLayer layer,
                   GPtrArray *polygons)
{
  CordonMapFeature described;

  cordon_map_describe (layer, &area->tags, &described);
  if (cordon_map_classify (layer, CORDON_MAP_FORM_AREA, &area->tags) == CORDON_MAP_DRAWN_POINT)
    {
      guint n_places;
      const GeoLonLat *places = geo_shape_part (g_ptr_array_index (polygons, 0), 0, &n_places);
      GeoLonLat centre = find_centre (places, n_places);

      add_feature (assembly, &described, area->id,
                   geo_shape_new_point (centre.lon_deg, centre.lat_deg));
      return;
    }
  for (guint i = 0; i < polygons->len; i++)
    add_polygon (assembly, &described, "relation", area->id,
                 geo_shape_ref (g_ptr_array_index (polygons, i)));
}

static void
add_area (Assembly *assembly,
          const CordonCollectedArea *area)
{
  g_autoptr (GArray) rings = NULL;
  g_autoptr (GPtrArray) polygons = NULL;
  gboolean is_whole;

  if (area->layers == 0)
    return;
  rings = cordon_osm_close_area (assembly->collection, area, &is_whole);
  if (!is_whole)
    note_incomplete (assembly, "relation", area->id,
                     _ ("a part of its outline is not in the extract"));
  polygons = cordon_map_rings_nest ((const CordonMapPath *) (gpointer) rings->data, rings->len);
  if (polygons->len == 0)
    {
      if (is_whole)
        note_incomplete (assembly, "relation", area->id, _ ("its outline encloses no area"));
      return;
    }
  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    if ((area->layers & 1u << layer) != 0)
      add_area_to_layer (assembly, area, layer, polygons);
}

/* ---- what is made of many elements --------------------------------------- */

static void
add_streets (Assembly *assembly)
{
  GArray *layer = assembly->map->layers[CORDON_MAP_STREET];
  guint n_ways = assembly->street_pieces->len;
  g_autofree CordonStreetWay *ways = g_new (CordonStreetWay, MAX (n_ways, 1));
  g_autoptr (GArray) edges = NULL;

  for (guint i = 0; i < n_ways; i++)
    {
      const CordonOsmPiece *piece = g_ptr_array_index (assembly->street_pieces, i);

      ways[i] = (CordonStreetWay){
        (const gint64 *) (gpointer) piece->node_ids->data,
        (const GeoLonLat *) (gpointer) piece->places->data,
        piece->node_ids->len,
        &g_array_index (assembly->street_features, CordonMapFeature, i),
      };
    }
  edges = cordon_streets_node (ways, n_ways);
  g_array_append_vals (layer, edges->data, edges->len);
}

static void
add_sea (Assembly *assembly)
{
  static const CordonMapTag tag = { "natural", "coastline" };
  const CordonMapTags tags = { &tag, 1 };
  g_autoptr (GArray) coast = cordon_osm_join_coast (assembly->collection, assembly->coast_pieces);
  g_autoptr (GPtrArray) sea = NULL;
  CordonMapFeature described;
  guint n_left_out;

  sea = cordon_sea_close ((const CordonMapPath *) (gpointer) coast->data, coast->len,
                          assembly->map->extent, &assembly->map->n_coast_guessed, &n_left_out);
  if (n_left_out > 0)
    g_ptr_array_add (assembly->map->incomplete,
                     g_strdup_printf (_ ("%u coastlines end in the middle of the extract: there "
                                         "the sea is not drawn"),
                                      n_left_out));
  cordon_map_describe (CORDON_MAP_WATER, &tags, &described);
  described.kind = "sea";
  for (guint i = 0; i < sea->len; i++)
    add_polygon (assembly, &described, "sea", 0, geo_shape_ref (g_ptr_array_index (sea, i)));
}

static void
add_node (Assembly *assembly,
          const CordonCollectedNode *node)
{
  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    if ((node->layers & 1u << layer) != 0)
      {
        CordonMapFeature described;

        cordon_map_describe (layer, &node->tags, &described);
        add_feature (assembly, &described, node->id,
                     geo_shape_new_point (node->place.lon_deg, node->place.lat_deg));
      }
}

static void
assemble_all (Assembly *assembly)
{
  const CordonOsmCollection *collection = assembly->collection;

  assembly->street_pieces = g_ptr_array_new_with_free_func (cordon_osm_piece_unref);
  assembly->street_features = g_array_new (FALSE, FALSE, sizeof (CordonMapFeature));
  assembly->coast_pieces = g_ptr_array_new_with_free_func (cordon_osm_piece_unref);

  for (guint i = 0; i < collection->ways->len; i++)
    add_way (assembly, &g_array_index (collection->ways, CordonCollectedWay, i));
  for (guint i = 0; i < collection->areas->len; i++)
    add_area (assembly, &g_array_index (collection->areas, CordonCollectedArea, i));
  for (guint i = 0; i < collection->nodes->len; i++)
    add_node (assembly, &g_array_index (collection->nodes, CordonCollectedNode, i));
  add_streets (assembly);
  add_sea (assembly);

  g_ptr_array_unref (assembly->street_pieces);
  g_array_unref (assembly->street_features);
  g_ptr_array_unref (assembly->coast_pieces);
}

static void
clear_feature (gpointer data)
{
  geo_shape_unref (((CordonMapFeature *) data)->shape);
}

static gboolean
is_empty (const CordonOsmMap *map)
{
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    if (map->layers[i]->len > 0)
      return FALSE;
  return TRUE;
}

/**
 * cordon_osm_assemble:
 * @path: an extract
 * @format: how it is written
 * @progress: (nullable): told the share of the work that is done
 * @progress_data: passed to @progress
 * @error: set to a #CordonImportError when the file is damaged, too large, or
 *   holds nothing of a map
 *
 * Makes the base map of an extract. Equal elements give an equal map, in
 * whatever order the file has them.
 *
 * Returns: (transfer full): the map, or %NULL
 */
CordonOsmMap *
cordon_osm_assemble (const char *path,
                     CordonOsmFormat format,
                     CordonImportProgress progress,
                     gpointer progress_data,
                     GError **error)
{
  CordonOsmCollection *collection = cordon_osm_collect (path, format, progress, progress_data,
                                                        error);
  g_autoptr (CordonOsmMap) map = NULL;
  Assembly assembly = { 0 };

  if (collection == NULL)
    return NULL;
  map = g_new0 (CordonOsmMap, 1);
  map->collection = collection;
  map->extent = collection->extent;
  g_strlcpy (map->timestamp, collection->header.timestamp, sizeof map->timestamp);
  map->incomplete = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    {
      map->layers[i] = g_array_new (FALSE, FALSE, sizeof (CordonMapFeature));
      g_array_set_clear_func (map->layers[i], clear_feature);
    }

  assembly.map = map;
  assembly.collection = collection;
  assemble_all (&assembly);
  if (is_empty (map))
    {
      g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                           _ ("The extract holds no streets, buildings or anything else of a map"));
      return NULL;
    }
  return g_steal_pointer (&map);
}

/**
 * cordon_osm_map_free:
 * @map: (transfer full): a map
 *
 * Frees the map and all of its shapes.
 */
void
cordon_osm_map_free (CordonOsmMap *map)
{
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    g_array_unref (map->layers[i]);
  g_ptr_array_unref (map->incomplete);
  cordon_osm_collection_free (map->collection);
  g_free (map);
}
