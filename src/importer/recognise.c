/* recognise.c: telling files apart by what is in them, and by their names only where that fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name is a promise of the sender. What a file begins with decides; the name
 * helps only to say what is wrong with a file that begins with nothing known.
 */
#include "config.h"

#include "importer/recognise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "importer/byte-source.h"

/* Enough to get past comments and processing instructions to the first element. */
#define HEAD_SIZE 8192

static const char *const kind_names[] = {
  [CORDON_FILE_OSM_PBF] = "osm-pbf",
  [CORDON_FILE_OSM_XML] = "osm-xml",
  [CORDON_FILE_GEOJSON] = "geojson",
  [CORDON_FILE_KML] = "kml",
  [CORDON_FILE_ZIP] = "zip",
  [CORDON_FILE_GPX] = "gpx",
  [CORDON_FILE_SHAPEFILE] = "shapefile",
  [CORDON_FILE_DXF] = "dxf",
  [CORDON_FILE_GEOPACKAGE] = "geopackage",
};

/* What files of a kind are called; the first that fits counts. */
typedef struct
{
  const char *suffix;
  CordonFileKind kind;
} SuffixRow;

static const SuffixRow suffix_rows[] = {
  { ".osm.pbf", CORDON_FILE_OSM_PBF },
  { ".pbf", CORDON_FILE_OSM_PBF },
  { ".osm", CORDON_FILE_OSM_XML },
  { ".osm.gz", CORDON_FILE_OSM_XML },
  { ".osm.bz2", CORDON_FILE_OSM_XML },
  { ".geojson", CORDON_FILE_GEOJSON },
  { ".json", CORDON_FILE_GEOJSON },
  { ".kml", CORDON_FILE_KML },
  { ".kmz", CORDON_FILE_ZIP },
  { ".gpx", CORDON_FILE_GPX },
  { ".shp", CORDON_FILE_SHAPEFILE },
  { ".dxf", CORDON_FILE_DXF },
};

/* The head of a file, unpacked, with a final zero. */
typedef struct
{
  char bytes[HEAD_SIZE + 1];
  gsize n_bytes;
  gboolean is_packed;
} Head;

static gboolean
begins_with (const Head *head,
             const char *bytes,
             gsize n_bytes)
{
  return head->n_bytes >= n_bytes && memcmp (head->bytes, bytes, n_bytes) == 0;
}

static gboolean
read_head (const char *path,
           Head *head,
           GError **error)
{
  g_autoptr (CordonByteSource) source = cordon_byte_source_open (path, error);
  gssize n_read;

  if (source == NULL)
    return FALSE;
  head->n_bytes = 0;
  head->is_packed = cordon_byte_source_packing (source) != CORDON_PACKING_NONE;
  do
    {
      n_read = cordon_byte_source_read (source, (guint8 *) head->bytes + head->n_bytes,
                                        HEAD_SIZE - head->n_bytes, error);
      if (n_read < 0)
        return FALSE;
      head->n_bytes += (gsize) n_read;
    }
  while (n_read > 0 && head->n_bytes < HEAD_SIZE);
  head->bytes[head->n_bytes] = '\0';
  return TRUE;
}

/* Skips a mark of byte order and blanks. */
static const char *
skip_blanks (const Head *head)
{
  const char *at = head->bytes;

  if (begins_with (head, "\xef\xbb\xbf", 3))
    at += 3;
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/* Finds the name of the first element, past <?...?> and <!...>; NULL if there is none. */
static const char *
find_root (const char *at)
{
  while ((at = strchr (at, '<')) != NULL && (at[1] == '?' || at[1] == '!'))
    {
      const char *end = g_str_has_prefix (at, "<!--") ? strstr (at, "-->") : strchr (at, '>');

      if (end == NULL)
        return NULL;
      at = end;
    }
  return at != NULL ? at + 1 : NULL;
}

static gboolean
is_named (const char *root,
          const char *name)
{
  gsize length = strcspn (root, " \t\r\n/>");
  const char *colon = memchr (root, ':', length);

  if (colon != NULL)
    {
      length -= (gsize) (colon + 1 - root);
      root = colon + 1;
    }
  return length == strlen (name) && strncmp (root, name, length) == 0;
}

static gboolean
recognise_xml (const char *at,
               CordonFileKind *out_kind)
{
  const char *root = *at == '<' ? find_root (at) : NULL;

  if (root == NULL)
    return FALSE;
  if (is_named (root, "osm") || is_named (root, "osmChange"))
    *out_kind = CORDON_FILE_OSM_XML;
  else if (is_named (root, "kml"))
    *out_kind = CORDON_FILE_KML;
  else if (is_named (root, "gpx"))
    *out_kind = CORDON_FILE_GPX;
  else
    return FALSE;
  return TRUE;
}

/* A DXF text is pairs of lines; the first pair is a section, or a comment (code 999). */
static gboolean
is_dxf (const char *at)
{
  if (at[0] == '0' && (at[1] == '\r' || at[1] == '\n'))
    return g_str_has_prefix (at + strspn (at + 1, " \t\r\n") + 1, "SECTION");
  return g_str_has_prefix (at, "999") && strstr (at, "SECTION") != NULL;
}

static gboolean
recognise_content (const Head *head,
                   CordonFileKind *out_kind)
{
  const char *at = skip_blanks (head);

  if (recognise_xml (at, out_kind))
    return !head->is_packed || *out_kind == CORDON_FILE_OSM_XML;
  if (head->is_packed)
    return FALSE;
  if (begins_with (head, "SQLite format 3", 16))
    *out_kind = CORDON_FILE_GEOPACKAGE;
  else if (begins_with (head, "PK\3\4", 4) || begins_with (head, "PK\5\6", 4))
    *out_kind = CORDON_FILE_ZIP;
  else if (begins_with (head, "\0\0\x27\x0a", 4))
    *out_kind = CORDON_FILE_SHAPEFILE;
  else if (head->n_bytes > 15 && memcmp (head->bytes + 6, "OSMHeader", 9) == 0)
    *out_kind = CORDON_FILE_OSM_PBF;
  else if (*at == '{')
    *out_kind = CORDON_FILE_GEOJSON;
  else if (is_dxf (at))
    *out_kind = CORDON_FILE_DXF;
  else
    return FALSE;
  return TRUE;
}

static gboolean
recognise_name (const char *path,
                CordonFileKind *out_kind)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffix_rows); i++)
    if (g_str_has_suffix (name, suffix_rows[i].suffix))
      {
        *out_kind = suffix_rows[i].kind;
        return TRUE;
      }
  return FALSE;
}

/**
 * cordon_recognise:
 * @path: a file
 * @out_kind: (out): its kind
 * @error: set to %CORDON_IMPORT_ERROR_INPUT when the file cannot be read, is
 *   empty, or is of no kind that can be imported
 *
 * Tells what kind of file a file is. That it is a good one is for its reader
 * to find out.
 *
 * Returns: whether it is of a known kind
 */
gboolean
cordon_recognise (const char *path,
                  CordonFileKind *out_kind,
                  GError **error)
{
  g_autofree Head *head = g_new (Head, 1);

  if (!read_head (path, head, error))
    return FALSE;
  if (recognise_content (head, out_kind) || recognise_name (path, out_kind))
    return TRUE;
  g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                       begins_with (head, "AutoCAD Binary DXF", 18)
                         ? _ ("The file is a binary DXF; save it as text (ASCII) DXF")
                         : _ ("The file is of no kind that can be imported; OpenStreetMap "
                              "extracts, GeoJSON, KML, KMZ, GPX, shapefiles, DXF and "
                              "GeoPackages can"));
  return FALSE;
}

/**
 * cordon_file_kind_name:
 * @kind: a kind of file
 *
 * Returns: (transfer none): its name for programs, for example "osm-pbf"
 */
const char *
cordon_file_kind_name (CordonFileKind kind)
{
  return kind_names[kind];
}
