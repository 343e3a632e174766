/* random-plan.h: records and edits of every table and type of field, at random but repeatably.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/edit.h"
#include "model/map-feature.h"

CordonRecord *random_record (GRand *random,
                             const CordonPlan *plan,
                             CordonTableId table,
                             gint64 id);
CordonEdit *random_edit (GRand *random,
                         const CordonPlan *plan);
CordonEdit *random_filling (GRand *random,
                            const CordonPlan *plan,
                            guint n_per_table);
CordonBaseMap *random_base_map (GRand *random,
                                guint n_per_layer);
