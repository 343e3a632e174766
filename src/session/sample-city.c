/* sample-city.c: draws a made-up city: its main streets and single features.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is drawn on the straight grid and bent as it is added. Streets
 * form a graph: a street that ends on a main street cuts it there, and the main
 * streets are added last, in sections from cut to cut.
 */
#include "config.h"

#include "session/sample-city-private.h"

#include <math.h>

/* Longest piece of a line that is bent as one. */
#define BEND_STEP_M 30.0

/**
 * cordon_sample_city_new:
 * @site: the ground; kept by the caller
 * @seed: of the pseudo-random numbers
 * @avenues: (array length=n_avenues): the main streets; kept by the caller
 * @n_avenues: how many
 *
 * Returns: (transfer full): a city with nothing in it; ended by
 *   cordon_sample_city_finish()
 */
CordonSampleCity *
cordon_sample_city_new (const CordonSampleSite *site,
                        guint64 seed,
                        const CordonSampleAvenue *avenues,
                        guint n_avenues)
{
  CordonSampleCity *city = g_new0 (CordonSampleCity, 1);

  city->site = site;
  city->map = cordon_base_map_new ();
  city->random = seed;
  city->avenues = avenues;
  city->n_avenues = n_avenues;
  city->cuts = g_new (GArray *, n_avenues);
  for (guint i = 0; i < n_avenues; i++)
    city->cuts[i] = g_array_new (FALSE, FALSE, sizeof (double));
  city->nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return city;
}

/**
 * cordon_sample_city_draw:
 * @city: a city
 * @low: smallest number
 * @high: number that is not reached
 *
 * Returns: the next pseudo-random number (SplitMix64), the same on every machine
 */
double
cordon_sample_city_draw (CordonSampleCity *city,
                         double low,
                         double high)
{
  guint64 bits = city->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  bits ^= bits >> 31;
  return low + (high - low) * (double) (bits >> 11) / 9007199254740992.0;
}

/**
 * cordon_sample_city_feature:
 * @layer: its layer
 * @kind: what it is, as OpenStreetMap says it
 * @name: (nullable): its name
 *
 * Returns: a feature of which nothing else is known
 */
CordonMapFeature
cordon_sample_city_feature (CordonMapLayer layer,
                            const char *kind,
                            const char *name)
{
  return (CordonMapFeature){
    .layer = layer,
    .kind = kind,
    .name = name,
    .height_m = NAN,
    .base_height_m = NAN,
    .width_m = NAN,
    .direction_deg = NAN,
    .max_speed_kmh = NAN,
  };
}

/* The points with others between them, bent. */
static GArray *
bend (const GeoPoint *points,
      guint n_points,
      gboolean is_closed)
{
  GArray *bent = g_array_new (FALSE, FALSE, sizeof (GeoPoint));

  for (guint i = 0; i < n_points; i++)
    {
      GeoPoint from = points[i];
      GeoPoint to = points[(i + 1) % n_points];
      GeoPoint moved = cordon_sample_site_bend (from);
      GeoPoint moved_to = cordon_sample_site_bend (to);
      gboolean is_moved = geo_point_distance_m (from, moved) > 0 || geo_point_distance_m (to, moved_to) > 0;
      guint n_steps = is_moved ? (guint) ceil (geo_point_distance_m (from, to) / BEND_STEP_M) : 1;

      g_array_append_val (bent, moved);
      if (i + 1 == n_points && !is_closed)
        break;
      for (guint step = 1; step < n_steps; step++)
        {
          double t = (double) step / n_steps;
          GeoPoint between = cordon_sample_site_bend (
            (GeoPoint){ from.x_m + t * (to.x_m - from.x_m), from.y_m + t * (to.y_m - from.y_m) });

          g_array_append_val (bent, between);
        }
    }
  return bent;
}

/**
 * cordon_sample_city_add:
 * @city: a city
 * @feature: what to add; its shape and source are set here
 * @points: (array length=n_points): where it is, on the straight grid; a ring
 *   is not closed
 * @n_points: how many
 */
void
cordon_sample_city_add (CordonSampleCity *city,
                        CordonMapFeature *feature,
                        const GeoPoint *points,
                        guint n_points)
{
  GeoShapeKind kind = cordon_map_layer_geometry (feature->layer);
  g_autoptr (GArray) bent = bend (points, n_points, kind == GEO_SHAPE_POLYGON);

  feature->shape = cordon_sample_site_shape (city->site, kind, (GeoPoint *) bent->data, bent->len);
  feature->source_id = ++city->n_features;
  cordon_base_map_add (city->map, feature);
  geo_shape_unref (feature->shape);
  feature->shape = NULL;
}

/* The graph node at a place: places within the same decimetre share one. */
static gint64
find_node (CordonSampleCity *city,
           GeoPoint point)
{
  gint64 key = (gint64) llround (point.x_m * 10) * 1000003 + llround (point.y_m * 10);
  gpointer node = g_hash_table_lookup (city->nodes, &key);

  if (node == NULL)
    {
      node = GUINT_TO_POINTER (g_hash_table_size (city->nodes) + 1);
      g_hash_table_insert (city->nodes, g_memdup2 (&key, sizeof key), node);
    }
  return GPOINTER_TO_UINT (node);
}

/* Cuts the main streets that run through a place. */
static void
cut_avenues (CordonSampleCity *city,
             GeoPoint point)
{
  for (guint i = 0; i < city->n_avenues; i++)
    {
      const CordonSampleAvenue *avenue = &city->avenues[i];
      double across_m = avenue->axis == 'x' ? point.x_m : point.y_m;
      double along_m = avenue->axis == 'x' ? point.y_m : point.x_m;

      if (fabs (across_m - avenue->at_m) < 0.01 && along_m >= avenue->from_m && along_m <= avenue->to_m)
        g_array_append_val (city->cuts[i], along_m);
    }
}

static gboolean
is_for_feet (const char *kind)
{
  static const char *const kinds[] = { "footway", "steps", "pedestrian", "path", NULL };

  return g_strv_contains (kinds, kind);
}

/**
 * cordon_sample_city_add_street:
 * @city: a city
 * @feature: the street; its nodes and access are set here
 * @points: (array length=n_points): where it runs, on the straight grid
 * @n_points: how many
 *
 * Adds one section of street, from one junction to the next.
 */
void
cordon_sample_city_add_street (CordonSampleCity *city,
                               CordonMapFeature *feature,
                               const GeoPoint *points,
                               guint n_points)
{
  feature->from_node = find_node (city, points[0]);
  feature->to_node = find_node (city, points[n_points - 1]);
  feature->foot = CORDON_MAP_ACCESS_YES;
  feature->vehicle = is_for_feet (feature->kind) ? CORDON_MAP_ACCESS_NO : CORDON_MAP_ACCESS_YES;
  feature->bicycle = g_str_equal (feature->kind, "steps") ? CORDON_MAP_ACCESS_NO : CORDON_MAP_ACCESS_YES;
  cut_avenues (city, points[0]);
  cut_avenues (city, points[n_points - 1]);
  cordon_sample_city_add (city, feature, points, n_points);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static GeoPoint
place_on (const CordonSampleAvenue *avenue,
          double along_m)
{
  return avenue->axis == 'x' ? (GeoPoint){ avenue->at_m, along_m } : (GeoPoint){ along_m, avenue->at_m };
}

static void
add_avenue (CordonSampleCity *city,
            const CordonSampleAvenue *avenue,
            GArray *cuts)
{
  g_array_append_val (cuts, avenue->from_m);
  g_array_append_val (cuts, avenue->to_m);
  g_array_sort (cuts, compare_doubles);
  for (guint i = 0; i + 1 < cuts->len; i++)
    {
      CordonMapFeature street = cordon_sample_city_feature (CORDON_MAP_STREET, avenue->kind, avenue->name);
      double from_m = g_array_index (cuts, double, i);
      double to_m = g_array_index (cuts, double, i + 1);
      GeoPoint ends[] = { place_on (avenue, from_m), place_on (avenue, to_m) };

      if (to_m - from_m < 0.1)
        continue;
      street.width_m = avenue->width_m;
      street.max_speed_kmh = avenue->max_speed_kmh > 0 ? avenue->max_speed_kmh : NAN;
      street.surface = is_for_feet (avenue->kind) ? "paving_stones" : "asphalt";
      cordon_sample_city_add_street (city, &street, ends, 2);
    }
}

static void
cut_crossings (CordonSampleCity *city)
{
  for (guint i = 0; i < city->n_avenues; i++)
    for (guint j = 0; j < city->n_avenues; j++)
      {
        const CordonSampleAvenue *a = &city->avenues[i];
        const CordonSampleAvenue *b = &city->avenues[j];

        if (a->axis == 'x' && b->axis == 'y' && b->at_m >= a->from_m && b->at_m <= a->to_m)
          cut_avenues (city, (GeoPoint){ a->at_m, b->at_m });
      }
}

/**
 * cordon_sample_city_finish:
 * @city: (transfer full): a city
 *
 * Adds the main streets, cut wherever another street meets them.
 *
 * Returns: (transfer full): its map
 */
CordonBaseMap *
cordon_sample_city_finish (CordonSampleCity *city)
{
  CordonBaseMap *map = city->map;

  cut_crossings (city);
  for (guint i = 0; i < city->n_avenues; i++)
    {
      g_autoptr (GArray) cuts = g_array_copy (city->cuts[i]);

      add_avenue (city, &city->avenues[i], cuts);
    }
  for (guint i = 0; i < city->n_avenues; i++)
    g_array_unref (city->cuts[i]);
  g_free (city->cuts);
  g_hash_table_unref (city->nodes);
  g_free (city);
  return map;
}
