/* shared.h: finding the shared material, which a checkout may be without.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

static inline char *
shared_path (const char *folder,
             const char *name)
{
  return g_build_filename (g_getenv ("CORDON_SHARED") != NULL ? g_getenv ("CORDON_SHARED") : "", folder, name, NULL);
}

/* Skips the running test where the folder is not there. */
static inline gboolean
has_shared (void)
{
  g_autofree char *data = shared_path ("data", "SOURCES.md");

  if (g_file_test (data, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_test_skip ("CORDON_SHARED does not lead to the shared material");
  return FALSE;
}
