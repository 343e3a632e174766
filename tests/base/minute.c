/* minute.c: tests of base/minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/minute.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *utc;
  } rows[] = {
    { "2027-05-23T05:30Z", "2027-05-23T05:30Z" },
    { "2027-05-23T05:30:00Z", "2027-05-23T05:30Z" },
    { "2027-05-23T05:30:59.999Z", "2027-05-23T05:30Z" },
    { " 2027-05-23 07:30 ", "2027-05-23T05:30Z" },
    { "2027-05-23T07:30+02:00", "2027-05-23T05:30Z" },
    { "2027-05-23T07:30+0200", "2027-05-23T05:30Z" },
    { "2027-05-23T00:30-05", "2027-05-23T05:30Z" },
    { "2027-05-23 24:00", "2027-05-23T22:00Z" },
    { "2027-12-31T24:00Z", "2028-01-01T00:00Z" },
    /* one hour on either side of the autumn change */
    { "2027-10-31 01:59", "2027-10-30T23:59Z" },
    { "2027-10-31 03:00", "2027-10-31T02:00Z" },
    { "1969-12-31T23:59Z", "1969-12-31T23:59Z" },
  };
  g_autoptr (GTimeZone) monaco = cordon_time_zone_new ("Europe/Monaco");

  g_assert_nonnull (monaco);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;
      gint64 minute = 0;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_true (cordon_minute_parse (rows[i].text, monaco, &minute));
      text = cordon_minute_format (minute);
      g_assert_cmpstr (text, ==, rows[i].utc);
    }
}

static void
test_refuse (void)
{
  static const char *const rows[] = {
    "", "now", "2027-05-23", "2027-5-23T05:30Z", "2027-13-01T05:30Z", "2027-02-30T05:30Z",
    "2027-05-23T24:01Z", "2027-05-23T25:00Z", "2027-05-23T05:60Z", "2027-05-23T05:30ZZ",
    "2027-05-23T05:30+99:00", "2027-05-23T05:30 tomorrow", "0000-01-01T00:00Z"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 minute = 0;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i]);
      g_assert_false (cordon_minute_parse (rows[i], NULL, &minute));
    }
}

static void
test_local (void)
{
  g_autoptr (GTimeZone) monaco = cordon_time_zone_new ("Europe/Monaco");
  g_autofree char *summer = NULL;
  g_autofree char *winter = NULL;
  gint64 minute = 0;

  g_assert_true (cordon_minute_parse ("2027-05-23T12:00Z", NULL, &minute));
  summer = cordon_minute_format_local (minute, monaco, "%H:%M");
  g_assert_cmpstr (summer, ==, "14:00");
  g_assert_true (cordon_minute_parse ("2027-12-23T12:00Z", NULL, &minute));
  winter = cordon_minute_format_local (minute, monaco, "%H:%M");
  g_assert_cmpstr (winter, ==, "13:00");
  g_assert_null (cordon_time_zone_new ("Atlantis/Capital"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/minute/read", test_read);
  g_test_add_func ("/base/minute/refuse", test_refuse);
  g_test_add_func ("/base/minute/local", test_local);
  return g_test_run ();
}
