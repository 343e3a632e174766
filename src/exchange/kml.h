/* kml.h: a plan as KML 2.2, for globes and phones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/error.h"
#include "model/plan.h"

G_BEGIN_DECLS

char *cordon_kml_format (const CordonPlan *plan,
                         const CordonTable *table);
gboolean cordon_kml_save (const CordonPlan *plan,
                          const CordonTable *table,
                          const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
