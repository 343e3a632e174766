/* c14-staffing.c: C14: whether a zone has enough people for those who come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * need (t) = minimum of the zone's posts (t) + ceil (expected (t) / ratio): the
 * static posts first, and mobile stewards on top. Whoever is on duty at the
 * zone's posts or in the zone itself counts. The worst moment is the one with
 * the smallest share of the need. Below the need is Major, below 70 % of it a
 * blocker. The ratio is the zone's own, else 250, or 100 at events of class 4
 * and 5.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "check/checks.h"
#include "check/profile.h"

enum
{
  STATIC,
  EXPECTED,
  PRESENT,
};

typedef struct
{
  const CordonCheckContext *context;
  const CordonZone *zone;
  GArray *spans;
  double ratio;
  const char *title;
} Work;

static CordonLimit
ratio_limit (const CordonCheckContext *context)
{
  const CordonPlanInfo *info = cordon_plan_info (context->plan);

  return info != NULL && info->event_class != CORDON_INT_UNSET && info->event_class >= 4
           ? CORDON_LIMIT_STEWARD_RATIO_HIGH
           : CORDON_LIMIT_STEWARD_RATIO;
}

static void
add_schedule (CordonProfile *profile,
              guint sum,
              const CordonSchedule *schedule)
{
  for (guint i = 0; schedule != NULL && i < schedule->n_items; i++)
    cordon_profile_add (profile, schedule->items[i].when, sum, ceil (schedule->items[i].value));
}

static void
add_duties (CordonProfile *profile,
            const CordonCheckContext *context,
            gint64 place)
{
  g_autoptr (GArray) duties = cordon_check_duties_at (context, place);

  for (guint i = 0; i < duties->len; i++)
    {
      const CordonCheckDuty *duty = &g_array_index (duties, CordonCheckDuty, i);

      cordon_profile_add (profile, duty->when, PRESENT, duty->people);
    }
}

static GArray *
sum_up (const CordonCheckContext *context,
        const CordonZone *zone)
{
  g_autoptr (CordonProfile) profile = cordon_profile_new ();
  GPtrArray *posts = cordon_check_linked (context, CORDON_LINK_POSTS_OF_ZONE, zone->record.id);

  add_schedule (profile, EXPECTED, zone->expected);
  add_duties (profile, context, zone->record.id);
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      const CordonPost *post = posts->pdata[i];

      add_schedule (profile, STATIC, post->minimum);
      add_duties (profile, context, post->record.id);
    }
  /* Spans end where the zone comes into force or goes out of it. */
  for (guint i = 0; zone->active != NULL && i < zone->active->n_items; i++)
    cordon_profile_add (profile, zone->active->items[i], STATIC, 0);
  return cordon_profile_spans (profile);
}

static double
need_of (const Work *work,
         const CordonProfileSpan *span)
{
  return span->sums[STATIC] + ceil (span->sums[EXPECTED] / work->ratio - 1e-9);
}

static gboolean
is_looked_at (const Work *work,
              const CordonProfileSpan *span)
{
  return span->sums[EXPECTED] > 0 && cordon_interval_overlaps (span->when, work->context->window) &&
         cordon_windows_contain (work->zone->active, span->when.start_min);
}

static gboolean
is_short (const Work *work,
          const CordonProfileSpan *span)
{
  return is_looked_at (work, span) && span->sums[PRESENT] < need_of (work, span);
}

static const CordonProfileSpan *
find_worst (const Work *work)
{
  const CordonProfileSpan *worst = NULL;

  for (guint i = 0; i < work->spans->len; i++)
    {
      const CordonProfileSpan *span = &g_array_index (work->spans, CordonProfileSpan, i);

      if (is_short (work, span) &&
          (worst == NULL || span->sums[PRESENT] / need_of (work, span) < worst->sums[PRESENT] / need_of (work, worst)))
        worst = span;
    }
  return worst;
}

static void
insert_people (const Work *work,
               CordonFinding *finding,
               CordonEdit *edit,
               guint index,
               CordonInterval when,
               double people)
{
  gint64 id = cordon_finding_new_record_id (finding, work->context->plan, CORDON_TABLE_ASSIGNMENT, index);
  CordonRecord *record = cordon_record_new (CORDON_TABLE_ASSIGNMENT, id);
  CordonAssignment *assignment = (CordonAssignment *) record;

  assignment->zone = work->zone->record.id;
  assignment->organisation = finding->organisation;
  assignment->quantity = (gint64) people;
  assignment->starts = when.start_min;
  assignment->ends = when.end_min;
  assignment->status = CORDON_ASSIGNMENT_STATUS_PLANNED;
  cordon_edit_insert (edit, record);
  cordon_record_unref (record);
}

/* As many more as are missing, while they are missing, and no longer. */
static void
offer_people (const Work *work,
              CordonFinding *finding)
{
  CordonEdit *edit;
  g_autofree char *label = NULL;
  g_autofree char *hours = NULL;
  double person_min = 0;
  guint n_new = 0;

  label = g_strdup_printf (_ ("Send as many more into %s as are missing, only while they are"), work->title);
  edit = cordon_edit_new (label);
  for (guint i = 0; i < work->spans->len; i++)
    {
      const CordonProfileSpan *span = &g_array_index (work->spans, CordonProfileSpan, i);
      double people = need_of (work, span) - span->sums[PRESENT];

      if (!is_short (work, span))
        continue;
      person_min += people * cordon_interval_minutes (span->when);
      insert_people (work, finding, edit, n_new++, span->when, people);
    }
  hours = cordon_finding_number (person_min / 60, 1);
  cordon_finding_take_fix (finding, edit,
                           g_strdup_printf (_ ("The need is met throughout, for %s person-hours."), hours), 100);
}

static void
offer_throughout (const Work *work,
                  CordonFinding *finding,
                  const CordonProfileSpan *worst)
{
  CordonInterval when = { G_MAXINT64, G_MININT64 };
  double most = 0;
  CordonEdit *edit;
  g_autofree char *label = NULL;

  for (guint i = 0; i < work->spans->len; i++)
    {
      const CordonProfileSpan *span = &g_array_index (work->spans, CordonProfileSpan, i);

      if (!is_short (work, span))
        continue;
      when.start_min = MIN (when.start_min, span->when.start_min);
      when.end_min = MAX (when.end_min, span->when.end_min);
      most = MAX (most, need_of (work, span) - span->sums[PRESENT]);
    }
  label = g_strdup_printf (_ ("Send %d more into %s for the whole time"), (int) most, work->title);
  edit = cordon_edit_new (label);
  insert_people (work, finding, edit, 0, when, most);
  cordon_finding_take_fix (finding, edit, g_strdup (_ ("The need is met throughout.")), 100);
}

static void
report (const Work *work,
        const CordonProfileSpan *worst,
        GPtrArray *out_findings)
{
  const CordonCheckContext *context = work->context;
  const CordonRecord *record = &work->zone->record;
  double need = need_of (work, worst);
  double percent = 100 * worst->sums[PRESENT] / need;
  gboolean is_blocker = percent < cordon_check_limit (context, CORDON_LIMIT_STEWARD_BLOCKER_PERCENT);
  g_autofree char *from = cordon_check_time_text (context, worst->when.start_min);
  CordonFinding *finding = cordon_finding_new ("C14", CORDON_TABLE_ZONE, record->id, "ratio");

  finding->severity = is_blocker ? CORDON_SEVERITY_BLOCKER : CORDON_SEVERITY_MAJOR;
  finding->title = g_strdup_printf (_ ("%s has %d people on duty at %s and needs %d; send %d more"), work->title,
                                    (int) worst->sums[PRESENT], from, (int) need, (int) (need - worst->sums[PRESENT]));
  finding->formula = g_strdup (_ ("need (t) = minimum of the posts (t) + ceil (expected people (t) / people per steward)"));
  finding->organisation = cordon_check_who_acts (context, work->zone->owner, record->id);
  finding->when = worst->when;
  cordon_finding_set_value (finding, percent, N_ ("%"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, ratio_limit (context)));
  if (work->zone->steward_ratio != CORDON_INT_UNSET)
    cordon_finding_set_own_threshold (finding, "zone.steward_ratio", work->ratio);
  finding->threshold = 100;
  cordon_finding_add_input (finding, N_ ("expected people"), worst->sums[EXPECTED], N_ ("people"), record);
  cordon_finding_add_input (finding, N_ ("people per steward"), work->ratio, N_ ("people"),
                            work->zone->steward_ratio != CORDON_INT_UNSET ? record : NULL);
  cordon_finding_add_input (finding, N_ ("minimum of the posts"), worst->sums[STATIC], N_ ("people"), NULL);
  cordon_finding_add_input (finding, N_ ("people on duty"), worst->sums[PRESENT], N_ ("people"), NULL);
  cordon_finding_add_input (finding, N_ ("people needed"), need, N_ ("people"), NULL);
  cordon_finding_add_shape (finding, work->zone->shape);
  offer_people (work, finding);
  offer_throughout (work, finding, worst);
  g_ptr_array_add (out_findings, finding);
}

static gboolean
has_public (const CordonZone *zone)
{
  return zone->kind == CORDON_ZONE_KIND_PUBLIC || zone->kind == CORDON_ZONE_KIND_STANDING ||
         zone->kind == CORDON_ZONE_KIND_SEATED || zone->kind == CORDON_ZONE_KIND_HOSPITALITY ||
         zone->kind == CORDON_ZONE_KIND_TRANSIT;
}

/**
 * cordon_check_staffing:
 * @context: what may be known
 * @subject: the id of a zone
 * @out_findings: (element-type CordonFinding): gets when it has too few people
 *
 * C14 as defined at the head of c14-staffing.c. Zones without public are looked
 * at only if they say how many people are in them.
 */
void
cordon_check_staffing (const CordonCheckContext *context,
                       gint64 subject,
                       GPtrArray *out_findings)
{
  const CordonZone *zone = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_ZONE, subject);
  Work work = { context, zone, NULL, 0, NULL };
  g_autofree char *title = NULL;
  g_autoptr (GArray) spans = NULL;
  const CordonProfileSpan *worst;
  CordonFinding *missing;

  if (zone->kind == CORDON_ZONE_KIND_OUT_OF_SCOPE || (zone->expected == NULL && !has_public (zone)))
    return;
  work.title = title = cordon_record_title (&zone->record);
  if (zone->expected == NULL)
    {
      missing = cordon_finding_new_missing (
        "C14", CORDON_TABLE_ZONE, subject, "expected",
        g_strdup_printf (_ ("Not assessable: %s does not say how many people are in it; enter the people expected by time"), title));
      missing->organisation = cordon_check_who_acts (context, zone->owner, subject);
      cordon_finding_add_shape (missing, zone->shape);
      g_ptr_array_add (out_findings, missing);
      return;
    }
  work.ratio = zone->steward_ratio != CORDON_INT_UNSET ? (double) zone->steward_ratio
                                                       : cordon_check_limit (context, ratio_limit (context));
  if (!(work.ratio > 0))
    return;
  work.spans = spans = sum_up (context, zone);
  worst = find_worst (&work);
  if (worst != NULL)
    report (&work, worst, out_findings);
}
