/* osm-collect.h: of an extract, everything the base map needs, looked up by identity.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"
#include "importer/osm-entity.h"
#include "model/map-feature.h"

G_BEGIN_DECLS

/* How an extract is written. */
typedef enum
{
  CORDON_OSM_FORMAT_PBF,
  CORDON_OSM_FORMAT_XML,
} CordonOsmFormat;

/* A node that is something on the map itself. */
typedef struct
{
  gint64 id;
  GeoLonLat place;
  CordonMapTags tags;
  guint layers; /* bits 1 << CordonMapLayer */
} CordonCollectedNode;

/* A way that is on the map, or part of an outline that is. */
typedef struct
{
  gint64 id;
  gsize first_node; /* into node_ids */
  guint n_nodes;
  guint layers;
  gboolean is_member; /* of an area */
  gboolean is_open;   /* said to be an area, but not closed and nothing else */
  CordonMapTags tags; /* none unless it is in a layer or could lend them to an area */
} CordonCollectedWay;

/* One way of an outline. */
typedef struct
{
  gint64 way_id;
  gboolean is_inner;
} CordonCollectedMember;

/* An area whose outline is made of ways. */
typedef struct
{
  gint64 id;
  guint layers;
  CordonMapTags tags;
  gboolean is_tagless; /* its tags are those of its outer way, as they were of old */
  guint first_member;  /* into members */
  guint n_members;
} CordonCollectedArea;

/**
 * CordonOsmCollection:
 * @nodes: of #CordonCollectedNode, by identity
 * @ways: of #CordonCollectedWay, by identity
 * @areas: of #CordonCollectedArea, by identity
 * @members: of #CordonCollectedMember
 * @node_ids: of #gint64: the nodes of the ways
 * @header: what the file says of itself
 * @extent: the box of the extract: as declared, or else around all of its nodes
 *
 * What was kept. Whatever the order in the file, it is in the same order here.
 */
typedef struct
{
  GArray *nodes;
  GArray *ways;
  GArray *areas;
  GArray *members;
  GArray *node_ids;
  CordonOsmHeader header;
  GeoExtent extent;
  /*< private >*/
  GStringChunk *texts;
  GPtrArray *tag_blocks; /* of CordonMapTag[]; they do not move */
  guint n_tags_in_block; /* taken in the last of them */
  GArray *places;        /* of GeoLonLat, by number; NAN: not in the file */
  struct _CordonIdIndex *numbers;
} CordonOsmCollection;

CordonOsmCollection *cordon_osm_collect (const char *path,
                                         CordonOsmFormat format,
                                         CordonImportProgress progress,
                                         gpointer progress_data,
                                         GError **error);
void cordon_osm_collection_free (CordonOsmCollection *collection);
CordonCollectedWay *cordon_osm_collection_find_way (const CordonOsmCollection *collection,
                                                    gint64 id);
const GeoLonLat *cordon_osm_collection_find_place (const CordonOsmCollection *collection,
                                                   gint64 node_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonOsmCollection, cordon_osm_collection_free)

G_END_DECLS
