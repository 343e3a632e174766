/* check.c: cordonctl check: says where the plan has gaps, and mends one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/minute.h"
#include "base/number.h"
#include "check/checks.h"
#include "check/finding.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"
#include "cli/plan-findings.h"

static const CordonOption options[] = {
  { "format", "text|json", N_ ("how to write it"), 0 },
  { "at", "TIME", N_ ("only what is so at that time, for example \"2027-06-12 13:50\""), 0 },
  { "only", "C01,C05", N_ ("only these checks"), 0 },
  { "fix", "ID[/N]", N_ ("apply the first, or the N-th, remedy of a finding, and say what it changes"), 0 },
  { NULL },
};

/* What the command line asks for. */
typedef struct
{
  gint64 at_min;
  GStrv only;      /* (nullable) */
  const char *fix; /* (nullable): id of a finding, perhaps /N */
  gboolean is_json;
} Wish;

static gboolean
read_only (const char *text,
           GStrv *out_only)
{
  *out_only = text != NULL ? g_strsplit (text, ",", -1) : NULL;
  for (guint i = 0; *out_only != NULL && (*out_only)[i] != NULL; i++)
    {
      char *upper = g_ascii_strup (g_strstrip ((*out_only)[i]), -1);

      g_free ((*out_only)[i]);
      (*out_only)[i] = upper;
      if (cordon_check_find (upper) == NULL)
        {
          guint n_checks;
          const CordonCheck *checks = cordon_check_list (&n_checks);
          g_autoptr (GString) known = g_string_new (NULL);

          for (guint k = 0; k < n_checks; k++)
            g_string_append_printf (known, "%s%s", k > 0 ? ", " : "", checks[k].id);
          cordon_console_fail (CORDON_EXIT_USAGE, _ ("there is no check “%s”; there are %s"), upper, known->str);
          return FALSE;
        }
    }
  return TRUE;
}

static char *
name_of (const CordonPlan *plan,
         CordonTableId table,
         gint64 id)
{
  const CordonRecord *record = cordon_plan_find (plan, table, id);

  return record != NULL ? cordon_record_title (record) : NULL;
}

static char *
describe_when (CordonInterval when,
               GTimeZone *zone)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (when.start_min == CORDON_INTERVAL_ALWAYS.start_min || when.end_min == CORDON_INTERVAL_ALWAYS.end_min)
    return NULL;
  from = cordon_minute_format_local (when.start_min, zone, "%Y-%m-%d %H:%M");
  to = cordon_minute_format_local (when.end_min, zone, "%Y-%m-%d %H:%M %Z");
  /* TRANSLATORS: from one time to another */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static void
print_line (const char *head,
            const char *text)
{
  if (text != NULL && *text != '\0')
    cordon_console_print ("    %-10s %s\n", head, text);
}

static void
print_threshold (const CordonFinding *finding)
{
  char number[CORDON_NUMBER_SIZE];
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;

  if (finding->threshold_key == NULL || isnan (finding->threshold))
    return;
  cordon_number_format (number, finding->threshold);
  source = cordon_threshold_source_text (finding->threshold_kind, finding->threshold_source);
  text = g_strdup_printf ("%s %s  (%s)", number, finding->unit[0] != '\0' ? _ (finding->unit) : "",
                          source != NULL ? source : finding->threshold_key);
  print_line (_ ("threshold"), text);
}

static void
print_fixes (const CordonFinding *finding)
{
  for (guint i = 0; i < finding->fixes->len; i++)
    {
      const CordonFix *fix = finding->fixes->pdata[i];
      g_autofree char *text = fix->effect != NULL ? g_strdup_printf ("%u. %s: %s", i + 1, fix->label, fix->effect)
                                                  : g_strdup_printf ("%u. %s", i + 1, fix->label);

      print_line (i == 0 ? _ ("remedy") : "", text);
    }
}

static void
print_finding (const CordonFinding *finding,
               const CordonPlan *plan,
               GTimeZone *zone)
{
  g_autofree char *who = name_of (plan, CORDON_TABLE_ORGANISATION, finding->organisation);
  g_autofree char *when = describe_when (finding->when, zone);

  cordon_console_print ("%s  %s  %s\n    %s\n", finding->id, cordon_severity_label (finding->severity), finding->check,
                        finding->title);
  print_line (_ ("when"), when);
  print_line (_ ("who"), who);
  print_line (_ ("working"), finding->formula);
  print_threshold (finding);
  print_fixes (finding);
}

static void
count_severities (GPtrArray *findings,
                  guint counts[CORDON_SEVERITY_BLOCKER + 1])
{
  for (guint i = 0; i < findings->len; i++)
    counts[((const CordonFinding *) findings->pdata[i])->severity]++;
}

static void
print_findings (GPtrArray *findings,
                const CordonPlan *plan)
{
  g_autoptr (GTimeZone) zone = cordon_plan_time_zone (plan);
  guint counts[CORDON_SEVERITY_BLOCKER + 1] = { 0 };

  count_severities (findings, counts);
  for (guint i = 0; i < findings->len; i++)
    print_finding (findings->pdata[i], plan, zone);
  for (guint i = CORDON_SEVERITY_BLOCKER; i >= CORDON_SEVERITY_INFO; i--)
    cordon_console_print ("%s%s %u", i < CORDON_SEVERITY_BLOCKER ? ", " : "", cordon_severity_label (i), counts[i]);
  cordon_console_print ("\n");
}

static void
write_findings (GPtrArray *findings,
                const CordonPlan *plan,
                const char *digest)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (TRUE);
  guint counts[CORDON_SEVERITY_BLOCKER + 1] = { 0 };

  count_severities (findings, counts);
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "digest", digest);
  cordon_json_writer_member (writer, "counts");
  cordon_json_writer_begin_object (writer);
  for (guint i = CORDON_SEVERITY_BLOCKER; i >= CORDON_SEVERITY_INFO; i--)
    cordon_json_writer_member_integer (writer, cordon_severity_key (i), counts[i]);
  cordon_json_writer_end_object (writer);
  cordon_json_writer_member (writer, "findings");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < findings->len; i++)
    cordon_finding_write_json (findings->pdata[i], plan, writer);
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_object (writer);
  cordon_console_print_json (writer);
}

static int
judge (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((const CordonFinding *) findings->pdata[i])->severity >= CORDON_SEVERITY_MAJOR)
      return CORDON_EXIT_FINDINGS;
  return CORDON_EXIT_OK;
}

static int
show_findings (CordonSession *session,
               const Wish *wish)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autofree char *digest = cordon_session_digest (session);
  g_autoptr (GPtrArray) findings = NULL;
  int status = cordon_plan_findings_run (session, wish->at_min, (const char *const *) wish->only, &findings);

  if (status != CORDON_EXIT_OK)
    return status;
  if (wish->is_json)
    write_findings (findings, plan, digest);
  else
    print_findings (findings, plan);
  return judge (findings);
}

static const CordonFinding *
find_finding (GPtrArray *findings,
              const char *id)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_ascii_strcasecmp (((const CordonFinding *) findings->pdata[i])->id, id) == 0)
      return findings->pdata[i];
  return NULL;
}

static int
apply_fix (CordonSession *session,
           const CordonFinding *finding,
           gint64 number)
{
  const CordonFix *fix;
  int status;

  if (finding->fixes->len == 0)
    return cordon_console_fail (CORDON_EXIT_FINDINGS, _ ("the finding %s has no remedy that can be applied"), finding->id);
  if (number < 1 || number > (gint64) finding->fixes->len)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("the finding %s has remedies 1 to %u"), finding->id,
                                finding->fixes->len);
  fix = finding->fixes->pdata[number - 1];
  status = cordon_plan_access_apply (session, fix->edit);
  if (status == CORDON_EXIT_OK)
    cordon_console_print ("%s\n%s%s", fix->label, fix->effect != NULL ? fix->effect : "",
                          fix->effect != NULL ? "\n" : "");
  return status;
}

static int
mend (CordonSession *session,
      const Wish *wish)
{
  const char *slash = strchr (wish->fix, '/');
  g_autofree char *id = slash != NULL ? g_strndup (wish->fix, slash - wish->fix) : g_strdup (wish->fix);
  g_autoptr (GPtrArray) findings = NULL;
  const CordonFinding *finding;
  gint64 number = 1;
  int status;

  if (slash != NULL && !cordon_integer_parse (slash + 1, &number))
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is not the number of a remedy"), slash + 1);
  status = cordon_plan_findings_run (session, wish->at_min, (const char *const *) wish->only, &findings);
  if (status != CORDON_EXIT_OK)
    return status;
  finding = find_finding (findings, id);
  if (finding == NULL)
    return cordon_console_fail (CORDON_EXIT_FINDINGS, _ ("there is no finding “%s”; “cordonctl check” lists them"), id);
  return apply_fix (session, finding, number);
}

/* A time on the command line is one of the event's own zone, which only the plan knows. */
static gboolean
read_at (CordonSession *session,
         const char *text,
         gint64 *out_at_min)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autoptr (GTimeZone) zone = cordon_plan_time_zone (plan);

  *out_at_min = CORDON_MINUTE_NONE;
  if (text == NULL || cordon_minute_parse (text, zone, out_at_min))
    return TRUE;
  cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is not a time; write for example 2027-05-23 07:30 or 2027-05-23T05:30Z"),
                       text);
  return FALSE;
}

static int
run (const CordonInvocation *invocation)
{
  g_auto (GStrv) only = NULL;
  Wish wish = { .fix = cordon_invocation_value (invocation, "fix") };
  CordonSession *session;
  int status;

  if (!cordon_console_wants_json (invocation, &wish.is_json) ||
      !read_only (cordon_invocation_value (invocation, "only"), &only))
    return CORDON_EXIT_USAGE;
  wish.only = only;
  cordon_console_cancellable ();
  session = cordon_plan_access_open (cordon_invocation_argument (invocation, 0),
                                     wish.fix != NULL ? CORDON_SESSION_READ_WRITE : CORDON_SESSION_READ_ONLY);
  if (session == NULL)
    return CORDON_EXIT_FILE;
  if (!read_at (session, cordon_invocation_value (invocation, "at"), &wish.at_min))
    status = CORDON_EXIT_USAGE;
  else
    status = wish.fix != NULL ? mend (session, &wish) : show_findings (session, &wish);
  return cordon_plan_access_close (session, status);
}

const CordonCommand cordon_command_check = {
  .name = "check",
  .run = run,
  .usage = "PLAN [--format text|json] [--at TIME] [--only C01,C05] [--fix ID]",
  .summary = N_ ("Says where the plan has gaps, by how much and who must act; can mend one."),
  .example = "cordonctl check harbour.cordon.gpkg --only C05,C06",
  .options = options,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
};
