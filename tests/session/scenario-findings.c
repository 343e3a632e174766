/* scenario-findings.c: what the checks find in the Harbour Grand Prix on the real city.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of the fourteen defects planted in the scenario these tests look for those
 * whose checks exist: 1 (C06 at G2), 2 (C20 at tribune K), 6 (C05 at the
 * Rascasse) and 11 (C01, the stairs). The records carry the others, for:
 *
 *    3  C03  footway of the Avenue d'Ostende without a vehicle barrier
 *    4  C03  wedge at the Avenue Princesse Grace lowered while the crowd is there
 *    5  C04  no seam record between quay A4 and track A2, 310 m
 *    7  C11  Halcyon: 371 of 420 confirmed, 373.1 expected, 47 people short
 *    8  C12  Lantern's medics are not on MED-1
 *    9  C23  rooftop terrace sees the podium from 140 m
 *   10  C15  no plan for a crowd surge on the Rocher slope
 *   12  C25  the fire service's sign-off is void since G8 moved
 *   13  C10  Brightwater has an armed-search task
 *   14  C19  camera K-17 is blind on 60 m2, patrolled every 45 minutes
 */
#include "config.h"

#include <math.h>

#include "base/minute.h"
#include "check/run.h"
#include "model/edit.h"
#include "scenario-plan.h"

#define NOW "2027-05-20T12:00Z"

static GPtrArray *
check (const CordonPlan *plan,
       const char *only)
{
  const char *checks[] = { only, NULL };
  CordonCheckOptions options = { .at_min = CORDON_MINUTE_NONE, .only = checks };
  g_autoptr (CordonCheckRun) run = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  g_assert_true (cordon_minute_parse (NOW, NULL, &options.now_min));
  run = cordon_check_run_new (plan, NULL, &options);
  g_assert_true (cordon_check_run_execute (run, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  findings = cordon_check_run_findings (run);
  for (guint i = findings->len; i > 0; i--)
    {
      const CordonFinding *finding = findings->pdata[i - 1];

      g_test_message ("%s %s %g %s: %s", finding->check, cordon_severity_key (finding->severity), finding->value,
                      finding->unit, finding->title);
      for (guint j = 0; j < finding->fixes->len; j++)
        g_test_message ("    %s -> %g", ((CordonFix *) finding->fixes->pdata[j])->label,
                        ((CordonFix *) finding->fixes->pdata[j])->predicted);
      if (finding->status != CORDON_FINDING_GAP)
        g_ptr_array_remove_index (findings, i - 1);
    }
  return findings;
}

/* What is planted is all there is, as far as the checks go that exist. */
static void
test_nothing_else (void)
{
  static const char *const checks[] = { "C01", "C02", "C05", "C06", "C08", "C13", "C14", "C20" };
  static const guint n_planted[] = { 1, 0, 1, 1, 0, 0, 0, 1 };
  g_autoptr (CordonPlan) plan = scenario_plan_read ();

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GPtrArray) findings = check (plan, checks[i]);

      g_test_message ("%s", checks[i]);
      g_assert_cmpuint (findings->len, ==, n_planted[i]);
    }
}

static double
input_of (const CordonFinding *finding,
          double near)
{
  for (guint i = 0; i < finding->inputs->len; i++)
    if (fabs (g_array_index (finding->inputs, CordonFindingInput, i).value - near) < 0.05)
      return g_array_index (finding->inputs, CordonFindingInput, i).value;
  return NAN;
}

/* The same plan with another number of lanes at G2. */
static CordonPlan *
with_lanes (const CordonPlan *plan,
            gint64 lanes)
{
  const CordonRecord *gate = scenario_plan_find (plan, CORDON_TABLE_GATE, "G2");
  g_autoptr (CordonRecord) changed = cordon_record_copy (gate);
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Change the lanes of G2");
  g_autoptr (GError) error = NULL;
  CordonPlan *after;

  ((CordonGate *) changed)->lanes = lanes;
  cordon_edit_replace (edit, gate, changed);
  after = cordon_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return after;
}

/* 815 people, 815 / (4 x 7) minutes; the other nine gates have no queue to speak of. */
static void
test_queue (void)
{
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  g_autoptr (GPtrArray) findings = check (plan, "C06");
  const CordonFinding *finding;
  gint64 peak_end;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpint (g_array_index (finding->objects, CordonFindingObject, 0).id, ==,
                   scenario_plan_find (plan, CORDON_TABLE_GATE, "G2")->id);
  g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_MAJOR);
  g_assert_cmpfloat_with_epsilon (finding->value, 815.0 / 28, 1e-9);
  g_assert_cmpfloat_with_epsilon (finding->value, 29.1, 0.05);
  g_assert_cmpfloat_with_epsilon (input_of (finding, 815), 815, 1e-9);
  /* The slot 10:30 - 11:00 local time ends the growth. */
  g_assert_true (cordon_minute_parse ("2027-05-23T09:00Z", NULL, &peak_end));
  g_assert_true (cordon_interval_contains (finding->when, peak_end - 1));
}

/* Five lanes: 110 people wait 3.1 minutes, which is no finding; six: nobody does. */
static void
test_queue_with_more_lanes (void)
{
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  g_autoptr (GPtrArray) four = check (plan, "C06");
  const CordonFinding *finding = four->pdata[0];
  gboolean has_predicted = FALSE;

  for (guint i = 0; i < finding->fixes->len; i++)
    has_predicted |= fabs (((CordonFix *) finding->fixes->pdata[i])->predicted - 110.0 / 35) < 1e-6;
  g_assert_true (has_predicted);
  for (gint64 lanes = 5; lanes <= 6; lanes++)
    {
      g_autoptr (CordonPlan) wider = with_lanes (plan, lanes);
      g_autoptr (GPtrArray) findings = check (wider, "C06");

      g_assert_cmpuint (findings->len, ==, 0);
    }
}

/* 9,000 / (82 x 10.2 m) = 10.8 minutes; 8.3 with all exits; 3.5 m more are needed. */
static void
test_egress (void)
{
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  g_autoptr (GPtrArray) findings = check (plan, "C20");
  const CordonFinding *finding;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpint (g_array_index (finding->objects, CordonFindingObject, 0).id, ==,
                   scenario_plan_find (plan, CORDON_TABLE_ZONE, "A3")->id);
  g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_BLOCKER);
  g_assert_cmpfloat (finding->threshold, ==, 8);
  g_assert_cmpfloat_with_epsilon (finding->value, 9000 / (82 * 10.2), 1e-9);
  g_assert_cmpfloat_with_epsilon (input_of (finding, 8.3), 9000 / (82 * 13.2), 1e-9);
  g_assert_cmpfloat_with_epsilon (input_of (finding, 3.5), 9000 / (82.0 * 8) - 10.2, 1e-9);
}

/* The first shift leaves at 13:00, the second comes at 13:20. */
static void
test_gap_at_the_rascasse (void)
{
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  g_autoptr (GPtrArray) findings = check (plan, "C05");
  const CordonFinding *finding;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpint (g_array_index (finding->objects, CordonFindingObject, 0).id, ==,
                   scenario_plan_find (plan, CORDON_TABLE_POST, "P12")->id);
  g_assert_cmpfloat (finding->value, ==, 20);
  g_assert_cmpint (cordon_interval_minutes (finding->when), ==, 20);
  g_assert_cmpfloat (input_of (finding, 120), ==, 120);
}

/* 1,150 m2 of stairs between the paddock and the slope belong to nobody. */
static void
test_stairs (void)
{
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  g_autoptr (GPtrArray) findings = check (plan, "C01");

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (((CordonFinding *) findings->pdata[0])->value, 1150, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/scenario-findings/queue", test_queue);
  g_test_add_func ("/session/scenario-findings/queue-with-more-lanes", test_queue_with_more_lanes);
  g_test_add_func ("/session/scenario-findings/egress", test_egress);
  g_test_add_func ("/session/scenario-findings/gap-at-the-rascasse", test_gap_at_the_rascasse);
  g_test_add_func ("/session/scenario-findings/nothing-else", test_nothing_else);
  g_test_add_func ("/session/scenario-findings/stairs", test_stairs);
  return g_test_run ();
}
