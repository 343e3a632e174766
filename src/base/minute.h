/* minute.h: instants as text and in an event's own time zone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/interval.h"

G_BEGIN_DECLS

gboolean cordon_minute_parse (const char *text,
                              GTimeZone *zone,
                              gint64 *out_minute);
char *cordon_minute_format (gint64 minute);
char *cordon_minute_format_local (gint64 minute,
                                  GTimeZone *zone,
                                  const char *format);
GTimeZone *cordon_time_zone_new (const char *identifier);

G_END_DECLS
