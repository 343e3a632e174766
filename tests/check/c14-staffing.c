/* c14-staffing.c: tests of staffing by numbers of people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "world.h"

#define DAY "2027-05-23T"

static GPtrArray *
check (const char *event_class,
       const char *own_ratio,
       const char *people,
       const char *mobile)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 10, 10);
  g_autofree char *box = world_box (world, 0, 0, 100, 100);
  g_autofree char *expected = g_strdup_printf (DAY "10:00Z/" DAY "12:00Z=100; " DAY "12:00Z/" DAY "14:00Z=%s", people);
  g_autoptr (CordonPlan) plan = NULL;
  GPtrArray *findings;

  world_add (world, CORDON_TABLE_PLAN, "Race", "event_class", event_class, NULL);
  world_add (world, CORDON_TABLE_ZONE, "Z", "shape", box, "expected", expected, "steward_ratio", own_ratio, NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "zone", "Z", "minimum", DAY "08:00Z/" DAY "20:00Z=2", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "quantity", "2", "starts", DAY "08:00Z", "ends", DAY "20:00Z", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "b", "zone", "Z", "quantity", mobile, "starts", DAY "08:00Z", "ends", DAY "20:00Z", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C14");
  for (guint i = 0; i < findings->len; i++)
    world_assert_fixes_apply (plan, findings->pdata[i], "C14");
  return findings;
}

static void
test_table (void)
{
  static const struct
  {
    const char *event_class;
    const char *own_ratio;
    const char *people;
    const char *mobile;
    CordonSeverity severity;
    double need;
  } rows[] = {
    { "2", "", "2000", "8", 0, 0 },                      /* 2 + 8 */
    { "2", "", "2001", "8", CORDON_SEVERITY_MAJOR, 11 }, /* 2 + 9 */
    { "4", "", "1000", "10", 0, 0 },
    { "4", "", "1001", "10", CORDON_SEVERITY_MAJOR, 13 },
    { "2", "50", "500", "9", CORDON_SEVERITY_MAJOR, 12 },
    { "2", "", "2000", "5", CORDON_SEVERITY_MAJOR, 10 }, /* exactly 70 % */
    { "2", "", "2000", "4", CORDON_SEVERITY_BLOCKER, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) findings = check (rows[i].event_class, rows[i].own_ratio, rows[i].people, rows[i].mobile);

      g_test_message ("row %u", i);
      g_assert_cmpuint (findings->len, ==, rows[i].severity != 0);
      if (findings->len == 0)
        continue;
      g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
      g_assert_cmpfloat (world_input (world_only (findings), "people needed"), ==, rows[i].need);
      g_assert_cmpint (world_only (findings)->when.start_min, ==, world_minute (DAY "12:00Z"));
    }
}

static void
test_missing (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *box = world_box (world, 0, 0, 100, 100);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_ZONE, "Z", "shape", box, "kind", "public", NULL);
  world_add (world, CORDON_TABLE_ZONE, "T", "shape", box, "kind", "technical", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C14");
  g_assert_cmpint (world_only (findings)->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/staffing/table", test_table);
  g_test_add_func ("/check/staffing/missing", test_missing);
  return g_test_run ();
}
