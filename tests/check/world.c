/* world.c: small plans for the tests of checks, written as text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "world.h"

#include <math.h>
#include <string.h>

#include "base/minute.h"
#include "geo/wkb.h"

World *
world_new (void)
{
  World *world = g_new (World, 1);

  world->records = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref);
  world->frame = geo_frame_new (WORLD_LON_DEG, WORLD_LAT_DEG);
  return world;
}

void
world_free (World *world)
{
  g_ptr_array_unref (world->records);
  geo_frame_unref (world->frame);
  g_free (world);
}

gint64
world_id (CordonTableId table,
          const char *name)
{
  return cordon_id_derive (cordon_table_get (table)->name, name);
}

gint64
world_minute (const char *text)
{
  gint64 minute = 0;

  g_assert_true (cordon_minute_parse (text, NULL, &minute));
  return minute;
}

static gint64
find_by_name (gpointer data,
              CordonTableId table,
              const char *text,
              GError **error)
{
  return world_id (table, text);
}

/* Fields and values in turn; "name" is set first, references are names. */
CordonRecord *
world_add (World *world,
           CordonTableId table,
           const char *name,
           ...)
{
  CordonRecord *record = cordon_record_new (table, world_id (table, name));
  const CordonTable *description = cordon_table_get (table);
  const CordonTextContext context = { .find = find_by_name };
  const char *field_name;
  va_list arguments;

  if (description->name_field != NULL)
    cordon_record_put_text (record, (const char **) ((char *) record + description->name_field->offset), name);
  va_start (arguments, name);
  while ((field_name = va_arg (arguments, const char *)) != NULL)
    {
      const CordonField *field = cordon_table_find_field (description, field_name);
      const char *value = va_arg (arguments, const char *);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (field);
      if (!cordon_record_set_text (record, field, value, &context, &error))
        g_error ("%s.%s = %s: %s", description->name, field_name, value, error->message);
    }
  va_end (arguments);
  g_ptr_array_add (world->records, record);
  return record;
}

CordonPlan *
world_plan (World *world)
{
  g_autoptr (GError) error = NULL;
  CordonPlan *plan = cordon_plan_new_from_records (world->records, &error);

  g_assert_no_error (error);
  return plan;
}

char *
world_point (World *world,
             double x_m,
             double y_m)
{
  g_autoptr (GeoShape) shape = geo_frame_point_to_shape (world->frame, (GeoPoint){ x_m, y_m });

  return geo_wkt_format (shape);
}

char *
world_box (World *world,
           double x0_m,
           double y0_m,
           double x1_m,
           double y1_m)
{
  const GeoPoint corners[] = { { x0_m, y0_m }, { x1_m, y0_m }, { x1_m, y1_m }, { x0_m, y1_m }, { x0_m, y0_m } };
  g_autoptr (GeoPolygon) polygon = geo_polygon_new_ring (corners, G_N_ELEMENTS (corners));
  g_autoptr (GeoShape) shape = geo_frame_polygon_to_shape (world->frame, polygon);

  return geo_wkt_format (shape);
}

char *
world_line (World *world,
            const double *xy_m,
            guint n_points)
{
  g_autofree GeoPoint *points = g_new (GeoPoint, n_points);
  g_autoptr (GeoLine) line = NULL;
  g_autoptr (GeoShape) shape = NULL;

  for (guint i = 0; i < n_points; i++)
    points[i] = (GeoPoint){ xy_m[2 * i], xy_m[2 * i + 1] };
  line = geo_line_new (points, n_points);
  shape = geo_frame_line_to_shape (world->frame, line);
  return geo_wkt_format (shape);
}

GPtrArray *
world_check_at (const CordonPlan *plan,
                const CordonBaseMap *base_map,
                const char *only,
                gint64 now_min,
                gint64 at_min)
{
  const char *const names[] = { only, NULL };
  const CordonCheckOptions options = { now_min, at_min, names };
  g_autoptr (CordonCheckRun) run = cordon_check_run_new (plan, base_map, &options);
  g_autoptr (GError) error = NULL;

  g_assert_true (cordon_check_run_execute (run, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return cordon_check_run_findings (run);
}

GPtrArray *
world_check (const CordonPlan *plan,
             const char *only)
{
  return world_check_at (plan, NULL, only, 0, CORDON_MINUTE_NONE);
}

static void
print_all (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const CordonFinding *finding = findings->pdata[i];

      g_test_message ("%s %s %s", finding->check, cordon_severity_key (finding->severity), finding->title);
    }
}

const CordonFinding *
world_only (GPtrArray *findings)
{
  if (findings->len != 1)
    print_all (findings);
  g_assert_cmpuint (findings->len, ==, 1);
  return findings->pdata[0];
}

/* The finding about a record whose title contains some words; fails when there is none. */
const CordonFinding *
world_find (GPtrArray *findings,
            CordonTableId table,
            const char *name,
            const char *part_of_title)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const CordonFinding *finding = findings->pdata[i];
      const CordonFindingObject *subject = &g_array_index (finding->objects, CordonFindingObject, 0);

      if (subject->table == table && subject->id == world_id (table, name) && strstr (finding->title, part_of_title) != NULL)
        return finding;
    }
  print_all (findings);
  g_error ("no finding about %s with \"%s\"", name, part_of_title);
  return NULL;
}

double
world_input (const CordonFinding *finding,
             const char *name)
{
  for (guint i = 0; i < finding->inputs->len; i++)
    if (strcmp (g_array_index (finding->inputs, CordonFindingInput, i).name, name) == 0)
      return g_array_index (finding->inputs, CordonFindingInput, i).value;
  g_error ("no input %s", name);
  return NAN;
}

/* Every fix-it makes a valid plan, in which the finding is gone or has the value foreseen. */
void
world_assert_fixes_apply (const CordonPlan *plan,
                          const CordonFinding *finding,
                          const char *only)
{
  g_assert_cmpuint (finding->fixes->len, >, 0);
  for (guint i = 0; i < finding->fixes->len; i++)
    {
      const CordonFix *fix = finding->fixes->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonPlan) after = cordon_plan_apply (plan, fix->edit, &error);
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("fix %u: %s (%s)", i, fix->label, fix->effect);
      g_assert_no_error (error);
      findings = world_check (after, only);
      for (guint j = 0; j < findings->len; j++)
        {
          const CordonFinding *left = findings->pdata[j];

          if (strcmp (left->id, finding->id) == 0 && isfinite (fix->predicted))
            g_assert_cmpfloat_with_epsilon (left->value, fix->predicted, 1e-6 + 0.002 * fabs (fix->predicted));
        }
    }
}
