/* osm-assemble.c: tests of making a map of an extract: whole, shuffled, clipped and wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/osm-assemble.h"

#include <bzlib.h>
#include <string.h>

#include "geo/frame.h"
#include "geo/measure.h"
#include "geo/wkb.h"
#include "shared.h"

#define CORDON_DESCRIBE_LAYER_NAME(LAYER, name, geometry, label) name,

static CordonOsmMap *
assemble_text (const char *name,
               const void *text,
               gsize n_bytes,
               GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, text, (gssize) n_bytes, NULL));
  return cordon_osm_assemble (path, CORDON_OSM_FORMAT_XML, NULL, NULL, error);
}

static void
append_text (GString *text,
             const char *key,
             const char *value)
{
  g_string_append_printf (text, " %s=%s", key, value != NULL ? value : "-");
}

/* All of a map as text, a line for each feature. */
static char *
describe_map (const CordonOsmMap *map)
{
  static const char *const names[] = { CORDON_MAP_LAYERS (CORDON_DESCRIBE_LAYER_NAME) NULL };
  GString *text = g_string_new (NULL);

  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    for (guint i = 0; i < map->layers[layer]->len; i++)
      {
        const CordonMapFeature *f = &g_array_index (map->layers[layer], CordonMapFeature, i);
        g_autofree char *wkt = geo_wkt_format (f->shape);

        g_string_append_printf (text, "%s %" G_GINT64_FORMAT, names[layer], f->source_id);
        append_text (text, "kind", f->kind);
        append_text (text, "name", f->name);
        g_string_append_printf (text,
                                " %" G_GINT64_FORMAT ">%" G_GINT64_FORMAT
                                " h=%g b=%g w=%g d=%g v=%g o=%d l=%d %d%d %d%d%d %s\n",
                                f->from_node, f->to_node, f->height_m, f->base_height_m,
                                f->width_m, f->direction_deg, f->max_speed_kmh, f->one_way,
                                f->level, f->is_bridge, f->is_tunnel, f->foot, f->bicycle,
                                f->vehicle, wkt);
      }
  for (guint i = 0; i < map->incomplete->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (map->incomplete, i));
  return g_string_free (text, FALSE);
}

/* ---- a small town -------------------------------------------------------- */

/* Elements of one kind each on their own, so that they can be put in any order. */
static const char *const town_nodes =
  "<node id='1' lat='43.70' lon='7.40'/><node id='2' lat='43.70' lon='7.41'/>"
  "<node id='3' lat='43.71' lon='7.41'/><node id='4' lat='43.71' lon='7.40'/>"
  "<node id='5' lat='43.702' lon='7.402'/><node id='6' lat='43.702' lon='7.404'/>"
  "<node id='7' lat='43.704' lon='7.404'/><node id='8' lat='43.704' lon='7.402'/>"
  "<node id='9' lat='43.705' lon='7.42'><tag k='barrier' v='lift_gate'/></node>"
  "<node id='10' lat='43.706' lon='7.43'><tag k='man_made' v='surveillance'/>"
  "<tag k='direction' v='SW'/><tag k='camera:type' v='dome'/></node>"
  "<node id='11' lat='43.707' lon='7.43'><tag k='entrance' v='main'/></node>"
  "<node id='12' lat='43.708' lon='7.43'><tag k='place' v='suburb'/>"
  "<tag k='name' v='Port'/></node>"
  "<node id='13' lat='43.7' lon='7.44'/><node id='14' lat='43.71' lon='7.44'/>";

static const char *const town_ways =
  "<way id='100'><nd ref='1'/><nd ref='2'/><nd ref='3'/></way>"
  "<way id='101'><nd ref='3'/><nd ref='4'/><nd ref='1'/></way>"
  "<way id='102'><nd ref='5'/><nd ref='6'/><nd ref='7'/><nd ref='8'/><nd ref='5'/></way>"
  "<way id='103'><nd ref='2'/><nd ref='9'/><nd ref='13'/><tag k='highway' v='residential'/>"
  "<tag k='name' v='Quai'/><tag k='width' v='7.5 m'/><tag k='oneway' v='yes'/></way>"
  "<way id='104'><nd ref='9'/><nd ref='14'/><tag k='highway' v='steps'/></way>"
  "<way id='105'><nd ref='5'/><nd ref='6'/><nd ref='7'/><nd ref='5'/>"
  "<tag k='building' v='yes'/><tag k='building:levels' v='4'/></way>"
  "<way id='106'><nd ref='13'/><nd ref='14'/><tag k='barrier' v='wall'/>"
  "<tag k='height' v='2'/></way>";

static const char *const town_relations =
  "<relation id='200'><member type='way' ref='100' role='outer'/>"
  "<member type='way' ref='101' role='outer'/><member type='way' ref='102' role='inner'/>"
  "<tag k='type' v='multipolygon'/><tag k='building' v='stadium'/><tag k='height' v='20'/>"
  "<tag k='min_height' v='5'/><tag k='name' v='Stade'/></relation>";

static char *
join_town (const char *first,
           const char *second,
           const char *third)
{
  return g_strconcat ("<osm version='0.6'><bounds minlat='43.69' minlon='7.39' maxlat='43.72' "
                      "maxlon='7.45'/>",
                      first, second, third, "</osm>", NULL);
}

static const char town_map[] =
  "buildings 105 kind=yes name=- 0>0 h=12 b=nan w=nan d=nan v=nan o=0 l=0 00 000 "
  "POLYGON ((7.402 43.702, 7.404 43.702, 7.404 43.704, 7.402 43.702))\n"
  "buildings 200 kind=stadium name=Stade 0>0 h=20 b=5 w=nan d=nan v=nan o=0 l=0 00 000 "
  "POLYGON ((7.4 43.7, 7.41 43.7, 7.41 43.71, 7.4 43.71, 7.4 43.7), "
  "(7.402 43.702, 7.402 43.704, 7.404 43.704, 7.404 43.702, 7.402 43.702))\n"
  "streets 103 kind=residential name=Quai 2>9 h=nan b=nan w=7.5 d=nan v=nan o=1 l=0 00 111 "
  "LINESTRING (7.41 43.7, 7.42 43.705)\n"
  "streets 103 kind=residential name=Quai 9>13 h=nan b=nan w=7.5 d=nan v=nan o=1 l=0 00 111 "
  "LINESTRING (7.42 43.705, 7.44 43.7)\n"
  "streets 104 kind=steps name=- 9>14 h=nan b=nan w=nan d=nan v=nan o=0 l=0 00 122 "
  "LINESTRING (7.42 43.705, 7.44 43.71)\n"
  "barriers 106 kind=wall name=- 0>0 h=2 b=nan w=nan d=nan v=nan o=0 l=0 00 000 "
  "LINESTRING (7.44 43.7, 7.44 43.71)\n"
  "gates 9 kind=lift_gate name=- 0>0 h=nan b=nan w=nan d=nan v=nan o=0 l=0 00 000 "
  "POINT (7.42 43.705)\n"
  "entrances 11 kind=main name=- 0>0 h=nan b=nan w=nan d=nan v=nan o=0 l=0 00 000 "
  "POINT (7.43 43.707)\n"
  "cameras 10 kind=dome name=- 0>0 h=nan b=nan w=nan d=225 v=nan o=0 l=0 00 000 "
  "POINT (7.43 43.706)\n"
  "places 200 kind=stadium name=Stade 0>0 h=nan b=nan w=nan d=nan v=nan o=0 l=0 00 000 "
  "POINT (7.405 43.705)\n"
  "places 12 kind=suburb name=Port 0>0 h=nan b=nan w=nan d=nan v=nan o=0 l=0 00 000 "
  "POINT (7.43 43.708)\n";

static void
test_any_order (void)
{
  const char *const parts[] = { town_nodes, town_ways, town_relations };
  static const guint orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 0, 2 }, { 2, 0, 1 }, { 0, 2, 1 }, { 1, 2, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *text = join_town (parts[orders[i][0]], parts[orders[i][1]],
                                         parts[orders[i][2]]);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonOsmMap) map = assemble_text ("town.osm", text, strlen (text), &error);
      g_autofree char *described = NULL;

      g_test_message ("order %u", i);
      g_assert_no_error (error);
      described = describe_map (map);
      g_assert_cmpstr (described, ==, town_map);
    }
}

static void
test_bzip2 (void)
{
  g_autofree char *text = join_town (town_relations, town_ways, town_nodes);
  char packed[16384];
  guint n_packed = sizeof packed;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonOsmMap) map = NULL;
  g_autofree char *described = NULL;

  g_assert_cmpint (BZ2_bzBuffToBuffCompress (packed, &n_packed, text, (guint) strlen (text), 9, 0,
                                             0),
                   ==, BZ_OK);
  map = assemble_text ("town.osm.bz2", packed, n_packed, &error);
  g_assert_no_error (error);
  described = describe_map (map);
  g_assert_cmpstr (described, ==, town_map);
}

/* An element that comes twice counts as it came last. */
static void
test_repeated (void)
{
  g_autofree char *nodes = g_strconcat ("<node id='12' lat='1' lon='1'><tag k='place' v='city'/>"
                                        "<tag k='name' v='Old'/></node><node id='1' lat='1' "
                                        "lon='1'/>",
                                        town_nodes, NULL);
  g_autofree char *ways = g_strconcat ("<way id='104'><nd ref='9'/><nd ref='1'/>"
                                       "<tag k='highway' v='path'/></way>",
                                       town_ways, NULL);
  g_autofree char *text = join_town (nodes, ways, town_relations);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonOsmMap) map = assemble_text ("town.osm", text, strlen (text), &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe_map (map);
  g_assert_cmpstr (described, ==, town_map);
}

/* ---- what is clipped, or wrong ------------------------------------------- */

typedef struct
{
  const char *what;
  const char *ways; /* and relations */
  const char *map;  /* layer, id, kind, wkt; then what is incomplete */
  guint n_clipped;
  guint n_repaired;
} Row;

/* Nodes 1 to 6 are there, others are beyond the edge; 4 2 6 is a square's diagonal. */
static const char *const row_nodes =
  "<node id='1' lat='0' lon='0'/><node id='2' lat='0' lon='1'/><node id='3' lat='1' lon='1'/>"
  "<node id='4' lat='1' lon='0'/><node id='5' lat='2' lon='0'/><node id='6' lat='2' lon='1'/>";

static const Row rows[] = {
  { "a street that leaves and comes back",
    "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='99'/><nd ref='3'/><nd ref='4'/>"
    "<tag k='highway' v='path'/></way>",
    "streets 1 path LINESTRING (0 0, 1 0)\nstreets 1 path LINESTRING (1 1, 0 1)\n", 1, 0 },
  { "a street of which one node is there",
    "<way id='1'><nd ref='1'/><nd ref='98'/><nd ref='99'/><tag k='highway' v='path'/></way>"
    "<way id='2'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way>",
    "streets 2 path LINESTRING (0 0, 1 0)\n"
    "way 1: the extract has at most one of its nodes\n",
    0, 0 },
  { "half a building",
    "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='99'/><nd ref='1'/><tag k='building' v='yes'/>"
    "</way><way id='2'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way>",
    "streets 2 path LINESTRING (0 0, 1 0)\n"
    "way 1: its outline leads beyond the edge of the extract\n",
    0, 0 },
  { "a building that is not closed",
    "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><tag k='building' v='yes'/></way>"
    "<way id='2'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way>",
    "streets 2 path LINESTRING (0 0, 1 0)\n"
    "way 1: its outline is not closed in the extract\n",
    0, 0 },
  { "ways without nodes",
    "<way id='1'/><way id='2'><tag k='building' v='yes'/></way>"
    "<way id='3'><tag k='highway' v='path'/></way>"
    "<way id='4'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way>",
    "streets 4 path LINESTRING (0 0, 1 0)\n"
    "way 2: its outline is not closed in the extract\n"
    "way 3: the extract has at most one of its nodes\n",
    0, 0 },
  { "a building that crosses itself",
    "<way id='1'><nd ref='1'/><nd ref='3'/><nd ref='4'/><nd ref='2'/><nd ref='1'/>"
    "<tag k='building' v='yes'/></way>",
    NULL, 0, 1 },
  { "a node twice in a row",
    "<way id='1'><nd ref='1'/><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way>",
    "streets 1 path LINESTRING (0 0, 1 0)\n", 0, 0 },
  { "tags on the outer way, as of old",
    "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='4'/><nd ref='1'/>"
    "<tag k='building' v='yes'/></way>"
    "<relation id='9'><member type='way' ref='1' role='outer'/>"
    "<tag k='type' v='multipolygon'/></relation>",
    "buildings 9 yes POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))\n", 0, 0 },
  { "tags on both",
    "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='4'/><nd ref='1'/>"
    "<tag k='building' v='yes'/></way>"
    "<relation id='9'><member type='way' ref='1' role='outer'/>"
    "<tag k='type' v='multipolygon'/><tag k='building' v='hotel'/></relation>",
    "buildings 9 hotel POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))\n", 0, 0 },
  { "an area of which a way is missing",
    "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='1'/></way>"
    "<relation id='9'><member type='way' ref='1' role='inner'/>"
    "<member type='way' ref='99' role='outer'/>"
    "<tag k='type' v='multipolygon'/><tag k='building' v='yes'/></relation>"
    "<way id='2'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way>",
    "streets 2 path LINESTRING (0 0, 1 0)\n"
    "relation 9: a part of its outline is not in the extract\n",
    0, 0 },
  { "an area of two, of which one is whole",
    "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='1'/></way>"
    "<way id='2'><nd ref='4'/><nd ref='5'/><nd ref='6'/></way>"
    "<relation id='9'><member type='way' ref='1' role='outer'/>"
    "<member type='way' ref='2' role='outer'/>"
    "<tag k='type' v='multipolygon'/><tag k='natural' v='water'/></relation>",
    "water 9 water POLYGON ((0 0, 1 0, 1 1, 0 0))\n"
    "relation 9: a part of its outline is not in the extract\n",
    0, 0 },
  { "a loop that is a street, and one that is a square",
    "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='1'/>"
    "<tag k='highway' v='pedestrian'/></way>"
    "<way id='2'><nd ref='4'/><nd ref='5'/><nd ref='6'/><nd ref='4'/>"
    "<tag k='highway' v='pedestrian'/><tag k='area' v='yes'/></way>",
    "streets 1 pedestrian LINESTRING (0 0, 1 0, 1 1, 0 0)\n"
    "streets 2 pedestrian LINESTRING (0 1, 0 2, 1 2, 0 1)\n"
    "squares 2 pedestrian POLYGON ((0 1, 1 2, 0 2, 0 1))\n",
    0, 0 },
};

static char *
describe_briefly (const CordonOsmMap *map)
{
  static const char *const names[] = { CORDON_MAP_LAYERS (CORDON_DESCRIBE_LAYER_NAME) NULL };
  GString *text = g_string_new (NULL);

  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    for (guint i = 0; i < map->layers[layer]->len; i++)
      {
        const CordonMapFeature *f = &g_array_index (map->layers[layer], CordonMapFeature, i);
        g_autofree char *wkt = geo_wkt_format (f->shape);

        g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %s %s\n", names[layer],
                                f->source_id, f->kind, wkt);
      }
  for (guint i = 0; i < map->incomplete->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (map->incomplete, i));
  return g_string_free (text, FALSE);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *text = g_strconcat ("<osm>", row_nodes, row->ways, "</osm>", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonOsmMap) map = assemble_text ("row.osm", text, strlen (text), &error);
      g_autofree char *described = NULL;

      g_test_message ("row %u: %s", i, row->what);
      g_assert_no_error (error);
      described = describe_briefly (map);
      if (row->map != NULL)
        g_assert_cmpstr (described, ==, row->map);
      g_assert_cmpuint (map->n_clipped, ==, row->n_clipped);
      g_assert_cmpuint (map->n_repaired, ==, row->n_repaired);
    }
}

static const char *const empty_texts[] = {
  "<osm/>",
  "<osm><node id='1' lat='1' lon='1'/></osm>",
  "<osm><way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way></osm>",
  "<osm><relation id='1'><tag k='type' v='multipolygon'/><tag k='building' v='yes'/></relation>"
  "</osm>",
};

static void
test_nothing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (empty_texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonOsmMap) map = assemble_text ("empty.osm", empty_texts[i],
                                                    strlen (empty_texts[i]), &error);

      g_test_message ("row %u", i);
      g_assert_null (map);
      g_assert_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT);
    }
}

/* ---- real cities --------------------------------------------------------- */

typedef struct
{
  const char *name;
  CordonOsmFormat format;
  guint counts[CORDON_N_MAP_LAYERS];
  double sea_m2;
} CityRow;

/* Counted in what `osmium cat -f opl` writes, by a program that shares no code with this one:
 * streets cut at shared nodes, closed ways and multipolygons with building=*, and so on. Of
 * the 23,375 elements with building=* of the region, 44 are ways cut open at its edge. */
static const CityRow city_rows[] = {
  { "osm/monaco-2021.osm.pbf",
    CORDON_OSM_FORMAT_PBF,
    { [CORDON_MAP_BUILDING] = 1207,
      [CORDON_MAP_STREET] = 4213,
      [CORDON_MAP_GATE] = 74,
      [CORDON_MAP_ENTRANCE] = 67,
      [CORDON_MAP_CAMERA] = 10,
      [CORDON_MAP_RAIL] = 13,
      [CORDON_MAP_WATERWAY] = 23 },
    5.0346e6 },
  { "osm/monaco-region-2016.osm.pbf",
    CORDON_OSM_FORMAT_PBF,
    { [CORDON_MAP_BUILDING] = 23332,
      [CORDON_MAP_STREET] = 5426,
      [CORDON_MAP_GATE] = 48,
      [CORDON_MAP_ENTRANCE] = 13,
      [CORDON_MAP_RAIL] = 67,
      [CORDON_MAP_WATERWAY] = 46 },
    33.108e6 },
  { "osm/monaco-2012.osm.gz",
    CORDON_OSM_FORMAT_XML,
    { [CORDON_MAP_BUILDING] = 966,
      [CORDON_MAP_STREET] = 1587,
      [CORDON_MAP_GATE] = 11,
      [CORDON_MAP_ENTRANCE] = 3,
      [CORDON_MAP_RAIL] = 1,
      [CORDON_MAP_WATERWAY] = 20 },
    245.05e6 },
};

static double
measure_sea_m2 (const CordonOsmMap *map)
{
  double sea_m2 = 0;

  for (guint i = 0; i < map->layers[CORDON_MAP_WATER]->len; i++)
    {
      const CordonMapFeature *feature = &g_array_index (map->layers[CORDON_MAP_WATER],
                                                        CordonMapFeature, i);

      if (g_str_equal (feature->kind, "sea"))
        sea_m2 += geo_measure_area_m2 (feature->shape);
    }
  return sea_m2;
}

static void
test_cities (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (city_rows); i++)
    {
      const CityRow *row = &city_rows[i];
      g_autofree char *path = find_shared (row->name);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonOsmMap) map = NULL;

      if (path == NULL)
        return;
      map = cordon_osm_assemble (path, row->format, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
        {
          g_test_message ("row %u: %s, layer %u: %u", i, row->name, layer,
                          map->layers[layer]->len);
          if (row->counts[layer] > 0)
            g_assert_cmpuint (map->layers[layer]->len, ==, row->counts[layer]);
        }
      g_assert_cmpfloat_with_epsilon (measure_sea_m2 (map), row->sea_m2, 1e-3 * row->sea_m2);
    }
}

/* The harbour is wet, the palace is dry. */
static void
test_sea_of_monaco (void)
{
  static const struct
  {
    GeoLonLat place;
    gboolean is_sea;
  } places[] = {
    { { 7.4245, 43.7345 }, TRUE },  /* Port Hercule */
    { { 7.4400, 43.7400 }, TRUE },  /* off the Larvotto */
    { { 7.4206, 43.7315 }, FALSE }, /* the palace */
    { { 7.4275, 43.7393 }, FALSE }, /* the casino */
    { { 7.4156, 43.7276 }, FALSE }, /* the stadium */
  };
  g_autofree char *path = find_shared ("osm/monaco-2021.osm.pbf");
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonOsmMap) map = NULL;

  if (path == NULL)
    return;
  map = cordon_osm_assemble (path, CORDON_OSM_FORMAT_PBF, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GeoFrame) frame = geo_frame_new (7.42, 43.73);
      gboolean is_sea = FALSE;

      for (guint j = 0; j < map->layers[CORDON_MAP_WATER]->len; j++)
        {
          const CordonMapFeature *feature = &g_array_index (map->layers[CORDON_MAP_WATER],
                                                            CordonMapFeature, j);
          g_autoptr (GeoPolygon) polygon = NULL;

          if (!g_str_equal (feature->kind, "sea"))
            continue;
          polygon = geo_frame_polygon (frame, feature->shape);
          is_sea |= geo_polygon_contains (polygon, geo_frame_to_local (frame, places[i].place));
        }
      g_test_message ("row %u", i);
      g_assert_cmpint (is_sea, ==, places[i].is_sea);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/osm-assemble/any-order", test_any_order);
  g_test_add_func ("/importer/osm-assemble/bzip2", test_bzip2);
  g_test_add_func ("/importer/osm-assemble/repeated", test_repeated);
  g_test_add_func ("/importer/osm-assemble/rows", test_rows);
  g_test_add_func ("/importer/osm-assemble/nothing", test_nothing);
  g_test_add_func ("/importer/osm-assemble/cities", test_cities);
  g_test_add_func ("/importer/osm-assemble/sea-of-monaco", test_sea_of_monaco);
  return g_test_run ();
}
