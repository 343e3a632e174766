/* random-plan.h: plans with every table and every field, drawn at random.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/plan.h"

CordonPlan *random_plan_new (GRand *rand,
                             guint n_rows);
void assert_plans_equal (const CordonPlan *a,
                         const CordonPlan *b);
