/* error.c: what can go wrong with a record, an edit or a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/error.h"

G_DEFINE_QUARK (cordon - model - error - quark, cordon_model_error)
