/* thresholds.c: the standards library: every limit a check holds a plan against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/thresholds.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DEFINE_LIMIT(LIMIT, key, value, unit, KIND, source, label) { key, value, unit, CORDON_THRESHOLD_##KIND, source, label },
static const CordonThresholdEntry library[] = { CORDON_LIMITS (DEFINE_LIMIT) };

struct _CordonThresholds
{
  CordonThresholdEntry entries[CORDON_N_LIMITS];
  GPtrArray *texts; /* what local sources point at */
};

/**
 * cordon_threshold_library:
 * @out_n_entries: (out): how many limits there are
 *
 * Returns: (transfer none) (array length=out_n_entries): every limit with its
 *   own value, in the order of #CordonLimit
 */
const CordonThresholdEntry *
cordon_threshold_library (guint *out_n_entries)
{
  *out_n_entries = CORDON_N_LIMITS;
  return library;
}

/**
 * cordon_threshold_find:
 * @key: what a plan calls a limit, for example "egress.limit_min"
 *
 * Returns: the #CordonLimit, or -1 if there is none called so
 */
int
cordon_threshold_find (const char *key)
{
  g_return_val_if_fail (key != NULL, -1);

  for (int i = 0; i < CORDON_N_LIMITS; i++)
    if (strcmp (library[i].key, key) == 0)
      return i;
  return -1;
}

static void
lay_over (CordonThresholds *thresholds,
          const CordonThreshold *record)
{
  int limit = record->name != NULL ? cordon_threshold_find (record->name) : -1;

  if (limit < 0 || !isfinite (record->value))
    return;
  thresholds->entries[limit].value = record->value;
  thresholds->entries[limit].kind = CORDON_THRESHOLD_LOCAL;
  thresholds->entries[limit].source = NULL;
  if (record->source != NULL)
    {
      char *text = g_strdup (record->source);

      g_ptr_array_add (thresholds->texts, text);
      thresholds->entries[limit].source = text;
    }
}

/**
 * cordon_thresholds_new:
 * @plan: a plan, whose `threshold` records replace values of the library
 *
 * Records that name no limit of the library change nothing; see
 * cordon_threshold_find().
 *
 * Returns: (transfer full): the limits that hold for @plan
 */
CordonThresholds *
cordon_thresholds_new (const CordonPlan *plan)
{
  CordonThresholds *thresholds = g_new (CordonThresholds, 1);
  CordonRowsIter iter;
  const CordonRecord *record;

  memcpy (thresholds->entries, library, sizeof library);
  thresholds->texts = g_ptr_array_new_with_free_func (g_free);
  cordon_rows_iter_init (&iter, cordon_plan_rows (plan, CORDON_TABLE_THRESHOLD));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    lay_over (thresholds, CORDON_RECORD_AS (THRESHOLD, const CordonThreshold, record));
  return thresholds;
}

/**
 * cordon_thresholds_free:
 * @thresholds: (transfer full) (nullable): limits
 */
void
cordon_thresholds_free (CordonThresholds *thresholds)
{
  if (thresholds == NULL)
    return;
  g_ptr_array_unref (thresholds->texts);
  g_free (thresholds);
}

/**
 * cordon_thresholds_value:
 * @thresholds: limits
 * @limit: which
 *
 * Returns: its value, in the unit of its entry
 */
double
cordon_thresholds_value (const CordonThresholds *thresholds,
                         CordonLimit limit)
{
  return thresholds->entries[limit].value;
}

/**
 * cordon_thresholds_entry:
 * @thresholds: limits
 * @limit: which
 *
 * Returns: (transfer none): the limit with the value and source that hold
 */
const CordonThresholdEntry *
cordon_thresholds_entry (const CordonThresholds *thresholds,
                         CordonLimit limit)
{
  return &thresholds->entries[limit];
}

/**
 * cordon_threshold_source_text:
 * @kind: where a limit comes from
 * @source: (nullable): the source named with it
 *
 * Returns: (transfer full): what to print as its source
 */
char *
cordon_threshold_source_text (CordonThresholdKind kind,
                              const char *source)
{
  switch (kind)
    {
    case CORDON_THRESHOLD_PUBLISHED:
      return g_strdup (source);
    case CORDON_THRESHOLD_LOCAL:
      return source != NULL ? g_strdup_printf (_ ("this plan: %s"), source)
                            : g_strdup (_ ("this plan"));
    case CORDON_THRESHOLD_DEFAULT:
    default:
      return g_strdup (_ ("Cordon default"));
    }
}
