/* map-column.h: the columns of a base map's features, declared once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/map-feature.h"

G_BEGIN_DECLS

/**
 * CordonMapColumnType:
 * @CORDON_MAP_COLUMN_TEXT: const char *, NULL when unknown
 * @CORDON_MAP_COLUMN_ID: gint64, 0 when unknown
 * @CORDON_MAP_COLUMN_REAL: double, NAN when unknown
 * @CORDON_MAP_COLUMN_SIGNED: gint8
 * @CORDON_MAP_COLUMN_SMALL: guint8
 */
typedef enum
{
  CORDON_MAP_COLUMN_TEXT,
  CORDON_MAP_COLUMN_ID,
  CORDON_MAP_COLUMN_REAL,
  CORDON_MAP_COLUMN_SIGNED,
  CORDON_MAP_COLUMN_SMALL,
} CordonMapColumnType;

/* One column of a base map's layers, named as the member of CordonMapFeature. */
typedef struct
{
  const char *name;
  CordonMapColumnType type;
  gsize offset;
  guint layers; /* bit n: layer n has it */
} CordonMapColumn;

const CordonMapColumn *cordon_map_columns (guint *out_n_columns);
gboolean cordon_map_column_is_in (const CordonMapColumn *column,
                                  CordonMapLayer layer);
const char *cordon_map_column_sql_type (const CordonMapColumn *column);

G_END_DECLS
