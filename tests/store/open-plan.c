/* open-plan.c: a plan in a working copy, as a session keeps it, for tests of the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "open-plan.h"

#include "random-plan.h"
#include "store/load.h"

static const CordonActor actor = { "planner", 29979360 };

static gboolean
record (OpenPlan *open,
        CordonEdit *edit,
        CordonHistoryKind kind,
        GError **error)
{
  g_autoptr (CordonPlan) plan = cordon_plan_apply (open->plan, edit, error);

  if (plan == NULL ||
      !cordon_history_record (cordon_working_copy_history (open->copy), edit, kind, &actor, error))
    return FALSE;
  cordon_plan_unref (open->plan);
  open->plan = g_steal_pointer (&plan);
  return TRUE;
}

gboolean
open_plan_create (OpenPlan *open,
                  const char *path,
                  GError **error)
{
  g_autoptr (CordonRecord) info = cordon_record_new (CORDON_TABLE_PLAN, 7);
  g_autoptr (CordonEdit) edit = cordon_edit_new ("Make the plan");

  cordon_record_put_text (info, &((CordonPlanInfo *) info)->name, "Harbour race");
  cordon_edit_insert (edit, info);
  open->plan = cordon_plan_new ();
  open->copy = cordon_working_copy_create (path, error);
  return open->copy != NULL && record (open, edit, CORDON_HISTORY_IMPORT, error);
}

gboolean
open_plan_open (OpenPlan *open,
                const char *path,
                GError **error)
{
  open->plan = NULL;
  open->copy = cordon_working_copy_open (path, &open->plan, error);
  return open->copy != NULL;
}

gboolean
open_plan_apply (OpenPlan *open,
                 CordonEdit *edit,
                 GError **error)
{
  return record (open, edit, CORDON_HISTORY_DO, error);
}

/* The plan in memory is loaded anew: what follows a revert in memory is the session's. */
gboolean
open_plan_revert (OpenPlan *open,
                  CordonHistoryKind kind,
                  GError **error)
{
  g_autoptr (GArray) touched =
    cordon_history_revert (cordon_working_copy_history (open->copy), kind, &actor, NULL, error);

  return touched != NULL;
}

gboolean
open_plan_publish (OpenPlan *open,
                   GError **error)
{
  return cordon_working_copy_publish (open->copy, open->plan, actor.at_min, error);
}

void
open_plan_close (OpenPlan *open)
{
  g_clear_pointer (&open->copy, cordon_working_copy_free);
  g_clear_pointer (&open->plan, cordon_plan_unref);
}

void
open_plan_discard (OpenPlan *open)
{
  cordon_working_copy_discard (g_steal_pointer (&open->copy));
  open_plan_close (open);
}

/* A published plan file with records in every table, and a history of three actions. */
void
open_plan_write (const char *path,
                 guint32 seed,
                 guint n_per_table)
{
  GRand *random = g_rand_new_with_seed (seed);
  g_autoptr (CordonEdit) filling = NULL;
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  OpenPlan open = { 0 };

  g_assert_true (open_plan_create (&open, path, &error));
  filling = random_filling (random, open.plan, n_per_table);
  g_assert_true (open_plan_apply (&open, filling, &error));
  edit = random_edit (random, open.plan);
  g_assert_true (open_plan_apply (&open, edit, &error));
  g_assert_true (open_plan_publish (&open, &error));
  g_assert_no_error (error);
  open_plan_discard (&open);
  g_rand_free (random);
}
