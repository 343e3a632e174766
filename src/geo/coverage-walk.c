/* coverage-walk.c: following the borders of reaches and zones, and summing up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/coverage-private.h"

/**
 * worker_new:
 * @coverage: whose work it does
 * @lane: which of the %N_LANES it is
 *
 * Returns: (transfer full): one thread's working space
 */
Worker *
worker_new (GeoCoverage *coverage,
            guint lane)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->coverage = coverage;
  worker->lane = lane;
  worker->near = g_array_new (FALSE, FALSE, sizeof (guint));
  worker->hidden = g_array_new (FALSE, FALSE, sizeof (Hidden));
  worker->exposed = g_array_new (FALSE, FALSE, sizeof (Exposed));
  worker->crossings = g_array_new (FALSE, FALSE, sizeof (Crossing));
  worker->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  worker->kernel = geo_slice_kernel_best ();
  worker->edge_stamps = g_new0 (guint, coverage->n_edges);
  worker_reserve (worker);
  return worker;
}

/**
 * worker_reserve:
 * @worker: a working space
 *
 * Makes room for as many reaches as there are now.
 */
void
worker_reserve (Worker *worker)
{
  guint n_reaches = worker->coverage->reaches->len;

  if (n_reaches <= worker->n_reach_stamps)
    return;
  n_reaches = MAX (n_reaches, 2 * worker->n_reach_stamps);
  worker->reach_stamps = g_renew (guint, worker->reach_stamps, n_reaches);
  memset (worker->reach_stamps + worker->n_reach_stamps, 0,
          (n_reaches - worker->n_reach_stamps) * sizeof (guint));
  worker->n_reach_stamps = n_reaches;
}

/**
 * worker_free:
 * @worker: (transfer full) (nullable): a working space
 */
void
worker_free (Worker *worker)
{
  if (worker == NULL)
    return;
  g_array_unref (worker->near);
  g_array_unref (worker->hidden);
  g_array_unref (worker->exposed);
  g_array_unref (worker->crossings);
  g_array_unref (worker->pieces);
  g_clear_pointer (&worker->steps, g_array_unref);
  g_clear_pointer (&worker->changes, g_array_unref);
  g_free (worker->slices);
  g_free (worker->always);
  g_free (worker->reach_stamps);
  g_free (worker->edge_stamps);
  g_free (worker);
}

/**
 * terms_clear:
 * @terms: what a reach adds
 */
void
terms_clear (Terms *terms)
{
  terms->n_terms = 0;
  g_clear_pointer (&terms->more, g_array_unref);
}

/**
 * terms_get:
 * @terms: what a reach adds
 * @i: which term
 *
 * Returns: (transfer none): the term
 */
const Term *
terms_get (const Terms *terms,
           guint i)
{
  if (i < N_INLINE_TERMS)
    return &terms->terms[i];
  return &g_array_index (terms->more, Term, i - N_INLINE_TERMS);
}

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

/**
 * reach_curves:
 * @reach: a reach
 * @index: its number
 * @out_curves: (out caller-allocates): the curves of its border
 *
 * Returns: how many there are: none, one for a disc, three for a sector, the
 *   arc first
 */
guint
reach_curves (const Reach *reach,
              guint index,
              Curve out_curves[3])
{
  if (reach->kind == REACH_NONE)
    return 0;
  out_curves[0] = (Curve){ .is_arc = TRUE, .index = index, .centre = reach->centre, .radius_m = reach->radius_m };
  if (reach->kind == REACH_DISC)
    {
      out_curves[0].is_circle = TRUE;
      out_curves[0].a = plus (reach->centre, (GeoPoint){ reach->radius_m, 0 });
      out_curves[0].b = out_curves[0].a;
      out_curves[0].end_t = 4;
      return 1;
    }
  out_curves[0].a = reach->arc_start;
  out_curves[0].b = reach->arc_end;
  out_curves[0].first_key = direction_key (minus (reach->arc_start, reach->centre));
  out_curves[0].end_t = arc_parameter (&out_curves[0], reach->arc_end);
  out_curves[1] = (Curve){ .index = index, .a = reach->centre, .b = reach->arc_start, .end_t = 1 };
  out_curves[2] = (Curve){ .index = index, .a = reach->arc_end, .b = reach->centre, .end_t = 1 };
  return 3;
}

/**
 * edge_curve:
 * @coverage: zones
 * @edge: one of their edges
 * @out_curve: (out): the edge as a curve
 */
void
edge_curve (const GeoCoverage *coverage,
            guint edge,
            Curve *out_curve)
{
  *out_curve = (Curve){
    .is_edge = TRUE,
    .index = edge,
    .a = coverage->edges[edge].a,
    .b = coverage->edges[edge].b,
    .end_t = 1,
  };
}

static GeoBox
curve_box (const Worker *worker,
           const Curve *curve)
{
  if (curve->is_arc)
    return get_reach (worker->coverage, curve->index)->box;
  return geo_box_add (geo_box_of (&curve->a, 1), curve->b);
}

/* Whether a circle's line passes through a cell; a cell deep inside holds
 * nothing that meets the line and is not found from elsewhere. */
static gboolean
passes_cell (const Grid *grid,
             const Curve *curve,
             int column,
             int row)
{
  double x_m = grid->origin.x_m + column * grid->cell_m - curve->centre.x_m;
  double y_m = grid->origin.y_m + row * grid->cell_m - curve->centre.y_m;
  double far_x_m = MAX (fabs (x_m), fabs (x_m + grid->cell_m)) + 1e-6;
  double far_y_m = MAX (fabs (y_m), fabs (y_m + grid->cell_m)) + 1e-6;
  double near_x_m = MAX (MAX (x_m, -x_m - grid->cell_m) - 1e-6, 0);
  double near_y_m = MAX (MAX (y_m, -y_m - grid->cell_m) - 1e-6, 0);
  double radius2 = curve->radius_m * curve->radius_m;

  return far_x_m * far_x_m + far_y_m * far_y_m >= radius2 &&
         near_x_m * near_x_m + near_y_m * near_y_m <= radius2;
}

static inline gboolean
reaches_curve (const CellReach *entry,
               const Curve *curve,
               GeoPoint d,
               double over_length2)
{
  GeoPoint v = minus (entry->centre, curve->is_arc ? curve->centre : curve->a);
  double radius_m = entry->radius_m;

  if (curve->is_arc)
    {
      radius_m += curve->radius_m;
    }
  else
    {
      double share = CLAMP (dot (v, d) * over_length2, 0, 1);

      v = minus (v, times (d, share));
    }
  return dot (v, v) < radius_m * radius_m;
}

/**
 * worker_gather:
 * @worker: whose near is filled
 * @curve: a curve
 *
 * Finds the reaches that may hide some of @curve, its own not among them.
 *
 * Returns: how many there are
 */
guint
worker_gather (Worker *worker,
               const Curve *curve)
{
  const Grid *grid = &worker->coverage->grid;
  CellRange range = grid_range (grid, curve_box (worker, curve));
  guint stamp = ++worker->stamp;
  gboolean is_large = curve->is_arc && curve->radius_m > grid->cell_m;
  GeoPoint d = minus (curve->b, curve->a);
  double length2 = dot (d, d);
  double over_length2 = length2 > 0 ? 1 / length2 : 0;
  const CellReach *pool = (const CellReach *) (void *) grid->pool->data;

  g_array_set_size (worker->near, 0);
  if (!curve->is_edge)
    worker->reach_stamps[curve->index] = stamp;
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        CellBlock block = grid->blocks[row * grid->n_columns + column];

        if (is_large && !passes_cell (grid, curve, column, row))
          continue;
        for (guint i = 0; i < block.count; i++)
          {
            const CellReach *entry = pool + block.first + i;

            if (!reaches_curve (entry, curve, d, over_length2) || worker->reach_stamps[entry->index] == stamp)
              continue;
            worker->reach_stamps[entry->index] = stamp;
            g_array_append_val (worker->near, entry->index);
          }
      }
  return worker->near->len;
}

/**
 * worker_hide:
 * @worker: whose hidden is filled
 * @curve: a curve
 * @self: (inout): the slices in which the curve is there; those in which one
 *   reach hides all of it are taken out
 *
 * Finds which stretches of @curve are inside which reaches. Masks matter only
 * while the worker looks at slices.
 *
 * Returns: whether anything may be left of it
 */
gboolean
worker_hide (Worker *worker,
             const Curve *curve,
             guint64 *self)
{
  guint n_near = worker_gather (worker, curve);

  g_array_set_size (worker->hidden, 0);
  for (guint i = 0; i < n_near; i++)
    {
      guint other_index = g_array_index (worker->near, guint, i);
      const Reach *other = get_reach (worker->coverage, other_index);
      gboolean is_whole = curve->is_arc ? hide_arc (worker, curve, other, other_index)
                                        : hide_straight (worker, curve, other, other_index);

      if (is_whole)
        *self &= worker->n_slices > 0 ? ~other->mask : 0;
      if (*self == 0)
        return FALSE;
    }
  return TRUE;
}

static int
compare_hidden (gconstpointer a,
                gconstpointer b)
{
  const Hidden *x = a;
  const Hidden *y = b;

  return (x->t0 > y->t0) - (x->t0 < y->t0);
}

static void
sort_hidden (GArray *array)
{
  Hidden *hidden = (Hidden *) (void *) array->data;

  if (array->len > 64)
    {
      g_array_sort (array, compare_hidden);
      return;
    }
  for (guint i = 1; i < array->len; i++)
    {
      Hidden item = hidden[i];
      guint j = i;

      for (; j > 0 && hidden[j - 1].t0 > item.t0; j--)
        hidden[j] = hidden[j - 1];
      hidden[j] = item;
    }
}

static void
add_exposed (Worker *worker,
             double t0,
             GeoPoint p0,
             double t1,
             GeoPoint p1)
{
  Exposed exposed = { t0, t1, p0, p1 };

  if (t1 > t0)
    g_array_append_val (worker->exposed, exposed);
}

/* A whole circle is exposed where it starts: the last stretch goes on there. */
static void
join_around (GArray *stretches)
{
  Exposed *first = &g_array_index (stretches, Exposed, 0);
  Exposed *last = &g_array_index (stretches, Exposed, stretches->len - 1);

  if (first->t0 > 0 || last->t1 < 4)
    return;
  last->t1 = 4 + first->t1;
  last->p1 = first->p1;
  g_array_remove_index_fast (stretches, 0);
}

/* What no reach hides. */
static void
expose (Worker *worker,
        const Curve *curve)
{
  GeoPoint at = curve->a;
  double t = 0;
  const Hidden *hidden = (const Hidden *) (void *) worker->hidden->data;

  g_array_set_size (worker->exposed, 0);
  sort_hidden (worker->hidden);
  for (guint i = 0; i < worker->hidden->len && t < curve->end_t; i++)
    {
      if (hidden[i].t0 >= curve->end_t)
        break;
      if (hidden[i].t0 > t)
        add_exposed (worker, t, at, hidden[i].t0, hidden[i].p0);
      if (hidden[i].t1 > t)
        {
          t = hidden[i].t1;
          at = hidden[i].p1;
        }
    }
  if (t < curve->end_t)
    add_exposed (worker, t, at, curve->end_t, curve->b);
  if (curve->is_circle && worker->exposed->len > 1)
    join_around (worker->exposed);
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

static void
cross_edge (Worker *worker,
            const Curve *curve,
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

          if (t <= curve->end_t)
            add_crossing (worker, edge->zone, !enters[i], t, points[i]);
        }
    }
  else if (cross_segments (edge->a, edge->b, curve->a, curve->b, &points[0]))
    {
      gboolean is_entering = cross (minus (edge->b, edge->a), minus (curve->b, curve->a)) > 0;

      add_crossing (worker, edge->zone, is_entering, straight_parameter (curve, points[0]), points[0]);
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

/**
 * worker_cross_zones:
 * @worker: whose crossings are filled
 * @curve: an arc or a side of a reach
 *
 * Finds where @curve crosses the zones' borders, in order by zone and then
 * along the curve.
 */
void
worker_cross_zones (Worker *worker,
                    const Curve *curve)
{
  const Grid *grid = &worker->coverage->grid;
  CellRange range = grid_range (grid, curve_box (worker, curve));
  guint stamp = ++worker->stamp;

  g_array_set_size (worker->crossings, 0);
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        guint cell = (guint) (row * grid->n_columns + column);
        guint first = grid->zone_starts[cell];
        guint end = grid->zone_starts[cell + 1];

        if (first == end || (curve->is_arc && !passes_cell (grid, curve, column, row)))
          continue;
        for (guint i = grid->zones[first].first_edge; i < grid->zones[end - 1].end_edge; i++)
          {
            const CellEdge *edge = &grid->edges[i];

            if (worker->edge_stamps[edge->edge] == stamp)
              continue;
            worker->edge_stamps[edge->edge] = stamp;
            cross_edge (worker, curve, edge);
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

/* A part of the gap's border is found: of a reach's border, backwards. */
static void
emit (Worker *worker,
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

      twice_m2 = curve->radius_m * curve->radius_m * sweep + cross (minus (curve->centre, origin), minus (p1, p0));
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
 * with the whole curve are given. */
static void
clip_exposed (Worker *worker,
              const Curve *curve,
              const Exposed *exposed,
              const Crossing *crossings,
              guint n_crossings)
{
  guint i = 0;
  double turn_t = 0;
  gboolean is_inside;
  double t = exposed->t0;
  GeoPoint at = exposed->p0;

  while (i < n_crossings && crossings[i].t <= exposed->t0)
    i++;
  is_inside = !crossings[i % n_crossings].enters;
  if (i == n_crossings && !curve->is_circle)
    is_inside = crossings[n_crossings - 1].enters;
  for (;; i++)
    {
      if (i == n_crossings && curve->is_circle && turn_t == 0)
        {
          i = 0;
          turn_t = 4;
        }
      if (i >= n_crossings || crossings[i].t + turn_t >= exposed->t1)
        break;
      if (is_inside && !crossings[i].enters)
        emit (worker, curve, crossings[i].zone, crossings[i].t + turn_t - t, at, crossings[i].point);
      t = crossings[i].t + turn_t;
      at = crossings[i].point;
      is_inside = crossings[i].enters;
    }
  if (is_inside)
    emit (worker, curve, crossings[0].zone, exposed->t1 - t, at, exposed->p1);
}

static gboolean
crosses_zone (const Worker *worker,
              guint zone)
{
  for (guint i = 0; i < worker->crossings->len; i++)
    if (g_array_index (worker->crossings, Crossing, i).zone == zone)
      return TRUE;
  return FALSE;
}

/* The zones that the curve does not cross hold all of it or nothing. */
static void
emit_uncrossed (Worker *worker,
                const Curve *curve)
{
  const Grid *grid = &worker->coverage->grid;
  GeoPoint point = g_array_index (worker->exposed, Exposed, 0).p0;
  guint cell = grid_cell_at (grid, point);

  if (cell == G_MAXUINT)
    return;
  for (guint i = grid->zone_starts[cell]; i < grid->zone_starts[cell + 1]; i++)
    {
      const CellZone *zone = &grid->zones[i];

      if (crosses_zone (worker, zone->zone) || !cell_zone_contains (grid, cell, zone, point))
        continue;
      for (guint j = 0; j < worker->exposed->len; j++)
        {
          const Exposed *exposed = &g_array_index (worker->exposed, Exposed, j);

          emit (worker, curve, zone->zone, exposed->t1 - exposed->t0, exposed->p0, exposed->p1);
        }
    }
}

static void
clip_to_zones (Worker *worker,
               const Curve *curve)
{
  const Crossing *crossings;
  guint n_crossings;

  worker_cross_zones (worker, curve);
  crossings = (const Crossing *) (void *) worker->crossings->data;
  n_crossings = worker->crossings->len;
  for (guint first = 0, end; first < n_crossings; first = end)
    {
      for (end = first + 1; end < n_crossings && crossings[end].zone == crossings[first].zone; end++)
        continue;
      for (guint i = 0; i < worker->exposed->len; i++)
        clip_exposed (worker, curve, &g_array_index (worker->exposed, Exposed, i), crossings + first, end - first);
    }
  emit_uncrossed (worker, curve);
}

/**
 * worker_walk_reach:
 * @worker: a working space
 * @index: a reach
 * @out_terms: (inout): what its border adds to the zones' gaps; cleared first
 *
 * Follows the border of one reach.
 */
void
worker_walk_reach (Worker *worker,
                   guint index,
                   Terms *out_terms)
{
  Curve curves[3];
  guint n_curves = reach_curves (get_reach (worker->coverage, index), index, curves);

  terms_clear (out_terms);
  worker->terms = out_terms;
  for (guint i = 0; i < n_curves; i++)
    {
      guint64 self = GEO_COVERAGE_ALWAYS;

      if (!worker_hide (worker, &curves[i], &self))
        continue;
      expose (worker, &curves[i]);
      if (worker->exposed->len > 0)
        clip_to_zones (worker, &curves[i]);
    }
}

/**
 * worker_walk_edge:
 * @worker: a working space
 * @edge: an edge
 *
 * Follows one edge of a zone and notes what it adds to the zone's gap.
 */
void
worker_walk_edge (Worker *worker,
                  guint edge)
{
  GeoCoverage *coverage = worker->coverage;
  guint64 self = GEO_COVERAGE_ALWAYS;
  Curve curve;

  edge_curve (coverage, edge, &curve);
  worker->edge_m2 = 0;
  if (worker_hide (worker, &curve, &self))
    {
      expose (worker, &curve);
      for (guint i = 0; i < worker->exposed->len; i++)
        {
          const Exposed *exposed = &g_array_index (worker->exposed, Exposed, i);

          emit (worker, &curve, coverage->edges[edge].zone, exposed->t1 - exposed->t0, exposed->p0, exposed->p1);
        }
    }
  coverage->edge_m2[edge] = worker->edge_m2;
}
