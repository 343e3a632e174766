/* load.c: the rows of a plan file as a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/load.h"

#include <glib/gi18n-lib.h>

#include "model/edit.h"
#include "store/column.h"

/**
 * cordon_load_select_sql:
 * @table: a table
 *
 * Returns: (transfer full): the start of a query for its rows: the id, then the fields in order
 */
char *
cordon_load_select_sql (CordonTableId table)
{
  const CordonTable *description = cordon_table_get (table);
  g_autoptr (GString) sql = g_string_new ("SELECT \"id\"");

  for (guint i = 0; i < description->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", description->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\"", description->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Says where in the plan something is wrong. */
static void
note_problem (GPtrArray *problems,
              const CordonRecord *record,
              const CordonField *field,
              const char *what)
{
  g_autofree char *title = cordon_record_title (record);
  const char *label = cordon_table_label (cordon_table_get (record->table));

  g_ptr_array_add (problems, field != NULL
                               ? g_strdup_printf (_ ("%s “%s”, %s: %s"), label, title,
                                                  cordon_field_label (field), what)
                               : g_strdup_printf (_ ("%s “%s”: %s"), label, title, what));
}

static CordonRecord *
read_record (CordonStatement *statement,
             const CordonTable *table,
             GPtrArray *problems)
{
  CordonRecord *record = cordon_record_new (table->id, cordon_statement_integer (statement, 0));
  guint n_problems = problems->len;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autoptr (GError) field_error = NULL;

      if (!cordon_column_read (statement, (int) i + 1, record, &table->fields[i], &field_error))
        {
          cordon_record_clear (record, &table->fields[i]);
          note_problem (problems, record, &table->fields[i], field_error->message);
        }
    }
  if (problems->len == n_problems && !cordon_record_validate (record, &error))
    note_problem (problems, record, NULL, error->message);
  return record;
}

static gboolean
load_table (CordonDatabase *database,
            const CordonTable *table,
            GPtrArray *records,
            GPtrArray *problems,
            GError **error)
{
  g_autofree char *select = cordon_load_select_sql (table->id);
  g_autofree char *sql = g_strconcat (select, " ORDER BY \"id\"", NULL);
  g_autoptr (CordonStatement) statement = cordon_database_prepare (database, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!cordon_statement_next (statement, &has_row, error))
        return FALSE;
      if (has_row && cordon_statement_integer (statement, 0) <= 0)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("%s: a row has the id %" G_GINT64_FORMAT
                                             "; ids begin at 1"),
                                          cordon_table_plural (table),
                                          cordon_statement_integer (statement, 0)));
      else if (has_row)
        g_ptr_array_add (records, read_record (statement, table, problems));
    }
  return TRUE;
}

static void
check_references (const CordonPlan *plan,
                  const CordonRecord *record,
                  GPtrArray *problems)
{
  const CordonTable *table = cordon_table_get (record->table);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      gconstpointer member = cordon_record_peek (record, field);
      const CordonRefs *refs = NULL;
      const gint64 *ids = member;
      guint n_ids = field->type == CORDON_FIELD_REF && *ids != CORDON_ID_NONE;

      if (field->type == CORDON_FIELD_REFS && (refs = *(const CordonRefs *const *) member) != NULL)
        {
          ids = refs->items;
          n_ids = refs->n_items;
        }
      for (guint k = 0; k < n_ids; k++)
        if (cordon_plan_find (plan, field->target, ids[k]) == NULL)
          note_problem (problems, record, field, _ ("it refers to a record that does not exist"));
    }
}

/**
 * cordon_load_plan:
 * @database: a connection to a file whose schema is a plan's
 * @problems: (element-type utf8): sentences about rows that a plan cannot hold are added
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Reads every record, checks it by itself and that its references lead
 * somewhere. With @problems the plan lacks the values that could not be read.
 *
 * Returns: (transfer full): the plan, or %NULL
 */
CordonPlan *
cordon_load_plan (CordonDatabase *database,
                  GPtrArray *problems,
                  GError **error)
{
  g_autoptr (GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref);
  g_autoptr (CordonPlan) plan = NULL;
  guint n_plans;

  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (!load_table (database, cordon_table_get (i), records, problems, error))
      return NULL;
  plan = cordon_plan_new_from_records (records, error);
  if (plan == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    check_references (plan, g_ptr_array_index (records, i), problems);
  n_plans = cordon_plan_count (plan, CORDON_TABLE_PLAN);
  if (n_plans != 1)
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("the table “plan” has %u rows; it must have one"), n_plans));
  return g_steal_pointer (&plan);
}

/**
 * cordon_load_record:
 * @database: a trusted connection
 * @table: a table
 * @id: the id of one of its records
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Reads one record.
 *
 * Returns: (transfer full) (nullable): the record; %NULL without @error set if there is none
 */
CordonRecord *
cordon_load_record (CordonDatabase *database,
                    CordonTableId table,
                    gint64 id,
                    GError **error)
{
  g_autofree char *select = cordon_load_select_sql (table);
  g_autofree char *sql = g_strconcat (select, " WHERE \"id\" = ?", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CordonStatement) statement = cordon_database_prepare (database, sql, error);
  g_autoptr (CordonRecord) record = NULL;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  cordon_statement_bind_integer (statement, 1, id);
  if (!cordon_statement_next (statement, &has_row, error) || !has_row)
    return NULL;
  record = read_record (statement, cordon_table_get (table), problems);
  if (problems->len > 0)
    {
      g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CONTENT,
                           g_ptr_array_index (problems, 0));
      return NULL;
    }
  return g_steal_pointer (&record);
}
