/* communications.c: the channels of the plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/chapters/chapters.h"

/**
 * cordon_chapter_communications:
 * @draft: a draft
 *
 * Appends the channels and who uses them.
 */
void
cordon_chapter_communications (CordonDraft *draft)
{
  static const CordonRecordColumn columns[] = { { "name", 14 }, { "kind", 15 }, { "function", 26 }, { "users", 34 }, { "receive_mhz", 12 }, { "transmit_mhz", 12 }, { "is_recorded", 11 }, { "notes", 22 } };
  g_autoptr (GPtrArray) channels = cordon_draft_list (draft, CORDON_TABLE_CHANNEL);

  if (channels->len == 0)
    return;
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "channels", _ ("Communications"));
  cordon_draft_table (draft, NULL, channels, columns, G_N_ELEMENTS (columns));
}
