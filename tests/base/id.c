/* id.c: tests of base/id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/id.h"

static void
test_random (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 ids[1000];

  for (int i = 0; i < 1000; i++)
    {
      ids[i] = cordon_id_random ();
      g_assert_cmpint (ids[i], >, 0);
      g_assert_true (g_hash_table_add (seen, &ids[i]));
    }
}

static void
test_derived (void)
{
  g_assert_cmpint (cordon_id_derive ("zone", "A1"), ==, cordon_id_derive ("zone", "A1"));
  g_assert_cmpint (cordon_id_derive ("zone", "A1"), !=, cordon_id_derive ("post", "A1"));
  g_assert_cmpint (cordon_id_derive ("zoneA", "1"), !=, cordon_id_derive ("zone", "A1"));
  g_assert_cmpint (cordon_id_derive ("zone", "A1"), >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/id/random", test_random);
  g_test_add_func ("/base/id/derived", test_derived);
  return g_test_run ();
}
