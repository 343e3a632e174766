/* geojson.h: features of RFC 7946, read with their places and written back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/json-writer.h"
#include "exchange/json-tree.h"
#include "geo/shape.h"

G_BEGIN_DECLS

/* One feature. */
typedef struct
{
  CordonTextPlace place;
  const CordonJsonNode *id;         /* (nullable): a string or a number */
  const CordonJsonNode *properties; /* (nullable): an object */
  GeoShape *shape;                  /* (nullable) */
  CordonTextPlace shape_place;
  gboolean is_bad; /* what is wrong with it was reported */
} CordonGeoFeature;

/* A feature collection. */
typedef struct
{
  CordonJsonTree *tree;
  GArray *features; /* of CordonGeoFeature */
} CordonGeoJson;

CordonGeoJson *cordon_geojson_read (const char *file,
                                    const char *text,
                                    gsize n_bytes,
                                    GPtrArray *problems);
void cordon_geojson_free (CordonGeoJson *geojson);
void cordon_geojson_write_shape (CordonJsonWriter *writer,
                                 const GeoShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonGeoJson, cordon_geojson_free)

G_END_DECLS
