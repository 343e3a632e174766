/* plan-shapes.h: the plan's geometry, laid into its local frame and indexed for drawing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/frame.h"
#include "model/plan.h"

G_BEGIN_DECLS

/**
 * CordonPlanShapes:
 *
 * What a plan has on the ground, ready to be drawn for readers of one sharing
 * label. Immutable, reference-counted, safe to share between threads.
 */
typedef struct _CordonPlanShapes CordonPlanShapes;

/**
 * CordonPlanShape:
 * @record: what it is
 * @box: what it covers, in the local frame
 * @anchor: where its label or symbol stands
 * @first_part: private
 * @n_parts: rings of a polygon; else 1
 * @owner_rgb: the colour of its organisation
 * @has_owner: whether it has one
 * @is_private: whether that is a private one
 */
typedef struct
{
  const CordonRecord *record;
  GeoBox box;
  GeoPoint anchor;
  guint first_part;
  guint n_parts;
  guint32 owner_rgb;
  gboolean has_owner;
  gboolean is_private;
} CordonPlanShape;

CordonPlanShapes *cordon_plan_shapes_new (const CordonPlan *plan,
                                          const GeoFrame *frame,
                                          CordonTlp ceiling);
CordonPlanShapes *cordon_plan_shapes_ref (const CordonPlanShapes *shapes);
void cordon_plan_shapes_unref (const CordonPlanShapes *shapes);
const CordonPlan *cordon_plan_shapes_plan (const CordonPlanShapes *shapes);
const GeoFrame *cordon_plan_shapes_frame (const CordonPlanShapes *shapes);
CordonTlp cordon_plan_shapes_ceiling (const CordonPlanShapes *shapes);
GeoBox cordon_plan_shapes_box (const CordonPlanShapes *shapes);
guint cordon_plan_shapes_count (const CordonPlanShapes *shapes,
                                CordonTableId table);
const CordonPlanShape *cordon_plan_shapes_get (const CordonPlanShapes *shapes,
                                               CordonTableId table,
                                               guint index);
const CordonPlanShape *cordon_plan_shapes_find (const CordonPlanShapes *shapes,
                                                CordonTableId table,
                                                gint64 id);
void cordon_plan_shapes_query (const CordonPlanShapes *shapes,
                               CordonTableId table,
                               GeoBox box,
                               GArray *out_indices);
const GeoPoint *cordon_plan_shapes_part (const CordonPlanShapes *shapes,
                                         const CordonPlanShape *shape,
                                         guint part,
                                         guint *out_n_points);
gint64 cordon_record_owner (const CordonRecord *record);
CordonTlp cordon_record_tlp (const CordonRecord *record);
gboolean cordon_record_is_active (const CordonRecord *record,
                                  gint64 minute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonPlanShapes, cordon_plan_shapes_unref)

G_END_DECLS
