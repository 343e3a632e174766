/* coverage-workload.h: zones and posts to measure the coverage core with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/polygon.h"
#include "geo/sector.h"

G_BEGIN_DECLS

/* Time slices in the workload: fourteen days of three shifts. */
#define WORKLOAD_N_SLICES 42

typedef struct
{
  GPtrArray *zones; /* of GeoPolygon */
  GArray *reaches;  /* of GeoSector */
  GArray *masks;    /* of guint64 */
  double width_m;   /* of the square it lies in */
} Workload;

Workload *workload_new (guint n_zones,
                        guint n_posts,
                        guint32 seed);
Workload *workload_load (const char *folder,
                         GError **error);
void workload_free (Workload *workload);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Workload, workload_free)

G_END_DECLS
