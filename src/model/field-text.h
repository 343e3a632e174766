/* field-text.h: the contents of fields as text, and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

char *cordon_windows_to_text (const CordonWindows *windows);
char *cordon_schedule_to_text (const CordonSchedule *schedule);

G_END_DECLS
