/* session.h: an open plan: what is in it, changing it, taking changes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/edit.h"
#include "model/map-feature.h"
#include "model/plan.h"
#include "store/error.h"
#include "store/history.h"

G_BEGIN_DECLS

/**
 * CordonSessionMode:
 * @CORDON_SESSION_READ_ONLY: the plan file is looked at, and left as it is
 * @CORDON_SESSION_READ_WRITE: a working copy is edited; others are turned away
 */
typedef enum
{
  CORDON_SESSION_READ_ONLY,
  CORDON_SESSION_READ_WRITE,
} CordonSessionMode;

/**
 * CordonSession:
 *
 * An open plan. Used by one thread; the plans it gives may go to others.
 */
typedef struct _CordonSession CordonSession;

CordonSession *cordon_session_create (const char *path,
                                      const char *title,
                                      const char *timezone,
                                      const char *actor,
                                      gint64 now_min,
                                      GError **error);
CordonSession *cordon_session_open (const char *path,
                                    CordonSessionMode mode,
                                    const char *actor,
                                    GError **error);
gboolean cordon_session_close (CordonSession *session,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_session_free (CordonSession *session);
gboolean cordon_session_publish (CordonSession *session,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_session_is_changed (const CordonSession *session);
gboolean cordon_session_is_recovered (const CordonSession *session);

CordonPlan *cordon_session_plan (CordonSession *session);
CordonBaseMap *cordon_session_base_map (CordonSession *session,
                                        GError **error);
char *cordon_session_digest (CordonSession *session);
GPtrArray *cordon_session_history (CordonSession *session,
                                   GError **error);

gboolean cordon_session_apply (CordonSession *session,
                               CordonEdit *edit,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_session_undo (CordonSession *session,
                              guint n_actions,
                              guint *out_n_done,
                              char **out_label,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_session_redo (CordonSession *session,
                              guint n_actions,
                              guint *out_n_done,
                              char **out_label,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_session_can_undo (const CordonSession *session);
gboolean cordon_session_can_redo (const CordonSession *session);
gboolean cordon_session_set_base_map (CordonSession *session,
                                      CordonBaseMap *map,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 cordon_session_now_min (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonSession, cordon_session_free)

G_END_DECLS
