/* name-index.c: tests of finding names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/name-index.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *folded;
} FoldRow;

static const FoldRow fold_rows[] = {
  { "Rue de l'Église", "rue de l eglise" },
  { "  Sainte-Dévote ", "sainte devote" },
  { "GRÜN & Weiß", "grun weiss" },
  { "Łódź", "lodz" },
  { "Ørsted Plads 3", "oersted plads 3" },
  { "D 6007;M6", "d 6007 m6" },
  { "Cœur", "coeur" },
  { "東京", "東京" },
  { "—", "" },
  { "", "" },
};

static void
test_fold (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fold_rows); i++)
    {
      g_autofree char *folded = cordon_name_fold (fold_rows[i].name);

      g_test_message ("row %u: %s", i, fold_rows[i].name);
      g_assert_cmpstr (folded, ==, fold_rows[i].folded);
    }
}

static const CordonMapFeature streets[] = {
  { .kind = "residential", .name = "Rue de l'Église" },
  { .kind = "residential", .name = "Avenue du Port" },
  { .kind = "primary", .name = "Boulevard du Port Ancien" },
  { .kind = "primary", .name = "Avenue du Port" }, /* a piece of the same street */
  { .kind = "primary", .ref = "D 6098" },
  { .kind = "footway" },
  { .kind = "residential", .name = "Rue de la Porte Rouge" },
};

static const CordonMapFeature places[] = {
  { .kind = "suburb", .name = "Port" },
  { .kind = "church", .name = "Église Sainte-Dévote" },
};

typedef struct
{
  const char *words;
  guint n_max;
  const char *answer; /* s: street, p: place, with the index */
} Row;

static const Row rows[] = {
  { "port", 10, "p0 s1 s2 s6" },
  { "PORT", 10, "p0 s1 s2 s6" },
  { "port", 2, "p0 s1" },
  { "eglise", 10, "p1 s0" },
  { "égl rue", 10, "s0" },
  { "avenue du port", 10, "s1" },
  { "du port a", 10, "s1 s2" },
  { "6098", 10, "s4" },
  { "d6098", 10, "" },
  { "ort", 10, "" },
  { "port xyz", 10, "" },
  { "", 10, "" },
  { " ' ", 10, "" },
  { "rue", 10, "s0 s6" },
};

static void
test_search (void)
{
  g_autoptr (CordonNameIndex) index = cordon_name_index_new ();

  cordon_name_index_add_layer (index, CORDON_MAP_STREET, streets, G_N_ELEMENTS (streets));
  cordon_name_index_add_layer (index, CORDON_MAP_PLACE, places, G_N_ELEMENTS (places));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) hits = cordon_name_index_search (index, rows[i].words, rows[i].n_max);
      g_autoptr (GString) answer = g_string_new (NULL);

      g_test_message ("row %u: %s", i, rows[i].words);
      for (guint j = 0; j < hits->len; j++)
        {
          const CordonNameHit *hit = &g_array_index (hits, CordonNameHit, j);

          g_string_append_printf (answer, "%s%c%u", j > 0 ? " " : "",
                                  hit->layer == CORDON_MAP_STREET ? 's' : 'p', hit->feature);
        }
      g_assert_cmpstr (answer->str, ==, rows[i].answer);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/basemap/name-index/fold", test_fold);
  g_test_add_func ("/basemap/name-index/search", test_search);
  return g_test_run ();
}
