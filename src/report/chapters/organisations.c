/* organisations.c: who takes part: public bodies and private companies, apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/chapters/chapters.h"

static void
add_organisation (CordonDraft *draft,
                  const CordonRecord *record)
{
  static const char *const facts[] = { "kind", "short_name", "legal_basis", "validated_by", "licence", "licence_until",
                                       "insurance", "funding", "tlp_ceiling", "contact", "phone", "phone_24h", "email",
                                       NULL };
  static const char *const texts[] = { "own_tasks", "joint_tasks", "notes" };
  g_autofree char *anchor = cordon_draft_anchor (record);
  const char *name = cordon_record_name (record);

  cordon_document_heading (draft->document, 3, anchor, name != NULL ? name : _ ("(unnamed)"));
  cordon_draft_facts (draft, record, facts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const CordonField *field = cordon_table_find_field (cordon_table_get (CORDON_TABLE_ORGANISATION), texts[i]);
      g_autofree char *text = cordon_draft_field (draft, record, field);
      g_autofree char *labelled = NULL;

      if (text == NULL || text[0] == '\0')
        continue;
      labelled = g_strdup_printf (_ ("%s: %s"), cordon_field_label (field), text);
      cordon_document_prose (draft->document, labelled);
    }
}

static GPtrArray *
pick (GPtrArray *all,
      gboolean is_private)
{
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const CordonOrganisation *organisation =
        CORDON_RECORD_AS (ORGANISATION, CordonOrganisation, g_ptr_array_index (all, i));

      if (cordon_organisation_kind_is_private (organisation->kind) == is_private)
        g_ptr_array_add (some, (gpointer) organisation);
    }
  return some;
}

static void
add_group (CordonDraft *draft,
           GPtrArray *all,
           gboolean is_private)
{
  g_autoptr (GPtrArray) some = pick (all, is_private);

  if (some->len == 0)
    return;
  if (is_private)
    cordon_document_heading (draft->document, 2, "organisations-private", _ ("Private companies and organisers"));
  else
    cordon_document_heading (draft->document, 2, "organisations-public", _ ("Public bodies"));
  for (guint i = 0; i < some->len; i++)
    add_organisation (draft, g_ptr_array_index (some, i));
}

static void
add_register (CordonDraft *draft,
              GPtrArray *all)
{
  CordonGrid *grid = cordon_document_grid (draft->document, TRUE);

  cordon_grid_add_column (grid, _ ("Organisation"), 38, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Kind"), 20, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Zones"), 10, CORDON_ALIGN_END);
  cordon_grid_add_column (grid, _ ("Posts"), 10, CORDON_ALIGN_END);
  cordon_grid_add_column (grid, _ ("Licence until"), 18, CORDON_ALIGN_START);
  for (guint i = 0; i < all->len; i++)
    {
      const CordonRecord *record = g_ptr_array_index (all, i);
      const CordonOrganisation *organisation = CORDON_RECORD_AS (ORGANISATION, CordonOrganisation, record);
      const GPtrArray *zones = cordon_draft_linked (draft, CORDON_TABLE_ZONE, "owner", record->id);
      const GPtrArray *posts = cordon_draft_linked (draft, CORDON_TABLE_POST, "owner", record->id);
      g_autofree char *anchor = cordon_draft_anchor (record);
      g_autofree char *n_zones = g_strdup_printf ("%u", zones != NULL ? zones->len : 0);
      g_autofree char *n_posts = g_strdup_printf ("%u", posts != NULL ? posts->len : 0);
      const CordonField *until = cordon_table_find_field (cordon_table_get (CORDON_TABLE_ORGANISATION), "licence_until");
      g_autofree char *licence = cordon_draft_field (draft, record, until);

      cordon_grid_add_cell_full (grid, cordon_record_name (record), anchor)->swatch =
        cordon_draft_swatch (draft, record->id);
      cordon_grid_add_cell (grid, cordon_vocabulary_label (&cordon_vocabulary_organisation_kind, organisation->kind));
      cordon_grid_add_cell (grid, n_zones);
      cordon_grid_add_cell (grid, n_posts);
      cordon_grid_add_cell (grid, licence);
    }
}

/**
 * cordon_chapter_organisations:
 * @draft: a draft
 *
 * Appends the register and a paragraph for each organisation.
 */
void
cordon_chapter_organisations (CordonDraft *draft)
{
  g_autoptr (GPtrArray) all = cordon_draft_list (draft, CORDON_TABLE_ORGANISATION);

  if (all->len == 0)
    return;
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "organisations", _ ("Organisations"));
  add_register (draft, all);
  add_group (draft, all, FALSE);
  add_group (draft, all, TRUE);
}
