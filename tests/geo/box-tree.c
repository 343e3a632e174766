/* box-tree.c: tests of geo/box-tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/box-tree.h"

static GeoBox
random_box (double reach_m,
            double size_m)
{
  double x_m = g_test_rand_double_range (-reach_m, reach_m);
  double y_m = g_test_rand_double_range (-reach_m, reach_m);

  return (GeoBox){ x_m, y_m, x_m + g_test_rand_double_range (0, size_m),
                   y_m + g_test_rand_double_range (0, size_m) };
}

static int
compare_guints (gconstpointer a,
                gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

static void
assert_query (const GeoBoxTree *tree,
              const GeoBox *boxes,
              guint n_boxes,
              GeoBox window)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_expected = 0;

  geo_box_tree_query (tree, window, found);
  g_array_sort (found, compare_guints);
  for (guint i = 0; i < n_boxes; i++)
    if (geo_box_meets (boxes[i], window))
      {
        g_assert_cmpuint (n_expected, <, found->len);
        g_assert_cmpuint (g_array_index (found, guint, n_expected), ==, i);
        n_expected++;
      }
  g_assert_cmpuint (n_expected, ==, found->len);
}

static void
test_query (void)
{
  static const guint sizes[] = { 0, 1, 2, 15, 16, 17, 255, 256, 257, 4097 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree GeoBox *boxes = g_new (GeoBox, sizes[i]);
      g_autoptr (GeoBoxTree) tree = NULL;

      for (guint j = 0; j < sizes[i]; j++)
        boxes[j] = random_box (1000, 40);
      tree = geo_box_tree_new (boxes, sizes[i]);
      g_assert_cmpuint (geo_box_tree_n_boxes (tree), ==, sizes[i]);
      for (int j = 0; j < 100; j++)
        assert_query (tree, boxes, sizes[i], random_box (1100, 300));
      assert_query (tree, boxes, sizes[i], (GeoBox){ -2000, -2000, 2000, 2000 });
      assert_query (tree, boxes, sizes[i], GEO_BOX_EMPTY);
    }
}

static void
test_all_in_one_place (void)
{
  GeoBox boxes[100];
  g_autoptr (GeoBoxTree) tree = NULL;

  for (guint i = 0; i < 100; i++)
    boxes[i] = (GeoBox){ 5, 5, 5, 5 };
  tree = geo_box_tree_new (boxes, 100);
  assert_query (tree, boxes, 100, (GeoBox){ 5, 5, 5, 5 });
  assert_query (tree, boxes, 100, (GeoBox){ 6, 5, 7, 5 });
}

static gboolean
stop_at_third (guint index,
               gpointer data)
{
  guint *n_seen = data;

  return ++*n_seen < 3;
}

static void
test_visit_stops (void)
{
  GeoBox boxes[100];
  g_autoptr (GeoBoxTree) tree = NULL;
  guint n_seen = 0;

  for (guint i = 0; i < 100; i++)
    boxes[i] = (GeoBox){ i, i, i + 1, i + 1 };
  tree = geo_box_tree_new (boxes, 100);
  geo_box_tree_visit (tree, (GeoBox){ 0, 0, 100, 100 }, stop_at_third, &n_seen);
  g_assert_cmpuint (n_seen, ==, 3);
}

static double
distance_to_middle_m (guint index,
                      GeoPoint point,
                      gpointer data)
{
  const GeoBox *boxes = data;
  GeoPoint middle = { (boxes[index].x_min_m + boxes[index].x_max_m) / 2,
                      (boxes[index].y_min_m + boxes[index].y_max_m) / 2 };

  return geo_point_distance_m (point, middle);
}

static void
test_nearest (void)
{
  enum
  {
    N_BOXES = 3000
  };
  g_autofree GeoBox *boxes = g_new (GeoBox, N_BOXES);
  g_autoptr (GeoBoxTree) tree = NULL;

  for (guint i = 0; i < N_BOXES; i++)
    boxes[i] = random_box (1000, 60);
  tree = geo_box_tree_new (boxes, N_BOXES);
  for (int trial = 0; trial < 300; trial++)
    {
      GeoPoint point = { g_test_rand_double_range (-1500, 1500), g_test_rand_double_range (-1500, 1500) };
      double expected_m = INFINITY;
      double nearest_m = -1;
      guint nearest;

      for (guint i = 0; i < N_BOXES; i++)
        expected_m = MIN (expected_m, distance_to_middle_m (i, point, boxes));
      nearest = geo_box_tree_nearest (tree, point, INFINITY, distance_to_middle_m, boxes, &nearest_m);
      g_assert_cmpfloat (nearest_m, ==, expected_m);
      g_assert_cmpfloat (distance_to_middle_m (nearest, point, boxes), ==, expected_m);
      g_assert_cmpuint (geo_box_tree_nearest (tree, point, expected_m * 0.999, distance_to_middle_m, boxes, NULL),
                        ==, GEO_BOX_TREE_NONE);
      g_assert_cmpuint (geo_box_tree_nearest (tree, point, expected_m, distance_to_middle_m, boxes, NULL),
                        ==, nearest);
    }
}

static void
test_nearest_of_none (void)
{
  g_autoptr (GeoBoxTree) tree = geo_box_tree_new (NULL, 0);

  g_assert_cmpuint (geo_box_tree_nearest (tree, (GeoPoint){ 0, 0 }, INFINITY, NULL, NULL, NULL), ==,
                    GEO_BOX_TREE_NONE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/box-tree/query", test_query);
  g_test_add_func ("/geo/box-tree/all-in-one-place", test_all_in_one_place);
  g_test_add_func ("/geo/box-tree/visit-stops", test_visit_stops);
  g_test_add_func ("/geo/box-tree/nearest", test_nearest);
  g_test_add_func ("/geo/box-tree/nearest-of-none", test_nearest_of_none);
  return g_test_run ();
}
