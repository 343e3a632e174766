/* street-names.h: joins sections of streets that bear one name, so that the name can be written along them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geo/point.h"

G_BEGIN_DECLS

/* One section of a street: a line with a name. */
typedef struct
{
  const char *name;
  guint style;
  const GeoPoint *points;
  guint n_points;
} CordonNamedLine;

/* Called once for every street found; the points are valid during the call only. */
typedef void (*CordonNamedLineFunc) (const CordonNamedLine *line,
                                     gpointer data);

void cordon_street_names_join (CordonNamedLine *sections,
                               guint n_sections,
                               CordonNamedLineFunc found,
                               gpointer data);

G_END_DECLS
