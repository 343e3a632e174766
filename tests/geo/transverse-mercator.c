/* transverse-mercator.c: tests of geo/transverse-mercator.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "geo/transverse-mercator.h"

#include <proj.h>
#include <string.h>

/* PROJ's own exact projection is the oracle, over the globe within 30 degrees
 * of the meridian, where a UTM zone or a plan ever is. */
static void
test_against_proj (void)
{
  static const double meridians_deg[] = { 0, 7.42, -177, 179.5 };
  PJ_CONTEXT *context = proj_context_create ();

  for (gsize m = 0; m < G_N_ELEMENTS (meridians_deg); m++)
    {
      char definition[G_ASCII_DTOSTR_BUF_SIZE + 96] = "+proj=tmerc +algo=poder_engsager +k=1 +ellps=WGS84 +lon_0=";
      PJ *projection;

      g_ascii_dtostr (definition + strlen (definition), G_ASCII_DTOSTR_BUF_SIZE, meridians_deg[m]);
      projection = proj_create (context, definition);
      g_assert_nonnull (projection);
      for (double lat_deg = -89; lat_deg <= 89; lat_deg += 3.7)
        for (double off_deg = -30; off_deg <= 30; off_deg += 2.3)
          {
            GeoLonLat place = { meridians_deg[m] + off_deg, lat_deg };
            PJ_COORD expected = proj_trans (projection, PJ_FWD,
                                            proj_coord (proj_torad (place.lon_deg),
                                                        proj_torad (lat_deg), 0, 0));
            GeoPoint point = geo_transverse_mercator_forward (place, meridians_deg[m]);
            GeoLonLat back = geo_transverse_mercator_inverse (point, meridians_deg[m]);

            g_assert_cmpfloat_with_epsilon (point.x_m, expected.xy.x, 1e-7);
            g_assert_cmpfloat_with_epsilon (point.y_m, expected.xy.y, 1e-7);
            g_assert_cmpfloat_with_epsilon (back.lat_deg, lat_deg, 1e-12);
            g_assert_cmpfloat_with_epsilon (remainder (back.lon_deg - place.lon_deg, 360), 0, 1e-11);
          }
      proj_destroy (projection);
    }
  proj_context_destroy (context);
}

static void
test_poles_and_far_side (void)
{
  GeoPoint pole = geo_transverse_mercator_forward ((GeoLonLat){ 33, 90 }, 9);
  GeoPoint south = geo_transverse_mercator_forward ((GeoLonLat){ 33, -90 }, 9);
  GeoPoint singular = geo_transverse_mercator_forward ((GeoLonLat){ 99, 0 }, 9);
  GeoPoint behind = geo_transverse_mercator_forward ((GeoLonLat){ 189, 20 }, 9);

  g_assert_cmpfloat_with_epsilon (pole.x_m, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (pole.y_m, 10001965.729313, 1e-4);
  g_assert_cmpfloat_with_epsilon (south.y_m, -pole.y_m, 1e-9);
  g_assert_true (isfinite (singular.x_m) && isfinite (singular.y_m));
  g_assert_true (isfinite (behind.x_m) && isfinite (behind.y_m));
  g_assert_cmpfloat_with_epsilon (geo_transverse_mercator_inverse (pole, 9).lat_deg, 90, 1e-9);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geo/transverse-mercator/against-proj", test_against_proj);
  g_test_add_func ("/geo/transverse-mercator/poles-and-far-side", test_poles_and_far_side);
  return g_test_run ();
}
