/* Tests that sections of a street are joined, each once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/street-names.h"

typedef struct
{
  guint n_streets;
  guint n_points;
  double longest_m;
} Count;

static void
count_street (const CordonNamedLine *line,
              gpointer data)
{
  Count *count = data;
  double length_m = 0;

  for (guint i = 1; i < line->n_points; i++)
    length_m += geo_point_distance_m (line->points[i - 1], line->points[i]);
  count->n_streets++;
  count->n_points += line->n_points;
  count->longest_m = MAX (count->longest_m, length_m);
}

/* A street of three sections, one of them drawn the other way, and a lane of another name across. */
static void
test_sections_join (void)
{
  GeoPoint a[] = { { 0, 0 }, { 10, 0 } };
  GeoPoint b[] = { { 20, 0 }, { 10, 0 } };
  GeoPoint c[] = { { 20, 0 }, { 30, 0 }, { 30, 5 } };
  GeoPoint across[] = { { 10, -5 }, { 10, 0 }, { 10, 5 } };
  CordonNamedLine sections[] = { { "Quay Road", 0, c, 3 },
                                 { "Cross Lane", 0, across, 3 },
                                 { "Quay Road", 0, a, 2 },
                                 { "Quay Road", 0, b, 2 } };
  Count count = { 0 };

  cordon_street_names_join (sections, G_N_ELEMENTS (sections), count_street, &count);
  g_assert_cmpuint (count.n_streets, ==, 2);
  g_assert_cmpfloat_with_epsilon (count.longest_m, 35, 1e-9);
}

static void
test_circle_ends (void)
{
  GeoPoint half[] = { { 0, 0 }, { 5, 5 }, { 10, 0 } };
  GeoPoint rest[] = { { 10, 0 }, { 5, -5 }, { 0, 0 } };
  CordonNamedLine sections[] = { { "Ring", 0, half, 3 }, { "Ring", 0, rest, 3 } };
  Count count = { 0 };

  cordon_street_names_join (sections, 2, count_street, &count);
  g_assert_cmpuint (count.n_streets, ==, 1);
  g_assert_cmpuint (count.n_points, ==, 5);
}

static void
test_nothing (void)
{
  Count count = { 0 };

  cordon_street_names_join (NULL, 0, count_street, &count);
  g_assert_cmpuint (count.n_streets, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/figure/street-names/sections-join", test_sections_join);
  g_test_add_func ("/figure/street-names/circle-ends", test_circle_ends);
  g_test_add_func ("/figure/street-names/nothing", test_nothing);
  return g_test_run ();
}
