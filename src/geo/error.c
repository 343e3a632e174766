/* error.c: what can go wrong with a geometry or a coordinate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/error.h"

G_DEFINE_QUARK (geo - error - quark, geo_error)
