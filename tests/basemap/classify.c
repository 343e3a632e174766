/* classify.c: tests of which layers an element is in, and what is said of it there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/classify.h"

#include <math.h>
#include <string.h>

#include "tag-text.h"

#define NODE CORDON_MAP_FORM_NODE
#define WAY  CORDON_MAP_FORM_WAY
#define RING CORDON_MAP_FORM_RING
#define AREA CORDON_MAP_FORM_AREA

typedef struct
{
  CordonMapForm form;
  const char *tags;
  const char *answer; /* layer:kind and how it is drawn: . point, - line, # area */
} Row;

static const Row rows[] = {
  { RING, "building=yes", "buildings:yes#" },
  { AREA, "building=church name=Sainte-Dévote", "buildings:church# places:church." },
  { WAY, "building=yes", "" },
  { NODE, "building=yes", "" },
  { RING, "building=no", "" },
  { RING, "building=yes amenity=hospital", "buildings:yes# places:hospital." },
  { RING, "building=yes shop=bakery name=Pain", "buildings:yes#" },
  { WAY, "highway=footway", "streets:footway-" },
  { RING, "highway=footway", "streets:footway-" },
  { RING, "highway=pedestrian area=yes", "streets:pedestrian- squares:pedestrian#" },
  { AREA, "highway=pedestrian", "squares:pedestrian#" },
  { RING, "place=square name=Place", "squares:square# places:square." },
  { WAY, "highway=construction", "" },
  { NODE, "highway=crossing", "" },
  { RING, "natural=water", "water:water#" },
  { RING, "leisure=swimming_pool", "water:swimming_pool#" },
  { WAY, "natural=water", "" },
  { WAY, "waterway=stream", "waterways:stream-" },
  { RING, "waterway=riverbank", "water:riverbank#" },
  { WAY, "natural=coastline", "waterways:coastline-" },
  { RING, "natural=coastline place=islet", "waterways:coastline-" },
  { RING, "leisure=park", "green:park#" },
  { RING, "leisure=park name=Parc", "green:park# places:park." },
  { RING, "leisure=garden barrier=fence", "green:garden# barriers:fence-" },
  { WAY, "barrier=retaining_wall", "barriers:retaining_wall-" },
  { WAY, "barrier=kerb", "" },
  { NODE, "barrier=gate", "gates:gate." },
  { NODE, "barrier=bollard", "gates:bollard." },
  { NODE, "barrier=kerb", "" },
  { WAY, "barrier=lift_gate", "gates:lift_gate." },
  { WAY, "barrier=bollard", "barriers:bollard-" },
  { NODE, "entrance=main", "entrances:main." },
  { NODE, "entrance=no", "" },
  { NODE, "railway=subway_entrance", "entrances:subway_entrance." },
  { NODE, "man_made=surveillance", "cameras:camera." },
  { NODE, "man_made=surveillance camera:type=dome", "cameras:dome." },
  { NODE, "man_made=surveillance surveillance:type=guard", "" },
  { WAY, "railway=rail", "rail:rail-" },
  { WAY, "railway=abandoned", "" },
  { NODE, "railway=station name=Gare", "places:station." },
  { NODE, "railway=station", "" },
  { NODE, "place=suburb name=Fontvieille", "places:suburb." },
  { NODE, "amenity=bench", "" },
  { NODE, "emergency=defibrillator", "places:defibrillator." },
  { NODE, "barrier=gate=x", "" },
};

static void
test_rows (void)
{
#define NAME(LAYER, name, geometry, label) name,
  static const char *const names[] = { CORDON_MAP_LAYERS (NAME) };
  static const char marks[] = " .-#";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) answer = g_string_new (NULL);
      TagText tags;

      g_test_message ("row %u: %s", i, rows[i].tags);
      tag_text_init (&tags, rows[i].tags);
      /* In the order of the table: what it is, then where it is. */
      for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
        {
          CordonMapDrawn drawn = cordon_map_classify (layer, rows[i].form, &tags.tags);
          CordonMapFeature feature;

          if (drawn == CORDON_MAP_DRAWN_NOT)
            continue;
          cordon_map_describe (layer, &tags.tags, &feature);
          g_string_append_printf (answer, "%s%s:%s%c", answer->len > 0 ? " " : "", names[layer],
                                  feature.kind, marks[drawn]);
        }
      g_assert_cmpstr (answer->str, ==, rows[i].answer);
      tag_text_clear (&tags);
    }
}

/* A layer holds one kind of geometry, as the model declares it. */
static void
test_geometry_of_layers (void)
{
#define GEOMETRY(LAYER, name, geometry, label) GEO_SHAPE_##geometry,
  static const GeoShapeKind kinds[] = { CORDON_MAP_LAYERS (GEOMETRY) };
  static const GeoShapeKind drawn_as[] = { 0, GEO_SHAPE_POINT, GEO_SHAPE_LINE,
                                           GEO_SHAPE_POLYGON };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TagText tags;

      tag_text_init (&tags, rows[i].tags);
      for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
        {
          CordonMapDrawn drawn = cordon_map_classify (layer, rows[i].form, &tags.tags);

          if (drawn != CORDON_MAP_DRAWN_NOT)
            g_assert_cmpint (drawn_as[drawn], ==, kinds[layer]);
        }
      tag_text_clear (&tags);
    }
}

typedef struct
{
  const char *tags;
  double height_m;
  double base_height_m;
} HeightRow;

static const HeightRow height_rows[] = {
  { "building=yes", NAN, NAN },
  { "building=yes height=12", 12, NAN },
  { "building=yes building:levels=4", 12, NAN },
  { "building=yes height=10 building:levels=4", 10, NAN },
  { "building=yes height=tall building:levels=4", 12, NAN },
  { "building=yes building:levels=2.5", 7.5, NAN },
  { "building=yes height=20 min_height=5", 20, 5 },
  { "building=yes building:levels=6 building:min_level=2", 18, 6 },
};

static void
test_heights (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (height_rows); i++)
    {
      CordonMapFeature feature;
      TagText tags;

      g_test_message ("row %u: %s", i, height_rows[i].tags);
      tag_text_init (&tags, height_rows[i].tags);
      cordon_map_describe (CORDON_MAP_BUILDING, &tags.tags, &feature);
      g_assert_true (feature.height_m == height_rows[i].height_m ||
                     (isnan (feature.height_m) && isnan (height_rows[i].height_m)));
      g_assert_true (feature.base_height_m == height_rows[i].base_height_m ||
                     (isnan (feature.base_height_m) && isnan (height_rows[i].base_height_m)));
      tag_text_clear (&tags);
    }
}

static void
test_street (void)
{
  CordonMapFeature feature;
  TagText tags;

  tag_text_init (&tags, "highway=primary name=Quai ref=D6098 width=9.5 maxspeed=50 layer=-1 "
                        "tunnel=yes surface=asphalt");
  cordon_map_describe (CORDON_MAP_STREET, &tags.tags, &feature);
  g_assert_cmpstr (feature.name, ==, "Quai");
  g_assert_cmpstr (feature.ref, ==, "D6098");
  g_assert_cmpstr (feature.surface, ==, "asphalt");
  g_assert_cmpfloat (feature.width_m, ==, 9.5);
  g_assert_cmpfloat (feature.max_speed_kmh, ==, 50);
  g_assert_cmpint (feature.level, ==, -1);
  g_assert_true (feature.is_tunnel);
  g_assert_false (feature.is_bridge);
  tag_text_clear (&tags);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/basemap/classify/rows", test_rows);
  g_test_add_func ("/basemap/classify/geometry-of-layers", test_geometry_of_layers);
  g_test_add_func ("/basemap/classify/heights", test_heights);
  g_test_add_func ("/basemap/classify/street", test_street);
  return g_test_run ();
}
