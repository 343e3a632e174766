/* history.h: everything ever done to a plan, and how it is taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/edit.h"
#include "store/changeset-check.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * CordonHistoryKind:
 * @CORDON_HISTORY_DO: an edit
 * @CORDON_HISTORY_UNDO: an earlier action was taken back
 * @CORDON_HISTORY_REDO: an undo was taken back
 * @CORDON_HISTORY_IMPORT: something that cannot be undone: the plan was made, or
 *   its base map replaced
 */
typedef enum
{
  CORDON_HISTORY_DO,
  CORDON_HISTORY_UNDO,
  CORDON_HISTORY_REDO,
  CORDON_HISTORY_IMPORT,
  CORDON_N_HISTORY_KINDS,
} CordonHistoryKind;

/* One action that was taken. */
typedef struct
{
  gint64 seq;    /* 1, 2, 3 ... */
  gint64 at_min; /* minutes since 1970-01-01T00:00Z */
  char *actor;
  CordonHistoryKind kind;
  char *label;
  gint64 undoes; /* UNDO, REDO: the action that was taken back; otherwise 0 */
  gint64 n_changes;
} CordonHistoryEntry;

/* Who acts, and when. */
typedef struct
{
  const char *actor;
  gint64 at_min;
} CordonActor;

/**
 * CordonHistory:
 *
 * The actions in a working copy, the last one's seal, and which of them can be
 * undone and redone.
 */
typedef struct _CordonHistory CordonHistory;

CordonHistory *cordon_history_open (CordonDatabase *database,
                                    GError **error);
void cordon_history_free (CordonHistory *history);
gboolean cordon_history_verify (CordonDatabase *database,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 cordon_history_last (const CordonHistory *history);
gint64 cordon_history_next_undo (const CordonHistory *history);
gint64 cordon_history_next_redo (const CordonHistory *history);

gboolean cordon_history_begin (CordonHistory *history,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_history_commit (CordonHistory *history,
                                CordonHistoryKind kind,
                                const char *label,
                                const CordonActor *actor,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_history_abandon (CordonHistory *history);
gboolean cordon_history_record (CordonHistory *history,
                                const CordonEdit *edit,
                                CordonHistoryKind kind,
                                const CordonActor *actor,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *cordon_history_revert (CordonHistory *history,
                               CordonHistoryKind kind,
                               const CordonActor *actor,
                               char **out_label,
                               GError **error);

GPtrArray *cordon_history_list (CordonDatabase *database,
                                GError **error);
const char *cordon_history_kind_name (CordonHistoryKind kind);
void cordon_history_entry_free (CordonHistoryEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonHistory, cordon_history_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonHistoryEntry, cordon_history_entry_free)

G_END_DECLS
