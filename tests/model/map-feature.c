/* map-feature.c: tests of model/map-feature.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/map-feature.h"

static void
test_add (void)
{
  g_autoptr (CordonBaseMap) map = cordon_base_map_new ();
  char name[] = "Quay Street";
  CordonMapFeature feature = { .layer = CORDON_MAP_STREET, .kind = "residential", .name = name };
  GeoLonLat places[] = { { 7, 43 }, { 7.1, 43.2 } };
  const CordonMapFeature *features;
  guint n_features;

  g_assert_true (geo_extent_is_empty (cordon_base_map_extent (map)));
  feature.shape = geo_shape_new_line (places, 2);
  cordon_base_map_add (map, &feature);
  geo_shape_unref (feature.shape);
  name[0] = 'X';
  features = cordon_base_map_features (map, CORDON_MAP_STREET, &n_features);
  g_assert_cmpuint (n_features, ==, 1);
  g_assert_cmpstr (features[0].name, ==, "Quay Street");
  g_assert_cmpfloat (cordon_base_map_extent (map).north_deg, ==, 43.2);
  g_assert_cmpuint (cordon_base_map_count (map, CORDON_MAP_WATER), ==, 0);
}

static void
test_layers (void)
{
  for (int i = 0; i < CORDON_N_MAP_LAYERS; i++)
    {
      g_autofree char *in_file = g_strconcat ("basemap_", cordon_map_layer_name (i), NULL);

      g_assert_cmpint (cordon_map_layer_find (in_file), ==, i);
      g_assert_cmpint (cordon_map_layer_geometry (i), >=, GEO_SHAPE_POINT);
    }
  g_assert_cmpint (cordon_map_layer_find ("basemap_"), ==, -1);
  g_assert_cmpint (cordon_map_layer_geometry (CORDON_MAP_BUILDING), ==, GEO_SHAPE_POLYGON);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/map-feature/add", test_add);
  g_test_add_func ("/model/map-feature/layers", test_layers);
  return g_test_run ();
}
