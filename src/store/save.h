/* save.h: an edit as changes of rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/edit.h"
#include "store/database.h"

G_BEGIN_DECLS

gboolean cordon_save_edit (CordonDatabase *database,
                           const CordonEdit *edit,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
