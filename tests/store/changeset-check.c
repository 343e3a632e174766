/* changeset-check.c: tests of the reader that stands before SQLite's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/changeset-check.h"

#include <glib/gstdio.h>
#include <string.h>

#include "open-plan.h"
#include "random-plan.h"

/* Real changesets, of insertions, updates and deletions. */
static GPtrArray *
make_changesets (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-changeset-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "event.cordon.gpkg", NULL);
  GPtrArray *changesets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GRand *random = g_rand_new_with_seed (3);
  OpenPlan open = { 0 };
  gboolean has_row = TRUE;

  g_assert_true (open_plan_create (&open, path, NULL));
  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (CordonEdit) edit = random_edit (random, open.plan);

      g_assert_true (open_plan_apply (&open, edit, NULL));
    }
  {
    g_autoptr (CordonStatement) statement =
      cordon_database_prepare (cordon_working_copy_database (open.copy),
                               "SELECT changeset FROM cordon_action", NULL);

    while (cordon_statement_next (statement, &has_row, NULL) && has_row)
      {
        gsize size;
        gconstpointer bytes = cordon_statement_blob (statement, 0, &size);

        g_ptr_array_add (changesets, g_bytes_new (bytes, size));
      }
  }
  open_plan_discard (&open);
  g_rmdir (folder);
  g_rand_free (random);
  return changesets;
}

static void
test_real (void)
{
  g_autoptr (GPtrArray) changesets = make_changesets ();

  g_assert_cmpuint (changesets->len, ==, 121);
  for (guint i = 0; i < changesets->len; i++)
    {
      g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (CordonTouched));
      gsize size;
      const guint8 *bytes = g_bytes_get_data (g_ptr_array_index (changesets, i), &size);

      g_assert_true (cordon_changeset_check (bytes, size, touched));
      g_assert_cmpuint (touched->len, >, 0);
      for (guint k = 0; k < touched->len; k++)
        g_assert_cmpint (g_array_index (touched, CordonTouched, k).id, >, 0);

      /* Cut anywhere, it is whole only where a change ends: never at the last byte but one. */
      g_assert_false (cordon_changeset_check (bytes, size - 1, NULL));
    }
  g_assert_true (cordon_changeset_check ((const guint8 *) "", 0, NULL));
}

#define BYTES(text) text, sizeof text - 1

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize size;
  } rows[] = {
    { "no end of the table's name", BYTES ("T\001\001ab") },
    { "nothing but the letter", BYTES ("T") },
    { "no columns", BYTES ("T\000plan\000") },
    { "more columns than bytes", BYTES ("T\177") },
    { "endless number", BYTES ("T\377\377\377\377\377\377\377\377\377") },
    { "unknown table", BYTES ("T\001\001evil\000") },
    { "a table that is not a plan's", BYTES ("T\002\001\000cordon_meta\000") },
    { "wrong number of columns", BYTES ("T\002\001\000phase\000") },
    { "key in the wrong place", BYTES ("T\006\000\001\000\000\000\000phase\000") },
    { "a change before any table", BYTES ("\022\000\001") },
    { "a patchset", BYTES ("P\006\001\000\000\000\000\000phase\000") },
    { "unknown kind of change", BYTES ("T\006\001\000\000\000\000\000phase\000\007\000") },
    { "an id of text", BYTES ("T\006\001\000\000\000\000\000phase\000\022\000\003\001a") },
    { "an id below one",
      BYTES ("T\006\001\000\000\000\000\000phase\000\022\000\001\000\000\000\000\000\000\000\000"
             "\005\005\005\005\005") },
    { "a value that is not there in an insertion",
      BYTES ("T\006\001\000\000\000\000\000phase\000\022\000\001\000\000\000\000\000\000\000\001"
             "\000\005\005\005\005") },
    { "a text longer than the rest",
      BYTES ("T\006\001\000\000\000\000\000phase\000\022\000\001\000\000\000\000\000\000\000\001"
             "\003\177abc") },
    { "an unknown type",
      BYTES ("T\006\001\000\000\000\000\000phase\000\022\000\001\000\000\000\000\000\000\000\001"
             "\006\005\005\005\005") },
    { "an indirect mark of two",
      BYTES ("T\006\001\000\000\000\000\000phase\000\022\002\001\000\000\000\000\000\000\000\001"
             "\005\005\005\005\005") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].name);
      g_assert_false (cordon_changeset_check ((const guint8 *) rows[i].bytes, rows[i].size, NULL));
    }
  g_assert_true (cordon_changeset_check (
    (const guint8 *) BYTES ("T\006\001\000\000\000\000\000phase\000\022\000\001\000\000\000\000\000\000"
                            "\000\001\005\005\005\005\005"),
    NULL));
}

/* Whatever bytes: an answer, in a time that grows with their number. */
static void
test_mutated (void)
{
  g_autoptr (GPtrArray) changesets = make_changesets ();
  GRand *random = g_rand_new_with_seed (4);
  guint n_accepted = 0;

  for (guint i = 0; i < 100000; i++)
    {
      gsize size;
      const guint8 *bytes = g_bytes_get_data (
        g_ptr_array_index (changesets, g_rand_int_range (random, 0, (gint32) changesets->len)), &size);
      g_autofree guint8 *mutated = g_memdup2 (bytes, size);
      gsize length = (gsize) g_rand_int_range (random, 1, (gint32) size + 1);

      for (guint k = 0; k < 3; k++)
        mutated[g_rand_int_range (random, 0, (gint32) size)] = (guint8) g_rand_int (random);
      n_accepted += cordon_changeset_check (mutated, length, NULL);
    }
  g_test_message ("%u of 100000 accepted", n_accepted);
  g_assert_cmpuint (n_accepted, <, 100000);
  g_rand_free (random);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/changeset-check/real", test_real);
  g_test_add_func ("/store/changeset-check/refused", test_refused);
  g_test_add_func ("/store/changeset-check/mutated", test_mutated);
  return g_test_run ();
}
