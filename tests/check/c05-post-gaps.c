/* c05-post-gaps.c: tests of gaps in the manning of posts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "world.h"

#define DAY "2027-05-23T"

static CordonPlan *
plan_with (const char *first_end,
           const char *second_start,
           const char *is_critical,
           const char *phase_kind)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 10, 20);

  world_add (world, CORDON_TABLE_ORGANISATION, "Halcyon", "kind", "private-contractor", NULL);
  world_add (world, CORDON_TABLE_SHIFT, "S1", "starts", DAY "05:30Z", "ends", first_end, NULL);
  world_add (world, CORDON_TABLE_SHIFT, "S2", "starts", second_start, "ends", DAY "21:00Z", NULL);
  world_add (world, CORDON_TABLE_POST, "Rascasse", "code", "P12", "shape", point, "owner", "Halcyon", "role", "steward",
             "minimum", DAY "05:30Z/" DAY "21:00Z=6", "is_critical", is_critical, NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a1", "post", "Rascasse", "organisation", "Halcyon", "quantity", "6",
             "shift", "S1", "status", "confirmed", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a2", "post", "Rascasse", "organisation", "Halcyon", "quantity", "6",
             "shift", "S2", "status", "planned", NULL);
  if (phase_kind != NULL)
    world_add (world, CORDON_TABLE_PHASE, "Phase", "kind", phase_kind, "starts", DAY "12:00Z", "ends", DAY "14:00Z", NULL);
  return world_plan (world);
}

static void
test_rascasse (void)
{
  g_autoptr (CordonPlan) plan = plan_with (DAY "13:00Z", DAY "13:20Z", "no", NULL);
  g_autoptr (GPtrArray) findings = world_check (plan, "C05");
  const CordonFinding *finding = world_only (findings);

  g_assert_cmpfloat (finding->value, ==, 20);
  g_assert_cmpfloat (finding->threshold, ==, 15);
  g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_MAJOR);
  g_assert_cmpint (finding->when.start_min, ==, world_minute (DAY "13:00Z"));
  g_assert_cmpint (finding->when.end_min, ==, world_minute (DAY "13:20Z"));
  g_assert_cmpint (finding->organisation, ==, world_id (CORDON_TABLE_ORGANISATION, "Halcyon"));
  g_assert_cmpfloat (world_input (finding, "person-minutes short"), ==, 120);
  g_assert_cmpuint (finding->shapes->len, ==, 1);
  /* Keep the first longer, start the second earlier, or add six. */
  g_assert_cmpuint (finding->fixes->len, ==, 3);
  world_assert_fixes_apply (plan, finding, "C05");
}

static void
test_threshold (void)
{
  static const struct
  {
    const char *second_start;
    const char *is_critical;
    const char *phase_kind;
    CordonSeverity severity;
  } rows[] = {
    { DAY "13:00Z", "yes", NULL, 0 },
    { DAY "13:01Z", "yes", NULL, CORDON_SEVERITY_BLOCKER },
    { DAY "13:15Z", "no", NULL, 0 },
    { DAY "13:16Z", "no", NULL, CORDON_SEVERITY_MAJOR },
    { DAY "13:16Z", "no", "ingress", CORDON_SEVERITY_BLOCKER },
    { DAY "13:16Z", "no", "event", CORDON_SEVERITY_MAJOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CordonPlan) plan = plan_with (DAY "13:00Z", rows[i].second_start, rows[i].is_critical, rows[i].phase_kind);
      g_autoptr (GPtrArray) findings = world_check (plan, "C05");

      g_test_message ("row %u", i);
      g_assert_cmpuint (findings->len, ==, rows[i].severity != 0);
      if (findings->len > 0)
        g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
    }
}

static void
test_overlapping_steps_and_partial (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 0, 0);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  const CordonFinding *finding;

  /* 2 all day and 3 more from ten to twelve; three come at ten, two leave at eleven; a declined one never counts. */
  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "minimum",
             DAY "08:00Z/" DAY "14:00Z=2; " DAY "10:00Z/" DAY "12:00Z=3", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "quantity", "2", "starts", DAY "08:00Z", "ends", DAY "14:00Z", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "b", "post", "P", "quantity", "1", "starts", DAY "10:00Z", "ends", DAY "12:00Z", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "c", "post", "P", "quantity", "2", "starts", DAY "10:00Z", "ends", DAY "11:00Z", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "d", "post", "P", "quantity", "9", "starts", DAY "08:00Z", "ends", DAY "14:00Z",
             "status", "declined", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C05");
  finding = world_only (findings);
  g_assert_cmpfloat (finding->value, ==, 60);
  g_assert_cmpfloat (world_input (finding, "most people short"), ==, 2);
  world_assert_fixes_apply (plan, finding, "C05");
}

static void
test_across_midnight (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 0, 0);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "minimum", "2027-05-23T20:30Z/2027-05-24T06:00Z=1", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "quantity", "1", "starts", "2027-05-23T20:30Z",
             "ends", "2027-05-24T06:00Z", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C05");
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_missing (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 0, 0);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_POST, "P", "shape", point, NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "quantity", "1", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C05");
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (world_find (findings, CORDON_TABLE_POST, "P", "minimum")->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
  g_assert_cmpint (world_find (findings, CORDON_TABLE_POST, "P", "no times")->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
}

/* A unit that is busy, or had no rest, is not offered for longer. */
static void
test_only_possible_fixes (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 0, 0);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_ORGANISATION, "Halcyon", "kind", "private-contractor", NULL);
  world_add (world, CORDON_TABLE_UNIT, "U", "organisation", "Halcyon", NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "minimum", DAY "08:00Z/" DAY "12:00Z=1", NULL);
  world_add (world, CORDON_TABLE_POST, "Q", "shape", point, "minimum", DAY "11:00Z/" DAY "12:00Z=1", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "unit", "U", "starts", DAY "08:00Z", "ends", DAY "11:00Z", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "b", "post", "Q", "unit", "U", "starts", DAY "11:00Z", "ends", DAY "12:00Z", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C05");
  g_assert_cmpuint (world_only (findings)->fixes->len, ==, 1);
}

static void
test_unconfirmed (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 0, 0);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) late = NULL;

  world_add (world, CORDON_TABLE_PLAN, "Race", "starts", DAY "05:00Z", "ends", DAY "22:00Z", NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "minimum", DAY "08:00Z/" DAY "12:00Z=1", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "quantity", "1", "starts", DAY "08:00Z", "ends", DAY "12:00Z", NULL);
  plan = world_plan (world);
  early = world_check_at (plan, NULL, "C05", world_minute ("2027-05-20T04:59Z"), CORDON_MINUTE_NONE);
  g_assert_cmpuint (early->len, ==, 0);
  late = world_check_at (plan, NULL, "C05", world_minute ("2027-05-20T05:00Z"), CORDON_MINUTE_NONE);
  g_assert_cmpfloat (world_only (late)->value, ==, 240);
  g_assert_cmpint (world_only (late)->severity, ==, CORDON_SEVERITY_MINOR);
}

static void
test_at (void)
{
  g_autoptr (CordonPlan) plan = plan_with (DAY "13:00Z", DAY "13:20Z", "no", NULL);
  g_autoptr (GPtrArray) during = world_check_at (plan, NULL, "C05", 0, world_minute (DAY "13:19Z"));
  g_autoptr (GPtrArray) after = world_check_at (plan, NULL, "C05", 0, world_minute (DAY "13:20Z"));

  g_assert_cmpuint (during->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/post-gaps/rascasse", test_rascasse);
  g_test_add_func ("/check/post-gaps/threshold", test_threshold);
  g_test_add_func ("/check/post-gaps/overlapping-steps-and-partial", test_overlapping_steps_and_partial);
  g_test_add_func ("/check/post-gaps/across-midnight", test_across_midnight);
  g_test_add_func ("/check/post-gaps/missing", test_missing);
  g_test_add_func ("/check/post-gaps/only-possible-fixes", test_only_possible_fixes);
  g_test_add_func ("/check/post-gaps/unconfirmed", test_unconfirmed);
  g_test_add_func ("/check/post-gaps/at", test_at);
  return g_test_run ();
}
