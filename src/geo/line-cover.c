/* line-cover.c: which stretches of a line are seen, or have something along them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is sampled. On every straight piece X (t) = A + t (B - A) of the line,
 * each condition is a set of intervals of t whose ends are roots:
 *
 *  - within the radius: one interval between the roots of |X (t) - C|^2 = r^2;
 *  - within the opening: two half-planes through C; their intersection if the
 *    opening is at most 180 degrees, else the complement of that of the other two;
 *  - hidden by an obstacle PQ: X is in the cone from C through P and Q, and
 *    beyond the line through P and Q. Three half-planes, so one interval.
 *
 * What is seen is the first two, less the union of the third over all obstacles.
 *
 * Three rules keep an obstacle that touches something from hiding everything:
 *
 *  1. An obstacle within GEO_TOLERANCE_M of the observer hides nothing: a camera
 *     on a wall, a guard at a fence. The other walls of that building do.
 *  2. An obstacle does not hide those places of the line that are within
 *     GEO_TOLERANCE_M of that obstacle: a perimeter that runs along a wall or
 *     along its own fence is seen, although what is behind is not.
 *  3. A shadow no longer than GEO_TOLERANCE_M, all obstacles' together, is none:
 *     what is left at the end of such a wall.
 */
#include "config.h"

#include "geo/line-cover.h"

#include <math.h>

#include "geo/vector-private.h"

struct _GeoLineCover
{
  GeoLine *line;
  GeoBoxTree *tree; /* of the line's straight pieces */
};

/* From the one to the other, in shares of a straight piece; empty unless t0 < t1. */
typedef struct
{
  double t0;
  double t1;
} Share;

static const Share whole_share = { 0, 1 };
static const Share no_share = { 1, 0 };

static inline Share
share_of_both (Share a,
               Share b)
{
  return (Share){ MAX (a.t0, b.t0), MIN (a.t1, b.t1) };
}

static inline gboolean
is_some (Share share)
{
  return share.t0 < share.t1;
}

/* Where value_a + t (value_b - value_a) is at least 0, of all t from 0 to 1. */
static Share
share_above (double value_a,
             double value_b)
{
  double root;

  if (value_a >= 0 && value_b >= 0)
    return whole_share;
  if (value_a < 0 && value_b < 0)
    return no_share;
  root = value_a / (value_a - value_b);
  return value_a >= 0 ? (Share){ 0, root } : (Share){ root, 1 };
}

/* Where the piece is within the disc. */
static Share
share_in_disc (GeoSegment piece,
               GeoPoint centre,
               double radius_m)
{
  GeoPoint d = minus (piece.b, piece.a);
  GeoPoint from = minus (piece.a, centre);
  double length2 = dot (d, d);
  double off_m;
  double middle;
  double half;

  if (length2 == 0)
    return no_share;
  off_m = fabs (cross (from, d)) / sqrt (length2);
  if (off_m > radius_m)
    return no_share;
  middle = -dot (from, d) / length2;
  half = sqrt ((radius_m - off_m) * (radius_m + off_m) / length2);
  return share_of_both (whole_share, (Share){ middle - half, middle + half });
}

/* Where the piece is beside the segment, no farther from its line than that. */
static Share
share_beside (GeoSegment piece,
              GeoSegment segment,
              double within_m)
{
  GeoPoint along = minus (segment.b, segment.a);
  GeoPoint from_a = minus (piece.a, segment.a);
  GeoPoint from_b = minus (piece.b, segment.a);
  double length_m = hypot (along.x_m, along.y_m);
  double room = within_m * length_m;
  double side_a = cross (along, from_a), side_b = cross (along, from_b);
  double ahead_a = dot (along, from_a), ahead_b = dot (along, from_b);
  double length2 = length_m * length_m;
  Share share = whole_share;

  if (length2 == 0)
    return no_share;
  share = share_of_both (share, share_above (room - side_a, room - side_b));
  share = share_of_both (share, share_above (room + side_a, room + side_b));
  share = share_of_both (share, share_above (ahead_a, ahead_b));
  return share_of_both (share, share_above (length2 - ahead_a, length2 - ahead_b));
}

/* Where the piece is within a distance of a segment. The capsule is convex, so
 * that the three parts it is made of cover one interval together. */
static Share
share_near_segment (GeoSegment piece,
                    GeoSegment segment,
                    double within_m)
{
  Share parts[] = {
    share_in_disc (piece, segment.a, within_m),
    share_in_disc (piece, segment.b, within_m),
    share_beside (piece, segment, within_m),
  };
  Share hull = no_share;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_some (parts[i]))
      hull = is_some (hull) ? (Share){ MIN (hull.t0, parts[i].t0), MAX (hull.t1, parts[i].t1) }
                            : parts[i];
  return hull;
}

/* Where the piece is within the opening; up to two shares. */
static guint
shares_in_opening (GeoSegment piece,
                   const GeoSector *observer,
                   Share out_shares[2])
{
  GeoPoint left = geo_bearing_direction (observer->bearing_deg - observer->opening_deg / 2);
  GeoPoint right = geo_bearing_direction (observer->bearing_deg + observer->opening_deg / 2);
  GeoPoint a = minus (piece.a, observer->centre);
  GeoPoint b = minus (piece.b, observer->centre);
  Share blind;

  if (observer->opening_deg >= 360)
    {
      out_shares[0] = whole_share;
      return 1;
    }
  if (observer->opening_deg <= 180)
    {
      out_shares[0] = share_of_both (share_above (-cross (left, a), -cross (left, b)),
                                     share_above (cross (right, a), cross (right, b)));
      return is_some (out_shares[0]);
    }
  blind = share_of_both (share_above (cross (left, a), cross (left, b)),
                         share_above (-cross (right, a), -cross (right, b)));
  if (!is_some (blind))
    blind = (Share){ 1, 1 };
  out_shares[0] = (Share){ 0, blind.t0 };
  out_shares[1] = (Share){ blind.t1, 1 };
  return 2;
}

/* Where the piece is in the cone of the obstacle and beyond it. */
static Share
share_hidden (GeoSegment piece,
              GeoPoint centre,
              GeoSegment obstacle)
{
  GeoPoint p = minus (obstacle.a, centre);
  GeoPoint q = minus (obstacle.b, centre);
  GeoPoint a = minus (piece.a, centre);
  GeoPoint b = minus (piece.b, centre);
  GeoPoint along;
  Share share;

  if (cross (p, q) < 0)
    {
      GeoPoint swapped = p;

      p = q;
      q = swapped;
    }
  if (cross (p, q) <= 0)
    return no_share;
  share = share_of_both (share_above (cross (p, a), cross (p, b)),
                         share_above (cross (a, q), cross (b, q)));
  if (!is_some (share))
    return no_share;
  along = minus (q, p);
  return share_of_both (share,
                        share_above (-cross (along, minus (a, p)), -cross (along, minus (b, p))));
}

/**
 * geo_line_cover_new:
 * @line: a line
 *
 * Returns: (transfer full): a copy of @line, made ready for questions
 */
GeoLineCover *
geo_line_cover_new (const GeoLine *line)
{
  GeoLineCover *cover = g_new (GeoLineCover, 1);
  guint n_pieces = line->n_points - 1;
  g_autofree GeoBox *boxes = g_new (GeoBox, n_pieces);

  cover->line = geo_line_copy (line);
  for (guint i = 0; i < n_pieces; i++)
    boxes[i] = geo_box_of (line->points + i, 2);
  cover->tree = geo_box_tree_new (boxes, n_pieces);
  return cover;
}

/**
 * geo_line_cover_free:
 * @cover: (transfer full) (nullable): a line made ready
 */
void
geo_line_cover_free (GeoLineCover *cover)
{
  if (cover == NULL)
    return;
  geo_box_tree_free (cover->tree);
  geo_line_free (cover->line);
  g_free (cover);
}

/**
 * geo_line_cover_line:
 * @cover: a line made ready
 *
 * Returns: (transfer none): the line
 */
const GeoLine *
geo_line_cover_line (const GeoLineCover *cover)
{
  return cover->line;
}

static GeoSegment
get_piece (const GeoLineCover *cover,
           guint index)
{
  return (GeoSegment){ cover->line->points[index], cover->line->points[index + 1] };
}

static void
add_share (const GeoLineCover *cover,
           guint piece,
           Share share,
           GArray *runs)
{
  double from_m = cover->line->at_m[piece];
  double length_m = cover->line->at_m[piece + 1] - from_m;

  if (is_some (share))
    geo_run_set_add (runs, share.t0 <= 0 ? from_m : from_m + share.t0 * length_m,
                     share.t1 >= 1 ? cover->line->at_m[piece + 1] : from_m + share.t1 * length_m);
}

/* The obstacles that may come between the observer and what it reaches. */
static GArray *
gather_obstacles (const GeoSector *observer,
                  const GeoSegments *obstacles,
                  GeoBox reach)
{
  GArray *near = geo_segment_array_new ();
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  if (obstacles != NULL)
    geo_segments_query (obstacles, reach, indices);
  for (guint i = 0; i < indices->len; i++)
    {
      GeoSegment obstacle = geo_segments_get (obstacles, g_array_index (indices, guint, i));
      GeoPoint nearest = geo_segment_nearest (obstacle.a, obstacle.b, observer->centre, NULL);
      double distance_m = geo_point_distance_m (observer->centre, nearest);

      if (distance_m > GEO_TOLERANCE_M && distance_m < observer->radius_m)
        g_array_append_val (near, obstacle);
    }
  return near;
}

static void
add_hidden (const GeoLineCover *cover,
            guint index,
            GeoPoint centre,
            GArray *obstacles,
            GArray *hidden)
{
  GeoSegment piece = get_piece (cover, index);

  for (guint i = 0; i < obstacles->len; i++)
    {
      GeoSegment obstacle = g_array_index (obstacles, GeoSegment, i);
      Share behind = share_hidden (piece, centre, obstacle);
      Share beside;

      if (!is_some (behind))
        continue;
      beside = share_near_segment (piece, obstacle, GEO_TOLERANCE_M);
      if (is_some (beside))
        {
          add_share (cover, index, share_of_both (behind, (Share){ 0, beside.t0 }), hidden);
          behind = share_of_both (behind, (Share){ beside.t1, 1 });
        }
      add_share (cover, index, behind, hidden);
    }
}

static void
drop_short (GArray *runs)
{
  guint n_kept = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      GeoRun run = g_array_index (runs, GeoRun, i);

      if (run.s1_m - run.s0_m > GEO_TOLERANCE_M)
        g_array_index (runs, GeoRun, n_kept++) = run;
    }
  g_array_set_size (runs, n_kept);
}

/**
 * geo_line_cover_seen:
 * @cover: a line made ready
 * @observer: who looks, from where and how far
 * @obstacles: (nullable): what nobody sees through: walls, solid barriers
 *
 * Finds exactly which stretches of the line are within the observer's reach
 * and not behind an obstacle. An obstacle hides nothing if it is within
 * %GEO_TOLERANCE_M of the observer, and does not hide the places of the line
 * that are within %GEO_TOLERANCE_M of it; shadows no longer than that are
 * ignored. The cost is that of what is near.
 *
 * Returns: (transfer full) (element-type GeoRun): the stretches, in order
 */
GArray *
geo_line_cover_seen (const GeoLineCover *cover,
                     const GeoSector *observer,
                     const GeoSegments *obstacles)
{
  GeoBox reach = geo_box_grow (geo_box_of (&observer->centre, 1), observer->radius_m);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) near = NULL;
  g_autoptr (GArray) hidden = geo_run_set_new ();
  g_autoptr (GArray) reached = geo_run_set_new ();

  if (!(observer->radius_m > 0 && observer->opening_deg > 0))
    return g_steal_pointer (&reached);
  geo_box_tree_query (cover->tree, reach, pieces);
  near = gather_obstacles (observer, obstacles, reach);
  for (guint i = 0; i < pieces->len; i++)
    {
      guint index = g_array_index (pieces, guint, i);
      GeoSegment piece = get_piece (cover, index);
      Share in_disc = share_in_disc (piece, observer->centre, observer->radius_m);
      Share shares[2];
      guint n_shares = is_some (in_disc) ? shares_in_opening (piece, observer, shares) : 0;

      for (guint j = 0; j < n_shares; j++)
        add_share (cover, index, share_of_both (in_disc, shares[j]), reached);
      if (n_shares > 0)
        add_hidden (cover, index, observer->centre, near, hidden);
    }
  geo_run_union (reached);
  geo_run_union (hidden);
  drop_short (hidden);
  return geo_run_subtract (reached, hidden);
}

/**
 * geo_line_cover_near:
 * @cover: a line made ready
 * @segments: what may run along the line: a barrier, a patrol's way, a border
 * @within_m: how near it must be, in metres
 *
 * Finds exactly which stretches of the line have one of @segments within
 * @within_m, on either side.
 *
 * Returns: (transfer full) (element-type GeoRun): the stretches, in order
 */
GArray *
geo_line_cover_near (const GeoLineCover *cover,
                     const GeoSegments *segments,
                     double within_m)
{
  GArray *runs = geo_run_set_new ();
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i + 1 < cover->line->n_points; i++)
    {
      GeoSegment piece = get_piece (cover, i);

      g_array_set_size (indices, 0);
      geo_segments_query (
        segments, geo_box_grow (geo_box_of (cover->line->points + i, 2), within_m), indices);
      for (guint j = 0; j < indices->len; j++)
        add_share (
          cover, i,
          share_near_segment (piece, geo_segments_get (segments, g_array_index (indices, guint, j)),
                              within_m),
          runs);
    }
  geo_run_union (runs);
  return runs;
}
