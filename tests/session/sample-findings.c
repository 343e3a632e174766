/* sample-findings.c: the checks find what is planted in the samples, to the figure, and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures are worked out by hand in data/samples/README.md.
 */
#include "config.h"

#include <math.h>

#include "base/minute.h"
#include "check/run.h"
#include "session/sample.h"

/* Two days before the event, when everybody should have confirmed. */
#define NOW "2027-06-10T12:00Z"

/* What must be found: the first row of a check is its first finding, and so on. */
typedef struct
{
  const char *check;
  CordonSeverity severity;
  CordonTableId table; /* of a record the finding is about ... */
  const char *key;     /* ... and its key in the sample's tables */
  double value;
  double tolerance;
} Expected;

static const Expected expected[] = {
  /* 48 m x 60 m */
  { "C01", CORDON_SEVERITY_MAJOR, CORDON_TABLE_ZONE, "B6", 2880, 0.1 },
  /* 220 m - 100 m - 2 x 20 m */
  { "C02", CORDON_SEVERITY_MAJOR, CORDON_TABLE_PERIMETER, "middle", 80, 0.01 },
  /* 13:40 to 14:00 */
  { "C05", CORDON_SEVERITY_BLOCKER, CORDON_TABLE_POST, "P33", 20, 0 },
  /* 1,020 people / (4 lanes x 7) */
  { "C06", CORDON_SEVERITY_MAJOR, CORDON_TABLE_GATE, "G3", 1020.0 / 28, 1e-6 },
  /* Guard 007 */
  { "C08", CORDON_SEVERITY_BLOCKER, CORDON_TABLE_UNIT, "guard-007", 1, 0 },
  /* 13:00 to 14:00 */
  { "C13", CORDON_SEVERITY_BLOCKER, CORDON_TABLE_UNIT, "steward-014", 60, 0 },
  /* 14:00 to 22:00 */
  { "C13", CORDON_SEVERITY_MAJOR, CORDON_TABLE_UNIT, "steward-021", 8, 0 },
  /* 23 + 18 people of 23 + 6,000 / 250 */
  { "C14", CORDON_SEVERITY_MAJOR, CORDON_TABLE_ZONE, "B5", 100.0 * 41 / 47, 1e-9 },
  /* 12,000 / (82 x 16 m) */
  { "C20", CORDON_SEVERITY_BLOCKER, CORDON_TABLE_ZONE, "B2", 12000.0 / (82 * 16), 1e-6 },
};

static GPtrArray *
check_plan (const CordonPlan *plan,
            const CordonBaseMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonCheckRun) run = NULL;
  CordonCheckOptions options = { .at_min = CORDON_MINUTE_NONE };

  g_assert_true (cordon_minute_parse (NOW, NULL, &options.now_min));
  run = cordon_check_run_new (plan, map, &options);
  g_assert_true (cordon_check_run_execute (run, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return cordon_check_run_findings (run);
}

static GPtrArray *
check (const char *name,
       gboolean has_map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonBaseMap) map = NULL;
  GPtrArray *findings;

  g_assert_true (cordon_sample_build (name, &plan, &map, &error));
  g_assert_no_error (error);
  findings = check_plan (plan, has_map ? map : NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const CordonFinding *finding = findings->pdata[i];

      g_test_message ("%s %s %g %s: %s", finding->check, cordon_severity_key (finding->severity), finding->value,
                      finding->unit, finding->title);
    }
  return findings;
}

static gboolean
is_about (const CordonFinding *finding,
          const Expected *row)
{
  g_autofree char *path = g_strconcat ("harbour-city/", row->key, NULL);
  gint64 id = cordon_id_derive (cordon_table_get (row->table)->name, path);

  if (!g_str_equal (finding->check, row->check))
    return FALSE;
  for (guint i = 0; i < finding->objects->len; i++)
    if (g_array_index (finding->objects, CordonFindingObject, i).id == id)
      return TRUE;
  return FALSE;
}

static void
assert_planted (gboolean has_map)
{
  g_autoptr (GPtrArray) findings = check ("harbour-city", has_map);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const CordonFinding *found = NULL;

      for (guint j = 0; j < findings->len && found == NULL; j++)
        if (is_about (findings->pdata[j], &expected[i]))
          found = findings->pdata[j];
      g_test_message ("row %u: %s %s", i, expected[i].check, expected[i].key);
      g_assert_nonnull (found);
      g_assert_cmpint (found->status, ==, CORDON_FINDING_GAP);
      g_assert_cmpint (found->severity, ==, expected[i].severity);
      g_assert_cmpfloat (fabs (found->value - expected[i].value), <=, expected[i].tolerance);
      g_assert_cmpuint (found->fixes->len, >, 0);
    }
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (expected));
}

static void
test_planted (void)
{
  assert_planted (TRUE);
}

/* None of the planted defects hides behind a house, so the map changes nothing. */
static void
test_planted_without_map (void)
{
  assert_planted (FALSE);
}

static void
test_mended (void)
{
  g_autoptr (GPtrArray) findings = check ("harbour-city-mended", TRUE);

  g_assert_cmpuint (findings->len, ==, 0);
}

static const CordonFinding *
find_by_id (GPtrArray *findings,
            const char *id)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((CordonFinding *) findings->pdata[i])->id, id))
      return findings->pdata[i];
  return NULL;
}

/* Whatever is offered as a remedy is one: the finding goes, or gets the value it was said to get. */
static void
test_fixes_mend (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonBaseMap) map = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (cordon_sample_build ("harbour-city", &plan, &map, &error));
  findings = check_plan (plan, map);
  for (guint i = 0; i < findings->len; i++)
    {
      const CordonFinding *finding = findings->pdata[i];
      gboolean is_mended = FALSE;

      for (guint j = 0; j < finding->fixes->len; j++)
        {
          const CordonFix *fix = finding->fixes->pdata[j];
          g_autoptr (CordonPlan) after = cordon_plan_apply (plan, fix->edit, &error);
          g_autoptr (GPtrArray) left = NULL;
          const CordonFinding *same;

          g_assert_no_error (error);
          left = check_plan (after, map);
          same = find_by_id (left, finding->id);
          g_test_message ("%s, %s: foreseen %g, %s %g", finding->check, fix->label, fix->predicted,
                          same != NULL ? "is" : "mended; was", same != NULL ? same->value : finding->value);
          if (same != NULL && !isnan (fix->predicted))
            g_assert_cmpfloat_with_epsilon (same->value, fix->predicted, 0.01);
          is_mended |= same == NULL;
        }
      g_assert_true (is_mended);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/sample-findings/planted", test_planted);
  g_test_add_func ("/session/sample-findings/planted-without-map", test_planted_without_map);
  g_test_add_func ("/session/sample-findings/mended", test_mended);
  g_test_add_func ("/session/sample-findings/fixes-mend", test_fixes_mend);
  return g_test_run ();
}
