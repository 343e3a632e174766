/* osm-collect.c: two readings of an extract, in whatever order it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An area names ways and a way names nodes, before or after they come. The
 * first reading takes ways and areas; then it is known which ways are on the
 * map or part of an area, and so which nodes matter. The second reading takes
 * the places of those, and the nodes that are on the map themselves. Of a
 * hundred nodes in a city some thirty matter; the others are never kept.
 *
 * An element that comes twice counts as it came last.
 */
#include "config.h"

#include "importer/osm-collect.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "basemap/classify.h"
#include "basemap/id-index.h"
#include "importer/osm-pbf.h"
#include "importer/osm-xml.h"

/* The fewest nodes of a closed way: a triangle and its first corner again. */
#define RING_MIN 4

#define TAG_BLOCK_SIZE 4096

/* Beyond this many nodes in ways an extract is a continent, not a city. */
#define NODE_IDS_MAX (300 * 1000 * 1000)

/* One of the two readings, and what share of the progress it stands for. */
typedef struct
{
  CordonOsmCollection *collection;
  CordonImportProgress progress;
  gpointer progress_data;
  double progress_start;
} Reading;

static void
report_progress (double fraction,
                 gpointer user_data)
{
  Reading *reading = user_data;

  reading->progress (reading->progress_start + fraction / 2, reading->progress_data);
}

static guint
find_layers (CordonMapForm form,
             const CordonMapTags *tags)
{
  guint layers = 0;

  for (guint layer = 0; tags->n_items > 0 && layer < CORDON_N_MAP_LAYERS; layer++)
    if (cordon_map_classify (layer, form, tags) != CORDON_MAP_DRAWN_NOT)
      layers |= 1u << layer;
  return layers;
}

/* Room for tags that stays where it is. */
static CordonMapTag *
reserve_tags (CordonOsmCollection *collection,
              guint n_tags)
{
  CordonMapTag *block;

  if (collection->tag_blocks->len == 0 || collection->n_tags_in_block + n_tags > TAG_BLOCK_SIZE)
    {
      block = g_new (CordonMapTag, MAX (n_tags, TAG_BLOCK_SIZE));
      g_ptr_array_add (collection->tag_blocks, block);
      collection->n_tags_in_block = 0;
    }
  block = g_ptr_array_index (collection->tag_blocks, collection->tag_blocks->len - 1);
  block += collection->n_tags_in_block;
  collection->n_tags_in_block += n_tags;
  return block;
}

static CordonMapTags
keep_tags (CordonOsmCollection *collection,
           const CordonMapTags *tags)
{
  CordonMapTag *kept = reserve_tags (collection, tags->n_items);

  for (guint i = 0; i < tags->n_items; i++)
    {
      kept[i].key = g_string_chunk_insert_const (collection->texts, tags->items[i].key);
      kept[i].value = g_string_chunk_insert_const (collection->texts, tags->items[i].value);
    }
  return (CordonMapTags){ kept, tags->n_items };
}

/* The layers in which an element could be the area that an outline encloses. */
static guint
find_area_layers (const CordonMapTags *tags)
{
  static const CordonMapLayer layers[] = { CORDON_MAP_WATER, CORDON_MAP_GREEN,
                                           CORDON_MAP_BUILDING };
  guint found = 0;

  for (guint i = 0; tags->n_items > 0 && i < G_N_ELEMENTS (layers); i++)
    if (cordon_map_classify (layers[i], CORDON_MAP_FORM_AREA, tags) != CORDON_MAP_DRAWN_NOT)
      found |= 1u << layers[i];
  return found;
}

/* Whether nothing is said of an area but that it is one. */
static gboolean
is_tagless (const CordonMapTags *tags)
{
  static const char *const empty_words[] = { "type", "source", "created_by", "note", NULL };

  for (guint i = 0; i < tags->n_items; i++)
    if (!g_strv_contains (empty_words, tags->items[i].key))
      return FALSE;
  return TRUE;
}

static gboolean
is_ring (const gint64 *node_ids,
         guint n_nodes)
{
  return n_nodes >= RING_MIN && node_ids[0] == node_ids[n_nodes - 1];
}

static gboolean
on_way_read (const CordonOsmWay *way,
             gpointer user_data,
             GError **error)
{
  CordonOsmCollection *collection = ((Reading *) user_data)->collection;
  CordonMapForm form = is_ring (way->node_ids, way->n_nodes) ? CORDON_MAP_FORM_RING
                                                             : CORDON_MAP_FORM_WAY;
  CordonCollectedWay kept = { .id = way->id, .n_nodes = way->n_nodes };

  if (way->n_nodes > NODE_IDS_MAX - collection->node_ids->len)
    {
      g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_LIMIT,
                           _ ("The extract is far larger than a city; cut out the part you need"));
      return FALSE;
    }
  kept.first_node = collection->node_ids->len;
  kept.layers = find_layers (form, &way->tags);
  kept.is_open = kept.layers == 0 && find_area_layers (&way->tags) != 0;
  if (kept.layers != 0 || kept.is_open)
    kept.tags = keep_tags (collection, &way->tags);
  g_array_append_vals (collection->node_ids, way->node_ids, way->n_nodes);
  g_array_append_val (collection->ways, kept);
  return TRUE;
}

static gboolean
on_relation_read (const CordonOsmRelation *relation,
                  gpointer user_data,
                  GError **error)
{
  CordonOsmCollection *collection = ((Reading *) user_data)->collection;
  CordonCollectedArea kept = { .id = relation->id, .first_member = collection->members->len };

  if (!cordon_map_tags_has (&relation->tags, "type", "multipolygon"))
    return TRUE;
  for (guint i = 0; i < relation->n_members; i++)
    {
      const CordonOsmMember *member = &relation->members[i];
      CordonCollectedMember way = { member->id, g_str_equal (member->role, "inner") };

      if (member->kind == CORDON_OSM_WAY)
        g_array_append_val (collection->members, way);
    }
  kept.n_members = collection->members->len - kept.first_member;
  kept.layers = find_layers (CORDON_MAP_FORM_AREA, &relation->tags);
  kept.is_tagless = is_tagless (&relation->tags);
  if (kept.layers != 0)
    kept.tags = keep_tags (collection, &relation->tags);
  g_array_append_val (collection->areas, kept);
  return TRUE;
}

static void
widen (GeoExtent *extent,
       GeoLonLat place)
{
  extent->west_deg = MIN (extent->west_deg, place.lon_deg);
  extent->east_deg = MAX (extent->east_deg, place.lon_deg);
  extent->south_deg = MIN (extent->south_deg, place.lat_deg);
  extent->north_deg = MAX (extent->north_deg, place.lat_deg);
}

static gboolean
on_node_read (const CordonOsmNode *node,
              gpointer user_data,
              GError **error)
{
  CordonOsmCollection *collection = ((Reading *) user_data)->collection;
  guint32 number = cordon_id_index_find (collection->numbers, node->id);
  CordonCollectedNode kept = { .id = node->id, .place = node->place };

  widen (&collection->extent, node->place);
  if (number != CORDON_ID_INDEX_NONE)
    g_array_index (collection->places, GeoLonLat, number) = node->place;
  kept.layers = find_layers (CORDON_MAP_FORM_NODE, &node->tags);
  if (kept.layers != 0)
    {
      kept.tags = keep_tags (collection, &node->tags);
      g_array_append_val (collection->nodes, kept);
    }
  return TRUE;
}

/* Every element begins with its identity. */
static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer user_data)
{
  gint64 id_a, id_b;

  memcpy (&id_a, a, sizeof id_a);
  memcpy (&id_b, b, sizeof id_b);
  return id_a < id_b ? -1 : id_a > id_b;
}

/* Sorts by identity; of those that came several times only the last stays. */
static void
sort_by_id (GArray *elements)
{
  guint size = g_array_get_element_size (elements);
  guint n_kept = 0;

  /* This sort is stable: equal ones stay in the order of the file. */
  g_qsort_with_data (elements->data, (gint) elements->len, size, compare_ids, NULL);
  for (guint i = 0; i < elements->len; i++)
    {
      char *element = elements->data + (gsize) i * size;

      if (n_kept > 0 &&
          compare_ids (elements->data + (gsize) (n_kept - 1) * size, element, NULL) == 0)
        n_kept--;
      memmove (elements->data + (gsize) n_kept * size, element, size);
      n_kept++;
    }
  g_array_set_size (elements, n_kept);
}

/* Marks the ways of an area. Of old, an area had its tags on its outer way: it takes them over.
 * What is drawn as an area is then not drawn as the ring of that way once more. */
static void
settle_members (CordonOsmCollection *collection,
                CordonCollectedArea *area)
{
  for (guint i = 0; i < area->n_members; i++)
    {
      const CordonCollectedMember *member =
        &g_array_index (collection->members, CordonCollectedMember, area->first_member + i);
      CordonCollectedWay *way = cordon_osm_collection_find_way (collection, member->way_id);

      if (way == NULL || member->is_inner)
        continue;
      if (area->layers == 0 && area->is_tagless)
        {
          area->layers = find_area_layers (&way->tags);
          area->tags = way->tags;
        }
      way->layers &= ~(area->layers & find_area_layers (&way->tags));
    }
  for (guint i = 0; area->layers != 0 && i < area->n_members; i++)
    {
      gint64 way_id =
        g_array_index (collection->members, CordonCollectedMember, area->first_member + i).way_id;
      CordonCollectedWay *way = cordon_osm_collection_find_way (collection, way_id);

      if (way != NULL)
        way->is_member = TRUE;
    }
}

/* Numbers the nodes of all ways that matter. */
static void
number_nodes (CordonOsmCollection *collection)
{
  const GeoLonLat nowhere = { NAN, NAN };

  for (guint i = 0; i < collection->ways->len; i++)
    {
      const CordonCollectedWay *way = &g_array_index (collection->ways, CordonCollectedWay, i);

      for (guint j = 0; (way->layers != 0 || way->is_member) && j < way->n_nodes; j++)
        cordon_id_index_add (collection->numbers, g_array_index (collection->node_ids, gint64,
                                                                 way->first_node + j));
    }
  g_array_set_size (collection->places, cordon_id_index_size (collection->numbers));
  for (guint i = 0; i < collection->places->len; i++)
    g_array_index (collection->places, GeoLonLat, i) = nowhere;
}

/* What lies between the readings: every way and area is known, no node is. */
static void
settle_ways (CordonOsmCollection *collection)
{
  sort_by_id (collection->ways);
  sort_by_id (collection->areas);
  for (guint i = 0; i < collection->areas->len; i++)
    settle_members (collection, &g_array_index (collection->areas, CordonCollectedArea, i));
  number_nodes (collection);
}

static void
settle_nodes (CordonOsmCollection *collection)
{
  sort_by_id (collection->nodes);
  if (!geo_extent_is_empty (collection->header.extent))
    collection->extent = collection->header.extent;
}

static gboolean
read_pbf (const char *path,
          Reading *reading,
          CordonOsmHandler *handler,
          GError **error)
{
  g_autoptr (CordonOsmPbf) pbf = cordon_osm_pbf_open (path, error);
  CordonOsmCollection *collection = reading->collection;

  if (pbf == NULL ||
      !cordon_osm_pbf_read (pbf, handler, reading->progress != NULL ? report_progress : NULL,
                            reading, error))
    return FALSE;
  collection->header = *cordon_osm_pbf_header (pbf);
  settle_ways (collection);
  handler->wanted = CORDON_OSM_NODE;
  reading->progress_start = 0.5;
  return cordon_osm_pbf_read (pbf, handler, reading->progress != NULL ? report_progress : NULL,
                              reading, error);
}

static gboolean
read_xml (const char *path,
          Reading *reading,
          CordonOsmHandler *handler,
          GError **error)
{
  CordonOsmHeader *header = &reading->collection->header;

  if (!cordon_osm_xml_read (path, handler, reading->progress != NULL ? report_progress : NULL,
                            reading, header, error))
    return FALSE;
  settle_ways (reading->collection);
  handler->wanted = CORDON_OSM_NODE;
  reading->progress_start = 0.5;
  return cordon_osm_xml_read (path, handler, reading->progress != NULL ? report_progress : NULL,
                              reading, header, error);
}

/**
 * cordon_osm_collect:
 * @path: an extract
 * @format: how it is written
 * @progress: (nullable): told the share of the reading that is done
 * @progress_data: passed to @progress
 * @error: set to a #CordonImportError when the file is damaged or too large
 *
 * Reads what the base map needs of an extract.
 *
 * Returns: (transfer full): what was kept, or %NULL
 */
CordonOsmCollection *
cordon_osm_collect (const char *path,
                    CordonOsmFormat format,
                    CordonImportProgress progress,
                    gpointer progress_data,
                    GError **error)
{
  g_autoptr (CordonOsmCollection) collection = g_new0 (CordonOsmCollection, 1);
  Reading reading = { collection, progress, progress_data, 0 };
  CordonOsmHandler handler = { CORDON_OSM_WAY | CORDON_OSM_RELATION, on_node_read, on_way_read,
                               on_relation_read, &reading };
  gboolean is_read;

  collection->nodes = g_array_new (FALSE, FALSE, sizeof (CordonCollectedNode));
  collection->ways = g_array_new (FALSE, FALSE, sizeof (CordonCollectedWay));
  collection->areas = g_array_new (FALSE, FALSE, sizeof (CordonCollectedArea));
  collection->members = g_array_new (FALSE, FALSE, sizeof (CordonCollectedMember));
  collection->node_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  collection->texts = g_string_chunk_new (64 * 1024);
  collection->tag_blocks = g_ptr_array_new_with_free_func (g_free);
  collection->places = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));
  collection->numbers = cordon_id_index_new ();
  collection->extent = GEO_EXTENT_EMPTY;

  is_read = format == CORDON_OSM_FORMAT_PBF ? read_pbf (path, &reading, &handler, error)
                                            : read_xml (path, &reading, &handler, error);
  if (!is_read)
    return NULL;
  settle_nodes (collection);
  return g_steal_pointer (&collection);
}

/**
 * cordon_osm_collection_free:
 * @collection: (transfer full): what was kept
 *
 * Frees it.
 */
void
cordon_osm_collection_free (CordonOsmCollection *collection)
{
  g_array_unref (collection->nodes);
  g_array_unref (collection->ways);
  g_array_unref (collection->areas);
  g_array_unref (collection->members);
  g_array_unref (collection->node_ids);
  g_string_chunk_free (collection->texts);
  g_ptr_array_unref (collection->tag_blocks);
  g_array_unref (collection->places);
  cordon_id_index_free (collection->numbers);
  g_free (collection);
}

/**
 * cordon_osm_collection_find_way:
 * @collection: what was kept
 * @id: the identity of a way
 *
 * Returns: (nullable) (transfer none): the way, or %NULL when the extract lacks it
 */
CordonCollectedWay *
cordon_osm_collection_find_way (const CordonOsmCollection *collection,
                                gint64 id)
{
  guint low = 0;
  guint high = collection->ways->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      CordonCollectedWay *way = &g_array_index (collection->ways, CordonCollectedWay, middle);

      if (way->id == id)
        return way;
      if (way->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * cordon_osm_collection_find_place:
 * @collection: what was kept
 * @node_id: a node of a way that matters
 *
 * Returns: (nullable) (transfer none): where the node is, or %NULL when the extract lacks it
 */
const GeoLonLat *
cordon_osm_collection_find_place (const CordonOsmCollection *collection,
                                  gint64 node_id)
{
  guint32 number = cordon_id_index_find (collection->numbers, node_id);
  const GeoLonLat *place;

  if (number == CORDON_ID_INDEX_NONE)
    return NULL;
  place = &g_array_index (collection->places, GeoLonLat, number);
  return isnan (place->lon_deg) ? NULL : place;
}
