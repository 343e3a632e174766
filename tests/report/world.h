/* world.h: a plan of any size with something in every table, and a town under it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/map-feature.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* The minute in which the test's document is made: 2027-06-01T12:00Z. */
#define WORLD_NOW_MIN G_GINT64_CONSTANT (30205200)

/* What is put into every text of the plan in place of something sensible. */
typedef struct
{
  guint n_zones;
  int tlp;
  const char *name;  /* (nullable): of everything that has one */
  const char *prose; /* (nullable): for every longer text */
} WorldOptions;

CordonPlan *world_make_plan (const WorldOptions *options);
CordonBaseMap *world_make_base_map (guint n_blocks);

G_END_DECLS
