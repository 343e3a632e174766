/* gaps.h: unwatched ground: closed rings of straight pieces and circular arcs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/point.h"

G_BEGIN_DECLS

/**
 * GeoGapPiece:
 * @start: where it begins; it ends where the ring's next piece begins
 * @centre: the centre of the arc; of no meaning for a straight piece
 * @radius_m: the radius of the arc in metres; 0 for a straight piece
 * @sweep_rad: how far the arc turns about its centre, in radians; negative is
 *   clockwise, which is what the edge of a reach is
 */
typedef struct
{
  GeoPoint start;
  GeoPoint centre;
  double radius_m;
  double sweep_rad;
} GeoGapPiece;

/**
 * GeoGapRing:
 * @first: its first piece
 * @n_pieces: how many it has; one, if it is a whole circle
 * @area_m2: what it encloses; negative for a hole
 */
typedef struct
{
  guint first;
  guint n_pieces;
  double area_m2;
} GeoGapRing;

/**
 * GeoGaps:
 * @pieces: (array length=n_pieces): all rings' pieces
 * @rings: (array length=n_rings): closed rings, the gap on their left
 * @n_pieces: how many pieces there are
 * @n_rings: how many rings there are
 * @n_joined: how many ends had to be joined over a distance; 0 but for ground
 *   whose border crosses itself
 *
 * The unwatched ground of one zone.
 */
typedef struct
{
  GeoGapPiece *pieces;
  GeoGapRing *rings;
  guint n_pieces;
  guint n_rings;
  guint n_joined;
} GeoGaps;

void geo_gaps_free (GeoGaps *gaps);
double geo_gaps_area_m2 (const GeoGaps *gaps);
GPtrArray *geo_gaps_flatten (const GeoGaps *gaps,
                             double sagitta_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoGaps, geo_gaps_free)

G_END_DECLS
