/* save.c: an edit as changes of rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/save.h"

#include <glib/gi18n-lib.h>

#include "store/column.h"

static char *
make_insert_sql (const CordonTable *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (\"id\"", table->name);
  for (guint i = 0; i < table->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", table->fields[i].name);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < table->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* A geometry that stays is not written, so that its spatial index is left alone. */
static char *
make_update_sql (const CordonTable *table,
                 gboolean has_shape)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *separator = "";

  g_string_printf (sql, "UPDATE \"%s\" SET ", table->name);
  for (guint i = 0; i < table->n_fields; i++)
    if (has_shape || !cordon_field_is_shape (&table->fields[i]))
      {
        g_string_append_printf (sql, "%s\"%s\" = ?%u", separator, table->fields[i].name, i + 2);
        separator = ", ";
      }
  g_string_append (sql, " WHERE \"id\" = ?1");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* The texts are made once: connections find a prepared statement by its text. */
typedef struct
{
  char *insert;
  char *update;
  char *update_without_shape;
  char *delete;
} TableSql;

static const TableSql *
get_sql (CordonTableId id)
{
  static TableSql all[CORDON_N_TABLES];
  static gsize is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      for (guint i = 0; i < CORDON_N_TABLES; i++)
        {
          const CordonTable *table = cordon_table_get (i);

          all[i].insert = make_insert_sql (table);
          all[i].update = make_update_sql (table, TRUE);
          all[i].update_without_shape = make_update_sql (table, FALSE);
          all[i].delete = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = ?1", table->name);
        }
      g_once_init_leave (&is_ready, 1);
    }
  return &all[id];
}

static const char *
choose_sql (const CordonChange *change)
{
  const CordonTable *table = cordon_table_get (change->table);
  const TableSql *sql = get_sql (change->table);

  if (change->after == NULL)
    return sql->delete;
  if (change->before == NULL)
    return sql->insert;
  return table->shape != NULL &&
             cordon_record_field_equal (change->before, change->after, table->shape)
           ? sql->update_without_shape
           : sql->update;
}

static gboolean
save_change (CordonDatabase *database,
             const CordonChange *change,
             GByteArray *scratch,
             GError **error)
{
  const CordonTable *table = cordon_table_get (change->table);
  const char *sql = choose_sql (change);
  gboolean is_shape_kept = sql == get_sql (change->table)->update_without_shape;
  g_autoptr (CordonStatement) statement = cordon_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_integer (statement, 1, change->id);
  for (guint i = 0; change->after != NULL && i < table->n_fields; i++)
    if (!is_shape_kept || !cordon_field_is_shape (&table->fields[i]))
      cordon_column_bind (statement, (int) i + 2, change->after, &table->fields[i], scratch);
  if (!cordon_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (cordon_database_handle (database)) == 1)
    return TRUE;
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_CONTENT,
                       _ ("a record to be changed is not in the file"));
  return FALSE;
}

/**
 * cordon_save_edit:
 * @database: a trusted connection, in a transaction
 * @edit: what to change; already found to fit the plan
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Writes every change of @edit; references are checked at the commit.
 *
 * Returns: %FALSE on failure; then the transaction must be rolled back
 */
gboolean
cordon_save_edit (CordonDatabase *database,
                  const CordonEdit *edit,
                  GError **error)
{
  g_autoptr (GByteArray) scratch = g_byte_array_new ();

  for (guint i = 0; i < cordon_edit_n_changes (edit); i++)
    if (!save_change (database, cordon_edit_change (edit, i), scratch, error))
      return FALSE;
  return TRUE;
}
