/* narrative.c: the sections of text that people wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/chapters/chapters.h"

static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  const CordonSection *sa = *(const CordonSection *const *) a;
  const CordonSection *sb = *(const CordonSection *const *) b;
  int order = cordon_text_compare_naturally (sa->chapter, sb->chapter);

  if (order == 0 && sa->position != sb->position)
    order = sa->position < sb->position ? -1 : 1;
  if (order == 0)
    order = cordon_text_compare_naturally (sa->name, sb->name);
  return order != 0 ? order : (sa->record.id < sb->record.id ? -1 : 1);
}

/**
 * cordon_chapter_narrative:
 * @draft: a draft
 *
 * Appends the sections in the order of chapter and position.
 */
void
cordon_chapter_narrative (CordonDraft *draft)
{
  const CordonField *body = cordon_table_find_field (cordon_table_get (CORDON_TABLE_SECTION), "body");
  g_autoptr (GPtrArray) sections = cordon_draft_list (draft, CORDON_TABLE_SECTION);

  if (sections->len == 0 || !cordon_draft_may_show_field (draft, body))
    return;
  g_ptr_array_sort (sections, compare_sections);
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "narrative", _ ("Narrative"));
  for (guint i = 0; i < sections->len; i++)
    {
      const CordonSection *section = g_ptr_array_index (sections, i);
      g_autofree char *anchor = cordon_draft_anchor (&section->record);
      g_autofree char *owner = cordon_draft_name (draft, CORDON_TABLE_ORGANISATION, section->owner);

      cordon_document_heading (draft->document, 2, anchor, section->name != NULL ? section->name : _ ("(unnamed)"));
      if (owner != NULL)
        {
          g_autofree char *note = g_strdup_printf (_ ("Answered for by %s"), owner);

          cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE, note);
        }
      cordon_document_prose (draft->document, section->body);
    }
}
