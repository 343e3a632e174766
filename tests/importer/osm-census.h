/* osm-census.h: counting what an OpenStreetMap reader reports, so that readers can be compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "importer/osm-entity.h"

/* How much was reported, and a digest of all of it that does not depend on the order. */
typedef struct
{
  guint n_nodes;
  guint n_ways;
  guint n_relations;
  guint n_tags;
  guint n_refs;
  guint n_members;
  guint64 digest;
} OsmCensus;

static inline guint64
mix_number (guint64 digest,
            gint64 number)
{
  return (digest ^ (guint64) number) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + 0x1234567;
}

static inline guint64
mix_text (guint64 digest,
          const char *text)
{
  for (; *text != '\0'; text++)
    digest = mix_number (digest, (guchar) *text);
  return mix_number (digest, -1);
}

static inline guint64
mix_tags (OsmCensus *census,
          guint64 digest,
          const CordonMapTags *tags)
{
  census->n_tags += tags->n_items;
  for (guint i = 0; i < tags->n_items; i++)
    digest = mix_text (mix_text (digest, tags->items[i].key), tags->items[i].value);
  return digest;
}

static inline gboolean
count_node (const CordonOsmNode *node,
            gpointer user_data,
            GError **error)
{
  OsmCensus *census = user_data;
  guint64 digest = mix_number (1, node->id);

  census->n_nodes++;
  digest = mix_number (digest, (gint64) (node->place.lon_deg * 1e7 + 18e8 + 0.5));
  digest = mix_number (digest, (gint64) (node->place.lat_deg * 1e7 + 9e8 + 0.5));
  census->digest += mix_tags (census, digest, &node->tags);
  return TRUE;
}

static inline gboolean
count_way (const CordonOsmWay *way,
           gpointer user_data,
           GError **error)
{
  OsmCensus *census = user_data;
  guint64 digest = mix_number (2, way->id);

  census->n_ways++;
  census->n_refs += way->n_nodes;
  for (guint i = 0; i < way->n_nodes; i++)
    digest = mix_number (digest, way->node_ids[i]);
  census->digest += mix_tags (census, digest, &way->tags);
  return TRUE;
}

static inline gboolean
count_relation (const CordonOsmRelation *relation,
                gpointer user_data,
                GError **error)
{
  OsmCensus *census = user_data;
  guint64 digest = mix_number (3, relation->id);

  census->n_relations++;
  census->n_members += relation->n_members;
  for (guint i = 0; i < relation->n_members; i++)
    {
      digest = mix_number (digest, relation->members[i].id);
      digest = mix_number (digest, relation->members[i].kind);
      digest = mix_text (digest, relation->members[i].role);
    }
  census->digest += mix_tags (census, digest, &relation->tags);
  return TRUE;
}

static inline CordonOsmHandler
census_handler (OsmCensus *census)
{
  *census = (OsmCensus){ 0 };
  return (CordonOsmHandler){ CORDON_OSM_ALL, count_node, count_way, count_relation, census };
}
