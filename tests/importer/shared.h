/* shared.h: finding the shared material, where it is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The path of a shared file; skips the running test and returns NULL when it is absent. */
static inline char *
find_shared (const char *name)
{
  const char *folder = g_getenv ("CORDON_SHARED");
  g_autofree char *path = NULL;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("CORDON_SHARED is not set: the shared data is not there");
      return NULL;
    }
  path = g_build_filename (folder, "data", name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip_printf ("%s is not there", path);
      return NULL;
    }
  return g_steal_pointer (&path);
}
