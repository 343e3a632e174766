/* sample-city.h: draws a made-up city: main streets, quarters of blocks with buildings, single features.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/map-feature.h"
#include "session/sample-site.h"

G_BEGIN_DECLS

/* A straight main street along one axis of the grid, before the outer quarters are bent. */
typedef struct
{
  char axis;   /* 'x': x is constant; 'y': y is */
  double at_m; /* that constant */
  double from_m;
  double to_m;
  double width_m;
  double max_speed_kmh;
  const char *kind;
  const char *name;
} CordonSampleAvenue;

typedef struct _CordonSampleCity CordonSampleCity;

CordonSampleCity *cordon_sample_city_new (const CordonSampleSite *site,
                                          guint64 seed,
                                          const CordonSampleAvenue *avenues,
                                          guint n_avenues);
CordonBaseMap *cordon_sample_city_finish (CordonSampleCity *city);
double cordon_sample_city_draw (CordonSampleCity *city,
                                double low,
                                double high);
CordonMapFeature cordon_sample_city_feature (CordonMapLayer layer,
                                             const char *kind,
                                             const char *name);
void cordon_sample_city_add (CordonSampleCity *city,
                             CordonMapFeature *feature,
                             const GeoPoint *points,
                             guint n_points);
void cordon_sample_city_add_street (CordonSampleCity *city,
                                    CordonMapFeature *feature,
                                    const GeoPoint *points,
                                    guint n_points);
void cordon_sample_city_fill (CordonSampleCity *city,
                              char style,
                              double west_m,
                              double south_m,
                              double east_m,
                              double north_m);

G_END_DECLS
