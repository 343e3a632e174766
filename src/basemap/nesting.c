/* nesting.c: which ring is a hole in which, seen from the rings alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a map says of its rings (outer, inner) is often wrong and sometimes
 * missing; where they lie is not. A ring that lies in an even number of others
 * is an outer ring, one in an odd number is a hole in the smallest of them.
 * Longitude and latitude serve as plane coordinates: containment and the sign
 * of an area do not depend on the scale of an axis.
 */
#include "config.h"

#include "basemap/nesting.h"

#include <math.h>
#include <stdlib.h>

#include "geo/box-tree.h"

/* One ring on its way to becoming part of a polygon. */
typedef struct
{
  const CordonMapPath *path;
  double area_deg2; /* without its sign */
  GeoExtent extent;
  guint parent; /* index among the sorted rings, or NO_PARENT */
  guint depth;
} NestedRing;

/* Where a place lies with regard to a ring. */
typedef enum
{
  PLACE_OUTSIDE,
  PLACE_INSIDE,
  PLACE_ON_RING,
} PlaceInRing;

#define NO_PARENT G_MAXUINT

/* With more corners than this, comparing all edges with all others costs more than it saves. */
#define PLAIN_MAX 24

/* Twice the area, in square degrees, of a triangle that may as well be flat: rounding makes
 * a thousandth of it, and at a metre's length it is thinner than a micrometre. */
#define FLAT_DEG2 1e-16

static GeoExtent
measure_extent (const CordonMapPath *ring)
{
  GeoExtent extent = GEO_EXTENT_EMPTY;

  for (guint i = 0; i < ring->n_places; i++)
    {
      extent.west_deg = MIN (extent.west_deg, ring->places[i].lon_deg);
      extent.east_deg = MAX (extent.east_deg, ring->places[i].lon_deg);
      extent.south_deg = MIN (extent.south_deg, ring->places[i].lat_deg);
      extent.north_deg = MAX (extent.north_deg, ring->places[i].lat_deg);
    }
  return extent;
}

static gboolean
extent_holds (GeoExtent outer,
              GeoExtent inner)
{
  return outer.west_deg <= inner.west_deg && outer.east_deg >= inner.east_deg &&
         outer.south_deg <= inner.south_deg && outer.north_deg >= inner.north_deg;
}

/* Counts the edges east of the place; an odd number means inside. */
static PlaceInRing
locate (GeoLonLat place,
        const CordonMapPath *ring)
{
  gboolean is_inside = FALSE;

  for (guint i = 0; i + 1 < ring->n_places; i++)
    {
      GeoLonLat a = ring->places[i];
      GeoLonLat b = ring->places[i + 1];
      double side = (b.lon_deg - a.lon_deg) * (place.lat_deg - a.lat_deg) -
                    (b.lat_deg - a.lat_deg) * (place.lon_deg - a.lon_deg);

      if (side == 0 && place.lon_deg >= MIN (a.lon_deg, b.lon_deg) &&
          place.lon_deg <= MAX (a.lon_deg, b.lon_deg) &&
          place.lat_deg >= MIN (a.lat_deg, b.lat_deg) &&
          place.lat_deg <= MAX (a.lat_deg, b.lat_deg))
        return PLACE_ON_RING;
      if ((a.lat_deg > place.lat_deg) != (b.lat_deg > place.lat_deg) &&
          (side > 0) == (b.lat_deg > a.lat_deg))
        is_inside = !is_inside;
    }
  return is_inside ? PLACE_INSIDE : PLACE_OUTSIDE;
}

static double
turn_deg2 (GeoLonLat a,
           GeoLonLat b,
           GeoLonLat c)
{
  return (b.lon_deg - a.lon_deg) * (c.lat_deg - a.lat_deg) -
         (b.lat_deg - a.lat_deg) * (c.lon_deg - a.lon_deg);
}

/* Whether both ends of one edge lie clearly on the same side of the other. */
static gboolean
is_on_one_side (GeoLonLat a,
                GeoLonLat b,
                GeoLonLat c,
                GeoLonLat d)
{
  double turn_c = turn_deg2 (a, b, c);
  double turn_d = turn_deg2 (a, b, d);

  return (turn_c > FLAT_DEG2 && turn_d > FLAT_DEG2) ||
         (turn_c < -FLAT_DEG2 && turn_d < -FLAT_DEG2);
}

static gboolean
are_edges_apart (const GeoLonLat *p,
                 const GeoLonLat *q)
{
  return is_on_one_side (p[0], p[1], q[0], q[1]) || is_on_one_side (q[0], q[1], p[0], p[1]);
}

/* Whether the corner at @b is a corner and not a place to turn back. */
static gboolean
is_corner (GeoLonLat a,
           GeoLonLat b,
           GeoLonLat c)
{
  double ahead = (b.lon_deg - a.lon_deg) * (c.lon_deg - b.lon_deg) +
                 (b.lat_deg - a.lat_deg) * (c.lat_deg - b.lat_deg);

  return fabs (turn_deg2 (a, b, c)) > FLAT_DEG2 || ahead > 0;
}

static int
compare_by_area (gconstpointer a,
                 gconstpointer b)
{
  const NestedRing *ring_a = a;
  const NestedRing *ring_b = b;

  if (ring_a->area_deg2 != ring_b->area_deg2)
    return ring_a->area_deg2 > ring_b->area_deg2 ? -1 : 1;
  return ring_a->path < ring_b->path ? -1 : ring_a->path > ring_b->path;
}

static int
compare_descending (gconstpointer a,
                    gconstpointer b)
{
  guint index_a = *(const guint *) a;
  guint index_b = *(const guint *) b;

  return index_a > index_b ? -1 : index_a < index_b;
}

/* The boxes of rings in degrees: the tree only compares, so it may take them for metres. */
static GeoBoxTree *
make_tree (const NestedRing *rings,
           guint n_rings)
{
  g_autofree GeoBox *boxes = g_new (GeoBox, MAX (n_rings, 1));

  for (guint i = 0; i < n_rings; i++)
    boxes[i] = (GeoBox){ rings[i].extent.west_deg, rings[i].extent.south_deg,
                         rings[i].extent.east_deg, rings[i].extent.north_deg };
  return geo_box_tree_new (boxes, n_rings);
}

/* Finds the smallest ring around each; the rings come largest first. */
static void
find_parents (NestedRing *rings,
              guint n_rings)
{
  g_autoptr (GeoBoxTree) tree = make_tree (rings, n_rings);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_rings; i++)
    {
      GeoLonLat place = rings[i].path->places[0];

      rings[i].parent = NO_PARENT;
      g_array_set_size (near, 0);
      geo_box_tree_query (tree, geo_box_add (GEO_BOX_EMPTY, (GeoPoint){ place.lon_deg, place.lat_deg }),
                          near);
      g_array_sort (near, compare_descending);
      for (guint k = 0; k < near->len && rings[i].parent == NO_PARENT; k++)
        {
          guint j = g_array_index (near, guint, k);

          if (j >= i || !extent_holds (rings[j].extent, rings[i].extent) ||
              !cordon_map_ring_holds (rings[j].path, rings[i].path))
            continue;
          rings[i].parent = j;
          rings[i].depth = rings[j].depth + 1;
        }
    }
}

/* Adds a ring to a polygon in the making, turned the way its depth asks for. */
static void
append_ring (GArray *places,
             GArray *sizes,
             const CordonMapPath *ring,
             gboolean is_hole)
{
  gboolean is_counterclockwise = cordon_map_ring_area_deg2 (ring) > 0;

  g_array_append_val (sizes, ring->n_places);
  if (is_counterclockwise != is_hole)
    g_array_append_vals (places, ring->places, ring->n_places);
  else
    for (guint i = ring->n_places; i-- > 0;)
      g_array_append_val (places, ring->places[i]);
}

/* The polygon of one outer ring; its holes are linked from first_hole on. */
static GeoShape *
make_polygon (const NestedRing *rings,
              guint outer,
              const guint *first_hole,
              const guint *next_hole)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));

  append_ring (places, sizes, rings[outer].path, FALSE);
  for (guint hole = first_hole[outer]; hole != NO_PARENT; hole = next_hole[hole])
    append_ring (places, sizes, rings[hole].path, TRUE);
  return geo_shape_new (GEO_SHAPE_POLYGON, (const GeoLonLat *) (gpointer) places->data,
                        (const guint *) (gpointer) sizes->data, sizes->len);
}

/**
 * cordon_map_ring_area_deg2:
 * @ring: a closed ring
 *
 * The shoelace formula about the first corner, so that small rings far from
 * the origin keep their digits.
 *
 * Returns: the area in square degrees: positive when the ring runs counterclockwise
 */
double
cordon_map_ring_area_deg2 (const CordonMapPath *ring)
{
  double twice_deg2 = 0;

  for (guint i = 1; i + 1 < ring->n_places; i++)
    {
      double ax = ring->places[i].lon_deg - ring->places[0].lon_deg;
      double ay = ring->places[i].lat_deg - ring->places[0].lat_deg;
      double bx = ring->places[i + 1].lon_deg - ring->places[0].lon_deg;
      double by = ring->places[i + 1].lat_deg - ring->places[0].lat_deg;

      twice_deg2 += ax * by - ay * bx;
    }
  return twice_deg2 / 2;
}

/**
 * cordon_map_ring_is_plain:
 * @places: (array length=n_places): a closed ring
 * @n_places: how many, the repeated one included
 *
 * A quick answer for the many rings that are obviously good: most houses have
 * four to ten corners.
 *
 * Returns: %TRUE when the ring certainly does not meet itself; %FALSE when it
 *   does, or when a closer look is needed to tell
 */
gboolean
cordon_map_ring_is_plain (const GeoLonLat *places,
                          guint n_places)
{
  guint n_edges = n_places - 1;

  if (n_places < 4 || n_places > PLAIN_MAX)
    return FALSE;
  for (guint i = 0; i < n_edges; i++)
    {
      guint n_before = i == 0 ? n_edges - 1 : n_edges;

      if (!is_corner (places[i], places[i + 1], places[i + 1 == n_edges ? 1 : i + 2]))
        return FALSE;
      for (guint j = i + 2; j < n_before; j++)
        if (!are_edges_apart (places + i, places + j))
          return FALSE;
    }
  return TRUE;
}

/**
 * cordon_map_ring_holds:
 * @outer: a closed ring
 * @inner: another that does not cross it
 *
 * Rings may touch: the first corner of @inner, or else the first middle of an
 * edge, that does not lie on @outer decides.
 *
 * Returns: whether @inner lies inside @outer
 */
gboolean
cordon_map_ring_holds (const CordonMapPath *outer,
                       const CordonMapPath *inner)
{
  PlaceInRing where = PLACE_ON_RING;

  for (guint i = 0; i + 1 < inner->n_places && where == PLACE_ON_RING; i++)
    where = locate (inner->places[i], outer);
  for (guint i = 0; i + 1 < inner->n_places && where == PLACE_ON_RING; i++)
    {
      GeoLonLat a = inner->places[i];
      GeoLonLat b = inner->places[i + 1];

      where = locate ((GeoLonLat){ (a.lon_deg + b.lon_deg) / 2, (a.lat_deg + b.lat_deg) / 2 },
                      outer);
    }
  return where == PLACE_INSIDE;
}

/**
 * cordon_map_rings_nest:
 * @rings: (array length=n_rings): closed rings that do not cross; they may touch
 * @n_rings: how many
 *
 * Makes polygons with holes of rings by where they lie in one another. Rings
 * without an area are left out.
 *
 * Returns: (transfer full) (element-type GeoShape): the polygons, the largest
 *   first; outer rings run counterclockwise, holes clockwise
 */
GPtrArray *
cordon_map_rings_nest (const CordonMapPath *rings,
                       guint n_rings)
{
  GPtrArray *polygons = g_ptr_array_new_with_free_func ((GDestroyNotify) geo_shape_unref);
  g_autofree NestedRing *nested = g_new0 (NestedRing, MAX (n_rings, 1));
  g_autofree guint *first_hole = g_new (guint, MAX (n_rings, 1));
  g_autofree guint *next_hole = g_new (guint, MAX (n_rings, 1));
  guint n_nested = 0;

  for (guint i = 0; i < n_rings; i++)
    {
      double area_deg2 = fabs (cordon_map_ring_area_deg2 (&rings[i]));

      if (rings[i].n_places >= 4 && area_deg2 > 0)
        nested[n_nested++] = (NestedRing){
          .path = &rings[i],
          .area_deg2 = area_deg2,
          .extent = measure_extent (&rings[i]),
        };
    }
  qsort (nested, n_nested, sizeof (NestedRing), compare_by_area);
  find_parents (nested, n_nested);

  for (guint i = 0; i < n_nested; i++)
    first_hole[i] = NO_PARENT;
  for (guint i = n_nested; i-- > 0;)
    if (nested[i].depth % 2 == 1)
      {
        next_hole[i] = first_hole[nested[i].parent];
        first_hole[nested[i].parent] = i;
      }
  for (guint i = 0; i < n_nested; i++)
    if (nested[i].depth % 2 == 0)
      g_ptr_array_add (polygons, make_polygon (nested, i, first_hole, next_hole));
  return polygons;
}
