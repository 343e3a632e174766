/* sample.c: tests of the bundled samples: what is in them, before any check looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/sample.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/minute.h"
#include "geo/frame.h"
#include "geo/measure.h"
#include "geo/validity.h"
#include "model/edit.h"
#include "session/sample-site.h"

typedef struct
{
  CordonPlan *plan;
  CordonBaseMap *map;
} Sample;

static Sample
build (const char *name)
{
  g_autoptr (GError) error = NULL;
  Sample sample = { NULL, NULL };

  g_assert_true (cordon_sample_build (name, &sample.plan, &sample.map, &error));
  g_assert_no_error (error);
  return sample;
}

static void
clear (Sample *sample)
{
  cordon_plan_unref (sample->plan);
  cordon_base_map_unref (sample->map);
}

static const CordonRecord *
find (const CordonPlan *plan,
      CordonTableId table,
      const char *key)
{
  g_autofree char *path = g_strconcat ("harbour-city/", key, NULL);
  const CordonRecord *record =
    cordon_plan_find (plan, table, cordon_id_derive (cordon_table_get (table)->name, path));

  g_assert_nonnull (record);
  return record;
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  guint n_samples;
  const CordonSample *samples = cordon_sample_list (&n_samples);
  CordonPlan *plan = NULL;
  CordonBaseMap *map = NULL;

  g_assert_cmpuint (n_samples, ==, 2);
  g_assert_cmpstr (samples[0].name, ==, "harbour-city");
  g_assert_cmpstr (samples[1].name, ==, "harbour-city-mended");
  g_assert_false (cordon_sample_build ("atlantis", &plan, &map, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "atlantis"));
  g_assert_null (plan);
  g_assert_null (map);
}

static void
test_counts (void)
{
  static const struct
  {
    CordonTableId table;
    guint n_records;
  } rows[] = {
    { CORDON_TABLE_PLAN, 1 },
    { CORDON_TABLE_ZONE, 12 },
    { CORDON_TABLE_POST, 40 },
    { CORDON_TABLE_ORGANISATION, 9 },
    { CORDON_TABLE_SHIFT, 3 },
    { CORDON_TABLE_VENUE, 2 },
    { CORDON_TABLE_PERIMETER, 3 },
    { CORDON_TABLE_GATE, 9 },
    { CORDON_TABLE_EXIT, 37 },
    { CORDON_TABLE_PHASE, 7 },
    { CORDON_TABLE_CONTRACT, 5 },
  };
  Sample sample = build ("harbour-city");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u: %s", i, cordon_table_get (rows[i].table)->name);
      g_assert_cmpuint (cordon_plan_count (sample.plan, rows[i].table), ==, rows[i].n_records);
    }
  g_assert_cmpint (cordon_plan_info (sample.plan)->demonstration, ==, TRUE);
  clear (&sample);
}

static void
test_organisations (void)
{
  Sample sample = build ("harbour-city");
  g_autoptr (GPtrArray) organisations = cordon_plan_list (sample.plan, CORDON_TABLE_ORGANISATION);
  guint n_private = 0;

  for (guint i = 0; i < organisations->len; i++)
    {
      const CordonOrganisation *organisation = CORDON_RECORD_AS (ORGANISATION, const CordonOrganisation, organisations->pdata[i]);

      if (!cordon_organisation_kind_is_private ((CordonOrganisationKind) organisation->kind))
        continue;
      n_private++;
      g_assert_cmpint (organisation->validated_by, !=, CORDON_ID_NONE);
      g_assert_cmpstr (organisation->licence, !=, NULL);
    }
  g_assert_cmpuint (n_private, ==, 5);
  clear (&sample);
}

static void
test_night_shift (void)
{
  Sample sample = build ("harbour-city");
  const CordonShift *night = CORDON_RECORD_AS (SHIFT, const CordonShift, find (sample.plan, CORDON_TABLE_SHIFT, "night"));
  g_autoptr (GTimeZone) zone = cordon_plan_time_zone (sample.plan);
  g_autofree char *starts = cordon_minute_format_local (night->starts, zone, "%Y-%m-%d %H:%M");
  g_autofree char *ends = cordon_minute_format_local (night->ends, zone, "%Y-%m-%d %H:%M");

  g_assert_cmpstr (starts, ==, "2027-06-12 22:00");
  g_assert_cmpstr (ends, ==, "2027-06-13 06:00");
  clear (&sample);
}

static double
sum_zone_areas_m2 (const CordonPlan *plan)
{
  g_autoptr (GPtrArray) zones = cordon_plan_list (plan, CORDON_TABLE_ZONE);
  double area_m2 = 0;

  for (guint i = 0; i < zones->len; i++)
    area_m2 += geo_measure_area_m2 (cordon_record_shape (zones->pdata[i]));
  return area_m2;
}

/* 1,520 m by 1,000 m without the 48 m by 60 m of Chandlers' Steps; rounding to 0.1 mm and the
   frame's 1 in 10 million leave less than a square metre. */
static void
test_ground (void)
{
  Sample planted = build ("harbour-city");
  Sample mended = build ("harbour-city-mended");

  g_assert_cmpfloat_with_epsilon (sum_zone_areas_m2 (planted.plan), 1520.0 * 1000 - 48 * 60, 0.5);
  g_assert_cmpfloat_with_epsilon (sum_zone_areas_m2 (mended.plan), 1520.0 * 1000, 0.5);
  clear (&planted);
  clear (&mended);
}

static void
test_rings (void)
{
  static const struct
  {
    const char *key;
    int ring;
    double length_m;
  } rows[] = {
    { "outer", CORDON_RING_OUTER, 2 * (1520 + 1000) },
    { "middle", CORDON_RING_MIDDLE, 2 * (960 + 480) },
    { "inner", CORDON_RING_INNER, 2 * (480 + 240) },
  };
  Sample sample = build ("harbour-city");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CordonPerimeter *perimeter =
        CORDON_RECORD_AS (PERIMETER, const CordonPerimeter, find (sample.plan, CORDON_TABLE_PERIMETER, rows[i].key));
      guint n_places;
      const GeoLonLat *places = geo_shape_places (perimeter->shape, &n_places);

      g_test_message ("row %u: %s", i, rows[i].key);
      g_assert_cmpint (perimeter->ring, ==, rows[i].ring);
      g_assert_cmpfloat_with_epsilon (geo_measure_length_m (perimeter->shape), rows[i].length_m, 0.01);
      g_assert_true (places[0].lon_deg == places[n_places - 1].lon_deg && places[0].lat_deg == places[n_places - 1].lat_deg);
    }
  clear (&sample);
}

/* The fill of a queue, slot by slot, as one does it on paper. */
static void
test_arrivals (void)
{
  static const struct
  {
    const char *gate;
    gint64 lanes;
    double people;
    double peak_queue;
  } rows[] = {
    { "G1", 8, 7000, 0 },
    { "G2", 6, 5000, 0 },
    { "G3", 4, 6120, 1020 },
    { "G4", 4, 2500, 0 },
    { "G5", 3, 1500, 0 },
    { "G6", 7, 6000, 0 },
    { "G7", 4, 2500, 0 },
    { "G8", 4, 2500, 0 },
    { "G9", 2, 1200, 0 },
  };
  Sample sample = build ("harbour-city");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CordonGate *gate = CORDON_RECORD_AS (GATE, const CordonGate, find (sample.plan, CORDON_TABLE_GATE, rows[i].gate));
      double people = 0;
      double queue = 0;
      double peak = 0;

      g_test_message ("row %u: %s", i, rows[i].gate);
      g_assert_cmpint (gate->lanes, ==, rows[i].lanes);
      g_assert_cmpuint (gate->arrivals->n_items, ==, 8);
      for (guint slot = 0; slot < 8; slot++)
        {
          people += gate->arrivals->items[slot].value;
          queue = MAX (0, queue + gate->arrivals->items[slot].value - gate->lanes * gate->lane_rate * 30);
          peak = MAX (peak, queue);
        }
      g_assert_cmpfloat (people, ==, rows[i].people);
      g_assert_cmpfloat (peak, ==, rows[i].peak_queue);
      g_assert_cmpfloat (queue, ==, 0);
    }
  clear (&sample);
}

/* Each post has exactly the people it needs; the planted defects are the only exceptions. */
static void
test_roster_is_exact (void)
{
  Sample sample = build ("harbour-city-mended");
  g_autoptr (GPtrArray) posts = cordon_plan_list (sample.plan, CORDON_TABLE_POST);
  g_autoptr (GPtrArray) assignments = cordon_plan_list (sample.plan, CORDON_TABLE_ASSIGNMENT);

  for (guint i = 0; i < posts->len; i++)
    {
      const CordonPost *post = CORDON_RECORD_AS (POST, const CordonPost, posts->pdata[i]);

      for (guint step = 0; step < post->minimum->n_items; step++)
        {
          gint64 people = 0;

          for (guint j = 0; j < assignments->len; j++)
            {
              const CordonAssignment *assignment = CORDON_RECORD_AS (ASSIGNMENT, const CordonAssignment, assignments->pdata[j]);

              if (assignment->post == post->record.id &&
                  cordon_interval_contains (cordon_assignment_interval (sample.plan, assignment),
                                            post->minimum->items[step].when.start_min))
                people += cordon_assignment_people (sample.plan, assignment);
            }
          g_test_message ("%s, step %u", post->code, step);
          g_assert_cmpfloat ((double) people, ==, post->minimum->items[step].value);
        }
    }
  clear (&sample);
}

/* 1 zone, 1 patrol, 1 gate, 1 licence, 6 exits, 2 changed and 2 added assignments. */
static void
test_mended_differs_by_the_defects_only (void)
{
  Sample planted = build ("harbour-city");
  Sample mended = build ("harbour-city-mended");
  g_autoptr (CordonEdit) edit = cordon_edit_between (planted.plan, mended.plan, "mend");

  g_assert_cmpuint (cordon_edit_n_changes (edit), ==, 14);
  clear (&planted);
  clear (&mended);
}

static void
test_same_every_time (void)
{
  Sample first = build ("harbour-city");
  Sample second = build ("harbour-city");
  g_autoptr (CordonEdit) edit = cordon_edit_between (first.plan, second.plan, "again");

  g_assert_cmpuint (cordon_edit_n_changes (edit), ==, 0);
  for (CordonMapLayer layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    {
      guint n_first;
      guint n_second;
      const CordonMapFeature *a = cordon_base_map_features (first.map, layer, &n_first);
      const CordonMapFeature *b = cordon_base_map_features (second.map, layer, &n_second);

      g_assert_cmpuint (n_first, ==, n_second);
      g_assert_cmpuint (n_first, >, 0);
      for (guint i = 0; i < n_first; i++)
        {
          g_assert_true (geo_shape_equal (a[i].shape, b[i].shape));
          g_assert_cmpstr (a[i].name, ==, b[i].name);
        }
    }
  clear (&first);
  clear (&second);
}

/* The id that every machine must derive: 63 bits of SHA-256 of "zone", a zero byte, "harbour-city/A1". */
static void
test_ids_are_derived (void)
{
  Sample sample = build ("harbour-city");
  const CordonRecord *zone = cordon_plan_find (sample.plan, CORDON_TABLE_ZONE, G_GINT64_CONSTANT (8857220477465888315));

  g_assert_nonnull (zone);
  g_assert_cmpstr (CORDON_RECORD_AS (ZONE, const CordonZone, zone)->code, ==, "A1");
  clear (&sample);
}

/* Open sea on every side: the nearest coast, of Galicia, is at 9.3 degrees west. */
static void
test_map_is_nowhere (void)
{
  Sample sample = build ("harbour-city");
  GeoExtent extent = cordon_base_map_extent (sample.map);

  g_assert_cmpfloat (extent.west_deg, >, -16.1);
  g_assert_cmpfloat (extent.east_deg, <, -15.9);
  g_assert_cmpfloat (extent.south_deg, >, 42.95);
  g_assert_cmpfloat (extent.north_deg, <, 43.05);
  g_assert_cmpstr (cordon_base_map_attribution (sample.map), !=, NULL);
  clear (&sample);
}

static gint64
find_root (gint64 *parents,
           gint64 node)
{
  while (parents[node] != node)
    node = parents[node] = parents[parents[node]];
  return node;
}

/* One can go from nearly everywhere to nearly everywhere. */
static void
test_streets_are_a_graph (void)
{
  Sample sample = build ("harbour-city");
  guint n_streets;
  const CordonMapFeature *streets = cordon_base_map_features (sample.map, CORDON_MAP_STREET, &n_streets);
  g_autofree gint64 *parents = g_new (gint64, 2 * n_streets + 1);
  g_autofree guint *sizes = g_new0 (guint, 2 * n_streets + 1);
  guint largest = 0;

  for (guint i = 0; i <= 2 * n_streets; i++)
    parents[i] = i;
  for (guint i = 0; i < n_streets; i++)
    {
      g_assert_cmpint (streets[i].from_node, >, 0);
      g_assert_cmpint (streets[i].to_node, <=, 2 * n_streets);
      g_assert_cmpfloat (streets[i].width_m, >, 0);
      parents[find_root (parents, streets[i].from_node)] = find_root (parents, streets[i].to_node);
    }
  for (guint i = 0; i < n_streets; i++)
    largest = MAX (largest, ++sizes[find_root (parents, streets[i].from_node)]);
  g_assert_cmpuint (largest, >, n_streets * 97 / 100);
  clear (&sample);
}

static double
distance_to_edge_m (GeoPoint point,
                    GeoPoint a,
                    GeoPoint b)
{
  double length_m = geo_point_distance_m (a, b);
  double t = ((point.x_m - a.x_m) * (b.x_m - a.x_m) + (point.y_m - a.y_m) * (b.y_m - a.y_m)) / (length_m * length_m);

  t = CLAMP (t, 0, 1);
  return geo_point_distance_m (point, (GeoPoint){ a.x_m + t * (b.x_m - a.x_m), a.y_m + t * (b.y_m - a.y_m) });
}

/* No house stands on a fence: a post on the line must see along it. */
static void
test_buildings_keep_off_the_lines (void)
{
  static const char *const keys[] = { "outer", "middle", "inner" };
  Sample sample = build ("harbour-city");
  g_autoptr (GeoFrame) frame = geo_frame_new (CORDON_SAMPLE_SITE_LON_DEG, CORDON_SAMPLE_SITE_LAT_DEG);
  guint n_buildings;
  const CordonMapFeature *buildings = cordon_base_map_features (sample.map, CORDON_MAP_BUILDING, &n_buildings);

  g_assert_cmpuint (n_buildings, >, 4000);
  for (guint i = 0; i < n_buildings; i++)
    {
      g_autoptr (GeoPolygon) building = geo_frame_polygon (frame, buildings[i].shape);

      g_assert_true (geo_polygon_check (building, NULL, NULL));
      g_assert_cmpfloat (buildings[i].height_m, >, 2);
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          const CordonRecord *perimeter = find (sample.plan, CORDON_TABLE_PERIMETER, keys[k]);
          g_autoptr (GeoLine) line = geo_frame_line (frame, cordon_record_shape (perimeter));

          for (guint edge = 0; edge + 1 < line->n_points; edge++)
            for (guint corner = 0; corner < geo_polygon_n_points (building); corner++)
              g_assert_cmpfloat (distance_to_edge_m (building->points[corner], line->points[edge], line->points[edge + 1]), >, 5);
        }
    }
  clear (&sample);
}

/* As a file it is the same plan on the same ground, with the same digest every time. */
static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-sample-XXXXXX", NULL);
  g_autofree char *digest = NULL;
  Sample sample = build ("harbour-city");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("sample-%u.cordon.gpkg", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonSession) made = cordon_sample_create ("harbour-city", path, "tester", 30000000 + i, &error);
      g_autoptr (CordonSession) opened = NULL;
      g_autoptr (CordonPlan) plan = NULL;
      g_autoptr (CordonBaseMap) map = NULL;
      g_autoptr (CordonEdit) difference = NULL;
      g_autofree char *this_digest = NULL;

      g_assert_no_error (error);
      g_assert_true (cordon_session_close (g_steal_pointer (&made), &error));
      g_assert_no_error (error);
      opened = cordon_session_open (path, CORDON_SESSION_READ_ONLY, "tester", &error);
      g_assert_no_error (error);
      plan = cordon_session_plan (opened);
      difference = cordon_edit_between (sample.plan, plan, "difference");
      g_assert_cmpuint (cordon_edit_n_changes (difference), ==, 0);
      map = cordon_session_base_map (opened, &error);
      g_assert_no_error (error);
      for (CordonMapLayer layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
        g_assert_cmpuint (cordon_base_map_count (map, layer), ==, cordon_base_map_count (sample.map, layer));
      g_assert_cmpstr (cordon_base_map_attribution (map), ==, cordon_base_map_attribution (sample.map));
      this_digest = cordon_session_digest (opened);
      g_assert_cmpuint (strlen (this_digest), ==, 64);
      if (digest != NULL)
        g_assert_cmpstr (digest, ==, this_digest);
      g_free (digest);
      digest = g_steal_pointer (&this_digest);
      g_unlink (path);
    }
  g_rmdir (folder);
  clear (&sample);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/sample/list", test_list);
  g_test_add_func ("/session/sample/counts", test_counts);
  g_test_add_func ("/session/sample/organisations", test_organisations);
  g_test_add_func ("/session/sample/night-shift", test_night_shift);
  g_test_add_func ("/session/sample/ground", test_ground);
  g_test_add_func ("/session/sample/rings", test_rings);
  g_test_add_func ("/session/sample/arrivals", test_arrivals);
  g_test_add_func ("/session/sample/roster-is-exact", test_roster_is_exact);
  g_test_add_func ("/session/sample/mended-differs-by-the-defects-only", test_mended_differs_by_the_defects_only);
  g_test_add_func ("/session/sample/same-every-time", test_same_every_time);
  g_test_add_func ("/session/sample/ids-are-derived", test_ids_are_derived);
  g_test_add_func ("/session/sample/map-is-nowhere", test_map_is_nowhere);
  g_test_add_func ("/session/sample/streets-are-a-graph", test_streets_are_a_graph);
  g_test_add_func ("/session/sample/buildings-keep-off-the-lines", test_buildings_keep_off_the_lines);
  g_test_add_func ("/session/sample/file", test_file);
  return g_test_run ();
}
