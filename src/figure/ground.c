/* ground.c: the base map, laid into the plan's local frame and indexed for drawing.
 *
 * All points of the map lie in one array, all features of a layer in one array
 * in drawing order, with a box tree over them: what a drawing shows is found
 * in the time it takes to draw it, whatever the size of the city.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/ground.h"

#include "figure/street-names.h"
#include "figure/style.h"

struct _CordonGround
{
  gatomicrefcount ref_count;
  CordonBaseMap *map;
  GArray *points;      /* of GeoPoint */
  GArray *part_starts; /* of guint: into points, with one more at the end */
  GArray *features[CORDON_N_MAP_LAYERS];
  GeoBoxTree *trees[CORDON_N_MAP_LAYERS]; /* NULL for an empty layer */
  GArray *names;                          /* of CordonStreetName */
  GArray *name_points;
  GeoBoxTree *name_tree;
};

static int
drawing_level (const CordonMapFeature *feature)
{
  if (feature->is_tunnel)
    return -1;
  return feature->is_bridge ? 1 : 0;
}

static int
compare_features (gconstpointer a,
                  gconstpointer b)
{
  const CordonGroundFeature *fa = a;
  const CordonGroundFeature *fb = b;
  int level_a = drawing_level (fa->feature);
  int level_b = drawing_level (fb->feature);

  if (level_a != level_b)
    return level_a - level_b;
  if (fa->style != fb->style)
    return fa->style < fb->style ? -1 : 1;
  return fa->first_part < fb->first_part ? -1 : fa->first_part > fb->first_part;
}

static void
append_feature (CordonGround *ground,
                const GeoFrame *frame,
                const CordonMapFeature *feature)
{
  CordonGroundFeature made = { feature, GEO_BOX_EMPTY };
  guint n_places;
  const GeoLonLat *places = geo_shape_places (feature->shape, &n_places);
  guint first = ground->points->len;
  guint at = first;
  GeoPoint *points;

  g_array_set_size (ground->points, first + n_places);
  points = (GeoPoint *) (void *) ground->points->data + first;
  geo_frame_to_local_array (frame, places, n_places, points);
  made.box = geo_box_of (points, n_places);
  made.style = cordon_map_style_find (feature->layer, feature->kind);
  made.first_part = ground->part_starts->len;
  made.n_parts = geo_shape_n_parts (feature->shape);
  for (guint part = 0; part < made.n_parts; part++)
    {
      guint n_points;

      geo_shape_part (feature->shape, part, &n_points);
      g_array_append_val (ground->part_starts, at);
      at += n_points;
    }
  g_array_append_val (ground->features[feature->layer], made);
}

static GeoBoxTree *
index_features (GArray *features)
{
  g_autofree GeoBox *boxes = g_new (GeoBox, features->len + 1);

  if (features->len == 0)
    return NULL;
  for (guint i = 0; i < features->len; i++)
    boxes[i] = g_array_index (features, CordonGroundFeature, i).box;
  return geo_box_tree_new (boxes, features->len);
}

static void
on_street_joined (const CordonNamedLine *line,
                  gpointer data)
{
  CordonGround *ground = data;
  CordonStreetName name = { line->name, line->style, ground->name_points->len, line->n_points };

  g_array_append_vals (ground->name_points, line->points, line->n_points);
  g_array_append_val (ground->names, name);
}

static void
join_names (CordonGround *ground)
{
  GArray *streets = ground->features[CORDON_MAP_STREET];
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (CordonNamedLine));
  g_autofree GeoBox *boxes = NULL;

  for (guint i = 0; i < streets->len; i++)
    {
      const CordonGroundFeature *street = &g_array_index (streets, CordonGroundFeature, i);
      CordonNamedLine section = { street->feature->name, street->style };

      section.points = cordon_ground_part (ground, street, 0, &section.n_points);
      if (section.name != NULL && section.name[0] != '\0' && section.n_points >= 2)
        g_array_append_val (sections, section);
    }
  cordon_street_names_join ((CordonNamedLine *) (void *) sections->data, sections->len, on_street_joined, ground);
  if (ground->names->len == 0)
    return;
  boxes = g_new (GeoBox, ground->names->len);
  for (guint i = 0; i < ground->names->len; i++)
    {
      const CordonStreetName *name = cordon_ground_name (ground, i);

      boxes[i] = geo_box_of (cordon_ground_name_points (ground, name), name->n_points);
    }
  ground->name_tree = geo_box_tree_new (boxes, ground->names->len);
}

/**
 * cordon_ground_new:
 * @map: a base map; a reference is kept
 * @frame: the plan's local frame
 *
 * Returns: (transfer full): the map ready to be drawn
 */
CordonGround *
cordon_ground_new (const CordonBaseMap *map,
                   const GeoFrame *frame)
{
  CordonGround *ground = g_new0 (CordonGround, 1);
  guint end;

  g_return_val_if_fail (map != NULL && frame != NULL, NULL);

  g_atomic_ref_count_init (&ground->ref_count);
  ground->map = cordon_base_map_ref (map);
  ground->points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  ground->part_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  ground->names = g_array_new (FALSE, FALSE, sizeof (CordonStreetName));
  ground->name_points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  for (CordonMapLayer layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    {
      guint n_features;
      const CordonMapFeature *features = cordon_base_map_features (map, layer, &n_features);

      ground->features[layer] = g_array_sized_new (FALSE, FALSE, sizeof (CordonGroundFeature), n_features);
      for (guint i = 0; i < n_features; i++)
        append_feature (ground, frame, &features[i]);
      g_array_sort (ground->features[layer], compare_features);
      ground->trees[layer] = index_features (ground->features[layer]);
    }
  end = ground->points->len;
  g_array_append_val (ground->part_starts, end);
  join_names (ground);
  return ground;
}

/**
 * cordon_ground_ref:
 * @ground: a ground
 *
 * Returns: (transfer full): @ground
 */
CordonGround *
cordon_ground_ref (const CordonGround *ground)
{
  CordonGround *held = (CordonGround *) ground;

  g_atomic_ref_count_inc (&held->ref_count);
  return held;
}

/**
 * cordon_ground_unref:
 * @ground: (transfer full): a ground
 */
void
cordon_ground_unref (const CordonGround *ground)
{
  CordonGround *held = (CordonGround *) ground;

  if (!g_atomic_ref_count_dec (&held->ref_count))
    return;
  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    {
      g_array_unref (held->features[layer]);
      g_clear_pointer (&held->trees[layer], geo_box_tree_free);
    }
  g_array_unref (held->points);
  g_array_unref (held->part_starts);
  g_array_unref (held->names);
  g_array_unref (held->name_points);
  g_clear_pointer (&held->name_tree, geo_box_tree_free);
  cordon_base_map_unref (held->map);
  g_free (held);
}

/**
 * cordon_ground_attribution:
 * @ground: a ground
 *
 * Returns: (nullable): what must stand beside every picture of it
 */
const char *
cordon_ground_attribution (const CordonGround *ground)
{
  return cordon_base_map_attribution (ground->map);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint ia = *(const guint *) a;
  guint ib = *(const guint *) b;

  return ia < ib ? -1 : ia > ib;
}

static void
query_tree (const GeoBoxTree *tree,
            GeoBox box,
            GArray *out_indices)
{
  g_array_set_size (out_indices, 0);
  if (tree == NULL)
    return;
  geo_box_tree_query (tree, box, out_indices);
  g_array_sort (out_indices, compare_indices);
}

/**
 * cordon_ground_query:
 * @ground: a ground
 * @layer: a layer of it
 * @box: a part of the local frame
 * @out_indices: (element-type guint): becomes the features whose boxes meet @box, in drawing order:
 *   tunnels, then the ground, then bridges, each in the order of styles
 */
void
cordon_ground_query (const CordonGround *ground,
                     CordonMapLayer layer,
                     GeoBox box,
                     GArray *out_indices)
{
  query_tree (ground->trees[layer], box, out_indices);
}

/**
 * cordon_ground_feature:
 * @ground: a ground
 * @layer: a layer of it
 * @index: one of those found in it
 *
 * Returns: (transfer none): the feature
 */
const CordonGroundFeature *
cordon_ground_feature (const CordonGround *ground,
                       CordonMapLayer layer,
                       guint index)
{
  return &g_array_index (ground->features[layer], CordonGroundFeature, index);
}

/**
 * cordon_ground_part:
 * @ground: a ground
 * @feature: a feature of it
 * @part: 0 for the point, the line or the outer ring; more for holes
 * @out_n_points: (out): how many places it has
 *
 * Returns: (array length=out_n_points): the places in the local frame
 */
const GeoPoint *
cordon_ground_part (const CordonGround *ground,
                    const CordonGroundFeature *feature,
                    guint part,
                    guint *out_n_points)
{
  guint start = g_array_index (ground->part_starts, guint, feature->first_part + part);
  guint n_parts = ground->part_starts->len;
  guint next = feature->first_part + part + 1;
  guint end = next < n_parts ? g_array_index (ground->part_starts, guint, next) : ground->points->len;

  *out_n_points = end - start;
  return (const GeoPoint *) (const void *) ground->points->data + start;
}

/**
 * cordon_ground_query_names:
 * @ground: a ground
 * @box: a part of the local frame
 * @out_indices: (element-type guint): becomes the named streets whose boxes meet @box
 */
void
cordon_ground_query_names (const CordonGround *ground,
                           GeoBox box,
                           GArray *out_indices)
{
  query_tree (ground->name_tree, box, out_indices);
}

/**
 * cordon_ground_name:
 * @ground: a ground
 * @index: one of those cordon_ground_query_names() found
 *
 * Returns: (transfer none): a named street
 */
const CordonStreetName *
cordon_ground_name (const CordonGround *ground,
                    guint index)
{
  return &g_array_index (ground->names, CordonStreetName, index);
}

/**
 * cordon_ground_name_points:
 * @ground: a ground
 * @name: a named street of it
 *
 * Returns: (array): its `n_points` places in the local frame
 */
const GeoPoint *
cordon_ground_name_points (const CordonGround *ground,
                           const CordonStreetName *name)
{
  return (const GeoPoint *) (const void *) ground->name_points->data + name->first_point;
}
