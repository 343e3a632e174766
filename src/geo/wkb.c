/* wkb.c: geometries as well-known binary and as well-known text.
 *
 * Written little-endian and two-dimensional, as GeoPackage holds them. Read in
 * either byte order; Z and M values that other programs add are dropped, and a
 * multi-geometry of exactly one member is read as that member. Every count is
 * checked against the bytes that are left before anything is allocated, so a
 * lying header costs nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/wkb.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean is_little_endian;
  guint n_values; /* numbers a place has: 2, 3 or 4 */
} WkbReader;

/* The places and part sizes read so far. */
typedef struct
{
  GArray *places;
  GArray *part_sizes;
} Parts;

static void
parts_init (Parts *parts)
{
  parts->places = g_array_new (FALSE, FALSE, sizeof (GeoLonLat));
  parts->part_sizes = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
parts_clear (Parts *parts)
{
  g_array_unref (parts->places);
  g_array_unref (parts->part_sizes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static GeoShape *
parts_to_shape (const Parts *parts,
                GeoShapeKind kind)
{
  return geo_shape_new (kind, (const GeoLonLat *) (void *) parts->places->data,
                        (const guint *) (void *) parts->part_sizes->data, parts->part_sizes->len);
}

static void
append_uint32 (GByteArray *bytes,
               guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_double (GByteArray *bytes,
               double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
}

static void
append_places (GByteArray *bytes,
               const GeoLonLat *places,
               guint n_places)
{
  for (guint i = 0; i < n_places; i++)
    {
      append_double (bytes, places[i].lon_deg);
      append_double (bytes, places[i].lat_deg);
    }
}

/**
 * geo_wkb_append:
 * @bytes: where the geometry is added
 * @shape: a geometry
 *
 * Adds @shape as little-endian two-dimensional well-known binary.
 */
void
geo_wkb_append (GByteArray *bytes,
                const GeoShape *shape)
{
  static const guint8 little_endian = 1;
  GeoShapeKind kind = geo_shape_kind (shape);

  g_byte_array_append (bytes, &little_endian, 1);
  append_uint32 (bytes, kind);
  if (kind == GEO_SHAPE_POLYGON)
    append_uint32 (bytes, geo_shape_n_parts (shape));
  for (guint i = 0; i < geo_shape_n_parts (shape); i++)
    {
      guint n_places;
      const GeoLonLat *places = geo_shape_part (shape, i, &n_places);

      if (kind != GEO_SHAPE_POINT)
        append_uint32 (bytes, n_places);
      append_places (bytes, places, n_places);
    }
}

static gboolean
fail_binary (GError **error,
             const char *message)
{
  g_set_error_literal (error, GEO_ERROR, GEO_ERROR_BINARY, message);
  return FALSE;
}

static gboolean
read_uint32 (WkbReader *reader,
             guint32 *out_value,
             GError **error)
{
  guint32 raw;

  if (reader->end - reader->at < (gssize) sizeof raw)
    return fail_binary (error, _ ("the geometry ends too early"));
  memcpy (&raw, reader->at, sizeof raw);
  reader->at += sizeof raw;
  *out_value = reader->is_little_endian ? GUINT32_FROM_LE (raw) : GUINT32_FROM_BE (raw);
  return TRUE;
}

static double
read_double (WkbReader *reader)
{
  guint64 bits;
  double value;

  memcpy (&bits, reader->at, sizeof bits);
  reader->at += sizeof bits;
  bits = reader->is_little_endian ? GUINT64_FROM_LE (bits) : GUINT64_FROM_BE (bits);
  memcpy (&value, &bits, sizeof value);
  return value;
}

static gboolean
read_header (WkbReader *reader,
             guint32 *out_kind,
             GError **error)
{
  guint32 code;

  if (reader->at >= reader->end || *reader->at > 1)
    return fail_binary (error, _ ("the geometry does not begin with a byte order"));
  reader->is_little_endian = *reader->at++ == 1;
  if (!read_uint32 (reader, &code, error))
    return FALSE;
  reader->n_values = 2;
  if (code & 0x80000000u)
    reader->n_values++;
  if (code & 0x40000000u)
    reader->n_values++;
  code &= 0x0fffffffu;
  if (code / 1000 == 1 || code / 1000 == 2)
    reader->n_values = 3;
  else if (code / 1000 == 3)
    reader->n_values = 4;
  *out_kind = code % 1000;
  return TRUE;
}

static gboolean
read_places (WkbReader *reader,
             guint32 n_places,
             Parts *parts,
             GError **error)
{
  if (n_places == 0)
    return fail_binary (error, _ ("the geometry is empty"));
  if ((gsize) (reader->end - reader->at) / (reader->n_values * sizeof (double)) < n_places)
    return fail_binary (error, _ ("the geometry ends too early"));
  for (guint32 i = 0; i < n_places; i++)
    {
      GeoLonLat place;

      place.lon_deg = read_double (reader);
      place.lat_deg = read_double (reader);
      reader->at += (reader->n_values - 2) * sizeof (double);
      if (!isfinite (place.lon_deg) || !isfinite (place.lat_deg))
        return fail_binary (error, _ ("a coordinate is not a number"));
      g_array_append_val (parts->places, place);
    }
  g_array_append_val (parts->part_sizes, n_places);
  return TRUE;
}

static gboolean
close_last_ring (Parts *parts,
                 GError **error)
{
  guint *n_places = &g_array_index (parts->part_sizes, guint, parts->part_sizes->len - 1);
  guint first_at = parts->places->len - *n_places;
  GeoLonLat first = g_array_index (parts->places, GeoLonLat, first_at);
  GeoLonLat last = g_array_index (parts->places, GeoLonLat, parts->places->len - 1);

  if (first.lon_deg != last.lon_deg || first.lat_deg != last.lat_deg)
    {
      g_array_append_val (parts->places, first);
      (*n_places)++;
    }
  if (*n_places < 4)
    return fail_binary (error, _ ("a ring has fewer than three corners"));
  return TRUE;
}

static gboolean
read_parts (WkbReader *reader,
            GeoShapeKind kind,
            Parts *parts,
            GError **error)
{
  guint32 n_parts = 1;
  guint32 n_places = 1;

  if (kind == GEO_SHAPE_POLYGON && !read_uint32 (reader, &n_parts, error))
    return FALSE;
  if (n_parts == 0)
    return fail_binary (error, _ ("the geometry is empty"));
  for (guint32 i = 0; i < n_parts; i++)
    {
      if (kind != GEO_SHAPE_POINT && !read_uint32 (reader, &n_places, error))
        return FALSE;
      if (!read_places (reader, n_places, parts, error))
        return FALSE;
      if (kind == GEO_SHAPE_POLYGON && !close_last_ring (parts, error))
        return FALSE;
    }
  if (kind == GEO_SHAPE_LINE && n_places < 2)
    return fail_binary (error, _ ("a line has fewer than two places"));
  return TRUE;
}

/**
 * geo_wkb_read:
 * @bytes: well-known binary
 * @n_bytes: how many bytes there are
 * @error: return location for a %GEO_ERROR_BINARY
 *
 * Reads one point, line or polygon, or a multi-geometry of one member. Bytes
 * after the geometry are an error.
 *
 * Returns: (transfer full): the geometry, or %NULL with @error set
 */
GeoShape *
geo_wkb_read (const guint8 *bytes,
              gsize n_bytes,
              GError **error)
{
  WkbReader reader = { bytes, bytes + n_bytes, TRUE, 2 };
  g_auto (Parts) parts = { NULL, NULL };
  guint32 kind;

  parts_init (&parts);
  if (!read_header (&reader, &kind, error))
    return NULL;
  if (kind >= 4 && kind <= 6)
    {
      guint32 n_members;
      guint32 member_kind;

      if (!read_uint32 (&reader, &n_members, error))
        return NULL;
      if (n_members != 1)
        {
          fail_binary (error,
                       _ ("the geometry has several separate parts; only one is possible here"));
          return NULL;
        }
      if (!read_header (&reader, &member_kind, error))
        return NULL;
      if (member_kind != kind - 3)
        {
          fail_binary (error, _ ("the geometry mixes kinds"));
          return NULL;
        }
      kind = member_kind;
    }
  if (kind < GEO_SHAPE_POINT || kind > GEO_SHAPE_POLYGON)
    {
      fail_binary (error, _ ("the geometry is neither point, line nor polygon"));
      return NULL;
    }
  if (!read_parts (&reader, kind, &parts, error))
    return NULL;
  if (reader.at != reader.end)
    {
      fail_binary (error, _ ("there are bytes after the geometry"));
      return NULL;
    }
  return parts_to_shape (&parts, kind);
}

static void
append_text_part (GString *text,
                  const GeoShape *shape,
                  guint part)
{
  guint n_places;
  const GeoLonLat *places = geo_shape_part (shape, part, &n_places);
  char buffer[CORDON_NUMBER_SIZE];

  g_string_append_c (text, '(');
  for (guint i = 0; i < n_places; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, cordon_number_format (buffer, places[i].lon_deg));
      g_string_append_c (text, ' ');
      g_string_append (text, cordon_number_format (buffer, places[i].lat_deg));
    }
  g_string_append_c (text, ')');
}

/**
 * geo_wkt_format:
 * @shape: a geometry
 *
 * Returns: (transfer full): the geometry as well-known text, every number
 *   short and exact
 */
char *
geo_wkt_format (const GeoShape *shape)
{
  static const char *const names[] = { "", "POINT ", "LINESTRING ", "POLYGON " };
  GString *text = g_string_new (names[geo_shape_kind (shape)]);
  gboolean is_polygon = geo_shape_kind (shape) == GEO_SHAPE_POLYGON;

  if (is_polygon)
    g_string_append_c (text, '(');
  for (guint i = 0; i < geo_shape_n_parts (shape); i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      append_text_part (text, shape, i);
    }
  if (is_polygon)
    g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

static void
skip_blanks (const char **cursor)
{
  while (g_ascii_isspace (**cursor))
    (*cursor)++;
}

static gboolean
accept_char (const char **cursor,
             char wanted)
{
  skip_blanks (cursor);
  if (**cursor != wanted)
    return FALSE;
  (*cursor)++;
  return TRUE;
}

static gboolean
accept_number (const char **cursor,
               double *out_value)
{
  char *end;

  skip_blanks (cursor);
  if (!g_ascii_isdigit (**cursor) && **cursor != '-' && **cursor != '+' && **cursor != '.')
    return FALSE;
  *out_value = g_ascii_strtod (*cursor, &end);
  if (end == *cursor || !isfinite (*out_value))
    return FALSE;
  *cursor = end;
  return TRUE;
}

static gboolean
accept_places (const char **cursor,
               Parts *parts)
{
  guint n_places = 0;

  if (!accept_char (cursor, '('))
    return FALSE;
  do
    {
      GeoLonLat place;
      double dropped;

      if (!accept_number (cursor, &place.lon_deg) || !accept_number (cursor, &place.lat_deg))
        return FALSE;
      while (accept_number (cursor, &dropped))
        continue;
      g_array_append_val (parts->places, place);
      n_places++;
    }
  while (accept_char (cursor, ','));
  g_array_append_val (parts->part_sizes, n_places);
  return accept_char (cursor, ')');
}

static gboolean
accept_rings (const char **cursor,
              Parts *parts,
              GError **error)
{
  if (!accept_char (cursor, '('))
    return FALSE;
  do
    {
      if (!accept_places (cursor, parts) || !close_last_ring (parts, error))
        return FALSE;
    }
  while (accept_char (cursor, ','));
  return accept_char (cursor, ')');
}

static GeoShapeKind
accept_kind (const char **cursor)
{
  static const struct
  {
    const char *name;
    GeoShapeKind kind;
  } kinds[] = {
    { "POINT", GEO_SHAPE_POINT },
    { "LINESTRING", GEO_SHAPE_LINE },
    { "POLYGON", GEO_SHAPE_POLYGON },
  };

  skip_blanks (cursor);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i].name);

      if (g_ascii_strncasecmp (*cursor, kinds[i].name, length) == 0 &&
          !g_ascii_isalpha ((*cursor)[length]))
        {
          *cursor += length;
          skip_blanks (cursor);
          if (**cursor == 'Z' || **cursor == 'z')
            (*cursor)++;
          return kinds[i].kind;
        }
    }
  return 0;
}

/**
 * geo_wkt_parse:
 * @text: well-known text of a point, line or polygon, in degrees
 * @error: return location for a %GEO_ERROR_TEXT
 *
 * Returns: (transfer full): the geometry, or %NULL with @error set
 */
GeoShape *
geo_wkt_parse (const char *text,
               GError **error)
{
  g_auto (Parts) parts = { NULL, NULL };
  const char *cursor = text;
  GeoShapeKind kind = accept_kind (&cursor);
  gboolean is_read = FALSE;
  g_autoptr (GError) ring_error = NULL;

  parts_init (&parts);
  if (kind == GEO_SHAPE_POLYGON)
    is_read = accept_rings (&cursor, &parts, &ring_error);
  else if (kind != 0)
    is_read = accept_places (&cursor, &parts);
  if (is_read)
    {
      skip_blanks (&cursor);
      is_read = *cursor == '\0';
    }
  if (is_read && ((kind == GEO_SHAPE_POINT && parts.places->len != 1) ||
                  (kind == GEO_SHAPE_LINE && parts.places->len < 2)))
    is_read = FALSE;
  if (!is_read)
    {
      if (ring_error != NULL)
        g_set_error_literal (error, GEO_ERROR, GEO_ERROR_TEXT, ring_error->message);
      else
        g_set_error (
          error, GEO_ERROR, GEO_ERROR_TEXT,
          _ ("the text is not a geometry at character %d; write for example POINT (7.42 43.73)"),
          (int) (cursor - text) + 1);
      return NULL;
    }
  return parts_to_shape (&parts, kind);
}
