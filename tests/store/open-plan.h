/* open-plan.h: a plan in a working copy, as a session keeps it, for tests of the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "store/working-copy.h"

/* A working copy and the plan it holds. */
typedef struct
{
  CordonWorkingCopy *copy;
  CordonPlan *plan;
} OpenPlan;

gboolean open_plan_create (OpenPlan *open,
                           const char *path,
                           GError **error);
gboolean open_plan_open (OpenPlan *open,
                         const char *path,
                         GError **error);
gboolean open_plan_apply (OpenPlan *open,
                          CordonEdit *edit,
                          GError **error);
gboolean open_plan_revert (OpenPlan *open,
                           CordonHistoryKind kind,
                           GError **error);
gboolean open_plan_publish (OpenPlan *open,
                            GError **error);
void open_plan_close (OpenPlan *open);
void open_plan_discard (OpenPlan *open);
void open_plan_write (const char *path,
                      guint32 seed,
                      guint n_per_table);
