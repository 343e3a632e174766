/* Tests that every kind of ground has a style, and every kind of record a symbol with a letter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "figure/style.h"
#include "figure/symbol.h"

static void
test_every_layer (void)
{
  for (CordonMapLayer layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    {
      g_test_message ("layer %s", cordon_map_layer_name (layer));
      g_assert_cmpint (cordon_map_style (cordon_map_style_find (layer, "no such kind"))->layer, ==, layer);
      g_assert_cmpint (cordon_map_style (cordon_map_style_find (layer, NULL))->layer, ==, layer);
      g_assert_cmpstr (cordon_map_style (cordon_map_style_find (layer, ""))->kinds, ==, "*");
    }
}

static void
test_whole_words (void)
{
  g_assert_nonnull (strstr (cordon_map_style (cordon_map_style_find (CORDON_MAP_STREET, "primary"))->kinds, "primary"));
  g_assert_cmpstr (cordon_map_style (cordon_map_style_find (CORDON_MAP_STREET, "prim"))->kinds, ==, "*");
  g_assert_cmpstr (cordon_map_style (cordon_map_style_find (CORDON_MAP_STREET, "primary primary_link"))->kinds, ==, "*");
  g_assert_cmpstr (cordon_map_style (cordon_map_style_find (CORDON_MAP_STREET, "steps"))->kinds, ==, "steps");
}

/* Symbols of one shape are told apart by their letters alone. */
static void
test_letters_differ (void)
{
  for (guint i = 0; i < cordon_symbol_count (); i++)
    {
      const CordonSymbol *a = cordon_symbol_get (i);

      g_assert_cmpuint (strlen (a->letters), >=, 1);
      g_assert_cmpuint (strlen (a->letters), <=, 2);
      for (guint j = i + 1; j < cordon_symbol_count (); j++)
        {
          const CordonSymbol *b = cordon_symbol_get (j);

          if (a->table == b->table && a->word != 0 && b->word != 0 && strcmp (a->letters, b->letters) == 0)
            g_error ("symbols %u and %u of %s look the same", i, j, cordon_table_get (a->table)->name);
        }
    }
}

static void
test_every_word_has_a_symbol (void)
{
  static const CordonTableId tables[] = { CORDON_TABLE_POST, CORDON_TABLE_GATE, CORDON_TABLE_EXIT, CORDON_TABLE_POINT };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      const CordonVocabulary *words = cordon_symbol_vocabulary (tables[t]);
      const CordonField *field =
        cordon_table_find_field (cordon_table_get (tables[t]), tables[t] == CORDON_TABLE_POST ? "role" : "kind");

      for (guint i = 0; i < words->n_words; i++)
        {
          g_autoptr (CordonRecord) record = cordon_record_new (tables[t], 1);
          const CordonSymbol *symbol;

          *(int *) cordon_record_peek (record, field) = words->words[i].number;
          symbol = cordon_symbol_for (record);
          g_assert_nonnull (symbol);
          if (words->words[i].number != CORDON_POINT_KIND_OTHER || tables[t] != CORDON_TABLE_POINT)
            g_assert_cmpint (symbol->word, ==, words->words[i].number);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/figure/style/every-layer", test_every_layer);
  g_test_add_func ("/figure/style/whole-words", test_whole_words);
  g_test_add_func ("/figure/symbol/letters-differ", test_letters_differ);
  g_test_add_func ("/figure/symbol/every-word", test_every_word_has_a_symbol);
  return g_test_run ();
}
