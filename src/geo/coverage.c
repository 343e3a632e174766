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

/* Below this many curves a second thread costs more than it saves. */
#define FEWEST_FOR_THREADS 512

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

/* Where the zones are; their edges come later. */
static GeoBox
place_zones (GeoCoverage *coverage,
             const GeoPolygon *const *zones,
             gsize *out_n_corners)
{
  GeoBox all = GEO_BOX_EMPTY;

  *out_n_corners = 0;
  coverage->zones = g_new0 (Zone, coverage->n_zones);
  coverage->gaps_m2 = g_new0 (double, coverage->n_zones);
  for (guint i = 0; i < coverage->n_zones; i++)
    {
      Zone *zone = &coverage->zones[i];
      guint n_points = geo_polygon_n_points (zones[i]);

      zone->origin = zones[i]->points[0];
      zone->box = geo_box_of (zones[i]->points, n_points);
      all = geo_box_add (all, (GeoPoint){ zone->box.x_min_m, zone->box.y_min_m });
      all = geo_box_add (all, (GeoPoint){ zone->box.x_max_m, zone->box.y_max_m });
      *out_n_corners += n_points;
    }
  return all;
}

/* The zones' edges go into the grid beside the reaches, in a thread of their own. */
typedef struct
{
  GeoCoverage *coverage;
  const GeoPolygon *const *zones;
} ZoneTask;

static gpointer
run_zone_task (gpointer data)
{
  ZoneTask *task = data;
  GeoCoverage *coverage = task->coverage;
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < coverage->n_zones; i++)
    {
      Zone *zone = &coverage->zones[i];

      zone->area_m2 = geo_polygon_area_m2 (task->zones[i]);
      zone->first_edge = edges->len;
      add_edges (edges, task->zones[i], i);
      zone->end_edge = edges->len;
    }
  coverage->n_edges = edges->len;
  coverage->edges = (Edge *) (void *) g_array_free (edges, FALSE);
  coverage->edge_m2 = g_new0 (double, coverage->n_edges);
  grid_index_zones (&coverage->grid, coverage);
  return NULL;
}

static void
init_reaches (GeoCoverage *coverage,
              const GeoSector *reaches,
              const guint64 *masks,
              guint n_reaches)
{
  coverage->reaches = g_array_sized_new (FALSE, TRUE, sizeof (Reach), n_reaches);
  coverage->terms = g_array_sized_new (FALSE, TRUE, sizeof (Terms), n_reaches);
  coverage->masks = g_array_sized_new (FALSE, FALSE, sizeof (guint64), n_reaches);
  g_array_set_size (coverage->reaches, n_reaches);
  g_array_set_size (coverage->terms, n_reaches);
  g_array_set_size (coverage->masks, n_reaches);
  for (guint i = 0; i < n_reaches; i++)
    {
      reach_init (get_reach (coverage, i), &reaches[i], i);
      g_array_index (coverage->masks, guint64, i) = masks != NULL ? masks[i] : GEO_COVERAGE_ALWAYS;
    }
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
    coverage->order[starts[MIN (grid_cell_at (&coverage->grid, get_reach (coverage, i)->centre),
                                n_cells)]++] = i;
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
  ZoneTask task = { coverage, zones };
  GThread *thread = NULL;
  gsize n_corners;
  GeoBox all;

  coverage->n_zones = n_zones;
  all = place_zones (coverage, zones, &n_corners);
  grid_init (&coverage->grid, all, reaches, n_reaches, n_corners);
  if (n_corners + n_reaches >= FEWEST_FOR_THREADS)
    thread = g_thread_try_new ("coverage", run_zone_task, &task, NULL);
  init_reaches (coverage, reaches, masks, n_reaches);
  grid_index_reaches (&coverage->grid, coverage);
  order_reaches (coverage);
  if (thread != NULL)
    g_thread_join (thread);
  else
    run_zone_task (&task);
  for (guint i = 0; i < N_LANES; i++)
    coverage->workers[i] = worker_new (coverage, i);
  return coverage;
}

/**
 * coverage_get_terms:
 * @coverage: zones and reaches
 * @index: a reach
 *
 * Returns: (transfer none): what it adds to the zones' gaps
 */
Terms *
coverage_get_terms (const GeoCoverage *coverage,
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
    terms_clear (coverage_get_terms (coverage, i));
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

/**
 * coverage_sum_up:
 * @coverage: zones and reaches
 *
 * Makes the zones' sums anew from what every edge and every reach adds.
 */
void
coverage_sum_up (GeoCoverage *coverage)
{
  for (guint i = 0; i < coverage->n_zones; i++)
    coverage->gaps_m2[i] = 0;
  for (guint i = 0; i < coverage->n_edges; i++)
    coverage->gaps_m2[coverage->edges[i].zone] += coverage->edge_m2[i];
  for (guint i = 0; i < coverage->reaches->len; i++)
    {
      const Terms *terms = coverage_get_terms (coverage, i);

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

#define PREFETCH_AHEAD 6

/* The reaches lie in memory by index and are followed by place; so they are
 * asked for a little before they are needed. */
static void
prefetch_reach (const GeoCoverage *coverage,
                guint i)
{
  const char *reach;

  if (i >= coverage->reaches->len)
    return;
  reach = (const char *) get_reach (coverage, reach_in_order (coverage, i));
  for (gsize at = 0; at < sizeof (Reach); at += 64)
    __builtin_prefetch (reach + at);
  __builtin_prefetch (coverage_get_terms (coverage, reach_in_order (coverage, i)), 1);
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

        prefetch_reach (coverage, i + PREFETCH_AHEAD);
        if (is_sliced)
          worker_slice_reach (worker, index);
        else
          worker_walk_reach (worker, index, coverage_get_terms (coverage, index));
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

/**
 * coverage_run_lanes:
 * @coverage: zones and reaches
 * @func: what each lane does
 * @data: what each of them is given
 *
 * Runs the lanes in threads of their own where that pays, and waits for them.
 */
void
coverage_run_lanes (GeoCoverage *coverage,
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

/**
 * coverage_compute_all:
 * @coverage: zones and reaches
 * @keeps_pieces: whether the workers keep the pieces of the gaps' borders
 *
 * Follows all curves.
 */
void
coverage_compute_all (GeoCoverage *coverage,
                      gboolean keeps_pieces)
{
  for (guint i = 0; i < N_LANES; i++)
    {
      coverage->workers[i]->n_slices = 0;
      coverage->workers[i]->keeps_pieces = keeps_pieces;
      g_array_set_size (coverage->workers[i]->pieces, 0);
    }
  coverage_run_lanes (coverage, walk_lane, (gpointer *) coverage->workers);
  for (guint i = 0; i < N_LANES; i++)
    coverage->workers[i]->keeps_pieces = FALSE;
  coverage_sum_up (coverage);
  coverage->is_computed = TRUE;
}

/**
 * coverage_ensure_computed:
 * @coverage: zones and reaches
 *
 * Follows all curves, unless that has been done.
 */
void
coverage_ensure_computed (GeoCoverage *coverage)
{
  if (!coverage->is_computed)
    coverage_compute_all (coverage, FALSE);
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
  coverage_ensure_computed (coverage);
  return coverage->gaps_m2[zone];
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
  coverage_run_lanes (coverage, walk_lane, (gpointer *) coverage->workers);
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
