/* classify.h: what a tagged element is on the map.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "basemap/tags.h"
#include "model/map-feature.h"

G_BEGIN_DECLS

/* The forms in which an element comes. */
typedef enum
{
  CORDON_MAP_FORM_NODE,
  CORDON_MAP_FORM_WAY,  /* open, or it would be a ring */
  CORDON_MAP_FORM_RING, /* a closed way: a loop or an area, as its tags say */
  CORDON_MAP_FORM_AREA, /* a multipolygon */
} CordonMapForm;

/* The geometry that an element has in a layer. */
typedef enum
{
  CORDON_MAP_DRAWN_NOT, /* it is not in the layer */
  CORDON_MAP_DRAWN_POINT,
  CORDON_MAP_DRAWN_LINE,
  CORDON_MAP_DRAWN_POLYGON,
} CordonMapDrawn;

CordonMapDrawn cordon_map_classify (CordonMapLayer layer,
                                    CordonMapForm form,
                                    const CordonMapTags *tags);
void cordon_map_describe (CordonMapLayer layer,
                          const CordonMapTags *tags,
                          CordonMapFeature *out_feature);

G_END_DECLS
