/* plan-findings.h: running the checks for a command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "check/run.h"
#include "session/session.h"

G_BEGIN_DECLS

int cordon_plan_findings_run (CordonSession *session,
                              gint64 at_min,
                              const char *const *only,
                              GPtrArray **out_findings);

G_END_DECLS
