/* coverage-oracle.h: the gaps of zones by GEOS, with discs as polygons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/polygon.h"
#include "geo/sector.h"

G_BEGIN_DECLS

double coverage_oracle_gaps (const GeoPolygon *const *zones,
                             guint n_zones,
                             const GeoSector *reaches,
                             guint n_reaches,
                             guint quarter_pieces,
                             double *out_gaps_m2);

G_END_DECLS
