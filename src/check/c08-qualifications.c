/* c08-qualifications.c: C08: whether everybody on a post holds what it asks for, to the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A duty is qualified when, for each qualification that the post asks for, as
 * many of the unit's people hold it from the first to the last minute of the
 * duty as are on duty. Names are compared without regard to case. One finding
 * for each unit and qualification, over all its duties; the worst kind counts:
 * never held, ended or not begun, held by too few. A blocker where the law or
 * lives depend on it (search, medical, command, police, guard, fire, close
 * protection and critical posts), Major elsewhere. Held, but ending within 30
 * days after the event: Minor.
 *
 * Where people are only counted, nothing is known of them: not assessable.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "check/checks.h"

typedef enum
{
  HELD,
  ENDING,
  TOO_FEW,
  ENDED,
  NOT_HELD,
} Verdict;

/* What is wrong with one qualification of a unit. */
typedef struct
{
  const char *word; /* as the post writes it */
  char *key;
  Verdict verdict;
  GArray *duties; /* of CordonCheckDuty: those concerned */
  gint64 until_min;
  gboolean is_vital;
} Problem;

typedef struct
{
  const CordonCheckContext *context;
  const CordonUnit *unit;
  GPtrArray *held; /* (nullable): of CordonQualification */
} Work;

static void
problem_free (gpointer data)
{
  Problem *problem = data;

  g_free (problem->key);
  g_array_unref (problem->duties);
  g_free (problem);
}

static gboolean
is_vital (const CordonPost *post)
{
  switch ((CordonPostRole) post->role)
    {
    case CORDON_POST_ROLE_SEARCH:
    case CORDON_POST_ROLE_MEDICAL:
    case CORDON_POST_ROLE_COMMAND:
    case CORDON_POST_ROLE_POLICE:
    case CORDON_POST_ROLE_GUARD:
    case CORDON_POST_ROLE_FIRE:
    case CORDON_POST_ROLE_CLOSE_PROTECTION:
      return TRUE;
    case CORDON_POST_ROLE_UNSET:
    case CORDON_POST_ROLE_GATE:
    case CORDON_POST_ROLE_STEWARD:
    case CORDON_POST_ROLE_OBSERVER:
    case CORDON_POST_ROLE_TRAFFIC:
    case CORDON_POST_ROLE_BARRIER_CREW:
    case CORDON_POST_ROLE_MARITIME:
    case CORDON_POST_ROLE_DOGS:
    default:
      return post->is_critical == 1;
    }
}

static gint64
until_of (const CordonQualification *one)
{
  return one->valid_until != CORDON_MINUTE_NONE ? one->valid_until : CORDON_INTERVAL_ALWAYS.end_min;
}

static gint64
notice_min (const CordonCheckContext *context)
{
  const CordonPlanInfo *info = cordon_plan_info (context->plan);

  if (info == NULL || info->ends == CORDON_MINUTE_NONE)
    return CORDON_MINUTE_NONE;
  return info->ends + (gint64) (24 * 60 * cordon_check_limit (context, CORDON_LIMIT_QUALIFICATION_NOTICE_DAYS));
}

static Verdict
judge (const Work *work,
       const char *key,
       const CordonCheckDuty *duty,
       gint64 *out_until_min)
{
  gint64 n_holders = 0;
  gint64 n_lasting = 0;
  gboolean is_known = FALSE;
  gboolean is_valid = FALSE;

  *out_until_min = CORDON_MINUTE_NONE;
  for (guint i = 0; work->held != NULL && i < work->held->len; i++)
    {
      const CordonQualification *one = work->held->pdata[i];
      g_autofree char *name = cordon_check_word_key (one->name != NULL ? one->name : "");
      gint64 people = one->holders != CORDON_INT_UNSET ? one->holders : G_MAXINT32;

      if (strcmp (name, key) != 0)
        continue;
      is_known = TRUE;
      *out_until_min = MAX (*out_until_min, until_of (one));
      if ((one->valid_from != CORDON_MINUTE_NONE && one->valid_from > duty->when.start_min) ||
          until_of (one) < duty->when.end_min)
        continue;
      is_valid = TRUE;
      n_holders += people;
      n_lasting += until_of (one) >= notice_min (work->context) ? people : 0;
    }
  if (!is_known)
    return NOT_HELD;
  if (!is_valid)
    return duty->people > 0 ? ENDED : HELD;
  if (n_holders < duty->people)
    return TOO_FEW;
  return n_lasting < duty->people ? ENDING : HELD;
}

static Problem *
get_problem (GPtrArray *problems,
             const char *word,
             const char *key)
{
  Problem *problem;

  for (guint i = 0; i < problems->len; i++)
    if (strcmp (((Problem *) problems->pdata[i])->key, key) == 0)
      return problems->pdata[i];
  problem = g_new0 (Problem, 1);
  problem->word = word;
  problem->key = g_strdup (key);
  problem->duties = g_array_new (FALSE, FALSE, sizeof (CordonCheckDuty));
  problem->until_min = CORDON_MINUTE_NONE;
  g_ptr_array_add (problems, problem);
  return problem;
}

/* A worse verdict throws out the duties of the better ones: they are not the matter then. */
static void
note (Problem *problem,
      Verdict verdict,
      const CordonCheckDuty *duty,
      gint64 until_min,
      gboolean is_duty_vital)
{
  if ((verdict == ENDING) != (problem->verdict == ENDING) && verdict > problem->verdict)
    {
      g_array_set_size (problem->duties, 0);
      problem->is_vital = FALSE;
    }
  if (verdict == ENDING && problem->verdict > ENDING)
    return;
  problem->verdict = MAX (problem->verdict, verdict);
  problem->until_min = until_min;
  problem->is_vital |= is_duty_vital;
  g_array_append_vals (problem->duties, duty, 1);
}

static GPtrArray *
find_problems (const Work *work)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);
  g_autoptr (GArray) duties = cordon_check_duties_of (work->context, work->unit->record.id);

  for (guint i = 0; i < duties->len; i++)
    {
      const CordonCheckDuty *duty = &g_array_index (duties, CordonCheckDuty, i);
      const CordonPost *post = (gconstpointer) cordon_plan_find (work->context->plan, CORDON_TABLE_POST,
                                                                 duty->assignment->post);

      for (guint j = 0; post != NULL && post->qualifications != NULL && j < post->qualifications->n_items; j++)
        {
          const char *word = post->qualifications->items[j];
          g_autofree char *key = cordon_check_word_key (word);
          gint64 until_min;
          Verdict verdict = judge (work, key, duty, &until_min);

          if (verdict != HELD)
            note (get_problem (problems, word, key), verdict, duty, until_min, is_vital (post));
        }
    }
  return problems;
}

static char *
describe (const Work *work,
          const Problem *problem,
          const char *unit,
          const char *post)
{
  g_autofree char *until = problem->until_min != CORDON_MINUTE_NONE
                             ? cordon_check_time_text (work->context, problem->until_min)
                             : NULL;

  switch (problem->verdict)
    {
    case NOT_HELD:
      return g_strdup_printf (_ ("%s is on %s without \"%s\", which the post asks for; send somebody who holds it"), unit, post, problem->word);
    case ENDED:
      return g_strdup_printf (_ ("%s is on %s with a \"%s\" that is not valid throughout (until %s); have it renewed or send somebody else"), unit, post, problem->word, until);
    case TOO_FEW:
      return g_strdup_printf (_ ("%s is on %s with too few people who hold \"%s\"; add holders or send another team"), unit, post, problem->word);
    case ENDING:
    case HELD:
    default:
      return g_strdup_printf (_ ("The \"%s\" of %s ends on %s, soon after the event; have it renewed"), problem->word, unit, until);
    }
}

/* The people stay counted, so that the post is not short on paper, but it is open who. */
static void
offer_release (const Work *work,
               CordonFinding *finding,
               const Problem *problem,
               const char *unit)
{
  g_autofree char *label = g_strdup_printf (_ ("Take %s off, and keep the places open for others"), unit);
  CordonEdit *edit = cordon_edit_new (label);

  for (guint i = 0; i < problem->duties->len; i++)
    {
      const CordonCheckDuty *duty = &g_array_index (problem->duties, CordonCheckDuty, i);
      CordonRecord *copy = cordon_record_copy (&duty->assignment->record);
      CordonAssignment *after = (CordonAssignment *) copy;

      after->unit = CORDON_ID_NONE;
      after->organisation = work->unit->organisation;
      after->quantity = duty->people;
      after->status = CORDON_ASSIGNMENT_STATUS_PLANNED;
      cordon_edit_replace (edit, &duty->assignment->record, copy);
      cordon_record_unref (copy);
    }
  cordon_finding_take_fix (finding, edit,
                           g_strdup (_ ("Nobody unqualified is on the post; qualified people have to be named.")), 0);
}

/* For a certificate that was renewed: the record follows the paper. */
static void
offer_renewal (const Work *work,
               CordonFinding *finding,
               const Problem *problem)
{
  g_autofree char *label = NULL;
  CordonEdit *edit;
  gint64 until_min = notice_min (work->context);
  gboolean has_any = FALSE;

  for (guint i = 0; i < problem->duties->len; i++)
    until_min = MAX (until_min, g_array_index (problem->duties, CordonCheckDuty, i).when.end_min);
  label = g_strdup_printf (_ ("Record the renewal of \"%s\", once the paper has been seen"), problem->word);
  edit = cordon_edit_new (label);
  for (guint i = 0; work->held != NULL && i < work->held->len; i++)
    {
      const CordonQualification *one = work->held->pdata[i];
      g_autofree char *name = cordon_check_word_key (one->name != NULL ? one->name : "");
      CordonRecord *copy;

      if (strcmp (name, problem->key) != 0 || until_of (one) >= until_min)
        continue;
      copy = cordon_record_copy (&one->record);
      ((CordonQualification *) copy)->valid_until = until_min;
      cordon_edit_replace (edit, &one->record, copy);
      cordon_record_unref (copy);
      has_any = TRUE;
    }
  if (!has_any)
    {
      cordon_edit_unref (edit);
      return;
    }
  cordon_finding_take_fix (finding, edit, g_strdup (_ ("The qualification runs until 30 days after the event.")), 0);
}

static void
report (const Work *work,
        const Problem *problem,
        GPtrArray *out_findings)
{
  const CordonCheckContext *context = work->context;
  const CordonCheckDuty *first = &g_array_index (problem->duties, CordonCheckDuty, 0);
  g_autofree char *unit = cordon_record_title (&work->unit->record);
  g_autofree char *post = cordon_check_title_of (context, CORDON_TABLE_POST, first->assignment->post);
  g_autofree char *what = g_strdup_printf ("%s/%s", problem->verdict == ENDING ? "ending" : "unqualified", problem->key);
  CordonFinding *finding = cordon_finding_new ("C08", CORDON_TABLE_UNIT, work->unit->record.id, what);
  CordonInterval when = first->when;

  for (guint i = 0; i < problem->duties->len; i++)
    {
      const CordonCheckDuty *duty = &g_array_index (problem->duties, CordonCheckDuty, i);

      when.end_min = MAX (when.end_min, duty->when.end_min);
      cordon_finding_add_object (finding, CORDON_TABLE_ASSIGNMENT, duty->assignment->record.id);
      cordon_finding_add_object (finding, CORDON_TABLE_POST, duty->assignment->post);
    }
  finding->severity = problem->verdict == ENDING ? CORDON_SEVERITY_MINOR
                      : problem->is_vital        ? CORDON_SEVERITY_BLOCKER
                                                 : CORDON_SEVERITY_MAJOR;
  finding->title = describe (work, problem, unit, post);
  finding->formula = g_strdup (problem->verdict == ENDING
                                 ? _ ("qualifications that end before the event's end + 30 days")
                                 : _ ("duties for which a required qualification is not held from the first minute to the last by everybody on duty"));
  finding->organisation = work->unit->organisation;
  finding->when = when;
  cordon_finding_set_value (finding, problem->duties->len, N_ ("duties"));
  if (problem->verdict == ENDING)
    cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds,
                                                                    CORDON_LIMIT_QUALIFICATION_NOTICE_DAYS));
  cordon_finding_add_input (finding, N_ ("people on duty"), first->people, N_ ("people"), &first->assignment->record);
  if (problem->verdict != NOT_HELD)
    offer_renewal (work, finding, problem);
  if (problem->verdict != ENDING)
    offer_release (work, finding, problem, unit);
  g_ptr_array_add (out_findings, finding);
}

/**
 * cordon_check_unit_qualifications:
 * @context: what may be known
 * @subject: the id of a unit
 * @out_findings: (element-type CordonFinding): gets what it does not hold
 *
 * C08 as defined at the head of c08-qualifications.c.
 */
void
cordon_check_unit_qualifications (const CordonCheckContext *context,
                                  gint64 subject,
                                  GPtrArray *out_findings)
{
  const CordonUnit *unit = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_UNIT, subject);
  Work work = { context, unit, cordon_check_linked (context, CORDON_LINK_QUALIFICATIONS_OF_UNIT, subject) };
  g_autoptr (GPtrArray) problems = NULL;

  if ((cordon_check_flags_of (context, subject) & (CORDON_ROSTER_UNQUALIFIED | CORDON_ROSTER_NOTICE)) == 0)
    return;
  problems = find_problems (&work);
  for (guint i = 0; i < problems->len; i++)
    report (&work, problems->pdata[i], out_findings);
}

/**
 * cordon_check_counted_qualifications:
 * @context: what may be known
 * @subject: the id of a post
 * @out_findings: (element-type CordonFinding): gets whether its people are only
 *   counted, although it asks for qualifications
 *
 * C08 as defined at the head of c08-qualifications.c.
 */
void
cordon_check_counted_qualifications (const CordonCheckContext *context,
                                     gint64 subject,
                                     GPtrArray *out_findings)
{
  const CordonPost *post = (gconstpointer) cordon_plan_find (context->plan, CORDON_TABLE_POST, subject);
  g_autoptr (GArray) duties = NULL;
  g_autofree char *title = NULL;
  CordonFinding *finding = NULL;
  gint64 n_people = 0;

  if (post->qualifications == NULL || post->qualifications->n_items == 0)
    return;
  duties = cordon_check_duties_at (context, subject);
  for (guint i = 0; i < duties->len; i++)
    {
      const CordonCheckDuty *duty = &g_array_index (duties, CordonCheckDuty, i);

      if (duty->assignment->unit != CORDON_ID_NONE)
        continue;
      if (finding == NULL)
        finding = cordon_finding_new_missing ("C08", CORDON_TABLE_POST, subject, "counted", NULL);
      n_people += duty->people;
      cordon_finding_add_object (finding, CORDON_TABLE_ASSIGNMENT, duty->assignment->record.id);
    }
  if (finding == NULL)
    return;
  title = cordon_record_title (&post->record);
  finding->title = g_strdup_printf (_ ("Not assessable: %s asks for qualifications, but %d of its people are only counted; name the units"), title, (int) n_people);
  finding->organisation = cordon_check_who_acts (context, post->owner, post->zone);
  cordon_finding_add_shape (finding, post->shape);
  g_ptr_array_add (out_findings, finding);
}
