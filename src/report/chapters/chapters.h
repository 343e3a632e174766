/* chapters.h: the chapters of the plan document, in the order in which they are printed.
 *
 * Each appends what it has to say, and nothing at all when it has nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "report/draft.h"

G_BEGIN_DECLS

void cordon_chapter_cover (CordonDraft *draft);
void cordon_chapter_event (CordonDraft *draft);
void cordon_chapter_organisations (CordonDraft *draft);
void cordon_chapter_overview (CordonDraft *draft);
void cordon_chapter_zones (CordonDraft *draft);
void cordon_chapter_lines (CordonDraft *draft);
void cordon_chapter_posts (CordonDraft *draft);
void cordon_chapter_staffing (CordonDraft *draft);
void cordon_chapter_communications (CordonDraft *draft);
void cordon_chapter_contracts (CordonDraft *draft);
void cordon_chapter_narrative (CordonDraft *draft);
void cordon_chapter_findings (CordonDraft *draft);
void cordon_chapter_thresholds (CordonDraft *draft);

/* Appends the findings that concern a record, each with a link to its working. */
void cordon_chapter_findings_about (CordonDraft *draft,
                                    const CordonRecord *record);
/* The geometry of the findings that concern a record, or of all; (transfer container). */
GPtrArray *cordon_chapter_gap_shapes (CordonDraft *draft,
                                      const CordonRecord *record);
/* Appends what is to be signed before the plan is ready: counts by severity, for the cover. */
void cordon_chapter_findings_summary (CordonDraft *draft);

G_END_DECLS
