/* box-tree.c: a packed index of boxes that do not move.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A packed Hilbert R-tree (Kamel and Faloutsos, "On packing R-trees", 1993):
 * the boxes are put in the order of their centres along a Hilbert curve, then
 * every sixteen neighbours get a parent, level by level, up to one root. There
 * are no pointers: the children of a node are consecutive, so that the whole
 * tree is two flat arrays, the leaves first and the root last.
 */
#include "config.h"

#include "geo/box-tree.h"

#include <string.h>

#define NODE_SIZE    16
#define MAX_LEVELS   9 /* 16^8 boxes fill 32 bits; and the root */
#define HILBERT_BITS 16

struct _GeoBoxTree
{
  guint n_boxes;
  guint n_levels;
  guint level_ends[MAX_LEVELS + 1]; /* where each level's nodes end, the leaves' first */
  GeoBox *boxes;                    /* of every node */
  guint *targets;                   /* a leaf's index; elsewhere the first child */
};

typedef struct
{
  guint32 key;
  guint32 index;
} SortItem;

/* The distance along the Hilbert curve through a 2^16 square. */
static guint32
hilbert_key (guint32 x,
             guint32 y)
{
  guint32 key = 0;

  for (guint32 side = 1u << (HILBERT_BITS - 1); side > 0; side >>= 1)
    {
      guint32 right = (x & side) != 0;
      guint32 upper = (y & side) != 0;

      key = (key << 2) | ((3 * right) ^ upper);
      if (!upper)
        {
          guint32 swapped = x;

          if (right)
            {
              x = ~x;
              y = ~y;
              swapped = x;
            }
          x = y;
          y = swapped;
        }
    }
  return key;
}

static guint32
to_hilbert_cell (double middle_m,
                 double low_m,
                 double high_m)
{
  double share = high_m > low_m ? (middle_m - low_m) / (high_m - low_m) : 0;

  return (guint32) (CLAMP (share, 0, 1) * ((1 << HILBERT_BITS) - 1));
}

/* Least significant digit first, four passes of eight bits; stable. */
static void
sort_items (SortItem *items,
            guint n_items)
{
  g_autofree SortItem *spare = g_new (SortItem, n_items);

  for (int shift = 0; shift < 32; shift += 8)
    {
      guint counts[257] = { 0 };

      for (guint i = 0; i < n_items; i++)
        counts[((items[i].key >> shift) & 255) + 1]++;
      for (int digit = 0; digit < 256; digit++)
        counts[digit + 1] += counts[digit];
      for (guint i = 0; i < n_items; i++)
        spare[counts[(items[i].key >> shift) & 255]++] = items[i];
      memcpy (items, spare, n_items * sizeof *items);
    }
}

static void
place_leaves (GeoBoxTree *tree,
              const GeoBox *boxes)
{
  g_autofree SortItem *items = g_new (SortItem, tree->n_boxes);
  GeoBox all = GEO_BOX_EMPTY;

  for (guint i = 0; i < tree->n_boxes; i++)
    {
      all = geo_box_add (all, (GeoPoint){ boxes[i].x_min_m, boxes[i].y_min_m });
      all = geo_box_add (all, (GeoPoint){ boxes[i].x_max_m, boxes[i].y_max_m });
    }
  for (guint i = 0; i < tree->n_boxes; i++)
    {
      double x_m = (boxes[i].x_min_m + boxes[i].x_max_m) / 2;
      double y_m = (boxes[i].y_min_m + boxes[i].y_max_m) / 2;

      items[i].key = hilbert_key (to_hilbert_cell (x_m, all.x_min_m, all.x_max_m),
                                  to_hilbert_cell (y_m, all.y_min_m, all.y_max_m));
      items[i].index = i;
    }
  sort_items (items, tree->n_boxes);
  for (guint i = 0; i < tree->n_boxes; i++)
    {
      tree->boxes[i] = boxes[items[i].index];
      tree->targets[i] = items[i].index;
    }
}

static void
place_parents (GeoBoxTree *tree,
               guint level)
{
  guint first = level > 1 ? tree->level_ends[level - 2] : 0;
  guint end = tree->level_ends[level - 1];
  guint parent = end;

  for (guint child = first; child < end; child += NODE_SIZE, parent++)
    {
      GeoBox box = tree->boxes[child];

      for (guint i = child + 1; i < MIN (child + NODE_SIZE, end); i++)
        {
          box.x_min_m = MIN (box.x_min_m, tree->boxes[i].x_min_m);
          box.y_min_m = MIN (box.y_min_m, tree->boxes[i].y_min_m);
          box.x_max_m = MAX (box.x_max_m, tree->boxes[i].x_max_m);
          box.y_max_m = MAX (box.y_max_m, tree->boxes[i].y_max_m);
        }
      tree->boxes[parent] = box;
      tree->targets[parent] = child;
    }
}

/**
 * geo_box_tree_new:
 * @boxes: (array length=n_boxes): boxes with finite sides
 * @n_boxes: how many; may be 0
 *
 * Returns: (transfer full): an index of a copy of @boxes
 */
GeoBoxTree *
geo_box_tree_new (const GeoBox *boxes,
                  guint n_boxes)
{
  GeoBoxTree *tree = g_new0 (GeoBoxTree, 1);
  guint n_nodes = n_boxes;
  guint n_level = n_boxes;

  tree->n_boxes = n_boxes;
  tree->level_ends[tree->n_levels++] = n_nodes;
  while (n_level > 1)
    {
      n_level = (n_level + NODE_SIZE - 1) / NODE_SIZE;
      n_nodes += n_level;
      tree->level_ends[tree->n_levels++] = n_nodes;
    }
  tree->boxes = g_new (GeoBox, n_nodes);
  tree->targets = g_new (guint, n_nodes);
  if (n_boxes > 0)
    place_leaves (tree, boxes);
  for (guint level = 1; level < tree->n_levels; level++)
    place_parents (tree, level);
  return tree;
}

/**
 * geo_box_tree_free:
 * @tree: (transfer full) (nullable): an index
 */
void
geo_box_tree_free (GeoBoxTree *tree)
{
  if (tree == NULL)
    return;
  g_free (tree->boxes);
  g_free (tree->targets);
  g_free (tree);
}

/**
 * geo_box_tree_n_boxes:
 * @tree: an index
 *
 * Returns: how many boxes it was made of
 */
guint
geo_box_tree_n_boxes (const GeoBoxTree *tree)
{
  return tree->n_boxes;
}

/* Where the children end that begin at @child on @level. */
static guint
siblings_end (const GeoBoxTree *tree,
              guint child,
              guint level)
{
  return MIN (child + NODE_SIZE, tree->level_ends[level]);
}

typedef struct
{
  guint first;
  guint level;
} Pending;

/**
 * geo_box_tree_visit:
 * @tree: an index
 * @box: where to look
 * @visit: (scope call): called with every box that meets @box, in no
 *   particular but always the same order, until it returns %FALSE
 * @data: given to @visit
 */
void
geo_box_tree_visit (const GeoBoxTree *tree,
                    GeoBox box,
                    GeoBoxVisitFunc visit,
                    gpointer data)
{
  Pending stack[MAX_LEVELS * NODE_SIZE];
  guint n_stacked = 0;

  if (tree->n_boxes == 0)
    return;
  stack[n_stacked++] = (Pending){ tree->level_ends[tree->n_levels - 1] - 1, tree->n_levels - 1 };
  while (n_stacked > 0)
    {
      Pending node = stack[--n_stacked];
      gboolean is_root = node.level + 1 == tree->n_levels;
      guint end = is_root ? node.first + 1 : siblings_end (tree, node.first, node.level);

      for (guint i = node.first; i < end; i++)
        {
          if (!geo_box_meets (tree->boxes[i], box))
            continue;
          if (node.level > 0)
            stack[n_stacked++] = (Pending){ tree->targets[i], node.level - 1 };
          else if (!visit (tree->targets[i], data))
            return;
        }
    }
}

static gboolean
append_index (guint index,
              gpointer data)
{
  g_array_append_val ((GArray *) data, index);
  return TRUE;
}

/**
 * geo_box_tree_query:
 * @tree: an index
 * @box: where to look
 * @out_indices: (element-type guint): where the boxes that meet @box are added
 */
void
geo_box_tree_query (const GeoBoxTree *tree,
                    GeoBox box,
                    GArray *out_indices)
{
  geo_box_tree_visit (tree, box, append_index, out_indices);
}

/* One entry of the queue of a nearest search: a node's children, or a box. */
typedef struct
{
  double distance_m;
  guint node;
  guint level;
} QueueItem;

static void
push_item (GArray *queue,
           QueueItem item)
{
  QueueItem *items;
  guint i = queue->len;

  g_array_set_size (queue, i + 1);
  items = (QueueItem *) (void *) queue->data;
  while (i > 0 && items[(i - 1) / 2].distance_m > item.distance_m)
    {
      items[i] = items[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  items[i] = item;
}

static QueueItem
pop_item (GArray *queue)
{
  QueueItem *items = (QueueItem *) (void *) queue->data;
  QueueItem top = items[0];
  QueueItem last = items[queue->len - 1];
  guint n_items = queue->len - 1;
  guint i = 0;

  g_array_set_size (queue, n_items);
  while (2 * i + 1 < n_items)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n_items && items[child + 1].distance_m < items[child].distance_m)
        child++;
      if (items[child].distance_m >= last.distance_m)
        break;
      items[i] = items[child];
      i = child;
    }
  if (n_items > 0)
    items[i] = last;
  return top;
}

static double
box_distance_m (GeoBox box,
                GeoPoint point)
{
  double dx_m = MAX (MAX (box.x_min_m - point.x_m, point.x_m - box.x_max_m), 0);
  double dy_m = MAX (MAX (box.y_min_m - point.y_m, point.y_m - box.y_max_m), 0);

  return hypot (dx_m, dy_m);
}

static void
push_children (const GeoBoxTree *tree,
               QueueItem parent,
               GeoPoint point,
               double within_m,
               GArray *queue)
{
  guint level = parent.level - 1;
  guint first = tree->targets[parent.node];

  for (guint i = first; i < siblings_end (tree, first, level); i++)
    {
      QueueItem item = { box_distance_m (tree->boxes[i], point), i, level };

      if (item.distance_m <= within_m)
        push_item (queue, item);
    }
}

/**
 * geo_box_tree_nearest:
 * @tree: an index
 * @point: a place
 * @within_m: how far to look, in metres; INFINITY for anywhere
 * @distance: (scope call) (nullable): the true distance of a box's content;
 *   %NULL to take that of the box
 * @data: given to @distance
 * @out_distance_m: (out) (optional): how far the nearest one is
 *
 * Returns: the box whose content is nearest, or %GEO_BOX_TREE_NONE if none is
 *   within @within_m
 */
guint
geo_box_tree_nearest (const GeoBoxTree *tree,
                      GeoPoint point,
                      double within_m,
                      GeoBoxDistanceFunc distance,
                      gpointer data,
                      double *out_distance_m)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (QueueItem));
  guint nearest = GEO_BOX_TREE_NONE;
  guint root = tree->level_ends[tree->n_levels - 1] - 1;

  if (tree->n_boxes > 0)
    push_item (queue,
               (QueueItem){ box_distance_m (tree->boxes[root], point), root, tree->n_levels - 1 });
  while (queue->len > 0)
    {
      QueueItem item = pop_item (queue);
      double distance_m = item.distance_m;

      if (distance_m > within_m)
        break;
      if (item.level > 0)
        {
          push_children (tree, item, point, within_m, queue);
          continue;
        }
      if (distance != NULL)
        distance_m = distance (tree->targets[item.node], point, data);
      if (distance_m < within_m || (nearest == GEO_BOX_TREE_NONE && distance_m == within_m))
        {
          nearest = tree->targets[item.node];
          within_m = distance_m;
        }
    }
  if (out_distance_m != NULL && nearest != GEO_BOX_TREE_NONE)
    *out_distance_m = within_m;
  return nearest;
}
