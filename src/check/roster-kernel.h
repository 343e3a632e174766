/* roster-kernel.h: who is where when, in flat arrays: the screen before the roster checks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No unit, where people are only counted; no duty. */
#define CORDON_ROSTER_NONE G_MAXUINT32

/* Everybody in a team holds it. */
#define CORDON_ROSTER_ALL_HOLD G_MAXINT32

/* Minutes are clamped to this on either side of 1970: 2,000 years. */
#define CORDON_ROSTER_FAR_MIN (1 << 30)

/* A stretch of work of one unit, or of a number of people, at one place. */
typedef struct
{
  gint32 start_min;
  gint32 end_min;
  guint32 unit; /* or CORDON_ROSTER_NONE */
  guint32 place;
  gint32 people;
} CordonDuty;

/* A duty as it is listed: with its unit by start, or with its place by start. */
typedef struct
{
  gint32 start_min;
  gint32 end_min;
  guint32 other; /* with its unit: the place; with its place: the people */
  guint32 duty;  /* its number */
} CordonDutyEntry;

/* How many people a place needs from then to then; steps that overlap add up. */
typedef struct
{
  gint32 start_min;
  gint32 end_min;
  gint32 people;
} CordonRosterNeed;

/* A qualification that a unit holds. Words are numbers here. */
typedef struct
{
  gint32 from_min;
  gint32 until_min;
  guint32 word;
  gint32 holders; /* or CORDON_ROSTER_ALL_HOLD */
} CordonRosterHeld;

/**
 * CordonRosterLimits:
 * @rest_min: shortest rest between duties
 * @break_min: a pause up to this is a break within one shift; -1 for none
 * @shift_min: longest shift
 * @week_min: most work in a week, on average
 * @days: most days of work in a row
 * @notice_min: qualifications should run up to this minute at least
 */
typedef struct
{
  gint32 rest_min;
  gint32 break_min;
  gint32 shift_min;
  gint32 week_min;
  gint32 days;
  gint32 notice_min;
} CordonRosterLimits;

/* What deserves a closer look. SUSPECT ones may prove harmless; nothing else is ever missed. */
typedef enum
{
  CORDON_ROSTER_OVERLAP = 1 << 0,     /* two duties of a unit at the same time */
  CORDON_ROSTER_REST = 1 << 1,        /* less rest than the limit, or a change of place within it */
  CORDON_ROSTER_HOURS = 1 << 2,       /* a long shift, a long week, too many days: suspect */
  CORDON_ROSTER_UNQUALIFIED = 1 << 3, /* a required qualification is not held throughout */
  CORDON_ROSTER_NOTICE = 1 << 4,      /* held, but it ends before the notice limit */
  CORDON_ROSTER_SHORT = 1 << 5,       /* a place has fewer people than it needs */
} CordonRosterFlags;

/* Sums over the whole roster. */
typedef struct
{
  guint64 n_overlaps;    /* pairs of duties of a unit at the same time */
  guint64 n_rests;       /* rests that are too short */
  guint64 n_unqualified; /* duties with a required qualification not held */
  guint64 short_min;     /* minutes in which a place is short */
} CordonRosterTotals;

/**
 * CordonRosterKernel:
 *
 * Duties listed by unit and by place, with what was found about each. Belongs
 * to one thread at a time. Filled by cordon_roster_kernel_load() at once and
 * judged by cordon_roster_kernel_judge_all(); after that every change judges
 * again the unit and the place that it touches, and nothing else.
 */
typedef struct _CordonRosterKernel CordonRosterKernel;

CordonRosterKernel *cordon_roster_kernel_new (const CordonRosterLimits *limits);
void cordon_roster_kernel_free (CordonRosterKernel *kernel);
guint32 cordon_roster_kernel_add_unit (CordonRosterKernel *kernel);
guint32 cordon_roster_kernel_add_place (CordonRosterKernel *kernel);
void cordon_roster_kernel_load (CordonRosterKernel *kernel,
                                const CordonDuty *duties,
                                guint n_duties);
void cordon_roster_kernel_judge_all (CordonRosterKernel *kernel);
void cordon_roster_kernel_set_needs (CordonRosterKernel *kernel,
                                     guint32 place,
                                     const CordonRosterNeed *needs,
                                     guint n_needs);
void cordon_roster_kernel_set_required (CordonRosterKernel *kernel,
                                        guint32 place,
                                        const guint32 *words,
                                        guint n_words);
void cordon_roster_kernel_set_held (CordonRosterKernel *kernel,
                                    guint32 unit,
                                    const CordonRosterHeld *held,
                                    guint n_held);
guint32 cordon_roster_kernel_add_duty (CordonRosterKernel *kernel,
                                       const CordonDuty *duty);
void cordon_roster_kernel_remove_duty (CordonRosterKernel *kernel,
                                       guint32 duty);
const CordonDuty *cordon_roster_kernel_duty (const CordonRosterKernel *kernel,
                                             guint32 duty);
const CordonDutyEntry *cordon_roster_kernel_unit_duties (const CordonRosterKernel *kernel,
                                                         guint32 unit,
                                                         guint *out_n_duties);
const CordonDutyEntry *cordon_roster_kernel_place_duties (const CordonRosterKernel *kernel,
                                                          guint32 place,
                                                          guint *out_n_duties);
CordonRosterFlags cordon_roster_kernel_unit_flags (const CordonRosterKernel *kernel,
                                                   guint32 unit);
CordonRosterFlags cordon_roster_kernel_place_flags (const CordonRosterKernel *kernel,
                                                    guint32 place);
CordonRosterTotals cordon_roster_kernel_totals (const CordonRosterKernel *kernel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonRosterKernel, cordon_roster_kernel_free)

G_END_DECLS
