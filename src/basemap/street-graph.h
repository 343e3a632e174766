/* street-graph.h: the streets as a graph, for whoever asks how to get somewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/map-feature.h"

G_BEGIN_DECLS

/* Who is on the way. */
typedef enum
{
  CORDON_TRAVEL_FOOT,
  CORDON_TRAVEL_BICYCLE,
  CORDON_TRAVEL_VEHICLE,
  CORDON_TRAVEL_EMERGENCY, /* a vehicle that may pass what is private or kept for it */
} CordonTravel;

/**
 * CordonStreetArc:
 * @to: the vertex it leads to
 * @feature: which street it is part of, by its index in the layer
 * @length_m: its length on the ellipsoid
 * @is_forward: whether it runs along the street's line, or against it
 *
 * One way of leaving a vertex.
 */
typedef struct
{
  guint to;
  guint feature;
  float length_m;
  gboolean is_forward;
} CordonStreetArc;

/**
 * CordonStreetGraph:
 *
 * Vertices numbered from 0, and for each the arcs that leave it. Every street
 * has an arc in both directions; who may take it is for
 * cordon_street_may_pass() to say. Immutable, safe to read from several
 * threads.
 */
typedef struct _CordonStreetGraph CordonStreetGraph;

CordonStreetGraph *cordon_street_graph_new (const CordonMapFeature *streets,
                                            guint n_streets);
void cordon_street_graph_free (CordonStreetGraph *graph);
guint cordon_street_graph_n_vertices (const CordonStreetGraph *graph);
guint cordon_street_graph_n_arcs (const CordonStreetGraph *graph);
guint cordon_street_graph_find_vertex (const CordonStreetGraph *graph,
                                       gint64 node_id);
GeoLonLat cordon_street_graph_place (const CordonStreetGraph *graph,
                                     guint vertex);
const CordonStreetArc *cordon_street_graph_arcs (const CordonStreetGraph *graph,
                                                 guint vertex,
                                                 guint *out_n_arcs);
gboolean cordon_street_may_pass (const CordonMapFeature *street,
                                 gboolean is_forward,
                                 CordonTravel travel);

#define CORDON_STREET_GRAPH_NONE G_MAXUINT

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonStreetGraph, cordon_street_graph_free)

G_END_DECLS
