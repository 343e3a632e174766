/* lists.c: many short lists of equal-sized items, side by side in one block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/lists.h"

#include <string.h>

/* Below this much, packing is not worth a thought. */
#define PACK_MINIMUM 1024

static CordonListPlace *
get_place (CordonLists *lists,
           guint list)
{
  g_assert (list < lists->lists->len);
  return &g_array_index (lists->lists, CordonListPlace, list);
}

static guint8 *
get_item (CordonLists *lists,
          guint32 index)
{
  return lists->items + (gsize) index * lists->item_size;
}

/**
 * cordon_lists_new:
 * @item_size: bytes of one item
 *
 * Returns: (transfer full): no lists
 */
CordonLists *
cordon_lists_new (gsize item_size)
{
  CordonLists *lists = g_new0 (CordonLists, 1);

  lists->item_size = item_size;
  lists->lists = g_array_new (FALSE, TRUE, sizeof (CordonListPlace));
  return lists;
}

/**
 * cordon_lists_free:
 * @lists: (transfer full) (nullable): lists
 */
void
cordon_lists_free (CordonLists *lists)
{
  if (lists == NULL)
    return;
  g_array_unref (lists->lists);
  g_free (lists->items);
  g_free (lists);
}

/**
 * cordon_lists_count:
 * @lists: lists
 *
 * Returns: how many lists there are
 */
guint
cordon_lists_count (const CordonLists *lists)
{
  return lists->lists->len;
}

/**
 * cordon_lists_grow:
 * @lists: lists
 * @n_lists: how many there are to be; the new ones are empty
 */
void
cordon_lists_grow (CordonLists *lists,
                   guint n_lists)
{
  if (n_lists > lists->lists->len)
    g_array_set_size (lists->lists, n_lists);
}

static void
reserve (CordonLists *lists,
         guint32 n_items)
{
  if (n_items <= lists->n_allocated)
    return;
  lists->n_allocated = MAX (n_items, lists->n_allocated + lists->n_allocated / 2 + 64);
  lists->items = g_realloc (lists->items, (gsize) lists->n_allocated * lists->item_size);
}

/**
 * cordon_lists_reset:
 * @lists: lists
 * @sizes: (array length=n_lists): how long each list is to be
 * @n_lists: how many there are to be
 *
 * Makes room for all lists at once, as a counting sort wants it. The items are
 * undefined until they are written.
 */
void
cordon_lists_reset (CordonLists *lists,
                    const guint32 *sizes,
                    guint n_lists)
{
  guint32 n_items = 0;

  g_array_set_size (lists->lists, n_lists);
  for (guint i = 0; i < n_lists; i++)
    {
      *get_place (lists, i) = (CordonListPlace){ n_items, sizes[i], sizes[i] };
      n_items += sizes[i];
    }
  reserve (lists, n_items);
  lists->n_used = n_items;
  lists->n_abandoned = 0;
}

static void
pack (CordonLists *lists)
{
  guint8 *items = g_malloc ((gsize) lists->n_allocated * lists->item_size);
  guint32 n_used = 0;

  for (guint i = 0; i < lists->lists->len; i++)
    {
      CordonListPlace *place = get_place (lists, i);

      if (place->n_items > 0)
        memcpy (items + (gsize) n_used * lists->item_size, get_item (lists, place->first),
                place->n_items * lists->item_size);
      place->first = n_used;
      place->capacity = place->n_items;
      n_used += place->n_items;
    }
  g_free (lists->items);
  lists->items = items;
  lists->n_used = n_used;
  lists->n_abandoned = 0;
}

/* Gives the list room for that many items, at the end of the block if need be. */
static CordonListPlace *
make_room (CordonLists *lists,
           guint list,
           guint32 n_items)
{
  CordonListPlace *place = get_place (lists, list);
  guint32 capacity = n_items + n_items / 2 + 2;

  if (n_items <= place->capacity)
    return place;
  if (lists->n_abandoned > PACK_MINIMUM && lists->n_abandoned > lists->n_used / 2)
    pack (lists);
  reserve (lists, lists->n_used + capacity);
  if (place->n_items > 0)
    memcpy (get_item (lists, lists->n_used), get_item (lists, place->first),
            place->n_items * lists->item_size);
  lists->n_abandoned += place->capacity;
  place->first = lists->n_used;
  place->capacity = capacity;
  lists->n_used += capacity;
  return place;
}

/**
 * cordon_lists_replace:
 * @lists: lists
 * @list: which
 * @items: (nullable): the items it is to have
 * @n_items: how many
 */
void
cordon_lists_replace (CordonLists *lists,
                      guint list,
                      gconstpointer items,
                      guint n_items)
{
  CordonListPlace *place = make_room (lists, list, n_items);

  if (n_items > 0)
    memcpy (get_item (lists, place->first), items, n_items * lists->item_size);
  place->n_items = n_items;
}

/**
 * cordon_lists_insert:
 * @lists: lists
 * @list: which
 * @position: before which of its items
 *
 * Returns: (transfer none): the new item, to be written at once
 */
gpointer
cordon_lists_insert (CordonLists *lists,
                     guint list,
                     guint position)
{
  CordonListPlace *place = make_room (lists, list, get_place (lists, list)->n_items + 1);
  guint8 *item = get_item (lists, place->first + position);

  g_assert (position <= place->n_items);
  memmove (item + lists->item_size, item, (place->n_items - position) * lists->item_size);
  place->n_items++;
  return item;
}

/**
 * cordon_lists_remove:
 * @lists: lists
 * @list: which
 * @position: which of its items
 */
void
cordon_lists_remove (CordonLists *lists,
                     guint list,
                     guint position)
{
  CordonListPlace *place = get_place (lists, list);
  guint8 *item = get_item (lists, place->first + position);

  g_assert (position < place->n_items);
  memmove (item, item + lists->item_size, (place->n_items - position - 1) * lists->item_size);
  place->n_items--;
}
