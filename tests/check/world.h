/* world.h: small plans for the tests of checks, written as text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check/run.h"

/* The frame of every such plan has its centre here, so that metres are metres. */
#define WORLD_LON_DEG 7.4
#define WORLD_LAT_DEG 43.7

typedef struct
{
  GPtrArray *records;
  GeoFrame *frame;
} World;

World *world_new (void);
void world_free (World *world);
CordonRecord *world_add (World *world,
                         CordonTableId table,
                         const char *name,
                         ...) G_GNUC_NULL_TERMINATED;
CordonPlan *world_plan (World *world);
char *world_point (World *world,
                   double x_m,
                   double y_m);
char *world_box (World *world,
                 double x0_m,
                 double y0_m,
                 double x1_m,
                 double y1_m);
char *world_line (World *world,
                  const double *xy_m,
                  guint n_points);
gint64 world_id (CordonTableId table,
                 const char *name);
gint64 world_minute (const char *text);
GPtrArray *world_check (const CordonPlan *plan,
                        const char *only);
GPtrArray *world_check_at (const CordonPlan *plan,
                           const CordonBaseMap *base_map,
                           const char *only,
                           gint64 now_min,
                           gint64 at_min);
const CordonFinding *world_only (GPtrArray *findings);
const CordonFinding *world_find (GPtrArray *findings,
                                 CordonTableId table,
                                 const char *name,
                                 const char *part_of_title);
double world_input (const CordonFinding *finding,
                    const char *name);
void world_assert_fixes_apply (const CordonPlan *plan,
                               const CordonFinding *finding,
                               const char *only);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)
