/* typesetter.h: turns texts into lines, and remembers them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "report/document.h"

G_BEGIN_DECLS

/* What a text style is. */
typedef struct
{
  double size;   /* of the type, in points */
  double before; /* space above, in points */
  double after;  /* space below, in points */
  guint32 rgb;
  gboolean is_bold;
} CordonTextLook;

typedef struct _CordonTypesetter CordonTypesetter;

CordonTypesetter *cordon_typesetter_new (const char *language);
void cordon_typesetter_free (CordonTypesetter *typesetter);
PangoContext *cordon_typesetter_fonts (CordonTypesetter *typesetter);
const CordonTextLook *cordon_text_look (CordonTextStyle style);
PangoLayout *cordon_typesetter_set (CordonTypesetter *typesetter,
                                    CordonTextStyle style,
                                    const char *text,
                                    double width,
                                    CordonAlign align);
double cordon_typesetter_height (PangoLayout *layout,
                                 guint from_line,
                                 guint to_line);
guint cordon_typesetter_fit (PangoLayout *layout,
                             guint from_line,
                             double height);
void cordon_typesetter_show (PangoLayout *layout,
                             cairo_t *cr,
                             double x,
                             double y,
                             guint from_line,
                             guint to_line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonTypesetter, cordon_typesetter_free)

G_END_DECLS
