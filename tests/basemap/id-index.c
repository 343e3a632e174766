/* id-index.c: tests of numbering identities.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/id-index.h"

static void
test_edges (void)
{
  static const gint64 ids[] = { 0, 1, -1, G_MAXINT64, G_MININT64, 1024, 2048, 4096 };
  g_autoptr (CordonIdIndex) index = cordon_id_index_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpuint (cordon_id_index_find (index, ids[i]), ==, CORDON_ID_INDEX_NONE);
      g_assert_cmpuint (cordon_id_index_add (index, ids[i]), ==, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpuint (cordon_id_index_add (index, ids[i]), ==, i);
      g_assert_cmpuint (cordon_id_index_find (index, ids[i]), ==, i);
    }
  g_assert_cmpuint (cordon_id_index_size (index), ==, G_N_ELEMENTS (ids));
}

/* Like a hash table of GLib's, over many growths, for ids in a row and ids all over. */
static void
test_like_a_hash_table (void)
{
  g_autoptr (CordonIdIndex) index = cordon_id_index_new ();
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 200000; i++)
    {
      gint64 id = i % 2 == 0 ? (gint64) (i / 4)
                             : (gint64) ((guint64) g_rand_int (random) << 32 | g_rand_int (random));
      guint32 number = cordon_id_index_add (index, id);
      gpointer known;

      if (g_hash_table_lookup_extended (table, &id, NULL, &known))
        g_assert_cmpuint (number, ==, GPOINTER_TO_UINT (known));
      else
        {
          g_assert_cmpuint (number, ==, g_hash_table_size (table));
          g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number));
        }
    }
  g_assert_cmpuint (cordon_id_index_size (index), ==, g_hash_table_size (table));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/basemap/id-index/edges", test_edges);
  g_test_add_func ("/basemap/id-index/like-a-hash-table", test_like_a_hash_table);
  return g_test_run ();
}
