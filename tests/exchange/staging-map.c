/* staging-map.c: tests of exchange/staging-map.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/staging-map.h"

#include <string.h>

#include "exchange/problem.h"

static const GeoLonLat corners[] = { { 7.42, 43.73 }, { 7.43, 43.73 }, { 7.43, 43.74 }, { 7.42, 43.73 } };
static const char *const columns[] = { "Name", "ref", "description", "people", NULL };

/* Takes the shape. */
static void
add_feature (CordonStagingLayer *layer,
             GeoShape *shape,
             const char *name,
             const char *people)
{
  g_autoptr (GeoShape) owned = shape;
  CordonStagingRow *row = cordon_staging_layer_add (layer, owned);

  row->values[0] = g_strdup (name);
  row->values[1] = g_strdup ("A1");
  row->values[2] = g_strdup ("seen from\nabove");
  row->values[3] = g_strdup (people);
}

static CordonStaging *
new_staging (CordonStagingLayer **out_layer)
{
  CordonStaging *staging = cordon_staging_new ();

  *out_layer = cordon_staging_add_layer (staging, "areas", columns);
  return staging;
}

static CordonEdit *
convert (const CordonStaging *staging,
         CordonTableId table,
         const char *column,
         const char *field,
         gboolean keeps_going,
         GPtrArray *problems,
         CordonStagingCount *out_count)
{
  g_autoptr (CordonPlan) plan = cordon_plan_new ();
  CordonColumnMap maps[] = { { column, NULL } };
  CordonStagingMap map = { cordon_table_get (table), maps, column != NULL ? 1 : 0, "x.kml", keeps_going };

  if (field != NULL)
    maps[0].field = cordon_table_find_field (cordon_table_get (table), field);
  return cordon_staging_to_edit (staging, plan, &map, problems, out_count);
}

static void
test_guesses (void)
{
  CordonStagingLayer *layer;
  g_autoptr (CordonStaging) staging = new_staging (&layer);
  g_autoptr (GPtrArray) problems = cordon_problems_new ();
  g_autoptr (CordonEdit) edit = NULL;
  CordonStagingCount count;
  const CordonZone *zone;

  add_feature (layer, geo_shape_new_ring (corners, 4), "North\r\nquay", NULL);
  add_feature (layer, geo_shape_new_ring (corners, 4), NULL, NULL);
  edit = convert (staging, CORDON_TABLE_ZONE, NULL, NULL, FALSE, problems, &count);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (count.n_new, ==, 2);
  zone = (gconstpointer) cordon_edit_change (edit, 0)->after;
  g_assert_cmpstr (zone->name, ==, "North  quay");
  g_assert_cmpstr (zone->code, ==, "A1");
  g_assert_cmpstr (zone->notes, ==, "seen from\nabove");
  zone = (gconstpointer) cordon_edit_change (edit, 1)->after;
  g_assert_cmpstr (zone->name, ==, "Zone 2");
}

/* Closed lines are borders, and borders are lines; nothing else is bent into shape. */
static void
test_shapes (void)
{
  static const struct
  {
    GeoShapeKind kind; /* 0: none */
    guint n_places;
    CordonTableId table;
    gboolean is_taken;
  } rows[] = {
    { GEO_SHAPE_POLYGON, 4, CORDON_TABLE_ZONE, TRUE },
    { GEO_SHAPE_LINE, 4, CORDON_TABLE_ZONE, TRUE },
    { GEO_SHAPE_LINE, 3, CORDON_TABLE_ZONE, FALSE },
    { GEO_SHAPE_POINT, 1, CORDON_TABLE_ZONE, FALSE },
    { GEO_SHAPE_POLYGON, 4, CORDON_TABLE_PERIMETER, TRUE },
    { GEO_SHAPE_LINE, 2, CORDON_TABLE_PERIMETER, TRUE },
    { GEO_SHAPE_POINT, 1, CORDON_TABLE_PERIMETER, FALSE },
    { GEO_SHAPE_POINT, 1, CORDON_TABLE_POST, TRUE },
    { GEO_SHAPE_LINE, 4, CORDON_TABLE_POST, FALSE },
    { GEO_SHAPE_POLYGON, 4, CORDON_TABLE_POST, FALSE },
    { 0, 0, CORDON_TABLE_POST, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CordonStagingLayer *layer;
      g_autoptr (CordonStaging) staging = new_staging (&layer);
      g_autoptr (GPtrArray) problems = cordon_problems_new ();
      g_autoptr (CordonEdit) edit = NULL;
      CordonStagingCount count;

      g_test_message ("row %u", i);
      add_feature (layer, rows[i].kind != 0 ? geo_shape_new (rows[i].kind, corners, &rows[i].n_places, 1) : NULL, "X",
                   NULL);
      edit = convert (staging, rows[i].table, NULL, NULL, FALSE, problems, &count);
      g_assert_cmpint (edit != NULL, ==, rows[i].is_taken);
      g_assert_cmpuint (problems->len, ==, rows[i].is_taken ? 0 : 1);
    }
}

static void
test_map (void)
{
  CordonStagingLayer *layer;
  g_autoptr (CordonStaging) staging = new_staging (&layer);
  g_autoptr (GPtrArray) problems = cordon_problems_new ();
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (CordonEdit) partial = NULL;
  CordonStagingCount count;

  add_feature (layer, geo_shape_new_ring (corners, 4), "A", "250");
  add_feature (layer, geo_shape_new_ring (corners, 4), "B", "many");
  edit = convert (staging, CORDON_TABLE_ZONE, "PEOPLE", "steward_ratio", FALSE, problems, &count);
  g_assert_null (edit);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (((CordonProblem *) problems->pdata[0])->reason, "layer “areas”, feature 2: steward_ratio"));
  partial = convert (staging, CORDON_TABLE_ZONE, "PEOPLE", "steward_ratio", TRUE, problems, &count);
  g_assert_cmpuint (count.n_new, ==, 1);
  g_assert_cmpuint (count.n_left_out, ==, 1);
  g_assert_cmpint (((const CordonZone *) (gconstpointer) cordon_edit_change (partial, 0)->after)->steward_ratio, ==, 250);
}

static void
test_misspelt_column (void)
{
  CordonStagingLayer *layer;
  g_autoptr (CordonStaging) staging = new_staging (&layer);
  g_autoptr (GPtrArray) problems = cordon_problems_new ();
  CordonStagingCount count;

  add_feature (layer, geo_shape_new_ring (corners, 4), "A", "250");
  g_assert_null (convert (staging, CORDON_TABLE_ZONE, "peple", "steward_ratio", FALSE, problems, &count));
  g_assert_cmpuint (problems->len, ==, 1);
}

/* A border that crosses itself is refused as a zone, with the number of the feature. */
static void
test_crossed (void)
{
  static const GeoLonLat bow[] = { { 7, 43 }, { 7.01, 43.01 }, { 7.01, 43 }, { 7, 43.01 }, { 7, 43 } };
  CordonStagingLayer *layer;
  g_autoptr (CordonStaging) staging = new_staging (&layer);
  g_autoptr (GPtrArray) problems = cordon_problems_new ();
  CordonStagingCount count;

  add_feature (layer, geo_shape_new_ring (bow, 5), "Bow", NULL);
  g_assert_null (convert (staging, CORDON_TABLE_ZONE, NULL, NULL, FALSE, problems, &count));
  g_assert_cmpuint (problems->len, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/staging-map/guesses", test_guesses);
  g_test_add_func ("/exchange/staging-map/shapes", test_shapes);
  g_test_add_func ("/exchange/staging-map/map", test_map);
  g_test_add_func ("/exchange/staging-map/misspelt-column", test_misspelt_column);
  g_test_add_func ("/exchange/staging-map/crossed", test_crossed);
  return g_test_run ();
}
