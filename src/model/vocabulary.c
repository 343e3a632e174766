/* vocabulary.c: the closed lists of words that fields choose from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/vocabulary.h"

#include <glib/gi18n-lib.h>

#define DEFINE_WORD(LIST, WORD, number_, key_, context_, label_) { number_, key_, label_, context_ },
#define DEFINE_VOCABULARY(LIST, list, Type)                                         \
  static const CordonWord list##_words[] = { CORDON_##LIST##_WORDS (DEFINE_WORD) }; \
  const CordonVocabulary cordon_vocabulary_##list = { #list, list##_words, G_N_ELEMENTS (list##_words) };
CORDON_VOCABULARIES (DEFINE_VOCABULARY)

static const CordonWord *
find_word (const CordonVocabulary *vocabulary,
           int number)
{
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (vocabulary->words[i].number == number)
      return &vocabulary->words[i];
  return NULL;
}

/**
 * cordon_vocabulary_key:
 * @vocabulary: a list of words
 * @number: a word's number, 0 for unset
 *
 * Returns: (nullable): the key the word is stored under
 */
const char *
cordon_vocabulary_key (const CordonVocabulary *vocabulary,
                       int number)
{
  const CordonWord *word = find_word (vocabulary, number);

  return word != NULL ? word->key : NULL;
}

/**
 * cordon_vocabulary_label:
 * @vocabulary: a list of words
 * @number: a word's number, 0 for unset
 *
 * Returns: (nullable): the word as people read it, translated; the labels of
 *   the Traffic Light Protocol are the same in every language
 */
const char *
cordon_vocabulary_label (const CordonVocabulary *vocabulary,
                         int number)
{
  const CordonWord *word = find_word (vocabulary, number);

  if (word == NULL)
    return NULL;
  return word->context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, word->context, word->label) : word->label;
}

/**
 * cordon_vocabulary_number:
 * @vocabulary: a list of words
 * @key: a key, or a label in English, in any case
 *
 * Returns: the word's number, or 0 when the list has no such word
 */
int
cordon_vocabulary_number (const CordonVocabulary *vocabulary,
                          const char *key)
{
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (g_ascii_strcasecmp (vocabulary->words[i].key, key) == 0 ||
        g_ascii_strcasecmp (vocabulary->words[i].label, key) == 0)
      return vocabulary->words[i].number;
  return 0;
}

/**
 * cordon_organisation_kind_is_private:
 * @kind: what kind of organisation
 *
 * The public and private halves of a deployment are counted apart; the
 * organiser counts as neither.
 *
 * Returns: whether the kind works for payment under a contract
 */
gboolean
cordon_organisation_kind_is_private (CordonOrganisationKind kind)
{
  return kind == CORDON_ORGANISATION_KIND_PRIVATE_CONTRACTOR ||
         kind == CORDON_ORGANISATION_KIND_TECHNOLOGY_SUPPLIER;
}
