/* edit.c: tests of model/edit and model/plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/edit.h"

static CordonRecord *
make (const char *table_name,
      gint64 id,
      const char *first_field,
      ...)
{
  const CordonTable *table = cordon_table_find (table_name);
  CordonRecord *record = cordon_record_new (table->id, id);
  va_list args;

  va_start (args, first_field);
  for (const char *name = first_field; name != NULL; name = va_arg (args, const char *))
    {
      g_autoptr (GError) error = NULL;
      gboolean is_set = cordon_record_set_text (record, cordon_table_find_field (table, name), va_arg (args, const char *), NULL, &error);

      g_assert_no_error (error);
      g_assert_true (is_set);
    }
  va_end (args);
  return record;
}

static CordonPlan *
apply (CordonPlan *plan,
       CordonEdit *edit)
{
  g_autoptr (GError) error = NULL;
  CordonPlan *result = cordon_plan_apply (plan, edit, &error);

  g_assert_no_error (error);
  return result;
}

static CordonPlan *
make_plan (void)
{
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Build");
  g_autoptr (CordonRecord) info = make ("plan", 1, "name", "Test", "timezone", "Europe/Monaco", NULL);
  g_autoptr (CordonRecord) police = make ("organisation", 2, "name", "Police", "kind", "public-authority", NULL);
  g_autoptr (CordonRecord) zone = make ("zone", 3, "name", "Quay", "code", "A4", "owner", "2", "shape", "POLYGON ((7 43, 7.01 43, 7.01 43.01, 7 43.01))", NULL);
  g_autoptr (CordonRecord) post = make ("post", 4, "name", "Mole", "zone", "3", "owner", "2", "shape", "POINT (7.005 43.005)", NULL);
  g_autoptr (CordonRecord) unit = make ("unit", 5, "name", "Steward 014", "organisation", "2", NULL);
  g_autoptr (CordonRecord) assignment = make ("assignment", 6, "post", "4", "unit", "5", "starts", "2027-05-23T05:30Z", "ends", "2027-05-23T13:00Z", NULL);
  g_autoptr (CordonRecord) channel = make ("channel", 7, "name", "POL-1", "users", "2", NULL);

  cordon_edit_insert (edit, info);
  cordon_edit_insert (edit, police);
  cordon_edit_insert (edit, zone);
  cordon_edit_insert (edit, post);
  cordon_edit_insert (edit, unit);
  cordon_edit_insert (edit, assignment);
  cordon_edit_insert (edit, channel);
  return apply (empty, edit);
}

static void
assert_same_plan (CordonPlan *a,
                  CordonPlan *b)
{
  g_autoptr (CordonEdit) difference = cordon_edit_between (a, b, "");

  g_assert_cmpuint (cordon_edit_n_changes (difference), ==, 0);
}

static void
test_undo (void)
{
  g_autoptr (CordonPlan) plan = make_plan ();
  const CordonRecord *post = cordon_plan_find (plan, CORDON_TABLE_POST, 4);
  g_autoptr (CordonRecord) moved = cordon_record_copy (post);
  g_autoptr (GeoShape) place = geo_shape_new_point (7.006, 43.005);
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Move post Mole");
  g_autoptr (CordonEdit) inverse = NULL;
  g_autoptr (CordonPlan) changed = NULL;
  g_autoptr (CordonPlan) restored = NULL;

  cordon_record_put_shape (moved, &((CordonPost *) moved)->shape, place);
  cordon_edit_replace (edit, post, moved);
  changed = apply (plan, edit);
  g_assert_true (cordon_record_shape (cordon_plan_find (changed, CORDON_TABLE_POST, 4)) == place);
  g_assert_true (cordon_plan_find (plan, CORDON_TABLE_POST, 4) == post);
  g_assert_true (cordon_plan_find (changed, CORDON_TABLE_ZONE, 3) == cordon_plan_find (plan, CORDON_TABLE_ZONE, 3));
  inverse = cordon_edit_invert (edit);
  restored = apply (changed, inverse);
  assert_same_plan (restored, plan);
}

static void
test_conflict (void)
{
  g_autoptr (CordonPlan) plan = make_plan ();
  g_autoptr (CordonRecord) after = cordon_record_copy (cordon_plan_find (plan, CORDON_TABLE_UNIT, 5));
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Rename");
  g_autoptr (CordonPlan) changed = NULL;
  g_autoptr (CordonPlan) twice = NULL;
  g_autoptr (GError) error = NULL;

  cordon_record_put_text (after, &((CordonUnit *) after)->name, "Steward 015");
  cordon_edit_replace (edit, cordon_plan_find (plan, CORDON_TABLE_UNIT, 5), after);
  changed = apply (plan, edit);
  twice = cordon_plan_apply (changed, edit, &error);
  g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_CONFLICT);
  g_assert_null (twice);
}

static void
test_joined (void)
{
  g_autoptr (CordonRecord) first = make ("shift", 9, "name", "S1", "starts", "2027-05-23T05:30Z", "ends", "2027-05-23T13:00Z", NULL);
  g_autoptr (CordonRecord) second = cordon_record_copy (first);
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Shift");

  cordon_record_put_text (second, &((CordonShift *) second)->name, "S2");
  cordon_edit_insert (edit, first);
  cordon_edit_replace (edit, first, second);
  g_assert_cmpuint (cordon_edit_n_changes (edit), ==, 1);
  g_assert_null (cordon_edit_change (edit, 0)->before);
  g_assert_true (cordon_edit_change (edit, 0)->after == second);
  cordon_edit_delete (edit, second);
  g_assert_cmpuint (cordon_edit_n_changes (edit), ==, 0);
}

static void
test_delete (void)
{
  g_autoptr (CordonPlan) plan = make_plan ();
  const CordonRecord *police = cordon_plan_find (plan, CORDON_TABLE_ORGANISATION, 2);
  g_autoptr (CordonEdit) bare = cordon_edit_new ("Delete");
  g_autoptr (CordonEdit) full = cordon_edit_new ("Delete");
  g_autoptr (CordonPlan) refused = NULL;
  g_autoptr (CordonPlan) result = NULL;
  g_autoptr (GError) error = NULL;

  cordon_edit_delete (bare, police);
  refused = cordon_plan_apply (plan, bare, &error);
  g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_REFERENCE);
  g_assert_null (refused);
  cordon_edit_delete_with_dependants (full, plan, police);
  result = apply (plan, full);
  /* people of an organisation go with it, and their assignments; a zone only loses its owner */
  g_assert_cmpuint (cordon_plan_count (result, CORDON_TABLE_UNIT), ==, 0);
  g_assert_cmpuint (cordon_plan_count (result, CORDON_TABLE_ASSIGNMENT), ==, 0);
  g_assert_cmpuint (cordon_plan_count (result, CORDON_TABLE_POST), ==, 1);
  g_assert_cmpint (((const CordonZone *) (gconstpointer) cordon_plan_find (result, CORDON_TABLE_ZONE, 3))->owner, ==, 0);
  g_assert_null (((const CordonChannel *) (gconstpointer) cordon_plan_find (result, CORDON_TABLE_CHANNEL, 7))->users);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *table;
    const char *field;
    const char *text;
    CordonModelError code;
  } rows[] = {
    { "zone", "owner", "99", CORDON_MODEL_ERROR_REFERENCE },
    { "zone", "name", "", CORDON_MODEL_ERROR_VALUE },
    { "zone", "shape", "POLYGON ((0 0, 1 1, 1 0, 0 1))", CORDON_MODEL_ERROR_VALUE },
    { "zone", "shape", "POLYGON ((0 0, 181 0, 1 1))", CORDON_MODEL_ERROR_VALUE },
    { "assignment", "ends", "2027-05-23T05:30Z", CORDON_MODEL_ERROR_VALUE },
    { "channel", "users", "2; 99", CORDON_MODEL_ERROR_REFERENCE },
    { "plan", "timezone", "Atlantis/Capital", CORDON_MODEL_ERROR_VALUE },
  };
  g_autoptr (CordonPlan) plan = make_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CordonTable *table = cordon_table_find (rows[i].table);
      g_autoptr (GPtrArray) list = cordon_plan_list (plan, table->id);
      const CordonRecord *before = list->pdata[0];
      g_autoptr (CordonRecord) after = cordon_record_copy (before);
      g_autoptr (CordonEdit) edit = cordon_edit_new ("Try");
      g_autoptr (CordonPlan) result = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_true (cordon_record_set_text (after, cordon_table_find_field (table, rows[i].field), rows[i].text, NULL, &error));
      cordon_edit_replace (edit, before, after);
      result = cordon_plan_apply (plan, edit, &error);
      g_assert_null (result);
      g_assert_error (error, CORDON_MODEL_ERROR, (int) rows[i].code);
      g_test_message ("%s", error->message);
    }
}

static void
test_names (void)
{
  g_autoptr (CordonPlan) plan = make_plan ();
  g_autoptr (CordonPlan) doubled = NULL;
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Add");
  g_autoptr (CordonRecord) other = make ("zone", 30, "name", "Quay", "shape", "POLYGON ((8 43, 8.01 43, 8.01 43.01))", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cordon_plan_find_named (plan, CORDON_TABLE_ZONE, "Quay", &error), ==, 3);
  g_assert_cmpint (cordon_plan_find_named (plan, CORDON_TABLE_ZONE, "A4", &error), ==, 3);
  g_assert_cmpint (cordon_plan_find_named (plan, CORDON_TABLE_ZONE, "3", &error), ==, 3);
  g_assert_no_error (error);
  g_assert_cmpint (cordon_plan_find_named (plan, CORDON_TABLE_ZONE, "4", &error), ==, 0);
  g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_REFERENCE);
  g_clear_error (&error);
  cordon_edit_insert (edit, other);
  doubled = apply (plan, edit);
  g_assert_cmpint (cordon_plan_find_named (doubled, CORDON_TABLE_ZONE, "Quay", &error), ==, 0);
  g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_REFERENCE);
}

/* 2,000 random edits, each undone from the end: the plan is what it was. */
static void
test_random_undo (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (CordonPlan) first = make_plan ();
  g_autoptr (CordonPlan) plan = cordon_plan_ref (first);
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_edit_unref);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (CordonEdit) edit = cordon_edit_new ("Random");
      g_autoptr (GPtrArray) posts = cordon_plan_list (plan, CORDON_TABLE_POST);
      CordonPlan *next;

      if (posts->len < 5 || g_rand_int_range (random, 0, 3) == 0)
        {
          g_autofree char *place = g_strdup_printf ("POINT (7.%d 43.%d)", g_rand_int_range (random, 1, 9), i + 1);
          g_autoptr (CordonRecord) post = make ("post", 0, "name", place, "zone", "3", "shape", place, NULL);
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, post->id);
          g_autoptr (CordonRecord) assignment = make ("assignment", 0, "post", id, "quantity", "2", NULL);

          cordon_edit_insert (edit, post);
          cordon_edit_insert (edit, assignment);
        }
      else
        {
          const CordonRecord *post = posts->pdata[g_rand_int_range (random, 0, posts->len)];

          cordon_edit_delete_with_dependants (edit, plan, post);
        }
      next = apply (plan, edit);
      cordon_plan_unref (plan);
      plan = next;
      g_ptr_array_add (done, cordon_edit_ref (edit));
    }
  for (int i = done->len - 1; i >= 0; i--)
    {
      g_autoptr (CordonEdit) inverse = cordon_edit_invert (done->pdata[i]);
      CordonPlan *next = apply (plan, inverse);

      cordon_plan_unref (plan);
      plan = next;
    }
  assert_same_plan (plan, first);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/edit/undo", test_undo);
  g_test_add_func ("/model/edit/conflict", test_conflict);
  g_test_add_func ("/model/edit/joined", test_joined);
  g_test_add_func ("/model/edit/delete", test_delete);
  g_test_add_func ("/model/edit/refused", test_refused);
  g_test_add_func ("/model/edit/names", test_names);
  g_test_add_func ("/model/edit/random-undo", test_random_undo);
  return g_test_run ();
}
