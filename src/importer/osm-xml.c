/* osm-xml.c: OpenStreetMap's XML, read front to back without ever holding it whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * <osm> holds <node>, <way> and <relation>; these hold <tag>, <nd> and <member>.
 * Whatever else there is (notes, metadata, bounds) is read past. Editors mark
 * what was removed by visible="false" or action="delete"; that is left out. The
 * format has no document type: a file that declares one is refused, and with it
 * every trick with entities. <https://wiki.openstreetmap.org/wiki/OSM_XML>
 */
#include "config.h"

#include "importer/osm-xml.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/number.h"
#include "importer/byte-source.h"

#define CHUNK_SIZE (64 * 1024)

/* More text than this without one element in it is no map. */
#define SILENCE_MAX (4 * 1024 * 1024)

/* osm > relation > member is as deep as it goes; Overpass nests two more. */
#define DEPTH_MAX 8

/* The element being read, and all of the reading's state. */
typedef struct
{
  const CordonOsmHandler *handler;
  CordonOsmHeader *header;
  XML_Parser parser;
  GError *error;
  guint depth;
  guint silence;

  CordonOsmKind kind; /* 0 between elements */
  gboolean is_removed;
  gint64 id;
  GeoLonLat place;
  GString *text;   /* keys, values and roles, each with a final zero */
  GArray *tags;    /* of Span pairs, until the element ends */
  GArray *refs;    /* of gint64: the nodes of a way */
  GArray *members; /* of CordonOsmMember, the role an offset until the element ends */
  GArray *roles;   /* of gsize: offsets into text */
  GArray *bound;   /* of CordonMapTag, made from tags at the end */
} Reading;

/* Where a key and a value start in the text. */
typedef struct
{
  gsize key;
  gsize value;
} TagSpan;

static void
fail (Reading *reading,
      CordonImportError code,
      const char *sentence)
{
  if (reading->error != NULL)
    return;
  g_set_error (&reading->error, CORDON_IMPORT_ERROR, code,
               /* TRANSLATORS: %s says what is wrong with a file */
               _ ("%s (line %lu of the file)"), sentence,
               (gulong) XML_GetCurrentLineNumber (reading->parser));
  XML_StopParser (reading->parser, XML_FALSE);
}

static void
fail_input (Reading *reading,
            const char *sentence)
{
  fail (reading, CORDON_IMPORT_ERROR_INPUT, sentence);
}

static const char *
find_attribute (const char **attributes,
                const char *name)
{
  for (; attributes[0] != NULL; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return attributes[1];
  return NULL;
}

static gboolean
parse_id (Reading *reading,
          const char *text,
          gint64 *out_id)
{
  if (text != NULL && cordon_integer_parse (text, out_id))
    return TRUE;
  fail_input (reading, _ ("An element of the OpenStreetMap file has no valid identity"));
  return FALSE;
}

static gboolean
parse_place (const char **attributes,
             GeoLonLat *out_place)
{
  const char *lon = find_attribute (attributes, "lon");
  const char *lat = find_attribute (attributes, "lat");

  return lon != NULL && lat != NULL && cordon_number_parse (lon, &out_place->lon_deg) &&
         cordon_number_parse (lat, &out_place->lat_deg) && out_place->lon_deg >= -180 &&
         out_place->lon_deg <= 180 && out_place->lat_deg >= -90 && out_place->lat_deg <= 90;
}

static gsize
keep_text (Reading *reading,
           const char *text)
{
  gsize offset = reading->text->len;

  g_string_append_len (reading->text, text, (gssize) strlen (text) + 1);
  return offset;
}

/* Times in ISO 8601 UTC sort as text does; the newest is the state of the data. */
static void
note_timestamp (Reading *reading,
                const char *timestamp)
{
  if (timestamp != NULL && strlen (timestamp) < sizeof reading->header->timestamp &&
      strcmp (timestamp, reading->header->timestamp) > 0)
    g_strlcpy (reading->header->timestamp, timestamp, sizeof reading->header->timestamp);
}

static void
note_bounds (Reading *reading,
             const char **attributes)
{
  static const char *const names[] = { "minlon", "minlat", "maxlon", "maxlat" };
  double sides[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = find_attribute (attributes, names[i]);

      if (text == NULL || !cordon_number_parse (text, &sides[i]))
        return;
    }
  if (sides[0] < -180 || sides[2] > 180 || sides[1] < -90 || sides[3] > 90)
    return;
  reading->header->extent = geo_extent_union (
    reading->header->extent, (GeoExtent){ sides[0], sides[1], sides[2], sides[3] });
}

static void
begin_element (Reading *reading,
               CordonOsmKind kind,
               const char **attributes)
{
  const char *visible = find_attribute (attributes, "visible");
  const char *action = find_attribute (attributes, "action");

  reading->kind = kind;
  reading->is_removed = g_strcmp0 (visible, "false") == 0 || g_strcmp0 (action, "delete") == 0;
  g_string_truncate (reading->text, 0);
  g_array_set_size (reading->tags, 0);
  g_array_set_size (reading->refs, 0);
  g_array_set_size (reading->members, 0);
  g_array_set_size (reading->roles, 0);
  note_timestamp (reading, find_attribute (attributes, "timestamp"));
  if (!parse_id (reading, find_attribute (attributes, "id"), &reading->id))
    return;
  if (kind == CORDON_OSM_NODE && !reading->is_removed && !parse_place (attributes, &reading->place))
    fail_input (reading, _ ("A node of the OpenStreetMap file has no place on the Earth"));
}

static void
add_tag (Reading *reading,
         const char **attributes)
{
  const char *key = find_attribute (attributes, "k");
  const char *value = find_attribute (attributes, "v");
  TagSpan span;

  if (key == NULL || value == NULL)
    {
      fail_input (reading, _ ("A tag of the OpenStreetMap file lacks its key or its value"));
      return;
    }
  span.key = keep_text (reading, key);
  span.value = keep_text (reading, value);
  g_array_append_val (reading->tags, span);
}

static void
add_ref (Reading *reading,
         const char **attributes)
{
  gint64 id;

  if (parse_id (reading, find_attribute (attributes, "ref"), &id))
    g_array_append_val (reading->refs, id);
}

static void
add_member (Reading *reading,
            const char **attributes)
{
  const char *type = find_attribute (attributes, "type");
  const char *role = find_attribute (attributes, "role");
  CordonOsmMember member = { 0 };
  gsize offset;

  if (g_strcmp0 (type, "node") == 0)
    member.kind = CORDON_OSM_NODE;
  else if (g_strcmp0 (type, "way") == 0)
    member.kind = CORDON_OSM_WAY;
  else if (g_strcmp0 (type, "relation") == 0)
    member.kind = CORDON_OSM_RELATION;
  else
    fail_input (reading, _ ("A relation of the OpenStreetMap file has a member of no known type"));
  if (reading->error != NULL ||
      !parse_id (reading, find_attribute (attributes, "ref"), &member.id))
    return;
  offset = keep_text (reading, role != NULL ? role : "");
  g_array_append_val (reading->members, member);
  g_array_append_val (reading->roles, offset);
}

static CordonMapTags
bind_tags (Reading *reading)
{
  g_array_set_size (reading->bound, 0);
  for (guint i = 0; i < reading->tags->len; i++)
    {
      TagSpan span = g_array_index (reading->tags, TagSpan, i);
      CordonMapTag tag = { reading->text->str + span.key, reading->text->str + span.value };

      g_array_append_val (reading->bound, tag);
    }
  return (CordonMapTags){ (const CordonMapTag *) (gpointer) reading->bound->data,
                          reading->bound->len };
}

static gboolean
report_relation (Reading *reading,
                 CordonMapTags tags)
{
  const CordonOsmHandler *handler = reading->handler;
  CordonOsmMember *members = (CordonOsmMember *) (gpointer) reading->members->data;
  CordonOsmRelation relation = { reading->id, members, reading->members->len, tags };

  for (guint i = 0; i < reading->members->len; i++)
    members[i].role = reading->text->str + g_array_index (reading->roles, gsize, i);
  return handler->relation (&relation, handler->user_data, &reading->error);
}

static gboolean
report_element (Reading *reading)
{
  const CordonOsmHandler *handler = reading->handler;
  CordonMapTags tags = bind_tags (reading);

  if (reading->kind == CORDON_OSM_NODE)
    {
      CordonOsmNode node = { reading->id, reading->place, tags };

      return handler->node (&node, handler->user_data, &reading->error);
    }
  if (reading->kind == CORDON_OSM_WAY)
    {
      CordonOsmWay way = { reading->id, (const gint64 *) (gpointer) reading->refs->data,
                           reading->refs->len, tags };

      return handler->way (&way, handler->user_data, &reading->error);
    }
  return report_relation (reading, tags);
}

static CordonOsmKind
recognise_kind (const char *name)
{
  if (strcmp (name, "node") == 0)
    return CORDON_OSM_NODE;
  if (strcmp (name, "way") == 0)
    return CORDON_OSM_WAY;
  if (strcmp (name, "relation") == 0)
    return CORDON_OSM_RELATION;
  return 0;
}

static void
begin_root (Reading *reading,
            const char *name)
{
  if (strcmp (name, "osmChange") == 0)
    fail_input (reading, _ ("The file holds changes to a map, not a map; use an extract (.osm)"));
  else if (strcmp (name, "osm") != 0)
    fail_input (reading, _ ("This is not an OpenStreetMap file"));
}

static void XMLCALL
on_element_started (void *user_data,
                    const XML_Char *name,
                    const XML_Char **attributes)
{
  Reading *reading = user_data;
  CordonOsmKind kind;

  reading->silence = 0;
  reading->depth++;
  if (reading->depth > DEPTH_MAX)
    fail_input (reading, _ ("The OpenStreetMap file is nested too deeply"));
  else if (reading->depth == 1)
    begin_root (reading, name);
  else if (reading->depth == 2 && (kind = recognise_kind (name)) != 0)
    begin_element (reading, kind, attributes);
  else if (reading->depth == 2 && strcmp (name, "bounds") == 0)
    note_bounds (reading, attributes);
  else if (reading->depth == 2 && strcmp (name, "meta") == 0)
    note_timestamp (reading, find_attribute (attributes, "osm_base"));
  else if (reading->depth == 3 && reading->kind != 0 && strcmp (name, "tag") == 0)
    add_tag (reading, attributes);
  else if (reading->depth == 3 && reading->kind == CORDON_OSM_WAY && strcmp (name, "nd") == 0)
    add_ref (reading, attributes);
  else if (reading->depth == 3 && reading->kind == CORDON_OSM_RELATION &&
           strcmp (name, "member") == 0)
    add_member (reading, attributes);
}

static void XMLCALL
on_element_ended (void *user_data,
                  const XML_Char *name)
{
  Reading *reading = user_data;
  gboolean is_whole = reading->depth == 2 && reading->kind != 0;

  reading->silence = 0;
  reading->depth--;
  if (!is_whole || reading->error != NULL)
    return;
  if (!reading->is_removed && (reading->handler->wanted & reading->kind) != 0 &&
      !report_element (reading))
    XML_StopParser (reading->parser, XML_FALSE);
  reading->kind = 0;
}

static void XMLCALL
on_doctype_started (void *user_data,
                    const XML_Char *name,
                    const XML_Char *system_id,
                    const XML_Char *public_id,
                    int has_internal_subset)
{
  fail_input (user_data, _ ("The file declares a document type, which no OpenStreetMap file does; "
                            "it is refused"));
}

/* Parses one chunk; the last one is empty. */
static gboolean
parse_chunk (Reading *reading,
             const guint8 *bytes,
             gsize n_bytes)
{
  gboolean is_last = n_bytes == 0;

  reading->silence += (guint) n_bytes;
  if (XML_Parse (reading->parser, (const char *) bytes, (int) n_bytes, is_last) ==
        XML_STATUS_ERROR &&
      reading->error == NULL)
    {
      gboolean is_cut = is_last && reading->depth > 0;
      g_autofree char *sentence = NULL;

      sentence = is_cut ? g_strdup (_ ("The OpenStreetMap file is cut off; download or copy it "
                                       "again"))
                        : g_strdup_printf (_ ("The OpenStreetMap file is not well-formed XML: %s"),
                                           XML_ErrorString (XML_GetErrorCode (reading->parser)));
      fail_input (reading, sentence);
    }
  if (reading->error == NULL && reading->silence > SILENCE_MAX)
    fail (reading, CORDON_IMPORT_ERROR_LIMIT,
          _ ("An element of the OpenStreetMap file is larger than any map needs"));
  return reading->error == NULL;
}

static gboolean
parse_all (Reading *reading,
           CordonByteSource *source,
           CordonImportProgress progress,
           gpointer progress_data)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  gssize n_bytes;

  do
    {
      n_bytes = cordon_byte_source_read (source, chunk, CHUNK_SIZE, &reading->error);
      if (n_bytes < 0 || !parse_chunk (reading, chunk, (gsize) n_bytes))
        return FALSE;
      if (progress != NULL)
        progress (cordon_byte_source_fraction (source), progress_data);
    }
  while (n_bytes > 0);
  return TRUE;
}

static void
begin_reading (Reading *reading)
{
  reading->text = g_string_new (NULL);
  reading->tags = g_array_new (FALSE, FALSE, sizeof (TagSpan));
  reading->refs = g_array_new (FALSE, FALSE, sizeof (gint64));
  reading->members = g_array_new (FALSE, FALSE, sizeof (CordonOsmMember));
  reading->roles = g_array_new (FALSE, FALSE, sizeof (gsize));
  reading->bound = g_array_new (FALSE, FALSE, sizeof (CordonMapTag));
  reading->parser = XML_ParserCreate (NULL);
  XML_SetUserData (reading->parser, reading);
  XML_SetElementHandler (reading->parser, on_element_started, on_element_ended);
  XML_SetStartDoctypeDeclHandler (reading->parser, on_doctype_started);
}

static void
end_reading (Reading *reading)
{
  g_string_free (reading->text, TRUE);
  g_array_unref (reading->tags);
  g_array_unref (reading->refs);
  g_array_unref (reading->members);
  g_array_unref (reading->roles);
  g_array_unref (reading->bound);
  XML_ParserFree (reading->parser);
}

/**
 * cordon_osm_xml_read:
 * @path: a file, plain or packed by gzip or bzip2
 * @handler: what is wanted and who is told
 * @progress: (nullable): told the share of the file that is read
 * @progress_data: passed to @progress
 * @out_header: (out): what the file says of itself; the time of the data is
 *   that of its newest element when it does not say
 * @error: set to a #CordonImportError when the file is not OpenStreetMap XML,
 *   damaged, cut off or too large, or by @handler
 *
 * Reads the extract from front to back and reports what is wanted, in the
 * file's order. An element is reported only when it has been read to its end.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_osm_xml_read (const char *path,
                     const CordonOsmHandler *handler,
                     CordonImportProgress progress,
                     gpointer progress_data,
                     CordonOsmHeader *out_header,
                     GError **error)
{
  g_autoptr (CordonByteSource) source = cordon_byte_source_open (path, error);
  Reading reading = { .handler = handler, .header = out_header };
  gboolean is_read;

  *out_header = (CordonOsmHeader){ .extent = GEO_EXTENT_EMPTY };
  if (source == NULL)
    return FALSE;
  begin_reading (&reading);
  is_read = parse_all (&reading, source, progress, progress_data);
  end_reading (&reading);
  if (!is_read)
    g_propagate_error (error, reading.error);
  return is_read;
}
