/* scenario-plan.h: the Harbour Grand Prix of tests/data/scenario, as a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/plan.h"

CordonPlan *scenario_plan_read (void);
const CordonRecord *scenario_plan_find (const CordonPlan *plan,
                                        CordonTableId table,
                                        const char *code);
gboolean scenario_has_shared (void);
