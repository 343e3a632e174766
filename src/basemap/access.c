/* access.c: what the kind of a way allows, and what its tags change about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A motorway is closed to people on foot without saying so, a footway to cars.
 * On these defaults come the tags, the general before the special: access for
 * everybody, then vehicle, motor_vehicle, and bicycle and foot for themselves.
 * Private stands for all who may pass with some right to: residents, customers,
 * deliveries, people who push their bicycle.
 * <https://wiki.openstreetmap.org/wiki/Key:access>
 */
#include "config.h"

#include "basemap/access.h"

#define YES       CORDON_MAP_ACCESS_YES
#define NO        CORDON_MAP_ACCESS_NO
#define PRIVATE   CORDON_MAP_ACCESS_PRIVATE
#define EMERGENCY CORDON_MAP_ACCESS_EMERGENCY

typedef struct
{
  const char *kind;
  CordonWayAccess access;
} KindRow;

/* Kinds that are not here (proposed, under construction, a platform) are no streets. */
static const KindRow kind_rows[] = {
  /* kind              foot        bicycle     vehicle     oneway */
  { "bridleway", { YES, NO, NO, 0 } },
  { "bus_guideway", { NO, NO, PRIVATE, 1 } },
  { "busway", { NO, NO, PRIVATE, 0 } },
  { "corridor", { YES, NO, NO, 0 } },
  { "cycleway", { YES, YES, NO, 0 } },
  { "elevator", { YES, PRIVATE, NO, 0 } },
  { "escape", { NO, NO, EMERGENCY, 0 } },
  { "footway", { YES, NO, NO, 0 } },
  { "living_street", { YES, YES, YES, 0 } },
  { "motorway", { NO, NO, YES, 1 } },
  { "motorway_link", { NO, NO, YES, 1 } },
  { "path", { YES, YES, NO, 0 } },
  { "pedestrian", { YES, PRIVATE, NO, 0 } },
  { "primary", { YES, YES, YES, 0 } },
  { "primary_link", { YES, YES, YES, 0 } },
  { "raceway", { PRIVATE, PRIVATE, PRIVATE, 0 } },
  { "residential", { YES, YES, YES, 0 } },
  { "road", { YES, YES, YES, 0 } },
  { "secondary", { YES, YES, YES, 0 } },
  { "secondary_link", { YES, YES, YES, 0 } },
  { "service", { YES, YES, YES, 0 } },
  { "steps", { YES, NO, NO, 0 } },
  { "tertiary", { YES, YES, YES, 0 } },
  { "tertiary_link", { YES, YES, YES, 0 } },
  { "track", { YES, YES, YES, 0 } },
  { "trunk", { YES, YES, YES, 0 } },
  { "trunk_link", { YES, YES, YES, 0 } },
  { "unclassified", { YES, YES, YES, 0 } },
};

typedef struct
{
  const char *value;
  CordonMapAccess access;
} ValueRow;

static const ValueRow value_rows[] = {
  { "yes", YES },
  { "permissive", YES },
  { "designated", YES },
  { "official", YES },
  { "public", YES },
  { "use_sidepath", PRIVATE },
  { "dismount", PRIVATE },
  { "private", PRIVATE },
  { "destination", PRIVATE },
  { "customers", PRIVATE },
  { "delivery", PRIVATE },
  { "permit", PRIVATE },
  { "residents", PRIVATE },
  { "emergency", EMERGENCY },
  { "agricultural", PRIVATE },
  { "forestry", PRIVATE },
  { "no", NO },
};

/* Puts in place what a tag says, if it says something that is known. */
static void
apply_tag (const CordonMapTags *tags,
           const char *key,
           CordonMapAccess *inout_access)
{
  const char *value = cordon_map_tags_get (tags, key);

  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (value_rows); i++)
    if (g_str_equal (value, value_rows[i].value))
      *inout_access = value_rows[i].access;
}

/* What is said for everybody opens nothing that the kind closes: access=yes on steps. */
static void
apply_general_tag (const CordonMapTags *tags,
                   const char *key,
                   CordonMapAccess *inout_access)
{
  CordonMapAccess said = *inout_access;

  apply_tag (tags, key, &said);
  if (*inout_access != NO && said != YES)
    *inout_access = said;
}

static int
parse_oneway (const CordonMapTags *tags,
              int otherwise)
{
  const char *value = cordon_map_tags_get (tags, "oneway");

  if (value != NULL)
    {
      if (g_str_equal (value, "yes") || g_str_equal (value, "1") || g_str_equal (value, "true"))
        return 1;
      if (g_str_equal (value, "-1") || g_str_equal (value, "reverse"))
        return -1;
      return 0;
    }
  if (cordon_map_tags_has (tags, "junction", "roundabout") ||
      cordon_map_tags_has (tags, "junction", "circular"))
    return 1;
  return otherwise;
}

/**
 * cordon_way_access:
 * @tags: a way's tags
 * @out_access: (out): who may use it
 *
 * Tells whether a way is a street or path that is there to be used, and by
 * whom. A tag whose value means nothing here changes nothing.
 *
 * Returns: %FALSE when the way is none, not built yet, or built no more
 */
gboolean
cordon_way_access (const CordonMapTags *tags,
                   CordonWayAccess *out_access)
{
  const char *kind = cordon_map_tags_get (tags, "highway");
  const KindRow *row = NULL;

  for (guint i = 0; kind != NULL && row == NULL && i < G_N_ELEMENTS (kind_rows); i++)
    if (g_str_equal (kind, kind_rows[i].kind))
      row = &kind_rows[i];
  if (row == NULL)
    return FALSE;

  *out_access = row->access;
  out_access->oneway = parse_oneway (tags, row->access.oneway);
  apply_general_tag (tags, "access", &out_access->foot);
  apply_general_tag (tags, "access", &out_access->bicycle);
  apply_general_tag (tags, "access", &out_access->vehicle);
  apply_general_tag (tags, "vehicle", &out_access->bicycle);
  apply_tag (tags, "vehicle", &out_access->vehicle);
  apply_tag (tags, "motor_vehicle", &out_access->vehicle);
  apply_tag (tags, "bicycle", &out_access->bicycle);
  apply_tag (tags, "foot", &out_access->foot);
  return TRUE;
}
