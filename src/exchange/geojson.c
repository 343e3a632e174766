/* geojson.c: features of RFC 7946, read with their places and written back.
 *
 * What the RFC says "MUST" about is held to; beyond it, a geometry has to be
 * one that a plan can hold: a point, a line, or a polygon with holes, or a
 * multi-geometry of exactly one of those. A wrong feature is reported with its
 * line and column and the rest is read on, so that one pass finds everything.
 * A file that is wrong as a whole gives nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/geojson.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/number.h"
#include "exchange/problem.h"

/* How deep positions lie in "coordinates", and what they form. */
typedef struct
{
  const char *type;
  GeoShapeKind kind;
  gboolean is_multi;
} GeometryRule;

static const GeometryRule geometry_rules[] = {
  { "Point", GEO_SHAPE_POINT, FALSE },
  { "LineString", GEO_SHAPE_LINE, FALSE },
  { "Polygon", GEO_SHAPE_POLYGON, FALSE },
  { "MultiPoint", GEO_SHAPE_POINT, TRUE },
  { "MultiLineString", GEO_SHAPE_LINE, TRUE },
  { "MultiPolygon", GEO_SHAPE_POLYGON, TRUE },
};

typedef struct
{
  const char *file;
  GPtrArray *problems;
  GArray *places; /* of GeoLonLat, of the geometry being read */
  GArray *sizes;  /* of guint, of its parts */
} Reader;

#define FAIL(reader, node, ...) \
  cordon_problems_add ((reader)->problems, (reader)->file, (node)->place, __VA_ARGS__)

static gboolean
is_string (const CordonJsonNode *node,
           const char *text)
{
  return node != NULL && node->kind == CORDON_JSON_NODE_STRING && strcmp (node->text, text) == 0;
}

static gboolean
check_bbox (Reader *reader,
            const CordonJsonNode *object)
{
  const CordonJsonNode *bbox = cordon_json_node_member (object, "bbox");

  if (bbox == NULL)
    return TRUE;
  if (bbox->kind != CORDON_JSON_NODE_ARRAY)
    return FAIL (reader, bbox, _ ("“bbox” must be an array of numbers"));
  for (const CordonJsonNode *item = bbox->first; item != NULL; item = item->next)
    if (item->kind != CORDON_JSON_NODE_NUMBER)
      return FAIL (reader, item, _ ("each element of “bbox” must be a number"));
  return bbox->n_children == 4 || bbox->n_children == 6 ||
         FAIL (reader, bbox, _ ("“bbox” must hold four or six numbers"));
}

/* Refuses members that would make the object something else as well (RFC 7946, 7.1). */
static gboolean
check_strangers (Reader *reader,
                 const CordonJsonNode *object,
                 const char *const *names)
{
  for (; *names != NULL; names++)
    {
      const CordonJsonNode *stranger = cordon_json_node_member (object, *names);

      if (stranger != NULL)
        return FAIL (reader, stranger, _ ("this kind of object cannot have the member “%s”"), *names);
    }
  return TRUE;
}

/* Finds "type" and makes sure that it is a text. */
static const CordonJsonNode *
find_type (Reader *reader,
           const CordonJsonNode *object)
{
  const CordonJsonNode *type = cordon_json_node_member (object, "type");

  if (type == NULL)
    FAIL (reader, object, _ ("an object of GeoJSON needs the member “type”"));
  else if (type->kind != CORDON_JSON_NODE_STRING)
    {
      FAIL (reader, type, _ ("“type” must be a string"));
      type = NULL;
    }
  return type;
}

static gboolean
read_coordinate (Reader *reader,
                 const CordonJsonNode *node,
                 double limit_deg,
                 double *out_deg)
{
  if (node->kind != CORDON_JSON_NODE_NUMBER || !cordon_number_parse (node->text, out_deg))
    return FAIL (reader, node, _ ("each element of a position must be a number"));
  if (*out_deg < -limit_deg || *out_deg > limit_deg)
    return FAIL (reader, node, _ ("%s is not a %s in degrees; GeoJSON is written in longitude and latitude of WGS 84"),
                 node->text, limit_deg > 90 ? _ ("longitude") : _ ("latitude"));
  return TRUE;
}

static gboolean
read_position (Reader *reader,
               const CordonJsonNode *node)
{
  GeoLonLat place;
  double height_m;

  if (node->kind != CORDON_JSON_NODE_ARRAY)
    return FAIL (reader, node, _ ("a position must be an array of numbers"));
  if (node->n_children < 2)
    return FAIL (reader, node, _ ("a position needs a longitude and a latitude"));
  if (node->n_children > 3)
    return FAIL (reader, node, _ ("a position has at most three numbers: longitude, latitude, height"));
  if (!read_coordinate (reader, node->first, 180, &place.lon_deg) ||
      !read_coordinate (reader, node->first->next, 90, &place.lat_deg) ||
      (node->n_children == 3 && !read_coordinate (reader, node->first->next->next, 1e9, &height_m)))
    return FALSE;
  g_array_append_val (reader->places, place);
  return TRUE;
}

static gboolean
read_positions (Reader *reader,
                const CordonJsonNode *node)
{
  if (node->kind != CORDON_JSON_NODE_ARRAY)
    return FAIL (reader, node, _ ("an array of positions is expected here"));
  for (const CordonJsonNode *item = node->first; item != NULL; item = item->next)
    if (!read_position (reader, item))
      return FALSE;
  g_array_append_val (reader->sizes, node->n_children);
  return TRUE;
}

static gboolean
read_line (Reader *reader,
           const CordonJsonNode *node)
{
  if (!read_positions (reader, node))
    return FALSE;
  return node->n_children >= 2 || FAIL (reader, node, _ ("a line needs at least two positions"));
}

static gboolean
read_ring (Reader *reader,
           const CordonJsonNode *node)
{
  const GeoLonLat *first, *last;

  if (!read_positions (reader, node))
    return FALSE;
  if (node->n_children < 4)
    return FAIL (reader, node, _ ("a ring needs at least four positions"));
  last = &g_array_index (reader->places, GeoLonLat, reader->places->len - 1);
  first = last - (node->n_children - 1);
  return (first->lon_deg == last->lon_deg && first->lat_deg == last->lat_deg) ||
         FAIL (reader, node, _ ("the first and the last position of a ring must be the same"));
}

static gboolean
read_polygon (Reader *reader,
              const CordonJsonNode *node)
{
  if (node->kind != CORDON_JSON_NODE_ARRAY)
    return FAIL (reader, node, _ ("an array of rings is expected here"));
  if (node->n_children == 0)
    return FAIL (reader, node, _ ("a polygon needs at least one ring"));
  for (const CordonJsonNode *ring = node->first; ring != NULL; ring = ring->next)
    if (!read_ring (reader, ring))
      return FALSE;
  return TRUE;
}

static gboolean
read_point (Reader *reader,
            const CordonJsonNode *node)
{
  guint n_places = 1;

  if (!read_position (reader, node))
    return FALSE;
  g_array_append_val (reader->sizes, n_places);
  return TRUE;
}

/* Takes the one geometry out of a multi-geometry. */
static const CordonJsonNode *
unwrap_multi (Reader *reader,
              const CordonJsonNode *coordinates)
{
  if (coordinates->kind != CORDON_JSON_NODE_ARRAY)
    FAIL (reader, coordinates, _ ("“coordinates” must be an array"));
  else if (coordinates->n_children != 1)
    FAIL (reader, coordinates, _ ("this geometry has %u parts; a record has one, so give each part a feature of its own"),
          coordinates->n_children);
  else
    return coordinates->first;
  return NULL;
}

static GeoShape *
read_coordinates (Reader *reader,
                  const CordonJsonNode *coordinates,
                  const GeometryRule *rule)
{
  gboolean is_good;

  g_array_set_size (reader->places, 0);
  g_array_set_size (reader->sizes, 0);
  if (rule->is_multi)
    coordinates = unwrap_multi (reader, coordinates);
  if (coordinates == NULL)
    return NULL;
  is_good = rule->kind == GEO_SHAPE_POINT  ? read_point (reader, coordinates)
            : rule->kind == GEO_SHAPE_LINE ? read_line (reader, coordinates)
                                           : read_polygon (reader, coordinates);
  if (!is_good)
    return NULL;
  return geo_shape_new (rule->kind, (const GeoLonLat *) (void *) reader->places->data,
                        (const guint *) (void *) reader->sizes->data, reader->sizes->len);
}

static GeoShape *
read_geometry (Reader *reader,
               const CordonJsonNode *node)
{
  static const char *const strangers[] = { "geometry", "properties", "features", NULL };
  const CordonJsonNode *type, *coordinates;

  if (node->kind != CORDON_JSON_NODE_OBJECT)
    {
      FAIL (reader, node, _ ("a geometry must be an object or null"));
      return NULL;
    }
  type = find_type (reader, node);
  if (type == NULL || !check_bbox (reader, node) || !check_strangers (reader, node, strangers))
    return NULL;
  coordinates = cordon_json_node_member (node, "coordinates");
  for (guint i = 0; i < G_N_ELEMENTS (geometry_rules); i++)
    if (strcmp (type->text, geometry_rules[i].type) == 0)
      {
        if (coordinates != NULL)
          return read_coordinates (reader, coordinates, &geometry_rules[i]);
        FAIL (reader, node, _ ("a geometry needs the member “coordinates”"));
        return NULL;
      }
  if (strcmp (type->text, "GeometryCollection") == 0)
    FAIL (reader, type, _ ("a record has one geometry, not a collection; give each a feature of its own"));
  else
    FAIL (reader, type, _ ("“%s” is not a geometry of GeoJSON; mind upper and lower case"), type->text);
  return NULL;
}

static gboolean
check_feature_head (Reader *reader,
                    const CordonJsonNode *node)
{
  static const char *const strangers[] = { "features", "coordinates", "geometries", NULL };
  const CordonJsonNode *type;

  if (node->kind != CORDON_JSON_NODE_OBJECT)
    return FAIL (reader, node, _ ("a feature must be an object"));
  type = find_type (reader, node);
  if (type == NULL)
    return FALSE;
  if (!is_string (type, "Feature"))
    return FAIL (reader, type, _ ("a feature must have the type “Feature”"));
  return check_bbox (reader, node) && check_strangers (reader, node, strangers);
}

static gboolean
read_feature (Reader *reader,
              const CordonJsonNode *node,
              CordonGeoFeature *feature)
{
  const CordonJsonNode *geometry;

  if (!check_feature_head (reader, node))
    return FALSE;
  feature->id = cordon_json_node_member (node, "id");
  if (feature->id != NULL && feature->id->kind != CORDON_JSON_NODE_STRING &&
      feature->id->kind != CORDON_JSON_NODE_NUMBER)
    return FAIL (reader, feature->id, _ ("a feature's “id” must be a string or a number"));
  feature->properties = cordon_json_node_member (node, "properties");
  if (feature->properties == NULL)
    return FAIL (reader, node, _ ("a feature needs the member “properties”"));
  if (feature->properties->kind == CORDON_JSON_NODE_NULL)
    feature->properties = NULL;
  else if (feature->properties->kind != CORDON_JSON_NODE_OBJECT)
    return FAIL (reader, feature->properties, _ ("“properties” must be an object or null"));
  geometry = cordon_json_node_member (node, "geometry");
  if (geometry == NULL)
    return FAIL (reader, node, _ ("a feature needs the member “geometry”"));
  feature->shape_place = geometry->place;
  if (geometry->kind == CORDON_JSON_NODE_NULL)
    return TRUE;
  feature->shape = read_geometry (reader, geometry);
  return feature->shape != NULL;
}

static void
add_feature (Reader *reader,
             const CordonJsonNode *node,
             GArray *features)
{
  CordonGeoFeature feature = { .place = node->place };

  feature.is_bad = !read_feature (reader, node, &feature);
  g_array_append_val (features, feature);
}

/* Before RFC 7946 a file could name another system of coordinates; some programs still do. */
static gboolean
check_crs (Reader *reader,
           const CordonJsonNode *root)
{
  static const char *const known[] = {
    "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"
  };
  const CordonJsonNode *crs = cordon_json_node_member (root, "crs");
  const CordonJsonNode *name = cordon_json_node_member (cordon_json_node_member (crs, "properties"), "name");

  if (crs == NULL || crs->kind == CORDON_JSON_NODE_NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (is_string (name, known[i]))
      return TRUE;
  return FAIL (reader, crs, _ ("the coordinates are not in WGS 84; save the file again as GeoJSON of RFC 7946"));
}

static gboolean
check_root (Reader *reader,
            const CordonJsonNode *root)
{
  static const char *const strangers[] = { "coordinates", "geometry", "geometries", "properties", NULL };
  const CordonJsonNode *type, *features;

  if (root->kind != CORDON_JSON_NODE_OBJECT)
    return FAIL (reader, root, _ ("GeoJSON must be an object"));
  type = find_type (reader, root);
  if (type == NULL || is_string (type, "Feature"))
    return type != NULL && check_crs (reader, root);
  if (!is_string (type, "FeatureCollection"))
    return FAIL (reader, type, _ ("“%s” cannot hold records; a “FeatureCollection” is expected"), type->text);
  features = cordon_json_node_member (root, "features");
  if (features == NULL)
    return FAIL (reader, root, _ ("a feature collection needs the member “features”"));
  if (features->kind != CORDON_JSON_NODE_ARRAY)
    return FAIL (reader, features, _ ("“features” must be an array"));
  return check_bbox (reader, root) && check_crs (reader, root) && check_strangers (reader, root, strangers);
}

static void
clear_feature (gpointer data)
{
  geo_shape_unref (((CordonGeoFeature *) data)->shape);
}

static void
read_features (Reader *reader,
               const CordonJsonNode *root,
               GArray *features)
{
  if (is_string (cordon_json_node_member (root, "type"), "Feature"))
    add_feature (reader, root, features);
  else
    for (const CordonJsonNode *node = cordon_json_node_member (root, "features")->first; node != NULL; node = node->next)
      add_feature (reader, node, features);
}

/**
 * cordon_geojson_read:
 * @file: what to call the file in problems
 * @text: the text, with a zero byte after the last
 * @n_bytes: its length in bytes
 * @problems: (element-type CordonProblem): gets what is wrong
 *
 * Reads a feature collection, or one feature. Wrong features are reported, and
 * are in the result marked as bad.
 *
 * Returns: (transfer full) (nullable): the features; %NULL, with a problem
 *   added, when the file as a whole is not GeoJSON that can hold records
 */
CordonGeoJson *
cordon_geojson_read (const char *file,
                     const char *text,
                     gsize n_bytes,
                     GPtrArray *problems)
{
  g_autoptr (CordonGeoJson) geojson = g_new0 (CordonGeoJson, 1);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;
  Reader reader = { file, problems, places, sizes };
  CordonTextPlace place;

  geojson->features = g_array_new (FALSE, FALSE, sizeof (CordonGeoFeature));
  g_array_set_clear_func (geojson->features, clear_feature);
  geojson->tree = cordon_json_tree_read (text, n_bytes, &place, &error);
  if (geojson->tree == NULL)
    {
      cordon_problems_add (problems, file, place, "%s", error->message);
      return NULL;
    }
  if (!check_root (&reader, cordon_json_tree_root (geojson->tree)))
    return NULL;
  read_features (&reader, cordon_json_tree_root (geojson->tree), geojson->features);
  return g_steal_pointer (&geojson);
}

/**
 * cordon_geojson_free:
 * @geojson: (transfer full) (nullable): features
 */
void
cordon_geojson_free (CordonGeoJson *geojson)
{
  if (geojson == NULL)
    return;
  g_array_unref (geojson->features);
  cordon_json_tree_free (geojson->tree);
  g_free (geojson);
}

static void
write_position (CordonJsonWriter *writer,
                GeoLonLat place)
{
  cordon_json_writer_begin_array (writer);
  cordon_json_writer_number (writer, place.lon_deg);
  cordon_json_writer_number (writer, place.lat_deg);
  cordon_json_writer_end_array (writer);
}

static void
write_part (CordonJsonWriter *writer,
            const GeoShape *shape,
            guint part)
{
  guint n_places;
  const GeoLonLat *places = geo_shape_part (shape, part, &n_places);

  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < n_places; i++)
    write_position (writer, places[i]);
  cordon_json_writer_end_array (writer);
}

/**
 * cordon_geojson_write_shape:
 * @writer: where a value is to be written
 * @shape: (nullable): a geometry; %NULL writes null
 *
 * Writes a geometry object. The rings of a #GeoShape run by the right-hand rule
 * already; the numbers read back as exactly the same ones.
 */
void
cordon_geojson_write_shape (CordonJsonWriter *writer,
                            const GeoShape *shape)
{
  guint n_places;

  if (shape == NULL)
    {
      cordon_json_writer_null (writer);
      return;
    }
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "type", geometry_rules[geo_shape_kind (shape) - 1].type);
  cordon_json_writer_member (writer, "coordinates");
  if (geo_shape_kind (shape) == GEO_SHAPE_POINT)
    write_position (writer, *geo_shape_places (shape, &n_places));
  else if (geo_shape_kind (shape) == GEO_SHAPE_LINE)
    write_part (writer, shape, 0);
  else
    {
      cordon_json_writer_begin_array (writer);
      for (guint i = 0; i < geo_shape_n_parts (shape); i++)
        write_part (writer, shape, i);
      cordon_json_writer_end_array (writer);
    }
  cordon_json_writer_end_object (writer);
}
