/* vocabulary.c: tests of model/vocabulary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/vocabulary.h"

static void
test_lists (void)
{
#define LIST(LIST_, list, Type) &cordon_vocabulary_##list,
  static const CordonVocabulary *const lists[] = { CORDON_VOCABULARIES (LIST) };
#undef LIST

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->n_words; k++)
      {
        const CordonWord *word = &lists[i]->words[k];

        g_test_message ("%s %s", lists[i]->name, word->key);
        g_assert_cmpint (word->number, >, 0);
        g_assert_cmpint (cordon_vocabulary_number (lists[i], word->key), ==, word->number);
        g_assert_cmpstr (cordon_vocabulary_key (lists[i], word->number), ==, word->key);
        g_assert_nonnull (cordon_vocabulary_label (lists[i], word->number));
      }
}

static void
test_unknown (void)
{
  g_assert_cmpint (cordon_vocabulary_number (&cordon_vocabulary_ring, "sideways"), ==, 0);
  g_assert_null (cordon_vocabulary_key (&cordon_vocabulary_ring, 0));
  g_assert_null (cordon_vocabulary_label (&cordon_vocabulary_ring, 99));
  g_assert_cmpint (cordon_vocabulary_number (&cordon_vocabulary_ring, "INNER"), ==, CORDON_RING_INNER);
  g_assert_true (cordon_organisation_kind_is_private (CORDON_ORGANISATION_KIND_PRIVATE_CONTRACTOR));
  g_assert_false (cordon_organisation_kind_is_private (CORDON_ORGANISATION_KIND_ORGANISER));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/vocabulary/lists", test_lists);
  g_test_add_func ("/model/vocabulary/unknown", test_unknown);
  return g_test_run ();
}
