/* gaps.c: unwatched ground: closed rings of straight pieces and circular arcs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/gaps.h"

#include <string.h>

#include "geo/coverage-private.h"
#include "geo/polygon.h"

#define NO_PIECE G_MAXUINT

/* What encloses less than this is nothing, in square metres. */
#define SMALLEST_RING_M2 1e-9

static gboolean
is_same_place (GeoPoint a,
               GeoPoint b)
{
  return a.x_m == b.x_m && a.y_m == b.y_m;
}

static guint
hash_place (GeoPoint place)
{
  guint64 x, y;

  place.x_m += 0.0; /* there are two zeros */
  place.y_m += 0.0;
  memcpy (&x, &place.x_m, sizeof x);
  memcpy (&y, &place.y_m, sizeof y);
  x = (x ^ (y << 31 | y >> 33)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (x >> 32);
}

/* For every piece the one that begins where it ends, as far as there is one. */
static void
match_ends (const Piece *const *pieces,
            guint n_pieces,
            guint *next,
            gboolean *is_taken)
{
  guint n_slots = 2;
  g_autofree guint *slots = NULL;

  while (n_slots < 2 * n_pieces)
    n_slots *= 2;
  slots = g_new (guint, n_slots);
  memset (slots, 0xff, n_slots * sizeof *slots);
  for (guint i = 0; i < n_pieces; i++)
    {
      guint slot = hash_place (pieces[i]->start) & (n_slots - 1);

      while (slots[slot] != NO_PIECE)
        slot = (slot + 1) & (n_slots - 1);
      slots[slot] = i;
    }
  for (guint i = 0; i < n_pieces; i++)
    {
      guint slot = hash_place (pieces[i]->end) & (n_slots - 1);

      next[i] = NO_PIECE;
      for (; slots[slot] != NO_PIECE; slot = (slot + 1) & (n_slots - 1))
        if (!is_taken[slots[slot]] && is_same_place (pieces[slots[slot]]->start, pieces[i]->end))
          {
            next[i] = slots[slot];
            is_taken[next[i]] = TRUE;
            break;
          }
    }
}

/* Ends that meet nothing go to the nearest beginning that is left. There are
 * as many of these as of those, so that every ring closes. */
static guint
match_rest (const Piece *const *pieces,
            guint n_pieces,
            guint *next,
            gboolean *is_taken)
{
  guint n_joined = 0;

  for (guint i = 0; i < n_pieces; i++)
    {
      double nearest_m = INFINITY;

      if (next[i] != NO_PIECE)
        continue;
      for (guint j = 0; j < n_pieces; j++)
        {
          double distance_m = geo_point_distance_m (pieces[i]->end, pieces[j]->start);

          if (!is_taken[j] && distance_m < nearest_m)
            {
              nearest_m = distance_m;
              next[i] = j;
            }
        }
      if (next[i] == NO_PIECE)
        continue;
      is_taken[next[i]] = TRUE;
      n_joined++;
    }
  return n_joined;
}

/* Twice the area between a piece and the place it is seen from. */
static double
twice_area (const GeoGapPiece *piece,
            GeoPoint end,
            GeoPoint origin)
{
  GeoPoint a = minus (piece->start, origin);
  GeoPoint b = minus (end, origin);

  if (piece->radius_m == 0)
    return cross (a, b);
  return piece->radius_m * piece->radius_m * piece->sweep_rad +
         cross (minus (piece->centre, origin), minus (b, a));
}

static void
add_ring (const Piece *const *pieces,
          guint *next,
          guint first,
          GArray *out_pieces,
          GArray *out_rings)
{
  GeoGapRing ring = { out_pieces->len, 0, 0 };
  GeoPoint origin = pieces[first]->start;
  guint i = first;

  do
    {
      const Piece *piece = pieces[i];
      guint following = next[i];
      GeoGapPiece part = { piece->start, piece->centre, piece->is_arc ? piece->radius_m : 0,
                           piece->sweep_rad };

      ring.area_m2 += twice_area (&part, piece->end, origin) / 2;
      g_array_append_val (out_pieces, part);
      if (!is_same_place (piece->end, pieces[following]->start))
        {
          GeoGapPiece joint = { piece->end, { 0, 0 }, 0, 0 };

          ring.area_m2 += twice_area (&joint, pieces[following]->start, origin) / 2;
          g_array_append_val (out_pieces, joint);
        }
      next[i] = NO_PIECE;
      i = following;
    }
  while (i != first);
  ring.n_pieces = out_pieces->len - ring.first;
  g_array_append_val (out_rings, ring);
}

/**
 * gaps_link:
 * @pieces: (array length=n_pieces): the parts of one zone's gaps, in any order
 * @n_pieces: how many
 *
 * Returns: (transfer full): the gaps, in closed rings
 */
GeoGaps *
gaps_link (const Piece *const *pieces,
           guint n_pieces)
{
  GeoGaps *gaps = g_new0 (GeoGaps, 1);
  g_autofree guint *next = g_new (guint, n_pieces);
  g_autofree gboolean *is_taken = g_new0 (gboolean, n_pieces);
  GArray *parts = g_array_sized_new (FALSE, FALSE, sizeof (GeoGapPiece), n_pieces);
  GArray *rings = g_array_new (FALSE, FALSE, sizeof (GeoGapRing));

  match_ends (pieces, n_pieces, next, is_taken);
  gaps->n_joined = match_rest (pieces, n_pieces, next, is_taken);
  for (guint i = 0; i < n_pieces; i++)
    if (next[i] != NO_PIECE)
      add_ring (pieces, next, i, parts, rings);
  gaps->n_pieces = parts->len;
  gaps->n_rings = rings->len;
  gaps->pieces = (GeoGapPiece *) (void *) g_array_free (parts, FALSE);
  gaps->rings = (GeoGapRing *) (void *) g_array_free (rings, FALSE);
  return gaps;
}

/**
 * geo_gaps_free:
 * @gaps: (transfer full) (nullable): gaps
 */
void
geo_gaps_free (GeoGaps *gaps)
{
  if (gaps == NULL)
    return;
  g_free (gaps->pieces);
  g_free (gaps->rings);
  g_free (gaps);
}

/**
 * geo_gaps_area_m2:
 * @gaps: gaps
 *
 * Returns: the area of all together, in square metres
 */
double
geo_gaps_area_m2 (const GeoGaps *gaps)
{
  double area_m2 = 0;

  for (guint i = 0; i < gaps->n_rings; i++)
    area_m2 += gaps->rings[i].area_m2;
  return area_m2;
}

static void
flatten_piece (const GeoGapPiece *piece,
               double sagitta_m,
               GArray *points)
{
  double step_rad;
  int n_steps;
  GeoPoint v = minus (piece->start, piece->centre);

  g_array_append_val (points, piece->start);
  if (piece->radius_m == 0)
    return;
  step_rad = 2 * acos (1 - MIN (sagitta_m / piece->radius_m, 0.5));
  n_steps = (int) CLAMP (ceil (fabs (piece->sweep_rad) / step_rad), 1, 100000);
  for (int i = 1; i < n_steps; i++)
    {
      double turn_rad = piece->sweep_rad * i / n_steps;
      double c = cos (turn_rad);
      double s = sin (turn_rad);
      GeoPoint point = { piece->centre.x_m + v.x_m * c - v.y_m * s,
                         piece->centre.y_m + v.x_m * s + v.y_m * c };

      g_array_append_val (points, point);
    }
}

static GeoPolygon *
flatten_ring (const GeoGaps *gaps,
              const GeoGapRing *ring,
              double sagitta_m)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));

  for (guint i = 0; i < ring->n_pieces; i++)
    flatten_piece (&gaps->pieces[ring->first + i], sagitta_m, points);
  if (points->len < 3 || fabs (ring->area_m2) < SMALLEST_RING_M2)
    return NULL;
  return geo_polygon_new_ring ((const GeoPoint *) (void *) points->data, points->len);
}

/* Which of the borders a hole is in: the smallest around a place of the hole. */
static guint
find_border (GPtrArray *borders,
             const GeoPolygon *hole)
{
  guint found = 0;
  double found_m2 = INFINITY;

  for (guint i = 0; i < borders->len; i++)
    {
      const GeoPolygon *border = borders->pdata[i];
      double area_m2 = geo_polygon_area_m2 (border);
      GeoPoint middle = { (hole->points[0].x_m + hole->points[1].x_m) / 2,
                          (hole->points[0].y_m + hole->points[1].y_m) / 2 };

      if (area_m2 < found_m2 && geo_polygon_contains (border, middle))
        {
          found = i;
          found_m2 = area_m2;
        }
    }
  return found;
}

static GeoPolygon *
add_holes (const GeoPolygon *border,
           guint index,
           GPtrArray *holes,
           const guint *borders_of_holes)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  guint size = border->ring_starts[1];

  g_array_append_vals (points, border->points, size);
  g_array_append_val (sizes, size);
  for (guint i = 0; i < holes->len; i++)
    {
      const GeoPolygon *hole = holes->pdata[i];

      if (borders_of_holes[i] != index)
        continue;
      size = hole->ring_starts[1];
      g_array_append_vals (points, hole->points, size);
      g_array_append_val (sizes, size);
    }
  return geo_polygon_new ((const GeoPoint *) (void *) points->data,
                          (const guint *) (void *) sizes->data, sizes->len);
}

/**
 * geo_gaps_flatten:
 * @gaps: gaps
 * @sagitta_m: how far a straight piece may be from the arc it stands for, in
 *   metres, greater than 0
 *
 * Makes straight pieces of the arcs, for drawing and for formats that know no
 * arcs. Their ends are on the arc, so that a gap comes out too large by less
 * than @sagitta_m times the length of its arcs.
 *
 * Returns: (transfer full) (element-type GeoPolygon): polygons with holes
 */
GPtrArray *
geo_gaps_flatten (const GeoGaps *gaps,
                  double sagitta_m)
{
  g_autoptr (GPtrArray) borders = g_ptr_array_new_with_free_func (
    (GDestroyNotify) geo_polygon_free);
  g_autoptr (GPtrArray) holes = g_ptr_array_new_with_free_func ((GDestroyNotify) geo_polygon_free);
  GPtrArray *polygons = g_ptr_array_new_with_free_func ((GDestroyNotify) geo_polygon_free);
  g_autofree guint *borders_of_holes = NULL;

  g_return_val_if_fail (sagitta_m > 0, polygons);

  for (guint i = 0; i < gaps->n_rings; i++)
    {
      GeoPolygon *ring = flatten_ring (gaps, &gaps->rings[i], sagitta_m);

      if (ring != NULL)
        g_ptr_array_add (gaps->rings[i].area_m2 > 0 ? borders : holes, ring);
    }
  borders_of_holes = g_new (guint, holes->len);
  for (guint i = 0; i < holes->len; i++)
    borders_of_holes[i] = find_border (borders, holes->pdata[i]);
  for (guint i = 0; i < borders->len; i++)
    g_ptr_array_add (polygons, add_holes (borders->pdata[i], i, holes, borders_of_holes));
  return polygons;
}
