/* sample.h: the sample plans that come with the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/map-feature.h"
#include "model/plan.h"
#include "session/session.h"

G_BEGIN_DECLS

/**
 * CordonSample:
 * @name: what the command line calls it
 * @summary: one sentence about it, untranslated
 *
 * One bundled sample.
 */
typedef struct
{
  const char *name;
  const char *summary;
} CordonSample;

const CordonSample *cordon_sample_list (guint *out_n_samples);
gboolean cordon_sample_build (const char *name,
                              CordonPlan **out_plan,
                              CordonBaseMap **out_base_map,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
CordonSession *cordon_sample_create (const char *name,
                                     const char *path,
                                     const char *actor,
                                     gint64 now_min,
                                     GError **error);

G_END_DECLS
