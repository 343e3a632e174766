/* osm-block.c: decoding the PrimitiveBlock of OpenStreetMap's PBF format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PrimitiveBlock is a table of strings and groups of elements that point into
 * it by index. Identities and places are differences to the element before, in
 * zig-zag varints; a place is offset + granularity * number, in nanodegrees.
 * Every index is held against the table, every place against the Earth; sums
 * of what the file says wrap around instead of overflowing.
 */
#include "config.h"

#include "importer/osm-block.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The fields of PrimitiveGroup. */
enum
{
  GROUP_NODE = 1,
  GROUP_DENSE = 2,
  GROUP_WAY = 3,
  GROUP_RELATION = 4,
};

#define NANODEGREES_PER_DEGREE 1e9

struct _CordonOsmBlock
{
  GByteArray *text;   /* the strings, each with a final zero */
  GPtrArray *strings; /* where each of them starts in it */
  GArray *tags;       /* of CordonMapTag: those of the element at hand */
  GArray *ids;        /* of gint64: the way's nodes or the relation's members */
  GArray *members;    /* of CordonOsmMember */
  gint64 granularity;
  gint64 lat_offset;
  gint64 lon_offset;
};

/* The fields that nodes, ways and relations share, as their message has them. */
typedef struct
{
  gint64 id;
  CordonPbReader keys;
  CordonPbReader values;
  CordonPbReader ids;
  CordonPbReader roles;
  CordonPbReader kinds;
  gint64 lat;
  gint64 lon;
} Element;

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                       _ ("The OpenStreetMap file is damaged: an element in it cannot be read; "
                          "download or copy it again"));
  return FALSE;
}

/* Copies the table of strings, so that each ends with a zero. */
static gboolean
read_strings (CordonOsmBlock *block,
              CordonPbReader table)
{
  CordonPbReader sizing = table;
  CordonPbField field;
  gsize n_bytes = 0;

  g_ptr_array_set_size (block->strings, 0);
  while (cordon_pb_next (&sizing, &field))
    n_bytes += (field.bytes.end - field.bytes.at) + 1;
  if (sizing.is_damaged || n_bytes > G_MAXUINT / 2)
    return FALSE;

  g_byte_array_set_size (block->text, (guint) n_bytes);
  n_bytes = 0;
  while (cordon_pb_next (&table, &field))
    {
      gsize length = field.bytes.end - field.bytes.at;
      char *copy = (char *) block->text->data + n_bytes;

      if (field.number != 1 || field.wire != CORDON_PB_BYTES)
        continue;
      if (!g_utf8_validate_len ((const char *) field.bytes.at, length, NULL))
        return FALSE;
      if (length > 0)
        memcpy (copy, field.bytes.at, length);
      copy[length] = '\0';
      g_ptr_array_add (block->strings, copy);
      n_bytes += length + 1;
    }
  return TRUE;
}

/* Reads all of the block but its groups, which may come first. */
static gboolean
read_frame (CordonOsmBlock *block,
            CordonPbReader message)
{
  CordonPbField field;

  block->granularity = 100;
  block->lat_offset = 0;
  block->lon_offset = 0;
  g_ptr_array_set_size (block->strings, 0);
  while (cordon_pb_next (&message, &field))
    switch (field.number)
      {
      case 1:
        if (field.wire != CORDON_PB_BYTES || !read_strings (block, field.bytes))
          return FALSE;
        break;
      case 17:
        block->granularity = (gint64) field.value;
        break;
      case 19:
        block->lat_offset = (gint64) field.value;
        break;
      case 20:
        block->lon_offset = (gint64) field.value;
        break;
      default:
        break;
      }
  return !message.is_damaged && block->granularity > 0;
}

static const char *
find_string (CordonOsmBlock *block,
             guint64 index)
{
  return index < block->strings->len ? g_ptr_array_index (block->strings, index) : NULL;
}

static gboolean
append_tag (CordonOsmBlock *block,
            guint64 key,
            guint64 value)
{
  CordonMapTag tag = { find_string (block, key), find_string (block, value) };

  if (tag.key == NULL || tag.value == NULL)
    return FALSE;
  g_array_append_val (block->tags, tag);
  return TRUE;
}

/* Pairs the keys with the values of an element that is not dense. */
static gboolean
read_tags (CordonOsmBlock *block,
           Element *element)
{
  g_array_set_size (block->tags, 0);
  while (!cordon_pb_is_done (&element->keys) && !cordon_pb_is_done (&element->values))
    {
      guint64 key = cordon_pb_varint (&element->keys);
      guint64 value = cordon_pb_varint (&element->values);

      if (element->keys.is_damaged || element->values.is_damaged ||
          !append_tag (block, key, value))
        return FALSE;
    }
  return cordon_pb_is_done (&element->keys) && cordon_pb_is_done (&element->values);
}

/* Adds up a row of differences. */
static gboolean
read_ids (CordonOsmBlock *block,
          CordonPbReader differences)
{
  gint64 id = 0;

  g_array_set_size (block->ids, 0);
  while (!cordon_pb_is_done (&differences))
    {
      id = cordon_pb_add (id, cordon_pb_zigzag (cordon_pb_varint (&differences)));
      g_array_append_val (block->ids, id);
    }
  return !differences.is_damaged;
}

static CordonMapTags
borrow_tags (CordonOsmBlock *block)
{
  return (CordonMapTags){ (const CordonMapTag *) (gpointer) block->tags->data, block->tags->len };
}

/* Turns a place in the block's units into degrees; FALSE when it is not on the Earth. */
static gboolean
locate (const CordonOsmBlock *block,
        gint64 lon,
        gint64 lat,
        GeoLonLat *out_place)
{
  double granularity = (double) block->granularity;

  /* A division rounds to the double nearest the decimal in the file; a product may not. */
  out_place->lon_deg = ((double) block->lon_offset + granularity * (double) lon) /
                       NANODEGREES_PER_DEGREE;
  out_place->lat_deg = ((double) block->lat_offset + granularity * (double) lat) /
                       NANODEGREES_PER_DEGREE;
  return out_place->lon_deg >= -180 && out_place->lon_deg <= 180 &&
         out_place->lat_deg >= -90 && out_place->lat_deg <= 90;
}

/* Reads a Node, Way or Relation; which fields mean what depends on @group_field. */
static gboolean
read_element (CordonPbReader message,
              guint group_field,
              Element *out_element)
{
  CordonPbField field;

  *out_element = (Element){ 0 };
  while (cordon_pb_next (&message, &field))
    switch (field.number)
      {
      case 1:
        out_element->id = group_field == GROUP_NODE ? cordon_pb_zigzag (field.value)
                                                    : (gint64) field.value;
        break;
      case 2:
        out_element->keys = field.bytes;
        break;
      case 3:
        out_element->values = field.bytes;
        break;
      case 8:
        out_element->lat = cordon_pb_zigzag (field.value);
        if (group_field == GROUP_WAY)
          out_element->ids = field.bytes;
        else
          out_element->roles = field.bytes;
        break;
      case 9:
        out_element->lon = cordon_pb_zigzag (field.value);
        if (group_field == GROUP_RELATION)
          out_element->ids = field.bytes;
        break;
      case 10:
        out_element->kinds = field.bytes;
        break;
      default:
        break;
      }
  return !message.is_damaged;
}

static gboolean
report_node (CordonOsmBlock *block,
             Element *element,
             const CordonOsmHandler *handler,
             GError **error)
{
  CordonOsmNode node = { .id = element->id };

  if (!read_tags (block, element) || !locate (block, element->lon, element->lat, &node.place))
    return fail (error);
  node.tags = borrow_tags (block);
  return handler->node (&node, handler->user_data, error);
}

static gboolean
report_way (CordonOsmBlock *block,
            Element *element,
            const CordonOsmHandler *handler,
            GError **error)
{
  CordonOsmWay way = { .id = element->id };

  if (!read_tags (block, element) || !read_ids (block, element->ids))
    return fail (error);
  way.node_ids = (const gint64 *) (gpointer) block->ids->data;
  way.n_nodes = block->ids->len;
  way.tags = borrow_tags (block);
  return handler->way (&way, handler->user_data, error);
}

/* Fills in the members of a relation from its three rows, which must be of one length. */
static gboolean
read_members (CordonOsmBlock *block,
              Element *element)
{
  static const CordonOsmKind kinds[] = { CORDON_OSM_NODE, CORDON_OSM_WAY, CORDON_OSM_RELATION };

  g_array_set_size (block->members, 0);
  if (!read_ids (block, element->ids))
    return FALSE;
  for (guint i = 0; i < block->ids->len; i++)
    {
      guint64 role = cordon_pb_varint (&element->roles);
      guint64 kind = cordon_pb_varint (&element->kinds);
      CordonOsmMember member = { .id = g_array_index (block->ids, gint64, i) };

      member.role = find_string (block, role);
      if (element->roles.is_damaged || element->kinds.is_damaged || member.role == NULL ||
          kind >= G_N_ELEMENTS (kinds))
        return FALSE;
      member.kind = kinds[kind];
      g_array_append_val (block->members, member);
    }
  return cordon_pb_is_done (&element->roles) && cordon_pb_is_done (&element->kinds);
}

static gboolean
report_relation (CordonOsmBlock *block,
                 Element *element,
                 const CordonOsmHandler *handler,
                 GError **error)
{
  CordonOsmRelation relation = { .id = element->id };

  if (!read_tags (block, element) || !read_members (block, element))
    return fail (error);
  relation.members = (const CordonOsmMember *) (gpointer) block->members->data;
  relation.n_members = block->members->len;
  relation.tags = borrow_tags (block);
  return handler->relation (&relation, handler->user_data, error);
}

/* Reads the tags of one dense node: key, value, key, value, ..., 0. */
static gboolean
read_dense_tags (CordonOsmBlock *block,
                 CordonPbReader *keys_values)
{
  g_array_set_size (block->tags, 0);
  while (!cordon_pb_is_done (keys_values))
    {
      guint64 key = cordon_pb_varint (keys_values);

      if (key == 0)
        break;
      if (!append_tag (block, key, cordon_pb_varint (keys_values)))
        return FALSE;
    }
  return !keys_values->is_damaged;
}

static gboolean
report_dense_nodes (CordonOsmBlock *block,
                    CordonPbReader message,
                    const CordonOsmHandler *handler,
                    GError **error)
{
  CordonPbReader ids = { 0 }, lats = { 0 }, lons = { 0 }, keys_values = { 0 };
  CordonOsmNode node = { 0 };
  CordonPbField field;
  gint64 lon = 0;
  gint64 lat = 0;

  while (cordon_pb_next (&message, &field))
    {
      if (field.number == 1)
        ids = field.bytes;
      else if (field.number == 8)
        lats = field.bytes;
      else if (field.number == 9)
        lons = field.bytes;
      else if (field.number == 10)
        keys_values = field.bytes;
    }
  if (message.is_damaged)
    return fail (error);

  while (!cordon_pb_is_done (&ids))
    {
      node.id = cordon_pb_add (node.id, cordon_pb_zigzag (cordon_pb_varint (&ids)));
      lat = cordon_pb_add (lat, cordon_pb_zigzag (cordon_pb_varint (&lats)));
      lon = cordon_pb_add (lon, cordon_pb_zigzag (cordon_pb_varint (&lons)));
      if (ids.is_damaged || lats.is_damaged || lons.is_damaged ||
          !locate (block, lon, lat, &node.place) || !read_dense_tags (block, &keys_values))
        return fail (error);
      node.tags = borrow_tags (block);
      if (!handler->node (&node, handler->user_data, error))
        return FALSE;
    }
  return cordon_pb_is_done (&lats) && cordon_pb_is_done (&lons) &&
             cordon_pb_is_done (&keys_values)
           ? TRUE
           : fail (error);
}

/* Hands on one field of a group, if its kind is wanted. */
static gboolean
report (CordonOsmBlock *block,
        const CordonPbField *field,
        const CordonOsmHandler *handler,
        guint *inout_kinds,
        GError **error)
{
  static const guint kind_by_field[] = { 0, CORDON_OSM_NODE, CORDON_OSM_NODE, CORDON_OSM_WAY,
                                         CORDON_OSM_RELATION };
  guint kind = field->number < G_N_ELEMENTS (kind_by_field) ? kind_by_field[field->number] : 0;
  Element element;

  if (kind != 0 && field->wire != CORDON_PB_BYTES)
    return fail (error);
  *inout_kinds |= kind;
  if ((kind & handler->wanted) == 0)
    return TRUE;
  if (field->number == GROUP_DENSE)
    return report_dense_nodes (block, field->bytes, handler, error);
  if (!read_element (field->bytes, field->number, &element))
    return fail (error);
  if (field->number == GROUP_NODE)
    return report_node (block, &element, handler, error);
  if (field->number == GROUP_WAY)
    return report_way (block, &element, handler, error);
  return report_relation (block, &element, handler, error);
}

/**
 * cordon_osm_block_new:
 *
 * Returns: (transfer full): a decoder, to be used for one block after another
 */
CordonOsmBlock *
cordon_osm_block_new (void)
{
  CordonOsmBlock *block = g_new0 (CordonOsmBlock, 1);

  block->text = g_byte_array_new ();
  block->strings = g_ptr_array_new ();
  block->tags = g_array_new (FALSE, FALSE, sizeof (CordonMapTag));
  block->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  block->members = g_array_new (FALSE, FALSE, sizeof (CordonOsmMember));
  return block;
}

/**
 * cordon_osm_block_free:
 * @block: (transfer full): a decoder
 *
 * Frees the decoder.
 */
void
cordon_osm_block_free (CordonOsmBlock *block)
{
  g_byte_array_unref (block->text);
  g_ptr_array_unref (block->strings);
  g_array_unref (block->tags);
  g_array_unref (block->ids);
  g_array_unref (block->members);
  g_free (block);
}

/**
 * cordon_osm_block_read:
 * @block: a decoder
 * @message: an unpacked PrimitiveBlock
 * @handler: who is told of the elements
 * @out_kinds: (out): the kinds of elements the block holds, wanted or not
 * @error: set to %CORDON_IMPORT_ERROR_INPUT when the block is damaged, or by @handler
 *
 * Reports the wanted elements of one block in the order they have in it.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_osm_block_read (CordonOsmBlock *block,
                       CordonPbReader message,
                       const CordonOsmHandler *handler,
                       guint *out_kinds,
                       GError **error)
{
  CordonPbField group, field;

  *out_kinds = 0;
  if (!read_frame (block, message))
    return fail (error);
  while (cordon_pb_next (&message, &group))
    {
      if (group.number != 2 || group.wire != CORDON_PB_BYTES)
        continue;
      while (cordon_pb_next (&group.bytes, &field))
        if (!report (block, &field, handler, out_kinds, error))
          return FALSE;
      if (group.bytes.is_damaged)
        return fail (error);
    }
  return message.is_damaged ? fail (error) : TRUE;
}
