/* box-grid.h: finds things by place while they move: posts by the ground they reach.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/line.h"
#include "geo/point.h"

G_BEGIN_DECLS

/**
 * CordonBoxGrid:
 *
 * Boxes with ids in square cells. Adding and removing cost what the box covers.
 */
typedef struct _CordonBoxGrid CordonBoxGrid;

CordonBoxGrid *cordon_box_grid_new (double cell_m);
void cordon_box_grid_free (CordonBoxGrid *grid);
void cordon_box_grid_add (CordonBoxGrid *grid,
                          gint64 id,
                          GeoBox box);
void cordon_box_grid_remove (CordonBoxGrid *grid,
                             gint64 id,
                             GeoBox box);
void cordon_box_grid_query_line (const CordonBoxGrid *grid,
                                 const GeoLine *line,
                                 GArray *out_ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonBoxGrid, cordon_box_grid_free)

G_END_DECLS
