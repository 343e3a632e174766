/* street-noder.c: cutting streets at their junctions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mapped way runs through many crossings. It is cut at each node that it
 * shares with another way or passes twice itself, and at its ends; the pieces
 * between are the edges of the graph, the nodes its vertices, known by their
 * OpenStreetMap identity. Ways that cross without a common node (a bridge) do
 * not meet. Nodes are the same by identity, not by place, as the mapper said.
 */
#include "config.h"

#include "basemap/street-noder.h"

#include "basemap/id-index.h"

/* Counts how often each node is used; the ends of a way count twice, so that they are cut. */
static GArray *
count_uses (const CordonStreetWay *ways,
            guint n_ways,
            CordonIdIndex *nodes)
{
  GArray *uses = g_array_new (FALSE, TRUE, sizeof (guint8));

  for (guint i = 0; i < n_ways; i++)
    for (guint j = 0; j < ways[i].n_nodes; j++)
      {
        guint32 number = cordon_id_index_add (nodes, ways[i].node_ids[j]);
        gboolean is_end = j == 0 || j + 1 == ways[i].n_nodes;
        guint8 *count;

        if (number >= uses->len)
          g_array_set_size (uses, number + 1);
        count = &g_array_index (uses, guint8, number);
        *count = (guint8) MIN (*count + (is_end ? 2 : 1), 2);
      }
  return uses;
}

static void
append_edge (GArray *edges,
             const CordonStreetWay *way,
             guint first,
             guint last)
{
  CordonMapFeature edge = *way->feature;

  edge.shape = geo_shape_new_line (way->places + first, last - first + 1);
  edge.from_node = way->node_ids[first];
  edge.to_node = way->node_ids[last];
  g_array_append_val (edges, edge);
}

/**
 * cordon_streets_node:
 * @ways: (array length=n_ways): streets
 * @n_ways: how many
 *
 * Cuts streets into the edges of a graph. Every edge is the feature of its
 * street with a line of its own, which the caller releases, and the
 * identities of the nodes it leads from and to, in the direction of the line.
 * Time grows with the number of nodes.
 *
 * Returns: (transfer full) (element-type CordonMapFeature): the edges, in the
 *   order of the streets and along them
 */
GArray *
cordon_streets_node (const CordonStreetWay *ways,
                     guint n_ways)
{
  g_autoptr (CordonIdIndex) nodes = cordon_id_index_new ();
  g_autoptr (GArray) uses = count_uses (ways, n_ways, nodes);
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (CordonMapFeature));

  for (guint i = 0; i < n_ways; i++)
    {
      guint first = 0;

      for (guint j = 1; j < ways[i].n_nodes; j++)
        {
          guint32 number = cordon_id_index_find (nodes, ways[i].node_ids[j]);

          if (g_array_index (uses, guint8, number) < 2)
            continue;
          append_edge (edges, &ways[i], first, j);
          first = j;
        }
    }
  return edges;
}
