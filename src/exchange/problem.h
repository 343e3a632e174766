/* problem.h: what does not fit in a foreign file, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/text-place.h"

G_BEGIN_DECLS

/* One thing that does not fit. */
typedef struct
{
  char *file;
  CordonTextPlace place; /* line 0: the file as a whole */
  char *reason;
} CordonProblem;

GPtrArray *cordon_problems_new (void);
gboolean cordon_problems_add (GPtrArray *problems,
                              const char *file,
                              CordonTextPlace place,
                              const char *format,
                              ...) G_GNUC_PRINTF (4, 5);
char *cordon_problem_to_text (const CordonProblem *problem);

G_END_DECLS
