/* visibility.c: what an observer among buildings really sees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ray turns once around the observer. What it meets first can only change at
 * an end of an obstacle, where two obstacles cross, or where one leaves the
 * reach: so the obstacles near are cut at the reach's circle and at each other,
 * the directions of all ends are sorted, and between two of them in turn one
 * obstacle, or the circle, is the nearest all the way. The area is a ring of
 * straight pieces and arcs, exact but for rounding.
 *
 * Footprints may touch and overlap, as those of OpenStreetMap do. An obstacle
 * within GEO_TOLERANCE_M of the observer hides nothing, as in line-cover.c: a
 * camera on a wall is not blind.
 *
 * The cost is O(n log n + n d + k) for n obstacles in reach, with k crossings
 * among them and d of them behind one another on a ray.
 */
#include "config.h"

#include "geo/visibility.h"

#include <math.h>

#include "geo/vector-private.h"

/* What is shorter than this, or seen under so small a sine, hides nothing. */
#define SMALLEST_M    1e-9
#define SMALLEST_SINE 1e-12

/* No obstacle: the circle. */
#define NO_WALL G_MAXUINT

/* A part of an obstacle, from the observer's place: the ray meets @a first. */
typedef struct
{
  GeoPoint a;
  GeoPoint b;
  double from_key; /* the direction of @a */
  double to_key;   /* and of @b; greater than from_key */
} Wall;

static inline GeoPoint
at_share (GeoPoint a,
          GeoPoint b,
          double share)
{
  return (GeoPoint){ a.x_m + share * (b.x_m - a.x_m), a.y_m + share * (b.y_m - a.y_m) };
}

/* Grows with the angle, counter-clockwise from the east, from 0 to 4. */
static double
direction_key (GeoPoint v)
{
  double share = v.x_m / (fabs (v.x_m) + fabs (v.y_m));

  return 2 - copysign (1 + share, v.y_m + 0.0);
}

/* The direction, one metre long, that has the key. */
static GeoPoint
direction_at (double key)
{
  GeoPoint v;
  double length;

  key -= 4 * floor (key / 4);
  v.x_m = key < 2 ? 1 - key : key - 3;
  v.y_m = key < 2 ? 1 - fabs (v.x_m) : fabs (v.x_m) - 1;
  length = hypot (v.x_m, v.y_m);
  return (GeoPoint){ v.x_m / length, v.y_m / length };
}

/* Cuts off what of a segment is beyond the radius. */
static gboolean
clip_to_reach (GeoSegment *segment,
               double radius_m)
{
  GeoPoint d = { segment->b.x_m - segment->a.x_m, segment->b.y_m - segment->a.y_m };
  double length2 = dot (d, d);
  double off = cross (segment->a, d);
  double half2 = radius_m * radius_m * length2 - off * off;
  double middle = -dot (segment->a, d);
  double t0, t1;

  if (length2 < SMALLEST_M * SMALLEST_M || half2 <= 0)
    return FALSE;
  t0 = MAX ((middle - sqrt (half2)) / length2, 0);
  t1 = MIN ((middle + sqrt (half2)) / length2, 1);
  if (t0 >= t1)
    return FALSE;
  *segment = (GeoSegment){ at_share (segment->a, segment->b, t0),
                           at_share (segment->a, segment->b, t1) };
  return TRUE;
}

/* The obstacles in reach, from the observer's place, cut at its circle. */
static GArray *
gather_segments (const GeoSector *observer,
                 const GeoSegments *obstacles)
{
  GArray *near = geo_segment_array_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  GeoPoint here = observer->centre;

  if (obstacles != NULL)
    geo_segments_query (obstacles, geo_box_grow (geo_box_of (&here, 1), observer->radius_m), found);
  for (guint i = 0; i < found->len; i++)
    {
      GeoSegment segment = geo_segments_get (obstacles, g_array_index (found, guint, i));
      GeoPoint nearest = geo_segment_nearest (segment.a, segment.b, here, NULL);

      if (geo_point_distance_m (nearest, here) <= GEO_TOLERANCE_M)
        continue;
      segment.a = (GeoPoint){ segment.a.x_m - here.x_m, segment.a.y_m - here.y_m };
      segment.b = (GeoPoint){ segment.b.x_m - here.x_m, segment.b.y_m - here.y_m };
      if (clip_to_reach (&segment, observer->radius_m))
        g_array_append_val (near, segment);
    }
  return near;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Where another segment cuts this one, by shares of its length. */
static void
add_cut (GeoSegment segment,
         GeoSegment other,
         GArray *cuts)
{
  GeoPoint d = { segment.b.x_m - segment.a.x_m, segment.b.y_m - segment.a.y_m };
  GeoPoint from_a = { other.a.x_m - segment.a.x_m, other.a.y_m - segment.a.y_m };
  GeoPoint from_b = { other.b.x_m - segment.a.x_m, other.b.y_m - segment.a.y_m };
  double side_a = cross (d, from_a);
  double side_b = cross (d, from_b);
  GeoPoint place;
  double share;

  if ((side_a > 0) == (side_b > 0))
    return;
  place = at_share (other.a, other.b, side_a / (side_a - side_b));
  share = ((place.x_m - segment.a.x_m) * d.x_m + (place.y_m - segment.a.y_m) * d.y_m) / dot (d, d);
  if (share > 0 && share < 1)
    g_array_append_val (cuts, share);
}

/* A wall runs counter-clockwise as seen from the observer; one that is seen on
 * its edge hides nothing. One across the east, where keys begin, is cut there. */
static void
add_wall (GArray *walls,
          GeoPoint a,
          GeoPoint b)
{
  double turn = cross (a, b);
  Wall wall = { a, b, 0, 0 };

  if (fabs (turn) <= SMALLEST_SINE * hypot (a.x_m, a.y_m) * hypot (b.x_m, b.y_m))
    return;
  if (turn < 0)
    wall = (Wall){ b, a, 0, 0 };
  wall.from_key = direction_key (wall.a);
  wall.to_key = direction_key (wall.b);
  if (wall.to_key < wall.from_key)
    {
      Wall after = wall;

      after.from_key = 0;
      wall.to_key = 4;
      if (after.to_key > 0)
        g_array_append_val (walls, after);
    }
  if (wall.to_key > wall.from_key)
    g_array_append_val (walls, wall);
}

static void
add_parts (GArray *walls,
           GeoSegment segment,
           GArray *cuts)
{
  double from = 0;

  g_array_sort (cuts, compare_doubles);
  for (guint i = 0; i <= cuts->len; i++)
    {
      double to = i < cuts->len ? g_array_index (cuts, double, i) : 1;

      if (to > from)
        add_wall (walls, at_share (segment.a, segment.b, from),
                  at_share (segment.a, segment.b, to));
      from = MAX (from, to);
    }
}

static int
compare_walls (gconstpointer a,
               gconstpointer b)
{
  const Wall *x = a;
  const Wall *y = b;

  return (x->from_key > y->from_key) - (x->from_key < y->from_key);
}

static GArray *
make_walls (GArray *segments)
{
  GArray *walls = g_array_new (FALSE, FALSE, sizeof (Wall));
  g_autoptr (GeoSegments) index = geo_segments_new_from_array (segments);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < segments->len; i++)
    {
      GeoSegment segment = g_array_index (segments, GeoSegment, i);

      g_array_set_size (found, 0);
      g_array_set_size (cuts, 0);
      geo_segments_query (index, geo_box_add (geo_box_of (&segment.a, 1), segment.b), found);
      for (guint j = 0; j < found->len; j++)
        if (g_array_index (found, guint, j) != i)
          add_cut (segment, geo_segments_get (index, g_array_index (found, guint, j)), cuts);
      add_parts (walls, segment, cuts);
    }
  g_array_sort (walls, compare_walls);
  return walls;
}

/* The directions at which the nearest may change, and every eighth of a turn,
 * so that none is far from the next. */
static GArray *
gather_keys (GArray *walls,
             double from_key,
             double to_key)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_kept = 0;

  g_array_append_val (keys, from_key);
  g_array_append_val (keys, to_key);
  for (double key = 0; key <= 4; key += 0.5)
    g_array_append_val (keys, key);
  for (guint i = 0; i < walls->len; i++)
    {
      g_array_append_val (keys, g_array_index (walls, Wall, i).from_key);
      g_array_append_val (keys, g_array_index (walls, Wall, i).to_key);
    }
  g_array_sort (keys, compare_doubles);
  for (guint i = 0; i < keys->len; i++)
    {
      double key = g_array_index (keys, double, i);

      if (n_kept == 0 || key > g_array_index (keys, double, n_kept - 1))
        g_array_index (keys, double, n_kept++) = key;
    }
  g_array_set_size (keys, n_kept);
  return keys;
}

/* How far along a direction the wall's line is. */
static double
distance_along (const Wall *wall,
                GeoPoint direction)
{
  GeoPoint d = { wall->b.x_m - wall->a.x_m, wall->b.y_m - wall->a.y_m };

  return cross (wall->a, d) / cross (direction, d);
}

/* The ring as it grows. */
typedef struct
{
  GeoPoint centre;
  double radius_m;
  GArray *pieces; /* of GeoGapPiece */
  guint last_wall;
  GeoPoint end; /* of the last piece */
} Ring;

static gboolean
is_near (GeoPoint a,
         GeoPoint b)
{
  return geo_point_distance_m (a, b) <= SMALLEST_M;
}

static void
add_straight (Ring *ring,
              GeoPoint start)
{
  GeoGapPiece piece = { start, { 0, 0 }, 0, 0 };

  g_array_append_val (ring->pieces, piece);
}

/* Goes on to a stretch along a wall, or along the circle, between two directions. */
static void
add_stretch (Ring *ring,
             const Wall *wall,
             guint wall_index,
             GeoPoint from,
             GeoPoint to)
{
  double from_m = wall != NULL ? distance_along (wall, from) : ring->radius_m;
  double to_m = wall != NULL ? distance_along (wall, to) : ring->radius_m;
  GeoPoint start = { ring->centre.x_m + from.x_m * from_m, ring->centre.y_m + from.y_m * from_m };
  double sweep_rad = wall != NULL ? 0 : atan2 (cross (from, to), dot (from, to));
  gboolean goes_on = ring->pieces->len > 0 && ring->last_wall == wall_index &&
                     is_near (ring->end, start);

  if (goes_on && wall == NULL)
    {
      g_array_index (ring->pieces, GeoGapPiece, ring->pieces->len - 1).sweep_rad += sweep_rad;
    }
  else if (!goes_on)
    {
      GeoGapPiece piece = { start, ring->centre, wall != NULL ? 0 : ring->radius_m, sweep_rad };

      if (ring->pieces->len > 0 && !is_near (ring->end, start))
        add_straight (ring, ring->end);
      g_array_append_val (ring->pieces, piece);
    }
  ring->last_wall = wall_index;
  ring->end = (GeoPoint){ ring->centre.x_m + to.x_m * to_m, ring->centre.y_m + to.y_m * to_m };
}

/* The walls that the ray meets between two keys; those it has passed go. */
static guint
find_nearest (GArray *walls,
              GArray *active,
              double key,
              GeoPoint middle,
              double radius_m)
{
  guint nearest = NO_WALL;
  double nearest_m = radius_m;
  guint n_kept = 0;

  for (guint i = 0; i < active->len; i++)
    {
      guint index = g_array_index (active, guint, i);
      const Wall *wall = &g_array_index (walls, Wall, index);
      double wall_m;

      if (wall->to_key <= key)
        continue;
      g_array_index (active, guint, n_kept++) = index;
      wall_m = distance_along (wall, middle);
      if (wall_m < nearest_m)
        {
          nearest = index;
          nearest_m = wall_m;
        }
    }
  g_array_set_size (active, n_kept);
  return nearest;
}

/* Turns the ray from one key to a greater one, neither across the east. */
static void
turn_ray (Ring *ring,
          GArray *walls,
          double from_key,
          double to_key)
{
  g_autoptr (GArray) keys = gather_keys (walls, from_key, to_key);
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_begun = 0;

  for (guint i = 0; i + 1 < keys->len; i++)
    {
      double key = g_array_index (keys, double, i);
      double next_key = g_array_index (keys, double, i + 1);
      guint nearest;

      for (; n_begun < walls->len && g_array_index (walls, Wall, n_begun).from_key <= key;
           n_begun++)
        g_array_append_val (active, n_begun);
      nearest = find_nearest (walls, active, key, direction_at ((key + next_key) / 2),
                              ring->radius_m);
      if (key >= from_key && next_key <= to_key)
        add_stretch (ring, nearest != NO_WALL ? &g_array_index (walls, Wall, nearest) : NULL,
                     nearest, direction_at (key), direction_at (next_key));
    }
}

/* A whole turn ends where it began: the last and the first piece may be one. */
static void
close_turn (Ring *ring)
{
  GeoGapPiece *first = &g_array_index (ring->pieces, GeoGapPiece, 0);
  GeoGapPiece *last = &g_array_index (ring->pieces, GeoGapPiece, ring->pieces->len - 1);

  if (!is_near (ring->end, first->start))
    {
      add_straight (ring, ring->end);
      return;
    }
  if (ring->pieces->len > 1 && first->radius_m > 0 && last->radius_m > 0)
    {
      last->sweep_rad += first->sweep_rad;
      g_array_remove_index (ring->pieces, 0);
    }
}

static GeoGaps *
ring_to_area (const Ring *ring)
{
  GeoGaps *area = g_new0 (GeoGaps, 1);
  guint n_pieces = ring->pieces->len;

  area->n_pieces = n_pieces;
  area->n_rings = n_pieces > 0;
  area->pieces = g_memdup2 (ring->pieces->data, n_pieces * sizeof (GeoGapPiece));
  area->rings = g_new0 (GeoGapRing, area->n_rings);
  if (n_pieces == 0)
    return area;
  area->rings[0].n_pieces = n_pieces;
  for (guint i = 0; i < n_pieces; i++)
    {
      const GeoGapPiece *piece = &area->pieces[i];
      GeoPoint end = area->pieces[(i + 1) % n_pieces].start;
      GeoPoint v0 = { piece->start.x_m - ring->centre.x_m, piece->start.y_m - ring->centre.y_m };
      GeoPoint v1 = { end.x_m - ring->centre.x_m, end.y_m - ring->centre.y_m };

      /* an arc is about the very place the area is seen from */
      area->rings[0].area_m2 += piece->radius_m > 0
                                  ? piece->radius_m * piece->radius_m * piece->sweep_rad / 2
                                  : cross (v0, v1) / 2;
    }
  return area;
}

/**
 * geo_visibility_area:
 * @observer: who looks, from where, how far and how wide
 * @obstacles: (nullable): what nobody sees through
 *
 * Finds what the observer sees: its reach without what is behind an obstacle.
 * An obstacle within %GEO_TOLERANCE_M of the observer hides nothing.
 *
 * Returns: (transfer full): the area as one closed ring of straight pieces and
 *   arcs, counter-clockwise; no ring if the observer reaches nothing
 */
GeoGaps *
geo_visibility_area (const GeoSector *observer,
                     const GeoSegments *obstacles)
{
  gboolean is_disc = observer->opening_deg >= 360;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (GeoGapPiece));
  Ring ring = { observer->centre, observer->radius_m, pieces, NO_WALL, observer->centre };
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) walls = NULL;
  double from_key, to_key;

  if (!(observer->radius_m > SMALLEST_M && observer->opening_deg > 0))
    return ring_to_area (&ring);
  segments = gather_segments (observer, obstacles);
  walls = make_walls (segments);
  if (is_disc)
    {
      turn_ray (&ring, walls, 0, 4);
      close_turn (&ring);
      return ring_to_area (&ring);
    }
  from_key = direction_key (
    geo_bearing_direction (observer->bearing_deg + observer->opening_deg / 2));
  to_key = direction_key (
    geo_bearing_direction (observer->bearing_deg - observer->opening_deg / 2));
  add_straight (&ring, observer->centre);
  if (from_key < to_key)
    {
      turn_ray (&ring, walls, from_key, to_key);
    }
  else
    {
      turn_ray (&ring, walls, from_key, 4);
      turn_ray (&ring, walls, 0, to_key);
    }
  add_straight (&ring, ring.end);
  return ring_to_area (&ring);
}
