/* tags.h: what a map element says of itself, as keys and values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One statement about an element: highway=footway. */
typedef struct
{
  const char *key;
  const char *value;
} CordonMapTag;

/* All statements about one element; borrowed, in the order of the file. */
typedef struct
{
  const CordonMapTag *items;
  guint n_items;
} CordonMapTags;

const char *cordon_map_tags_get (const CordonMapTags *tags,
                                 const char *key);
gboolean cordon_map_tags_has (const CordonMapTags *tags,
                              const char *key,
                              const char *value);

G_END_DECLS
