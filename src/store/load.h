/* load.h: the rows of a plan file as a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/plan.h"
#include "store/database.h"

G_BEGIN_DECLS

CordonPlan *cordon_load_plan (CordonDatabase *database,
                              GPtrArray *problems,
                              GError **error);
CordonRecord *cordon_load_record (CordonDatabase *database,
                                  CordonTableId table,
                                  gint64 id,
                                  GError **error);
char *cordon_load_select_sql (CordonTableId table);

G_END_DECLS
