/* command.c: the list of what cordonctl can do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/command.h"

#include <string.h>

/* In the order of work, which is the order of the help. */
static const CordonCommand *const commands[] = {
  &cordon_command_new,
  &cordon_command_sample,
  &cordon_command_schema,
  &cordon_command_info,
  &cordon_command_import,
  &cordon_command_export,
  &cordon_command_edit,
  &cordon_command_undo,
  &cordon_command_redo,
  &cordon_command_history,
  &cordon_command_check,
  &cordon_command_report,
  NULL,
};

/**
 * cordon_command_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): every command
 */
const CordonCommand *const *
cordon_command_list (void)
{
  return commands;
}

/**
 * cordon_command_find:
 * @name: a word
 *
 * Returns: (transfer none) (nullable): the command of that name
 */
const CordonCommand *
cordon_command_find (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}
