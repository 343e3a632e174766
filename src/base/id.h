/* id.h: the identities of records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A record's identity: 1 .. 2^63 - 1. Zero stands for "no record". */
#define CORDON_ID_NONE G_GINT64_CONSTANT (0)

gint64 cordon_id_random (void);
gint64 cordon_id_derive (const char *kind,
                         const char *name);

G_END_DECLS
