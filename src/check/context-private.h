/* context-private.h: how a context is filled and kept in step, for context.c and context-update.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check/context.h"

G_BEGIN_DECLS

GeoFrame *cordon_check_context_frame_of (const CordonPlan *plan);
void cordon_check_context_link (CordonCheckContext *context,
                                const CordonRecord *record);
void cordon_check_context_unlink (CordonCheckContext *context,
                                  const CordonRecord *record);
guint32 cordon_check_context_place_number (CordonCheckContext *context,
                                           gint64 place);
guint32 cordon_check_context_unit_number (CordonCheckContext *context,
                                          gint64 unit);
void cordon_check_context_set_place (CordonCheckContext *context,
                                     const CordonPost *post);
void cordon_check_context_set_unit (CordonCheckContext *context,
                                    gint64 unit);
gboolean cordon_check_context_read_duty (CordonCheckContext *context,
                                         const CordonAssignment *assignment,
                                         CordonDuty *out_duty);
void cordon_check_context_add_perimeter (CordonCheckContext *context,
                                         const CordonPerimeter *perimeter);
GeoBox cordon_check_context_post_box (const CordonCheckContext *context,
                                      const CordonPost *post);
void cordon_check_context_fill (CordonCheckContext *context);
void cordon_check_context_clear (CordonCheckContext *context);

G_END_DECLS
