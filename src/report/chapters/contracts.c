/* contracts.c: what was ordered from contractors, and how far they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/chapters/chapters.h"

/**
 * cordon_chapter_contracts:
 * @draft: a draft
 *
 * Appends the contracts with their state of fulfilment.
 */
void
cordon_chapter_contracts (CordonDraft *draft)
{
  static const CordonRecordColumn columns[] = { { "name", 22 }, { "organisation", 26 }, { "role", 12 }, { "quantity", 16 }, { "recruited", 15 }, { "trained", 13 }, { "accredited", 16 }, { "confirmed", 16 } };
  static const CordonRecordColumn milestones[] = { { "name", 22 }, { "client", 26 }, { "reported_at", 18 }, { "milestones", 44 } };
  const CordonField *field = cordon_table_find_field (cordon_table_get (CORDON_TABLE_CONTRACT), "milestones");
  g_autoptr (GPtrArray) contracts = cordon_draft_list (draft, CORDON_TABLE_CONTRACT);
  g_autoptr (GPtrArray) with_milestones = g_ptr_array_new ();

  if (contracts->len == 0)
    return;
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "contracts", _ ("Contracts"));
  cordon_draft_table (draft, NULL, contracts, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < contracts->len; i++)
    if (cordon_record_is_set (g_ptr_array_index (contracts, i), field))
      g_ptr_array_add (with_milestones, g_ptr_array_index (contracts, i));
  if (cordon_draft_may_show_field (draft, field))
    cordon_draft_table (draft, cordon_field_label (field), with_milestones, milestones, G_N_ELEMENTS (milestones));
}
