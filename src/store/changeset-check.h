/* changeset-check.h: whether bytes are a changeset of a plan, before SQLite sees them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/field.h"

G_BEGIN_DECLS

/* A record that a changeset inserts, changes or deletes. */
typedef struct
{
  CordonTableId table;
  gint64 id;
} CordonTouched;

gboolean cordon_changeset_check (const guint8 *bytes,
                                 gsize n_bytes,
                                 GArray *touched);

G_END_DECLS
