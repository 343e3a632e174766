/* Tests that labels keep apart, on random pages and at the borders.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/label.h"

static CordonLabelBox
random_box (GRand *random,
            double width,
            double height)
{
  return (CordonLabelBox){ { g_rand_double_range (random, -20, width + 20), g_rand_double_range (random, -20, height + 20) },
                           g_rand_double_range (random, 1, 60),
                           g_rand_double_range (random, 1, 8),
                           g_rand_double_range (random, -G_PI / 2, G_PI / 2) };
}

static CordonSpot
corner_of (CordonLabelBox box,
           int index)
{
  double x = (index & 1 ? 1 : -1) * box.half_width;
  double y = (index & 2 ? 1 : -1) * box.half_height;

  return (CordonSpot){ box.centre.x + x * cos (box.turn_rad) - y * sin (box.turn_rad),
                       box.centre.y + x * sin (box.turn_rad) + y * cos (box.turn_rad) };
}

static gboolean
holds (CordonLabelBox box,
       CordonSpot spot)
{
  double dx = spot.x - box.centre.x;
  double dy = spot.y - box.centre.y;
  double u = dx * cos (box.turn_rad) + dy * sin (box.turn_rad);
  double v = -dx * sin (box.turn_rad) + dy * cos (box.turn_rad);

  return fabs (u) < box.half_width - 1e-9 && fabs (v) < box.half_height - 1e-9;
}

/* Overlap by another way: some of many spots of one lies inside of the other. */
static gboolean
overlap_by_spots (CordonLabelBox a,
                  CordonLabelBox b)
{
  for (int i = 0; i <= 40; i++)
    for (int j = 0; j <= 8; j++)
      {
        double x = (i / 20.0 - 1) * a.half_width;
        double y = (j / 4.0 - 1) * a.half_height;
        CordonSpot spot = { a.centre.x + x * cos (a.turn_rad) - y * sin (a.turn_rad),
                            a.centre.y + x * sin (a.turn_rad) + y * cos (a.turn_rad) };

        if (holds (b, spot))
          return TRUE;
      }
  return FALSE;
}

static void
test_no_two_overlap (void)
{
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (CordonLabelPlaces) places = cordon_label_places_new (500, 700);
      g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (CordonLabelBox));

      for (guint i = 0; i < 1500; i++)
        {
          CordonLabelBox box = random_box (random, 500, 700);

          if (cordon_label_places_take (places, box))
            g_array_append_val (taken, box);
        }
      g_assert_cmpuint (taken->len, >, 20);
      for (guint i = 0; i < taken->len; i++)
        {
          CordonLabelBox a = g_array_index (taken, CordonLabelBox, i);

          for (int corner = 0; corner < 4; corner++)
            {
              CordonSpot spot = corner_of (a, corner);

              g_assert_true (spot.x >= -1e-6 && spot.y >= -1e-6 && spot.x <= 500 + 1e-6 && spot.y <= 700 + 1e-6);
            }
          for (guint j = 0; j < taken->len; j++)
            if (i != j && overlap_by_spots (a, g_array_index (taken, CordonLabelBox, j)))
              g_error ("seed %u: labels %u and %u overlap", seed, i, j);
        }
    }
}

static void
test_touching_is_allowed (void)
{
  CordonLabelBox a = { { 10, 10 }, 5, 2, 0 };
  CordonLabelBox beside = { { 20, 10 }, 5, 2, 0 };
  CordonLabelBox over = { { 19.99, 10 }, 5, 2, 0 };

  g_assert_false (cordon_label_boxes_overlap (&a, &beside));
  g_assert_true (cordon_label_boxes_overlap (&a, &over));
}

static void
test_reserved_is_not_free (void)
{
  g_autoptr (CordonLabelPlaces) places = cordon_label_places_new (100, 100);
  CordonLabelBox box = { { 50, 50 }, 10, 5, 0 };

  cordon_label_places_reserve (places, box);
  cordon_label_places_reserve (places, (CordonLabelBox){ { -500, -500 }, 1e6, 1, 0 });
  g_assert_false (cordon_label_places_is_free (places, box));
  g_assert_true (cordon_label_places_take (places, (CordonLabelBox){ { 50, 70 }, 10, 5, 0 }));
  g_assert_false (cordon_label_places_take (places, (CordonLabelBox){ { NAN, 70 }, 10, 5, 0 }));
}

static void
test_along_line (void)
{
  GeoPoint straight[] = { { -100, -80 }, { 100, 80 } };
  GeoPoint crooked[] = { { 0, 0 }, { 10, 10 }, { 20, 0 }, { 30, 10 }, { 40, 0 }, { 50, 10 } };
  CordonView view = { { 0, 0 }, 1, 2.8, 300, 300 };
  g_autoptr (CordonLabelPlaces) places = cordon_label_places_new (300, 300);
  CordonLabelBox box;

  g_assert_true (cordon_label_along_line (&view, straight, 2, 60, 8, places, &box));
  g_assert_cmpfloat_with_epsilon (box.turn_rad, -atan2 (80, 100), 1e-9);
  g_assert_cmpfloat_with_epsilon (box.centre.x, 150, 8);
  g_assert_false (cordon_label_along_line (&view, crooked, G_N_ELEMENTS (crooked), 40, 4, places, &box));
  g_assert_false (cordon_label_along_line (&view, straight, 2, 400, 8, places, &box));
  g_assert_false (cordon_label_along_line (&view, straight, 1, 10, 8, places, &box));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/figure/label/no-two-overlap", test_no_two_overlap);
  g_test_add_func ("/figure/label/touching-is-allowed", test_touching_is_allowed);
  g_test_add_func ("/figure/label/reserved-is-not-free", test_reserved_is_not_free);
  g_test_add_func ("/figure/label/along-line", test_along_line);
  return g_test_run ();
}
