/* history.c: everything ever done to a plan, and how it is taken back.
 *
 * Every action is one transaction that changes rows and adds a row to
 * cordon_action with what changed, as a changeset of SQLite's session
 * extension. Rows are only ever added. To undo an action is to apply the
 * inverse of its changeset as a new action that names it ("undoes"); to redo is
 * to do the same to the undo. So what can be undone is not kept anywhere but
 * follows from the rows, read from the first:
 *
 *   do                 goes on the stack of what can be undone; nothing can be redone
 *   undo of action n   n was on top of that stack and goes; the undo goes on the
 *                      stack of what can be redone
 *   redo of action n   n was on top of the second stack and goes; the redo goes
 *                      on the first
 *   import             changes neither
 *
 * Every row is sealed: chain = SHA-256 (chain of the row before, seq, at_min,
 * actor, kind, label, undoes, n_changes, changeset), numbers as eight bytes,
 * big-endian, texts and bytes preceded by their length as such a number. A row
 * that was altered or left out breaks every seal from there on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/save.h"

#define CHAIN_SIZE 32

struct _CordonHistory
{
  CordonDatabase *database; /* not owned */
  gint64 last;
  guint8 chain[CHAIN_SIZE];
  GArray *undo; /* of gint64 */
  GArray *redo; /* of gint64 */
  sqlite3_session *session;
};

/* A row of cordon_action. */
typedef struct
{
  gint64 seq;
  gint64 at_min;
  const char *actor;
  const char *kind;
  const char *label;
  gint64 undoes;
  gint64 n_changes;
  gconstpointer changeset;
  gsize changeset_size;
} Row;

static const char *const kind_names[CORDON_N_HISTORY_KINDS] = { "do", "undo", "redo", "import" };

/**
 * cordon_history_kind_name:
 * @kind: a kind of action
 *
 * Returns: its name in the file and for programs
 */
const char *
cordon_history_kind_name (CordonHistoryKind kind)
{
  g_return_val_if_fail (kind < CORDON_N_HISTORY_KINDS, NULL);

  return kind_names[kind];
}

static int
find_kind (const char *name)
{
  for (int i = 0; name != NULL && i < CORDON_N_HISTORY_KINDS; i++)
    if (strcmp (kind_names[i], name) == 0)
      return i;
  return -1;
}

static void
seal_number (GChecksum *checksum,
             gint64 value)
{
  guint64 big = GUINT64_TO_BE ((guint64) value);

  g_checksum_update (checksum, (const guint8 *) &big, sizeof big);
}

static void
seal_block (GChecksum *checksum,
            gconstpointer bytes,
            gsize n_bytes)
{
  seal_number (checksum, (gint64) n_bytes);
  if (n_bytes > 0)
    g_checksum_update (checksum, bytes, (gssize) n_bytes);
}

/* Replaces @chain, that of the row before, by that of @row. */
static void
seal (guint8 chain[CHAIN_SIZE],
      const Row *row)
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = CHAIN_SIZE;

  g_checksum_update (checksum, chain, CHAIN_SIZE);
  seal_number (checksum, row->seq);
  seal_number (checksum, row->at_min);
  seal_block (checksum, row->actor, strlen (row->actor));
  seal_block (checksum, row->kind, strlen (row->kind));
  seal_block (checksum, row->label, strlen (row->label));
  seal_number (checksum, row->undoes);
  seal_number (checksum, row->n_changes);
  seal_block (checksum, row->changeset, row->changeset_size);
  g_checksum_get_digest (checksum, chain, &size);
  g_checksum_free (checksum);
}

static gboolean
pop (GArray *stack,
     gint64 expected)
{
  if (stack->len == 0 || g_array_index (stack, gint64, stack->len - 1) != expected)
    return FALSE;
  g_array_set_size (stack, stack->len - 1);
  return TRUE;
}

/* Moves the stacks as an action does; FALSE if it cannot have been taken. */
static gboolean
follow (CordonHistory *history,
        CordonHistoryKind kind,
        gint64 seq,
        gint64 undoes)
{
  switch (kind)
    {
    case CORDON_HISTORY_DO:
      g_array_append_val (history->undo, seq);
      g_array_set_size (history->redo, 0);
      return undoes == 0;
    case CORDON_HISTORY_UNDO:
      g_array_append_val (history->redo, seq);
      return pop (history->undo, undoes);
    case CORDON_HISTORY_REDO:
      g_array_append_val (history->undo, seq);
      return pop (history->redo, undoes);
    case CORDON_HISTORY_IMPORT:
    case CORDON_N_HISTORY_KINDS:
    default:
      return undoes == 0;
    }
}

static gboolean
fail_altered (gint64 seq,
              GError **error)
{
  g_set_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_FOREIGN,
               _ ("its history was altered by another program, from action %" G_GINT64_FORMAT
                  " on; use a copy of the file from before"),
               seq);
  return FALSE;
}

static void
read_row (CordonStatement *statement,
          Row *row)
{
  row->seq = cordon_statement_integer (statement, 0);
  row->at_min = cordon_statement_integer (statement, 1);
  row->actor = cordon_statement_text (statement, 2);
  row->kind = cordon_statement_text (statement, 3);
  row->label = cordon_statement_text (statement, 4);
  row->undoes = cordon_statement_integer (statement, 5);
  row->n_changes = cordon_statement_integer (statement, 6);
}

static gboolean
verify_row (CordonHistory *history,
            CordonStatement *statement,
            GError **error)
{
  gsize chain_size;
  gconstpointer chain;
  Row row;

  read_row (statement, &row);
  row.changeset = cordon_statement_blob (statement, 7, &row.changeset_size);
  if (row.seq != history->last + 1 || row.actor == NULL || row.label == NULL ||
      find_kind (row.kind) < 0 || !g_utf8_validate (row.actor, -1, NULL) ||
      !g_utf8_validate (row.label, -1, NULL) ||
      !cordon_changeset_check (row.changeset, row.changeset_size, NULL))
    return fail_altered (history->last + 1, error);
  seal (history->chain, &row);
  chain = cordon_statement_blob (statement, 8, &chain_size);
  if (chain_size != CHAIN_SIZE || memcmp (chain, history->chain, CHAIN_SIZE) != 0 ||
      !follow (history, find_kind (row.kind), row.seq, row.undoes))
    return fail_altered (row.seq, error);
  history->last = row.seq;
  return TRUE;
}

static CordonHistory *
history_new (CordonDatabase *database)
{
  CordonHistory *history = g_new0 (CordonHistory, 1);

  history->database = database;
  history->undo = g_array_new (FALSE, FALSE, sizeof (gint64));
  history->redo = g_array_new (FALSE, FALSE, sizeof (gint64));
  return history;
}

/**
 * cordon_history_verify:
 * @database: a connection, trusted or not
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Reads the whole history: that no action is missing, every seal is right, every
 * changeset well-formed, and every undo possible.
 *
 * Returns: %FALSE if not
 */
gboolean
cordon_history_verify (CordonDatabase *database,
                       GError **error)
{
  g_autoptr (CordonHistory) history = history_new (database);
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database,
                             "SELECT seq, at_min, actor, kind, label, undoes, n_changes, "
                             "changeset, chain FROM cordon_action ORDER BY seq",
                             error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    if (!cordon_statement_next (statement, &has_row, error) ||
        (has_row && !verify_row (history, statement, error)))
      return FALSE;
  return TRUE;
}

static gboolean
read_last_chain (CordonHistory *history,
                 GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    history->database, "SELECT chain FROM cordon_action WHERE seq = ?", error);
  gboolean has_row;
  gconstpointer chain;
  gsize size;

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_integer (statement, 1, history->last);
  if (!cordon_statement_next (statement, &has_row, error))
    return FALSE;
  memset (history->chain, 0, CHAIN_SIZE);
  if (!has_row)
    return TRUE;
  chain = cordon_statement_blob (statement, 0, &size);
  if (size != CHAIN_SIZE)
    return fail_altered (history->last, error);
  memcpy (history->chain, chain, CHAIN_SIZE);
  return TRUE;
}

/**
 * cordon_history_open:
 * @database: (transfer none): a trusted connection, whose history was verified
 *   when the file came in; it must outlive the history
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Finds out what can be undone and redone.
 *
 * Returns: (transfer full): the history, or %NULL
 */
CordonHistory *
cordon_history_open (CordonDatabase *database,
                     GError **error)
{
  g_autoptr (CordonHistory) history = history_new (database);
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    database, "SELECT seq, kind, undoes FROM cordon_action ORDER BY seq", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!cordon_statement_next (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      history->last = cordon_statement_integer (statement, 0);
      if (!follow (history, find_kind (cordon_statement_text (statement, 1)), history->last,
                   cordon_statement_integer (statement, 2)))
        {
          fail_altered (history->last, error);
          return NULL;
        }
    }
  return read_last_chain (history, error) ? g_steal_pointer (&history) : NULL;
}

static void
end_session (CordonHistory *history)
{
  if (history->session != NULL)
    sqlite3session_delete (history->session);
  history->session = NULL;
}

/**
 * cordon_history_free:
 * @history: (transfer full): a history
 *
 * Frees the history; the rows stay.
 */
void
cordon_history_free (CordonHistory *history)
{
  end_session (history);
  g_array_unref (history->undo);
  g_array_unref (history->redo);
  g_free (history);
}

/**
 * cordon_history_last:
 * @history: a history
 *
 * Returns: the number of the last action; 0 if there is none
 */
gint64
cordon_history_last (const CordonHistory *history)
{
  return history->last;
}

static gint64
peek (GArray *stack)
{
  return stack->len > 0 ? g_array_index (stack, gint64, stack->len - 1) : 0;
}

/**
 * cordon_history_next_undo:
 * @history: a history
 *
 * Returns: the action that undo would take back; 0 if there is none
 */
gint64
cordon_history_next_undo (const CordonHistory *history)
{
  return peek (history->undo);
}

/**
 * cordon_history_next_redo:
 * @history: a history
 *
 * Returns: the undo that redo would take back; 0 if there is none
 */
gint64
cordon_history_next_redo (const CordonHistory *history)
{
  return peek (history->redo);
}

/* An explicit list: a session told to watch everything would record the
 * insides of the spatial indexes too. */
static int
start_session (CordonHistory *history)
{
  sqlite3 *handle = cordon_database_handle (history->database);
  int status = sqlite3session_create (handle, "main", &history->session);

  for (guint i = 0; i < CORDON_N_TABLES && status == SQLITE_OK; i++)
    status = sqlite3session_attach (history->session, cordon_table_get (i)->name);
  return status;
}

/**
 * cordon_history_begin:
 * @history: a history
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Begins an action: a transaction in which every change of a record is noted.
 *
 * Returns: %FALSE on failure; then nothing has begun
 */
gboolean
cordon_history_begin (CordonHistory *history,
                      GError **error)
{
  int status;

  if (!cordon_database_run (history->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  status = start_session (history);
  if (status == SQLITE_OK)
    return TRUE;
  cordon_store_error_set_sqlite (error, cordon_database_handle (history->database), status);
  cordon_history_abandon (history);
  return FALSE;
}

/**
 * cordon_history_abandon:
 * @history: a history with an action begun
 *
 * Takes back everything since the action began.
 */
void
cordon_history_abandon (CordonHistory *history)
{
  end_session (history);
  cordon_database_roll_back (history->database);
}

static gboolean
insert_row (CordonHistory *history,
            const Row *row,
            const guint8 chain[CHAIN_SIZE],
            GError **error)
{
  g_autoptr (CordonStatement) statement = cordon_database_prepare (
    history->database, "INSERT INTO cordon_action VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  cordon_statement_bind_integer (statement, 1, row->seq);
  cordon_statement_bind_integer (statement, 2, row->at_min);
  cordon_statement_bind_text (statement, 3, row->actor);
  cordon_statement_bind_text (statement, 4, row->kind);
  cordon_statement_bind_text (statement, 5, row->label);
  if (row->undoes != 0)
    cordon_statement_bind_integer (statement, 6, row->undoes);
  cordon_statement_bind_integer (statement, 7, row->n_changes);
  cordon_statement_bind_blob (statement, 8, row->changeset, row->changeset_size);
  cordon_statement_bind_blob (statement, 9, chain, CHAIN_SIZE);
  return cordon_statement_run (statement, error);
}

/* A commit that reports an error may have been made all the same, or be found
 * made when the write-ahead file is next read: what was written stays there
 * when waiting for the disk fails. Only if the disk was full, so that the
 * action's end was never written, and the action is not there, is it as if
 * nothing had happened. */
static gboolean
commit_transaction (CordonHistory *history,
                    gint64 seq,
                    GError **error)
{
  g_autoptr (GError) commit_error = NULL;
  gboolean is_io_failure;
  gint64 last = -1;

  if (cordon_database_run (history->database, "COMMIT", &commit_error))
    return TRUE;
  is_io_failure =
    (sqlite3_errcode (cordon_database_handle (history->database)) & 0xff) == SQLITE_IOERR;
  cordon_database_roll_back (history->database);
  if (!is_io_failure &&
      cordon_database_read_integer (history->database, "SELECT max(seq) FROM cordon_action", &last,
                                    NULL) &&
      last < seq)
    g_propagate_error (error, g_steal_pointer (&commit_error));
  else
    g_set_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_UNCERTAIN,
                 _ ("%s; the last change may or may not have been kept: close the plan, check the "
                    "disk, and open it again"),
                 commit_error->message);
  return FALSE;
}

static gboolean
write_action (CordonHistory *history,
              Row *row,
              GError **error)
{
  guint8 chain[CHAIN_SIZE];

  row->seq = history->last + 1;
  memcpy (chain, history->chain, CHAIN_SIZE);
  seal (chain, row);
  if (!insert_row (history, row, chain, error))
    {
      cordon_database_roll_back (history->database);
      return FALSE;
    }
  if (!commit_transaction (history, row->seq, error))
    return FALSE;
  memcpy (history->chain, chain, CHAIN_SIZE);
  history->last = row->seq;
  follow (history, find_kind (row->kind), row->seq, row->undoes);
  return TRUE;
}

static guint
count_changes (gconstpointer changeset,
               int size)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (CordonTouched));

  cordon_changeset_check (changeset, (gsize) size, touched);
  return touched->len;
}

/**
 * cordon_history_commit:
 * @history: a history with an action begun
 * @kind: %CORDON_HISTORY_DO or %CORDON_HISTORY_IMPORT
 * @label: what was done, for people
 * @actor: who did it, and when
 * @error: set to a #CORDON_STORE_ERROR; after %CORDON_STORE_ERROR_UNCERTAIN
 *   nothing more may be written
 *
 * Ends the action: when this returns %TRUE it is on the disk.
 *
 * Returns: %FALSE on failure; then it was taken back, or its fate is uncertain
 */
gboolean
cordon_history_commit (CordonHistory *history,
                       CordonHistoryKind kind,
                       const char *label,
                       const CordonActor *actor,
                       GError **error)
{
  int size = 0;
  void *changeset = NULL;
  int status = sqlite3session_changeset (history->session, &size, &changeset);
  Row row = { 0, actor->at_min, actor->actor, kind_names[kind], label };
  gboolean is_written;

  end_session (history);
  if (status != SQLITE_OK)
    {
      cordon_store_error_set_sqlite (error, cordon_database_handle (history->database), status);
      cordon_database_roll_back (history->database);
      return FALSE;
    }
  row.changeset = changeset;
  row.changeset_size = (gsize) size;
  row.n_changes = count_changes (changeset, size);
  is_written = write_action (history, &row, error);
  sqlite3_free (changeset);
  return is_written;
}

/**
 * cordon_history_record:
 * @history: a history
 * @edit: what to do; already found to fit the plan
 * @kind: %CORDON_HISTORY_DO or %CORDON_HISTORY_IMPORT
 * @actor: who does it, and when
 * @error: set to a #CORDON_STORE_ERROR, see cordon_history_commit()
 *
 * Does @edit as one action.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_history_record (CordonHistory *history,
                       const CordonEdit *edit,
                       CordonHistoryKind kind,
                       const CordonActor *actor,
                       GError **error)
{
  if (!cordon_history_begin (history, error))
    return FALSE;
  if (!cordon_save_edit (history->database, edit, error))
    {
      cordon_history_abandon (history);
      return FALSE;
    }
  return cordon_history_commit (history, kind, cordon_edit_label (edit), actor, error);
}

static int
on_conflict (gpointer data,
             int conflict,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* Applies the inverse of an action's changeset. (transfer full): the inverse, by sqlite3_malloc. */
static gpointer
apply_inverse (CordonHistory *history,
               gconstpointer changeset,
               gsize size,
               int *out_size,
               GError **error)
{
  sqlite3 *handle = cordon_database_handle (history->database);
  void *inverse = NULL;
  int status = sqlite3changeset_invert ((int) size, changeset, out_size, &inverse);

  if (status == SQLITE_OK)
    status = sqlite3changeset_apply (handle, *out_size, inverse, NULL, on_conflict, NULL);
  if (status == SQLITE_OK)
    return inverse;
  sqlite3_free (inverse);
  cordon_store_error_set_sqlite (error, handle, status == SQLITE_ABORT ? SQLITE_CONSTRAINT : status);
  return NULL;
}

/* What an action did is read by its number, so that the next_* pair decides and nobody else. */
static gboolean
revert_action (CordonHistory *history,
               CordonStatement *statement,
               CordonHistoryKind kind,
               const CordonActor *actor,
               GArray *touched,
               GError **error)
{
  gsize size;
  gconstpointer changeset = cordon_statement_blob (statement, 2, &size);
  Row row = { 0, actor->at_min, actor->actor, kind_names[kind],
              cordon_statement_text (statement, 1), cordon_statement_integer (statement, 0) };
  gpointer inverse;
  int inverse_size;
  gboolean is_written;

  if (!cordon_changeset_check (changeset, size, touched))
    {
      fail_altered (row.undoes, error);
      cordon_database_roll_back (history->database);
      return FALSE;
    }
  inverse = apply_inverse (history, changeset, size, &inverse_size, error);
  if (inverse == NULL && size > 0)
    {
      cordon_database_roll_back (history->database);
      return FALSE;
    }
  row.changeset = inverse;
  row.changeset_size = (gsize) inverse_size;
  row.n_changes = touched->len;
  is_written = write_action (history, &row, error);
  sqlite3_free (inverse);
  return is_written;
}

/**
 * cordon_history_revert:
 * @history: a history
 * @kind: %CORDON_HISTORY_UNDO or %CORDON_HISTORY_REDO
 * @actor: who does it, and when
 * @out_label: (out) (optional): set to the label of what was taken back or done again
 * @error: set to a #CORDON_STORE_ERROR, see cordon_history_commit()
 *
 * Takes one action back, or does it again. There must be one, see
 * cordon_history_next_undo() and cordon_history_next_redo().
 *
 * Returns: (transfer full) (element-type CordonTouched): the records it touched, or %NULL
 */
GArray *
cordon_history_revert (CordonHistory *history,
                       CordonHistoryKind kind,
                       const CordonActor *actor,
                       char **out_label,
                       GError **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (CordonTouched));
  g_autoptr (CordonStatement) statement = NULL;
  g_autofree char *label = NULL;
  gint64 seq = peek (kind == CORDON_HISTORY_UNDO ? history->undo : history->redo);
  gboolean has_row;

  g_return_val_if_fail (seq != 0, NULL);

  if (!cordon_database_run (history->database, "BEGIN IMMEDIATE", error))
    return NULL;
  statement = cordon_database_prepare (
    history->database, "SELECT seq, label, changeset FROM cordon_action WHERE seq = ?", error);
  if (statement == NULL)
    {
      cordon_database_roll_back (history->database);
      return NULL;
    }
  cordon_statement_bind_integer (statement, 1, seq);
  if (!cordon_statement_next (statement, &has_row, error) ||
      (!has_row && !fail_altered (seq, error)))
    {
      cordon_database_roll_back (history->database);
      return NULL;
    }
  label = g_strdup (cordon_statement_text (statement, 1));
  if (!revert_action (history, statement, kind, actor, touched, error))
    return NULL;
  if (out_label != NULL)
    *out_label = g_steal_pointer (&label);
  return g_steal_pointer (&touched);
}

/**
 * cordon_history_list:
 * @database: a connection, trusted or not
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Returns: (transfer full) (element-type CordonHistoryEntry): every action from the first, or %NULL
 */
GPtrArray *
cordon_history_list (CordonDatabase *database,
                     GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_history_entry_free);
  g_autoptr (CordonStatement) statement =
    cordon_database_prepare (database,
                             "SELECT seq, at_min, actor, kind, label, undoes, n_changes "
                             "FROM cordon_action ORDER BY seq",
                             error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      CordonHistoryEntry *entry;
      Row row;

      if (!cordon_statement_next (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      read_row (statement, &row);
      entry = g_new (CordonHistoryEntry, 1);
      *entry = (CordonHistoryEntry){
        row.seq,
        row.at_min,
        g_strdup (row.actor),
        MAX (find_kind (row.kind), 0),
        g_strdup (row.label),
        row.undoes,
        row.n_changes,
      };
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

/**
 * cordon_history_entry_free:
 * @entry: (transfer full): an entry
 *
 * Frees the entry.
 */
void
cordon_history_entry_free (CordonHistoryEntry *entry)
{
  g_free (entry->actor);
  g_free (entry->label);
  g_free (entry);
}
