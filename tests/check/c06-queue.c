/* c06-queue.c: tests of the queue at gates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "world.h"

/* The worked scenario: 8,500 people in 30-minute shares from 07:00. */
static char *
arrivals (double people)
{
  static const int shares[] = { 3, 5, 8, 10, 12, 13, 13, 11, 9, 7, 5, 4 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      int from = 7 * 60 + 30 * (int) i;
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_dtostr (number, sizeof number, people * shares[i] / 100);
      g_string_append_printf (text, "%s2027-05-23T%02d:%02dZ/2027-05-23T%02d:%02dZ=%s", i > 0 ? "; " : "",
                              from / 60, from % 60, (from + 30) / 60, (from + 30) % 60, number);
    }
  return g_string_free (text, FALSE);
}

static CordonPlan *
plan_with (const char *lanes,
           const char *rate,
           double people,
           const char *field,
           const char *value)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 0, 0);
  g_autofree char *curve = arrivals (people);

  world_add (world, CORDON_TABLE_PLAN, "Race", "main_start", "2027-05-23T15:00Z", NULL);
  world_add (world, CORDON_TABLE_GATE, "G2", "shape", point, "lanes", lanes, "lane_rate", rate,
             "queue_area_m2", "2000", "arrivals", curve, field, value, NULL);
  return world_plan (world);
}

static void
test_scenario (void)
{
  g_autoptr (CordonPlan) plan = plan_with ("4", "7", 8500, NULL, NULL);
  g_autoptr (GPtrArray) findings = world_check (plan, "C06");
  const CordonFinding *finding = world_only (findings);
  const CordonFix *fix = finding->fixes->pdata[0];

  g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_MAJOR);
  g_assert_cmpfloat_with_epsilon (world_input (finding, "longest queue"), 815, 1e-6);
  g_assert_cmpfloat_with_epsilon (finding->value, 815 / 28.0, 1e-6);
  g_assert_cmpstr (finding->threshold_key, ==, "queue.wait_warn_min");
  g_assert_cmpint (finding->when.start_min, ==, world_minute ("2027-05-23T08:30Z"));
  /* 80 people are left at 13:00, and 28 a minute pass: gone at 12:31 with the last half hour's arrivals. */
  g_assert_cmpint (finding->when.end_min, <=, world_minute ("2027-05-23T13:00Z"));
  g_assert_cmpint (finding->when.end_min, >, world_minute ("2027-05-23T12:30Z"));
  /* Five lanes: 110 people, 3.1 minutes. */
  g_assert_cmpint (((const CordonGate *) cordon_edit_change (fix->edit, 0)->after)->lanes, ==, 5);
  g_assert_cmpfloat_with_epsilon (fix->predicted, 110 / 35.0, 1e-6);
  world_assert_fixes_apply (plan, finding, "C06");
}

static void
test_enough_lanes (void)
{
  const char *const lanes[] = { "5", "6" };

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      g_autoptr (CordonPlan) plan = plan_with (lanes[i], "7", 8500, NULL, NULL);
      g_autoptr (GPtrArray) findings = world_check (plan, "C06");

      g_assert_cmpuint (findings->len, ==, 0);
    }
}

/* One slot: 60 + 15 minutes' worth of people in an hour make exactly 15 minutes of wait. */
static void
test_threshold (void)
{
  static const struct
  {
    const char *people;
    guint n_findings;
  } rows[] = { { "750", 0 }, { "751", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autofree char *point = world_point (world, 0, 0);
      g_autofree char *curve = g_strdup_printf ("2027-05-23T07:00Z/2027-05-23T08:00Z=%s", rows[i].people);
      g_autoptr (CordonPlan) plan = NULL;
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("row %u", i);
      world_add (world, CORDON_TABLE_PLAN, "Race", "main_start", "2027-05-23T15:00Z", NULL);
      world_add (world, CORDON_TABLE_GATE, "G", "shape", point, "lanes", "1", "lane_rate", "10",
                 "queue_area_m2", "2000", "arrivals", curve, NULL);
      plan = world_plan (world);
      findings = world_check (plan, "C06");
      g_assert_cmpuint (findings->len, ==, rows[i].n_findings);
    }
}

static void
test_late (void)
{
  g_autoptr (CordonPlan) plan = plan_with ("2", "7", 8500, NULL, NULL);
  g_autoptr (GPtrArray) findings = world_check (plan, "C06");
  const CordonFinding *late = world_find (findings, CORDON_TABLE_GATE, "G2", "when the event begins");

  /* From 07:30 on 14 a minute pass: 8,500 - 255 - 450 * 14 are left at 15:00. */
  g_assert_cmpint (late->severity, ==, CORDON_SEVERITY_BLOCKER);
  g_assert_cmpfloat_with_epsilon (late->value, 8500 - 255 - 450 * 14, 1e-6);
  world_assert_fixes_apply (plan, late, "C06");
}

static void
test_closed (void)
{
  g_autoptr (CordonPlan) plan = plan_with ("6", "7", 8500, "open", "2027-05-23T09:00Z/2027-05-23T15:00Z");
  g_autoptr (GPtrArray) findings = world_check (plan, "C06");
  const CordonFinding *finding = world_find (findings, CORDON_TABLE_GATE, "G2", "wait");

  /* 26 % come before it opens. */
  g_assert_cmpfloat_with_epsilon (world_input (finding, "longest queue"), 2210, 1e-6);
  g_assert_cmpuint (finding->fixes->len, ==, 2);
  g_assert_cmpfloat (((CordonFix *) finding->fixes->pdata[1])->predicted, ==, 0);
  world_assert_fixes_apply (plan, finding, "C06");
}

static void
test_density (void)
{
  g_autoptr (CordonPlan) plan = plan_with ("5", "7", 8500, "queue_area_m2", "50");
  g_autoptr (GPtrArray) findings = world_check (plan, "C06");
  const CordonFinding *finding = world_only (findings);

  g_assert_cmpfloat_with_epsilon (finding->value, 110 / 50.0, 1e-9);
  g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_MAJOR);
  g_assert_cmpint (finding->threshold_kind, ==, CORDON_THRESHOLD_PUBLISHED);
  world_assert_fixes_apply (plan, finding, "C06");
}

static void
test_missing (void)
{
  static const struct
  {
    const char *fields[6];
    const char *says;
  } rows[] = {
    { { "lanes", "4", "lane_rate", "7" }, "its arrivals" },
    { { "lane_rate", "7", "arrivals", "2027-05-23T07:00Z/2027-05-23T08:00Z=10" }, "its lanes" },
    { { "lanes", "4", "arrivals", "2027-05-23T07:00Z/2027-05-23T08:00Z=10" }, "nor how they are searched" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autofree char *point = world_point (world, 0, 0);
      g_autoptr (CordonPlan) plan = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      const CordonFinding *finding;

      g_test_message ("row %u", i);
      world_add (world, CORDON_TABLE_PLAN, "Race", "main_start", "2027-05-23T15:00Z", NULL);
      world_add (world, CORDON_TABLE_GATE, "G", "shape", point, rows[i].fields[0], rows[i].fields[1],
                 rows[i].fields[2], rows[i].fields[3], rows[i].fields[4], rows[i].fields[5], NULL);
      plan = world_plan (world);
      findings = world_check (plan, "C06");
      finding = world_find (findings, CORDON_TABLE_GATE, "G", rows[i].says);
      g_assert_cmpint (finding->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
      g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_MINOR);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/queue/scenario", test_scenario);
  g_test_add_func ("/check/queue/enough-lanes", test_enough_lanes);
  g_test_add_func ("/check/queue/threshold", test_threshold);
  g_test_add_func ("/check/queue/late", test_late);
  g_test_add_func ("/check/queue/closed", test_closed);
  g_test_add_func ("/check/queue/density", test_density);
  g_test_add_func ("/check/queue/missing", test_missing);
  return g_test_run ();
}
