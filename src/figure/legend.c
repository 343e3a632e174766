/* legend.c: what the signs, lines and hatchings of a plan's maps mean.
 *
 * Only what the plan has is listed, drawn by the same code as on the map.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/legend.h"

#include <glib/gi18n-lib.h>

#include "figure/font.h"
#include "figure/map-private.h"
#include "figure/symbol.h"

#define N_COLUMNS       3
#define ROW_MM          6.6
#define SAMPLE_WIDTH_MM 13

typedef enum
{
  ENTRY_SYMBOL,
  ENTRY_OWNER,
  ENTRY_ZONE,
  ENTRY_PERIMETER,
  ENTRY_BARRIER,
  ENTRY_PATROL,
  ENTRY_VENUE,
  ENTRY_GAP,
} EntryKind;

typedef struct
{
  EntryKind kind;
  const CordonSymbol *symbol;
  int number; /* ring or kind of perimeter */
  guint32 rgb;
  gboolean is_private;
  const char *label;
  const char *group; /* what stands before the label of symbols */
} Entry;

static void
add_entry (GArray *entries,
           Entry entry)
{
  g_array_append_val (entries, entry);
}

static gboolean
has_symbol (const CordonPlanShapes *shapes,
            const CordonSymbol *symbol)
{
  for (guint i = 0; i < cordon_plan_shapes_count (shapes, symbol->table); i++)
    if (cordon_symbol_for (cordon_plan_shapes_get (shapes, symbol->table, i)->record) == symbol)
      return TRUE;
  return FALSE;
}

static void
add_symbols (GArray *entries,
             const CordonPlanShapes *shapes)
{
  for (guint i = 0; i < cordon_symbol_count (); i++)
    {
      const CordonSymbol *symbol = cordon_symbol_get (i);
      const CordonVocabulary *words = cordon_symbol_vocabulary (symbol->table);
      Entry entry = { ENTRY_SYMBOL, symbol, 0, 0xdddddd, FALSE };

      if (!has_symbol (shapes, symbol))
        continue;
      entry.group = cordon_table_label (cordon_table_get (symbol->table));
      entry.label = symbol->word != 0 ? cordon_vocabulary_label (words, symbol->word) : NULL;
      add_entry (entries, entry);
    }
}

/* Counts the values of a field by value; for small vocabularies. */
static gboolean
has_word (const CordonPlanShapes *shapes,
          CordonTableId table,
          const char *name,
          int number)
{
  const CordonField *field = cordon_table_find_field (cordon_table_get (table), name);

  for (guint i = 0; i < cordon_plan_shapes_count (shapes, table); i++)
    if (*(const int *) cordon_record_peek (cordon_plan_shapes_get (shapes, table, i)->record, field) == number)
      return TRUE;
  return FALSE;
}

static void
add_words (GArray *entries,
           const CordonPlanShapes *shapes,
           EntryKind kind,
           CordonTableId table,
           const char *field,
           const CordonVocabulary *words)
{
  for (guint i = 0; i < words->n_words; i++)
    {
      Entry entry = { kind, NULL, words->words[i].number, 0x4a5560, FALSE };

      entry.label = cordon_vocabulary_label (words, entry.number);
      entry.group = cordon_table_label (cordon_table_get (table));
      if (has_word (shapes, table, field, entry.number))
        add_entry (entries, entry);
    }
}

static void
add_owners (GArray *entries,
            const CordonPlanShapes *shapes)
{
  CordonRowsIter iter;
  const CordonRecord *record;
  guint nth = 0;

  cordon_rows_iter_init (&iter, cordon_plan_rows (cordon_plan_shapes_plan (shapes), CORDON_TABLE_ORGANISATION));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonOrganisation *owner = CORDON_RECORD_AS (ORGANISATION, CordonOrganisation, record);
      Entry entry = { ENTRY_OWNER };

      entry.rgb = cordon_palette_owner (owner->colour, nth++);
      entry.is_private = cordon_organisation_kind_is_private (owner->kind);
      entry.label = owner->name;
      add_entry (entries, entry);
    }
}

static void
add_plain (GArray *entries,
           const CordonPlanShapes *shapes,
           EntryKind kind,
           CordonTableId table)
{
  Entry entry = { kind, NULL, 0, 0x4a5560, FALSE };

  entry.label = cordon_table_label (cordon_table_get (table));
  if (cordon_plan_shapes_count (shapes, table) > 0)
    add_entry (entries, entry);
}

static GArray *
list_entries (const CordonPlanShapes *shapes)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Entry gap = { ENTRY_GAP, NULL, 0, 0, FALSE, NULL };

  add_owners (entries, shapes);
  add_words (entries, shapes, ENTRY_ZONE, CORDON_TABLE_ZONE, "ring", &cordon_vocabulary_ring);
  add_plain (entries, shapes, ENTRY_VENUE, CORDON_TABLE_VENUE);
  add_words (entries, shapes, ENTRY_PERIMETER, CORDON_TABLE_PERIMETER, "kind", &cordon_vocabulary_perimeter_kind);
  add_plain (entries, shapes, ENTRY_BARRIER, CORDON_TABLE_BARRIER);
  add_plain (entries, shapes, ENTRY_PATROL, CORDON_TABLE_PATROL);
  gap.label = _ ("Gap that a check found");
  add_entry (entries, gap);
  add_symbols (entries, shapes);
  return entries;
}

static guint
rows_of (guint n_entries)
{
  return (n_entries + N_COLUMNS - 1) / N_COLUMNS;
}

/**
 * cordon_legend_height:
 * @shapes: a plan's shapes
 * @units_per_mm: drawing units to a millimetre
 *
 * Returns: how high its legend is, in units
 */
double
cordon_legend_height (const CordonPlanShapes *shapes,
                      double units_per_mm)
{
  g_autoptr (GArray) entries = list_entries (shapes);

  return rows_of (entries->len) * ROW_MM * units_per_mm;
}

static void
trace_box (const CordonMapPass *pass)
{
  cairo_new_path (pass->cr);
  cairo_rectangle (pass->cr, .8 * pass->mm, .6 * pass->mm, 10 * pass->mm, 4.4 * pass->mm);
}

static void
draw_sample (const CordonMapPass *pass,
             const Entry *entry)
{
  double dash[] = { 1.6, .9 };
  double patrol[] = { 1.8, 1.1 };
  double venue[] = { 3, .8, .6, .8 };
  CordonSpot middle = { 5.8 * pass->mm, 2.8 * pass->mm };

  switch (entry->kind)
    {
    case ENTRY_SYMBOL:
      cordon_symbol_draw (entry->symbol, pass->cr, pass->options->fonts, middle, 1.9 * pass->mm, entry->rgb,
                          entry->is_private);
      return;
    case ENTRY_PERIMETER:
    case ENTRY_BARRIER:
      cairo_new_path (pass->cr);
      cairo_move_to (pass->cr, .8 * pass->mm, middle.y);
      cairo_line_to (pass->cr, 10.8 * pass->mm, middle.y);
      if (entry->kind == ENTRY_PERIMETER)
        cordon_map_stroke_perimeter (pass, entry->number, entry->rgb);
      else
        cordon_map_stroke_barrier (pass, CORDON_BARRIER_KIND_UNSET);
      return;
    case ENTRY_PATROL:
    case ENTRY_VENUE:
      cairo_new_path (pass->cr);
      cairo_move_to (pass->cr, .8 * pass->mm, middle.y);
      cairo_line_to (pass->cr, 10.8 * pass->mm, middle.y);
      if (entry->kind == ENTRY_VENUE)
        cordon_map_set_ink (pass, CORDON_INK_VENUE, 1);
      else
        cordon_palette_set (pass->cr, entry->rgb, 1);
      cordon_map_set_pen (pass, .4, entry->kind == ENTRY_VENUE ? venue : patrol, entry->kind == ENTRY_VENUE ? 4 : 2);
      cairo_stroke (pass->cr);
      return;
    default:
      break;
    }
  cairo_save (pass->cr);
  trace_box (pass);
  cairo_clip (pass->cr);
  trace_box (pass);
  if (entry->kind == ENTRY_GAP)
    {
      cordon_map_set_ink (pass, CORDON_INK_GAP, .85);
      cordon_map_hatch (pass, 1, .25, FALSE);
      trace_box (pass);
      cordon_map_set_ink (pass, CORDON_INK_GAP, 1);
      cordon_map_set_pen (pass, 1, NULL, 0);
    }
  else
    {
      cordon_palette_set (pass->cr, entry->rgb, entry->kind == ENTRY_OWNER ? .3 : .16);
      cairo_fill (pass->cr);
      cordon_palette_set (pass->cr, entry->rgb, .5);
      if (entry->kind == ENTRY_ZONE && entry->number >= CORDON_RING_MIDDLE)
        cordon_map_hatch (pass, 2.6, .1, TRUE);
      if (entry->kind == ENTRY_ZONE && entry->number >= CORDON_RING_INNER)
        cordon_map_hatch (pass, 2.6, .1, FALSE);
      trace_box (pass);
      cordon_palette_set (pass->cr, entry->rgb, 1);
      cordon_map_set_pen (pass, 1.6, dash, entry->is_private ? 2 : 0);
    }
  cairo_stroke (pass->cr);
  cairo_restore (pass->cr);
}

static void
draw_label (const CordonMapPass *pass,
            const Entry *entry,
            double width)
{
  g_autofree char *text = entry->group != NULL && entry->label != NULL
                            ? g_strdup_printf ("%s: %s", entry->group, entry->label)
                            : g_strdup (entry->label != NULL ? entry->label : entry->group);
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (text == NULL)
    return;
  layout = cordon_font_layout_new (pass->options->fonts, text, 2.7 * pass->mm, FALSE);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -2);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (pass->cr, SAMPLE_WIDTH_MM * pass->mm, 2.8 * pass->mm - height / 2.0 / PANGO_SCALE);
  cordon_map_set_ink (pass, CORDON_INK_TEXT, 1);
  pango_cairo_show_layout (pass->cr, layout);
}

/**
 * cordon_legend_draw:
 * @cr: what to draw with
 * @shapes: a plan's shapes
 * @fonts: a context from cordon_font_context_new()
 * @width: width of the legend in units
 * @units_per_mm: drawing units to a millimetre
 */
void
cordon_legend_draw (cairo_t *cr,
                    const CordonPlanShapes *shapes,
                    PangoContext *fonts,
                    double width,
                    double units_per_mm)
{
  g_autoptr (GArray) entries = list_entries (shapes);
  guint n_rows = rows_of (entries->len);
  double column = width / N_COLUMNS;
  /* Samples are drawn each in a view of their own size, which hatchings are cut to. */
  CordonView view = { { 0, 0 }, 1, units_per_mm, 12 * units_per_mm, ROW_MM * units_per_mm };
  CordonMapOptions options;
  CordonMapPass pass = { cr, NULL, shapes, &options, &view, units_per_mm, 1000 };

  cordon_map_options_init (&options, view, fonts);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      cairo_save (cr);
      cairo_translate (cr, i / n_rows * column, i % n_rows * ROW_MM * units_per_mm);
      draw_sample (&pass, entry);
      draw_label (&pass, entry, column - (SAMPLE_WIDTH_MM + 2) * units_per_mm);
      cairo_restore (cr);
    }
}
