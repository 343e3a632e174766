/* statement.c: prepared statements, and the only place that steps them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/statement.h"

struct _CordonStatement
{
  sqlite3_stmt *handle;
  int bind_status; /* the first failure to bind */
  gboolean is_kept;
};

/**
 * cordon_statement_new:
 * @handle: a connection
 * @sql: one statement, with ? for parameters
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Returns: (transfer full): the statement, or %NULL
 */
CordonStatement *
cordon_statement_new (sqlite3 *handle,
                      const char *sql,
                      GError **error)
{
  sqlite3_stmt *stmt = NULL;
  CordonStatement *statement;
  int status = sqlite3_prepare_v3 (handle, sql, -1, 0, &stmt, NULL);

  if (status != SQLITE_OK)
    {
      cordon_store_error_set_sqlite (error, handle, status);
      return NULL;
    }
  statement = g_new0 (CordonStatement, 1);
  statement->handle = stmt;
  return statement;
}

/**
 * cordon_statement_keep:
 * @statement: a statement
 *
 * Makes cordon_statement_free() only reset the statement: its connection owns
 * it and lends it out again.
 */
void
cordon_statement_keep (CordonStatement *statement)
{
  statement->is_kept = TRUE;
}

/**
 * cordon_statement_destroy:
 * @statement: (transfer full): a statement
 *
 * Frees the statement even if it is kept; for its owner.
 */
void
cordon_statement_destroy (CordonStatement *statement)
{
  /* What finalize returns is the last step's failure, told already. */
  (void) sqlite3_finalize (statement->handle);
  g_free (statement);
}

/**
 * cordon_statement_free:
 * @statement: (transfer full): a statement
 *
 * Gives the statement back.
 */
void
cordon_statement_free (CordonStatement *statement)
{
  if (statement->is_kept)
    {
      cordon_statement_reset (statement);
      (void) sqlite3_clear_bindings (statement->handle);
    }
  else
    cordon_statement_destroy (statement);
}

static void
note_binding (CordonStatement *statement,
              int status)
{
  if (status != SQLITE_OK && statement->bind_status == SQLITE_OK)
    statement->bind_status = status;
}

/**
 * cordon_statement_bind_integer:
 * @statement: a statement
 * @parameter: which, from 1
 * @value: its value
 *
 * Binds a whole number.
 */
void
cordon_statement_bind_integer (CordonStatement *statement,
                               int parameter,
                               gint64 value)
{
  note_binding (statement, sqlite3_bind_int64 (statement->handle, parameter, value));
}

/**
 * cordon_statement_bind_real:
 * @statement: a statement
 * @parameter: which, from 1
 * @value: its value
 *
 * Binds a number.
 */
void
cordon_statement_bind_real (CordonStatement *statement,
                            int parameter,
                            double value)
{
  note_binding (statement, sqlite3_bind_double (statement->handle, parameter, value));
}

/**
 * cordon_statement_bind_text:
 * @statement: a statement
 * @parameter: which, from 1
 * @value: (nullable): its value, copied
 *
 * Binds a text, or NULL.
 */
void
cordon_statement_bind_text (CordonStatement *statement,
                            int parameter,
                            const char *value)
{
  note_binding (statement,
                sqlite3_bind_text (statement->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

/**
 * cordon_statement_bind_blob:
 * @statement: a statement
 * @parameter: which, from 1
 * @bytes: (array length=n_bytes): its value, copied
 * @n_bytes: how many
 *
 * Binds bytes.
 */
void
cordon_statement_bind_blob (CordonStatement *statement,
                            int parameter,
                            gconstpointer bytes,
                            gsize n_bytes)
{
  note_binding (statement, sqlite3_bind_blob64 (statement->handle, parameter,
                                                n_bytes > 0 ? bytes : "", n_bytes,
                                                SQLITE_TRANSIENT));
}

/**
 * cordon_statement_bind_null:
 * @statement: a statement
 * @parameter: which, from 1
 *
 * Binds NULL.
 */
void
cordon_statement_bind_null (CordonStatement *statement,
                            int parameter)
{
  note_binding (statement, sqlite3_bind_null (statement->handle, parameter));
}

/**
 * cordon_statement_next:
 * @statement: a statement
 * @out_has_row: set to whether there is a row to look at
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Takes one step.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_statement_next (CordonStatement *statement,
                       gboolean *out_has_row,
                       GError **error)
{
  int status = statement->bind_status;

  *out_has_row = FALSE;
  if (status == SQLITE_OK)
    status = sqlite3_step (statement->handle);
  if (status != SQLITE_ROW && status != SQLITE_DONE)
    {
      cordon_store_error_set_sqlite (error, sqlite3_db_handle (statement->handle), status);
      cordon_statement_reset (statement);
      return FALSE;
    }
  *out_has_row = status == SQLITE_ROW;
  return TRUE;
}

/**
 * cordon_statement_run:
 * @statement: a statement
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Runs the statement to its end, passing over rows, and makes it ready for new
 * values.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_statement_run (CordonStatement *statement,
                      GError **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    if (!cordon_statement_next (statement, &has_row, error))
      return FALSE;
  cordon_statement_reset (statement);
  return TRUE;
}

/**
 * cordon_statement_reset:
 * @statement: a statement
 *
 * Makes it ready to run again; what is bound stays.
 */
void
cordon_statement_reset (CordonStatement *statement)
{
  /* As for finalize: a failure here is the last step's. */
  (void) sqlite3_reset (statement->handle);
  statement->bind_status = SQLITE_OK;
}

/**
 * cordon_statement_type:
 * @statement: a statement with a row
 * @column: which, from 0
 *
 * Returns: SQLITE_NULL, SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT or SQLITE_BLOB
 */
int
cordon_statement_type (CordonStatement *statement,
                       int column)
{
  return sqlite3_column_type (statement->handle, column);
}

/**
 * cordon_statement_n_columns:
 * @statement: a statement
 *
 * Returns: how many columns its rows have
 */
int
cordon_statement_n_columns (CordonStatement *statement)
{
  return sqlite3_column_count (statement->handle);
}

/**
 * cordon_statement_column_name:
 * @statement: a statement
 * @column: which, from 0
 *
 * Returns: (transfer none): the column's name
 */
const char *
cordon_statement_column_name (CordonStatement *statement,
                              int column)
{
  return sqlite3_column_name (statement->handle, column);
}

/**
 * cordon_statement_integer:
 * @statement: a statement with a row
 * @column: which, from 0
 *
 * Returns: the value as a whole number
 */
gint64
cordon_statement_integer (CordonStatement *statement,
                          int column)
{
  return sqlite3_column_int64 (statement->handle, column);
}

/**
 * cordon_statement_real:
 * @statement: a statement with a row
 * @column: which, from 0
 *
 * Returns: the value as a number
 */
double
cordon_statement_real (CordonStatement *statement,
                       int column)
{
  return sqlite3_column_double (statement->handle, column);
}

/**
 * cordon_statement_text:
 * @statement: a statement with a row
 * @column: which, from 0
 *
 * Returns: (transfer none) (nullable): the value as text, until the next step
 */
const char *
cordon_statement_text (CordonStatement *statement,
                       int column)
{
  return (const char *) sqlite3_column_text (statement->handle, column);
}

/**
 * cordon_statement_blob:
 * @statement: a statement with a row
 * @column: which, from 0
 * @out_n_bytes: set to how many bytes
 *
 * Returns: (transfer none) (nullable): the value as bytes, until the next step
 */
gconstpointer
cordon_statement_blob (CordonStatement *statement,
                       int column,
                       gsize *out_n_bytes)
{
  const void *bytes = sqlite3_column_blob (statement->handle, column);

  *out_n_bytes = (gsize) sqlite3_column_bytes (statement->handle, column);
  return bytes;
}
