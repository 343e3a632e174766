/* random-plan.c: records and edits of every table and type of field, at random but repeatably.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "random-plan.h"

#include <math.h>
#include <string.h>

#include "base/interval.h"

#define YEAR_2027_MIN G_GINT64_CONSTANT (29979360)

static const char *const words[] = {
  "north",
  "gate",
  "Rascasse",
  "quai \"A\"",
  "O'Brien; \\ and more",
  "überall",
  "点検所",
  "{json}",
  "a, b\tc",
  "line\nline",
  "100 %",
  "%s",
};

static char *
random_text (GRand *random)
{
  return g_strdup_printf ("%s %d", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                          g_rand_int_range (random, 0, 1000000));
}

static gint64
random_minute (GRand *random)
{
  return YEAR_2027_MIN + g_rand_int_range (random, -2000000, 2000000);
}

static double
random_number (GRand *random,
               const CordonUnitOfMeasure *unit)
{
  return g_rand_double_range (random, unit->minimum, MIN (unit->maximum, unit->minimum + 1e4));
}

static gint64
random_reference (GRand *random,
                  const CordonPlan *plan,
                  CordonTableId table)
{
  g_autoptr (GPtrArray) records = cordon_plan_list (plan, table);

  if (records->len == 0)
    return CORDON_ID_NONE;
  return ((CordonRecord *) g_ptr_array_index (
            records, g_rand_int_range (random, 0, (gint32) records->len)))
    ->id;
}

static GeoShape *
random_shape (GRand *random,
              CordonFieldType type)
{
  double lon = g_rand_double_range (random, 7.3, 7.5);
  double lat = g_rand_double_range (random, 43.6, 43.8);
  double size = g_rand_double_range (random, 1e-4, 1e-2);
  GeoLonLat square[] = { { lon, lat }, { lon + size, lat }, { lon + size, lat + size }, { lon, lat + size }, { lon, lat }, { lon + size / 4, lat + size / 4 }, { lon + size / 4, lat + size / 2 }, { lon + size / 2, lat + size / 4 }, { lon + size / 4, lat + size / 4 } };
  guint with_hole[] = { 5, 4 };

  if (type == CORDON_FIELD_POINT)
    return geo_shape_new_point (lon, lat);
  if (type == CORDON_FIELD_LINE)
    return geo_shape_new_line (square, 4);
  return geo_shape_new (GEO_SHAPE_POLYGON, square, with_hole, g_rand_boolean (random) ? 2 : 1);
}

static void
fill_list (GRand *random,
           const CordonPlan *plan,
           CordonRecord *record,
           const CordonField *field,
           gpointer member)
{
  CordonInterval windows[3];
  CordonStep steps[3];
  g_autofree char *word = random_text (random);
  const char *texts[] = { "steward", word };
  gint64 id;
  gint64 start = random_minute (random);
  g_autoptr (CordonWindows) window_list = NULL;
  g_autoptr (CordonSchedule) schedule = NULL;
  g_autoptr (CordonWords) word_list = NULL;
  g_autoptr (CordonRefs) refs = NULL;

  for (guint i = 0; i < 3; i++)
    {
      windows[i] = (CordonInterval){ start + i * 100, start + i * 100 + 50 };
      steps[i] = (CordonStep){ windows[i], floor (random_number (random, field->unit != NULL
                                                                           ? field->unit
                                                                           : &(CordonUnitOfMeasure){
                                                                               "", "", 0, 10 })) };
    }
  switch (field->type)
    {
    case CORDON_FIELD_WINDOWS:
      window_list = cordon_windows_new (windows, 3);
      cordon_record_put_windows (record, member, window_list);
      break;
    case CORDON_FIELD_SCHEDULE:
      schedule = cordon_schedule_new (steps, 3);
      cordon_record_put_schedule (record, member, schedule);
      break;
    case CORDON_FIELD_WORDS:
      word_list = cordon_words_new (texts, 2);
      cordon_record_put_words (record, member, word_list);
      break;
    default:
      id = random_reference (random, plan, field->target);
      refs = id != CORDON_ID_NONE ? cordon_refs_new (&id, 1) : NULL;
      cordon_record_put_refs (record, member, refs);
    }
}

static void
fill_field (GRand *random,
            const CordonPlan *plan,
            CordonRecord *record,
            const CordonField *field)
{
  gpointer member = (gpointer) cordon_record_peek (record, field);
  g_autofree char *text = random_text (random);
  g_autoptr (GeoShape) shape = NULL;

  switch (field->type)
    {
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_PROSE:
      cordon_record_put_text (record, member, strcmp (field->name, "timezone") == 0 ? "Europe/Monaco" : text);
      break;
    case CORDON_FIELD_COLOUR:
      cordon_record_put_text (record, member, "#12ab9f");
      break;
    case CORDON_FIELD_INT:
      *(gint64 *) member = (gint64) ceil (random_number (random, field->unit));
      if (field->unit->maximum < 100)
        *(gint64 *) member = (gint64) field->unit->maximum;
      break;
    case CORDON_FIELD_REAL:
      *(double *) member = MIN (random_number (random, field->unit), field->unit->maximum);
      break;
    case CORDON_FIELD_FLAG:
      *(int *) member = g_rand_boolean (random);
      break;
    case CORDON_FIELD_ENUM:
      *(int *) member =
        field->vocabulary->words[g_rand_int_range (random, 0, (gint32) field->vocabulary->n_words)].number;
      break;
    case CORDON_FIELD_REF:
      *(gint64 *) member = random_reference (random, plan, field->target);
      break;
    case CORDON_FIELD_TIME:
      *(gint64 *) member = random_minute (random) +
                           (g_str_has_suffix (field->name, "ends") ||
                                g_str_has_suffix (field->name, "until")
                              ? 10000000
                              : 0);
      break;
    case CORDON_FIELD_POINT:
    case CORDON_FIELD_LINE:
    case CORDON_FIELD_POLYGON:
      shape = random_shape (random, field->type);
      cordon_record_put_shape (record, member, shape);
      break;
    default:
      fill_list (random, plan, record, field, member);
    }
}

/* A record with every required field, and three in four of the others. References lead into @plan. */
CordonRecord *
random_record (GRand *random,
               const CordonPlan *plan,
               CordonTableId table,
               gint64 id)
{
  const CordonTable *description = cordon_table_get (table);
  CordonRecord *record = cordon_record_new (
    table, id != CORDON_ID_NONE ? id : ((gint64) g_rand_int (random) << 20) + g_rand_int (random) + 1);

  for (guint i = 0; i < description->n_fields; i++)
    {
      const CordonField *field = &description->fields[i];

      if ((field->flags & CORDON_FIELD_FLAGS_REQUIRED) != 0 || g_rand_int_range (random, 0, 4) > 0)
        fill_field (random, plan, record, field);
      else if (field->initial[0] != '\0' && g_rand_boolean (random))
        cordon_record_clear (record, field);
    }
  return record;
}

/* Whether every table that @table needs has a record already. */
static gboolean
can_add (const CordonPlan *plan,
         const CordonTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & CORDON_FIELD_FLAGS_REQUIRED) != 0 &&
        table->fields[i].type == CORDON_FIELD_REF &&
        cordon_plan_count (plan, table->fields[i].target) == 0)
      return FALSE;
  return table->id != CORDON_TABLE_PLAN;
}

static void
change_one (GRand *random,
            const CordonPlan *plan,
            CordonEdit *edit)
{
  CordonTableId table = g_rand_int_range (random, 0, CORDON_N_TABLES);
  gint64 id = random_reference (random, plan, table);
  const CordonRecord *before = cordon_plan_find (plan, table, id);
  int choice = g_rand_int_range (random, 0, 10);
  g_autoptr (CordonRecord) after = NULL;

  if (before == NULL || (choice < 4 && table != CORDON_TABLE_PLAN))
    {
      if (!can_add (plan, cordon_table_get (table)))
        return;
      after = random_record (random, plan, table, CORDON_ID_NONE);
      cordon_edit_insert (edit, after);
    }
  else if (choice < 9 || table == CORDON_TABLE_PLAN)
    {
      after = random_record (random, plan, table, id);
      cordon_edit_replace (edit, before, after);
    }
  else
    cordon_edit_delete_with_dependants (edit, plan, before);
}

/* One action as a planner takes them: mostly one record, sometimes a deletion with all it draws along. */
CordonEdit *
random_edit (GRand *random,
             const CordonPlan *plan)
{
  g_autofree char *label = random_text (random);
  CordonEdit *edit = cordon_edit_new (label);

  while (cordon_edit_n_changes (edit) == 0)
    change_one (random, plan, edit);
  return edit;
}

/* Some records in every table, in one edit. */
CordonEdit *
random_filling (GRand *random,
                const CordonPlan *plan,
                guint n_per_table)
{
  CordonEdit *edit = cordon_edit_new ("Fill");
  g_autoptr (CordonPlan) grown = cordon_plan_ref (plan);

  for (guint table = 0; table < CORDON_N_TABLES; table++)
    {
      g_autoptr (CordonEdit) part = cordon_edit_new ("part");
      CordonPlan *next;

      for (guint i = 0; i < n_per_table && table != CORDON_TABLE_PLAN; i++)
        {
          g_autoptr (CordonRecord) record = random_record (random, grown, table, CORDON_ID_NONE);

          cordon_edit_insert (part, record);
          cordon_edit_insert (edit, record);
        }
      next = cordon_plan_apply (grown, part, NULL);
      g_assert_nonnull (next);
      cordon_plan_unref (grown);
      grown = next;
    }
  return edit;
}

/* Features in every layer, with and without what may be unknown. */
CordonBaseMap *
random_base_map (GRand *random,
                 guint n_per_layer)
{
  CordonBaseMap *map = cordon_base_map_new ();

  for (guint layer = 0; layer < CORDON_N_MAP_LAYERS; layer++)
    for (guint i = 0; i < n_per_layer; i++)
      {
        GeoShapeKind kind = cordon_map_layer_geometry (layer);
        g_autoptr (GeoShape) shape =
          random_shape (random, CORDON_FIELD_POINT + (kind - GEO_SHAPE_POINT));
        g_autofree char *name = random_text (random);
        CordonMapFeature feature = {
          .layer = layer,
          .kind = "residential",
          .name = i % 2 == 0 ? name : NULL,
          .shape = shape,
          .source_id = i + 1,
          .height_m = i % 3 == 0 ? NAN : 12.5,
          .base_height_m = NAN,
          .width_m = 7.25,
          .direction_deg = 90,
          .max_speed_kmh = NAN,
        };

        if (layer == CORDON_MAP_STREET)
          {
            feature.one_way = i % 3 - 1;
            feature.level = -1;
            feature.foot = CORDON_MAP_ACCESS_NO;
            feature.vehicle = CORDON_MAP_ACCESS_EMERGENCY;
            feature.is_bridge = 1;
            feature.from_node = i;
            feature.to_node = i + 1;
            feature.surface = "asphalt";
            feature.ref = "D 6007";
          }
        cordon_base_map_add (map, &feature);
      }
  cordon_base_map_set_attribution (map, "© OpenStreetMap contributors");
  cordon_base_map_set_source (map, "random");
  return map;
}
