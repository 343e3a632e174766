/* visibility.h: what an observer among buildings really sees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/gaps.h"
#include "geo/sector.h"
#include "geo/segments.h"

G_BEGIN_DECLS

GeoGaps *geo_visibility_area (const GeoSector *observer,
                              const GeoSegments *obstacles);

G_END_DECLS
