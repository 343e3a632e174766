/* invocation.c: a command line, taken apart.
 *
 * Options may stand anywhere; "--name VALUE", "--name=VALUE" and "-o VALUE" are
 * the same, and "--" ends them. The table of options is the one that the help
 * is printed from, so that neither can know an option the other does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/invocation.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "cli/command.h"

struct _CordonInvocation
{
  const CordonCommand *command;
  GPtrArray *arguments;
  GPtrArray *names;  /* of options given, in order */
  GPtrArray *values; /* of the same; "" for switches */
};

typedef struct
{
  const char *const *words;
  guint n_words;
  guint at;
  CordonInvocation *invocation;
  GError **error;
} Reader;

static gboolean G_GNUC_PRINTF (2, 3)
  fail (GError **error,
        const char *format,
        ...)
{
  va_list arguments;
  g_autofree char *sentence = NULL;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

static const CordonOption *
find_option (const CordonCommand *command,
             const char *name,
             gsize length)
{
  const CordonOption *option = command->options;

  for (; option != NULL && option->name != NULL; option++)
    if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
      return option;
  return NULL;
}

static const CordonOption *
find_letter (const CordonCommand *command,
             char letter)
{
  const CordonOption *option = command->options;

  for (; option != NULL && option->name != NULL; option++)
    if (option->letter == letter)
      return option;
  return NULL;
}

static gboolean
take_option (Reader *reader,
             const CordonOption *option,
             const char *word,
             const char *value)
{
  if (option == NULL)
    return fail (reader->error, _ ("there is no option “%s”"), word);
  if (option->value == NULL && value != NULL)
    return fail (reader->error, _ ("the option “--%s” takes no value"), option->name);
  if (option->value != NULL && value == NULL)
    {
      if (reader->at == reader->n_words)
        return fail (reader->error, _ ("the option “--%s” needs a value: %s"), option->name, option->value);
      value = reader->words[reader->at++];
    }
  g_ptr_array_add (reader->invocation->names, (gpointer) option->name);
  g_ptr_array_add (reader->invocation->values, (gpointer) (value != NULL ? value : ""));
  return TRUE;
}

static gboolean
take_word (Reader *reader,
           gboolean *is_after_dashes)
{
  const CordonCommand *command = reader->invocation->command;
  const char *word = reader->words[reader->at++];
  const char *equals = strchr (word, '=');

  if (*is_after_dashes || word[0] != '-' || word[1] == '\0')
    {
      g_ptr_array_add (reader->invocation->arguments, (gpointer) word);
      return TRUE;
    }
  if (strcmp (word, "--") == 0)
    {
      *is_after_dashes = TRUE;
      return TRUE;
    }
  if (word[1] == '-')
    return take_option (reader,
                        find_option (command, word + 2,
                                     equals != NULL ? (gsize) (equals - word - 2) : strlen (word + 2)),
                        word, equals != NULL ? equals + 1 : NULL);
  return take_option (reader, find_letter (command, word[1]), word, word[2] != '\0' ? word + 2 : NULL);
}

static gboolean
check_count (const CordonInvocation *invocation,
             GError **error)
{
  const CordonCommand *command = invocation->command;

  if (invocation->arguments->len < command->n_arguments_min)
    return fail (error, _ ("something is missing: cordonctl %s %s"), command->name, command->usage);
  if (invocation->arguments->len > command->n_arguments_max)
    return fail (error, _ ("“%s” is too much: cordonctl %s %s"),
                 (const char *) invocation->arguments->pdata[command->n_arguments_max], command->name,
                 command->usage);
  return TRUE;
}

/**
 * cordon_invocation_parse:
 * @command: the command
 * @words: (array length=n_words): what follows the command's name; must live as
 *   long as the result
 * @n_words: how many
 * @error: return location for a %G_IO_ERROR_INVALID_ARGUMENT
 *
 * Returns: (transfer full) (nullable): the command line, or %NULL with @error
 *   set
 */
CordonInvocation *
cordon_invocation_parse (const CordonCommand *command,
                         const char *const *words,
                         guint n_words,
                         GError **error)
{
  g_autoptr (CordonInvocation) invocation = g_new0 (CordonInvocation, 1);
  Reader reader = { words, n_words, 0, invocation, error };
  gboolean is_after_dashes = FALSE;

  invocation->command = command;
  invocation->arguments = g_ptr_array_new ();
  invocation->names = g_ptr_array_new ();
  invocation->values = g_ptr_array_new ();
  while (reader.at < n_words)
    if (!take_word (&reader, &is_after_dashes))
      return NULL;
  return check_count (invocation, error) ? g_steal_pointer (&invocation) : NULL;
}

/**
 * cordon_invocation_free:
 * @invocation: (transfer full) (nullable): a command line
 */
void
cordon_invocation_free (CordonInvocation *invocation)
{
  if (invocation == NULL)
    return;
  g_ptr_array_unref (invocation->arguments);
  g_ptr_array_unref (invocation->names);
  g_ptr_array_unref (invocation->values);
  g_free (invocation);
}

/**
 * cordon_invocation_command:
 * @invocation: a command line
 *
 * Returns: (transfer none): the command it is for
 */
const CordonCommand *
cordon_invocation_command (const CordonInvocation *invocation)
{
  return invocation->command;
}

/**
 * cordon_invocation_n_arguments:
 * @invocation: a command line
 *
 * Returns: how many arguments there are, options apart
 */
guint
cordon_invocation_n_arguments (const CordonInvocation *invocation)
{
  return invocation->arguments->len;
}

/**
 * cordon_invocation_argument:
 * @invocation: a command line
 * @index: which argument, from 0
 *
 * Returns: (transfer none) (nullable): the argument; %NULL past the last
 */
const char *
cordon_invocation_argument (const CordonInvocation *invocation,
                            guint index)
{
  return index < invocation->arguments->len ? invocation->arguments->pdata[index] : NULL;
}

/**
 * cordon_invocation_has:
 * @invocation: a command line
 * @option: an option's name
 *
 * Returns: whether the option was given
 */
gboolean
cordon_invocation_has (const CordonInvocation *invocation,
                       const char *option)
{
  return cordon_invocation_value (invocation, option) != NULL;
}

/**
 * cordon_invocation_value:
 * @invocation: a command line
 * @option: an option's name
 *
 * Returns: (transfer none) (nullable): its value, the last one when it was given
 *   several times; %NULL when it was not
 */
const char *
cordon_invocation_value (const CordonInvocation *invocation,
                         const char *option)
{
  for (guint i = invocation->names->len; i > 0; i--)
    if (strcmp (invocation->names->pdata[i - 1], option) == 0)
      return invocation->values->pdata[i - 1];
  return NULL;
}

/**
 * cordon_invocation_values:
 * @invocation: a command line
 * @option: the name of an option that may be repeated
 *
 * Returns: (transfer container) (element-type utf8): all its values, in order
 */
GPtrArray *
cordon_invocation_values (const CordonInvocation *invocation,
                          const char *option)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < invocation->names->len; i++)
    if (strcmp (invocation->names->pdata[i], option) == 0)
      g_ptr_array_add (values, invocation->values->pdata[i]);
  return values;
}
