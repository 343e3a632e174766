/* grid-coordinate.c: UTM, UPS and MGRS coordinates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grids are those of NGA.SIG.0012, "The universal grids and the transverse
 * Mercator and polar stereographic map projections" (2014): UTM from 80 S to
 * 84 N in zones of 6 degrees, with the exceptions of Norway (32V) and Svalbard
 * (31X to 37X), UPS beyond, and MGRS lettering both in squares of 100 km.
 */
#include "config.h"

#include "geo/grid-coordinate.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "geo/transverse-mercator.h"

#define DEGREE         (G_PI / 180)
#define SEMI_MAJOR_M   6378137.0
#define FLATTENING     (1 / 298.257223563)
#define UTM_SCALE      0.9996
#define UPS_SCALE      0.994
#define UTM_EASTING_M  500000.0
#define UTM_NORTHING_M 10000000.0 /* on the southern half */
#define UPS_FALSE_M    2000000.0
#define SQUARE_M       100000.0
#define ROW_CYCLE_M    2000000.0 /* after which the rows' letters repeat */

static const char bands[] = "CDEFGHJKLMNPQRSTUVWX";
static const char row_letters[] = "ABCDEFGHJKLMNPQRSTUV";
static const char *const column_letters[] = { "ABCDEFGH", "JKLMNPQR", "STUVWXYZ" };

/* A half of a polar grid: its first letter, and its columns and rows, with the
 * hundreds of kilometres at which they begin. */
typedef struct
{
  char letter;
  gboolean is_north;
  gboolean is_east;
  const char *columns;
  const char *rows;
  int first_column;
  int first_row;
} PolarHalf;

static const PolarHalf polar_halves[] = {
  { 'A', FALSE, FALSE, "JKLPQRSTUXYZ", "ABCDEFGHJKLMNPQRSTUVWXYZ", 8, 8 },
  { 'B', FALSE, TRUE, "ABCFGHJKLPQR", "ABCDEFGHJKLMNPQRSTUVWXYZ", 20, 8 },
  { 'Y', TRUE, FALSE, "RSTUXYZ", "ABCDEFGHJKLMNP", 13, 13 },
  { 'Z', TRUE, TRUE, "ABCFGHJ", "ABCDEFGHJKLMNP", 20, 13 },
};

static double
wrap_longitude (double lon_deg)
{
  double wrapped = remainder (lon_deg, 360);

  return wrapped >= 180 ? wrapped - 360 : wrapped;
}

/**
 * geo_utm_band:
 * @place: a place
 *
 * Returns: the letter of its band of latitude, C to X, or A, B, Y or Z near
 *   the poles
 */
char
geo_utm_band (GeoLonLat place)
{
  if (place.lat_deg < -80)
    return wrap_longitude (place.lon_deg) < 0 ? 'A' : 'B';
  if (place.lat_deg >= 84)
    return wrap_longitude (place.lon_deg) < 0 ? 'Y' : 'Z';
  return bands[MIN ((int) floor ((place.lat_deg + 80) / 8), 19)];
}

static guint
find_zone (GeoLonLat place)
{
  double lon_deg = wrap_longitude (place.lon_deg);
  guint zone = (guint) floor ((lon_deg + 180) / 6) + 1;

  if (place.lat_deg < -80 || place.lat_deg >= 84)
    return 0;
  if (place.lat_deg >= 56 && place.lat_deg < 64 && lon_deg >= 3 && lon_deg < 12)
    return 32;
  if (place.lat_deg >= 72 && lon_deg >= 0 && lon_deg < 42)
    return lon_deg < 9 ? 31 : lon_deg < 21 ? 33
                            : lon_deg < 33 ? 35
                                           : 37;
  return zone;
}

static double
meridian_of (guint zone)
{
  return zone * 6.0 - 183;
}

/* Metres from the pole for each unit of the tangent of half the conformal
 * distance from it. */
static double
polar_unit_m (void)
{
  double e = sqrt (FLATTENING * (2 - FLATTENING));

  return 2 * UPS_SCALE * SEMI_MAJOR_M / ((1 - FLATTENING) * exp (e * atanh (e)));
}

static GeoUtm
project_polar (GeoLonLat place)
{
  double lambda = place.lon_deg * DEGREE;
  double phi = fabs (place.lat_deg) * DEGREE;
  double tangent = geo_conformal_tangent (fabs (place.lat_deg) == 90 ? 1e16 : tan (phi));
  double distance_m = fabs (place.lat_deg) == 90
                        ? 0
                        : polar_unit_m () / (tangent + sqrt (1 + tangent * tangent));
  double sign = place.lat_deg > 0 ? -1 : 1;

  return (GeoUtm){ 0, place.lat_deg > 0, UPS_FALSE_M + distance_m * sin (lambda),
                   UPS_FALSE_M + sign * distance_m * cos (lambda) };
}

/**
 * geo_utm_from_lonlat:
 * @place: a place in degrees
 *
 * Returns: its UTM coordinate, in the zone that is meant for it, or its UPS
 *   coordinate near a pole
 */
GeoUtm
geo_utm_from_lonlat (GeoLonLat place)
{
  guint zone = find_zone (place);
  GeoPoint point;

  if (zone == 0)
    return project_polar (place);
  point = geo_transverse_mercator_forward (place, meridian_of (zone));
  return (GeoUtm){ zone, place.lat_deg >= 0, UTM_EASTING_M + UTM_SCALE * point.x_m,
                   (place.lat_deg >= 0 ? 0 : UTM_NORTHING_M) + UTM_SCALE * point.y_m };
}

static gboolean
fail_text (GError **error,
           const char *sentence)
{
  g_set_error_literal (error, GEO_ERROR, GEO_ERROR_TEXT, sentence);
  return FALSE;
}

static gboolean
unproject_polar (GeoUtm utm,
                 GeoLonLat *out_place,
                 GError **error)
{
  double x_m = utm.easting_m - UPS_FALSE_M;
  double y_m = utm.northing_m - UPS_FALSE_M;
  double distance_m = hypot (x_m, y_m);
  double t = distance_m / polar_unit_m ();
  double phi;

  if (!(distance_m < 1500000))
    return fail_text (
      error, _ ("the polar coordinate is too far from the pole; enter a zone from 1 to 60"));
  phi = distance_m == 0 ? G_PI / 2 : atan (geo_geographic_tangent ((1 / t - t) / 2));
  out_place->lat_deg = (utm.is_north ? phi : -phi) / DEGREE;
  out_place->lon_deg = distance_m == 0 ? 0 : atan2 (x_m, utm.is_north ? -y_m : y_m) / DEGREE;
  return TRUE;
}

/**
 * geo_utm_to_lonlat:
 * @utm: a UTM or UPS coordinate
 * @out_place: (out): the place in degrees
 * @error: return location for a %GEO_ERROR_TEXT
 *
 * Returns: whether there is such a place
 */
gboolean
geo_utm_to_lonlat (GeoUtm utm,
                   GeoLonLat *out_place,
                   GError **error)
{
  GeoPoint point;

  if (utm.zone == 0)
    return unproject_polar (utm, out_place, error);
  if (utm.zone > 60)
    return fail_text (error, _ ("there is no such UTM zone; zones go from 1 to 60"));
  if (!(utm.easting_m >= 0 && utm.easting_m <= 1000000))
    return fail_text (
      error, _ ("the easting is not in the zone; eastings go from 100000 to 900000 metres"));
  if (!(utm.northing_m >= -100000 && utm.northing_m <= UTM_NORTHING_M + 100000))
    return fail_text (
      error, _ ("the northing is not in the zone; northings go from 0 to 10000000 metres"));
  point.x_m = (utm.easting_m - UTM_EASTING_M) / UTM_SCALE;
  point.y_m = (utm.northing_m - (utm.is_north ? 0 : UTM_NORTHING_M)) / UTM_SCALE;
  *out_place = geo_transverse_mercator_inverse (point, meridian_of (utm.zone));
  return TRUE;
}

static const PolarHalf *
find_polar_half (char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (polar_halves); i++)
    if (polar_halves[i].letter == letter)
      return &polar_halves[i];
  return NULL;
}

/* Digits below the square of 100 km, cut off rather than rounded. */
static void
append_digits (GString *text,
               double metres,
               guint n_digits)
{
  double unit_m = pow (10, 5.0 - n_digits);
  double rest_m = metres - floor (metres / SQUARE_M) * SQUARE_M;

  if (n_digits > 0)
    g_string_append_printf (text, "%0*d", (int) n_digits, (int) floor (rest_m / unit_m + 1e-9));
}

/**
 * geo_mgrs_format:
 * @place: a place in degrees
 * @n_digits: 0 to 5 digits for easting and northing each; 5 is metres
 *
 * Returns: (transfer full): the MGRS square of that size that holds the place
 */
char *
geo_mgrs_format (GeoLonLat place,
                 guint n_digits)
{
  GeoUtm utm = geo_utm_from_lonlat (place);
  int column = (int) floor (utm.easting_m / SQUARE_M);
  int row = (int) floor (utm.northing_m / SQUARE_M);
  GString *text = g_string_new (NULL);

  if (utm.zone == 0)
    {
      const PolarHalf *half = find_polar_half (utm.is_north ? (column < 20 ? 'Y' : 'Z')
                                                            : (column < 20 ? 'A' : 'B'));

      g_string_append_printf (text, "%c%c%c", half->letter,
                              half->columns[column - half->first_column],
                              half->rows[row - half->first_row]);
    }
  else
    {
      guint offset = utm.zone % 2 == 0 ? 5 : 0;

      g_string_append_printf (text, "%02u%c%c%c", utm.zone, geo_utm_band (place),
                              column_letters[(utm.zone - 1) % 3][CLAMP (column - 1, 0, 7)],
                              row_letters[((guint) row + offset) % 20]);
    }
  append_digits (text, utm.easting_m, MIN (n_digits, 5));
  append_digits (text, utm.northing_m, MIN (n_digits, 5));
  return g_string_free (text, FALSE);
}

static int
index_in (const char *letters,
          char letter)
{
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;

  return found != NULL ? (int) (found - letters) : -1;
}

/* The middle of the square that the digits name, below the square of 100 km. */
static gboolean
read_digits (const char *digits,
             double *out_east_m,
             double *out_north_m,
             GError **error)
{
  gsize n = strlen (digits);
  double unit_m = pow (10, 5.0 - n / 2.0);
  char half[6] = { 0 };

  if (n % 2 != 0 || n > 10 || strspn (digits, "0123456789") != n)
    return fail_text (error,
                      _ ("an MGRS coordinate ends with an even number of digits, at most ten"));
  memcpy (half, digits, n / 2);
  *out_east_m = ((double) g_ascii_strtoull (half, NULL, 10) + 0.5) * unit_m;
  memcpy (half, digits + n / 2, n / 2);
  *out_north_m = ((double) g_ascii_strtoull (half, NULL, 10) + 0.5) * unit_m;
  return TRUE;
}

static gboolean
fail_square (GError **error)
{
  return fail_text (
    error, _ ("there is no such MGRS square; check the zone and the three letters after it"));
}

static gboolean
parse_polar (const char *letters,
             GeoLonLat *out_place,
             GError **error)
{
  const PolarHalf *half = find_polar_half (letters[0]);
  int column = index_in (half->columns, letters[1]);
  int row = column >= 0 ? index_in (half->rows, letters[2]) : -1;
  GeoUtm utm = { 0, half->is_north, 0, 0 };

  if (row < 0)
    return fail_square (error);
  if (!read_digits (letters + 3, &utm.easting_m, &utm.northing_m, error))
    return FALSE;
  utm.easting_m += (column + half->first_column) * SQUARE_M;
  utm.northing_m += (row + half->first_row) * SQUARE_M;
  return geo_utm_to_lonlat (utm, out_place, error);
}

/* The rows' letters repeat every 2000 km; the band tells which one is meant. */
static double
resolve_row (guint zone,
             int band,
             int row)
{
  double south_deg = -80 + 8.0 * band;
  double lowest_m = UTM_SCALE * geo_transverse_mercator_forward (
                                  (GeoLonLat){ meridian_of (zone), south_deg }, meridian_of (zone))
                                  .y_m;
  double northing_m = ((row - (zone % 2 == 0 ? 5 : 0) + 20) % 20) * SQUARE_M;

  if (band < 10)
    lowest_m += UTM_NORTHING_M;
  while (northing_m < lowest_m - 1.2 * SQUARE_M)
    northing_m += ROW_CYCLE_M;
  return northing_m;
}

static gboolean
parse_zoned (guint zone,
             const char *letters,
             GeoLonLat *out_place,
             GError **error)
{
  int band = index_in (bands, letters[0]);
  int column = zone >= 1 && zone <= 60 ? index_in (column_letters[(zone - 1) % 3], letters[1]) : -1;
  int row = column >= 0 ? index_in (row_letters, letters[2]) : -1;
  GeoUtm utm = { zone, band >= 10, 0, 0 };
  double south_deg = -80 + 8.0 * band;

  if (band < 0 || row < 0)
    return fail_square (error);
  if (!read_digits (letters + 3, &utm.easting_m, &utm.northing_m, error))
    return FALSE;
  utm.easting_m += (column + 1) * SQUARE_M;
  utm.northing_m += resolve_row (zone, band, row);
  if (!geo_utm_to_lonlat (utm, out_place, error))
    return FALSE;
  if (out_place->lat_deg < south_deg - 1 || out_place->lat_deg > south_deg + (band == 19 ? 13 : 9))
    return fail_square (error);
  return TRUE;
}

/**
 * geo_mgrs_parse:
 * @text: an MGRS coordinate, in capitals or not, with blanks or without
 * @out_place: (out): the middle of the square it names, in degrees
 * @error: return location for a %GEO_ERROR_TEXT
 *
 * Returns: whether @text is one
 */
gboolean
geo_mgrs_parse (const char *text,
                GeoLonLat *out_place,
                GError **error)
{
  g_autoptr (GString) compact = g_string_new (NULL);
  guint n_zone;

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (compact, g_ascii_toupper (*at));
  n_zone = (guint) strspn (compact->str, "0123456789");
  if (n_zone > 2 || compact->len < n_zone + 3)
    return fail_square (error);
  if (n_zone == 0)
    return find_polar_half (compact->str[0]) != NULL ? parse_polar (compact->str, out_place, error)
                                                     : fail_square (error);
  return parse_zoned ((guint) g_ascii_strtoull (compact->str, NULL, 10), compact->str + n_zone,
                      out_place, error);
}
