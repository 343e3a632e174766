/* context.c: what checks may know: a plan, the moment, the limits, and ways to find things.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame's centre is rounded to a tenth of a degree and taken from zones,
 * venues and perimeters alone, so that moving a post or a corner does not move
 * the frame, and with it every figure by a rounding error. Ten kilometres off
 * centre the scale of the projection is wrong by 1.2e-6.
 */
#include "config.h"

#include "check/context.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/minute.h"
#include "check/context-private.h"

#define POST_CELL_M    64
#define FRAME_STEP_DEG 0.1

static const struct
{
  CordonLink link;
  CordonTableId table;
  gsize offset;
} link_fields[] = {
  { CORDON_LINK_POSTS_OF_ZONE, CORDON_TABLE_POST, G_STRUCT_OFFSET (CordonPost, zone) },
  { CORDON_LINK_POSTS_OF_GATE, CORDON_TABLE_POST, G_STRUCT_OFFSET (CordonPost, gate) },
  { CORDON_LINK_GATES_OF_PERIMETER, CORDON_TABLE_GATE, G_STRUCT_OFFSET (CordonGate, perimeter) },
  { CORDON_LINK_GATES_OF_ZONE, CORDON_TABLE_GATE, G_STRUCT_OFFSET (CordonGate, zone) },
  { CORDON_LINK_EXITS_OF_ZONE, CORDON_TABLE_EXIT, G_STRUCT_OFFSET (CordonExit, zone) },
  { CORDON_LINK_QUALIFICATIONS_OF_UNIT, CORDON_TABLE_QUALIFICATION, G_STRUCT_OFFSET (CordonQualification, unit) },
};

static void
ground_free (gpointer data)
{
  CordonPerimeterGround *ground = data;

  geo_line_cover_free (ground->cover);
  g_free (ground);
}

static GHashTable *
new_numbers (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static guint32
find_number (GHashTable *numbers,
             gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &id)) - 1;
}

static void
set_number (GHashTable *numbers,
            gint64 id,
            guint32 number)
{
  g_hash_table_insert (numbers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number + 1));
}

static GeoExtent
table_extent (const CordonPlan *plan,
              CordonTableId table,
              GeoExtent extent)
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (plan, table));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    if (cordon_record_shape (record) != NULL)
      extent = geo_extent_union (extent, geo_shape_extent (cordon_record_shape (record)));
  return extent;
}

/**
 * cordon_check_context_frame_of:
 * @plan: a plan
 *
 * Returns: (transfer full): the frame its checks work in
 */
GeoFrame *
cordon_check_context_frame_of (const CordonPlan *plan)
{
  GeoExtent extent = table_extent (plan, CORDON_TABLE_ZONE, GEO_EXTENT_EMPTY);
  double lon_deg, lat_deg;

  extent = table_extent (plan, CORDON_TABLE_VENUE, extent);
  extent = table_extent (plan, CORDON_TABLE_PERIMETER, extent);
  if (geo_extent_is_empty (extent))
    extent = cordon_plan_extent (plan);
  if (geo_extent_is_empty (extent))
    return geo_frame_new (0, 0);
  lon_deg = (extent.west_deg + extent.east_deg) / 2;
  lat_deg = (extent.south_deg + extent.north_deg) / 2;
  return geo_frame_new (rint (lon_deg / FRAME_STEP_DEG) * FRAME_STEP_DEG,
                        CLAMP (rint (lat_deg / FRAME_STEP_DEG) * FRAME_STEP_DEG, -89, 89));
}

/* Before which item of the array the record belongs, or where it is. */
static guint
find_position (GPtrArray *records,
               gint64 id)
{
  guint low = 0;
  guint high = records->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const CordonRecord *record = records->pdata[middle];

      if (record->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gint64
place_of (const CordonAssignment *assignment)
{
  return assignment->post != CORDON_ID_NONE ? assignment->post : assignment->zone;
}

static gboolean
is_undated (const CordonCheckContext *context,
            const CordonAssignment *assignment)
{
  return assignment->status != CORDON_ASSIGNMENT_STATUS_DECLINED &&
         cordon_interval_is_empty (cordon_assignment_interval (context->plan, assignment));
}

static void
put_link (CordonCheckContext *context,
          CordonLink link,
          gint64 key,
          const CordonRecord *record)
{
  GPtrArray *records = g_hash_table_lookup (context->links[link], &key);

  if (key == CORDON_ID_NONE)
    return;
  if (records == NULL)
    {
      records = g_ptr_array_new ();
      g_hash_table_insert (context->links[link], g_memdup2 (&key, sizeof key), records);
    }
  if (records->len == 0 || ((const CordonRecord *) records->pdata[records->len - 1])->id < record->id)
    g_ptr_array_add (records, (gpointer) record);
  else
    g_ptr_array_insert (records, find_position (records, record->id), (gpointer) record);
}

static void
drop_link (CordonCheckContext *context,
           CordonLink link,
           gint64 key,
           gint64 id)
{
  GPtrArray *records = g_hash_table_lookup (context->links[link], &key);
  guint position;

  if (records == NULL)
    return;
  position = find_position (records, id);
  if (position < records->len && ((const CordonRecord *) records->pdata[position])->id == id)
    g_ptr_array_remove_index (records, position);
  if (records->len == 0)
    g_hash_table_remove (context->links[link], &key);
}

/**
 * cordon_check_context_link:
 * @context: a context
 * @record: a record of its plan, to be found by what it refers to
 */
void
cordon_check_context_link (CordonCheckContext *context,
                           const CordonRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (link_fields); i++)
    if (link_fields[i].table == record->table)
      put_link (context, link_fields[i].link,
                G_STRUCT_MEMBER (gint64, record, link_fields[i].offset), record);
  if (record->table == CORDON_TABLE_ASSIGNMENT && is_undated (context, (gconstpointer) record))
    put_link (context, CORDON_LINK_UNDATED_OF_PLACE, place_of ((gconstpointer) record), record);
}

/**
 * cordon_check_context_unlink:
 * @context: a context
 * @record: a record that is no longer of its plan
 */
void
cordon_check_context_unlink (CordonCheckContext *context,
                             const CordonRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (link_fields); i++)
    if (link_fields[i].table == record->table)
      drop_link (context, link_fields[i].link,
                 G_STRUCT_MEMBER (gint64, record, link_fields[i].offset), record->id);
  if (record->table == CORDON_TABLE_ASSIGNMENT)
    drop_link (context, CORDON_LINK_UNDATED_OF_PLACE, place_of ((gconstpointer) record), record->id);
}

/**
 * cordon_check_context_place_number:
 * @context: a context
 * @place: the id of a post or zone, or CORDON_ID_NONE
 *
 * Returns: its number in the roster, given now if it had none
 */
guint32
cordon_check_context_place_number (CordonCheckContext *context,
                                   gint64 place)
{
  guint32 number = place != CORDON_ID_NONE ? find_number (context->places, place) : context->nowhere;

  if (number != CORDON_ROSTER_NONE)
    return number;
  number = cordon_roster_kernel_add_place (context->roster);
  set_number (context->places, place, number);
  return number;
}

/**
 * cordon_check_context_unit_number:
 * @context: a context
 * @unit: the id of a unit, or CORDON_ID_NONE
 *
 * Returns: its number in the roster, given now if it had none
 */
guint32
cordon_check_context_unit_number (CordonCheckContext *context,
                                  gint64 unit)
{
  guint32 number;

  if (unit == CORDON_ID_NONE)
    return CORDON_ROSTER_NONE;
  number = find_number (context->units, unit);
  if (number != CORDON_ROSTER_NONE)
    return number;
  number = cordon_roster_kernel_add_unit (context->roster);
  set_number (context->units, unit, number);
  return number;
}

static gint32
to_roster_minute (gint64 minute)
{
  return (gint32) CLAMP (minute, -CORDON_ROSTER_FAR_MIN, CORDON_ROSTER_FAR_MIN);
}

/**
 * cordon_check_word_key:
 * @word: the name of a qualification
 *
 * Returns: (transfer full): the same for names that differ only in case or in
 *   blanks at the ends
 */
char *
cordon_check_word_key (const char *word)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (word));

  return g_utf8_casefold (trimmed, -1);
}

static guint32
intern_word (CordonCheckContext *context,
             const char *word)
{
  g_autofree char *key = cordon_check_word_key (word);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (context->words, key));

  if (number == 0)
    {
      number = g_hash_table_size (context->words) + 1;
      g_hash_table_insert (context->words, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

/**
 * cordon_check_context_set_place:
 * @context: a context
 * @post: a post of its plan
 *
 * Tells the roster how many people the post needs, and what they must hold.
 */
void
cordon_check_context_set_place (CordonCheckContext *context,
                                const CordonPost *post)
{
  guint32 place = cordon_check_context_place_number (context, post->record.id);
  guint n_needs = post->minimum != NULL ? post->minimum->n_items : 0;
  guint n_words = post->qualifications != NULL ? post->qualifications->n_items : 0;
  g_autofree CordonRosterNeed *needs = g_new (CordonRosterNeed, n_needs + 1);
  g_autofree guint32 *words = g_new (guint32, n_words + 1);

  for (guint i = 0; i < n_needs; i++)
    {
      const CordonStep *step = &post->minimum->items[i];

      needs[i] = (CordonRosterNeed){ to_roster_minute (step->when.start_min),
                                     to_roster_minute (step->when.end_min),
                                     (gint32) ceil (CLAMP (step->value, 0, 1e6)) };
    }
  for (guint i = 0; i < n_words; i++)
    words[i] = intern_word (context, post->qualifications->items[i]);
  cordon_roster_kernel_set_needs (context->roster, place, needs, n_needs);
  cordon_roster_kernel_set_required (context->roster, place, words, n_words);
}

/**
 * cordon_check_context_set_unit:
 * @context: a context
 * @unit: the id of a unit
 *
 * Tells the roster what the unit holds, from the linked qualifications.
 */
void
cordon_check_context_set_unit (CordonCheckContext *context,
                               gint64 unit)
{
  guint32 number = cordon_check_context_unit_number (context, unit);
  GPtrArray *qualifications = cordon_check_linked (context, CORDON_LINK_QUALIFICATIONS_OF_UNIT, unit);
  guint n_held = qualifications != NULL ? qualifications->len : 0;
  g_autofree CordonRosterHeld *held = g_new (CordonRosterHeld, n_held + 1);

  for (guint i = 0; i < n_held; i++)
    {
      const CordonQualification *one = qualifications->pdata[i];

      held[i] = (CordonRosterHeld){
        .from_min = one->valid_from != CORDON_MINUTE_NONE ? to_roster_minute (one->valid_from)
                                                          : -CORDON_ROSTER_FAR_MIN,
        .until_min = one->valid_until != CORDON_MINUTE_NONE ? to_roster_minute (one->valid_until)
                                                            : CORDON_ROSTER_FAR_MIN,
        .word = intern_word (context, one->name != NULL ? one->name : ""),
        .holders = one->holders != CORDON_INT_UNSET ? (gint32) CLAMP (one->holders, 0, G_MAXINT32)
                                                    : CORDON_ROSTER_ALL_HOLD,
      };
    }
  cordon_roster_kernel_set_held (context->roster, number, held, n_held);
}

/**
 * cordon_check_context_read_duty:
 * @context: a context
 * @assignment: an assignment of its plan
 * @out_duty: (out caller-allocates): the duty it is
 *
 * Returns: whether it is one: neither declined nor without times; the undated are
 *   linked instead
 */
gboolean
cordon_check_context_read_duty (CordonCheckContext *context,
                                const CordonAssignment *assignment,
                                CordonDuty *out_duty)
{
  CordonInterval when = cordon_assignment_interval (context->plan, assignment);
  gint64 place = assignment->post != CORDON_ID_NONE ? assignment->post : assignment->zone;

  if (assignment->status == CORDON_ASSIGNMENT_STATUS_DECLINED || cordon_interval_is_empty (when))
    return FALSE;
  *out_duty = (CordonDuty){
    .start_min = to_roster_minute (when.start_min),
    .end_min = to_roster_minute (when.end_min),
    .unit = cordon_check_context_unit_number (context, assignment->unit),
    .place = cordon_check_context_place_number (context, place),
    .people = (gint32) CLAMP (cordon_assignment_people (context->plan, assignment), 0, 1000000),
  };
  return TRUE;
}

/**
 * cordon_check_context_add_perimeter:
 * @context: a context
 * @perimeter: a perimeter of its plan
 */
void
cordon_check_context_add_perimeter (CordonCheckContext *context,
                                    const CordonPerimeter *perimeter)
{
  CordonPerimeterGround *ground = g_new0 (CordonPerimeterGround, 1);
  g_autoptr (GeoLine) line = perimeter->shape != NULL ? geo_frame_line (context->frame, perimeter->shape) : NULL;

  ground->box = GEO_BOX_EMPTY;
  if (line != NULL && geo_line_length_m (line) > GEO_TOLERANCE_M)
    {
      ground->box = geo_line_box (line);
      ground->cover = geo_line_cover_new (line);
    }
  g_hash_table_insert (context->perimeters, g_memdup2 (&perimeter->record.id, sizeof (gint64)), ground);
}

/**
 * cordon_check_post_reach_m:
 * @context: a context
 * @post: a post
 *
 * Returns: how far it sees at most, by day or by night, in metres
 */
double
cordon_check_post_reach_m (const CordonCheckContext *context,
                           const CordonPost *post)
{
  if (isfinite (post->radius_m))
    return post->radius_m;
  return MAX (cordon_check_limit (context, CORDON_LIMIT_POST_RADIUS_DAY_M),
              cordon_check_limit (context, CORDON_LIMIT_POST_RADIUS_NIGHT_M));
}

/**
 * cordon_check_context_post_box:
 * @context: a context
 * @post: a post with a place
 *
 * Returns: the ground it reaches
 */
GeoBox
cordon_check_context_post_box (const CordonCheckContext *context,
                               const CordonPost *post)
{
  GeoPoint point = geo_frame_point (context->frame, post->shape);

  return geo_box_grow (geo_box_of (&point, 1), cordon_check_post_reach_m (context, post));
}

static GeoSegments *
collect_walls (const CordonBaseMap *map,
               const GeoFrame *frame)
{
  g_autoptr (GArray) segments = NULL;
  guint n_features;
  const CordonMapFeature *features;

  if (map == NULL)
    return NULL;
  segments = geo_segment_array_new ();
  features = cordon_base_map_features (map, CORDON_MAP_BUILDING, &n_features);
  for (guint i = 0; i < n_features; i++)
    {
      g_autoptr (GeoPolygon) polygon = features[i].shape != NULL && geo_shape_kind (features[i].shape) == GEO_SHAPE_POLYGON
                                         ? geo_frame_polygon (frame, features[i].shape)
                                         : NULL;

      if (polygon != NULL)
        geo_segment_array_add_polygon (segments, polygon);
    }
  return segments->len > 0 ? geo_segments_new_from_array (segments) : NULL;
}

static void
fill_posts (CordonCheckContext *context)
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (context->plan, CORDON_TABLE_POST));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonPost *post = CORDON_RECORD_AS (POST, const CordonPost, record);

      cordon_check_context_link (context, record);
      cordon_check_context_set_place (context, post);
      context->longest_reach_m = MAX (context->longest_reach_m, cordon_check_post_reach_m (context, post));
      if (post->shape != NULL)
        cordon_box_grid_add (context->posts, record->id, cordon_check_context_post_box (context, post));
    }
}

static void
fill_table (CordonCheckContext *context,
            CordonTableId table,
            void (*visit) (CordonCheckContext *context,
                           const CordonRecord *record))
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (context->plan, table));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    visit (context, record);
}

static void
fill_unit (CordonCheckContext *context,
           const CordonRecord *record)
{
  cordon_check_context_set_unit (context, record->id);
}

static void
fill_perimeter (CordonCheckContext *context,
                const CordonRecord *record)
{
  cordon_check_context_add_perimeter (context, CORDON_RECORD_AS (PERIMETER, const CordonPerimeter, record));
}

static void
fill_duties (CordonCheckContext *context)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (CordonDuty));
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (context->plan, CORDON_TABLE_ASSIGNMENT));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonAssignment *assignment = CORDON_RECORD_AS (ASSIGNMENT, const CordonAssignment, record);
      CordonDuty duty;

      if (!cordon_check_context_read_duty (context, assignment, &duty))
        {
          cordon_check_context_link (context, record);
          continue;
        }
      set_number (context->duties, record->id, duties->len);
      g_array_append_val (duties, duty);
      g_ptr_array_add (context->assignments, (gpointer) assignment);
    }
  cordon_roster_kernel_load (context->roster, (const CordonDuty *) duties->data, duties->len);
  cordon_roster_kernel_judge_all (context->roster);
}

static void
read_limits (CordonCheckContext *context,
             CordonRosterLimits *out_limits)
{
  const CordonPlanInfo *info = cordon_plan_info (context->plan);
  double notice_days = cordon_check_limit (context, CORDON_LIMIT_QUALIFICATION_NOTICE_DAYS);

  *out_limits = (CordonRosterLimits){
    .rest_min = (gint32) ceil (60 * cordon_check_limit (context, CORDON_LIMIT_REST_HOURS)),
    .break_min = (gint32) floor (60 * cordon_check_limit (context, CORDON_LIMIT_SHIFT_BREAK_HOURS)),
    .shift_min = (gint32) floor (60 * cordon_check_limit (context, CORDON_LIMIT_SHIFT_HOURS)),
    .week_min = (gint32) floor (60 * cordon_check_limit (context, CORDON_LIMIT_WEEK_HOURS)),
    .days = (gint32) cordon_check_limit (context, CORDON_LIMIT_WORK_DAYS),
    .notice_min = -CORDON_ROSTER_FAR_MIN,
  };
  if (info != NULL && info->ends != CORDON_MINUTE_NONE)
    out_limits->notice_min = to_roster_minute (info->ends + (gint64) (notice_days * 24 * 60));
}

static void
read_window (CordonCheckContext *context)
{
  const CordonPlanInfo *info = cordon_plan_info (context->plan);

  context->window = CORDON_INTERVAL_ALWAYS;
  context->has_window = info != NULL && info->starts != CORDON_MINUTE_NONE && info->ends != CORDON_MINUTE_NONE &&
                        info->starts < info->ends;
  if (context->has_window)
    context->window = (CordonInterval){ info->starts, info->ends };
  if (context->at_min != CORDON_MINUTE_NONE)
    {
      context->window = (CordonInterval){ context->at_min, context->at_min + 1 };
      context->has_window = TRUE;
    }
}

/**
 * cordon_check_context_fill:
 * @context: a context with a plan, a moment and nothing else
 *
 * Reads everything from the plan.
 */
void
cordon_check_context_fill (CordonCheckContext *context)
{
  CordonRosterLimits limits;

  context->thresholds = cordon_thresholds_new (context->plan);
  context->frame = cordon_check_context_frame_of (context->plan);
  context->zone = cordon_plan_time_zone (context->plan);
  context->longest_reach_m = 0;
  read_window (context);
  read_limits (context, &limits);
  context->roster = cordon_roster_kernel_new (&limits);
  context->nowhere = cordon_roster_kernel_add_place (context->roster);
  context->units = new_numbers ();
  context->places = new_numbers ();
  context->duties = new_numbers ();
  context->assignments = g_ptr_array_new ();
  context->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < CORDON_N_LINKS; i++)
    context->links[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                               (GDestroyNotify) g_ptr_array_unref);
  context->perimeters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, ground_free);
  context->posts = cordon_box_grid_new (POST_CELL_M);
  context->walls = collect_walls (context->base_map, context->frame);
  fill_posts (context);
  fill_table (context, CORDON_TABLE_GATE, cordon_check_context_link);
  fill_table (context, CORDON_TABLE_EXIT, cordon_check_context_link);
  fill_table (context, CORDON_TABLE_QUALIFICATION, cordon_check_context_link);
  fill_table (context, CORDON_TABLE_UNIT, fill_unit);
  fill_table (context, CORDON_TABLE_PERIMETER, fill_perimeter);
  fill_duties (context);
}

/**
 * cordon_check_context_clear:
 * @context: a context
 *
 * Forgets everything but the plan, the base map and the moment.
 */
void
cordon_check_context_clear (CordonCheckContext *context)
{
  g_clear_pointer (&context->thresholds, cordon_thresholds_free);
  g_clear_pointer (&context->frame, geo_frame_unref);
  g_clear_pointer (&context->zone, g_time_zone_unref);
  g_clear_pointer (&context->roster, cordon_roster_kernel_free);
  g_clear_pointer (&context->units, g_hash_table_unref);
  g_clear_pointer (&context->places, g_hash_table_unref);
  g_clear_pointer (&context->duties, g_hash_table_unref);
  g_clear_pointer (&context->assignments, g_ptr_array_unref);
  g_clear_pointer (&context->words, g_hash_table_unref);
  for (guint i = 0; i < CORDON_N_LINKS; i++)
    g_clear_pointer (&context->links[i], g_hash_table_unref);
  g_clear_pointer (&context->perimeters, g_hash_table_unref);
  g_clear_pointer (&context->posts, cordon_box_grid_free);
  g_clear_pointer (&context->walls, geo_segments_free);
}

/**
 * cordon_check_context_new:
 * @plan: a plan
 * @base_map: (nullable): the map under it, for buildings that hide
 * @options: the moment
 *
 * Returns: (transfer full): what checks may know about @plan
 */
CordonCheckContext *
cordon_check_context_new (const CordonPlan *plan,
                          const CordonBaseMap *base_map,
                          const CordonCheckOptions *options)
{
  CordonCheckContext *context = g_new0 (CordonCheckContext, 1);

  context->plan = cordon_plan_ref (plan);
  context->base_map = base_map != NULL ? cordon_base_map_ref (base_map) : NULL;
  context->now_min = options->now_min;
  context->at_min = options->at_min;
  cordon_check_context_fill (context);
  return context;
}

/**
 * cordon_check_context_free:
 * @context: (transfer full) (nullable): a context
 */
void
cordon_check_context_free (CordonCheckContext *context)
{
  if (context == NULL)
    return;
  cordon_check_context_clear (context);
  g_clear_pointer (&context->base_map, cordon_base_map_unref);
  cordon_plan_unref (context->plan);
  g_free (context);
}

/**
 * cordon_check_limit:
 * @context: a context
 * @limit: a limit
 *
 * Returns: its value for the plan
 */
double
cordon_check_limit (const CordonCheckContext *context,
                    CordonLimit limit)
{
  return cordon_thresholds_value (context->thresholds, limit);
}

/**
 * cordon_check_linked:
 * @context: a context
 * @link: which kind of reference
 * @id: what is referred to
 *
 * Returns: (transfer none) (nullable): the records that refer to it, in order of
 *   id; %NULL when there are none
 */
GPtrArray *
cordon_check_linked (const CordonCheckContext *context,
                     CordonLink link,
                     gint64 id)
{
  return g_hash_table_lookup (context->links[link], &id);
}

static int
compare_duties (gconstpointer a,
                gconstpointer b)
{
  const CordonCheckDuty *left = a;
  const CordonCheckDuty *right = b;
  int order = cordon_interval_compare (&left->when, &right->when);
  gint64 left_id = left->assignment->record.id;
  gint64 right_id = right->assignment->record.id;

  return order != 0 ? order : (left_id > right_id) - (left_id < right_id);
}

static GArray *
list_duties (const CordonCheckContext *context,
             const CordonDutyEntry *entries,
             guint n_entries)
{
  GArray *duties = g_array_sized_new (FALSE, FALSE, sizeof (CordonCheckDuty), n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      const CordonDuty *duty = cordon_roster_kernel_duty (context->roster, entries[i].duty);
      CordonCheckDuty one = { { duty->start_min, duty->end_min },
                              duty->people,
                              context->assignments->pdata[entries[i].duty] };

      g_array_append_val (duties, one);
    }
  g_array_sort (duties, compare_duties);
  return duties;
}

/**
 * cordon_check_duties_at:
 * @context: a context
 * @place: the id of a post or zone
 *
 * Returns: (transfer full) (element-type CordonCheckDuty): the duties there, by
 *   start, end and id
 */
GArray *
cordon_check_duties_at (const CordonCheckContext *context,
                        gint64 place)
{
  guint32 number = find_number (context->places, place);
  guint n_entries = 0;
  const CordonDutyEntry *entries = NULL;

  if (number != CORDON_ROSTER_NONE)
    entries = cordon_roster_kernel_place_duties (context->roster, number, &n_entries);
  return list_duties (context, entries, n_entries);
}

/**
 * cordon_check_duties_of:
 * @context: a context
 * @unit: the id of a unit
 *
 * Returns: (transfer full) (element-type CordonCheckDuty): its duties, by start,
 *   end and id
 */
GArray *
cordon_check_duties_of (const CordonCheckContext *context,
                        gint64 unit)
{
  guint32 number = find_number (context->units, unit);
  guint n_entries = 0;
  const CordonDutyEntry *entries = NULL;

  if (number != CORDON_ROSTER_NONE)
    entries = cordon_roster_kernel_unit_duties (context->roster, number, &n_entries);
  return list_duties (context, entries, n_entries);
}

/**
 * cordon_check_flags_at:
 * @context: a context
 * @place: the id of a post or zone
 *
 * Returns: what the roster found about it
 */
CordonRosterFlags
cordon_check_flags_at (const CordonCheckContext *context,
                       gint64 place)
{
  guint32 number = find_number (context->places, place);

  return number != CORDON_ROSTER_NONE ? cordon_roster_kernel_place_flags (context->roster, number) : 0;
}

/**
 * cordon_check_flags_of:
 * @context: a context
 * @unit: the id of a unit
 *
 * Returns: what the roster found about it
 */
CordonRosterFlags
cordon_check_flags_of (const CordonCheckContext *context,
                       gint64 unit)
{
  guint32 number = find_number (context->units, unit);

  return number != CORDON_ROSTER_NONE ? cordon_roster_kernel_unit_flags (context->roster, number) : 0;
}

/**
 * cordon_check_perimeter_ground:
 * @context: a context
 * @perimeter: the id of a perimeter of the plan
 *
 * Returns: (transfer none): where it runs
 */
const CordonPerimeterGround *
cordon_check_perimeter_ground (const CordonCheckContext *context,
                               gint64 perimeter)
{
  return g_hash_table_lookup (context->perimeters, &perimeter);
}

/**
 * cordon_check_time_text:
 * @context: a context
 * @minute: an instant
 *
 * Returns: (transfer full): the instant for a sentence, in the event's time
 */
char *
cordon_check_time_text (const CordonCheckContext *context,
                        gint64 minute)
{
  if (minute <= CORDON_INTERVAL_ALWAYS.start_min || minute >= CORDON_INTERVAL_ALWAYS.end_min)
    return g_strdup (_ ("always"));
  return cordon_minute_format_local (minute, context->zone, "%Y-%m-%d %H:%M");
}

/**
 * cordon_check_title_of:
 * @context: a context
 * @table: a table
 * @id: a record of it, or CORDON_ID_NONE
 *
 * Returns: (transfer full): what to call the record in a sentence
 */
char *
cordon_check_title_of (const CordonCheckContext *context,
                       CordonTableId table,
                       gint64 id)
{
  const CordonRecord *record = cordon_plan_find (context->plan, table, id);

  return record != NULL ? cordon_record_title (record) : g_strdup ("–");
}

/**
 * cordon_check_who_acts:
 * @context: a context
 * @owner: the organisation a record names, or CORDON_ID_NONE
 * @zone: the zone it is in, or CORDON_ID_NONE
 *
 * Returns: the organisation that must act: the record's own, or the zone's, or
 *   the one the plan belongs to
 */
gint64
cordon_check_who_acts (const CordonCheckContext *context,
                       gint64 owner,
                       gint64 zone)
{
  const CordonZone *ground = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_ZONE, zone);
  const CordonPlanInfo *info = cordon_plan_info (context->plan);

  if (owner != CORDON_ID_NONE)
    return owner;
  if (ground != NULL && ground->owner != CORDON_ID_NONE)
    return ground->owner;
  return info != NULL ? info->authority : CORDON_ID_NONE;
}
