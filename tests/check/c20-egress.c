/* c20-egress.c: tests of egress.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "world.h"

static CordonPlan *
plan_with (const char *const *widths,
           const char *kind,
           const char *people,
           const char *limit_min)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *box = world_box (world, 0, 0, 120, 90);
  g_autofree char *point = world_point (world, 0, 0);
  g_autofree char *expected = people != NULL ? g_strdup_printf ("2027-05-23T10:00Z/2027-05-23T18:00Z=%s", people) : NULL;

  world_add (world, CORDON_TABLE_ZONE, "A3", "shape", box, "kind", "seated", "expected", expected,
             "egress_limit_min", limit_min, NULL);
  for (guint i = 0; widths != NULL && widths[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("E%u", i);

      world_add (world, CORDON_TABLE_EXIT, name, "shape", point, "zone", "A3", "width_m", widths[i], "kind", kind, NULL);
    }
  return world_plan (world);
}

static void
test_scenario (void)
{
  const char *const widths[] = { "2.4", "2.4", "1.8", "1.8", "3.0", "1.8", NULL };
  g_autoptr (CordonPlan) plan = plan_with (widths, "level", "9000", NULL);
  g_autoptr (GPtrArray) findings = world_check (plan, "C20");
  const CordonFinding *finding = world_only (findings);

  g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_BLOCKER);
  g_assert_cmpfloat_with_epsilon (finding->value, 10.76, 0.005);
  g_assert_cmpfloat_with_epsilon (world_input (finding, "time through all exits"), 8.31, 0.005);
  g_assert_cmpfloat_with_epsilon (world_input (finding, "time through all exits at the observed flow"), 11.36, 0.005);
  g_assert_cmpfloat_with_epsilon (world_input (finding, "time without the largest at the observed flow"), 14.71, 0.005);
  g_assert_cmpfloat_with_epsilon (world_input (finding, "further width needed on the level"), 3.52, 0.005);
  g_assert_cmpfloat (finding->threshold, ==, 8);
  g_assert_cmpstr (finding->threshold_key, ==, "egress.limit_min");
  world_assert_fixes_apply (plan, finding, "C20");
}

/* 8 minutes x 82 x 2 m = 1,312 people; the fix has them out within the limit. */
static void
test_threshold (void)
{
  const char *const widths[] = { "2", "2", NULL };
  static const struct
  {
    const char *people;
    CordonSeverity severity;
  } rows[] = {
    { "960", 0 },                      /* exactly 8 minutes at 60 */
    { "961", CORDON_SEVERITY_MAJOR },  /* too long only at 60 */
    { "1312", CORDON_SEVERITY_MAJOR }, /* exactly 8 minutes at 82 */
    { "1313", CORDON_SEVERITY_BLOCKER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CordonPlan) plan = plan_with (widths, "level", rows[i].people, NULL);
      g_autoptr (GPtrArray) findings = world_check (plan, "C20");

      g_test_message ("row %u", i);
      g_assert_cmpuint (findings->len, ==, rows[i].severity != 0);
      if (findings->len == 0)
        continue;
      g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
      world_assert_fixes_apply (plan, world_only (findings), "C20");
    }
}

/* Letting fewer in helps only when it is done at every time that has too many. */
static void
test_fewer_at_all_times (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *box = world_box (world, 0, 0, 120, 90);
  g_autofree char *point = world_point (world, 0, 0);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonPlan) mended = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  const CordonFix *fewer;

  world_add (world, CORDON_TABLE_ZONE, "B2", "shape", box, "kind", "standing", "expected",
             "2027-05-23T10:00Z/2027-05-23T12:00Z=2000; 2027-05-23T14:00Z/2027-05-23T18:00Z=1800", NULL);
  world_add (world, CORDON_TABLE_EXIT, "E1", "shape", point, "zone", "B2", "width_m", "2", "kind", "level", NULL);
  world_add (world, CORDON_TABLE_EXIT, "E2", "shape", point, "zone", "B2", "width_m", "2", "kind", "level", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C20");
  fewer = g_ptr_array_index (world_only (findings)->fixes, world_only (findings)->fixes->len - 1);
  g_assert_nonnull (strstr (fewer->label, "at most 960"));
  mended = cordon_plan_apply (plan, fewer->edit, &error);
  g_assert_no_error (error);
  left = world_check (mended, "C20");
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_steps_and_own_limit (void)
{
  const char *const widths[] = { "2", "2", NULL };
  g_autoptr (CordonPlan) plan = plan_with (widths, "stepped", "1000", "6");
  g_autoptr (GPtrArray) findings = world_check (plan, "C20");
  const CordonFinding *finding = world_only (findings);

  g_assert_cmpfloat_with_epsilon (finding->value, 1000 / 132.0, 1e-6);
  g_assert_cmpfloat (finding->threshold, ==, 6);
  g_assert_cmpstr (finding->threshold_key, ==, "zone.egress_limit_min");
  g_assert_cmpint (finding->threshold_kind, ==, CORDON_THRESHOLD_LOCAL);
  world_assert_fixes_apply (plan, finding, "C20");
}

static void
test_one_exit (void)
{
  const char *const widths[] = { "4", NULL };
  g_autoptr (CordonPlan) plan = plan_with (widths, "level", "500", NULL);
  g_autoptr (GPtrArray) findings = world_check (plan, "C20");
  const CordonFinding *finding = world_only (findings);

  g_assert_true (isinf (finding->value));
  g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_BLOCKER);
  world_assert_fixes_apply (plan, finding, "C20");
}

static void
test_missing (void)
{
  const char *const widths[] = { "2", "2", NULL };
  const char *const unknown[] = { "2", "2", "", NULL };
  g_autoptr (CordonPlan) no_exits = plan_with (NULL, "level", "500", NULL);
  g_autoptr (CordonPlan) no_people = plan_with (widths, "level", NULL, NULL);
  g_autoptr (CordonPlan) no_width = plan_with (unknown, "level", "500", NULL);
  CordonPlan *plans[] = { no_exits, no_people, no_width };
  const char *const says[] = { "no exits", "how many people", "the width of E2" };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (GPtrArray) findings = world_check (plans[i], "C20");

      g_test_message ("row %u", i);
      g_assert_cmpint (world_only (findings)->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
      world_find (findings, CORDON_TABLE_ZONE, "A3", says[i]);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/egress/scenario", test_scenario);
  g_test_add_func ("/check/egress/threshold", test_threshold);
  g_test_add_func ("/check/egress/fewer-at-all-times", test_fewer_at_all_times);
  g_test_add_func ("/check/egress/steps-and-own-limit", test_steps_and_own_limit);
  g_test_add_func ("/check/egress/one-exit", test_one_exit);
  g_test_add_func ("/check/egress/missing", test_missing);
  return g_test_run ();
}
