/* c06-queue.c: C06: how long people wait at a gate, and whether they are in on time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between two changes of arrivals or opening, people arrive evenly at a rate a
 * and lanes x rate pass, so the queue is a straight line that stops at zero:
 *
 *   Q(t + dt) = max (0, Q(t) + (a - lanes x rate) dt);  wait = Q / (lanes x rate)
 *
 * which at the ends of slots is the usual sum by slots, but needs none. The
 * wait is that of whoever joins the queue when it is longest.
 *
 * The definition of the check calls a wait above 15 minutes a warning and above
 * 30 a failure of severity Major; the worked scenario expects Major from 15.
 * Cordon takes the stricter: above 15 is Major, and above 30 is Major and says
 * that this is never acceptable. A blocker is a queue that is dangerously dense
 * (above 4 people a square metre) or not gone when the event begins.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "check/checks.h"
#include "check/profile.h"

#define MOST_LANES_ADDED 64
#define NEVER            G_MAXINT64

enum
{
  ARRIVING,
  OPEN,
};

/* What became of a queue. */
typedef struct
{
  double peak;           /* people */
  gint64 peak_min;       /* when it is longest */
  CordonInterval queued; /* the stretch of time around the peak in which anybody waits */
  double wait_min;       /* at the peak; INFINITY when nobody passes */
  gint64 empty_min;      /* when the last have passed; NEVER if they never do */
  double left;           /* people still waiting when the event begins */
} Outcome;

typedef struct
{
  const CordonCheckContext *context;
  const CordonGate *gate;
  double lane_rate; /* people a minute */
  GArray *spans;
  gint64 main_start_min;
} Work;

static double
default_rate (const CordonCheckContext *context,
              int search)
{
  switch ((CordonSearchLevel) search)
    {
    case CORDON_SEARCH_LEVEL_TICKET:
      return cordon_check_limit (context, CORDON_LIMIT_LANE_TICKET);
    case CORDON_SEARCH_LEVEL_VISUAL:
      return cordon_check_limit (context, CORDON_LIMIT_LANE_VISUAL);
    case CORDON_SEARCH_LEVEL_HAND:
      return cordon_check_limit (context, CORDON_LIMIT_LANE_HAND);
    case CORDON_SEARCH_LEVEL_DETECTOR:
      return cordon_check_limit (context, CORDON_LIMIT_LANE_DETECTOR);
    case CORDON_SEARCH_LEVEL_SCANNER:
      return cordon_check_limit (context, CORDON_LIMIT_LANE_SCANNER);
    case CORDON_SEARCH_LEVEL_UNSET:
    case CORDON_SEARCH_LEVEL_NONE_MADE:
    default:
      return NAN;
    }
}

static GArray *
lay_out (const CordonGate *gate)
{
  g_autoptr (CordonProfile) profile = cordon_profile_new ();

  for (guint i = 0; i < gate->arrivals->n_items; i++)
    {
      const CordonStep *step = &gate->arrivals->items[i];
      gint64 minutes = cordon_interval_minutes (step->when);

      if (minutes > 0)
        cordon_profile_add (profile, step->when, ARRIVING, step->value / minutes);
    }
  if (gate->open == NULL || gate->open->n_items == 0)
    cordon_profile_add (profile, CORDON_INTERVAL_ALWAYS, OPEN, 1);
  else
    for (guint i = 0; i < gate->open->n_items; i++)
      cordon_profile_add (profile, gate->open->items[i], OPEN, 1);
  return cordon_profile_spans (profile);
}

/* The queue somewhere in a span, or NAN-free zero before the first arrival. */
static double
queue_after (double queue,
             double rate,
             double minutes)
{
  return MAX (0, queue + rate * minutes);
}

static void
note_peak (Outcome *outcome,
           double queue,
           gint64 at_min,
           double service)
{
  if (queue <= outcome->peak)
    return;
  outcome->peak = queue;
  outcome->peak_min = at_min;
  outcome->wait_min = service > 0 ? queue / service : INFINITY;
}

static Outcome
run_queue (const Work *work,
           double n_lanes)
{
  Outcome outcome = { 0, 0, { 0, 0 }, 0, NEVER, 0 };
  double full_service = n_lanes * work->lane_rate;
  double queue = 0;
  gint64 queued_from = 0;
  gboolean has_peak_ended = FALSE;

  for (guint i = 0; i < work->spans->len; i++)
    {
      const CordonProfileSpan *span = &g_array_index (work->spans, CordonProfileSpan, i);
      double minutes = cordon_interval_minutes (span->when);
      double service = span->sums[OPEN] > 0 ? full_service : 0;
      double rate = span->sums[ARRIVING] - service;
      double peak_before = outcome.peak;

      if (fabs (rate) < 1e-9)
        rate = 0;
      if (cordon_interval_contains (span->when, work->main_start_min))
        outcome.left = queue_after (queue, rate, work->main_start_min - span->when.start_min);
      if (queue <= 0 && rate > 0)
        queued_from = span->when.start_min;
      if (queue > 0 && rate < 0 && queue + rate * minutes <= 0)
        {
          outcome.empty_min = span->when.start_min + (gint64) ceil (queue / -rate);
          if (!has_peak_ended)
            outcome.queued.end_min = outcome.empty_min;
          has_peak_ended = TRUE;
        }
      queue = queue_after (queue, rate, minutes);
      if (queue < 1e-6)
        queue = 0;
      note_peak (&outcome, queue, span->when.end_min, full_service);
      if (outcome.peak > peak_before)
        {
          outcome.queued = (CordonInterval){ queued_from, span->when.end_min };
          has_peak_ended = FALSE;
        }
    }
  if (queue > 0)
    outcome.empty_min = NEVER;
  if (outcome.peak > 0 && !has_peak_ended)
    outcome.queued.end_min = outcome.empty_min;
  return outcome;
}

static double
density_of (const Work *work,
            const Outcome *outcome)
{
  if (outcome->peak <= 0)
    return 0;
  return work->gate->queue_area_m2 > 0 ? outcome->peak / work->gate->queue_area_m2 : NAN;
}

static gboolean
is_late (const Outcome *outcome)
{
  return outcome->left > 0.5 || (outcome->peak > 0 && outcome->empty_min == NEVER);
}

static gboolean
is_good (const Work *work,
         const Outcome *outcome)
{
  const CordonCheckContext *context = work->context;
  double density = density_of (work, outcome);

  return outcome->wait_min <= cordon_check_limit (context, CORDON_LIMIT_QUEUE_WAIT_WARN_MIN) &&
         !(density > cordon_check_limit (context, CORDON_LIMIT_QUEUE_DENSITY)) && !is_late (outcome);
}

/* The fewest lanes that do; a longer queue never comes of more lanes. */
static gint64
fewest_lanes (const Work *work)
{
  for (gint64 n = work->gate->lanes + 1; n <= work->gate->lanes + MOST_LANES_ADDED; n++)
    {
      Outcome outcome = run_queue (work, n);

      if (is_good (work, &outcome))
        return n;
    }
  return 0;
}

static char *
describe_outcome (const Outcome *outcome)
{
  g_autofree char *peak = cordon_finding_number (outcome->peak, 0);
  g_autofree char *wait = cordon_finding_number (outcome->wait_min, 1);

  if (outcome->peak <= 0)
    return g_strdup (_ ("Nobody waits."));
  return g_strdup_printf (_ ("At most %s people wait, %s minutes."), peak, wait);
}

static void
take_gate_fix (CordonFinding *finding,
               const Work *work,
               CordonRecord *after,
               const char *label,
               const Outcome *outcome)
{
  CordonEdit *edit = cordon_edit_new (label);

  cordon_edit_replace (edit, &work->gate->record, after);
  cordon_record_unref (after);
  cordon_finding_take_fix (finding, edit, describe_outcome (outcome), outcome->wait_min);
}

static void
offer_lanes (const Work *work,
             CordonFinding *finding,
             const char *title)
{
  gint64 n_lanes = fewest_lanes (work);
  g_autofree char *label = NULL;
  CordonRecord *after;
  Outcome outcome;

  /* Lanes alone may not help: then more, to see by how much. */
  if (n_lanes == 0)
    n_lanes = work->gate->lanes + MAX (1, work->gate->lanes);
  label = g_strdup_printf (_ ("Run %d lanes at %s instead of %d"), (int) n_lanes, title, (int) work->gate->lanes);
  outcome = run_queue (work, n_lanes);
  after = cordon_record_copy (&work->gate->record);
  ((CordonGate *) after)->lanes = n_lanes;
  take_gate_fix (finding, work, after, label, &outcome);
}

/* When people come before the gate opens. */
static void
offer_opening (const Work *work,
               CordonFinding *finding,
               const char *title)
{
  const CordonWindows *open = work->gate->open;
  gint64 first_min = work->gate->arrivals->items[0].when.start_min;
  g_autofree CordonInterval *windows = NULL;
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;
  g_autoptr (CordonWindows) wider = NULL;
  g_autoptr (GArray) spans = NULL;
  CordonRecord *after;
  Work earlier = *work;
  Outcome outcome;

  if (open == NULL || open->n_items == 0 || open->items[0].start_min <= first_min)
    return;
  windows = g_memdup2 (open->items, open->n_items * sizeof (CordonInterval));
  windows[0].start_min = first_min;
  wider = cordon_windows_new (windows, open->n_items);
  after = cordon_record_copy (&work->gate->record);
  cordon_record_put_windows (after, &((CordonGate *) after)->open, wider);
  earlier.spans = spans = lay_out ((CordonGate *) after);
  outcome = run_queue (&earlier, work->gate->lanes);
  time = cordon_check_time_text (work->context, first_min);
  label = g_strdup_printf (_ ("Open %s at %s, when people begin to come"), title, time);
  take_gate_fix (finding, work, after, label, &outcome);
}

static void
add_inputs (const Work *work,
            CordonFinding *finding,
            const Outcome *outcome)
{
  const CordonRecord *record = &work->gate->record;
  Outcome less = run_queue (work, work->gate->lanes - 1);
  double people = 0;

  for (guint i = 0; i < work->gate->arrivals->n_items; i++)
    people += work->gate->arrivals->items[i].value;
  cordon_finding_add_input (finding, N_ ("arrivals"), people, N_ ("people"), record);
  cordon_finding_add_input (finding, N_ ("lanes"), work->gate->lanes, "", record);
  cordon_finding_add_input (finding, N_ ("people a lane passes"), work->lane_rate, N_ ("/min"),
                            isfinite (work->gate->lane_rate) ? record : NULL);
  cordon_finding_add_input (finding, N_ ("longest queue"), outcome->peak, N_ ("people"), NULL);
  cordon_finding_add_input (finding, N_ ("density of the queue"), density_of (work, outcome), N_ ("/m²"), NULL);
  cordon_finding_add_input (finding, N_ ("longest wait with one lane out of work"), less.wait_min, N_ ("min"), NULL);
}

static CordonFinding *
new_finding (const Work *work,
             const Outcome *outcome,
             const char *what)
{
  CordonFinding *finding = cordon_finding_new ("C06", CORDON_TABLE_GATE, work->gate->record.id, what);

  finding->formula = g_strdup (_ ("Q (t + dt) = max (0, Q (t) + (arrivals − lanes × rate) dt); wait = Q / (lanes × rate)"));
  finding->organisation = cordon_check_who_acts (work->context, work->gate->owner, work->gate->zone);
  finding->when = outcome->queued;
  if (finding->when.end_min == NEVER)
    finding->when.end_min = CORDON_INTERVAL_ALWAYS.end_min;
  cordon_finding_add_object (finding, CORDON_TABLE_ZONE, work->gate->zone);
  cordon_finding_add_shape (finding, work->gate->shape);
  return finding;
}

static void
finish (const Work *work,
        CordonFinding *finding,
        const Outcome *outcome,
        const char *title,
        GPtrArray *out_findings)
{
  add_inputs (work, finding, outcome);
  offer_lanes (work, finding, title);
  offer_opening (work, finding, title);
  g_ptr_array_add (out_findings, finding);
}

static void
report_wait (const Work *work,
             const Outcome *outcome,
             const char *title,
             GPtrArray *out_findings)
{
  const CordonCheckContext *context = work->context;
  double fail_min = cordon_check_limit (context, CORDON_LIMIT_QUEUE_WAIT_FAIL_MIN);
  CordonLimit limit = outcome->wait_min > fail_min ? CORDON_LIMIT_QUEUE_WAIT_FAIL_MIN
                                                   : CORDON_LIMIT_QUEUE_WAIT_WARN_MIN;
  g_autofree char *peak = cordon_finding_number (outcome->peak, 0);
  g_autofree char *wait = cordon_finding_number (outcome->wait_min, 1);
  g_autofree char *time = cordon_check_time_text (context, outcome->peak_min);
  CordonFinding *finding;

  if (!(outcome->wait_min > cordon_check_limit (context, CORDON_LIMIT_QUEUE_WAIT_WARN_MIN)))
    return;
  finding = new_finding (work, outcome, "wait");
  finding->title = outcome->wait_min > fail_min
                     ? g_strdup_printf (_ ("%s people queue at %s at %s and wait %s minutes, which is never acceptable; add lanes or spread the arrivals"), peak, title, time, wait)
                     : g_strdup_printf (_ ("%s people queue at %s at %s and wait %s minutes; add lanes or spread the arrivals"), peak, title, time, wait);
  cordon_finding_set_value (finding, outcome->wait_min, N_ ("min"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, limit));
  finish (work, finding, outcome, title, out_findings);
}

static void
report_late (const Work *work,
             const Outcome *outcome,
             const char *title,
             GPtrArray *out_findings)
{
  double left = outcome->left > 0.5 ? outcome->left : outcome->peak;
  g_autofree char *people = cordon_finding_number (left, 0);
  CordonFinding *finding;

  if (!is_late (outcome))
    return;
  finding = new_finding (work, outcome, "late");
  finding->severity = CORDON_SEVERITY_BLOCKER;
  finding->title = outcome->left > 0.5
                     ? g_strdup_printf (_ ("%s people still queue at %s when the event begins; add lanes or open earlier"), people, title)
                     : g_strdup_printf (_ ("%s people at %s never get in, because it closes or has no lane at work; open it longer"), people, title);
  cordon_finding_set_value (finding, left, N_ ("people"));
  finish (work, finding, outcome, title, out_findings);
}

static void
report_density (const Work *work,
                const Outcome *outcome,
                const char *title,
                GPtrArray *out_findings)
{
  const CordonCheckContext *context = work->context;
  double density = density_of (work, outcome);
  gboolean is_unstable = density > cordon_check_limit (context, CORDON_LIMIT_QUEUE_DENSITY_UNSTABLE);
  g_autofree char *text = cordon_finding_number (density, 1);
  CordonFinding *finding;

  if (isnan (density))
    {
      finding = cordon_finding_new_missing (
        "C06", CORDON_TABLE_GATE, work->gate->record.id, "queue-area",
        g_strdup_printf (_ ("Not assessable: %s does not say how large its queue area is, so nobody knows how dense the queue gets; enter the queue area"), title));
      finding->organisation = cordon_check_who_acts (context, work->gate->owner, work->gate->zone);
      cordon_finding_add_shape (finding, work->gate->shape);
      g_ptr_array_add (out_findings, finding);
      return;
    }
  if (density <= cordon_check_limit (context, CORDON_LIMIT_QUEUE_DENSITY))
    return;
  finding = new_finding (work, outcome, "density");
  finding->severity = is_unstable ? CORDON_SEVERITY_BLOCKER : CORDON_SEVERITY_MAJOR;
  finding->title = g_strdup_printf (_ ("The queue at %s gets %s people dense on a square metre; give it more ground or more lanes"), title, text);
  cordon_finding_set_value (finding, density, N_ ("/m²"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds,
                                                                  is_unstable ? CORDON_LIMIT_QUEUE_DENSITY_UNSTABLE
                                                                              : CORDON_LIMIT_QUEUE_DENSITY));
  finish (work, finding, outcome, title, out_findings);
}

static void
report_missing (const CordonCheckContext *context,
                const CordonGate *gate,
                const char *what,
                char *title,
                GPtrArray *out_findings)
{
  CordonFinding *finding = cordon_finding_new_missing ("C06", CORDON_TABLE_GATE, gate->record.id, what, title);

  finding->organisation = cordon_check_who_acts (context, gate->owner, gate->zone);
  cordon_finding_add_shape (finding, gate->shape);
  g_ptr_array_add (out_findings, finding);
}

/* Whether everything is there that the sum needs; says what is not. */
static gboolean
can_assess (const CordonCheckContext *context,
            const CordonGate *gate,
            double lane_rate,
            const char *title,
            GPtrArray *out_findings)
{
  guint n_before = out_findings->len;

  if (gate->arrivals == NULL || gate->arrivals->n_items == 0)
    report_missing (context, gate, "arrivals",
                    g_strdup_printf (_ ("Not assessable: %s does not say how many people come when; enter its arrivals"), title), out_findings);
  if (gate->lanes == CORDON_INT_UNSET || gate->lanes < 0)
    report_missing (context, gate, "lanes",
                    g_strdup_printf (_ ("Not assessable: %s does not say how many lanes it has; enter its lanes"), title), out_findings);
  if (!(lane_rate > 0))
    report_missing (context, gate, "rate",
                    g_strdup_printf (_ ("Not assessable: %s says neither how many people a lane passes nor how they are searched; enter one of them"), title), out_findings);
  return out_findings->len == n_before;
}

/**
 * cordon_check_queue:
 * @context: what may be known
 * @subject: the id of a gate
 * @out_findings: (element-type CordonFinding): gets what is wrong with its queue
 *
 * C06 as defined at the head of c06-queue.c. Vehicle and emergency gates are
 * looked at only if they state arrivals.
 */
void
cordon_check_queue (const CordonCheckContext *context,
                    gint64 subject,
                    GPtrArray *out_findings)
{
  const CordonGate *gate = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_GATE, subject);
  const CordonPlanInfo *info = cordon_plan_info (context->plan);
  double lane_rate = isfinite (gate->lane_rate) ? gate->lane_rate : default_rate (context, gate->search);
  g_autofree char *title = cordon_record_title (&gate->record);
  g_autoptr (GArray) spans = NULL;
  Work work = { context, gate, lane_rate, NULL, CORDON_MINUTE_NONE };
  Outcome outcome;

  if ((gate->kind == CORDON_GATE_KIND_VEHICLE || gate->kind == CORDON_GATE_KIND_EMERGENCY) && gate->arrivals == NULL)
    return;
  if (!can_assess (context, gate, lane_rate, title, out_findings))
    return;
  work.spans = spans = lay_out (gate);
  if (info != NULL && info->main_start != CORDON_MINUTE_NONE)
    work.main_start_min = info->main_start;
  else
    report_missing (context, gate, "main-start",
                    g_strdup_printf (_ ("Not assessable: whether everybody is in on time at %s; enter the plan's main start"), title), out_findings);
  outcome = run_queue (&work, gate->lanes);
  report_wait (&work, &outcome, title, out_findings);
  report_late (&work, &outcome, title, out_findings);
  report_density (&work, &outcome, title, out_findings);
}
