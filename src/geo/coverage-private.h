/* coverage-private.h: what the files of the coverage core share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside geo/coverage*.c only. coverage.c tells how it all works.
 */
#pragma once

#include <glib.h>
#include <string.h>

#include "geo/coverage.h"
#include "geo/slice-kernel.h"
#include "geo/vector-private.h"

G_BEGIN_DECLS

typedef enum
{
  REACH_NONE, /* removed, or reaches nothing */
  REACH_DISC,
  REACH_NARROW, /* a sector of at most 180 degrees */
  REACH_WIDE,
} ReachKind;

/* One observer's reach. Its border runs counter-clockwise: from the centre to
 * arc_start, along the arc to arc_end, and back. */
typedef struct
{
  GeoPoint centre;
  double radius_m;
  ReachKind kind;
  GeoPoint from; /* one metre in the direction in which the arc starts */
  GeoPoint to;   /* and in that in which it ends */
  GeoPoint arc_start;
  GeoPoint arc_end;
  GeoBox box;
} Reach;

/* A zone's edge; the zone lies on its left. */
typedef struct
{
  GeoPoint a;
  GeoPoint b;
  guint zone;
} Edge;

typedef struct
{
  GeoPoint origin; /* about which its areas are summed up */
  double area_m2;
  guint first_edge;
  guint end_edge;
  GeoBox box;
} Zone;

/* What a part of a border adds to a zone's gap. */
typedef struct
{
  guint zone;
  double area_m2;
} Term;

#define N_INLINE_TERMS 3

/* All that one reach adds. */
typedef struct
{
  guint n_terms;
  Term terms[N_INLINE_TERMS];
  GArray *more; /* beyond the first three; mostly NULL */
} Terms;

/* A reach in a cell of the grid: what most questions about a disc need, and no
 * more, for all of them together should fit the processor's cache. */
typedef struct
{
  GeoPoint centre;
  double radius_m;
  guint index;
  ReachKind kind;
} CellReach;

/* The reaches of one cell: a block of the grid's pool. */
typedef struct
{
  guint first;
  guint count;
  guint capacity;
} CellBlock;

/* A zone in a cell: whether the cell's lower left corner is inside, and which
 * of the cell's edges are the zone's. */
typedef struct
{
  guint zone;
  guint is_inside;
  guint first_edge;
  guint end_edge;
} CellZone;

/* An edge in a cell. */
typedef struct
{
  GeoPoint a;
  GeoPoint b;
  guint zone;
  guint edge;
} CellEdge;

typedef struct
{
  GeoPoint origin;
  double cell_m;
  double cells_per_m;
  int n_columns;
  int n_rows;

  CellBlock *blocks;
  GArray *pool; /* of CellReach */
  gsize n_dead; /* of the pool: in blocks that have been left */

  guint *zone_starts; /* n_cells + 1 offsets into zones */
  CellZone *zones;
  CellEdge *edges;
} Grid;

/* The cells that a box meets; none while first > last. */
typedef struct
{
  int first_column;
  int last_column;
  int first_row;
  int last_row;
} CellRange;

/* A stretch of a curve inside somebody's reach, by the curve's parameter. The
 * places at its ends are worked out only if they are wanted: see hidden_start(). */
typedef struct
{
  double t0;
  double t1;
  guint near;    /* which of the worker's near reaches hides it */
  guint meeting; /* which of its meetings begin and end it, or NO_MEETING for a disc and an arc */
} Hidden;

#define NO_MEETING G_MAXUINT

/* A stretch of a curve outside all reaches. */
typedef struct
{
  double t0;
  double t1;
  GeoPoint p0;
  GeoPoint p1;
} Exposed;

/* Where a curve crosses a zone's border. */
typedef struct
{
  guint zone;
  gboolean enters; /* the curve enters the zone */
  double t;
  GeoPoint point;
} Crossing;

/* A part of a gap's border, in the direction in which the gap is on its left. */
typedef struct
{
  guint zone;
  gboolean is_arc;
  GeoPoint start;
  GeoPoint end;
  GeoPoint centre;
  double radius_m;
  double sweep_rad;
} Piece;

/* What is being followed: the arc of a reach, one of its two straight sides, or
 * a zone's edge. The parameter runs from 0 at @a to @end_t at @b: along a
 * straight one up to 1; along an arc it is direction_key() less that of @a. */
typedef struct
{
  gboolean is_arc;
  gboolean is_edge;
  gboolean is_circle; /* a whole one; a and b are its easternmost place */
  guint index;        /* of the reach, or of the edge */
  GeoPoint a;
  GeoPoint b;
  double end_t;
  double first_key;
  GeoPoint centre; /* of an arc */
  double radius_m;
} Curve;

/* One thread's working space. */
typedef struct
{
  GeoCoverage *coverage;
  guint lane;
  gboolean keeps_pieces;
  guint stamp;
  guint *reach_stamps;
  guint *edge_stamps;
  guint n_reach_stamps;

  CellReach cover; /* a disc that has hidden an edge whole, if has_cover */
  gboolean has_cover;
  const CellReach **near; /* with room for n_near_room */
  guint n_near;
  guint n_near_room;
  Hidden *hidden; /* with room for n_hidden_room */
  guint n_hidden;
  guint n_hidden_room;
  GeoPoint *meetings; /* in pairs; with room for two for every hidden */
  guint n_meetings;
  double *keys;      /* working space for hide_arc_by_discs() */
  GArray *exposed;   /* of Exposed */
  GArray *crossings; /* of Crossing */
  GArray *pieces;    /* of Piece */
  Terms *terms;      /* where terms go */
  double edge_m2;    /* where an edge's term goes */

  GeoSliceKernel kernel;
  guint n_slices;
  GArray *steps;   /* of SliceStep */
  GArray *changes; /* of SliceChange */
  double *slices;  /* n_zones x GEO_COVERAGE_MAX_SLICES */
  double *always;  /* n_zones: in every slice */
} Worker;

#define N_LANES 2

struct _GeoCoverage
{
  guint n_zones;
  Zone *zones;
  guint n_edges;
  Edge *edges;
  double *edge_m2; /* what each edge adds to its zone's gap */

  GArray *reaches; /* of Reach */
  GArray *masks;   /* of guint64, one for each reach */
  GArray *terms;   /* of Terms, one for each reach */
  guint *order;    /* the reaches by place, as they were at first */
  guint n_ordered;

  Grid grid;
  double *gaps_m2;
  gboolean is_computed;
  guint n_changes; /* since the last summing up */
  Worker *workers[N_LANES];
};

/* A stand-in for the angle of a direction: it grows with the angle, from 0 in
 * the east through 1 in the north up to 4, and needs one division. */
static inline double
direction_key (GeoPoint v)
{
  double share = v.x_m / (fabs (v.x_m) + fabs (v.y_m));

  return 2 - copysign (1 + share, v.y_m + 0.0);
}

/* Where an arc's place is along it; beyond end_t, if it is not on the arc. */
static inline double
arc_parameter (const Curve *curve,
               GeoPoint point)
{
  double t = direction_key (minus (point, curve->centre)) - curve->first_key;

  return t < 0 ? t + 4 : t;
}

/* Where a place of a straight curve is along it. */
static inline double
straight_parameter (const Curve *curve,
                    GeoPoint point)
{
  GeoPoint d = minus (curve->b, curve->a);

  return CLAMP (dot (minus (point, curve->a), d) / dot (d, d), 0, 1);
}

static inline Reach *
get_reach (const GeoCoverage *coverage,
           guint index)
{
  return &g_array_index (coverage->reaches, Reach, index);
}

/**
 * cross_circle:
 * @a: where a straight piece begins
 * @b: where it ends
 * @centre: the centre of a circle
 * @radius_m: its radius in metres
 * @out_t: (out): where on the piece they cross, in order, from 0 to 1
 * @out_points: (out): the places
 * @out_enters: (out): whether the piece enters the circle there
 *
 * Whether an end is inside decides how many crossings there are, so that two
 * pieces that share an end never disagree.
 *
 * Returns: how many crossings there are
 */
static inline guint
cross_circle (GeoPoint a,
              GeoPoint b,
              GeoPoint centre,
              double radius_m,
              double out_t[2],
              GeoPoint out_points[2],
              gboolean out_enters[2])
{
  GeoPoint d = minus (b, a);
  GeoPoint from = minus (a, centre);
  GeoPoint to = minus (b, centre);
  double radius2 = radius_m * radius_m;
  gboolean starts_inside = dot (from, from) < radius2;
  gboolean ends_inside = dot (to, to) < radius2;
  double length2 = dot (d, d);
  double middle;
  double half2;
  double half;
  guint n = 0;

  if ((starts_inside && ends_inside) || length2 == 0)
    return 0;
  middle = -dot (from, d);
  if (!starts_inside && !ends_inside && (middle <= 0 || middle >= length2))
    return 0;
  half2 = radius2 * length2 - cross (from, d) * cross (from, d);
  if (half2 <= 0 && starts_inside == ends_inside)
    return 0;
  half = sqrt (MAX (half2, 0));
  if (!starts_inside)
    {
      out_t[n] = CLAMP ((middle - half) / length2, 0, 1);
      out_enters[n++] = TRUE;
    }
  if (!ends_inside)
    {
      out_t[n] = CLAMP ((middle + half) / length2, 0, 1);
      out_enters[n++] = FALSE;
    }
  for (guint i = 0; i < n; i++)
    out_points[i] = plus (a, times (d, out_t[i]));
  return n;
}

static inline guint64
get_mask (const GeoCoverage *coverage,
          guint index)
{
  return g_array_index (coverage->masks, guint64, index);
}

/* Whether a circle's line passes through a cell; a cell deep inside holds
 * nothing that meets the line and is not found from elsewhere. */
static inline gboolean
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

/* coverage-grid.c */
void grid_init (Grid *grid,
                GeoBox all,
                const GeoSector *reaches,
                guint n_reaches,
                gsize n_corners);
void grid_index_zones (Grid *grid,
                       const GeoCoverage *coverage);
void grid_index_reaches (Grid *grid,
                         const GeoCoverage *coverage);
void grid_clear (Grid *grid);
void grid_add (Grid *grid,
               const Reach *reach,
               guint index);
void grid_remove (Grid *grid,
                  const Reach *reach,
                  guint index);
CellRange grid_range (const Grid *grid,
                      GeoBox box);
guint grid_cell_at (const Grid *grid,
                    GeoPoint point);
gboolean cell_zone_contains (const Grid *grid,
                             guint cell,
                             const CellZone *zone,
                             GeoPoint point);

/* coverage-reach.c */
void reach_init (Reach *reach,
                 const GeoSector *sector,
                 guint index);
gboolean reach_contains (const Reach *reach,
                         GeoPoint point);

/* coverage-hide.c */
#define MOST_HIDDEN 8 /* stretches of one curve in one reach */
gboolean hide_arc (Worker *worker,
                   const Curve *curve,
                   guint near);
void hide_arc_by_discs (Worker *worker,
                        const Curve *curve,
                        guint n_discs);
gboolean hide_straight (Worker *worker,
                        const Curve *curve,
                        guint near);
GeoPoint hidden_start (const Worker *worker,
                       const Curve *curve,
                       const Hidden *hidden);
GeoPoint hidden_end (const Worker *worker,
                     const Curve *curve,
                     const Hidden *hidden);
gboolean cross_segments (GeoPoint a,
                         GeoPoint b,
                         GeoPoint c,
                         GeoPoint d,
                         GeoPoint *out_point);

/* coverage-gather.c */
gboolean worker_hide (Worker *worker,
                      const Curve *curve,
                      guint64 *self);

/* coverage-clip.c */
void worker_cross_zones (Worker *worker,
                         const Curve *curve,
                         const Exposed *stretch);
gboolean worker_crosses_zone (const Worker *worker,
                              guint zone);
void worker_emit (Worker *worker,
                  const Curve *curve,
                  guint zone,
                  double span_t,
                  GeoPoint p0,
                  GeoPoint p1);
void worker_clip (Worker *worker,
                  const Curve *curve,
                  const Exposed *stretch);

/* coverage-walk.c */
Worker *worker_new (GeoCoverage *coverage,
                    guint lane);
void worker_free (Worker *worker);
void worker_reserve (Worker *worker);
gboolean worker_is_near_zones (const Worker *worker,
                               guint index);
void worker_expose (Worker *worker,
                    const Curve *curve);
guint reach_n_curves (const Reach *reach);
void reach_curve (const Reach *reach,
                  guint index,
                  guint which,
                  Curve *out_curve);
void edge_curve (const GeoCoverage *coverage,
                 guint edge,
                 Curve *out_curve);
void worker_walk_reach (Worker *worker,
                        guint index,
                        Terms *out_terms);
void worker_walk_edge (Worker *worker,
                       guint edge);
void terms_clear (Terms *terms);
const Term *terms_get (const Terms *terms,
                       guint i);

/* coverage-slices.c */
void worker_slice_reach (Worker *worker,
                         guint index);
void worker_slice_edge (Worker *worker,
                        guint edge);

/* coverage.c */
Terms *coverage_get_terms (const GeoCoverage *coverage,
                           guint index);
void coverage_sum_up (GeoCoverage *coverage);
void coverage_run_lanes (GeoCoverage *coverage,
                         GThreadFunc func,
                         gpointer data[N_LANES]);
void coverage_compute_all (GeoCoverage *coverage,
                           gboolean keeps_pieces);
void coverage_ensure_computed (GeoCoverage *coverage);

/* gaps.c */
GeoGaps *gaps_link (const Piece *const *pieces,
                    guint n_pieces);

G_END_DECLS
