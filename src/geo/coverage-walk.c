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
  g_free (worker->meetings);
  g_free (worker->keys);
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
  *out_curve = (Curve){ .is_arc = TRUE,
                        .index = index,
                        .centre = reach->centre,
                        .radius_m = reach->radius_m };
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

/**
 * worker_expose:
 * @worker: whose exposed is filled, from its hidden
 * @curve: the curve it looked at last
 *
 * Finds what no reach hides. While the worker looks at slices, a circle is
 * always exposed from its start on.
 */
void
worker_expose (Worker *worker,
               const Curve *curve)
{
  const Hidden *last = NULL; /* at whose end the curve comes out */
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
        add_exposed (worker, t, last != NULL ? hidden_end (worker, curve, last) : curve->a,
                     next->t0, hidden_start (worker, curve, next));
      if (next->t1 > t)
        {
          t = next->t1;
          last = next;
        }
    }
  if (t < curve->end_t)
    add_exposed (worker, t, last != NULL ? hidden_end (worker, curve, last) : curve->a,
                 curve->end_t, curve->b);
  if (curve->is_circle && worker->n_slices == 0 && worker->exposed->len > 1)
    join_around (worker->exposed);
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
      worker_expose (worker, &curve);
      for (guint j = 0; j < worker->exposed->len; j++)
        worker_clip (worker, &curve, &g_array_index (worker->exposed, Exposed, j));
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
      worker_expose (worker, &curve);
      for (guint i = 0; i < worker->exposed->len; i++)
        {
          const Exposed *exposed = &g_array_index (worker->exposed, Exposed, i);

          worker_emit (worker, &curve, coverage->edges[edge].zone, exposed->t1 - exposed->t0,
                       exposed->p0, exposed->p1);
        }
    }
  coverage->edge_m2[edge] = worker->edge_m2;
}
