/* profile.h: sums over time: how many are needed and how many are there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/interval.h"

G_BEGIN_DECLS

/* How many sums a profile keeps side by side. */
#define CORDON_PROFILE_SUMS 3

/* A stretch of time during which no sum changes. */
typedef struct
{
  CordonInterval when;
  double sums[CORDON_PROFILE_SUMS];
} CordonProfileSpan;

/**
 * CordonProfile:
 *
 * Amounts that hold for a while, added up. Exact to the minute.
 */
typedef struct _CordonProfile CordonProfile;

CordonProfile *cordon_profile_new (void);
void cordon_profile_free (CordonProfile *profile);
void cordon_profile_add (CordonProfile *profile,
                         CordonInterval when,
                         guint sum,
                         double amount);
GArray *cordon_profile_spans (CordonProfile *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonProfile, cordon_profile_free)

G_END_DECLS
