/* thresholds.c: the limits the plan was held against, with their sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/thresholds.h"
#include "report/chapters/chapters.h"

/**
 * cordon_chapter_thresholds:
 * @draft: a draft
 *
 * Appends every threshold with its value and where it comes from.
 */
void
cordon_chapter_thresholds (CordonDraft *draft)
{
  g_autoptr (CordonThresholds) thresholds = NULL;
  CordonGrid *grid;

  if (draft->input->findings == NULL)
    return;
  thresholds = cordon_thresholds_new (draft->plan);
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "thresholds", _ ("Thresholds and their sources"));
  cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE,
                             _ ("Thresholds are guidance. Those marked as Cordon's default come from no standard; local "
                                "ones were set for this plan."));
  grid = cordon_document_grid (draft->document, TRUE);
  cordon_grid_add_column (grid, _ ("Threshold"), 44, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Value"), 12, CORDON_ALIGN_END);
  cordon_grid_add_column (grid, _ ("Unit"), 10, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Source"), 44, CORDON_ALIGN_START);
  for (CordonLimit limit = 0; limit < CORDON_N_LIMITS; limit++)
    {
      const CordonThresholdEntry *entry = cordon_thresholds_entry (thresholds, limit);
      g_autofree char *value = cordon_draft_number (entry->value, 3);
      g_autofree char *source = cordon_threshold_source_text (entry->kind, entry->source);

      cordon_grid_add_cell (grid, _ (entry->label));
      cordon_grid_add_cell_full (grid, value, NULL)->strong = entry->kind == CORDON_THRESHOLD_LOCAL;
      cordon_grid_add_cell (grid, entry->unit != NULL && entry->unit[0] != '\0' ? _ (entry->unit) : "");
      cordon_grid_add_cell (grid, source);
    }
}
