/* coverage-rings.c: the gaps of one zone or of all as closed rings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/coverage-private.h"

static void
walk_zone_reaches (Worker *worker,
                   const Zone *zone)
{
  const Grid *grid = &worker->coverage->grid;
  CellRange range = grid_range (grid, zone->box);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint stamp = ++worker->stamp;

  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        const CellBlock *block = &grid->blocks[row * grid->n_columns + column];

        for (guint i = 0; i < block->count; i++)
          {
            guint index = g_array_index (grid->pool, CellReach, block->first + i).index;

            if (worker->reach_stamps[index] == stamp)
              continue;
            worker->reach_stamps[index] = stamp;
            g_array_append_val (found, index);
          }
      }
  for (guint i = 0; i < found->len; i++)
    {
      Terms terms = { 0 };

      worker_walk_reach (worker, g_array_index (found, guint, i), &terms);
      terms_clear (&terms);
    }
}

/**
 * geo_coverage_gaps:
 * @coverage: zones and reaches
 * @zone: a zone
 *
 * Returns: (transfer full): the zone's gaps as closed rings, whatever the masks
 */
GeoGaps *
geo_coverage_gaps (GeoCoverage *coverage,
                   guint zone)
{
  Worker *worker = coverage->workers[0];
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();

  g_return_val_if_fail (zone < coverage->n_zones, NULL);

  worker->n_slices = 0;
  worker->has_cover = FALSE;
  worker->keeps_pieces = TRUE;
  g_array_set_size (worker->pieces, 0);
  for (guint i = coverage->zones[zone].first_edge; i < coverage->zones[zone].end_edge; i++)
    worker_walk_edge (worker, i);
  walk_zone_reaches (worker, &coverage->zones[zone]);
  worker->keeps_pieces = FALSE;
  for (guint i = 0; i < worker->pieces->len; i++)
    if (g_array_index (worker->pieces, Piece, i).zone == zone)
      g_ptr_array_add (pieces, &g_array_index (worker->pieces, Piece, i));
  return gaps_link ((const Piece *const *) pieces->pdata, pieces->len);
}

/* All pieces, sorted by zone, and what becomes of them. */
typedef struct
{
  guint n_zones;
  const Piece **pieces;
  guint *starts;  /* n_zones + 1 */
  gpointer *gaps; /* n_zones */
} Linking;

typedef struct
{
  const Linking *linking;
  guint lane;
} LinkLane;

static void
sort_pieces (GeoCoverage *coverage,
             Linking *linking)
{
  g_autofree guint *at = NULL;
  guint n_pieces = 0;

  linking->starts = g_new0 (guint, coverage->n_zones + 1);
  for (guint lane = 0; lane < N_LANES; lane++)
    for (guint i = 0; i < coverage->workers[lane]->pieces->len; i++, n_pieces++)
      linking->starts[g_array_index (coverage->workers[lane]->pieces, Piece, i).zone + 1]++;
  for (guint i = 0; i < coverage->n_zones; i++)
    linking->starts[i + 1] += linking->starts[i];
  at = g_memdup2 (linking->starts, (coverage->n_zones + 1) * sizeof (guint));
  linking->pieces = g_new (const Piece *, n_pieces);
  for (guint lane = 0; lane < N_LANES; lane++)
    for (guint i = 0; i < coverage->workers[lane]->pieces->len; i++)
      {
        const Piece *piece = &g_array_index (coverage->workers[lane]->pieces, Piece, i);

        linking->pieces[at[piece->zone]++] = piece;
      }
}

static gpointer
link_lane (gpointer data)
{
  const LinkLane *lane = data;
  const Linking *linking = lane->linking;

  for (guint i = lane->lane; i < linking->n_zones; i += N_LANES)
    linking->gaps[i] = gaps_link (linking->pieces + linking->starts[i],
                                  linking->starts[i + 1] - linking->starts[i]);
  return NULL;
}

/**
 * geo_coverage_all_gaps:
 * @coverage: zones and reaches
 *
 * Computes all gaps with their rings in one go, and the areas with them.
 *
 * Returns: (transfer full) (element-type GeoGaps): every zone's gaps as closed
 *   rings, whatever the masks
 */
GPtrArray *
geo_coverage_all_gaps (GeoCoverage *coverage)
{
  GPtrArray *all = g_ptr_array_new_full (coverage->n_zones, (GDestroyNotify) geo_gaps_free);
  Linking linking = { coverage->n_zones, NULL, NULL, NULL };
  LinkLane lanes[N_LANES];
  gpointer lane_data[N_LANES];

  coverage_compute_all (coverage, TRUE);
  g_ptr_array_set_size (all, (int) coverage->n_zones);
  linking.gaps = all->pdata;
  sort_pieces (coverage, &linking);
  for (guint i = 0; i < N_LANES; i++)
    {
      lanes[i] = (LinkLane){ &linking, i };
      lane_data[i] = &lanes[i];
    }
  coverage_run_lanes (coverage, link_lane, lane_data);
  g_free (linking.pieces);
  g_free (linking.starts);
  return all;
}
