/* box-grid.c: tests of finding moving things by place: against looking at all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/box-grid.h"

#define N_BOXES 500

static gboolean
contains (GArray *ids,
          gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static GeoBox
random_box (GRand *rand)
{
  GeoPoint point = { g_rand_double_range (rand, -900, 900), g_rand_double_range (rand, -900, 900) };

  return geo_box_grow (geo_box_of (&point, 1), g_rand_int_range (rand, 0, 20) == 0 ? 3000 : g_rand_double_range (rand, 1, 90));
}

static void
test_against_all (void)
{
  g_autoptr (CordonBoxGrid) grid = cordon_box_grid_new (64);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  GeoBox boxes[N_BOXES];

  for (guint i = 0; i < N_BOXES; i++)
    {
      boxes[i] = random_box (rand);
      cordon_box_grid_add (grid, i, boxes[i]);
    }
  for (guint i = 0; i < 300; i++)
    {
      const GeoPoint ends[] = {
        { g_rand_double_range (rand, -1000, 1000), g_rand_double_range (rand, -1000, 1000) },
        { g_rand_double_range (rand, -1000, 1000), g_rand_double_range (rand, -1000, 1000) },
      };
      g_autoptr (GeoLine) line = geo_line_new (ends, 2);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      guint moved = g_rand_int_range (rand, 0, N_BOXES);

      cordon_box_grid_remove (grid, moved, boxes[moved]);
      boxes[moved] = random_box (rand);
      cordon_box_grid_add (grid, moved, boxes[moved]);
      cordon_box_grid_query_line (grid, line, ids);
      for (guint j = 1; j < ids->len; j++)
        g_assert_cmpint (g_array_index (ids, gint64, j - 1), <, g_array_index (ids, gint64, j));
      /* A box that the line crosses is always found. */
      for (guint j = 0; j < N_BOXES; j++)
        {
          GeoPoint centre = { (boxes[j].x_min_m + boxes[j].x_max_m) / 2, (boxes[j].y_min_m + boxes[j].y_max_m) / 2 };

          if (geo_line_distance_m (line, centre, NULL, NULL) <= (boxes[j].x_max_m - boxes[j].x_min_m) / 2)
            g_assert_true (contains (ids, j));
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/box-grid/against-all", test_against_all);
  return g_test_run ();
}
