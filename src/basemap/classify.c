/* classify.c: from OpenStreetMap's tags to the layers of the base map.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each layer asks on its own whether an element is part of it, so an element
 * can be in several: a station building is a building and a named place, a
 * walled garden is green and a barrier. What an element is called within its
 * layer (its kind) is the value of the tag that put it there.
 */
#include "config.h"

#include "basemap/classify.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "basemap/access.h"
#include "basemap/measure-text.h"

/* OpenStreetMap's rule of thumb for the height of a storey. */
#define M_PER_LEVEL 3.0

/* A key and the values that count, blanks between them; NULL: every value but "no". */
typedef struct
{
  const char *key;
  const char *values;
} KeyRule;

static const KeyRule water_area_rules[] = {
  { "natural", "water" },
  { "waterway", "riverbank dock canal boatyard" },
  { "landuse", "reservoir basin" },
  { "leisure", "swimming_pool" },
  { "amenity", "fountain" },
};

static const KeyRule waterway_rules[] = {
  { "waterway", "river stream canal drain ditch tidal_channel" },
  { "natural", "coastline" },
};

static const KeyRule green_rules[] = {
  { "leisure",
    "park garden pitch golf_course playground nature_reserve common "
    "dog_park miniature_golf" },
  { "landuse",
    "grass forest meadow recreation_ground village_green orchard vineyard "
    "cemetery allotments flowerbed plant_nursery farmland" },
  { "natural", "wood scrub grassland heath wetland shrubbery" },
};

static const KeyRule rail_rules[] = {
  { "railway", "rail light_rail tram subway narrow_gauge funicular monorail preserved" },
};

static const KeyRule line_barrier_rules[] = {
  { "barrier",
    "fence wall retaining_wall city_wall hedge guard_rail handrail "
    "jersey_barrier cable_barrier wire_fence chain rope block ditch berm "
    "bollard log yes" },
};

static const KeyRule gate_rules[] = {
  { "barrier",
    "gate lift_gate swing_gate sliding_gate wicket_gate kissing_gate "
    "hampshire_gate bump_gate bollard rising_bollard turnstile "
    "full-height_turnstile sally_port toll_booth border_control "
    "security_control cycle_barrier motorcycle_barrier bus_trap spikes "
    "height_restrictor cattle_grid stile block chain jersey_barrier planter "
    "entrance" },
};

/* Of these the ways too are gates; a way of bollards or a chain along a kerb is a barrier. */
static const KeyRule way_gate_rules[] = {
  { "barrier",
    "gate lift_gate swing_gate sliding_gate wicket_gate kissing_gate "
    "turnstile full-height_turnstile sally_port toll_booth border_control "
    "security_control entrance" },
};

static const KeyRule entrance_rules[] = {
  { "entrance", NULL },
  { "railway", "subway_entrance train_station_entrance" },
  { "building", "entrance" },
};

static const KeyRule camera_rules[] = {
  { "man_made", "surveillance" },
};

/* Places are of use only with a name. */
static const KeyRule place_rules[] = {
  { "place",
    "city town village hamlet isolated_dwelling borough suburb quarter "
    "neighbourhood square locality islet island farm" },
  { "railway", "station halt tram_stop" },
  { "public_transport", "station" },
  { "aeroway", "aerodrome helipad heliport terminal" },
  { "amenity", NULL },
  { "tourism", NULL },
  { "leisure",
    "stadium sports_centre marina park garden swimming_pool pitch track "
    "beach_resort ice_rink" },
  { "historic", NULL },
  { "military", NULL },
  { "man_made", "pier tower lighthouse bridge" },
  { "natural", "beach peak bay cape" },
  { "office", "government diplomatic" },
  { "diplomatic", NULL },
  { "building",
    "stadium hospital hotel train_station public church cathedral school "
    "university" },
};

/* These help in an emergency whether they have a name or not. */
static const KeyRule nameless_place_rules[] = {
  { "amenity", "hospital clinic police fire_station" },
  { "emergency",
    "defibrillator ambulance_station assembly_point landing_site "
    "fire_hydrant first_aid" },
  { "aeroway", "helipad heliport" },
};

/* Whether a value is one of several words. */
static gboolean
is_among (const char *values,
          const char *value)
{
  gsize length = strlen (value);

  if (length == 0 || strchr (value, ' ') != NULL)
    return FALSE;
  for (const char *at = strstr (values, value); at != NULL; at = strstr (at + 1, value))
    if ((at == values || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* The value by which the first rule that holds puts an element in its layer. */
static const char *
find_kind (const KeyRule *rules,
           guint n_rules,
           const CordonMapTags *tags)
{
  for (guint i = 0; i < n_rules; i++)
    {
      const char *value = cordon_map_tags_get (tags, rules[i].key);

      if (value != NULL && (rules[i].values != NULL ? is_among (rules[i].values, value)
                                                    : !g_str_equal (value, "no")))
        return value;
    }
  return NULL;
}

#define FIND_KIND(rules, tags) find_kind (rules, G_N_ELEMENTS (rules), tags)

static const char *
find_building (const CordonMapTags *tags)
{
  const char *value = cordon_map_tags_get (tags, "building");

  if (value == NULL || g_str_equal (value, "no") || g_str_equal (value, "entrance"))
    return NULL;
  return value;
}

static const char *
find_place (const CordonMapTags *tags)
{
  const char *kind = FIND_KIND (nameless_place_rules, tags);

  if (kind == NULL && cordon_map_tags_get (tags, "name") != NULL)
    kind = FIND_KIND (place_rules, tags);
  return kind;
}

static gboolean
is_street (const CordonMapTags *tags)
{
  CordonWayAccess access;

  return cordon_way_access (tags, &access);
}

static gboolean
is_flag_set (const CordonMapTags *tags,
             const char *key)
{
  const char *value = cordon_map_tags_get (tags, key);

  return value != NULL && !g_str_equal (value, "no");
}

/* A square is an area for walking, or one that bears the name. */
static CordonMapDrawn
classify_square (CordonMapForm form,
                 const CordonMapTags *tags)
{
  gboolean is_ring = form == CORDON_MAP_FORM_RING;
  gboolean is_area = form == CORDON_MAP_FORM_AREA;

  if ((is_ring || is_area) && cordon_map_tags_has (tags, "place", "square"))
    return CORDON_MAP_DRAWN_POLYGON;
  if ((is_area || (is_ring && cordon_map_tags_has (tags, "area", "yes"))) && is_street (tags))
    return CORDON_MAP_DRAWN_POLYGON;
  return CORDON_MAP_DRAWN_NOT;
}

static CordonMapDrawn
classify_line (CordonMapForm form,
               gboolean is_kind)
{
  if (!is_kind || form == CORDON_MAP_FORM_NODE || form == CORDON_MAP_FORM_AREA)
    return CORDON_MAP_DRAWN_NOT;
  return CORDON_MAP_DRAWN_LINE;
}

static CordonMapDrawn
classify_gate (CordonMapForm form,
               const CordonMapTags *tags)
{
  if (form == CORDON_MAP_FORM_NODE)
    return FIND_KIND (gate_rules, tags) != NULL ? CORDON_MAP_DRAWN_POINT : CORDON_MAP_DRAWN_NOT;
  if (form == CORDON_MAP_FORM_AREA || FIND_KIND (way_gate_rules, tags) == NULL)
    return CORDON_MAP_DRAWN_NOT;
  return CORDON_MAP_DRAWN_POINT;
}

/**
 * cordon_map_classify:
 * @layer: a layer of the base map
 * @form: the form of an element
 * @tags: its tags
 *
 * Returns: whether and how the element is drawn in @layer
 */
CordonMapDrawn
cordon_map_classify (CordonMapLayer layer,
                     CordonMapForm form,
                     const CordonMapTags *tags)
{
  gboolean is_area = form == CORDON_MAP_FORM_RING || form == CORDON_MAP_FORM_AREA;
  gboolean is_node = form == CORDON_MAP_FORM_NODE;

  switch (layer)
    {
    case CORDON_MAP_WATER:
      return is_area && FIND_KIND (water_area_rules, tags) != NULL ? CORDON_MAP_DRAWN_POLYGON
                                                                   : CORDON_MAP_DRAWN_NOT;
    case CORDON_MAP_WATERWAY:
      return classify_line (form, FIND_KIND (waterway_rules, tags) != NULL);
    case CORDON_MAP_SQUARE:
      return classify_square (form, tags);
    case CORDON_MAP_GREEN:
      return is_area && FIND_KIND (green_rules, tags) != NULL ? CORDON_MAP_DRAWN_POLYGON
                                                              : CORDON_MAP_DRAWN_NOT;
    case CORDON_MAP_BUILDING:
      return is_area && find_building (tags) != NULL ? CORDON_MAP_DRAWN_POLYGON
                                                     : CORDON_MAP_DRAWN_NOT;
    case CORDON_MAP_RAIL:
      return classify_line (form, FIND_KIND (rail_rules, tags) != NULL);
    case CORDON_MAP_STREET:
      /* The edge of an area for walking is a street too: who crosses it must get across. */
      return classify_line (form, is_street (tags));
    case CORDON_MAP_BARRIER:
      return classify_line (form, FIND_KIND (line_barrier_rules, tags) != NULL);
    case CORDON_MAP_GATE:
      return classify_gate (form, tags);
    case CORDON_MAP_ENTRANCE:
      return is_node && FIND_KIND (entrance_rules, tags) != NULL ? CORDON_MAP_DRAWN_POINT
                                                                 : CORDON_MAP_DRAWN_NOT;
    case CORDON_MAP_CAMERA:
      return is_node && FIND_KIND (camera_rules, tags) != NULL &&
                 !cordon_map_tags_has (tags, "surveillance:type", "guard")
               ? CORDON_MAP_DRAWN_POINT
               : CORDON_MAP_DRAWN_NOT;
    case CORDON_MAP_PLACE:
      return (is_node || is_area) && find_place (tags) != NULL ? CORDON_MAP_DRAWN_POINT
                                                               : CORDON_MAP_DRAWN_NOT;
    case CORDON_N_MAP_LAYERS:
    default:
      return CORDON_MAP_DRAWN_NOT;
    }
}

static void
describe_building (const CordonMapTags *tags,
                   CordonMapFeature *feature)
{
  const char *levels = cordon_map_tags_get (tags, "building:levels");
  const char *min_level = cordon_map_tags_get (tags, "building:min_level");

  feature->kind = find_building (tags);
  feature->height_m = cordon_map_parse_length_m (cordon_map_tags_get (tags, "height"));
  feature->base_height_m = cordon_map_parse_length_m (cordon_map_tags_get (tags, "min_height"));
  /* A number of storeys reads like a length without a unit. */
  if (isnan (feature->height_m))
    feature->height_m = M_PER_LEVEL * cordon_map_parse_length_m (levels);
  if (isnan (feature->base_height_m))
    feature->base_height_m = M_PER_LEVEL * cordon_map_parse_length_m (min_level);
}

static void
describe_street (const CordonMapTags *tags,
                 CordonMapFeature *feature)
{
  const char *level = cordon_map_tags_get (tags, "layer");
  CordonWayAccess access = { 0 };
  gint64 number;

  cordon_way_access (tags, &access);
  feature->kind = cordon_map_tags_get (tags, "highway");
  feature->ref = cordon_map_tags_get (tags, "ref");
  feature->surface = cordon_map_tags_get (tags, "surface");
  feature->width_m = cordon_map_parse_length_m (cordon_map_tags_get (tags, "width"));
  feature->max_speed_kmh = cordon_map_parse_speed_kmh (cordon_map_tags_get (tags, "maxspeed"));
  feature->foot = (guint8) access.foot;
  feature->bicycle = (guint8) access.bicycle;
  feature->vehicle = (guint8) access.vehicle;
  feature->one_way = (gint8) access.oneway;
  feature->is_bridge = (guint8) is_flag_set (tags, "bridge");
  feature->is_tunnel = (guint8) is_flag_set (tags, "tunnel");
  if (level != NULL && cordon_integer_parse (level, &number) && ABS (number) <= 10)
    feature->level = (gint8) number;
}

static void
describe_camera (const CordonMapTags *tags,
                 CordonMapFeature *feature)
{
  const char *type = cordon_map_tags_get (tags, "camera:type");
  const char *direction = cordon_map_tags_get (tags, "camera:direction");

  if (direction == NULL)
    direction = cordon_map_tags_get (tags, "direction");
  feature->kind = type != NULL ? type : "camera";
  feature->direction_deg = cordon_map_parse_direction_deg (direction);
  feature->height_m = cordon_map_parse_length_m (cordon_map_tags_get (tags, "height"));
}

static void
describe_square (const CordonMapTags *tags,
                 CordonMapFeature *feature)
{
  feature->kind = cordon_map_tags_get (tags, "highway");
  if (feature->kind == NULL)
    feature->kind = cordon_map_tags_get (tags, "place");
  feature->surface = cordon_map_tags_get (tags, "surface");
}

static void
describe_barrier (const CordonMapTags *tags,
                  CordonMapFeature *feature)
{
  feature->kind = FIND_KIND (line_barrier_rules, tags);
  feature->height_m = cordon_map_parse_length_m (cordon_map_tags_get (tags, "height"));
}

static void
describe_rail (const CordonMapTags *tags,
               CordonMapFeature *feature)
{
  feature->kind = FIND_KIND (rail_rules, tags);
  feature->is_bridge = (guint8) is_flag_set (tags, "bridge");
  feature->is_tunnel = (guint8) is_flag_set (tags, "tunnel");
}

static void
describe_gate (const CordonMapTags *tags,
               CordonMapFeature *feature)
{
  feature->kind = FIND_KIND (gate_rules, tags);
  feature->width_m = cordon_map_parse_length_m (cordon_map_tags_get (tags, "maxwidth:physical"));
  if (isnan (feature->width_m))
    feature->width_m = cordon_map_parse_length_m (cordon_map_tags_get (tags, "width"));
}

/**
 * cordon_map_describe:
 * @layer: a layer in which cordon_map_classify() draws the element
 * @tags: the element's tags
 * @out_feature: (out): the feature, without its identity, shape and nodes
 *
 * Fills in what the tags say. The texts are those of @tags, not copies.
 */
void
cordon_map_describe (CordonMapLayer layer,
                     const CordonMapTags *tags,
                     CordonMapFeature *out_feature)
{
  *out_feature = (CordonMapFeature){
    .layer = layer,
    .name = cordon_map_tags_get (tags, "name"),
    .height_m = NAN,
    .base_height_m = NAN,
    .width_m = NAN,
    .max_speed_kmh = NAN,
    .direction_deg = NAN,
  };
  switch (layer)
    {
    case CORDON_MAP_WATER:
      out_feature->kind = FIND_KIND (water_area_rules, tags);
      break;
    case CORDON_MAP_WATERWAY:
      out_feature->kind = FIND_KIND (waterway_rules, tags);
      break;
    case CORDON_MAP_SQUARE:
      describe_square (tags, out_feature);
      break;
    case CORDON_MAP_GREEN:
      out_feature->kind = FIND_KIND (green_rules, tags);
      break;
    case CORDON_MAP_BUILDING:
      describe_building (tags, out_feature);
      break;
    case CORDON_MAP_RAIL:
      describe_rail (tags, out_feature);
      break;
    case CORDON_MAP_STREET:
      describe_street (tags, out_feature);
      break;
    case CORDON_MAP_BARRIER:
      describe_barrier (tags, out_feature);
      break;
    case CORDON_MAP_GATE:
      describe_gate (tags, out_feature);
      break;
    case CORDON_MAP_ENTRANCE:
      out_feature->kind = FIND_KIND (entrance_rules, tags);
      break;
    case CORDON_MAP_CAMERA:
      describe_camera (tags, out_feature);
      break;
    case CORDON_MAP_PLACE:
      out_feature->kind = find_place (tags);
      break;
    case CORDON_N_MAP_LAYERS:
    default:
      break;
    }
}
