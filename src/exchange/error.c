/* error.c: what can go wrong when a foreign file is read or written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/error.h"

/**
 * cordon_exchange_error_quark:
 *
 * Returns: the domain of #CordonExchangeError
 */
G_DEFINE_QUARK (cordon - exchange - error - quark, cordon_exchange_error)
