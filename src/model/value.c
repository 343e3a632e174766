/* value.c: the list-valued contents of fields: windows, schedules, words, references.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The four lists differ only in what an item is; each block is one allocation. */
#define DEFINE_LIST(Type, type, Item)                                         \
  static Type *                                                               \
    allocate_##type (const Item *items,                                       \
                     guint n_items)                                           \
  {                                                                           \
    Type *list = g_malloc0 (sizeof (Type) + n_items * sizeof (Item));         \
                                                                              \
    g_atomic_ref_count_init (&list->ref_count);                               \
    list->n_items = n_items;                                                  \
    memcpy (list->items, items, n_items * sizeof (Item));                     \
    return list;                                                              \
  }                                                                           \
                                                                              \
  Type *                                                                      \
    cordon_##type##_ref (const Type *list)                                    \
  {                                                                           \
    if (list != NULL)                                                         \
      g_atomic_ref_count_inc (&((Type *) list)->ref_count);                   \
    return (Type *) list;                                                     \
  }                                                                           \
                                                                              \
  void                                                                        \
    cordon_##type##_unref (const Type *list)                                  \
  {                                                                           \
    if (list != NULL && g_atomic_ref_count_dec (&((Type *) list)->ref_count)) \
      g_free ((Type *) list);                                                 \
  }

/**
 * cordon_windows_ref:
 * @windows: (nullable): times
 *
 * Returns: (transfer full) (nullable): the same times
 */
/**
 * cordon_windows_unref:
 * @windows: (transfer full) (nullable): times
 */
DEFINE_LIST (CordonWindows, windows, CordonInterval)

/**
 * cordon_schedule_ref:
 * @schedule: (nullable): values by time
 *
 * Returns: (transfer full) (nullable): the same values
 */
/**
 * cordon_schedule_unref:
 * @schedule: (transfer full) (nullable): values by time
 */
DEFINE_LIST (CordonSchedule, schedule, CordonStep)

/**
 * cordon_refs_ref:
 * @refs: (nullable): ids
 *
 * Returns: (transfer full) (nullable): the same ids
 */
/**
 * cordon_refs_unref:
 * @refs: (transfer full) (nullable): ids
 */
DEFINE_LIST (CordonRefs, refs, gint64)

/**
 * cordon_windows_new:
 * @items: the intervals, in any order
 * @n_items: how many
 *
 * Joins intervals that overlap or touch and drops empty ones.
 *
 * Returns: (transfer full) (nullable): the times; %NULL when none is left
 */
CordonWindows *
cordon_windows_new (const CordonInterval *items,
                    guint n_items)
{
  g_autofree CordonInterval *merged = NULL;

  if (n_items == 0)
    return NULL;
  merged = g_memdup2 (items, n_items * sizeof *items);
  n_items = cordon_interval_merge (merged, n_items);
  return n_items > 0 ? allocate_windows (merged, n_items) : NULL;
}

/**
 * cordon_windows_equal:
 * @a: (nullable): times
 * @b: (nullable): others
 *
 * Returns: whether both are the same
 */
gboolean
cordon_windows_equal (const CordonWindows *a,
                      const CordonWindows *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->n_items == b->n_items && memcmp (a->items, b->items, a->n_items * sizeof *a->items) == 0;
}

/**
 * cordon_windows_contain:
 * @windows: (nullable): times; %NULL means always
 * @minute: a minute since 1970-01-01T00:00Z
 *
 * Returns: whether @minute is inside one of them
 */
gboolean
cordon_windows_contain (const CordonWindows *windows,
                        gint64 minute)
{
  if (windows == NULL)
    return TRUE;
  for (guint i = 0; i < windows->n_items; i++)
    if (cordon_interval_contains (windows->items[i], minute))
      return TRUE;
  return FALSE;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const CordonStep *left = a;
  const CordonStep *right = b;
  int order = cordon_interval_compare (&left->when, &right->when);

  if (order != 0)
    return order;
  return left->value < right->value ? -1 : left->value > right->value;
}

/**
 * cordon_schedule_new:
 * @items: the steps, in any order
 * @n_items: how many
 *
 * Returns: (transfer full) (nullable): the steps in order of start; %NULL for
 *   none
 */
CordonSchedule *
cordon_schedule_new (const CordonStep *items,
                     guint n_items)
{
  CordonSchedule *schedule;

  if (n_items == 0)
    return NULL;
  schedule = allocate_schedule (items, n_items);
  qsort (schedule->items, n_items, sizeof *items, compare_steps);
  return schedule;
}

/**
 * cordon_schedule_equal:
 * @a: (nullable): values by time
 * @b: (nullable): others
 *
 * Returns: whether both have the same steps
 */
gboolean
cordon_schedule_equal (const CordonSchedule *a,
                       const CordonSchedule *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->n_items != b->n_items)
    return FALSE;
  for (guint i = 0; i < a->n_items; i++)
    if (compare_steps (&a->items[i], &b->items[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * cordon_schedule_at:
 * @schedule: (nullable): values by time
 * @minute: a minute since 1970-01-01T00:00Z
 *
 * Returns: the sum of the steps that hold at @minute; 0 when none does
 */
double
cordon_schedule_at (const CordonSchedule *schedule,
                    gint64 minute)
{
  double sum = 0;

  for (guint i = 0; schedule != NULL && i < schedule->n_items; i++)
    if (cordon_interval_contains (schedule->items[i].when, minute))
      sum += schedule->items[i].value;
  return sum;
}

/**
 * cordon_schedule_peak:
 * @schedule: (nullable): values by time
 * @out_when: (out) (optional): the step at whose start the peak is first reached
 *
 * Returns: the largest sum of steps at any minute; 0 for an empty schedule
 */
double
cordon_schedule_peak (const CordonSchedule *schedule,
                      CordonInterval *out_when)
{
  double peak = 0;

  for (guint i = 0; schedule != NULL && i < schedule->n_items; i++)
    {
      double sum = cordon_schedule_at (schedule, schedule->items[i].when.start_min);

      if (i == 0 || sum > peak)
        {
          peak = sum;
          if (out_when != NULL)
            *out_when = schedule->items[i].when;
        }
    }
  return peak;
}

/**
 * cordon_words_new:
 * @items: texts
 * @n_items: how many
 *
 * Trims blanks and drops empty texts and repetitions; the order is kept.
 *
 * Returns: (transfer full) (nullable): the texts; %NULL when none is left
 */
CordonWords *
cordon_words_new (const char *const *items,
                  guint n_items)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  CordonWords *words;
  gsize head;
  gsize bytes = 0;
  char *text;

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (items[i]));

      if (*trimmed == '\0' || g_ptr_array_find_with_equal_func (kept, trimmed, g_str_equal, NULL))
        continue;
      bytes += strlen (trimmed) + 1;
      g_ptr_array_add (kept, g_steal_pointer (&trimmed));
    }
  if (kept->len == 0)
    return NULL;
  head = sizeof (CordonWords) + kept->len * sizeof (char *);
  words = g_malloc0 (head + bytes);
  g_atomic_ref_count_init (&words->ref_count);
  words->n_items = kept->len;
  text = (char *) words + head;
  for (guint i = 0; i < kept->len; i++)
    {
      gsize length = strlen (kept->pdata[i]) + 1;

      memcpy (text, kept->pdata[i], length);
      words->items[i] = text;
      text += length;
    }
  return words;
}

/**
 * cordon_words_ref:
 * @words: (nullable): texts
 *
 * Returns: (transfer full) (nullable): the same texts
 */
CordonWords *
cordon_words_ref (const CordonWords *words)
{
  if (words != NULL)
    g_atomic_ref_count_inc (&((CordonWords *) words)->ref_count);
  return (CordonWords *) words;
}

/**
 * cordon_words_unref:
 * @words: (transfer full) (nullable): texts
 */
void
cordon_words_unref (const CordonWords *words)
{
  if (words != NULL && g_atomic_ref_count_dec (&((CordonWords *) words)->ref_count))
    g_free ((CordonWords *) words);
}

/**
 * cordon_words_equal:
 * @a: (nullable): texts
 * @b: (nullable): others
 *
 * Returns: whether both are the same texts in the same order
 */
gboolean
cordon_words_equal (const CordonWords *a,
                    const CordonWords *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->n_items != b->n_items)
    return FALSE;
  for (guint i = 0; i < a->n_items; i++)
    if (strcmp (a->items[i], b->items[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * cordon_words_contain:
 * @words: (nullable): texts
 * @word: a text
 *
 * Returns: whether @word is among them, upper and lower case being one
 */
gboolean
cordon_words_contain (const CordonWords *words,
                      const char *word)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1);

  for (guint i = 0; words != NULL && i < words->n_items; i++)
    {
      g_autofree char *folded = g_utf8_casefold (words->items[i], -1);

      if (strcmp (folded, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * cordon_refs_new:
 * @items: ids; zeros are dropped
 * @n_items: how many
 *
 * Returns: (transfer full) (nullable): the ids in their order, each once;
 *   %NULL when none is left
 */
CordonRefs *
cordon_refs_new (const gint64 *items,
                 guint n_items)
{
  CordonRefs *refs;
  guint n_kept = 0;

  if (n_items == 0)
    return NULL;
  refs = allocate_refs (items, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      gboolean is_new = items[i] != 0;

      for (guint k = 0; is_new && k < n_kept; k++)
        is_new = refs->items[k] != items[i];
      if (is_new)
        refs->items[n_kept++] = items[i];
    }
  refs->n_items = n_kept;
  if (n_kept == 0)
    g_clear_pointer (&refs, cordon_refs_unref);
  return refs;
}

/**
 * cordon_refs_equal:
 * @a: (nullable): ids
 * @b: (nullable): others
 *
 * Returns: whether both are the same ids in the same order
 */
gboolean
cordon_refs_equal (const CordonRefs *a,
                   const CordonRefs *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->n_items == b->n_items && memcmp (a->items, b->items, a->n_items * sizeof *a->items) == 0;
}

/**
 * cordon_refs_contain:
 * @refs: (nullable): ids
 * @id: an id
 *
 * Returns: whether @id is among them
 */
gboolean
cordon_refs_contain (const CordonRefs *refs,
                     gint64 id)
{
  for (guint i = 0; refs != NULL && i < refs->n_items; i++)
    if (refs->items[i] == id)
      return TRUE;
  return FALSE;
}
