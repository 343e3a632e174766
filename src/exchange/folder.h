/* folder.h: a whole plan as a folder of text files, one per table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/error.h"
#include "exchange/table-batch.h"

G_BEGIN_DECLS

gboolean cordon_folder_read (CordonTableBatch *batch,
                             const char *path,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_folder_write (const CordonPlan *plan,
                              const char *path,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
