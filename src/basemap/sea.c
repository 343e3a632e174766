/* sea.c: closing a coastline against the edge of an extract.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenStreetMap has no sea, only its edge: coastlines run with the land on
 * their left and the sea on their right. An extract is a box cut out of it:
 *
 *      +--------b-------+     1. Coastlines are clipped to the box; what is
 *      | land  /  sea   |        left of them enters at one place of its
 *      |      /         |        edge (a) and leaves it at another (b).
 *      +-----a----------+     2. From where one leaves, the edge is followed
 *                                clockwise, corners and all, to where the
 *   next one enters, until the first is reached again: the sea is inside.
 *   3. Rings in the box are islands (counterclockwise) or stand for themselves.
 *
 * An extract cut along a border rather than a box, or one that lacks nodes
 * beyond its edge, has coastlines that end inside the box. Such an end is led
 * straight to the nearest edge and counted as guessed; if that is further than
 * GUESS_MAX of the box, the line is left out and counted as that. A piece with
 * a loose end that stays within NEGLIGIBLE of the edge is dropped: it encloses
 * next to nothing, and which side of it the guess falls on would decide over
 * the whole box.
 */
#include "config.h"

#include "basemap/sea.h"

#include <math.h>

/* How far a loose end may be from the edge, as a share of the box's shorter side. */
#define GUESS_MAX 0.25

/* How near the edge a piece may be without meaning anything, as a share of the same. */
#define NEGLIGIBLE 0.01

#define CORNERS 4

/* A stretch of coastline from edge to edge; where is the place on the edge, 0 to 4. */
typedef struct
{
  GArray *places; /* of GeoLonLat */
  double where_in;
  double where_out;
  gboolean is_used;
} Stretch;

typedef struct
{
  GeoExtent extent;
  GArray *stretches; /* of Stretch */
  GArray *rings;     /* of CordonMapPath, owning their places */
  guint n_guessed;
  guint n_left_out;
} Closing;

static gboolean
is_in_box (const Closing *closing,
           GeoLonLat place)
{
  const GeoExtent *box = &closing->extent;

  return place.lon_deg >= box->west_deg && place.lon_deg <= box->east_deg &&
         place.lat_deg >= box->south_deg && place.lat_deg <= box->north_deg;
}

static GeoLonLat
find_corner (const Closing *closing,
             guint corner)
{
  const GeoExtent *box = &closing->extent;
  const GeoLonLat corners[CORNERS] = {
    { box->west_deg, box->north_deg },
    { box->east_deg, box->north_deg },
    { box->east_deg, box->south_deg },
    { box->west_deg, box->south_deg },
  };

  return corners[corner % CORNERS];
}

/* Where a place on the edge lies, clockwise from the north-west corner: 0 to 4. */
static double
measure_edge (const Closing *closing,
              GeoLonLat place)
{
  const GeoExtent *box = &closing->extent;
  double width = box->east_deg - box->west_deg;
  double height = box->north_deg - box->south_deg;

  if (place.lat_deg == box->north_deg)
    return (place.lon_deg - box->west_deg) / width;
  if (place.lon_deg == box->east_deg)
    return 1 + (box->north_deg - place.lat_deg) / height;
  if (place.lat_deg == box->south_deg)
    return 2 + (box->east_deg - place.lon_deg) / width;
  return 3 + (place.lat_deg - box->south_deg) / height;
}

/* The place of the edge nearest to one inside, on a plane true to scale there. */
static GeoLonLat
find_nearest_edge (const Closing *closing,
                   GeoLonLat place,
                   double *out_share)
{
  const GeoExtent *box = &closing->extent;
  double scale = cos ((box->south_deg + box->north_deg) / 2 * G_PI / 180);
  const double distances[CORNERS] = {
    box->north_deg - place.lat_deg,
    (box->east_deg - place.lon_deg) * scale,
    place.lat_deg - box->south_deg,
    (place.lon_deg - box->west_deg) * scale,
  };
  const GeoLonLat ends[CORNERS] = {
    { place.lon_deg, box->north_deg },
    { box->east_deg, place.lat_deg },
    { place.lon_deg, box->south_deg },
    { box->west_deg, place.lat_deg },
  };
  guint best = 0;

  for (guint i = 1; i < CORNERS; i++)
    if (distances[i] < distances[best])
      best = i;
  *out_share = distances[best] / MIN ((box->east_deg - box->west_deg) * scale,
                                      box->north_deg - box->south_deg);
  return ends[best];
}

/* Clips a segment to the box (Liang and Barsky 1984); FALSE when none of it is inside.
 * A clipped end is put exactly on the side that clipped it. */
static gboolean
clip_segment (const Closing *closing,
              GeoLonLat a,
              GeoLonLat b,
              GeoLonLat *out_a,
              GeoLonLat *out_b)
{
  const GeoExtent *box = &closing->extent;
  const double dx = b.lon_deg - a.lon_deg;
  const double dy = b.lat_deg - a.lat_deg;
  const double p[CORNERS] = { -dx, dx, -dy, dy };
  const double q[CORNERS] = { a.lon_deg - box->west_deg, box->east_deg - a.lon_deg,
                              a.lat_deg - box->south_deg, box->north_deg - a.lat_deg };
  const double sides[CORNERS] = { box->west_deg, box->east_deg, box->south_deg, box->north_deg };
  double t_in = 0;
  double t_out = 1;
  int side_in = -1;
  int side_out = -1;

  for (int i = 0; i < CORNERS; i++)
    {
      if (p[i] == 0 && q[i] < 0)
        return FALSE;
      if (p[i] < 0 && q[i] / p[i] > t_in)
        {
          t_in = q[i] / p[i];
          side_in = i;
        }
      if (p[i] > 0 && q[i] / p[i] < t_out)
        {
          t_out = q[i] / p[i];
          side_out = i;
        }
    }
  if (t_in >= t_out)
    return FALSE;

  *out_a = side_in < 0 ? a : (GeoLonLat){ a.lon_deg + t_in * dx, a.lat_deg + t_in * dy };
  *out_b = side_out < 0 ? b : (GeoLonLat){ a.lon_deg + t_out * dx, a.lat_deg + t_out * dy };
  if (side_in >= 0)
    *(side_in < 2 ? &out_a->lon_deg : &out_a->lat_deg) = sides[side_in];
  if (side_out >= 0)
    *(side_out < 2 ? &out_b->lon_deg : &out_b->lat_deg) = sides[side_out];
  return TRUE;
}

static gboolean
is_on_edge (const Closing *closing,
            GeoLonLat place)
{
  const GeoExtent *box = &closing->extent;

  return place.lon_deg == box->west_deg || place.lon_deg == box->east_deg ||
         place.lat_deg == box->south_deg || place.lat_deg == box->north_deg;
}

/* Leads a loose end to the edge; FALSE when it is too far. */
static gboolean
lead_to_edge (Closing *closing,
              GArray *places,
              guint end,
              gboolean *inout_is_guessed)
{
  GeoLonLat place = g_array_index (places, GeoLonLat, end);
  GeoLonLat on_edge;
  double share;

  if (is_on_edge (closing, place))
    return TRUE;
  on_edge = find_nearest_edge (closing, place, &share);
  if (share > GUESS_MAX)
    return FALSE;
  *inout_is_guessed = TRUE;
  if (end == 0)
    g_array_prepend_val (places, on_edge);
  else
    g_array_append_val (places, on_edge);
  return TRUE;
}

static gboolean
hugs_edge (const Closing *closing,
           GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      double share;

      find_nearest_edge (closing, g_array_index (places, GeoLonLat, i), &share);
      if (share > NEGLIGIBLE)
        return FALSE;
    }
  return TRUE;
}

/* Takes over a clipped piece; @places is emptied or freed. */
static void
add_stretch (Closing *closing,
             GArray *places)
{
  Stretch stretch = { .places = places };
  gboolean is_guessed = FALSE;

  if (places->len < 2 || !lead_to_edge (closing, places, 0, &is_guessed) ||
      !lead_to_edge (closing, places, places->len - 1, &is_guessed))
    {
      closing->n_left_out += places->len >= 2;
      g_array_unref (places);
      return;
    }
  if (is_guessed && hugs_edge (closing, places))
    {
      g_array_unref (places);
      return;
    }
  closing->n_guessed += is_guessed;
  stretch.where_in = measure_edge (closing, g_array_index (places, GeoLonLat, 0));
  stretch.where_out = measure_edge (closing,
                                    g_array_index (places, GeoLonLat, places->len - 1));
  g_array_append_val (closing->stretches, stretch);
}

static void
add_ring (Closing *closing,
          GArray *places)
{
  CordonMapPath ring = { .n_places = places->len };

  ring.places = (GeoLonLat *) (gpointer) g_array_free (places, FALSE);
  g_array_append_val (closing->rings, ring);
}

/* Clips a coastline from place @start on, round once if it is closed. */
static void
clip_line (Closing *closing,
           const CordonMapPath *line,
           guint start)
{
  guint n_segments = line->n_places - 1;
  GArray *piece = NULL;

  for (guint i = 0; i < n_segments; i++)
    {
      guint at = (start + i) % n_segments;
      GeoLonLat a, b;

      if (!clip_segment (closing, line->places[at], line->places[at + 1], &a, &b))
        {
          if (piece != NULL)
            add_stretch (closing, g_steal_pointer (&piece));
          continue;
        }
      if (piece == NULL)
        {
          piece = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));
          g_array_append_val (piece, a);
        }
      g_array_append_val (piece, b);
      if (b.lon_deg != line->places[at + 1].lon_deg || b.lat_deg != line->places[at + 1].lat_deg)
        add_stretch (closing, g_steal_pointer (&piece));
    }
  if (piece != NULL)
    add_stretch (closing, piece);
}

static void
add_coastline (Closing *closing,
               const CordonMapPath *line)
{
  const GeoLonLat *first = &line->places[0];
  const GeoLonLat *last = &line->places[line->n_places - 1];
  gboolean is_closed = first->lon_deg == last->lon_deg && first->lat_deg == last->lat_deg;
  guint n_inside = 0;
  guint outside = 0;

  for (guint i = 0; i < line->n_places; i++)
    if (is_in_box (closing, line->places[i]))
      n_inside++;
    else
      outside = i;
  if (is_closed && n_inside == line->n_places)
    {
      GArray *places = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));

      g_array_append_vals (places, line->places, line->n_places);
      add_ring (closing, places);
    }
  else
    clip_line (closing, line, is_closed ? outside % (line->n_places - 1) : 0);
}

/* How far it is clockwise along the edge from one place to another: 0 to 4. */
static double
measure_way_round (double from,
                   double to)
{
  return to >= from ? to - from : to - from + CORNERS;
}

/* The stretch that enters the box first, clockwise from @where. */
static Stretch *
find_next_stretch (Closing *closing,
                   double where)
{
  Stretch *best = NULL;

  for (guint i = 0; i < closing->stretches->len; i++)
    {
      Stretch *stretch = &g_array_index (closing->stretches, Stretch, i);

      if (best == NULL || measure_way_round (where, stretch->where_in) <
                            measure_way_round (where, best->where_in))
        best = stretch;
    }
  return best;
}

static void
append_corners (Closing *closing,
                GArray *ring,
                double from,
                double to)
{
  double way_round = measure_way_round (from, to);

  for (guint corner = (guint) floor (from) + 1; corner - from < way_round; corner++)
    {
      GeoLonLat place = find_corner (closing, corner);

      g_array_append_val (ring, place);
    }
}

/* Follows coastlines and edges from one stretch until it comes back to one it has used. */
static void
close_ring (Closing *closing,
            Stretch *first)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));
  Stretch *stretch = first;
  GeoLonLat start;

  while (!stretch->is_used)
    {
      Stretch *next = find_next_stretch (closing, stretch->where_out);

      stretch->is_used = TRUE;
      g_array_append_vals (ring, stretch->places->data, stretch->places->len);
      append_corners (closing, ring, stretch->where_out, next->where_in);
      stretch = next;
    }
  start = g_array_index (ring, GeoLonLat, 0);
  g_array_append_val (ring, start);
  add_ring (closing, ring);
}

/* Islands in a box that no coastline crosses: the box itself is the outer ring. */
static void
add_box_if_all_sea (Closing *closing)
{
  GArray *box;

  for (guint i = 0; i < closing->rings->len; i++)
    if (cordon_map_ring_area_deg2 (&g_array_index (closing->rings, CordonMapPath, i)) < 0)
      return;
  if (closing->rings->len == 0)
    return;
  box = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));
  for (guint corner = 0; corner <= CORNERS; corner++)
    {
      GeoLonLat place = find_corner (closing, corner);

      g_array_append_val (box, place);
    }
  add_ring (closing, box);
}

static gboolean
is_held_by_sea (const Closing *closing,
                const CordonMapPath *island)
{
  for (guint i = 0; i < closing->rings->len; i++)
    {
      const CordonMapPath *ring = &g_array_index (closing->rings, CordonMapPath, i);

      if (cordon_map_ring_area_deg2 (ring) < 0 && cordon_map_ring_holds (ring, island))
        return TRUE;
    }
  return FALSE;
}

/* An island around which no sea could be closed must not turn into a sea itself. */
static void
drop_islands_on_land (Closing *closing)
{
  for (guint i = closing->rings->len; i-- > 0;)
    {
      const CordonMapPath *ring = &g_array_index (closing->rings, CordonMapPath, i);

      if (cordon_map_ring_area_deg2 (ring) > 0 && !is_held_by_sea (closing, ring))
        {
          closing->n_left_out++;
          g_array_remove_index_fast (closing->rings, i);
        }
    }
}

static void
clear_stretch (gpointer data)
{
  g_array_unref (((Stretch *) data)->places);
}

static void
clear_ring (gpointer data)
{
  g_free (((CordonMapPath *) data)->places);
}

/**
 * cordon_sea_close:
 * @coastlines: (array length=n_coastlines): coastlines joined as far as they
 *   can be, land on their left, each of two places at least
 * @n_coastlines: how many
 * @extent: the box the extract was cut by
 * @out_n_guessed: (out): coastlines led to the edge by guess
 * @out_n_left_out: (out): coastlines that end too far from the edge to be used
 *
 * Makes the sea within @extent. Without a coastline there is no telling land
 * from sea, and the answer is empty.
 *
 * Returns: (transfer full) (element-type GeoShape): the sea as polygons
 */
GPtrArray *
cordon_sea_close (const CordonMapPath *coastlines,
                  guint n_coastlines,
                  GeoExtent extent,
                  guint *out_n_guessed,
                  guint *out_n_left_out)
{
  Closing closing = { .extent = extent };
  GPtrArray *sea;

  closing.stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  closing.rings = g_array_new (FALSE, FALSE, sizeof (CordonMapPath));
  g_array_set_clear_func (closing.stretches, clear_stretch);
  g_array_set_clear_func (closing.rings, clear_ring);

  if (extent.west_deg < extent.east_deg && extent.south_deg < extent.north_deg)
    for (guint i = 0; i < n_coastlines; i++)
      add_coastline (&closing, &coastlines[i]);
  for (guint i = 0; i < closing.stretches->len; i++)
    if (!g_array_index (closing.stretches, Stretch, i).is_used)
      close_ring (&closing, &g_array_index (closing.stretches, Stretch, i));
  add_box_if_all_sea (&closing);
  drop_islands_on_land (&closing);

  sea = cordon_map_rings_nest ((const CordonMapPath *) (gpointer) closing.rings->data,
                               closing.rings->len);
  *out_n_guessed = closing.n_guessed;
  *out_n_left_out = closing.n_left_out;
  g_array_unref (closing.stretches);
  g_array_unref (closing.rings);
  return sea;
}
