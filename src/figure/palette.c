/* palette.c: every colour of the map, by what it is for, in three themes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/palette.h"

#define DEFINE_INK(INK, light, dark, paper) [CORDON_INK_##INK] = { light, dark, paper },
static const guint32 inks[CORDON_N_INKS][CORDON_N_THEMES] = {
  CORDON_INKS (DEFINE_INK)
};

/* For organisations without a colour of their own: told apart by the colour-blind as well. */
static const guint32 owner_colours[] = {
  0x0072b2,
  0xd55e00,
  0x009e73,
  0xa6427f,
  0x8a6d00,
  0x3f51a3,
  0x8c3b2f,
  0x007c89,
  0x5c6b1f,
  0x6b4e9b,
};

/**
 * cordon_palette_rgb:
 * @theme: a theme
 * @ink: what is to be coloured
 *
 * Returns: the colour as 0xrrggbb
 */
guint32
cordon_palette_rgb (CordonTheme theme,
                    CordonInk ink)
{
  g_return_val_if_fail (theme < CORDON_N_THEMES && ink < CORDON_N_INKS, 0);
  return inks[ink][theme];
}

/**
 * cordon_palette_owner:
 * @colour: (nullable): the colour of an organisation as "#rrggbb"
 * @nth: its place in the list of organisations, which chooses when it has none
 *
 * Returns: the colour as 0xrrggbb
 */
guint32
cordon_palette_owner (const char *colour,
                      guint nth)
{
  if (colour != NULL && colour[0] == '#')
    {
      char *end = NULL;
      guint64 rgb = g_ascii_strtoull (colour + 1, &end, 16);

      if (end == colour + 7 && *end == '\0')
        return (guint32) rgb;
    }
  return owner_colours[nth % G_N_ELEMENTS (owner_colours)];
}

/**
 * cordon_palette_is_dark:
 * @rgb: a colour as 0xrrggbb
 *
 * Returns: whether white letters read better on it than black ones (luma of ITU-R BT.601)
 */
gboolean
cordon_palette_is_dark (guint32 rgb)
{
  return 299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff) < 150 * 1000;
}

/**
 * cordon_palette_mix:
 * @rgb: a colour
 * @other: another
 * @share: how much of @other, 0 to 1
 *
 * Returns: a colour between the two
 */
guint32
cordon_palette_mix (guint32 rgb,
                    guint32 other,
                    double share)
{
  guint32 mixed = 0;

  for (int shift = 0; shift <= 16; shift += 8)
    {
      double a = rgb >> shift & 0xff;
      double b = other >> shift & 0xff;

      mixed |= (guint32) (a + (b - a) * share + 0.5) << shift;
    }
  return mixed;
}

/**
 * cordon_palette_set:
 * @cr: what to draw with
 * @rgb: a colour as 0xrrggbb
 * @alpha: how opaque, 0 to 1
 *
 * Makes the colour the source of what is drawn next.
 */
void
cordon_palette_set (cairo_t *cr,
                    guint32 rgb,
                    double alpha)
{
  double r = (rgb >> 16 & 0xff) / 255.0;
  double g = (rgb >> 8 & 0xff) / 255.0;
  double b = (rgb & 0xff) / 255.0;

  if (alpha >= 1)
    cairo_set_source_rgb (cr, r, g, b);
  else
    cairo_set_source_rgba (cr, r, g, b, alpha);
}
