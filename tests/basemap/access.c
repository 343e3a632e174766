/* access.c: tests of who may use a way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/access.h"

#include <string.h>

#include "tag-text.h"

typedef struct
{
  const char *tags;
  const char *answer; /* foot, bicycle, vehicle: y n p e; then the one-way rule; "" for none */
} Row;

static const Row rows[] = {
  { "highway=residential", "yyy 0" },
  { "highway=motorway", "nny 1" },
  { "highway=motorway oneway=no", "nny 0" },
  { "highway=footway", "ynn 0" },
  { "highway=steps", "ynn 0" },
  { "highway=pedestrian", "ypn 0" },
  { "highway=cycleway", "yyn 0" },
  { "highway=raceway", "ppp 0" },
  { "highway=bus_guideway", "nnp 1" },
  { "highway=service access=private", "ppp 0" },
  { "highway=service access=no foot=yes", "ynn 0" },
  { "highway=residential access=destination bicycle=yes", "pyp 0" },
  { "highway=residential motor_vehicle=no", "yyn 0" },
  { "highway=residential vehicle=no", "ynn 0" },
  { "highway=residential vehicle=no motor_vehicle=delivery", "ynp 0" },
  { "highway=footway bicycle=dismount", "ypn 0" },
  { "highway=footway motor_vehicle=emergency", "yne 0" },
  { "highway=steps access=yes", "ynn 0" },
  { "highway=service access=emergency", "eee 0" },
  { "highway=residential access=sometimes", "yyy 0" },
  { "highway=primary foot=no", "nyy 0" },
  { "highway=residential oneway=yes", "yyy 1" },
  { "highway=residential oneway=-1", "yyy -1" },
  { "highway=residential oneway=alternating", "yyy 0" },
  { "highway=residential junction=roundabout", "yyy 1" },
  { "highway=residential junction=roundabout oneway=no", "yyy 0" },
  { "highway=proposed", "" },
  { "highway=construction", "" },
  { "highway=bus_stop", "" },
  { "waterway=river", "" },
};

static void
test_rows (void)
{
  static const char letters[] = "?ynpe";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *answer = g_strdup ("");
      CordonWayAccess access;
      TagText tags;

      g_test_message ("row %u: %s", i, rows[i].tags);
      tag_text_init (&tags, rows[i].tags);
      if (cordon_way_access (&tags.tags, &access))
        {
          g_free (answer);
          answer = g_strdup_printf ("%c%c%c %d", letters[access.foot], letters[access.bicycle],
                                    letters[access.vehicle], access.oneway);
        }
      g_assert_cmpstr (answer, ==, rows[i].answer);
      tag_text_clear (&tags);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/basemap/access/rows", test_rows);
  return g_test_run ();
}
