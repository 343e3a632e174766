/* report.c: cordonctl report: prints the plan document.
 *
 * The document says when the plan was changed last, not when it was printed, so
 * that the same plan gives the same file to the byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "report/report.h"

#include <glib/gi18n.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"
#include "cli/plan-findings.h"

static const CordonOption options[] = {
  { "output", "OUT.pdf", N_ ("where to write the document"), 'o' },
  { "language", "LANG", N_ ("its language, for example fr; otherwise the plan's own"), 0 },
  { "tlp", "LABEL", N_ ("the strictest label of its readers: clear, green, amber, amber-strict, red"), 0 },
  { NULL },
};

/* What the document is to be. */
typedef struct
{
  const char *path;
  const char *language;
  CordonTlp edition;
} Wish;

static void
on_page_written (guint page,
                 guint n_pages,
                 gpointer data)
{
  cordon_console_progress (n_pages > 0 ? (double) page / n_pages : -1, _ ("printing"));
}

static int
find_last_change (CordonSession *session,
                  gint64 *out_at_min)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = cordon_session_history (session, &error);

  if (history == NULL)
    return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
  *out_at_min = history->len > 0 ? ((const CordonHistoryEntry *) history->pdata[history->len - 1])->at_min
                                 : cordon_session_now_min ();
  return CORDON_EXIT_OK;
}

static int
write_document (CordonSession *session,
                const Wish *wish,
                GPtrArray *findings)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autofree char *digest = cordon_session_digest (session);
  CordonReportInput input = { .plan = plan, .findings = findings, .digest = digest, .language = wish->language, .edition = wish->edition };
  g_autoptr (CordonBaseMap) map = NULL;
  g_autoptr (GError) error = NULL;
  int status = find_last_change (session, &input.now_min);

  if (status != CORDON_EXIT_OK)
    return status;
  map = cordon_session_base_map (session, &error);
  input.base_map = map;
  if (map != NULL && cordon_report_write_pdf (wish->path, &input, on_page_written, NULL, cordon_console_cancellable (),
                                              &error))
    return CORDON_EXIT_OK;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return cordon_console_fail (CORDON_EXIT_FILE, _ ("interrupted; no document was written"));
  return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
}

static gboolean
read_wish (const CordonInvocation *invocation,
           Wish *wish)
{
  const char *label = cordon_invocation_value (invocation, "tlp");

  wish->path = cordon_invocation_value (invocation, "output");
  wish->language = cordon_invocation_value (invocation, "language");
  wish->edition = label != NULL ? (CordonTlp) cordon_vocabulary_number (&cordon_vocabulary_tlp, label)
                                : CORDON_TLP_UNSET;
  if (wish->path == NULL)
    cordon_console_fail (CORDON_EXIT_USAGE, _ ("say where to write it: -o OUT.pdf"));
  else if (label != NULL && wish->edition == CORDON_TLP_UNSET)
    cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is none of clear, green, amber, amber-strict, red"), label);
  else
    return TRUE;
  return FALSE;
}

static int
run (const CordonInvocation *invocation)
{
  g_autoptr (CordonSession) session = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  Wish wish;
  int status;

  if (!read_wish (invocation, &wish))
    return CORDON_EXIT_USAGE;
  cordon_console_cancellable ();
  session = cordon_plan_access_open (cordon_invocation_argument (invocation, 0), CORDON_SESSION_READ_ONLY);
  if (session == NULL)
    return CORDON_EXIT_FILE;
  status = cordon_plan_findings_run (session, CORDON_MINUTE_NONE, NULL, &findings);
  return status == CORDON_EXIT_OK ? write_document (session, &wish, findings) : status;
}

const CordonCommand cordon_command_report = {
  .name = "report",
  .run = run,
  .usage = "PLAN -o OUT.pdf [--language LANG] [--tlp LABEL]",
  .summary = N_ ("Prints the plan document as PDF: zones with maps, posts, shifts, findings, sources."),
  .example = "cordonctl report harbour.cordon.gpkg -o harbour.pdf",
  .options = options,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
};
