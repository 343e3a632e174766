/* map-feature.h: the map under the plan, as data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/shape.h"

G_BEGIN_DECLS

/* L (LAYER, "file layer", geometry kinds, label): stored; never renumber. The
 * layer in a plan file is called basemap_ and the name given here. */
#define CORDON_MAP_LAYERS(L)                                          \
  L (WATER, "water", POLYGON, N_ ("Water"))                           \
  L (GREEN, "green", POLYGON, N_ ("Green"))                           \
  L (BUILDING, "buildings", POLYGON, N_ ("Buildings"))                \
  L (STREET, "streets", LINE, N_ ("Streets"))                         \
  L (RAIL, "rail", LINE, N_ ("Rail"))                                 \
  L (WATERWAY, "waterways", LINE, N_ ("Waterways"))                   \
  L (BARRIER, "barriers", LINE, N_ ("Barriers"))                      \
  L (SQUARE, "squares", POLYGON, N_ ("Squares and pedestrian areas")) \
  L (GATE, "gates", POINT, N_ ("Gates and bollards"))                 \
  L (ENTRANCE, "entrances", POINT, N_ ("Entrances"))                  \
  L (CAMERA, "cameras", POINT, N_ ("Cameras"))                        \
  L (PLACE, "places", POINT, N_ ("Places"))

#define CORDON_DECLARE_MAP_LAYER(LAYER, name, geometry, label) CORDON_MAP_##LAYER,
typedef enum
{
  CORDON_MAP_LAYERS (CORDON_DECLARE_MAP_LAYER)
  CORDON_N_MAP_LAYERS,
} CordonMapLayer;

/* Who may pass. */
typedef enum
{
  CORDON_MAP_ACCESS_UNKNOWN = 0, /* stored; never renumber */
  CORDON_MAP_ACCESS_YES = 1,
  CORDON_MAP_ACCESS_NO = 2,
  CORDON_MAP_ACCESS_PRIVATE = 3,
  CORDON_MAP_ACCESS_EMERGENCY = 4,
} CordonMapAccess;

/**
 * CordonMapFeature:
 *
 * One building, street section, fence ... of the base map. All texts belong to
 * the base map the feature is in. Numbers that are not known are NAN.
 */
typedef struct
{
  CordonMapLayer layer;
  const char *kind; /* the value of its main tag: residential, steps, wall, ... */
  const char *name; /* (nullable) */
  const char *ref;  /* (nullable): road number and the like */
  GeoShape *shape;
  gint64 source_id;     /* id in the source, for example an OpenStreetMap way; 0 for none */
  gint64 from_node;     /* streets: graph node at the start; 0 for none */
  gint64 to_node;       /* streets: graph node at the end */
  double height_m;      /* buildings, barriers */
  double base_height_m; /* buildings: height of the underside */
  double width_m;       /* streets */
  double direction_deg; /* cameras: clockwise from north */
  double max_speed_kmh; /* streets */
  const char *surface;  /* (nullable): streets */
  gint8 one_way;        /* streets: 1 along the line, -1 against it, 0 both */
  gint8 level;          /* drawing order of bridges and tunnels */
  guint8 is_bridge;
  guint8 is_tunnel;
  guint8 foot;    /* CordonMapAccess */
  guint8 vehicle; /* CordonMapAccess */
  guint8 bicycle; /* CordonMapAccess */
} CordonMapFeature;

/**
 * CordonBaseMap:
 *
 * All features of a base map by layer; immutable once built, reference-counted,
 * safe to share between threads.
 */
typedef struct _CordonBaseMap CordonBaseMap;

CordonBaseMap *cordon_base_map_new (void);
CordonBaseMap *cordon_base_map_ref (const CordonBaseMap *map);
void cordon_base_map_unref (const CordonBaseMap *map);
/* Copies the texts, takes the reference to the shape; only before anybody else holds the map. */
void cordon_base_map_add (CordonBaseMap *map,
                          const CordonMapFeature *feature);
guint cordon_base_map_count (const CordonBaseMap *map,
                             CordonMapLayer layer);
const CordonMapFeature *cordon_base_map_features (const CordonBaseMap *map,
                                                  CordonMapLayer layer,
                                                  guint *out_n_features);
GeoExtent cordon_base_map_extent (const CordonBaseMap *map);
/* What must stand beside every picture of the map; for OpenStreetMap "© OpenStreetMap contributors". */
const char *cordon_base_map_attribution (const CordonBaseMap *map);
void cordon_base_map_set_attribution (CordonBaseMap *map,
                                      const char *attribution);
/* Where the map came from and what was incomplete in it; for people. */
const char *cordon_base_map_source (const CordonBaseMap *map);
void cordon_base_map_set_source (CordonBaseMap *map,
                                 const char *source);
const char *cordon_map_layer_name (CordonMapLayer layer);
int cordon_map_layer_find (const char *name);
GeoShapeKind cordon_map_layer_geometry (CordonMapLayer layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonBaseMap, cordon_base_map_unref)

G_END_DECLS
