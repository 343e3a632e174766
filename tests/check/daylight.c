/* daylight.c: tests of when it is day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/daylight.h"

#include "world.h"

static void
test_known_days (void)
{
  /* From the almanac, to the minute; ours may be some minutes off. */
  static const struct
  {
    GeoLonLat place;
    const char *noon;
    const char *rise;
    const char *set;
  } rows[] = {
    { { 0, 51.4769 }, "2024-06-20T12:00Z", "2024-06-20T03:43Z", "2024-06-20T20:21Z" }, /* Greenwich */
    { { 0, 51.4769 }, "2024-12-21T12:00Z", "2024-12-21T08:04Z", "2024-12-21T15:53Z" },
    { { 0, 0 }, "2024-03-20T12:00Z", "2024-03-20T06:04Z", "2024-03-20T18:11Z" }, /* the equator */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 noon = world_minute (rows[i].noon);
      g_autoptr (GArray) days = cordon_daylight (rows[i].place, (CordonInterval){ noon - 720, noon + 720 });
      CordonInterval day;

      g_test_message ("row %u", i);
      g_assert_cmpuint (days->len, ==, 1);
      day = g_array_index (days, CordonInterval, 0);
      g_assert_cmpint (ABS (day.start_min - world_minute (rows[i].rise)), <=, 4);
      g_assert_cmpint (ABS (day.end_min - world_minute (rows[i].set)), <=, 4);
    }
}

static void
test_polar (void)
{
  gint64 summer = world_minute ("2024-06-20T00:00Z");
  gint64 winter = world_minute ("2024-12-20T00:00Z");
  g_autoptr (GArray) light = cordon_daylight ((GeoLonLat){ 20, 78 }, (CordonInterval){ summer, summer + 2880 });
  g_autoptr (GArray) dark = cordon_daylight ((GeoLonLat){ 20, 78 }, (CordonInterval){ winter, winter + 2880 });
  gint64 light_min = 0;

  for (guint i = 0; i < light->len; i++)
    light_min += cordon_interval_minutes (g_array_index (light, CordonInterval, i));
  g_assert_cmpint (light_min, >=, 2870);
  g_assert_cmpuint (dark->len, ==, 0);
}

static void
test_unbounded (void)
{
  g_autoptr (GArray) days = cordon_daylight ((GeoLonLat){ 0, 0 }, CORDON_INTERVAL_ALWAYS);

  g_assert_cmpuint (days->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/daylight/known-days", test_known_days);
  g_test_add_func ("/check/daylight/polar", test_polar);
  g_test_add_func ("/check/daylight/unbounded", test_unbounded);
  return g_test_run ();
}
