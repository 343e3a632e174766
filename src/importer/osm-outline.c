/* osm-outline.c: from ways of nodes to lines and rings of places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/osm-outline.h"

#include "basemap/id-index.h"
#include "basemap/nesting.h"
#include "importer/way-join.h"

/* The ways of an area's outline, or of one role in it, cut where nodes are missing. */
typedef struct
{
  GPtrArray *pieces; /* of CordonOsmPiece */
  GArray *chains;    /* of CordonNodeChain, borrowed from pieces */
  gboolean is_whole;
} Outline;

/* Which ways of an area an outline is made of. */
typedef enum
{
  OUTLINE_ALL,
  OUTLINE_OUTER,
  OUTLINE_INNER,
} OutlinePart;

static CordonOsmPiece *
piece_new (void)
{
  CordonOsmPiece *piece = g_rc_box_new (CordonOsmPiece);

  piece->node_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  piece->places = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));
  return piece;
}

static void
clear_piece (gpointer data)
{
  CordonOsmPiece *piece = data;

  g_array_unref (piece->node_ids);
  g_array_unref (piece->places);
}

/**
 * cordon_osm_piece_unref:
 * @data: (transfer full): a #CordonOsmPiece
 *
 * Releases a piece; a GDestroyNotify.
 */
void
cordon_osm_piece_unref (gpointer data)
{
  g_rc_box_release_full (data, clear_piece);
}

/**
 * cordon_osm_cut_at_missing:
 * @collection: what was kept of an extract
 * @way: one of its ways
 * @out_is_whole: (out): whether none of its nodes is missing
 *
 * Returns: (transfer full) (element-type CordonOsmPiece): the pieces of the way
 *   whose nodes are there, in order; one when all are
 */
GPtrArray *
cordon_osm_cut_at_missing (const CordonOsmCollection *collection,
                           const CordonCollectedWay *way,
                           gboolean *out_is_whole)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (cordon_osm_piece_unref);
  CordonOsmPiece *piece = NULL;

  *out_is_whole = TRUE;
  for (guint i = 0; i < way->n_nodes; i++)
    {
      gint64 id = g_array_index (collection->node_ids, gint64, way->first_node + i);
      const GeoLonLat *place = cordon_osm_collection_find_place (collection, id);

      if (place == NULL)
        {
          *out_is_whole = FALSE;
          piece = NULL;
          continue;
        }
      if (piece == NULL)
        {
          piece = piece_new ();
          g_ptr_array_add (pieces, piece);
        }
      /* The same node twice in a row is a slip of the mapper's hand. */
      if (piece->node_ids->len > 0 &&
          g_array_index (piece->node_ids, gint64, piece->node_ids->len - 1) == id)
        continue;
      g_array_append_val (piece->node_ids, id);
      g_array_append_val (piece->places, *place);
    }
  return pieces;
}

static void
add_way_to_outline (const CordonOsmCollection *collection,
                    Outline *outline,
                    const CordonCollectedWay *way)
{
  gboolean is_whole;
  g_autoptr (GPtrArray) pieces = cordon_osm_cut_at_missing (collection, way, &is_whole);

  outline->is_whole &= is_whole;
  for (guint i = 0; i < pieces->len; i++)
    {
      CordonOsmPiece *piece = g_ptr_array_index (pieces, i);
      CordonNodeChain chain = { (const gint64 *) (gpointer) piece->node_ids->data,
                                piece->node_ids->len };

      g_array_append_val (outline->chains, chain);
      g_ptr_array_add (outline->pieces, g_rc_box_acquire (piece));
    }
}

static Outline
collect_outline (const CordonOsmCollection *collection,
                 const CordonCollectedArea *area,
                 OutlinePart part)
{
  Outline outline = { g_ptr_array_new_with_free_func (cordon_osm_piece_unref),
                      g_array_new (FALSE, FALSE, sizeof (CordonNodeChain)), TRUE };
  g_autoptr (CordonIdIndex) seen = cordon_id_index_new ();

  for (guint i = 0; i < area->n_members; i++)
    {
      const CordonCollectedMember *member = &g_array_index (
        collection->members, CordonCollectedMember, area->first_member + i);
      const CordonCollectedWay *way =
        cordon_osm_collection_find_way (collection, member->way_id);

      if ((part == OUTLINE_OUTER && member->is_inner) ||
          (part == OUTLINE_INNER && !member->is_inner) ||
          cordon_id_index_find (seen, member->way_id) != CORDON_ID_INDEX_NONE)
        continue;
      cordon_id_index_add (seen, member->way_id);
      if (way == NULL)
        outline.is_whole = FALSE;
      else
        add_way_to_outline (collection, &outline, way);
    }
  return outline;
}

static void
clear_path (gpointer data)
{
  g_free (((CordonMapPath *) data)->places);
}

/* Adds rows of nodes, all of which are there, as rows of places. */
static void
append_paths (const CordonOsmCollection *collection,
              GArray *paths,
              GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GArray *ids = g_ptr_array_index (rows, i);
      CordonMapPath path = { g_new (GeoLonLat, ids->len), ids->len };

      for (guint j = 0; j < ids->len; j++)
        path.places[j] = *cordon_osm_collection_find_place (collection,
                                                            g_array_index (ids, gint64, j));
      g_array_append_val (paths, path);
    }
}

/* Joins an outline to rings of places; sets its is_whole to FALSE when something stays open. */
static GArray *
close_outline (const CordonOsmCollection *collection,
               Outline *outline)
{
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (CordonMapPath));
  g_autoptr (GPtrArray) rings = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_array_set_clear_func (paths, clear_path);
  cordon_ways_join ((const CordonNodeChain *) (gpointer) outline->chains->data,
                    outline->chains->len, CORDON_WAY_JOIN_EITHER_WAY, &rings, &lines);
  outline->is_whole &= lines->len == 0;
  append_paths (collection, paths, rings);
  g_array_unref (outline->chains);
  g_ptr_array_unref (outline->pieces);
  return paths;
}

/* Adds the holes that lie in one of the outer rings; another would turn into an area itself. */
static void
take_over_holes (GArray *outer,
                 GArray *inner)
{
  guint n_outer = outer->len;

  for (guint i = inner->len; i-- > 0;)
    for (guint j = 0; j < n_outer; j++)
      if (cordon_map_ring_holds (&g_array_index (outer, CordonMapPath, j),
                                 &g_array_index (inner, CordonMapPath, i)))
        {
          CordonMapPath hole = g_array_index (inner, CordonMapPath, i);

          g_array_index (inner, CordonMapPath, i).places = NULL;
          g_array_append_val (outer, hole);
          break;
        }
}

/**
 * cordon_osm_close_area:
 * @collection: what was kept of an extract
 * @area: one of its areas
 * @out_is_whole: (out): whether all of its outline was there and closed
 *
 * Joins the ways of an area to rings. Where they lie decides which are holes;
 * only if the outline is not whole do their roles have to, and a hole of which
 * the area around is missing is left out.
 *
 * Returns: (transfer full) (element-type CordonMapPath): the rings; the array
 *   owns their places
 */
GArray *
cordon_osm_close_area (const CordonOsmCollection *collection,
                       const CordonCollectedArea *area,
                       gboolean *out_is_whole)
{
  Outline all = collect_outline (collection, area, OUTLINE_ALL);
  GArray *rings = close_outline (collection, &all);
  Outline part;

  *out_is_whole = all.is_whole;
  if (!all.is_whole)
    {
      g_autoptr (GArray) inner = NULL;

      g_array_unref (rings);
      part = collect_outline (collection, area, OUTLINE_OUTER);
      rings = close_outline (collection, &part);
      part = collect_outline (collection, area, OUTLINE_INNER);
      inner = close_outline (collection, &part);
      take_over_holes (rings, inner);
    }
  return rings;
}

/**
 * cordon_osm_join_coast:
 * @collection: what was kept of an extract
 * @pieces: (element-type CordonOsmPiece): pieces of coastline, land on their left
 *
 * Returns: (transfer full) (element-type CordonMapPath): the coastlines, joined
 *   as far as they go; the array owns their places
 */
GArray *
cordon_osm_join_coast (const CordonOsmCollection *collection,
                       GPtrArray *pieces)
{
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (CordonMapPath));
  guint n_pieces = pieces->len;
  g_autofree CordonNodeChain *chains = g_new (CordonNodeChain, MAX (n_pieces, 1));
  g_autoptr (GPtrArray) rings = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_array_set_clear_func (paths, clear_path);
  for (guint i = 0; i < n_pieces; i++)
    {
      const CordonOsmPiece *piece = g_ptr_array_index (pieces, i);

      chains[i] = (CordonNodeChain){ (const gint64 *) (gpointer) piece->node_ids->data,
                                     piece->node_ids->len };
    }
  cordon_ways_join (chains, n_pieces, CORDON_WAY_JOIN_ONE_WAY, &rings, &lines);
  append_paths (collection, paths, rings);
  append_paths (collection, paths, lines);
  return paths;
}
