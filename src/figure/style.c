/* style.c: the cartography: how each kind of ground is drawn, as data.
 *
 * Within a layer the lines stand in drawing order: what comes later is drawn
 * over what comes before. A new kind of street is a line here and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/style.h"

#include <string.h>

/* S (LAYER, "kinds", fill, stroke, casing, width m, least mm, most mm, PATTERN, largest scale, name mm) */
#define MAP_STYLES(S)                                                                                                           \
  S (WATER, "*", WATER, SHORE, NONE, 0, .12, .12, SOLID, 1e9, 2.2)                                                              \
  S (GREEN, "*", GREEN, NONE, NONE, 0, 0, 0, SOLID, 60000, 1.8)                                                                 \
  S (SQUARE, "*", SQUARE, STREET_CASING, NONE, 0, .1, .1, SOLID, 30000, 1.8)                                                    \
  S (WATERWAY, "*", NONE, SHORE, NONE, 3, .25, 2, SOLID, 60000, 0)                                                              \
  S (BUILDING, "*", BUILDING, BUILDING_EDGE, NONE, 0, .07, .12, SOLID, 30000, 1.6)                                              \
  S (STREET, "*", NONE, STREET, STREET_CASING, 4, .25, 2.4, SOLID, 40000, 1.8)                                                  \
  S (STREET, "steps", NONE, STEPS, NONE, 2.5, .6, 1.4, TICKED, 8000, 1.6)                                                       \
  S (STREET, "corridor elevator path footway cycleway bridleway sidewalk crossing platform", NONE, FOOTWAY, NONE, 1.5, .18, .6, \
     DASHED, 12000, 1.6)                                                                                                        \
  S (STREET, "track raceway", NONE, STREET, STREET_CASING, 4, .2, 2.4, SOLID, 25000, 1.8)                                       \
  S (STREET, "service busway", NONE, STREET, STREET_CASING, 4, .25, 2, SOLID, 15000, 1.6)                                       \
  S (STREET, "pedestrian", NONE, SQUARE, STREET_CASING, 5, .3, 3, SOLID, 25000, 1.8)                                            \
  S (STREET, "residential unclassified living_street road", NONE, STREET, STREET_CASING, 6.5, .4, 4, SOLID, 60000, 1.8)         \
  S (STREET, "tertiary tertiary_link", NONE, STREET, STREET_CASING, 8, .6, 4, SOLID, 120000, 2)                                 \
  S (STREET, "secondary secondary_link", NONE, MAJOR, MAJOR_CASING, 9, .7, 4, SOLID, 250000, 2)                                 \
  S (STREET, "primary primary_link", NONE, MAJOR, MAJOR_CASING, 10, .8, 4.5, SOLID, 1e9, 2.1)                                   \
  S (STREET, "trunk trunk_link motorway motorway_link", NONE, MAJOR, MAJOR_CASING, 12, .9, 5, SOLID, 1e9, 2.1)                  \
  S (RAIL, "*", NONE, RAIL, NONE, 1.5, .3, .6, TICKED, 100000, 0)                                                               \
  S (BARRIER, "*", NONE, FENCE, NONE, .3, .12, .25, SOLID, 5000, 0)                                                             \
  S (BARRIER, "fence guard_rail handrail", NONE, FENCE, NONE, .2, .12, .2, DOTTED, 4000, 0)                                     \
  S (BARRIER, "wall city_wall retaining_wall", NONE, FENCE, NONE, .5, .18, .4, SOLID, 6000, 0)                                  \
  S (GATE, "*", MARK, NONE, NONE, 0, .7, .7, SOLID, 3000, 0)                                                                    \
  S (ENTRANCE, "*", MARK, NONE, NONE, 0, .5, .5, SOLID, 2500, 0)                                                                \
  S (CAMERA, "*", MARK, NONE, NONE, 0, .8, .8, SOLID, 2500, 0)                                                                  \
  S (PLACE, "*", NONE, NONE, NONE, 0, 0, 0, SOLID, 2500, 1.7)                                                                   \
  S (PLACE, "suburb quarter neighbourhood", NONE, NONE, NONE, 0, 0, 0, SOLID, 60000, 2.6)                                       \
  S (PLACE, "city town village", NONE, NONE, NONE, 0, 0, 0, SOLID, 500000, 3.2)

#define DEFINE_STYLE(LAYER, kinds, fill, stroke, casing, width, least, most, PATTERN, scale, name)              \
  { CORDON_MAP_##LAYER, kinds, CORDON_INK_##fill, CORDON_INK_##stroke, CORDON_INK_##casing, width, least, most, \
    CORDON_LINE_##PATTERN, scale, name },
static const CordonMapStyle styles[] = { MAP_STYLES (DEFINE_STYLE) };

static gboolean
lists_kind (const char *kinds,
            const char *kind)
{
  gsize length = strlen (kind);

  if (length == 0 || strchr (kind, ' ') != NULL)
    return FALSE;
  for (const char *p = strstr (kinds, kind); p != NULL; p = strstr (p + 1, kind))
    if ((p == kinds || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

/**
 * cordon_map_style_count:
 *
 * Returns: how many styles there are
 */
guint
cordon_map_style_count (void)
{
  return G_N_ELEMENTS (styles);
}

/**
 * cordon_map_style:
 * @index: less than cordon_map_style_count()
 *
 * Returns: (transfer none): a style
 */
const CordonMapStyle *
cordon_map_style (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (styles), &styles[0]);
  return &styles[index];
}

/**
 * cordon_map_style_find:
 * @layer: a base-map layer
 * @kind: (nullable): what the feature is, for example "residential"
 *
 * Returns: the index of its style; every layer has one for all other kinds
 */
guint
cordon_map_style_find (CordonMapLayer layer,
                       const char *kind)
{
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (styles[i].layer != layer)
        continue;
      if (kind != NULL && lists_kind (styles[i].kinds, kind))
        return i;
      if (strcmp (styles[i].kinds, "*") == 0)
        found = i;
    }
  return found;
}
