/* symbol.h: the signs of posts, gates, exits and points of interest.
 *
 * Shape says what it is, the letter which role or kind, the colour whose, the
 * border whether that is a public (solid) or a private (dashed) organisation.
 * Every sign keeps its letter, so that it can be read in black and white.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "figure/palette.h"
#include "figure/view.h"
#include "model/record.h"

G_BEGIN_DECLS

typedef enum
{
  CORDON_SIGN_CIRCLE,
  CORDON_SIGN_SQUARE,
  CORDON_SIGN_ARROW,
  CORDON_SIGN_DIAMOND,
  CORDON_SIGN_HEXAGON,
  CORDON_N_SIGNS,
} CordonSign;

/* What a kind of record looks like; letters are the same in every language. */
typedef struct
{
  CordonTableId table;
  int word; /* of the table's role or kind; 0 for all others */
  CordonSign sign;
  const char *letters;
} CordonSymbol;

guint cordon_symbol_count (void);
const CordonSymbol *cordon_symbol_get (guint index);
const CordonSymbol *cordon_symbol_for (const CordonRecord *record);
const CordonVocabulary *cordon_symbol_vocabulary (CordonTableId table);
void cordon_symbol_draw (const CordonSymbol *symbol,
                         cairo_t *cr,
                         PangoContext *fonts,
                         CordonSpot at,
                         double radius,
                         guint32 rgb,
                         gboolean is_private);

G_END_DECLS
