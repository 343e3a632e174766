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
  g_free (worker->near);
  g_free (worker->hidden);
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
 * reach_n_curves:
 * @reach: a reach
 *
 * Returns: of how many curves its border consists: none, one for a disc, three
 *   for a sector
 */
guint
reach_n_curves (const Reach *reach)
{
  return reach->kind == REACH_NONE ? 0 : reach->kind == REACH_DISC ? 1
                                                                   : 3;
}

/**
 * reach_curve:
 * @reach: a reach
 * @index: its number
 * @which: which of its curves; the arc is the first
 * @out_curve: (out caller-allocates): the curve
 */
void
reach_curve (const Reach *reach,
             guint index,
             guint which,
             Curve *out_curve)
{
  if (which > 0)
    {
      *out_curve = (Curve){
        .index = index,
        .a = which == 1 ? reach->centre : reach->arc_end,
        .b = which == 1 ? reach->arc_start : reach->centre,
        .end_t = 1,
      };
      return;
    }
  *out_curve = (Curve){ .is_arc = TRUE, .index = index, .centre = reach->centre, .radius_m = reach->radius_m };
  if (reach->kind == REACH_DISC)
    {
      out_curve->is_circle = TRUE;
      out_curve->a = plus (reach->centre, (GeoPoint){ reach->radius_m, 0 });
      out_curve->b = out_curve->a;
      out_curve->end_t = 4;
      return;
    }
  out_curve->a = reach->arc_start;
  out_curve->b = reach->arc_end;
  out_curve->first_key = direction_key (minus (reach->arc_start, reach->centre));
  out_curve->end_t = arc_parameter (out_curve, reach->arc_end);
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

/* What one reach means for a curve, as far as its disc tells. */
typedef enum
{
  HIDES_NOTHING,
  HIDES_SOME, /* perhaps */
  HIDES_ALL,
} Hiding;

static inline Hiding
judge_for_arc (const CellReach *entry,
               const Curve *curve)
{
  GeoPoint v = minus (entry->centre, curve->centre);
  double apart2 = dot (v, v);
  double sum_m = entry->radius_m + curve->radius_m;
  double difference_m = entry->radius_m - curve->radius_m;

  if (apart2 >= sum_m * sum_m)
    return HIDES_NOTHING;
  if (entry->kind != REACH_DISC || apart2 > difference_m * difference_m)
    return HIDES_SOME;
  return difference_m > 0 ? HIDES_ALL : HIDES_NOTHING;
}

static inline Hiding
judge_for_straight (const CellReach *entry,
                    const Curve *curve,
                    GeoPoint d,
                    double length2)
{
  GeoPoint from = minus (curve->a, entry->centre);
  GeoPoint to = minus (curve->b, entry->centre);
  double radius2 = entry->radius_m * entry->radius_m;
  gboolean starts_inside = dot (from, from) < radius2;
  gboolean ends_inside = dot (to, to) < radius2;
  double middle = -dot (from, d);
  double off = cross (from, d);

  if (starts_inside && ends_inside)
    return entry->kind == REACH_DISC ? HIDES_ALL : HIDES_SOME;
  if (starts_inside || ends_inside)
    return HIDES_SOME;
  return middle > 0 && middle < length2 && off * off < radius2 * length2 ? HIDES_SOME : HIDES_NOTHING;
}

static inline void
reserve_near (Worker *worker,
              guint n_more)
{
  if (worker->n_near + n_more <= worker->n_near_room)
    return;
  worker->n_near_room = 2 * (worker->n_near + n_more) + 64;
  worker->near = g_renew (const CellReach *, worker->near, worker->n_near_room);
}

/* Adds the reaches of one cell that may hide some of the curve; takes those
 * slices out of @self in which one hides all of it. The first loop, in which
 * most are left out, has no branch to guess wrong. */
static inline void
gather_cell (Worker *worker,
             const Curve *curve,
             const CellBlock *block,
             GeoPoint middle,
             double half_m,
             guint64 *self)
{
  const CellReach *entry = &g_array_index (worker->coverage->grid.pool, CellReach, block->first);
  const CellReach **found;
  GeoPoint d = minus (curve->b, curve->a);
  double length2 = dot (d, d);
  guint n_found = 0;

  reserve_near (worker, block->count);
  found = worker->near + worker->n_near;
  for (guint i = 0; i < block->count; i++, entry++)
    {
      GeoPoint v = minus (entry->centre, middle);
      double sum_m = entry->radius_m + half_m;

      found[n_found] = entry;
      n_found += dot (v, v) < sum_m * sum_m;
    }
  for (guint i = 0; i < n_found; i++)
    {
      Hiding hiding;

      entry = found[i];
      if (worker->reach_stamps[entry->index] == worker->stamp)
        continue;
      hiding = curve->is_arc ? judge_for_arc (entry, curve) : judge_for_straight (entry, curve, d, length2);
      worker->reach_stamps[entry->index] = worker->stamp;
      if (hiding == HIDES_SOME)
        {
          worker->near[worker->n_near++] = entry;
        }
      else if (hiding == HIDES_ALL)
        {
          *self &= worker->n_slices > 0 ? ~get_mask (worker->coverage, entry->index) : 0;
          if (curve->is_edge)
            {
              worker->cover = *entry;
              worker->has_cover = TRUE;
            }
        }
    }
}

/* Finds the reaches that may hide some of the curve, its own not among them. */
static void
gather (Worker *worker,
        const Curve *curve,
        guint64 *self)
{
  const Grid *grid = &worker->coverage->grid;
  CellRange range = grid_range (grid, curve_box (worker, curve));
  gboolean is_large = curve->is_arc && curve->radius_m > grid->cell_m;
  GeoPoint middle = curve->centre;
  double half_m = curve->radius_m;

  if (!curve->is_arc)
    {
      middle = times (plus (curve->a, curve->b), 0.5);
      half_m = sqrt (dot (minus (curve->a, curve->b), minus (curve->a, curve->b))) * 0.5 * (1 + 1e-9);
    }
  worker->stamp++;
  if (!curve->is_edge)
    worker->reach_stamps[curve->index] = worker->stamp;
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        const CellBlock *block = &grid->blocks[row * grid->n_columns + column];

        if (block->count == 0 || (is_large && !passes_cell (grid, curve, column, row)))
          continue;
        gather_cell (worker, curve, block, middle, half_m, self);
        if (*self == 0)
          return;
      }
}

/* A zone's next edge is often inside the same disc as the one before. */
static gboolean
is_covered_still (const Worker *worker,
                  const Curve *curve)
{
  return curve->is_edge && worker->has_cover && worker->n_slices == 0 &&
         judge_for_straight (&worker->cover, curve, (GeoPoint){ 0, 0 }, 0) == HIDES_ALL;
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
  worker->n_near = 0;
  worker->n_hidden = 0;
  if (is_covered_still (worker, curve))
    *self = 0;
  else
    gather (worker, curve, self);
  if (*self == 0)
    return FALSE;
  if (worker->n_hidden_room < worker->n_near * MOST_HIDDEN)
    {
      worker->n_hidden_room = 2 * worker->n_near * MOST_HIDDEN;
      worker->hidden = g_renew (Hidden, worker->hidden, worker->n_hidden_room);
    }
  for (guint i = 0; i < worker->n_near && *self != 0; i++)
    {
      const CellReach *other = worker->near[i];
      gboolean is_whole = curve->is_arc ? hide_arc (worker, curve, other) : hide_straight (worker, curve, other);

      if (is_whole)
        *self &= worker->n_slices > 0 ? ~get_mask (worker->coverage, other->index) : 0;
    }
  return *self != 0;
}

static int
compare_hidden (gconstpointer a,
                gconstpointer b)
{
  const Hidden *x = a;
  const Hidden *y = b;

  return (x->t0 > y->t0) - (x->t0 < y->t0);
}

/* Up to so many hidden stretches are searched through rather than sorted. */
#define MOST_SEARCHED 48

/* The stretch to go on with at @t: the one that covers @t and reaches farthest,
 * or else the next to begin; NULL if there is none. */
static const Hidden *
find_next_hidden (const Hidden *hidden,
                  guint n_hidden,
                  double t)
{
  const Hidden *covering = NULL;
  const Hidden *next = NULL;
  double farthest_t = t;
  double nearest_t = INFINITY;

  for (guint i = 0; i < n_hidden; i++)
    {
      if (hidden[i].t0 > t)
        {
          if (hidden[i].t0 < nearest_t)
            {
              nearest_t = hidden[i].t0;
              next = &hidden[i];
            }
        }
      else if (hidden[i].t1 > farthest_t)
        {
          farthest_t = hidden[i].t1;
          covering = &hidden[i];
        }
    }
  return covering != NULL ? covering : next;
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
  const Hidden *hidden = worker->hidden;
  const Hidden *end = hidden + worker->n_hidden;
  gboolean is_sorted = worker->n_hidden > MOST_SEARCHED;

  g_array_set_size (worker->exposed, 0);
  if (is_sorted)
    qsort (worker->hidden, worker->n_hidden, sizeof (Hidden), compare_hidden);
  while (t < curve->end_t)
    {
      const Hidden *next = is_sorted ? (hidden < end ? hidden++ : NULL)
                                     : find_next_hidden (worker->hidden, worker->n_hidden, t);

      if (next == NULL || next->t0 >= curve->end_t)
        break;
      if (next->t0 > t)
        add_exposed (worker, t, at, next->t0, next->p0);
      if (next->t1 > t)
        {
          t = next->t1;
          at = next->p1;
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
  gboolean is_large = curve->is_arc && range.last_row - range.first_row + range.last_column - range.first_column > 1;

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
        emit (worker, curve, crossings[i].zone, crossings[i].t - t, at, crossings[i].point);
      t = crossings[i].t;
      at = crossings[i].point;
      is_inside = crossings[i].enters;
    }
  if (is_inside)
    emit (worker, curve, crossings[0].zone, stretch->t1 - t, at, stretch->p1);
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

      if (!worker_crosses_zone (worker, zone->zone) && cell_zone_contains (grid, cell, zone, stretch->p0))
        emit (worker, curve, zone->zone, stretch->t1 - stretch->t0, stretch->p0, stretch->p1);
    }
}

static void
clip_to_zones (Worker *worker,
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
      for (end = first + 1; end < n_crossings && crossings[end].zone == crossings[first].zone; end++)
        continue;
      clip_stretch (worker, curve, stretch, crossings + first, end - first);
    }
  emit_uncrossed (worker, curve, stretch);
}

/**
 * worker_is_near_zones:
 * @worker: a working space
 * @index: a reach
 *
 * Returns: whether the reach is in cells that have zones
 */
gboolean
worker_is_near_zones (const Worker *worker,
                      guint index)
{
  const Grid *grid = &worker->coverage->grid;
  CellRange range = grid_range (grid, get_reach (worker->coverage, index)->box);

  if (range.first_column > range.last_column)
    return FALSE;
  for (int row = range.first_row; row <= range.last_row; row++)
    if (grid->zone_starts[row * grid->n_columns + range.first_column] <
        grid->zone_starts[row * grid->n_columns + range.last_column + 1])
      return TRUE;
  return FALSE;
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
  const Reach *reach = get_reach (worker->coverage, index);
  Curve curve;

  terms_clear (out_terms);
  worker->terms = out_terms;
  if (!worker_is_near_zones (worker, index))
    return;
  for (guint i = 0; i < reach_n_curves (reach); i++)
    {
      guint64 self = GEO_COVERAGE_ALWAYS;

      reach_curve (reach, index, i, &curve);
      if (!worker_hide (worker, &curve, &self))
        continue;
      expose (worker, &curve);
      for (guint j = 0; j < worker->exposed->len; j++)
        clip_to_zones (worker, &curve, &g_array_index (worker->exposed, Exposed, j));
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
