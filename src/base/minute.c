/* minute.c: instants as text and in an event's own time zone.
 *
 * Stored and exchanged times are UTC, "2027-05-23T05:30Z". A person may also
 * type a local time, "2027-05-23 07:30", which is read in the event's zone, or
 * one with an offset, "2027-05-23T07:30+02:00".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "base/minute.h"

#include <string.h>

static gboolean
read_digits (const char **cursor,
             int n_digits,
             int *out_value)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*cursor)[i]))
        return FALSE;
      value = value * 10 + ((*cursor)[i] - '0');
    }
  *cursor += n_digits;
  *out_value = value;
  return TRUE;
}

static gboolean
read_char (const char **cursor,
           const char *accepted)
{
  if (**cursor == '\0' || strchr (accepted, **cursor) == NULL)
    return FALSE;
  (*cursor)++;
  return TRUE;
}

/* Seconds are accepted because other programs write them, but only whole minutes are kept. */
static void
skip_seconds (const char **cursor)
{
  const char *p = *cursor;
  int seconds;

  if (*p != ':')
    return;
  p++;
  if (!read_digits (&p, 2, &seconds) || seconds > 59)
    return;
  if (*p == '.')
    {
      p++;
      while (g_ascii_isdigit (*p))
        p++;
    }
  *cursor = p;
}

static gboolean
read_offset (const char **cursor,
             int *out_offset_min)
{
  int sign = **cursor == '-' ? -1 : 1;
  int hours;
  int minutes = 0;

  (*cursor)++;
  if (!read_digits (cursor, 2, &hours) || hours > 14)
    return FALSE;
  if (**cursor == ':')
    (*cursor)++;
  if (**cursor != '\0' && (!read_digits (cursor, 2, &minutes) || minutes > 59))
    return FALSE;
  *out_offset_min = sign * (hours * 60 + minutes);
  return TRUE;
}

static gint64
to_minute (GTimeZone *zone,
           int year,
           int month,
           int day,
           int hour,
           int minute)
{
  g_autoptr (GDateTime) moment = g_date_time_new (zone, year, month, day, hour, minute, 0);
  gint64 seconds;

  if (moment == NULL)
    return CORDON_MINUTE_NONE;
  seconds = g_date_time_to_unix (moment);
  return seconds >= 0 ? seconds / 60 : -((-seconds + 59) / 60);
}

/**
 * cordon_minute_parse:
 * @text: a date and time of day
 * @zone: (nullable): the zone of a time without an offset; %NULL for UTC
 * @out_minute: (out): minutes since 1970-01-01T00:00Z
 *
 * Reads "YYYY-MM-DDTHH:MM" with a blank instead of the T, with seconds (which
 * are dropped), and with "Z" or an offset. The hour 24:00 is the next midnight.
 *
 * Returns: whether @text was such a time
 */
gboolean
cordon_minute_parse (const char *text,
                     GTimeZone *zone,
                     gint64 *out_minute)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const char *p = text;
  int year, month, day, hour, minute;
  int offset_min = 0;
  gboolean is_absolute = FALSE;
  gboolean is_midnight_after = FALSE;
  gint64 result;

  g_return_val_if_fail (text != NULL && out_minute != NULL, FALSE);

  while (g_ascii_isspace (*p))
    p++;
  if (!read_digits (&p, 4, &year) || !read_char (&p, "-") ||
      !read_digits (&p, 2, &month) || !read_char (&p, "-") ||
      !read_digits (&p, 2, &day) || !read_char (&p, "T ") ||
      !read_digits (&p, 2, &hour) || !read_char (&p, ":") ||
      !read_digits (&p, 2, &minute))
    return FALSE;
  skip_seconds (&p);
  if (*p == 'Z')
    {
      is_absolute = TRUE;
      p++;
    }
  else if (*p == '+' || *p == '-')
    {
      is_absolute = TRUE;
      if (!read_offset (&p, &offset_min))
        return FALSE;
    }
  while (g_ascii_isspace (*p))
    p++;
  if (*p != '\0' || year < 1)
    return FALSE;
  if (hour == 24 && minute == 0)
    {
      is_midnight_after = TRUE;
      hour = 0;
    }
  result = to_minute (is_absolute || zone == NULL ? utc : zone, year, month, day, hour, minute);
  if (result == CORDON_MINUTE_NONE)
    return FALSE;
  if (is_midnight_after)
    {
      g_autoptr (GDate) date = g_date_new_dmy (day, month, year);

      g_date_add_days (date, 1);
      result = to_minute (is_absolute || zone == NULL ? utc : zone,
                          g_date_get_year (date), g_date_get_month (date), g_date_get_day (date), 0, 0);
    }
  *out_minute = result - offset_min;
  return TRUE;
}

/**
 * cordon_minute_format:
 * @minute: minutes since 1970-01-01T00:00Z
 *
 * Returns: (transfer full): the instant as "2027-05-23T05:30Z", which
 *   cordon_minute_parse() reads back
 */
char *
cordon_minute_format (gint64 minute)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (minute * 60);

  if (moment == NULL)
    return g_strdup ("");
  return g_date_time_format (moment, "%Y-%m-%dT%H:%MZ");
}

/**
 * cordon_minute_format_local:
 * @minute: minutes since 1970-01-01T00:00Z
 * @zone: (nullable): the event's time zone; %NULL for UTC
 * @format: a pattern of g_date_time_format()
 *
 * Returns: (transfer full): the instant as people at the event read it
 */
char *
cordon_minute_format_local (gint64 minute,
                            GTimeZone *zone,
                            const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (minute * 60);
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (format != NULL, NULL);

  if (moment == NULL)
    return g_strdup ("");
  local = zone != NULL ? g_date_time_to_timezone (moment, zone) : g_date_time_ref (moment);
  return g_date_time_format (local, format);
}

/**
 * cordon_time_zone_new:
 * @identifier: (nullable): an IANA name such as "Europe/Monaco", or an offset
 *
 * Returns: (transfer full) (nullable): the zone; UTC for %NULL or an empty
 *   text; %NULL when this machine does not know @identifier
 */
GTimeZone *
cordon_time_zone_new (const char *identifier)
{
  if (identifier == NULL || *identifier == '\0')
    return g_time_zone_new_utc ();
  return g_time_zone_new_identifier (identifier);
}
