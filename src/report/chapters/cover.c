/* cover.c: the cover, what this edition leaves out, and the contents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/chapters/chapters.h"

/* Four groups of sixteen, so that two people can compare them over a radio. */
static char *
group_digest (const char *digest)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; digest[i] != '\0' && i < 128; i++)
    {
      if (i > 0 && i % 16 == 0)
        g_string_append_c (text, i % 32 == 0 ? '\n' : ' ');
      g_string_append_c (text, digest[i]);
    }
  return g_string_free (text, FALSE);
}

static void
add_info (CordonDraft *draft,
          CordonGrid *grid,
          const char *name)
{
  const CordonField *field = cordon_table_find_field (cordon_table_get (CORDON_TABLE_PLAN), name);
  g_autofree char *text = NULL;

  if (draft->info == NULL)
    return;
  text = cordon_draft_field (draft, &draft->info->record, field);
  if (text != NULL)
    cordon_draft_pair (grid, cordon_field_label (field), text, NULL);
}

static void
add_facts (CordonDraft *draft)
{
  CordonGrid *grid = cordon_draft_pairs (draft);
  g_autofree char *made = cordon_draft_time (draft, draft->input->now_min);

  add_info (draft, grid, "event");
  add_info (draft, grid, "place");
  add_info (draft, grid, "starts");
  add_info (draft, grid, "main_start");
  add_info (draft, grid, "ends");
  add_info (draft, grid, "timezone");
  add_info (draft, grid, "authority");
  add_info (draft, grid, "organiser");
  add_info (draft, grid, "version");
  cordon_draft_pair (grid, _ ("Sharing label"), cordon_vocabulary_label (&cordon_vocabulary_tlp, (int) draft->ceiling),
                     NULL);
  cordon_draft_pair (grid, _ ("Document made"), made, NULL);
  if (draft->input->digest != NULL && draft->input->digest[0] != '\0')
    {
      g_autofree char *digest = group_digest (draft->input->digest);

      cordon_draft_pair (grid, _ ("Digest of the content"), digest, NULL);
    }
}

static void
count_table (CordonDraft *draft,
             GString *text,
             CordonTableId table)
{
  guint n = cordon_plan_count (draft->plan, table) - draft->left_out[table];

  if (n == 0)
    return;
  g_string_append_printf (text, "%s%s: %u", text->len > 0 ? " · " : "", cordon_table_plural (cordon_table_get (table)),
                          n);
}

static void
add_counts (CordonDraft *draft)
{
  static const CordonTableId tables[] = {
    CORDON_TABLE_ORGANISATION,
    CORDON_TABLE_VENUE,
    CORDON_TABLE_ZONE,
    CORDON_TABLE_PERIMETER,
    CORDON_TABLE_GATE,
    CORDON_TABLE_POST,
    CORDON_TABLE_PATROL,
    CORDON_TABLE_ASSIGNMENT,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    count_table (draft, text, tables[i]);
  if (text->len > 0)
    cordon_document_paragraph (draft->document, CORDON_TEXT_BODY, text->str);
}

/* What readers of this label do not see: counted, never named. */
static void
add_left_out (CordonDraft *draft)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (CordonTableId table = 0; table < CORDON_N_TABLES; table++)
    if (draft->left_out[table] > 0)
      g_string_append_printf (text, "%s%s: %u", text->len > 0 ? ", " : "",
                              cordon_table_plural (cordon_table_get (table)), draft->left_out[table]);
  if (text->len > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
        _ ("This edition leaves out what is labelled more strictly than %s: %s."),
        cordon_vocabulary_label (&cordon_vocabulary_tlp, (int) draft->ceiling), text->str);

      cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE, sentence);
    }
  if (draft->ceiling < CORDON_TLP_RED)
    cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE,
                               _ ("How far posts see, and radio frequencies, are TLP:RED and not in this edition."));
}

/**
 * cordon_chapter_cover:
 * @draft: a draft
 *
 * Appends the cover and the table of contents.
 */
void
cordon_chapter_cover (CordonDraft *draft)
{
  const char *title = draft->info != NULL ? draft->info->name : NULL;
  gboolean is_demonstration = draft->info != NULL && draft->info->demonstration == 1;

  cordon_document_space (draft->document, 70);
  cordon_document_paragraph (draft->document, CORDON_TEXT_SUBTITLE, _ ("Event security plan"));
  cordon_document_paragraph (draft->document, CORDON_TEXT_TITLE,
                             title != NULL && title[0] != '\0' ? title : _ ("Untitled plan"));
  if (is_demonstration)
    cordon_document_paragraph (draft->document, CORDON_TEXT_WARNING,
                               _ ("DEMONSTRATION: this is not a real security plan. Companies, people and "
                                  "numbers in it are made up."));
  cordon_document_space (draft->document, 26);
  add_facts (draft);
  cordon_document_space (draft->document, 14);
  add_counts (draft);
  cordon_chapter_findings_summary (draft);
  cordon_document_space (draft->document, 14);
  cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE,
                             _ ("Cordon is a planning aid. Its thresholds are guidance and its figures follow from what "
                                "was entered. They do not replace the judgement of the people responsible: a competent "
                                "person signs. A body whose guidance is cited has not endorsed this plan."));
  add_left_out (draft);
  cordon_document_page_break (draft->document);
  cordon_document_plain_heading (draft->document, 1, "contents", _ ("Contents"));
  cordon_document_contents (draft->document);
}
