/* store.c: how long a large plan takes to open, to change durably, to publish and to digest.
 *
 * Prints one line of JSON for each size: 20,000 posts and 500,000 assignments over 17 days, and a
 * plan whose file has some 35 MB.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/digest.h"
#include "store/working-copy.h"

#define N_POSTS   20000
#define N_UNITS   5000
#define N_EDITS   2000
#define START_MIN G_GINT64_CONSTANT (29979360)

static const CordonActor actor = { "bench", START_MIN };

static double
elapsed_ms (gint64 since_us)
{
  return (double) (g_get_monotonic_time () - since_us) / 1000;
}

static CordonEdit *
make_plan (guint n_assignments)
{
  CordonEdit *edit = cordon_edit_new ("Fill");
  g_autoptr (CordonRecord) info = cordon_record_new (CORDON_TABLE_PLAN, 1);
  g_autoptr (CordonRecord) organisation = cordon_record_new (CORDON_TABLE_ORGANISATION, 2);

  cordon_record_put_text (info, &((CordonPlanInfo *) info)->name, "Large event");
  cordon_record_put_text (organisation, &((CordonOrganisation *) organisation)->name, "Guards");
  ((CordonOrganisation *) organisation)->kind = CORDON_ORGANISATION_KIND_PRIVATE_CONTRACTOR;
  cordon_edit_insert (edit, info);
  cordon_edit_insert (edit, organisation);
  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autoptr (CordonRecord) record = cordon_record_new (CORDON_TABLE_POST, 1000000 + i);
      CordonPost *post = (CordonPost *) record;
      g_autofree char *name = g_strdup_printf ("Post %u", i);
      g_autoptr (GeoShape) shape = geo_shape_new_point (7.3 + i % 200 * 1e-3, 43.6 + i / 200 * 1e-3);

      cordon_record_put_text (record, &post->name, name);
      cordon_record_put_shape (record, &post->shape, shape);
      post->role = CORDON_POST_ROLE_STEWARD;
      post->owner = 2;
      post->radius_m = 40;
      cordon_edit_insert (edit, record);
    }
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autoptr (CordonRecord) record = cordon_record_new (CORDON_TABLE_UNIT, 2000000 + i);
      CordonUnit *unit = (CordonUnit *) record;
      g_autofree char *name = g_strdup_printf ("Team %u", i);

      cordon_record_put_text (record, &unit->name, name);
      unit->organisation = 2;
      cordon_edit_insert (edit, record);
    }
  for (guint i = 0; i < n_assignments; i++)
    {
      g_autoptr (CordonRecord) record = cordon_record_new (CORDON_TABLE_ASSIGNMENT, 3000000 + i);
      CordonAssignment *assignment = (CordonAssignment *) record;

      assignment->post = 1000000 + i % N_POSTS;
      assignment->unit = 2000000 + i % N_UNITS;
      assignment->starts = START_MIN + i / N_POSTS * 480;
      assignment->ends = assignment->starts + 480;
      cordon_edit_insert (edit, record);
    }
  return edit;
}

static CordonPlan *
apply (CordonWorkingCopy *copy,
       CordonPlan *plan,
       CordonEdit *edit,
       CordonHistoryKind kind)
{
  g_autoptr (GError) error = NULL;
  CordonPlan *next = cordon_plan_apply (plan, edit, &error);

  if (next == NULL ||
      !cordon_history_record (cordon_working_copy_history (copy), edit, kind, &actor, &error))
    g_error ("%s", error->message);
  cordon_plan_unref (plan);
  return next;
}

static int
compare (const void *a,
         const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Drags posts about, one durable action each. */
static CordonPlan *
drag (CordonWorkingCopy *copy,
      CordonPlan *plan,
      double times_ms[N_EDITS])
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      const CordonRecord *before =
        cordon_plan_find (plan, CORDON_TABLE_POST, 1000000 + i * 7 % N_POSTS);
      g_autoptr (CordonRecord) after = cordon_record_copy (before);
      g_autoptr (GeoShape) shape = geo_shape_new_point (7.4 + i * 1e-5, 43.7);
      g_autoptr (CordonEdit) edit = cordon_edit_new ("Move the post");
      gint64 since;

      cordon_record_put_shape (after, &((CordonPost *) after)->shape, shape);
      cordon_edit_replace (edit, before, after);
      since = g_get_monotonic_time ();
      plan = apply (copy, plan, edit, CORDON_HISTORY_DO);
      times_ms[i] = elapsed_ms (since);
    }
  qsort (times_ms, N_EDITS, sizeof *times_ms, compare);
  return plan;
}

static double
publish (CordonWorkingCopy *copy,
         CordonPlan *plan)
{
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  if (!cordon_working_copy_publish (copy, plan, START_MIN, &error))
    g_error ("%s", error->message);
  return elapsed_ms (since);
}

static void
measure (guint n_assignments)
{
  g_autofree char *folder = g_dir_make_tmp ("cordon-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.cordon.gpkg", NULL);
  g_autofree char *digest = NULL;
  g_autoptr (CordonEdit) edit = make_plan (n_assignments);
  g_autoptr (GError) error = NULL;
  static double times_ms[N_EDITS];
  CordonPlan *plan = cordon_plan_new ();
  CordonWorkingCopy *copy;
  double fill_ms, first_publish_ms, open_ms, publish_ms, digest_ms;
  GStatBuf status;
  gint64 since;

  copy = cordon_working_copy_create (path, &error);
  if (copy == NULL)
    g_error ("%s", error->message);
  since = g_get_monotonic_time ();
  plan = apply (copy, plan, edit, CORDON_HISTORY_IMPORT);
  fill_ms = elapsed_ms (since);
  first_publish_ms = publish (copy, plan);
  cordon_working_copy_discard (copy);
  cordon_plan_unref (plan);

  since = g_get_monotonic_time ();
  copy = cordon_working_copy_open (path, &plan, &error);
  open_ms = elapsed_ms (since);
  if (copy == NULL)
    g_error ("%s", error->message);
  plan = drag (copy, plan, times_ms);
  publish_ms = publish (copy, plan);
  since = g_get_monotonic_time ();
  digest = cordon_plan_digest (plan);
  digest_ms = elapsed_ms (since);
  g_stat (path, &status);
  printf ("{\"bench\": \"store\", \"posts\": %d, \"assignments\": %u, \"file_mb\": %.1f, "
          "\"fill_ms\": %.0f, \"open_ms\": %.0f, \"edit_p50_ms\": %.3f, \"edit_p99_ms\": %.3f, "
          "\"first_publish_ms\": %.0f, \"publish_ms\": %.0f, \"digest_ms\": %.0f}\n",
          N_POSTS, n_assignments, (double) status.st_size / 1e6, fill_ms, open_ms,
          times_ms[N_EDITS / 2], times_ms[N_EDITS * 99 / 100], first_publish_ms, publish_ms, digest_ms);
  cordon_plan_unref (plan);
  cordon_working_copy_discard (copy);
  fflush (stdout);
  g_unlink (path);
}

int
main (void)
{
  g_autofree char *state = g_dir_make_tmp ("cordon-bench-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  measure (500000);
  measure (130000);
  return 0;
}
