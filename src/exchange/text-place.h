/* text-place.h: lines and columns of a text, as an editor counts them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place in a text; both count from 1, columns in characters. Line 0: nowhere. */
typedef struct
{
  guint line;
  guint column;
} CordonTextPlace;

/* A piece of a text, with the place where it begins; the text belongs to whoever read it. */
typedef struct
{
  const char *text;
  CordonTextPlace place;
} CordonTextCell;

/* Counts lines and columns while a reader moves forward through a text. */
typedef struct
{
  const char *at;
  CordonTextPlace place;
} CordonTextCounter;

CordonTextCounter cordon_text_counter_start (const char *text);
CordonTextPlace cordon_text_counter_move (CordonTextCounter *counter,
                                          const char *at);
gboolean cordon_text_check_utf8 (const char *text,
                                 gsize n_bytes,
                                 CordonTextPlace *out_place,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
