/* main.c: cordonctl: finds the command and hands it its words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "cli/command.h"
#include "cli/console.h"

static gboolean
asks_for_help (const char *word)
{
  return strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0 || strcmp (word, "-?") == 0;
}

static int
print_overview (void)
{
  const CordonCommand *const *commands = cordon_command_list ();

  cordon_console_print (_ ("Usage: cordonctl COMMAND ...\n\n"
                           "Plans the security of a major event: imports a city, builds and checks a plan, prints it.\n\n"
                           "Commands:\n"));
  for (; *commands != NULL; commands++)
    cordon_console_print ("  %-9s %s\n", (*commands)->name, _ ((*commands)->summary));
  cordon_console_print (_ ("\n“cordonctl COMMAND --help” says more about one, “cordonctl --version” which version this is.\n\n"
                           "Example:\n  cordonctl sample -o harbour.cordon.gpkg && cordonctl check harbour.cordon.gpkg\n"));
  return CORDON_EXIT_OK;
}

static void
print_option (const CordonOption *option)
{
  g_autofree char *letter = option->letter != 0 ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("");
  g_autofree char *head = g_strdup_printf ("%s--%s%s%s", letter, option->name, option->value != NULL ? " " : "",
                                           option->value != NULL ? option->value : "");

  cordon_console_print ("  %-22s %s\n", head, _ (option->help));
}

static int
print_help (const CordonCommand *command)
{
  const CordonOption *option = command->options;

  cordon_console_print (_ ("Usage: cordonctl %s %s\n\n%s\n"), command->name, command->usage, _ (command->summary));
  if (option != NULL && option->name != NULL)
    cordon_console_print ("%s", _ ("\nOptions:\n"));
  for (; option != NULL && option->name != NULL; option++)
    print_option (option);
  cordon_console_print (_ ("\nExample:\n  %s\n"), command->example);
  return CORDON_EXIT_OK;
}

static int
run_command (const CordonCommand *command,
             const char *const *words,
             guint n_words)
{
  g_autoptr (CordonInvocation) invocation = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_words && strcmp (words[i], "--") != 0; i++)
    if (asks_for_help (words[i]))
      return print_help (command);
  invocation = cordon_invocation_parse (command, words, n_words, &error);
  if (invocation == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("%s (“cordonctl %s --help” says more)"), error->message,
                                command->name);
  return command->run (invocation);
}

static int
run_words (const char *const *words,
           guint n_words)
{
  const CordonCommand *command;

  if (n_words == 0)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("say what to do; “cordonctl --help” lists the commands"));
  if (asks_for_help (words[0]) || strcmp (words[0], "help") == 0)
    {
      command = n_words > 1 ? cordon_command_find (words[1]) : NULL;
      return command != NULL ? print_help (command) : print_overview ();
    }
  if (strcmp (words[0], "--version") == 0)
    {
      cordon_console_print ("cordonctl %s\n", CORDON_VERSION);
      return CORDON_EXIT_OK;
    }
  command = cordon_command_find (words[0]);
  if (command == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("there is no command “%s”; “cordonctl --help” lists them"),
                                words[0]);
  return run_command (command, words + 1, n_words - 1);
}

int
main (int argc,
      char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CORDON_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  status = run_words ((const char *const *) argv + 1, (guint) argc - 1);
  if (!cordon_console_flush ())
    return cordon_console_fail (CORDON_EXIT_FILE, _ ("the result could not be written; is the disk full?"));
  return status;
}
