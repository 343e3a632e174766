/* run.c: all checks of a plan, at once or again after an edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings are kept by part and subject. An edit evaluates again the subjects
 * that context-update.c says it touches; everything else stays as it is, down
 * to the same pointers. Since a part is a pure function of the context and the
 * context is the same whichever way it was reached, so are the findings.
 */
#include "config.h"

#include "check/run.h"

#include <string.h>

#define MAX_PARTS 16

struct _CordonCheckRun
{
  CordonCheckContext *context;
  gboolean is_wanted[MAX_PARTS];
  GHashTable *found[MAX_PARTS]; /* gint64 subject -> GPtrArray of findings; none for no findings */
  guint counts[CORDON_SEVERITY_BLOCKER + 1];
  gboolean is_executed;
};

static gboolean
is_named (const char *const *only,
          const char *check)
{
  if (only == NULL || *only == NULL)
    return TRUE;
  for (; *only != NULL; only++)
    if (g_ascii_strcasecmp (*only, check) == 0)
      return TRUE;
  return FALSE;
}

/**
 * cordon_check_run_new:
 * @plan: a plan
 * @base_map: (nullable): the map under it, for buildings that hide
 * @options: the moment, and which checks
 *
 * Returns: (transfer full): a run that has not yet looked at anything; see
 *   cordon_check_run_execute()
 */
CordonCheckRun *
cordon_check_run_new (const CordonPlan *plan,
                      const CordonBaseMap *base_map,
                      const CordonCheckOptions *options)
{
  CordonCheckRun *run;
  guint n_parts;
  const CordonCheckPart *parts = cordon_check_parts (&n_parts);

  g_return_val_if_fail (plan != NULL && options != NULL, NULL);
  g_assert (n_parts <= MAX_PARTS);

  run = g_new0 (CordonCheckRun, 1);
  run->context = cordon_check_context_new (plan, base_map, options);
  for (guint i = 0; i < n_parts; i++)
    {
      run->is_wanted[i] = is_named (options->only, parts[i].check);
      run->found[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);
    }
  return run;
}

/**
 * cordon_check_run_free:
 * @run: (transfer full) (nullable): a run
 */
void
cordon_check_run_free (CordonCheckRun *run)
{
  if (run == NULL)
    return;
  for (guint i = 0; i < MAX_PARTS; i++)
    g_clear_pointer (&run->found[i], g_hash_table_unref);
  cordon_check_context_free (run->context);
  g_free (run);
}

static void
count_all (CordonCheckRun *run,
           GPtrArray *findings,
           int step)
{
  for (guint i = 0; i < findings->len; i++)
    run->counts[((CordonFinding *) findings->pdata[i])->severity] += step;
}

/* Findings of another moment are not what was asked for. */
static void
keep_asked (const CordonCheckContext *context,
            GPtrArray *findings)
{
  if (context->at_min == CORDON_MINUTE_NONE)
    return;
  for (guint i = findings->len; i > 0; i--)
    if (!cordon_interval_contains (((CordonFinding *) findings->pdata[i - 1])->when, context->at_min))
      g_ptr_array_remove_index (findings, i - 1);
}

static void
evaluate (CordonCheckRun *run,
          guint part,
          gint64 subject)
{
  guint n_parts;
  const CordonCheckPart *parts = cordon_check_parts (&n_parts);
  GPtrArray *before = g_hash_table_lookup (run->found[part], &subject);
  g_autoptr (GPtrArray) findings = NULL;

  if (!run->is_wanted[part])
    return;
  if (before != NULL)
    {
      count_all (run, before, -1);
      g_hash_table_remove (run->found[part], &subject);
    }
  if (parts[part].table != CORDON_TABLE_PLAN &&
      cordon_plan_find (run->context->plan, parts[part].table, subject) == NULL)
    return;
  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_finding_unref);
  parts[part].evaluate (run->context, subject, findings);
  keep_asked (run->context, findings);
  if (findings->len == 0)
    return;
  for (guint i = 0; i < findings->len; i++)
    ((CordonFinding *) findings->pdata[i])->why = cordon_check_find (parts[part].check)->why;
  count_all (run, findings, 1);
  g_hash_table_insert (run->found[part], g_memdup2 (&subject, sizeof subject), g_steal_pointer (&findings));
}

static gint64
plan_subject (const CordonCheckContext *context)
{
  const CordonPlanInfo *info = cordon_plan_info (context->plan);

  return info != NULL ? info->record.id : CORDON_ID_NONE;
}

static gboolean
execute_part (CordonCheckRun *run,
              guint part,
              GCancellable *cancellable,
              GError **error)
{
  guint n_parts;
  CordonTableId table = cordon_check_parts (&n_parts)[part].table;
  const CordonRecord *record;
  CordonRowsIter iter;

  if (table == CORDON_TABLE_PLAN)
    evaluate (run, part, plan_subject (run->context));
  else
    {
      cordon_rows_iter_init (&iter, cordon_plan_rows (run->context->plan, table));
      while ((record = cordon_rows_iter_next (&iter)) != NULL)
        {
          if (g_cancellable_is_cancelled (cancellable))
            break;
          evaluate (run, part, record->id);
        }
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
forget_all (CordonCheckRun *run)
{
  guint n_parts;

  cordon_check_parts (&n_parts);
  for (guint i = 0; i < n_parts; i++)
    g_hash_table_remove_all (run->found[i]);
  memset (run->counts, 0, sizeof run->counts);
}

/**
 * cordon_check_run_execute:
 * @run: a run
 * @progress: (nullable) (scope call): told how far it is, between checks
 * @data: for @progress
 * @cancellable: (nullable): ends it early
 * @error: return location for G_IO_ERROR_CANCELLED
 *
 * Checks everything. After a cancelled execution there are no findings.
 *
 * Returns: whether it came to its end
 */
gboolean
cordon_check_run_execute (CordonCheckRun *run,
                          CordonCheckProgress progress,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  guint n_parts;

  forget_all (run);
  run->is_executed = FALSE;
  cordon_check_parts (&n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (progress != NULL)
        progress ((double) i / n_parts, data);
      if (!execute_part (run, i, cancellable, error))
        {
          forget_all (run);
          return FALSE;
        }
    }
  if (progress != NULL)
    progress (1, data);
  run->is_executed = TRUE;
  return TRUE;
}

static void
evaluate_touched (CordonCheckRun *run,
                  const CordonTouch *touch)
{
  guint n_parts;
  const CordonCheckPart *parts = cordon_check_parts (&n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      const GArray *ids = touch->ids[parts[i].table];

      if (parts[i].table == CORDON_TABLE_PLAN && touch->is_ground)
        evaluate (run, i, plan_subject (run->context));
      for (guint j = 0; parts[i].table != CORDON_TABLE_PLAN && j < ids->len; j++)
        evaluate (run, i, g_array_index (ids, gint64, j));
    }
}

/**
 * cordon_check_run_update:
 * @run: an executed run
 * @after: what @edit made of the run's plan, as cordon_plan_apply() gave it
 * @edit: the edit
 *
 * Checks again what the edit touches. Afterwards the findings equal those of a
 * new run of @after.
 */
void
cordon_check_run_update (CordonCheckRun *run,
                         const CordonPlan *after,
                         const CordonEdit *edit)
{
  g_autoptr (CordonTouch) touch = cordon_touch_new ();

  g_return_if_fail (run->is_executed);

  cordon_check_context_update (run->context, after, edit, touch);
  if (touch->is_everything)
    {
      if (!cordon_check_run_execute (run, NULL, NULL, NULL, NULL))
        g_assert_not_reached ();
      return;
    }
  cordon_touch_sort (touch);
  evaluate_touched (run, touch);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  return cordon_finding_compare (*(CordonFinding *const *) a, *(CordonFinding *const *) b);
}

/**
 * cordon_check_run_findings:
 * @run: an executed run
 *
 * Returns: (transfer full) (element-type CordonFinding): all findings in their
 *   canonical order, see cordon_finding_compare()
 */
GPtrArray *
cordon_check_run_findings (CordonCheckRun *run)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_finding_unref);
  guint n_parts;

  cordon_check_parts (&n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      GHashTableIter iter;
      gpointer value;

      g_hash_table_iter_init (&iter, run->found[i]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        for (guint j = 0; j < ((GPtrArray *) value)->len; j++)
          g_ptr_array_add (all, cordon_finding_ref (((GPtrArray *) value)->pdata[j]));
    }
  g_ptr_array_sort (all, compare_findings);
  return all;
}

/**
 * cordon_check_run_context:
 * @run: a run
 *
 * Returns: (transfer none): what its checks know, thresholds among it
 */
const CordonCheckContext *
cordon_check_run_context (const CordonCheckRun *run)
{
  return run->context;
}

/**
 * cordon_check_run_count:
 * @run: an executed run
 * @severity: a severity
 *
 * Returns: how many findings have it
 */
guint
cordon_check_run_count (const CordonCheckRun *run,
                        CordonSeverity severity)
{
  return run->counts[severity];
}
