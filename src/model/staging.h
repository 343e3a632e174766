/* staging.h: what a foreign file held, before it becomes part of a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/shape.h"
#include "model/map-feature.h"

G_BEGIN_DECLS

/* One feature of a foreign layer; values in the order of the layer's columns, NULL for none. */
typedef struct
{
  GeoShape *shape; /* (nullable) */
  char **values;
} CordonStagingRow;

/* One layer of a foreign file. */
typedef struct
{
  char *name;
  GPtrArray *columns; /* of char * */
  GPtrArray *rows;    /* of CordonStagingRow * */
} CordonStagingLayer;

/* A foreign file: its plain layers, and its base map when it was a city. */
typedef struct
{
  GPtrArray *layers;       /* of CordonStagingLayer * */
  CordonBaseMap *base_map; /* (nullable) */
  GPtrArray *warnings;     /* of char *: sentences for people */
} CordonStaging;

CordonStaging *cordon_staging_new (void);
void cordon_staging_free (CordonStaging *staging);
CordonStagingLayer *cordon_staging_add_layer (CordonStaging *staging,
                                              const char *name,
                                              const char *const *columns);
CordonStagingRow *cordon_staging_layer_add (CordonStagingLayer *layer,
                                            GeoShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonStaging, cordon_staging_free)

G_END_DECLS
