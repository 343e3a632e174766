/* console.h: what a command says, and how it is interrupted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/json-writer.h"
#include "cli/invocation.h"

G_BEGIN_DECLS

int cordon_console_fail (int status,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);
void cordon_console_note (const char *format,
                          ...) G_GNUC_PRINTF (1, 2);
void cordon_console_print (const char *format,
                           ...) G_GNUC_PRINTF (1, 2);
void cordon_console_print_json (CordonJsonWriter *writer);
gboolean cordon_console_flush (void);

gboolean cordon_console_wants_json (const CordonInvocation *invocation,
                                    gboolean *out_is_json);
void cordon_console_print_problems (GPtrArray *problems);

GCancellable *cordon_console_cancellable (void);
void cordon_console_progress (double share,
                              const char *what);
void cordon_console_end_progress (void);

G_END_DECLS
