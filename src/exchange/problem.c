/* problem.c: what does not fit in a foreign file, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/problem.h"

static void
free_problem (gpointer data)
{
  CordonProblem *problem = data;

  g_free (problem->file);
  g_free (problem->reason);
  g_free (problem);
}

/**
 * cordon_problems_new:
 *
 * Returns: (transfer full) (element-type CordonProblem): an empty list
 */
GPtrArray *
cordon_problems_new (void)
{
  return g_ptr_array_new_with_free_func (free_problem);
}

/**
 * cordon_problems_add:
 * @problems: the list
 * @file: which file, as the reader knows it
 * @place: where in the file; line 0 for the file as a whole
 * @format: what is wrong and what to do, as for printf()
 * @...: what @format asks for
 *
 * Returns: %FALSE, so that a reader can report and fail at once
 */
gboolean
cordon_problems_add (GPtrArray *problems,
                     const char *file,
                     CordonTextPlace place,
                     const char *format,
                     ...)
{
  CordonProblem *problem = g_new0 (CordonProblem, 1);
  va_list arguments;

  problem->file = g_strdup (file);
  problem->place = place;
  va_start (arguments, format);
  problem->reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, problem);
  return FALSE;
}

/**
 * cordon_problem_to_text:
 * @problem: a problem
 *
 * Returns: (transfer full): "FILE:LINE:COLUMN: REASON", the form editors jump
 *   to; without the place where there is none
 */
char *
cordon_problem_to_text (const CordonProblem *problem)
{
  if (problem->place.line == 0)
    return g_strdup_printf ("%s: %s", problem->file, problem->reason);
  return g_strdup_printf ("%s:%u:%u: %s", problem->file, problem->place.line, problem->place.column,
                          problem->reason);
}
