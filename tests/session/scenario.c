/* scenario.c: the Harbour Grand Prix as its text files tell it, figure by figure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * These tests work the scenario's answers out with nothing but the records, so
 * that a mistake in the files and one in a check cannot hide each other.
 */
#include "config.h"

#include <math.h>

#include "geo/measure.h"
#include "scenario-plan.h"

static void
test_counts (void)
{
  static const struct
  {
    CordonTableId table;
    guint n_records;
  } rows[] = {
    { CORDON_TABLE_ORGANISATION, 16 },
    { CORDON_TABLE_CHANNEL, 14 },
    { CORDON_TABLE_ZONE, 9 },
    { CORDON_TABLE_GATE, 10 },
    { CORDON_TABLE_EXIT, 6 },
    { CORDON_TABLE_POST, 24 },
    { CORDON_TABLE_SHIFT, 3 },
    { CORDON_TABLE_UNIT, 22 },
    { CORDON_TABLE_CONTRACT, 3 },
  };
  g_autoptr (CordonPlan) plan = scenario_plan_read ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u: %s", i, cordon_table_get (rows[i].table)->name);
      g_assert_cmpuint (cordon_plan_count (plan, rows[i].table), ==, rows[i].n_records);
    }
}

/* 858 + 793 + 226 = 1,877 people in three shifts. */
static void
test_people (void)
{
  static const struct
  {
    const char *shift;
    gint64 people;
  } rows[] = { { "S1", 858 }, { "S2", 793 }, { "S3", 226 } };
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  g_autoptr (GPtrArray) assignments = cordon_plan_list (plan, CORDON_TABLE_ASSIGNMENT);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 shift = scenario_plan_find (plan, CORDON_TABLE_SHIFT, rows[i].shift)->id;
      gint64 people = 0;

      for (guint j = 0; j < assignments->len; j++)
        {
          const CordonAssignment *assignment = CORDON_RECORD_AS (ASSIGNMENT, const CordonAssignment, assignments->pdata[j]);

          people += assignment->shift == shift ? cordon_assignment_people (plan, assignment) : 0;
        }
      g_test_message ("row %u: %s", i, rows[i].shift);
      g_assert_cmpint (people, ==, rows[i].people);
    }
}

static void
test_zone_areas (void)
{
  static const struct
  {
    const char *code;
    double area_m2;
  } rows[] = {
    { "A1", 10006 },
    { "A2", 26355 },
    { "A3", 11301 },
    { "A4", 80046 },
    { "A5", 29658 },
    { "A6", 28590 },
    { "A7", 25013 },
    { "A8", 48250 },
  };
  g_autoptr (CordonPlan) plan = scenario_plan_read ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CordonRecord *zone = scenario_plan_find (plan, CORDON_TABLE_ZONE, rows[i].code);

      g_test_message ("row %u: %s", i, rows[i].code);
      g_assert_cmpfloat_with_epsilon (geo_measure_area_m2 (cordon_record_shape (zone)), rows[i].area_m2, rows[i].area_m2 / 10000);
    }
}

/* What the venue has beyond the paddock and the slope: the stairs. */
static void
test_stairs (void)
{
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  g_autoptr (GPtrArray) venues = cordon_plan_list (plan, CORDON_TABLE_VENUE);
  double venue_m2 = geo_measure_area_m2 (cordon_record_shape (venues->pdata[0]));
  double paddock_m2 = geo_measure_area_m2 (cordon_record_shape (scenario_plan_find (plan, CORDON_TABLE_ZONE, "A2")));
  double slope_m2 = geo_measure_area_m2 (cordon_record_shape (scenario_plan_find (plan, CORDON_TABLE_ZONE, "A6")));

  g_assert_cmpuint (venues->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (venue_m2 - paddock_m2 - slope_m2, 1150, 1);
}

/* The queue at the end of each half hour, as the scenario lists it. */
static void
test_queue_at_g2 (void)
{
  static const double queues[] = { 0, 0, 0, 10, 190, 455, 720, 815, 740, 495, 80, 0 };
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  const CordonGate *gate = CORDON_RECORD_AS (GATE, const CordonGate, scenario_plan_find (plan, CORDON_TABLE_GATE, "G2"));
  double queue = 0;

  g_assert_cmpuint (gate->arrivals->n_items, ==, G_N_ELEMENTS (queues));
  for (guint i = 0; i < G_N_ELEMENTS (queues); i++)
    {
      queue = MAX (0, queue + gate->arrivals->items[i].value - gate->lanes * gate->lane_rate * 30);
      g_test_message ("slot %u", i);
      g_assert_cmpfloat_with_epsilon (queue, queues[i], 1e-9);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/scenario/counts", test_counts);
  g_test_add_func ("/session/scenario/people", test_people);
  g_test_add_func ("/session/scenario/zone-areas", test_zone_areas);
  g_test_add_func ("/session/scenario/stairs", test_stairs);
  g_test_add_func ("/session/scenario/queue-at-g2", test_queue_at_g2);
  return g_test_run ();
}
