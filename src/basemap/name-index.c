/* name-index.c: names without accents and case, and how well they answer a question.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name is folded to its plain letters: "Rue de l'Église" becomes "rue de l
 * eglise". Every word asked for must be a word of the name or begin one, in any
 * order: "egl rue" finds it. A street is in the map piece by piece; the pieces
 * of one name count once, by the first of them.
 *
 * How good an answer is, is added up from what speaks for it: the whole name is
 * what was asked for, or begins with it; words are there in full and not only
 * begun; the thing is one that people look for. Equal answers come in the order
 * of their names.
 */
#include "config.h"

#include "basemap/name-index.h"

#include <string.h>

enum
{
  SCORE_WHOLE_NAME = 1000,
  SCORE_NAME_BEGINS = 400,
  SCORE_FULL_WORD = 50,
  SCORE_FIRST_WORD = 20,
};

/* What people look for by name more often than for others. */
static const guint layer_scores[CORDON_N_MAP_LAYERS] = {
  [CORDON_MAP_PLACE] = 30,
  [CORDON_MAP_STREET] = 25,
  [CORDON_MAP_SQUARE] = 25,
  [CORDON_MAP_BUILDING] = 15,
};

typedef struct
{
  char *folded;
  CordonMapLayer layer;
  guint feature;
} NameEntry;

struct _CordonNameIndex
{
  GArray *entries;  /* of NameEntry */
  GHashTable *seen; /* "layer kind name", so that pieces count once */
};

static void
clear_entry (gpointer data)
{
  g_free (((NameEntry *) data)->folded);
}

/**
 * cordon_name_fold:
 * @name: a name in UTF-8
 *
 * Returns: (transfer full): the words of @name in small letters without
 *   accents, single blanks between them
 */
char *
cordon_name_fold (const char *name)
{
  g_autofree char *plain = NULL;
  g_autofree char *lower = g_utf8_casefold (name, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);
  gboolean is_between = FALSE;

  for (const char *at = decomposed != NULL ? decomposed : ""; *at != '\0';
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_ismark (c))
        continue;
      if (!g_unichar_isalnum (c))
        {
          is_between = TRUE;
          continue;
        }
      if (is_between && folded->len > 0)
        g_string_append_c (folded, ' ');
      is_between = FALSE;
      g_string_append_unichar (folded, c);
    }
  /* What is no accent but a letter of its own (ø, ł) is told apart by nobody who searches. */
  plain = g_str_to_ascii (folded->str, "C");
  if (strchr (plain, '?') == NULL)
    g_string_assign (folded, plain);
  return g_string_free (folded, FALSE);
}

/**
 * cordon_name_index_new:
 *
 * Returns: (transfer full): an index without names
 */
CordonNameIndex *
cordon_name_index_new (void)
{
  CordonNameIndex *index = g_new0 (CordonNameIndex, 1);

  index->entries = g_array_new (FALSE, FALSE, sizeof (NameEntry));
  g_array_set_clear_func (index->entries, clear_entry);
  index->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return index;
}

/**
 * cordon_name_index_free:
 * @index: (transfer full): an index
 *
 * Frees the index.
 */
void
cordon_name_index_free (CordonNameIndex *index)
{
  g_array_unref (index->entries);
  g_hash_table_unref (index->seen);
  g_free (index);
}

static void
add_name (CordonNameIndex *index,
          CordonMapLayer layer,
          guint feature,
          const char *kind,
          const char *name)
{
  NameEntry entry = { cordon_name_fold (name), layer, feature };
  /* A street changes its kind along the way and is still one street. */
  g_autofree char *key = g_strdup_printf ("%u %s %s", layer,
                                          layer == CORDON_MAP_STREET ? "" : kind, entry.folded);

  if (*entry.folded == '\0' || !g_hash_table_add (index->seen, g_steal_pointer (&key)))
    g_free (entry.folded);
  else
    g_array_append_val (index->entries, entry);
}

/**
 * cordon_name_index_add_layer:
 * @index: an index that nobody searches yet
 * @layer: which layer
 * @features: (array length=n_features): its features
 * @n_features: how many
 *
 * Adds the names, and the numbers of roads, of a layer.
 */
void
cordon_name_index_add_layer (CordonNameIndex *index,
                             CordonMapLayer layer,
                             const CordonMapFeature *features,
                             guint n_features)
{
  for (guint i = 0; i < n_features; i++)
    {
      const char *kind = features[i].kind != NULL ? features[i].kind : "";

      if (features[i].name != NULL)
        add_name (index, layer, i, kind, features[i].name);
      if (features[i].ref != NULL)
        add_name (index, layer, i, kind, features[i].ref);
    }
}

/* What one word of the question is worth in a name; 0 when it is not in it. */
static guint
score_word (const char *name,
            const char *word)
{
  gsize length = strlen (word);
  guint best = 0;

  for (const char *at = name; at != NULL; at = strchr (at, ' '))
    {
      guint score = 1;

      at += *at == ' ';
      if (strncmp (at, word, length) != 0)
        continue;
      if (at[length] == ' ' || at[length] == '\0')
        score += SCORE_FULL_WORD;
      if (at == name)
        score += SCORE_FIRST_WORD;
      best = MAX (best, score);
    }
  return best;
}

static guint
score_name (const NameEntry *entry,
            const char *question,
            char **words)
{
  guint score = layer_scores[entry->layer];

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint word_score = score_word (entry->folded, words[i]);

      if (word_score == 0)
        return 0;
      score += word_score;
    }
  if (strcmp (entry->folded, question) == 0)
    score += SCORE_WHOLE_NAME;
  else if (g_str_has_prefix (entry->folded, question))
    score += SCORE_NAME_BEGINS;
  return score + 1;
}

/* A hit with what decides between equal scores. */
typedef struct
{
  CordonNameHit hit;
  const char *folded;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *candidate_a = a;
  const Candidate *candidate_b = b;
  int order = strcmp (candidate_a->folded, candidate_b->folded);

  if (candidate_a->hit.score != candidate_b->hit.score)
    return candidate_a->hit.score > candidate_b->hit.score ? -1 : 1;
  if (order != 0)
    return order;
  if (candidate_a->hit.layer != candidate_b->hit.layer)
    return candidate_a->hit.layer < candidate_b->hit.layer ? -1 : 1;
  return candidate_a->hit.feature < candidate_b->hit.feature
           ? -1
           : candidate_a->hit.feature > candidate_b->hit.feature;
}

/**
 * cordon_name_index_search:
 * @index: an index
 * @words: what is looked for: words or their beginnings, in any order
 * @n_max: how many answers are wanted at most
 *
 * Finds names in which every one of @words is. Accents and case count for nothing.
 *
 * Returns: (transfer full) (element-type CordonNameHit): the answers, the best first
 */
GArray *
cordon_name_index_search (const CordonNameIndex *index,
                          const char *words,
                          guint n_max)
{
  g_autofree char *question = cordon_name_fold (words);
  g_auto (GStrv) split = g_strsplit (question, " ", -1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (CordonNameHit));

  for (guint i = 0; *question != '\0' && i < index->entries->len; i++)
    {
      const NameEntry *entry = &g_array_index (index->entries, NameEntry, i);
      Candidate candidate = { { entry->layer, entry->feature, score_name (entry, question, split) },
                              entry->folded };

      if (candidate.hit.score > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (n_max, candidates->len); i++)
    g_array_append_val (hits, g_array_index (candidates, Candidate, i).hit);
  return hits;
}
