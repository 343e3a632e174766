/* plan.c: one immutable state of a whole plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/plan.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/minute.h"
#include "base/number.h"
#include "model/plan-private.h"

/* Stands in the name index for a name that several records have. */
#define SEVERAL G_GINT64_CONSTANT (-1)

/**
 * cordon_plan_new:
 *
 * Returns: (transfer full): a plan without any record, not even its own
 */
CordonPlan *
cordon_plan_new (void)
{
  CordonPlan *plan = g_new0 (CordonPlan, 1);

  g_atomic_ref_count_init (&plan->ref_count);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    plan->rows[i] = cordon_rows_new ();
  return plan;
}

/**
 * cordon_plan_ref:
 * @plan: (nullable): a plan
 *
 * Returns: (transfer full) (nullable): the same plan
 */
CordonPlan *
cordon_plan_ref (const CordonPlan *plan)
{
  if (plan != NULL)
    g_atomic_ref_count_inc (&((CordonPlan *) plan)->ref_count);
  return (CordonPlan *) plan;
}

/**
 * cordon_plan_unref:
 * @plan: (transfer full) (nullable): a plan
 */
void
cordon_plan_unref (const CordonPlan *plan)
{
  CordonPlan *owned = (CordonPlan *) plan;

  if (plan == NULL || !g_atomic_ref_count_dec (&owned->ref_count))
    return;
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      cordon_rows_unref (owned->rows[i]);
      g_clear_pointer (&owned->names[i], g_hash_table_unref);
    }
  g_free (owned);
}

/**
 * cordon_plan_rows:
 * @plan: a plan
 * @table: which table
 *
 * Returns: (transfer none): the table's records
 */
const CordonRows *
cordon_plan_rows (const CordonPlan *plan,
                  CordonTableId table)
{
  g_return_val_if_fail (table < CORDON_N_TABLES, NULL);

  return plan->rows[table];
}

/**
 * cordon_plan_count:
 * @plan: a plan
 * @table: which table
 *
 * Returns: how many records the table has
 */
guint
cordon_plan_count (const CordonPlan *plan,
                   CordonTableId table)
{
  return cordon_rows_count (cordon_plan_rows (plan, table));
}

/**
 * cordon_plan_find:
 * @plan: a plan
 * @table: which table
 * @id: an id, or %CORDON_ID_NONE
 *
 * Returns: (transfer none) (nullable): the record of that id
 */
const CordonRecord *
cordon_plan_find (const CordonPlan *plan,
                  CordonTableId table,
                  gint64 id)
{
  return id != CORDON_ID_NONE ? cordon_rows_find (cordon_plan_rows (plan, table), id) : NULL;
}

typedef struct
{
  const CordonRecord *record;
  char *key;
} Listed;

static int
compare_listed (gconstpointer a,
                gconstpointer b)
{
  const Listed *left = a;
  const Listed *right = b;
  int order = strcmp (left->key, right->key);

  if (order != 0)
    return order;
  return left->record->id < right->record->id ? -1 : left->record->id > right->record->id;
}

static char *
make_sort_key (const CordonRecord *record)
{
  g_autofree char *title = NULL;

  if (cordon_record_name (record) == NULL)
    return g_strdup ("");
  title = cordon_record_title (record);
  return g_utf8_collate_key_for_filename (title, -1);
}

/**
 * cordon_plan_list:
 * @plan: a plan
 * @table: which table
 *
 * Returns: (transfer container) (element-type CordonRecord): the table's
 *   records as people expect them listed: by code and name, "P9" before "P10",
 *   equal names by id
 */
GPtrArray *
cordon_plan_list (const CordonPlan *plan,
                  CordonTableId table)
{
  guint n_rows = cordon_plan_count (plan, table);
  g_autofree Listed *listed = g_new0 (Listed, n_rows);
  GPtrArray *list = g_ptr_array_sized_new (n_rows);
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (plan, table));
  for (guint i = 0; i < n_rows; i++)
    {
      listed[i].record = cordon_rows_iter_next (&iter);
      listed[i].key = make_sort_key (listed[i].record);
    }
  if (n_rows > 1)
    qsort (listed, n_rows, sizeof *listed, compare_listed);
  for (guint i = 0; i < n_rows; i++)
    {
      g_ptr_array_add (list, (gpointer) listed[i].record);
      g_free (listed[i].key);
    }
  return list;
}

static void
index_name (GHashTable *names,
            const char *name,
            gint64 id)
{
  gint64 *known;

  if (name == NULL)
    return;
  known = g_hash_table_lookup (names, name);
  if (known == NULL)
    g_hash_table_insert (names, (gpointer) name, g_memdup2 (&id, sizeof id));
  else if (*known != id)
    *known = SEVERAL;
}

static GHashTable *
build_name_index (const CordonPlan *plan,
                  CordonTableId table)
{
  /* the keys belong to the records, which live as long as the plan */
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const CordonField *code_field = cordon_table_get (table)->code_field;
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, plan->rows[table]);
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      index_name (names, cordon_record_name (record), record->id);
      if (code_field != NULL)
        index_name (names, *(const char *const *) cordon_record_peek (record, code_field), record->id);
    }
  return names;
}

static GHashTable *
get_name_index (const CordonPlan *plan,
                CordonTableId table)
{
  GHashTable **slot = &((CordonPlan *) plan)->names[table];
  GHashTable *names = g_atomic_pointer_get (slot);

  if (names != NULL)
    return names;
  names = build_name_index (plan, table);
  if (!g_atomic_pointer_compare_and_exchange (slot, NULL, names))
    g_hash_table_unref (names);
  return g_atomic_pointer_get (slot);
}

/**
 * cordon_plan_find_named:
 * @plan: a plan
 * @table: which table
 * @text: a name, a code, or an id in digits
 * @error: return location for a %CORDON_MODEL_ERROR_REFERENCE
 *
 * Returns: the id of the one record that @text names; %CORDON_ID_NONE with
 *   @error set when there is none, or several
 */
gint64
cordon_plan_find_named (const CordonPlan *plan,
                        CordonTableId table,
                        const char *text,
                        GError **error)
{
  const gint64 *found = g_hash_table_lookup (get_name_index (plan, table), text);
  const char *label = cordon_table_label (cordon_table_get (table));
  gint64 id;

  if (found != NULL && *found != SEVERAL)
    return *found;
  if (found != NULL)
    g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_REFERENCE,
                 _ ("%s “%s” exists several times; use the id instead of the name"), label, text);
  else if (cordon_integer_parse (text, &id) && cordon_plan_find (plan, table, id) != NULL)
    return id;
  else
    g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_REFERENCE, _ ("%s “%s” does not exist in the plan"), label, text);
  return CORDON_ID_NONE;
}

/**
 * cordon_plan_info:
 * @plan: a plan
 *
 * Returns: (transfer none) (nullable): the record about the plan itself
 */
const CordonPlanInfo *
cordon_plan_info (const CordonPlan *plan)
{
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, plan->rows[CORDON_TABLE_PLAN]);
  return (const CordonPlanInfo *) (gconstpointer) cordon_rows_iter_next (&iter);
}

/**
 * cordon_plan_time_zone:
 * @plan: a plan
 *
 * Returns: (transfer full): the zone the event lives in; UTC when this machine
 *   does not know it
 */
GTimeZone *
cordon_plan_time_zone (const CordonPlan *plan)
{
  const CordonPlanInfo *info = cordon_plan_info (plan);
  GTimeZone *zone = cordon_time_zone_new (info != NULL ? info->timezone : NULL);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/**
 * cordon_plan_extent:
 * @plan: a plan
 *
 * Returns: the box around all its geometries; empty when there are none
 */
GeoExtent
cordon_plan_extent (const CordonPlan *plan)
{
  GeoExtent extent = GEO_EXTENT_EMPTY;

  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonRecord *record;
      CordonRowsIter iter;

      if (cordon_table_get (i)->shape == NULL)
        continue;
      cordon_rows_iter_init (&iter, plan->rows[i]);
      while ((record = cordon_rows_iter_next (&iter)) != NULL)
        extent = geo_extent_union (extent, geo_shape_extent (cordon_record_shape (record)));
    }
  return extent;
}

/* A reference is written by name only when the name leads back to the same record. */
static char *
name_in_plan (gpointer data,
              CordonTableId table,
              gint64 id)
{
  const CordonPlan *plan = data;
  const CordonRecord *record = cordon_plan_find (plan, table, id);
  const char *name = record != NULL ? cordon_record_name (record) : NULL;
  const gint64 *found = name != NULL ? g_hash_table_lookup (get_name_index (plan, table), name) : NULL;

  return found != NULL && *found == id ? g_strdup (name) : NULL;
}

static gint64
find_in_plan (gpointer data,
              CordonTableId table,
              const char *text,
              GError **error)
{
  return cordon_plan_find_named (data, table, text, error);
}

/**
 * cordon_plan_text_context:
 * @plan: a plan, which must outlive @out_context
 * @out_context: (out caller-allocates): reads and writes references by name;
 *   its zone is %NULL, set it when local times are to be read
 */
void
cordon_plan_text_context (const CordonPlan *plan,
                          CordonTextContext *out_context)
{
  out_context->name_of = name_in_plan;
  out_context->find = find_in_plan;
  out_context->data = (gpointer) plan;
  out_context->zone = NULL;
}

/**
 * cordon_assignment_interval:
 * @plan: the plan it is in
 * @assignment: an assignment
 *
 * Returns: from when to when it is: its own times, or those of its shift;
 *   empty when it has neither
 */
CordonInterval
cordon_assignment_interval (const CordonPlan *plan,
                            const CordonAssignment *assignment)
{
  const CordonShift *shift = (gconstpointer) cordon_plan_find (plan, CORDON_TABLE_SHIFT, assignment->shift);
  CordonInterval interval = { assignment->starts, assignment->ends };

  if (interval.start_min == CORDON_MINUTE_NONE && shift != NULL)
    interval.start_min = shift->starts;
  if (interval.end_min == CORDON_MINUTE_NONE && shift != NULL)
    interval.end_min = shift->ends;
  if (interval.start_min == CORDON_MINUTE_NONE || interval.end_min == CORDON_MINUTE_NONE)
    return (CordonInterval){ 0, 0 };
  return interval;
}

/**
 * cordon_assignment_people:
 * @plan: the plan it is in
 * @assignment: an assignment
 *
 * Returns: how many people it is: its own number, or the strength of its unit,
 *   or one
 */
gint64
cordon_assignment_people (const CordonPlan *plan,
                          const CordonAssignment *assignment)
{
  const CordonUnit *unit;

  if (assignment->quantity != CORDON_INT_UNSET)
    return assignment->quantity;
  unit = (gconstpointer) cordon_plan_find (plan, CORDON_TABLE_UNIT, assignment->unit);
  return unit != NULL && unit->strength != CORDON_INT_UNSET ? unit->strength : 1;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const CordonRecord *left = *(const CordonRecord *const *) a;
  const CordonRecord *right = *(const CordonRecord *const *) b;

  return left->id < right->id ? -1 : left->id > right->id;
}

/**
 * cordon_plan_new_from_records:
 * @records: (element-type CordonRecord): every record, of all tables; sorted
 *   in place
 * @error: return location for a %CORDON_MODEL_ERROR_CONFLICT
 *
 * Makes a plan of records that were checked elsewhere, as when a file is
 * loaded. Two records of one table with one id are an error.
 *
 * Returns: (transfer full): the plan, or %NULL with @error set
 */
CordonPlan *
cordon_plan_new_from_records (GPtrArray *records,
                              GError **error)
{
  g_autoptr (CordonPlan) plan = cordon_plan_new ();

  g_ptr_array_sort (records, compare_ids);
  for (guint i = 0; i < records->len; i++)
    {
      const CordonRecord *record = records->pdata[i];

      if (cordon_rows_find (plan->rows[record->table], record->id) != NULL)
        {
          g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_CONFLICT,
                       _ ("table %s has two records with the id %" G_GINT64_FORMAT),
                       cordon_table_get (record->table)->name, record->id);
          return NULL;
        }
      cordon_rows_put (plan->rows[record->table], record);
    }
  return g_steal_pointer (&plan);
}
