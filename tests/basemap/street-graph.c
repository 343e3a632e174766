/* street-graph.c: tests of cutting streets and of the graph they make.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/street-graph.h"

#include <stdlib.h>

#include "basemap/street-noder.h"
#include "geo/measure.h"

/* ---- cutting ------------------------------------------------------------- */

typedef struct
{
  const char *what;
  const char *ways;  /* "1-2-3 2-4" */
  const char *edges; /* "1>2:2": from, to, number of places */
} Row;

static const Row rows[] = {
  { "nothing", "", "" },
  { "one street", "1-2-3", "1>3:3" },
  { "a crossing", "1-2-3 4-2-5", "1>2:2 2>3:2 4>2:2 2>5:2" },
  { "a side street", "1-2-3 2-4", "1>2:2 2>3:2 2>4:2" },
  { "one after the other", "1-2 2-3", "1>2:2 2>3:2" },
  { "without a common node", "1-2-3 4-5-6", "1>3:3 4>6:3" },
  { "a loop", "1-2-3-1", "1>1:4" },
  { "a loop with a way in", "1-2-3-1 3-4", "1>3:3 3>1:2 3>4:2" },
  { "a way that passes a node twice", "1-2-3-4-2-5", "1>2:2 2>2:4 2>5:2" },
  { "the same way twice", "1-2-3 1-2-3", "1>2:2 2>3:2 1>2:2 2>3:2" },
};

/* Ways in arrays, their places made up from their nodes. */
typedef struct
{
  CordonStreetWay ways[4];
  gint64 ids[4][8];
  GeoLonLat places[4][8];
  guint n_ways;
} Network;

static const CordonMapFeature plain_street = { .layer = CORDON_MAP_STREET, .kind = "path" };

static void
make_network (Network *network,
              const char *text)
{
  g_auto (GStrv) texts = g_strsplit (text, " ", -1);

  network->n_ways = 0;
  for (guint i = 0; texts[i] != NULL && *texts[i] != '\0'; i++)
    {
      g_auto (GStrv) nodes = g_strsplit (texts[i], "-", -1);
      guint n_nodes = g_strv_length (nodes);

      for (guint j = 0; j < n_nodes; j++)
        {
          network->ids[i][j] = atoi (nodes[j]);
          network->places[i][j] = (GeoLonLat){ 0.001 * (double) network->ids[i][j],
                                               0.001 * (double) (network->ids[i][j] % 3) };
        }
      network->ways[i] = (CordonStreetWay){ network->ids[i], network->places[i], n_nodes,
                                            &plain_street };
      network->n_ways++;
    }
}

static void
free_edges (GArray *edges)
{
  for (guint i = 0; i < edges->len; i++)
    geo_shape_unref (g_array_index (edges, CordonMapFeature, i).shape);
  g_array_unref (edges);
}

static void
test_cutting (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      Network network;
      GArray *edges;

      g_test_message ("row %u: %s", i, rows[i].what);
      make_network (&network, rows[i].ways);
      edges = cordon_streets_node (network.ways, network.n_ways);
      for (guint j = 0; j < edges->len; j++)
        {
          const CordonMapFeature *edge = &g_array_index (edges, CordonMapFeature, j);
          guint n_places;

          geo_shape_places (edge->shape, &n_places);
          g_assert_cmpstr (edge->kind, ==, "path");
          g_string_append_printf (text, "%s%d>%d:%u", j > 0 ? " " : "", (int) edge->from_node,
                                  (int) edge->to_node, n_places);
        }
      g_assert_cmpstr (text->str, ==, rows[i].edges);
      free_edges (edges);
    }
}

/* ---- the graph ----------------------------------------------------------- */

/* Every edge is there in both directions, from where it starts and from where it ends. */
static void
test_graph (void)
{
  Network network;
  GArray *edges;
  g_autoptr (CordonStreetGraph) graph = NULL;
  guint n_arcs = 0;

  make_network (&network, "1-2-3-4 5-2-6 3-7-3 8-9");
  edges = cordon_streets_node (network.ways, network.n_ways);
  graph = cordon_street_graph_new ((const CordonMapFeature *) (gpointer) edges->data, edges->len);

  g_assert_cmpuint (cordon_street_graph_n_vertices (graph), ==, 8);
  g_assert_cmpuint (cordon_street_graph_n_arcs (graph), ==, 2 * edges->len);
  g_assert_cmpuint (cordon_street_graph_find_vertex (graph, 77), ==, CORDON_STREET_GRAPH_NONE);
  for (guint v = 0; v < cordon_street_graph_n_vertices (graph); v++)
    {
      guint n;
      const CordonStreetArc *arcs = cordon_street_graph_arcs (graph, v, &n);

      n_arcs += n;
      for (guint i = 0; i < n; i++)
        {
          const CordonMapFeature *edge = &g_array_index (edges, CordonMapFeature,
                                                         arcs[i].feature);
          gint64 start = arcs[i].is_forward ? edge->from_node : edge->to_node;
          gint64 end = arcs[i].is_forward ? edge->to_node : edge->from_node;

          g_assert_cmpuint (cordon_street_graph_find_vertex (graph, start), ==, v);
          g_assert_cmpuint (cordon_street_graph_find_vertex (graph, end), ==, arcs[i].to);
          g_assert_cmpfloat_with_epsilon (arcs[i].length_m, geo_measure_length_m (edge->shape),
                                          1e-3);
          g_assert_cmpfloat (cordon_street_graph_place (graph, v).lon_deg, ==,
                             0.001 * (double) start);
        }
    }
  g_assert_cmpuint (n_arcs, ==, 2 * edges->len);
  free_edges (edges);
}

static void
test_empty_graph (void)
{
  g_autoptr (CordonStreetGraph) graph = cordon_street_graph_new (NULL, 0);

  g_assert_cmpuint (cordon_street_graph_n_vertices (graph), ==, 0);
  g_assert_cmpuint (cordon_street_graph_n_arcs (graph), ==, 0);
}

/* ---- who may pass -------------------------------------------------------- */

typedef struct
{
  guint8 access;
  gint8 one_way;
  const char *answer; /* foot, bicycle, vehicle, emergency: forward, then backward */
} PassRow;

static const PassRow pass_rows[] = {
  { CORDON_MAP_ACCESS_YES, 0, "ffff bbbb" },
  { CORDON_MAP_ACCESS_YES, 1, "ffff b--b" },
  { CORDON_MAP_ACCESS_YES, -1, "f--f bbbb" },
  { CORDON_MAP_ACCESS_NO, 0, "---- ----" },
  { CORDON_MAP_ACCESS_PRIVATE, 0, "---f ---b" },
  { CORDON_MAP_ACCESS_EMERGENCY, 1, "---f ---b" },
  { CORDON_MAP_ACCESS_UNKNOWN, 0, "---- ----" },
};

static void
test_may_pass (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pass_rows); i++)
    {
      const PassRow *row = &pass_rows[i];
      CordonMapFeature street = { .one_way = row->one_way, .foot = row->access, .bicycle = row->access, .vehicle = row->access };
      char answer[] = "---- ----";

      for (guint travel = CORDON_TRAVEL_FOOT; travel <= CORDON_TRAVEL_EMERGENCY; travel++)
        {
          if (cordon_street_may_pass (&street, TRUE, travel))
            answer[travel] = 'f';
          if (cordon_street_may_pass (&street, FALSE, travel))
            answer[travel + 5] = 'b';
        }
      g_test_message ("row %u", i);
      g_assert_cmpstr (answer, ==, row->answer);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/basemap/street-graph/cutting", test_cutting);
  g_test_add_func ("/basemap/street-graph/graph", test_graph);
  g_test_add_func ("/basemap/street-graph/empty", test_empty_graph);
  g_test_add_func ("/basemap/street-graph/may-pass", test_may_pass);
  return g_test_run ();
}
