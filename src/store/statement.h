/* statement.h: prepared statements, and the only place that steps them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "store/error.h"

G_BEGIN_DECLS

/**
 * CordonStatement:
 *
 * A prepared statement on loan. Giving it back resets it and clears what was
 * bound, on every path, because it is declared g_autoptr. Parameters count
 * from 1, columns from 0. A parameter that could not be bound makes the next
 * step fail.
 */
typedef struct _CordonStatement CordonStatement;

CordonStatement *cordon_statement_new (sqlite3 *handle,
                                       const char *sql,
                                       GError **error);
void cordon_statement_keep (CordonStatement *statement);
void cordon_statement_destroy (CordonStatement *statement);
void cordon_statement_free (CordonStatement *statement);

void cordon_statement_bind_integer (CordonStatement *statement,
                                    int parameter,
                                    gint64 value);
void cordon_statement_bind_real (CordonStatement *statement,
                                 int parameter,
                                 double value);
void cordon_statement_bind_text (CordonStatement *statement,
                                 int parameter,
                                 const char *value);
void cordon_statement_bind_blob (CordonStatement *statement,
                                 int parameter,
                                 gconstpointer bytes,
                                 gsize n_bytes);
void cordon_statement_bind_null (CordonStatement *statement,
                                 int parameter);

gboolean cordon_statement_next (CordonStatement *statement,
                                gboolean *out_has_row,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_statement_run (CordonStatement *statement,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_statement_reset (CordonStatement *statement);

int cordon_statement_type (CordonStatement *statement,
                           int column);
int cordon_statement_n_columns (CordonStatement *statement);
const char *cordon_statement_column_name (CordonStatement *statement,
                                          int column);
gint64 cordon_statement_integer (CordonStatement *statement,
                                 int column);
double cordon_statement_real (CordonStatement *statement,
                              int column);
const char *cordon_statement_text (CordonStatement *statement,
                                   int column);
gconstpointer cordon_statement_blob (CordonStatement *statement,
                                     int column,
                                     gsize *out_n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonStatement, cordon_statement_free)

G_END_DECLS
