/* sample-rows.c: a plan's records made from tables of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table is lines of cells parted by bars. The first line names the columns:
 * names of fields; a name that begins with @ is not a field. The first column
 * is the key by which other rows refer to this one, and from which its id is
 * derived; an empty cell leaves the field as it is in a new record.
 *
 *   references    the key of the other row; several with commas
 *   times         "14:00" on the day of the event, "30:00" six hours after the
 *                 midnight that ends it, or a whole date and time
 *   windows       "08:00-22:00, 23:00-25:00"; between whole dates a slash
 *   schedules     "11:00-15:00 3000, 15:00-17:30 6000"
 *   shapes        places on the site's grid; see cordon_sample_site_parse()
 *   others        as cordon_record_set_text() reads them
 */
#include "config.h"

#include "session/sample-rows.h"

#include "base/minute.h"
#include "model/edit.h"

#include <string.h>

struct _CordonSampleRows
{
  char *name;
  const CordonSampleSite *site;
  gint64 midnight; /* at which the day of the event begins */
  CordonTextContext context;
  GArray *joints;    /* (nullable): of GeoPoint */
  GHashTable *by_id; /* of CordonRecord */
  GPtrArray *records;
};

/**
 * cordon_sample_rows_new:
 * @name: of the sample; part of every id
 * @site: the ground; kept by the caller
 * @day: the day of the event as YYYY-MM-DD
 * @zone: the event's time zone
 *
 * Returns: (transfer full): an empty plan to be filled
 */
CordonSampleRows *
cordon_sample_rows_new (const char *name,
                        const CordonSampleSite *site,
                        const char *day,
                        GTimeZone *zone)
{
  CordonSampleRows *rows = g_new0 (CordonSampleRows, 1);
  g_autofree char *midnight = g_strconcat (day, "T00:00", NULL);

  rows->name = g_strdup (name);
  rows->site = site;
  rows->context.zone = g_time_zone_ref (zone);
  rows->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  rows->records = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref);
  if (!cordon_minute_parse (midnight, zone, &rows->midnight))
    g_return_val_if_reached (rows);
  return rows;
}

/**
 * cordon_sample_rows_free:
 * @rows: (transfer full) (nullable): rows
 */
void
cordon_sample_rows_free (CordonSampleRows *rows)
{
  if (rows == NULL)
    return;
  g_free (rows->name);
  g_time_zone_unref (rows->context.zone);
  g_clear_pointer (&rows->joints, g_array_unref);
  g_hash_table_unref (rows->by_id);
  g_ptr_array_unref (rows->records);
  g_free (rows);
}

/**
 * cordon_sample_rows_set_joints:
 * @rows: rows
 * @joints: places where borders meet, as cordon_sample_site_parse() reads them
 *
 * Gives every line and border that passes through one of @joints a corner there
 * from now on. Neighbours then share all their corners, and what is rounded to
 * a tenth of a millimetre leaves no slit between them.
 */
void
cordon_sample_rows_set_joints (CordonSampleRows *rows,
                               const char *joints)
{
  g_clear_pointer (&rows->joints, g_array_unref);
  rows->joints = cordon_sample_site_parse (joints);
}

/**
 * cordon_sample_rows_split:
 * @line: cells parted by bars
 *
 * Returns: (transfer full) (array zero-terminated=1): the cells without the
 *   blanks around them
 */
char **
cordon_sample_rows_split (const char *line)
{
  char **cells = g_strsplit (line, "|", -1);

  for (char **cell = cells; *cell != NULL; cell++)
    g_strstrip (*cell);
  return cells;
}

static gint64
derive_id (const CordonSampleRows *rows,
           CordonTableId table,
           const char *key)
{
  g_autofree char *path = g_strconcat (rows->name, "/", key, NULL);

  return cordon_id_derive (cordon_table_get (table)->name, path);
}

static CordonRecord *
find_or_make (CordonSampleRows *rows,
              CordonTableId table,
              const char *key)
{
  gint64 id = derive_id (rows, table, key);
  CordonRecord *record = g_hash_table_lookup (rows->by_id, &id);

  if (record == NULL)
    {
      record = cordon_record_new (table, id);
      g_ptr_array_add (rows->records, record);
      g_hash_table_insert (rows->by_id, &record->id, record);
    }
  return record;
}

/* "14:00", "30:00" or a whole date. */
static gboolean
read_time (const CordonSampleRows *rows,
           const char *text,
           gint64 *out_minute)
{
  char *end;
  guint64 hours = g_ascii_strtoull (text, &end, 10);

  if (end - text == 2 && *end == ':' && strlen (end) == 3)
    {
      *out_minute = rows->midnight + (gint64) hours * 60 + g_ascii_strtoll (end + 1, NULL, 10);
      return TRUE;
    }
  return cordon_minute_parse (text, rows->context.zone, out_minute);
}

/* "11:00-15:00 3000": the value is 1 where none is given. */
static gboolean
read_step (const CordonSampleRows *rows,
           const char *text,
           CordonStep *out_step)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);
  g_auto (GStrv) ends = g_strsplit (parts[0], strchr (parts[0], '/') != NULL ? "/" : "-", 2);

  if (g_strv_length (ends) != 2)
    return FALSE;
  out_step->value = parts[1] != NULL ? g_ascii_strtod (parts[1], NULL) : 1;
  return read_time (rows, ends[0], &out_step->when.start_min) &&
         read_time (rows, ends[1], &out_step->when.end_min);
}

static gboolean
put_times (CordonSampleRows *rows,
           CordonRecord *record,
           const CordonField *field,
           const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (CordonStep));
  g_autoptr (GArray) whens = g_array_new (FALSE, FALSE, sizeof (CordonInterval));
  gpointer member = (guint8 *) record + field->offset;

  for (char **item = items; *item != NULL; item++)
    {
      CordonStep step;

      if (!read_step (rows, g_strstrip (*item), &step))
        return FALSE;
      g_array_append_val (steps, step);
      g_array_append_val (whens, step.when);
    }
  if (field->type == CORDON_FIELD_WINDOWS)
    {
      g_autoptr (CordonWindows) windows = cordon_windows_new ((CordonInterval *) whens->data, whens->len);

      cordon_record_put_windows (record, member, windows);
    }
  else
    {
      g_autoptr (CordonSchedule) schedule = cordon_schedule_new ((CordonStep *) steps->data, steps->len);

      cordon_record_put_schedule (record, member, schedule);
    }
  return TRUE;
}

static void
put_references (CordonSampleRows *rows,
                CordonRecord *record,
                const CordonField *field,
                const char *text)
{
  g_auto (GStrv) keys = g_strsplit (text, ",", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CordonRefs) refs = NULL;
  gpointer member = (guint8 *) record + field->offset;

  for (char **key = keys; *key != NULL; key++)
    {
      gint64 id = derive_id (rows, (CordonTableId) field->target, g_strstrip (*key));

      g_array_append_val (ids, id);
    }
  if (field->type == CORDON_FIELD_REF)
    {
      *(gint64 *) member = g_array_index (ids, gint64, 0);
      return;
    }
  refs = cordon_refs_new ((gint64 *) ids->data, ids->len);
  cordon_record_put_refs (record, member, refs);
}

static void
put_shape (CordonSampleRows *rows,
           CordonRecord *record,
           const CordonField *field,
           const char *text)
{
  GeoShapeKind kind = field->type == CORDON_FIELD_POINT  ? GEO_SHAPE_POINT
                      : field->type == CORDON_FIELD_LINE ? GEO_SHAPE_LINE
                                                         : GEO_SHAPE_POLYGON;
  g_autoptr (GArray) corners = cordon_sample_site_parse (text);
  g_autoptr (GArray) points = cordon_sample_site_join (corners, rows->joints, kind == GEO_SHAPE_POLYGON);
  g_autoptr (GeoShape) shape = cordon_sample_site_shape (rows->site, kind, (GeoPoint *) points->data, points->len);

  cordon_record_put_shape (record, (gpointer) ((guint8 *) record + field->offset), shape);
}

static gboolean
put_value (CordonSampleRows *rows,
           CordonRecord *record,
           const CordonField *field,
           const char *text,
           GError **error)
{
  gboolean is_read = TRUE;

  if (*text == '\0')
    {
      cordon_record_clear (record, field);
      return TRUE;
    }
  if (cordon_field_is_shape (field))
    put_shape (rows, record, field, text);
  else if (field->type == CORDON_FIELD_REF || field->type == CORDON_FIELD_REFS)
    put_references (rows, record, field, text);
  else if (field->type == CORDON_FIELD_WINDOWS || field->type == CORDON_FIELD_SCHEDULE)
    is_read = put_times (rows, record, field, text);
  else if (field->type == CORDON_FIELD_TIME)
    is_read = read_time (rows, text, (gpointer) ((guint8 *) record + field->offset));
  else
    return cordon_record_set_text (record, field, text, &rows->context, error);
  if (!is_read)
    g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE, "\"%s\" gives no times", text);
  return is_read;
}

/**
 * cordon_sample_rows_set:
 * @rows: rows
 * @table: a table
 * @key: of the row; made when it is not there yet
 * @field: name of a field
 * @value: a cell, as described above; "" unsets the field
 * @error: %CORDON_MODEL_ERROR_VALUE
 *
 * Returns: whether the field holds the value now
 */
gboolean
cordon_sample_rows_set (CordonSampleRows *rows,
                        CordonTableId table,
                        const char *key,
                        const char *field,
                        const char *value,
                        GError **error)
{
  const CordonField *description = cordon_table_find_field (cordon_table_get (table), field);

  if (description == NULL)
    {
      g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE, "%s has no field %s",
                   cordon_table_get (table)->name, field);
      return FALSE;
    }
  if (put_value (rows, find_or_make (rows, table, key), description, value, error))
    return TRUE;
  g_prefix_error (error, "%s %s, %s: ", cordon_table_get (table)->name, key, field);
  return FALSE;
}

/**
 * cordon_sample_rows_add:
 * @rows: rows
 * @table: the table the lines are of
 * @lines: (array zero-terminated=1): the names of the columns, then the rows
 * @error: %CORDON_MODEL_ERROR_VALUE
 *
 * Returns: whether every cell was read
 */
gboolean
cordon_sample_rows_add (CordonSampleRows *rows,
                        CordonTableId table,
                        const char *const *lines,
                        GError **error)
{
  g_auto (GStrv) columns = cordon_sample_rows_split (lines[0]);

  for (guint row = 1; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = cordon_sample_rows_split (lines[row]);

      if (g_strv_length (cells) != g_strv_length (columns))
        {
          g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE, "%s %s: %u cells, not %u",
                       cordon_table_get (table)->name, cells[0], g_strv_length (cells), g_strv_length (columns));
          return FALSE;
        }
      for (guint column = 0; columns[column] != NULL; column++)
        if (columns[column][0] != '@' && cells[column][0] != '\0' &&
            !cordon_sample_rows_set (rows, table, cells[0], columns[column], cells[column], error))
          return FALSE;
    }
  return TRUE;
}

/**
 * cordon_sample_rows_finish:
 * @rows: rows; not to be filled any further
 * @error: as cordon_plan_apply()
 *
 * Returns: (transfer full): the plan of all records, each checked
 */
CordonPlan *
cordon_sample_rows_finish (CordonSampleRows *rows,
                           GError **error)
{
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonEdit) edit = cordon_edit_new (rows->name);

  for (guint i = 0; i < rows->records->len; i++)
    cordon_edit_insert (edit, rows->records->pdata[i]);
  return cordon_plan_apply (empty, edit, error);
}
