/* watch-line.h: which metres of a line are open when, by all that closes or watches it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/interval.h"
#include "geo/run.h"

G_BEGIN_DECLS

/* What makes a difference to a metre of the line. */
typedef enum
{
  CORDON_WATCH_BARRIER, /* closes it */
  CORDON_WATCH_OPENING, /* opens it again, whatever barrier there is */
  CORDON_WATCH_POST,    /* watches it */
  CORDON_WATCH_PATROL,  /* passes it often enough */
  CORDON_WATCH_N_KINDS,
} CordonWatchKind;

/**
 * CordonWatchRule:
 * @CORDON_WATCH_SOFT: watched by a post or a patrol
 * @CORDON_WATCH_FENCE: closed, and watched by a post or a patrol
 * @CORDON_WATCH_HARD: closed, and watched by a post
 *
 * What every metre must be.
 */
typedef enum
{
  CORDON_WATCH_SOFT,
  CORDON_WATCH_FENCE,
  CORDON_WATCH_HARD,
} CordonWatchRule;

/**
 * CordonWatchVerdict:
 * @longest_m: the longest open run at the worst moment, in metres
 * @total_m: all open metres then
 * @when: the worst moment: for how long it is so
 * @failing_min: minutes in which a run is longer than the limit
 * @open: (element-type GeoRun): the open runs then; of a closed line, one that
 *   lies across its first place ends past the line's length
 * @ever_unclosed: (element-type GeoRun): what is not closed but should be, at any
 *   failing moment
 * @ever_unwatched: (element-type GeoRun): what is not watched but should be
 *
 * What became of the line.
 */
typedef struct
{
  double longest_m;
  double total_m;
  CordonInterval when;
  gint64 failing_min;
  GArray *open;
  GArray *ever_unclosed;
  GArray *ever_unwatched;
} CordonWatchVerdict;

/**
 * CordonWatchLine:
 *
 * A line and all that closes or watches stretches of it for stretches of time.
 */
typedef struct _CordonWatchLine CordonWatchLine;

CordonWatchLine *cordon_watch_line_new (double length_m,
                                        gboolean is_closed);
void cordon_watch_line_free (CordonWatchLine *line);
void cordon_watch_line_add (CordonWatchLine *line,
                            CordonWatchKind kind,
                            GArray *runs,
                            GArray *windows);
CordonWatchVerdict *cordon_watch_line_judge (CordonWatchLine *line,
                                             CordonWatchRule rule,
                                             GArray *in_force,
                                             double limit_m);
void cordon_watch_verdict_free (CordonWatchVerdict *verdict);

GArray *cordon_windows_both (GArray *a,
                             GArray *b);
GArray *cordon_windows_outside (GArray *windows,
                                CordonInterval within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonWatchLine, cordon_watch_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonWatchVerdict, cordon_watch_verdict_free)

G_END_DECLS
