/* coordinate-text.c: a place as people write it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Understood are, with latitude first unless letters say otherwise:
 *
 *   43.7384, 7.4246      43.7384 7.4246      43,7384 7,4246     geo:43.7384,7.4246
 *   43.7384N 7.4246E     E 7.4246, N 43.7384
 *   43°44'18.2"N 7°25'28.6"E      43 44 18.2 N 7 25 28.6 E      43:44:18.2 7:25:28.6
 *   43°44.303'N 7°25.477'E
 *   32T 373138 4844026   32 north 373138 4844026   n 2115776 1343401 (at a pole)
 *   32TLP7313844026      32T LP 73138 44026        ZBA1577643401
 *
 * A letter after a UTM zone is the band of latitude, as in MGRS; lower-case n
 * and s, and the words, are the halves of the Earth. A capital S could be
 * either and is refused where that matters.
 */
#include "config.h"

#include "geo/coordinate-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "geo/grid-coordinate.h"

#define LONGEST_TEXT 200

/* Marks, as the scanner sees them. */
#define MARK_DEGREE 'd'
#define MARK_MINUTE '\''
#define MARK_SECOND '"'

static const struct
{
  const char *written;
  const char *read;
} spellings[] = {
  { "°", "d" },
  { "º", "d" },
  { "˚", "d" },
  { "′", "'" },
  { "’", "'" },
  { "‘", "'" },
  { "´", "'" },
  { "``", "\"" },
  { "''", "\"" },
  { "″", "\"" },
  { "”", "\"" },
  { "“", "\"" },
  { "−", "-" },
  { "–", "-" },
  { "\302\240", " " },
  { "\342\200\257", " " },
  { "\342\200\211", " " },
  { "\t", " " },
};

static gboolean
fail_text (GError **error,
           const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN (strlen (text), 60));

  g_set_error (
    error, GEO_ERROR, GEO_ERROR_TEXT,
    _ ("“%s” is not a place; write for example 43.7384, 7.4246 or 43°44′18″N 7°25′29″E or "
       "32T 373138 4844026"),
    valid);
  return FALSE;
}

static char *
normalise (const char *text)
{
  GString *result = g_string_new (text);

  for (int pass = 0; pass < 2; pass++) /* ′′ becomes '' and then " */
    for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
      g_string_replace (result, spellings[i].written, spellings[i].read, 0);
  g_strstrip (result->str);
  return g_string_free (result, FALSE);
}

typedef enum
{
  TOKEN_NUMBER,
  TOKEN_MARK,
  TOKEN_LETTER,
  TOKEN_SEPARATOR,
} TokenKind;

typedef struct
{
  TokenKind kind;
  char sign; /* the mark, the letter, or '-' before a number */
  double value;
  gboolean is_whole;
} Token;

/* Whether commas are decimal: "43,7384 7,4246" or "43,7384; 7,4246". */
static gboolean
has_decimal_commas (const char *text)
{
  const char *first = strchr (text, ',');
  const char *second = first != NULL ? strchr (first + 1, ',') : NULL;

  if (first == NULL || strchr (text, '.') != NULL)
    return FALSE;
  if (strchr (text, ';') != NULL)
    return TRUE;
  if (second == NULL || strchr (second + 1, ',') != NULL || first == text)
    return FALSE;
  return g_ascii_isdigit (first[-1]) && g_ascii_isdigit (first[1]) &&
         g_ascii_isdigit (second[-1]) && g_ascii_isdigit (second[1]) &&
         strspn (first + 1, "0123456789") < (gsize) (second - first - 1);
}

static gboolean
scan_number (const char **cursor,
             gboolean has_commas,
             Token *out_token)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *at = *cursor;
  gboolean is_whole = TRUE;

  *out_token = (Token){ TOKEN_NUMBER, 0, 0, TRUE };
  if (*at == '-' || *at == '+')
    out_token->sign = *at++ == '-' ? '-' : 0;
  for (; g_ascii_isdigit (*at) ||
         (is_whole && (*at == '.' || (*at == ',' && has_commas && g_ascii_isdigit (at[1]))));
       at++)
    {
      if (!g_ascii_isdigit (*at))
        is_whole = FALSE;
      g_string_append_c (digits, *at == ',' ? '.' : *at);
    }
  if (!cordon_number_parse (digits->str, &out_token->value))
    return FALSE;
  out_token->is_whole = is_whole;
  *cursor = at;
  return TRUE;
}

static gboolean
scan_token (const char **cursor,
            gboolean has_commas,
            Token *out_token)
{
  char c = **cursor;

  if (g_ascii_isdigit (c) || c == '-' || c == '+' || c == '.')
    return scan_number (cursor, has_commas, out_token);
  (*cursor)++;
  *out_token = (Token){ TOKEN_MARK, c, 0, FALSE };
  if (c == MARK_DEGREE || c == MARK_MINUTE || c == MARK_SECOND)
    return TRUE;
  out_token->kind = TOKEN_SEPARATOR;
  if (c == ',' || c == ';' || c == '/')
    return TRUE;
  out_token->kind = TOKEN_LETTER;
  out_token->sign = g_ascii_toupper (c);
  return strchr ("NSEW", out_token->sign) != NULL;
}

static GArray *
scan (const char *text)
{
  gboolean has_commas = has_decimal_commas (text);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  while (*text != '\0')
    {
      Token token;

      if (*text == ' ' || *text == ':')
        {
          text++;
          continue;
        }
      if (!scan_token (&text, has_commas, &token))
        return NULL;
      g_array_append_val (tokens, token);
    }
  return g_steal_pointer (&tokens);
}

static guint
count_tokens (const Token *tokens,
              guint n_tokens,
              TokenKind kind,
              char sign)
{
  guint count = 0;

  for (guint i = 0; i < n_tokens; i++)
    count += tokens[i].kind == kind && (sign == 0 || tokens[i].sign == sign);
  return count;
}

/* The token at which the second angle begins; 0 if that cannot be told. */
static guint
find_split (const Token *tokens,
            guint n_tokens)
{
  guint n_numbers = count_tokens (tokens, n_tokens, TOKEN_NUMBER, 0);
  guint n_letters = count_tokens (tokens, n_tokens, TOKEN_LETTER, 0);
  guint n_degrees = count_tokens (tokens, n_tokens, TOKEN_MARK, MARK_DEGREE);
  guint n_seen = 0;

  for (guint i = 0; i < n_tokens; i++)
    if (tokens[i].kind == TOKEN_SEPARATOR)
      return i;
  if (n_letters > 0)
    {
      for (guint i = 1; i < n_tokens; i++)
        if (tokens[i].kind == TOKEN_LETTER)
          return tokens[0].kind == TOKEN_LETTER ? i : i + 1;
    }
  if (n_degrees == 2)
    {
      for (guint i = 2; i < n_tokens; i++)
        if (tokens[i].kind == TOKEN_MARK && tokens[i].sign == MARK_DEGREE)
          return i - 1;
    }
  for (guint i = 0; i < n_tokens && n_numbers % 2 == 0; i++)
    if (tokens[i].kind == TOKEN_NUMBER && n_seen++ == n_numbers / 2)
      return i;
  return 0;
}

/* One angle, with the letter that came with it. */
typedef struct
{
  double value_deg;
  char letter;
} Angle;

/* Numbers in degrees, minutes and seconds; marks, where there are any, in that order. */
static gboolean
read_angle (const Token *tokens,
            guint n_tokens,
            Angle *out_angle)
{
  static const char marks[] = { MARK_DEGREE, MARK_MINUTE, MARK_SECOND };
  double unit = 1;
  gboolean is_negative = FALSE;
  guint n_numbers = 0;
  gboolean is_last_whole = TRUE;

  *out_angle = (Angle){ 0, 0 };
  for (guint i = 0; i < n_tokens; i++)
    {
      const Token *token = &tokens[i];

      if (token->kind == TOKEN_LETTER)
        {
          if (out_angle->letter != 0 || (i > 0 && i + 1 < n_tokens))
            return FALSE;
          out_angle->letter = token->sign;
        }
      else if (token->kind == TOKEN_MARK)
        {
          if (n_numbers == 0 || tokens[i - 1].kind != TOKEN_NUMBER ||
              token->sign != marks[n_numbers - 1])
            return FALSE;
        }
      else if (token->kind == TOKEN_NUMBER)
        {
          if (n_numbers == 3 || !is_last_whole ||
              (n_numbers > 0 && (token->sign != 0 || token->value >= 60)))
            return FALSE;
          is_negative = is_negative || token->sign == '-';
          is_last_whole = token->is_whole;
          out_angle->value_deg += token->value * unit;
          unit /= 60;
          n_numbers++;
        }
      else
        {
          return FALSE;
        }
    }
  if (is_negative && out_angle->letter != 0)
    return FALSE;
  if (is_negative || out_angle->letter == 'S' || out_angle->letter == 'W')
    out_angle->value_deg = -out_angle->value_deg;
  return n_numbers > 0;
}

static gboolean
is_latitude (char letter)
{
  return letter == 'N' || letter == 'S';
}

static gboolean
check_degrees (GeoLonLat place,
               GError **error)
{
  if (fabs (place.lat_deg) > 90)
    {
      g_set_error (error, GEO_ERROR, GEO_ERROR_TEXT,
                   _ ("latitude %g is beyond the pole; latitudes go from -90 to 90 and come first"),
                   place.lat_deg);
      return FALSE;
    }
  if (fabs (place.lon_deg) > 180)
    {
      g_set_error (error, GEO_ERROR, GEO_ERROR_TEXT,
                   _ ("longitude %g is too large; longitudes go from -180 to 180"), place.lon_deg);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_degrees (const char *text,
               GeoLonLat *out_place,
               GError **error)
{
  g_autoptr (GArray) array = scan (text);
  const Token *tokens = array != NULL ? (const Token *) (const void *) array->data : NULL;
  guint split = array != NULL ? find_split (tokens, array->len) : 0;
  guint second = split;
  Angle first_angle, second_angle;
  gboolean is_swapped;

  if (split == 0 || split >= array->len)
    return fail_text (error, text);
  if (tokens[split].kind == TOKEN_SEPARATOR)
    second++;
  if (!read_angle (tokens, split, &first_angle) ||
      !read_angle (tokens + second, array->len - second, &second_angle))
    return fail_text (error, text);
  if (first_angle.letter != 0 && second_angle.letter != 0 &&
      is_latitude (first_angle.letter) == is_latitude (second_angle.letter))
    return fail_text (error, text);
  is_swapped = first_angle.letter != 0 ? !is_latitude (first_angle.letter)
                                       : is_latitude (second_angle.letter);
  out_place->lat_deg = is_swapped ? second_angle.value_deg : first_angle.value_deg;
  out_place->lon_deg = is_swapped ? first_angle.value_deg : second_angle.value_deg;
  return check_degrees (*out_place, error);
}

static gboolean
matches (const char *pattern,
         const char *text,
         GMatchInfo **out_match)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_match (regex, text, 0, out_match);
}

/* Which half of the Earth the word after a zone means; -1 if it could be either. */
static int
read_half (const char *word,
           double northing_m)
{
  char letter = g_ascii_toupper (word[0]);

  if (strlen (word) > 1 || word[0] == 'n' || word[0] == 's')
    return letter == 'N';
  /* the band S lies in the north, between 32 and 40 degrees */
  if (letter == 'S')
    return northing_m > 3500000 && northing_m < 4450000 ? -1 : 0;
  return letter >= 'N';
}

static gboolean
fetch_number (GMatchInfo *match,
              const char *name,
              double *out_value)
{
  g_autofree char *word = g_match_info_fetch_named (match, name);

  return word != NULL && cordon_number_parse (word, out_value);
}

static gboolean
parse_utm (GMatchInfo *match,
           const char *text,
           GeoLonLat *out_place,
           GError **error)
{
  g_autofree char *zone = g_match_info_fetch_named (match, "zone");
  g_autofree char *half = g_match_info_fetch_named (match, "half");
  GeoUtm utm = { (guint) g_ascii_strtoull (zone, NULL, 10), TRUE, 0, 0 };
  int is_north;

  if (!fetch_number (match, "east", &utm.easting_m) ||
      !fetch_number (match, "north", &utm.northing_m))
    return fail_text (error, text);
  if (zone[0] != '\0' && utm.zone == 0)
    utm.zone = 61;
  is_north = zone[0] == '\0' ? strchr ("NnYyZz", half[0]) != NULL
                             : read_half (half, utm.northing_m);
  if (is_north < 0)
    {
      g_set_error_literal (
        error, GEO_ERROR, GEO_ERROR_TEXT,
        _ ("the S after the zone could mean the band S or the southern half of the Earth; "
           "write “north” or “south” instead"));
      return FALSE;
    }
  utm.is_north = is_north;
  return geo_utm_to_lonlat (utm, out_place, error);
}

#define SHORT_METRES "[0-9]+(?:\\.[0-9]+)?"
#define LONG_METRES  "[0-9]{5,7}(?:\\.[0-9]+)?"
#define EAST_NORTH(north) \
  "[ ,]+(?<east>" LONG_METRES ") *m?[Ee]?[ ,]+(?<north>" north ") *m?[Nn]?$"
#define UTM_PATTERN \
  "^(?<zone>[0-9]{1,2}) *(?<half>[A-HJ-NP-Za-hj-np-z]|[Nn]orth|[Ss]outh)" EAST_NORTH (SHORT_METRES)
#define UPS_PATTERN "^(?<zone>)(?<half>[NnSsABYZabyz])" EAST_NORTH (LONG_METRES)
#define MGRS_PATTERN \
  "^(?:[0-9]{1,2} *[C-HJ-NP-Xc-hj-np-x]|[ABYZabyz]) *[A-HJ-NP-Za-hj-np-z]{2}[ 0-9]*$"

/**
 * geo_coordinate_parse:
 * @text: a place as somebody wrote it: degrees, degrees with minutes and seconds,
 *   UTM, UPS or MGRS
 * @out_place: (out): the place in degrees
 * @error: return location for a %GEO_ERROR_TEXT
 *
 * Returns: whether @text is a place
 */
gboolean
geo_coordinate_parse (const char *text,
                      GeoLonLat *out_place,
                      GError **error)
{
  g_autofree char *normal = NULL;
  g_autoptr (GMatchInfo) utm = NULL;
  g_autoptr (GMatchInfo) ups = NULL;
  const char *start;

  if (strlen (text) > LONGEST_TEXT || !g_utf8_validate (text, -1, NULL))
    return fail_text (error, text);
  normal = normalise (text);
  start = g_ascii_strncasecmp (normal, "geo:", 4) == 0 ? normal + 4 : normal;
  if (matches (MGRS_PATTERN, start, NULL))
    return geo_mgrs_parse (start, out_place, error);
  if (matches (UTM_PATTERN, start, &utm))
    return parse_utm (utm, text, out_place, error);
  if (matches (UPS_PATTERN, start, &ups))
    return parse_utm (ups, text, out_place, error);
  return parse_degrees (start, out_place, error);
}

static void
append_dms (GString *text,
            double value_deg,
            const char *letters)
{
  gint64 hundredths = llround (fabs (value_deg) * 360000);

  g_string_append_printf (text, "%d°%02d′%02d.%02d″%c", (int) (hundredths / 360000),
                          (int) (hundredths / 6000 % 60), (int) (hundredths / 100 % 60),
                          (int) (hundredths % 100), letters[value_deg < 0]);
}

static char *
format_decimal (GeoLonLat place)
{
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (lat, sizeof lat, "%.6f", place.lat_deg);
  g_ascii_formatd (lon, sizeof lon, "%.6f", place.lon_deg);
  return g_strconcat (lat, ", ", lon, NULL);
}

static char *
format_utm (GeoLonLat place)
{
  GeoUtm utm = geo_utm_from_lonlat (place);

  if (utm.zone == 0)
    return g_strdup_printf ("%c %.0f %.0f", geo_utm_band (place), utm.easting_m, utm.northing_m);
  if (geo_utm_band (place) == 'S')
    return g_strdup_printf ("%02u north %.0f %.0f", utm.zone, utm.easting_m, utm.northing_m);
  return g_strdup_printf ("%02u%c %.0f %.0f", utm.zone, geo_utm_band (place), utm.easting_m,
                          utm.northing_m);
}

static char *
format_mgrs (GeoLonLat place)
{
  g_autofree char *compact = geo_mgrs_format (place, 5);
  gsize n = strlen (compact);
  g_autofree char *zone = g_strndup (compact, n - 12);

  return g_strdup_printf ("%s %.2s %.5s %.5s", zone, compact + n - 12, compact + n - 10,
                          compact + n - 5);
}

/**
 * geo_coordinate_format:
 * @place: a place in degrees
 * @style: how to write it
 *
 * Writes the place to about a metre or better, so that geo_coordinate_parse()
 * reads it: UTM in the band S, whose letter is ambiguous, gets the word "north".
 *
 * Returns: (transfer full): the text
 */
char *
geo_coordinate_format (GeoLonLat place,
                       GeoCoordinateStyle style)
{
  GString *text;

  if (style == GEO_COORDINATE_UTM)
    return format_utm (place);
  if (style == GEO_COORDINATE_MGRS)
    return format_mgrs (place);
  if (style == GEO_COORDINATE_DECIMAL)
    return format_decimal (place);
  text = g_string_new (NULL);
  append_dms (text, place.lat_deg, "NS");
  g_string_append_c (text, ' ');
  append_dms (text, place.lon_deg, "EW");
  return g_string_free (text, FALSE);
}
