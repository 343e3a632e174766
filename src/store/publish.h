/* publish.h: a working copy becomes the plan file that others see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/plan.h"
#include "store/database.h"
#include "store/file-identity.h"

G_BEGIN_DECLS

/* Told what the file will be, when it is whole but not yet in place. */
typedef gboolean (*CordonPublishReady) (const CordonFileIdentity *identity,
                                        gpointer user_data,
                                        GError **error);

gboolean cordon_publish (CordonDatabase *database,
                         const char *path,
                         const CordonFileIdentity *expected,
                         CordonPublishReady on_ready,
                         gpointer user_data,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_publish_note_extents (CordonDatabase *database,
                                      const CordonPlan *plan,
                                      gint64 now_min,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
