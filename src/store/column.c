/* column.c: the value of a field in a column of its table.
 *
 * What is read may have been written by any program, so that every value is
 * checked to be one that its field can hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/minute.h"
#include "store/geometry-blob.h"

#define MINUTES_PER_DAY 1440

/* Days since 1970-01-01 of a date of the Gregorian calendar, by whole eras of
 * 400 years that begin in March. */
static gint64
count_days (gint64 year,
            int month,
            int day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/* The inverse of count_days(). */
static void
split_days (gint64 days,
            gint64 *out_year,
            int *out_month,
            int *out_day)
{
  gint64 z = days + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  gint64 day_of_era = z - era * 146097;
  gint64 year_of_era =
    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 shifted_month = (5 * day_of_year + 2) / 153;

  *out_day = (int) (day_of_year - (153 * shifted_month + 2) / 5 + 1);
  *out_month = (int) (shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  *out_year = year_of_era + era * 400 + (*out_month <= 2);
}

/**
 * cordon_column_format_time:
 * @buffer: where it is written
 * @minute: minutes since 1970-01-01T00:00Z
 *
 * Returns: @buffer, with the time as GeoPackage writes it
 */
const char *
cordon_column_format_time (char buffer[CORDON_COLUMN_TIME_SIZE],
                           gint64 minute)
{
  gint64 days = minute / MINUTES_PER_DAY - (minute % MINUTES_PER_DAY < 0);
  int of_day = (int) (minute - days * MINUTES_PER_DAY);
  gint64 year;
  int month;
  int day;

  split_days (days, &year, &month, &day);
  g_snprintf (buffer, CORDON_COLUMN_TIME_SIZE, "%04" G_GINT64_FORMAT "-%02d-%02dT%02d:%02d:00.000Z",
              year, month, day, of_day / 60, of_day % 60);
  return buffer;
}

static gboolean
read_digits (const char *text,
             int n_digits,
             int *out_value)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (text[i] - '0');
    }
  *out_value = value;
  return TRUE;
}

/* The form we write, quickly; other programs' forms by the general way. */
static gboolean
parse_time (const char *text,
            gint64 *out_minute)
{
  int year;
  int month;
  int day;
  int hour;
  int minute;

  if (strlen (text) == 24 && strcmp (text + 16, ":00.000Z") == 0 && text[4] == '-' &&
      text[7] == '-' && text[10] == 'T' && text[13] == ':' && read_digits (text, 4, &year) &&
      read_digits (text + 5, 2, &month) && read_digits (text + 8, 2, &day) &&
      read_digits (text + 11, 2, &hour) && read_digits (text + 14, 2, &minute) && month >= 1 &&
      month <= 12 && day >= 1 && day <= g_date_get_days_in_month (month, MAX (year, 1)) &&
      hour < 24 && minute < 60)
    {
      *out_minute = count_days (year, month, day) * MINUTES_PER_DAY + hour * 60 + minute;
      return TRUE;
    }
  return cordon_minute_parse (text, NULL, out_minute);
}

/**
 * cordon_column_bind:
 * @statement: a statement that writes
 * @parameter: which of its parameters
 * @record: a record
 * @field: a field of its table
 * @scratch: bytes to work with
 *
 * Binds what @record holds in @field.
 */
void
cordon_column_bind (CordonStatement *statement,
                    int parameter,
                    const CordonRecord *record,
                    const CordonField *field,
                    GByteArray *scratch)
{
  gconstpointer member = cordon_record_peek (record, field);
  char time[CORDON_COLUMN_TIME_SIZE];
  g_autofree char *text = NULL;

  if (!cordon_record_is_set (record, field))
    {
      cordon_statement_bind_null (statement, parameter);
      return;
    }
  switch (field->type)
    {
    case CORDON_FIELD_INT:
    case CORDON_FIELD_REF:
      cordon_statement_bind_integer (statement, parameter, *(const gint64 *) member);
      break;
    case CORDON_FIELD_REAL:
      cordon_statement_bind_real (statement, parameter, *(const double *) member);
      break;
    case CORDON_FIELD_FLAG:
      cordon_statement_bind_integer (statement, parameter, *(const int *) member);
      break;
    case CORDON_FIELD_TIME:
      cordon_statement_bind_text (statement, parameter,
                                  cordon_column_format_time (time, *(const gint64 *) member));
      break;
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_PROSE:
    case CORDON_FIELD_COLOUR:
      cordon_statement_bind_text (statement, parameter, *(const char *const *) member);
      break;
    case CORDON_FIELD_ENUM:
      cordon_statement_bind_text (statement, parameter,
                                  cordon_vocabulary_key (field->vocabulary, *(const int *) member));
      break;
    case CORDON_FIELD_POINT:
    case CORDON_FIELD_LINE:
    case CORDON_FIELD_POLYGON:
      cordon_geometry_blob_write (scratch, *(const GeoShape *const *) member);
      cordon_statement_bind_blob (statement, parameter, scratch->data, scratch->len);
      break;
    default:
      text = cordon_record_get_text (record, field, NULL);
      cordon_statement_bind_text (statement, parameter, text);
    }
}

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CONTENT, message);
  return FALSE;
}

static gboolean
read_integer (CordonStatement *statement,
              int column,
              gint64 *out_value,
              GError **error)
{
  if (cordon_statement_type (statement, column) != SQLITE_INTEGER)
    return fail (error, _ ("what is there is not a whole number"));
  *out_value = cordon_statement_integer (statement, column);
  return TRUE;
}

static gboolean
read_real (CordonStatement *statement,
           int column,
           double *out_value,
           GError **error)
{
  int type = cordon_statement_type (statement, column);

  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT)
    return fail (error, _ ("what is there is not a number"));
  *out_value = cordon_statement_real (statement, column);
  return isfinite (*out_value) || fail (error, _ ("what is there is not a number"));
}

/* A text without a zero byte inside, in UTF-8. */
static const char *
read_text (CordonStatement *statement,
           int column,
           GError **error)
{
  const char *text;
  gsize n_bytes;

  if (cordon_statement_type (statement, column) != SQLITE_TEXT)
    {
      fail (error, _ ("what is there is not text"));
      return NULL;
    }
  text = cordon_statement_text (statement, column);
  cordon_statement_blob (statement, column, &n_bytes);
  if (text == NULL || !g_utf8_validate_len (text, n_bytes, NULL))
    {
      fail (error, _ ("what is there is not text in UTF-8"));
      return NULL;
    }
  return text;
}

static gboolean
read_word (CordonStatement *statement,
           int column,
           const CordonField *field,
           int *out_word,
           GError **error)
{
  const char *text = read_text (statement, column, error);

  if (text == NULL)
    return FALSE;
  *out_word = cordon_vocabulary_number (field->vocabulary, text);
  if (*out_word != 0)
    return TRUE;
  g_set_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CONTENT,
               _ ("“%s” is not one of its words"), text);
  return FALSE;
}

static gboolean
read_time (CordonStatement *statement,
           int column,
           gint64 *out_minute,
           GError **error)
{
  const char *text = read_text (statement, column, error);

  if (text == NULL)
    return FALSE;
  if (parse_time (text, out_minute))
    return TRUE;
  g_set_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CONTENT, _ ("“%s” is not a time"),
               text);
  return FALSE;
}

static gboolean
read_shape (CordonStatement *statement,
            int column,
            CordonRecord *record,
            const CordonField *field,
            GError **error)
{
  gsize n_bytes;
  const guint8 *bytes = cordon_statement_blob (statement, column, &n_bytes);
  g_autoptr (GeoShape) shape = cordon_geometry_blob_read (bytes, n_bytes, error);
  GeoShapeKind kind = (GeoShapeKind) (field->type - CORDON_FIELD_POINT + GEO_SHAPE_POINT);

  if (shape == NULL)
    return FALSE;
  if (geo_shape_kind (shape) != kind)
    return fail (error, _ ("the geometry is not of the kind that belongs there"));
  cordon_record_put_shape (record, (gpointer) cordon_record_peek (record, field), shape);
  return TRUE;
}

/**
 * cordon_column_read:
 * @statement: a statement with a row
 * @column: which of its columns
 * @record: a record not yet sealed
 * @field: a field of its table
 * @error: set to %CORDON_STORE_ERROR_CONTENT, or to an error of the geometry or the text
 *
 * Sets @field of @record to what the row holds, NULL to unset.
 *
 * Returns: %FALSE if that is no value of @field
 */
gboolean
cordon_column_read (CordonStatement *statement,
                    int column,
                    CordonRecord *record,
                    const CordonField *field,
                    GError **error)
{
  gpointer member = (gpointer) cordon_record_peek (record, field);
  const char *text;
  gint64 integer;

  if (cordon_statement_type (statement, column) == SQLITE_NULL)
    {
      cordon_record_clear (record, field);
      return TRUE;
    }
  switch (field->type)
    {
    case CORDON_FIELD_INT:
    case CORDON_FIELD_REF:
      return read_integer (statement, column, member, error);
    case CORDON_FIELD_REAL:
      return read_real (statement, column, member, error);
    case CORDON_FIELD_FLAG:
      if (!read_integer (statement, column, &integer, error))
        return FALSE;
      *(int *) member = integer != 0;
      return integer == 0 || integer == 1 || fail (error, _ ("what is there is neither yes nor no"));
    case CORDON_FIELD_TIME:
      return read_time (statement, column, member, error);
    case CORDON_FIELD_ENUM:
      return read_word (statement, column, field, member, error);
    case CORDON_FIELD_POINT:
    case CORDON_FIELD_LINE:
    case CORDON_FIELD_POLYGON:
      return read_shape (statement, column, record, field, error);
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_PROSE:
      text = read_text (statement, column, error);
      if (text != NULL)
        cordon_record_put_text (record, member, text);
      return text != NULL;
    default:
      text = read_text (statement, column, error);
      return text != NULL && cordon_record_set_text (record, field, text, NULL, error);
    }
}
