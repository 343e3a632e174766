/* lists.h: many short lists of equal-sized items, side by side in one block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where one list lies in the block. */
typedef struct
{
  guint32 first;
  guint32 n_items;
  guint32 capacity;
} CordonListPlace;

/**
 * CordonLists:
 * @item_size: bytes of one item
 * @items: all items
 * @n_used: items of the block in use, abandoned ones included
 * @n_allocated: items the block has room for
 * @n_abandoned: items of lists that have moved on
 * @lists: (element-type CordonListPlace): where each list lies
 *
 * Lists that grow move to the end of the block; when more is abandoned than
 * live, the block is packed. So reading is one addition, a change costs what
 * the list is long, and everything together is as compact as one array.
 */
typedef struct
{
  gsize item_size;
  guint8 *items;
  guint32 n_used;
  guint32 n_allocated;
  guint32 n_abandoned;
  GArray *lists;
} CordonLists;

CordonLists *cordon_lists_new (gsize item_size);
void cordon_lists_free (CordonLists *lists);
guint cordon_lists_count (const CordonLists *lists);
void cordon_lists_grow (CordonLists *lists,
                        guint n_lists);
void cordon_lists_reset (CordonLists *lists,
                         const guint32 *sizes,
                         guint n_lists);
void cordon_lists_replace (CordonLists *lists,
                           guint list,
                           gconstpointer items,
                           guint n_items);
gpointer cordon_lists_insert (CordonLists *lists,
                              guint list,
                              guint position);
void cordon_lists_remove (CordonLists *lists,
                          guint list,
                          guint position);

/**
 * cordon_lists_get:
 * @lists: lists
 * @list: which
 * @out_n_items: (out): how many items it has
 *
 * Returns: (transfer none): its items, until the next change of any list
 */
static inline gpointer
cordon_lists_get (const CordonLists *lists,
                  guint list,
                  guint *out_n_items)
{
  const CordonListPlace *place = &g_array_index (lists->lists, CordonListPlace, list);

  *out_n_items = place->n_items;
  return lists->items + (gsize) place->first * lists->item_size;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonLists, cordon_lists_free)

G_END_DECLS
