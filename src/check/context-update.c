/* context-update.c: keeping a context in step with an edit, and saying what it touches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every change is followed twice: as the records were, in the plan before, and
 * as they are, in the plan after. What either leads to is checked again. Few
 * changes touch everything: those of the plan's own record, of thresholds, of
 * phases and organisations, and those that move the frame.
 *
 * What a record leads to:
 *
 *   zone        itself, its posts and gates, who has a duty in it, the ground
 *   venue       the ground
 *   perimeter   itself, the ground
 *   barrier     the perimeters it stands at, or hides from somebody's sight
 *   gate        itself, its perimeter
 *   exit        its zone
 *   post        itself, its zone, who has a duty there, the perimeters in reach
 *   patrol      the perimeters along it
 *   unit        itself, and all its assignments
 *   qualification  its holder
 *   shift       all its assignments
 *   assignment  its unit and where else that is, its post or zone, and what a
 *               post leads to
 */
#include "config.h"

#include <math.h>

#include "check/context-private.h"
#include "check/context.h"

static void
touch_near (const CordonCheckContext *context,
            GeoBox box,
            CordonTouch *touch)
{
  GHashTableIter iter;
  gpointer id, ground;

  g_hash_table_iter_init (&iter, context->perimeters);
  while (g_hash_table_iter_next (&iter, &id, &ground))
    if (geo_box_meets (((CordonPerimeterGround *) ground)->box, box))
      cordon_touch_add (touch, CORDON_TABLE_PERIMETER, *(gint64 *) id);
}

static void
touch_in_reach (const CordonCheckContext *context,
                const CordonPost *post,
                CordonTouch *touch)
{
  GeoPoint point = geo_frame_point (context->frame, post->shape);
  double reach_m = cordon_check_post_reach_m (context, post) + GEO_TOLERANCE_M;
  GeoBox box = geo_box_grow (geo_box_of (&point, 1), reach_m);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, context->perimeters);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const CordonPerimeterGround *ground = value;

      if (ground->cover != NULL && geo_box_meets (ground->box, box) &&
          geo_line_distance_m (geo_line_cover_line (ground->cover), point, NULL, NULL) <= reach_m)
        cordon_touch_add (touch, CORDON_TABLE_PERIMETER, *(gint64 *) id);
    }
}

/* What the people at a post make a difference to. */
static void
touch_around_post (const CordonCheckContext *context,
                   gint64 id,
                   CordonTouch *touch)
{
  const CordonPost *post = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_POST, id);
  const CordonGate *gate;

  cordon_touch_add (touch, CORDON_TABLE_POST, id);
  if (post == NULL)
    return;
  cordon_touch_add (touch, CORDON_TABLE_ZONE, post->zone);
  if (post->shape != NULL)
    touch_in_reach (context, post, touch);
  gate = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_GATE, post->gate);
  if (gate != NULL)
    cordon_touch_add (touch, CORDON_TABLE_PERIMETER, gate->perimeter);
}

static void
touch_units_at (const CordonCheckContext *context,
                gint64 place,
                CordonTouch *touch)
{
  g_autoptr (GArray) duties = cordon_check_duties_at (context, place);

  for (guint i = 0; i < duties->len; i++)
    cordon_touch_add (touch, CORDON_TABLE_UNIT, g_array_index (duties, CordonCheckDuty, i).assignment->unit);
}

static void
touch_linked (const CordonCheckContext *context,
              CordonLink link,
              gint64 id,
              CordonTableId table,
              CordonTouch *touch)
{
  GPtrArray *records = cordon_check_linked (context, link, id);

  for (guint i = 0; records != NULL && i < records->len; i++)
    cordon_touch_add (touch, table, ((const CordonRecord *) records->pdata[i])->id);
}

static void
touch_barrier (const CordonCheckContext *context,
               const CordonBarrier *barrier,
               CordonTouch *touch)
{
  g_autoptr (GeoLine) line = barrier->shape != NULL ? geo_frame_line (context->frame, barrier->shape) : NULL;
  double match_m = cordon_check_limit (context, CORDON_LIMIT_BARRIER_MATCH_M);

  cordon_touch_add (touch, CORDON_TABLE_PERIMETER, barrier->perimeter);
  if (line != NULL)
    touch_near (context, geo_box_grow (geo_line_box (line), context->longest_reach_m + match_m), touch);
}

static void
touch_patrol (const CordonCheckContext *context,
              const CordonPatrol *patrol,
              CordonTouch *touch)
{
  g_autoptr (GeoLine) line = patrol->shape != NULL ? geo_frame_line (context->frame, patrol->shape) : NULL;
  double reach_m = isfinite (patrol->radius_m) ? patrol->radius_m
                                               : MAX (cordon_check_limit (context, CORDON_LIMIT_POST_RADIUS_DAY_M),
                                                      cordon_check_limit (context, CORDON_LIMIT_POST_RADIUS_NIGHT_M));

  if (line != NULL)
    touch_near (context, geo_box_grow (geo_line_box (line), reach_m + GEO_TOLERANCE_M), touch);
}

/* What a record leads to in the context's plan; assignments apart. */
static void
touch_record (const CordonCheckContext *context,
              const CordonRecord *record,
              CordonTouch *touch)
{
  switch ((CordonTableId) record->table)
    {
    case CORDON_TABLE_PLAN:
    case CORDON_TABLE_THRESHOLD:
    case CORDON_TABLE_PHASE:
    case CORDON_TABLE_ORGANISATION:
      touch->is_everything = TRUE;
      break;
    case CORDON_TABLE_VENUE:
      touch->is_ground = TRUE;
      break;
    case CORDON_TABLE_ZONE:
      touch->is_ground = TRUE;
      cordon_touch_add (touch, CORDON_TABLE_ZONE, record->id);
      touch_units_at (context, record->id, touch);
      touch_linked (context, CORDON_LINK_POSTS_OF_ZONE, record->id, CORDON_TABLE_POST, touch);
      touch_linked (context, CORDON_LINK_GATES_OF_ZONE, record->id, CORDON_TABLE_GATE, touch);
      break;
    case CORDON_TABLE_PERIMETER:
      touch->is_ground = TRUE;
      cordon_touch_add (touch, CORDON_TABLE_PERIMETER, record->id);
      break;
    case CORDON_TABLE_BARRIER:
      touch_barrier (context, (gconstpointer) record, touch);
      break;
    case CORDON_TABLE_GATE:
      cordon_touch_add (touch, CORDON_TABLE_GATE, record->id);
      cordon_touch_add (touch, CORDON_TABLE_PERIMETER, ((const CordonGate *) record)->perimeter);
      break;
    case CORDON_TABLE_EXIT:
      cordon_touch_add (touch, CORDON_TABLE_ZONE, ((const CordonExit *) record)->zone);
      break;
    case CORDON_TABLE_POST:
      touch_around_post (context, record->id, touch);
      touch_units_at (context, record->id, touch);
      break;
    case CORDON_TABLE_PATROL:
      touch_patrol (context, (gconstpointer) record, touch);
      break;
    case CORDON_TABLE_UNIT:
      cordon_touch_add (touch, CORDON_TABLE_UNIT, record->id);
      break;
    case CORDON_TABLE_QUALIFICATION:
      cordon_touch_add (touch, CORDON_TABLE_UNIT, ((const CordonQualification *) record)->unit);
      break;
    case CORDON_TABLE_ASSIGNMENT:
    case CORDON_TABLE_SHIFT:
    case CORDON_TABLE_CHANNEL:
    case CORDON_TABLE_POINT:
    case CORDON_TABLE_CONTRACT:
    case CORDON_TABLE_SECTION:
    case CORDON_N_TABLES:
    default:
      break;
    }
}

/* A post's fix-its look at what else its people do. */
static void
touch_other_places (const CordonCheckContext *context,
                    gint64 unit,
                    CordonTouch *touch)
{
  g_autoptr (GArray) duties = cordon_check_duties_of (context, unit);

  for (guint i = 0; i < duties->len; i++)
    cordon_touch_add (touch, CORDON_TABLE_POST, g_array_index (duties, CordonCheckDuty, i).assignment->post);
}

static void
touch_assignment (const CordonCheckContext *context,
                  const CordonAssignment *assignment,
                  CordonTouch *touch)
{
  cordon_touch_add (touch, CORDON_TABLE_UNIT, assignment->unit);
  touch_other_places (context, assignment->unit, touch);
  if (assignment->post != CORDON_ID_NONE)
    touch_around_post (context, assignment->post, touch);
  else
    cordon_touch_add (touch, CORDON_TABLE_ZONE, assignment->zone);
}

static void
collect_of_shift (const CordonPlan *plan,
                  gint64 shift,
                  CordonTouch *stale)
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (plan, CORDON_TABLE_ASSIGNMENT));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    if (((const CordonAssignment *) record)->shift == shift)
      cordon_touch_add (stale, CORDON_TABLE_ASSIGNMENT, record->id);
}

static void
collect_of_unit (const CordonCheckContext *context,
                 gint64 unit,
                 CordonTouch *stale)
{
  g_autoptr (GArray) duties = cordon_check_duties_of (context, unit);

  for (guint i = 0; i < duties->len; i++)
    cordon_touch_add (stale, CORDON_TABLE_ASSIGNMENT,
                      g_array_index (duties, CordonCheckDuty, i).assignment->record.id);
}

/* The assignments whose duty is to be read again. */
static CordonTouch *
collect_stale (const CordonCheckContext *context,
               const CordonPlan *after,
               const CordonEdit *edit)
{
  CordonTouch *stale = cordon_touch_new ();

  for (guint i = 0; i < cordon_edit_n_changes (edit); i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);

      if (change->table == CORDON_TABLE_ASSIGNMENT)
        cordon_touch_add (stale, CORDON_TABLE_ASSIGNMENT, change->id);
      else if (change->table == CORDON_TABLE_UNIT)
        collect_of_unit (context, change->id, stale);
      else if (change->table == CORDON_TABLE_SHIFT)
        {
          collect_of_shift (context->plan, change->id, stale);
          collect_of_shift (after, change->id, stale);
        }
    }
  cordon_touch_sort (stale);
  return stale;
}

static void
drop_duty (CordonCheckContext *context,
           const CordonAssignment *assignment)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (context->duties, &assignment->record.id));

  if (number == 0)
    {
      cordon_check_context_unlink (context, &assignment->record);
      return;
    }
  cordon_roster_kernel_remove_duty (context->roster, number - 1);
  context->assignments->pdata[number - 1] = NULL;
  g_hash_table_remove (context->duties, &assignment->record.id);
}

static void
add_duty (CordonCheckContext *context,
          const CordonAssignment *assignment)
{
  CordonDuty duty;
  guint32 number;

  if (!cordon_check_context_read_duty (context, assignment, &duty))
    {
      cordon_check_context_link (context, &assignment->record);
      return;
    }
  number = cordon_roster_kernel_add_duty (context->roster, &duty);
  if (number >= context->assignments->len)
    g_ptr_array_set_size (context->assignments, (gint) number + 1);
  context->assignments->pdata[number] = (gpointer) assignment;
  g_hash_table_insert (context->duties, g_memdup2 (&assignment->record.id, sizeof (gint64)),
                       GUINT_TO_POINTER (number + 1));
}

static void
drop_record (CordonCheckContext *context,
             const CordonRecord *record)
{
  const CordonPost *post = (gconstpointer) record;

  if (record->table == CORDON_TABLE_ASSIGNMENT)
    return;
  cordon_check_context_unlink (context, record);
  if (record->table == CORDON_TABLE_PERIMETER)
    g_hash_table_remove (context->perimeters, &record->id);
  if (record->table == CORDON_TABLE_POST && post->shape != NULL)
    cordon_box_grid_remove (context->posts, record->id, cordon_check_context_post_box (context, post));
}

static void
add_record (CordonCheckContext *context,
            const CordonRecord *record)
{
  const CordonPost *post = (gconstpointer) record;

  if (record->table == CORDON_TABLE_ASSIGNMENT)
    return;
  cordon_check_context_link (context, record);
  if (record->table == CORDON_TABLE_PERIMETER)
    cordon_check_context_add_perimeter (context, (gconstpointer) record);
  if (record->table != CORDON_TABLE_POST)
    return;
  context->longest_reach_m = MAX (context->longest_reach_m, cordon_check_post_reach_m (context, post));
  if (post->shape != NULL)
    cordon_box_grid_add (context->posts, record->id, cordon_check_context_post_box (context, post));
}

/* What the roster knows of posts and holders, from the links as they are now. */
static void
renew_place (CordonCheckContext *context,
             const CordonRecord *before,
             const CordonRecord *after)
{
  const CordonPost *old = (gconstpointer) before;
  const CordonPost *new = (gconstpointer) after;
  const CordonPost none = { .record = { .table = CORDON_TABLE_POST, .id = before != NULL ? before->id : 0 } };

  if (old != NULL && new != NULL && cordon_schedule_equal (old->minimum, new->minimum) &&
      cordon_words_equal (old->qualifications, new->qualifications))
    return;
  cordon_check_context_set_place (context, new != NULL ? new : &none);
}

static void
renew_roster (CordonCheckContext *context,
              const CordonChange *change,
              const CordonRecord *before,
              const CordonRecord *after)
{
  switch (change->table)
    {
    case CORDON_TABLE_POST:
      renew_place (context, before, after);
      break;
    case CORDON_TABLE_UNIT:
      cordon_check_context_set_unit (context, change->id);
      break;
    case CORDON_TABLE_QUALIFICATION:
      if (before != NULL)
        cordon_check_context_set_unit (context, ((const CordonQualification *) before)->unit);
      if (after != NULL)
        cordon_check_context_set_unit (context, ((const CordonQualification *) after)->unit);
      break;
    default:
      break;
    }
}

static gboolean
is_frame_kept (const CordonCheckContext *context,
               const CordonPlan *after,
               const CordonEdit *edit)
{
  gboolean has_ground = cordon_plan_count (after, CORDON_TABLE_ZONE) + cordon_plan_count (after, CORDON_TABLE_VENUE) +
                          cordon_plan_count (after, CORDON_TABLE_PERIMETER) >
                        0;
  gboolean may_move = FALSE;
  g_autoptr (GeoFrame) frame = NULL;
  GeoLonLat a, b;

  for (guint i = 0; i < cordon_edit_n_changes (edit); i++)
    {
      CordonTableId table = cordon_edit_change (edit, i)->table;

      may_move |= table == CORDON_TABLE_ZONE || table == CORDON_TABLE_VENUE || table == CORDON_TABLE_PERIMETER ||
                  (!has_ground && cordon_table_get (table)->shape != NULL);
    }
  if (!may_move)
    return TRUE;
  frame = cordon_check_context_frame_of (after);
  a = geo_frame_centre (frame);
  b = geo_frame_centre (context->frame);
  return a.lon_deg == b.lon_deg && a.lat_deg == b.lat_deg;
}

static gboolean
needs_refill (const CordonCheckContext *context,
              const CordonPlan *after,
              const CordonEdit *edit)
{
  for (guint i = 0; i < cordon_edit_n_changes (edit); i++)
    {
      CordonTableId table = cordon_edit_change (edit, i)->table;

      if (table == CORDON_TABLE_PLAN || table == CORDON_TABLE_THRESHOLD)
        return TRUE;
    }
  return !is_frame_kept (context, after, edit);
}

static void
refill (CordonCheckContext *context,
        const CordonPlan *after,
        CordonTouch *touch)
{
  touch->is_everything = TRUE;
  cordon_check_context_clear (context);
  cordon_plan_unref (context->plan);
  context->plan = cordon_plan_ref (after);
  cordon_check_context_fill (context);
}

static void
touch_stale (const CordonCheckContext *context,
             const CordonTouch *stale,
             CordonTouch *touch)
{
  const GArray *ids = stale->ids[CORDON_TABLE_ASSIGNMENT];

  for (guint i = 0; i < ids->len; i++)
    {
      const CordonRecord *record = cordon_plan_find (context->plan, CORDON_TABLE_ASSIGNMENT,
                                                     g_array_index (ids, gint64, i));

      if (record != NULL)
        touch_assignment (context, (gconstpointer) record, touch);
    }
}

static void
visit_stale (CordonCheckContext *context,
             const CordonTouch *stale,
             void (*visit) (CordonCheckContext *context,
                            const CordonAssignment *assignment))
{
  const GArray *ids = stale->ids[CORDON_TABLE_ASSIGNMENT];

  for (guint i = 0; i < ids->len; i++)
    {
      const CordonRecord *record = cordon_plan_find (context->plan, CORDON_TABLE_ASSIGNMENT,
                                                     g_array_index (ids, gint64, i));

      if (record != NULL)
        visit (context, (gconstpointer) record);
    }
}

/**
 * cordon_check_context_update:
 * @context: a context
 * @after: what @edit made of the context's plan, as cordon_plan_apply() gave it
 * @edit: the edit
 * @touch: gets what has to be checked again
 *
 * Costs what the edit touches; a change of the plan's own record or of a
 * threshold reads everything again.
 */
void
cordon_check_context_update (CordonCheckContext *context,
                             const CordonPlan *after,
                             const CordonEdit *edit,
                             CordonTouch *touch)
{
  guint n_changes = cordon_edit_n_changes (edit);
  g_autoptr (CordonTouch) stale = NULL;
  g_autoptr (CordonPlan) before = NULL;

  if (needs_refill (context, after, edit))
    {
      refill (context, after, touch);
      return;
    }
  stale = collect_stale (context, after, edit);
  touch_stale (context, stale, touch);
  for (guint i = 0; i < n_changes; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);
      const CordonRecord *record = cordon_plan_find (context->plan, change->table, change->id);

      if (record != NULL)
        touch_record (context, record, touch);
    }
  visit_stale (context, stale, drop_duty);
  for (guint i = 0; i < n_changes; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);
      const CordonRecord *record = cordon_plan_find (context->plan, change->table, change->id);

      if (record != NULL)
        drop_record (context, record);
    }
  before = context->plan;
  context->plan = cordon_plan_ref (after);
  for (guint i = 0; i < n_changes; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);
      const CordonRecord *record = cordon_plan_find (after, change->table, change->id);

      if (record != NULL)
        add_record (context, record);
    }
  for (guint i = 0; i < n_changes; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);

      renew_roster (context, change, cordon_plan_find (before, change->table, change->id),
                    cordon_plan_find (after, change->table, change->id));
    }
  visit_stale (context, stale, add_duty);
  touch_stale (context, stale, touch);
  for (guint i = 0; i < n_changes; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);
      const CordonRecord *record = cordon_plan_find (after, change->table, change->id);

      if (record != NULL)
        touch_record (context, record, touch);
    }
}
