/* foreign-open.h: opening foreign files with GDAL, after looking at them without it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/foreign.h"

G_BEGIN_DECLS

void cordon_foreign_register_drivers (void);
gpointer cordon_foreign_open (const CordonForeignSource *source,
                              CordonStagingFile *staging,
                              GError **error);

G_END_DECLS
