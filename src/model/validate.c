/* validate.c: whether a record makes sense by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/minute.h"
#include "geo/validity.h"
#include "model/edit.h"

static gboolean
fail (GError **error,
      const CordonRecord *record,
      const CordonField *field,
      const char *what)
{
  g_autofree char *title = cordon_record_title (record);

  g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE, "%s “%s”, %s: %s",
               cordon_table_label (cordon_table_get (record->table)), title, cordon_field_label (field), what);
  return FALSE;
}

static gboolean
check_number (const CordonRecord *record,
              const CordonField *field,
              double value,
              GError **error)
{
  if (value >= field->unit->minimum && value <= field->unit->maximum)
    return TRUE;
  return fail (error, record, field, _ ("the value is out of range"));
}

static gboolean
check_schedule (const CordonRecord *record,
                const CordonField *field,
                GError **error)
{
  const CordonSchedule *schedule = *(const CordonSchedule *const *) cordon_record_peek (record, field);

  for (guint i = 0; i < schedule->n_items; i++)
    {
      if (cordon_interval_is_empty (schedule->items[i].when))
        return fail (error, record, field, _ ("a stretch of time must end after it starts"));
      if (!check_number (record, field, schedule->items[i].value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_shape (const CordonRecord *record,
             const CordonField *field,
             GError **error)
{
  static const GeoShapeKind kinds[] = { GEO_SHAPE_POINT, GEO_SHAPE_LINE, GEO_SHAPE_POLYGON };
  const GeoShape *shape = *(const GeoShape *const *) cordon_record_peek (record, field);
  g_autoptr (GError) geo_error = NULL;

  if (geo_shape_kind (shape) != kinds[field->type - CORDON_FIELD_POINT])
    return fail (error, record, field, _ ("the geometry is of another kind"));
  if (!geo_shape_check (shape, NULL, &geo_error))
    return fail (error, record, field, geo_error->message);
  return TRUE;
}

static gboolean
check_field (const CordonRecord *record,
             const CordonField *field,
             GError **error)
{
  gconstpointer member = cordon_record_peek (record, field);

  if (!cordon_record_is_set (record, field))
    {
      if ((field->flags & CORDON_FIELD_FLAGS_REQUIRED) == 0)
        return TRUE;
      return fail (error, record, field, _ ("a value is needed"));
    }
  switch (field->type)
    {
    case CORDON_FIELD_INT:
      return check_number (record, field, *(const gint64 *) member, error);
    case CORDON_FIELD_REAL:
      return check_number (record, field, *(const double *) member, error);
    case CORDON_FIELD_SCHEDULE:
      return check_schedule (record, field, error);
    case CORDON_FIELD_ENUM:
      return cordon_vocabulary_key (field->vocabulary, *(const int *) member) != NULL ||
             fail (error, record, field, _ ("the word is not one of the list"));
    case CORDON_FIELD_POINT:
    case CORDON_FIELD_LINE:
    case CORDON_FIELD_POLYGON:
      return check_shape (record, field, error);
    default:
      return TRUE;
    }
}

/* Pairs of times that must be in order wherever a table has both. */
static gboolean
check_order (const CordonRecord *record,
             GError **error)
{
  static const char *const pairs[][2] = {
    { "starts", "ends" },
    { "valid_from", "valid_until" },
  };
  const CordonTable *table = cordon_table_get (record->table);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const CordonField *first = cordon_table_find_field (table, pairs[i][0]);
      const CordonField *second = cordon_table_find_field (table, pairs[i][1]);

      if (first == NULL || second == NULL || !cordon_record_is_set (record, first) ||
          !cordon_record_is_set (record, second))
        continue;
      if (*(const gint64 *) cordon_record_peek (record, second) <= *(const gint64 *) cordon_record_peek (record, first))
        return fail (error, record, second, _ ("it must be after the beginning"));
    }
  return TRUE;
}

static gboolean
check_plan_zone (const CordonRecord *record,
                 GError **error)
{
  const CordonField *field = cordon_table_find_field (cordon_table_get (record->table), "timezone");
  g_autoptr (GTimeZone) zone = NULL;

  if (record->table != CORDON_TABLE_PLAN)
    return TRUE;
  zone = cordon_time_zone_new (CORDON_RECORD_AS (PLAN, const CordonPlanInfo, record)->timezone);
  if (zone != NULL)
    return TRUE;
  return fail (error, record, field, _ ("this is not a known time zone; write for example Europe/Monaco"));
}

/**
 * cordon_record_validate:
 * @record: a record
 * @error: return location for a %CORDON_MODEL_ERROR_VALUE
 *
 * Checks what can be said of a record without the rest of the plan: required
 * fields, ranges, order of times, and geometry that does not cross itself.
 *
 * Returns: whether the record makes sense
 */
gboolean
cordon_record_validate (const CordonRecord *record,
                        GError **error)
{
  const CordonTable *table = cordon_table_get (record->table);

  for (guint i = 0; i < table->n_fields; i++)
    if (!check_field (record, &table->fields[i], error))
      return FALSE;
  return check_order (record, error) && check_plan_zone (record, error);
}
