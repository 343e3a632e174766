/* plan-file.c: plan files from anywhere, examined before they are believed.
 *
 * A file is opened untrusted (database.c) and stays so while it is examined, in
 * this order, so that nothing is used before it was looked at:
 *
 * 1. the first bytes: a regular file, SQLite's mark, GeoPackage's mark;
 * 2. cordon_meta is there, made as we make it, and names a schema we know;
 * 3. every row of sqlite_schema is one of ours: no trigger, view, virtual
 *    table or column of anybody else's;
 * 4. the pages hold together (quick_check);
 * 5. the history is whole and its seals are right;
 * 6. every row is a record, and every reference leads somewhere. Other programs
 *    do not keep our rules, so what is wrong here is told as a list.
 *
 * All of it happens in one read transaction, and the copy that will be edited is
 * made of the very pages that were examined.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/plan-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/number.h"
#include "store/geopackage.h"
#include "store/history.h"
#include "store/load.h"
#include "store/schema.h"

/* More than this many differences or problems help nobody. */
#define SENTENCES_MAX 20

#define SQLITE_MARK_SIZE      16
#define APPLICATION_ID_OFFSET 68
#define HEADER_SIZE           100

static gboolean
fail (GError **error,
      CordonStoreError code,
      const char *sentence)
{
  g_set_error_literal (error, CORDON_STORE_ERROR, code, sentence);
  return FALSE;
}

static gboolean
read_head (const char *path,
           guint8 head[HEADER_SIZE],
           GError **error)
{
  struct stat status;
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gssize n_read;

  if (file < 0)
    return cordon_store_error_set_errno (error, errno);
  if (fstat (file, &status) != 0 || !S_ISREG (status.st_mode))
    {
      close (file);
      return fail (error, CORDON_STORE_ERROR_FOREIGN, _ ("it is not a file"));
    }
  n_read = pread (file, head, HEADER_SIZE, 0);
  close (file);
  if (n_read == 0)
    return fail (error, CORDON_STORE_ERROR_DAMAGED, _ ("the file is empty"));
  if (n_read < HEADER_SIZE || memcmp (head, "SQLite format 3", SQLITE_MARK_SIZE) != 0)
    return fail (error, CORDON_STORE_ERROR_FOREIGN,
                 _ ("the file is not a plan; if it holds a map or a list, import it into one"));
  return TRUE;
}

static gboolean
check_head (const char *path,
            GError **error)
{
  guint8 head[HEADER_SIZE];
  guint32 application_id;

  if (!read_head (path, head, error))
    return FALSE;
  memcpy (&application_id, head + APPLICATION_ID_OFFSET, sizeof application_id);
  if (GUINT32_FROM_BE (application_id) != CORDON_GPKG_APPLICATION_ID)
    return fail (error, CORDON_STORE_ERROR_FOREIGN,
                 _ ("the file is a database, but not a plan"));
  return TRUE;
}

/* The first sentences of a list, and how many more there are. */
static gboolean
fail_with_list (GError **error,
                CordonStoreError code,
                const char *intro,
                GPtrArray *sentences)
{
  g_autoptr (GString) text = g_string_new (intro);

  for (guint i = 0; i < MIN (sentences->len, SENTENCES_MAX); i++)
    g_string_append_printf (text, "\n  %s", (const char *) g_ptr_array_index (sentences, i));
  if (sentences->len > SENTENCES_MAX)
    {
      g_string_append (text, "\n  ");
      g_string_append_printf (text,
                              ngettext ("and %u more", "and %u more", sentences->len - SENTENCES_MAX),
                              sentences->len - SENTENCES_MAX);
    }
  return fail (error, code, text->str);
}

static gboolean
check_version (CordonDatabase *database,
               GError **error)
{
  g_autofree char *text = NULL;
  gboolean has_meta;
  gint64 schema;

  if (!cordon_schema_has_meta (database, &has_meta, error))
    return FALSE;
  if (!has_meta)
    return fail (error, CORDON_STORE_ERROR_FOREIGN,
                 _ ("the file is a GeoPackage, but not a plan; import it into one"));
  text = cordon_plan_file_get_note (database, "schema", error);
  if (text == NULL)
    return FALSE;
  if (!cordon_integer_parse (text, &schema) || schema < 1)
    return fail (error, CORDON_STORE_ERROR_FOREIGN, _ ("the file does not say how it is made"));
  if (schema > CORDON_SCHEMA_VERSION)
    return fail (error, CORDON_STORE_ERROR_NEWER,
                 _ ("a newer version of Cordon made the file; open it with that version"));
  return TRUE;
}

static gboolean
check_schema (CordonDatabase *database,
              GError **error)
{
  g_autoptr (GPtrArray) differences = NULL;

  if (!cordon_schema_compare (database, &differences, error))
    return FALSE;
  return differences->len == 0 ||
         fail_with_list (error, CORDON_STORE_ERROR_FOREIGN,
                         _ ("another program changed how the file is made; remove what it added, "
                            "or use a copy from before:"),
                         differences);
}

static gboolean
check_pages (CordonDatabase *database,
             GError **error)
{
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database, "PRAGMA quick_check(1)", error);
  gboolean has_row;

  if (statement == NULL || !cordon_statement_next (statement, &has_row, error))
    return FALSE;
  return (has_row && g_strcmp0 (cordon_statement_text (statement, 0), "ok") == 0) ||
         cordon_store_error_set_sqlite (error, NULL, SQLITE_CORRUPT);
}

static CordonPlan *
load_checked (CordonDatabase *database,
              GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CordonPlan) plan = cordon_load_plan (database, problems, error);

  if (plan != NULL && problems->len > 0)
    {
      fail_with_list (error, CORDON_STORE_ERROR_CONTENT,
                      _ ("another program left rows in the file that a plan cannot hold; repair "
                         "them with it:"),
                      problems);
      return NULL;
    }
  return g_steal_pointer (&plan);
}

/**
 * cordon_plan_file_examine:
 * @path: a file from anywhere
 * @out_plan: (out) (transfer full): set to the plan in it
 * @error: set to a #CORDON_STORE_ERROR: %CORDON_STORE_ERROR_DAMAGED,
 *   %CORDON_STORE_ERROR_FOREIGN, %CORDON_STORE_ERROR_NEWER, %CORDON_STORE_ERROR_CONTENT
 *   (the message is a list of what to repair), %CORDON_STORE_ERROR_BUSY, %CORDON_STORE_ERROR_IO
 *
 * Examines a file as the head of plan-file.c says. Nothing is written.
 *
 * Returns: (transfer full): an untrusted connection that holds the file as it was
 *   examined, or %NULL
 */
CordonDatabase *
cordon_plan_file_examine (const char *path,
                          CordonPlan **out_plan,
                          GError **error)
{
  g_autoptr (CordonDatabase) database = NULL;
  g_autoptr (CordonPlan) plan = NULL;

  if (!check_head (path, error))
    return NULL;
  database = cordon_database_open_untrusted (path, error);
  if (database == NULL || !cordon_database_run (database, "BEGIN", error) ||
      !check_version (database, error) || !check_schema (database, error) ||
      !check_pages (database, error) || !cordon_history_verify (database, error))
    return NULL;
  plan = load_checked (database, error);
  if (plan == NULL)
    return NULL;
  *out_plan = g_steal_pointer (&plan);
  return g_steal_pointer (&database);
}

/* What is copied is worth nothing before it is whole, so that waiting once at the end is enough. */
static gboolean
copy_pages (CordonDatabase *from,
            const char *path,
            GError **error)
{
  sqlite3 *to = NULL;
  sqlite3_backup *backup;
  int status = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (status == SQLITE_OK)
    status = sqlite3_exec (to, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", NULL, NULL, NULL);
  if (status == SQLITE_OK)
    {
      backup = sqlite3_backup_init (to, "main", cordon_database_handle (from), "main");
      if (backup != NULL)
        (void) sqlite3_backup_step (backup, -1);
      status = backup != NULL ? sqlite3_backup_finish (backup) : sqlite3_errcode (to);
    }
  if (status != SQLITE_OK)
    cordon_store_error_set_sqlite (error, to, status);
  sqlite3_close (to);
  return status == SQLITE_OK;
}

/**
 * cordon_plan_file_copy:
 * @database: a connection that cordon_plan_file_examine() gave
 * @path: where the copy is to be; must not exist
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Copies what was examined, and waits until the copy is on the disk.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_plan_file_copy (CordonDatabase *database,
                       const char *path,
                       GError **error)
{
  int file;
  gboolean is_synced;

  if (!copy_pages (database, path, error))
    return FALSE;
  file = open (path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return cordon_store_error_set_errno (error, errno);
  is_synced = fsync (file) == 0 || cordon_store_error_set_errno (error, errno);
  close (file);
  return is_synced;
}

/**
 * cordon_plan_file_create:
 * @database: a trusted connection to an empty file
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Makes every table of a plan; no record yet.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_plan_file_create (CordonDatabase *database,
                         GError **error)
{
  if (!cordon_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (cordon_schema_create (database, error) && cordon_database_run (database, "COMMIT", error))
    return TRUE;
  cordon_database_roll_back (database);
  return FALSE;
}

/**
 * cordon_plan_file_get_note:
 * @database: a connection
 * @key: a key of cordon_meta
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its value, "" if there is none; %NULL on failure
 */
char *
cordon_plan_file_get_note (CordonDatabase *database,
                           const char *key,
                           GError **error)
{
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database, "SELECT value FROM cordon_meta WHERE key = ?", error);
  const char *text;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  cordon_statement_bind_text (statement, 1, key);
  if (!cordon_statement_next (statement, &has_row, error))
    return NULL;
  text = has_row ? cordon_statement_text (statement, 0) : NULL;
  return g_strdup (text != NULL && g_utf8_validate (text, -1, NULL) ? text : "");
}

/**
 * cordon_plan_file_set_note:
 * @database: a trusted connection
 * @key: a key of cordon_meta
 * @value: (nullable): its new value; %NULL for none
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Sets a value of cordon_meta.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_plan_file_set_note (CordonDatabase *database,
                           const char *key,
                           const char *value,
                           GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    database, "INSERT OR REPLACE INTO cordon_meta VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_text (statement, 1, key);
  cordon_statement_bind_text (statement, 2, value != NULL ? value : "");
  return cordon_statement_run (statement, error);
}
