/* measure-text.c: reading the measures of map tags.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A length is in metres unless a unit follows ("12", "12.5 m", "40 ft", "0.2 km",
 * "7'4\""), a speed in km/h ("50", "30 mph", "10 knots", "walk"), a direction in
 * degrees clockwise from north or one of the sixteen points of the compass.
 * <https://wiki.openstreetmap.org/wiki/Map_features/Units>
 */
#include "config.h"

#include "basemap/measure-text.h"

#include <math.h>
#include <string.h>

#define M_PER_FOOT   0.3048
#define M_PER_INCH   0.0254
#define KMH_PER_MPH  1.609344
#define KMH_PER_KNOT 1.852
#define WALK_KMH     5

/* A unit and what one of it is worth. */
typedef struct
{
  const char *name;
  double factor;
} Unit;

static const Unit length_units[] = {
  { "", 1 },
  { "m", 1 },
  { "meter", 1 },
  { "meters", 1 },
  { "metres", 1 },
  { "cm", 0.01 },
  { "km", 1000 },
  { "ft", M_PER_FOOT },
  { "feet", M_PER_FOOT },
  { "'", M_PER_FOOT },
};

static const Unit speed_units[] = {
  { "", 1 },
  { "km/h", 1 },
  { "kmh", 1 },
  { "kph", 1 },
  { "mph", KMH_PER_MPH },
  { "knots", KMH_PER_KNOT },
};

static const char *const compass[] = { "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
                                       "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW" };

/* Reads a number without sign or exponent; some write a comma in it. */
static gboolean
parse_plain (const char **inout_text,
             double *out_value)
{
  const char *at = *inout_text;
  char digits[24];
  guint n = 0;

  while (*at == ' ')
    at++;
  for (; n + 1 < sizeof digits && (g_ascii_isdigit (*at) || *at == '.' || *at == ','); at++)
    digits[n++] = *at == ',' ? '.' : *at;
  digits[n] = '\0';
  if (n == 0 || !g_ascii_isdigit (digits[0]) || strchr (digits, '.') != strrchr (digits, '.'))
    return FALSE;
  *out_value = g_ascii_strtod (digits, NULL);
  while (*at == ' ')
    at++;
  *inout_text = at;
  return TRUE;
}

static double
parse_with_unit (const char *text,
                 const Unit *units,
                 guint n_units)
{
  double value;

  if (text == NULL || !parse_plain (&text, &value))
    return NAN;
  for (guint i = 0; i < n_units; i++)
    if (g_ascii_strcasecmp (text, units[i].name) == 0)
      return value * units[i].factor;
  return NAN;
}

/**
 * cordon_map_parse_length_m:
 * @text: (nullable): a tag's value
 *
 * Returns: the length in metres, or NAN when @text is none
 */
double
cordon_map_parse_length_m (const char *text)
{
  const char *at = text;
  double feet, inches;

  /* 7'4" and 7 ft 4 in alone join two numbers */
  if (text != NULL && parse_plain (&at, &feet) && *at == '\'' && at[1] != '\0')
    {
      at++;
      if (parse_plain (&at, &inches) && strcmp (at, "\"") == 0)
        return feet * M_PER_FOOT + inches * M_PER_INCH;
      return NAN;
    }
  return parse_with_unit (text, length_units, G_N_ELEMENTS (length_units));
}

/**
 * cordon_map_parse_speed_kmh:
 * @text: (nullable): a tag's value
 *
 * Returns: the speed in km/h, or NAN when @text names none
 */
double
cordon_map_parse_speed_kmh (const char *text)
{
  if (g_strcmp0 (text, "walk") == 0)
    return WALK_KMH;
  return parse_with_unit (text, speed_units, G_N_ELEMENTS (speed_units));
}

/**
 * cordon_map_parse_direction_deg:
 * @text: (nullable): a tag's value
 *
 * Returns: the direction in degrees clockwise from north, 0 up to but not
 *   including 360, or NAN when @text is none
 */
double
cordon_map_parse_direction_deg (const char *text)
{
  double value;

  if (text == NULL)
    return NAN;
  for (guint i = 0; i < G_N_ELEMENTS (compass); i++)
    if (g_ascii_strcasecmp (text, compass[i]) == 0)
      return i * 360.0 / G_N_ELEMENTS (compass);
  if (parse_plain (&text, &value) && (*text == '\0' || strcmp (text, "°") == 0) && value <= 360)
    return fmod (value, 360);
  return NAN;
}
