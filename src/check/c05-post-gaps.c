/* c05-post-gaps.c: C05: when a post has fewer people than it needs, to the minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * short(t) = max (0, minimum (t) - people on duty (t)). A run is a stretch of
 * time without a pause in which short > 0. A run longer than the limit is a
 * gap: 0 minutes at critical posts, otherwise 15. Critical is a post that says
 * so, one of role gate, command or medical or serving a gate, and one in a zone
 * of the inner ring. A gap is a blocker at a critical post and during ingress
 * and egress.
 *
 * Planned and confirmed people count; what would be missing if only the
 * confirmed came is shown with every gap and, from three days before the plan
 * begins, is a finding of its own.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "check/checks.h"
#include "check/profile.h"

enum
{
  NEEDED,
  PLANNED,
  CONFIRMED,
};

/* A stretch of time during which the post is short all the time. */
typedef struct
{
  CordonInterval when;
  double most_short;
  double person_min;
  double confirmed_person_min; /* missing when only the confirmed come */
} Run;

typedef struct
{
  const CordonCheckContext *context;
  const CordonPost *post;
  GArray *duties;
  GArray *spans;
  const char *title; /* of the post */
} Work;

static gboolean
is_critical (const CordonCheckContext *context,
             const CordonPost *post)
{
  const CordonZone *zone = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_ZONE, post->zone);

  return post->is_critical == 1 || post->gate != CORDON_ID_NONE || post->role == CORDON_POST_ROLE_GATE ||
         post->role == CORDON_POST_ROLE_COMMAND || post->role == CORDON_POST_ROLE_MEDICAL ||
         (zone != NULL && zone->ring == CORDON_RING_INNER);
}

static gboolean
is_in_peak (const CordonCheckContext *context,
            CordonInterval when)
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (context->plan, CORDON_TABLE_PHASE));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonPhase *phase = (gconstpointer) record;

      if ((phase->kind == CORDON_PHASE_KIND_INGRESS || phase->kind == CORDON_PHASE_KIND_EGRESS) &&
          cordon_interval_overlaps (when, (CordonInterval){ phase->starts, phase->ends }))
        return TRUE;
    }
  return FALSE;
}

static GArray *
sum_up (const CordonPost *post,
        GArray *duties)
{
  g_autoptr (CordonProfile) profile = cordon_profile_new ();

  for (guint i = 0; i < post->minimum->n_items; i++)
    cordon_profile_add (profile, post->minimum->items[i].when, NEEDED, ceil (post->minimum->items[i].value));
  for (guint i = 0; i < duties->len; i++)
    {
      const CordonCheckDuty *duty = &g_array_index (duties, CordonCheckDuty, i);

      cordon_profile_add (profile, duty->when, PLANNED, duty->people);
      if (duty->assignment->status == CORDON_ASSIGNMENT_STATUS_CONFIRMED)
        cordon_profile_add (profile, duty->when, CONFIRMED, duty->people);
    }
  return cordon_profile_spans (profile);
}

static double
short_by (const CordonProfileSpan *span,
          guint sum)
{
  return MAX (0, span->sums[NEEDED] - span->sums[sum]);
}

static GArray *
find_runs (GArray *spans,
           guint sum)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (guint i = 0; i < spans->len; i++)
    {
      const CordonProfileSpan *span = &g_array_index (spans, CordonProfileSpan, i);
      double minutes = cordon_interval_minutes (span->when);
      Run *last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;
      Run run = { span->when, short_by (span, sum), minutes * short_by (span, sum),
                  minutes * short_by (span, CONFIRMED) };

      if (run.most_short <= 0)
        continue;
      if (last == NULL || last->when.end_min != run.when.start_min)
        {
          g_array_append_val (runs, run);
          continue;
        }
      last->when.end_min = run.when.end_min;
      last->most_short = MAX (last->most_short, run.most_short);
      last->person_min += run.person_min;
      last->confirmed_person_min += run.confirmed_person_min;
    }
  return runs;
}

/* Minutes of the run in which the post is still short with so many more. */
static double
minutes_left (const Work *work,
              const Run *run,
              double people)
{
  double minutes = 0;

  for (guint i = 0; i < work->spans->len; i++)
    {
      const CordonProfileSpan *span = &g_array_index (work->spans, CordonProfileSpan, i);

      if (short_by (span, PLANNED) > people)
        minutes += cordon_interval_minutes (cordon_interval_intersect (span->when, run->when));
    }
  return minutes;
}

static char *
describe_left (const Run *run,
               double left_min)
{
  g_autofree char *left = cordon_finding_number (left_min, 0);

  if (left_min <= 0)
    return g_strdup_printf (_ ("The gap of %d minutes closes."), (int) cordon_interval_minutes (run->when));
  return g_strdup_printf (_ ("The post is still short for %s minutes."), left);
}

/* Whether the unit can work from start to end in one go, with its rest on both sides. */
static gboolean
can_work (const Work *work,
          const CordonAssignment *assignment,
          CordonInterval when)
{
  g_autoptr (GArray) others = NULL;
  gint64 rest_min = (gint64) ceil (60 * cordon_check_limit (work->context, CORDON_LIMIT_REST_HOURS));

  if (cordon_interval_minutes (when) > 60 * cordon_check_limit (work->context, CORDON_LIMIT_SHIFT_HOURS))
    return FALSE;
  if (assignment->unit == CORDON_ID_NONE)
    return TRUE;
  others = cordon_check_duties_of (work->context, assignment->unit);
  when.start_min -= rest_min;
  when.end_min += rest_min;
  for (guint i = 0; i < others->len; i++)
    {
      const CordonCheckDuty *other = &g_array_index (others, CordonCheckDuty, i);

      if (other->assignment->record.id != assignment->record.id && cordon_interval_overlaps (other->when, when))
        return FALSE;
    }
  return TRUE;
}

static char *
name_of_people (const CordonCheckContext *context,
                const CordonCheckDuty *duty)
{
  g_autofree char *organisation = NULL;

  if (duty->assignment->unit != CORDON_ID_NONE)
    return cordon_check_title_of (context, CORDON_TABLE_UNIT, duty->assignment->unit);
  organisation = cordon_check_title_of (context, CORDON_TABLE_ORGANISATION, duty->assignment->organisation);
  /* TRANSLATORS: how many people of which organisation */
  return g_strdup_printf (_ ("%d of %s"), (int) duty->people, organisation);
}

static void
stretch (const Work *work,
         CordonFinding *finding,
         const Run *run,
         const CordonCheckDuty *duty,
         gboolean is_prior)
{
  CordonRecord *copy = cordon_record_copy (&duty->assignment->record);
  CordonAssignment *after = (CordonAssignment *) copy;
  g_autofree char *people = name_of_people (work->context, duty);
  g_autofree char *until = cordon_check_time_text (work->context, is_prior ? run->when.end_min : run->when.start_min);
  g_autofree char *label = NULL;
  g_autoptr (CordonEdit) edit = NULL;
  double left_min = minutes_left (work, run, duty->people);

  if (is_prior)
    after->ends = run->when.end_min;
  else
    after->starts = run->when.start_min;
  label = is_prior ? g_strdup_printf (_ ("Keep %s on %s until %s"), people, work->title, until)
                   : g_strdup_printf (_ ("Start %s on %s at %s"), people, work->title, until);
  edit = cordon_edit_new (label);
  cordon_edit_replace (edit, &duty->assignment->record, copy);
  cordon_record_unref (copy);
  cordon_finding_take_fix (finding, g_steal_pointer (&edit), describe_left (run, left_min), left_min);
}

/* The most people that end, or begin, exactly where the gap begins, or ends. */
static void
offer_stretch (const Work *work,
               CordonFinding *finding,
               const Run *run,
               gboolean is_prior)
{
  const CordonCheckDuty *best = NULL;

  for (guint i = 0; i < work->duties->len; i++)
    {
      const CordonCheckDuty *duty = &g_array_index (work->duties, CordonCheckDuty, i);
      CordonInterval when = duty->when;
      gboolean meets = is_prior ? when.end_min == run->when.start_min : when.start_min == run->when.end_min;

      if (is_prior)
        when.end_min = run->when.end_min;
      else
        when.start_min = run->when.start_min;
      if (meets && (best == NULL || duty->people > best->people) && can_work (work, duty->assignment, when))
        best = duty;
    }
  if (best != NULL)
    stretch (work, finding, run, best, is_prior);
}

static void
offer_more (const Work *work,
            CordonFinding *finding,
            const Run *run)
{
  gint64 id = cordon_finding_new_record_id (finding, work->context->plan, CORDON_TABLE_ASSIGNMENT, 0);
  CordonRecord *record = cordon_record_new (CORDON_TABLE_ASSIGNMENT, id);
  CordonAssignment *assignment = (CordonAssignment *) record;
  g_autofree char *from = cordon_check_time_text (work->context, run->when.start_min);
  g_autofree char *to = cordon_check_time_text (work->context, run->when.end_min);
  g_autofree char *label = g_strdup_printf (_ ("Put %d more on %s from %s to %s"), (int) run->most_short,
                                            work->title, from, to);
  g_autoptr (CordonEdit) edit = cordon_edit_new (label);

  assignment->post = work->post->record.id;
  assignment->organisation = finding->organisation;
  assignment->quantity = (gint64) run->most_short;
  assignment->starts = run->when.start_min;
  assignment->ends = run->when.end_min;
  assignment->status = CORDON_ASSIGNMENT_STATUS_PLANNED;
  cordon_edit_insert (edit, record);
  cordon_record_unref (record);
  cordon_finding_take_fix (finding, g_steal_pointer (&edit), describe_left (run, 0), 0);
}

static void
report_run (const Work *work,
            const Run *run,
            gboolean is_post_critical,
            GPtrArray *out_findings)
{
  const CordonCheckContext *context = work->context;
  CordonLimit limit = is_post_critical ? CORDON_LIMIT_POST_GAP_CRITICAL_MIN : CORDON_LIMIT_POST_GAP_MIN;
  double minutes = cordon_interval_minutes (run->when);
  g_autofree char *what = g_strdup_printf ("gap/%" G_GINT64_FORMAT, run->when.start_min);
  g_autofree char *from = cordon_check_time_text (context, run->when.start_min);
  g_autofree char *to = cordon_check_time_text (context, run->when.end_min);
  g_autofree char *length = cordon_finding_number (minutes, 0);
  CordonFinding *finding;

  if (minutes <= cordon_check_limit (context, limit))
    return;
  finding = cordon_finding_new ("C05", CORDON_TABLE_POST, work->post->record.id, what);
  finding->severity = is_post_critical || is_in_peak (context, run->when) ? CORDON_SEVERITY_BLOCKER
                                                                          : CORDON_SEVERITY_MAJOR;
  finding->title = g_strdup_printf (_ ("%s is short of %d for %s minutes, from %s to %s; bring people earlier, keep them longer or add some"),
                                    work->title, (int) run->most_short, length, from, to);
  finding->formula = g_strdup (_ ("short (t) = max (0, minimum (t) − people on duty (t)); the gap is the time for which short > 0 without a pause"));
  finding->organisation = cordon_check_who_acts (context, work->post->owner, work->post->zone);
  finding->when = run->when;
  cordon_finding_set_value (finding, minutes, N_ ("min"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, limit));
  cordon_finding_add_input (finding, N_ ("most people short"), run->most_short, N_ ("people"), &work->post->record);
  cordon_finding_add_input (finding, N_ ("person-minutes short"), run->person_min, N_ ("min"), NULL);
  cordon_finding_add_input (finding, N_ ("person-minutes short if only the confirmed come"),
                            run->confirmed_person_min, N_ ("min"), NULL);
  cordon_finding_add_object (finding, CORDON_TABLE_ZONE, work->post->zone);
  cordon_finding_add_shape (finding, work->post->shape);
  offer_stretch (work, finding, run, TRUE);
  offer_stretch (work, finding, run, FALSE);
  offer_more (work, finding, run);
  g_ptr_array_add (out_findings, finding);
}

static gboolean
is_time_to_confirm (const CordonCheckContext *context)
{
  const CordonPlanInfo *info = cordon_plan_info (context->plan);

  return info != NULL && info->starts != CORDON_MINUTE_NONE &&
         context->now_min >= info->starts - 24 * 60 * cordon_check_limit (context, CORDON_LIMIT_CONFIRM_DAYS);
}

/* From three days before the plan begins, people should have confirmed. */
static void
report_unconfirmed (const Work *work,
                    GPtrArray *out_findings)
{
  const CordonCheckContext *context = work->context;
  g_autoptr (GArray) runs = NULL;
  g_autoptr (CordonEdit) edit = NULL;
  CordonFinding *finding;
  double person_min = 0;

  if (!is_time_to_confirm (context))
    return;
  runs = find_runs (work->spans, CONFIRMED);
  for (guint i = 0; i < runs->len; i++)
    person_min += g_array_index (runs, Run, i).confirmed_person_min;
  for (guint i = 0; i < work->spans->len; i++)
    person_min -= cordon_interval_minutes (g_array_index (work->spans, CordonProfileSpan, i).when) *
                  short_by (&g_array_index (work->spans, CordonProfileSpan, i), PLANNED);
  if (person_min <= 0)
    return;
  finding = cordon_finding_new ("C05", CORDON_TABLE_POST, work->post->record.id, "unconfirmed");
  finding->severity = CORDON_SEVERITY_MINOR;
  finding->title = g_strdup_printf (_ ("%s counts on people who have not confirmed; ask them, or find others"), work->title);
  finding->formula = g_strdup (_ ("person-minutes short if only the confirmed come − person-minutes short as planned"));
  finding->organisation = cordon_check_who_acts (context, work->post->owner, work->post->zone);
  finding->when = g_array_index (runs, Run, 0).when;
  cordon_finding_set_value (finding, person_min, N_ ("person-minutes"));
  cordon_finding_add_shape (finding, work->post->shape);
  edit = cordon_edit_new (_ ("Mark everybody planned on the post as confirmed, once they are"));
  for (guint i = 0; i < work->duties->len; i++)
    {
      const CordonAssignment *assignment = g_array_index (work->duties, CordonCheckDuty, i).assignment;
      CordonRecord *after;

      if (assignment->status == CORDON_ASSIGNMENT_STATUS_CONFIRMED)
        continue;
      after = cordon_record_copy (&assignment->record);
      ((CordonAssignment *) after)->status = CORDON_ASSIGNMENT_STATUS_CONFIRMED;
      cordon_edit_replace (edit, &assignment->record, after);
      cordon_record_unref (after);
    }
  cordon_finding_take_fix (finding, g_steal_pointer (&edit), g_strdup (_ ("Nobody on the post is unconfirmed.")), 0);
  g_ptr_array_add (out_findings, finding);
}

static void
report_missing (const CordonCheckContext *context,
                const CordonPost *post,
                GPtrArray *out_findings)
{
  GPtrArray *undated = cordon_check_linked (context, CORDON_LINK_UNDATED_OF_PLACE, post->record.id);
  g_autofree char *title = NULL;
  CordonFinding *finding;

  if (post->minimum == NULL || undated != NULL)
    title = cordon_record_title (&post->record);
  if (post->minimum == NULL)
    {
      finding = cordon_finding_new_missing (
        "C05", CORDON_TABLE_POST, post->record.id, "minimum",
        g_strdup_printf (_ ("Not assessable: %s does not say how many people it needs; enter its minimum by time"), title));
      finding->organisation = cordon_check_who_acts (context, post->owner, post->zone);
      cordon_finding_add_shape (finding, post->shape);
      g_ptr_array_add (out_findings, finding);
    }
  if (undated != NULL)
    {
      finding = cordon_finding_new_missing (
        "C05", CORDON_TABLE_POST, post->record.id, "undated",
        g_strdup_printf (_ ("Not assessable: %d assignments to %s have no times; give them a shift, or start and end"),
                         (int) undated->len, title));
      finding->organisation = cordon_check_who_acts (context, post->owner, post->zone);
      for (guint i = 0; i < undated->len; i++)
        cordon_finding_add_object (finding, CORDON_TABLE_ASSIGNMENT, ((const CordonRecord *) undated->pdata[i])->id);
      g_ptr_array_add (out_findings, finding);
    }
}

/**
 * cordon_check_post_gaps:
 * @context: what may be known
 * @subject: the id of a post
 * @out_findings: (element-type CordonFinding): gets its gaps
 *
 * C05 as defined at the head of c05-post-gaps.c.
 */
void
cordon_check_post_gaps (const CordonCheckContext *context,
                        gint64 subject,
                        GPtrArray *out_findings)
{
  const CordonPost *post = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_POST, subject);
  Work work = { context, post, NULL, NULL, NULL };
  g_autofree char *title = NULL;
  g_autoptr (GArray) duties = NULL;
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GArray) runs = NULL;
  gboolean is_short = (cordon_check_flags_at (context, subject) & CORDON_ROSTER_SHORT) != 0;

  report_missing (context, post, out_findings);
  if (post->minimum == NULL || (!is_short && !is_time_to_confirm (context)))
    return;
  work.title = title = cordon_record_title (&post->record);
  work.duties = duties = cordon_check_duties_at (context, subject);
  work.spans = spans = sum_up (post, duties);
  runs = find_runs (spans, PLANNED);
  for (guint i = 0; i < runs->len; i++)
    report_run (&work, &g_array_index (runs, Run, i), is_critical (context, post), out_findings);
  report_unconfirmed (&work, out_findings);
}
