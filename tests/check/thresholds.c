/* thresholds.c: tests of the standards library and of a plan's own values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/thresholds.h"

#include <string.h>

#include "world.h"

static void
test_library (void)
{
  guint n_entries;
  const CordonThresholdEntry *entries = cordon_threshold_library (&n_entries);

  g_assert_cmpuint (n_entries, ==, CORDON_N_LIMITS);
  for (guint i = 0; i < n_entries; i++)
    {
      g_test_message ("%s", entries[i].key);
      g_assert_cmpint (cordon_threshold_find (entries[i].key), ==, i);
      /* What is published names its source, what is Cordon's own names none. */
      g_assert_true ((entries[i].kind == CORDON_THRESHOLD_PUBLISHED) == (entries[i].source != NULL));
      /* a source is named as a reader can find it: no tag of a private list */
      g_assert_true (entries[i].source == NULL || (strchr (entries[i].source, ':') != NULL && strchr (entries[i].source, '[') == NULL));
    }
  g_assert_cmpint (cordon_threshold_find ("no.such"), ==, -1);
}

static void
test_own_values (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonThresholds) thresholds = NULL;
  const CordonThresholdEntry *entry;

  world_add (world, CORDON_TABLE_THRESHOLD, "egress.limit_min", "value", "6", "source", "Fire brigade", NULL);
  world_add (world, CORDON_TABLE_THRESHOLD, "no.such", "value", "7", NULL);
  plan = world_plan (world);
  thresholds = cordon_thresholds_new (plan);
  entry = cordon_thresholds_entry (thresholds, CORDON_LIMIT_EGRESS_LIMIT_MIN);
  g_assert_cmpfloat (entry->value, ==, 6);
  g_assert_cmpfloat (cordon_thresholds_value (thresholds, CORDON_LIMIT_EGRESS_LIMIT_MIN), ==, 6);
  g_assert_cmpint (entry->kind, ==, CORDON_THRESHOLD_LOCAL);
  g_assert_cmpstr (entry->source, ==, "Fire brigade");
  g_assert_cmpfloat (cordon_thresholds_value (thresholds, CORDON_LIMIT_FLOW_LEVEL), ==, 82);
}

static void
test_source_text (void)
{
  static const struct
  {
    CordonThresholdKind kind;
    const char *source;
    const char *text;
  } rows[] = {
    { CORDON_THRESHOLD_PUBLISHED, "S22: guide", "S22: guide" },
    { CORDON_THRESHOLD_DEFAULT, NULL, "Cordon default" },
    { CORDON_THRESHOLD_LOCAL, NULL, "this plan" },
    { CORDON_THRESHOLD_LOCAL, "Fire brigade", "this plan: Fire brigade" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cordon_threshold_source_text (rows[i].kind, rows[i].source);

      g_test_message ("row %u", i);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/thresholds/library", test_library);
  g_test_add_func ("/check/thresholds/own-values", test_own_values);
  g_test_add_func ("/check/thresholds/source-text", test_source_text);
  return g_test_run ();
}
