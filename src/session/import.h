/* import.h: foreign files, read by a confined process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/staging.h"

G_BEGIN_DECLS

/**
 * CordonSessionImportError:
 * @CORDON_SESSION_IMPORT_ERROR_FILE: the file cannot be imported; the message says why
 * @CORDON_SESSION_IMPORT_ERROR_PROGRAM: cordon-import is not there, or died
 */
typedef enum
{
  CORDON_SESSION_IMPORT_ERROR_FILE,
  CORDON_SESSION_IMPORT_ERROR_PROGRAM,
} CordonSessionImportError;

#define CORDON_SESSION_IMPORT_ERROR (cordon_session_import_error_quark ())
GQuark cordon_session_import_error_quark (void);

/* What the file does not say itself. */
typedef struct
{
  const char *crs;             /* (nullable): "EPSG:32632" */
  const char *const *controls; /* (nullable): "X,Y,LON,LAT", points of a drawing */
} CordonForeignOptions;

/* Told the share of the work that is done, 0 to 1. */
typedef void (*CordonProgressFunc) (double fraction,
                                    gpointer user_data);

CordonStaging *cordon_session_read_foreign (const char *path,
                                            const CordonForeignOptions *options,
                                            CordonProgressFunc progress,
                                            gpointer progress_data,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
