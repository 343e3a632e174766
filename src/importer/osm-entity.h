/* osm-entity.h: the three kinds of OpenStreetMap elements, as readers hand them on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "basemap/tags.h"
#include "geo/shape.h"

G_BEGIN_DECLS

/* The kinds of elements; values are bits, so that a reader can be asked for some. */
typedef enum
{
  CORDON_OSM_NODE = 1 << 0,
  CORDON_OSM_WAY = 1 << 1,
  CORDON_OSM_RELATION = 1 << 2,
} CordonOsmKind;

#define CORDON_OSM_ALL (CORDON_OSM_NODE | CORDON_OSM_WAY | CORDON_OSM_RELATION)

typedef struct
{
  gint64 id;
  GeoLonLat place;
  CordonMapTags tags;
} CordonOsmNode;

typedef struct
{
  gint64 id;
  const gint64 *node_ids;
  guint n_nodes;
  CordonMapTags tags;
} CordonOsmWay;

typedef struct
{
  CordonOsmKind kind;
  gint64 id;
  const char *role;
} CordonOsmMember;

typedef struct
{
  gint64 id;
  const CordonOsmMember *members;
  guint n_members;
  CordonMapTags tags;
} CordonOsmRelation;

/**
 * CordonOsmHandler:
 * @wanted: the kinds to report, as #CordonOsmKind bits; a kind may come in any order
 * @node: called for each node; the element is valid until it returns
 * @way: called for each way
 * @relation: called for each relation
 * @user_data: passed to all of them
 *
 * Who listens to a reader. A callback that returns %FALSE has set the error
 * and ends the reading.
 */
typedef struct
{
  guint wanted;
  gboolean (*node) (const CordonOsmNode *node, gpointer user_data, GError **error);
  gboolean (*way) (const CordonOsmWay *way, gpointer user_data, GError **error);
  gboolean (*relation) (const CordonOsmRelation *relation, gpointer user_data, GError **error);
  gpointer user_data;
} CordonOsmHandler;

/* What a file says of itself as a whole. */
typedef struct
{
  GeoExtent extent;   /* as declared; empty when the file declares none */
  char timestamp[32]; /* state of the data, ISO 8601 UTC; "" when not said */
} CordonOsmHeader;

G_END_DECLS
