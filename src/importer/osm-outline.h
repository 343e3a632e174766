/* osm-outline.h: ways as places: cut where nodes are missing, joined where they meet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/osm-collect.h"

G_BEGIN_DECLS

/**
 * CordonOsmPiece:
 * @node_ids: of #gint64
 * @places: of #GeoLonLat, in parallel
 *
 * A stretch of a way all of whose nodes are there. Counted by g_rc_box, and
 * released with cordon_osm_piece_unref().
 */
typedef struct
{
  GArray *node_ids;
  GArray *places;
} CordonOsmPiece;

void cordon_osm_piece_unref (gpointer data);
GPtrArray *cordon_osm_cut_at_missing (const CordonOsmCollection *collection,
                                      const CordonCollectedWay *way,
                                      gboolean *out_is_whole);
GArray *cordon_osm_close_area (const CordonOsmCollection *collection,
                               const CordonCollectedArea *area,
                               gboolean *out_is_whole);
GArray *cordon_osm_join_coast (const CordonOsmCollection *collection,
                               GPtrArray *pieces);

G_END_DECLS
