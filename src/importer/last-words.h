/* last-words.h: leaving nothing behind and saying why, however the process ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the process ends; part of what it promises to who started it. */
typedef enum
{
  CORDON_IMPORT_EXIT_DONE = 0,
  CORDON_IMPORT_EXIT_REFUSED = 1,
  CORDON_IMPORT_EXIT_USAGE = 2,
  CORDON_IMPORT_EXIT_CANCELLED = 3,
} CordonImportExit;

void cordon_last_words_prepare (const char *part_path);
void cordon_last_words_say (const char *sentence);

G_END_DECLS
