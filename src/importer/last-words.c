/* last-words.c: what still happens when a signal ends the process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A parser may crash, run into the limit of memory or of time, or be told to
 * stop in the middle of a call that asks nobody. So cancelling does not wait to
 * be noticed: the handler removes the unfinished file, says one sentence and
 * leaves. It uses only what signal-safety(7) allows; the sentences are put into
 * the user's language beforehand. Standard error is kept for that one sentence:
 * what the libraries have to say there goes nowhere.
 */
#include "config.h"

#include "importer/last-words.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ALTERNATE_STACK_SIZE (64 * 1024)

/* A sanitizer reports crashes itself, on standard error. */
#ifdef __SANITIZE_ADDRESS__
#  define IS_SANITIZED TRUE
#else
#  define IS_SANITIZED FALSE
#endif

/* A signal, what is said on it, and with which status the process ends. */
typedef struct
{
  int signal_number;
  const char *sentence;
  CordonImportExit status;
} LastWord;

/* What SQLite may put beside the file it writes. */
static const char *const companions[] = { "", "-journal", "-wal", "-shm" };

static LastWord last_words[16];
static guint n_last_words;
static char *paths[G_N_ELEMENTS (companions)];
static int sentence_fd = STDERR_FILENO;

static void
on_signal_raised (int signal_number)
{
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (paths[i] != NULL)
      unlink (paths[i]);
  for (guint i = 0; i < n_last_words; i++)
    if (last_words[i].signal_number == signal_number)
      {
        const char *sentence = last_words[i].sentence;
        gssize n_written = write (sentence_fd, sentence, strlen (sentence));

        _exit (n_written >= 0 ? (int) last_words[i].status : CORDON_IMPORT_EXIT_REFUSED);
      }
  _exit (CORDON_IMPORT_EXIT_REFUSED);
}

static void
listen (int signal_number,
        const char *sentence,
        CordonImportExit status)
{
  struct sigaction action = { .sa_handler = on_signal_raised, .sa_flags = SA_ONSTACK };

  sigfillset (&action.sa_mask);
  last_words[n_last_words++] = (LastWord){ signal_number, g_strconcat (sentence, "\n", NULL),
                                           status };
  sigaction (signal_number, &action, NULL);
}

/* A stack that has run over leaves no room to answer on it. */
static void
prepare_stack (void)
{
  void *memory = mmap (NULL, ALTERNATE_STACK_SIZE, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  stack_t stack = { .ss_sp = memory, .ss_size = ALTERNATE_STACK_SIZE };

  if (memory != MAP_FAILED)
    sigaltstack (&stack, NULL);
}

/* Keeps standard error for the last words. */
static void
hush_libraries (void)
{
  int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  int kept = fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

  if (nowhere >= 0 && kept >= 0 && dup2 (nowhere, STDERR_FILENO) >= 0)
    sentence_fd = kept;
  if (nowhere >= 0)
    close (nowhere);
}

/**
 * cordon_last_words_prepare:
 * @part_path: the unfinished file, to be removed whatever happens
 *
 * Makes cancelling, crashes and limits end the process with a sentence on
 * standard error, a status of #CordonImportExit, and no file left.
 */
void
cordon_last_words_prepare (const char *part_path)
{
  static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL };
  static const int exhaustions[] = { SIGABRT, SIGTRAP };

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    paths[i] = g_strconcat (part_path, companions[i], NULL);
  prepare_stack ();
  listen (SIGTERM, _ ("The import was cancelled"), CORDON_IMPORT_EXIT_CANCELLED);
  listen (SIGINT, _ ("The import was cancelled"), CORDON_IMPORT_EXIT_CANCELLED);
  listen (SIGHUP, _ ("The import was cancelled"), CORDON_IMPORT_EXIT_CANCELLED);
  listen (SIGPIPE, _ ("The import was cancelled"), CORDON_IMPORT_EXIT_CANCELLED);
  listen (SIGXCPU, _ ("The file takes more time to read than an import may take; it is refused"),
          CORDON_IMPORT_EXIT_REFUSED);
  for (guint i = 0; i < G_N_ELEMENTS (exhaustions); i++)
    listen (exhaustions[i],
            _ ("The file takes more memory to read than an import may take; it is refused"),
            CORDON_IMPORT_EXIT_REFUSED);
  if (!IS_SANITIZED)
    {
      hush_libraries ();
      for (guint i = 0; i < G_N_ELEMENTS (crashes); i++)
        listen (crashes[i],
                _ ("The file is damaged in a way that breaks its reader; it is refused"),
                CORDON_IMPORT_EXIT_REFUSED);
    }
  /* A file that grows too large is answered where it is written. */
  signal (SIGXFSZ, SIG_IGN);
}

/**
 * cordon_last_words_say:
 * @sentence: why the import failed
 *
 * Writes one sentence to standard error, where nothing else is written.
 */
void
cordon_last_words_say (const char *sentence)
{
  g_autofree char *line = g_strconcat (sentence, "\n", NULL);
  gssize n_written;

  g_strdelimit (line, "\n\r", ' ');
  line[strlen (line) - 1] = '\n';
  n_written = write (sentence_fd, line, strlen (line));
  (void) n_written;
}
