/* number.h: numbers as text, the same in every locale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for any number cordon_number_format() writes, with its final zero. */
#define CORDON_NUMBER_SIZE 32

const char *cordon_number_format (char buffer[CORDON_NUMBER_SIZE],
                                  double value);
gboolean cordon_number_parse (const char *text,
                              double *out_value);
gboolean cordon_integer_parse (const char *text,
                               gint64 *out_value);

G_END_DECLS
