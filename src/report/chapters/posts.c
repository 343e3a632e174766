/* posts.c: posts with their orders, patrols and points of interest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/chapters/chapters.h"

static void
add_orders (CordonDraft *draft,
            GPtrArray *posts)
{
  const CordonField *field = cordon_table_find_field (cordon_table_get (CORDON_TABLE_POST), "orders");
  CordonGrid *grid = NULL;

  for (guint i = 0; i < posts->len; i++)
    {
      const CordonRecord *record = g_ptr_array_index (posts, i);
      g_autofree char *orders = cordon_draft_field (draft, record, field);
      g_autofree char *name = cordon_draft_name (draft, CORDON_TABLE_POST, record->id);

      if (orders == NULL || orders[0] == '\0')
        continue;
      if (grid == NULL)
        {
          cordon_document_heading (draft->document, 2, "orders", _ ("Orders of the posts"));
          grid = cordon_draft_pairs (draft);
        }
      cordon_draft_pair (grid, name != NULL ? name : _ ("(unnamed)"), orders, NULL);
    }
}

/**
 * cordon_chapter_posts:
 * @draft: a draft
 *
 * Appends the table of posts, their orders, patrols and points of interest.
 */
void
cordon_chapter_posts (CordonDraft *draft)
{
  static const CordonRecordColumn post_columns[] = { { "code", 8 }, { "name", 25 }, { "role", 13 }, { "zone", 20 }, { "owner", 15 }, { "minimum", 32 }, { "is_critical", 9 }, { "call_sign", 11 }, { "channel", 12 }, { "radius_m", 9 } };
  static const CordonRecordColumn patrol_columns[] = { { "name", 28 }, { "owner", 22 }, { "people", 9 }, { "interval_min", 11 }, { "active", 26 }, { "channel", 12 } };
  static const CordonRecordColumn point_columns[] = { { "name", 28 }, { "kind", 18 }, { "owner", 22 }, { "zone", 18 }, { "phone", 16 }, { "active", 26 } };
  g_autoptr (GPtrArray) posts = cordon_draft_list (draft, CORDON_TABLE_POST);
  g_autoptr (GPtrArray) patrols = cordon_draft_list (draft, CORDON_TABLE_PATROL);
  g_autoptr (GPtrArray) points = cordon_draft_list (draft, CORDON_TABLE_POINT);

  if (posts->len + patrols->len + points->len == 0)
    return;
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "posts", _ ("Posts, patrols and points of interest"));
  if (posts->len > 0)
    cordon_document_heading (draft->document, 2, "posts-table", _ ("Posts"));
  cordon_draft_table (draft, NULL, posts, post_columns, G_N_ELEMENTS (post_columns));
  add_orders (draft, posts);
  if (patrols->len > 0)
    cordon_document_heading (draft->document, 2, "patrols", _ ("Patrols"));
  cordon_draft_table (draft, NULL, patrols, patrol_columns, G_N_ELEMENTS (patrol_columns));
  if (points->len > 0)
    cordon_document_heading (draft->document, 2, "points", _ ("Points of interest"));
  cordon_draft_table (draft, NULL, points, point_columns, G_N_ELEMENTS (point_columns));
}
