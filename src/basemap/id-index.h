/* id-index.h: giving foreign identities numbers from zero on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "This identity has no number." */
#define CORDON_ID_INDEX_NONE G_MAXUINT32

/**
 * CordonIdIndex:
 *
 * Numbers identities in the order in which they are added: 0, 1, 2, ...
 */
typedef struct _CordonIdIndex CordonIdIndex;

CordonIdIndex *cordon_id_index_new (void);
void cordon_id_index_free (CordonIdIndex *index);
guint32 cordon_id_index_add (CordonIdIndex *index,
                             gint64 id);
guint32 cordon_id_index_find (const CordonIdIndex *index,
                              gint64 id);
guint32 cordon_id_index_size (const CordonIdIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonIdIndex, cordon_id_index_free)

G_END_DECLS
