/* record.c: tests of model/record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/record.h"

#include <math.h>

static void
test_initial (void)
{
  g_autoptr (CordonRecord) record = cordon_record_new (CORDON_TABLE_ZONE, 0);
  CordonZone *zone = (CordonZone *) record;

  g_assert_cmpint (record->id, >, 0);
  g_assert_cmpint (zone->kind, ==, CORDON_ZONE_KIND_PUBLIC);
  g_assert_cmpfloat (zone->usable_share, ==, 1);
  g_assert_null (zone->name);
  g_assert_cmpint (zone->owner, ==, CORDON_ID_NONE);
  g_assert_cmpint (zone->alcohol, ==, CORDON_FLAG_UNSET);
  g_assert_true (isnan (zone->egress_limit_min));
}

static void
test_copy (void)
{
  g_autoptr (CordonRecord) record = cordon_record_new (CORDON_TABLE_POST, 5);
  CordonPost *post = (CordonPost *) record;
  g_autoptr (GeoShape) place = geo_shape_new_point (7.42, 43.73);
  g_autoptr (CordonRecord) copy = NULL;

  cordon_record_put_text (record, &post->name, "Rascasse");
  cordon_record_put_text (record, &post->code, "P12");
  cordon_record_put_shape (record, &post->shape, place);
  cordon_record_seal (record);
  copy = cordon_record_copy (record);
  g_assert_true (cordon_record_equal (record, copy));
  cordon_record_put_text (copy, &((CordonPost *) copy)->name, "Tabac");
  g_assert_false (cordon_record_equal (record, copy));
  g_assert_cmpstr (post->name, ==, "Rascasse");
  g_assert_true (cordon_record_shape (copy) == place);
}

static void
test_title (void)
{
  g_autoptr (CordonRecord) record = cordon_record_new (CORDON_TABLE_POST, 5);
  CordonPost *post = (CordonPost *) record;
  g_autofree char *unnamed = cordon_record_title (record);
  g_autofree char *full = NULL;
  g_autofree char *repeated = NULL;

  g_assert_cmpstr (unnamed, ==, "Post …0005");
  cordon_record_put_text (record, &post->code, "P12");
  cordon_record_put_text (record, &post->name, "Rascasse");
  full = cordon_record_title (record);
  g_assert_cmpstr (full, ==, "P12 Rascasse");
  cordon_record_put_text (record, &post->name, "P12 again");
  repeated = cordon_record_title (record);
  g_assert_cmpstr (repeated, ==, "P12 again");
}

static void
test_sealed (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (CordonRecord) record = cordon_record_new (CORDON_TABLE_POST, 5);

      cordon_record_seal (record);
      cordon_record_put_text (record, &((CordonPost *) record)->name, "too late");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*!record->is_sealed*");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/record/initial", test_initial);
  g_test_add_func ("/model/record/copy", test_copy);
  g_test_add_func ("/model/record/title", test_title);
  g_test_add_func ("/model/record/sealed", test_sealed);
  return g_test_run ();
}
