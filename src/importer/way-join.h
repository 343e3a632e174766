/* way-join.h: ways that continue one another, joined to rings and longer lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The nodes of a way, by identity. */
typedef struct
{
  const gint64 *node_ids;
  guint n_nodes;
} CordonNodeChain;

/* Whether a way may be walked from its end to its start. */
typedef enum
{
  CORDON_WAY_JOIN_EITHER_WAY,
  CORDON_WAY_JOIN_ONE_WAY,
} CordonWayJoinMode;

void cordon_ways_join (const CordonNodeChain *ways,
                       guint n_ways,
                       CordonWayJoinMode mode,
                       GPtrArray **out_rings,
                       GPtrArray **out_lines);

G_END_DECLS
