/* sample-city-quarter.c: fills a rectangle between main streets with a quarter: lanes, blocks, buildings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quarter is laid out in shares of its width and depth (u to the east, v to
 * the north, both 0 to 1) and bent on the way to the grid by an amount that is
 * nothing on its border, so that its lanes curve and still meet the main
 * streets where they should. The blocks between the lanes are built up along
 * their edges, round a court where they are deep enough for one.
 */
#include "config.h"

#include "session/sample-city-private.h"

#include <math.h>

/* From the middle of a main street to the house fronts along it. */
#define AVENUE_SETBACK_M 10.0
#define PAVEMENT_M       2.0
#define MOST_LANES       12

/* What a quarter looks like. */
typedef struct
{
  char style;
  double block_x_m;
  double block_y_m;
  double lane_m;
  double bend_m;
  double lot_m;
  double depth_m;
  double low_m;
  double high_m;
  double gap_m;       /* between neighbouring houses */
  double empty_share; /* of the lots */
  const char *lane_kind;
  const char *other_lane_kind;
  const char *building_kind;
} Quarter;

static const Quarter quarters[] = {
  { 'v', 95, 70, 7, 20, 22, 17, 5, 9, 4.5, 0.12, "residential", "residential", "house" },
  { 'm', 85, 68, 9, 12, 21, 14, 11, 22, 0, 0.06, "residential", "residential", "apartments" },
  { 'd', 64, 56, 8, 8, 16, 13, 14, 27, 0, 0.03, "residential", "living_street", "apartments" },
  { 'o', 38, 34, 3.6, 16, 9, 9, 8, 15, 0, 0.02, "pedestrian", "steps", "house" },
  { 'i', 110, 82, 12, 3, 46, 31, 7, 14, 5, 0.18, "service", "service", "warehouse" },
};

/* A quarter on its ground. */
typedef struct
{
  CordonSampleCity *city;
  const Quarter *quarter;
  double west_m;
  double south_m;
  double width_m;
  double depth_m;
  double lean; /* which way the lanes curve: -1 to 1 */
} Ground;

static GeoPoint
place (const Ground *ground,
       double u,
       double v)
{
  double bulge = 16 * u * (1 - u) * v * (1 - v) * ground->quarter->bend_m;

  return (GeoPoint){ ground->west_m + u * ground->width_m + bulge * (1.8 * v - 0.9 + ground->lean / 2),
                     ground->south_m + v * ground->depth_m + bulge * (ground->lean - 1.2 * u + 0.6) };
}

static char *
make_name (CordonSampleCity *city)
{
  static const char *const firsts[] = {
    "Lantern",
    "Saltcellar",
    "Heron",
    "Cooper's",
    "Anchor",
    "Mint",
    "Fig Tree",
    "Weaver's",
    "Cistern",
    "Sailmaker's",
    "Swallow",
    "Almond",
    "Compass",
    "Bellfounder's",
    "Limekiln",
    "Quince",
    "Oarsman's",
    "Thistle",
    "Gannet",
    "Vinegar",
    "Ångholm",
    "Sélène",
    "Mulberry",
    "Candle",
    "Tarpot",
    "Orchard",
    "Pilot's",
    "Juniper",
    "Storks'",
    "Ferry",
  };
  static const char *const seconds[] = { "Street", "Lane", "Row", "Alley", "Hill", "Court", "Way" };
  static const char *const prefixes[] = { "", "Upper ", "Lower ", "Old ", "New ", "Little ", "Great " };
  guint n = city->n_named_streets++;
  guint n_pairs = G_N_ELEMENTS (firsts) * G_N_ELEMENTS (seconds);

  return g_strconcat (prefixes[n / n_pairs % G_N_ELEMENTS (prefixes)], firsts[n % G_N_ELEMENTS (firsts)], " ",
                      seconds[(n / G_N_ELEMENTS (firsts) + n) % G_N_ELEMENTS (seconds)], NULL);
}

/* The sections of one lane, from cross lane to cross lane. */
static void
add_lane (const Ground *ground,
          gboolean is_northward,
          double at,
          const double *cuts,
          guint n_cuts,
          const char *kind)
{
  g_autofree char *name = make_name (ground->city);

  for (guint i = 0; i + 1 < n_cuts; i++)
    {
      CordonMapFeature lane = cordon_sample_city_feature (CORDON_MAP_STREET, kind, name);
      GeoPoint points[5];

      for (guint step = 0; step < G_N_ELEMENTS (points); step++)
        {
          double along = cuts[i] + (cuts[i + 1] - cuts[i]) * step / (G_N_ELEMENTS (points) - 1);

          points[step] = is_northward ? place (ground, at, along) : place (ground, along, at);
        }
      lane.width_m = ground->quarter->lane_m;
      lane.surface = ground->quarter->lane_m < 5 ? "sett" : "asphalt";
      cordon_sample_city_add_street (ground->city, &lane, points, G_N_ELEMENTS (points));
    }
}

static void
add_building (const Ground *ground,
              double west,
              double south,
              double east,
              double north)
{
  CordonMapFeature building = cordon_sample_city_feature (CORDON_MAP_BUILDING, ground->quarter->building_kind, NULL);
  double gap_u = ground->quarter->gap_m / 2 / ground->width_m;
  double gap_v = ground->quarter->gap_m / 2 / ground->depth_m;
  double height_m = cordon_sample_city_draw (ground->city, ground->quarter->low_m, ground->quarter->high_m);
  GeoPoint corners[] = {
    place (ground, west + gap_u, south + gap_v),
    place (ground, east - gap_u, south + gap_v),
    place (ground, east - gap_u, north - gap_v),
    place (ground, west + gap_u, north - gap_v),
  };

  if (cordon_sample_city_draw (ground->city, 0, 1) < ground->quarter->empty_share)
    return;
  building.height_m = round (height_m * 2) / 2;
  cordon_sample_city_add (ground->city, &building, corners, G_N_ELEMENTS (corners));
}

/* A row of houses along the west-east (or south-north) direction; their backs vary by @ragged. */
static void
add_row (const Ground *ground,
         gboolean is_northward,
         double west,
         double south,
         double east,
         double north,
         double ragged,
         gboolean is_back_high)
{
  double length_m = is_northward ? (north - south) * ground->depth_m : (east - west) * ground->width_m;
  guint n_lots = (guint) MAX (1, round (length_m / ground->quarter->lot_m));

  for (guint i = 0; i < n_lots; i++)
    {
      double from = (double) i / n_lots;
      double to = (double) (i + 1) / n_lots;
      double back = ragged * cordon_sample_city_draw (ground->city, 0, 1);

      if (is_northward)
        add_building (ground, is_back_high ? west : west + back, south + from * (north - south),
                      is_back_high ? east - back : east, south + to * (north - south));
      else
        add_building (ground, west + from * (east - west), is_back_high ? south : south + back,
                      west + to * (east - west), is_back_high ? north - back : north);
    }
}

static void
add_court (const Ground *ground,
           double west,
           double south,
           double east,
           double north)
{
  CordonMapFeature court = cordon_sample_city_feature (CORDON_MAP_GREEN, "garden", NULL);
  GeoPoint corners[] = { place (ground, west, south), place (ground, east, south), place (ground, east, north),
                         place (ground, west, north) };

  if ((east - west) * ground->width_m > 12 && (north - south) * ground->depth_m > 10)
    cordon_sample_city_add (ground->city, &court, corners, G_N_ELEMENTS (corners));
}

/* Houses round the edge of a block, in shares of the quarter. */
static void
build_block (const Ground *ground,
             double west,
             double south,
             double east,
             double north)
{
  double deep_u = ground->quarter->depth_m / ground->width_m;
  double deep_v = ground->quarter->depth_m / ground->depth_m;
  double middle = (south + north) / 2;

  if ((east - west) * ground->width_m < 6 || (north - south) * ground->depth_m < 6)
    return;
  if (north - south < 2.5 * deep_v || east - west < 2.5 * deep_u)
    {
      if (north - south < 1.3 * deep_v)
        add_row (ground, FALSE, west, south, east, north, 0, TRUE);
      else
        {
          add_row (ground, FALSE, west, south, east, middle, deep_v / 8, TRUE);
          add_row (ground, FALSE, west, middle, east, north, deep_v / 8, FALSE);
        }
      return;
    }
  add_row (ground, FALSE, west, south, east, south + deep_v, deep_v / 5, TRUE);
  add_row (ground, FALSE, west, north - deep_v, east, north, deep_v / 5, FALSE);
  add_row (ground, TRUE, west, south + deep_v, west + deep_u, north - deep_v, deep_u / 5, TRUE);
  add_row (ground, TRUE, east - deep_u, south + deep_v, east, north - deep_v, deep_u / 5, FALSE);
  add_court (ground, west + 1.2 * deep_u, south + 1.2 * deep_v, east - 1.2 * deep_u, north - 1.2 * deep_v);
}

/* Where the lanes run: shares of the quarter, its two borders among them. */
static guint
divide (CordonSampleCity *city,
        double length_m,
        double block_m,
        double out_cuts[MOST_LANES + 1])
{
  guint n_blocks = (guint) CLAMP (round (length_m / block_m), 1, MOST_LANES);

  for (guint i = 0; i <= n_blocks; i++)
    {
      double jitter = i == 0 || i == n_blocks ? 0 : cordon_sample_city_draw (city, -0.16, 0.16);

      out_cuts[i] = (i + jitter) / n_blocks;
    }
  return n_blocks + 1;
}

static const Quarter *
find_quarter (char style)
{
  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    if (quarters[i].style == style)
      return &quarters[i];
  g_return_val_if_reached (&quarters[0]);
}

/**
 * cordon_sample_city_fill:
 * @city: a city
 * @style: v villas, m middle-sized blocks, d dense blocks, o old town, i industry
 * @west_m: western border on the straight grid, the middle of a main street
 * @south_m: southern border
 * @east_m: eastern border
 * @north_m: northern border
 *
 * Builds a quarter.
 */
void
cordon_sample_city_fill (CordonSampleCity *city,
                         char style,
                         double west_m,
                         double south_m,
                         double east_m,
                         double north_m)
{
  Ground ground = { city, find_quarter (style), west_m, south_m, east_m - west_m, north_m - south_m,
                    cordon_sample_city_draw (city, -1, 1) };
  const Quarter *quarter = ground.quarter;
  double lane_inset_m = quarter->lane_m / 2 + PAVEMENT_M;
  double us[MOST_LANES + 1];
  double vs[MOST_LANES + 1];
  guint n_us = divide (city, ground.width_m, quarter->block_x_m, us);
  guint n_vs = divide (city, ground.depth_m, quarter->block_y_m, vs);

  for (guint i = 1; i + 1 < n_us; i++)
    add_lane (&ground, TRUE, us[i], vs, n_vs, i % 3 == 2 ? quarter->other_lane_kind : quarter->lane_kind);
  for (guint j = 1; j + 1 < n_vs; j++)
    add_lane (&ground, FALSE, vs[j], us, n_us, quarter->lane_kind);
  for (guint i = 0; i + 1 < n_us; i++)
    for (guint j = 0; j + 1 < n_vs; j++)
      build_block (&ground,
                   us[i] + (i == 0 ? AVENUE_SETBACK_M : lane_inset_m) / ground.width_m,
                   vs[j] + (j == 0 ? AVENUE_SETBACK_M : lane_inset_m) / ground.depth_m,
                   us[i + 1] - (i + 2 == n_us ? AVENUE_SETBACK_M : lane_inset_m) / ground.width_m,
                   vs[j + 1] - (j + 2 == n_vs ? AVENUE_SETBACK_M : lane_inset_m) / ground.depth_m);
}
