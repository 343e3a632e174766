/* c13-hours.c: C13: whether people can be where the roster says, and get their rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For each person or unit, over its duties by start:
 *
 *  - overlap: more of its people on duty at one time than it has. A blocker.
 *  - travel: the pause between duties at two places is shorter than their
 *    distance at walking speed plus ten minutes. Only within the daily rest:
 *    whoever had that could travel.
 *  - shift: duties with no pause longer than a break (3 h) are one shift, which
 *    from its first to its last minute is no longer than 12 hours; 13 is the
 *    longest day the guidance knows at all.
 *  - rest: a longer pause is a rest, which is at least 11 hours.
 *  - days: no more than 6 days in a row, by the event's calendar.
 *  - week: no more than 48 hours a week on average over the unit's duties, or in
 *    the one week if they span less.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "check/checks.h"
#include "check/profile.h"

#define DAY_MIN  (24 * 60)
#define WEEK_MIN (7 * DAY_MIN)

typedef struct
{
  const CordonCheckContext *context;
  const CordonUnit *unit;
  GArray *duties;
  const char *title;
  GPtrArray *out_findings;
} Work;

/* Duties first .. last, one shift. */
typedef struct
{
  guint first;
  guint last;
  CordonInterval when;
} Shift;

static const CordonCheckDuty *
get_duty (const Work *work,
          guint index)
{
  return &g_array_index (work->duties, CordonCheckDuty, index);
}

static gint64
strength_of (const CordonUnit *unit)
{
  return unit->strength != CORDON_INT_UNSET ? MAX (1, unit->strength) : 1;
}

static gint64
place_of (const CordonCheckDuty *duty)
{
  return duty->assignment->post != CORDON_ID_NONE ? duty->assignment->post : duty->assignment->zone;
}

static char *
title_of_place (const CordonCheckContext *context,
                const CordonCheckDuty *duty)
{
  if (duty->assignment->post != CORDON_ID_NONE)
    return cordon_check_title_of (context, CORDON_TABLE_POST, duty->assignment->post);
  return cordon_check_title_of (context, CORDON_TABLE_ZONE, duty->assignment->zone);
}

static gboolean
find_place (const CordonCheckContext *context,
            const CordonCheckDuty *duty,
            GeoPoint *out_point)
{
  const CordonPost *post = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_POST, duty->assignment->post);
  const CordonZone *zone = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_ZONE, duty->assignment->zone);
  g_autoptr (GeoPolygon) ground = NULL;

  if (post != NULL && post->shape != NULL)
    {
      *out_point = geo_frame_point (context->frame, post->shape);
      return TRUE;
    }
  if (post != NULL || zone == NULL || zone->shape == NULL)
    return FALSE;
  ground = geo_frame_polygon (context->frame, zone->shape);
  if (ground == NULL)
    return FALSE;
  *out_point = geo_polygon_centroid (ground);
  return TRUE;
}

static CordonFinding *
new_finding (const Work *work,
             const char *kind,
             const CordonCheckDuty *duty,
             const CordonCheckDuty *other)
{
  g_autofree char *what = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, kind,
                                           duty != NULL ? duty->assignment->record.id : 0,
                                           other != NULL ? other->assignment->record.id : 0);
  CordonFinding *finding = cordon_finding_new ("C13", CORDON_TABLE_UNIT, work->unit->record.id, what);
  const CordonCheckDuty *both[] = { duty, other };

  finding->organisation = work->unit->organisation;
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      const CordonRecord *post;

      if (both[i] == NULL)
        continue;
      cordon_finding_add_object (finding, CORDON_TABLE_ASSIGNMENT, both[i]->assignment->record.id);
      cordon_finding_add_object (finding, CORDON_TABLE_POST, both[i]->assignment->post);
      post = cordon_plan_find (work->context->plan, CORDON_TABLE_POST, both[i]->assignment->post);
      if (post != NULL)
        cordon_finding_add_shape (finding, cordon_record_shape (post));
    }
  g_ptr_array_add (work->out_findings, finding);
  return finding;
}

static void
offer_times (const Work *work,
             CordonFinding *finding,
             const CordonCheckDuty *duty,
             CordonInterval when,
             double predicted)
{
  CordonRecord *copy;
  CordonAssignment *after;
  g_autofree char *place = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *label = NULL;
  gint64 lost_min = cordon_interval_minutes (duty->when) - cordon_interval_minutes (when);
  CordonEdit *edit;

  if (cordon_interval_is_empty (when))
    return;
  place = title_of_place (work->context, duty);
  from = cordon_check_time_text (work->context, when.start_min);
  to = cordon_check_time_text (work->context, when.end_min);
  label = g_strdup_printf (_ ("Have %s on %s from %s to %s"), work->title, place, from, to);
  edit = cordon_edit_new (label);
  copy = cordon_record_copy (&duty->assignment->record);
  after = (CordonAssignment *) copy;
  after->starts = when.start_min;
  after->ends = when.end_min;
  cordon_edit_replace (edit, &duty->assignment->record, copy);
  cordon_record_unref (copy);
  cordon_finding_take_fix (finding, edit,
                           g_strdup_printf (_ ("%s then has %d people less for %d minutes."), place, (int) duty->people, (int) lost_min),
                           predicted);
}

/* The places stay counted, so that the post is not short on paper, but it is open who comes. */
static void
offer_release (const Work *work,
               CordonFinding *finding,
               const CordonCheckDuty *duty,
               double predicted)
{
  g_autofree char *place = title_of_place (work->context, duty);
  g_autofree char *from = cordon_check_time_text (work->context, duty->when.start_min);
  g_autofree char *label = g_strdup_printf (_ ("Have somebody else than %s on %s from %s"), work->title, place, from);
  CordonEdit *edit = cordon_edit_new (label);
  CordonRecord *copy = cordon_record_copy (&duty->assignment->record);
  CordonAssignment *after = (CordonAssignment *) copy;

  after->unit = CORDON_ID_NONE;
  after->organisation = work->unit->organisation;
  after->quantity = duty->people;
  after->status = CORDON_ASSIGNMENT_STATUS_PLANNED;
  cordon_edit_replace (edit, &duty->assignment->record, copy);
  cordon_record_unref (copy);
  cordon_finding_take_fix (finding, edit,
                           g_strdup_printf (_ ("%d other people have to be named for %s."), (int) duty->people, place), predicted);
}

static void
report_overlap (const Work *work,
                guint first,
                guint second)
{
  const CordonCheckDuty *a = get_duty (work, first);
  const CordonCheckDuty *b = get_duty (work, second);
  CordonInterval both = cordon_interval_intersect (a->when, b->when);
  g_autofree char *place_a = title_of_place (work->context, a);
  g_autofree char *place_b = title_of_place (work->context, b);
  g_autofree char *from = cordon_check_time_text (work->context, both.start_min);
  g_autofree char *to = cordon_check_time_text (work->context, both.end_min);
  CordonFinding *finding = new_finding (work, "overlap", a, b);

  finding->severity = CORDON_SEVERITY_BLOCKER;
  finding->title = g_strdup_printf (_ ("%s is on %s and on %s at once from %s to %s; move one of the duties or send somebody else"),
                                    work->title, place_a, place_b, from, to);
  finding->formula = g_strdup (_ ("minutes in which more of the unit's people are on duty than it has"));
  finding->when = both;
  cordon_finding_set_value (finding, cordon_interval_minutes (both), N_ ("min"));
  cordon_finding_add_input (finding, N_ ("people of the unit"), strength_of (work->unit), N_ ("people"), &work->unit->record);
  cordon_finding_add_input (finding, N_ ("people on the first duty"), a->people, N_ ("people"), &a->assignment->record);
  cordon_finding_add_input (finding, N_ ("people on the second duty"), b->people, N_ ("people"), &b->assignment->record);
  offer_release (work, finding, b, 0);
  if (b->when.end_min > a->when.end_min)
    offer_times (work, finding, b, (CordonInterval){ a->when.end_min, b->when.end_min }, 0);
  else if (a->when.start_min < b->when.start_min)
    offer_times (work, finding, a, (CordonInterval){ a->when.start_min, b->when.start_min }, 0);
}

/* The most people of the unit on duty at one time during an interval. */
static double
most_people (const Work *work,
             CordonInterval when)
{
  g_autoptr (CordonProfile) profile = cordon_profile_new ();
  g_autoptr (GArray) spans = NULL;
  double most = 0;

  for (guint i = 0; i < work->duties->len; i++)
    cordon_profile_add (profile, cordon_interval_intersect (get_duty (work, i)->when, when), 0, get_duty (work, i)->people);
  spans = cordon_profile_spans (profile);
  for (guint i = 0; i < spans->len; i++)
    most = MAX (most, g_array_index (spans, CordonProfileSpan, i).sums[0]);
  return most;
}

static void
check_overlaps (const Work *work)
{
  guint reaching = 0; /* of those before, the one that ends last */

  for (guint i = 1; i < work->duties->len; i++)
    {
      const CordonCheckDuty *duty = get_duty (work, i);
      CordonInterval both = cordon_interval_intersect (get_duty (work, reaching)->when, duty->when);

      if (!cordon_interval_is_empty (both) && most_people (work, both) > strength_of (work->unit))
        report_overlap (work, reaching, i);
      if (duty->when.end_min > get_duty (work, reaching)->when.end_min)
        reaching = i;
    }
}

static void
check_travel (const Work *work,
              guint index,
              gint64 pause_min)
{
  const CordonCheckContext *context = work->context;
  const CordonCheckDuty *a = get_duty (work, index);
  const CordonCheckDuty *b = get_duty (work, index + 1);
  GeoPoint from, to;
  double distance_m, needed_min;
  g_autofree char *place_a = NULL;
  g_autofree char *place_b = NULL;
  g_autofree char *distance = NULL;
  CordonFinding *finding;

  if (place_of (a) == place_of (b) || !find_place (context, a, &from) || !find_place (context, b, &to))
    return;
  distance_m = geo_point_distance_m (from, to);
  needed_min = distance_m / cordon_check_limit (context, CORDON_LIMIT_WALK_M_PER_S) / 60 +
               cordon_check_limit (context, CORDON_LIMIT_HANDOVER_MIN);
  if (pause_min >= needed_min)
    return;
  place_a = title_of_place (context, a);
  place_b = title_of_place (context, b);
  distance = cordon_finding_number (distance_m, 0);
  finding = new_finding (work, "travel", a, b);
  finding->title = g_strdup_printf (_ ("%s has %d minutes to get from %s to %s, %s m away, and needs %d; let the second duty begin later"),
                                    work->title, (int) pause_min, place_a, place_b, distance, (int) ceil (needed_min));
  finding->formula = g_strdup (_ ("pause ≥ distance / walking speed + time to take over"));
  finding->when = (CordonInterval){ a->when.end_min, MAX (b->when.start_min, a->when.end_min + 1) };
  cordon_finding_set_value (finding, pause_min, N_ ("min"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, CORDON_LIMIT_HANDOVER_MIN));
  finding->threshold = needed_min;
  cordon_finding_add_input (finding, N_ ("distance"), distance_m, N_ ("m"), NULL);
  cordon_finding_add_input (finding, N_ ("walking speed"), cordon_check_limit (context, CORDON_LIMIT_WALK_M_PER_S), N_ ("m/s"), NULL);
  cordon_finding_add_input (finding, N_ ("time to take over"), cordon_check_limit (context, CORDON_LIMIT_HANDOVER_MIN), N_ ("min"), NULL);
  offer_times (work, finding, b, (CordonInterval){ a->when.end_min + (gint64) ceil (needed_min), b->when.end_min }, ceil (needed_min));
  offer_release (work, finding, b, NAN);
}

static void
check_shift (const Work *work,
             const Shift *shift)
{
  const CordonCheckContext *context = work->context;
  double hours = cordon_interval_minutes (shift->when) / 60.0;
  gboolean is_hard = hours > cordon_check_limit (context, CORDON_LIMIT_SHIFT_HARD_HOURS);
  CordonLimit limit = is_hard ? CORDON_LIMIT_SHIFT_HARD_HOURS : CORDON_LIMIT_SHIFT_HOURS;
  gint64 longest_min = (gint64) floor (60 * cordon_check_limit (context, CORDON_LIMIT_SHIFT_HOURS));
  const CordonCheckDuty *first = get_duty (work, shift->first);
  const CordonCheckDuty *last = get_duty (work, shift->last);
  g_autofree char *text = cordon_finding_number (hours, 1);
  g_autofree char *from = cordon_check_time_text (context, shift->when.start_min);
  CordonFinding *finding;

  if (hours <= cordon_check_limit (context, CORDON_LIMIT_SHIFT_HOURS))
    return;
  finding = new_finding (work, "shift", first, shift->last != shift->first ? last : NULL);
  finding->title = is_hard ? g_strdup_printf (_ ("%s works %s hours in one shift from %s, longer than any day may be; end it earlier"), work->title, text, from)
                           : g_strdup_printf (_ ("%s works %s hours in one shift from %s; end it earlier"), work->title, text, from);
  finding->formula = g_strdup (_ ("end of the last duty − start of the first, with no pause longer than a break between them"));
  finding->when = shift->when;
  cordon_finding_set_value (finding, hours, N_ ("h"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, limit));
  cordon_finding_add_input (finding, N_ ("longest break"), cordon_check_limit (context, CORDON_LIMIT_SHIFT_BREAK_HOURS), N_ ("h"), NULL);
  offer_times (work, finding, last, (CordonInterval){ last->when.start_min, MIN (last->when.end_min, shift->when.start_min + longest_min) }, longest_min / 60.0);
  offer_release (work, finding, last, NAN);
}

static void
check_rest (const Work *work,
            const Shift *before,
            const Shift *after)
{
  const CordonCheckContext *context = work->context;
  double hours = (after->when.start_min - before->when.end_min) / 60.0;
  gint64 rest_min = (gint64) ceil (60 * cordon_check_limit (context, CORDON_LIMIT_REST_HOURS));
  const CordonCheckDuty *a = get_duty (work, before->last);
  const CordonCheckDuty *b = get_duty (work, after->first);
  g_autofree char *text = cordon_finding_number (hours, 1);
  g_autofree char *from = cordon_check_time_text (context, before->when.end_min);
  CordonFinding *finding;

  if (hours >= cordon_check_limit (context, CORDON_LIMIT_REST_HOURS))
    return;
  finding = new_finding (work, "rest", a, b);
  finding->title = g_strdup_printf (_ ("%s rests %s hours from %s; let the next shift begin later"), work->title, text, from);
  finding->formula = g_strdup (_ ("start of the next shift − end of the shift before"));
  finding->when = (CordonInterval){ before->when.end_min, after->when.start_min };
  cordon_finding_set_value (finding, hours, N_ ("h"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, CORDON_LIMIT_REST_HOURS));
  offer_times (work, finding, b, (CordonInterval){ before->when.end_min + rest_min, b->when.end_min }, rest_min / 60.0);
  offer_release (work, finding, b, NAN);
}

/* The number of a local day, counted like a calendar. */
static gint64
local_day (const CordonCheckContext *context,
           gint64 minute)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (minute * 60);
  gint64 offset_min = 0;

  if (utc != NULL)
    {
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, context->zone);

      offset_min = local != NULL ? g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE : 0;
    }
  minute += offset_min;
  return minute >= 0 ? minute / DAY_MIN : -((DAY_MIN - 1 - minute) / DAY_MIN);
}

static void
report_days (const Work *work,
             guint first,
             guint last,
             gint64 n_days)
{
  const CordonCheckContext *context = work->context;
  const CordonCheckDuty *a = get_duty (work, first);
  const CordonCheckDuty *b = get_duty (work, last);
  const CordonCheckDuty *middle = get_duty (work, (first + last + 1) / 2);
  gint64 limit = (gint64) cordon_check_limit (context, CORDON_LIMIT_WORK_DAYS);
  g_autofree char *from = cordon_check_time_text (context, a->when.start_min);
  CordonFinding *finding;

  if (n_days <= limit)
    return;
  finding = new_finding (work, "days", a, NULL);
  finding->title = g_strdup_printf (_ ("%s works %d days in a row from %s; give it a day off"), work->title, (int) n_days, from);
  finding->formula = g_strdup (_ ("days of the event's calendar with a duty, without a day off between them"));
  finding->when = (CordonInterval){ a->when.start_min, b->when.end_min };
  cordon_finding_set_value (finding, n_days, N_ ("d"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, CORDON_LIMIT_WORK_DAYS));
  offer_release (work, finding, middle, NAN);
}

static void
check_days (const Work *work)
{
  gint64 first_day = 0;
  gint64 last_day = G_MININT64;
  guint first = 0;
  guint longest = 0; /* of the row, the duty that ends last */

  for (guint i = 0; i < work->duties->len; i++)
    {
      const CordonCheckDuty *duty = get_duty (work, i);
      gint64 from_day = local_day (work->context, duty->when.start_min);
      gint64 to_day = local_day (work->context, duty->when.end_min - 1);

      if (i == 0 || from_day > last_day + 1)
        {
          if (i > 0)
            report_days (work, first, longest, last_day - first_day + 1);
          first_day = from_day;
          last_day = to_day;
          first = longest = i;
        }
      if (duty->when.end_min > get_duty (work, longest)->when.end_min)
        longest = i;
      last_day = MAX (last_day, to_day);
    }
  report_days (work, first, longest, last_day - first_day + 1);
}

static void
check_week (const Work *work,
            gint64 work_min,
            CordonInterval span)
{
  const CordonCheckContext *context = work->context;
  double weeks = MAX (1, cordon_interval_minutes (span) / (double) WEEK_MIN);
  double hours = work_min / 60.0 / weeks;
  const CordonCheckDuty *longest = get_duty (work, 0);
  g_autofree char *text = cordon_finding_number (hours, 1);
  CordonFinding *finding;

  if (hours <= cordon_check_limit (context, CORDON_LIMIT_WEEK_HOURS))
    return;
  for (guint i = 1; i < work->duties->len; i++)
    if (cordon_interval_minutes (get_duty (work, i)->when) > cordon_interval_minutes (longest->when))
      longest = get_duty (work, i);
  finding = new_finding (work, "week", NULL, NULL);
  finding->title = g_strdup_printf (_ ("%s works %s hours a week on average; give some of its duties to others"), work->title, text);
  finding->formula = g_strdup (_ ("minutes on duty / 60 / weeks from the first duty to the last, at least one"));
  finding->when = span;
  cordon_finding_set_value (finding, hours, N_ ("h"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, CORDON_LIMIT_WEEK_HOURS));
  cordon_finding_add_input (finding, N_ ("minutes on duty"), work_min, N_ ("min"), NULL);
  cordon_finding_add_input (finding, N_ ("weeks"), weeks, "", NULL);
  offer_release (work, finding, longest, (work_min - cordon_interval_minutes (longest->when)) / 60.0 / weeks);
}

/* Cuts the duties into shifts, looking at every pause on the way. */
static GArray *
find_shifts (const Work *work,
             gint64 *out_work_min)
{
  GArray *shifts = g_array_new (FALSE, FALSE, sizeof (Shift));
  gint64 break_min = (gint64) floor (60 * cordon_check_limit (work->context, CORDON_LIMIT_SHIFT_BREAK_HOURS));
  Shift shift = { 0, 0, get_duty (work, 0)->when };

  *out_work_min = cordon_interval_minutes (shift.when);
  for (guint i = 1; i < work->duties->len; i++)
    {
      CordonInterval when = get_duty (work, i)->when;

      *out_work_min += MAX (0, when.end_min - MAX (when.start_min, shift.when.end_min));
      if (when.start_min - shift.when.end_min > break_min)
        {
          g_array_append_val (shifts, shift);
          shift = (Shift){ i, i, when };
        }
      else if (when.end_min >= shift.when.end_min)
        {
          shift.when.end_min = when.end_min;
          shift.last = i;
        }
    }
  g_array_append_val (shifts, shift);
  return shifts;
}

static void
check_pauses (const Work *work)
{
  gint64 rest_min = (gint64) ceil (60 * cordon_check_limit (work->context, CORDON_LIMIT_REST_HOURS));

  for (guint i = 0; i + 1 < work->duties->len; i++)
    {
      gint64 pause_min = get_duty (work, i + 1)->when.start_min - get_duty (work, i)->when.end_min;

      if (pause_min >= 0 && pause_min < rest_min)
        check_travel (work, i, pause_min);
    }
}

/**
 * cordon_check_hours:
 * @context: what may be known
 * @subject: the id of a unit
 * @out_findings: (element-type CordonFinding): gets what it cannot work
 *
 * C13 as defined at the head of c13-hours.c.
 */
void
cordon_check_hours (const CordonCheckContext *context,
                    gint64 subject,
                    GPtrArray *out_findings)
{
  const CordonUnit *unit = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_UNIT, subject);
  CordonRosterFlags flags = cordon_check_flags_of (context, subject);
  g_autofree char *title = NULL;
  g_autoptr (GArray) duties = NULL;
  g_autoptr (GArray) shifts = NULL;
  Work work = { context, unit, NULL, NULL, out_findings };
  gint64 work_min;

  if ((flags & (CORDON_ROSTER_OVERLAP | CORDON_ROSTER_REST | CORDON_ROSTER_HOURS)) == 0)
    return;
  work.duties = duties = cordon_check_duties_of (context, subject);
  work.title = title = cordon_record_title (&unit->record);
  shifts = find_shifts (&work, &work_min);
  if (flags & CORDON_ROSTER_OVERLAP)
    check_overlaps (&work);
  check_pauses (&work);
  for (guint i = 0; i < shifts->len; i++)
    {
      const Shift *shift = &g_array_index (shifts, Shift, i);

      check_shift (&work, shift);
      if (i > 0)
        check_rest (&work, shift - 1, shift);
    }
  if (flags & CORDON_ROSTER_HOURS)
    {
      check_days (&work);
      check_week (&work, work_min,
                  (CordonInterval){ get_duty (&work, 0)->when.start_min, g_array_index (shifts, Shift, shifts->len - 1).when.end_min });
    }
}
