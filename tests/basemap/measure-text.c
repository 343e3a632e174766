/* measure-text.c: tests of reading measures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/measure-text.h"

#include <math.h>

typedef struct
{
  const char *text;
  double value; /* NAN: none */
} Row;

static const Row length_rows[] = {
  { "12", 12 },
  { "12.5", 12.5 },
  { "12,5", 12.5 },
  { "12 m", 12 },
  { "12m", 12 },
  { " 3 ", 3 },
  { "0", 0 },
  { "40 ft", 12.192 },
  { "40'", 12.192 },
  { "7'4\"", 2.2352 },
  { "0.2 km", 200 },
  { "150 cm", 1.5 },
  { NULL, NAN },
  { "", NAN },
  { "high", NAN },
  { "-3", NAN },
  { "12;14", NAN },
  { "1.2.3", NAN },
  { "~12", NAN },
  { "12 yards", NAN },
  { "1e9", NAN },
  { "7'4", NAN },
  { ".5", NAN },
  { "nan", NAN },
  { "0x10", NAN },
};

static const Row speed_rows[] = {
  { "50", 50 },
  { "30 mph", 48.28032 },
  { "10 knots", 18.52 },
  { "walk", 5 },
  { "50 km/h", 50 },
  { NULL, NAN },
  { "none", NAN },
  { "FR:urban", NAN },
  { "signals", NAN },
};

static const Row direction_rows[] = {
  { "0", 0 },
  { "90", 90 },
  { "240.5", 240.5 },
  { "360", 0 },
  { "90°", 90 },
  { "N", 0 },
  { "NNE", 22.5 },
  { "SW", 225 },
  { "wnw", 292.5 },
  { NULL, NAN },
  { "", NAN },
  { "361", NAN },
  { "north", NAN },
  { "90-120", NAN },
  { "both", NAN },
};

static void
check_rows (double (*parse) (const char *text),
            const Row *rows,
            guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      double value = parse (rows[i].text);

      g_test_message ("row %u: %s: %g", i, rows[i].text, value);
      if (isnan (rows[i].value))
        g_assert_true (isnan (value));
      else
        g_assert_cmpfloat_with_epsilon (value, rows[i].value, 1e-9);
    }
}

static void
test_length (void)
{
  check_rows (cordon_map_parse_length_m, length_rows, G_N_ELEMENTS (length_rows));
}

static void
test_speed (void)
{
  check_rows (cordon_map_parse_speed_kmh, speed_rows, G_N_ELEMENTS (speed_rows));
}

static void
test_direction (void)
{
  check_rows (cordon_map_parse_direction_deg, direction_rows, G_N_ELEMENTS (direction_rows));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/basemap/measure-text/length", test_length);
  g_test_add_func ("/basemap/measure-text/speed", test_speed);
  g_test_add_func ("/basemap/measure-text/direction", test_direction);
  return g_test_run ();
}
