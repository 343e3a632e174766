/* run.h: stretches of a line, by arc length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs that are no farther apart than this are one, in metres: what rounding
 * leaves between two shadows that share a corner. */
#define GEO_RUN_JOIN_M 1e-6

/**
 * GeoRun:
 * @s0_m: where it begins, in metres along the line
 * @s1_m: where it ends; not part of it
 *
 * One stretch of a line. A set of runs is a #GArray of them, in order and
 * apart from each other, as geo_run_union() leaves it.
 */
typedef struct
{
  double s0_m;
  double s1_m;
} GeoRun;

GArray *geo_run_set_new (void);
void geo_run_set_add (GArray *runs,
                      double s0_m,
                      double s1_m);
void geo_run_union (GArray *runs);
GArray *geo_run_complement (GArray *runs,
                            double length_m);
GArray *geo_run_intersect (GArray *a,
                           GArray *b);
GArray *geo_run_subtract (GArray *a,
                          GArray *b);
double geo_run_total_m (GArray *runs);
GeoRun geo_run_longest (GArray *runs);
GArray *geo_run_join_around (GArray *runs,
                             double length_m);

G_END_DECLS
