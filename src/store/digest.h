/* digest.h: one number for the whole content of a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/plan.h"

G_BEGIN_DECLS

char *cordon_plan_digest (const CordonPlan *plan);

G_END_DECLS
