/* measure-text.h: lengths, speeds and directions as mappers write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double cordon_map_parse_length_m (const char *text);
double cordon_map_parse_speed_kmh (const char *text);
double cordon_map_parse_direction_deg (const char *text);

G_END_DECLS
