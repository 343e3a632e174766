/* finding.c: tests of findings: their identity, equality, numbers and JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/finding.h"

#include <math.h>
#include <string.h>

#include "world.h"

static CordonFinding *
make (double value)
{
  CordonFinding *finding = cordon_finding_new ("C05", CORDON_TABLE_POST, 7, "gap/1");
  g_autoptr (GeoShape) shape = geo_shape_new_point (7.4, 43.7);
  CordonThresholdEntry entry = { "post.gap_min", 15, "min", CORDON_THRESHOLD_DEFAULT, NULL, "" };

  finding->title = g_strdup ("A sentence");
  finding->when = (CordonInterval){ 30169440, 30169460 };
  cordon_finding_set_value (finding, value, "min");
  cordon_finding_set_threshold (finding, &entry);
  cordon_finding_add_input (finding, "people", 3, "", NULL);
  cordon_finding_add_object (finding, CORDON_TABLE_ZONE, 9);
  cordon_finding_add_object (finding, CORDON_TABLE_ZONE, 9);
  cordon_finding_add_shape (finding, shape);
  cordon_finding_take_fix (finding, cordon_edit_new ("Do it"), g_strdup ("Done."), NAN);
  return finding;
}

static void
test_identity (void)
{
  g_autoptr (CordonFinding) a = make (20);
  g_autoptr (CordonFinding) b = make (25);
  g_autoptr (CordonFinding) c = cordon_finding_new ("C05", CORDON_TABLE_POST, 7, "gap/2");

  /* The id stays when the figures change, and tells findings apart. */
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->id, !=, c->id);
  g_assert_true (g_str_has_prefix (a->id, "C05-"));
}

static void
test_equal (void)
{
  g_autoptr (CordonFinding) a = make (20);
  g_autoptr (CordonFinding) same = make (20);
  g_autoptr (CordonFinding) other_value = make (21);
  g_autoptr (CordonFinding) other_fix = make (20);

  g_assert_true (cordon_finding_equal (a, same));
  g_assert_false (cordon_finding_equal (a, other_value));
  cordon_finding_take_fix (other_fix, cordon_edit_new ("Do that"), g_strdup (""), 0);
  g_assert_false (cordon_finding_equal (a, other_fix));
}

static void
test_order (void)
{
  g_autoptr (CordonFinding) major = make (20);
  g_autoptr (CordonFinding) blocker = make (20);

  blocker->severity = CORDON_SEVERITY_BLOCKER;
  g_assert_cmpint (cordon_finding_compare (blocker, major), <, 0);
  g_assert_cmpint (cordon_finding_compare (major, major), ==, 0);
}

static void
test_number (void)
{
  static const struct
  {
    double value;
    guint n_decimals;
    const char *text;
  } rows[] = {
    { 29.107, 1, "29.1" },
    { 20, 1, "20" },
    { 0, 2, "0" },
    { -0.001, 1, "0" },
    { 815, 0, "815" },
    { 100, 0, "100" },
    { INFINITY, 1, "–" },
    { NAN, 1, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cordon_finding_number (rows[i].value, rows[i].n_decimals);

      g_test_message ("row %u", i);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_json (void)
{
  g_autoptr (CordonFinding) finding = make (INFINITY);
  g_autoptr (CordonPlan) plan = cordon_plan_new ();
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  cordon_finding_write_json (finding, plan, writer);
  text = cordon_json_writer_finish (writer);
  g_assert_true (g_str_has_suffix (g_strchomp (text),
                                   "\"check\":\"C05\",\"severity\":\"major\",\"status\":\"gap\",\"title\":\"A sentence\",\"value\":null,"
                                   "\"unit\":\"min\",\"threshold\":{\"value\":15,\"key\":\"post.gap_min\",\"kind\":\"default\",\"source\":\"Cordon default\"},"
                                   "\"formula\":null,\"inputs\":[{\"name\":\"people\",\"value\":3,\"unit\":\"\",\"table\":null,\"id\":null}],"
                                   "\"organisation\":null,\"organisation_name\":null,\"from\":\"2027-05-13T00:00Z\",\"to\":\"2027-05-13T00:20Z\","
                                   "\"objects\":[{\"table\":\"post\",\"id\":\"7\",\"name\":null},{\"table\":\"zone\",\"id\":\"9\",\"name\":null}],"
                                   "\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[7.4,43.7]}]},"
                                   "\"why\":null,\"fixes\":[{\"number\":1,\"label\":\"Do it\",\"effect\":\"Done.\",\"predicted\":null,\"changes\":0}]}"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/finding/identity", test_identity);
  g_test_add_func ("/check/finding/equal", test_equal);
  g_test_add_func ("/check/finding/order", test_order);
  g_test_add_func ("/check/finding/number", test_number);
  g_test_add_func ("/check/finding/json", test_json);
  return g_test_run ();
}
