/* tag-text.h: writing tags as one text in test tables: "highway=steps name=Rampe".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "basemap/tags.h"

/* Tags cut out of a text; the text must outlive them. */
typedef struct
{
  char *text;
  CordonMapTag items[8];
  CordonMapTags tags;
} TagText;

static inline void
tag_text_init (TagText *out_tags,
               const char *text)
{
  char *at;

  out_tags->text = g_strdup (text);
  out_tags->tags = (CordonMapTags){ out_tags->items, 0 };
  for (at = out_tags->text; *at != '\0';)
    {
      CordonMapTag *tag = &out_tags->items[out_tags->tags.n_items++];
      char *equals = strchr (at, '=');
      char *blank = strchr (equals, ' ');

      *equals = '\0';
      *tag = (CordonMapTag){ at, equals + 1 };
      if (blank == NULL)
        break;
      *blank = '\0';
      at = blank + 1;
    }
}

static inline void
tag_text_clear (TagText *tags)
{
  g_free (tags->text);
}
