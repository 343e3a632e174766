/* validity.c: whether a geometry can be worked with, and what to make of it if not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/validity.h"

#include <glib/gi18n-lib.h>

#include "geo/frame.h"
#include "geo/geos-scope.h"
#include "geo/overlay.h"

/* What GEOS says, and what to tell people. */
static const struct
{
  const char *reason;
  const char *sentence;
} reasons[] = {
  { "Self-intersection", N_ ("the border crosses itself; move a corner so that it does not") },
  { "Ring Self-intersection", N_ ("the border touches itself; move one of the corners that meet") },
  { "Hole lies outside shell", N_ ("a hole lies outside the border; move or delete the hole") },
  { "Holes are nested", N_ ("a hole lies inside another hole; delete one of them") },
  { "Interior is disconnected", N_ ("the holes cut the area in two; move them apart") },
  { "Duplicate Rings", N_ ("two rings are the same; delete one of them") },
  { "Too few points in geometry component",
    N_ ("a ring has fewer than three different corners; add corners or delete the ring") },
  { "Invalid Coordinate", N_ ("a coordinate is not a number; enter the place again") },
};

static const char *
translate_reason (const char *reason)
{
  for (gsize i = 0; reason != NULL && i < G_N_ELEMENTS (reasons); i++)
    if (g_str_has_prefix (reason, reasons[i].reason))
      return _ (reasons[i].sentence);
  return _ ("the border is not a simple ring; draw it again");
}

static gboolean
fail_invalid (const char *sentence,
              GeoPoint place,
              GeoPoint *out_place,
              GError **error)
{
  g_set_error_literal (error, GEO_ERROR, GEO_ERROR_INVALID, sentence);
  if (out_place != NULL)
    *out_place = place;
  return FALSE;
}

static GeoPoint
read_location (GeoGeosScope *scope,
               GEOSGeometry *location,
               GeoPoint fallback)
{
  GeoPoint place = fallback;

  if (location == NULL)
    return place;
  if (GEOSGeomGetX_r (scope->handle, location, &place.x_m) != 1 ||
      GEOSGeomGetY_r (scope->handle, location, &place.y_m) != 1)
    place = fallback;
  GEOSGeom_destroy_r (scope->handle, location);
  return place;
}

static gboolean
has_finite_points (const GeoPolygon *polygon)
{
  for (guint i = 0; i < geo_polygon_n_points (polygon); i++)
    if (!isfinite (polygon->points[i].x_m) || !isfinite (polygon->points[i].y_m))
      return FALSE;
  return TRUE;
}

static gboolean
check_topology (const GeoPolygon *polygon,
                GeoPoint *out_place,
                GError **error)
{
  g_auto (GeoGeosScope) scope = { NULL, NULL };
  GEOSGeometry *geometry;
  GEOSGeometry *location = NULL;
  char *reason = NULL;
  char verdict;
  GeoPoint place;

  geo_geos_scope_open (&scope);
  geometry = geo_geos_from_polygon (&scope, polygon);
  if (geometry == NULL)
    return fail_invalid (translate_reason ("Too few points in geometry component"),
                         polygon->points[0], out_place, error);
  verdict = GEOSisValidDetail_r (scope.handle, geometry, 0, &reason, &location);
  GEOSGeom_destroy_r (scope.handle, geometry);
  place = read_location (&scope, location, polygon->points[0]);
  if (verdict == 0)
    fail_invalid (translate_reason (reason), place, out_place, error);
  else if (verdict != 1)
    geo_geos_scope_fail (&scope, error);
  if (reason != NULL)
    GEOSFree_r (scope.handle, reason);
  return verdict == 1;
}

/**
 * geo_polygon_check:
 * @polygon: a polygon
 * @out_place: (out) (optional): where it is wrong, if it is
 * @error: (nullable): return location for a %GEO_ERROR_INVALID, which says what is
 *   wrong and what to do
 *
 * Returns: whether every ring is simple, the holes are inside and apart, and
 *   the area is not flat
 */
gboolean
geo_polygon_check (const GeoPolygon *polygon,
                   GeoPoint *out_place,
                   GError **error)
{
  if (!has_finite_points (polygon))
    return fail_invalid (translate_reason ("Invalid Coordinate"), (GeoPoint){ 0, 0 }, out_place,
                         error);
  if (!check_topology (polygon, out_place, error))
    return FALSE;
  if (geo_polygon_area_m2 (polygon) <= GEO_TOLERANCE_M * GEO_TOLERANCE_M)
    return fail_invalid (_ ("the area is flat; move a corner aside"), polygon->points[0], out_place,
                         error);
  return TRUE;
}

/**
 * geo_polygon_repair:
 * @polygon: a polygon, valid or not
 * @error: return location for a %GEO_ERROR_INVALID or %GEO_ERROR_LIBRARY
 *
 * Makes of @polygon what its rings enclose an odd number of times: a border
 * that crosses itself falls into pieces, spikes and slivers go, a hole that
 * lies outside becomes a piece. A choice to offer, not to make for somebody.
 *
 * Returns: (transfer full) (element-type GeoPolygon): valid pieces, the largest
 *   first, at least one; or %NULL with @error set if nothing is left
 */
GPtrArray *
geo_polygon_repair (const GeoPolygon *polygon,
                    GError **error)
{
  g_auto (GeoGeosScope) scope = { NULL, NULL };
  g_autoptr (GPtrArray) parts = geo_overlay_new_set ();
  g_autoptr (GPtrArray) pieces = NULL;
  GEOSGeometry *geometry = NULL;
  GEOSGeometry *valid = NULL;
  gboolean is_made = FALSE;

  geo_geos_scope_open (&scope);
  if (has_finite_points (polygon))
    geometry = geo_geos_from_polygon (&scope, polygon);
  if (geometry != NULL)
    {
      valid = GEOSMakeValid_r (scope.handle, geometry);
      GEOSGeom_destroy_r (scope.handle, geometry);
    }
  if (valid != NULL)
    {
      is_made = geo_geos_collect_polygons (&scope, valid, parts);
      GEOSGeom_destroy_r (scope.handle, valid);
    }
  if (is_made)
    pieces = geo_overlay_union (parts, error);
  else
    geo_geos_scope_fail (&scope, error);
  if (pieces != NULL && pieces->len == 0)
    {
      fail_invalid (_ ("nothing is left of the area; draw it again"), polygon->points[0], NULL,
                    error);
      return NULL;
    }
  return g_steal_pointer (&pieces);
}

/**
 * geo_line_interior:
 * @line: a line
 * @error: return location for a %GEO_ERROR_INVALID
 *
 * Returns: (transfer full): what a closed line encloses, or %NULL with @error
 *   set if it is open or crosses itself
 */
GeoPolygon *
geo_line_interior (const GeoLine *line,
                   GError **error)
{
  guint n_points = line->n_points;
  g_autoptr (GeoPolygon) polygon = NULL;

  if (!geo_line_is_closed (line))
    {
      double gap_m = geo_point_distance_m (line->points[0], line->points[n_points - 1]);

      g_set_error (error, GEO_ERROR, GEO_ERROR_INVALID,
                   _ ("the line is not closed: its ends are %.1f m apart; join them"), gap_m);
      return NULL;
    }
  polygon = geo_polygon_new_ring (line->points, n_points - 1);
  if (!geo_polygon_check (polygon, NULL, error))
    return NULL;
  return g_steal_pointer (&polygon);
}

static gboolean
check_range (const GeoShape *shape,
             GeoLonLat *out_place,
             GError **error)
{
  guint n_places;
  const GeoLonLat *places = geo_shape_places (shape, &n_places);

  for (guint i = 0; i < n_places; i++)
    {
      if (fabs (places[i].lat_deg) <= 90 && fabs (places[i].lon_deg) <= 180)
        continue;
      g_set_error (
        error, GEO_ERROR, GEO_ERROR_INVALID,
        _ ("longitude %.6f, latitude %.6f is not on the Earth; enter degrees, longitude first"),
        places[i].lon_deg, places[i].lat_deg);
      if (out_place != NULL)
        *out_place = places[i];
      return FALSE;
    }
  return TRUE;
}

static GeoFrame *
frame_of (const GeoShape *shape)
{
  return geo_frame_new_for_extent (geo_shape_extent (shape));
}

/**
 * geo_shape_check:
 * @shape: a geometry in degrees
 * @out_place: (out) (optional): where it is wrong, if it is
 * @error: (nullable): return location for a %GEO_ERROR_INVALID, which says what is
 *   wrong and what to do
 *
 * Returns: whether every place is on the Earth, and for a polygon
 *   geo_polygon_check()
 */
gboolean
geo_shape_check (const GeoShape *shape,
                 GeoLonLat *out_place,
                 GError **error)
{
  g_autoptr (GeoFrame) frame = NULL;
  g_autoptr (GeoPolygon) polygon = NULL;
  GeoPoint place = { 0, 0 };

  if (!check_range (shape, out_place, error))
    return FALSE;
  if (geo_shape_kind (shape) != GEO_SHAPE_POLYGON)
    return TRUE;
  frame = frame_of (shape);
  polygon = geo_frame_polygon (frame, shape);
  if (geo_polygon_check (polygon, &place, error))
    return TRUE;
  if (out_place != NULL)
    *out_place = geo_frame_to_lonlat (frame, place);
  return FALSE;
}

/**
 * geo_shape_repair:
 * @shape: a polygon in degrees, valid or not
 * @error: return location for a %GEO_ERROR_INVALID or %GEO_ERROR_LIBRARY
 *
 * Does what geo_polygon_repair() does, for a stored geometry.
 *
 * Returns: (transfer full) (element-type GeoShape): valid pieces, the largest
 *   first, at least one; or %NULL with @error set
 */
GPtrArray *
geo_shape_repair (const GeoShape *shape,
                  GError **error)
{
  g_autoptr (GeoFrame) frame = NULL;
  g_autoptr (GeoPolygon) polygon = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  GPtrArray *shapes;

  g_return_val_if_fail (geo_shape_kind (shape) == GEO_SHAPE_POLYGON, NULL);

  if (!check_range (shape, NULL, error))
    return NULL;
  frame = frame_of (shape);
  polygon = geo_frame_polygon (frame, shape);
  pieces = geo_polygon_repair (polygon, error);
  if (pieces == NULL)
    return NULL;
  shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) geo_shape_unref);
  for (guint i = 0; i < pieces->len; i++)
    g_ptr_array_add (shapes, geo_frame_polygon_to_shape (frame, pieces->pdata[i]));
  return shapes;
}
