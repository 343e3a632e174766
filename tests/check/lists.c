/* lists.c: tests of lists side by side: against as many plain arrays, at random.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/lists.h"

#include <string.h>

#define N_LISTS 20

static void
assert_same (CordonLists *lists,
             GArray **expected)
{
  for (guint i = 0; i < N_LISTS; i++)
    {
      guint n_items;
      const guint32 *items = cordon_lists_get (lists, i, &n_items);

      g_assert_cmpuint (n_items, ==, expected[i]->len);
      g_assert_true (n_items == 0 || memcmp (items, expected[i]->data, n_items * sizeof *items) == 0);
    }
}

static void
change (CordonLists *lists,
        GArray **expected,
        GRand *rand)
{
  guint list = g_rand_int_range (rand, 0, N_LISTS);
  GArray *plain = expected[list];
  guint32 value = g_rand_int (rand);
  guint32 three[] = { value, value + 1, value + 2 };
  guint position = plain->len > 0 ? g_rand_int_range (rand, 0, plain->len) : 0;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      cordon_lists_replace (lists, list, three, value % 4);
      g_array_set_size (plain, 0);
      g_array_append_vals (plain, three, value % 4);
      break;
    case 1:
      if (plain->len == 0)
        break;
      cordon_lists_remove (lists, list, position);
      g_array_remove_index (plain, position);
      break;
    default:
      *(guint32 *) cordon_lists_insert (lists, list, position) = value;
      g_array_insert_val (plain, position, value);
      break;
    }
}

static void
test_against_arrays (void)
{
  g_autoptr (CordonLists) lists = cordon_lists_new (sizeof (guint32));
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GArray *expected[N_LISTS];

  cordon_lists_grow (lists, N_LISTS);
  for (guint i = 0; i < N_LISTS; i++)
    expected[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < 20000; i++)
    {
      change (lists, expected, rand);
      if (i % 100 == 0)
        assert_same (lists, expected);
    }
  assert_same (lists, expected);
  /* What was abandoned is taken back: the block does not grow for ever. */
  g_assert_cmpuint (lists->n_used, <, 20000);
  for (guint i = 0; i < N_LISTS; i++)
    g_array_unref (expected[i]);
}

static void
test_reset (void)
{
  g_autoptr (CordonLists) lists = cordon_lists_new (sizeof (guint32));
  const guint32 sizes[] = { 2, 0, 1 };
  guint n_items;

  cordon_lists_reset (lists, sizes, G_N_ELEMENTS (sizes));
  g_assert_cmpuint (cordon_lists_count (lists), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cordon_lists_get (lists, i, &n_items);
      g_assert_cmpuint (n_items, ==, sizes[i]);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/lists/against-arrays", test_against_arrays);
  g_test_add_func ("/check/lists/reset", test_reset);
  return g_test_run ();
}
