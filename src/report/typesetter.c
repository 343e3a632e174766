/* typesetter.c: turns texts into lines, and remembers them.
 *
 * Pages are laid out twice: once to find out where they end, once to draw them
 * with "page 3 of 40". Keeping all lines of a long document would take hundreds
 * of megabytes; setting all twice doubles the time. Tables repeat themselves,
 * so the most recent few thousand texts are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "report/typesetter.h"

#include <string.h>

#include "figure/font.h"

#define REMEMBERED_TEXTS 6000
#define LONGEST_RUN      240

#define RGB_TEXT   0x1b1c1e
#define RGB_ACCENT 0x173a5e
#define RGB_SOFT   0x55585c

static const CordonTextLook looks[CORDON_N_TEXT_STYLES] = {
  [CORDON_TEXT_TITLE] = { 27, 0, 6, RGB_ACCENT, TRUE },
  [CORDON_TEXT_SUBTITLE] = { 14, 0, 4, RGB_TEXT, FALSE },
  [CORDON_TEXT_H1] = { 18, 4, 10, RGB_ACCENT, TRUE },
  [CORDON_TEXT_H2] = { 12.5, 14, 5, RGB_ACCENT, TRUE },
  [CORDON_TEXT_H3] = { 9.6, 11, 4, RGB_TEXT, TRUE },
  [CORDON_TEXT_BODY] = { 9.2, 0, 6, RGB_TEXT, FALSE },
  [CORDON_TEXT_STRONG] = { 9.2, 0, 4, RGB_TEXT, TRUE },
  [CORDON_TEXT_NOTE] = { 8, 2, 6, RGB_SOFT, FALSE },
  [CORDON_TEXT_WARNING] = { 9.2, 0, 6, 0xa01010, TRUE },
  [CORDON_TEXT_CELL] = { 8, 0, 0, RGB_TEXT, FALSE },
  [CORDON_TEXT_CELL_STRONG] = { 8, 0, 0, RGB_TEXT, TRUE },
  [CORDON_TEXT_CELL_HEAD] = { 7.6, 0, 0, RGB_ACCENT, TRUE },
  [CORDON_TEXT_MARK] = { 12, 0, 0, 0xffffff, TRUE },
  [CORDON_TEXT_RUNNING] = { 7.6, 0, 0, RGB_SOFT, FALSE },
  [CORDON_TEXT_CONTENTS_1] = { 9.2, 4, 1, RGB_TEXT, TRUE },
  [CORDON_TEXT_CONTENTS_2] = { 8.2, 0, .6, RGB_TEXT, FALSE },
};

typedef struct
{
  CordonTextStyle style;
  CordonAlign align;
  double width;
  char *text;
} Key;

struct _CordonTypesetter
{
  PangoContext *fonts;
  GHashTable *remembered; /* Key to PangoLayout */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) * 31 + (guint) key->style * 7 + (guint) key->align + (guint) (key->width * 16);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *ka = a;
  const Key *kb = b;

  return ka->style == kb->style && ka->align == kb->align && ka->width == kb->width &&
         g_str_equal (ka->text, kb->text);
}

static void
free_key (gpointer data)
{
  g_free (((Key *) data)->text);
  g_free (data);
}

/**
 * cordon_typesetter_new:
 * @language: (nullable): language of the text
 *
 * Returns: (transfer full): a typesetter; for one thread
 */
CordonTypesetter *
cordon_typesetter_new (const char *language)
{
  CordonTypesetter *typesetter = g_new0 (CordonTypesetter, 1);

  typesetter->fonts = cordon_font_context_new (language);
  typesetter->remembered = g_hash_table_new_full (hash_key, equal_keys, free_key, g_object_unref);
  return typesetter;
}

/**
 * cordon_typesetter_free:
 * @typesetter: (transfer full): a typesetter
 */
void
cordon_typesetter_free (CordonTypesetter *typesetter)
{
  g_hash_table_unref (typesetter->remembered);
  g_object_unref (typesetter->fonts);
  g_free (typesetter);
}

/**
 * cordon_typesetter_fonts:
 * @typesetter: a typesetter
 *
 * Returns: (transfer none): its fonts
 */
PangoContext *
cordon_typesetter_fonts (CordonTypesetter *typesetter)
{
  return typesetter->fonts;
}

/**
 * cordon_text_look:
 * @style: a style
 *
 * Returns: (transfer none): what it looks like
 */
const CordonTextLook *
cordon_text_look (CordonTextStyle style)
{
  g_return_val_if_fail (style < CORDON_N_TEXT_STYLES, &looks[0]);
  return &looks[style];
}

/* Pango's cost of breaking a run of letters without a blank grows with its square: a run that no
 * writing has is cut into lines beforehand. Nothing is left out. */
static char *
cut_endless_runs (const char *text)
{
  GString *cut = g_string_new (NULL);
  guint n_run = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      n_run = g_unichar_isspace (letter) ? 0 : n_run + 1;
      g_string_append_unichar (cut, letter);
      if (n_run > 0 && n_run % LONGEST_RUN == 0)
        g_string_append_c (cut, '\n');
    }
  return g_string_free (cut, FALSE);
}

/**
 * cordon_typesetter_set:
 * @typesetter: a typesetter
 * @style: a style
 * @text: the text
 * @width: how wide its lines may be, in points; a word that is longer is broken
 * @align: where the lines stand; start is the right where the text runs from right to left
 *
 * Returns: (transfer full): the lines
 */
PangoLayout *
cordon_typesetter_set (CordonTypesetter *typesetter,
                       CordonTextStyle style,
                       const char *text,
                       double width,
                       CordonAlign align)
{
  Key key = { style, align, width, (char *) text };
  const CordonTextLook *look = cordon_text_look (style);
  PangoLayout *layout = g_hash_table_lookup (typesetter->remembered, &key);
  g_autofree char *valid = NULL;
  g_autofree char *cut = NULL;
  Key *kept;

  if (layout != NULL)
    return g_object_ref (layout);
  valid = g_utf8_make_valid (text, -1);
  cut = strlen (valid) > LONGEST_RUN ? cut_endless_runs (valid) : g_steal_pointer (&valid);
  layout = cordon_font_layout_new (typesetter->fonts, cut, look->size, look->is_bold);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, align == CORDON_ALIGN_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_line_spacing (layout, style >= CORDON_TEXT_BODY && style <= CORDON_TEXT_WARNING ? 1.12f : 1.04f);
  if (g_hash_table_size (typesetter->remembered) >= REMEMBERED_TEXTS)
    g_hash_table_remove_all (typesetter->remembered);
  kept = g_new (Key, 1);
  *kept = key;
  kept->text = g_strdup (text);
  g_hash_table_insert (typesetter->remembered, kept, g_object_ref (layout));
  return layout;
}

/* Where lines begin and end; calls @visit for each until it gives FALSE. */
typedef gboolean (*LineFunc) (PangoLayoutIter *iter,
                              guint line,
                              double top,
                              double bottom,
                              gpointer data);

static void
visit_lines (PangoLayout *layout,
             LineFunc visit,
             gpointer data)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint line = 0;
  int top, bottom;

  do
    pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  while (visit (iter, line++, (double) top / PANGO_SCALE, (double) bottom / PANGO_SCALE, data) &&
         pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

typedef struct
{
  guint from;
  guint to;
  double top;
  double bottom;
  double most;
  cairo_t *cr;
  double x;
  double y;
} Range;

static gboolean
add_line (PangoLayoutIter *iter,
          guint line,
          double top,
          double bottom,
          gpointer data)
{
  Range *range = data;

  if (line == range->from)
    range->top = top;
  if (line >= range->from && line < range->to)
    range->bottom = bottom;
  return line + 1 < range->to;
}

/**
 * cordon_typesetter_height:
 * @layout: lines from cordon_typesetter_set()
 * @from_line: the first
 * @to_line: the one after the last; any number beyond means all
 *
 * Returns: how high those lines are, in points
 */
double
cordon_typesetter_height (PangoLayout *layout,
                          guint from_line,
                          guint to_line)
{
  Range range = { from_line, to_line };

  if (from_line == 0 && to_line >= (guint) pango_layout_get_line_count (layout))
    {
      int height;

      pango_layout_get_size (layout, NULL, &height);
      return (double) height / PANGO_SCALE;
    }
  if (from_line < to_line)
    visit_lines (layout, add_line, &range);
  return MAX (range.bottom - range.top, 0);
}

static gboolean
fit_line (PangoLayoutIter *iter,
          guint line,
          double top,
          double bottom,
          gpointer data)
{
  Range *range = data;

  if (line == range->from)
    range->top = top;
  if (line < range->from)
    return TRUE;
  if (bottom - range->top > range->most)
    return FALSE;
  range->to = line + 1;
  return TRUE;
}

/**
 * cordon_typesetter_fit:
 * @layout: lines from cordon_typesetter_set()
 * @from_line: the first
 * @height: points to spare
 *
 * Returns: the line after the last that fits; @from_line when none does
 */
guint
cordon_typesetter_fit (PangoLayout *layout,
                       guint from_line,
                       double height)
{
  Range range = { from_line, from_line, 0, 0, height };

  visit_lines (layout, fit_line, &range);
  return range.to;
}

static gboolean
show_line (PangoLayoutIter *iter,
           guint line,
           double top,
           double bottom,
           gpointer data)
{
  Range *range = data;
  PangoRectangle extents;

  if (line == range->from)
    range->top = top;
  if (line >= range->from)
    {
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      cairo_move_to (range->cr, range->x + (double) extents.x / PANGO_SCALE,
                     range->y - range->top + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      pango_cairo_show_layout_line (range->cr, pango_layout_iter_get_line_readonly (iter));
    }
  return line + 1 < range->to;
}

/**
 * cordon_typesetter_show:
 * @layout: lines from cordon_typesetter_set()
 * @cr: what to draw with
 * @x: where the lines begin
 * @y: the top of the first
 * @from_line: the first
 * @to_line: the one after the last
 */
void
cordon_typesetter_show (PangoLayout *layout,
                        cairo_t *cr,
                        double x,
                        double y,
                        guint from_line,
                        guint to_line)
{
  Range range = { from_line, to_line, 0, 0, 0, cr, x, y };

  if (from_line < to_line)
    visit_lines (layout, show_line, &range);
}
