/* plan-private.h: the inside of a plan, for plan.c and edit.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

struct _CordonPlan
{
  gatomicrefcount ref_count;
  CordonRows *rows[CORDON_N_TABLES];
  GHashTable *names[CORDON_N_TABLES]; /* (nullable): name or code to id, made when first asked for */
};

G_END_DECLS
