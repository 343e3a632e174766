/* nesting.h: polygons with holes, made of rings that lie in one another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/shape.h"

G_BEGIN_DECLS

/* A row of places; as a ring, its last place repeats its first. */
typedef struct
{
  GeoLonLat *places;
  guint n_places;
} CordonMapPath;

double cordon_map_ring_area_deg2 (const CordonMapPath *ring);
gboolean cordon_map_ring_is_plain (const GeoLonLat *places,
                                   guint n_places);
gboolean cordon_map_ring_holds (const CordonMapPath *outer,
                                const CordonMapPath *inner);
GPtrArray *cordon_map_rings_nest (const CordonMapPath *rings,
                                  guint n_rings);

G_END_DECLS
