/* geos-scope.c: one use of GEOS, with its own context and its messages collected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/geos-scope.h"

static void
on_message (const char *message,
            void *data)
{
  GeoGeosScope *scope = data;

  g_free (scope->message);
  scope->message = g_strdup (message);
}

/**
 * geo_geos_scope_open:
 * @scope: (out caller-allocates): a scope
 *
 * Makes a context of its own, which collects what GEOS complains of. The scope
 * must not be moved while it is open.
 */
void
geo_geos_scope_open (GeoGeosScope *scope)
{
  scope->message = NULL;
  scope->handle = GEOS_init_r ();
  GEOSContext_setErrorMessageHandler_r (scope->handle, on_message, scope);
}

/**
 * geo_geos_scope_close:
 * @scope: an open scope
 */
void
geo_geos_scope_close (GeoGeosScope *scope)
{
  if (scope->handle != NULL)
    GEOS_finish_r (scope->handle);
  scope->handle = NULL;
  g_clear_pointer (&scope->message, g_free);
}

/**
 * geo_geos_scope_fail:
 * @scope: an open scope
 * @error: return location for a %GEO_ERROR_LIBRARY
 *
 * Reports what GEOS complained of last.
 *
 * Returns: %FALSE
 */
gboolean
geo_geos_scope_fail (GeoGeosScope *scope,
                     GError **error)
{
  g_set_error_literal (error, GEO_ERROR, GEO_ERROR_LIBRARY,
                       scope->message != NULL ? scope->message : "GEOS gave no reason");
  return FALSE;
}

static GEOSCoordSequence *
copy_points (GeoGeosScope *scope,
             const GeoPoint *points,
             guint n_points)
{
  return GEOSCoordSeq_copyFromBuffer_r (scope->handle, (const double *) points, n_points, 0, 0);
}

static GEOSGeometry *
make_ring (GeoGeosScope *scope,
           const GeoPolygon *polygon,
           guint ring)
{
  guint n_points;
  const GeoPoint *points = geo_polygon_ring (polygon, ring, &n_points);
  GEOSCoordSequence *sequence = copy_points (scope, points, n_points);

  return sequence != NULL ? GEOSGeom_createLinearRing_r (scope->handle, sequence) : NULL;
}

static void
destroy_all (GeoGeosScope *scope,
             GEOSGeometry **geometries,
             guint n_geometries)
{
  for (guint i = 0; i < n_geometries; i++)
    if (geometries[i] != NULL)
      GEOSGeom_destroy_r (scope->handle, geometries[i]);
}

/**
 * geo_geos_from_polygon:
 * @scope: an open scope
 * @polygon: a polygon
 *
 * Returns: (transfer full) (nullable): the same as GEOS has it, or %NULL if it
 *   refuses, with the reason in @scope
 */
GEOSGeometry *
geo_geos_from_polygon (GeoGeosScope *scope,
                       const GeoPolygon *polygon)
{
  g_autofree GEOSGeometry **rings = g_new0 (GEOSGeometry *, polygon->n_rings);

  for (guint i = 0; i < polygon->n_rings; i++)
    {
      rings[i] = make_ring (scope, polygon, i);
      if (rings[i] == NULL)
        {
          destroy_all (scope, rings, i);
          return NULL;
        }
    }
  return GEOSGeom_createPolygon_r (scope->handle, rings[0], rings + 1, polygon->n_rings - 1);
}

/**
 * geo_geos_from_line:
 * @scope: an open scope
 * @line: a line
 *
 * Returns: (transfer full) (nullable): the same as GEOS has it, or %NULL if it
 *   refuses, with the reason in @scope
 */
GEOSGeometry *
geo_geos_from_line (GeoGeosScope *scope,
                    const GeoLine *line)
{
  GEOSCoordSequence *sequence = copy_points (scope, line->points, line->n_points);

  return sequence != NULL ? GEOSGeom_createLineString_r (scope->handle, sequence) : NULL;
}

static gboolean
append_ring (GeoGeosScope *scope,
             const GEOSGeometry *ring,
             GArray *points,
             GArray *sizes)
{
  const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r (scope->handle, ring);
  unsigned int size;
  guint from = points->len;

  if (sequence == NULL || !GEOSCoordSeq_getSize_r (scope->handle, sequence, &size))
    return FALSE;
  g_array_set_size (points, from + size);
  g_array_append_val (sizes, size);
  return GEOSCoordSeq_copyToBuffer_r (
           scope->handle, sequence, (double *) &g_array_index (points, GeoPoint, from), 0, 0) == 1;
}

static GeoPolygon *
make_polygon (GeoGeosScope *scope,
              const GEOSGeometry *geometry)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  const GEOSGeometry *outer = GEOSGetExteriorRing_r (scope->handle, geometry);
  int n_holes = GEOSGetNumInteriorRings_r (scope->handle, geometry);

  if (outer == NULL || n_holes < 0 || !append_ring (scope, outer, points, sizes))
    return NULL;
  for (int i = 0; i < n_holes; i++)
    if (!append_ring (scope, GEOSGetInteriorRingN_r (scope->handle, geometry, i), points, sizes))
      return NULL;
  return geo_polygon_new ((const GeoPoint *) (void *) points->data,
                          (const guint *) (void *) sizes->data, sizes->len);
}

/**
 * geo_geos_collect_polygons:
 * @scope: an open scope
 * @geometry: any geometry
 * @out_polygons: (element-type GeoPolygon): where its polygons are added;
 *   points and lines in it are left out
 *
 * Returns: %FALSE if GEOS refuses, with the reason in @scope
 */
gboolean
geo_geos_collect_polygons (GeoGeosScope *scope,
                           const GEOSGeometry *geometry,
                           GPtrArray *out_polygons)
{
  int kind = GEOSGeomTypeId_r (scope->handle, geometry);
  GeoPolygon *polygon;

  if (kind < 0)
    return FALSE;
  if (kind == GEOS_MULTIPOLYGON || kind == GEOS_GEOMETRYCOLLECTION)
    {
      int n_members = GEOSGetNumGeometries_r (scope->handle, geometry);

      for (int i = 0; i < n_members; i++)
        if (!geo_geos_collect_polygons (scope, GEOSGetGeometryN_r (scope->handle, geometry, i),
                                        out_polygons))
          return FALSE;
      return n_members >= 0;
    }
  if (kind != GEOS_POLYGON || GEOSisEmpty_r (scope->handle, geometry) == 1)
    return TRUE;
  polygon = make_polygon (scope, geometry);
  if (polygon == NULL)
    return FALSE;
  g_ptr_array_add (out_polygons, polygon);
  return TRUE;
}
