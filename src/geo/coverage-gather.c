/* coverage-gather.c: which reaches hide some of a curve.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/coverage-private.h"

static GeoBox
curve_box (const Worker *worker,
           const Curve *curve)
{
  if (curve->is_arc)
    return get_reach (worker->coverage, curve->index)->box;
  return geo_box_add (geo_box_of (&curve->a, 1), curve->b);
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
  return middle > 0 && middle < length2 && off * off < radius2 * length2 ? HIDES_SOME
                                                                         : HIDES_NOTHING;
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

/* Adds the reaches of one cell whose discs are near the circle around a curve.
 * Most are not, in no order: there is no branch here to guess wrong. */
static inline void
gather_cell (Worker *worker,
             const CellBlock *block,
             GeoPoint middle,
             double half_m)
{
  const CellReach *entry = &g_array_index (worker->coverage->grid.pool, CellReach, block->first);
  const CellReach **near;
  guint n_near = worker->n_near;

  reserve_near (worker, block->count);
  near = worker->near;
  for (guint i = 0; i < block->count; i++, entry++)
    {
      GeoPoint v = minus (entry->centre, middle);
      double sum_m = entry->radius_m + half_m;

      near[n_near] = entry;
      n_near += dot (v, v) < sum_m * sum_m;
    }
  worker->n_near = n_near;
}

/* Leaves out what several cells have named, and the curve's own reach. */
static void
drop_repeated (Worker *worker,
               const Curve *curve)
{
  guint n_new = 0;

  worker->stamp++;
  if (!curve->is_edge)
    worker->reach_stamps[curve->index] = worker->stamp;
  for (guint i = 0; i < worker->n_near; i++)
    {
      const CellReach *entry = worker->near[i];
      guint *stamp = &worker->reach_stamps[entry->index];

      worker->near[n_new] = entry;
      n_new += *stamp != worker->stamp;
      *stamp = worker->stamp;
    }
  worker->n_near = n_new;
}

/* Keeps those that may hide some of the curve; takes those slices out of @self
 * in which one hides all of it. */
static void
judge_all (Worker *worker,
           const Curve *curve,
           guint64 *self)
{
  GeoPoint d = minus (curve->b, curve->a);
  double length2 = dot (d, d);
  guint n_kept = 0;

  for (guint i = 0; i < worker->n_near; i++)
    {
      const CellReach *entry = worker->near[i];
      Hiding hiding = curve->is_arc ? judge_for_arc (entry, curve)
                                    : judge_for_straight (entry, curve, d, length2);

      worker->near[n_kept] = entry;
      n_kept += hiding == HIDES_SOME;
      if (hiding != HIDES_ALL)
        continue;
      *self &= worker->n_slices > 0 ? ~get_mask (worker->coverage, entry->index) : 0;
      if (curve->is_edge)
        {
          worker->cover = *entry;
          worker->has_cover = TRUE;
        }
      if (*self == 0)
        return;
    }
  worker->n_near = n_kept;
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
      GeoPoint d = minus (curve->b, curve->a);

      middle = times (plus (curve->a, curve->b), 0.5);
      half_m = sqrt (dot (d, d)) * 0.5 * (1 + 1e-9);
    }
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        const CellBlock *block = &grid->blocks[row * grid->n_columns + column];

        if (block->count > 0 && !(is_large && !passes_cell (grid, curve, column, row)))
          gather_cell (worker, block, middle, half_m);
      }
  drop_repeated (worker, curve);
  judge_all (worker, curve, self);
}

/* A zone's next edge is often inside the same disc as the one before. */
static gboolean
is_covered_still (const Worker *worker,
                  const Curve *curve)
{
  return curve->is_edge && worker->has_cover && worker->n_slices == 0 &&
         judge_for_straight (&worker->cover, curve, (GeoPoint){ 0, 0 }, 0) == HIDES_ALL;
}

static void
reserve_hidden (Worker *worker)
{
  if (worker->n_hidden_room >= worker->n_near * MOST_HIDDEN)
    return;
  worker->n_hidden_room = 2 * worker->n_near * MOST_HIDDEN;
  worker->hidden = g_renew (Hidden, worker->hidden, worker->n_hidden_room);
  worker->meetings = g_renew (GeoPoint, worker->meetings, 2 * worker->n_hidden_room);
  worker->keys = g_renew (double, worker->keys, worker->n_hidden_room);
}

static guint
put_discs_first (Worker *worker)
{
  guint n_discs = 0;

  for (guint i = 0; i < worker->n_near; i++)
    if (worker->near[i]->kind == REACH_DISC)
      {
        const CellReach *disc = worker->near[i];

        worker->near[i] = worker->near[n_discs];
        worker->near[n_discs++] = disc;
      }
  return n_discs;
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
  guint n_discs = 0;

  worker->n_near = 0;
  worker->n_hidden = 0;
  worker->n_meetings = 0;
  if (is_covered_still (worker, curve))
    *self = 0;
  else
    gather (worker, curve, self);
  if (*self == 0)
    return FALSE;
  reserve_hidden (worker);
  if (curve->is_arc)
    {
      n_discs = put_discs_first (worker);
      hide_arc_by_discs (worker, curve, n_discs);
    }
  for (guint i = n_discs; i < worker->n_near && *self != 0; i++)
    {
      gboolean is_whole = curve->is_arc ? hide_arc (worker, curve, i)
                                        : hide_straight (worker, curve, i);

      if (is_whole)
        *self &= worker->n_slices > 0 ? ~get_mask (worker->coverage, worker->near[i]->index) : 0;
    }
  return *self != 0;
}
