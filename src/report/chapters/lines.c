/* lines.c: perimeters, the barriers that close them, the gates that open them, and exits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "geo/measure.h"
#include "report/chapters/chapters.h"

static void
add_perimeters (CordonDraft *draft,
                GPtrArray *perimeters)
{
  CordonGrid *grid;

  if (perimeters->len == 0)
    return;
  cordon_document_heading (draft->document, 2, "perimeters", _ ("Perimeters"));
  grid = cordon_document_grid (draft->document, TRUE);
  cordon_grid_add_column (grid, _ ("Name"), 30, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Ring"), 12, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Kind"), 24, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Owner"), 28, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Length (m)"), 14, CORDON_ALIGN_END);
  for (guint i = 0; i < perimeters->len; i++)
    {
      const CordonPerimeter *perimeter = CORDON_RECORD_AS (PERIMETER, CordonPerimeter, g_ptr_array_index (perimeters, i));
      g_autofree char *owner = cordon_draft_name (draft, CORDON_TABLE_ORGANISATION, perimeter->owner);
      g_autofree char *link = g_strdup_printf ("organisation-%" G_GINT64_FORMAT, perimeter->owner);
      g_autofree char *length = cordon_draft_number (geo_measure_length_m (perimeter->shape), 0);

      cordon_grid_add_cell_full (grid, perimeter->name, NULL)->strong = TRUE;
      cordon_grid_add_cell (grid, cordon_vocabulary_label (&cordon_vocabulary_ring, perimeter->ring));
      cordon_grid_add_cell (grid, cordon_vocabulary_label (&cordon_vocabulary_perimeter_kind, perimeter->kind));
      cordon_grid_add_cell_full (grid, owner, link)->swatch = cordon_draft_swatch (draft, perimeter->owner);
      cordon_grid_add_cell (grid, length);
    }
}

static void
add_table (CordonDraft *draft,
           CordonTableId table,
           const char *anchor,
           const CordonRecordColumn *columns,
           guint n_columns)
{
  g_autoptr (GPtrArray) records = cordon_draft_list (draft, table);

  if (records->len == 0)
    return;
  cordon_document_heading (draft->document, 2, anchor, cordon_table_plural (cordon_table_get (table)));
  cordon_draft_table (draft, NULL, records, columns, n_columns);
}

/**
 * cordon_chapter_lines:
 * @draft: a draft
 *
 * Appends perimeters, barriers, gates and exits.
 */
void
cordon_chapter_lines (CordonDraft *draft)
{
  static const CordonRecordColumn barrier_columns[] = { { "name", 26 }, { "kind", 16 }, { "perimeter", 22 }, { "height_m", 9 }, { "rating", 18 }, { "clear_gap_m", 11 }, { "active", 26 }, { "supplier", 18 } };
  static const CordonRecordColumn gate_columns[] = { { "code", 8 }, { "name", 24 }, { "kind", 13 }, { "zone", 18 }, { "owner", 20 }, { "lanes", 8 }, { "lane_rate", 12 }, { "search", 14 }, { "open", 26 }, { "is_step_free", 9 } };
  static const CordonRecordColumn exit_columns[] = { { "name", 26 }, { "kind", 12 }, { "zone", 22 }, { "width_m", 10 }, { "leads_to", 24 }, { "open", 26 } };
  g_autoptr (GPtrArray) perimeters = cordon_draft_list (draft, CORDON_TABLE_PERIMETER);

  if (perimeters->len + cordon_plan_count (draft->plan, CORDON_TABLE_BARRIER) +
        cordon_plan_count (draft->plan, CORDON_TABLE_GATE) + cordon_plan_count (draft->plan, CORDON_TABLE_EXIT) ==
      0)
    return;
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "lines", _ ("Perimeters, gates and exits"));
  add_perimeters (draft, perimeters);
  add_table (draft, CORDON_TABLE_BARRIER, "barriers", barrier_columns, G_N_ELEMENTS (barrier_columns));
  add_table (draft, CORDON_TABLE_GATE, "gates", gate_columns, G_N_ELEMENTS (gate_columns));
  add_table (draft, CORDON_TABLE_EXIT, "exits", exit_columns, G_N_ELEMENTS (exit_columns));
}
