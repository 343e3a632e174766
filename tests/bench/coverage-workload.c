/* coverage-workload.c: zones and posts to measure the coverage core with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zones stand on a jittered lattice of 190 m, with 6 to 150 corners each; a
 * fifth of them have one to three holes, and three in a hundred are large and
 * overlap others. Seven posts in ten are clustered in zones; most reach around
 * themselves, some 24 m, and 15 % are cameras with an opening of 55 to 110
 * degrees. A quarter of the posts and all cameras are always staffed, the rest
 * in some of 42 shifts.
 */
#include "config.h"

#include "coverage-workload.h"

#include <string.h>

#define CELL_M 190.0

static double
pick (GRand *rand,
      double low,
      double high)
{
  return g_rand_double_range (rand, low, high);
}

/* A normally distributed number, by the polar method. */
static double
pick_normal (GRand *rand,
             double mean,
             double deviation)
{
  double u, v, s;

  do
    {
      u = pick (rand, -1, 1);
      v = pick (rand, -1, 1);
      s = u * u + v * v;
    }
  while (s >= 1 || s == 0);
  return mean + deviation * u * sqrt (-2 * log (s) / s);
}

static double
round_to (double value,
          double step)
{
  return rint (value / step) * step;
}

/* A ring around a place whose radius varies smoothly. */
static void
add_star (GRand *rand,
          GArray *points,
          GArray *sizes,
          GeoPoint middle,
          double reach_m,
          guint n_corners,
          double roughness)
{
  double k[6], phase[6];

  for (int j = 0; j < 6; j++)
    {
      k[j] = pick_normal (rand, 0, 1);
      phase[j] = pick (rand, 0, 2 * G_PI);
    }
  for (guint i = 0; i < n_corners; i++)
    {
      double angle = (i + 0.15 + 0.7 * pick (rand, 0, 1)) * 2 * G_PI / n_corners;
      double share = 1;
      GeoPoint point;

      for (int j = 0; j < 6; j++)
        share += roughness * k[j] / (j + 2) * cos ((j + 2) * angle + phase[j]);
      share = CLAMP (share, 0.45, 1.6);
      point.x_m = round_to (middle.x_m + share * reach_m * cos (angle), 1e-3);
      point.y_m = round_to (middle.y_m + share * reach_m * sin (angle), 1e-3);
      g_array_append_val (points, point);
    }
  g_array_append_val (sizes, n_corners);
}

static GeoPolygon *
make_zone (GRand *rand,
           GeoPoint middle)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  double reach_m = pick (rand, 0, 1) < 0.03 ? pick (rand, 250, 450) : pick (rand, 45, 85);
  guint n_corners = (guint) exp (pick (rand, log (6), log (150)));

  add_star (rand, points, sizes, middle, reach_m, n_corners, 0.18);
  if (pick (rand, 0, 1) < 0.2)
    {
      int n_holes = g_rand_int_range (rand, 1, 4);
      double turn = pick (rand, 0, 2 * G_PI);

      for (int i = 0; i < n_holes; i++)
        {
          double angle = turn + i * 2 * G_PI / n_holes;
          double off_m = n_holes == 1 ? 0 : reach_m * 0.24;
          GeoPoint hole = { middle.x_m + off_m * cos (angle), middle.y_m + off_m * sin (angle) };

          add_star (rand, points, sizes, hole, reach_m * 0.13, g_rand_int_range (rand, 4, 12), 0.1);
        }
    }
  return geo_polygon_new ((const GeoPoint *) (void *) points->data, (const guint *) (void *) sizes->data, sizes->len);
}

static GeoPoint
place_post (GRand *rand,
            const Workload *workload)
{
  const GeoPolygon *zone = workload->zones->pdata[g_rand_int_range (rand, 0, workload->zones->len)];
  GeoPoint place = { pick (rand, 0, workload->width_m), pick (rand, 0, workload->width_m) };

  if (pick (rand, 0, 1) < 0.7)
    {
      GeoBox box = geo_polygon_box (zone);
      double scale_m = MAX (box.x_max_m - box.x_min_m, box.y_max_m - box.y_min_m) / 2;

      place.x_m = (box.x_min_m + box.x_max_m) / 2 + pick_normal (rand, 0, 0.5) * scale_m;
      place.y_m = (box.y_min_m + box.y_max_m) / 2 + pick_normal (rand, 0, 0.5) * scale_m;
    }
  place.x_m = round_to (CLAMP (place.x_m, 0, workload->width_m), 1e-3);
  place.y_m = round_to (CLAMP (place.y_m, 0, workload->width_m), 1e-3);
  return place;
}

static void
add_post (GRand *rand,
          Workload *workload)
{
  static const double staffed[] = { 0.55, 0.8, 0.35 }; /* morning, evening, night */
  GeoSector reach = { place_post (rand, workload), CLAMP (exp (pick_normal (rand, log (24), 0.45)), 8, 80), 0, 360 };
  gboolean is_camera = pick (rand, 0, 1) < 0.15;
  gboolean is_always = is_camera || g_rand_int_range (rand, 0, 4) == 0;
  guint64 mask = 0;

  if (is_camera)
    {
      reach.bearing_deg = round_to (pick (rand, 0, 360), 0.01);
      reach.opening_deg = round_to (pick (rand, 55, 110), 0.01);
      reach.radius_m = pick (rand, 40, 120);
    }
  reach.radius_m = round_to (reach.radius_m, 0.01);
  for (int s = 0; s < WORKLOAD_N_SLICES; s++)
    if (is_always || pick (rand, 0, 1) < staffed[s % 3])
      mask |= G_GUINT64_CONSTANT (1) << s;
  g_array_append_val (workload->reaches, reach);
  g_array_append_val (workload->masks, mask);
}

static Workload *
make_empty (void)
{
  Workload *workload = g_new0 (Workload, 1);

  workload->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) geo_polygon_free);
  workload->reaches = g_array_new (FALSE, FALSE, sizeof (GeoSector));
  workload->masks = g_array_new (FALSE, FALSE, sizeof (guint64));
  return workload;
}

/**
 * workload_new:
 * @n_zones: how many zones
 * @n_posts: how many posts
 * @seed: where the random numbers start
 *
 * Returns: (transfer full): a workload that is always the same for the same
 *   arguments
 */
Workload *
workload_new (guint n_zones,
              guint n_posts,
              guint32 seed)
{
  Workload *workload = make_empty ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint side = MAX (1, (guint) ceil (sqrt (n_zones)));

  workload->width_m = side * CELL_M;
  for (guint i = 0; i < n_zones; i++)
    {
      GeoPoint middle = { (i % side + 0.5) * CELL_M + pick (rand, -15, 15),
                          (i / side + 0.5) * CELL_M + pick (rand, -15, 15) };

      g_ptr_array_add (workload->zones, make_zone (rand, middle));
    }
  for (guint i = 0; i < n_posts; i++)
    add_post (rand, workload);
  return workload;
}

/* A file that is being read, little-endian. */
typedef struct
{
  const char *at;
  const char *end;
} Reader;

static gboolean
take (Reader *reader,
      void *out,
      gsize size)
{
  if ((gsize) (reader->end - reader->at) < size)
    return FALSE;
  memcpy (out, reader->at, size);
  reader->at += size;
  return TRUE;
}

static gboolean
take_count (Reader *reader,
            gsize item_size,
            gint32 *out_count)
{
  return take (reader, out_count, sizeof *out_count) && *out_count >= 0 &&
         (gsize) *out_count <= (gsize) (reader->end - reader->at) / item_size;
}

static gboolean
read_zone (Reader *reader,
           Workload *workload)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  gint32 n_rings;

  if (!take_count (reader, 4, &n_rings) || n_rings == 0)
    return FALSE;
  for (gint32 i = 0; i < n_rings; i++)
    {
      gint32 n_points;
      guint from = points->len;

      if (!take_count (reader, sizeof (GeoPoint), &n_points) || n_points < 3)
        return FALSE;
      g_array_set_size (points, from + n_points);
      take (reader, &g_array_index (points, GeoPoint, from), n_points * sizeof (GeoPoint));
      g_array_append_val (sizes, n_points);
    }
  g_ptr_array_add (workload->zones,
                   geo_polygon_new ((const GeoPoint *) (void *) points->data,
                                    (const guint *) (void *) sizes->data, sizes->len));
  return TRUE;
}

static gboolean
read_zones (Reader *reader,
            Workload *workload)
{
  gint32 n_zones;

  if (!take_count (reader, 4, &n_zones))
    return FALSE;
  for (gint32 i = 0; i < n_zones; i++)
    if (!read_zone (reader, workload))
      return FALSE;
  return TRUE;
}

/* Centre, radius, middle direction counter-clockwise from east, and opening. */
static gboolean
read_posts (Reader *reader,
            Workload *workload)
{
  gint32 n_posts;

  if (!take_count (reader, 5 * sizeof (double), &n_posts))
    return FALSE;
  for (gint32 i = 0; i < n_posts; i++)
    {
      double row[5];
      GeoSector reach;

      if (!take (reader, row, sizeof row))
        return FALSE;
      reach = (GeoSector){ { row[0], row[1] }, row[2], 90 - row[3], row[4] };
      g_array_append_val (workload->reaches, reach);
    }
  g_array_set_size (workload->masks, n_posts);
  return take (reader, workload->masks->data, n_posts * sizeof (guint64));
}

static gboolean
read_file (const char *folder,
           const char *name,
           gboolean (*read) (Reader *reader, Workload *workload),
           Workload *workload,
           GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  Reader reader;

  if (!g_file_get_contents (path, &bytes, &n_bytes, error))
    return FALSE;
  reader = (Reader){ bytes, bytes + n_bytes };
  if (read (&reader, workload))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s is not what the generator writes", path);
  return FALSE;
}

/**
 * workload_load:
 * @folder: where zones.bin and posts.bin are
 * @error: return location for an error
 *
 * Returns: (transfer full): the workload in them, or %NULL with @error set
 */
Workload *
workload_load (const char *folder,
               GError **error)
{
  g_autoptr (Workload) workload = make_empty ();

  if (!read_file (folder, "zones.bin", read_zones, workload, error) ||
      !read_file (folder, "posts.bin", read_posts, workload, error))
    return NULL;
  for (guint i = 0; i < workload->reaches->len; i++)
    {
      GeoPoint centre = g_array_index (workload->reaches, GeoSector, i).centre;

      workload->width_m = MAX (workload->width_m, MAX (centre.x_m, centre.y_m));
    }
  return g_steal_pointer (&workload);
}

/**
 * workload_free:
 * @workload: (transfer full) (nullable): a workload
 */
void
workload_free (Workload *workload)
{
  if (workload == NULL)
    return;
  g_ptr_array_unref (workload->zones);
  g_array_unref (workload->reaches);
  g_array_unref (workload->masks);
  g_free (workload);
}
