/* column.h: the value of a field in a column of its table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/record.h"
#include "store/statement.h"

G_BEGIN_DECLS

/* Room for a time as text, with its final zero. */
#define CORDON_COLUMN_TIME_SIZE 40

void cordon_column_bind (CordonStatement *statement,
                         int parameter,
                         const CordonRecord *record,
                         const CordonField *field,
                         GByteArray *scratch);
gboolean cordon_column_read (CordonStatement *statement,
                             int column,
                             CordonRecord *record,
                             const CordonField *field,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *cordon_column_format_time (char buffer[CORDON_COLUMN_TIME_SIZE],
                                       gint64 minute);

G_END_DECLS
