/* error.h: what can go wrong with a record, an edit or a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonModelError:
 * @CORDON_MODEL_ERROR_VALUE: a text is not a value of the field, or out of range
 * @CORDON_MODEL_ERROR_REFERENCE: a reference leads nowhere, or to several records
 * @CORDON_MODEL_ERROR_CONFLICT: an edit was made for another state of the plan
 */
typedef enum
{
  CORDON_MODEL_ERROR_VALUE,
  CORDON_MODEL_ERROR_REFERENCE,
  CORDON_MODEL_ERROR_CONFLICT,
} CordonModelError;

#define CORDON_MODEL_ERROR (cordon_model_error_quark ())
GQuark cordon_model_error_quark (void);

G_END_DECLS
