/* coverage-change.c: adding, moving and removing one reach.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/coverage-private.h"

/* After so many changes the zones' sums are made anew from the stored terms. */
#define CHANGES_BETWEEN_SUMS 4096

/* What must be followed again when a reach changes. */
typedef struct
{
  Worker *worker;
  GArray *reaches; /* of guint */
  GArray *edges;   /* of guint */
} Touched;

static void
touch_cell (Touched *touched,
            const Reach *changed,
            guint index,
            guint cell)
{
  Worker *worker = touched->worker;
  const Grid *grid = &worker->coverage->grid;
  const CellBlock *block = &grid->blocks[cell];
  double radius2 = changed->radius_m * changed->radius_m;

  for (guint i = 0; i < block->count; i++)
    {
      const CellReach *entry = &g_array_index (grid->pool, CellReach, block->first + i);
      GeoPoint v = minus (entry->centre, changed->centre);
      double sum_m = entry->radius_m + changed->radius_m;

      if (worker->reach_stamps[entry->index] == worker->stamp || dot (v, v) >= sum_m * sum_m ||
          !geo_box_meets (get_reach (worker->coverage, entry->index)->box, changed->box))
        continue;
      worker->reach_stamps[entry->index] = worker->stamp;
      g_array_append_val (touched->reaches, entry->index);
    }
  for (guint z = grid->zone_starts[cell]; z < grid->zone_starts[cell + 1]; z++)
    for (guint i = grid->zones[z].first_edge; i < grid->zones[z].end_edge; i++)
      {
        const CellEdge *edge = &grid->edges[i];
        GeoPoint d = minus (edge->b, edge->a);
        GeoPoint v = minus (changed->centre, edge->a);
        double share = CLAMP (dot (v, d) / dot (d, d), 0, 1);

        v = minus (v, times (d, share));
        if (worker->edge_stamps[edge->edge] == worker->stamp || dot (v, v) >= radius2)
          continue;
        worker->edge_stamps[edge->edge] = worker->stamp;
        g_array_append_val (touched->edges, edge->edge);
      }
}

static void
touch (Touched *touched,
       const Reach *changed,
       guint index)
{
  const Grid *grid = &touched->worker->coverage->grid;
  CellRange range = grid_range (grid, changed->box);

  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      touch_cell (touched, changed, index, (guint) (row * grid->n_columns + column));
}

static void
note_zone (GArray *zones,
           guint zone)
{
  if (zones == NULL)
    return;
  for (guint i = zones->len; i > 0; i--)
    if (g_array_index (zones, guint, i - 1) == zone)
      return;
  g_array_append_val (zones, zone);
}

static void
apply_terms (GeoCoverage *coverage,
             guint index,
             double sign,
             GArray *zones)
{
  const Terms *terms = coverage_get_terms (coverage, index);

  for (guint i = 0; i < terms->n_terms; i++)
    {
      const Term *term = terms_get (terms, i);

      coverage->gaps_m2[term->zone] += sign * term->area_m2;
      note_zone (zones, term->zone);
    }
}

static void
follow_again (GeoCoverage *coverage,
              const Touched *touched,
              GArray *zones)
{
  for (guint i = 0; i < touched->reaches->len; i++)
    {
      guint index = g_array_index (touched->reaches, guint, i);

      apply_terms (coverage, index, -1, zones);
      worker_walk_reach (touched->worker, index, coverage_get_terms (coverage, index));
      apply_terms (coverage, index, 1, zones);
    }
  for (guint i = 0; i < touched->edges->len; i++)
    {
      guint edge = g_array_index (touched->edges, guint, i);

      coverage->gaps_m2[coverage->edges[edge].zone] -= coverage->edge_m2[edge];
      worker_walk_edge (touched->worker, edge);
      coverage->gaps_m2[coverage->edges[edge].zone] += coverage->edge_m2[edge];
      note_zone (zones, coverage->edges[edge].zone);
    }
}

/* Puts one reach in the place of another, and follows again what is near either. */
static void
change_reach (GeoCoverage *coverage,
              guint index,
              const Reach *changed,
              GArray *out_zones)
{
  g_autoptr (GArray) reaches = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));
  Worker *worker = coverage->workers[0];
  Touched touched = { worker, reaches, edges };
  Reach *reach = get_reach (coverage, index);

  coverage_ensure_computed (coverage);
  worker->n_slices = 0;
  worker->has_cover = FALSE;
  worker->stamp++;
  worker->reach_stamps[index] = worker->stamp;
  g_array_append_val (reaches, index);
  touch (&touched, reach, index);
  grid_remove (&coverage->grid, reach, index);
  *reach = *changed;
  grid_add (&coverage->grid, reach, index);
  touch (&touched, reach, index);
  follow_again (coverage, &touched, out_zones);
  if (++coverage->n_changes >= CHANGES_BETWEEN_SUMS)
    coverage_sum_up (coverage);
}

/**
 * geo_coverage_add:
 * @coverage: zones and reaches
 * @reach: what a new observer reaches
 * @mask: the slices in which it is there
 * @out_zones: (nullable) (element-type guint): where the zones are added whose
 *   gaps may have changed
 *
 * Returns: the index of the new reach
 */
guint
geo_coverage_add (GeoCoverage *coverage,
                  const GeoSector *reach,
                  guint64 mask,
                  GArray *out_zones)
{
  guint index = coverage->reaches->len;
  Reach added;

  coverage_ensure_computed (coverage);
  g_array_set_size (coverage->reaches, index + 1);
  g_array_set_size (coverage->terms, index + 1);
  g_array_append_val (coverage->masks, mask);
  get_reach (coverage, index)->box = GEO_BOX_EMPTY;
  for (guint i = 0; i < N_LANES; i++)
    worker_reserve (coverage->workers[i]);
  reach_init (&added, reach, index);
  change_reach (coverage, index, &added, out_zones);
  return index;
}

/**
 * geo_coverage_move:
 * @coverage: zones and reaches
 * @index: a reach
 * @reach: where and what it is now
 * @out_zones: (nullable) (element-type guint): where the zones are added whose
 *   gaps may have changed
 *
 * Only what is near the old and the new place is computed again. The mask stays.
 */
void
geo_coverage_move (GeoCoverage *coverage,
                   guint index,
                   const GeoSector *reach,
                   GArray *out_zones)
{
  Reach moved;

  g_return_if_fail (index < coverage->reaches->len);

  reach_init (&moved, reach, index);
  change_reach (coverage, index, &moved, out_zones);
}

/**
 * geo_coverage_remove:
 * @coverage: zones and reaches
 * @index: a reach
 * @out_zones: (nullable) (element-type guint): where the zones are added whose
 *   gaps may have changed
 *
 * The reach covers nothing from now on; its index is not given to another, and
 * geo_coverage_move() brings it back.
 */
void
geo_coverage_remove (GeoCoverage *coverage,
                     guint index,
                     GArray *out_zones)
{
  static const GeoSector nothing = { { 0, 0 }, 0, 0, 0 };

  geo_coverage_move (coverage, index, &nothing, out_zones);
}
