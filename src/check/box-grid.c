/* box-grid.c: finds things by place while they move: posts by the ground they reach.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/box-grid.h"

#include <math.h>

/* A box over more cells than this is kept apart and found by every question. */
#define MAX_CELLS 400

struct _CordonBoxGrid
{
  double cell_m;
  GHashTable *cells;  /* gint64 cell -> GArray of gint64 ids */
  GArray *everywhere; /* of gint64 */
};

typedef struct
{
  gint32 x_min;
  gint32 y_min;
  gint32 x_max;
  gint32 y_max;
} CellRange;

/**
 * cordon_box_grid_new:
 * @cell_m: the side of a cell in metres
 *
 * Returns: (transfer full): an empty grid
 */
CordonBoxGrid *
cordon_box_grid_new (double cell_m)
{
  CordonBoxGrid *grid = g_new (CordonBoxGrid, 1);

  grid->cell_m = cell_m;
  grid->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  grid->everywhere = g_array_new (FALSE, FALSE, sizeof (gint64));
  return grid;
}

/**
 * cordon_box_grid_free:
 * @grid: (transfer full) (nullable): a grid
 */
void
cordon_box_grid_free (CordonBoxGrid *grid)
{
  if (grid == NULL)
    return;
  g_hash_table_unref (grid->cells);
  g_array_unref (grid->everywhere);
  g_free (grid);
}

static gint32
to_cell (const CordonBoxGrid *grid,
         double at_m)
{
  return (gint32) CLAMP (floor (at_m / grid->cell_m), -1e9, 1e9);
}

static CellRange
to_range (const CordonBoxGrid *grid,
          GeoBox box)
{
  return (CellRange){ to_cell (grid, box.x_min_m), to_cell (grid, box.y_min_m),
                      to_cell (grid, box.x_max_m), to_cell (grid, box.y_max_m) };
}

static gint64
to_key (gint32 x,
        gint32 y)
{
  return (gint64) ((guint64) (guint32) x << 32 | (guint32) y);
}

static gboolean
is_wide (CellRange range)
{
  return ((double) range.x_max - range.x_min + 1) * ((double) range.y_max - range.y_min + 1) > MAX_CELLS;
}

static GArray *
get_cell (CordonBoxGrid *grid,
          gint64 key)
{
  GArray *cell = g_hash_table_lookup (grid->cells, &key);

  if (cell == NULL)
    {
      cell = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (grid->cells, g_memdup2 (&key, sizeof key), cell);
    }
  return cell;
}

static void
remove_id (GArray *ids,
           gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        g_array_remove_index_fast (ids, i);
        return;
      }
}

/**
 * cordon_box_grid_add:
 * @grid: a grid
 * @id: what is there
 * @box: the ground it reaches
 */
void
cordon_box_grid_add (CordonBoxGrid *grid,
                     gint64 id,
                     GeoBox box)
{
  CellRange range = to_range (grid, box);

  if (is_wide (range))
    {
      g_array_append_val (grid->everywhere, id);
      return;
    }
  for (gint32 x = range.x_min; x <= range.x_max; x++)
    for (gint32 y = range.y_min; y <= range.y_max; y++)
      g_array_append_val (get_cell (grid, to_key (x, y)), id);
}

/**
 * cordon_box_grid_remove:
 * @grid: a grid
 * @id: what was there
 * @box: the box it was added with
 */
void
cordon_box_grid_remove (CordonBoxGrid *grid,
                        gint64 id,
                        GeoBox box)
{
  CellRange range = to_range (grid, box);

  if (is_wide (range))
    {
      remove_id (grid->everywhere, id);
      return;
    }
  for (gint32 x = range.x_min; x <= range.x_max; x++)
    for (gint32 y = range.y_min; y <= range.y_max; y++)
      remove_id (get_cell (grid, to_key (x, y)), id);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
sort_unique (GArray *ids)
{
  guint n_kept = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
      g_array_index (ids, gint64, n_kept++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n_kept);
}

static void
collect_range (const CordonBoxGrid *grid,
               CellRange range,
               GArray *out_ids)
{
  for (gint32 x = range.x_min; x <= range.x_max; x++)
    for (gint32 y = range.y_min; y <= range.y_max; y++)
      {
        gint64 key = to_key (x, y);
        const GArray *cell = g_hash_table_lookup (grid->cells, &key);

        if (cell != NULL)
          g_array_append_vals (out_ids, cell->data, cell->len);
      }
}

/**
 * cordon_box_grid_query_line:
 * @grid: a grid
 * @line: a line
 * @out_ids: (element-type gint64): gets the ids of all whose box may touch @line,
 *   and perhaps of some beside it; each once, in order
 */
void
cordon_box_grid_query_line (const CordonBoxGrid *grid,
                            const GeoLine *line,
                            GArray *out_ids)
{
  g_array_append_vals (out_ids, grid->everywhere->data, grid->everywhere->len);
  for (guint i = 0; i + 1 < line->n_points; i++)
    {
      GeoPoint a = line->points[i];
      GeoPoint b = line->points[i + 1];
      guint n_steps = 1 + (guint) MIN (geo_point_distance_m (a, b) / grid->cell_m, 1e6);
      GeoPoint from = a;

      for (guint j = 1; j <= n_steps; j++)
        {
          double share = (double) j / n_steps;
          GeoPoint ends[2] = { from, { a.x_m + share * (b.x_m - a.x_m), a.y_m + share * (b.y_m - a.y_m) } };

          collect_range (grid, to_range (grid, geo_box_grow (geo_box_of (ends, 2), GEO_TOLERANCE_M)), out_ids);
          from = ends[1];
        }
    }
  sort_unique (out_ids);
}
