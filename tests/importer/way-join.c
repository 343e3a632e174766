/* way-join.c: tests of joining ways to rings and lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/way-join.h"

#include <stdlib.h>

typedef struct
{
  const char *what;
  CordonWayJoinMode mode;
  const char *ways;  /* "1-2-3 3-1" */
  const char *rings; /* turned to start at the smallest node, sorted; lines alike */
  const char *lines;
} Row;

static const Row rows[] = {
  { "nothing", CORDON_WAY_JOIN_EITHER_WAY, "", "", "" },
  { "a closed way", CORDON_WAY_JOIN_EITHER_WAY, "1-2-3-1", "1-2-3-1", "" },
  { "two halves", CORDON_WAY_JOIN_EITHER_WAY, "1-2-3 3-4-1", "1-2-3-4-1", "" },
  { "two halves, one turned", CORDON_WAY_JOIN_EITHER_WAY, "1-2-3 1-4-3", "1-2-3-4-1", "" },
  { "two halves, one turned, as they run", CORDON_WAY_JOIN_ONE_WAY, "1-2-3 1-4-3", "",
    "1-2-3 1-4-3" },
  { "shuffled", CORDON_WAY_JOIN_EITHER_WAY, "3-4 1-2 5-1 2-3 5-4", "1-2-3-4-5-1", "" },
  { "open", CORDON_WAY_JOIN_EITHER_WAY, "2-3 1-2 4-3", "", "1-2-3-4" },
  { "open, begun in the middle", CORDON_WAY_JOIN_ONE_WAY, "2-3 3-4 1-2", "", "1-2-3-4" },
  { "two rings", CORDON_WAY_JOIN_EITHER_WAY, "1-2 7-8-9 2-3-1 9-7", "1-2-3-1 7-8-9-7", "" },
  { "rings that touch", CORDON_WAY_JOIN_EITHER_WAY, "1-2-3 3-4-5 5-6-3 3-7-1",
    "1-2-3-7-1 3-4-5-6-3", "" },
  { "a ring on a stem", CORDON_WAY_JOIN_EITHER_WAY, "1-2 2-3-4 4-5-2", "2-3-4-5-2", "1-2" },
  { "a ring on a stem, begun in the ring", CORDON_WAY_JOIN_ONE_WAY, "3-4 4-2 2-3 4-9",
    "2-3-4-2", "4-9" },
  { "a ring at the start of a stem, found backwards", CORDON_WAY_JOIN_ONE_WAY,
    "4-9 3-4 2-3 4-2", "2-3-4-2", "4-9" },
  { "a way of one node", CORDON_WAY_JOIN_EITHER_WAY, "1 2-3", "", "2-3" },
  { "a way there and back", CORDON_WAY_JOIN_EITHER_WAY, "1-2-3 3-2-1", "1-2-3-2-1", "" },
};

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Writes a row of nodes; a ring from its smallest node on, in the smaller of both directions
 * unless the direction counts. */
static char *
format_nodes (GArray *nodes,
              gboolean is_ring,
              CordonWayJoinMode mode)
{
  guint n = is_ring ? nodes->len - 1 : nodes->len;
  g_autofree char *forth = NULL;
  g_autofree char *back = NULL;

  for (guint turn = 0; turn < 2; turn++)
    {
      GString *text = g_string_new (NULL);
      guint start = 0;

      for (guint i = 1; is_ring && i < n; i++)
        if (g_array_index (nodes, gint64, i) < g_array_index (nodes, gint64, start))
          start = i;
      for (guint i = 0; i < nodes->len; i++)
        {
          guint at = turn == 0 ? i : nodes->len - 1 - i;

          if (is_ring)
            at = turn == 0 ? (start + i) % n : (start + n - i % n) % n;
          g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "-" : "",
                                  g_array_index (nodes, gint64, at));
        }
      *(turn == 0 ? &forth : &back) = g_string_free (text, FALSE);
    }
  if (mode == CORDON_WAY_JOIN_ONE_WAY || g_strcmp0 (forth, back) <= 0)
    return g_steal_pointer (&forth);
  return g_steal_pointer (&back);
}

static char *
format_all (GPtrArray *rows_of_nodes,
            gboolean is_ring,
            CordonWayJoinMode mode)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows_of_nodes->len; i++)
    g_ptr_array_add (texts, format_nodes (g_ptr_array_index (rows_of_nodes, i), is_ring, mode));
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" ", (char **) texts->pdata);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) texts = g_strsplit (rows[i].ways, " ", -1);
      guint n_ways = g_strv_length (texts);
      g_autofree CordonNodeChain *ways = g_new0 (CordonNodeChain, n_ways + 1);
      g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) rings = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      g_autofree char *rings_text = NULL;
      g_autofree char *lines_text = NULL;

      g_test_message ("row %u: %s", i, rows[i].what);
      for (guint way = 0; way < n_ways; way++)
        {
          g_auto (GStrv) nodes = g_strsplit (texts[way], "-", -1);
          gint64 *ids = g_new (gint64, g_strv_length (nodes));

          g_ptr_array_add (owned, ids);
          for (guint node = 0; nodes[node] != NULL; node++)
            ids[node] = atoi (nodes[node]);
          ways[way] = (CordonNodeChain){ ids, g_strv_length (nodes) };
        }
      cordon_ways_join (ways, n_ways, rows[i].mode, &rings, &lines);
      rings_text = format_all (rings, TRUE, rows[i].mode);
      lines_text = format_all (lines, FALSE, rows[i].mode);
      g_assert_cmpstr (rings_text, ==, rows[i].rings);
      g_assert_cmpstr (lines_text, ==, rows[i].lines);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/way-join/rows", test_rows);
  return g_test_run ();
}
