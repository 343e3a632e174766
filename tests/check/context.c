/* context.c: tests of what a change touches: as much as it must, and no more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/context.h"

#include "world.h"

#define DAY "2027-05-23T"

static CordonPlan *
make_plan (World *world)
{
  const double near[] = { 0, 0, 100, 0 };
  const double far[] = { 0, 2000, 100, 2000 };
  g_autofree char *near_line = world_line (world, near, 2);
  g_autofree char *far_line = world_line (world, far, 2);
  g_autofree char *here = world_point (world, 10, 10);
  g_autofree char *there = world_point (world, 10, 1000);
  g_autofree char *box = world_box (world, 0, 0, 100, 100);

  world_add (world, CORDON_TABLE_PLAN, "Race", NULL);
  world_add (world, CORDON_TABLE_ORGANISATION, "Halcyon", "kind", "private-contractor", NULL);
  world_add (world, CORDON_TABLE_ZONE, "Z", "shape", box, NULL);
  world_add (world, CORDON_TABLE_PERIMETER, "near", "shape", near_line, NULL);
  world_add (world, CORDON_TABLE_PERIMETER, "far", "shape", far_line, NULL);
  world_add (world, CORDON_TABLE_POST, "P", "shape", here, "zone", "Z", NULL);
  world_add (world, CORDON_TABLE_POST, "Q", "shape", there, NULL);
  world_add (world, CORDON_TABLE_UNIT, "U", "organisation", "Halcyon", NULL);
  world_add (world, CORDON_TABLE_ASSIGNMENT, "a", "post", "P", "unit", "U", "starts", DAY "08:00Z", "ends", DAY "16:00Z", NULL);
  return world_plan (world);
}

static CordonTouch *
touch_by (const CordonPlan *plan,
          const CordonRecord *before,
          CordonRecord *after)
{
  const CordonCheckOptions options = { 0, CORDON_MINUTE_NONE, NULL };
  g_autoptr (CordonCheckContext) context = cordon_check_context_new (plan, NULL, &options);
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Change");
  g_autoptr (CordonPlan) changed = NULL;
  CordonTouch *touch = cordon_touch_new ();

  cordon_edit_replace (edit, before, after);
  changed = cordon_plan_apply (plan, edit, NULL);
  g_assert_nonnull (changed);
  cordon_check_context_update (context, changed, edit, touch);
  cordon_touch_sort (touch);
  return touch;
}

static void
assert_ids (const CordonTouch *touch,
            CordonTableId table,
            const char *name)
{
  g_assert_cmpuint (touch->ids[table]->len, ==, name != NULL);
  if (name != NULL)
    g_assert_cmpint (g_array_index (touch->ids[table], gint64, 0), ==, world_id (table, name));
}

static void
test_move_of_a_post (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (CordonPlan) plan = make_plan (world);
  const CordonRecord *before = cordon_plan_find (plan, CORDON_TABLE_POST, world_id (CORDON_TABLE_POST, "P"));
  g_autoptr (CordonRecord) after = cordon_record_copy (before);
  g_autoptr (GeoShape) place = geo_frame_point_to_shape (world->frame, (GeoPoint){ 20, 10 });
  g_autoptr (CordonTouch) touch = NULL;

  cordon_record_put_shape (after, &((CordonPost *) after)->shape, place);
  touch = touch_by (plan, before, after);
  g_assert_false (touch->is_everything || touch->is_ground);
  assert_ids (touch, CORDON_TABLE_POST, "P");
  assert_ids (touch, CORDON_TABLE_ZONE, "Z");
  assert_ids (touch, CORDON_TABLE_UNIT, "U");
  assert_ids (touch, CORDON_TABLE_PERIMETER, "near");
  assert_ids (touch, CORDON_TABLE_GATE, NULL);
}

static void
test_away_from_everything (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (CordonPlan) plan = make_plan (world);
  const CordonRecord *before = cordon_plan_find (plan, CORDON_TABLE_POST, world_id (CORDON_TABLE_POST, "Q"));
  g_autoptr (CordonRecord) after = cordon_record_copy (before);
  g_autoptr (CordonTouch) touch = NULL;

  ((CordonPost *) after)->is_critical = 1;
  touch = touch_by (plan, before, after);
  assert_ids (touch, CORDON_TABLE_POST, "Q");
  assert_ids (touch, CORDON_TABLE_ZONE, NULL);
  assert_ids (touch, CORDON_TABLE_UNIT, NULL);
  assert_ids (touch, CORDON_TABLE_PERIMETER, NULL);
}

static void
test_everything (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (CordonPlan) plan = make_plan (world);
  const CordonRecord *before = cordon_plan_find (plan, CORDON_TABLE_PLAN, world_id (CORDON_TABLE_PLAN, "Race"));
  g_autoptr (CordonRecord) after = cordon_record_copy (before);
  g_autoptr (CordonTouch) touch = NULL;

  ((CordonPlanInfo *) after)->event_class = 4;
  touch = touch_by (plan, before, after);
  g_assert_true (touch->is_everything);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/context/move-of-a-post", test_move_of_a_post);
  g_test_add_func ("/check/context/away-from-everything", test_away_from_everything);
  g_test_add_func ("/check/context/everything", test_everything);
  return g_test_run ();
}
