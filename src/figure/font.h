/* font.h: the one family every figure and document is set in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Debian's fonts-dejavu-extra, else -core; both cover Latin, Greek, Cyrillic, Hebrew and Arabic. */
#define CORDON_FONT_FAMILY "DejaVu Sans Condensed,DejaVu Sans"

PangoContext *cordon_font_context_new (const char *language);
PangoLayout *cordon_font_layout_new (PangoContext *context,
                                     const char *text,
                                     double size,
                                     gboolean is_bold);

G_END_DECLS
