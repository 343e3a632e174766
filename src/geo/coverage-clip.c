/* coverage-clip.c: where a reach's border is inside zones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/coverage-private.h"

static void
terms_add (Terms *terms,
           guint zone,
           double area_m2)
{
  Term term = { zone, area_m2 };

  for (guint i = 0; i < terms->n_terms; i++)
    {
      Term *old = (Term *) terms_get (terms, i);

      if (old->zone == zone)
        {
          old->area_m2 += area_m2;
          return;
        }
    }
  if (terms->n_terms < N_INLINE_TERMS)
    {
      terms->terms[terms->n_terms] = term;
    }
  else
    {
      if (terms->more == NULL)
        terms->more = g_array_new (FALSE, FALSE, sizeof (Term));
      g_array_append_val (terms->more, term);
    }
  terms->n_terms++;
}

static void
add_crossing (Worker *worker,
              guint zone,
              gboolean enters,
              double t,
              GeoPoint point)
{
  Crossing crossing = { zone, enters, t, point };

  g_array_append_val (worker->crossings, crossing);
}

static inline void
cross_edge (Worker *worker,
            const Curve *curve,
            const Exposed *stretch,
            const CellEdge *edge)
{
  GeoPoint points[2];
  double ts[2];
  gboolean enters[2];

  if (curve->is_arc)
    {
      guint n = cross_circle (edge->a, edge->b, curve->centre, curve->radius_m, ts, points, enters);

      /* where the edge enters the disc, going round the disc leaves the zone */
      for (guint i = 0; i < n; i++)
        {
          double t = arc_parameter (curve, points[i]);

          t += t < stretch->t0 ? 4 : 0;
          if (t > stretch->t0 && t < stretch->t1)
            add_crossing (worker, edge->zone, !enters[i], t, points[i]);
        }
    }
  else if (cross_segments (edge->a, edge->b, curve->a, curve->b, &points[0]))
    {
      gboolean is_entering = cross (minus (edge->b, edge->a), minus (curve->b, curve->a)) > 0;
      double t = straight_parameter (curve, points[0]);

      if (t > stretch->t0 && t < stretch->t1)
        add_crossing (worker, edge->zone, is_entering, t, points[0]);
    }
}

static int
compare_crossings (gconstpointer a,
                   gconstpointer b)
{
  const Crossing *x = a;
  const Crossing *y = b;

  if (x->zone != y->zone)
    return x->zone < y->zone ? -1 : 1;
  return (x->t > y->t) - (x->t < y->t);
}

static void
sort_crossings (GArray *array)
{
  Crossing *crossings = (Crossing *) (void *) array->data;

  if (array->len > 32)
    {
      g_array_sort (array, compare_crossings);
      return;
    }
  for (guint i = 1; i < array->len; i++)
    {
      Crossing item = crossings[i];
      guint j = i;

      for (; j > 0 && compare_crossings (&crossings[j - 1], &item) > 0; j--)
        crossings[j] = crossings[j - 1];
      crossings[j] = item;
    }
}

/* The box around a stretch: of an arc, with those of its four outermost places
 * that are on it. */
static GeoBox
stretch_box (const Curve *curve,
             const Exposed *stretch)
{
  static const GeoPoint outermost[] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  GeoBox box = geo_box_add (geo_box_of (&stretch->p0, 1), stretch->p1);

  for (int i = 0; curve->is_arc && i < 4; i++)
    {
      double t = i - curve->first_key;

      t += t < 0 ? 4 : 0;
      t += t < stretch->t0 ? 4 : 0;
      if (t <= stretch->t1)
        box = geo_box_add (box, plus (curve->centre, times (outermost[i], curve->radius_m)));
    }
  return box;
}

/**
 * worker_cross_zones:
 * @worker: whose crossings are filled
 * @curve: an arc or a side of a reach
 * @stretch: the part of it to look at
 *
 * Finds where @stretch crosses the zones' borders, in order by zone and then
 * along the curve.
 */
void
worker_cross_zones (Worker *worker,
                    const Curve *curve,
                    const Exposed *stretch)
{
  const Grid *grid = &worker->coverage->grid;
  CellRange range = grid_range (grid, stretch_box (curve, stretch));
  gboolean is_large = curve->is_arc &&
                      range.last_row - range.first_row + range.last_column - range.first_column > 1;

  worker->stamp++;
  g_array_set_size (worker->crossings, 0);
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        guint cell = (guint) (row * grid->n_columns + column);
        guint first = grid->zone_starts[cell];
        guint end = grid->zone_starts[cell + 1];

        if (first == end || (is_large && !passes_cell (grid, curve, column, row)))
          continue;
        for (guint i = grid->zones[first].first_edge; i < grid->zones[end - 1].end_edge; i++)
          {
            const CellEdge *edge = &grid->edges[i];

            if (worker->edge_stamps[edge->edge] == worker->stamp)
              continue;
            worker->edge_stamps[edge->edge] = worker->stamp;
            cross_edge (worker, curve, stretch, edge);
          }
      }
  sort_crossings (worker->crossings);
}

/* The angle from one place of an arc to a later one, counter-clockwise. */
static double
measure_sweep (const Curve *curve,
               double span_t,
               GeoPoint p0,
               GeoPoint p1)
{
  GeoPoint v0 = minus (p0, curve->centre);
  GeoPoint v1 = minus (p1, curve->centre);
  double sweep;

  if (p0.x_m == p1.x_m && p0.y_m == p1.y_m)
    return span_t > 2 ? 2 * G_PI : 0;
  sweep = atan2 (cross (v0, v1), dot (v0, v1));
  return sweep < 0 && span_t > 1 ? sweep + 2 * G_PI : sweep;
}

/**
 * worker_emit:
 * @worker: a working space
 * @curve: the curve
 * @zone: the zone whose gap it borders
 * @span_t: how far it is by the curve's parameter
 * @p0: where it begins
 * @p1: where it ends
 *
 * Takes down a part of a gap's border; of a reach's border, backwards.
 */
void
worker_emit (Worker *worker,
             const Curve *curve,
             guint zone,
             double span_t,
             GeoPoint p0,
             GeoPoint p1)
{
  GeoPoint origin = worker->coverage->zones[zone].origin;
  Piece piece = { .zone = zone, .is_arc = curve->is_arc, .start = p0, .end = p1 };
  double twice_m2;

  if (curve->is_arc)
    {
      double sweep = measure_sweep (curve, span_t, p0, p1);

      twice_m2 = curve->radius_m * curve->radius_m * sweep +
                 cross (minus (curve->centre, origin), minus (p1, p0));
      piece.centre = curve->centre;
      piece.radius_m = curve->radius_m;
      piece.sweep_rad = -sweep;
    }
  else
    {
      twice_m2 = cross (minus (p0, origin), minus (p1, origin));
    }
  if (curve->is_edge)
    {
      worker->edge_m2 += twice_m2 / 2;
    }
  else
    {
      piece.start = p1;
      piece.end = p0;
      terms_add (worker->terms, zone, -twice_m2 / 2);
    }
  if (worker->keeps_pieces)
    g_array_append_val (worker->pieces, piece);
}

/* The parts of an exposed stretch that are inside one zone, whose crossings
 * with it are given: at least one. */
static void
clip_stretch (Worker *worker,
              const Curve *curve,
              const Exposed *stretch,
              const Crossing *crossings,
              guint n_crossings)
{
  gboolean is_inside = !crossings[0].enters;
  double t = stretch->t0;
  GeoPoint at = stretch->p0;

  for (guint i = 0; i < n_crossings; i++)
    {
      if (is_inside && !crossings[i].enters)
        worker_emit (worker, curve, crossings[i].zone, crossings[i].t - t, at, crossings[i].point);
      t = crossings[i].t;
      at = crossings[i].point;
      is_inside = crossings[i].enters;
    }
  if (is_inside)
    worker_emit (worker, curve, crossings[0].zone, stretch->t1 - t, at, stretch->p1);
}

/**
 * worker_crosses_zone:
 * @worker: a working space
 * @zone: a zone
 *
 * Returns: whether the zone is among the crossings found last
 */
gboolean
worker_crosses_zone (const Worker *worker,
                     guint zone)
{
  for (guint i = 0; i < worker->crossings->len; i++)
    if (g_array_index (worker->crossings, Crossing, i).zone == zone)
      return TRUE;
  return FALSE;
}

/* The zones that the stretch does not cross hold all of it or nothing. */
static void
emit_uncrossed (Worker *worker,
                const Curve *curve,
                const Exposed *stretch)
{
  const Grid *grid = &worker->coverage->grid;
  guint cell = grid_cell_at (grid, stretch->p0);

  if (cell == G_MAXUINT)
    return;
  for (guint i = grid->zone_starts[cell]; i < grid->zone_starts[cell + 1]; i++)
    {
      const CellZone *zone = &grid->zones[i];

      if (!worker_crosses_zone (worker, zone->zone) &&
          cell_zone_contains (grid, cell, zone, stretch->p0))
        worker_emit (worker, curve, zone->zone, stretch->t1 - stretch->t0, stretch->p0,
                     stretch->p1);
    }
}

/**
 * worker_clip:
 * @worker: a working space
 * @curve: an arc or a side of a reach
 * @stretch: a part of it that no other reach hides
 *
 * Takes down what of @stretch is inside zones.
 */
void
worker_clip (Worker *worker,
             const Curve *curve,
             const Exposed *stretch)
{
  const Crossing *crossings;
  guint n_crossings;

  worker_cross_zones (worker, curve, stretch);
  crossings = (const Crossing *) (void *) worker->crossings->data;
  n_crossings = worker->crossings->len;
  for (guint first = 0, end; first < n_crossings; first = end)
    {
      for (end = first + 1; end < n_crossings && crossings[end].zone == crossings[first].zone;
           end++)
        continue;
      clip_stretch (worker, curve, stretch, crossings + first, end - first);
    }
  emit_uncrossed (worker, curve, stretch);
}
