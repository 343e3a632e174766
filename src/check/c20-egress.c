/* c20-egress.c: C20: how long a zone takes to empty when its largest exit is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * t = N / sum (width x flow), the exit that carries most left out; flow is 82
 * people per metre and minute on the level, 66 on steps and ramps. Longer than
 * the limit is a blocker; longer only at the 60 that has been observed, Major.
 * The moment with the longest time counts: expected people and open exits both
 * change. A zone of an audience, and any that has exits, is looked at; open
 * ground that people leave on all sides is not emptied through exits.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "check/checks.h"
#include "check/profile.h"

/* New exits are as wide as a multiple of this. */
#define WIDTH_STEP_M 0.1

/* As wide as a new exit is where there is none to compare with. */
#define NEW_EXIT_M 3

/* More than this is not a way to mend a zone. */
#define MOST_NEW_EXITS 200

/* A zone at one moment. */
typedef struct
{
  CordonInterval when;
  double people;
  double flow;            /* of all exits, people a minute */
  double flow_left;       /* without the largest */
  double observed;        /* of all exits, at the observed flow */
  double observed_left;   /* without the largest */
  const CordonExit *lost; /* the largest */
  guint n_exits;
} Moment;

typedef struct
{
  const CordonCheckContext *context;
  const CordonZone *zone;
  GPtrArray *exits;
  const char *title;
  double limit_min;
} Work;

static double
flow_of (const CordonCheckContext *context,
         const CordonExit *way_out)
{
  return cordon_check_limit (context, way_out->kind == CORDON_EXIT_KIND_STEPPED || way_out->kind == CORDON_EXIT_KIND_RAMP
                                        ? CORDON_LIMIT_FLOW_STEPPED
                                        : CORDON_LIMIT_FLOW_LEVEL);
}

static double
observed_flow_of (const CordonCheckContext *context,
                  const CordonExit *way_out)
{
  return MIN (flow_of (context, way_out), cordon_check_limit (context, CORDON_LIMIT_FLOW_OBSERVED));
}

static Moment
look_at (const Work *work,
         CordonInterval when,
         double people)
{
  Moment moment = { when, people, 0, 0, 0, 0, NULL, 0 };
  double largest = 0;

  for (guint i = 0; i < work->exits->len; i++)
    {
      const CordonExit *way_out = work->exits->pdata[i];
      double flow = way_out->width_m * flow_of (work->context, way_out);

      if (!(flow > 0) || !cordon_windows_contain (way_out->open, when.start_min))
        continue;
      moment.n_exits++;
      moment.flow += flow;
      moment.observed += way_out->width_m * observed_flow_of (work->context, way_out);
      if (flow > largest)
        {
          largest = flow;
          moment.lost = way_out;
        }
    }
  moment.flow_left = moment.n_exits > 1 ? moment.flow - largest : 0;
  moment.observed_left = moment.n_exits > 1 ? moment.observed - moment.lost->width_m * observed_flow_of (work->context, moment.lost)
                                            : 0;
  return moment;
}

static double
time_of (double people,
         double flow)
{
  if (people <= 0)
    return 0;
  return flow > 0 ? people / flow : INFINITY;
}

static void
add_windows (CordonProfile *profile,
             const CordonWindows *windows)
{
  for (guint i = 0; windows != NULL && i < windows->n_items; i++)
    cordon_profile_add (profile, windows->items[i], 1, 1);
}

/* The moment that takes longest; the earliest of them. */
static gboolean
find_worst (const Work *work,
            Moment *out_worst)
{
  g_autoptr (CordonProfile) profile = cordon_profile_new ();
  g_autoptr (GArray) spans = NULL;
  gboolean has_any = FALSE;

  for (guint i = 0; i < work->zone->expected->n_items; i++)
    cordon_profile_add (profile, work->zone->expected->items[i].when, 0, work->zone->expected->items[i].value);
  for (guint i = 0; i < work->exits->len; i++)
    add_windows (profile, ((const CordonExit *) work->exits->pdata[i])->open);
  add_windows (profile, work->zone->active);
  spans = cordon_profile_spans (profile);
  for (guint i = 0; i < spans->len; i++)
    {
      const CordonProfileSpan *span = &g_array_index (spans, CordonProfileSpan, i);
      Moment moment;

      if (span->sums[0] <= 0 || !cordon_interval_overlaps (span->when, work->context->window) ||
          !cordon_windows_contain (work->zone->active, span->when.start_min))
        continue;
      moment = look_at (work, span->when, span->sums[0]);
      if (!has_any || time_of (moment.people, moment.flow_left) > time_of (out_worst->people, out_worst->flow_left))
        *out_worst = moment;
      has_any = TRUE;
    }
  return has_any;
}

static GeoPoint
point_on_border (const GeoPolygon *polygon,
                 double share)
{
  g_autoptr (GeoLine) border = geo_line_new_border (polygon);

  return geo_line_point_at (border, share * geo_line_length_m (border));
}

static CordonEdit *
insert_exits (const Work *work,
              const CordonFinding *finding,
              guint n_new,
              double width_m,
              guint first_index)
{
  const CordonCheckContext *context = work->context;
  g_autoptr (GeoPolygon) ground = work->zone->shape != NULL ? geo_frame_polygon (context->frame, work->zone->shape) : NULL;
  g_autofree char *width = cordon_finding_number (width_m, 1);
  g_autofree char *label = NULL;
  CordonEdit *edit;

  if (ground == NULL)
    return NULL;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Open %u more level exit of %s m from %s",
                                        "Open %u more level exits of %s m each from %s", n_new),
                           n_new, width, work->title);
  edit = cordon_edit_new (label);
  for (guint i = 0; i < n_new; i++)
    {
      gint64 id = cordon_finding_new_record_id (finding, context->plan, CORDON_TABLE_EXIT, first_index + i);
      CordonRecord *record = cordon_record_new (CORDON_TABLE_EXIT, id);
      CordonExit *way_out = (CordonExit *) record;
      g_autoptr (GeoShape) shape = geo_frame_point_to_shape (context->frame, point_on_border (ground, (i + 0.5) / n_new));
      g_autofree char *name = g_strdup_printf (_ ("Additional exit %u of %s"), i + 1, work->title);

      cordon_record_put_text (record, &way_out->name, name);
      cordon_record_put_shape (record, &way_out->shape, shape);
      way_out->kind = CORDON_EXIT_KIND_LEVEL;
      way_out->zone = work->zone->record.id;
      way_out->width_m = width_m;
      cordon_edit_insert (edit, record);
      cordon_record_unref (record);
    }
  return edit;
}

/* So many new level exits that none is wider than the widest there is: that one is the one left out. */
static void
offer_exits (const Work *work,
             CordonFinding *finding,
             const Moment *moment,
             double extra_m,
             guint first_index)
{
  const CordonCheckContext *context = work->context;
  double level = cordon_check_limit (context, CORDON_LIMIT_FLOW_LEVEL);
  double observed = MIN (level, cordon_check_limit (context, CORDON_LIMIT_FLOW_OBSERVED));
  gboolean is_first_lost = moment->n_exits == 0;
  double room_m = moment->n_exits > 0
                    ? floor (moment->lost->width_m * flow_of (context, moment->lost) / level / WIDTH_STEP_M + 1e-9) * WIDTH_STEP_M
                    : NEW_EXIT_M;
  guint n_needed = (guint) CLAMP (ceil (extra_m / MAX (room_m, WIDTH_STEP_M)), 1, MOST_NEW_EXITS);
  guint n_new = n_needed + is_first_lost;
  double width_m = MAX (WIDTH_STEP_M, ceil (extra_m / n_needed / WIDTH_STEP_M - 1e-9) * WIDTH_STEP_M);
  double after_min = time_of (moment->people, moment->flow_left + n_needed * width_m * level);
  double after_observed_min = time_of (moment->people, moment->observed_left + n_needed * width_m * observed);
  g_autofree char *time = cordon_finding_number (after_min, 1);
  g_autofree char *observed_time = cordon_finding_number (after_observed_min, 1);
  CordonEdit *edit = insert_exits (work, finding, n_new, width_m, first_index);

  if (edit == NULL)
    return;
  cordon_finding_take_fix (finding, edit,
                           g_strdup_printf (_ ("With the largest exit lost, %s empties in %s minutes; at the flow seen in practice in %s."),
                                            work->title, time, observed_time),
                           after_min <= work->limit_min && after_observed_min > work->limit_min ? after_observed_min : after_min);
}

/* Not only the worst moment: whenever more than those who get out in time are expected. */
static void
offer_fewer (const Work *work,
             CordonFinding *finding,
             const Moment *moment,
             double flow_left)
{
  double room = floor (work->limit_min * flow_left + 1e-6);
  const CordonSchedule *expected = work->zone->expected;
  g_autofree CordonStep *steps = NULL;
  g_autoptr (CordonSchedule) fewer = NULL;
  g_autofree char *people = cordon_finding_number (room, 0);
  g_autofree char *label = NULL;
  CordonRecord *after;
  CordonEdit *edit;

  if (room < 1)
    return;
  steps = g_memdup2 (expected->items, expected->n_items * sizeof (CordonStep));
  for (guint i = 0; i < expected->n_items; i++)
    {
      double people_then = cordon_interval_overlaps (steps[i].when, moment->when)
                             ? moment->people
                             : cordon_schedule_at (expected, steps[i].when.start_min);

      if (people_then > room)
        steps[i].value = floor (steps[i].value * room / people_then);
    }
  fewer = cordon_schedule_new (steps, expected->n_items);
  after = cordon_record_copy (&work->zone->record);
  cordon_record_put_schedule (after, &((CordonZone *) after)->expected, fewer);
  label = g_strdup_printf (_ ("Let at most %s people into %s"), people, work->title);
  edit = cordon_edit_new (label);
  cordon_edit_replace (edit, &work->zone->record, after);
  cordon_record_unref (after);
  cordon_finding_take_fix (finding, edit, g_strdup (_ ("The zone then empties within the limit at that moment.")), NAN);
}

static void
add_inputs (const Work *work,
            CordonFinding *finding,
            const Moment *moment,
            double extra_m)
{
  cordon_finding_add_input (finding, N_ ("people"), moment->people, N_ ("people"), &work->zone->record);
  for (guint i = 0; i < work->exits->len; i++)
    {
      const CordonExit *way_out = work->exits->pdata[i];

      cordon_finding_add_input (finding, way_out == moment->lost ? N_ ("width of the exit left out") : N_ ("width of an exit"),
                                way_out->width_m, N_ ("m"), &way_out->record);
      cordon_finding_add_object (finding, CORDON_TABLE_EXIT, way_out->record.id);
    }
  cordon_finding_add_input (finding, N_ ("time through all exits"), time_of (moment->people, moment->flow), N_ ("min"), NULL);
  cordon_finding_add_input (finding, N_ ("time through all exits at the observed flow"), time_of (moment->people, moment->observed), N_ ("min"), NULL);
  cordon_finding_add_input (finding, N_ ("time without the largest at the observed flow"), time_of (moment->people, moment->observed_left), N_ ("min"), NULL);
  cordon_finding_add_input (finding, N_ ("further width needed on the level"), extra_m, N_ ("m"), NULL);
}

static void
set_limit (const Work *work,
           CordonFinding *finding)
{
  if (isfinite (work->zone->egress_limit_min))
    cordon_finding_set_own_threshold (finding, "zone.egress_limit_min", work->limit_min);
  else
    cordon_finding_set_threshold (finding, cordon_thresholds_entry (work->context->thresholds, CORDON_LIMIT_EGRESS_LIMIT_MIN));
}

static char *
describe (const Work *work,
          const Moment *moment,
          double minutes,
          gboolean is_observed)
{
  g_autofree char *time = cordon_finding_number (minutes, 1);
  g_autofree char *limit = cordon_finding_number (work->limit_min, 1);

  if (moment->n_exits == 0)
    return g_strdup_printf (_ ("%s has no exit open while people are in it; open exits"), work->title);
  if (moment->n_exits == 1)
    return g_strdup_printf (_ ("%s has only one exit open while people are in it: with that one lost, nobody gets out; open another"), work->title);
  if (is_observed)
    return g_strdup_printf (_ ("%s takes %s minutes to empty at the flow seen in practice with its largest exit lost, %s are allowed; widen exits or let fewer in"), work->title, time, limit);
  return g_strdup_printf (_ ("%s takes %s minutes to empty with its largest exit lost, %s are allowed; widen exits or let fewer in"), work->title, time, limit);
}

static void
report (const Work *work,
        const Moment *moment,
        GPtrArray *out_findings)
{
  double minutes = time_of (moment->people, moment->flow_left);
  double observed_min = time_of (moment->people, moment->observed_left);
  gboolean is_observed = minutes <= work->limit_min;
  double level = cordon_check_limit (work->context, is_observed ? CORDON_LIMIT_FLOW_OBSERVED : CORDON_LIMIT_FLOW_LEVEL);
  double observed = cordon_check_limit (work->context, CORDON_LIMIT_FLOW_OBSERVED);
  double flow_left = is_observed ? moment->observed_left : moment->flow_left;
  double extra_m = moment->people / (level * work->limit_min) - flow_left / level;
  CordonFinding *finding;

  if (is_observed && observed_min <= work->limit_min)
    return;
  finding = cordon_finding_new ("C20", CORDON_TABLE_ZONE, work->zone->record.id, "egress");
  finding->severity = is_observed ? CORDON_SEVERITY_MAJOR : CORDON_SEVERITY_BLOCKER;
  finding->title = describe (work, moment, is_observed ? observed_min : minutes, is_observed);
  finding->formula = g_strdup (_ ("t = people / Σ (width × flow), the largest exit left out; flow by kind of exit"));
  finding->organisation = cordon_check_who_acts (work->context, work->zone->owner, work->zone->record.id);
  finding->when = moment->when;
  cordon_finding_set_value (finding, is_observed ? observed_min : minutes, N_ ("min"));
  set_limit (work, finding);
  add_inputs (work, finding, moment, extra_m);
  for (guint i = 0; i < work->exits->len; i++)
    cordon_finding_add_shape (finding, ((const CordonExit *) work->exits->pdata[i])->shape);
  offer_exits (work, finding, moment, extra_m, 0);
  if (!is_observed)
    offer_exits (work, finding, moment, moment->people / (observed * work->limit_min) - moment->observed_left / observed, MOST_NEW_EXITS + 1);
  offer_fewer (work, finding, moment, moment->observed_left);
  g_ptr_array_add (out_findings, finding);
}

static void
report_missing (const CordonCheckContext *context,
                const CordonZone *zone,
                const char *what,
                char *title,
                GPtrArray *out_findings)
{
  CordonFinding *finding = cordon_finding_new_missing ("C20", CORDON_TABLE_ZONE, zone->record.id, what, title);

  finding->organisation = cordon_check_who_acts (context, zone->owner, zone->record.id);
  cordon_finding_add_shape (finding, zone->shape);
  g_ptr_array_add (out_findings, finding);
}

static gboolean
can_assess (const CordonCheckContext *context,
            const CordonZone *zone,
            GPtrArray *exits,
            const char *title,
            GPtrArray *out_findings)
{
  if (exits == NULL)
    report_missing (context, zone, "exits",
                    g_strdup_printf (_ ("Not assessable: %s has an audience but no exits; enter its exits with their widths"), title), out_findings);
  if (zone->expected == NULL)
    report_missing (context, zone, "expected",
                    g_strdup_printf (_ ("Not assessable: %s has exits but does not say how many people are in it; enter the people expected by time"), title), out_findings);
  for (guint i = 0; exits != NULL && i < exits->len; i++)
    {
      const CordonExit *way_out = exits->pdata[i];
      g_autofree char *name = NULL;
      g_autofree char *what = NULL;

      if (way_out->width_m > 0)
        continue;
      name = cordon_record_title (&way_out->record);
      what = g_strdup_printf ("width/%" G_GINT64_FORMAT, way_out->record.id);
      report_missing (context, zone, what,
                      g_strdup_printf (_ ("Not assessable: the width of %s is not entered, so it is taken as closed when %s empties"), name, title), out_findings);
    }
  return exits != NULL && zone->expected != NULL;
}

/**
 * cordon_check_egress:
 * @context: what may be known
 * @subject: the id of a zone
 * @out_findings: (element-type CordonFinding): gets what is wrong with its egress
 *
 * C20 as defined at the head of c20-egress.c.
 */
void
cordon_check_egress (const CordonCheckContext *context,
                     gint64 subject,
                     GPtrArray *out_findings)
{
  const CordonZone *zone = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_ZONE, subject);
  GPtrArray *exits = cordon_check_linked (context, CORDON_LINK_EXITS_OF_ZONE, subject);
  gboolean has_audience = (zone->kind == CORDON_ZONE_KIND_STANDING || zone->kind == CORDON_ZONE_KIND_SEATED ||
                           zone->kind == CORDON_ZONE_KIND_HOSPITALITY) &&
                          zone->expected != NULL;
  Work work = { context, zone, exits, NULL, 0 };
  g_autofree char *title = NULL;
  Moment worst = { 0 };

  if (exits == NULL && !has_audience)
    return;
  work.title = title = cordon_record_title (&zone->record);
  work.limit_min = isfinite (zone->egress_limit_min) ? zone->egress_limit_min
                                                     : cordon_check_limit (context, CORDON_LIMIT_EGRESS_LIMIT_MIN);
  if (can_assess (context, zone, exits, title, out_findings) && find_worst (&work, &worst))
    report (&work, &worst, out_findings);
}
