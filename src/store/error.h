/* error.h: what can go wrong with a plan file or a working copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CordonStoreError:
 * @CORDON_STORE_ERROR_IO: the disk refused: full, failing, or not permitted
 * @CORDON_STORE_ERROR_BUSY: somebody else has the plan open
 * @CORDON_STORE_ERROR_DAMAGED: the file is no database, or a damaged one
 * @CORDON_STORE_ERROR_FOREIGN: the file is not a plan, or holds what no plan holds
 * @CORDON_STORE_ERROR_NEWER: a newer program made the file
 * @CORDON_STORE_ERROR_CONTENT: rows were changed to what a plan cannot hold; the message is a list
 * @CORDON_STORE_ERROR_CHANGED: the published file is no longer the one that was opened
 * @CORDON_STORE_ERROR_UNCERTAIN: the disk failed so that a change may or may not have been kept
 */
typedef enum
{
  CORDON_STORE_ERROR_IO,
  CORDON_STORE_ERROR_BUSY,
  CORDON_STORE_ERROR_DAMAGED,
  CORDON_STORE_ERROR_FOREIGN,
  CORDON_STORE_ERROR_NEWER,
  CORDON_STORE_ERROR_CONTENT,
  CORDON_STORE_ERROR_CHANGED,
  CORDON_STORE_ERROR_UNCERTAIN,
} CordonStoreError;

#define CORDON_STORE_ERROR (cordon_store_error_quark ())
GQuark cordon_store_error_quark (void);

gboolean cordon_store_error_set_sqlite (GError **error,
                                        sqlite3 *handle,
                                        int status);
gboolean cordon_store_error_set_errno (GError **error,
                                       int number);

G_END_DECLS
