/* context.h: what checks may know: a plan, the moment, the limits, and ways to find things.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "check/box-grid.h"
#include "check/roster-kernel.h"
#include "check/thresholds.h"
#include "check/touch.h"
#include "geo/frame.h"
#include "geo/line-cover.h"
#include "geo/sector.h"
#include "geo/segments.h"
#include "model/edit.h"
#include "model/map-feature.h"
#include "model/plan.h"

G_BEGIN_DECLS

/**
 * CordonCheckOptions:
 * @now_min: the present minute; below session nothing asks the clock
 * @at_min: only what is so at that minute; CORDON_MINUTE_NONE for the whole plan
 * @only: (nullable) (array zero-terminated=1): only these checks, as "C05"
 */
typedef struct
{
  gint64 now_min;
  gint64 at_min;
  const char *const *only;
} CordonCheckOptions;

/* Records found by a reference they hold. */
typedef enum
{
  CORDON_LINK_POSTS_OF_ZONE,
  CORDON_LINK_POSTS_OF_GATE,
  CORDON_LINK_GATES_OF_PERIMETER,
  CORDON_LINK_GATES_OF_ZONE,
  CORDON_LINK_EXITS_OF_ZONE,
  CORDON_LINK_QUALIFICATIONS_OF_UNIT,
  CORDON_LINK_UNDATED_OF_PLACE, /* assignments that state no times, by post or zone */
  CORDON_N_LINKS,
} CordonLink;

/* A perimeter laid out in the frame. */
typedef struct
{
  GeoLineCover *cover; /* NULL when the line cannot be laid out */
  GeoBox box;
} CordonPerimeterGround;

/* A duty as the checks see it. Declined and undated assignments are none. */
typedef struct
{
  CordonInterval when;
  gint64 people;
  const CordonAssignment *assignment;
} CordonCheckDuty;

/**
 * CordonCheckContext:
 *
 * Everything a check may depend on, kept in step with the plan by
 * cordon_check_context_update(). Checks read it and change nothing. Belongs to
 * one thread at a time.
 */
typedef struct
{
  CordonPlan *plan;
  CordonBaseMap *base_map; /* (nullable) */
  CordonThresholds *thresholds;
  GeoFrame *frame;
  GTimeZone *zone;
  gint64 now_min;
  gint64 at_min;
  CordonInterval window; /* what the plan says it lasts, or the minute asked for; ALWAYS when it says nothing */
  gboolean has_window;
  double longest_reach_m; /* no post has seen farther since the context was made */

  CordonRosterKernel *roster;
  GHashTable *units;      /* gint64 id -> number in roster + 1 */
  GHashTable *places;     /* gint64 id of post or zone -> number in roster + 1 */
  GHashTable *duties;     /* gint64 id of assignment -> number in roster + 1 */
  GPtrArray *assignments; /* of const CordonAssignment *, by number of duty */
  GHashTable *words;      /* casefolded qualification -> number + 1 */
  guint32 nowhere;        /* the place of assignments without one */

  GHashTable *links[CORDON_N_LINKS]; /* gint64 id -> GPtrArray of records in order of id */
  GHashTable *perimeters;            /* gint64 id -> CordonPerimeterGround */
  CordonBoxGrid *posts;              /* by the ground they reach */
  GeoSegments *walls;                /* (nullable): of the base map's buildings */
} CordonCheckContext;

CordonCheckContext *cordon_check_context_new (const CordonPlan *plan,
                                              const CordonBaseMap *base_map,
                                              const CordonCheckOptions *options);
void cordon_check_context_free (CordonCheckContext *context);
void cordon_check_context_update (CordonCheckContext *context,
                                  const CordonPlan *after,
                                  const CordonEdit *edit,
                                  CordonTouch *touch);

double cordon_check_limit (const CordonCheckContext *context,
                           CordonLimit limit);
GPtrArray *cordon_check_linked (const CordonCheckContext *context,
                                CordonLink link,
                                gint64 id);
GArray *cordon_check_duties_at (const CordonCheckContext *context,
                                gint64 place);
GArray *cordon_check_duties_of (const CordonCheckContext *context,
                                gint64 unit);
CordonRosterFlags cordon_check_flags_at (const CordonCheckContext *context,
                                         gint64 place);
CordonRosterFlags cordon_check_flags_of (const CordonCheckContext *context,
                                         gint64 unit);
const CordonPerimeterGround *cordon_check_perimeter_ground (const CordonCheckContext *context,
                                                            gint64 perimeter);
double cordon_check_post_reach_m (const CordonCheckContext *context,
                                  const CordonPost *post);
gint64 cordon_check_who_acts (const CordonCheckContext *context,
                              gint64 owner,
                              gint64 zone);
char *cordon_check_word_key (const char *word);
char *cordon_check_time_text (const CordonCheckContext *context,
                              gint64 minute);
char *cordon_check_title_of (const CordonCheckContext *context,
                             CordonTableId table,
                             gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonCheckContext, cordon_check_context_free)

G_END_DECLS
