/* staging-map.c: features of a foreign file, turned into records of a table.
 *
 * Every feature becomes a new record. Its fields come from the columns that
 * the caller maps; where the caller says nothing about the name, the code or
 * the notes, a column that is called like one is taken. A feature without a
 * name is numbered.
 *
 * The geometry must be what the table holds, with two exceptions that lose
 * nothing: a closed line is taken as the border of a zone or venue, and the
 * border of a polygon without holes as a perimeter, barrier or patrol.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/staging-map.h"

#include <glib/gi18n-lib.h>

#include "exchange/problem.h"

static const char *const name_columns[] = { "name", "title", "label", "text", "bezeichnung", "nom", "nombre", NULL };
static const char *const code_columns[] = { "code", "ref", NULL };
static const char *const notes_columns[] = { "notes", "description", "desc", "cmt", "comment", NULL };

/* Which column of one layer goes into which field. */
typedef struct
{
  guint column;
  const CordonField *field;
} Pair;

typedef struct
{
  const CordonPlan *plan;
  const CordonStagingMap *map;
  GPtrArray *problems;
  CordonTextContext context;
  CordonEdit *edit;
  CordonStagingCount count;
  guint n_features;
} Reader;

static int
find_column (const CordonStagingLayer *layer,
             const char *name)
{
  for (guint i = 0; i < layer->columns->len; i++)
    if (g_ascii_strcasecmp (layer->columns->pdata[i], name) == 0)
      return (int) i;
  return -1;
}

static gboolean
is_mapped (const Reader *reader,
           const CordonField *field)
{
  for (guint i = 0; i < reader->map->n_maps; i++)
    if (reader->map->maps[i].field == field)
      return TRUE;
  return FALSE;
}

static void
guess_column (const Reader *reader,
              const CordonStagingLayer *layer,
              const CordonField *field,
              const char *const *names,
              GArray *pairs)
{
  if (field == NULL || is_mapped (reader, field))
    return;
  for (; *names != NULL; names++)
    {
      int column = find_column (layer, *names);

      if (column >= 0)
        {
          Pair pair = { (guint) column, field };

          g_array_append_val (pairs, pair);
          return;
        }
    }
}

static GArray *
pair_columns (const Reader *reader,
              const CordonStagingLayer *layer)
{
  const CordonTable *table = reader->map->table;
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < reader->map->n_maps; i++)
    {
      int column = find_column (layer, reader->map->maps[i].column);
      Pair pair = { (guint) MAX (column, 0), reader->map->maps[i].field };

      if (column >= 0)
        g_array_append_val (pairs, pair);
    }
  guess_column (reader, layer, table->name_field, name_columns, pairs);
  guess_column (reader, layer, table->code_field, code_columns, pairs);
  guess_column (reader, layer, cordon_table_find_field (table, "notes"), notes_columns, pairs);
  return pairs;
}

static gboolean
is_closed (const GeoShape *line)
{
  guint n_places;
  const GeoLonLat *places = geo_shape_places (line, &n_places);

  return n_places >= 4 && places[0].lon_deg == places[n_places - 1].lon_deg &&
         places[0].lat_deg == places[n_places - 1].lat_deg;
}

/* The geometry as the table wants it; NULL, with the reason, when it cannot be had. */
static GeoShape *
fit_shape (const GeoShape *shape,
           CordonFieldType wanted,
           const char **out_reason)
{
  guint n_places;
  const GeoLonLat *places;
  GeoShapeKind kind;

  *out_reason = _ ("it has no geometry");
  if (shape == NULL)
    return NULL;
  kind = geo_shape_kind (shape);
  places = geo_shape_places (shape, &n_places);
  if (kind - GEO_SHAPE_POINT == wanted - CORDON_FIELD_POINT)
    return geo_shape_ref (shape);
  if (wanted == CORDON_FIELD_POLYGON && kind == GEO_SHAPE_LINE && is_closed (shape))
    return geo_shape_new_ring (places, n_places);
  if (wanted == CORDON_FIELD_LINE && kind == GEO_SHAPE_POLYGON && geo_shape_n_parts (shape) == 1)
    return geo_shape_new_line (places, n_places);
  *out_reason = wanted == CORDON_FIELD_POINT  ? _ ("it is not a point")
                : wanted == CORDON_FIELD_LINE ? _ ("it is neither a line nor a polygon without holes")
                                              : _ ("it is neither a polygon nor a closed line");
  return NULL;
}

static gboolean
report (Reader *reader,
        const CordonStagingLayer *layer,
        guint row,
        const char *reason)
{
  return cordon_problems_add (reader->problems, reader->map->file, (CordonTextPlace){ 0, 0 },
                              /* TRANSLATORS: of a foreign file; the last %s is what is wrong */
                              _ ("layer “%s”, feature %u: %s"), layer->name, row + 1, reason);
}

static gboolean
fill_fields (Reader *reader,
             const CordonStagingLayer *layer,
             guint row,
             GArray *pairs,
             CordonRecord *record)
{
  const CordonStagingRow *feature = layer->rows->pdata[row];

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      const char *value = feature->values[pair->column];
      g_autofree char *single = NULL;
      g_autofree char *reason = NULL;
      g_autoptr (GError) error = NULL;

      if (value == NULL || *value == '\0')
        continue;
      /* Names in drawings run over several lines; ours do not. */
      single = pair->field->type == CORDON_FIELD_TEXT ? g_strdelimit (g_strdup (value), "\r\n", ' ') : NULL;
      if (cordon_record_set_text (record, pair->field, single != NULL ? single : value, &reader->context, &error))
        continue;
      reason = g_strdup_printf ("%s: %s", pair->field->name, error->message);
      return report (reader, layer, row, reason);
    }
  return TRUE;
}

static void
name_record (Reader *reader,
             CordonRecord *record)
{
  const CordonTable *table = reader->map->table;
  g_autofree char *name = NULL;

  if (table->name_field == NULL || cordon_record_is_set (record, table->name_field))
    return;
  name = g_strdup_printf ("%s %u", cordon_table_label (table), reader->n_features);
  cordon_record_put_text (record, G_STRUCT_MEMBER_P (record, table->name_field->offset), name);
}

static gboolean
read_feature (Reader *reader,
              const CordonStagingLayer *layer,
              guint row,
              GArray *pairs)
{
  const CordonField *field = reader->map->table->shape;
  const CordonStagingRow *feature = layer->rows->pdata[row];
  g_autoptr (CordonRecord) record = NULL;
  g_autoptr (GeoShape) shape = NULL;
  g_autoptr (GError) error = NULL;
  const char *reason;

  reader->n_features++;
  shape = fit_shape (feature->shape, field->type, &reason);
  if (shape == NULL)
    return report (reader, layer, row, reason);
  record = cordon_record_new (reader->map->table->id, CORDON_ID_NONE);
  if (!fill_fields (reader, layer, row, pairs, record))
    return FALSE;
  cordon_record_put_shape (record, G_STRUCT_MEMBER_P (record, field->offset), shape);
  name_record (reader, record);
  if (!cordon_record_validate (record, &error))
    return report (reader, layer, row, error->message);
  cordon_edit_insert (reader->edit, record);
  return TRUE;
}

static void
read_layer (Reader *reader,
            const CordonStagingLayer *layer)
{
  g_autoptr (GArray) pairs = pair_columns (reader, layer);

  for (guint i = 0; i < layer->rows->len; i++)
    {
      if (read_feature (reader, layer, i, pairs))
        reader->count.n_new++;
      else
        reader->count.n_left_out++;
    }
}

/* A column that no layer has was misspelt. */
static void
check_columns (Reader *reader,
               const CordonStaging *staging)
{
  for (guint i = 0; i < reader->map->n_maps; i++)
    {
      gboolean is_found = FALSE;

      for (guint k = 0; k < staging->layers->len && !is_found; k++)
        is_found = find_column (staging->layers->pdata[k], reader->map->maps[i].column) >= 0;
      if (!is_found)
        cordon_problems_add (reader->problems, reader->map->file, (CordonTextPlace){ 0, 0 },
                             _ ("no layer of the file has the column “%s”"), reader->map->maps[i].column);
    }
}

/**
 * cordon_staging_to_edit:
 * @staging: what the foreign file held
 * @plan: the plan the records are for; references are looked up in it
 * @map: the table, and which column goes where
 * @problems: (element-type CordonProblem): gets what does not fit
 * @out_count: (out): what became of the features
 *
 * Turns all features of all layers into new records.
 *
 * Returns: (transfer full) (nullable): the edit, perhaps without changes; %NULL
 *   when there are problems and the map does not keep going
 */
CordonEdit *
cordon_staging_to_edit (const CordonStaging *staging,
                        const CordonPlan *plan,
                        const CordonStagingMap *map,
                        GPtrArray *problems,
                        CordonStagingCount *out_count)
{
  g_autofree char *base = g_path_get_basename (map->file);
  g_autofree char *label = g_strdup_printf (_ ("Import %s as %s"), base, cordon_table_plural (map->table));
  g_autoptr (CordonEdit) edit = cordon_edit_new (label);
  g_autoptr (GTimeZone) zone = cordon_plan_time_zone (plan);
  Reader reader = { .plan = plan, .map = map, .problems = problems, .edit = edit };
  guint n_before = problems->len;

  g_return_val_if_fail (map->table->shape != NULL, NULL);

  cordon_plan_text_context (plan, &reader.context);
  reader.context.zone = zone;
  check_columns (&reader, staging);
  for (guint i = 0; i < staging->layers->len; i++)
    read_layer (&reader, staging->layers->pdata[i]);
  *out_count = reader.count;
  return problems->len == n_before || map->keeps_going ? g_steal_pointer (&edit) : NULL;
}
