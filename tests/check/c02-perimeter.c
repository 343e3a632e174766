/* c02-perimeter.c: tests of open and unwatched metres of perimeters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/wkb.h"
#include "world.h"

#define DAY  "2027-05-23T"
#define NOON DAY "10:00Z/" DAY "14:00Z"

/* A straight line of 100 m from west to east, looked at around noon. */
static World *
new_line (const char *ring,
          const char *kind)
{
  World *world = world_new ();
  const double xy_m[] = { 0, 0, 100, 0 };
  g_autofree char *line = world_line (world, xy_m, 2);

  world_add (world, CORDON_TABLE_PLAN, "Race", "starts", DAY "10:00Z", "ends", DAY "14:00Z", NULL);
  world_add (world, CORDON_TABLE_PERIMETER, "Line", "shape", line, "ring", ring, "kind", kind, NULL);
  return world;
}

static void
add_post (World *world,
          const char *name,
          double x_m,
          double y_m,
          const char *field,
          const char *value)
{
  g_autofree char *point = world_point (world, x_m, y_m);
  g_autofree char *assignment = g_strdup_printf ("on %s", name);

  world_add (world, CORDON_TABLE_POST, name, "shape", point, field, value, NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, assignment, "post", name, "quantity", "1", "starts", DAY "10:00Z", "ends", DAY "14:00Z", NULL);
}

static void
add_barrier (World *world,
             const char *name,
             double x0_m,
             double y0_m,
             double x1_m,
             double y1_m,
             const char *field,
             const char *value)
{
  const double xy_m[] = { x0_m, y0_m, x1_m, y1_m };
  g_autofree char *line = world_line (world, xy_m, 2);

  world_add (world, CORDON_TABLE_BARRIER, name, "shape", line, "kind", "mesh", field, value, NULL);
}

static GPtrArray *
check (World *world)
{
  g_autoptr (CordonPlan) plan = world_plan (world);
  GPtrArray *findings = world_check (plan, "C02");

  for (guint i = 0; i < findings->len; i++)
    if (((CordonFinding *) findings->pdata[i])->status == CORDON_FINDING_GAP)
      world_assert_fixes_apply (plan, findings->pdata[i], "C02");
  return findings;
}

/* One post of 30 m in the middle leaves 20 m at each end. */
static void
test_soft (void)
{
  static const struct
  {
    const char *ring;
    double x_m;
    CordonSeverity severity;
    double longest_m;
  } rows[] = {
    { "middle", 50, 0, 0 }, /* 20 and 20 */
    { "middle", 45, 0, 0 }, /* 15 and exactly 25 */
    { "middle", 44, CORDON_SEVERITY_MAJOR, 26 },
    { "outer", 20, 0, 0 }, /* exactly 50 */
    { "outer", 19, CORDON_SEVERITY_MAJOR, 51 },
    { "", 44, CORDON_SEVERITY_MAJOR, 26 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (World) world = new_line (rows[i].ring, "soft");
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("row %u", i);
      add_post (world, "P", rows[i].x_m, 0, NULL, NULL);
      findings = check (world);
      g_assert_cmpuint (findings->len, ==, rows[i].severity != 0);
      if (findings->len == 0)
        continue;
      g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
      g_assert_cmpfloat_with_epsilon (world_only (findings)->value, rows[i].longest_m, 1e-3);
      g_assert_cmpfloat_with_epsilon (world_input (world_only (findings), "open metres"),
                                      100 - (rows[i].x_m + 30 - MAX (0, rows[i].x_m - 30)), 1e-3);
    }
}

static void
test_rules (void)
{
  static const struct
  {
    const char *ring;
    const char *kind;
    gboolean has_barrier;
    gboolean has_post;
    gboolean has_patrol;
    CordonSeverity severity;
  } rows[] = {
    { "middle", "soft", FALSE, FALSE, TRUE, 0 },
    { "middle", "fence", TRUE, FALSE, FALSE, CORDON_SEVERITY_MAJOR },
    { "middle", "fence", TRUE, FALSE, TRUE, 0 },
    { "middle", "fence", FALSE, TRUE, TRUE, CORDON_SEVERITY_MAJOR },
    { "middle", "hard", TRUE, FALSE, TRUE, CORDON_SEVERITY_MAJOR },
    { "middle", "hard", TRUE, TRUE, FALSE, 0 },
    { "inner", "soft", FALSE, TRUE, TRUE, CORDON_SEVERITY_BLOCKER },
    { "inner", "fence", TRUE, TRUE, FALSE, 0 },
    { "inner", "virtual", FALSE, FALSE, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (World) world = new_line (rows[i].ring, rows[i].kind);
      const double xy_m[] = { -5, 5, 105, 5 };
      g_autofree char *beat = world_line (world, xy_m, 2);
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("row %u", i);
      if (rows[i].has_barrier)
        add_barrier (world, "B", -1, 1, 101, 1, NULL, NULL);
      if (rows[i].has_post)
        add_post (world, "P", 50, 0, "radius_m", "60");
      if (rows[i].has_patrol)
        world_add (world, CORDON_TABLE_PATROL, "W", "shape", beat, "interval_min", "30", NULL);
      findings = check (world);
      g_assert_cmpuint (findings->len, ==, rows[i].severity != 0);
      if (findings->len > 0)
        g_assert_cmpint (world_only (findings)->severity, ==, rows[i].severity);
    }
}

static void
test_rare_patrol_and_empty_post (void)
{
  g_autoptr (World) world = new_line ("middle", "soft");
  const double xy_m[] = { -5, 5, 105, 5 };
  g_autofree char *beat = world_line (world, xy_m, 2);
  g_autofree char *point = world_point (world, 50, 0);
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_PATROL, "W", "shape", beat, "interval_min", "31", NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "radius_m", "60", NULL);
  findings = check (world);
  g_assert_cmpfloat_with_epsilon (world_only (findings)->value, 100, 1e-3);
  g_assert_cmpfloat (world_input (world_only (findings), "posts near it that nobody is ever on"), ==, 1);
}

/* A screen 5 m before the line, from 40 to 60, hides what lies behind it from a post 10 m off. */
static void
test_screen (void)
{
  g_autoptr (World) world = new_line ("middle", "soft");
  g_autoptr (GPtrArray) findings = NULL;

  add_post (world, "P", 50, 10, "radius_m", "80");
  add_barrier (world, "S", 40, 5, 60, 5, "is_opaque", "yes");
  findings = check (world);
  g_assert_cmpfloat_with_epsilon (world_only (findings)->value, 40, 1e-2);
}

static void
test_building (void)
{
  g_autoptr (World) world = new_line ("middle", "soft");
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonBaseMap) map = cordon_base_map_new ();
  g_autofree char *box = world_box (world, 40, 4, 60, 6);
  g_autoptr (GeoShape) shape = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) in_the_open = NULL;
  CordonMapFeature building = { .layer = CORDON_MAP_BUILDING, .kind = "yes" };

  shape = geo_wkt_parse (box, NULL);
  building.shape = shape;
  cordon_base_map_add (map, &building);
  add_post (world, "P", 50, 10, "radius_m", "80");
  plan = world_plan (world);
  findings = world_check_at (plan, map, "C02", 0, CORDON_MINUTE_NONE);
  in_the_open = world_check (plan, "C02");
  /* The nearer wall, 4 m from the post, casts the shadow. */
  g_assert_cmpfloat_with_epsilon (world_only (findings)->value, 50, 1e-2);
  g_assert_cmpuint (in_the_open->len, ==, 0);
}

static void
test_sector (void)
{
  g_autoptr (World) world = new_line ("middle", "soft");
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *point = world_point (world, 50, 0);

  /* Looks east only. */
  world_add (world, CORDON_TABLE_POST, "P", "shape", point, "radius_m", "80", "bearing_deg", "90", "opening_deg", "90", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "quantity", "1", "starts", DAY "10:00Z", "ends", DAY "14:00Z", NULL);
  findings = check (world);
  g_assert_cmpfloat_with_epsilon (world_only (findings)->value, 50, 1e-2);
}

/* An open gate needs people; a closed one closes. */
static void
test_gate (void)
{
  static const struct
  {
    const char *open;
    gboolean is_manned;
    double longest_m;
  } rows[] = {
    { NOON, FALSE, 4 },
    { NOON, TRUE, 0 },
    { DAY "18:00Z/" DAY "19:00Z", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (World) world = new_line ("inner", "fence");
      g_autofree char *point = world_point (world, 30, 0);
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("row %u", i);
      add_barrier (world, "B", -1, 0, 101, 0, NULL, NULL);
      add_post (world, "P", 50, 0, "radius_m", "60");
      world_add (world, CORDON_TABLE_GATE, "G", "shape", point, "perimeter", "Line", "width_m", "4", "open", rows[i].open, NULL);
      if (rows[i].is_manned)
        add_post (world, "Q", 30, 0, "gate", "G");
      findings = check (world);
      g_assert_cmpuint (findings->len, ==, rows[i].longest_m > 0);
      if (findings->len > 0)
        g_assert_cmpfloat_with_epsilon (world_only (findings)->value, rows[i].longest_m, 1e-3);
    }
}

static void
test_tape_and_stray_gate (void)
{
  g_autoptr (World) world = new_line ("middle", "fence");
  g_autofree char *far = world_point (world, 30, 200);
  g_autoptr (GPtrArray) findings = NULL;

  add_post (world, "P", 50, 0, "radius_m", "60");
  add_barrier (world, "B", -1, 0, 101, 0, "kind", "tape");
  world_add (world, CORDON_TABLE_GATE, "G", "shape", far, "perimeter", "Line", NULL);
  findings = check (world);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (world_find (findings, CORDON_TABLE_PERIMETER, "Line", "open or unwatched")->value, 100, 1e-3);
  g_assert_cmpint (world_find (findings, CORDON_TABLE_PERIMETER, "Line", "from Line")->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
}

/* By night a post sees 15 m, and the worst moment is then. */
static void
test_night (void)
{
  g_autoptr (World) world = world_new ();
  const double xy_m[] = { 0, 0, 60, 0 };
  g_autofree char *line = world_line (world, xy_m, 2);
  g_autofree char *point = world_point (world, 30, 0);
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  const CordonFinding *finding;

  world_add (world, CORDON_TABLE_PLAN, "Race", "starts", DAY "12:00Z", "ends", "2027-05-24T00:00Z", NULL);
  world_add (world, CORDON_TABLE_PERIMETER, "Line", "shape", line, "ring", "inner", "kind", "hard", NULL);
  add_barrier (world, "B", -1, 0, 61, 0, NULL, NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", point, NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "quantity", "1", "starts", DAY "12:00Z", "ends", "2027-05-24T00:00Z", NULL);
  plan = world_plan (world);
  findings = world_check (plan, "C02");
  finding = world_only (findings);
  g_assert_cmpfloat_with_epsilon (finding->value, 15, 1e-3);
  /* Sunset at Monaco in May is about 18:55 UTC. */
  g_assert_cmpint (ABS (finding->when.start_min - world_minute (DAY "18:55Z")), <, 10);
  g_assert_cmpint (finding->when.end_min, ==, world_minute ("2027-05-24T00:00Z"));
  world_assert_fixes_apply (plan, finding, "C02");
}

/* The gap across the first place of a closed line is one. */
static void
test_ring (void)
{
  g_autoptr (World) world = world_new ();
  const double xy_m[] = { 0, 0, 100, 0, 100, 100, 0, 100, 0, 0 };
  g_autofree char *line = world_line (world, xy_m, 5);
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_PLAN, "Race", "starts", DAY "10:00Z", "ends", DAY "14:00Z", NULL);
  world_add (world, CORDON_TABLE_PERIMETER, "Line", "shape", line, "ring", "middle", "kind", "soft", NULL);
  add_post (world, "P", 100, 100, "radius_m", "80");
  findings = check (world);
  g_assert_cmpfloat_with_epsilon (world_only (findings)->value, 240, 1e-2);
  g_assert_cmpuint (world_only (findings)->shapes->len, ==, 2);
}

static void
test_missing (void)
{
  g_autoptr (World) world = world_new ();
  const double xy_m[] = { 0, 0, 100, 0 };
  g_autofree char *line = world_line (world, xy_m, 2);
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_PERIMETER, "Line", "shape", line, NULL);
  findings = check (world);
  g_assert_cmpint (world_only (findings)->status, ==, CORDON_FINDING_NOT_ASSESSABLE);
}

static void
test_broken (void)
{
  g_autoptr (World) world = new_line ("middle", "soft");
  const double xy_m[] = { 0, 0, 0, 0 };
  g_autofree char *line = world_line (world, xy_m, 2);
  g_autoptr (GPtrArray) findings = NULL;

  world_add (world, CORDON_TABLE_PERIMETER, "Dot", "shape", line, NULL);
  add_post (world, "P", 50, 0, "radius_m", "60");
  findings = check (world);
  g_assert_cmpint (world_only (findings)->status, ==, CORDON_FINDING_ERROR);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/perimeter/soft", test_soft);
  g_test_add_func ("/check/perimeter/rules", test_rules);
  g_test_add_func ("/check/perimeter/rare-patrol-and-empty-post", test_rare_patrol_and_empty_post);
  g_test_add_func ("/check/perimeter/screen", test_screen);
  g_test_add_func ("/check/perimeter/building", test_building);
  g_test_add_func ("/check/perimeter/sector", test_sector);
  g_test_add_func ("/check/perimeter/gate", test_gate);
  g_test_add_func ("/check/perimeter/tape-and-stray-gate", test_tape_and_stray_gate);
  g_test_add_func ("/check/perimeter/night", test_night);
  g_test_add_func ("/check/perimeter/ring", test_ring);
  g_test_add_func ("/check/perimeter/missing", test_missing);
  g_test_add_func ("/check/perimeter/broken", test_broken);
  return g_test_run ();
}
