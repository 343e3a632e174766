/* c02-perimeter.c: C02: which metres of a perimeter nobody watches or nothing closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every metre counts, by exact geometry, at every minute the perimeter is in
 * force within the plan's time. The rule is that of its kind: soft is watched;
 * a fence is closed, and watched or patrolled; hard, and every perimeter of the
 * inner ring, is closed and watched by posts. Lines on the map only, and
 * vehicle barrier lines, which are another check's, are not looked at.
 *
 * Closed is what has an active barrier (other than tape) within 2 m. A gate is
 * an opening of its width in all that. While it is closed it closes, and so
 * it does while it is open and one of its own posts is manned, which then also
 * watches it; open and unmanned, it leaves its width open.
 *
 * Watched is what a manned post sees: within its radius (by default 30 m by day
 * and 15 m from sunset to sunrise at the event) and field of view, and not
 * behind a building of the base map or a barrier that blocks the view and is
 * there at the time. Manned is a post while at least one person has a duty
 * there; one without assignments is not, whatever it needs.
 *
 * Patrolled is what lies within the reach of a beat that is walked at least
 * every 30 minutes.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "check/checks.h"
#include "check/daylight.h"
#include "check/watch-line.h"

/* A gate farther from its perimeter than this does not open it. */
#define GATE_STRAY_M 25

/* More posts than this is not a way to mend a perimeter. */
#define MOST_NEW_POSTS 400

/* A stretch of time during which the same barriers block the view. */
typedef struct
{
  GArray *windows;      /* of CordonInterval: one */
  GeoSegments *screens; /* (nullable) */
} Epoch;

typedef struct
{
  const CordonCheckContext *context;
  const CordonPerimeter *perimeter;
  const GeoLineCover *cover;
  const GeoLine *line;
  CordonWatchLine *watch;
  CordonWatchRule rule;
  GArray *in_force; /* of CordonInterval */
  CordonInterval span;
  GArray *day;
  GArray *night;
  GPtrArray *barriers; /* of const CordonBarrier *: near, in order of id */
  GPtrArray *epochs;   /* of Epoch * */
  GPtrArray *unmanned; /* of const CordonGate *: open without people at some time */
  guint n_empty_posts; /* in reach, and never manned */
  char *title;
  GPtrArray *out_findings;
} Work;

static void
epoch_free (gpointer data)
{
  Epoch *epoch = data;

  g_array_unref (epoch->windows);
  geo_segments_free (epoch->screens);
  g_free (epoch);
}

static GArray *
new_windows (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CordonInterval));
}

/* Windows cut to the time looked at, merged; always when there are none. */
static GArray *
cut_windows (const Work *work,
             const CordonWindows *windows)
{
  GArray *cut = new_windows ();

  if (windows == NULL)
    {
      g_array_append_val (cut, work->span);
      return cut;
    }
  for (guint i = 0; i < windows->n_items; i++)
    {
      CordonInterval window = cordon_interval_intersect (windows->items[i], work->span);

      if (!cordon_interval_is_empty (window))
        g_array_append_val (cut, window);
    }
  cut->len = cordon_interval_merge ((CordonInterval *) cut->data, cut->len);
  return cut;
}

static GArray *
manned_windows (const Work *work,
                gint64 post)
{
  g_autoptr (GArray) duties = cordon_check_duties_at (work->context, post);
  GArray *windows = new_windows ();

  for (guint i = 0; i < duties->len; i++)
    {
      const CordonCheckDuty *duty = &g_array_index (duties, CordonCheckDuty, i);
      CordonInterval window = cordon_interval_intersect (duty->when, work->span);

      if (duty->people > 0 && !cordon_interval_is_empty (window))
        g_array_append_val (windows, window);
    }
  windows->len = cordon_interval_merge ((CordonInterval *) windows->data, windows->len);
  return windows;
}

static GArray *
runs_along (const Work *work,
            const GeoLine *line,
            double within_m)
{
  g_autoptr (GArray) array = geo_segment_array_new ();
  g_autoptr (GeoSegments) segments = NULL;

  geo_segment_array_add_line (array, line);
  segments = geo_segments_new_from_array (array);
  return geo_line_cover_near (work->cover, segments, within_m);
}

/* The barriers that stand near enough to close the line or hide it from somebody. */
static GPtrArray *
find_barriers (const Work *work)
{
  double margin_m = work->context->longest_reach_m + cordon_check_limit (work->context, CORDON_LIMIT_BARRIER_MATCH_M);
  GeoExtent extent = geo_shape_extent (work->perimeter->shape);
  double lat_margin_deg = margin_m / 110000;
  double lon_margin_deg = lat_margin_deg / MAX (0.01, cos (extent.north_deg * (G_PI / 180)));
  GPtrArray *barriers = g_ptr_array_new ();
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (work->context->plan, CORDON_TABLE_BARRIER));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonBarrier *barrier = (gconstpointer) record;
      GeoExtent other;

      if (barrier->shape == NULL)
        continue;
      other = geo_shape_extent (barrier->shape);
      if (other.west_deg <= extent.east_deg + lon_margin_deg && other.east_deg >= extent.west_deg - lon_margin_deg &&
          other.south_deg <= extent.north_deg + lat_margin_deg && other.north_deg >= extent.south_deg - lat_margin_deg)
        g_ptr_array_add (barriers, (gpointer) record);
    }
  return barriers;
}

static void
add_barriers (const Work *work)
{
  double within_m = cordon_check_limit (work->context, CORDON_LIMIT_BARRIER_MATCH_M);

  for (guint i = 0; i < work->barriers->len; i++)
    {
      const CordonBarrier *barrier = work->barriers->pdata[i];
      g_autoptr (GeoLine) line = geo_frame_line (work->context->frame, barrier->shape);
      g_autoptr (GArray) runs = NULL;
      g_autoptr (GArray) windows = NULL;

      if (line == NULL || barrier->kind == CORDON_BARRIER_KIND_TAPE)
        continue;
      runs = runs_along (work, line, within_m);
      windows = cut_windows (work, barrier->active);
      cordon_watch_line_add (work->watch, CORDON_WATCH_BARRIER, runs, windows);
    }
}

static void
report_stray (const Work *work,
              const CordonGate *gate,
              double distance_m)
{
  g_autofree char *what = g_strdup_printf ("stray/%" G_GINT64_FORMAT, gate->record.id);
  g_autofree char *name = cordon_record_title (&gate->record);
  g_autofree char *distance = cordon_finding_number (distance_m, 0);
  CordonFinding *finding = cordon_finding_new_missing (
    "C02", CORDON_TABLE_PERIMETER, work->perimeter->record.id, what,
    g_strdup_printf (_ ("Not assessable: %s lies %s m from %s, which it is to open; move it onto the line or name another perimeter"),
                     name, distance, work->title));

  finding->organisation = cordon_check_who_acts (work->context, work->perimeter->owner, CORDON_ID_NONE);
  cordon_finding_add_object (finding, CORDON_TABLE_GATE, gate->record.id);
  cordon_finding_add_shape (finding, gate->shape);
  g_ptr_array_add (work->out_findings, finding);
}

/* The opening of a gate, around the end of a closed line if need be. */
static GArray *
opening_of (const Work *work,
            const CordonGate *gate)
{
  GeoPoint point = geo_frame_point (work->context->frame, gate->shape);
  double width_m = gate->width_m > 0 ? gate->width_m : cordon_check_limit (work->context, CORDON_LIMIT_GATE_WIDTH_M);
  double length_m = geo_line_length_m (work->line);
  double at_m;
  double distance_m = geo_line_distance_m (work->line, point, &at_m, NULL);
  GArray *runs = geo_run_set_new ();
  double from_m = at_m - width_m / 2;
  double to_m = at_m + width_m / 2;

  if (distance_m > GATE_STRAY_M)
    {
      report_stray (work, gate, distance_m);
      return runs;
    }
  geo_run_set_add (runs, MAX (0, from_m), MIN (length_m, to_m));
  if (geo_line_is_closed (work->line) && from_m < 0)
    geo_run_set_add (runs, MAX (0, length_m + from_m), length_m);
  if (geo_line_is_closed (work->line) && to_m > length_m)
    geo_run_set_add (runs, 0, MIN (length_m, to_m - length_m));
  geo_run_union (runs);
  return runs;
}

static GArray *
manned_gate_windows (const Work *work,
                     const CordonGate *gate)
{
  GPtrArray *posts = cordon_check_linked (work->context, CORDON_LINK_POSTS_OF_GATE, gate->record.id);
  GArray *windows = new_windows ();

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      g_autoptr (GArray) manned = manned_windows (work, ((const CordonRecord *) posts->pdata[i])->id);

      g_array_append_vals (windows, manned->data, manned->len);
    }
  windows->len = cordon_interval_merge ((CordonInterval *) windows->data, windows->len);
  return windows;
}

static void
add_gate (const Work *work,
          const CordonGate *gate)
{
  g_autoptr (GArray) runs = opening_of (work, gate);
  g_autoptr (GArray) open = cut_windows (work, gate->open);
  g_autoptr (GArray) shut = cordon_windows_outside (open, work->span);
  g_autoptr (GArray) manned = manned_gate_windows (work, gate);
  g_autoptr (GArray) unmanned = cordon_windows_outside (manned, work->span);
  g_autoptr (GArray) left_open = cordon_windows_both (open, unmanned);
  g_autoptr (GArray) at_risk = cordon_windows_both (left_open, work->in_force);

  if (runs->len == 0)
    return;
  cordon_watch_line_add (work->watch, CORDON_WATCH_BARRIER, runs, shut);
  cordon_watch_line_add (work->watch, CORDON_WATCH_BARRIER, runs, manned);
  cordon_watch_line_add (work->watch, CORDON_WATCH_POST, runs, manned);
  cordon_watch_line_add (work->watch, CORDON_WATCH_OPENING, runs, left_open);
  if (at_risk->len > 0)
    g_ptr_array_add (work->unmanned, (gpointer) gate);
}

static GeoSegments *
collect_screens (const Work *work,
                 gint64 minute)
{
  g_autoptr (GArray) array = geo_segment_array_new ();

  for (guint i = 0; i < work->barriers->len; i++)
    {
      const CordonBarrier *barrier = work->barriers->pdata[i];
      g_autoptr (GeoLine) line = NULL;

      if (barrier->is_opaque != 1 || !cordon_windows_contain (barrier->active, minute))
        continue;
      line = geo_frame_line (work->context->frame, barrier->shape);
      if (line != NULL)
        geo_segment_array_add_line (array, line);
    }
  return array->len > 0 ? geo_segments_new_from_array (array) : NULL;
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* Time cut where a barrier that blocks the view comes or goes. */
static GPtrArray *
find_epochs (const Work *work)
{
  GPtrArray *epochs = g_ptr_array_new_with_free_func (epoch_free);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (cuts, work->span.start_min);
  g_array_append_val (cuts, work->span.end_min);
  for (guint i = 0; i < work->barriers->len; i++)
    {
      const CordonBarrier *barrier = work->barriers->pdata[i];
      g_autoptr (GArray) windows = barrier->is_opaque == 1 ? cut_windows (work, barrier->active) : NULL;

      for (guint j = 0; windows != NULL && j < windows->len; j++)
        g_array_append_vals (cuts, &g_array_index (windows, CordonInterval, j), 2);
    }
  g_array_sort (cuts, compare_minutes);
  for (guint i = 0; i + 1 < cuts->len; i++)
    {
      CordonInterval when = { g_array_index (cuts, gint64, i), g_array_index (cuts, gint64, i + 1) };
      Epoch *epoch;

      if (cordon_interval_is_empty (when))
        continue;
      epoch = g_new0 (Epoch, 1);
      epoch->windows = new_windows ();
      g_array_append_val (epoch->windows, when);
      epoch->screens = collect_screens (work, when.start_min);
      g_ptr_array_add (epochs, epoch);
    }
  return epochs;
}

static GArray *
seen_runs (const Work *work,
           const Epoch *epoch,
           const GeoSector *sector)
{
  GArray *seen = geo_line_cover_seen (work->cover, sector, work->context->walls);
  g_autoptr (GArray) past_walls = NULL;
  g_autoptr (GArray) past_screens = NULL;

  if (epoch->screens == NULL || seen->len == 0)
    return seen;
  past_walls = seen;
  past_screens = geo_line_cover_seen (work->cover, sector, epoch->screens);
  return geo_run_intersect (past_walls, past_screens);
}

static void
add_sight (const Work *work,
           GeoSector sector,
           double radius_m,
           GArray *windows)
{
  if (windows->len == 0)
    return;
  sector.radius_m = radius_m;
  for (guint i = 0; i < work->epochs->len; i++)
    {
      const Epoch *epoch = work->epochs->pdata[i];
      g_autoptr (GArray) then = cordon_windows_both (windows, epoch->windows);
      g_autoptr (GArray) runs = then->len > 0 ? seen_runs (work, epoch, &sector) : NULL;

      if (runs != NULL)
        cordon_watch_line_add (work->watch, CORDON_WATCH_POST, runs, then);
    }
}

static void
add_post (Work *work,
          const CordonPost *post)
{
  GeoSector sector = geo_sector_disc (geo_frame_point (work->context->frame, post->shape), 0);
  g_autoptr (GArray) manned = manned_windows (work, post->record.id);
  g_autoptr (GArray) by_day = cordon_windows_both (manned, work->day);
  g_autoptr (GArray) by_night = cordon_windows_both (manned, work->night);

  work->n_empty_posts += manned->len == 0 && geo_line_distance_m (work->line, sector.centre, NULL, NULL) <=
                                               cordon_check_post_reach_m (work->context, post);
  if (isfinite (post->opening_deg) && isfinite (post->bearing_deg))
    {
      sector.bearing_deg = post->bearing_deg;
      sector.opening_deg = post->opening_deg;
    }
  if (isfinite (post->radius_m))
    {
      add_sight (work, sector, post->radius_m, manned);
      return;
    }
  add_sight (work, sector, cordon_check_limit (work->context, CORDON_LIMIT_POST_RADIUS_DAY_M), by_day);
  add_sight (work, sector, cordon_check_limit (work->context, CORDON_LIMIT_POST_RADIUS_NIGHT_M), by_night);
}

static void
add_posts (Work *work)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  cordon_box_grid_query_line (work->context->posts, work->line, ids);
  for (guint i = 0; i < ids->len; i++)
    add_post (work, (gconstpointer) cordon_plan_find (work->context->plan, CORDON_TABLE_POST, g_array_index (ids, gint64, i)));
}

static void
add_patrols (const Work *work)
{
  double interval_min = cordon_check_limit (work->context, CORDON_LIMIT_PATROL_INTERVAL_MIN);
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (work->context->plan, CORDON_TABLE_PATROL));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonPatrol *patrol = (gconstpointer) record;
      g_autoptr (GeoLine) line = patrol->shape != NULL ? geo_frame_line (work->context->frame, patrol->shape) : NULL;
      g_autoptr (GArray) windows = NULL;
      GArray *halves[] = { work->day, work->night };

      if (line == NULL || !(patrol->interval_min <= interval_min))
        continue;
      windows = cut_windows (work, patrol->active);
      for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
        {
          double default_m = cordon_check_limit (work->context, i == 0 ? CORDON_LIMIT_POST_RADIUS_DAY_M : CORDON_LIMIT_POST_RADIUS_NIGHT_M);
          g_autoptr (GArray) then = cordon_windows_both (windows, halves[i]);
          g_autoptr (GArray) runs = runs_along (work, line, isfinite (patrol->radius_m) ? patrol->radius_m : default_m);

          cordon_watch_line_add (work->watch, CORDON_WATCH_PATROL, runs, then);
        }
    }
}

static CordonLimit
limit_of (const CordonPerimeter *perimeter)
{
  switch ((CordonRing) perimeter->ring)
    {
    case CORDON_RING_INNER:
      return CORDON_LIMIT_PERIMETER_INNER_M;
    case CORDON_RING_OUTER:
      return CORDON_LIMIT_PERIMETER_OUTER_M;
    case CORDON_RING_UNSET:
    case CORDON_RING_MIDDLE:
    default:
      return CORDON_LIMIT_PERIMETER_MIDDLE_M;
    }
}

static CordonWatchRule
rule_of (const CordonPerimeter *perimeter)
{
  if (perimeter->ring == CORDON_RING_INNER || perimeter->kind == CORDON_PERIMETER_KIND_HARD)
    return CORDON_WATCH_HARD;
  return perimeter->kind == CORDON_PERIMETER_KIND_SOFT ? CORDON_WATCH_SOFT : CORDON_WATCH_FENCE;
}

/* A run as one line, or as two where it lies across the first place of a closed one. */
static void
add_run_shapes (const Work *work,
                CordonFinding *finding,
                GeoRun run)
{
  double length_m = geo_line_length_m (work->line);
  g_autoptr (GeoLine) part = geo_line_part (work->line, run.s0_m, MIN (run.s1_m, length_m));
  g_autoptr (GeoShape) shape = geo_frame_line_to_shape (work->context->frame, part);

  cordon_finding_add_shape (finding, shape);
  if (run.s1_m > length_m)
    add_run_shapes (work, finding, (GeoRun){ 0, run.s1_m - length_m });
}

static void
insert_watch (const Work *work,
              const CordonFinding *finding,
              CordonEdit *edit,
              guint index,
              GeoPoint point,
              const CordonGate *gate)
{
  const CordonPlan *plan = work->context->plan;
  CordonRecord *record = cordon_record_new (CORDON_TABLE_POST, cordon_finding_new_record_id (finding, plan, CORDON_TABLE_POST, index));
  CordonPost *post = (CordonPost *) record;
  g_autoptr (GeoShape) shape = geo_frame_point_to_shape (work->context->frame, point);
  g_autofree char *name = g_strdup_printf (_ ("Additional post %u at %s"), index + 1, work->title);
  g_autofree CordonStep *steps = g_new (CordonStep, work->in_force->len);
  g_autoptr (CordonSchedule) minimum = NULL;

  for (guint i = 0; i < work->in_force->len; i++)
    steps[i] = (CordonStep){ g_array_index (work->in_force, CordonInterval, i), 1 };
  minimum = cordon_schedule_new (steps, work->in_force->len);
  cordon_record_put_text (record, &post->name, name);
  cordon_record_put_shape (record, &post->shape, shape);
  cordon_record_put_schedule (record, &post->minimum, minimum);
  post->role = CORDON_POST_ROLE_OBSERVER;
  post->perimeter = work->perimeter->record.id;
  post->gate = gate != NULL ? gate->record.id : CORDON_ID_NONE;
  post->owner = finding->organisation;
  cordon_edit_insert (edit, record);
  for (guint i = 0; i < work->in_force->len; i++)
    {
      gint64 id = cordon_finding_new_record_id (finding, plan, CORDON_TABLE_ASSIGNMENT, index * work->in_force->len + i);
      CordonRecord *people = cordon_record_new (CORDON_TABLE_ASSIGNMENT, id);
      CordonAssignment *assignment = (CordonAssignment *) people;

      assignment->post = record->id;
      assignment->organisation = finding->organisation;
      assignment->quantity = 1;
      assignment->starts = steps[i].when.start_min;
      assignment->ends = steps[i].when.end_min;
      assignment->status = CORDON_ASSIGNMENT_STATUS_PLANNED;
      cordon_edit_insert (edit, people);
      cordon_record_unref (people);
    }
  cordon_record_unref (record);
}

static void
insert_barrier (const Work *work,
                const CordonFinding *finding,
                CordonEdit *edit,
                guint index,
                GeoRun run)
{
  gint64 id = cordon_finding_new_record_id (finding, work->context->plan, CORDON_TABLE_BARRIER, index);
  CordonRecord *record = cordon_record_new (CORDON_TABLE_BARRIER, id);
  CordonBarrier *barrier = (CordonBarrier *) record;
  g_autoptr (GeoLine) part = geo_line_part (work->line, run.s0_m, run.s1_m);
  g_autoptr (GeoShape) shape = geo_frame_line_to_shape (work->context->frame, part);
  g_autofree char *name = g_strdup_printf (_ ("Additional barrier %u at %s"), index + 1, work->title);

  cordon_record_put_text (record, &barrier->name, name);
  cordon_record_put_shape (record, &barrier->shape, shape);
  barrier->kind = CORDON_BARRIER_KIND_MESH;
  barrier->perimeter = work->perimeter->record.id;
  cordon_edit_insert (edit, record);
  cordon_record_unref (record);
}

/* How far apart the new posts may stand on either side: the least they ever see. */
static double
least_radius_m (const Work *work)
{
  g_autoptr (GArray) by_night = cordon_windows_both (work->in_force, work->night);

  return cordon_check_limit (work->context, by_night->len > 0 ? CORDON_LIMIT_POST_RADIUS_NIGHT_M : CORDON_LIMIT_POST_RADIUS_DAY_M);
}

/* What the new posts do not see of a run, for all the buildings and screens there ever are. */
static double
unseen_m (const Work *work,
          GeoRun run,
          const GeoPoint *points,
          guint n_points,
          double radius_m)
{
  double longest_m = 0;

  for (guint i = 0; i < work->epochs->len; i++)
    {
      g_autoptr (GArray) seen = geo_run_set_new ();
      g_autoptr (GArray) whole = geo_run_set_new ();
      g_autoptr (GArray) left = NULL;

      geo_run_set_add (whole, run.s0_m, run.s1_m);
      for (guint j = 0; j < n_points; j++)
        {
          GeoSector sector = geo_sector_disc (points[j], radius_m);
          g_autoptr (GArray) runs = seen_runs (work, work->epochs->pdata[i], &sector);

          g_array_append_vals (seen, runs->data, runs->len);
        }
      geo_run_union (seen);
      left = geo_run_subtract (whole, seen);
      if (left->len > 0)
        longest_m = MAX (longest_m, geo_run_longest (left).s1_m - geo_run_longest (left).s0_m);
    }
  return longest_m;
}

/* n = ceil (run / 2r) posts on a run, each in the middle of its part; the longest stretch they leave. */
static double
insert_posts_on (const Work *work,
                 const CordonFinding *finding,
                 CordonEdit *edit,
                 guint *inout_n_posts,
                 GeoRun run)
{
  double radius_m = least_radius_m (work);
  double length_m = run.s1_m - run.s0_m;
  guint n_new = radius_m > 0 ? (guint) MIN (MOST_NEW_POSTS, ceil (length_m / (2 * radius_m) - 1e-9)) : 0;
  g_autofree GeoPoint *points = g_new (GeoPoint, n_new + 1);

  n_new = MAX (1, n_new);
  for (guint i = 0; i < n_new; i++)
    {
      points[i] = geo_line_point_at (work->line, run.s0_m + (i + 0.5) * length_m / n_new);
      insert_watch (work, finding, edit, (*inout_n_posts)++, points[i], NULL);
    }
  return unseen_m (work, run, points, n_new, radius_m);
}

/* Posts, barriers and people at gates for whatever is ever open: it then never is. */
static void
offer_all (const Work *work,
           CordonFinding *finding,
           const CordonWatchVerdict *verdict)
{
  CordonEdit *edit;
  guint n_posts = 0;
  guint n_barriers = 0;
  double left_m = 0;
  g_autofree char *label = NULL;
  g_autofree char *left = NULL;
  g_autoptr (CordonEdit) parts = cordon_edit_new ("parts");

  for (guint i = 0; i < work->unmanned->len; i++)
    {
      const CordonGate *gate = work->unmanned->pdata[i];

      insert_watch (work, finding, parts, n_posts++, geo_frame_point (work->context->frame, gate->shape), gate);
    }
  for (guint i = 0; i < verdict->ever_unwatched->len && n_posts < MOST_NEW_POSTS; i++)
    left_m = MAX (left_m, insert_posts_on (work, finding, parts, &n_posts, g_array_index (verdict->ever_unwatched, GeoRun, i)));
  for (guint i = 0; i < verdict->ever_unclosed->len; i++)
    {
      GeoRun run = g_array_index (verdict->ever_unclosed, GeoRun, i);

      if (run.s1_m - run.s0_m > GEO_TOLERANCE_M)
        insert_barrier (work, finding, parts, n_barriers++, run);
    }
  label = n_barriers > 0 ? g_strdup_printf (_ ("Put %u posts and %u barriers on the open runs of %s"), n_posts, n_barriers, work->title)
                         : g_strdup_printf (_ ("Put %u posts on the open runs of %s"), n_posts, work->title);
  edit = cordon_edit_new (label);
  for (guint i = 0; i < cordon_edit_n_changes (parts); i++)
    cordon_edit_insert (edit, (CordonRecord *) cordon_edit_change (parts, i)->after);
  left = cordon_finding_number (left_m, 0);
  cordon_finding_take_fix (finding, edit,
                           left_m > GEO_TOLERANCE_M
                             ? g_strdup_printf (_ ("At most %s m in one run stay open, behind buildings or screens."), left)
                             : g_strdup (_ ("No metre is open at any time.")),
                           left_m > GEO_TOLERANCE_M ? left_m : 0);
}

static void
report (const Work *work,
        const CordonWatchVerdict *verdict)
{
  const CordonCheckContext *context = work->context;
  const CordonRecord *record = &work->perimeter->record;
  double length_m = geo_line_length_m (work->line);
  g_autofree char *longest = cordon_finding_number (verdict->longest_m, 0);
  g_autofree char *total = cordon_finding_number (verdict->total_m, 0);
  g_autofree char *from = cordon_check_time_text (context, verdict->when.start_min);
  g_autofree char *to = cordon_check_time_text (context, verdict->when.end_min);
  CordonFinding *finding = cordon_finding_new ("C02", CORDON_TABLE_PERIMETER, record->id, "open");

  finding->severity = work->perimeter->ring == CORDON_RING_INNER ? CORDON_SEVERITY_BLOCKER : CORDON_SEVERITY_MAJOR;
  finding->title = work->rule == CORDON_WATCH_SOFT
                     ? g_strdup_printf (_ ("%s m of %s are unwatched from %s to %s, %s m of them in one run; add posts or patrols there"), total, work->title, from, to, longest)
                     : g_strdup_printf (_ ("%s m of %s are open or unwatched from %s to %s, %s m of them in one run; add barriers and posts there"), total, work->title, from, to, longest);
  finding->formula = g_strdup (work->rule == CORDON_WATCH_SOFT    ? _ ("open: not seen by a manned post and not patrolled")
                               : work->rule == CORDON_WATCH_FENCE ? _ ("open: not closed, or neither seen by a manned post nor patrolled")
                                                                  : _ ("open: not closed, or not seen by a manned post"));
  finding->organisation = cordon_check_who_acts (context, work->perimeter->owner, CORDON_ID_NONE);
  finding->when = verdict->when;
  cordon_finding_set_value (finding, verdict->longest_m, N_ ("m"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, limit_of (work->perimeter)));
  cordon_finding_add_input (finding, N_ ("length of the perimeter"), length_m, N_ ("m"), record);
  cordon_finding_add_input (finding, N_ ("open metres"), verdict->total_m, N_ ("m"), NULL);
  cordon_finding_add_input (finding, N_ ("open share"), 100 * verdict->total_m / length_m, N_ ("%"), NULL);
  cordon_finding_add_input (finding, N_ ("open runs"), verdict->open->len, "", NULL);
  cordon_finding_add_input (finding, N_ ("minutes over the limit"), verdict->failing_min, N_ ("min"), NULL);
  cordon_finding_add_input (finding, N_ ("posts near it that nobody is ever on"), work->n_empty_posts, "", NULL);
  for (guint i = 0; i < work->unmanned->len; i++)
    cordon_finding_add_object (finding, CORDON_TABLE_GATE, ((const CordonRecord *) work->unmanned->pdata[i])->id);
  for (guint i = 0; i < verdict->open->len; i++)
    add_run_shapes (work, finding, g_array_index (verdict->open, GeoRun, i));
  offer_all (work, finding, verdict);
  g_ptr_array_add (work->out_findings, finding);
}

static void
report_missing (const CordonCheckContext *context,
                const CordonPerimeter *perimeter,
                const char *what,
                char *title,
                GPtrArray *out_findings)
{
  CordonFinding *finding = cordon_finding_new_missing ("C02", CORDON_TABLE_PERIMETER, perimeter->record.id, what, title);

  finding->organisation = cordon_check_who_acts (context, perimeter->owner, CORDON_ID_NONE);
  cordon_finding_add_shape (finding, perimeter->shape);
  g_ptr_array_add (out_findings, finding);
}

/* When it is in force, within the plan's time; %FALSE if nobody knows. */
static gboolean
find_times (Work *work)
{
  const CordonCheckContext *context = work->context;
  const CordonWindows *active = work->perimeter->active;

  if (!context->has_window && (active == NULL || active->n_items == 0))
    return FALSE;
  work->span = context->window;
  if (!context->has_window)
    work->span = (CordonInterval){ active->items[0].start_min, active->items[active->n_items - 1].end_min };
  work->in_force = cut_windows (work, active);
  return TRUE;
}

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->watch, cordon_watch_line_free);
  g_clear_pointer (&work->in_force, g_array_unref);
  g_clear_pointer (&work->day, g_array_unref);
  g_clear_pointer (&work->night, g_array_unref);
  g_clear_pointer (&work->barriers, g_ptr_array_unref);
  g_clear_pointer (&work->epochs, g_ptr_array_unref);
  g_clear_pointer (&work->unmanned, g_ptr_array_unref);
  g_clear_pointer (&work->title, g_free);
}

static void
judge (Work *work)
{
  const CordonCheckContext *context = work->context;
  GPtrArray *gates = cordon_check_linked (context, CORDON_LINK_GATES_OF_PERIMETER, work->perimeter->record.id);
  double limit_m = cordon_check_limit (context, limit_of (work->perimeter));
  g_autoptr (CordonWatchVerdict) verdict = NULL;

  work->day = cordon_daylight (geo_frame_centre (context->frame), work->span);
  work->night = cordon_windows_outside (work->day, work->span);
  work->rule = rule_of (work->perimeter);
  work->line = geo_line_cover_line (work->cover);
  work->watch = cordon_watch_line_new (geo_line_length_m (work->line), geo_line_is_closed (work->line));
  work->barriers = find_barriers (work);
  work->epochs = find_epochs (work);
  work->unmanned = g_ptr_array_new ();
  add_barriers (work);
  for (guint i = 0; gates != NULL && i < gates->len; i++)
    add_gate (work, gates->pdata[i]);
  add_posts (work);
  add_patrols (work);
  verdict = cordon_watch_line_judge (work->watch, work->rule, work->in_force, limit_m + GEO_TOLERANCE_M);
  if (verdict->longest_m > limit_m + GEO_TOLERANCE_M)
    report (work, verdict);
}

/**
 * cordon_check_perimeter:
 * @context: what may be known
 * @subject: the id of a perimeter
 * @out_findings: (element-type CordonFinding): gets its open metres
 *
 * C02 as defined at the head of c02-perimeter.c.
 */
void
cordon_check_perimeter (const CordonCheckContext *context,
                        gint64 subject,
                        GPtrArray *out_findings)
{
  const CordonPerimeter *perimeter = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_PERIMETER, subject);
  const CordonPerimeterGround *ground = cordon_check_perimeter_ground (context, subject);
  Work work = { .context = context, .perimeter = perimeter, .out_findings = out_findings };

  if (perimeter->kind == CORDON_PERIMETER_KIND_VIRTUAL || perimeter->kind == CORDON_PERIMETER_KIND_VEHICLE)
    return;
  work.title = cordon_record_title (&perimeter->record);
  if (ground == NULL || ground->cover == NULL)
    {
      report_missing (context, perimeter, "shape",
                      g_strdup_printf (_ ("%s has no line that can be measured, so it is not checked; draw it again"), work.title), out_findings);
      ((CordonFinding *) out_findings->pdata[out_findings->len - 1])->status = CORDON_FINDING_ERROR;
    }
  else if (!find_times (&work))
    report_missing (context, perimeter, "time",
                    g_strdup_printf (_ ("Not assessable: neither the plan nor %s says when it holds; enter the plan's start and end"), work.title), out_findings);
  else
    {
      work.cover = ground->cover;
      judge (&work);
    }
  clear_work (&work);
}
