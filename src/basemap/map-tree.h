/* map-tree.h: finding features of the map by place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/box-tree.h"
#include "geo/frame.h"
#include "model/map-feature.h"

G_BEGIN_DECLS

/**
 * CordonMapTree:
 *
 * The features of one layer by where they are, in a plan's local frame.
 * Immutable, safe to search from several threads.
 */
typedef struct _CordonMapTree CordonMapTree;

/* "No feature": the answer where nothing is near. */
#define CORDON_MAP_TREE_NONE G_MAXUINT

CordonMapTree *cordon_map_tree_new (const GeoFrame *frame,
                                    const CordonMapFeature *features,
                                    guint n_features);
void cordon_map_tree_free (CordonMapTree *tree);
void cordon_map_tree_query (const CordonMapTree *tree,
                            GeoBox box,
                            GArray *out_features);
guint cordon_map_tree_nearest (const CordonMapTree *tree,
                               GeoPoint point,
                               double within_m,
                               double *out_distance_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonMapTree, cordon_map_tree_free)

G_END_DECLS
