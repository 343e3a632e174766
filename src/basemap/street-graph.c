/* street-graph.c: streets by their ends, in compressed rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The arcs of all vertices lie in one array, those of vertex v from starts[v]
 * to starts[v + 1]; a walk over the neighbours of a vertex touches one stretch
 * of memory. Vertices are numbered along the streets as they come, so that
 * neighbours on the ground are mostly neighbours in memory.
 */
#include "config.h"

#include "basemap/street-graph.h"

#include "basemap/id-index.h"
#include "geo/measure.h"

struct _CordonStreetGraph
{
  CordonIdIndex *vertices; /* node id -> vertex */
  guint *starts;           /* n_vertices + 1 offsets into arcs */
  CordonStreetArc *arcs;
  GeoLonLat *places;
};

/* Streets that are areas, or were read without their nodes, are not part of the graph. */
static gboolean
is_edge (const CordonMapFeature *street)
{
  return geo_shape_kind (street->shape) == GEO_SHAPE_LINE && street->from_node != 0 &&
         street->to_node != 0;
}

static void
number_vertices (CordonStreetGraph *graph,
                 const CordonMapFeature *streets,
                 guint n_streets)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (GeoLonLat));

  for (guint i = 0; i < n_streets; i++)
    {
      guint n_places;
      const GeoLonLat *line;
      guint from, to;

      if (!is_edge (&streets[i]))
        continue;
      line = geo_shape_places (streets[i].shape, &n_places);
      from = cordon_id_index_add (graph->vertices, streets[i].from_node);
      to = cordon_id_index_add (graph->vertices, streets[i].to_node);
      g_array_set_size (places, cordon_id_index_size (graph->vertices));
      g_array_index (places, GeoLonLat, from) = line[0];
      g_array_index (places, GeoLonLat, to) = line[n_places - 1];
    }
  graph->places = (GeoLonLat *) (gpointer) g_array_free (g_steal_pointer (&places), FALSE);
}

/* Counts the arcs of each vertex into starts[v + 1], then adds them up. */
static void
measure_rows (CordonStreetGraph *graph,
              const CordonMapFeature *streets,
              guint n_streets)
{
  guint n_vertices = cordon_id_index_size (graph->vertices);

  graph->starts = g_new0 (guint, n_vertices + 1);
  for (guint i = 0; i < n_streets; i++)
    if (is_edge (&streets[i]))
      {
        graph->starts[cordon_id_index_find (graph->vertices, streets[i].from_node) + 1]++;
        graph->starts[cordon_id_index_find (graph->vertices, streets[i].to_node) + 1]++;
      }
  for (guint v = 0; v < n_vertices; v++)
    graph->starts[v + 1] += graph->starts[v];
}

static void
fill_rows (CordonStreetGraph *graph,
           const CordonMapFeature *streets,
           guint n_streets)
{
  guint n_vertices = cordon_id_index_size (graph->vertices);
  g_autofree guint *next = g_memdup2 (graph->starts, (n_vertices + 1) * sizeof (guint));

  graph->arcs = g_new (CordonStreetArc, MAX (graph->starts[n_vertices], 1));
  for (guint i = 0; i < n_streets; i++)
    {
      guint from, to;
      float length_m;

      if (!is_edge (&streets[i]))
        continue;
      from = cordon_id_index_find (graph->vertices, streets[i].from_node);
      to = cordon_id_index_find (graph->vertices, streets[i].to_node);
      length_m = (float) geo_measure_length_m (streets[i].shape);
      graph->arcs[next[from]++] = (CordonStreetArc){ to, i, length_m, TRUE };
      graph->arcs[next[to]++] = (CordonStreetArc){ from, i, length_m, FALSE };
    }
}

/**
 * cordon_street_graph_new:
 * @streets: (array length=n_streets): the features of the street layer; they
 *   need not outlive the graph
 * @n_streets: how many
 *
 * Makes a graph of streets that were cut at their junctions. Time grows with
 * the number of streets.
 *
 * Returns: (transfer full): the graph
 */
CordonStreetGraph *
cordon_street_graph_new (const CordonMapFeature *streets,
                         guint n_streets)
{
  CordonStreetGraph *graph = g_new0 (CordonStreetGraph, 1);

  graph->vertices = cordon_id_index_new ();
  number_vertices (graph, streets, n_streets);
  measure_rows (graph, streets, n_streets);
  fill_rows (graph, streets, n_streets);
  return graph;
}

/**
 * cordon_street_graph_free:
 * @graph: (transfer full): a graph
 *
 * Frees the graph.
 */
void
cordon_street_graph_free (CordonStreetGraph *graph)
{
  cordon_id_index_free (graph->vertices);
  g_free (graph->starts);
  g_free (graph->arcs);
  g_free (graph->places);
  g_free (graph);
}

/**
 * cordon_street_graph_n_vertices:
 * @graph: a graph
 *
 * Returns: how many vertices it has; they are numbered from 0
 */
guint
cordon_street_graph_n_vertices (const CordonStreetGraph *graph)
{
  return cordon_id_index_size (graph->vertices);
}

/**
 * cordon_street_graph_n_arcs:
 * @graph: a graph
 *
 * Returns: how many arcs it has: two for each street
 */
guint
cordon_street_graph_n_arcs (const CordonStreetGraph *graph)
{
  return graph->starts[cordon_street_graph_n_vertices (graph)];
}

/**
 * cordon_street_graph_find_vertex:
 * @graph: a graph
 * @node_id: the identity of a node, as streets have it in from_node and to_node
 *
 * Returns: its vertex, or %CORDON_STREET_GRAPH_NONE
 */
guint
cordon_street_graph_find_vertex (const CordonStreetGraph *graph,
                                 gint64 node_id)
{
  return cordon_id_index_find (graph->vertices, node_id);
}

/**
 * cordon_street_graph_place:
 * @graph: a graph
 * @vertex: one of its vertices
 *
 * Returns: where the vertex is
 */
GeoLonLat
cordon_street_graph_place (const CordonStreetGraph *graph,
                           guint vertex)
{
  return graph->places[vertex];
}

/**
 * cordon_street_graph_arcs:
 * @graph: a graph
 * @vertex: one of its vertices
 * @out_n_arcs: (out): how many arcs leave it
 *
 * Returns: (transfer none) (array length=out_n_arcs): the arcs that leave @vertex
 */
const CordonStreetArc *
cordon_street_graph_arcs (const CordonStreetGraph *graph,
                          guint vertex,
                          guint *out_n_arcs)
{
  *out_n_arcs = graph->starts[vertex + 1] - graph->starts[vertex];
  return graph->arcs + graph->starts[vertex];
}

/**
 * cordon_street_may_pass:
 * @street: a street
 * @is_forward: along its line, or against it
 * @travel: who wants to
 *
 * One-way rules bind bicycles and vehicles, not people on foot, and not
 * emergency vehicles, which also may use what is private or closed to others
 * but not what no vehicle fits on.
 *
 * Returns: whether that is allowed
 */
gboolean
cordon_street_may_pass (const CordonMapFeature *street,
                        gboolean is_forward,
                        CordonTravel travel)
{
  gboolean is_against = (is_forward && street->one_way < 0) ||
                        (!is_forward && street->one_way > 0);

  switch (travel)
    {
    case CORDON_TRAVEL_FOOT:
      return street->foot == CORDON_MAP_ACCESS_YES;
    case CORDON_TRAVEL_BICYCLE:
      return street->bicycle == CORDON_MAP_ACCESS_YES && !is_against;
    case CORDON_TRAVEL_VEHICLE:
      return street->vehicle == CORDON_MAP_ACCESS_YES && !is_against;
    case CORDON_TRAVEL_EMERGENCY:
      return street->vehicle == CORDON_MAP_ACCESS_YES ||
             street->vehicle == CORDON_MAP_ACCESS_PRIVATE ||
             street->vehicle == CORDON_MAP_ACCESS_EMERGENCY;
    default:
      return FALSE;
    }
}
