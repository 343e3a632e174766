/* map-tree.c: a layer of the map in a packed tree of boxes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/map-tree.h"

struct _CordonMapTree
{
  GeoFrame *frame;
  GeoBoxTree *boxes;
  GPtrArray *shapes; /* of GeoShape */
};

static GeoBox
measure_box (const GeoFrame *frame,
             const GeoShape *shape,
             GArray *points)
{
  GeoBox box = GEO_BOX_EMPTY;

  for (guint part = 0; part < geo_shape_n_parts (shape); part++)
    {
      guint n_places;
      const GeoLonLat *places = geo_shape_part (shape, part, &n_places);

      g_array_set_size (points, n_places);
      geo_frame_to_local_array (frame, places, n_places,
                                (GeoPoint *) (gpointer) points->data);
      for (guint i = 0; i < n_places; i++)
        box = geo_box_add (box, g_array_index (points, GeoPoint, i));
    }
  return box;
}

/**
 * cordon_map_tree_new:
 * @frame: the plan's frame
 * @features: (array length=n_features): the features of a layer; the tree keeps
 *   references to their shapes, not the features
 * @n_features: how many
 *
 * Returns: (transfer full): the tree
 */
CordonMapTree *
cordon_map_tree_new (const GeoFrame *frame,
                     const CordonMapFeature *features,
                     guint n_features)
{
  CordonMapTree *tree = g_new0 (CordonMapTree, 1);
  g_autofree GeoBox *boxes = g_new (GeoBox, MAX (n_features, 1));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));

  tree->frame = geo_frame_ref (frame);
  tree->shapes = g_ptr_array_new_full (n_features, (GDestroyNotify) geo_shape_unref);
  for (guint i = 0; i < n_features; i++)
    {
      boxes[i] = measure_box (frame, features[i].shape, points);
      g_ptr_array_add (tree->shapes, geo_shape_ref (features[i].shape));
    }
  tree->boxes = geo_box_tree_new (boxes, n_features);
  return tree;
}

/**
 * cordon_map_tree_free:
 * @tree: (transfer full): a tree
 *
 * Frees the tree.
 */
void
cordon_map_tree_free (CordonMapTree *tree)
{
  geo_frame_unref (tree->frame);
  geo_box_tree_free (tree->boxes);
  g_ptr_array_unref (tree->shapes);
  g_free (tree);
}

/**
 * cordon_map_tree_query:
 * @tree: a tree
 * @box: where to look, in metres of the tree's frame
 * @out_features: (element-type guint): where the answer is appended
 *
 * Finds the features whose boxes meet @box, by their indices in the layer.
 */
void
cordon_map_tree_query (const CordonMapTree *tree,
                       GeoBox box,
                       GArray *out_features)
{
  geo_box_tree_query (tree->boxes, box, out_features);
}

/* How far a feature itself is, not its box. */
static double
measure_distance_m (guint index,
                    GeoPoint point,
                    gpointer data)
{
  const CordonMapTree *tree = data;
  const GeoShape *shape = g_ptr_array_index (tree->shapes, index);
  g_autoptr (GeoPolygon) polygon = NULL;
  g_autoptr (GeoLine) line = NULL;

  switch (geo_shape_kind (shape))
    {
    case GEO_SHAPE_POINT:
      return geo_point_distance_m (point, geo_frame_point (tree->frame, shape));
    case GEO_SHAPE_LINE:
      line = geo_frame_line (tree->frame, shape);
      return geo_line_distance_m (line, point, NULL, NULL);
    case GEO_SHAPE_POLYGON:
    default:
      polygon = geo_frame_polygon (tree->frame, shape);
      return geo_polygon_distance_m (polygon, point);
    }
}

/**
 * cordon_map_tree_nearest:
 * @tree: a tree
 * @point: where to look, in the tree's frame
 * @within_m: how far at most, in metres
 * @out_distance_m: (out) (optional): how far it is; 0 inside an area
 *
 * Returns: the index of the nearest feature, or %CORDON_MAP_TREE_NONE
 */
guint
cordon_map_tree_nearest (const CordonMapTree *tree,
                         GeoPoint point,
                         double within_m,
                         double *out_distance_m)
{
  return geo_box_tree_nearest (tree->boxes, point, within_m, measure_distance_m, (gpointer) tree,
                               out_distance_m);
}
