/* sample-site.h: the made-up city's own grid of metres, and where it lies on the globe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/point.h"
#include "geo/shape.h"

G_BEGIN_DECLS

/* The middle of the city: open Atlantic, more than 500 km from any coast. */
#define CORDON_SAMPLE_SITE_LON_DEG (-16.0)
#define CORDON_SAMPLE_SITE_LAT_DEG 43.0

typedef struct _CordonSampleSite CordonSampleSite;

CordonSampleSite *cordon_sample_site_new (void);
void cordon_sample_site_free (CordonSampleSite *site);
GeoPoint cordon_sample_site_bend (GeoPoint point);
GeoShape *cordon_sample_site_shape (const CordonSampleSite *site,
                                    GeoShapeKind kind,
                                    const GeoPoint *points,
                                    guint n_points);
GArray *cordon_sample_site_parse (const char *text);
GArray *cordon_sample_site_join (const GArray *points,
                                 const GArray *joints,
                                 gboolean is_ring);
GArray *cordon_sample_site_round (const GArray *ring,
                                  double radius_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonSampleSite, cordon_sample_site_free)

G_END_DECLS
