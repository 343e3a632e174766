/* thresholds.h: the standards library: every limit a check holds a plan against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/plan.h"

G_BEGIN_DECLS

/* L (LIMIT, "key", value, unit, KIND, source, label): the key is what a plan's
 * own `threshold` records name; never re-key. PUBLISHED ones carry what is
 * printed as their source; DEFAULT ones are Cordon's own and are never printed
 * as a standard. */
#define CORDON_LIMITS(L)                                                                                                                                                                                 \
  L (GROUND_PIECE_M2, "ground.piece_m2", 25, "m²", DEFAULT, NULL, N_ ("Smallest piece of unowned ground that counts"))                                                                                   \
  L (GROUND_INNER_PERCENT, "ground.inner_percent", 0, "%", DEFAULT, NULL, N_ ("Unowned share of the inner ring"))                                                                                        \
  L (GROUND_MIDDLE_PERCENT, "ground.middle_percent", 0.5, "%", DEFAULT, NULL, N_ ("Unowned share of the middle ring"))                                                                                   \
  L (GROUND_OUTER_PERCENT, "ground.outer_percent", 2, "%", DEFAULT, NULL, N_ ("Unowned share of the outer ring"))                                                                                        \
  L (PERIMETER_INNER_M, "perimeter.inner_m", 0, "m", DEFAULT, NULL, N_ ("Longest open run of an inner perimeter"))                                                                                       \
  L (PERIMETER_MIDDLE_M, "perimeter.middle_m", 25, "m", DEFAULT, NULL, N_ ("Longest open run of a middle perimeter"))                                                                                    \
  L (PERIMETER_OUTER_M, "perimeter.outer_m", 50, "m", DEFAULT, NULL, N_ ("Longest open run of an outer perimeter"))                                                                                      \
  L (POST_RADIUS_DAY_M, "post.radius_day_m", 30, "m", DEFAULT, NULL, N_ ("How far a post sees by day"))                                                                                                  \
  L (POST_RADIUS_NIGHT_M, "post.radius_night_m", 15, "m", DEFAULT, NULL, N_ ("How far a post sees by night"))                                                                                            \
  L (PATROL_INTERVAL_MIN, "patrol.interval_min", 30, "min", DEFAULT, NULL, N_ ("Longest interval of a patrol that still watches"))                                                                       \
  L (BARRIER_MATCH_M, "barrier.match_m", 2, "m", DEFAULT, NULL, N_ ("How far beside a perimeter a barrier still closes it"))                                                                             \
  L (GATE_WIDTH_M, "gate.width_m", 3, "m", DEFAULT, NULL, N_ ("Width of a gate that states none"))                                                                                                       \
  L (POST_GAP_CRITICAL_MIN, "post.gap_critical_min", 0, "min", DEFAULT, NULL, N_ ("Longest time a critical post may be short"))                                                                          \
  L (POST_GAP_MIN, "post.gap_min", 15, "min", DEFAULT, NULL, N_ ("Longest time a post may be short"))                                                                                                    \
  L (CONFIRM_DAYS, "roster.confirm_days", 3, "d", DEFAULT, NULL, N_ ("Days before the start by which people are confirmed"))                                                                             \
  L (LANE_TICKET, "lane.ticket_per_min", 11, "/min", DEFAULT, NULL, N_ ("People a lane with ticket check only passes"))                                                                                  \
  L (LANE_HAND, "lane.hand_per_min", 7, "/min", PUBLISHED, "eventknowhow.com: hand search with mixed bags", N_ ("People a hand-search lane passes"))                                                     \
  L (LANE_VISUAL, "lane.visual_per_min", 10, "/min", PUBLISHED, "eventknowhow.com: search without bags", N_ ("People a lane with visual check passes"))                                                  \
  L (LANE_DETECTOR, "lane.detector_per_min", 6.67, "/min", PUBLISHED, "ustesting.com: 400 an hour observed", N_ ("People a walk-through detector passes"))                                               \
  L (LANE_SCANNER, "lane.scanner_per_min", 4, "/min", PUBLISHED, "eventknowhow.com: 7 less 3 for a bag scanner", N_ ("People a lane with a scanner passes"))                                             \
  L (QUEUE_WAIT_WARN_MIN, "queue.wait_warn_min", 15, "min", DEFAULT, NULL, N_ ("Longest wait at a gate"))                                                                                                \
  L (QUEUE_WAIT_FAIL_MIN, "queue.wait_fail_min", 30, "min", DEFAULT, NULL, N_ ("Wait at a gate that is never acceptable"))                                                                               \
  L (QUEUE_DENSITY, "queue.density_per_m2", 2, "/m²", PUBLISHED, "HSG195 paragraph 87, as quoted in the IOSH forum: 0.5 m² for each person", N_ ("People per square metre in a queue"))                  \
  L (QUEUE_DENSITY_UNSTABLE, "queue.density_unstable_per_m2", 4, "/m²", PUBLISHED, "stockton.gov.uk, crowd dynamics; Still: crowds become unstable above", N_ ("Density at which a queue is dangerous")) \
  L (QUALIFICATION_NOTICE_DAYS, "qualification.notice_days", 30, "d", DEFAULT, NULL, N_ ("Days after the event a qualification should still run"))                                                       \
  L (SHIFT_HOURS, "shift.hours", 12, "h", PUBLISHED, "asi.is, hrbuddy.ie, working time: cap of long shifts", N_ ("Longest shift"))                                                                       \
  L (SHIFT_HARD_HOURS, "shift.hard_hours", 13, "h", PUBLISHED, "asi.is, hrbuddy.ie, working time: longest day", N_ ("Longest day at work"))                                                              \
  L (SHIFT_BREAK_HOURS, "shift.break_hours", 3, "h", DEFAULT, NULL, N_ ("Longest pause that is a break within one shift"))                                                                               \
  L (REST_HOURS, "rest.hours", 11, "h", PUBLISHED, "asi.is, hrbuddy.ie, working time: 11 hours of rest in 24", N_ ("Shortest rest between shifts"))                                                      \
  L (WORK_DAYS, "work.days", 6, "d", DEFAULT, NULL, N_ ("Most days at work in a row"))                                                                                                                   \
  L (WEEK_HOURS, "week.hours", 48, "h", PUBLISHED, "asi.is, hrbuddy.ie, working time: weekly average of 48 hours", N_ ("Most hours a week on average"))                                                  \
  L (WALK_M_PER_S, "walk.m_per_s", 1.4, "m/s", DEFAULT, NULL, N_ ("Walking speed between posts"))                                                                                                        \
  L (HANDOVER_MIN, "handover.min", 10, "min", DEFAULT, NULL, N_ ("Time to take over another post"))                                                                                                      \
  L (STEWARD_RATIO, "steward.ratio", 250, "people", PUBLISHED, "SGSA stewarding plan; NFPA 101: one steward or crowd manager for 250", N_ ("People per mobile steward"))                                 \
  L (STEWARD_RATIO_HIGH, "steward.ratio_high", 100, "people", DEFAULT, NULL, N_ ("People per mobile steward at events of class 4 and 5"))                                                                \
  L (STEWARD_BLOCKER_PERCENT, "steward.blocker_percent", 70, "%", DEFAULT, NULL, N_ ("Share of the staffing need below which the plan stops"))                                                           \
  L (EGRESS_LIMIT_MIN, "egress.limit_min", 8, "min", PUBLISHED, "Buckinghamshire, assessing site suitability; Green Guide, gangways: 8 minutes", N_ ("Time in which a zone must empty"))                 \
  L (FLOW_LEVEL, "flow.level", 82, "/m/min", PUBLISHED, "Buckinghamshire, assessing site suitability: 82 on the level", N_ ("Flow through a level exit"))                                                \
  L (FLOW_STEPPED, "flow.stepped", 66, "/m/min", PUBLISHED, "Buckinghamshire, assessing site suitability: 66 on steps", N_ ("Flow through a stepped exit"))                                              \
  L (FLOW_OBSERVED, "flow.observed", 60, "/m/min", PUBLISHED, "Fire Safety Journal 120 (2021) 103040: below 60 observed", N_ ("Flow seen in practice"))

#define CORDON_DECLARE_LIMIT(LIMIT, key, value, unit, KIND, source, label) CORDON_LIMIT_##LIMIT,
typedef enum
{
  CORDON_LIMITS (CORDON_DECLARE_LIMIT)
  CORDON_N_LIMITS,
} CordonLimit;

/**
 * CordonThresholdKind:
 * @CORDON_THRESHOLD_PUBLISHED: seen in a published source, which is named
 * @CORDON_THRESHOLD_DEFAULT: Cordon's own default; never printed as a standard
 * @CORDON_THRESHOLD_LOCAL: set by the plan, with the source the plan gives
 */
typedef enum
{
  CORDON_THRESHOLD_PUBLISHED,
  CORDON_THRESHOLD_DEFAULT,
  CORDON_THRESHOLD_LOCAL,
} CordonThresholdKind;

/* One limit. The label is an untranslated msgid, as are the units. */
typedef struct
{
  const char *key;
  double value;
  const char *unit;
  CordonThresholdKind kind;
  const char *source; /* (nullable): what is printed; NULL when nothing may be cited */
  const char *label;
} CordonThresholdEntry;

/**
 * CordonThresholds:
 *
 * The library with one plan's own values laid over it. Immutable.
 */
typedef struct _CordonThresholds CordonThresholds;

const CordonThresholdEntry *cordon_threshold_library (guint *out_n_entries);
int cordon_threshold_find (const char *key);
CordonThresholds *cordon_thresholds_new (const CordonPlan *plan);
void cordon_thresholds_free (CordonThresholds *thresholds);
double cordon_thresholds_value (const CordonThresholds *thresholds,
                                CordonLimit limit);
const CordonThresholdEntry *cordon_thresholds_entry (const CordonThresholds *thresholds,
                                                     CordonLimit limit);
char *cordon_threshold_source_text (CordonThresholdKind kind,
                                    const char *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonThresholds, cordon_thresholds_free)

G_END_DECLS
