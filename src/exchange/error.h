/* error.h: what can go wrong when a foreign file is read or written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonExchangeError:
 * @CORDON_EXCHANGE_ERROR_FILE: a file or folder cannot be read or written
 * @CORDON_EXCHANGE_ERROR_SYNTAX: a text is not CSV, JSON or GeoJSON
 * @CORDON_EXCHANGE_ERROR_TABLE: nothing says which table a file belongs to
 */
typedef enum
{
  CORDON_EXCHANGE_ERROR_FILE,
  CORDON_EXCHANGE_ERROR_SYNTAX,
  CORDON_EXCHANGE_ERROR_TABLE,
} CordonExchangeError;

#define CORDON_EXCHANGE_ERROR (cordon_exchange_error_quark ())
GQuark cordon_exchange_error_quark (void);

G_END_DECLS
