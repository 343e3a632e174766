/* staging-read.h: what an import handed over, read without trusting it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/staging.h"

G_BEGIN_DECLS

CordonStaging *cordon_staging_read (const char *path,
                                    GError **error);

G_END_DECLS
