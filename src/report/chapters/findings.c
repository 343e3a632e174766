/* findings.c: what the checks found, by who must act, each with its working.
 *
 * Findings show where a plan is weak: they are for readers of TLP:AMBER and
 * stricter only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "check/finding.h"
#include "report/chapters/chapters.h"

static gboolean
may_show_findings (const CordonDraft *draft)
{
  return draft->input->findings != NULL && draft->ceiling >= CORDON_TLP_AMBER;
}

/* Findings about records that the readers may not see are not for them either. */
static gboolean
may_show_finding (const CordonDraft *draft,
                  const CordonFinding *finding)
{
  for (guint i = 0; i < finding->objects->len; i++)
    {
      const CordonFindingObject *object = &g_array_index (finding->objects, CordonFindingObject, i);
      const CordonRecord *record = cordon_plan_find (draft->plan, object->table, object->id);

      if (record != NULL && !cordon_draft_may_show (draft, record))
        return FALSE;
    }
  return TRUE;
}

static gboolean
concerns (const CordonDraft *draft,
          const CordonFinding *finding,
          const CordonRecord *record)
{
  for (guint i = 0; i < finding->objects->len; i++)
    {
      const CordonFindingObject *object = &g_array_index (finding->objects, CordonFindingObject, i);
      const CordonRecord *other;
      const CordonField *zone;

      if (object->id == record->id && object->table == (CordonTableId) record->table)
        return TRUE;
      other = cordon_plan_find (draft->plan, object->table, object->id);
      zone = cordon_table_find_field (cordon_table_get (object->table), "zone");
      if (other != NULL && zone != NULL && zone->type == CORDON_FIELD_REF && record->table == CORDON_TABLE_ZONE &&
          *(const gint64 *) cordon_record_peek (other, zone) == record->id)
        return TRUE;
    }
  return FALSE;
}

static char *
anchor_of (const CordonFinding *finding)
{
  GString *text = g_string_new ("finding-");

  for (const char *p = finding->id; *p != '\0'; p++)
    g_string_append_c (text, g_ascii_isalnum (*p) ? g_ascii_tolower (*p) : '-');
  return g_string_free (text, FALSE);
}

/**
 * cordon_chapter_gap_shapes:
 * @draft: a draft
 * @record: a record
 *
 * Returns: (transfer container) (element-type GeoShape): where the findings about it are
 */
GPtrArray *
cordon_chapter_gap_shapes (CordonDraft *draft,
                           const CordonRecord *record)
{
  GPtrArray *shapes = g_ptr_array_new ();

  for (guint i = 0; may_show_findings (draft) && i < draft->input->findings->len; i++)
    {
      const CordonFinding *finding = g_ptr_array_index (draft->input->findings, i);

      /* What could not be assessed is no gap on the ground, and a zone as a whole needs no hatching. */
      if (finding->status == CORDON_FINDING_NOT_ASSESSABLE || !may_show_finding (draft, finding) ||
          !concerns (draft, finding, record))
        continue;
      for (guint j = 0; finding->shapes != NULL && j < finding->shapes->len; j++)
        if (!geo_shape_equal (g_ptr_array_index (finding->shapes, j), cordon_record_shape (record)))
          g_ptr_array_add (shapes, g_ptr_array_index (finding->shapes, j));
    }
  return shapes;
}

/**
 * cordon_chapter_findings_about:
 * @draft: a draft
 * @record: a record
 *
 * Appends the titles of the findings about it, and of those about what is in it.
 */
void
cordon_chapter_findings_about (CordonDraft *draft,
                               const CordonRecord *record)
{
  CordonGrid *grid = NULL;

  for (guint i = 0; may_show_findings (draft) && i < draft->input->findings->len; i++)
    {
      const CordonFinding *finding = g_ptr_array_index (draft->input->findings, i);
      g_autofree char *anchor = anchor_of (finding);

      if (!may_show_finding (draft, finding) || !concerns (draft, finding, record))
        continue;
      if (grid == NULL)
        {
          cordon_document_heading (draft->document, 3, NULL, _ ("Findings here"));
          grid = cordon_document_grid (draft->document, FALSE);
          cordon_grid_add_column (grid, "", 8, CORDON_ALIGN_START);
          cordon_grid_add_column (grid, "", 12, CORDON_ALIGN_START);
          cordon_grid_add_column (grid, "", 80, CORDON_ALIGN_START);
        }
      cordon_grid_add_cell_full (grid, finding->check, anchor)->strong = TRUE;
      cordon_grid_add_cell (grid, cordon_severity_label (finding->severity));
      cordon_grid_add_cell_full (grid, finding->title, anchor);
    }
}

/**
 * cordon_chapter_findings_summary:
 * @draft: a draft
 *
 * Appends how many findings there are of each severity, or that none were looked for.
 */
void
cordon_chapter_findings_summary (CordonDraft *draft)
{
  guint counts[CORDON_SEVERITY_BLOCKER + 1] = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  if (draft->input->findings == NULL)
    {
      cordon_document_paragraph (draft->document, CORDON_TEXT_WARNING,
                                 _ ("The checks were not run for this document: it says nothing about gaps."));
      return;
    }
  if (!may_show_findings (draft))
    return;
  for (guint i = 0; i < draft->input->findings->len; i++)
    {
      const CordonFinding *finding = g_ptr_array_index (draft->input->findings, i);

      if (may_show_finding (draft, finding))
        counts[CLAMP (finding->severity, 0, CORDON_SEVERITY_BLOCKER)]++;
    }
  for (int severity = CORDON_SEVERITY_BLOCKER; severity >= CORDON_SEVERITY_INFO; severity--)
    if (counts[severity] > 0)
      g_string_append_printf (text, "%s%s: %u", text->len > 0 ? " · " : "", cordon_severity_label (severity),
                              counts[severity]);
  if (text->len == 0)
    cordon_document_paragraph (draft->document, CORDON_TEXT_STRONG, _ ("The checks found nothing."));
  else
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Findings of the checks: %s"), text->str);

      cordon_document_paragraph (draft->document, CORDON_TEXT_STRONG, sentence);
    }
}

static char *
format_value (double value,
              const char *unit)
{
  g_autofree char *number = cordon_draft_number (value, 2);

  if (isnan (value))
    return NULL;
  if (unit == NULL || unit[0] == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s\u00a0%s", number, _ (unit));
}

static char *
list_inputs (const CordonDraft *draft,
             const CordonFinding *finding)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; finding->inputs != NULL && i < finding->inputs->len; i++)
    {
      const CordonFindingInput *input = &g_array_index (finding->inputs, CordonFindingInput, i);
      g_autofree char *value = format_value (input->value, input->unit);
      g_autofree char *from = cordon_draft_name (draft, input->from.table, input->from.id);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", _ (input->name), value != NULL ? value : "–");
      if (from != NULL)
        g_string_append_printf (text, " (%s)", from);
    }
  return g_string_free (text, FALSE);
}

static char *
list_fixes (const CordonFinding *finding)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; finding->fixes != NULL && i < finding->fixes->len; i++)
    {
      const CordonFix *fix = g_ptr_array_index (finding->fixes, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", fix->label);
      if (fix->effect != NULL)
        g_string_append_printf (text, " – %s", fix->effect);
    }
  return g_string_free (text, FALSE);
}

static void
add_finding (CordonDraft *draft,
             const CordonFinding *finding)
{
  g_autofree char *anchor = anchor_of (finding);
  g_autofree char *title = g_strdup_printf ("%s · %s · %s", finding->check, cordon_severity_label (finding->severity),
                                            finding->title);
  g_autofree char *value = format_value (finding->value, finding->unit);
  g_autofree char *threshold = format_value (finding->threshold, finding->unit);
  g_autofree char *source = cordon_threshold_source_text (finding->threshold_kind, finding->threshold_source);
  g_autofree char *inputs = list_inputs (draft, finding);
  g_autofree char *fixes = list_fixes (finding);
  g_autofree char *when = cordon_draft_interval (draft, finding->when);
  CordonGrid *grid;

  cordon_document_heading (draft->document, 3, anchor, title);
  grid = cordon_draft_pairs (draft);
  cordon_draft_pair (grid, _ ("Value"), value, NULL);
  cordon_draft_pair (grid, _ ("Threshold"), threshold, NULL);
  if (threshold != NULL)
    cordon_draft_pair (grid, _ ("Source of the threshold"), source, NULL);
  cordon_draft_pair (grid, _ ("When"), when, NULL);
  cordon_draft_pair (grid, _ ("Formula"), finding->formula, NULL);
  cordon_draft_pair (grid, _ ("Worked with"), inputs, NULL);
  cordon_draft_pair (grid, _ ("Why it matters"), finding->why != NULL ? _ (finding->why) : NULL, NULL);
  cordon_draft_pair (grid, _ ("What would mend it"), fixes, NULL);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b,
                  gpointer data)
{
  const CordonFinding *fa = *(const CordonFinding *const *) a;
  const CordonFinding *fb = *(const CordonFinding *const *) b;

  if (fa->organisation != fb->organisation)
    {
      g_autofree char *name_a = cordon_draft_name (data, CORDON_TABLE_ORGANISATION, fa->organisation);
      g_autofree char *name_b = cordon_draft_name (data, CORDON_TABLE_ORGANISATION, fb->organisation);
      int order = cordon_text_compare_naturally (name_a, name_b);

      if (order != 0)
        return order;
      return fa->organisation < fb->organisation ? -1 : 1;
    }
  return cordon_finding_compare (fa, fb);
}

/**
 * cordon_chapter_findings:
 * @draft: a draft
 *
 * Appends every finding with its working, grouped by who must act.
 */
void
cordon_chapter_findings (CordonDraft *draft)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  gint64 organisation = -1;

  for (guint i = 0; may_show_findings (draft) && i < draft->input->findings->len; i++)
    if (may_show_finding (draft, g_ptr_array_index (draft->input->findings, i)))
      g_ptr_array_add (findings, g_ptr_array_index (draft->input->findings, i));
  if (findings->len == 0)
    return;
  g_ptr_array_sort_with_data (findings, compare_findings, draft);
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "findings", _ ("Findings by who must act"));
  cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE,
                             _ ("A finding shows its working, so that it can be checked by hand. What could not be "
                                "assessed is listed too: missing input is never a pass."));
  for (guint i = 0; i < findings->len; i++)
    {
      const CordonFinding *finding = g_ptr_array_index (findings, i);

      if (finding->organisation != organisation)
        {
          g_autofree char *name = cordon_draft_name (draft, CORDON_TABLE_ORGANISATION, finding->organisation);
          g_autofree char *anchor = g_strdup_printf ("findings-%" G_GINT64_FORMAT, finding->organisation);

          cordon_document_heading (draft->document, 2, anchor, name != NULL ? name : _ ("Nobody yet"));
          organisation = finding->organisation;
        }
      add_finding (draft, finding);
    }
}
