/* finding-json.c: a finding as a JSON object.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The contract, which only grows: members are added, never renamed or removed.
 *
 *   id          text, stable over re-runs
 *   check       "C01" ...
 *   severity    "blocker", "major", "minor", "info"
 *   status      "gap", "not-assessable", "error"
 *   title       a sentence
 *   value       number or null;  unit  text
 *   threshold   null, or { value, key, kind: "published" | "default" | "local", source }
 *   formula     text or null
 *   inputs      [ { name, value, unit, table, id } ]; table and id null where computed
 *   organisation  id of who must act as text, or null; organisation_name  text or null
 *   from, to    "2027-05-23T05:30Z", or null for always
 *   objects     [ { table, id, name } ]; ids are texts, because they have 63 bits
 *   geometry    a GeoJSON GeometryCollection, or null
 *   why         text or null
 *   fixes       [ { number (from 1), label, effect, predicted, changes } ]
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/minute.h"
#include "check/finding.h"

static void
write_id (CordonJsonWriter *writer,
          const char *name,
          gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  cordon_json_writer_member_string (writer, name, id != CORDON_ID_NONE ? text : NULL);
}

static void
write_minute (CordonJsonWriter *writer,
              const char *name,
              gint64 minute)
{
  gboolean is_bounded = minute > CORDON_INTERVAL_ALWAYS.start_min && minute < CORDON_INTERVAL_ALWAYS.end_min;
  g_autofree char *text = is_bounded ? cordon_minute_format (minute) : NULL;

  cordon_json_writer_member_string (writer, name, text);
}

static void
write_name (CordonJsonWriter *writer,
            const char *name,
            const CordonPlan *plan,
            CordonTableId table,
            gint64 id)
{
  const CordonRecord *record = cordon_plan_find (plan, table, id);
  g_autofree char *title = record != NULL ? cordon_record_title (record) : NULL;

  cordon_json_writer_member_string (writer, name, title);
}

static void
write_threshold (CordonJsonWriter *writer,
                 const CordonFinding *finding)
{
  static const char *const kinds[] = { "published", "default", "local" };
  g_autofree char *source = NULL;

  cordon_json_writer_member (writer, "threshold");
  if (finding->threshold_key == NULL)
    {
      cordon_json_writer_null (writer);
      return;
    }
  source = cordon_threshold_source_text (finding->threshold_kind, finding->threshold_source);
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_number (writer, "value", finding->threshold);
  cordon_json_writer_member_string (writer, "key", finding->threshold_key);
  cordon_json_writer_member_string (writer, "kind", kinds[finding->threshold_kind]);
  cordon_json_writer_member_string (writer, "source", source);
  cordon_json_writer_end_object (writer);
}

static void
write_inputs (CordonJsonWriter *writer,
              const CordonFinding *finding)
{
  cordon_json_writer_member (writer, "inputs");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < finding->inputs->len; i++)
    {
      const CordonFindingInput *input = &g_array_index (finding->inputs, CordonFindingInput, i);
      gboolean is_read = input->from.id != CORDON_ID_NONE;

      cordon_json_writer_begin_object (writer);
      cordon_json_writer_member_string (writer, "name", _ (input->name));
      cordon_json_writer_member_number (writer, "value", input->value);
      cordon_json_writer_member_string (writer, "unit", input->unit);
      cordon_json_writer_member_string (writer, "table",
                                        is_read ? cordon_table_get (input->from.table)->name : NULL);
      write_id (writer, "id", input->from.id);
      cordon_json_writer_end_object (writer);
    }
  cordon_json_writer_end_array (writer);
}

static void
write_objects (CordonJsonWriter *writer,
               const CordonFinding *finding,
               const CordonPlan *plan)
{
  cordon_json_writer_member (writer, "objects");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < finding->objects->len; i++)
    {
      const CordonFindingObject *object = &g_array_index (finding->objects, CordonFindingObject, i);

      cordon_json_writer_begin_object (writer);
      cordon_json_writer_member_string (writer, "table", cordon_table_get (object->table)->name);
      write_id (writer, "id", object->id);
      write_name (writer, "name", plan, object->table, object->id);
      cordon_json_writer_end_object (writer);
    }
  cordon_json_writer_end_array (writer);
}

static void
write_places (CordonJsonWriter *writer,
              const GeoLonLat *places,
              guint n_places)
{
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < n_places; i++)
    {
      cordon_json_writer_begin_array (writer);
      cordon_json_writer_number (writer, places[i].lon_deg);
      cordon_json_writer_number (writer, places[i].lat_deg);
      cordon_json_writer_end_array (writer);
    }
  cordon_json_writer_end_array (writer);
}

static void
write_shape (CordonJsonWriter *writer,
             const GeoShape *shape)
{
  guint n_places;
  const GeoLonLat *places = geo_shape_places (shape, &n_places);

  cordon_json_writer_begin_object (writer);
  switch (geo_shape_kind (shape))
    {
    case GEO_SHAPE_POINT:
      cordon_json_writer_member_string (writer, "type", "Point");
      cordon_json_writer_member (writer, "coordinates");
      cordon_json_writer_begin_array (writer);
      cordon_json_writer_number (writer, places[0].lon_deg);
      cordon_json_writer_number (writer, places[0].lat_deg);
      cordon_json_writer_end_array (writer);
      break;
    case GEO_SHAPE_LINE:
      cordon_json_writer_member_string (writer, "type", "LineString");
      cordon_json_writer_member (writer, "coordinates");
      write_places (writer, places, n_places);
      break;
    case GEO_SHAPE_POLYGON:
    default:
      cordon_json_writer_member_string (writer, "type", "Polygon");
      cordon_json_writer_member (writer, "coordinates");
      cordon_json_writer_begin_array (writer);
      for (guint i = 0; i < geo_shape_n_parts (shape); i++)
        {
          places = geo_shape_part (shape, i, &n_places);
          write_places (writer, places, n_places);
        }
      cordon_json_writer_end_array (writer);
      break;
    }
  cordon_json_writer_end_object (writer);
}

static void
write_geometry (CordonJsonWriter *writer,
                const CordonFinding *finding)
{
  cordon_json_writer_member (writer, "geometry");
  if (finding->shapes->len == 0)
    {
      cordon_json_writer_null (writer);
      return;
    }
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "type", "GeometryCollection");
  cordon_json_writer_member (writer, "geometries");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < finding->shapes->len; i++)
    write_shape (writer, finding->shapes->pdata[i]);
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_object (writer);
}

static void
write_fixes (CordonJsonWriter *writer,
             const CordonFinding *finding)
{
  cordon_json_writer_member (writer, "fixes");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < finding->fixes->len; i++)
    {
      const CordonFix *fix = finding->fixes->pdata[i];

      cordon_json_writer_begin_object (writer);
      cordon_json_writer_member_integer (writer, "number", i + 1);
      cordon_json_writer_member_string (writer, "label", fix->label);
      cordon_json_writer_member_string (writer, "effect", fix->effect);
      cordon_json_writer_member_number (writer, "predicted", fix->predicted);
      cordon_json_writer_member_integer (writer, "changes", cordon_edit_n_changes (fix->edit));
      cordon_json_writer_end_object (writer);
    }
  cordon_json_writer_end_array (writer);
}

/**
 * cordon_finding_write_json:
 * @finding: a finding
 * @plan: the plan it is about, for the names of records
 * @writer: where to write; a value must be due
 *
 * Writes one object. Its members are described at the head of finding-json.c.
 */
void
cordon_finding_write_json (const CordonFinding *finding,
                           const CordonPlan *plan,
                           CordonJsonWriter *writer)
{
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "id", finding->id);
  cordon_json_writer_member_string (writer, "check", finding->check);
  cordon_json_writer_member_string (writer, "severity", cordon_severity_key (finding->severity));
  cordon_json_writer_member_string (writer, "status", cordon_finding_status_key (finding->status));
  cordon_json_writer_member_string (writer, "title", finding->title);
  cordon_json_writer_member_number (writer, "value", finding->value);
  cordon_json_writer_member_string (writer, "unit", finding->unit);
  write_threshold (writer, finding);
  cordon_json_writer_member_string (writer, "formula", finding->formula);
  write_inputs (writer, finding);
  write_id (writer, "organisation", finding->organisation);
  write_name (writer, "organisation_name", plan, CORDON_TABLE_ORGANISATION, finding->organisation);
  write_minute (writer, "from", finding->when.start_min);
  write_minute (writer, "to", finding->when.end_min);
  write_objects (writer, finding, plan);
  write_geometry (writer, finding);
  cordon_json_writer_member_string (writer, "why", finding->why != NULL ? _ (finding->why) : NULL);
  write_fixes (writer, finding);
  cordon_json_writer_end_object (writer);
}
