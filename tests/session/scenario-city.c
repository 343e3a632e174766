/* scenario-city.c: the Harbour Grand Prix on the real city, through the importer and a plan file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/minute.h"
#include "check/run.h"
#include "geo/frame.h"
#include "model/edit.h"
#include "scenario-plan.h"
#include "session/import.h"
#include "session/session.h"

/* Imported by the first test that needs it, and kept for the others. */
static CordonBaseMap *city;

static const CordonBaseMap *
import_city (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CORDON_SHARED"), "data", "osm", "monaco-2021.osm.pbf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonStaging) staging = NULL;

  if (city != NULL)
    return city;
  staging = cordon_session_read_foreign (path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (staging->base_map);
  city = cordon_base_map_ref (staging->base_map);
  return city;
}

static void
test_city (void)
{
  const CordonBaseMap *map;

  if (!scenario_has_shared ())
    return;
  map = import_city ();
  g_assert_cmpuint (cordon_base_map_count (map, CORDON_MAP_BUILDING), >, 1000);
  g_assert_cmpuint (cordon_base_map_count (map, CORDON_MAP_STREET), >, 3000);
  g_assert_cmpuint (cordon_base_map_count (map, CORDON_MAP_WATER), >, 0);
  g_assert_nonnull (strstr (cordon_base_map_attribution (map), "OpenStreetMap contributors"));
}

static double
distance_to_streets_m (const GeoFrame *frame,
                       const CordonBaseMap *map,
                       GeoPoint point)
{
  guint n_streets;
  const CordonMapFeature *streets = cordon_base_map_features (map, CORDON_MAP_STREET, &n_streets);
  double nearest_m = INFINITY;

  for (guint i = 0; i < n_streets; i++)
    {
      g_autoptr (GeoLine) line = geo_frame_line (frame, streets[i].shape);

      for (guint j = 0; line != NULL && j < line->n_points; j++)
        nearest_m = MIN (nearest_m, geo_point_distance_m (point, line->points[j]));
    }
  return nearest_m;
}

/* The gates are where people can come: each within 60 m of a corner of a street or way. */
static void
test_gates_are_in_the_streets (void)
{
  const CordonBaseMap *map;
  g_autoptr (CordonPlan) plan = scenario_plan_read ();
  g_autoptr (GPtrArray) gates = cordon_plan_list (plan, CORDON_TABLE_GATE);
  g_autoptr (GeoFrame) frame = geo_frame_new_for_extent (cordon_plan_extent (plan));

  if (!scenario_has_shared ())
    return;
  map = import_city ();
  for (guint i = 0; i < gates->len; i++)
    {
      GeoPoint point = geo_frame_point (frame, cordon_record_shape (gates->pdata[i]));

      g_test_message ("%s", cordon_record_name (gates->pdata[i]));
      g_assert_cmpfloat (distance_to_streets_m (frame, map, point), <, 60);
    }
}

static GPtrArray *
check (const CordonPlan *plan,
       const CordonBaseMap *map)
{
  CordonCheckOptions options = { .at_min = CORDON_MINUTE_NONE };
  g_autoptr (CordonCheckRun) run = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cordon_minute_parse ("2027-05-20T12:00Z", NULL, &options.now_min));
  run = cordon_check_run_new (plan, map, &options);
  g_assert_true (cordon_check_run_execute (run, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return cordon_check_run_findings (run);
}

static void
assert_found (GPtrArray *findings,
              const CordonPlan *plan,
              const char *check_id,
              CordonTableId table,
              const char *code,
              double value,
              double tolerance)
{
  gint64 id = scenario_plan_find (plan, table, code)->id;

  for (guint i = 0; i < findings->len; i++)
    {
      const CordonFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->check, check_id) && finding->status == CORDON_FINDING_GAP &&
          g_array_index (finding->objects, CordonFindingObject, 0).id == id)
        {
          g_assert_cmpfloat_with_epsilon (finding->value, value, tolerance);
          return;
        }
    }
  g_test_message ("%s found nothing about %s", check_id, code);
  g_assert_not_reached ();
}

/* A file with the plan and the city, made, closed, opened again and checked: nothing is lost. */
static void
test_plan_file (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  const CordonBaseMap *map;
  g_autoptr (CordonPlan) scenario = scenario_plan_read ();
  g_autoptr (CordonPlan) fresh = NULL;
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonBaseMap) stored = NULL;
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (CordonEdit) difference = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  CordonSession *session;

  if (!scenario_has_shared ())
    return;
  folder = g_dir_make_tmp ("cordon-scenario-XXXXXX", NULL);
  path = g_build_filename (folder, "scenario.cordon.gpkg", NULL);
  map = import_city ();
  session = cordon_session_create (path, "Harbour Grand Prix", "Europe/Monaco", "tester", 30000000, &error);
  g_assert_no_error (error);
  fresh = cordon_session_plan (session);
  edit = cordon_edit_between (fresh, scenario, "Import");
  g_assert_true (cordon_session_apply (session, edit, &error));
  g_assert_true (cordon_session_set_base_map (session, city, &error));
  g_assert_true (cordon_session_close (session, &error));
  g_assert_no_error (error);

  session = cordon_session_open (path, CORDON_SESSION_READ_ONLY, "tester", &error);
  g_assert_no_error (error);
  plan = cordon_session_plan (session);
  stored = cordon_session_base_map (session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cordon_base_map_count (stored, CORDON_MAP_BUILDING), ==, cordon_base_map_count (map, CORDON_MAP_BUILDING));
  difference = cordon_edit_between (scenario, plan, "difference");
  g_assert_cmpuint (cordon_edit_n_changes (difference), ==, 0);
  findings = check (plan, stored);
  assert_found (findings, plan, "C06", CORDON_TABLE_GATE, "G2", 815.0 / 28, 1e-9);
  assert_found (findings, plan, "C20", CORDON_TABLE_ZONE, "A3", 9000 / (82 * 10.2), 1e-9);
  assert_found (findings, plan, "C05", CORDON_TABLE_POST, "P12", 20, 1e-9);
  g_assert_true (cordon_session_close (session, &error));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/scenario-city/city", test_city);
  g_test_add_func ("/session/scenario-city/gates-are-in-the-streets", test_gates_are_in_the_streets);
  g_test_add_func ("/session/scenario-city/plan-file", test_plan_file);
  status = g_test_run ();
  cordon_base_map_unref (city);
  return status;
}
