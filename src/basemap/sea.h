/* sea.h: the sea as polygons, made of the coastline of an extract.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "basemap/nesting.h"
#include "geo/shape.h"

G_BEGIN_DECLS

GPtrArray *cordon_sea_close (const CordonMapPath *coastlines,
                             guint n_coastlines,
                             GeoExtent extent,
                             guint *out_n_guessed,
                             guint *out_n_left_out);

G_END_DECLS
