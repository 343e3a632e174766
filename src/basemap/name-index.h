/* name-index.h: finding things on the map by their names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/map-feature.h"

G_BEGIN_DECLS

/* One thing found; features of the same name and kind count as one. */
typedef struct
{
  CordonMapLayer layer;
  guint feature; /* index in its layer */
  guint score;   /* the higher the better; see cordon_name_index_search() */
} CordonNameHit;

/**
 * CordonNameIndex:
 *
 * The names of a map. Immutable, safe to search from several threads.
 */
typedef struct _CordonNameIndex CordonNameIndex;

CordonNameIndex *cordon_name_index_new (void);
void cordon_name_index_free (CordonNameIndex *index);
void cordon_name_index_add_layer (CordonNameIndex *index,
                                  CordonMapLayer layer,
                                  const CordonMapFeature *features,
                                  guint n_features);
GArray *cordon_name_index_search (const CordonNameIndex *index,
                                  const char *words,
                                  guint n_max);
char *cordon_name_fold (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonNameIndex, cordon_name_index_free)

G_END_DECLS
