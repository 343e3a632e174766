/* plan.c: tests of model/plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/plan.h"

static void
add_post (GPtrArray *records,
          gint64 id,
          const char *code,
          double lon_deg)
{
  CordonRecord *record = cordon_record_new (CORDON_TABLE_POST, id);
  CordonPost *post = (CordonPost *) record;
  g_autoptr (GeoShape) place = geo_shape_new_point (lon_deg, 43);

  cordon_record_put_text (record, &post->name, "Quay");
  cordon_record_put_text (record, &post->code, code);
  cordon_record_put_shape (record, &post->shape, place);
  g_ptr_array_add (records, record);
}

static GPtrArray *
make_records (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref);

  add_post (records, 30, "P10", 7.5);
  add_post (records, 20, "P9", 7.25);
  add_post (records, 10, "P2", 7.0);
  return records;
}

/* As people count: P9 before P10. */
static void
test_list (void)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (CordonPlan) plan = cordon_plan_new_from_records (records, NULL);
  g_autoptr (GPtrArray) list = cordon_plan_list (plan, CORDON_TABLE_POST);

  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpint (((CordonRecord *) list->pdata[0])->id, ==, 10);
  g_assert_cmpint (((CordonRecord *) list->pdata[1])->id, ==, 20);
  g_assert_cmpint (((CordonRecord *) list->pdata[2])->id, ==, 30);
}

static void
test_extent (void)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (CordonPlan) plan = cordon_plan_new_from_records (records, NULL);
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  GeoExtent extent = cordon_plan_extent (plan);

  g_assert_cmpfloat (extent.west_deg, ==, 7);
  g_assert_cmpfloat (extent.east_deg, ==, 7.5);
  g_assert_true (geo_extent_is_empty (cordon_plan_extent (empty)));
  g_assert_null (cordon_plan_info (empty));
}

static void
test_double_id (void)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GError) error = NULL;

  add_post (records, 20, "P3", 7.1);
  g_assert_null (cordon_plan_new_from_records (records, &error));
  g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_CONFLICT);
}

static CordonAssignment *
add_roster (GPtrArray *records)
{
  CordonRecord *shift = cordon_record_new (CORDON_TABLE_SHIFT, 1);
  CordonRecord *unit = cordon_record_new (CORDON_TABLE_UNIT, 2);
  CordonRecord *assignment = cordon_record_new (CORDON_TABLE_ASSIGNMENT, 3);

  ((CordonShift *) shift)->starts = 600;
  ((CordonShift *) shift)->ends = 1080;
  ((CordonUnit *) unit)->strength = 4;
  ((CordonAssignment *) assignment)->shift = 1;
  ((CordonAssignment *) assignment)->unit = 2;
  g_ptr_array_add (records, shift);
  g_ptr_array_add (records, unit);
  g_ptr_array_add (records, assignment);
  return (CordonAssignment *) assignment;
}

/* An assignment's own times and number come before those of its shift and unit. */
static void
test_assignment (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref);
  CordonAssignment *assignment = add_roster (records);
  g_autoptr (CordonPlan) plan = cordon_plan_new_from_records (records, NULL);

  g_assert_cmpint (cordon_assignment_interval (plan, assignment).start_min, ==, 600);
  g_assert_cmpint (cordon_assignment_interval (plan, assignment).end_min, ==, 1080);
  g_assert_cmpint (cordon_assignment_people (plan, assignment), ==, 4);
  assignment->ends = 900;
  assignment->quantity = 2;
  g_assert_cmpint (cordon_assignment_interval (plan, assignment).start_min, ==, 600);
  g_assert_cmpint (cordon_assignment_interval (plan, assignment).end_min, ==, 900);
  g_assert_cmpint (cordon_assignment_people (plan, assignment), ==, 2);
  assignment->shift = CORDON_ID_NONE;
  g_assert_true (cordon_interval_is_empty (cordon_assignment_interval (plan, assignment)));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/plan/list", test_list);
  g_test_add_func ("/model/plan/extent", test_extent);
  g_test_add_func ("/model/plan/double-id", test_double_id);
  g_test_add_func ("/model/plan/assignment", test_assignment);
  return g_test_run ();
}
