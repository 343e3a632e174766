/* shape.c: a geometry as it is stored: longitudes and latitudes in WGS 84 degrees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/shape.h"

#include <string.h>

struct _GeoShape
{
  gatomicrefcount ref_count;
  GeoShapeKind kind;
  guint n_parts;
  guint n_places;
  guint *part_starts; /* n_parts + 1 offsets into places; in the same block */
  GeoLonLat places[];
};

/* Twice the signed area of a closed ring in square degrees, about its own first
 * corner; positive when it runs counter-clockwise. */
static double
find_turn (const GeoLonLat *ring,
           guint n_places)
{
  double turn = 0;

  for (guint i = 1; i + 1 < n_places; i++)
    turn += (ring[i].lon_deg - ring[0].lon_deg) * (ring[i + 1].lat_deg - ring[0].lat_deg) -
            (ring[i + 1].lon_deg - ring[0].lon_deg) * (ring[i].lat_deg - ring[0].lat_deg);
  return turn;
}

static void
reverse_places (GeoLonLat *places,
                guint n_places)
{
  for (guint low = 0, high = n_places; low + 1 < high; low++)
    {
      GeoLonLat place = places[low];

      high--;
      places[low] = places[high];
      places[high] = place;
    }
}

/* Makes the outer ring run counter-clockwise and holes clockwise; each keeps its first place. */
static void
turn_rings (GeoShape *shape)
{
  for (guint i = 0; i < shape->n_parts; i++)
    {
      GeoLonLat *ring = shape->places + shape->part_starts[i];
      guint n_places = shape->part_starts[i + 1] - shape->part_starts[i];
      double turn = find_turn (ring, n_places);

      if (i == 0 ? turn < 0 : turn > 0)
        reverse_places (ring, n_places);
    }
}

/**
 * geo_shape_new:
 * @kind: what the places form
 * @places: all parts' places, one after another
 * @part_sizes: how many places each part has
 * @n_parts: how many parts; more than one only for a polygon with holes
 *
 * Makes a geometry of a copy of @places. Rings must come closed; whether they
 * cross themselves is a question for geo_polygon_check(), not for this. They
 * are made to run as RFC 7946, 3.1.6 asks, whichever way they came, so that the
 * same ground is the same geometry after a journey through any file format.
 *
 * Returns: (transfer full): the geometry
 */
GeoShape *
geo_shape_new (GeoShapeKind kind,
               const GeoLonLat *places,
               const guint *part_sizes,
               guint n_parts)
{
  GeoShape *shape;
  gsize n_places = 0;
  gsize places_bytes;

  g_return_val_if_fail (n_parts > 0 && places != NULL && part_sizes != NULL, NULL);

  for (guint i = 0; i < n_parts; i++)
    n_places += part_sizes[i];
  places_bytes = n_places * sizeof (GeoLonLat);
  shape = g_malloc (sizeof (GeoShape) + places_bytes + (n_parts + 1) * sizeof (guint));
  g_atomic_ref_count_init (&shape->ref_count);
  shape->kind = kind;
  shape->n_parts = n_parts;
  shape->n_places = n_places;
  shape->part_starts = (guint *) (void *) ((char *) shape->places + places_bytes);
  memcpy (shape->places, places, places_bytes);
  shape->part_starts[0] = 0;
  for (guint i = 0; i < n_parts; i++)
    shape->part_starts[i + 1] = shape->part_starts[i] + part_sizes[i];
  if (kind == GEO_SHAPE_POLYGON)
    turn_rings (shape);
  return shape;
}

/**
 * geo_shape_new_point:
 * @lon_deg: longitude in degrees
 * @lat_deg: latitude in degrees
 *
 * Returns: (transfer full): the point
 */
GeoShape *
geo_shape_new_point (double lon_deg,
                     double lat_deg)
{
  GeoLonLat place = { lon_deg, lat_deg };
  guint n_places = 1;

  return geo_shape_new (GEO_SHAPE_POINT, &place, &n_places, 1);
}

/**
 * geo_shape_new_line:
 * @places: the line's places in order
 * @n_places: how many, at least two
 *
 * Returns: (transfer full): the line
 */
GeoShape *
geo_shape_new_line (const GeoLonLat *places,
                    guint n_places)
{
  g_return_val_if_fail (n_places >= 2, NULL);

  return geo_shape_new (GEO_SHAPE_LINE, places, &n_places, 1);
}

/**
 * geo_shape_new_ring:
 * @places: the corners in order, the first repeated at the end or not
 * @n_places: how many, at least three different ones
 *
 * Returns: (transfer full): a polygon without holes, its ring closed
 */
GeoShape *
geo_shape_new_ring (const GeoLonLat *places,
                    guint n_places)
{
  g_autofree GeoLonLat *closed = NULL;

  g_return_val_if_fail (n_places >= 3, NULL);

  if (memcmp (&places[0], &places[n_places - 1], sizeof *places) == 0)
    return geo_shape_new (GEO_SHAPE_POLYGON, places, &n_places, 1);
  closed = g_new (GeoLonLat, n_places + 1);
  memcpy (closed, places, n_places * sizeof *places);
  closed[n_places] = places[0];
  n_places++;
  return geo_shape_new (GEO_SHAPE_POLYGON, closed, &n_places, 1);
}

/**
 * geo_shape_ref:
 * @shape: (nullable): a geometry
 *
 * Returns: (transfer full) (nullable): the same geometry
 */
GeoShape *
geo_shape_ref (const GeoShape *shape)
{
  if (shape != NULL)
    g_atomic_ref_count_inc (&((GeoShape *) shape)->ref_count);
  return (GeoShape *) shape;
}

/**
 * geo_shape_unref:
 * @shape: (transfer full) (nullable): a geometry
 */
void
geo_shape_unref (const GeoShape *shape)
{
  if (shape != NULL && g_atomic_ref_count_dec (&((GeoShape *) shape)->ref_count))
    g_free ((GeoShape *) shape);
}

/**
 * geo_shape_kind:
 * @shape: a geometry
 *
 * Returns: what its places form
 */
GeoShapeKind
geo_shape_kind (const GeoShape *shape)
{
  return shape->kind;
}

/**
 * geo_shape_n_parts:
 * @shape: a geometry
 *
 * Returns: 1, or for a polygon 1 + its number of holes
 */
guint
geo_shape_n_parts (const GeoShape *shape)
{
  return shape->n_parts;
}

/**
 * geo_shape_part:
 * @shape: a geometry
 * @part: which part, below geo_shape_n_parts()
 * @out_n_places: (out): how many places the part has
 *
 * Returns: (transfer none): the part's places
 */
const GeoLonLat *
geo_shape_part (const GeoShape *shape,
                guint part,
                guint *out_n_places)
{
  g_return_val_if_fail (part < shape->n_parts, NULL);

  *out_n_places = shape->part_starts[part + 1] - shape->part_starts[part];
  return shape->places + shape->part_starts[part];
}

/**
 * geo_shape_places:
 * @shape: a geometry
 * @out_n_places: (out) (optional): how many places all parts have together
 *
 * Returns: (transfer none): all places, part after part
 */
const GeoLonLat *
geo_shape_places (const GeoShape *shape,
                  guint *out_n_places)
{
  if (out_n_places != NULL)
    *out_n_places = shape->n_places;
  return shape->places;
}

/**
 * geo_shape_equal:
 * @a: (nullable): a geometry
 * @b: (nullable): another
 *
 * Returns: whether both are the same places in the same order, bit for bit
 */
gboolean
geo_shape_equal (const GeoShape *a,
                 const GeoShape *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->kind == b->kind && a->n_parts == b->n_parts && a->n_places == b->n_places &&
         memcmp (a->part_starts, b->part_starts, (a->n_parts + 1) * sizeof (guint)) == 0 &&
         memcmp (a->places, b->places, a->n_places * sizeof (GeoLonLat)) == 0;
}

/**
 * geo_shape_extent:
 * @shape: (nullable): a geometry
 *
 * Returns: the box around all its places; empty for %NULL
 */
GeoExtent
geo_shape_extent (const GeoShape *shape)
{
  GeoExtent extent = GEO_EXTENT_EMPTY;

  for (guint i = 0; shape != NULL && i < shape->n_places; i++)
    {
      extent.west_deg = MIN (extent.west_deg, shape->places[i].lon_deg);
      extent.east_deg = MAX (extent.east_deg, shape->places[i].lon_deg);
      extent.south_deg = MIN (extent.south_deg, shape->places[i].lat_deg);
      extent.north_deg = MAX (extent.north_deg, shape->places[i].lat_deg);
    }
  return extent;
}

/**
 * geo_extent_union:
 * @a: a box
 * @b: another
 *
 * Returns: the smallest box around both
 */
GeoExtent
geo_extent_union (GeoExtent a,
                  GeoExtent b)
{
  GeoExtent both = {
    MIN (a.west_deg, b.west_deg),
    MIN (a.south_deg, b.south_deg),
    MAX (a.east_deg, b.east_deg),
    MAX (a.north_deg, b.north_deg),
  };

  return both;
}

/**
 * geo_extent_is_empty:
 * @extent: a box
 *
 * Returns: whether nothing was ever put in it
 */
gboolean
geo_extent_is_empty (GeoExtent extent)
{
  return extent.west_deg > extent.east_deg || extent.south_deg > extent.north_deg;
}
