/* id-index.c: a hash table of identities with open addressing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A city has millions of nodes, each looked up several times; GHashTable needs
 * an allocation for each. The hash is seeded at random, since a file made by
 * somebody else chooses the identities: which slot one takes cannot be planned,
 * and what is numbered how does not depend on it.
 */
#include "config.h"

#include "basemap/id-index.h"

#define SIZE_MIN 1024

typedef struct
{
  gint64 id;
  guint32 number; /* CORDON_ID_INDEX_NONE: the slot is free */
} Slot;

struct _CordonIdIndex
{
  Slot *slots;
  guint64 mask; /* the number of slots is a power of two */
  guint64 seed;
  guint32 n_ids;
};

/* The finalizer of MurmurHash3 (public domain), about a random seed. */
static guint64
hash_id (const CordonIdIndex *index,
         gint64 id)
{
  guint64 hash = (guint64) id ^ index->seed;

  hash = (hash ^ (hash >> 33)) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash = (hash ^ (hash >> 33)) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ (hash >> 33);
}

static Slot *
find_slot (const CordonIdIndex *index,
           gint64 id)
{
  guint64 at = hash_id (index, id) & index->mask;

  while (index->slots[at].number != CORDON_ID_INDEX_NONE && index->slots[at].id != id)
    at = (at + 1) & index->mask;
  return &index->slots[at];
}

static void
set_size (CordonIdIndex *index,
          guint64 n_slots)
{
  index->slots = g_new (Slot, n_slots);
  index->mask = n_slots - 1;
  for (guint64 i = 0; i < n_slots; i++)
    index->slots[i].number = CORDON_ID_INDEX_NONE;
}

static void
grow (CordonIdIndex *index)
{
  g_autofree Slot *old = index->slots;
  guint64 n_old = index->mask + 1;

  set_size (index, 2 * n_old);
  for (guint64 i = 0; i < n_old; i++)
    if (old[i].number != CORDON_ID_INDEX_NONE)
      *find_slot (index, old[i].id) = old[i];
}

/**
 * cordon_id_index_new:
 *
 * Returns: (transfer full): an empty index
 */
CordonIdIndex *
cordon_id_index_new (void)
{
  CordonIdIndex *index = g_new0 (CordonIdIndex, 1);

  index->seed = (guint64) g_random_int () << 32 | g_random_int ();
  set_size (index, SIZE_MIN);
  return index;
}

/**
 * cordon_id_index_free:
 * @index: (transfer full): an index
 *
 * Frees the index.
 */
void
cordon_id_index_free (CordonIdIndex *index)
{
  g_free (index->slots);
  g_free (index);
}

/**
 * cordon_id_index_add:
 * @index: an index
 * @id: any identity
 *
 * Returns: the number of @id: a new one, or the one it already has
 */
guint32
cordon_id_index_add (CordonIdIndex *index,
                     gint64 id)
{
  Slot *slot = find_slot (index, id);

  if (slot->number != CORDON_ID_INDEX_NONE)
    return slot->number;
  *slot = (Slot){ id, index->n_ids };
  /* At most two slots in three are taken. */
  if (++index->n_ids > index->mask / 3 * 2)
    grow (index);
  return index->n_ids - 1;
}

/**
 * cordon_id_index_find:
 * @index: an index
 * @id: an identity
 *
 * Returns: the number of @id, or %CORDON_ID_INDEX_NONE
 */
guint32
cordon_id_index_find (const CordonIdIndex *index,
                      gint64 id)
{
  return find_slot (index, id)->number;
}

/**
 * cordon_id_index_size:
 * @index: an index
 *
 * Returns: how many identities have numbers
 */
guint32
cordon_id_index_size (const CordonIdIndex *index)
{
  return index->n_ids;
}
