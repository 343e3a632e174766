/* daylight.h: when it is day at a place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/interval.h"
#include "geo/shape.h"

G_BEGIN_DECLS

GArray *cordon_daylight (GeoLonLat place,
                         CordonInterval within);

G_END_DECLS
