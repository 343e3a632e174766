/* invocation.h: a command line, taken apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CordonCommand CordonCommand;

/* An option of a command. */
typedef struct
{
  const char *name;  /* without the dashes */
  const char *value; /* (nullable): what to call its value in the help; NULL for a switch */
  const char *help;  /* msgid */
  char letter;       /* short form, or 0 */
} CordonOption;

/* A command line for one command. */
typedef struct _CordonInvocation CordonInvocation;

CordonInvocation *cordon_invocation_parse (const CordonCommand *command,
                                           const char *const *words,
                                           guint n_words,
                                           GError **error);
void cordon_invocation_free (CordonInvocation *invocation);
const CordonCommand *cordon_invocation_command (const CordonInvocation *invocation);
guint cordon_invocation_n_arguments (const CordonInvocation *invocation);
const char *cordon_invocation_argument (const CordonInvocation *invocation,
                                        guint index);
gboolean cordon_invocation_has (const CordonInvocation *invocation,
                                const char *option);
const char *cordon_invocation_value (const CordonInvocation *invocation,
                                     const char *option);
GPtrArray *cordon_invocation_values (const CordonInvocation *invocation,
                                     const char *option);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonInvocation, cordon_invocation_free)

G_END_DECLS
