/* street-noder.h: streets cut at their junctions, so that they form a graph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/map-feature.h"

G_BEGIN_DECLS

/**
 * CordonStreetWay:
 * @node_ids: (array length=n_nodes): the identities of its nodes
 * @places: (array length=n_nodes): where they are
 * @n_nodes: how many, at least two
 * @feature: what the street is; its shape and nodes are ignored
 *
 * A street as it was mapped. Borrowed.
 */
typedef struct
{
  const gint64 *node_ids;
  const GeoLonLat *places;
  guint n_nodes;
  const CordonMapFeature *feature;
} CordonStreetWay;

GArray *cordon_streets_node (const CordonStreetWay *ways,
                             guint n_ways);

G_END_DECLS
