/* error.c: what can go wrong when a document is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "report/error.h"

G_DEFINE_QUARK (cordon - report - error - quark, cordon_report_error)
