/* touch.h: which records a change makes it necessary to check again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/field.h"

G_BEGIN_DECLS

/**
 * CordonTouch:
 * @is_everything: whether everything is
 * @is_ground: whether the ground as a whole is
 * @ids: (element-type gint64): the records of each table that are; perhaps named
 *   more than once, perhaps no longer there
 */
typedef struct
{
  gboolean is_everything;
  gboolean is_ground;
  GArray *ids[CORDON_N_TABLES];
} CordonTouch;

CordonTouch *cordon_touch_new (void);
void cordon_touch_free (CordonTouch *touch);
void cordon_touch_add (CordonTouch *touch,
                       CordonTableId table,
                       gint64 id);
void cordon_touch_sort (CordonTouch *touch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonTouch, cordon_touch_free)

G_END_DECLS
