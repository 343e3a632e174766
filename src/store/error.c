/* error.c: what can go wrong with a plan file or a working copy, in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (cordon - store - error - quark, cordon_store_error)

typedef struct
{
  int status; /* a primary result code of SQLite */
  CordonStoreError code;
  const char *sentence;
} StatusSentence;

static const StatusSentence sentences[] = {
  { SQLITE_FULL, CORDON_STORE_ERROR_IO, N_ ("the disk is full; make room and try again") },
  { SQLITE_IOERR, CORDON_STORE_ERROR_IO, N_ ("the disk reported a failure; check it and try again") },
  { SQLITE_READONLY, CORDON_STORE_ERROR_IO, N_ ("it may only be read here; choose another folder") },
  { SQLITE_PERM, CORDON_STORE_ERROR_IO, N_ ("you are not allowed to open it") },
  { SQLITE_CANTOPEN, CORDON_STORE_ERROR_IO, N_ ("it cannot be opened") },
  { SQLITE_NOMEM, CORDON_STORE_ERROR_IO, N_ ("there is not enough memory") },
  { SQLITE_TOOBIG, CORDON_STORE_ERROR_IO, N_ ("a value in it is too large") },
  { SQLITE_BUSY, CORDON_STORE_ERROR_BUSY, N_ ("another program is using it; close it there") },
  { SQLITE_LOCKED, CORDON_STORE_ERROR_BUSY, N_ ("another program is using it; close it there") },
  { SQLITE_CORRUPT, CORDON_STORE_ERROR_DAMAGED, N_ ("the file is damaged; use a copy of it") },
  { SQLITE_NOTADB, CORDON_STORE_ERROR_DAMAGED, N_ ("the file is not a database") },
  { SQLITE_FORMAT, CORDON_STORE_ERROR_DAMAGED, N_ ("the file is not a database") },
  { SQLITE_INTERRUPT, CORDON_STORE_ERROR_DAMAGED,
    N_ ("reading it takes far more work than a file of its size should") },
  { SQLITE_AUTH, CORDON_STORE_ERROR_FOREIGN, N_ ("the file asks for what a plan never does") },
  { SQLITE_CONSTRAINT, CORDON_STORE_ERROR_CONTENT,
    N_ ("a record would lead nowhere, or exist twice") },
};

/**
 * cordon_store_error_set_sqlite:
 * @error: (out) (optional): where the error goes
 * @handle: (nullable): the connection that failed
 * @status: the result code, extended or not
 *
 * Sets @error to a #CORDON_STORE_ERROR for @status. What SQLite says itself is
 * for the log only.
 *
 * Returns: %FALSE
 */
gboolean
cordon_store_error_set_sqlite (GError **error,
                               sqlite3 *handle,
                               int status)
{
  g_debug ("SQLite %d: %s", status,
           handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (status));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].status == (status & 0xff))
      {
        g_set_error_literal (error, CORDON_STORE_ERROR, sentences[i].code,
                             _ (sentences[i].sentence));
        return FALSE;
      }
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_DAMAGED,
                       _ ("the file is not as a plan should be"));
  return FALSE;
}

/**
 * cordon_store_error_set_errno:
 * @error: (out) (optional): where the error goes
 * @number: an errno
 *
 * Sets @error to %CORDON_STORE_ERROR_IO with the system's words for @number.
 *
 * Returns: %FALSE
 */
gboolean
cordon_store_error_set_errno (GError **error,
                              int number)
{
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_IO, g_strerror (number));
  return FALSE;
}
