/* ground.h: the base map, laid into the plan's local frame and indexed for drawing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/box-tree.h"
#include "geo/frame.h"
#include "model/map-feature.h"

G_BEGIN_DECLS

/**
 * CordonGround:
 *
 * A base map ready to be drawn. Immutable, reference-counted, safe to share
 * between threads; made once for a base map and a frame.
 */
typedef struct _CordonGround CordonGround;

/* A feature in the local frame; its rings or line are parts of one array of points. */
typedef struct
{
  const CordonMapFeature *feature;
  GeoBox box;
  guint style;
  guint first_part;
  guint n_parts;
} CordonGroundFeature;

/* A street as people see it: all sections of one name that follow one another. */
typedef struct
{
  const char *name;
  guint style;
  guint first_point;
  guint n_points;
} CordonStreetName;

CordonGround *cordon_ground_new (const CordonBaseMap *map,
                                 const GeoFrame *frame);
CordonGround *cordon_ground_ref (const CordonGround *ground);
void cordon_ground_unref (const CordonGround *ground);
const char *cordon_ground_attribution (const CordonGround *ground);
void cordon_ground_query (const CordonGround *ground,
                          CordonMapLayer layer,
                          GeoBox box,
                          GArray *out_indices);
const CordonGroundFeature *cordon_ground_feature (const CordonGround *ground,
                                                  CordonMapLayer layer,
                                                  guint index);
const GeoPoint *cordon_ground_part (const CordonGround *ground,
                                    const CordonGroundFeature *feature,
                                    guint part,
                                    guint *out_n_points);
void cordon_ground_query_names (const CordonGround *ground,
                                GeoBox box,
                                GArray *out_indices);
const CordonStreetName *cordon_ground_name (const CordonGround *ground,
                                            guint index);
const GeoPoint *cordon_ground_name_points (const CordonGround *ground,
                                           const CordonStreetName *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonGround, cordon_ground_unref)

G_END_DECLS
