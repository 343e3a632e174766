/* json-tree.c: tests of exchange/json-tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/json-tree.h"

#include <string.h>

static CordonJsonTree *
read_text (const char *text,
           CordonTextPlace *out_place,
           GError **error)
{
  return cordon_json_tree_read (text, strlen (text), out_place, error);
}

static void
test_good (void)
{
  static const char *const rows[] = {
    "null",
    " true ",
    "false",
    "0",
    "-0",
    "-12.5e+3",
    "1E9",
    "\"\"",
    "[]",
    "{}",
    "[[],{}]",
    "\xef\xbb\xbf{\"a\":1}",
    "{\"a\":{\"a\":1},\"b\":[1,2,3]}",
    "\"\\u0041\\ud83d\\ude00\\n\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonJsonTree) tree = NULL;
      CordonTextPlace place;

      g_test_message ("row %u: %s", i, rows[i]);
      tree = read_text (rows[i], &place, &error);
      g_assert_no_error (error);
      g_assert_nonnull (cordon_json_tree_root (tree));
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    guint line;
    guint column;
  } rows[] = {
    { "", 1, 1 },
    { "\n ", 2, 2 },
    { "nul", 1, 1 },
    { "01", 1, 2 },
    { "-", 1, 1 },
    { "1.", 1, 1 },
    { "1e", 1, 1 },
    { "[1,]", 1, 4 },
    { "[1 2]", 1, 4 },
    { "[", 1, 2 },
    { "{\"a\"}", 1, 5 },
    { "{a:1}", 1, 2 },
    { "{\"a\":1,}", 1, 8 },
    { "{\"a\":1,\n \"b\":2,\n \"a\":3}", 3, 2 },
    { "{\"\\u0061\":1,\"a\":2}", 1, 13 },
    { "\"abc", 1, 1 },
    { "\"a\nb\"", 1, 1 },
    { "\"a\tb\"", 1, 3 },
    { "\"\\x\"", 1, 3 },
    { "\"\\u00g0\"", 1, 4 },
    { "\"\\u0000\"", 1, 4 },
    { "\"\\ud800\"", 1, 4 },
    { "\"\\ud800\\u0041\"", 1, 4 },
    { "\"\\udc00\"", 1, 4 },
    { "1 1", 1, 3 },
    { "\"é\",", 1, 4 },
    { "[\"\xff\"]", 1, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CordonTextPlace place = { 0, 0 };

      g_test_message ("row %u", i);
      g_assert_null (read_text (rows[i].text, &place, &error));
      g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_SYNTAX);
      g_assert_cmpuint (place.line, ==, rows[i].line);
      g_assert_cmpuint (place.column, ==, rows[i].column);
    }
}

static void
test_depth (void)
{
  for (guint depth = 64; depth <= 1000000; depth = depth == 64 ? 65 : depth * 100)
    {
      g_autofree char *text = g_strnfill (depth, '[');
      g_autofree char *closing = g_strnfill (depth, ']');
      g_autofree char *whole = g_strconcat (text, closing, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonJsonTree) tree = NULL;
      CordonTextPlace place;

      tree = read_text (whole, &place, &error);
      g_test_message ("%u deep", depth);
      if (depth <= 64)
        g_assert_no_error (error);
      else
        g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_SYNTAX);
    }
}

/* Many members are told apart by a hash, few one by one; both must notice. */
static void
test_duplicates_among_many (void)
{
  for (guint n_members = 2; n_members < 40; n_members++)
    {
      g_autoptr (GString) text = g_string_new ("{");
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonJsonTree) tree = NULL;
      CordonTextPlace place;

      for (guint i = 0; i < n_members; i++)
        g_string_append_printf (text, "%s\n\"m%u\":%u", i > 0 ? "," : "", i, i);
      g_string_append (text, ",\n\"m1\":0}");
      g_assert_null (read_text (text->str, &place, &error));
      g_assert_cmpuint (place.line, ==, n_members + 2);
      g_string_truncate (text, text->len - strlen (",\n\"m1\":0}"));
      g_string_append_c (text, '}');
      g_clear_error (&error);
      tree = read_text (text->str, &place, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (cordon_json_tree_root (tree)->n_children, ==, n_members);
    }
}

static void
test_places_and_texts (void)
{
  static const char text[] = "{\n  \"é\": \"\\u00e9\", \"list\": [1.50,\n true]}";
  g_autoptr (GError) error = NULL;
  CordonTextPlace place;
  g_autoptr (CordonJsonTree) tree = read_text (text, &place, &error);
  const CordonJsonNode *list;

  g_assert_no_error (error);
  g_assert_cmpstr (cordon_json_node_member (cordon_json_tree_root (tree), "é")->text, ==, "é");
  list = cordon_json_node_member (cordon_json_tree_root (tree), "list");
  g_assert_cmpuint (list->place.line, ==, 2);
  g_assert_cmpuint (list->place.column, ==, 26);
  g_assert_cmpstr (list->first->text, ==, "1.50");
  g_assert_cmpuint (list->first->next->place.line, ==, 3);
  g_assert_cmpuint (list->first->next->place.column, ==, 2);
  g_assert_null (cordon_json_node_member (list, "é"));
  g_assert_null (cordon_json_node_member (NULL, "é"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/json-tree/good", test_good);
  g_test_add_func ("/exchange/json-tree/bad", test_bad);
  g_test_add_func ("/exchange/json-tree/depth", test_depth);
  g_test_add_func ("/exchange/json-tree/duplicates-among-many", test_duplicates_among_many);
  g_test_add_func ("/exchange/json-tree/places-and-texts", test_places_and_texts);
  return g_test_run ();
}
