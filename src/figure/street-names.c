/* street-names.c: joins sections of streets that bear one name, so that the name can be written along them.
 *
 * A base map breaks streets at every crossing, where most sections are shorter
 * than their name. Sections of one name whose ends meet are joined end to end,
 * each at most once: the sections are sorted by name, the ends of one name's
 * sections by place, and a street is walked from a section in both directions
 * through the unused section that begins where it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/street-names.h"

#include <string.h>

/* Ends nearer than this are one place; the same node always is. */
#define GRAIN_M 0.02

typedef struct
{
  gint64 x;
  gint64 y;
  guint section;
  gboolean is_last; /* the section's last point, else its first */
} End;

static End
make_end (const CordonNamedLine *section,
          guint index,
          gboolean is_last)
{
  GeoPoint point = section->points[is_last ? section->n_points - 1 : 0];

  return (End){ llround (point.x_m / GRAIN_M), llround (point.y_m / GRAIN_M), index, is_last };
}

static int
compare_places (const End *a,
                const End *b)
{
  if (a->x != b->x)
    return a->x < b->x ? -1 : 1;
  return a->y < b->y ? -1 : a->y > b->y;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *end_a = a;
  const End *end_b = b;
  int order = compare_places (end_a, end_b);

  return order != 0 ? order : (int) end_a->section - (int) end_b->section;
}

/* An unused section with an end at the same place; NULL for none. */
static const End *
find_next (GArray *ends,
           const guint8 *used,
           const End *place)
{
  guint low = 0;
  guint high = ends->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_places (&g_array_index (ends, End, middle), place) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < ends->len && compare_places (&g_array_index (ends, End, low), place) == 0; low++)
    if (!used[g_array_index (ends, End, low).section])
      return &g_array_index (ends, End, low);
  return NULL;
}

static void
append_points (GArray *chain,
               const CordonNamedLine *section,
               gboolean is_reversed)
{
  for (guint i = 0; i < section->n_points; i++)
    {
      guint index = is_reversed ? section->n_points - 1 - i : i;

      if (i > 0 || chain->len == 0)
        g_array_append_val (chain, section->points[index]);
    }
}

static void
reverse_points (GArray *chain)
{
  GeoPoint *points = (GeoPoint *) (void *) chain->data;

  for (guint i = 0; i < chain->len / 2; i++)
    {
      GeoPoint kept = points[i];

      points[i] = points[chain->len - 1 - i];
      points[chain->len - 1 - i] = kept;
    }
}

/* Follows the street on from its end as far as its name goes. */
static void
extend_chain (GArray *chain,
              const CordonNamedLine *sections,
              GArray *ends,
              guint8 *used,
              End end)
{
  const End *next;

  while ((next = find_next (ends, used, &end)) != NULL)
    {
      used[next->section] = TRUE;
      append_points (chain, &sections[next->section], next->is_last);
      end = make_end (&sections[next->section], next->section, !next->is_last);
    }
}

static void
join_name (const CordonNamedLine *sections,
           guint n_sections,
           GArray *chain,
           CordonNamedLineFunc found,
           gpointer data)
{
  g_autoptr (GArray) ends = g_array_sized_new (FALSE, FALSE, sizeof (End), 2 * n_sections);
  g_autofree guint8 *used = g_new0 (guint8, n_sections);

  for (guint i = 0; i < n_sections; i++)
    for (int last = 0; last <= 1; last++)
      {
        End end = make_end (&sections[i], i, last);

        g_array_append_val (ends, end);
      }
  g_array_sort (ends, compare_ends);
  for (guint i = 0; i < n_sections; i++)
    {
      CordonNamedLine street = sections[i];

      if (used[i])
        continue;
      used[i] = TRUE;
      g_array_set_size (chain, 0);
      append_points (chain, &sections[i], TRUE);
      extend_chain (chain, sections, ends, used, make_end (&sections[i], i, FALSE));
      reverse_points (chain);
      extend_chain (chain, sections, ends, used, make_end (&sections[i], i, TRUE));
      street.points = (const GeoPoint *) (const void *) chain->data;
      street.n_points = chain->len;
      found (&street, data);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  return strcmp (((const CordonNamedLine *) a)->name, ((const CordonNamedLine *) b)->name);
}

/**
 * cordon_street_names_join:
 * @sections: (array length=n_sections): named lines of at least two points; is sorted by name
 * @n_sections: how many there are
 * @found: called for every street, in the order of their names
 * @data: for @found
 *
 * Joins sections of one name that meet at their ends. Costs n log n.
 */
void
cordon_street_names_join (CordonNamedLine *sections,
                          guint n_sections,
                          CordonNamedLineFunc found,
                          gpointer data)
{
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  guint from = 0;

  if (n_sections == 0)
    return;
  g_qsort_with_data (sections, (int) n_sections, sizeof *sections, compare_names, NULL);
  for (guint to = 1; to <= n_sections; to++)
    if (to == n_sections || strcmp (sections[from].name, sections[to].name) != 0)
      {
        join_name (&sections[from], to - from, chain, found, data);
        from = to;
      }
}
