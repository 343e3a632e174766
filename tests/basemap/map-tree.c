/* map-tree.c: tests of finding features by place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/map-tree.h"

/* A point, a line and an area with a hole, in metres about the centre. */
static CordonMapTree *
make_tree (const GeoFrame *frame)
{
  static const GeoPoint point = { 100, 0 };
  static const GeoPoint line[] = { { 0, 50 }, { 50, 50 }, { 50, 80 } };
  static const GeoPoint area[] = { { -200, -200 }, { -100, -200 }, { -100, -100 }, { -200, -100 }, { -200, -200 }, { -170, -170 }, { -170, -130 }, { -130, -130 }, { -130, -170 }, { -170, -170 } };
  static const guint ring_sizes[] = { 5, 5 };
  g_autoptr (GeoPolygon) polygon = geo_polygon_new (area, ring_sizes, 2);
  g_autoptr (GeoLine) polyline = geo_line_new (line, G_N_ELEMENTS (line));
  CordonMapFeature features[] = {
    { .shape = geo_frame_point_to_shape (frame, point) },
    { .shape = geo_frame_line_to_shape (frame, polyline) },
    { .shape = geo_frame_polygon_to_shape (frame, polygon) },
  };
  CordonMapTree *tree = cordon_map_tree_new (frame, features, G_N_ELEMENTS (features));

  for (guint i = 0; i < G_N_ELEMENTS (features); i++)
    geo_shape_unref (features[i].shape);
  return tree;
}

typedef struct
{
  GeoPoint point;
  double within_m;
  guint feature;
  double distance_m;
} NearestRow;

static const NearestRow nearest_rows[] = {
  { { 100, 10 }, 100, 0, 10 },
  { { 25, 45 }, 100, 1, 5 },
  { { 60, 70 }, 100, 1, 10 },
  { { -110, -110 }, 100, 2, 0 },
  { { -150, -150 }, 100, 2, 20 }, /* in the hole */
  { { -50, -150 }, 100, 2, 50 },
  { { 100, 10 }, 10.001, 0, 10 },
  { { 100, 10 }, 9.999, CORDON_MAP_TREE_NONE, 0 },
  { { 5000, 0 }, 100, CORDON_MAP_TREE_NONE, 0 },
};

static void
test_nearest (void)
{
  g_autoptr (GeoFrame) frame = geo_frame_new (7.42, 43.73);
  g_autoptr (CordonMapTree) tree = make_tree (frame);

  for (guint i = 0; i < G_N_ELEMENTS (nearest_rows); i++)
    {
      const NearestRow *row = &nearest_rows[i];
      double distance_m = -1;

      g_test_message ("row %u", i);
      g_assert_cmpuint (cordon_map_tree_nearest (tree, row->point, row->within_m, &distance_m), ==,
                        row->feature);
      if (row->feature != CORDON_MAP_TREE_NONE)
        g_assert_cmpfloat_with_epsilon (distance_m, row->distance_m, 1e-4);
    }
}

typedef struct
{
  GeoBox box;
  const char *answer;
} QueryRow;

static const QueryRow query_rows[] = {
  { { -1000, -1000, 1000, 1000 }, "012" },
  { { 90, -10, 110, 10 }, "0" },
  { { 0, 40, 110, 60 }, "1" },
  { { 0, -10, 110, 60 }, "01" },
  { { -300, -300, -190, -190 }, "2" },
  { { 200, 200, 300, 300 }, "" },
};

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

static void
test_query (void)
{
  g_autoptr (GeoFrame) frame = geo_frame_new (7.42, 43.73);
  g_autoptr (CordonMapTree) tree = make_tree (frame);

  for (guint i = 0; i < G_N_ELEMENTS (query_rows); i++)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GString) answer = g_string_new (NULL);

      g_test_message ("row %u", i);
      cordon_map_tree_query (tree, query_rows[i].box, found);
      g_array_sort (found, compare_indices);
      for (guint j = 0; j < found->len; j++)
        g_string_append_printf (answer, "%u", g_array_index (found, guint, j));
      g_assert_cmpstr (answer->str, ==, query_rows[i].answer);
    }
}

static void
test_empty (void)
{
  g_autoptr (GeoFrame) frame = geo_frame_new (7.42, 43.73);
  g_autoptr (CordonMapTree) tree = cordon_map_tree_new (frame, NULL, 0);

  g_assert_cmpuint (cordon_map_tree_nearest (tree, (GeoPoint){ 0, 0 }, 1e9, NULL), ==,
                    CORDON_MAP_TREE_NONE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/basemap/map-tree/nearest", test_nearest);
  g_test_add_func ("/basemap/map-tree/query", test_query);
  g_test_add_func ("/basemap/map-tree/empty", test_empty);
  return g_test_run ();
}
