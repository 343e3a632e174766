/* kml.c: a plan as KML 2.2, for globes and phones.
 *
 * One folder per spatial table, one placemark per record. A placemark says in
 * words what a viewer shows on a tap (description), carries every field that
 * is set (ExtendedData, under the field's declared name), is visible while the
 * record is in force (TimeSpan), and has the colour of the organisation that
 * answers for it. KML is for looking: what is to be read back is written as
 * GeoJSON.
 *
 * The order of elements is that of the schema (OGC 07-147r2), which viewers
 * are lenient about and validators are not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/kml.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "base/minute.h"
#include "base/number.h"

/* How a table's records look when nobody with a colour answers for them. */
typedef struct
{
  CordonTableId table;
  const char *colour; /* "#rrggbb" */
  guint line_width;
  guint fill_alpha;
} Look;

static const Look looks[] = {
  { CORDON_TABLE_VENUE, "#5e5c64", 1, 0x30 },
  { CORDON_TABLE_ZONE, "#1a5fb4", 2, 0x60 },
  { CORDON_TABLE_PERIMETER, "#a51d2d", 4, 0 },
  { CORDON_TABLE_BARRIER, "#3d3846", 3, 0 },
  { CORDON_TABLE_GATE, "#26a269", 2, 0 },
  { CORDON_TABLE_EXIT, "#2ec27e", 2, 0 },
  { CORDON_TABLE_POST, "#1c71d8", 2, 0 },
  { CORDON_TABLE_PATROL, "#813d9c", 2, 0 },
  { CORDON_TABLE_POINT, "#e66100", 2, 0 },
};

typedef struct
{
  xmlTextWriter *xml;
  const CordonPlan *plan;
  CordonTextContext context;
} Writer;

#define XML(text) ((const xmlChar *) (text))

static const Look *
find_look (CordonTableId table)
{
  static const Look plain = { CORDON_TABLE_PLAN, "#5e5c64", 2, 0x40 };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].table == table)
      return &looks[i];
  return &plain;
}

/* Characters that XML 1.0 cannot hold at all become blanks. */
static char *
make_xml_text (const char *text)
{
  char *clean = g_strdup (text);

  for (char *c = clean; *c != '\0'; c++)
    if ((guchar) *c < 0x20 && *c != '\t' && *c != '\n' && *c != '\r')
      *c = ' ';
  return clean;
}

static void
start (Writer *writer,
       const char *name)
{
  xmlTextWriterStartElement (writer->xml, XML (name));
}

static void
end (Writer *writer)
{
  xmlTextWriterEndElement (writer->xml);
}

static void
write_text (Writer *writer,
            const char *name,
            const char *text)
{
  g_autofree char *clean = text != NULL ? make_xml_text (text) : NULL;

  if (clean != NULL && *clean != '\0')
    xmlTextWriterWriteElement (writer->xml, XML (name), XML (clean));
}

/* "#rrggbb" as KML has it: opacity, blue, green, red. */
static char *
kml_colour (const char *colour,
            guint alpha)
{
  return g_strdup_printf ("%02x%c%c%c%c%c%c", alpha, colour[5], colour[6], colour[3], colour[4], colour[1], colour[2]);
}

static void
write_colour (Writer *writer,
              const char *colour,
              guint alpha)
{
  g_autofree char *text = kml_colour (colour, alpha);

  write_text (writer, "color", text);
}

/* Who answers for a record: the field "owner", which every table that has one calls so. */
static const CordonOrganisation *
find_owner (Writer *writer,
            const CordonRecord *record)
{
  const CordonField *field = cordon_table_find_field (cordon_table_get (record->table), "owner");

  if (field == NULL)
    return NULL;
  return (gconstpointer) cordon_plan_find (writer->plan, CORDON_TABLE_ORGANISATION,
                                           *(const gint64 *) cordon_record_peek (record, field));
}

static char *
style_id (const CordonTable *table,
          const CordonOrganisation *owner)
{
  if (owner == NULL || owner->colour == NULL)
    return g_strdup (table->name);
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, table->name, owner->record.id);
}

static void
write_style (Writer *writer,
             const CordonTable *table,
             const CordonOrganisation *owner)
{
  const Look *look = find_look (table->id);
  const char *colour = owner != NULL && owner->colour != NULL ? owner->colour : look->colour;
  g_autofree char *id = style_id (table, owner);
  g_autofree char *width = g_strdup_printf ("%u", look->line_width);

  start (writer, "Style");
  xmlTextWriterWriteAttribute (writer->xml, XML ("id"), XML (id));
  start (writer, "IconStyle");
  write_colour (writer, colour, 0xff);
  end (writer);
  start (writer, "LineStyle");
  write_colour (writer, colour, 0xff);
  write_text (writer, "width", width);
  end (writer);
  start (writer, "PolyStyle");
  write_colour (writer, colour, look->fill_alpha);
  end (writer);
  end (writer);
}

/* The plain style of a table, and one for each organisation that answers for some of its records. */
static void
write_styles (Writer *writer,
              const CordonTable *table)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GPtrArray) records = cordon_plan_list (writer->plan, table->id);

  write_style (writer, table, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      const CordonOrganisation *owner = find_owner (writer, records->pdata[i]);

      if (owner != NULL && owner->colour != NULL && g_hash_table_add (known, (gpointer) owner))
        write_style (writer, table, owner);
    }
}

/* The first field of that type, which says when a record is in force. */
static const CordonWindows *
find_windows (const CordonRecord *record)
{
  const CordonTable *table = cordon_table_get (record->table);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].type == CORDON_FIELD_WINDOWS)
      return *(const CordonWindows *const *) cordon_record_peek (record, &table->fields[i]);
  return NULL;
}

static void
write_minute (Writer *writer,
              const char *name,
              gint64 minute)
{
  g_autofree char *text = cordon_minute_format_local (minute, NULL, "%Y-%m-%dT%H:%M:00Z");

  write_text (writer, name, text);
}

/* KML knows one span: from the first minute of the first window to the end of the last. */
static void
write_time_span (Writer *writer,
                 const CordonRecord *record)
{
  const CordonWindows *windows = find_windows (record);

  if (windows == NULL)
    return;
  start (writer, "TimeSpan");
  write_minute (writer, "begin", windows->items[0].start_min);
  write_minute (writer, "end", windows->items[windows->n_items - 1].end_min);
  end (writer);
}

/* A value for people: words of lists in their language, numbers with their unit. */
static char *
describe_value (Writer *writer,
                const CordonRecord *record,
                const CordonField *field)
{
  g_autofree char *text = cordon_record_get_text (record, field, &writer->context);

  if (field->type == CORDON_FIELD_ENUM)
    return g_strdup (cordon_vocabulary_label (field->vocabulary, *(const int *) cordon_record_peek (record, field)));
  if (field->type == CORDON_FIELD_FLAG)
    return g_strdup (*(const int *) cordon_record_peek (record, field) != 0 ? _ ("yes") : _ ("no"));
  if (field->unit != NULL && field->unit->symbol[0] != '\0' && field->type != CORDON_FIELD_SCHEDULE)
    return g_strdup_printf ("%s %s", text, _ (field->unit->symbol));
  return g_steal_pointer (&text);
}

static void
write_description (Writer *writer,
                   const CordonRecord *record)
{
  const CordonTable *table = cordon_table_get (record->table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      g_autofree char *value = NULL;

      if (field == table->name_field || field == table->code_field || field == table->shape ||
          !cordon_record_is_set (record, field))
        continue;
      value = describe_value (writer, record, field);
      /* TRANSLATORS: a field's label and its value */
      g_string_append_printf (text, _ ("%s: %s"), cordon_field_label (field), value);
      g_string_append_c (text, '\n');
    }
  write_text (writer, "description", text->str);
}

static void
write_extended_data (Writer *writer,
                     const CordonRecord *record)
{
  const CordonTable *table = cordon_table_get (record->table);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);

  start (writer, "ExtendedData");
  start (writer, "Data");
  xmlTextWriterWriteAttribute (writer->xml, XML ("name"), XML ("id"));
  write_text (writer, "value", id);
  end (writer);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      g_autofree char *value = NULL;

      if (field == table->shape || !cordon_record_is_set (record, field))
        continue;
      value = cordon_record_get_text (record, field, &writer->context);
      start (writer, "Data");
      xmlTextWriterWriteAttribute (writer->xml, XML ("name"), XML (field->name));
      write_text (writer, "displayName", cordon_field_label (field));
      write_text (writer, "value", value);
      end (writer);
    }
  end (writer);
}

static void
write_coordinates (Writer *writer,
                   const GeoLonLat *places,
                   guint n_places)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[CORDON_NUMBER_SIZE];

  for (guint i = 0; i < n_places; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, cordon_number_format (buffer, places[i].lon_deg));
      g_string_append_c (text, ',');
      g_string_append (text, cordon_number_format (buffer, places[i].lat_deg));
    }
  write_text (writer, "coordinates", text->str);
}

static void
write_ring (Writer *writer,
            const GeoShape *shape,
            guint part)
{
  guint n_places;
  const GeoLonLat *places = geo_shape_part (shape, part, &n_places);

  start (writer, part == 0 ? "outerBoundaryIs" : "innerBoundaryIs");
  start (writer, "LinearRing");
  write_coordinates (writer, places, n_places);
  end (writer);
  end (writer);
}

static void
write_shape (Writer *writer,
             const GeoShape *shape)
{
  static const char *const names[] = { "", "Point", "LineString", "Polygon" };
  GeoShapeKind kind = geo_shape_kind (shape);
  guint n_places;
  const GeoLonLat *places = geo_shape_places (shape, &n_places);

  start (writer, names[kind]);
  if (kind != GEO_SHAPE_POINT)
    write_text (writer, "tessellate", "1");
  if (kind == GEO_SHAPE_POLYGON)
    for (guint i = 0; i < geo_shape_n_parts (shape); i++)
      write_ring (writer, shape, i);
  else
    write_coordinates (writer, places, n_places);
  end (writer);
}

static void
write_placemark (Writer *writer,
                 const CordonTable *table,
                 const CordonRecord *record)
{
  g_autofree char *id = g_strdup_printf ("%s.%" G_GINT64_FORMAT, table->name, record->id);
  g_autofree char *title = cordon_record_title (record);
  g_autofree char *style = style_id (table, find_owner (writer, record));
  g_autofree char *url = g_strconcat ("#", style, NULL);

  start (writer, "Placemark");
  xmlTextWriterWriteAttribute (writer->xml, XML ("id"), XML (id));
  write_text (writer, "name", title);
  write_description (writer, record);
  write_time_span (writer, record);
  write_text (writer, "styleUrl", url);
  write_extended_data (writer, record);
  write_shape (writer, cordon_record_shape (record));
  end (writer);
}

static void
write_folder (Writer *writer,
              const CordonTable *table)
{
  g_autoptr (GPtrArray) records = cordon_plan_list (writer->plan, table->id);

  start (writer, "Folder");
  write_text (writer, "name", cordon_table_plural (table));
  for (guint i = 0; i < records->len; i++)
    if (cordon_record_shape (records->pdata[i]) != NULL)
      write_placemark (writer, table, records->pdata[i]);
  end (writer);
}

static gboolean
is_written (Writer *writer,
            const CordonTable *table,
            const CordonTable *only)
{
  return table->shape != NULL && (only == NULL || only == table) && cordon_plan_count (writer->plan, table->id) > 0;
}

/* The sharing label stands where nobody who opens the file can miss it. */
static void
write_head (Writer *writer)
{
  const CordonPlanInfo *info = cordon_plan_info (writer->plan);
  g_autoptr (GString) text = g_string_new (NULL);

  write_text (writer, "name", info != NULL ? info->name : _ ("Plan"));
  if (info == NULL)
    return;
  if (info->tlp != 0)
    g_string_append_printf (text, "%s\n", cordon_vocabulary_label (&cordon_vocabulary_tlp, info->tlp));
  if (info->demonstration == 1)
    g_string_append_printf (text, "%s\n", _ ("DEMONSTRATION"));
  if (info->event != NULL)
    g_string_append_printf (text, "%s\n", info->event);
  write_text (writer, "description", text->str);
}

static void
write_document (Writer *writer,
                const CordonTable *only)
{
  xmlTextWriterStartDocument (writer->xml, "1.0", "UTF-8", NULL);
  xmlTextWriterStartElementNS (writer->xml, NULL, XML ("kml"), XML ("http://www.opengis.net/kml/2.2"));
  start (writer, "Document");
  write_head (writer);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (is_written (writer, cordon_table_get (i), only))
      write_styles (writer, cordon_table_get (i));
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (is_written (writer, cordon_table_get (i), only))
      write_folder (writer, cordon_table_get (i));
  xmlTextWriterEndDocument (writer->xml);
}

/**
 * cordon_kml_format:
 * @plan: a plan
 * @table: (nullable): the one table to write; %NULL for all that have a place
 *   on the map
 *
 * Returns: (transfer full): the KML text; equal for equal plans
 */
char *
cordon_kml_format (const CordonPlan *plan,
                   const CordonTable *table)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  Writer writer = { .xml = xmlNewTextWriterMemory (buffer, 0), .plan = plan };
  char *text;

  cordon_plan_text_context (plan, &writer.context);
  xmlTextWriterSetIndent (writer.xml, 1);
  xmlTextWriterSetIndentString (writer.xml, XML (" "));
  write_document (&writer, table);
  xmlFreeTextWriter (writer.xml);
  text = g_strndup ((const char *) xmlBufferContent (buffer), xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  return text;
}

/**
 * cordon_kml_save:
 * @plan: a plan
 * @table: (nullable): the one table to write; %NULL for all that have a place
 *   on the map
 * @path: where to write
 * @error: return location for a #GError
 *
 * Writes the file whole or leaves what was there.
 *
 * Errors: %CORDON_EXCHANGE_ERROR_FILE, %CORDON_EXCHANGE_ERROR_TABLE for a table
 * without geometry
 *
 * Returns: whether the file was written
 */
gboolean
cordon_kml_save (const CordonPlan *plan,
                 const CordonTable *table,
                 const char *path,
                 GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;

  if (table != NULL && table->shape == NULL)
    {
      g_set_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_TABLE,
                   _ ("table %s has no place on the map, so there is nothing to show in KML; write it as .csv"),
                   table->name);
      return FALSE;
    }
  text = cordon_kml_format (plan, table);
  if (g_file_set_contents (path, text, -1, &why))
    return TRUE;
  g_set_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE, _ ("“%s” cannot be written: %s"), path,
               why->message);
  return FALSE;
}
