/* access.h: who may use a way, by its kind and its tags.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "basemap/tags.h"
#include "model/map-feature.h"

G_BEGIN_DECLS

/**
 * CordonWayAccess:
 * @foot: people on foot
 * @bicycle: people on bicycles
 * @vehicle: motor vehicles
 * @oneway: 1 along the way only, -1 against it only, 0 both; not for people on foot
 *
 * Who may use a way, and in which direction.
 */
typedef struct
{
  CordonMapAccess foot;
  CordonMapAccess bicycle;
  CordonMapAccess vehicle;
  int oneway;
} CordonWayAccess;

gboolean cordon_way_access (const CordonMapTags *tags,
                            CordonWayAccess *out_access);

G_END_DECLS
