/* sample-city-private.h: the inside of a made-up city being drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/sample-city.h"

G_BEGIN_DECLS

struct _CordonSampleCity
{
  const CordonSampleSite *site;
  CordonBaseMap *map;
  guint64 random; /* state of the generator */
  const CordonSampleAvenue *avenues;
  guint n_avenues;
  GArray **cuts;     /* of each avenue: how far along it other streets meet it (double) */
  GHashTable *nodes; /* place in decimetres -> graph node */
  gint64 n_features;
  guint n_named_streets;
};

G_END_DECLS
