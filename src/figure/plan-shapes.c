/* plan-shapes.c: the plan's geometry, laid into its local frame and indexed for drawing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/plan-shapes.h"

#include <string.h>

#include "figure/palette.h"
#include "geo/box-tree.h"

struct _CordonPlanShapes
{
  gatomicrefcount ref_count;
  CordonPlan *plan;
  GeoFrame *frame;
  CordonTlp ceiling;
  GeoBox box;
  GHashTable *organisation_order; /* id to its place in the list + 1 */
  GArray *points;                 /* of GeoPoint */
  GArray *part_starts;            /* of guint */
  GArray *shapes[CORDON_N_TABLES];
  GHashTable *by_id[CORDON_N_TABLES];
  GeoBoxTree *trees[CORDON_N_TABLES]; /* NULL where there is nothing */
};

static const CordonField *
find_field (const CordonRecord *record,
            const char *name)
{
  return cordon_table_find_field (cordon_table_get (record->table), name);
}

/**
 * cordon_record_owner:
 * @record: a record
 *
 * Returns: the organisation that answers for it: its owner or its supplier; %CORDON_ID_NONE for none
 */
gint64
cordon_record_owner (const CordonRecord *record)
{
  const CordonField *field = find_field (record, record->table == CORDON_TABLE_BARRIER ? "supplier" : "owner");

  if (field == NULL || field->type != CORDON_FIELD_REF)
    return CORDON_ID_NONE;
  return *(const gint64 *) cordon_record_peek (record, field);
}

/**
 * cordon_record_tlp:
 * @record: a record
 *
 * Returns: its own sharing label; TLP:CLEAR when it has none, for then the plan's holds
 */
CordonTlp
cordon_record_tlp (const CordonRecord *record)
{
  const CordonField *field = find_field (record, "tlp");
  int tlp = field != NULL ? *(const int *) cordon_record_peek (record, field) : CORDON_TLP_UNSET;

  return tlp == CORDON_TLP_UNSET ? CORDON_TLP_CLEAR : (CordonTlp) tlp;
}

static gboolean
has_step_at (const CordonSchedule *schedule,
             gint64 minute)
{
  return schedule == NULL || cordon_schedule_at (schedule, minute) > 0;
}

/**
 * cordon_record_is_active:
 * @record: a record
 * @minute: a minute of UTC, or %CORDON_MINUTE_NONE for "ever"
 *
 * Returns: whether it is in force, open or manned at that minute, by its own windows; always without any
 */
gboolean
cordon_record_is_active (const CordonRecord *record,
                         gint64 minute)
{
  const CordonField *field;
  const CordonWindows *windows;

  if (minute == CORDON_MINUTE_NONE)
    return TRUE;
  if (record->table == CORDON_TABLE_POST)
    return has_step_at (CORDON_RECORD_AS (POST, CordonPost, record)->minimum, minute);
  field = find_field (record, "active");
  if (field == NULL)
    field = find_field (record, "open");
  if (field == NULL || field->type != CORDON_FIELD_WINDOWS)
    return TRUE;
  windows = *(const CordonWindows *const *) cordon_record_peek (record, field);
  return windows == NULL || cordon_windows_contain (windows, minute);
}

static void
set_owner (CordonPlanShapes *shapes,
           CordonPlanShape *shape)
{
  gint64 id = cordon_record_owner (shape->record);
  const CordonRecord *record =
    id != CORDON_ID_NONE ? cordon_plan_find (shapes->plan, CORDON_TABLE_ORGANISATION, id) : NULL;

  shape->owner_rgb = cordon_palette_rgb (CORDON_THEME_PAPER, CORDON_INK_NOBODY);
  if (record != NULL)
    {
      const CordonOrganisation *owner = CORDON_RECORD_AS (ORGANISATION, CordonOrganisation, record);
      guint nth = GPOINTER_TO_UINT (g_hash_table_lookup (shapes->organisation_order, record));

      shape->has_owner = TRUE;
      shape->is_private = cordon_organisation_kind_is_private (owner->kind);
      shape->owner_rgb = cordon_palette_owner (owner->colour, nth);
    }
}

static GeoPoint
find_anchor (const GeoFrame *frame,
             const GeoShape *shape,
             const GeoPoint *points,
             guint n_points)
{
  if (geo_shape_kind (shape) == GEO_SHAPE_POLYGON)
    {
      g_autoptr (GeoPolygon) polygon = geo_frame_polygon (frame, shape);

      return geo_polygon_label_point (polygon, NULL);
    }
  if (geo_shape_kind (shape) == GEO_SHAPE_LINE)
    {
      g_autoptr (GeoLine) line = geo_line_new (points, n_points);

      return geo_line_point_at (line, geo_line_length_m (line) / 2);
    }
  return points[0];
}

static void
append_shape (CordonPlanShapes *shapes,
              const CordonRecord *record)
{
  const GeoShape *geometry = cordon_record_shape (record);
  CordonPlanShape made = { record, GEO_BOX_EMPTY };
  guint first = shapes->points->len;
  guint at = first;
  guint n_places;
  const GeoLonLat *places;
  GeoPoint *points;

  if (geometry == NULL)
    return;
  places = geo_shape_places (geometry, &n_places);
  g_array_set_size (shapes->points, first + n_places);
  points = (GeoPoint *) (void *) shapes->points->data + first;
  geo_frame_to_local_array (shapes->frame, places, n_places, points);
  made.box = geo_box_of (points, n_places);
  made.anchor = find_anchor (shapes->frame, geometry, points, n_places);
  made.first_part = shapes->part_starts->len;
  made.n_parts = geo_shape_n_parts (geometry);
  for (guint part = 0; part < made.n_parts; part++)
    {
      guint n_points;

      geo_shape_part (geometry, part, &n_points);
      g_array_append_val (shapes->part_starts, at);
      at += n_points;
    }
  set_owner (shapes, &made);
  shapes->box = geo_box_add (shapes->box, (GeoPoint){ made.box.x_min_m, made.box.y_min_m });
  shapes->box = geo_box_add (shapes->box, (GeoPoint){ made.box.x_max_m, made.box.y_max_m });
  g_array_append_val (shapes->shapes[record->table], made);
}

static gboolean
shows_table (const CordonPlanShapes *shapes,
             const CordonTable *table)
{
  return table->shape != NULL && table->shape->tlp <= shapes->ceiling;
}

static void
index_table (CordonPlanShapes *shapes,
             CordonTableId table)
{
  GArray *list = shapes->shapes[table];
  g_autofree GeoBox *boxes = g_new (GeoBox, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    {
      const CordonPlanShape *shape = &g_array_index (list, CordonPlanShape, i);

      boxes[i] = shape->box;
      g_hash_table_insert (shapes->by_id[table], (gpointer) &shape->record->id, GUINT_TO_POINTER (i + 1));
    }
  if (list->len > 0)
    shapes->trees[table] = geo_box_tree_new (boxes, list->len);
}

static void
order_organisations (CordonPlanShapes *shapes)
{
  CordonRowsIter iter;
  const CordonRecord *record;
  guint nth = 0;

  shapes->organisation_order = g_hash_table_new (NULL, NULL);
  cordon_rows_iter_init (&iter, cordon_plan_rows (shapes->plan, CORDON_TABLE_ORGANISATION));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    g_hash_table_insert (shapes->organisation_order, (gpointer) record, GUINT_TO_POINTER (nth++));
}

/**
 * cordon_plan_shapes_new:
 * @plan: a plan; a reference is kept
 * @frame: its local frame; a reference is kept
 * @ceiling: the strictest sharing label the readers may see; records and shapes above it are left out
 *
 * Returns: (transfer full): the plan ready to be drawn
 */
CordonPlanShapes *
cordon_plan_shapes_new (const CordonPlan *plan,
                        const GeoFrame *frame,
                        CordonTlp ceiling)
{
  CordonPlanShapes *shapes = g_new0 (CordonPlanShapes, 1);

  g_return_val_if_fail (plan != NULL && frame != NULL, NULL);

  g_atomic_ref_count_init (&shapes->ref_count);
  shapes->plan = cordon_plan_ref (plan);
  shapes->frame = geo_frame_ref (frame);
  shapes->ceiling = ceiling;
  shapes->box = GEO_BOX_EMPTY;
  shapes->points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  shapes->part_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  order_organisations (shapes);
  for (CordonTableId table = 0; table < CORDON_N_TABLES; table++)
    {
      CordonRowsIter iter;
      const CordonRecord *record;

      shapes->shapes[table] = g_array_new (FALSE, FALSE, sizeof (CordonPlanShape));
      shapes->by_id[table] = g_hash_table_new (g_int64_hash, g_int64_equal);
      if (!shows_table (shapes, cordon_table_get (table)))
        continue;
      cordon_rows_iter_init (&iter, cordon_plan_rows (plan, table));
      while ((record = cordon_rows_iter_next (&iter)) != NULL)
        if (cordon_record_tlp (record) <= ceiling)
          append_shape (shapes, record);
      index_table (shapes, table);
    }
  return shapes;
}

/**
 * cordon_plan_shapes_ref:
 * @shapes: a plan's shapes
 *
 * Returns: (transfer full): @shapes
 */
CordonPlanShapes *
cordon_plan_shapes_ref (const CordonPlanShapes *shapes)
{
  CordonPlanShapes *held = (CordonPlanShapes *) shapes;

  g_atomic_ref_count_inc (&held->ref_count);
  return held;
}

/**
 * cordon_plan_shapes_unref:
 * @shapes: (transfer full): a plan's shapes
 */
void
cordon_plan_shapes_unref (const CordonPlanShapes *shapes)
{
  CordonPlanShapes *held = (CordonPlanShapes *) shapes;

  if (!g_atomic_ref_count_dec (&held->ref_count))
    return;
  for (guint table = 0; table < CORDON_N_TABLES; table++)
    {
      g_clear_pointer (&held->trees[table], geo_box_tree_free);
      g_hash_table_unref (held->by_id[table]);
      g_array_unref (held->shapes[table]);
    }
  g_hash_table_unref (held->organisation_order);
  g_array_unref (held->points);
  g_array_unref (held->part_starts);
  geo_frame_unref (held->frame);
  cordon_plan_unref (held->plan);
  g_free (held);
}

/**
 * cordon_plan_shapes_plan:
 * @shapes: a plan's shapes
 *
 * Returns: (transfer none): the plan
 */
const CordonPlan *
cordon_plan_shapes_plan (const CordonPlanShapes *shapes)
{
  return shapes->plan;
}

/**
 * cordon_plan_shapes_frame:
 * @shapes: a plan's shapes
 *
 * Returns: (transfer none): the local frame they lie in
 */
const GeoFrame *
cordon_plan_shapes_frame (const CordonPlanShapes *shapes)
{
  return shapes->frame;
}

/**
 * cordon_plan_shapes_ceiling:
 * @shapes: a plan's shapes
 *
 * Returns: the strictest sharing label the readers may see
 */
CordonTlp
cordon_plan_shapes_ceiling (const CordonPlanShapes *shapes)
{
  return shapes->ceiling;
}

/**
 * cordon_plan_shapes_box:
 * @shapes: a plan's shapes
 *
 * Returns: what all of them cover, in the local frame; empty when there are none
 */
GeoBox
cordon_plan_shapes_box (const CordonPlanShapes *shapes)
{
  return shapes->box;
}

/**
 * cordon_plan_shapes_count:
 * @shapes: a plan's shapes
 * @table: a table
 *
 * Returns: how many of its records are shown
 */
guint
cordon_plan_shapes_count (const CordonPlanShapes *shapes,
                          CordonTableId table)
{
  return shapes->shapes[table]->len;
}

/**
 * cordon_plan_shapes_get:
 * @shapes: a plan's shapes
 * @table: a table
 * @index: less than cordon_plan_shapes_count()
 *
 * Returns: (transfer none): a shape
 */
const CordonPlanShape *
cordon_plan_shapes_get (const CordonPlanShapes *shapes,
                        CordonTableId table,
                        guint index)
{
  return &g_array_index (shapes->shapes[table], CordonPlanShape, index);
}

/**
 * cordon_plan_shapes_find:
 * @shapes: a plan's shapes
 * @table: a table
 * @id: a record of it
 *
 * Returns: (transfer none) (nullable): its shape; %NULL when it is not shown
 */
const CordonPlanShape *
cordon_plan_shapes_find (const CordonPlanShapes *shapes,
                         CordonTableId table,
                         gint64 id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (shapes->by_id[table], &id));

  return place > 0 ? cordon_plan_shapes_get (shapes, table, place - 1) : NULL;
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint ia = *(const guint *) a;
  guint ib = *(const guint *) b;

  return ia < ib ? -1 : ia > ib;
}

/**
 * cordon_plan_shapes_query:
 * @shapes: a plan's shapes
 * @table: a table
 * @box: a part of the local frame
 * @out_indices: (element-type guint): becomes the shapes whose boxes meet @box, in order of id
 */
void
cordon_plan_shapes_query (const CordonPlanShapes *shapes,
                          CordonTableId table,
                          GeoBox box,
                          GArray *out_indices)
{
  g_array_set_size (out_indices, 0);
  if (shapes->trees[table] == NULL)
    return;
  geo_box_tree_query (shapes->trees[table], box, out_indices);
  g_array_sort (out_indices, compare_indices);
}

/**
 * cordon_plan_shapes_part:
 * @shapes: a plan's shapes
 * @shape: one of them
 * @part: 0 for the point, the line or the outer ring; more for holes
 * @out_n_points: (out): how many places it has
 *
 * Returns: (array length=out_n_points): the places in the local frame
 */
const GeoPoint *
cordon_plan_shapes_part (const CordonPlanShapes *shapes,
                         const CordonPlanShape *shape,
                         guint part,
                         guint *out_n_points)
{
  guint next = shape->first_part + part + 1;
  guint start = g_array_index (shapes->part_starts, guint, next - 1);
  guint end = next < shapes->part_starts->len ? g_array_index (shapes->part_starts, guint, next) : shapes->points->len;

  *out_n_points = end - start;
  return (const GeoPoint *) (const void *) shapes->points->data + start;
}
