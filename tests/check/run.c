/* run.c: tests of runs: again after an edit is the same as from the beginning, whatever the edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan of every table is made at random and then changed at random: any field
 * of any record to any value, records added and deleted with what depends on
 * them, several at once. After every edit the findings kept in step must equal,
 * in every field, those of a run that starts anew.
 */
#include "config.h"

#include "check/run.h"

#include <locale.h>
#include <string.h>

#include "base/minute.h"
#include "check/checks.h"
#include "check/touch.h"
#include "world.h"

/* The sanitizers look for wrong memory, which shows early; every order of edits is the plain run's. */
#ifdef __SANITIZE_ADDRESS__
#  define N_EDITS_SLOW 1500
#else
#  define N_EDITS_SLOW 10000
#endif
#define N_EDITS_QUICK 400

static const gint64 first_min = 30169440; /* 2027-05-12T00:00Z */
static World *world;

static const struct
{
  CordonTableId table;
  guint n_records;
} population[] = {
  { CORDON_TABLE_PLAN, 1 },
  { CORDON_TABLE_PHASE, 2 },
  { CORDON_TABLE_ORGANISATION, 3 },
  { CORDON_TABLE_VENUE, 2 },
  { CORDON_TABLE_ZONE, 6 },
  { CORDON_TABLE_PERIMETER, 4 },
  { CORDON_TABLE_BARRIER, 8 },
  { CORDON_TABLE_GATE, 5 },
  { CORDON_TABLE_EXIT, 8 },
  { CORDON_TABLE_POST, 25 },
  { CORDON_TABLE_PATROL, 3 },
  { CORDON_TABLE_UNIT, 12 },
  { CORDON_TABLE_QUALIFICATION, 15 },
  { CORDON_TABLE_SHIFT, 4 },
  { CORDON_TABLE_ASSIGNMENT, 70 },
  { CORDON_TABLE_THRESHOLD, 1 },
};

static gint64
random_minute (GRand *rand)
{
  return first_min + 15 * g_rand_int_range (rand, 0, 400);
}

static CordonInterval
random_interval (GRand *rand)
{
  gint64 start_min = random_minute (rand);

  return (CordonInterval){ start_min, start_min + 5 * g_rand_int_range (rand, 1, 150) };
}

static char *
random_steps (GRand *rand,
              gboolean has_values)
{
  GString *text = g_string_new (NULL);
  guint n_steps = g_rand_int_range (rand, 1, 3);
  gint64 at_min = random_minute (rand);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *from = cordon_minute_format (at_min);
      g_autofree char *to = cordon_minute_format (at_min + 60 * g_rand_int_range (rand, 1, 12));

      g_string_append_printf (text, "%s%s/%s", i > 0 ? "; " : "", from, to);
      if (has_values)
        g_string_append_printf (text, "=%d", g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 5 : 3000));
      at_min += 60 * g_rand_int_range (rand, 12, 20);
    }
  return g_string_free (text, FALSE);
}

static double
random_m (GRand *rand)
{
  return g_rand_int_range (rand, -40, 41) * 10;
}

static char *
random_shape (GRand *rand,
              const CordonField *field)
{
  double x_m = random_m (rand);
  double y_m = random_m (rand);
  double width_m = 20 + fabs (random_m (rand));
  double height_m = 20 + fabs (random_m (rand));
  double xy_m[] = { x_m, y_m, x_m + width_m, y_m, x_m + width_m, y_m + height_m, x_m, y_m + height_m, x_m, y_m };

  switch (field->type)
    {
    case CORDON_FIELD_POINT:
      return world_point (world, x_m, y_m);
    case CORDON_FIELD_POLYGON:
      return world_box (world, x_m, y_m, x_m + width_m, y_m + height_m);
    default:
      return world_line (world, xy_m, g_rand_boolean (rand) ? 5 : g_rand_int_range (rand, 2, 5));
    }
}

static gint64
random_id (GRand *rand,
           const CordonPlan *plan,
           CordonTableId table)
{
  guint n_records = cordon_plan_count (plan, table);
  guint index = n_records > 0 ? g_rand_int_range (rand, 0, n_records) : 0;
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (plan, table));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    if (index-- == 0)
      return record->id;
  return CORDON_ID_NONE;
}

/* A text for the field, mostly of a kind the checks care about; NULL for unset. */
static char *
random_text (GRand *rand,
             const CordonPlan *plan,
             const CordonField *field)
{
  static const char *const words[] = { "steward", "Crowd manager", "search", "steward; search" };
  gboolean may_be_unset = (field->flags & CORDON_FIELD_FLAGS_REQUIRED) == 0;

  if (may_be_unset && g_rand_int_range (rand, 0, 6) == 0)
    return NULL;
  switch (field->type)
    {
    case CORDON_FIELD_INT:
      return g_strdup_printf ("%d", g_rand_int_range (rand, 1, 6));
    case CORDON_FIELD_REAL:
      return g_strdup_printf ("%d", g_rand_int_range (rand, 1, strcmp (field->name, "usable_share") == 0 ? 2 : 40));
    case CORDON_FIELD_FLAG:
      return g_strdup (g_rand_boolean (rand) ? "yes" : "no");
    case CORDON_FIELD_ENUM:
      return g_strdup (field->vocabulary->words[g_rand_int_range (rand, 0, field->vocabulary->n_words)].key);
    case CORDON_FIELD_REF:
    case CORDON_FIELD_REFS:
      return g_strdup_printf ("%" G_GINT64_FORMAT, random_id (rand, plan, field->target));
    case CORDON_FIELD_WORDS:
      return g_strdup (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    case CORDON_FIELD_TIME:
      return cordon_minute_format (random_minute (rand));
    case CORDON_FIELD_WINDOWS:
      return random_steps (rand, FALSE);
    case CORDON_FIELD_SCHEDULE:
      return random_steps (rand, TRUE);
    case CORDON_FIELD_POINT:
    case CORDON_FIELD_LINE:
    case CORDON_FIELD_POLYGON:
      return random_shape (rand, field);
    case CORDON_FIELD_COLOUR:
      return g_strdup ("#102030");
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_PROSE:
    case CORDON_N_FIELD_TYPES:
    default:
      if (field->table == CORDON_TABLE_THRESHOLD && strcmp (field->name, "name") == 0)
        return g_strdup (g_rand_boolean (rand) ? "post.gap_min" : "post.radius_day_m");
      if (strcmp (field->name, "timezone") == 0)
        return g_strdup (g_rand_boolean (rand) ? "Europe/Monaco" : "Pacific/Auckland");
      return g_strdup (words[g_rand_int_range (rand, 0, 3)]);
    }
}

static void
set_random (GRand *rand,
            const CordonPlan *plan,
            CordonRecord *record,
            const CordonField *field)
{
  g_autofree char *text = random_text (rand, plan, field);
  g_autoptr (GError) error = NULL;

  /* A value out of range leaves the field as it was. */
  if (!cordon_record_set_text (record, field, text, NULL, &error))
    g_assert_nonnull (error);
}

/* Times that must be in order are. */
static void
put_in_order (CordonRecord *record,
              GRand *rand)
{
  CordonInterval interval = random_interval (rand);
  const CordonTable *table = cordon_table_get (record->table);
  const CordonField *starts = cordon_table_find_field (table, "starts");
  const CordonField *ends = cordon_table_find_field (table, "ends");

  if (starts == NULL || ends == NULL)
    return;
  G_STRUCT_MEMBER (gint64, record, starts->offset) = interval.start_min;
  G_STRUCT_MEMBER (gint64, record, ends->offset) = interval.end_min;
}

static CordonRecord *
random_record (GRand *rand,
               const CordonPlan *plan,
               CordonTableId table)
{
  const CordonTable *description = cordon_table_get (table);
  CordonRecord *record = cordon_record_new (table, 1 + g_rand_int (rand));

  for (guint i = 0; i < description->n_fields; i++)
    set_random (rand, plan, record, &description->fields[i]);
  put_in_order (record, rand);
  if (table == CORDON_TABLE_ASSIGNMENT && g_rand_boolean (rand))
    {
      ((CordonAssignment *) record)->starts = CORDON_MINUTE_NONE;
      ((CordonAssignment *) record)->ends = CORDON_MINUTE_NONE;
    }
  return record;
}

static CordonPlan *
apply (const CordonPlan *plan,
       const CordonEdit *edit)
{
  g_autoptr (GError) error = NULL;

  return cordon_plan_apply (plan, edit, &error);
}

static CordonPlan *
random_plan (GRand *rand)
{
  CordonPlan *plan = cordon_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (population); i++)
    for (guint n_made = 0, attempt = 0; n_made < population[i].n_records; attempt++)
      {
        g_autoptr (CordonEdit) edit = cordon_edit_new ("Add");
        g_autoptr (CordonRecord) record = random_record (rand, plan, population[i].table);
        CordonPlan *after;

        g_assert_cmpuint (attempt, <, 10000);
        cordon_edit_insert (edit, record);
        after = apply (plan, edit);
        if (after == NULL)
          continue;
        cordon_plan_unref (plan);
        plan = after;
        n_made++;
      }
  return plan;
}

static void
add_random_change (GRand *rand,
                   const CordonPlan *plan,
                   CordonEdit *edit)
{
  /* Rare: what touches everything. */
  guint kind = g_rand_int_range (rand, 0, 12) == 0 ? 0 : g_rand_int_range (rand, 3, G_N_ELEMENTS (population) - 1);
  guint listed = kind == 0 ? (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (population)) : kind;
  CordonTableId table = population[listed].table;
  /* The plan keeps its size, however long this goes on. */
  gboolean is_full = cordon_plan_count (plan, table) > 2 * population[listed].n_records;
  const CordonRecord *before = cordon_plan_find (plan, table, random_id (rand, plan, table));
  const CordonTable *description = cordon_table_get (table);
  g_autoptr (CordonRecord) after = NULL;

  if (before == NULL || (!is_full && g_rand_int_range (rand, 0, 8) == 0))
    {
      after = random_record (rand, plan, table);
      cordon_edit_insert (edit, after);
      return;
    }
  if ((is_full || g_rand_int_range (rand, 0, 14) == 0) && table != CORDON_TABLE_PLAN && table != CORDON_TABLE_ORGANISATION)
    {
      cordon_edit_delete_with_dependants (edit, plan, before);
      return;
    }
  after = cordon_record_copy (before);
  if (description->shape != NULL && g_rand_boolean (rand))
    set_random (rand, plan, after, description->shape);
  else
    set_random (rand, plan, after, &description->fields[g_rand_int_range (rand, 0, description->n_fields)]);
  cordon_edit_replace (edit, before, after);
}

static GPtrArray *
check_anew (const CordonPlan *plan,
            const CordonCheckOptions *options)
{
  g_autoptr (CordonCheckRun) run = cordon_check_run_new (plan, NULL, options);

  g_assert_true (cordon_check_run_execute (run, NULL, NULL, NULL, NULL));
  return cordon_check_run_findings (run);
}

static void
print_finding (const char *label,
               const CordonPlan *plan,
               const CordonFinding *finding)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  cordon_finding_write_json (finding, plan, writer);
  text = cordon_json_writer_finish (writer);
  g_test_message ("%s: %s", label, text);
}

static void
assert_equal (const CordonPlan *plan,
              GPtrArray *kept,
              GPtrArray *anew)
{
  for (guint i = 0; i < MAX (kept->len, anew->len); i++)
    {
      if (i < kept->len && i < anew->len && cordon_finding_equal (kept->pdata[i], anew->pdata[i]))
        continue;
      if (i < kept->len)
        print_finding ("kept", plan, kept->pdata[i]);
      if (i < anew->len)
        print_finding ("anew", plan, anew->pdata[i]);
      g_assert_not_reached ();
    }
}

static void
print_edit (const CordonEdit *edit)
{
  for (guint i = 0; i < cordon_edit_n_changes (edit); i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);

      g_test_message ("%s %s %" G_GINT64_FORMAT, change->before == NULL ? "insert" : change->after == NULL ? "delete"
                                                                                                           : "replace",
                      cordon_table_get (change->table)->name, change->id);
    }
}

static void
change_at_random (guint32 seed,
                  guint n_edits,
                  guint full_every,
                  gint64 at_min)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (CordonPlan) plan = random_plan (rand);
  const CordonCheckOptions options = { first_min, at_min, NULL };
  g_autoptr (CordonCheckRun) run = cordon_check_run_new (plan, NULL, &options);
  guint n_applied = 0;

  g_assert_true (cordon_check_run_execute (run, NULL, NULL, NULL, NULL));
  while (n_applied < n_edits)
    {
      g_autoptr (CordonEdit) edit = cordon_edit_new ("Change");
      CordonPlan *after;

      for (gint i = g_rand_int_range (rand, 0, 3); i >= 0; i--)
        add_random_change (rand, plan, edit);
      after = apply (plan, edit);
      if (after == NULL)
        continue;
      cordon_plan_unref (plan);
      plan = after;
      cordon_check_run_update (run, plan, edit);
      if (++n_applied % full_every == 0)
        {
          g_autoptr (GPtrArray) kept = cordon_check_run_findings (run);
          g_autoptr (GPtrArray) anew = check_anew (plan, &options);

          if (kept->len != anew->len)
            print_edit (edit);
          assert_equal (plan, kept, anew);
        }
    }
  for (guint severity = CORDON_SEVERITY_INFO; severity <= CORDON_SEVERITY_BLOCKER; severity++)
    {
      g_autoptr (GPtrArray) kept = cordon_check_run_findings (run);
      guint n_found = 0;

      for (guint i = 0; i < kept->len; i++)
        n_found += ((CordonFinding *) kept->pdata[i])->severity == severity;
      g_assert_cmpuint (cordon_check_run_count (run, severity), ==, n_found);
    }
}

static void
test_random_edits (void)
{
  change_at_random (1, g_test_slow () ? N_EDITS_SLOW : N_EDITS_QUICK, 1, CORDON_MINUTE_NONE);
  change_at_random (2, g_test_slow () ? N_EDITS_SLOW / 10 : N_EDITS_QUICK / 4, 1, first_min + 3000);
}

/* The records in another order: the same findings. */
static void
test_shuffled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (CordonPlan) plan = random_plan (rand);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref);
  const CordonCheckOptions options = { first_min, CORDON_MINUTE_NONE, NULL };
  g_autoptr (GPtrArray) expected = check_anew (plan, &options);

  for (guint table = 0; table < CORDON_N_TABLES; table++)
    {
      const CordonRecord *record;
      CordonRowsIter iter;

      cordon_rows_iter_init (&iter, cordon_plan_rows (plan, table));
      while ((record = cordon_rows_iter_next (&iter)) != NULL)
        g_ptr_array_add (records, cordon_record_copy (record));
    }
  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (CordonPlan) other = NULL;
      g_autoptr (GPtrArray) found = NULL;

      for (guint i = records->len - 1; i > 0; i--)
        {
          guint j = g_rand_int_range (rand, 0, i + 1);
          gpointer swapped = records->pdata[i];

          records->pdata[i] = records->pdata[j];
          records->pdata[j] = swapped;
        }
      other = cordon_plan_new_from_records (records, NULL);
      g_assert_nonnull (other);
      found = check_anew (other, &options);
      assert_equal (plan, found, expected);
    }
}

static void
test_only (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (CordonPlan) plan = random_plan (rand);
  g_autoptr (GPtrArray) all = world_check (plan, NULL);
  guint n_checks;
  const CordonCheck *checks = cordon_check_list (&n_checks);
  guint n_found = 0;

  for (guint i = 0; i < n_checks; i++)
    {
      g_autoptr (GPtrArray) some = world_check (plan, checks[i].id);

      g_assert_true (cordon_check_find (checks[i].id) == &checks[i]);
      for (guint j = 0; j < some->len; j++)
        g_assert_cmpstr (((CordonFinding *) some->pdata[j])->check, ==, checks[i].id);
      n_found += some->len;
    }
  g_assert_cmpuint (n_found, ==, all->len);
  g_assert_null (cordon_check_find ("C99"));
}

/* Every gap of any plan can be mended by an edit that applies, or says so. */
static void
test_every_fix_applies (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (CordonPlan) plan = random_plan (rand);
      const CordonCheckOptions options = { first_min, CORDON_MINUTE_NONE, NULL };
      g_autoptr (GPtrArray) findings = check_anew (plan, &options);

      g_assert_cmpuint (findings->len, >, 20);
      for (guint i = 0; i < findings->len; i++)
        {
          const CordonFinding *finding = findings->pdata[i];

          g_assert_true (finding->title != NULL && g_utf8_validate (finding->title, -1, NULL));
          if (finding->status == CORDON_FINDING_GAP)
            g_assert_cmpuint (finding->fixes->len, >, 0);
          for (guint j = 0; j < finding->fixes->len; j++)
            {
              const CordonFix *fix = finding->fixes->pdata[j];
              g_autoptr (GError) error = NULL;
              g_autoptr (CordonPlan) after = cordon_plan_apply (plan, fix->edit, &error);

              if (error != NULL)
                print_finding (fix->label, plan, finding);
              g_assert_no_error (error);
            }
        }
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (CordonPlan) plan = random_plan (rand);
  const CordonCheckOptions options = { first_min, CORDON_MINUTE_NONE, NULL };
  g_autoptr (CordonCheckRun) run = cordon_check_run_new (plan, NULL, &options);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (cordon_check_run_execute (run, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  findings = cordon_check_run_findings (run);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* The machine's clock zone and decimal comma make no difference. */
static void
test_elsewhere (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);
  g_autoptr (CordonPlan) plan = random_plan (rand);
  const CordonCheckOptions options = { first_min, CORDON_MINUTE_NONE, NULL };
  g_autoptr (GPtrArray) here = check_anew (plan, &options);
  g_autoptr (GPtrArray) there = NULL;
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));

  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    g_test_message ("there is no locale with a decimal comma here: only the clock zone is tried");
  there = check_anew (plan, &options);
  setlocale (LC_NUMERIC, "C");
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  assert_equal (plan, there, here);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  world = world_new ();
  g_test_add_func ("/check/run/random-edits", test_random_edits);
  g_test_add_func ("/check/run/shuffled", test_shuffled);
  g_test_add_func ("/check/run/only", test_only);
  g_test_add_func ("/check/run/every-fix-applies", test_every_fix_applies);
  g_test_add_func ("/check/run/cancelled", test_cancelled);
  g_test_add_func ("/check/run/elsewhere", test_elsewhere);
  status = g_test_run ();
  world_free (world);
  return status;
}
