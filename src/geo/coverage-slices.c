/* coverage-slices.c: the gaps of up to 64 time slices in one walk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which reaches are there changes from slice to slice; where their borders
 * meet does not. So each curve is followed once. On the way, 64 counters, one
 * for each slice, tell how many reaches the place is in. They are kept bit by
 * bit across sixteen words: word p holds bit p of every counter, and adding a
 * mask of slices to all counters is a carry that runs through the words. The
 * slices in which nobody sees the place are those with a zero in every word.
 *
 * What reaches hide that are there in every slice in which the curve is, is cut
 * out first. Of what is left, a stretch from t0 to t1 adds F (t1) - F (t0) to a slice's area, F being the
 * integral of Green's theorem from the start of the curve. So only when the
 * set of such slices changes is F added or taken off, for the slices that
 * changed, all at once (slice-kernel.c).
 */
#include "config.h"

#include "geo/coverage-private.h"

#define N_PLANES 16

/* Somebody's reach begins or ends. */
typedef struct
{
  double t;
  guint64 mask;
  guint hidden; /* which of the worker's */
  gboolean begins;
} SliceStep;

/* From here on these slices see nobody. */
typedef struct
{
  double t;
  GeoPoint point;
  guint64 free;
} SliceChange;

typedef struct
{
  guint64 planes[N_PLANES];
  guint n_planes; /* in use */
} Depths;

static void
deepen (Depths *depths,
        guint64 mask)
{
  for (guint p = 0; mask != 0 && p < N_PLANES; p++)
    {
      guint64 carry = depths->planes[p] & mask;

      depths->planes[p] ^= mask;
      mask = carry;
      depths->n_planes = MAX (depths->n_planes, p + 1);
    }
}

static void
lift (Depths *depths,
      guint64 mask)
{
  for (guint p = 0; mask != 0 && p < N_PLANES; p++)
    {
      guint64 borrow = ~depths->planes[p] & mask;

      depths->planes[p] ^= mask;
      mask = borrow;
    }
}

static guint64
covered_slices (const Depths *depths)
{
  guint64 any = 0;

  for (guint p = 0; p < depths->n_planes; p++)
    any |= depths->planes[p];
  return any;
}

static void
add_step (GArray *steps,
          double t,
          guint64 mask,
          guint hidden,
          gboolean begins)
{
  SliceStep step = { t, mask, hidden, begins };

  g_array_append_val (steps, step);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const SliceStep *x = a;
  const SliceStep *y = b;

  if (x->t != y->t)
    return x->t < y->t ? -1 : 1;
  return y->begins - x->begins;
}

static void
sort_steps (GArray *array)
{
  SliceStep *steps = (SliceStep *) (void *) array->data;

  if (array->len > 64)
    {
      g_array_sort (array, compare_steps);
      return;
    }
  for (guint i = 1; i < array->len; i++)
    {
      SliceStep item = steps[i];
      guint j = i;

      for (; j > 0 && steps[j - 1].t > item.t; j--)
        steps[j] = steps[j - 1];
      steps[j] = item;
    }
}

static void
add_change (GArray *changes,
            double t,
            GeoPoint point,
            guint64 free)
{
  SliceChange change = { t, point, free };

  g_array_append_val (changes, change);
}

static GeoPoint
step_place (const Worker *worker,
            const Curve *curve,
            const SliceStep *step)
{
  const Hidden *hidden = &worker->hidden[step->hidden];

  return step->begins ? hidden_start (worker, curve, hidden) : hidden_end (worker, curve, hidden);
}

/* The steps of those reaches that are there in some slices only: of the hidden
 * stretches from @first on. */
static void
gather_steps (Worker *worker,
              const Exposed *stretch,
              guint first,
              guint64 self)
{
  g_array_set_size (worker->steps, 0);
  for (guint i = first; i < worker->n_hidden; i++)
    {
      const Hidden *hidden = &worker->hidden[i];
      guint64 mask = get_mask (worker->coverage, worker->near[hidden->near]->index) & self;

      if (mask == 0 || hidden->t0 >= stretch->t1 || hidden->t1 <= stretch->t0)
        continue;
      add_step (worker->steps, hidden->t0, mask, i, TRUE);
      add_step (worker->steps, hidden->t1, mask, i, FALSE);
    }
  sort_steps (worker->steps);
}

/* Walks along the stretch and notes where the set of slices without cover
 * changes; the first note is at the start, the last, with no slice, at the end. */
static gboolean
find_changes (Worker *worker,
              const Curve *curve,
              const Exposed *stretch,
              guint first,
              guint64 self)
{
  Depths depths = { { 0 }, 0 };
  guint64 free = self;
  guint64 ever_free = 0;

  gather_steps (worker, stretch, first, self);
  g_array_set_size (worker->changes, 0);
  add_change (worker->changes, stretch->t0, stretch->p0, free);
  for (guint i = 0; i < worker->steps->len; i++)
    {
      const SliceStep *step = &g_array_index (worker->steps, SliceStep, i);
      guint64 now_free;

      if (step->t >= stretch->t1)
        break;
      if (step->begins)
        deepen (&depths, step->mask);
      else
        lift (&depths, step->mask);
      now_free = self & ~covered_slices (&depths);
      if (step->t <= stretch->t0)
        {
          g_array_index (worker->changes, SliceChange, 0).free = now_free;
        }
      else if (now_free != free)
        {
          ever_free |= free;
          add_change (worker->changes, step->t, step_place (worker, curve, step), now_free);
        }
      free = now_free;
    }
  add_change (worker->changes, stretch->t1, stretch->p1, 0);
  return (ever_free | free) != 0;
}

static void
add_to_slices (Worker *worker,
               guint zone,
               guint64 slices,
               double area_m2)
{
  guint64 all = worker->n_slices == 64 ? G_MAXUINT64
                                       : (G_GUINT64_CONSTANT (1) << worker->n_slices) - 1;

  if (slices == all)
    worker->always[zone] += area_m2;
  else if (slices != 0)
    worker->kernel (worker->slices + (gsize) zone * GEO_COVERAGE_MAX_SLICES, slices, area_m2);
}

/* Green's integral from the start of a curve to a place of it, about the zone's
 * origin; for a reach's border with the sign of going backwards. */
static double
integrate (const Worker *worker,
           const Curve *curve,
           guint zone,
           double t,
           GeoPoint point)
{
  GeoPoint origin = worker->coverage->zones[zone].origin;
  GeoPoint start, end;
  double sweep;

  if (curve->is_edge)
    return cross (minus (curve->a, origin), minus (point, origin)) / 2;
  if (!curve->is_arc)
    return -cross (minus (curve->a, origin), minus (point, origin)) / 2;
  start = minus (curve->a, curve->centre);
  end = minus (point, curve->centre);
  sweep = t >= 4 ? 2 * G_PI : atan2 (cross (start, end), dot (start, end));
  if (sweep < 0 && t > 1)
    sweep += 2 * G_PI;
  return -(curve->radius_m * curve->radius_m * sweep +
           cross (minus (curve->centre, origin), minus (point, curve->a))) /
         2;
}

/* Walks along the changes and the crossings with one zone together. */
static void
add_zone_part (Worker *worker,
               const Curve *curve,
               guint zone,
               gboolean is_inside,
               const Crossing *crossings,
               guint n_crossings)
{
  const SliceChange *changes = (const SliceChange *) (void *) worker->changes->data;
  guint64 free = 0;
  guint j = 0;

  for (guint i = 0; i < worker->changes->len; i++)
    {
      for (; j < n_crossings && crossings[j].t < changes[i].t; j++)
        {
          if (crossings[j].enters != is_inside && free != 0)
            {
              double f = integrate (worker, curve, zone, crossings[j].t, crossings[j].point);

              add_to_slices (worker, zone, free, crossings[j].enters ? -f : f);
            }
          is_inside = crossings[j].enters;
        }
      if (is_inside && changes[i].free != free)
        {
          double f = integrate (worker, curve, zone, changes[i].t, changes[i].point);

          add_to_slices (worker, zone, free & ~changes[i].free, f);
          add_to_slices (worker, zone, changes[i].free & ~free, -f);
        }
      free = changes[i].free;
    }
}

static void
add_uncrossed (Worker *worker,
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
        add_zone_part (worker, curve, zone->zone, TRUE, NULL, 0);
    }
}

static guint64
slices_of (Worker *worker)
{
  if (worker->steps == NULL)
    {
      worker->steps = g_array_new (FALSE, FALSE, sizeof (SliceStep));
      worker->changes = g_array_new (FALSE, FALSE, sizeof (SliceChange));
    }
  return worker->n_slices == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << worker->n_slices) - 1;
}

/* Cuts out what reaches hide that are there in all the slices of @self.
 *
 * Returns: where the other hidden stretches begin */
static guint
cut_out_always (Worker *worker,
                const Curve *curve,
                guint64 self)
{
  guint n_always = 0;
  guint n_hidden = worker->n_hidden;

  for (guint i = 0; i < n_hidden; i++)
    {
      Hidden hidden = worker->hidden[i];

      if ((self & ~get_mask (worker->coverage, worker->near[hidden.near]->index)) != 0)
        continue;
      worker->hidden[i] = worker->hidden[n_always];
      worker->hidden[n_always++] = hidden;
    }
  worker->n_hidden = n_always;
  worker_expose (worker, curve);
  worker->n_hidden = n_hidden;
  return n_always;
}

static void
slice_stretch (Worker *worker,
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
      add_zone_part (worker, curve, crossings[first].zone, !crossings[first].enters,
                     crossings + first, end - first);
    }
  add_uncrossed (worker, curve, stretch);
}

/**
 * worker_slice_reach:
 * @worker: a working space that looks at slices
 * @index: a reach
 *
 * Follows the border of one reach and adds what it means to every slice.
 */
void
worker_slice_reach (Worker *worker,
                    guint index)
{
  const Reach *reach = get_reach (worker->coverage, index);
  guint64 there = get_mask (worker->coverage, index) & slices_of (worker);
  guint n_curves = there != 0 && worker_is_near_zones (worker, index) ? reach_n_curves (reach) : 0;

  for (guint c = 0; c < n_curves; c++)
    {
      guint64 self = there;
      guint first;
      Curve curve;

      reach_curve (reach, index, c, &curve);
      if (!worker_hide (worker, &curve, &self))
        continue;
      first = cut_out_always (worker, &curve, self);
      for (guint i = 0; i < worker->exposed->len; i++)
        {
          const Exposed *stretch = &g_array_index (worker->exposed, Exposed, i);

          if (find_changes (worker, &curve, stretch, first, self))
            slice_stretch (worker, &curve, stretch);
        }
    }
}

/**
 * worker_slice_edge:
 * @worker: a working space that looks at slices
 * @edge: an edge
 *
 * Follows one edge of a zone and adds what it means to every slice.
 */
void
worker_slice_edge (Worker *worker,
                   guint edge)
{
  guint64 self = slices_of (worker);
  guint first;
  Curve curve;

  edge_curve (worker->coverage, edge, &curve);
  if (!worker_hide (worker, &curve, &self))
    return;
  first = cut_out_always (worker, &curve, self);
  for (guint i = 0; i < worker->exposed->len; i++)
    if (find_changes (worker, &curve, &g_array_index (worker->exposed, Exposed, i), first, self))
      add_zone_part (worker, &curve, worker->coverage->edges[edge].zone, TRUE, NULL, 0);
}
