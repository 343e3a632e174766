/* c01-ground.c: tests of ground that nobody owns, and of zones that nobody commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "world.h"

#define DAY "2027-05-23T"

/* A venue of 100 x 100 m, and zones in it from west to east. */
static World *
new_venue (void)
{
  World *world = world_new ();
  g_autofree char *venue = world_box (world, 0, 0, 100, 100);

  world_add (world, CORDON_TABLE_ORGANISATION, "Police", "kind", "public-authority", NULL);
  world_add (world, CORDON_TABLE_ORGANISATION, "Halcyon", "kind", "private-contractor", NULL);
  world_add (world, CORDON_TABLE_PLAN, "Race", "starts", DAY "06:00Z", "ends", DAY "22:00Z", "authority", "Police", NULL);
  world_add (world, CORDON_TABLE_VENUE, "Stadium", "shape", venue, NULL);
  return world;
}

static void
add_zone (World *world,
          const char *name,
          double x0_m,
          double x1_m,
          const char *owner,
          const char *field,
          const char *value)
{
  g_autofree char *box = world_box (world, x0_m, 0, x1_m, 100);

  world_add (world, CORDON_TABLE_ZONE, name, "shape", box, "owner", owner, "commander", "Silver", field, value, NULL);
}

static GPtrArray *
check (World *world)
{
  g_autoptr (CordonPlan) plan = world_plan (world);
  GPtrArray *findings = world_check (plan, "C01");

  for (guint i = 0; i < findings->len; i++)
    if (((CordonFinding *) findings->pdata[i])->status == CORDON_FINDING_GAP)
      world_assert_fixes_apply (plan, findings->pdata[i], "C01");
  return findings;
}

static void
test_gap (void)
{
  g_autoptr (World) world = new_venue ();
  g_autoptr (GPtrArray) findings = NULL;
  const CordonFinding *finding;

  add_zone (world, "West", 0, 60, "Police", NULL, NULL);
  add_zone (world, "East", 70, 100, "Halcyon", NULL, NULL);
  findings = check (world);
  finding = world_only (findings);
  g_assert_cmpfloat_with_epsilon (finding->value, 1000, 0.5);
  g_assert_cmpint (finding->severity, ==, CORDON_SEVERITY_MAJOR);
  g_assert_cmpfloat_with_epsilon (world_input (finding, "unowned share of the ring"), 10, 1e-3);
  g_assert_cmpfloat_with_epsilon (world_input (finding, "border with the zone next to it"), 100, 0.1);
  g_assert_cmpint (finding->when.start_min, ==, world_minute (DAY "06:00Z"));
  g_assert_cmpint (finding->when.end_min, ==, world_minute (DAY "22:00Z"));
  g_assert_cmpuint (finding->shapes->len, ==, 1);
  /* Extend the neighbour, make a zone of it, put it out of scope. */
  g_assert_cmpuint (finding->fixes->len, ==, 3);
}

static void
test_thresholds (void)
{
  static const struct
  {
    double gap_m;
    guint n_findings;
  } rows[] = {
    { 0, 0 },
    { 0.04, 0 }, /* closer than the tolerance is no gap */
    { 0.25, 0 }, /* 25 m2, within a rounding */
    { 0.45, 0 }, /* 45 m2 are less than half a per cent of the ground */
    { 0.51, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (World) world = new_venue ();
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("row %u", i);
      add_zone (world, "West", 0, 60, "Police", NULL, NULL);
      add_zone (world, "East", 60 + rows[i].gap_m, 100, "Halcyon", NULL, NULL);
      findings = check (world);
      g_assert_cmpuint (findings->len, ==, rows[i].n_findings);
    }
}

/* The same ground by ring: any share of the inner, half a per cent of the middle, two of the outer. */
static void
test_rings (void)
{
  static const struct
  {
    const char *ring;
    double gap_m;
    CordonSeverity severity;
  } rows[] = {
    { "inner", 0.3, CORDON_SEVERITY_BLOCKER },
    { "middle", 0.3, 0 },
    { "middle", 0.6, CORDON_SEVERITY_MAJOR },
    { "outer", 1.9, 0 },
    { "outer", 2.1, CORDON_SEVERITY_MINOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (World) world = new_venue ();
      const double xy_m[] = { 0, 0, 100, 0, 100, 100, 0, 100, 0, 0 };
      g_autofree char *line = world_line (world, xy_m, 5);
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("row %u", i);
      world_add (world, CORDON_TABLE_PERIMETER, "Ring", "shape", line, "ring", rows[i].ring, NULL);
      add_zone (world, "West", 0, 60, "Police", NULL, NULL);
      add_zone (world, "East", 60 + rows[i].gap_m, 100, "Halcyon", NULL, NULL);
      findings = check (world);
      g_assert_cmpuint (findings->len, ==, rows[i].severity != 0);
      if (findings->len > 0)
        g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
    }
}

/* A zone that ends at noon leaves its ground to nobody in the afternoon. */
static void
test_windows (void)
{
  g_autoptr (World) world = new_venue ();
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) before = NULL;

  add_zone (world, "West", 0, 60, "Police", NULL, NULL);
  add_zone (world, "East", 60, 100, "Halcyon", "active", DAY "06:00Z/" DAY "12:00Z");
  plan = world_plan (world);
  findings = world_check (plan, "C01");
  g_assert_cmpfloat_with_epsilon (world_only (findings)->value, 4000, 1);
  g_assert_cmpint (world_only (findings)->when.start_min, ==, world_minute (DAY "12:00Z"));
  g_assert_cmpint (world_only (findings)->when.end_min, ==, world_minute (DAY "22:00Z"));
  before = world_check_at (plan, NULL, "C01", 0, world_minute (DAY "11:59Z"));
  g_assert_cmpuint (before->len, ==, 0);
}

static void
test_zone_without_owner (void)
{
  g_autoptr (World) world = new_venue ();
  g_autoptr (GPtrArray) findings = NULL;

  add_zone (world, "West", 0, 60, "Police", NULL, NULL);
  add_zone (world, "East", 60, 100, NULL, NULL, NULL);
  findings = check (world);
  g_assert_cmpfloat_with_epsilon (world_only (findings)->value, 4000, 1);
  g_assert_cmpstr (((CordonFix *) world_only (findings)->fixes->pdata[0])->label, ==, "Make Police the owner of East");
}

static void
test_out_of_scope (void)
{
  g_autoptr (World) world = new_venue ();
  g_autoptr (GPtrArray) findings = NULL;

  add_zone (world, "West", 0, 60, "Police", NULL, NULL);
  add_zone (world, "East", 60, 100, NULL, "kind", "out-of-scope");
  findings = check (world);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_outer_perimeter_is_scope (void)
{
  g_autoptr (World) world = new_venue ();
  const double xy_m[] = { -50, -50, 150, -50, 150, 150, -50, 150, -50, -50 };
  g_autofree char *line = world_line (world, xy_m, 5);
  g_autofree char *open_line = world_line (world, xy_m, 4);
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_PERIMETER, "Outer", "shape", line, "ring", "outer", NULL);
  world_add (world, CORDON_TABLE_PERIMETER, "Unfinished", "shape", open_line, "ring", "outer", NULL);
  add_zone (world, "All", 0, 100, "Police", NULL, NULL);
  findings = check (world);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (world_find (findings, CORDON_TABLE_PERIMETER, "Unfinished", "encloses nothing")->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
  g_assert_cmpfloat_with_epsilon (world_find (findings, CORDON_TABLE_PLAN, "Race", "Nobody owns")->value, 30000, 10);
}

static void
test_broken (void)
{
  g_autoptr (World) world = new_venue ();
  g_autoptr (GPtrArray) findings = NULL;
  const double xy_m[] = { 0, 0, 100, 100, 100, 0, 0, 100, 0, 0 };
  g_autofree char *bow_tie = world_line (world, xy_m, 5);
  g_autofree char *polygon = g_strdup_printf ("POLYGON (%s)", bow_tie + strlen ("LINESTRING "));

  world_add (world, CORDON_TABLE_ZONE, "Tie", "shape", polygon, "owner", "Police", "commander", "Silver", NULL);
  add_zone (world, "All", 0, 100, "Police", NULL, NULL);
  findings = check (world);
  g_assert_cmpint (world_only (findings)->status, ==, CORDON_FINDING_ERROR);
  g_assert_nonnull (strstr (world_only (findings)->title, "crosses itself"));
}

static void
test_no_scope (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *box = world_box (world, 0, 0, 10, 10);
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_PLAN, "Race", NULL);
  world_add (world, CORDON_TABLE_ZONE, "Z", "shape", box, NULL);
  findings = check (world);
  g_assert_cmpint (world_only (findings)->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
}

static void
test_commander (void)
{
  static const struct
  {
    const char *ring;
    CordonSeverity severity;
  } rows[] = {
    { "inner", CORDON_SEVERITY_BLOCKER },
    { "middle", CORDON_SEVERITY_MAJOR },
    { "outer", CORDON_SEVERITY_MINOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (World) world = new_venue ();
      g_autofree char *box = world_box (world, 0, 0, 100, 100);
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("row %u", i);
      world_add (world, CORDON_TABLE_ZONE, "Z", "shape", box, "owner", "Police", "ring", rows[i].ring, "deputy_commander", "Bronze", NULL);
      findings = check (world);
      g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
      g_assert_cmpuint (world_only (findings)->fixes->len, ==, 2);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/ground/gap", test_gap);
  g_test_add_func ("/check/ground/thresholds", test_thresholds);
  g_test_add_func ("/check/ground/rings", test_rings);
  g_test_add_func ("/check/ground/windows", test_windows);
  g_test_add_func ("/check/ground/zone-without-owner", test_zone_without_owner);
  g_test_add_func ("/check/ground/out-of-scope", test_out_of_scope);
  g_test_add_func ("/check/ground/outer-perimeter-is-scope", test_outer_perimeter_is_scope);
  g_test_add_func ("/check/ground/broken", test_broken);
  g_test_add_func ("/check/ground/no-scope", test_no_scope);
  g_test_add_func ("/check/ground/commander", test_commander);
  return g_test_run ();
}
