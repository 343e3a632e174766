/* overlay.c: union, difference and intersection of polygons, borders and surroundings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GEOS does the overlay, each call with a context of its own. What it is given
 * must be valid: an invalid polygon is refused here rather than let through to
 * a wrong answer. What it gives back loses its slivers: a piece or a hole whose
 * mean width, twice its area by its border, is at most GEO_TOLERANCE_M. So two
 * zones drawn along the same kerb leave no hair-thin gap or overlap behind.
 */
#include "config.h"

#include "geo/overlay.h"

#include <glib/gi18n-lib.h>

#include "geo/geos-scope.h"
#include "geo/line-cover.h"
#include "geo/validity.h"

/* Straight pieces per quarter circle around a corner. */
#define QUARTER_PIECES 16

/**
 * geo_overlay_new_set:
 *
 * Returns: (transfer full) (element-type GeoPolygon): an empty set, which frees
 *   the polygons in it
 */
GPtrArray *
geo_overlay_new_set (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) geo_polygon_free);
}

static double
ring_area_m2 (const GeoPolygon *polygon,
              guint ring)
{
  guint n_points;
  const GeoPoint *points = geo_polygon_ring (polygon, ring, &n_points);
  double area2 = 0;

  for (guint i = 1; i + 1 < n_points; i++)
    area2 += (points[i].x_m - points[0].x_m) * (points[i + 1].y_m - points[0].y_m) -
             (points[i].y_m - points[0].y_m) * (points[i + 1].x_m - points[0].x_m);
  return fabs (area2) / 2;
}

static double
ring_length_m (const GeoPolygon *polygon,
               guint ring)
{
  double length_m = 0;

  for (guint i = polygon->ring_starts[ring] + 1; i < polygon->ring_starts[ring + 1]; i++)
    length_m += geo_point_distance_m (polygon->points[i - 1], polygon->points[i]);
  return length_m;
}

static gboolean
is_sliver (double area_m2,
           double border_m)
{
  return 2 * area_m2 <= GEO_TOLERANCE_M * border_m;
}

/* The polygon without its sliver holes; NULL if it is a sliver itself. */
static GeoPolygon *
drop_slivers (const GeoPolygon *polygon)
{
  g_autofree guint *sizes = g_new (guint, polygon->n_rings);
  g_autofree GeoPoint *points = g_new (GeoPoint, geo_polygon_n_points (polygon));
  guint n_rings = 0;
  guint n_points = 0;

  if (is_sliver (geo_polygon_area_m2 (polygon), geo_polygon_border_m (polygon)))
    return NULL;
  for (guint i = 0; i < polygon->n_rings; i++)
    {
      guint n_ring;
      const GeoPoint *ring = geo_polygon_ring (polygon, i, &n_ring);

      if (i > 0 && is_sliver (ring_area_m2 (polygon, i), ring_length_m (polygon, i)))
        continue;
      for (guint j = 0; j < n_ring; j++)
        points[n_points++] = ring[j];
      sizes[n_rings++] = n_ring;
    }
  return geo_polygon_new (points, sizes, n_rings);
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const GeoPolygon *piece_a = *(GeoPolygon *const *) a;
  const GeoPolygon *piece_b = *(GeoPolygon *const *) b;
  double area_a_m2 = geo_polygon_area_m2 (piece_a);
  double area_b_m2 = geo_polygon_area_m2 (piece_b);
  GeoBox box_a = geo_polygon_box (piece_a);
  GeoBox box_b = geo_polygon_box (piece_b);

  if (area_a_m2 != area_b_m2)
    return area_a_m2 < area_b_m2 ? 1 : -1;
  if (box_a.x_min_m != box_b.x_min_m)
    return box_a.x_min_m < box_b.x_min_m ? -1 : 1;
  return (box_a.y_min_m > box_b.y_min_m) - (box_a.y_min_m < box_b.y_min_m);
}

/* Takes @geometry apart into pieces, the largest first; consumes it. */
static GPtrArray *
take_pieces (GeoGeosScope *scope,
             GEOSGeometry *geometry,
             GError **error)
{
  g_autoptr (GPtrArray) found = geo_overlay_new_set ();
  g_autoptr (GPtrArray) pieces = geo_overlay_new_set ();
  gboolean is_collected = geometry != NULL && geo_geos_collect_polygons (scope, geometry, found);

  if (geometry != NULL)
    GEOSGeom_destroy_r (scope->handle, geometry);
  if (!is_collected)
    {
      geo_geos_scope_fail (scope, error);
      return NULL;
    }
  for (guint i = 0; i < found->len; i++)
    {
      GeoPolygon *piece = drop_slivers (found->pdata[i]);

      if (piece != NULL)
        g_ptr_array_add (pieces, piece);
    }
  g_ptr_array_sort (pieces, compare_pieces);
  return g_steal_pointer (&pieces);
}

/* All polygons as one geometry, overlapping ones merged. */
static GEOSGeometry *
merge_set (GeoGeosScope *scope,
           GPtrArray *polygons,
           GError **error)
{
  g_autofree GEOSGeometry **members = g_new0 (GEOSGeometry *, polygons->len);
  GEOSGeometry *collection;
  GEOSGeometry *merged;
  guint n_made = 0;

  while (n_made < polygons->len && geo_polygon_check (polygons->pdata[n_made], NULL, error) &&
         ((members[n_made] = geo_geos_from_polygon (scope, polygons->pdata[n_made])) != NULL ||
          geo_geos_scope_fail (scope, error)))
    n_made++;
  if (n_made < polygons->len)
    {
      for (guint i = 0; i < n_made; i++)
        GEOSGeom_destroy_r (scope->handle, members[i]);
      return NULL;
    }
  collection = GEOSGeom_createCollection_r (scope->handle, GEOS_GEOMETRYCOLLECTION, members,
                                            n_made);
  merged = collection != NULL ? GEOSUnaryUnion_r (scope->handle, collection) : NULL;
  if (collection != NULL)
    GEOSGeom_destroy_r (scope->handle, collection);
  if (merged == NULL)
    geo_geos_scope_fail (scope, error);
  return merged;
}

typedef GEOSGeometry *(*OverlayFunc) (GEOSContextHandle_t handle,
                                      const GEOSGeometry *a,
                                      const GEOSGeometry *b);

static GPtrArray *
overlay (GPtrArray *polygons,
         GPtrArray *others,
         OverlayFunc combine,
         GError **error)
{
  g_auto (GeoGeosScope) scope = { NULL, NULL };
  GPtrArray *pieces = NULL;
  GEOSGeometry *a;
  GEOSGeometry *b;

  geo_geos_scope_open (&scope);
  a = merge_set (&scope, polygons, error);
  b = a != NULL ? merge_set (&scope, others, error) : NULL;
  if (b != NULL)
    pieces = take_pieces (&scope, combine (scope.handle, a, b), error);
  if (a != NULL)
    GEOSGeom_destroy_r (scope.handle, a);
  if (b != NULL)
    GEOSGeom_destroy_r (scope.handle, b);
  return pieces;
}

/**
 * geo_overlay_union:
 * @polygons: (element-type GeoPolygon): valid polygons in one frame
 * @error: return location for a %GEO_ERROR_INVALID or %GEO_ERROR_LIBRARY
 *
 * Returns: (transfer full) (element-type GeoPolygon): what any of them covers,
 *   in separate pieces, the largest first; or %NULL with @error set
 */
GPtrArray *
geo_overlay_union (GPtrArray *polygons,
                   GError **error)
{
  g_auto (GeoGeosScope) scope = { NULL, NULL };
  GEOSGeometry *merged;

  geo_geos_scope_open (&scope);
  merged = merge_set (&scope, polygons, error);
  return merged != NULL ? take_pieces (&scope, merged, error) : NULL;
}

/**
 * geo_overlay_difference:
 * @polygons: (element-type GeoPolygon): valid polygons
 * @taken: (element-type GeoPolygon): valid polygons in the same frame
 * @error: return location for a %GEO_ERROR_INVALID or %GEO_ERROR_LIBRARY
 *
 * Returns: (transfer full) (element-type GeoPolygon): what @polygons cover and
 *   @taken do not, in separate pieces, the largest first, without slivers; or
 *   %NULL with @error set
 */
GPtrArray *
geo_overlay_difference (GPtrArray *polygons,
                        GPtrArray *taken,
                        GError **error)
{
  return overlay (polygons, taken, GEOSDifference_r, error);
}

/**
 * geo_overlay_intersection:
 * @polygons: (element-type GeoPolygon): valid polygons
 * @others: (element-type GeoPolygon): valid polygons in the same frame
 * @error: return location for a %GEO_ERROR_INVALID or %GEO_ERROR_LIBRARY
 *
 * Returns: (transfer full) (element-type GeoPolygon): what both sets cover, in
 *   separate pieces, the largest first, without slivers; or %NULL with @error
 *   set
 */
GPtrArray *
geo_overlay_intersection (GPtrArray *polygons,
                          GPtrArray *others,
                          GError **error)
{
  return overlay (polygons, others, GEOSIntersection_r, error);
}

/* The surroundings of @geometry; consumes it. */
static GPtrArray *
surround (GeoGeosScope *scope,
          GEOSGeometry *geometry,
          double distance_m,
          GError **error)
{
  GEOSGeometry *around;

  if (geometry == NULL)
    {
      geo_geos_scope_fail (scope, error);
      return NULL;
    }
  around = GEOSBuffer_r (scope->handle, geometry, distance_m, QUARTER_PIECES);
  GEOSGeom_destroy_r (scope->handle, geometry);
  return take_pieces (scope, around, error);
}

/**
 * geo_overlay_around_polygon:
 * @polygon: a valid polygon
 * @distance_m: how far out, in metres; inwards if negative
 * @error: return location for a %GEO_ERROR_INVALID or %GEO_ERROR_LIBRARY
 *
 * Round corners become regular pieces of 1/16 of a right angle, which lie up to
 * 0.12 % of @distance_m inside the true circle.
 *
 * Returns: (transfer full) (element-type GeoPolygon): everything within
 *   @distance_m of @polygon (or deeper in it than that), in separate pieces,
 *   the largest first; or %NULL with @error set
 */
GPtrArray *
geo_overlay_around_polygon (const GeoPolygon *polygon,
                            double distance_m,
                            GError **error)
{
  g_auto (GeoGeosScope) scope = { NULL, NULL };

  if (!geo_polygon_check (polygon, NULL, error))
    return NULL;
  geo_geos_scope_open (&scope);
  return surround (&scope, geo_geos_from_polygon (&scope, polygon), distance_m, error);
}

/**
 * geo_overlay_around_line:
 * @line: a line
 * @distance_m: how far to either side, in metres
 * @error: return location for a %GEO_ERROR_LIBRARY
 *
 * Returns: (transfer full) (element-type GeoPolygon): everything within
 *   @distance_m of @line, the ends rounded, as in geo_overlay_around_polygon();
 *   or %NULL with @error set
 */
GPtrArray *
geo_overlay_around_line (const GeoLine *line,
                         double distance_m,
                         GError **error)
{
  g_auto (GeoGeosScope) scope = { NULL, NULL };

  geo_geos_scope_open (&scope);
  return surround (&scope, geo_geos_from_line (&scope, line), distance_m, error);
}

/**
 * geo_overlay_area_m2:
 * @polygons: (element-type GeoPolygon): polygons that do not overlap
 *
 * Returns: the area of all together in the local frame, in square metres
 */
double
geo_overlay_area_m2 (GPtrArray *polygons)
{
  double area_m2 = 0;

  for (guint i = 0; i < polygons->len; i++)
    area_m2 += geo_polygon_area_m2 (polygons->pdata[i]);
  return area_m2;
}

/* A border that crosses another at a right angle is near it over twice the
 * tolerance; what is no longer than this is a crossing, not a shared border. */
#define SHORTEST_SHARED_M (10 * GEO_TOLERANCE_M)

static double
add_shared_runs (const GeoPolygon *polygon,
                 guint ring,
                 const GeoSegments *edges,
                 GPtrArray *lines)
{
  guint n_points;
  const GeoPoint *points = geo_polygon_ring (polygon, ring, &n_points);
  g_autoptr (GeoLine) line = geo_line_new (points, n_points);
  g_autoptr (GeoLineCover) cover = geo_line_cover_new (line);
  g_autoptr (GArray) near = geo_line_cover_near (cover, edges, GEO_TOLERANCE_M);
  double shared_m = 0;

  for (guint i = 0; i < near->len; i++)
    {
      GeoRun run = g_array_index (near, GeoRun, i);
      gboolean is_whole = run.s1_m - run.s0_m >= geo_line_length_m (line) - GEO_RUN_JOIN_M;

      if (run.s1_m - run.s0_m <= SHORTEST_SHARED_M && !is_whole)
        continue;
      shared_m += run.s1_m - run.s0_m;
      g_ptr_array_add (lines, geo_line_part (line, run.s0_m, run.s1_m));
    }
  return shared_m;
}

/**
 * geo_overlay_shared_border:
 * @polygon: a valid polygon
 * @other: another in the same frame
 * @out_length_m: (out) (optional): the length of the shared border in metres
 *
 * Finds where the borders of both run along each other, no farther apart than
 * %GEO_TOLERANCE_M. Places where they only cross do not count.
 *
 * Returns: (transfer full) (element-type GeoLine): the stretches of @polygon's
 *   border that are @other's too
 */
GPtrArray *
geo_overlay_shared_border (const GeoPolygon *polygon,
                           const GeoPolygon *other,
                           double *out_length_m)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) geo_line_free);
  g_autoptr (GArray) array = geo_segment_array_new ();
  g_autoptr (GeoSegments) edges = NULL;
  double length_m = 0;

  geo_segment_array_add_polygon (array, other);
  edges = geo_segments_new_from_array (array);
  for (guint i = 0; i < polygon->n_rings; i++)
    length_m += add_shared_runs (polygon, i, edges, lines);
  if (out_length_m != NULL)
    *out_length_m = length_m;
  return lines;
}
