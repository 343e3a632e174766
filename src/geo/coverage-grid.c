/* coverage-grid.c: the uniform grid that finds what is near.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grid spans the zones; what lies outside cannot matter. A cell holds the
 * reaches that meet it, in a block of a common pool that moves to the end of
 * the pool when it is full, and the zones that meet it, which never change:
 * for each its edges there, and whether the cell's lower left corner is inside,
 * so that a place is found inside or outside by the few edges of its own cell.
 */
#include "config.h"

#include "geo/coverage-private.h"

/* The cells are as wide as the middling reach, within these limits. */
#define SMALLEST_CELL_M 8
#define LARGEST_CELL_M  1000

/* Which of @n cells a distance from the grid's corner is in; -1 and @n are outside. */
static inline int
cell_along (double cells,
            int n)
{
  if (!(cells >= 0))
    return -1;
  return cells >= n ? n : (int) cells;
}

static inline int
column_at (const Grid *grid,
           double x_m)
{
  return cell_along ((x_m - grid->origin.x_m) * grid->cells_per_m, grid->n_columns);
}

static inline int
row_at (const Grid *grid,
        double y_m)
{
  return cell_along ((y_m - grid->origin.y_m) * grid->cells_per_m, grid->n_rows);
}

/**
 * grid_range:
 * @grid: a grid
 * @box: a box
 *
 * Returns: the cells that @box meets
 */
CellRange
grid_range (const Grid *grid,
            GeoBox box)
{
  double x0 = (box.x_min_m - grid->origin.x_m) * grid->cells_per_m;
  double x1 = (box.x_max_m - grid->origin.x_m) * grid->cells_per_m;
  double y0 = (box.y_min_m - grid->origin.y_m) * grid->cells_per_m;
  double y1 = (box.y_max_m - grid->origin.y_m) * grid->cells_per_m;

  if (!(x0 <= x1 && y0 <= y1 && x1 >= 0 && y1 >= 0 && x0 < grid->n_columns && y0 < grid->n_rows))
    return (CellRange){ 0, -1, 0, -1 };
  return (CellRange){
    (int) MAX (x0, 0),
    (int) MIN (x1, grid->n_columns - 1),
    (int) MAX (y0, 0),
    (int) MIN (y1, grid->n_rows - 1),
  };
}

/**
 * grid_cell_at:
 * @grid: a grid
 * @point: a place
 *
 * Returns: the cell it is in, or %G_MAXUINT outside
 */
guint
grid_cell_at (const Grid *grid,
              GeoPoint point)
{
  int column = column_at (grid, point.x_m);
  int row = row_at (grid, point.y_m);

  if (column < 0 || row < 0 || column >= grid->n_columns || row >= grid->n_rows)
    return G_MAXUINT;
  return (guint) row * (guint) grid->n_columns + (guint) column;
}

/* The cells of one row that a reach meets: a disc does not fill its box. */
static void
narrow_row (const Grid *grid,
            const Reach *reach,
            int row,
            CellRange *range)
{
  double y0_m = grid->origin.y_m + row * grid->cell_m;
  double off_m = MAX (MAX (y0_m - reach->centre.y_m, reach->centre.y_m - y0_m - grid->cell_m), 0);
  double half_m;

  if (reach->radius_m < grid->cell_m)
    return;
  off_m = MAX (off_m - 1e-6, 0);
  half_m = off_m < reach->radius_m ? sqrt (reach->radius_m * reach->radius_m - off_m * off_m) + 1e-6
                                   : 0;
  range->first_column = MAX (range->first_column, column_at (grid, reach->centre.x_m - half_m));
  range->last_column = MIN (range->last_column, column_at (grid, reach->centre.x_m + half_m));
}

static void
leave_block (Grid *grid,
             CellBlock *block)
{
  guint capacity = MAX (2 * block->capacity, 4);
  guint first = grid->pool->len;

  g_array_set_size (grid->pool, first + capacity);
  memcpy (&g_array_index (grid->pool, CellReach, first),
          &g_array_index (grid->pool, CellReach, block->first), block->count * sizeof (CellReach));
  grid->n_dead += block->capacity;
  block->first = first;
  block->capacity = capacity;
}

/* Puts the blocks one after another again, once half of the pool is dead. */
static void
compact_pool (Grid *grid)
{
  GArray *pool;
  gsize n_cells = (gsize) grid->n_columns * grid->n_rows;
  guint at = 0;

  if (grid->n_dead < 4096 || grid->n_dead < grid->pool->len / 2)
    return;
  pool = g_array_sized_new (FALSE, FALSE, sizeof (CellReach), grid->pool->len - grid->n_dead);
  g_array_set_size (pool, grid->pool->len - grid->n_dead);
  for (gsize i = 0; i < n_cells; i++)
    {
      CellBlock *block = &grid->blocks[i];

      memcpy (&g_array_index (pool, CellReach, at),
              &g_array_index (grid->pool, CellReach, block->first),
              block->count * sizeof (CellReach));
      block->first = at;
      at += block->capacity;
    }
  g_array_unref (grid->pool);
  grid->pool = pool;
  grid->n_dead = 0;
}

/**
 * grid_add:
 * @grid: a grid
 * @reach: a reach
 * @index: its number
 */
void
grid_add (Grid *grid,
          const Reach *reach,
          guint index)
{
  CellReach entry = { reach->centre, reach->radius_m, index, reach->kind };
  CellRange range = grid_range (grid, reach->box);

  for (int row = range.first_row; row <= range.last_row; row++)
    {
      CellRange part = range;

      narrow_row (grid, reach, row, &part);
      for (int column = part.first_column; column <= part.last_column; column++)
        {
          CellBlock *block = &grid->blocks[row * grid->n_columns + column];

          if (block->count == block->capacity)
            leave_block (grid, block);
          g_array_index (grid->pool, CellReach, block->first + block->count++) = entry;
        }
    }
  compact_pool (grid);
}

static void
remove_from_block (Grid *grid,
                   CellBlock *block,
                   guint index)
{
  CellReach *entries = &g_array_index (grid->pool, CellReach, block->first);

  for (guint i = 0; i < block->count; i++)
    if (entries[i].index == index)
      {
        entries[i] = entries[--block->count];
        return;
      }
}

/**
 * grid_remove:
 * @grid: a grid
 * @reach: a reach that was added
 * @index: its number
 */
void
grid_remove (Grid *grid,
             const Reach *reach,
             guint index)
{
  CellRange range = grid_range (grid, reach->box);

  for (int row = range.first_row; row <= range.last_row; row++)
    {
      CellRange part = range;

      narrow_row (grid, reach, row, &part);
      for (int column = part.first_column; column <= part.last_column; column++)
        remove_from_block (grid, &grid->blocks[row * grid->n_columns + column], index);
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The middling width of the reaches, unless that makes far more cells than there are things. */
static double
choose_cell_m (GeoBox all,
               const GeoSector *reaches,
               guint n_reaches,
               gsize n_things)
{
  guint n_sampled = MIN (n_reaches, 1001);
  g_autofree double *widths_m = g_new (double, n_sampled + 1);
  double cell_m = 50;
  double area_m2 = (all.x_max_m - all.x_min_m) * (all.y_max_m - all.y_min_m);
  guint n_widths = 0;

  for (guint i = 0; i < n_sampled; i++)
    {
      double radius_m = reaches[(guint) ((guint64) i * n_reaches / n_sampled)].radius_m;

      if (radius_m > 0 && radius_m < 1e9)
        widths_m[n_widths++] = 2 * radius_m;
    }
  if (n_widths > 0)
    {
      qsort (widths_m, n_widths, sizeof (double), compare_doubles);
      cell_m = widths_m[n_widths / 2];
    }
  cell_m = CLAMP (cell_m, SMALLEST_CELL_M, LARGEST_CELL_M);
  return MAX (cell_m, sqrt (area_m2 / (4 * n_things + 1024)));
}

/* Calls for every cell that an edge meets, row by row. */
typedef void (*EdgeCellFunc) (Grid *grid, guint cell, const Edge *edge, guint index);

static void
visit_edge_cells (Grid *grid,
                  const Edge *edge,
                  guint index,
                  EdgeCellFunc visit)
{
  CellRange range = grid_range (grid, geo_box_add (geo_box_of (&edge->a, 1), edge->b));
  GeoPoint d = minus (edge->b, edge->a);

  for (int row = range.first_row; row <= range.last_row; row++)
    {
      CellRange part = range;

      if (range.first_row < range.last_row)
        {
          double y0_m = grid->origin.y_m + row * grid->cell_m - 1e-6;
          double ta = CLAMP ((y0_m - edge->a.y_m) / d.y_m, 0, 1);
          double tb = CLAMP ((y0_m + grid->cell_m + 2e-6 - edge->a.y_m) / d.y_m, 0, 1);
          double xa_m = edge->a.x_m + ta * d.x_m;
          double xb_m = edge->a.x_m + tb * d.x_m;

          part.first_column = MAX (part.first_column, column_at (grid, MIN (xa_m, xb_m) - 1e-6));
          part.last_column = MIN (part.last_column, column_at (grid, MAX (xa_m, xb_m) + 1e-6));
        }
      for (int column = part.first_column; column <= part.last_column; column++)
        visit (grid, (guint) (row * grid->n_columns + column), edge, index);
    }
}

/* A zone in a cell, before the cells are put in order. */
typedef struct
{
  guint cell;
  CellZone zone;
} PlacedZone;

static void
count_edge (Grid *grid,
            guint cell,
            const Edge *edge,
            guint index)
{
  /* zone_starts counts the edges of one zone at a time until all are placed */
  grid->zone_starts[cell]++;
}

/* The x of every place where the zone's border crosses the height, in order. */
static void
cross_height (const GeoCoverage *coverage,
              const Zone *zone,
              double y_m,
              GArray *out_x)
{
  g_array_set_size (out_x, 0);
  for (guint i = zone->first_edge; i < zone->end_edge; i++)
    {
      GeoPoint a = coverage->edges[i].a;
      GeoPoint b = coverage->edges[i].b;

      if ((a.y_m > y_m) != (b.y_m > y_m))
        {
          double x_m = a.x_m + (y_m - a.y_m) / (b.y_m - a.y_m) * (b.x_m - a.x_m);

          g_array_append_val (out_x, x_m);
        }
    }
  g_array_sort (out_x, compare_doubles);
}

static void
place_row (Grid *grid,
           const GeoCoverage *coverage,
           guint zone_index,
           int row,
           CellRange range,
           const guint *edge_counts,
           GArray *xs,
           GArray *out_zones)
{
  const Zone *zone = &coverage->zones[zone_index];
  guint n_left = 0;

  cross_height (coverage, zone, grid->origin.y_m + row * grid->cell_m, xs);
  for (int column = range.first_column; column <= range.last_column; column++)
    {
      double x_m = grid->origin.x_m + column * grid->cell_m;
      guint cell = (guint) (row * grid->n_columns + column);
      PlacedZone placed = { cell, { zone_index, 0, 0, edge_counts[cell] } };

      while (n_left < xs->len && g_array_index (xs, double, n_left) <= x_m)
        n_left++;
      placed.zone.is_inside = n_left & 1;
      if (placed.zone.is_inside || edge_counts[cell] > 0)
        g_array_append_val (out_zones, placed);
    }
}

/* All zones' cells, zone after zone; end_edge holds a count as yet. */
static GArray *
place_zones (Grid *grid,
             const GeoCoverage *coverage)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (PlacedZone));
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint z = 0; z < coverage->n_zones; z++)
    {
      const Zone *zone = &coverage->zones[z];
      CellRange range = grid_range (grid, zone->box);

      for (guint i = zone->first_edge; i < zone->end_edge; i++)
        visit_edge_cells (grid, &coverage->edges[i], i, count_edge);
      for (int row = range.first_row; row <= range.last_row; row++)
        {
          place_row (grid, coverage, z, row, range, grid->zone_starts, xs, placed);
          memset (grid->zone_starts + row * grid->n_columns + range.first_column, 0,
                  MAX (range.last_column - range.first_column + 1, 0) * sizeof (guint));
        }
    }
  return placed;
}

static void
place_edge (Grid *grid,
            guint cell,
            const Edge *edge,
            guint index)
{
  for (guint i = grid->zone_starts[cell]; i < grid->zone_starts[cell + 1]; i++)
    if (grid->zones[i].zone == edge->zone)
      {
        grid->edges[grid->zones[i].end_edge++] = (CellEdge){ edge->a, edge->b, edge->zone, index };
        return;
      }
}

/**
 * grid_index_zones:
 * @grid: a grid
 * @coverage: zones and edges
 *
 * Puts the zones into the cells.
 */
void
grid_index_zones (Grid *grid,
                  const GeoCoverage *coverage)
{
  guint n_cells = (guint) grid->n_columns * (guint) grid->n_rows;
  g_autoptr (GArray) placed = NULL;
  g_autofree guint *at = NULL;
  guint n_edges = 0;

  grid->zone_starts = g_new0 (guint, n_cells + 1);
  placed = place_zones (grid, coverage);
  for (guint i = 0; i < placed->len; i++)
    grid->zone_starts[g_array_index (placed, PlacedZone, i).cell + 1]++;
  for (guint i = 0; i < n_cells; i++)
    grid->zone_starts[i + 1] += grid->zone_starts[i];
  at = g_memdup2 (grid->zone_starts, (n_cells + 1) * sizeof (guint));
  grid->zones = g_new (CellZone, placed->len);
  for (guint i = 0; i < placed->len; i++)
    {
      const PlacedZone *item = &g_array_index (placed, PlacedZone, i);

      grid->zones[at[item->cell]++] = item->zone;
    }
  for (guint i = 0; i < placed->len; i++)
    {
      guint count = grid->zones[i].end_edge;

      grid->zones[i].first_edge = n_edges;
      grid->zones[i].end_edge = n_edges;
      n_edges += count;
    }
  grid->edges = g_new (CellEdge, n_edges);
  for (guint i = 0; i < coverage->n_edges; i++)
    visit_edge_cells (grid, &coverage->edges[i], i, place_edge);
}

/**
 * grid_index_reaches:
 * @grid: a grid
 * @coverage: reaches
 *
 * Puts all reaches into the cells, with room for one more in each.
 */
void
grid_index_reaches (Grid *grid,
                    const GeoCoverage *coverage)
{
  guint n_cells = (guint) grid->n_columns * (guint) grid->n_rows;
  guint at = 0;

  grid->blocks = g_new0 (CellBlock, n_cells);
  for (guint i = 0; i < coverage->reaches->len; i++)
    {
      const Reach *reach = get_reach (coverage, i);
      CellRange range = grid_range (grid, reach->box);

      for (int row = range.first_row; row <= range.last_row; row++)
        {
          CellRange part = range;

          narrow_row (grid, reach, row, &part);
          for (int column = part.first_column; column <= part.last_column; column++)
            grid->blocks[row * grid->n_columns + column].capacity++;
        }
    }
  for (guint i = 0; i < n_cells; i++)
    {
      CellBlock *block = &grid->blocks[i];

      block->first = at;
      block->capacity += block->capacity > 0;
      at += block->capacity;
    }
  grid->pool = g_array_sized_new (FALSE, FALSE, sizeof (CellReach), at);
  g_array_set_size (grid->pool, at);
  for (guint i = 0; i < coverage->reaches->len; i++)
    grid_add (grid, get_reach (coverage, i), i);
}

/**
 * grid_init:
 * @grid: (out caller-allocates): a grid, empty as yet
 * @all: the box around all zones
 * @reaches: (array length=n_reaches): what will be put into it
 * @n_reaches: how many
 * @n_corners: how many corners the zones have
 */
void
grid_init (Grid *grid,
           GeoBox all,
           const GeoSector *reaches,
           guint n_reaches,
           gsize n_corners)
{
  memset (grid, 0, sizeof *grid);
  if (n_corners == 0)
    all = (GeoBox){ 0, 0, 1, 1 };
  all = geo_box_grow (all, 1);
  grid->cell_m = choose_cell_m (all, reaches, n_reaches, n_corners + n_reaches);
  grid->cells_per_m = 1 / grid->cell_m;
  grid->origin = (GeoPoint){ all.x_min_m, all.y_min_m };
  grid->n_columns = (int) ceil ((all.x_max_m - all.x_min_m) / grid->cell_m) + 1;
  grid->n_rows = (int) ceil ((all.y_max_m - all.y_min_m) / grid->cell_m) + 1;
}

/**
 * grid_clear:
 * @grid: a grid
 */
void
grid_clear (Grid *grid)
{
  g_free (grid->blocks);
  g_clear_pointer (&grid->pool, g_array_unref);
  g_free (grid->zone_starts);
  g_free (grid->zones);
  g_free (grid->edges);
}

/**
 * cell_zone_contains:
 * @grid: a grid
 * @cell: a cell
 * @zone: one of its zones
 * @point: a place in @cell
 *
 * Goes from the cell's corner along its lower side and then up to @point, and
 * counts the edges on the way.
 *
 * Returns: whether @point is inside the zone
 */
gboolean
cell_zone_contains (const Grid *grid,
                    guint cell,
                    const CellZone *zone,
                    GeoPoint point)
{
  double x0_m = grid->origin.x_m + (int) (cell % (guint) grid->n_columns) * grid->cell_m;
  double y0_m = grid->origin.y_m + (int) (cell / (guint) grid->n_columns) * grid->cell_m;
  guint is_inside = zone->is_inside;

  for (guint i = zone->first_edge; i < zone->end_edge; i++)
    {
      GeoPoint a = grid->edges[i].a;
      GeoPoint b = grid->edges[i].b;

      if ((a.y_m > y0_m) != (b.y_m > y0_m))
        {
          double x_m = a.x_m + (y0_m - a.y_m) / (b.y_m - a.y_m) * (b.x_m - a.x_m);

          is_inside ^= x_m > x0_m && x_m <= point.x_m;
        }
      if ((a.x_m > point.x_m) != (b.x_m > point.x_m))
        {
          double y_m = a.y_m + (point.x_m - a.x_m) / (b.x_m - a.x_m) * (b.y_m - a.y_m);

          is_inside ^= y_m > y0_m && y_m <= point.y_m;
        }
    }
  return is_inside;
}
