/* rows.c: tests of model/rows against a plain hash table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/rows.h"

static CordonRecord *
make_row (gint64 id)
{
  return cordon_record_new (CORDON_TABLE_SHIFT, id);
}

static void
assert_same (CordonRows *rows,
             GHashTable *expected)
{
  const CordonRecord *record;
  CordonRowsIter iter;
  gint64 previous = 0;
  guint n_seen = 0;

  g_assert_cmpuint (cordon_rows_count (rows), ==, g_hash_table_size (expected));
  cordon_rows_iter_init (&iter, rows);
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      g_assert_cmpint (record->id, >, previous);
      g_assert_true (g_hash_table_lookup (expected, &record->id) == record);
      g_assert_true (cordon_rows_find (rows, record->id) == record);
      previous = record->id;
      n_seen++;
    }
  g_assert_cmpuint (n_seen, ==, g_hash_table_size (expected));
}

/* Random puts and removals, with a copy held now and then that must never change. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_autoptr (CordonRows) rows = cordon_rows_new ();
  g_autoptr (CordonRows) held = NULL;
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) held_expected = NULL;

  for (int i = 0; i < 20000; i++)
    {
      gint64 id = g_rand_int_range (random, 1, 4000);

      if (g_rand_int_range (random, 0, 3) > 0)
        {
          g_autoptr (CordonRecord) record = make_row (id);

          cordon_rows_put (rows, record);
          g_hash_table_replace (expected, g_memdup2 (&id, sizeof id), record);
        }
      else
        {
          g_assert_cmpint (cordon_rows_remove (rows, id), ==, g_hash_table_remove (expected, &id));
        }
      if (i % 4000 == 3999)
        {
          CordonRows *fresh;
          GHashTableIter iter;
          gpointer key, value;

          assert_same (rows, expected);
          if (held != NULL)
            assert_same (held, held_expected);
          g_clear_pointer (&held, cordon_rows_unref);
          g_clear_pointer (&held_expected, g_hash_table_unref);
          held_expected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
          g_hash_table_iter_init (&iter, expected);
          while (g_hash_table_iter_next (&iter, &key, &value))
            g_hash_table_insert (held_expected, g_memdup2 (key, sizeof (gint64)), value);
          fresh = cordon_rows_copy (rows);
          held = rows;
          rows = fresh;
        }
    }
}

static void
test_order (void)
{
  g_autoptr (CordonRows) up = cordon_rows_new ();
  g_autoptr (CordonRows) down = cordon_rows_new ();

  for (gint64 id = 1; id <= 3000; id++)
    {
      g_autoptr (CordonRecord) first = make_row (id);
      g_autoptr (CordonRecord) second = make_row (3001 - id);

      cordon_rows_put (up, first);
      cordon_rows_put (down, second);
    }
  for (gint64 id = 1; id <= 3000; id++)
    {
      g_assert_nonnull (cordon_rows_find (up, id));
      g_assert_nonnull (cordon_rows_find (down, id));
    }
  g_assert_null (cordon_rows_find (up, 3001));
  g_assert_null (cordon_rows_find (up, -1));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/rows/random", test_random);
  g_test_add_func ("/model/rows/order", test_order);
  return g_test_run ();
}
