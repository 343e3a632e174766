/* checks.h: every coverage-gap check, and what each part of it looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "check/context.h"
#include "check/finding.h"

G_BEGIN_DECLS

/* One check, for lists and for --only. */
typedef struct
{
  const char *id;    /* "C01" */
  const char *title; /* msgid */
  const char *why;   /* (nullable): msgid: what taught it */
} CordonCheck;

/**
 * CordonCheckEvaluate:
 * @context: what may be known
 * @subject: the id of a record of the part's table that is in the plan
 * @out_findings: (element-type CordonFinding): gets what is found about it
 *
 * A pure function of the context: the same plan gives the same findings,
 * however the context came to be.
 */
typedef void (*CordonCheckEvaluate) (const CordonCheckContext *context,
                                     gint64 subject,
                                     GPtrArray *out_findings);

/* A part of a check: it looks at every record of one table by itself. What may
 * change its findings is in context-update.c. The table PLAN stands for the
 * plan as a whole, which is one subject, touched with the ground. */
typedef struct
{
  const char *check;
  CordonTableId table;
  CordonCheckEvaluate evaluate;
} CordonCheckPart;

const CordonCheck *cordon_check_list (guint *out_n_checks);
const CordonCheck *cordon_check_find (const char *id);
const CordonCheckPart *cordon_check_parts (guint *out_n_parts);

void cordon_check_ground (const CordonCheckContext *context,
                          gint64 subject,
                          GPtrArray *out_findings);
void cordon_check_command (const CordonCheckContext *context,
                           gint64 subject,
                           GPtrArray *out_findings);
void cordon_check_perimeter (const CordonCheckContext *context,
                             gint64 subject,
                             GPtrArray *out_findings);
void cordon_check_post_gaps (const CordonCheckContext *context,
                             gint64 subject,
                             GPtrArray *out_findings);
void cordon_check_queue (const CordonCheckContext *context,
                         gint64 subject,
                         GPtrArray *out_findings);
void cordon_check_unit_qualifications (const CordonCheckContext *context,
                                       gint64 subject,
                                       GPtrArray *out_findings);
void cordon_check_counted_qualifications (const CordonCheckContext *context,
                                          gint64 subject,
                                          GPtrArray *out_findings);
void cordon_check_hours (const CordonCheckContext *context,
                         gint64 subject,
                         GPtrArray *out_findings);
void cordon_check_staffing (const CordonCheckContext *context,
                            gint64 subject,
                            GPtrArray *out_findings);
void cordon_check_egress (const CordonCheckContext *context,
                          gint64 subject,
                          GPtrArray *out_findings);

G_END_DECLS
