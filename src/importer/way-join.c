/* way-join.c: following ways from end to end until they close.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outline of a large building or lake is cut into many ways. Starting
 * anywhere, the walk goes on with any unused way at the place it has reached.
 * When it comes back to a place where it has been before, the loop since then
 * is cut off as a ring and the walk goes on from there; so rings that touch in
 * a node come apart. What cannot be continued at either end stays a line.
 */
#include "config.h"

#include "importer/way-join.h"

/* One end of one way. */
typedef struct
{
  gint64 node_id;
  guint way;
  gboolean is_last;
} WayEnd;

/* The walk: the nodes so far, and where on it ways began. */
typedef struct
{
  const CordonNodeChain *ways;
  CordonWayJoinMode mode;
  WayEnd *ends;
  guint n_ends;
  gboolean *is_used;
  GArray *nodes;     /* of gint64 */
  GArray *joints;    /* of guint: indices into nodes */
  GHashTable *where; /* node id -> index into nodes, for the joints */
  GPtrArray *rings;
} Walk;

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const WayEnd *end_a = a;
  const WayEnd *end_b = b;

  if (end_a->node_id != end_b->node_id)
    return end_a->node_id < end_b->node_id ? -1 : 1;
  if (end_a->way != end_b->way)
    return end_a->way < end_b->way ? -1 : 1;
  return (int) end_a->is_last - (int) end_b->is_last;
}

/* The first end at a node, or n_ends. */
static guint
find_first_end (const Walk *walk,
                gint64 node_id)
{
  guint low = 0;
  guint high = walk->n_ends;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (walk->ends[middle].node_id < node_id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* An unused way that can be entered at a node; going backwards, one that can be left there. */
static const WayEnd *
find_continuation (const Walk *walk,
                   gint64 node_id,
                   gboolean is_backwards)
{
  for (guint i = find_first_end (walk, node_id);
       i < walk->n_ends && walk->ends[i].node_id == node_id; i++)
    if (!walk->is_used[walk->ends[i].way] &&
        (walk->mode == CORDON_WAY_JOIN_EITHER_WAY || walk->ends[i].is_last == is_backwards))
      return &walk->ends[i];
  return NULL;
}

static void
put_joint (Walk *walk,
           guint index)
{
  gint64 *node_id = &g_array_index (walk->nodes, gint64, index);

  g_array_append_val (walk->joints, index);
  g_hash_table_replace (walk->where, g_memdup2 (node_id, sizeof *node_id),
                        GUINT_TO_POINTER (index));
}

/* Appends a way, entered at one of its ends, without the node the walk has reached. */
static void
append_way (Walk *walk,
            const WayEnd *entry)
{
  const CordonNodeChain *way = &walk->ways[entry->way];

  walk->is_used[entry->way] = TRUE;
  for (guint i = 1; i < way->n_nodes; i++)
    g_array_append_val (walk->nodes, way->node_ids[entry->is_last ? way->n_nodes - 1 - i : i]);
}

/* Cuts the loop that starts at a joint off the walk; a ring keeps the direction of its ways. */
static void
cut_ring (Walk *walk,
          guint start,
          gboolean is_backwards)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (is_backwards)
    for (guint i = walk->nodes->len; i-- > start;)
      g_array_append_val (ring, g_array_index (walk->nodes, gint64, i));
  else
    g_array_append_vals (ring, &g_array_index (walk->nodes, gint64, start),
                         walk->nodes->len - start);
  g_ptr_array_add (walk->rings, ring);
  while (walk->joints->len > 0 &&
         g_array_index (walk->joints, guint, walk->joints->len - 1) > start)
    {
      guint joint = g_array_index (walk->joints, guint, walk->joints->len - 1);

      g_hash_table_remove (walk->where, &g_array_index (walk->nodes, gint64, joint));
      g_array_set_size (walk->joints, walk->joints->len - 1);
    }
  g_array_set_size (walk->nodes, start + 1);
}

/* Goes on from the last node as far as there are ways. */
static void
walk_on (Walk *walk,
         gboolean is_backwards)
{
  const WayEnd *next;

  while ((next = find_continuation (
            walk, g_array_index (walk->nodes, gint64, walk->nodes->len - 1), is_backwards)) !=
         NULL)
    {
      gpointer index;

      append_way (walk, next);
      if (g_hash_table_lookup_extended (
            walk->where, &g_array_index (walk->nodes, gint64, walk->nodes->len - 1), NULL,
            &index))
        cut_ring (walk, GPOINTER_TO_UINT (index), is_backwards);
      else
        put_joint (walk, walk->nodes->len - 1);
    }
}

/* Turns the walk round, so that it can be continued at its start. */
static void
turn_round (Walk *walk)
{
  guint last = walk->nodes->len - 1;

  for (guint i = 0; i < walk->nodes->len / 2; i++)
    {
      gint64 *a = &g_array_index (walk->nodes, gint64, i);
      gint64 *b = &g_array_index (walk->nodes, gint64, last - i);
      gint64 swap = *a;

      *a = *b;
      *b = swap;
    }
  g_hash_table_remove_all (walk->where);
  for (guint i = 0; i < walk->joints->len / 2; i++)
    {
      guint *a = &g_array_index (walk->joints, guint, i);
      guint *b = &g_array_index (walk->joints, guint, walk->joints->len - 1 - i);
      guint swap = *a;

      *a = *b;
      *b = swap;
    }
  for (guint i = 0; i < walk->joints->len; i++)
    {
      guint *joint = &g_array_index (walk->joints, guint, i);

      *joint = last - *joint;
      g_hash_table_replace (walk->where,
                            g_memdup2 (&g_array_index (walk->nodes, gint64, *joint),
                                       sizeof (gint64)),
                            GUINT_TO_POINTER (*joint));
    }
}

/* Walks from one unused way; returns what stays open, or NULL. */
static GArray *
walk_from (Walk *walk,
           guint start)
{
  GArray *line;

  g_array_set_size (walk->nodes, 0);
  g_array_set_size (walk->joints, 0);
  g_hash_table_remove_all (walk->where);
  g_array_append_val (walk->nodes, walk->ways[start].node_ids[0]);
  put_joint (walk, 0);
  walk_on (walk, FALSE);
  turn_round (walk);
  walk_on (walk, TRUE);
  turn_round (walk);
  if (walk->nodes->len < 2)
    return NULL;
  line = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (line, walk->nodes->data, walk->nodes->len);
  return line;
}

static void
collect_ends (Walk *walk,
              guint n_ways)
{
  walk->ends = g_new (WayEnd, 2 * MAX (n_ways, 1));
  for (guint i = 0; i < n_ways; i++)
    {
      const CordonNodeChain *way = &walk->ways[i];

      walk->is_used[i] = way->n_nodes < 2;
      if (walk->is_used[i])
        continue;
      walk->ends[walk->n_ends++] = (WayEnd){ way->node_ids[0], i, FALSE };
      walk->ends[walk->n_ends++] = (WayEnd){ way->node_ids[way->n_nodes - 1], i, TRUE };
    }
  qsort (walk->ends, walk->n_ends, sizeof (WayEnd), compare_ends);
}

/**
 * cordon_ways_join:
 * @ways: (array length=n_ways): ways; those of fewer than two nodes are left out
 * @n_ways: how many
 * @mode: whether ways may be turned round
 * @out_rings: (out) (element-type GArray): closed rows of gint64 node ids
 * @out_lines: (out) (element-type GArray): rows that did not close
 *
 * Joins ways at common end nodes; each way is used once. Both arrays own
 * their elements. Time grows as n log n.
 */
void
cordon_ways_join (const CordonNodeChain *ways,
                  guint n_ways,
                  CordonWayJoinMode mode,
                  GPtrArray **out_rings,
                  GPtrArray **out_lines)
{
  Walk walk = { .ways = ways, .mode = mode };

  walk.is_used = g_new0 (gboolean, MAX (n_ways, 1));
  walk.nodes = g_array_new (FALSE, FALSE, sizeof (gint64));
  walk.joints = g_array_new (FALSE, FALSE, sizeof (guint));
  walk.where = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  walk.rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  *out_lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  collect_ends (&walk, n_ways);

  for (guint i = 0; i < n_ways; i++)
    while (!walk.is_used[i])
      {
        GArray *line = walk_from (&walk, i);

        if (line != NULL)
          g_ptr_array_add (*out_lines, line);
      }

  *out_rings = walk.rings;
  g_free (walk.is_used);
  g_free (walk.ends);
  g_array_unref (walk.nodes);
  g_array_unref (walk.joints);
  g_hash_table_unref (walk.where);
}
