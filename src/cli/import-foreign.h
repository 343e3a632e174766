/* import-foreign.h: files of other programs, brought in through cordon-import.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "cli/import-result.h"
#include "exchange/staging-map.h"
#include "session/session.h"

G_BEGIN_DECLS

/* What to make of foreign files. */
typedef struct
{
  CordonSession *session;
  const CordonTable *table; /* (nullable): what features are to be */
  const CordonColumnMap *maps;
  guint n_maps;
  const char *crs;             /* (nullable): coordinate system of a file that does not say it */
  const char *const *controls; /* points of a drawing, ends with NULL */
  gboolean keeps_going;
} CordonImportForeign;

int cordon_import_foreign (const CordonImportForeign *foreign,
                           const char *path,
                           CordonImportResult *result);

G_END_DECLS
