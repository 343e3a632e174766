/* random-plan.c: plans with every table and every field, drawn at random.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "random-plan.h"

#include <string.h>

#include "base/id.h"
#include "model/edit.h"

typedef struct
{
  GRand *rand;
  GArray *ids[CORDON_N_TABLES];
} Maker;

static char *
draw_words (GRand *rand)
{
  static const char *const words[] = { "Gate", "é", "a,b", "\"q\"", "x;y", "back\\slash", "=1+1", "12", "North" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static gint64
draw_minute (GRand *rand)
{
  return 30000000 + g_rand_int_range (rand, 0, 100000);
}

static CordonInterval
draw_interval (GRand *rand)
{
  gint64 start = draw_minute (rand);

  return (CordonInterval){ start, start + g_rand_int_range (rand, 1, 5000) };
}

static GeoShape *
draw_shape (GRand *rand,
            CordonFieldType type)
{
  double lon = g_rand_double_range (rand, 7, 8);
  double lat = g_rand_double_range (rand, 43, 44);
  GeoLonLat places[] = {
    { lon, lat },
    { lon + 0.004, lat },
    { lon + 0.004, lat + 0.003 },
    { lon, lat + 0.003 },
    { lon, lat },
    { lon + 0.001, lat + 0.001 },
    { lon + 0.002, lat + 0.002 },
    { lon + 0.002, lat + 0.001 },
    { lon + 0.001, lat + 0.001 },
  };
  guint sizes[] = { 5, 4 };

  if (type == CORDON_FIELD_POINT)
    return geo_shape_new_point (lon, lat);
  if (type == CORDON_FIELD_LINE)
    return geo_shape_new_line (places, (guint) g_rand_int_range (rand, 2, 6));
  return geo_shape_new (GEO_SHAPE_POLYGON, places, sizes, (guint) g_rand_int_range (rand, 1, 3));
}

static gint64
draw_reference (Maker *maker,
                int table)
{
  GArray *ids = maker->ids[table];

  return g_array_index (ids, gint64, g_rand_int_range (maker->rand, 0, (int) ids->len));
}

static void
draw_list (Maker *maker,
           CordonRecord *record,
           const CordonField *field,
           gpointer member)
{
  GRand *rand = maker->rand;
  CordonInterval windows[3];
  CordonStep steps[3];
  gint64 ids[3];
  char *words[3];
  guint n = (guint) g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < 3; i++)
    {
      windows[i] = draw_interval (rand);
      steps[i] = (CordonStep){ draw_interval (rand), g_rand_int_range (rand, 0, 900) / 8.0 };
      ids[i] = field->target >= 0 ? draw_reference (maker, field->target) : 0;
      words[i] = draw_words (rand);
    }
  if (field->type == CORDON_FIELD_WINDOWS)
    {
      g_autoptr (CordonWindows) value = cordon_windows_new (windows, n);

      cordon_record_put_windows (record, member, value);
    }
  else if (field->type == CORDON_FIELD_SCHEDULE)
    {
      g_autoptr (CordonSchedule) value = cordon_schedule_new (steps, n);

      cordon_record_put_schedule (record, member, value);
    }
  else if (field->type == CORDON_FIELD_REFS)
    {
      g_autoptr (CordonRefs) value = cordon_refs_new (ids, n);

      cordon_record_put_refs (record, member, value);
    }
  else
    {
      g_autoptr (CordonWords) value = cordon_words_new ((const char *const *) words, n);

      cordon_record_put_words (record, member, value);
    }
  for (guint i = 0; i < 3; i++)
    g_free (words[i]);
}

static void
draw_field (Maker *maker,
            CordonRecord *record,
            const CordonField *field)
{
  gpointer member = G_STRUCT_MEMBER_P (record, field->offset);
  GRand *rand = maker->rand;
  g_autofree char *words = draw_words (rand);
  g_autofree char *prose = g_strdup_printf ("%s\r\n\n%s", words, words);
  g_autoptr (GeoShape) shape = NULL;

  switch (field->type)
    {
    case CORDON_FIELD_TEXT:
      cordon_record_put_text (record, member, strcmp (field->name, "timezone") == 0 ? "Pacific/Auckland" : words);
      break;
    case CORDON_FIELD_PROSE:
      cordon_record_put_text (record, member, prose);
      break;
    case CORDON_FIELD_COLOUR:
      cordon_record_put_text (record, member, "#1a5fb4");
      break;
    case CORDON_FIELD_INT:
      *(gint64 *) member = (gint64) field->unit->minimum + g_rand_int_range (rand, 0, 5);
      break;
    case CORDON_FIELD_REAL:
      *(double *) member = field->unit->minimum + (MIN (field->unit->maximum, 100) - field->unit->minimum) * g_rand_double (rand);
      break;
    case CORDON_FIELD_FLAG:
      *(int *) member = g_rand_boolean (rand);
      break;
    case CORDON_FIELD_ENUM:
      *(int *) member = field->vocabulary->words[g_rand_int_range (rand, 0, (int) field->vocabulary->n_words)].number;
      break;
    case CORDON_FIELD_REF:
      *(gint64 *) member = draw_reference (maker, field->target);
      break;
    case CORDON_FIELD_TIME:
      *(gint64 *) member = draw_minute (rand) + (strstr (field->name, "end") != NULL || strstr (field->name, "until") != NULL ? 200000 : 0);
      break;
    case CORDON_FIELD_POINT:
    case CORDON_FIELD_LINE:
    case CORDON_FIELD_POLYGON:
      shape = draw_shape (rand, field->type);
      cordon_record_put_shape (record, member, shape);
      break;
    default:
      draw_list (maker, record, field, member);
    }
}

static CordonRecord *
draw_record (Maker *maker,
             CordonTableId table,
             gint64 id)
{
  const CordonTable *description = cordon_table_get (table);
  CordonRecord *record = cordon_record_new (table, id);

  for (guint i = 0; i < description->n_fields; i++)
    {
      const CordonField *field = &description->fields[i];

      if ((field->flags & CORDON_FIELD_FLAGS_REQUIRED) != 0 || g_rand_int_range (maker->rand, 0, 4) > 0)
        draw_field (maker, record, field);
      else
        cordon_record_clear (record, field);
    }
  return record;
}

/**
 * random_plan_new:
 * @rand: where chance comes from
 * @n_rows: records per table, except that a plan has one about itself
 *
 * Returns: (transfer full): a plan that could be applied; names repeat
 */
CordonPlan *
random_plan_new (GRand *rand,
                 guint n_rows)
{
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Draw a plan");
  g_autoptr (GError) error = NULL;
  Maker maker = { .rand = rand };
  CordonPlan *plan;

  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      maker.ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint k = 0; k < (i == CORDON_TABLE_PLAN ? 1 : n_rows); k++)
        {
          gint64 id = cordon_id_random ();

          g_array_append_val (maker.ids[i], id);
        }
    }
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    for (guint k = 0; k < maker.ids[i]->len; k++)
      {
        g_autoptr (CordonRecord) record = draw_record (&maker, i, g_array_index (maker.ids[i], gint64, k));

        cordon_edit_insert (edit, record);
      }
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    g_array_unref (maker.ids[i]);
  plan = cordon_plan_apply (empty, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/**
 * assert_plans_equal:
 * @a: a plan
 * @b: another
 *
 * Fails the test at the first record in which they differ.
 */
void
assert_plans_equal (const CordonPlan *a,
                    const CordonPlan *b)
{
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonTable *table = cordon_table_get (i);
      const CordonRecord *record;
      CordonRowsIter iter;

      g_assert_cmpuint (cordon_plan_count (a, i), ==, cordon_plan_count (b, i));
      cordon_rows_iter_init (&iter, cordon_plan_rows (a, i));
      while ((record = cordon_rows_iter_next (&iter)) != NULL)
        {
          const CordonRecord *other = cordon_plan_find (b, i, record->id);

          g_assert_nonnull (other);
          for (guint k = 0; k < table->n_fields; k++)
            if (!cordon_record_field_equal (record, other, &table->fields[k]))
              g_error ("%s.%s differs", table->name, table->fields[k].name);
        }
    }
}
