/* finding.c: one thing a check found, with its working and what would mend it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/finding.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"

static const char *const severity_keys[] = { "", "info", "minor", "major", "blocker" };
static const char *const severity_labels[] = {
  "",
  NC_ ("severity", "Info"),
  NC_ ("severity", "Minor"),
  NC_ ("severity", "Major"),
  NC_ ("severity", "Blocker"),
};
static const char *const status_keys[] = { "gap", "not-assessable", "error" };

static void
fix_free (gpointer data)
{
  CordonFix *fix = data;

  g_free (fix->label);
  g_free (fix->effect);
  cordon_edit_unref (fix->edit);
  g_free (fix);
}

/**
 * cordon_finding_new:
 * @check: (transfer none): the check's id, which must outlive the finding
 * @table: the table of the record it is about
 * @subject: the id of that record
 * @what: what was found about it, in words that stay the same as long as it is
 *   the same thing; part of the id, not shown
 *
 * Returns: (transfer full): a gap of severity Major, without title, value or
 *   threshold, that always holds
 */
CordonFinding *
cordon_finding_new (const char *check,
                    CordonTableId table,
                    gint64 subject,
                    const char *what)
{
  CordonFinding *finding = g_new0 (CordonFinding, 1);
  g_autofree char *name = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s",
                                           cordon_table_get (table)->name, subject, what);

  g_atomic_ref_count_init (&finding->ref_count);
  finding->id = g_strdup_printf ("%s-%012" G_GINT64_MODIFIER "x", check,
                                 cordon_id_derive (check, name) & G_GINT64_CONSTANT (0xffffffffffff));
  finding->check = check;
  finding->severity = CORDON_SEVERITY_MAJOR;
  finding->value = NAN;
  finding->unit = "";
  finding->threshold = NAN;
  finding->when = CORDON_INTERVAL_ALWAYS;
  finding->inputs = g_array_new (FALSE, TRUE, sizeof (CordonFindingInput));
  finding->objects = g_array_new (FALSE, FALSE, sizeof (CordonFindingObject));
  finding->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) geo_shape_unref);
  finding->fixes = g_ptr_array_new_with_free_func (fix_free);
  cordon_finding_add_object (finding, table, subject);
  return finding;
}

/**
 * cordon_finding_new_missing:
 * @check: the check's id
 * @table: the table of the record that lacks something
 * @subject: the id of that record
 * @what: what is missing, for the id
 * @title: (transfer full): a sentence: what is missing and where to enter it
 *
 * Returns: (transfer full): a finding of severity Minor that says that the check
 *   cannot be made, so that what is missing never reads as "no gaps"
 */
CordonFinding *
cordon_finding_new_missing (const char *check,
                            CordonTableId table,
                            gint64 subject,
                            const char *what,
                            char *title)
{
  CordonFinding *finding = cordon_finding_new (check, table, subject, what);

  finding->status = CORDON_FINDING_NOT_ASSESSABLE;
  finding->severity = CORDON_SEVERITY_MINOR;
  finding->title = title;
  return finding;
}

/**
 * cordon_finding_ref:
 * @finding: a finding
 *
 * Returns: (transfer full): @finding
 */
CordonFinding *
cordon_finding_ref (const CordonFinding *finding)
{
  g_atomic_ref_count_inc ((gatomicrefcount *) &finding->ref_count);
  return (CordonFinding *) finding;
}

/**
 * cordon_finding_unref:
 * @finding: (transfer full) (nullable): a finding
 */
void
cordon_finding_unref (const CordonFinding *finding)
{
  CordonFinding *self = (CordonFinding *) finding;

  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->formula);
  g_free (self->threshold_key);
  g_free (self->threshold_source);
  g_array_unref (self->inputs);
  g_array_unref (self->objects);
  g_ptr_array_unref (self->shapes);
  g_ptr_array_unref (self->fixes);
  g_free (self);
}

/**
 * cordon_finding_set_value:
 * @finding: a finding in the making
 * @value: what was measured
 * @unit: (transfer none): msgid of its unit
 */
void
cordon_finding_set_value (CordonFinding *finding,
                          double value,
                          const char *unit)
{
  finding->value = value;
  finding->unit = unit;
}

/**
 * cordon_finding_set_threshold:
 * @finding: a finding in the making
 * @entry: the limit it is held against
 */
void
cordon_finding_set_threshold (CordonFinding *finding,
                              const CordonThresholdEntry *entry)
{
  g_free (finding->threshold_key);
  g_free (finding->threshold_source);
  finding->threshold = entry->value;
  finding->threshold_key = g_strdup (entry->key);
  finding->threshold_kind = entry->kind;
  finding->threshold_source = g_strdup (entry->source);
}

/**
 * cordon_finding_set_own_threshold:
 * @finding: a finding in the making
 * @field: the field of the record that replaces the limit, as "zone.egress_limit_min"
 * @value: the limit there
 */
void
cordon_finding_set_own_threshold (CordonFinding *finding,
                                  const char *field,
                                  double value)
{
  const CordonThresholdEntry entry = { .key = field, .value = value, .kind = CORDON_THRESHOLD_LOCAL };

  cordon_finding_set_threshold (finding, &entry);
}

/**
 * cordon_finding_add_input:
 * @finding: a finding in the making
 * @name: (transfer none): msgid of what it is
 * @value: the number
 * @unit: (transfer none): msgid of its unit
 * @from: (nullable): the record it was read from
 */
void
cordon_finding_add_input (CordonFinding *finding,
                          const char *name,
                          double value,
                          const char *unit,
                          const CordonRecord *from)
{
  CordonFindingInput input = { name, value, unit, { CORDON_TABLE_PLAN, CORDON_ID_NONE } };

  if (from != NULL)
    input.from = (CordonFindingObject){ from->table, from->id };
  g_array_append_val (finding->inputs, input);
}

/**
 * cordon_finding_add_object:
 * @finding: a finding in the making
 * @table: a table
 * @id: a record of it that is concerned; named twice, it is still one object
 */
void
cordon_finding_add_object (CordonFinding *finding,
                           CordonTableId table,
                           gint64 id)
{
  CordonFindingObject object = { table, id };

  if (id == CORDON_ID_NONE)
    return;
  for (guint i = 0; i < finding->objects->len; i++)
    {
      CordonFindingObject *other = &g_array_index (finding->objects, CordonFindingObject, i);

      if (other->table == table && other->id == id)
        return;
    }
  g_array_append_val (finding->objects, object);
}

/**
 * cordon_finding_add_shape:
 * @finding: a finding in the making
 * @shape: (nullable) (transfer none): a place where it happens
 */
void
cordon_finding_add_shape (CordonFinding *finding,
                          const GeoShape *shape)
{
  if (shape != NULL)
    g_ptr_array_add (finding->shapes, geo_shape_ref (shape));
}

/**
 * cordon_finding_take_fix:
 * @finding: a finding in the making
 * @edit: (transfer full): a change that mends it; its label says what is done
 * @effect: (transfer full): what is expected of it, as a sentence
 * @predicted: the finding's value after it; NAN if that is not foreseen
 */
void
cordon_finding_take_fix (CordonFinding *finding,
                         CordonEdit *edit,
                         char *effect,
                         double predicted)
{
  CordonFix *fix = g_new (CordonFix, 1);

  fix->label = g_strdup (cordon_edit_label (edit));
  fix->edit = edit;
  fix->effect = effect;
  fix->predicted = predicted;
  g_ptr_array_add (finding->fixes, fix);
}

/**
 * cordon_finding_new_record_id:
 * @finding: a finding in the making
 * @plan: the plan it is about
 * @table: the table of a record that a fix adds
 * @index: which of the finding's new records
 *
 * Returns: an id for the new record that no record of @table has, and that is
 *   the same whenever the same finding is made of the same plan
 */
gint64
cordon_finding_new_record_id (const CordonFinding *finding,
                              const CordonPlan *plan,
                              CordonTableId table,
                              guint index)
{
  for (guint attempt = 0;; attempt++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%u/%u", finding->id, index, attempt);
      gint64 id = cordon_id_derive (cordon_table_get (table)->name, name);

      if (cordon_plan_find (plan, table, id) == NULL)
        return id;
    }
}

static gboolean
equal_numbers (double a,
               double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
equal_inputs (GArray *a,
              GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const CordonFindingInput *left = &g_array_index (a, CordonFindingInput, i);
      const CordonFindingInput *right = &g_array_index (b, CordonFindingInput, i);

      if (strcmp (left->name, right->name) != 0 || strcmp (left->unit, right->unit) != 0 ||
          !equal_numbers (left->value, right->value) || left->from.table != right->from.table ||
          left->from.id != right->from.id)
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_objects (GArray *a,
               GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const CordonFindingObject *left = &g_array_index (a, CordonFindingObject, i);
      const CordonFindingObject *right = &g_array_index (b, CordonFindingObject, i);

      if (left->table != right->table || left->id != right->id)
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_records (const CordonRecord *a,
               const CordonRecord *b)
{
  return a == b || (a != NULL && b != NULL && cordon_record_equal (a, b));
}

static gboolean
equal_edits (const CordonEdit *a,
             const CordonEdit *b)
{
  if (cordon_edit_n_changes (a) != cordon_edit_n_changes (b))
    return FALSE;
  for (guint i = 0; i < cordon_edit_n_changes (a); i++)
    {
      const CordonChange *left = cordon_edit_change (a, i);
      const CordonChange *right = cordon_edit_change (b, i);

      if (left->table != right->table || left->id != right->id ||
          !equal_records (left->before, right->before) || !equal_records (left->after, right->after))
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_fixes (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const CordonFix *left = a->pdata[i];
      const CordonFix *right = b->pdata[i];

      if (strcmp (left->label, right->label) != 0 || strcmp (left->effect, right->effect) != 0 ||
          !equal_numbers (left->predicted, right->predicted) || !equal_edits (left->edit, right->edit))
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_shapes (GPtrArray *a,
              GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!geo_shape_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * cordon_finding_equal:
 * @a: a finding
 * @b: another
 *
 * Returns: whether they are the same in every field, fix-its and geometry
 *   included
 */
gboolean
cordon_finding_equal (const CordonFinding *a,
                      const CordonFinding *b)
{
  return strcmp (a->id, b->id) == 0 && strcmp (a->check, b->check) == 0 &&
         a->severity == b->severity && a->status == b->status &&
         g_strcmp0 (a->title, b->title) == 0 && equal_numbers (a->value, b->value) &&
         strcmp (a->unit, b->unit) == 0 && g_strcmp0 (a->formula, b->formula) == 0 &&
         equal_inputs (a->inputs, b->inputs) && equal_numbers (a->threshold, b->threshold) &&
         g_strcmp0 (a->threshold_key, b->threshold_key) == 0 &&
         a->threshold_kind == b->threshold_kind &&
         g_strcmp0 (a->threshold_source, b->threshold_source) == 0 &&
         a->organisation == b->organisation && a->when.start_min == b->when.start_min &&
         a->when.end_min == b->when.end_min && equal_objects (a->objects, b->objects) &&
         equal_shapes (a->shapes, b->shapes) && g_strcmp0 (a->why, b->why) == 0 &&
         equal_fixes (a->fixes, b->fixes);
}

/**
 * cordon_finding_compare:
 * @a: a finding
 * @b: another
 *
 * The canonical order: by check, the worst first, then by when it begins, then
 * by id.
 *
 * Returns: less than, equal to or greater than 0, as @a comes before @b
 */
int
cordon_finding_compare (const CordonFinding *a,
                        const CordonFinding *b)
{
  int order = strcmp (a->check, b->check);

  if (order == 0)
    order = (int) b->severity - (int) a->severity;
  if (order == 0)
    order = (a->when.start_min > b->when.start_min) - (a->when.start_min < b->when.start_min);
  return order != 0 ? order : strcmp (a->id, b->id);
}

/**
 * cordon_severity_key:
 * @severity: a severity
 *
 * Returns: (transfer none): the word for it in files, never translated
 */
const char *
cordon_severity_key (CordonSeverity severity)
{
  return severity_keys[severity];
}

/**
 * cordon_severity_label:
 * @severity: a severity
 *
 * Returns: (transfer none): the word for it before people, translated
 */
const char *
cordon_severity_label (CordonSeverity severity)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "severity", severity_labels[severity]);
}

/**
 * cordon_finding_status_key:
 * @status: a status
 *
 * Returns: (transfer none): the word for it in files, never translated
 */
const char *
cordon_finding_status_key (CordonFindingStatus status)
{
  return status_keys[status];
}

/**
 * cordon_finding_number:
 * @value: a number
 * @n_decimals: how many digits after the point at most; trailing zeros are dropped
 *
 * Returns: (transfer full): the number for a sentence, the same in every locale
 */
char *
cordon_finding_number (double value,
                       guint n_decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[] = "%.0f";
  char *end;

  if (!isfinite (value))
    return g_strdup ("–");
  format[2] = '0' + MIN (n_decimals, 9);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  if (strchr (buffer, '.') != NULL)
    {
      end = buffer + strlen (buffer) - 1;
      while (*end == '0')
        *end-- = '\0';
      if (*end == '.')
        *end = '\0';
    }
  return g_strdup (strcmp (buffer, "-0") == 0 ? "0" : buffer);
}
