/* coverage.c: how much of each zone nobody watches, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A zone is a polygon with holes; a reach is a disc or a sector of one. The gap
 * of a zone is the zone less the union of all reaches, and its border consists
 * of nothing but
 *
 *   - those parts of the zone's edges that are in no reach, and
 *   - those parts of the reaches' arcs and sides that are in no other reach and
 *     inside the zone, followed backwards.
 *
 * By Green's theorem the gap's area is half the integral of x dy - y dx along
 * them, and that is known in closed form for a straight piece and for an arc.
 * So no union is ever computed, no arc becomes a polygon, and there is no
 * topology to go wrong: an error of size eps in a place is one of the order of
 * eps in the area. Each curve is followed by itself:
 *
 *   1. The grid (coverage-grid.c) names the reaches near the curve.
 *   2. Each of them hides an interval of the curve (coverage-hide.c); the rest
 *      after sorting and merging is exposed (coverage-walk.c).
 *   3. An exposed stretch of a reach's border is cut where it crosses zones.
 *      The direction of a crossing tells which side is inside; a point is
 *      tested only against zones that the stretch does not cross.
 *
 * That is O(n k log k) for n curves with k others near each. Curves do not
 * depend on each other, so two threads share them. What each adds is stored:
 * when a reach changes, only the curves near its old and its new place are
 * followed again.
 *
 * Time slices: every reach has a mask of the slices in which it is there. The
 * events along a curve are the same for all of them, so that one walk serves
 * up to 64 (coverage-slices.c).
 *
 * Special cases - equal discs, discs that touch, a disc through a corner, a
 * sector's side along a zone's edge - would each need a rule, and the rules
 * would have to agree from both sides. There are none: every reach is moved,
 * grown and turned by up to 1e-7 m, by an amount that depends on its index
 * alone (coverage-reach.c). That is far above rounding, at 4e-12 m for a plan
 * of 30 km, and it changes the area of a zone by less than its length of
 * border times 1e-7 m. Zones need no such care, since they never meet each
 * other here, and a hole without area cancels itself.
 *
 * Where two curves meet, both use the very same place (coverage-hide.c), so
 * that the pieces of a gap's border link into closed rings by equality (gaps.c).
 *
 * The idea of summing a union of discs along its exposed arcs is old; see
 * F. Aurenhammer, "Improved algorithms for discs and balls using power
 * diagrams", Journal of Algorithms 9 (1988), for one that also bounds k.
 */
#include "config.h"

#include "geo/coverage.h"

#include "geo/coverage-private.h"

/* After so many changes the zones' sums are made anew from the stored terms. */
#define CHANGES_BETWEEN_SUMS 4096

/* How many curves a thread follows before it looks for more. */
#define CHUNK 64

static double
ring_area2 (const GeoPoint *points,
            guint n_points)
{
  double area2 = 0;

  for (guint i = 1; i < n_points; i++)
    area2 += cross (minus (points[i - 1], points[0]), minus (points[i], points[0]));
  return area2;
}

static void
add_edges (GArray *edges,
           const GeoPolygon *polygon,
           guint zone)
{
  for (guint r = 0; r < polygon->n_rings; r++)
    {
      guint n_points;
      const GeoPoint *points = geo_polygon_ring (polygon, r, &n_points);
      gboolean is_turned = (ring_area2 (points, n_points) > 0) != (r == 0);

      for (guint i = 1; i < n_points; i++)
        {
          Edge edge = { points[i - 1], points[i], zone };

          if (is_turned)
            edge = (Edge){ points[n_points - i], points[n_points - i - 1], zone };
          if (edge.a.x_m != edge.b.x_m || edge.a.y_m != edge.b.y_m)
            g_array_append_val (edges, edge);
        }
    }
}

static void
init_zones (GeoCoverage *coverage,
            const GeoPolygon *const *zones)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  coverage->zones = g_new0 (Zone, coverage->n_zones);
  for (guint i = 0; i < coverage->n_zones; i++)
    {
      Zone *zone = &coverage->zones[i];

      zone->origin = zones[i]->points[0];
      zone->area_m2 = geo_polygon_area_m2 (zones[i]);
      zone->box = geo_box_of (zones[i]->points, geo_polygon_n_points (zones[i]));
      zone->first_edge = edges->len;
      add_edges (edges, zones[i], i);
      zone->end_edge = edges->len;
    }
  coverage->n_edges = edges->len;
  coverage->edges = (Edge *) (void *) g_array_free (edges, FALSE);
  coverage->edge_m2 = g_new0 (double, coverage->n_edges);
  coverage->gaps_m2 = g_new0 (double, coverage->n_zones);
}

/* Neighbours in the grid are followed one after another, which keeps what they
 * need in the processor's cache: a counting sort by cell. */
static void
order_reaches (GeoCoverage *coverage)
{
  guint n_cells = (guint) coverage->grid.n_columns * (guint) coverage->grid.n_rows;
  g_autofree guint *starts = g_new0 (guint, n_cells + 2);
  guint n_reaches = coverage->reaches->len;

  coverage->order = g_new (guint, n_reaches);
  coverage->n_ordered = n_reaches;
  for (guint i = 0; i < n_reaches; i++)
    starts[MIN (grid_cell_at (&coverage->grid, get_reach (coverage, i)->centre), n_cells) + 1]++;
  for (guint i = 0; i <= n_cells; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < n_reaches; i++)
    coverage->order[starts[MIN (grid_cell_at (&coverage->grid, get_reach (coverage, i)->centre), n_cells)]++] = i;
}

/**
 * geo_coverage_new:
 * @zones: (array length=n_zones): valid polygons in one frame, which may overlap
 * @n_zones: how many
 * @reaches: (array length=n_reaches) (nullable): what each observer reaches; one that
 *   reaches nothing keeps its index
 * @masks: (array length=n_reaches) (nullable): for each reach the slices in which it
 *   is there, bit i for slice i; %NULL for always
 * @n_reaches: how many
 *
 * Nothing is kept of the arguments. Nothing is computed yet either.
 *
 * Returns: (transfer full): zones and reaches
 */
GeoCoverage *
geo_coverage_new (const GeoPolygon *const *zones,
                  guint n_zones,
                  const GeoSector *reaches,
                  const guint64 *masks,
                  guint n_reaches)
{
  GeoCoverage *coverage = g_new0 (GeoCoverage, 1);

  coverage->n_zones = n_zones;
  init_zones (coverage, zones);
  coverage->reaches = g_array_sized_new (FALSE, TRUE, sizeof (Reach), n_reaches);
  coverage->terms = g_array_sized_new (FALSE, TRUE, sizeof (Terms), n_reaches);
  g_array_set_size (coverage->reaches, n_reaches);
  g_array_set_size (coverage->terms, n_reaches);
  coverage->masks = g_array_sized_new (FALSE, FALSE, sizeof (guint64), n_reaches);
  for (guint i = 0; i < n_reaches; i++)
    {
      guint64 mask = masks != NULL ? masks[i] : GEO_COVERAGE_ALWAYS;

      reach_init (get_reach (coverage, i), &reaches[i], i);
      g_array_append_val (coverage->masks, mask);
    }
  grid_init (&coverage->grid, coverage);
  order_reaches (coverage);
  for (guint i = 0; i < N_LANES; i++)
    coverage->workers[i] = worker_new (coverage, i);
  return coverage;
}

static Terms *
get_terms (const GeoCoverage *coverage,
           guint index)
{
  return &g_array_index (coverage->terms, Terms, index);
}

/**
 * geo_coverage_free:
 * @coverage: (transfer full) (nullable): zones and reaches
 */
void
geo_coverage_free (GeoCoverage *coverage)
{
  if (coverage == NULL)
    return;
  for (guint i = 0; i < coverage->terms->len; i++)
    terms_clear (get_terms (coverage, i));
  for (guint i = 0; i < N_LANES; i++)
    worker_free (coverage->workers[i]);
  grid_clear (&coverage->grid);
  g_array_unref (coverage->reaches);
  g_array_unref (coverage->masks);
  g_array_unref (coverage->terms);
  g_free (coverage->order);
  g_free (coverage->zones);
  g_free (coverage->edges);
  g_free (coverage->edge_m2);
  g_free (coverage->gaps_m2);
  g_free (coverage);
}

/**
 * geo_coverage_n_zones:
 * @coverage: zones and reaches
 *
 * Returns: how many zones there are
 */
guint
geo_coverage_n_zones (const GeoCoverage *coverage)
{
  return coverage->n_zones;
}

/**
 * geo_coverage_n_reaches:
 * @coverage: zones and reaches
 *
 * Returns: how many reaches have been given, removed ones included
 */
guint
geo_coverage_n_reaches (const GeoCoverage *coverage)
{
  return coverage->reaches->len;
}

/**
 * geo_coverage_zone_m2:
 * @coverage: zones and reaches
 * @zone: a zone
 *
 * Returns: the zone's area in the local frame, in square metres
 */
double
geo_coverage_zone_m2 (const GeoCoverage *coverage,
                      guint zone)
{
  return coverage->zones[zone].area_m2;
}

static void
sum_up (GeoCoverage *coverage)
{
  for (guint i = 0; i < coverage->n_zones; i++)
    coverage->gaps_m2[i] = 0;
  for (guint i = 0; i < coverage->n_edges; i++)
    coverage->gaps_m2[coverage->edges[i].zone] += coverage->edge_m2[i];
  for (guint i = 0; i < coverage->reaches->len; i++)
    {
      const Terms *terms = get_terms (coverage, i);

      for (guint j = 0; j < terms->n_terms; j++)
        coverage->gaps_m2[terms_get (terms, j)->zone] += terms_get (terms, j)->area_m2;
    }
  coverage->n_changes = 0;
}

static guint
reach_in_order (const GeoCoverage *coverage,
                guint i)
{
  return i < coverage->n_ordered ? coverage->order[i] : i;
}

/* A lane takes every other chunk, so that what it does never depends on time. */
static gpointer
walk_lane (gpointer data)
{
  Worker *worker = data;
  GeoCoverage *coverage = worker->coverage;
  gboolean is_sliced = worker->n_slices > 0;

  worker->has_cover = FALSE;
  for (guint first = worker->lane * CHUNK; first < coverage->reaches->len; first += N_LANES * CHUNK)
    for (guint i = first; i < MIN (first + CHUNK, coverage->reaches->len); i++)
      {
        guint index = reach_in_order (coverage, i);

        if (is_sliced)
          worker_slice_reach (worker, index);
        else
          worker_walk_reach (worker, index, get_terms (coverage, index));
      }
  for (guint first = worker->lane * CHUNK; first < coverage->n_edges; first += N_LANES * CHUNK)
    for (guint i = first; i < MIN (first + CHUNK, coverage->n_edges); i++)
      {
        if (is_sliced)
          worker_slice_edge (worker, i);
        else
          worker_walk_edge (worker, i);
      }
  return NULL;
}

/* Below this many curves a second thread costs more than it saves. */
#define FEWEST_FOR_THREADS 512

static void
run_lanes (GeoCoverage *coverage,
           GThreadFunc func,
           gpointer data[N_LANES])
{
  GThread *threads[N_LANES] = { NULL };
  gboolean is_small = coverage->n_edges + coverage->reaches->len < FEWEST_FOR_THREADS;

  for (guint i = 1; i < N_LANES && !is_small; i++)
    threads[i] = g_thread_try_new ("coverage", func, data[i], NULL);
  func (data[0]);
  for (guint i = 1; i < N_LANES; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      else
        func (data[i]);
    }
}

static void
compute_all (GeoCoverage *coverage,
             gboolean keeps_pieces)
{
  for (guint i = 0; i < N_LANES; i++)
    {
      coverage->workers[i]->n_slices = 0;
      coverage->workers[i]->keeps_pieces = keeps_pieces;
      g_array_set_size (coverage->workers[i]->pieces, 0);
    }
  run_lanes (coverage, walk_lane, (gpointer *) coverage->workers);
  for (guint i = 0; i < N_LANES; i++)
    coverage->workers[i]->keeps_pieces = FALSE;
  sum_up (coverage);
  coverage->is_computed = TRUE;
}

static void
ensure_computed (GeoCoverage *coverage)
{
  if (!coverage->is_computed)
    compute_all (coverage, FALSE);
}

/**
 * geo_coverage_gap_m2:
 * @coverage: zones and reaches
 * @zone: a zone
 *
 * Computes everything if it has not been yet.
 *
 * Returns: how much of the zone no reach covers, whatever their masks, in
 *   square metres
 */
double
geo_coverage_gap_m2 (GeoCoverage *coverage,
                     guint zone)
{
  ensure_computed (coverage);
  return coverage->gaps_m2[zone];
}

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
  const Terms *terms = get_terms (coverage, index);

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
      worker_walk_reach (touched->worker, index, get_terms (coverage, index));
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

  ensure_computed (coverage);
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
    sum_up (coverage);
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

  ensure_computed (coverage);
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

/**
 * geo_coverage_slices:
 * @coverage: zones and reaches
 * @n_slices: how many slices, at most %GEO_COVERAGE_MAX_SLICES
 * @out_gaps_m2: (out caller-allocates): the gap of zone z in slice s, in square
 *   metres, at z * @n_slices + s
 *
 * Computes the gaps of all slices in one walk: in slice s only those reaches
 * count that have bit s in their mask.
 */
void
geo_coverage_slices (GeoCoverage *coverage,
                     guint n_slices,
                     double *out_gaps_m2)
{
  gsize n_sums = (gsize) coverage->n_zones * GEO_COVERAGE_MAX_SLICES;

  g_return_if_fail (n_slices > 0 && n_slices <= GEO_COVERAGE_MAX_SLICES);

  for (guint i = 0; i < N_LANES; i++)
    {
      Worker *worker = coverage->workers[i];

      worker->n_slices = n_slices;
      g_clear_pointer (&worker->slices, g_free);
      g_clear_pointer (&worker->always, g_free);
      worker->slices = g_new0 (double, n_sums);
      worker->always = g_new0 (double, coverage->n_zones);
    }
  run_lanes (coverage, walk_lane, (gpointer *) coverage->workers);
  for (guint z = 0; z < coverage->n_zones; z++)
    for (guint s = 0; s < n_slices; s++)
      {
        double gap_m2 = 0;

        for (guint i = 0; i < N_LANES; i++)
          gap_m2 += coverage->workers[i]->slices[(gsize) z * GEO_COVERAGE_MAX_SLICES + s] +
                    coverage->workers[i]->always[z];
        out_gaps_m2[(gsize) z * n_slices + s] = gap_m2;
      }
  for (guint i = 0; i < N_LANES; i++)
    {
      coverage->workers[i]->n_slices = 0;
      g_clear_pointer (&coverage->workers[i]->slices, g_free);
      g_clear_pointer (&coverage->workers[i]->always, g_free);
    }
}

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
    linking->gaps[i] = gaps_link (linking->pieces + linking->starts[i], linking->starts[i + 1] - linking->starts[i]);
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

  compute_all (coverage, TRUE);
  g_ptr_array_set_size (all, (int) coverage->n_zones);
  linking.gaps = all->pdata;
  sort_pieces (coverage, &linking);
  for (guint i = 0; i < N_LANES; i++)
    {
      lanes[i] = (LinkLane){ &linking, i };
      lane_data[i] = &lanes[i];
    }
  run_lanes (coverage, link_lane, lane_data);
  g_free (linking.pieces);
  g_free (linking.starts);
  return all;
}
