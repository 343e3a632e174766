/* command.h: what cordonctl can do, as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "cli/invocation.h"

G_BEGIN_DECLS

/* What a command ends with; in the man page, so never renumber. */
typedef enum
{
  CORDON_EXIT_OK = 0,
  CORDON_EXIT_FINDINGS = 1, /* findings at or above Major; elsewhere: it was not done, and why was said */
  CORDON_EXIT_USAGE = 2,    /* the command line makes no sense */
  CORDON_EXIT_FILE = 3,     /* a file cannot be opened, read or written */
} CordonExitStatus;

/**
 * CordonCommand:
 * @name: the word after "cordonctl"
 * @run: does it; gives a #CordonExitStatus
 * @usage: its arguments, for people
 * @summary: msgid: what it does, one sentence
 * @example: a command line that works
 * @options: what it accepts besides --help; ends with a name of %NULL
 * @n_arguments_min: fewest arguments
 * @n_arguments_max: most arguments
 */
struct _CordonCommand
{
  const char *name;
  int (*run) (const CordonInvocation *invocation);
  const char *usage;
  const char *summary;
  const char *example;
  const CordonOption *options;
  guint n_arguments_min;
  guint n_arguments_max;
};

extern const CordonCommand cordon_command_new;
extern const CordonCommand cordon_command_sample;
extern const CordonCommand cordon_command_schema;
extern const CordonCommand cordon_command_info;
extern const CordonCommand cordon_command_import;
extern const CordonCommand cordon_command_export;
extern const CordonCommand cordon_command_edit;
extern const CordonCommand cordon_command_undo;
extern const CordonCommand cordon_command_redo;
extern const CordonCommand cordon_command_history;
extern const CordonCommand cordon_command_check;
extern const CordonCommand cordon_command_report;

const CordonCommand *const *cordon_command_list (void);
const CordonCommand *cordon_command_find (const char *name);

G_END_DECLS
