/* console.c: what a command says, and how it is interrupted.
 *
 * Results go to the standard output, everything else to the error output. Text
 * is written as UTF-8 whatever the locale, so that what is piped into another
 * program is never mangled.
 *
 * An interrupt (Ctrl+C) is waited for by a thread of its own, because nothing
 * that cancels may be called from a signal handler. The first one cancels what
 * is under way; a second one ends the program where it stands, which the plan
 * survives: whatever was not acknowledged was not done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/console.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "exchange/problem.h"

/* 128 + SIGINT, as shells have it. */
#define EXIT_INTERRUPTED 130

/* Problems beyond these are counted, not listed. */
#define N_PROBLEMS_MAX 100

static gboolean is_progress_shown;

static void
print_to (FILE *stream,
          const char *prefix,
          const char *format,
          va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  cordon_console_end_progress ();
  /* What is said first comes out first, also where both outputs are one file. */
  if (stream == stderr)
    fflush (stdout);
  fputs (prefix, stream);
  fputs (text, stream);
}

/**
 * cordon_console_fail:
 * @status: a #CordonExitStatus
 * @format: one sentence: what is wrong, where, and what to do
 * @...: what @format asks for
 *
 * Returns: @status, so that a command can say why and end at once
 */
int
cordon_console_fail (int status,
                     const char *format,
                     ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_to (stderr, "cordonctl: ", format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
  return status;
}

/**
 * cordon_console_note:
 * @format: one sentence worth knowing, for the error output
 * @...: what @format asks for
 */
void
cordon_console_note (const char *format,
                     ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_to (stderr, "", format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
}

/**
 * cordon_console_print:
 * @format: part of the result, as for printf(); no line end is added
 * @...: what @format asks for
 */
void
cordon_console_print (const char *format,
                      ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_to (stdout, "", format, arguments);
  va_end (arguments);
}

/**
 * cordon_console_print_json:
 * @writer: a writer with everything closed
 */
void
cordon_console_print_json (CordonJsonWriter *writer)
{
  g_autofree char *text = cordon_json_writer_finish (writer);

  cordon_console_print ("%s", text);
}

/**
 * cordon_console_flush:
 *
 * Returns: whether everything printed has reached its place
 */
gboolean
cordon_console_flush (void)
{
  cordon_console_end_progress ();
  return fflush (stdout) == 0 && !ferror (stdout);
}

/**
 * cordon_console_wants_json:
 * @invocation: a command line with the option "format"
 * @out_is_json: (out): whether the result is to be JSON
 *
 * Returns: whether the format is one there is; otherwise that was said
 */
gboolean
cordon_console_wants_json (const CordonInvocation *invocation,
                           gboolean *out_is_json)
{
  const char *format = cordon_invocation_value (invocation, "format");

  *out_is_json = g_strcmp0 (format, "json") == 0;
  if (format == NULL || *out_is_json || strcmp (format, "text") == 0)
    return TRUE;
  cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is no format; choose text or json"), format);
  return FALSE;
}

/**
 * cordon_console_print_problems:
 * @problems: (element-type CordonProblem): what did not fit
 *
 * Lists problems on the error output, one a line, in the form editors jump to.
 */
void
cordon_console_print_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len && i < N_PROBLEMS_MAX; i++)
    {
      g_autofree char *line = cordon_problem_to_text (problems->pdata[i]);

      cordon_console_note ("%s", line);
    }
  if (problems->len > N_PROBLEMS_MAX)
    cordon_console_note (g_dngettext (GETTEXT_PACKAGE, "and %u more problem", "and %u more problems",
                                      problems->len - N_PROBLEMS_MAX),
                         problems->len - N_PROBLEMS_MAX);
}

static gpointer
wait_for_interrupts (gpointer data)
{
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigwait (&signals, &number);
  g_cancellable_cancel (data);
  sigwait (&signals, &number);
  _exit (EXIT_INTERRUPTED);
}

/**
 * cordon_console_cancellable:
 *
 * From the first call on, an interrupt cancels instead of ending the program.
 * To be called before threads are started.
 *
 * Returns: (transfer none): what an interrupt cancels
 */
GCancellable *
cordon_console_cancellable (void)
{
  static GCancellable *cancellable;
  sigset_t signals;

  if (cancellable != NULL)
    return cancellable;
  cancellable = g_cancellable_new ();
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("interrupts", wait_for_interrupts, cancellable));
  return cancellable;
}

/**
 * cordon_console_progress:
 * @share: how much is done, 0 to 1; negative when nobody knows
 * @what: what is being done
 *
 * Shows progress where a person is watching.
 */
void
cordon_console_progress (double share,
                         const char *what)
{
  static gint64 last_us;
  gint64 now_us = g_get_monotonic_time ();

  if (!isatty (STDERR_FILENO) || now_us - last_us < G_TIME_SPAN_SECOND / 10)
    return;
  last_us = now_us;
  if (share >= 0)
    fprintf (stderr, "\r\033[K%3d %%  %s", (int) (CLAMP (share, 0, 1) * 100), what);
  else
    fprintf (stderr, "\r\033[K%s", what);
  fflush (stderr);
  is_progress_shown = TRUE;
}

/**
 * cordon_console_end_progress:
 *
 * Takes the line of progress away.
 */
void
cordon_console_end_progress (void)
{
  if (!is_progress_shown)
    return;
  fputs ("\r\033[K", stderr);
  is_progress_shown = FALSE;
}
