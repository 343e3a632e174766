/* staging-map.h: features of a foreign file, turned into records of a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/edit.h"
#include "model/staging.h"

G_BEGIN_DECLS

/* Which column of the foreign file goes into which field. */
typedef struct
{
  const char *column;
  const CordonField *field;
} CordonColumnMap;

/* What to make of a foreign file. */
typedef struct
{
  const CordonTable *table; /* one with geometry */
  const CordonColumnMap *maps;
  guint n_maps;
  const char *file;     /* what to call the file in problems */
  gboolean keeps_going; /* whether good features are taken although others are not */
} CordonStagingMap;

/* What became of the features. */
typedef struct
{
  guint n_new;
  guint n_left_out;
} CordonStagingCount;

CordonEdit *cordon_staging_to_edit (const CordonStaging *staging,
                                    const CordonPlan *plan,
                                    const CordonStagingMap *map,
                                    GPtrArray *problems,
                                    CordonStagingCount *out_count);

G_END_DECLS
