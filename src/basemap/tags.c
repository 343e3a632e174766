/* tags.c: looking up what a map element says of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/tags.h"

#include <string.h>

/**
 * cordon_map_tags_get:
 * @tags: an element's tags
 * @key: the key looked for
 *
 * Returns: (nullable): the value of the first tag with @key, or %NULL
 */
const char *
cordon_map_tags_get (const CordonMapTags *tags,
                     const char *key)
{
  for (guint i = 0; i < tags->n_items; i++)
    if (strcmp (tags->items[i].key, key) == 0)
      return tags->items[i].value;
  return NULL;
}

/**
 * cordon_map_tags_has:
 * @tags: an element's tags
 * @key: a key
 * @value: a value
 *
 * Returns: whether the first tag with @key has exactly @value
 */
gboolean
cordon_map_tags_has (const CordonMapTags *tags,
                     const char *key,
                     const char *value)
{
  const char *found = cordon_map_tags_get (tags, key);

  return found != NULL && strcmp (found, value) == 0;
}
