/* session.c: an open plan: what is in it, changing it, taking changes back.
 *
 * There is no saving. A change is first applied to the plan in memory, which
 * checks it; then it is committed in the working copy; only then does the
 * session show the new plan. So what is shown is always on the disk, and what
 * could not be written is not shown. If the disk fails so that nobody can tell
 * whether a change was kept, the session takes no more changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/session.h"

#include <glib/gi18n-lib.h>

#include "store/base-map-table.h"
#include "store/digest.h"
#include "store/load.h"
#include "store/plan-file.h"
#include "store/working-copy.h"

#define US_PER_MIN G_GINT64_CONSTANT (60000000)

struct _CordonSession
{
  char *path;
  char *actor;
  CordonWorkingCopy *copy;   /* (nullable): when it may be edited */
  CordonDatabase *published; /* (nullable): when it may only be read */
  CordonPlan *plan;
  CordonBaseMap *base_map; /* (nullable): once it was asked for */
  gboolean is_stuck;       /* the disk failed; nobody knows what was kept */
};

/**
 * cordon_session_now_min:
 *
 * Returns: now, in minutes since 1970-01-01T00:00Z
 */
gint64
cordon_session_now_min (void)
{
  return g_get_real_time () / US_PER_MIN;
}

static CordonSession *
session_new (const char *path,
             const char *actor)
{
  CordonSession *session = g_new0 (CordonSession, 1);

  session->path = g_strdup (path);
  session->actor = g_utf8_make_valid (actor != NULL ? actor : "", -1);
  return session;
}

/**
 * cordon_session_free:
 * @session: (transfer full): a session
 *
 * Lets go of the plan without publishing it. What was changed stays in the
 * working copy, and the next session goes on with it.
 */
void
cordon_session_free (CordonSession *session)
{
  g_clear_pointer (&session->copy, cordon_working_copy_free);
  g_clear_pointer (&session->published, cordon_database_free);
  g_clear_pointer (&session->plan, cordon_plan_unref);
  g_clear_pointer (&session->base_map, cordon_base_map_unref);
  g_free (session->path);
  g_free (session->actor);
  g_free (session);
}

static CordonEdit *
make_first_edit (const char *title,
                 const char *timezone)
{
  g_autoptr (CordonRecord) record = cordon_record_new (CORDON_TABLE_PLAN, CORDON_ID_NONE);
  CordonPlanInfo *info = (CordonPlanInfo *) record;
  CordonEdit *edit = cordon_edit_new (_ ("Make the plan"));

  cordon_record_put_text (record, &info->name, title);
  cordon_record_put_text (record, &info->timezone, timezone);
  cordon_edit_insert (edit, record);
  return edit;
}

static gboolean
take_action (CordonSession *session,
             CordonEdit *edit,
             CordonHistoryKind kind,
             gint64 now_min,
             GError **error)
{
  CordonActor actor = { session->actor, now_min };
  g_autoptr (CordonPlan) plan = cordon_plan_apply (session->plan, edit, error);
  g_autoptr (GError) store_error = NULL;

  if (plan == NULL)
    return FALSE;
  if (!cordon_history_record (cordon_working_copy_history (session->copy), edit, kind, &actor,
                              &store_error))
    {
      session->is_stuck =
        g_error_matches (store_error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_UNCERTAIN);
      g_propagate_prefixed_error (error, g_steal_pointer (&store_error),
                                  _ ("“%s” was not done: "), cordon_edit_label (edit));
      return FALSE;
    }
  cordon_plan_unref (session->plan);
  session->plan = g_steal_pointer (&plan);
  return TRUE;
}

/**
 * cordon_session_create:
 * @path: where the plan file is to be; nothing may be there
 * @title: the plan's title
 * @timezone: (nullable): IANA name of the event's time zone; %NULL for UTC
 * @actor: who works on it
 * @now_min: now, in minutes since 1970-01-01T00:00Z
 * @error: set to a #CordonStoreError or a #CordonModelError
 *
 * Makes a new plan with its one record about itself, and publishes it.
 *
 * Returns: (transfer full): the open plan, or %NULL
 */
CordonSession *
cordon_session_create (const char *path,
                       const char *title,
                       const char *timezone,
                       const char *actor,
                       gint64 now_min,
                       GError **error)
{
  g_autoptr (CordonSession) session = session_new (path, actor);
  g_autoptr (CordonEdit) edit = make_first_edit (title, timezone != NULL ? timezone : "UTC");

  session->plan = cordon_plan_new ();
  session->copy = cordon_working_copy_create (path, error);
  if (session->copy == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (take_action (session, edit, CORDON_HISTORY_IMPORT, now_min, error) &&
      cordon_working_copy_publish (session->copy, session->plan, now_min, error))
    return g_steal_pointer (&session);
  cordon_working_copy_discard (g_steal_pointer (&session->copy));
  return NULL;
}

/**
 * cordon_session_open:
 * @path: a plan file from anywhere
 * @mode: whether to edit it
 * @actor: who works on it
 * @error: set to a #CordonStoreError; the message begins with @path, and is a
 *   list of what to repair for %CORDON_STORE_ERROR_CONTENT
 *
 * Opens a plan after examining it. To edit it, a working copy is made, or one
 * gone on with that was left with unpublished changes.
 *
 * Returns: (transfer full): the open plan, or %NULL; then nothing was changed
 */
CordonSession *
cordon_session_open (const char *path,
                     CordonSessionMode mode,
                     const char *actor,
                     GError **error)
{
  g_autoptr (CordonSession) session = session_new (path, actor);

  if (mode == CORDON_SESSION_READ_WRITE)
    session->copy = cordon_working_copy_open (path, &session->plan, error);
  else
    session->published = cordon_plan_file_examine (path, &session->plan, error);
  if (session->plan != NULL)
    return g_steal_pointer (&session);
  g_prefix_error (error, "%s: ", path);
  return NULL;
}

/**
 * cordon_session_publish:
 * @session: a session
 * @error: set to a #CordonStoreError
 *
 * Replaces the plan file by what the session shows, in one step; nothing happens
 * when they are the same.
 *
 * Returns: %FALSE on failure; then the file is as it was, and the changes are
 *   still in the working copy
 */
gboolean
cordon_session_publish (CordonSession *session,
                        GError **error)
{
  return !cordon_session_is_changed (session) ||
         cordon_working_copy_publish (session->copy, session->plan, cordon_session_now_min (), error);
}

/**
 * cordon_session_close:
 * @session: (transfer full): a session
 * @error: set to a #CordonStoreError
 *
 * Publishes what was changed, removes the working copy and ends the session.
 *
 * Returns: %FALSE if it could not be published: then the working copy stays, and
 *   the next session goes on with it
 */
gboolean
cordon_session_close (CordonSession *session,
                      GError **error)
{
  gboolean is_published = cordon_session_publish (session, error);

  if (is_published && session->copy != NULL && !session->is_stuck)
    cordon_working_copy_discard (g_steal_pointer (&session->copy));
  else if (!is_published)
    g_prefix_error (error, _ ("Your changes are kept, and are there when the plan is opened again. "));
  cordon_session_free (session);
  return is_published;
}

/**
 * cordon_session_is_changed:
 * @session: a session
 *
 * Returns: whether it holds changes that are not in the plan file
 */
gboolean
cordon_session_is_changed (const CordonSession *session)
{
  return session->copy != NULL && cordon_working_copy_is_changed (session->copy);
}

/**
 * cordon_session_is_recovered:
 * @session: a session
 *
 * Returns: whether it goes on with changes that an earlier one did not publish
 */
gboolean
cordon_session_is_recovered (const CordonSession *session)
{
  return session->copy != NULL && cordon_working_copy_is_recovered (session->copy);
}

/**
 * cordon_session_plan:
 * @session: a session
 *
 * Returns: (transfer full): the plan as it is now
 */
CordonPlan *
cordon_session_plan (CordonSession *session)
{
  return cordon_plan_ref (session->plan);
}

static CordonDatabase *
get_database (CordonSession *session)
{
  return session->copy != NULL ? cordon_working_copy_database (session->copy) : session->published;
}

/**
 * cordon_session_base_map:
 * @session: a session
 * @error: set to a #CordonStoreError or a #GeoError
 *
 * Reads the base map the first time it is asked for.
 *
 * Returns: (transfer full) (nullable): the base map, without features if the plan
 *   has none; %NULL if it cannot be read
 */
CordonBaseMap *
cordon_session_base_map (CordonSession *session,
                         GError **error)
{
  if (session->base_map == NULL)
    session->base_map = cordon_base_map_read (get_database (session), error);
  return session->base_map != NULL ? cordon_base_map_ref (session->base_map) : NULL;
}

/**
 * cordon_session_digest:
 * @session: a session
 *
 * Returns: (transfer full): the digest of the plan's content, 64 hexadecimal digits
 */
char *
cordon_session_digest (CordonSession *session)
{
  return cordon_plan_digest (session->plan);
}

/**
 * cordon_session_history:
 * @session: a session
 * @error: set to a #CordonStoreError
 *
 * Returns: (transfer full) (element-type CordonHistoryEntry): every action from
 *   the first, or %NULL
 */
GPtrArray *
cordon_session_history (CordonSession *session,
                        GError **error)
{
  return cordon_history_list (get_database (session), error);
}

static gboolean
check_editable (CordonSession *session,
                GError **error)
{
  if (session->copy == NULL)
    g_set_error (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_IO,
                 _ ("%s was opened for reading only; open it for editing"), session->path);
  else if (session->is_stuck)
    g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_UNCERTAIN,
                         _ ("the disk failed while the plan was being changed; close the plan, check "
                            "the disk, and open it again"));
  return session->copy != NULL && !session->is_stuck;
}

/**
 * cordon_session_apply:
 * @session: a session for editing
 * @edit: what to change
 * @error: set to a #CordonModelError if it does not fit the plan, or to a #CordonStoreError
 *
 * Does @edit as one action, which is on the disk when this returns %TRUE and is
 * taken back by one step of undo. An edit without changes does nothing.
 *
 * Returns: %FALSE on failure; then nothing has changed
 */
gboolean
cordon_session_apply (CordonSession *session,
                      CordonEdit *edit,
                      GError **error)
{
  if (!check_editable (session, error))
    return FALSE;
  return cordon_edit_n_changes (edit) == 0 ||
         take_action (session, edit, CORDON_HISTORY_DO, cordon_session_now_min (), error);
}

static gboolean
add_touched (CordonSession *session,
             const CordonTouched *touched,
             CordonEdit *edit,
             GError **error)
{
  const CordonRecord *before = cordon_plan_find (session->plan, touched->table, touched->id);
  g_autoptr (GError) load_error = NULL;
  g_autoptr (CordonRecord) after =
    cordon_load_record (get_database (session), touched->table, touched->id, &load_error);

  if (load_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&load_error));
      return FALSE;
    }
  if (before == NULL && after != NULL)
    cordon_edit_insert (edit, after);
  else if (before != NULL && after == NULL)
    cordon_edit_delete (edit, before);
  else if (before != NULL)
    cordon_edit_replace (edit, before, after);
  return TRUE;
}

/* Brings the plan in memory to what the file now holds. */
static gboolean
follow_file (CordonSession *session,
             GArray *touched,
             const char *label,
             GError **error)
{
  g_autoptr (CordonEdit) edit = cordon_edit_new (label);
  CordonPlan *plan;

  for (guint i = 0; i < touched->len; i++)
    if (!add_touched (session, &g_array_index (touched, CordonTouched, i), edit, error))
      return FALSE;
  plan = cordon_plan_apply (session->plan, edit, error);
  if (plan == NULL)
    return FALSE;
  cordon_plan_unref (session->plan);
  session->plan = plan;
  return TRUE;
}

static gboolean
revert_once (CordonSession *session,
             CordonHistoryKind kind,
             char **out_label,
             GError **error)
{
  CordonActor actor = { session->actor, cordon_session_now_min () };
  g_autofree char *label = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GArray) touched = cordon_history_revert (cordon_working_copy_history (session->copy),
                                                      kind, &actor, &label, &store_error);

  /* Once it is in the file, a plan in memory that cannot follow is of no use. */
  if (touched != NULL && follow_file (session, touched, label, &store_error))
    {
      g_free (*out_label);
      *out_label = g_steal_pointer (&label);
      return TRUE;
    }
  session->is_stuck = touched != NULL || g_error_matches (store_error, CORDON_STORE_ERROR,
                                                          CORDON_STORE_ERROR_UNCERTAIN);
  g_propagate_error (error, g_steal_pointer (&store_error));
  return FALSE;
}

static gboolean
has_next (const CordonSession *session,
          CordonHistoryKind kind)
{
  const CordonHistory *history;

  if (session->copy == NULL)
    return FALSE;
  history = cordon_working_copy_history (session->copy);
  return (kind == CORDON_HISTORY_UNDO ? cordon_history_next_undo (history)
                                      : cordon_history_next_redo (history)) != 0;
}

static gboolean
revert (CordonSession *session,
        CordonHistoryKind kind,
        guint n_actions,
        guint *out_n_done,
        char **out_label,
        GError **error)
{
  g_autofree char *label = NULL;
  guint n_done = 0;
  gboolean is_well = check_editable (session, error);

  while (is_well && n_done < n_actions && has_next (session, kind))
    {
      is_well = revert_once (session, kind, &label, error);
      n_done += is_well;
    }
  if (out_n_done != NULL)
    *out_n_done = n_done;
  if (out_label != NULL)
    *out_label = g_steal_pointer (&label);
  return is_well;
}

/**
 * cordon_session_undo:
 * @session: a session for editing
 * @n_actions: how many actions to take back
 * @out_n_done: (out) (optional): set to how many were taken back; fewer if there are no more
 * @out_label: (out) (optional) (nullable): set to the label of the last one
 * @error: set to a #CordonStoreError
 *
 * Takes back actions, also those of earlier sessions. Each is an action of its
 * own and on the disk when this returns.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_session_undo (CordonSession *session,
                     guint n_actions,
                     guint *out_n_done,
                     char **out_label,
                     GError **error)
{
  return revert (session, CORDON_HISTORY_UNDO, n_actions, out_n_done, out_label, error);
}

/**
 * cordon_session_redo:
 * @session: a session for editing
 * @n_actions: how many undone actions to do again
 * @out_n_done: (out) (optional): set to how many were done again; fewer if there are no more
 * @out_label: (out) (optional) (nullable): set to the label of the last one
 * @error: set to a #CordonStoreError
 *
 * Does again what was undone, unless something else was done since.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_session_redo (CordonSession *session,
                     guint n_actions,
                     guint *out_n_done,
                     char **out_label,
                     GError **error)
{
  return revert (session, CORDON_HISTORY_REDO, n_actions, out_n_done, out_label, error);
}

/**
 * cordon_session_can_undo:
 * @session: a session
 *
 * Returns: whether there is an action to take back
 */
gboolean
cordon_session_can_undo (const CordonSession *session)
{
  return has_next (session, CORDON_HISTORY_UNDO);
}

/**
 * cordon_session_can_redo:
 * @session: a session
 *
 * Returns: whether there is an undone action to do again
 */
gboolean
cordon_session_can_redo (const CordonSession *session)
{
  return has_next (session, CORDON_HISTORY_REDO);
}

/**
 * cordon_session_set_base_map:
 * @session: a session for editing
 * @map: (transfer none): a base map
 * @error: set to a #CordonStoreError
 *
 * Replaces the base map. This is an action in the history, but cannot be undone:
 * the old map would have to be kept for ever.
 *
 * Returns: %FALSE on failure; then the old base map is still there
 */
gboolean
cordon_session_set_base_map (CordonSession *session,
                             CordonBaseMap *map,
                             GError **error)
{
  CordonActor actor = { session->actor, cordon_session_now_min () };
  CordonHistory *history;
  g_autoptr (GError) store_error = NULL;

  if (!check_editable (session, error))
    return FALSE;
  history = cordon_working_copy_history (session->copy);
  if (!cordon_history_begin (history, error))
    return FALSE;
  if (!cordon_base_map_write (get_database (session), map, error))
    {
      cordon_history_abandon (history);
      return FALSE;
    }
  if (!cordon_history_commit (history, CORDON_HISTORY_IMPORT, _ ("Replace the base map"), &actor,
                              &store_error))
    {
      session->is_stuck =
        g_error_matches (store_error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_UNCERTAIN);
      g_propagate_error (error, g_steal_pointer (&store_error));
      return FALSE;
    }
  g_clear_pointer (&session->base_map, cordon_base_map_unref);
  session->base_map = cordon_base_map_ref (map);
  return TRUE;
}
