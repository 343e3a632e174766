/* database.c: a connection to a database file, trusted or not.
 *
 * A file from outside may be made to hurt: triggers and views that run on
 * their own, expressions in its schema, pages that lie. So it is first opened
 * untrusted: for reading only, without triggers, views, attached files or
 * functions that act, with limits on everything SQLite can limit, and with an
 * end to how long one statement may work. Only a file whose whole schema is
 * found to be the one we make is copied, and the copy opened trusted, which
 * is needed because SQLite before 3.44 refuses the triggers that keep a
 * spatial index unless the schema is trusted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/database.h"

#include <stdio.h>

#include "store/geometry-blob.h"

/* Steps of SQLite's machine between two looks at the budget. */
#define STEPS_PER_LOOK 10000

/* How many looks one statement may last: a floor, and more for each page. A
 * plain scan needs some ten steps for a row, and a page holds some hundred. */
#define LOOKS_FLOOR    20000
#define PAGES_PER_LOOK 2

struct _CordonDatabase
{
  sqlite3 *handle;
  GHashTable *statements; /* of char * to CordonStatement */
  gint64 n_looks;         /* since the last statement was prepared */
  gint64 n_looks_allowed;
};

static CordonDatabase *
open_handle (const char *path,
             int flags,
             GError **error)
{
  g_autoptr (CordonDatabase) database = g_new0 (CordonDatabase, 1);
  int status = sqlite3_open_v2 (path, &database->handle,
                                flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);

  database->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) cordon_statement_destroy);
  if (status != SQLITE_OK)
    {
      cordon_store_error_set_sqlite (error, database->handle, status);
      return NULL;
    }
  return g_steal_pointer (&database);
}

static int
on_progress (gpointer data)
{
  CordonDatabase *database = data;

  return ++database->n_looks > database->n_looks_allowed;
}

static gboolean
is_listed (const char *word,
           const char *const *list)
{
  return word != NULL && g_strv_contains (list, word);
}

/* Lets an untrusted file be read, and nothing else. */
static int
authorise (gpointer data,
           int action,
           const char *first,
           const char *second,
           const char *database_name,
           const char *trigger)
{
  static const char *const functions[] = { "count", "max", "min", "coalesce", "length", NULL };
  static const char *const pragmas[] = { "quick_check", "table_info", "application_id", "page_count",
                                         "journal_mode", "page_size", "user_version", NULL };

  if (trigger != NULL)
    return SQLITE_DENY;
  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_TRANSACTION:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return is_listed (second, functions) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
      return is_listed (first, pragmas) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

static gboolean
set_switch (CordonDatabase *database,
            int option,
            int value,
            GError **error)
{
  int status = sqlite3_db_config (database->handle, option, value, NULL);

  return status == SQLITE_OK || cordon_store_error_set_sqlite (error, database->handle, status);
}

static void
limit (CordonDatabase *database)
{
  static const struct
  {
    int what;
    int most;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 512 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024 },
    { SQLITE_LIMIT_COLUMN, 1100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 5 },
    { SQLITE_LIMIT_VDBE_OP, 100000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 10 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (database->handle, limits[i].what, limits[i].most);
}

static gboolean
distrust (CordonDatabase *database,
          GError **error)
{
  static const struct
  {
    int option;
    int value;
  } switches[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
  };

  limit (database);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (!set_switch (database, switches[i].option, switches[i].value, error))
      return FALSE;
  if (!cordon_database_run (database, "PRAGMA cell_size_check = ON", error) ||
      !cordon_database_run (database, "PRAGMA mmap_size = 0", error))
    return FALSE;
  sqlite3_set_authorizer (database->handle, authorise, NULL);
  return TRUE;
}

/* A file left in write-ahead mode with nothing ahead can be read as it lies. */
static char *
make_uri (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *ahead = g_strconcat (path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  gboolean is_immutable = FALSE;
  FILE *file = fopen (path, "rbe");
  guint8 head[20] = { 0 };

  if (file != NULL)
    {
      is_immutable = fread (head, sizeof head, 1, file) == 1 && head[18] == 2 &&
                     !g_file_test (ahead, G_FILE_TEST_EXISTS);
      fclose (file);
    }
  return g_strconcat ("file:", escaped, is_immutable ? "?immutable=1" : "", NULL);
}

/**
 * cordon_database_open_untrusted:
 * @path: a file from anywhere
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Opens @path for reading only, so that nothing in it acts.
 *
 * Returns: (transfer full): the connection, or %NULL
 */
CordonDatabase *
cordon_database_open_untrusted (const char *path,
                                GError **error)
{
  g_autofree char *uri = make_uri (path);
  g_autoptr (CordonDatabase) database =
    open_handle (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_PRIVATECACHE, error);
  gint64 n_pages = 0;

  if (database == NULL || !distrust (database, error))
    return NULL;
  database->n_looks_allowed = LOOKS_FLOOR;
  sqlite3_progress_handler (database->handle, STEPS_PER_LOOK, on_progress, database);
  if (!cordon_database_read_integer (database, "PRAGMA page_count", &n_pages, error))
    return NULL;
  database->n_looks_allowed = LOOKS_FLOOR + n_pages / PAGES_PER_LOOK;
  return g_steal_pointer (&database);
}

static gboolean
trust (CordonDatabase *database,
       GError **error)
{
  return cordon_geometry_blob_register (database->handle, error) &&
         set_switch (database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, error) &&
         set_switch (database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, error) &&
         set_switch (database, SQLITE_DBCONFIG_DQS_DML, 0, error) &&
         cordon_database_run (database, "PRAGMA foreign_keys = ON", error);
}

/**
 * cordon_database_open_trusted:
 * @path: a file that we made, or a copy of one whose schema was found to be ours
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Opens @path for writing, making it if need be.
 *
 * Returns: (transfer full): the connection, or %NULL
 */
CordonDatabase *
cordon_database_open_trusted (const char *path,
                              GError **error)
{
  g_autoptr (CordonDatabase) database =
    open_handle (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_PRIVATECACHE, error);

  if (database == NULL || !trust (database, error))
    return NULL;
  return g_steal_pointer (&database);
}

/**
 * cordon_database_open_memory:
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Returns: (transfer full): a connection to a new database in memory, or %NULL
 */
CordonDatabase *
cordon_database_open_memory (GError **error)
{
  return cordon_database_open_trusted (":memory:", error);
}

/**
 * cordon_database_free:
 * @database: (transfer full): a connection
 *
 * Closes the connection; an open transaction is rolled back.
 */
void
cordon_database_free (CordonDatabase *database)
{
  g_hash_table_unref (database->statements);
  sqlite3_close_v2 (database->handle);
  g_free (database);
}

/**
 * cordon_database_handle:
 * @database: a connection
 *
 * Returns: (transfer none): SQLite's own connection, for its backup and session interfaces
 */
sqlite3 *
cordon_database_handle (CordonDatabase *database)
{
  return database->handle;
}

/**
 * cordon_database_prepare:
 * @database: a connection
 * @sql: one statement; not made of anybody's input
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Lends a statement, prepared once for each text. It must be given back before
 * the same text is asked for again.
 *
 * Returns: (transfer full): the statement, or %NULL
 */
CordonStatement *
cordon_database_prepare (CordonDatabase *database,
                         const char *sql,
                         GError **error)
{
  CordonStatement *statement = g_hash_table_lookup (database->statements, sql);

  database->n_looks = 0;
  if (statement != NULL)
    return statement;
  statement = cordon_statement_new (database->handle, sql, error);
  if (statement == NULL)
    return NULL;
  cordon_statement_keep (statement);
  g_hash_table_insert (database->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * cordon_database_run:
 * @database: a connection
 * @sql: one statement without parameters
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Runs a statement once.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_database_run (CordonDatabase *database,
                     const char *sql,
                     GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_statement_new (database->handle, sql, error);

  database->n_looks = 0;
  return statement != NULL && cordon_statement_run (statement, error);
}

/**
 * cordon_database_read_integer:
 * @database: a connection
 * @sql: a query for one number
 * @out_value: set to it; 0 if there is no row
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Asks for one number.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_database_read_integer (CordonDatabase *database,
                              const char *sql,
                              gint64 *out_value,
                              GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_statement_new (database->handle, sql, error);
  gboolean has_row = FALSE;

  database->n_looks = 0;
  *out_value = 0;
  if (statement == NULL || !cordon_statement_next (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *out_value = cordon_statement_integer (statement, 0);
  return TRUE;
}

/**
 * cordon_database_roll_back:
 * @database: a connection
 *
 * Takes back what the open transaction did, if one is open. SQLite may have
 * done it on its own when a disk failed.
 */
void
cordon_database_roll_back (CordonDatabase *database)
{
  g_autoptr (GError) error = NULL;

  if (sqlite3_get_autocommit (database->handle) == 0 &&
      !cordon_database_run (database, "ROLLBACK", &error))
    g_debug ("rollback: %s", error->message);
}
