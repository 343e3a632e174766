/* plan-access.h: opening and closing the plan a command is about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "session/session.h"

G_BEGIN_DECLS

const char *cordon_plan_access_actor (void);
CordonSession *cordon_plan_access_open (const char *path,
                                        CordonSessionMode mode);
int cordon_plan_access_close (CordonSession *session,
                              int status);
int cordon_plan_access_apply (CordonSession *session,
                              CordonEdit *edit);
char *cordon_plan_access_find_folder (const char *kind,
                                      const char *name);
gboolean cordon_plan_access_find_table (const char *name,
                                        const CordonTable **out_table);

G_END_DECLS
