/* symbol.c: the signs of posts, gates, exits and points of interest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/symbol.h"

#include <string.h>

#include "figure/font.h"

/* Outlines in units of the sign's radius, x to the right, y down. "M x y" moves, "L x y" draws a
 * line, "O r" a circle, "Z" closes. The number is how far the letter stands below the middle. */
static const struct
{
  const char *outline;
  double letter_y;
} signs[CORDON_N_SIGNS] = {
  [CORDON_SIGN_CIRCLE] = { "O 1", 0 },
  [CORDON_SIGN_SQUARE] = { "M -.95 -.95 L .95 -.95 L .95 .95 L -.95 .95 Z", 0 },
  [CORDON_SIGN_ARROW] = { "M 0 -1.3 L 1.25 .1 L .8 .1 L .8 1.05 L -.8 1.05 L -.8 .1 L -1.25 .1 Z", .2 },
  [CORDON_SIGN_DIAMOND] = { "M 0 -1.3 L 1.3 0 L 0 1.3 L -1.3 0 Z", 0 },
  [CORDON_SIGN_HEXAGON] = { "M -.62 -1.08 L .62 -1.08 L 1.25 0 L .62 1.08 L -.62 1.08 L -1.25 0 Z", 0 },
};

/* S (TABLE, LIST_WORD or 0, SIGN, "letters"): a line without a word is for all other kinds. */
#define SYMBOLS(S)                                       \
  S (POST, POST_ROLE_GATE, CIRCLE, "G")                  \
  S (POST, POST_ROLE_SEARCH, CIRCLE, "S")                \
  S (POST, POST_ROLE_STEWARD, CIRCLE, "ST")              \
  S (POST, POST_ROLE_GUARD, CIRCLE, "GD")                \
  S (POST, POST_ROLE_POLICE, CIRCLE, "P")                \
  S (POST, POST_ROLE_OBSERVER, CIRCLE, "O")              \
  S (POST, POST_ROLE_FIRE, CIRCLE, "F")                  \
  S (POST, POST_ROLE_MEDICAL, CIRCLE, "M")               \
  S (POST, POST_ROLE_TRAFFIC, CIRCLE, "T")               \
  S (POST, POST_ROLE_BARRIER_CREW, CIRCLE, "B")          \
  S (POST, POST_ROLE_COMMAND, CIRCLE, "C")               \
  S (POST, POST_ROLE_MARITIME, CIRCLE, "MA")             \
  S (POST, POST_ROLE_DOGS, CIRCLE, "D")                  \
  S (POST, POST_ROLE_CLOSE_PROTECTION, CIRCLE, "CL")     \
  S (POST, POST_ROLE_UNSET, CIRCLE, "?")                 \
  S (GATE, GATE_KIND_PEDESTRIAN, SQUARE, "G")            \
  S (GATE, GATE_KIND_VEHICLE, SQUARE, "V")               \
  S (GATE, GATE_KIND_ACCREDITED, SQUARE, "A")            \
  S (GATE, GATE_KIND_EMERGENCY, SQUARE, "E")             \
  S (GATE, GATE_KIND_UNSET, SQUARE, "?")                 \
  S (EXIT, EXIT_KIND_LEVEL, ARROW, "X")                  \
  S (EXIT, EXIT_KIND_STEPPED, ARROW, "XS")               \
  S (EXIT, EXIT_KIND_RAMP, ARROW, "XR")                  \
  S (EXIT, EXIT_KIND_UNSET, ARROW, "X")                  \
  S (POINT, POINT_KIND_COMMAND_POST, HEXAGON, "CP")      \
  S (POINT, POINT_KIND_RENDEZVOUS, DIAMOND, "RV")        \
  S (POINT, POINT_KIND_ASSEMBLY, DIAMOND, "AS")          \
  S (POINT, POINT_KIND_FIRST_AID, DIAMOND, "FA")         \
  S (POINT, POINT_KIND_AED, DIAMOND, "AE")               \
  S (POINT, POINT_KIND_PROTECTED_POINT, DIAMOND, "PP")   \
  S (POINT, POINT_KIND_CASUALTY_CLEARING, DIAMOND, "CC") \
  S (POINT, POINT_KIND_HELIPAD, DIAMOND, "H")            \
  S (POINT, POINT_KIND_HYDRANT, DIAMOND, "HY")           \
  S (POINT, POINT_KIND_LOST_PERSONS, DIAMOND, "LP")      \
  S (POINT, POINT_KIND_INFORMATION, DIAMOND, "i")        \
  S (POINT, POINT_KIND_HAZARD, DIAMOND, "!")             \
  S (POINT, POINT_KIND_UNSET, DIAMOND, "o")

#define DEFINE_SYMBOL(TABLE, WORD, SIGN, letters) { CORDON_TABLE_##TABLE, CORDON_##WORD, CORDON_SIGN_##SIGN, letters },
static const CordonSymbol symbols[] = { SYMBOLS (DEFINE_SYMBOL) };

/**
 * cordon_symbol_count:
 *
 * Returns: how many symbols there are
 */
guint
cordon_symbol_count (void)
{
  return G_N_ELEMENTS (symbols);
}

/**
 * cordon_symbol_get:
 * @index: less than cordon_symbol_count()
 *
 * Returns: (transfer none): a symbol
 */
const CordonSymbol *
cordon_symbol_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (symbols), &symbols[0]);
  return &symbols[index];
}

static int
word_of (const CordonRecord *record)
{
  const CordonTable *table = cordon_table_get (record->table);
  const CordonField *field = cordon_table_find_field (table, record->table == CORDON_TABLE_POST ? "role" : "kind");

  return field != NULL && field->type == CORDON_FIELD_ENUM ? *(const int *) cordon_record_peek (record, field) : 0;
}

/**
 * cordon_symbol_for:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): its symbol; %NULL for tables that have none
 */
const CordonSymbol *
cordon_symbol_for (const CordonRecord *record)
{
  int word = word_of (record);
  const CordonSymbol *other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      if (symbols[i].table != record->table)
        continue;
      if (symbols[i].word == word)
        return &symbols[i];
      if (symbols[i].word == 0)
        other = &symbols[i];
    }
  return other;
}

/**
 * cordon_symbol_vocabulary:
 * @table: a table with symbols
 *
 * Returns: (transfer none) (nullable): the list of words its symbols tell apart
 */
const CordonVocabulary *
cordon_symbol_vocabulary (CordonTableId table)
{
  switch (table)
    {
    case CORDON_TABLE_POST:
      return &cordon_vocabulary_post_role;
    case CORDON_TABLE_GATE:
      return &cordon_vocabulary_gate_kind;
    case CORDON_TABLE_EXIT:
      return &cordon_vocabulary_exit_kind;
    case CORDON_TABLE_POINT:
      return &cordon_vocabulary_point_kind;
    default:
      return NULL;
    }
}

static double
read_number (const char **cursor)
{
  char *end;
  double value = g_ascii_strtod (*cursor, &end);

  *cursor = end;
  return value;
}

static void
trace_sign (CordonSign sign,
            cairo_t *cr,
            CordonSpot at,
            double radius)
{
  const char *p = signs[sign].outline;

  cairo_new_path (cr);
  while (*p != '\0')
    {
      char command = *p++;
      double x = 0;
      double y = 0;

      if (command == 'M' || command == 'L')
        {
          x = at.x + radius * read_number (&p);
          y = at.y + radius * read_number (&p);
        }
      if (command == 'M')
        cairo_move_to (cr, x, y);
      else if (command == 'L')
        cairo_line_to (cr, x, y);
      else if (command == 'O')
        cairo_arc (cr, at.x, at.y, radius * read_number (&p), 0, 2 * G_PI);
      else if (command == 'Z')
        cairo_close_path (cr);
    }
}

static void
draw_letters (const CordonSymbol *symbol,
              cairo_t *cr,
              PangoContext *fonts,
              CordonSpot at,
              double radius)
{
  double size = radius * (strlen (symbol->letters) > 1 ? 1.02 : 1.4);
  g_autoptr (PangoLayout) layout = cordon_font_layout_new (fonts, symbol->letters, size, TRUE);
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);
  cairo_move_to (cr, at.x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 at.y + signs[symbol->sign].letter_y * radius - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

/**
 * cordon_symbol_draw:
 * @symbol: a symbol
 * @cr: what to draw with
 * @fonts: a context from cordon_font_context_new()
 * @at: its middle
 * @radius: half its size in drawing units
 * @rgb: the colour of the organisation
 * @is_private: whether that is a private one
 */
void
cordon_symbol_draw (const CordonSymbol *symbol,
                    cairo_t *cr,
                    PangoContext *fonts,
                    CordonSpot at,
                    double radius,
                    guint32 rgb,
                    gboolean is_private)
{
  double dash[] = { radius * .42, radius * .3 };
  gboolean is_dark = cordon_palette_is_dark (rgb);

  trace_sign (symbol->sign, cr, at, radius);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, radius * .62);
  cordon_palette_set (cr, 0xffffff, 1);
  cairo_stroke_preserve (cr);
  cordon_palette_set (cr, rgb, 1);
  cairo_fill_preserve (cr);
  if (is_private)
    cairo_set_dash (cr, dash, 2, 0);
  cairo_set_line_width (cr, radius * .24);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cordon_palette_set (cr, 0x111111, 1);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cordon_palette_set (cr, is_dark ? 0xffffff : 0x111111, 1);
  draw_letters (symbol, cr, fonts, at, radius);
}
