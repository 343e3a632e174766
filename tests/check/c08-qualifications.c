/* c08-qualifications.c: tests of who holds what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "world.h"

#define DAY "2027-05-23T"

/* A unit on a post for the day, with one qualification or none. */
static CordonPlan *
plan_with (const char *role,
           const char *strength,
           const char *from,
           const char *until,
           const char *holders)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 0, 0);

  world_add (world, CORDON_TABLE_PLAN, "Race", "starts", DAY "05:00Z", "ends", DAY "22:00Z", NULL);
  world_add (world, CORDON_TABLE_ORGANISATION, "Halcyon", "kind", "private-contractor", NULL);
  world_add (world, CORDON_TABLE_UNIT, "U", "organisation", "Halcyon", "strength", strength, NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "role", role, "qualifications", "Crowd manager", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "unit", "U", "starts", DAY "08:00Z", "ends", DAY "16:00Z", NULL);
  if (until != NULL)
    world_add (world, CORDON_TABLE_QUALIFICATION, "q", "name", " crowd MANAGER", "unit", "U", "valid_from", from,
               "valid_until", until, "holders", holders, NULL);
  return world_plan (world);
}

static void
test_table (void)
{
  static const struct
  {
    const char *role;
    const char *strength;
    const char *from;
    const char *until;
    const char *holders;
    CordonSeverity severity;
    const char *says;
  } rows[] = {
    { "steward", "1", NULL, NULL, NULL, CORDON_SEVERITY_MAJOR, "without" },
    { "search", "1", NULL, NULL, NULL, CORDON_SEVERITY_BLOCKER, "without" },
    { "steward", "1", "", "", "", 0, NULL },
    { "steward", "1", "", DAY "16:00Z", "", CORDON_SEVERITY_MINOR, "soon after" }, /* to the last minute */
    { "medical", "1", "", DAY "15:59Z", "", CORDON_SEVERITY_BLOCKER, "not valid throughout" },
    { "steward", "1", DAY "08:00Z", "", "", 0, NULL },
    { "steward", "1", DAY "08:01Z", "", "", CORDON_SEVERITY_MAJOR, "not valid throughout" },
    { "steward", "1", "", "2027-06-22T22:00Z", "", 0, NULL }, /* 30 days after the end */
    { "steward", "1", "", "2027-06-22T21:59Z", "", CORDON_SEVERITY_MINOR, "soon after" },
    { "steward", "6", "", "", "6", 0, NULL },
    { "steward", "6", "", "", "5", CORDON_SEVERITY_MAJOR, "too few" },
    { "steward", "6", "", "", "", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CordonPlan) plan = plan_with (rows[i].role, rows[i].strength, rows[i].from, rows[i].until, rows[i].holders);
      g_autoptr (GPtrArray) findings = world_check (plan, "C08");

      g_test_message ("row %u", i);
      g_assert_cmpuint (findings->len, ==, rows[i].severity != 0);
      if (findings->len == 0)
        continue;
      g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
      world_find (findings, CORDON_TABLE_UNIT, "U", rows[i].says);
      world_assert_fixes_apply (plan, world_only (findings), "C08");
    }
}

static void
test_counted (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *point = world_point (world, 0, 0);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "qualifications", "Crowd manager", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "quantity", "4", "starts", DAY "08:00Z", "ends", DAY "16:00Z", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C08");
  g_assert_cmpint (world_only (findings)->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/qualifications/table", test_table);
  g_test_add_func ("/check/qualifications/counted", test_counted);
  return g_test_run ();
}
