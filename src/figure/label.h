/* label.h: places labels so that no two overlap.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "figure/view.h"

G_BEGIN_DECLS

/* A rectangle in the drawing, turned about its middle, clockwise on paper. */
typedef struct
{
  CordonSpot centre;
  double half_width;
  double half_height;
  double turn_rad;
} CordonLabelBox;

/* What is taken of a drawing. */
typedef struct _CordonLabelPlaces CordonLabelPlaces;

CordonLabelPlaces *cordon_label_places_new (double width,
                                            double height);
void cordon_label_places_free (CordonLabelPlaces *places);
void cordon_label_places_reserve (CordonLabelPlaces *places,
                                  CordonLabelBox box);
gboolean cordon_label_places_is_free (const CordonLabelPlaces *places,
                                      CordonLabelBox box);
gboolean cordon_label_places_take (CordonLabelPlaces *places,
                                   CordonLabelBox box);
gboolean cordon_label_boxes_overlap (const CordonLabelBox *a,
                                     const CordonLabelBox *b);
gboolean cordon_label_along_line (const CordonView *view,
                                  const GeoPoint *points,
                                  guint n_points,
                                  double width,
                                  double height,
                                  const CordonLabelPlaces *places,
                                  CordonLabelBox *out_box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonLabelPlaces, cordon_label_places_free)

G_END_DECLS
