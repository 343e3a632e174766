/* error.h: why a foreign file was not taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonImportError:
 * @CORDON_IMPORT_ERROR_INPUT: the file is not what it says, damaged, or empty
 * @CORDON_IMPORT_ERROR_LIMIT: the file asks for more than an import may take
 * @CORDON_IMPORT_ERROR_OUTPUT: the staging file cannot be written
 */
typedef enum
{
  CORDON_IMPORT_ERROR_INPUT,
  CORDON_IMPORT_ERROR_LIMIT,
  CORDON_IMPORT_ERROR_OUTPUT,
} CordonImportError;

#define CORDON_IMPORT_ERROR (cordon_import_error_quark ())
GQuark cordon_import_error_quark (void);

/**
 * CordonImportProgress:
 * @fraction: the share of the work that is done, 0 to 1
 * @user_data: as given with the function
 *
 * Told now and then how far an import has come.
 */
typedef void (*CordonImportProgress) (double fraction,
                                      gpointer user_data);

G_END_DECLS
