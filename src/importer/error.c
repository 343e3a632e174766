/* error.c: the name under which import errors are known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/error.h"

G_DEFINE_QUARK (cordon - import - error - quark, cordon_import_error)
