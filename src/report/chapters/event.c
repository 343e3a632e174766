/* event.c: the event, its phases and its venues.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/chapters/chapters.h"

static void
add_prose (CordonDraft *draft,
           const char *name)
{
  const CordonField *field = cordon_table_find_field (cordon_table_get (CORDON_TABLE_PLAN), name);
  g_autofree char *text = cordon_draft_field (draft, &draft->info->record, field);

  if (text == NULL || text[0] == '\0')
    return;
  cordon_document_heading (draft->document, 3, NULL, cordon_field_label (field));
  cordon_document_prose (draft->document, text);
}

/**
 * cordon_chapter_event:
 * @draft: a draft
 *
 * Appends what the event is, when and where.
 */
void
cordon_chapter_event (CordonDraft *draft)
{
  static const char *const facts[] = { "event", "place", "starts", "ends", "main_start", "timezone", "event_class",
                                       "expected_peak", "authority", "organiser", NULL };
  static const CordonRecordColumn phase_columns[] = {
    { "name", 24 },
    { "kind", 14 },
    { "starts", 18 },
    { "ends", 18 },
    { "notes", 30 }
  };
  static const CordonRecordColumn venue_columns[] = {
    { "name", 24 },
    { "kind", 14 },
    { "address", 22 },
    { "owner", 20 },
    { "capacity", 12 },
    { "active", 20 }
  };
  g_autoptr (GPtrArray) phases = cordon_draft_list (draft, CORDON_TABLE_PHASE);
  g_autoptr (GPtrArray) venues = cordon_draft_list (draft, CORDON_TABLE_VENUE);

  if (draft->info == NULL && phases->len == 0 && venues->len == 0)
    return;
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "event", _ ("The event"));
  if (draft->info != NULL)
    {
      g_autofree char *note = g_strdup_printf (_ ("All times are those of the event's clocks (%s)."),
                                               draft->info->timezone != NULL ? draft->info->timezone : "UTC");

      cordon_draft_facts (draft, &draft->info->record, facts);
      cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE, note);
      add_prose (draft, "aim");
      add_prose (draft, "assumptions");
      add_prose (draft, "notes");
    }
  if (phases->len > 0)
    {
      cordon_document_heading (draft->document, 2, "phases", _ ("Phases"));
      cordon_draft_table (draft, NULL, phases, phase_columns, G_N_ELEMENTS (phase_columns));
    }
  if (venues->len > 0)
    {
      cordon_document_heading (draft->document, 2, "venues", _ ("Venues"));
      cordon_draft_table (draft, NULL, venues, venue_columns, G_N_ELEMENTS (venue_columns));
    }
}
