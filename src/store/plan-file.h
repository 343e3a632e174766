/* plan-file.h: plan files from anywhere, examined before they are believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/plan.h"
#include "store/database.h"

G_BEGIN_DECLS

CordonDatabase *cordon_plan_file_examine (const char *path,
                                          CordonPlan **out_plan,
                                          GError **error);
gboolean cordon_plan_file_copy (CordonDatabase *database,
                                const char *path,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_plan_file_create (CordonDatabase *database,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *cordon_plan_file_get_note (CordonDatabase *database,
                                 const char *key,
                                 GError **error);
gboolean cordon_plan_file_set_note (CordonDatabase *database,
                                    const char *key,
                                    const char *value,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
