/* box-tree.h: a packed index of boxes that do not move.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/point.h"

G_BEGIN_DECLS

/* "No box": the answer where nothing was found. */
#define GEO_BOX_TREE_NONE G_MAXUINT

/**
 * GeoBoxTree:
 *
 * Finds boxes by place. Immutable; safe to search from several threads.
 */
typedef struct _GeoBoxTree GeoBoxTree;

/**
 * GeoBoxVisitFunc:
 * @index: which box was found
 * @data: the caller's
 *
 * Returns: whether to go on
 */
typedef gboolean (*GeoBoxVisitFunc) (guint index, gpointer data);

/**
 * GeoBoxDistanceFunc:
 * @index: which box
 * @point: the place
 * @data: the caller's
 *
 * Returns: how far the thing inside the box really is from @point, in metres;
 *   not less than the box is
 */
typedef double (*GeoBoxDistanceFunc) (guint index, GeoPoint point, gpointer data);

GeoBoxTree *geo_box_tree_new (const GeoBox *boxes,
                              guint n_boxes);
void geo_box_tree_free (GeoBoxTree *tree);
guint geo_box_tree_n_boxes (const GeoBoxTree *tree);
void geo_box_tree_visit (const GeoBoxTree *tree,
                         GeoBox box,
                         GeoBoxVisitFunc visit,
                         gpointer data);
void geo_box_tree_query (const GeoBoxTree *tree,
                         GeoBox box,
                         GArray *out_indices);
guint geo_box_tree_nearest (const GeoBoxTree *tree,
                            GeoPoint point,
                            double within_m,
                            GeoBoxDistanceFunc distance,
                            gpointer data,
                            double *out_distance_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoBoxTree, geo_box_tree_free)

G_END_DECLS
