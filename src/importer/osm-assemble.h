/* osm-assemble.h: the base map of a city, made of an extract.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"
#include "importer/osm-collect.h"
#include "model/map-feature.h"

G_BEGIN_DECLS

/**
 * CordonOsmMap:
 * @layers: of #CordonMapFeature, by #CordonMapLayer; the map owns their shapes
 * @extent: the box of the extract
 * @timestamp: the state of the data in ISO 8601, or ""
 * @incomplete: (element-type utf8): what could not be drawn, one sentence each
 * @n_clipped: lines that were cut where the extract lacks their nodes
 * @n_repaired: outlines that crossed themselves and were taken apart
 * @n_coast_guessed: coastlines that ended within the extract and were led to its edge
 *
 * What an extract came to.
 */
typedef struct
{
  GArray *layers[CORDON_N_MAP_LAYERS];
  GeoExtent extent;
  char timestamp[32];
  GPtrArray *incomplete;
  guint n_clipped;
  guint n_repaired;
  guint n_coast_guessed;
  /*< private >*/
  CordonOsmCollection *collection;
} CordonOsmMap;

CordonOsmMap *cordon_osm_assemble (const char *path,
                                   CordonOsmFormat format,
                                   CordonImportProgress progress,
                                   gpointer progress_data,
                                   GError **error);
void cordon_osm_map_free (CordonOsmMap *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonOsmMap, cordon_osm_map_free)

G_END_DECLS
