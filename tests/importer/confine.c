/* confine.c: tests that what is taken away is gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define MIB (G_GUINT64_CONSTANT (1024) * 1024)

/* Runs in a process of its own, since there is no way back. */
static void
test_confined_child (void)
{
  g_autofree char *inside = g_build_filename (g_get_user_cache_dir (), "inside", NULL);
  g_autofree char *outside = g_build_filename (g_get_user_data_dir (), "outside", NULL);
  g_autofree char *existing = g_build_filename (g_get_user_data_dir (), "existing", NULL);
  CordonConfinement confinement = { 4096 * MIB, 60, 1 * MIB, g_get_user_cache_dir () };
  CordonConfinementParts parts;
  struct rlimit limit;
  int fd;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (existing, "kept", -1, NULL));
  parts = cordon_confine (&confinement);

  g_assert_true ((parts & CORDON_CONFINED_RESOURCES) != 0);
  g_assert_cmpint (getrlimit (RLIMIT_CPU, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 60);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, MIB);

  fd = open (inside, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_cmpint (g_unlink (inside), ==, 0);
  if ((parts & CORDON_CONFINED_FILES) != 0)
    {
      g_assert_cmpint (open (outside, O_CREAT | O_WRONLY | O_CLOEXEC, 0600), ==, -1);
      g_assert_cmpint (errno, ==, EACCES);
    }
  else
    g_test_message ("this system cannot confine writing");

  if ((parts & CORDON_CONFINED_CALLS) != 0)
    {
      g_assert_cmpint (socket (AF_INET, SOCK_STREAM, 0), ==, -1);
      g_assert_cmpint (errno, ==, EPERM);
      g_assert_cmpint (execl ("/bin/true", "true", NULL), ==, -1);
      g_assert_cmpint (truncate (existing, 0), ==, -1);
      g_assert_cmpint (kill (getppid (), 0), ==, -1);
    }
  else
    g_test_message ("this system or build cannot filter calls");
}

static void
test_confined (void)
{
  if (g_test_subprocess ())
    {
      test_confined_child ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/confine/confined", test_confined);
  return g_test_run ();
}
