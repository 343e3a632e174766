/* geojson-check.c: whether a text is GeoJSON, before a more lenient reader guesses at it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GDAL takes a string for a number and an open ring for a closed one, which is
 * kind to a picture and unkind to a security perimeter. So the text is first
 * held against RFC 7946: what it says "MUST" about is refused with the line;
 * what it says "SHOULD" about (the direction of rings, nested collections,
 * a fourth number in a position) is let pass.
 *
 * An object is stepped over once to find its members, in whatever order they
 * come; then those that matter are looked at where they stand. Geometries lie
 * at most four objects deep, nested collections apart, so the text is read a
 * handful of times over and never copied.
 */
#include "config.h"

#include "importer/geojson-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "importer/json-scan.h"

/* The members that mean something in GeoJSON. */
typedef enum
{
  MEMBER_TYPE,
  MEMBER_COORDINATES,
  MEMBER_GEOMETRY,
  MEMBER_GEOMETRIES,
  MEMBER_FEATURES,
  MEMBER_PROPERTIES,
  MEMBER_ID,
  MEMBER_BBOX,
  N_MEMBERS,
} Member;

static const char *const member_names[N_MEMBERS] = {
  "type",
  "coordinates",
  "geometry",
  "geometries",
  "features",
  "properties",
  "id",
  "bbox",
};

/* How far geometry collections may lie in one another. */
#define COLLECTION_DEPTH_MAX 8

/* How many rows lie around a geometry's positions: 0 for one position. */
typedef struct
{
  const char *type;
  guint n_levels;
  guint n_positions_min; /* in the innermost row */
  gboolean is_ring;
} GeometryRule;

static const GeometryRule geometry_rules[] = {
  { "Point", 0, 0, FALSE },
  { "MultiPoint", 1, 0, FALSE },
  { "LineString", 1, 2, FALSE },
  { "MultiLineString", 2, 2, FALSE },
  { "Polygon", 2, 4, TRUE },
  { "MultiPolygon", 3, 4, TRUE },
};

typedef struct
{
  const char *start;
  const char *end;
  GError **error;
} Check;

/* An object's members, by where their values start; NULL when absent. */
typedef struct
{
  const char *at;
  const char *values[N_MEMBERS];
} Object;

static gboolean
fail (Check *check,
      const char *at,
      const char *sentence)
{
  gulong line = 1;

  for (const char *c = check->start; c < at; c++)
    line += *c == '\n';
  g_set_error (check->error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
               /* TRANSLATORS: a line number and a sentence */
               _ ("GeoJSON, line %lu: %s"), line, sentence);
  return FALSE;
}

static CordonJsonScan
scan_from (Check *check,
           const char *at)
{
  return (CordonJsonScan){ at, check->end };
}

static CordonJsonKind
kind_at (Check *check,
         const char *at)
{
  CordonJsonScan scan = scan_from (check, at);

  return cordon_json_kind (&scan);
}

static gboolean
is_string_at (Check *check,
              const char *at,
              const char *text)
{
  gsize length = strlen (text);

  return (gsize) (check->end - at) >= length + 2 && at[0] == '"' &&
         memcmp (at + 1, text, length) == 0 && at[length + 1] == '"';
}

static gboolean
note_member (Check *check,
             Object *object,
             const char *name,
             const char *value)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    if (is_string_at (check, name, member_names[i]))
      {
        if (object->values[i] != NULL)
          return fail (check, name, _ ("a member of an object is there twice"));
        object->values[i] = value;
      }
  return TRUE;
}

/* Steps over an object and notes where its members are. */
static gboolean
read_object (Check *check,
             CordonJsonScan *scan,
             Object *out_object)
{
  gboolean is_end;

  *out_object = (Object){ .at = scan->at };
  if (!cordon_json_skip_char (scan, '{'))
    return fail (check, scan->at, _ ("an object is expected here"));
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      const char *name, *value;

      if (!cordon_json_next_item (scan, '}', is_first, &is_end))
        return fail (check, scan->at, _ ("the text is not JSON: a comma or } is expected"));
      if (is_end)
        return TRUE;
      if (cordon_json_kind (scan) != CORDON_JSON_STRING)
        return fail (check, scan->at, _ ("the text is not JSON: a member's name is expected"));
      name = scan->at;
      if (!cordon_json_skip_string (scan) || !cordon_json_skip_char (scan, ':'))
        return fail (check, scan->at, _ ("the text is not JSON: a colon is expected"));
      cordon_json_kind (scan);
      value = scan->at;
      if (!cordon_json_skip_value (scan))
        return fail (check, scan->at, _ ("the text is not JSON: it breaks off or is garbled here"));
      if (!note_member (check, out_object, name, value))
        return FALSE;
    }
}

static gboolean
check_position (Check *check,
                CordonJsonScan *scan,
                double out_numbers[4],
                guint *out_n_numbers)
{
  const char *start = scan->at;
  gboolean is_end;

  *out_n_numbers = 0;
  if (!cordon_json_skip_char (scan, '['))
    return fail (check, scan->at, _ ("a position must be an array of numbers"));
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      double number;

      if (!cordon_json_next_item (scan, ']', is_first, &is_end))
        return fail (check, scan->at, _ ("a comma or ] is expected"));
      if (is_end)
        break;
      if (!cordon_json_read_number (scan, &number))
        return fail (check, scan->at, _ ("each element of a position must be a number"));
      if (*out_n_numbers < 4)
        out_numbers[(*out_n_numbers)++] = number;
    }
  return *out_n_numbers >= 2 || fail (check, start, _ ("a position needs at least two numbers"));
}

/* Checks the innermost row: a line, a ring, or loose points. */
static gboolean
check_row (Check *check,
           CordonJsonScan *scan,
           const GeometryRule *rule)
{
  const char *start = scan->at;
  double first[4], last[4];
  guint n_first = 0, n_last = 0;
  guint n_positions = 0;
  gboolean is_end;

  if (!cordon_json_skip_char (scan, '['))
    return fail (check, scan->at, _ ("an array of positions is expected here"));
  for (;; n_positions++)
    {
      if (!cordon_json_next_item (scan, ']', n_positions == 0, &is_end))
        return fail (check, scan->at, _ ("a comma or ] is expected"));
      if (is_end)
        break;
      cordon_json_kind (scan);
      if (!check_position (check, scan, last, &n_last))
        return FALSE;
      if (n_positions == 0)
        {
          memcpy (first, last, sizeof first);
          n_first = n_last;
        }
    }
  if (n_positions > 0 && n_positions < rule->n_positions_min)
    return fail (check, start,
                 rule->is_ring ? _ ("a ring needs at least four positions")
                               : _ ("a line needs at least two positions"));
  if (rule->is_ring && n_positions > 0 &&
      (n_first != n_last || memcmp (first, last, n_first * sizeof (double)) != 0))
    return fail (check, start, _ ("the first and the last position of a ring must be the same"));
  return TRUE;
}

static gboolean
check_levels (Check *check,
              CordonJsonScan *scan,
              const GeometryRule *rule,
              guint n_levels)
{
  gboolean is_end;

  if (n_levels <= 1)
    return check_row (check, scan, rule);
  if (!cordon_json_skip_char (scan, '['))
    return fail (check, scan->at, _ ("an array of arrays of positions is expected here"));
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      if (!cordon_json_next_item (scan, ']', is_first, &is_end))
        return fail (check, scan->at, _ ("a comma or ] is expected"));
      if (is_end)
        return TRUE;
      cordon_json_kind (scan);
      if (!check_levels (check, scan, rule, n_levels - 1))
        return FALSE;
    }
}

static gboolean
check_coordinates (Check *check,
                   const Object *object,
                   const GeometryRule *rule)
{
  CordonJsonScan scan;
  double numbers[4];
  guint n_numbers;

  if (object->values[MEMBER_COORDINATES] == NULL)
    return fail (check, object->at, _ ("a geometry needs the member “coordinates”"));
  scan = scan_from (check, object->values[MEMBER_COORDINATES]);
  if (cordon_json_kind (&scan) != CORDON_JSON_ARRAY)
    return fail (check, scan.at, _ ("“coordinates” must be an array"));
  if (rule->n_levels > 0)
    return check_levels (check, &scan, rule, rule->n_levels);

  /* RFC 7946, 3.1: an empty array may stand for a point that is nowhere. */
  scan.at++;
  if (cordon_json_skip_char (&scan, ']'))
    return TRUE;
  scan.at = object->values[MEMBER_COORDINATES];
  return check_position (check, &scan, numbers, &n_numbers);
}

static gboolean
check_bbox (Check *check,
            const Object *object)
{
  const char *at = object->values[MEMBER_BBOX];
  CordonJsonScan scan;
  guint n_numbers = 0;
  gboolean is_end;
  double number;

  if (at == NULL)
    return TRUE;
  scan = scan_from (check, at);
  if (!cordon_json_skip_char (&scan, '['))
    return fail (check, at, _ ("“bbox” must be an array of numbers"));
  for (;; n_numbers++)
    {
      if (!cordon_json_next_item (&scan, ']', n_numbers == 0, &is_end))
        return fail (check, scan.at, _ ("a comma or ] is expected"));
      if (is_end)
        break;
      if (!cordon_json_read_number (&scan, &number))
        return fail (check, scan.at, _ ("each element of “bbox” must be a number"));
    }
  return n_numbers == 4 || n_numbers == 6 ||
         fail (check, at, _ ("“bbox” must hold four or six numbers"));
}

/* Refuses members that belong to another kind of object. */
static gboolean
check_strangers (Check *check,
                 const Object *object,
                 const Member *members,
                 guint n_members)
{
  for (guint i = 0; i < n_members; i++)
    if (object->values[members[i]] != NULL)
      {
        g_autofree char *sentence =
          g_strdup_printf (_ ("this kind of object cannot have the member “%s”"),
                           member_names[members[i]]);

        return fail (check, object->at, sentence);
      }
  return TRUE;
}

static gboolean
check_type (Check *check,
            const Object *object)
{
  if (object->values[MEMBER_TYPE] == NULL)
    return fail (check, object->at, _ ("an object needs the member “type”"));
  if (kind_at (check, object->values[MEMBER_TYPE]) != CORDON_JSON_STRING)
    return fail (check, object->values[MEMBER_TYPE], _ ("“type” must be a string"));
  return TRUE;
}

static gboolean
fail_unknown_type (Check *check,
                   const Object *object)
{
  const char *at = object->values[MEMBER_TYPE];
  CordonJsonScan scan = scan_from (check, at);
  g_autofree char *type = NULL;
  g_autofree char *sentence = NULL;

  cordon_json_skip_string (&scan);
  type = g_utf8_make_valid (at, MIN (scan.at - at, 40));
  sentence = g_strdup_printf (_ ("the type %s does not belong here; names are case-sensitive"),
                              type);
  return fail (check, at, sentence);
}

static gboolean check_geometry (Check *check,
                                const char *at,
                                guint depth);

static gboolean
check_collection (Check *check,
                  const Object *object,
                  guint depth)
{
  CordonJsonScan scan;
  gboolean is_end;

  if (object->values[MEMBER_GEOMETRIES] == NULL)
    return fail (check, object->at, _ ("a geometry collection needs the member “geometries”"));
  if (depth >= COLLECTION_DEPTH_MAX)
    return fail (check, object->at, _ ("geometry collections are nested too deeply"));
  scan = scan_from (check, object->values[MEMBER_GEOMETRIES]);
  if (!cordon_json_skip_char (&scan, '['))
    return fail (check, scan.at, _ ("“geometries” must be an array"));
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      const char *at;

      if (!cordon_json_next_item (&scan, ']', is_first, &is_end))
        return fail (check, scan.at, _ ("a comma or ] is expected"));
      if (is_end)
        return TRUE;
      cordon_json_kind (&scan);
      at = scan.at;
      if (!cordon_json_skip_value (&scan) || !check_geometry (check, at, depth + 1))
        return *check->error != NULL ? FALSE : fail (check, at, _ ("a geometry is expected here"));
    }
}

static gboolean
check_geometry_object (Check *check,
                       const Object *object,
                       guint depth)
{
  static const Member strangers[] = { MEMBER_GEOMETRY, MEMBER_FEATURES, MEMBER_PROPERTIES };

  if (!check_type (check, object) || !check_bbox (check, object) ||
      !check_strangers (check, object, strangers, G_N_ELEMENTS (strangers)))
    return FALSE;
  if (is_string_at (check, object->values[MEMBER_TYPE], "GeometryCollection"))
    return check_collection (check, object, depth);
  for (guint i = 0; i < G_N_ELEMENTS (geometry_rules); i++)
    if (is_string_at (check, object->values[MEMBER_TYPE], geometry_rules[i].type))
      return check_coordinates (check, object, &geometry_rules[i]);
  return fail_unknown_type (check, object);
}

static gboolean
check_geometry (Check *check,
                const char *at,
                guint depth)
{
  CordonJsonScan scan = scan_from (check, at);
  Object object;

  return read_object (check, &scan, &object) && check_geometry_object (check, &object, depth);
}

static gboolean
check_feature (Check *check,
               const Object *object)
{
  static const Member strangers[] = { MEMBER_FEATURES, MEMBER_COORDINATES, MEMBER_GEOMETRIES };
  const char *geometry = object->values[MEMBER_GEOMETRY];
  const char *properties = object->values[MEMBER_PROPERTIES];
  const char *id = object->values[MEMBER_ID];
  CordonJsonKind kind;

  if (!check_type (check, object) || !check_bbox (check, object))
    return FALSE;
  if (!is_string_at (check, object->values[MEMBER_TYPE], "Feature"))
    return fail (check, object->values[MEMBER_TYPE], _ ("a feature must have the type “Feature”"));
  if (!check_strangers (check, object, strangers, G_N_ELEMENTS (strangers)))
    return FALSE;
  kind = id != NULL ? kind_at (check, id) : CORDON_JSON_STRING;
  if (kind != CORDON_JSON_STRING && kind != CORDON_JSON_NUMBER)
    return fail (check, id, _ ("a feature's “id” must be a string or a number"));
  if (properties == NULL)
    return fail (check, object->at, _ ("a feature needs the member “properties”"));
  kind = kind_at (check, properties);
  if (kind != CORDON_JSON_OBJECT && kind != CORDON_JSON_NULL)
    return fail (check, properties, _ ("“properties” must be an object or null"));
  if (geometry == NULL)
    return fail (check, object->at, _ ("a feature needs the member “geometry”"));
  return kind_at (check, geometry) == CORDON_JSON_NULL || check_geometry (check, geometry, 0);
}

static gboolean
check_features (Check *check,
                const Object *collection)
{
  static const Member strangers[] = { MEMBER_PROPERTIES, MEMBER_COORDINATES, MEMBER_GEOMETRY,
                                      MEMBER_GEOMETRIES };
  CordonJsonScan scan;
  gboolean is_end;

  if (!check_bbox (check, collection) ||
      !check_strangers (check, collection, strangers, G_N_ELEMENTS (strangers)))
    return FALSE;
  if (collection->values[MEMBER_FEATURES] == NULL)
    return fail (check, collection->at, _ ("a feature collection needs the member “features”"));
  scan = scan_from (check, collection->values[MEMBER_FEATURES]);
  if (!cordon_json_skip_char (&scan, '['))
    return fail (check, scan.at, _ ("“features” must be an array"));
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      Object feature;

      if (!cordon_json_next_item (&scan, ']', is_first, &is_end))
        return fail (check, scan.at, _ ("a comma or ] is expected"));
      if (is_end)
        return TRUE;
      if (cordon_json_kind (&scan) != CORDON_JSON_OBJECT)
        return fail (check, scan.at, _ ("every feature must be an object"));
      if (!read_object (check, &scan, &feature) || !check_feature (check, &feature))
        return FALSE;
    }
}

/**
 * cordon_geojson_check:
 * @text: (array length=n_bytes): a text
 * @n_bytes: its length in bytes
 * @error: set to %CORDON_IMPORT_ERROR_INPUT, naming the line and what is wrong there
 *
 * Holds a text against RFC 7946. A mark of byte order at its start is let
 * pass, as section 11 of RFC 8259 allows.
 *
 * Returns: whether the text is GeoJSON
 */
gboolean
cordon_geojson_check (const char *text,
                      gsize n_bytes,
                      GError **error)
{
  GError *cause = NULL;
  Check check = { text, text + n_bytes, &cause };
  CordonJsonScan scan = { text, text + n_bytes };
  const char *invalid;
  gboolean is_good;
  Object root;

  if (n_bytes >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    scan.at += 3;
  if (!g_utf8_validate_len (text, n_bytes, &invalid))
    is_good = fail (&check, invalid, _ ("the text is not UTF-8"));
  else if (cordon_json_kind (&scan) != CORDON_JSON_OBJECT)
    is_good = fail (&check, scan.at, _ ("the text must be one JSON object"));
  else if (!read_object (&check, &scan, &root) || !check_type (&check, &root))
    is_good = FALSE;
  else if (cordon_json_kind (&scan), scan.at < scan.end)
    is_good = fail (&check, scan.at, _ ("there is more text after the object"));
  else if (is_string_at (&check, root.values[MEMBER_TYPE], "FeatureCollection"))
    is_good = check_features (&check, &root);
  else if (is_string_at (&check, root.values[MEMBER_TYPE], "Feature"))
    is_good = check_feature (&check, &root);
  else
    is_good = check_geometry_object (&check, &root, 0);

  if (!is_good)
    g_propagate_error (error, cause);
  return is_good;
}
