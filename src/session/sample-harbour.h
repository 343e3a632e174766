/* sample-harbour.h: the two harbour-city samples: their tables of records and their ground.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/map-feature.h"
#include "session/sample-rows.h"

G_BEGIN_DECLS

/* Who stands where by shift, from the cells of the post table. */
gboolean cordon_sample_harbour_add_frame (CordonSampleRows *rows,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_sample_harbour_add_ground (CordonSampleRows *rows,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_sample_harbour_add_gates (CordonSampleRows *rows,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_sample_harbour_add_duty (CordonSampleRows *rows,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_sample_harbour_add_text (CordonSampleRows *rows,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_sample_harbour_plant (CordonSampleRows *rows,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
CordonBaseMap *cordon_sample_harbour_map (const CordonSampleSite *site);

G_END_DECLS
