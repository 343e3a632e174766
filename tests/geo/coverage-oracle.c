/* coverage-oracle.c: the gaps of zones by GEOS, with discs as polygons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way a program with GEOS would do it: an index of the reaches as
 * polygons, and for every zone the zone less the union of those that meet it.
 */
#include "config.h"

#include "coverage-oracle.h"

#include <geos_c.h>

static GEOSGeometry *
make_polygon (GEOSContextHandle_t handle,
              const GeoPoint *points,
              guint n_points)
{
  GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r (handle, (const double *) points, n_points, 0, 0);

  return GEOSGeom_createPolygon_r (handle, GEOSGeom_createLinearRing_r (handle, sequence), NULL, 0);
}

static GEOSGeometry *
make_zone (GEOSContextHandle_t handle,
           const GeoPolygon *zone)
{
  g_autofree GEOSGeometry **rings = g_new (GEOSGeometry *, zone->n_rings);

  for (guint i = 0; i < zone->n_rings; i++)
    {
      guint n_points;
      const GeoPoint *points = geo_polygon_ring (zone, i, &n_points);

      rings[i] = GEOSGeom_createLinearRing_r (
        handle, GEOSCoordSeq_copyFromBuffer_r (handle, (const double *) points, n_points, 0, 0));
    }
  return GEOSGeom_createPolygon_r (handle, rings[0], rings + 1, zone->n_rings - 1);
}

static GEOSGeometry *
make_reach (GEOSContextHandle_t handle,
            const GeoSector *reach,
            guint quarter_pieces)
{
  gboolean is_disc = reach->opening_deg >= 360;
  double opening_deg = MIN (reach->opening_deg, 360);
  guint n_steps = MAX (1, (guint) ceil (opening_deg / 90 * quarter_pieces));
  g_autofree GeoPoint *points = g_new (GeoPoint, n_steps + 3);
  guint n_points = 0;

  if (!is_disc)
    points[n_points++] = reach->centre;
  for (guint i = 0; i <= n_steps; i++)
    {
      double angle = (90 - reach->bearing_deg - opening_deg / 2 + opening_deg * i / n_steps) * G_PI / 180;

      points[n_points++] = (GeoPoint){ reach->centre.x_m + reach->radius_m * cos (angle),
                                       reach->centre.y_m + reach->radius_m * sin (angle) };
    }
  if (is_disc)
    points[n_points - 1] = points[0];
  else
    points[n_points++] = reach->centre;
  return make_polygon (handle, points, n_points);
}

static void
on_found (void *item,
          void *data)
{
  g_ptr_array_add (data, item);
}

static double
subtract_reaches (GEOSContextHandle_t handle,
                  GEOSSTRtree *tree,
                  const GeoPolygon *zone)
{
  GEOSGeometry *ground = make_zone (handle, zone);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree GEOSGeometry **members = NULL;
  const GEOSPreparedGeometry *prepared = GEOSPrepare_r (handle, ground);
  guint n_members = 0;
  double area_m2;

  GEOSSTRtree_query_r (handle, tree, ground, on_found, found);
  members = g_new (GEOSGeometry *, found->len + 1);
  for (guint i = 0; i < found->len; i++)
    if (GEOSPreparedIntersects_r (handle, prepared, found->pdata[i]) == 1)
      members[n_members++] = GEOSGeom_clone_r (handle, found->pdata[i]);
  GEOSPreparedGeom_destroy_r (handle, prepared);
  if (n_members > 0)
    {
      GEOSGeometry *collection = GEOSGeom_createCollection_r (handle, GEOS_GEOMETRYCOLLECTION, members, n_members);
      GEOSGeometry *merged = GEOSUnaryUnion_r (handle, collection);
      GEOSGeometry *rest = GEOSDifference_r (handle, ground, merged);

      g_assert (rest != NULL);
      GEOSGeom_destroy_r (handle, ground);
      GEOSGeom_destroy_r (handle, collection);
      GEOSGeom_destroy_r (handle, merged);
      ground = rest;
    }
  GEOSArea_r (handle, ground, &area_m2);
  GEOSGeom_destroy_r (handle, ground);
  return area_m2;
}

/**
 * coverage_oracle_gaps:
 * @zones: (array length=n_zones): zones
 * @n_zones: how many
 * @reaches: (array length=n_reaches): reaches
 * @n_reaches: how many
 * @quarter_pieces: straight pieces per quarter of a circle
 * @out_gaps_m2: (out caller-allocates) (nullable): each zone's gap
 *
 * Returns: all gaps together, in square metres
 */
double
coverage_oracle_gaps (const GeoPolygon *const *zones,
                      guint n_zones,
                      const GeoSector *reaches,
                      guint n_reaches,
                      guint quarter_pieces,
                      double *out_gaps_m2)
{
  GEOSContextHandle_t handle = GEOS_init_r ();
  GEOSSTRtree *tree = GEOSSTRtree_create_r (handle, 10);
  g_autofree GEOSGeometry **shapes = g_new (GEOSGeometry *, n_reaches);
  double total_m2 = 0;

  for (guint i = 0; i < n_reaches; i++)
    {
      shapes[i] = make_reach (handle, &reaches[i], quarter_pieces);
      GEOSSTRtree_insert_r (handle, tree, shapes[i], shapes[i]);
    }
  for (guint i = 0; i < n_zones; i++)
    {
      double gap_m2 = subtract_reaches (handle, tree, zones[i]);

      total_m2 += gap_m2;
      if (out_gaps_m2 != NULL)
        out_gaps_m2[i] = gap_m2;
    }
  GEOSSTRtree_destroy_r (handle, tree);
  for (guint i = 0; i < n_reaches; i++)
    GEOSGeom_destroy_r (handle, shapes[i]);
  GEOS_finish_r (handle);
  return total_m2;
}
