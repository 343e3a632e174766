/* sample-harbour-map.c: the map of the invented city of Marévole, under the harbour-city samples.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Main streets and landmarks are tables in metres on the city's grid; the
 * quarters between them are built by sample-city-quarter.c.
 */
#include "config.h"

#include <math.h>

#include "session/sample-city.h"
#include "session/sample-harbour.h"

#define SEED G_GUINT64_CONSTANT (20270612)

/* clang-format off */
static const CordonSampleAvenue avenues[] = {
  { 'x', -1440, -410, 1120, 9, 50, "tertiary", "Saltworks Road" },
  { 'x', -1100, -410, 1120, 11, 50, "secondary", "Westgate Road" },
  { 'x', -760, -410, 1120, 13, 50, "secondary", "Western Boulevard" },
  { 'x', -480, -410, 1120, 11, 50, "tertiary", "West Ring Street" },
  { 'x', -240, -180, 1120, 11, 50, "secondary", "Stadium Parade" },
  { 'x', -60, 120, 820, 14, 50, "primary", "Avenue of the Admirals" },
  { 'x', 240, -180, 300, 10, 30, "tertiary", "Chandlers' Row" },
  { 'x', 240, 300, 1120, 13, 50, "secondary", "Boulevard de l'Orée" },
  { 'x', 480, -410, 1120, 12, 50, "secondary", "Eastern Avenue" },
  { 'x', 760, -410, 1120, 11, 50, "tertiary", "Lighthouse Road" },
  { 'x', 1100, -410, 1120, 11, 50, "secondary", "Λεωφόρος Φάρου (Pharos Avenue)" },
  { 'x', 1440, -410, 1120, 9, 50, "tertiary", "Cape Road" },
  { 'y', -410, -1440, -300, 9, 30, "tertiary", "Promenade of the Pilots" },
  { 'y', -410, 300, 1440, 9, 30, "tertiary", "Marina Promenade" },
  { 'y', -180, -1440, -480, 10, 50, "tertiary", "Dock Street" },
  { 'y', -180, -480, 480, 9, 0, "pedestrian", "Quai des Deux Tours" },
  { 'y', -180, 480, 1440, 10, 50, "tertiary", "Shipwrights' Street" },
  { 'y', -120, -1440, 1440, 15, 50, "primary", "Quay Road" },
  { 'y', 120, -1440, -480, 11, 50, "secondary", "Rope Walk" },
  { 'y', 120, -240, 1440, 11, 50, "secondary", "Rope Walk" },
  { 'y', 180, -480, -240, 7, 30, "residential", "Ropemakers' Street" },
  { 'y', 300, -1440, 1440, 14, 50, "primary", "Upper Town Road" },
  { 'y', 520, -1440, 1440, 12, 50, "secondary", "Northern Boulevard" },
  { 'y', 820, -1440, 1440, 10, 50, "tertiary", "Vineyard Road" },
  { 'y', 1120, -1440, 1440, 9, 50, "tertiary", "Hill Road" },
};

static const struct
{
  char style;
  double west_m, south_m, east_m, north_m;
} quarters[] = {
  { 'v', -1440, 820, -1100, 1120 }, { 'v', -1100, 820, -760, 1120 }, { 'v', -480, 820, -240, 1120 },
  { 'm', -240, 820, 20, 1120 }, { 'm', 160, 820, 240, 1120 }, { 'v', 240, 820, 480, 1120 },
  { 'v', 480, 820, 760, 1120 }, { 'v', 1100, 820, 1440, 1120 },
  { 'v', -1440, 520, -1100, 820 }, { 'm', -1100, 520, -760, 820 }, { 'm', -760, 520, -480, 820 },
  { 'm', -480, 520, -240, 820 }, { 'd', -240, 520, -60, 820 }, { 'i', -60, 520, 54, 820 }, { 'i', 126, 520, 240, 820 },
  { 'd', 240, 520, 480, 820 }, { 'm', 480, 520, 760, 820 }, { 'v', 760, 520, 1100, 820 },
  { 'v', 1100, 520, 1440, 820 },
  { 'v', -1440, 300, -1100, 520 }, { 'm', -1100, 300, -760, 520 }, { 'd', -480, 300, -240, 520 },
  { 'd', -240, 300, -60, 520 }, { 'd', -60, 300, 20, 520 }, { 'd', 160, 300, 240, 520 },
  { 'd', 240, 300, 480, 520 }, { 'm', 480, 300, 760, 520 }, { 'm', 760, 300, 1100, 520 },
  { 'v', 1100, 300, 1440, 520 },
  { 'm', -1440, 120, -1100, 300 }, { 'm', -1100, 120, -760, 300 }, { 'd', -760, 120, -480, 300 },
  { 'o', -480, 180, -240, 300 }, { 'o', -240, 120, -60, 300 }, { 'd', -60, 120, 0, 300 },
  { 'd', 180, 120, 240, 300 }, { 'd', 480, 120, 760, 300 }, { 'm', 760, 120, 1100, 300 },
  { 'v', 1100, 120, 1440, 300 },
  { 'm', -1440, -120, -1100, 120 }, { 'm', -1100, -120, -760, 120 }, { 'd', -760, -120, -480, 120 },
  { 'd', 480, -120, 760, 120 }, { 'm', 760, -120, 1100, 120 }, { 'v', 1100, -120, 1440, 120 },
  { 'm', -1440, -180, -1100, -120 }, { 'm', -1100, -180, -760, -120 }, { 'd', -760, -180, -480, -120 },
  { 'd', 480, -180, 760, -120 }, { 'm', 760, -180, 1100, -120 }, { 'v', 1100, -180, 1440, -120 },
  { 'i', -1100, -410, -760, -180 }, { 'i', -760, -410, -480, -180 }, { 'i', -480, -410, -310, -180 },
  { 'i', 310, -410, 480, -180 }, { 'i', 480, -410, 760, -180 }, { 'm', 760, -410, 1100, -180 },
};

/* Single things: layer, kind, name, height of a building or width of a street, where. */
static const char *const landmarks[] = {
  "water | sea | Gulf of Selvane | | -3000 -432, -300 -432, -80 -432, -80 -420, -300 -420, -300 -180, 300 -180, 300 -420, 80 -420, 80 -432, 300 -432, 3000 -432, 3000 -2400, -3000 -2400",
  "water | pond | Mirror Pond | | ~14 -680 400, -620 390, -610 440, -670 455",
  "water | fountain | Admirals' Fountain | | ~6 80 225, 96 225, 96 241, 80 241",
  "water | swimming_pool | Sea baths | | 800 -398, 850 -398, 850 -380, 800 -380",
  "green | park | West Park | | ~20 -746 314, -494 314, -494 506, -746 506",
  "green | park | Saltworks Meadow | | ~24 -1425 -395, -1115 -395, -1115 -195, -1425 -195",
  "green | park | Cape Gardens | | ~24 1115 -395, 1425 -395, 1425 -195, 1115 -195",
  "green | park | Vineyard Park | | ~24 -745 835, -495 835, -495 1105, -745 1105",
  "green | park | Observatory Hill | | ~24 775 835, 1085 835, 1085 1105, 775 1105",
  "green | park | Hospitality hill | | ~12 292 206, 470 206, 470 290, 292 290",
  "green | garden | Cathedral garden | | ~5 130 160, 164 160, 164 200, 130 200",
  "green | garden | Basin lawn | | ~5 -40 -12, 40 -12, 40 10, -40 10",
  "green | wood | Selvane Woods | | ~60 -1500 1140, 1500 1140, 1350 1420, 600 1370, 100 1460, -700 1380, -1400 1440",
  "green | pitch | Stadium pitch | | ~10 -412 -28, -308 -28, -308 88, -412 88",
  "green | grass | | | 56 540, 124 540, 124 640, 110 780, 76 780, 56 640",
  "green | grass | | | 30 832, 74 832, 82 1110, 30 1110",
  "green | grass | | | 106 832, 150 832, 150 1110, 108 1110",
  "green | allotments | Signalmen's gardens | | 34 1000, 70 1000, 72 1060, 34 1060",
  "green | grass | East tribune lawn | | 390 -104, 464 -104, 464 -40, 390 -40",
  "squares | pedestrian | Admirals' Square | | ~8 8 132, 172 132, 172 288, 8 288",
  "squares | pedestrian | Station forecourt | | 26 310, 154 310, 154 486, 26 486",
  "squares | pedestrian | Quay promenade | | -470 -176, 470 -176, 470 -132, -470 -132",
  "squares | pedestrian | Stadium forecourt | | -470 -110, -456 -110, -456 170, -470 170",
  "squares | pedestrian | Mole head | | -150 -432, -80 -432, -80 -420, -150 -420",
  "buildings | stadium | Estádio das Marés, west stand | 22 | ~18 -450 -70, -416 -70, -416 130, -450 130",
  "buildings | stadium | Estádio das Marés, east stand | 22 | ~18 -304 -70, -270 -70, -270 130, -304 130",
  "buildings | stadium | Estádio das Marés, south stand | 18 | ~10 -412 -82, -308 -82, -308 -32, -412 -32",
  "buildings | stadium | Estádio das Marés, north stand | 18 | ~10 -412 92, -308 92, -308 142, -412 142",
  "buildings | commercial | Race pits | 7 | -150 -62, 150 -62, 150 -48, -150 -48",
  "buildings | hotel | Hotel Deux Tours | 31 | -60 -30, -46 -30, -46 8, -60 8",
  "buildings | public | Ropewalk Hall | 12 | -180 -20, -110 -20, -110 0, -180 0",
  "buildings | public | Media centre | 9 | -180 20, -110 20, -110 44, -180 44",
  "buildings | commercial | Team building | 8 | -30 60, 30 60, 30 78, -30 78",
  "buildings | public | Harbour Guard barracks (joint command) | 14 | 140 30, 180 30, 180 56, 140 56",
  "buildings | hospital | Medical centre | 10 | 80 -12, 112 -12, 112 8, 80 8",
  "buildings | grandstand | East tribune | 13 | 300 -60, 340 -60, 340 100, 300 100",
  "buildings | commercial | Tribune services | 5 | 362 -20, 380 -20, 380 90, 362 90",
  "buildings | apartments | Eastern Terrace | 19 | 410 -10, 462 -10, 462 20, 410 20",
  "buildings | apartments | Eastern Terrace | 19 | 410 60, 462 60, 462 112, 448 112, 448 74, 410 74",
  "buildings | cathedral | Cathedral of the Two Towers | 38 | 128 206, 164 206, 164 262, 152 274, 140 274, 128 262",
  "buildings | town_hall | Town hall | 21 | 16 250, 70 250, 70 276, 16 276",
  "buildings | market | Market hall | 11 | 16 140, 60 140, 60 186, 16 186",
  "buildings | hotel | Hotel Bellavue | 27 | 330 226, 400 226, 400 244, 346 244, 346 274, 330 274",
  "buildings | commercial | Chandlery | 12 | 296 150, 340 150, 340 190, 296 190",
  "buildings | commercial | Old customs house | 15 | 356 150, 420 150, 420 178, 356 178",
  "buildings | house | Chandlers' cottages | 8 | 254 150, 274 150, 274 162, 254 162",
  "buildings | train_station | Marévole Central | 17 | 34 490, 146 490, 146 510, 34 510",
  "buildings | terminal | Ferry hall | 9 | 100 -160, 150 -160, 150 -142, 100 -142",
  "buildings | kiosk | Quay kiosk | 4 | -300 -158, -290 -158, -290 -150, -300 -150",
  "buildings | kiosk | Quay kiosk | 4 | -60 -158, -50 -158, -50 -150, -60 -150",
  "buildings | kiosk | Quay kiosk | 4 | 330 -158, 340 -158, 340 -150, 330 -150",
  "buildings | fire_station | Western fire station | 12 | -670 -404, -630 -404, -630 -398, -670 -398",
  "buildings | lighthouse | West mole light | 16 | ~3 -92 -430, -84 -430, -84 -422, -92 -422",
  "buildings | lighthouse | East mole light | 16 | ~3 84 -430, 92 -430, 92 -422, 84 -422",
  "buildings | pavilion | Observatory | 14 | ~8 915 955, 945 955, 945 985, 915 985",
  "buildings | pavilion | Park café | 5 | -600 420, -580 420, -580 434, -600 434",
  "streets | tertiary | Two Basins Circuit | 12 | -200 -80, 200 -80, 200 80, 60 80, 60 20, -80 20, -80 80, -200 80, -200 -80",
  "streets | service | Pit lane | 6 | -240 -70, -200 -80",
  "streets | service | Pit lane | 6 | 200 -80, 240 -70",
  "streets | footway | Village walk | 3 | -240 60, -200 80",
  "streets | footway | Rope Walk passage | 3 | -160 120, -200 80",
  "streets | footway | Barracks passage | 3 | 160 120, 200 80",
  "streets | steps | Station stairs | 8 | 90 300, 90 316, 90 330",
  "streets | pedestrian | Station forecourt | 12 | 90 330, 90 420, 90 520",
  "streets | pedestrian | Square walk | 8 | -60 210, 8 210, 90 210, 172 210, 240 210",
  "streets | pedestrian | Square walk | 8 | 90 120, 90 210, 90 300",
  "streets | steps | Chandlers' Steps | 5 | 240 170, 252 174, 262 184, 278 186, 292 196",
  "streets | footway | Hill path | 3 | 292 196, 350 200, 420 214, 480 216",
  "streets | footway | Hill path | 3 | 420 214, 440 256, 400 300",
  "streets | footway | West Park path | 3 | -760 420, -690 380, -610 370, -540 430, -480 440",
  "streets | footway | West Park path | 3 | -620 300, -610 370, -600 450, -630 520",
  "streets | footway | Vineyard path | 2 | -760 960, -690 980, -620 930, -480 960",
  "streets | footway | Observatory path | 2 | 760 900, 850 950, 930 940, 1000 1010, 1100 1030",
  "streets | footway | Meadow path | 2 | -1440 -300, -1340 -280, -1260 -330, -1180 -260, -1100 -280",
  "streets | footway | Cape path | 2 | 1100 -300, 1200 -260, 1290 -330, 1380 -300, 1440 -310",
  "streets | service | West mole | 6 | -300 -410, -300 -426, -86 -426",
  "streets | service | East mole | 6 | 300 -410, 300 -426, 86 -426",
  "streets | footway | Pontoon A | 3 | -240 -180, -240 -260",
  "streets | footway | Pontoon B | 3 | -180 -180, -180 -280",
  "streets | footway | Pontoon C | 3 | -120 -180, -120 -280",
  "streets | footway | Pontoon D | 3 | 120 -180, 120 -280",
  "streets | footway | Pontoon E | 3 | 180 -180, 180 -280",
  "streets | footway | Pontoon F | 3 | 240 -180, 240 -260",
  "rail | rail | Northern line | | 66 525, 66 640, 84 780, 88 900, 90 1000, 90 1460",
  "rail | rail | Northern line | | 114 525, 114 640, 96 780, 92 900, 95 1000, 95 1460",
  "rail | rail | Carriage siding | | 72 640, 72 700, 78 760",
  "rail | rail | Station siding | | 82 525, 82 620, 76 700",
  "rail | rail | Station siding | | 98 525, 98 620, 104 700",
  "waterways | stream | Selvane brook | | -930 1440, -940 1200, -960 1120, -930 980, -945 820",
  "barriers | city_wall | Old Town wall | 7 | -464 288, -420 293, -330 292",
  "barriers | city_wall | Old Town wall | 7 | -270 292, -230 290, -140 293",
  "barriers | retaining_wall | Hill wall | 3 | 292 200, 292 204, 330 206, 470 204",
  "barriers | fence | Stadium fence | 2 | -454 -94, -266 -94, -266 150, -454 150, -454 -94",
  "barriers | wall | Mole parapet | 1.5 | -300 -431, -82 -431",
  "barriers | wall | Mole parapet | 1.5 | 82 -431, 300 -431",
  "gates | gate | Lantern Gate | | -300 292",
  "gates | bollard | | | -480 -178",
  "gates | bollard | | | 480 -178",
  "gates | lift_gate | Stadium car park | | -454 -60",
  "gates | gate | Yard of the barracks | | 180 43",
  "entrances | main | Stadium west | | -450 30",
  "entrances | main | Stadium east | | -270 30",
  "entrances | main | Marévole Central | | 90 490",
  "entrances | main | Cathedral | | 146 206",
  "entrances | main | Town hall | | 43 250",
  "entrances | main | Ferry hall | | 125 -160",
  "entrances | emergency | Stadium north-west | | -412 120",
  "entrances | yes | Medical centre | | 96 8",
  "cameras | dome | Station stairs | | 96 318",
  "cameras | fixed | Quay Road west | | -470 -112",
  "cameras | fixed | Quay Road east | | 470 -112",
  "cameras | dome | Admirals' Square | | 72 205",
  "cameras | fixed | Stadium west | | -456 32",
  "places | city | Marévole | | 0 -60",
  "places | suburb | Old Town | | -300 240",
  "places | suburb | Station Heights | | 330 410",
  "places | suburb | West Town | | -620 20",
  "places | suburb | East Town | | 620 20",
  "places | suburb | Saltworks | | -1270 20",
  "places | suburb | Railway Quarter | | -360 670",
  "places | suburb | Vineyards | | -930 700",
  "places | suburb | Port-aux-Hérons | | 930 20",
  "places | suburb | Cape Selvane | | 1270 200",
  "places | neighbourhood | Docks | | -900 -300",
  "places | neighbourhood | Boatyards | | 620 -300",
  "places | square | Admirals' Square | | 100 190",
  "places | stadium | Estádio das Marés | | -360 30",
  "places | station | Marévole Central | | 90 500",
  "places | marina | Old Basin | | 0 -320",
  "places | lighthouse | West mole light | | -88 -426",
  "places | hospital | Medical centre | | 96 -2",
  "places | townhall | Town hall | | 43 263",
  NULL,
};
/* clang-format on */

static void
add_street_sections (CordonSampleCity *city,
                     const char *kind,
                     const char *name,
                     double width_m,
                     const GArray *points)
{
  for (guint i = 0; i + 1 < points->len; i++)
    {
      CordonMapFeature street = cordon_sample_city_feature (CORDON_MAP_STREET, kind, name);

      street.width_m = width_m;
      cordon_sample_city_add_street (city, &street, &g_array_index (points, GeoPoint, i), 2);
    }
}

static void
add_landmark (CordonSampleCity *city,
              const char *line)
{
  g_auto (GStrv) cells = cordon_sample_rows_split (line);
  CordonMapLayer layer = (CordonMapLayer) cordon_map_layer_find (cells[0]);
  const char *name = cells[2][0] != '\0' ? cells[2] : NULL;
  double size_m = cells[3][0] != '\0' ? g_ascii_strtod (cells[3], NULL) : NAN;
  g_autoptr (GArray) points = cordon_sample_site_parse (cells[4]);
  CordonMapFeature feature = cordon_sample_city_feature (layer, cells[1], name);

  if (layer == CORDON_MAP_STREET)
    {
      add_street_sections (city, cells[1], name, size_m, points);
      return;
    }
  if (layer == CORDON_MAP_BUILDING || layer == CORDON_MAP_BARRIER)
    feature.height_m = size_m;
  if (layer == CORDON_MAP_GATE || layer == CORDON_MAP_ENTRANCE)
    feature.foot = CORDON_MAP_ACCESS_YES;
  if (layer == CORDON_MAP_CAMERA)
    feature.direction_deg = g_str_equal (cells[1], "fixed") ? 74 : NAN;
  cordon_sample_city_add (city, &feature, (const GeoPoint *) points->data, points->len);
}

/**
 * cordon_sample_harbour_map:
 * @site: the ground
 *
 * Returns: (transfer full): the map of the invented city
 */
CordonBaseMap *
cordon_sample_harbour_map (const CordonSampleSite *site)
{
  CordonSampleCity *city = cordon_sample_city_new (site, SEED, avenues, G_N_ELEMENTS (avenues));
  CordonBaseMap *map;

  for (guint i = 0; landmarks[i] != NULL; i++)
    add_landmark (city, landmarks[i]);
  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    cordon_sample_city_fill (city, quarters[i].style, quarters[i].west_m, quarters[i].south_m, quarters[i].east_m,
                             quarters[i].north_m);
  map = cordon_sample_city_finish (city);
  cordon_base_map_set_attribution (map, "Invented city, drawn by Cordon");
  cordon_base_map_set_source (map, "Made by the generator of the harbour-city sample; no real place");
  return map;
}
