/* field-text.c: the contents of fields as text, and back.
 *
 * One text form serves files, the command line and the database:
 *
 *   time       2027-05-23T05:30Z            also a local time in the plan's zone
 *   windows    START/END; START/END
 *   schedule   START/END=6; START/END=4.5
 *   words      steward; crowd manager       a semicolon inside is written \;
 *   refs       Police; Fire and rescue      names, or ids
 *   flag       yes, no
 *   enum       the key of the word
 *   colour     #rrggbb
 *   geometry   POINT (7.42 43.73)           well-known text, longitude first
 *
 * An empty text is "unset". A text made here is read back to an equal value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/field-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/minute.h"
#include "base/number.h"
#include "geo/wkb.h"

typedef gboolean (*ReadFunc) (CordonRecord *record,
                              const CordonField *field,
                              gpointer member,
                              const char *text,
                              const CordonTextContext *context,
                              GError **error);
typedef char *(*WriteFunc) (const CordonField *field,
                            gconstpointer member,
                            const CordonTextContext *context);

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE, message);
  return FALSE;
}

/* Cuts at separators that no backslash protects, and takes the backslashes away. */
static GPtrArray *
split_items (const char *text)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  GString *item = g_string_new (NULL);

  for (const char *p = text;; p++)
    {
      if (*p == '\\' && (p[1] == ';' || p[1] == '\\'))
        g_string_append_c (item, *++p);
      else if (*p == ';' || *p == '\0')
        {
          char *trimmed = g_strstrip (g_strdup (item->str));

          if (*trimmed != '\0')
            g_ptr_array_add (items, trimmed);
          else
            g_free (trimmed);
          g_string_truncate (item, 0);
          if (*p == '\0')
            break;
        }
      else
        g_string_append_c (item, *p);
    }
  g_string_free (item, TRUE);
  return items;
}

static void
append_item (GString *text,
             const char *item)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  for (const char *p = item; *p != '\0'; p++)
    {
      if (*p == ';' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

static gboolean
check_range (const CordonField *field,
             double value,
             GError **error)
{
  char low[CORDON_NUMBER_SIZE];
  char high[CORDON_NUMBER_SIZE];

  if (value >= field->unit->minimum && value <= field->unit->maximum)
    return TRUE;
  g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE, _ ("the value must lie between %s and %s"),
               cordon_number_format (low, field->unit->minimum), cordon_number_format (high, field->unit->maximum));
  return FALSE;
}

static gboolean
read_text (CordonRecord *record,
           const CordonField *field,
           gpointer member,
           const char *text,
           const CordonTextContext *context,
           GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, _ ("the text is not valid UTF-8"));
  if (field->type == CORDON_FIELD_TEXT && strpbrk (text, "\n\r") != NULL)
    return fail (error, _ ("the text must be a single line"));
  cordon_record_put_text (record, member, text);
  return TRUE;
}

static gboolean
read_colour (CordonRecord *record,
             const CordonField *field,
             gpointer member,
             const char *text,
             const CordonTextContext *context,
             GError **error)
{
  g_autofree char *lower = NULL;

  if (strlen (text) != 7 || text[0] != '#' || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return fail (error, _ ("a colour is written #rrggbb, for example #1a5fb4"));
  lower = g_ascii_strdown (text, -1);
  cordon_record_put_text (record, member, lower);
  return TRUE;
}

static gboolean
read_int (CordonRecord *record,
          const CordonField *field,
          gpointer member,
          const char *text,
          const CordonTextContext *context,
          GError **error)
{
  gint64 value;

  if (!cordon_integer_parse (text, &value))
    return fail (error, _ ("this must be a whole number"));
  if (!check_range (field, value, error))
    return FALSE;
  *(gint64 *) member = value;
  return TRUE;
}

static gboolean
read_real (CordonRecord *record,
           const CordonField *field,
           gpointer member,
           const char *text,
           const CordonTextContext *context,
           GError **error)
{
  double value;

  if (!cordon_number_parse (text, &value))
    return fail (error, _ ("this must be a number, written with a point"));
  if (!check_range (field, value, error))
    return FALSE;
  *(double *) member = value == 0 ? 0 : value;
  return TRUE;
}

static gboolean
read_flag (CordonRecord *record,
           const CordonField *field,
           gpointer member,
           const char *text,
           const CordonTextContext *context,
           GError **error)
{
  static const char *const yes[] = { "yes", "true", "1" };
  static const char *const no[] = { "no", "false", "0" };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      if (g_ascii_strcasecmp (text, yes[i]) == 0)
        {
          *(int *) member = 1;
          return TRUE;
        }
      if (g_ascii_strcasecmp (text, no[i]) == 0)
        {
          *(int *) member = 0;
          return TRUE;
        }
    }
  return fail (error, _ ("this must be yes or no"));
}

static gboolean
read_enum (CordonRecord *record,
           const CordonField *field,
           gpointer member,
           const char *text,
           const CordonTextContext *context,
           GError **error)
{
  int number = cordon_vocabulary_number (field->vocabulary, text);
  g_autoptr (GString) keys = NULL;

  if (number != 0)
    {
      *(int *) member = number;
      return TRUE;
    }
  keys = g_string_new (NULL);
  for (guint i = 0; i < field->vocabulary->n_words; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", field->vocabulary->words[i].key);
  g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE, _ ("“%s” is not one of %s"), text, keys->str);
  return FALSE;
}

static gboolean
find_reference (const CordonField *field,
                const char *text,
                const CordonTextContext *context,
                gint64 *out_id,
                GError **error)
{
  if (context != NULL && context->find != NULL)
    {
      *out_id = context->find (context->data, field->target, text, error);
      return *out_id != CORDON_ID_NONE;
    }
  if (!cordon_integer_parse (text, out_id) || *out_id <= 0)
    return fail (error, _ ("this must be the id of a record"));
  return TRUE;
}

static gboolean
read_ref (CordonRecord *record,
          const CordonField *field,
          gpointer member,
          const char *text,
          const CordonTextContext *context,
          GError **error)
{
  gint64 id;

  if (!find_reference (field, text, context, &id, error))
    return FALSE;
  *(gint64 *) member = id;
  return TRUE;
}

static gboolean
read_refs (CordonRecord *record,
           const CordonField *field,
           gpointer member,
           const char *text,
           const CordonTextContext *context,
           GError **error)
{
  g_autoptr (GPtrArray) items = split_items (text);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CordonRefs) refs = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id;

      if (!find_reference (field, items->pdata[i], context, &id, error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  refs = cordon_refs_new ((const gint64 *) (void *) ids->data, ids->len);
  cordon_record_put_refs (record, member, refs);
  return TRUE;
}

static gboolean
read_words (CordonRecord *record,
            const CordonField *field,
            gpointer member,
            const char *text,
            const CordonTextContext *context,
            GError **error)
{
  g_autoptr (GPtrArray) items = split_items (text);
  g_autoptr (CordonWords) words = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, _ ("the text is not valid UTF-8"));
  words = cordon_words_new ((const char *const *) items->pdata, items->len);
  cordon_record_put_words (record, member, words);
  return TRUE;
}

static gboolean
parse_minute (const char *text,
              const CordonTextContext *context,
              gint64 *out_minute,
              GError **error)
{
  if (cordon_minute_parse (text, context != NULL ? context->zone : NULL, out_minute))
    return TRUE;
  g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE,
               _ ("“%s” is not a time; write for example 2027-05-23 07:30 or 2027-05-23T05:30Z"), text);
  return FALSE;
}

static gboolean
read_time (CordonRecord *record,
           const CordonField *field,
           gpointer member,
           const char *text,
           const CordonTextContext *context,
           GError **error)
{
  return parse_minute (text, context, member, error);
}

static gboolean
parse_interval (char *text,
                const CordonTextContext *context,
                CordonInterval *out_interval,
                GError **error)
{
  char *slash = strchr (text, '/');

  if (slash == NULL)
    {
      g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE,
                   _ ("“%s” is not a stretch of time; write START/END"), text);
      return FALSE;
    }
  *slash = '\0';
  if (!parse_minute (text, context, &out_interval->start_min, error) ||
      !parse_minute (slash + 1, context, &out_interval->end_min, error))
    return FALSE;
  if (cordon_interval_is_empty (*out_interval))
    return fail (error, _ ("a stretch of time must end after it starts"));
  return TRUE;
}

static gboolean
read_windows (CordonRecord *record,
              const CordonField *field,
              gpointer member,
              const char *text,
              const CordonTextContext *context,
              GError **error)
{
  g_autoptr (GPtrArray) items = split_items (text);
  g_autofree CordonInterval *intervals = g_new (CordonInterval, items->len);
  g_autoptr (CordonWindows) windows = NULL;

  for (guint i = 0; i < items->len; i++)
    if (!parse_interval (items->pdata[i], context, &intervals[i], error))
      return FALSE;
  windows = cordon_windows_new (intervals, items->len);
  cordon_record_put_windows (record, member, windows);
  return TRUE;
}

static gboolean
parse_step (char *text,
            const CordonField *field,
            const CordonTextContext *context,
            CordonStep *out_step,
            GError **error)
{
  char *equals = strrchr (text, '=');

  if (equals == NULL || !cordon_number_parse (equals + 1, &out_step->value))
    {
      g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE,
                   _ ("“%s” is not a number by time; write START/END=NUMBER"), text);
      return FALSE;
    }
  *equals = '\0';
  return check_range (field, out_step->value, error) && parse_interval (text, context, &out_step->when, error);
}

static gboolean
read_schedule (CordonRecord *record,
               const CordonField *field,
               gpointer member,
               const char *text,
               const CordonTextContext *context,
               GError **error)
{
  g_autoptr (GPtrArray) items = split_items (text);
  g_autofree CordonStep *steps = g_new0 (CordonStep, items->len);
  g_autoptr (CordonSchedule) schedule = NULL;

  for (guint i = 0; i < items->len; i++)
    if (!parse_step (items->pdata[i], field, context, &steps[i], error))
      return FALSE;
  schedule = cordon_schedule_new (steps, items->len);
  cordon_record_put_schedule (record, member, schedule);
  return TRUE;
}

static gboolean
read_shape (CordonRecord *record,
            const CordonField *field,
            gpointer member,
            const char *text,
            const CordonTextContext *context,
            GError **error)
{
  static const char *const wanted[] = {
    "", N_ ("this must be a point"), N_ ("this must be a line"), N_ ("this must be a polygon")
  };
  GeoShapeKind kind = field->type == CORDON_FIELD_POINT  ? GEO_SHAPE_POINT
                      : field->type == CORDON_FIELD_LINE ? GEO_SHAPE_LINE
                                                         : GEO_SHAPE_POLYGON;
  g_autoptr (GError) geo_error = NULL;
  g_autoptr (GeoShape) shape = geo_wkt_parse (text, &geo_error);

  if (shape == NULL)
    return fail (error, geo_error->message);
  if (geo_shape_kind (shape) != kind)
    return fail (error, _ (wanted[kind]));
  cordon_record_put_shape (record, member, shape);
  return TRUE;
}

static char *
write_text (const CordonField *field,
            gconstpointer member,
            const CordonTextContext *context)
{
  return g_strdup (*(const char *const *) member);
}

static char *
write_int (const CordonField *field,
           gconstpointer member,
           const CordonTextContext *context)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, *(const gint64 *) member);
}

static char *
write_real (const CordonField *field,
            gconstpointer member,
            const CordonTextContext *context)
{
  char buffer[CORDON_NUMBER_SIZE];

  return g_strdup (cordon_number_format (buffer, *(const double *) member));
}

static char *
write_flag (const CordonField *field,
            gconstpointer member,
            const CordonTextContext *context)
{
  return g_strdup (*(const int *) member != 0 ? "yes" : "no");
}

static char *
write_enum (const CordonField *field,
            gconstpointer member,
            const CordonTextContext *context)
{
  return g_strdup (cordon_vocabulary_key (field->vocabulary, *(const int *) member));
}

static char *
name_reference (const CordonField *field,
                gint64 id,
                const CordonTextContext *context)
{
  char *name = NULL;

  if (context != NULL && context->name_of != NULL)
    name = context->name_of (context->data, field->target, id);
  return name != NULL ? name : g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static char *
write_ref (const CordonField *field,
           gconstpointer member,
           const CordonTextContext *context)
{
  return name_reference (field, *(const gint64 *) member, context);
}

static char *
write_refs (const CordonField *field,
            gconstpointer member,
            const CordonTextContext *context)
{
  const CordonRefs *refs = *(const CordonRefs *const *) member;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < refs->n_items; i++)
    {
      g_autofree char *name = name_reference (field, refs->items[i], context);

      append_item (text, name);
    }
  return g_string_free (text, FALSE);
}

static char *
write_words (const CordonField *field,
             gconstpointer member,
             const CordonTextContext *context)
{
  const CordonWords *words = *(const CordonWords *const *) member;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->n_items; i++)
    append_item (text, words->items[i]);
  return g_string_free (text, FALSE);
}

static char *
write_time (const CordonField *field,
            gconstpointer member,
            const CordonTextContext *context)
{
  return cordon_minute_format (*(const gint64 *) member);
}

static void
append_interval (GString *text,
                 CordonInterval interval)
{
  g_autofree char *start = cordon_minute_format (interval.start_min);
  g_autofree char *end = cordon_minute_format (interval.end_min);

  g_string_append_printf (text, "%s%s/%s", text->len > 0 ? "; " : "", start, end);
}

/**
 * cordon_windows_to_text:
 * @windows: (nullable): times
 *
 * Returns: (transfer full): "START/END; START/END" in UTC
 */
char *
cordon_windows_to_text (const CordonWindows *windows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; windows != NULL && i < windows->n_items; i++)
    append_interval (text, windows->items[i]);
  return g_string_free (text, FALSE);
}

/**
 * cordon_schedule_to_text:
 * @schedule: (nullable): values by time
 *
 * Returns: (transfer full): "START/END=6; START/END=4.5" in UTC
 */
char *
cordon_schedule_to_text (const CordonSchedule *schedule)
{
  GString *text = g_string_new (NULL);
  char buffer[CORDON_NUMBER_SIZE];

  for (guint i = 0; schedule != NULL && i < schedule->n_items; i++)
    {
      append_interval (text, schedule->items[i].when);
      g_string_append_printf (text, "=%s", cordon_number_format (buffer, schedule->items[i].value));
    }
  return g_string_free (text, FALSE);
}

static char *
write_windows (const CordonField *field,
               gconstpointer member,
               const CordonTextContext *context)
{
  return cordon_windows_to_text (*(const CordonWindows *const *) member);
}

static char *
write_schedule (const CordonField *field,
                gconstpointer member,
                const CordonTextContext *context)
{
  return cordon_schedule_to_text (*(const CordonSchedule *const *) member);
}

static char *
write_shape (const CordonField *field,
             gconstpointer member,
             const CordonTextContext *context)
{
  return geo_wkt_format (*(const GeoShape *const *) member);
}

static const struct
{
  ReadFunc read;
  WriteFunc write;
} codecs[CORDON_N_FIELD_TYPES] = {
  [CORDON_FIELD_TEXT] = { read_text, write_text },
  [CORDON_FIELD_PROSE] = { read_text, write_text },
  [CORDON_FIELD_INT] = { read_int, write_int },
  [CORDON_FIELD_REAL] = { read_real, write_real },
  [CORDON_FIELD_FLAG] = { read_flag, write_flag },
  [CORDON_FIELD_ENUM] = { read_enum, write_enum },
  [CORDON_FIELD_REF] = { read_ref, write_ref },
  [CORDON_FIELD_REFS] = { read_refs, write_refs },
  [CORDON_FIELD_WORDS] = { read_words, write_words },
  [CORDON_FIELD_TIME] = { read_time, write_time },
  [CORDON_FIELD_WINDOWS] = { read_windows, write_windows },
  [CORDON_FIELD_SCHEDULE] = { read_schedule, write_schedule },
  [CORDON_FIELD_COLOUR] = { read_colour, write_text },
  [CORDON_FIELD_POINT] = { read_shape, write_shape },
  [CORDON_FIELD_LINE] = { read_shape, write_shape },
  [CORDON_FIELD_POLYGON] = { read_shape, write_shape },
};

/**
 * cordon_record_get_text:
 * @record: a record
 * @field: a field of its table
 * @context: (nullable): names for references; without it, ids
 *
 * Returns: (transfer full) (nullable): the field's value as text that
 *   cordon_record_set_text() reads back; %NULL when unset
 */
char *
cordon_record_get_text (const CordonRecord *record,
                        const CordonField *field,
                        const CordonTextContext *context)
{
  if (!cordon_record_is_set (record, field))
    return NULL;
  return codecs[field->type].write (field, cordon_record_peek (record, field), context);
}

/**
 * cordon_record_set_text:
 * @record: a record not yet sealed
 * @field: a field of its table
 * @text: (nullable): the new value as text; %NULL or blank for unset
 * @context: (nullable): finds records by name, and the zone of local times
 * @error: return location for a %CORDON_MODEL_ERROR_VALUE or _REFERENCE
 *
 * Reads @text into the field. On failure the field keeps its value.
 *
 * Returns: whether @text was a value of the field
 */
gboolean
cordon_record_set_text (CordonRecord *record,
                        const CordonField *field,
                        const char *text,
                        const CordonTextContext *context,
                        GError **error)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (record->table == field->table, FALSE);
  g_return_val_if_fail (!record->is_sealed, FALSE);

  trimmed = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  if (trimmed == NULL || *trimmed == '\0')
    {
      cordon_record_clear (record, field);
      return TRUE;
    }
  return codecs[field->type].read (record, field, G_STRUCT_MEMBER_P (record, field->offset), trimmed, context, error);
}
