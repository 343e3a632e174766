/* staging.c: tests of model/staging.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/staging.h"

static void
test_gaps (void)
{
  const char *const columns[] = { "name", "owner", "ring", NULL };
  g_autoptr (CordonStaging) staging = cordon_staging_new ();
  CordonStagingLayer *layer = cordon_staging_add_layer (staging, "zones", columns);
  g_autoptr (GeoShape) shape = geo_shape_new_point (7, 43);
  CordonStagingRow *row = cordon_staging_layer_add (layer, shape);

  /* a missing value in the middle must not hide the one after it */
  row->values[2] = g_strdup ("inner");
  g_assert_null (row->values[0]);
  g_assert_true (row->shape == shape);
  g_assert_null (cordon_staging_layer_add (layer, NULL)->shape);
  g_assert_cmpuint (layer->rows->len, ==, 2);
  g_assert_cmpuint (layer->columns->len, ==, 3);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/staging/gaps", test_gaps);
  return g_test_run ();
}
