/* coverage.h: how much of each zone nobody watches, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/gaps.h"
#include "geo/polygon.h"
#include "geo/sector.h"

G_BEGIN_DECLS

/* How many time slices one walk can tell apart. */
#define GEO_COVERAGE_MAX_SLICES 64

/* In every slice. */
#define GEO_COVERAGE_ALWAYS G_MAXUINT64

/**
 * GeoCoverage:
 *
 * Zones, the reaches of those who watch them, and what of each zone no reach
 * covers. Belongs to one thread at a time; uses two while it computes.
 */
typedef struct _GeoCoverage GeoCoverage;

GeoCoverage *geo_coverage_new (const GeoPolygon *const *zones,
                               guint n_zones,
                               const GeoSector *reaches,
                               const guint64 *masks,
                               guint n_reaches);
void geo_coverage_free (GeoCoverage *coverage);
guint geo_coverage_n_zones (const GeoCoverage *coverage);
guint geo_coverage_n_reaches (const GeoCoverage *coverage);
double geo_coverage_zone_m2 (const GeoCoverage *coverage,
                             guint zone);
double geo_coverage_gap_m2 (GeoCoverage *coverage,
                            guint zone);
guint
geo_coverage_add (GeoCoverage *coverage,
                  const GeoSector *reach,
                  guint64 mask,
                  GArray *out_zones);
void
geo_coverage_move (GeoCoverage *coverage,
                   guint index,
                   const GeoSector *reach,
                   GArray *out_zones);
void geo_coverage_remove (GeoCoverage *coverage,
                          guint index,
                          GArray *out_zones);
void geo_coverage_slices (GeoCoverage *coverage,
                          guint n_slices,
                          double *out_gaps_m2);
GeoGaps *geo_coverage_gaps (GeoCoverage *coverage,
                            guint zone);
GPtrArray *geo_coverage_all_gaps (GeoCoverage *coverage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GeoCoverage, geo_coverage_free)

G_END_DECLS
