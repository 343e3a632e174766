/* c13-hours.c: tests of double duties, travel, shifts and rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "world.h"

#define D1 "2027-05-23T"
#define D2 "2027-05-24T"

/* Two duties of one unit, 840 m apart. */
static CordonPlan *
plan_with (const char *strength,
           const char *post,
           const char *const times[4])
{
  g_autoptr (World) world = world_new ();
  g_autofree char *here = world_point (world, 0, 0);
  g_autofree char *there = world_point (world, 840, 0);

  world_add (world, CORDON_TABLE_ORGANISATION, "Halcyon", "kind", "private-contractor", NULL);
  world_add (world, CORDON_TABLE_UNIT, "U", "organisation", "Halcyon", "strength", strength, NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", here, NULL);
  world_add (world, CORDON_TABLE_POST, "Q", "shape", there, NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "unit", "U", "quantity", "1", "starts", times[0], "ends", times[1], NULL);
  if (times[2] != NULL)
    world_add (world, CORDON_TABLE_ASSIGNMENT, "b", "post", post, "unit", "U", "quantity", "1", "starts", times[2], "ends", times[3], NULL);
  return world_plan (world);
}

static void
test_table (void)
{
  static const struct
  {
    const char *strength;
    const char *post;
    const char *times[4];
    CordonSeverity severity;
    double value;
    const char *says;
  } rows[] = {
    { "1", "P", { D1 "08:00Z", D1 "12:00Z", D1 "12:00Z", D1 "14:00Z" }, 0, 0, NULL },
    { "1", "Q", { D1 "08:00Z", D1 "12:00Z", D1 "11:59Z", D1 "14:00Z" }, CORDON_SEVERITY_BLOCKER, 1, "at once" },
    { "1", "Q", { D1 "08:00Z", D1 "12:00Z", D1 "09:00Z", D1 "10:00Z" }, CORDON_SEVERITY_BLOCKER, 60, "at once" },
    { "2", "Q", { D1 "08:00Z", D1 "12:00Z", D1 "09:00Z", D1 "10:00Z" }, 0, 0, NULL }, /* a team of two divides */
    /* 840 m are ten minutes, and ten to take over. */
    { "1", "Q", { D1 "08:00Z", D1 "12:00Z", D1 "12:20Z", D1 "14:00Z" }, 0, 0, NULL },
    { "1", "Q", { D1 "08:00Z", D1 "12:00Z", D1 "12:19Z", D1 "14:00Z" }, CORDON_SEVERITY_MAJOR, 19, "minutes to get" },
    { "1", "P", { D1 "07:00Z", D1 "19:00Z", NULL, NULL }, 0, 0, NULL },
    { "1", "P", { D1 "07:00Z", D1 "19:01Z", NULL, NULL }, CORDON_SEVERITY_MAJOR, 721 / 60.0, "in one shift" },
    { "1", "P", { D1 "07:00Z", D1 "12:00Z", D1 "15:00Z", D1 "19:30Z" }, CORDON_SEVERITY_MAJOR, 12.5, "in one shift" },
    { "1", "P", { D1 "07:00Z", D1 "20:01Z", NULL, NULL }, CORDON_SEVERITY_MAJOR, 781 / 60.0, "longer than any day" },
    { "1", "P", { D1 "12:00Z", D1 "20:00Z", D2 "07:00Z", D2 "12:00Z" }, 0, 0, NULL },
    { "1", "P", { D1 "12:00Z", D1 "20:01Z", D2 "07:00Z", D2 "12:00Z" }, CORDON_SEVERITY_MAJOR, 659 / 60.0, "rests" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CordonPlan) plan = plan_with (rows[i].strength, rows[i].post, rows[i].times);
      g_autoptr (GPtrArray) findings = world_check (plan, "C13");

      g_test_message ("row %u", i);
      g_assert_cmpuint (findings->len, ==, rows[i].severity != 0);
      if (findings->len == 0)
        continue;
      world_find (findings, CORDON_TABLE_UNIT, "U", rows[i].says);
      g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
      g_assert_cmpfloat_with_epsilon (world_only (findings)->value, rows[i].value, 1e-9);
      world_assert_fixes_apply (plan, world_only (findings), "C13");
    }
}

/* Days in a row of eight hours; seven make 56 hours too. */
static GPtrArray *
check_days (guint n_days,
            guint hours,
            const char *timezone)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *here = world_point (world, 0, 0);
  g_autoptr (CordonPlan) plan = NULL;

  world_add (world, CORDON_TABLE_PLAN, "Race", "timezone", timezone, NULL);
  world_add (world, CORDON_TABLE_ORGANISATION, "Halcyon", "kind", "private-contractor", NULL);
  world_add (world, CORDON_TABLE_UNIT, "U", "organisation", "Halcyon", NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", here, NULL);
  for (guint i = 0; i < n_days; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u", i);
      g_autofree char *from = g_strdup_printf ("2027-05-%02uT08:00Z", 10 + i);
      g_autofree char *to = g_strdup_printf ("2027-05-%02uT%02u:00Z", 10 + i, 8 + hours);

      world_add (world, CORDON_TABLE_ASSIGNMENT, name, "post", "P", "unit", "U", "starts", from, "ends", to, NULL);
    }
  plan = world_plan (world);
  return world_check (plan, "C13");
}

static void
test_days_and_week (void)
{
  g_autoptr (GPtrArray) six = check_days (6, 8, "UTC");
  g_autoptr (GPtrArray) seven = check_days (7, 6, "UTC");
  g_autoptr (GPtrArray) long_week = check_days (6, 9, "UTC");
  /* By the calendar of Auckland each duty ends after midnight, which makes one day more. */
  g_autoptr (GPtrArray) elsewhere = check_days (6, 6, "Pacific/Auckland");

  g_assert_cmpuint (six->len, ==, 0);
  g_assert_cmpfloat (world_only (seven)->value, ==, 7);
  g_assert_cmpfloat (world_only (long_week)->value, ==, 54);
  g_assert_cmpfloat (world_only (elsewhere)->value, ==, 7);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/hours/table", test_table);
  g_test_add_func ("/check/hours/days-and-week", test_days_and_week);
  return g_test_run ();
}
