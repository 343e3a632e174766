/* palette.h: every colour of the map, by what it is for, in three themes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CORDON_THEME_LIGHT,
  CORDON_THEME_DARK,
  CORDON_THEME_PAPER,
  CORDON_N_THEMES,
} CordonTheme;

/* I (INK, light, dark, paper): paper keeps the ground pale, so that the plan stands out when copied
 * in black and white. */
#define CORDON_INKS(I)                            \
  I (LAND, 0xf4f2ec, 0x22252a, 0xffffff)          \
  I (WATER, 0xbcd7e6, 0x17303f, 0xdbeaf2)         \
  I (SHORE, 0x86b0c8, 0x2b5268, 0x8fb4c8)         \
  I (GREEN, 0xd7e5c5, 0x26352a, 0xe9f1df)         \
  I (SQUARE, 0xeae4d8, 0x2d2f34, 0xf3f0ea)        \
  I (BUILDING, 0xd9d1c5, 0x3a3d43, 0xe2dfda)      \
  I (BUILDING_EDGE, 0xb3a999, 0x54585f, 0xa9a49b) \
  I (STREET, 0xffffff, 0x4b5058, 0xffffff)        \
  I (STREET_CASING, 0xc3bbae, 0x14161a, 0xa8a8a8) \
  I (MAJOR, 0xfbe3a6, 0x6f6545, 0xf6ecd2)         \
  I (MAJOR_CASING, 0xc39b4a, 0x14161a, 0x8f8a7c)  \
  I (FOOTWAY, 0xb59a78, 0x8b7a60, 0x9a9186)       \
  I (STEPS, 0x9c7b62, 0x94836f, 0x77706a)         \
  I (RAIL, 0x77777f, 0x8a8a92, 0x6e6e74)          \
  I (FENCE, 0x8b8178, 0x7c7771, 0x8b8781)         \
  I (MARK, 0x6c655d, 0x9b958d, 0x6c6862)          \
  I (TEXT, 0x2b2926, 0xe7e5e1, 0x1c1b1a)          \
  I (TEXT_SOFT, 0x5d5850, 0xb8b4ad, 0x56524c)     \
  I (HALO, 0xffffff, 0x14161a, 0xffffff)          \
  I (PLAN, 0x17191c, 0xf3f3f0, 0x111111)          \
  I (NOBODY, 0x8a8a8a, 0x9a9a9a, 0x7c7c7c)        \
  I (VENUE, 0x5b3f8c, 0xb79be8, 0x4d3a73)         \
  I (GAP, 0xd01c1c, 0xff6b5e, 0xc01414)

#define CORDON_DECLARE_INK(INK, light, dark, paper) CORDON_INK_##INK,
typedef enum
{
  CORDON_INK_NONE,
  CORDON_INKS (CORDON_DECLARE_INK)
  CORDON_N_INKS,
} CordonInk;

guint32 cordon_palette_rgb (CordonTheme theme,
                            CordonInk ink);
guint32 cordon_palette_owner (const char *colour,
                              guint nth);
gboolean cordon_palette_is_dark (guint32 rgb);
guint32 cordon_palette_mix (guint32 rgb,
                            guint32 other,
                            double share);
void cordon_palette_set (cairo_t *cr,
                         guint32 rgb,
                         double alpha);

G_END_DECLS
