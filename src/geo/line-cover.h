/* line-cover.h: which stretches of a line are seen, or have something along them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/line.h"
#include "geo/run.h"
#include "geo/sector.h"
#include "geo/segments.h"

G_BEGIN_DECLS

/**
 * GeoLineCover:
 *
 * A line made ready for many questions about which of its metres are covered.
 * Immutable; may be asked from several threads.
 */
typedef struct _GeoLineCover GeoLineCover;

GeoLineCover *geo_line_cover_new (const GeoLine *line);
void geo_line_cover_free (GeoLineCover *cover);
const GeoLine *geo_line_cover_line (const GeoLineCover *cover);
GArray *geo_line_cover_seen (const GeoLineCover *cover,
                             const GeoSector *observer,
                             const GeoSegments *obstacles);
GArray *
geo_line_cover_near (const GeoLineCover *cover,
                     const GeoSegments *segments,
                     double within_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoLineCover, geo_line_cover_free)

G_END_DECLS
