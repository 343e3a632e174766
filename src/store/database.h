/* database.h: a connection to a database file, trusted or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "store/statement.h"

G_BEGIN_DECLS

/**
 * CordonDatabase:
 *
 * A connection and the statements prepared on it; used by one thread at a time.
 */
typedef struct _CordonDatabase CordonDatabase;

CordonDatabase *cordon_database_open_untrusted (const char *path,
                                                GError **error);
CordonDatabase *cordon_database_open_trusted (const char *path,
                                              GError **error);
CordonDatabase *cordon_database_open_memory (GError **error);
void cordon_database_free (CordonDatabase *database);
sqlite3 *cordon_database_handle (CordonDatabase *database);
CordonStatement *cordon_database_prepare (CordonDatabase *database,
                                          const char *sql,
                                          GError **error);
gboolean cordon_database_run (CordonDatabase *database,
                              const char *sql,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_database_read_integer (CordonDatabase *database,
                                       const char *sql,
                                       gint64 *out_value,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_database_roll_back (CordonDatabase *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonDatabase, cordon_database_free)

G_END_DECLS
