/* finding.h: one thing a check found, with its working and what would mend it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/json-writer.h"
#include "check/thresholds.h"
#include "geo/shape.h"
#include "model/edit.h"

G_BEGIN_DECLS

/* How much it matters; more is worse. The numbers are part of the JSON contract: never renumber. */
typedef enum
{
  CORDON_SEVERITY_INFO = 1,
  CORDON_SEVERITY_MINOR = 2,
  CORDON_SEVERITY_MAJOR = 3,
  CORDON_SEVERITY_BLOCKER = 4,
} CordonSeverity;

/**
 * CordonFindingStatus:
 * @CORDON_FINDING_GAP: the plan fails the check
 * @CORDON_FINDING_NOT_ASSESSABLE: the check lacks something; the title says what
 * @CORDON_FINDING_ERROR: a record cannot be worked with, for example a border
 *   that crosses itself; what depends on it is not checked
 */
typedef enum
{
  CORDON_FINDING_GAP,
  CORDON_FINDING_NOT_ASSESSABLE,
  CORDON_FINDING_ERROR,
} CordonFindingStatus;

/* A record that a finding is about. */
typedef struct
{
  CordonTableId table;
  gint64 id;
} CordonFindingObject;

/* A number that went into the formula, and the record it was read from, if from one. */
typedef struct
{
  const char *name;         /* msgid */
  double value;             /* NAN where nothing is left to divide by */
  const char *unit;         /* msgid */
  CordonFindingObject from; /* id CORDON_ID_NONE when it was computed or is a threshold */
} CordonFindingInput;

/* A change that would mend the finding, ready to apply. */
typedef struct
{
  char *label;      /* what is done */
  CordonEdit *edit; /* the change */
  char *effect;     /* what is expected of it */
  double predicted; /* the finding's value after it, in the finding's unit; NAN if not foreseen */
} CordonFix;

/**
 * CordonFinding:
 * @id: stable: made from check, subject and what was found, so that it is the
 *   same after a re-run
 * @check: "C01" ...
 * @severity: how much it matters
 * @status: gap, not assessable, or error
 * @title: a sentence: what is wrong, where, by how much
 * @value: the checked value; NAN when there is none
 * @unit: msgid of the unit of @value and @threshold; "" for none
 * @formula: (nullable): the working, in words
 * @inputs: (element-type CordonFindingInput): what went in
 * @threshold: the limit; NAN when there is none
 * @threshold_key: (nullable): its key in the library, or the field of the record
 *   that replaces it
 * @threshold_kind: where the limit comes from
 * @threshold_source: (nullable): what may be cited for it
 * @organisation: who must act; CORDON_ID_NONE when nobody owns it yet
 * @when: when it happens; CORDON_INTERVAL_ALWAYS when it always does
 * @objects: (element-type CordonFindingObject): the records concerned, the
 *   subject first
 * @shapes: (element-type GeoShape): where it happens
 * @why: (nullable): which inquiry taught it
 * @fixes: (element-type CordonFix): at least one for every gap
 *
 * Immutable once a run has given it out; reference-counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  const char *check;
  CordonSeverity severity;
  CordonFindingStatus status;
  char *title;
  double value;
  const char *unit;
  char *formula;
  GArray *inputs;
  double threshold;
  char *threshold_key;
  CordonThresholdKind threshold_kind;
  char *threshold_source;
  gint64 organisation;
  CordonInterval when;
  GArray *objects;
  GPtrArray *shapes;
  const char *why;
  GPtrArray *fixes;
} CordonFinding;

CordonFinding *cordon_finding_new (const char *check,
                                   CordonTableId table,
                                   gint64 subject,
                                   const char *what);
CordonFinding *cordon_finding_new_missing (const char *check,
                                           CordonTableId table,
                                           gint64 subject,
                                           const char *what,
                                           char *title);
CordonFinding *cordon_finding_ref (const CordonFinding *finding);
void cordon_finding_unref (const CordonFinding *finding);
void cordon_finding_set_value (CordonFinding *finding,
                               double value,
                               const char *unit);
void cordon_finding_set_threshold (CordonFinding *finding,
                                   const CordonThresholdEntry *entry);
void cordon_finding_set_own_threshold (CordonFinding *finding,
                                       const char *field,
                                       double value);
void cordon_finding_add_input (CordonFinding *finding,
                               const char *name,
                               double value,
                               const char *unit,
                               const CordonRecord *from);
void cordon_finding_add_object (CordonFinding *finding,
                                CordonTableId table,
                                gint64 id);
void cordon_finding_add_shape (CordonFinding *finding,
                               const GeoShape *shape);
void cordon_finding_take_fix (CordonFinding *finding,
                              CordonEdit *edit,
                              char *effect,
                              double predicted);
gint64 cordon_finding_new_record_id (const CordonFinding *finding,
                                     const CordonPlan *plan,
                                     CordonTableId table,
                                     guint index);
gboolean cordon_finding_equal (const CordonFinding *a,
                               const CordonFinding *b);
int cordon_finding_compare (const CordonFinding *a,
                            const CordonFinding *b);
const char *cordon_severity_key (CordonSeverity severity);
const char *cordon_severity_label (CordonSeverity severity);
const char *cordon_finding_status_key (CordonFindingStatus status);
char *cordon_finding_number (double value,
                             guint n_decimals);
void cordon_finding_write_json (const CordonFinding *finding,
                                const CordonPlan *plan,
                                CordonJsonWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonFinding, cordon_finding_unref)

G_END_DECLS
