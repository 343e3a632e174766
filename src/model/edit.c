/* edit.c: the only way to change a plan.
 *
 * An edit names, for each record it touches, the record as it was and the
 * record as it will be. That makes three things plain. Undo is the same edit
 * with both swapped. An edit made for another state is noticed, because its
 * "before" is not what the plan holds. And a history is a list of edits, each
 * of which can be shown to a person as "this became that".
 *
 * An edit is applied whole or not at all. What must hold afterwards, and is
 * checked here rather than hoped for elsewhere:
 *
 *   1. every "before" equals what the plan holds;
 *   2. every new or changed record is valid by itself (validate.c);
 *   3. every reference of a new or changed record leads to a record;
 *   4. no record that remains refers to a deleted one.
 *
 * Rule 4 walks only tables that can refer to the tables deleted from, and only
 * when something was deleted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/edit.h"

#include <glib/gi18n-lib.h>

#include "model/plan-private.h"

struct _CordonEdit
{
  gatomicrefcount ref_count;
  char *label;
  GArray *changes;   /* of CordonChange */
  GHashTable *index; /* id to position + 1; ids are unique across tables but for hand-made ones */
};

static void
clear_change (gpointer data)
{
  CordonChange *change = data;

  cordon_record_unref (change->before);
  cordon_record_unref (change->after);
}

/**
 * cordon_edit_new:
 * @label: what the edit does, in words for people, for example "Move post N3"
 *
 * Returns: (transfer full): an edit without changes
 */
CordonEdit *
cordon_edit_new (const char *label)
{
  CordonEdit *edit = g_new0 (CordonEdit, 1);

  g_atomic_ref_count_init (&edit->ref_count);
  edit->label = g_strdup (label);
  edit->changes = g_array_new (FALSE, FALSE, sizeof (CordonChange));
  g_array_set_clear_func (edit->changes, clear_change);
  return edit;
}

/**
 * cordon_edit_ref:
 * @edit: (nullable): an edit
 *
 * Returns: (transfer full) (nullable): the same edit
 */
CordonEdit *
cordon_edit_ref (const CordonEdit *edit)
{
  if (edit != NULL)
    g_atomic_ref_count_inc (&((CordonEdit *) edit)->ref_count);
  return (CordonEdit *) edit;
}

/**
 * cordon_edit_unref:
 * @edit: (transfer full) (nullable): an edit
 */
void
cordon_edit_unref (const CordonEdit *edit)
{
  CordonEdit *owned = (CordonEdit *) edit;

  if (edit == NULL || !g_atomic_ref_count_dec (&owned->ref_count))
    return;
  g_free (owned->label);
  g_array_unref (owned->changes);
  g_clear_pointer (&owned->index, g_hash_table_unref);
  g_free (owned);
}

/**
 * cordon_edit_label:
 * @edit: an edit
 *
 * Returns: (transfer none): what it does, for people
 */
const char *
cordon_edit_label (const CordonEdit *edit)
{
  return edit->label;
}

/**
 * cordon_edit_n_changes:
 * @edit: an edit
 *
 * Returns: how many records it changes
 */
guint
cordon_edit_n_changes (const CordonEdit *edit)
{
  return edit->changes->len;
}

/**
 * cordon_edit_change:
 * @edit: an edit
 * @index: which change
 *
 * Returns: (transfer none): the change; valid until the edit is added to
 */
const CordonChange *
cordon_edit_change (const CordonEdit *edit,
                    guint index)
{
  g_return_val_if_fail (index < edit->changes->len, NULL);

  return &g_array_index (edit->changes, CordonChange, index);
}

static guint
key_hash (gconstpointer key)
{
  const CordonChange *change = key;

  return g_int64_hash (&change->id) ^ (guint) change->table;
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const CordonChange *left = a;
  const CordonChange *right = b;

  return left->id == right->id && left->table == right->table;
}

/* Few changes are searched one by one; many get an index. */
static CordonChange *
find_change (CordonEdit *edit,
             CordonTableId table,
             gint64 id)
{
  CordonChange key = { .table = table, .id = id };

  if (edit->index != NULL)
    {
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (edit->index, &key));

      return position > 0 ? &g_array_index (edit->changes, CordonChange, position - 1) : NULL;
    }
  for (guint i = 0; i < edit->changes->len; i++)
    {
      CordonChange *change = &g_array_index (edit->changes, CordonChange, i);

      if (key_equal (change, &key))
        return change;
    }
  return NULL;
}

static void
index_change (CordonEdit *edit,
              guint position)
{
  CordonChange *key = g_memdup2 (&g_array_index (edit->changes, CordonChange, position), sizeof *key);

  g_hash_table_insert (edit->index, key, GUINT_TO_POINTER (position + 1));
}

static void
index_changes (CordonEdit *edit)
{
  g_clear_pointer (&edit->index, g_hash_table_unref);
  if (edit->changes->len < 16)
    return;
  edit->index = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  for (guint i = 0; i < edit->changes->len; i++)
    index_change (edit, i);
}

static void
append_change (CordonEdit *edit,
               CordonTableId table,
               gint64 id,
               const CordonRecord *before,
               const CordonRecord *after)
{
  CordonChange change = { table, id, cordon_record_ref (before), cordon_record_ref (after) };

  g_array_append_val (edit->changes, change);
  if (edit->index != NULL)
    index_change (edit, edit->changes->len - 1);
  else
    index_changes (edit);
}

static void
drop_change (CordonEdit *edit,
             CordonChange *change)
{
  g_array_remove_index (edit->changes, change - &g_array_index (edit->changes, CordonChange, 0));
  index_changes (edit);
}

static void
add_change (CordonEdit *edit,
            const CordonRecord *before,
            const CordonRecord *after)
{
  const CordonRecord *either = before != NULL ? before : after;
  CordonChange *earlier = find_change (edit, either->table, either->id);

  if (before != NULL)
    cordon_record_seal (before);
  if (after != NULL)
    cordon_record_seal (after);
  if (earlier == NULL)
    {
      append_change (edit, either->table, either->id, before, after);
      return;
    }
  cordon_record_unref (earlier->after);
  earlier->after = cordon_record_ref (after);
  if (earlier->before == NULL && earlier->after == NULL)
    drop_change (edit, earlier);
}

/**
 * cordon_edit_insert:
 * @edit: an edit still being put together
 * @record: (transfer none): a new record, sealed by this
 */
void
cordon_edit_insert (CordonEdit *edit,
                    CordonRecord *record)
{
  add_change (edit, NULL, record);
}

/**
 * cordon_edit_replace:
 * @edit: an edit still being put together
 * @before: the record as the plan holds it, or as this edit has made it
 * @after: (transfer none): what it becomes, of the same table and id; sealed
 */
void
cordon_edit_replace (CordonEdit *edit,
                     const CordonRecord *before,
                     CordonRecord *after)
{
  g_return_if_fail (before->table == after->table && before->id == after->id);

  add_change (edit, before, after);
}

/**
 * cordon_edit_delete:
 * @edit: an edit still being put together
 * @before: the record to delete, as the plan holds it
 *
 * Applying fails while other records refer to it; see
 * cordon_edit_delete_with_dependants().
 */
void
cordon_edit_delete (CordonEdit *edit,
                    const CordonRecord *before)
{
  add_change (edit, before, NULL);
}

static gboolean
table_refers_to (const CordonTable *table,
                 CordonTableId target)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].target == (int) target)
      return TRUE;
  return FALSE;
}

static gboolean
field_holds (const CordonRecord *record,
             const CordonField *field,
             gint64 id)
{
  if (field->type == CORDON_FIELD_REF)
    return *(const gint64 *) cordon_record_peek (record, field) == id;
  return cordon_refs_contain (*(const CordonRefs *const *) cordon_record_peek (record, field), id);
}

static void
take_reference_out (CordonRecord *record,
                    const CordonField *field,
                    gint64 id)
{
  const CordonRefs **member = G_STRUCT_MEMBER_P (record, field->offset);
  g_autoptr (GArray) kept = NULL;
  g_autoptr (CordonRefs) refs = NULL;

  if (field->type == CORDON_FIELD_REF)
    {
      cordon_record_clear (record, field);
      return;
    }
  kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < (*member)->n_items; i++)
    if ((*member)->items[i] != id)
      g_array_append_val (kept, (*member)->items[i]);
  refs = cordon_refs_new ((const gint64 *) (void *) kept->data, kept->len);
  cordon_record_put_refs (record, member, refs);
}

/* An assignment to a post that is no more has no meaning left, although the field is optional. */
static gboolean
goes_with_target (const CordonField *field)
{
  return (field->flags & CORDON_FIELD_FLAGS_REQUIRED) != 0 ||
         (field->table == CORDON_TABLE_ASSIGNMENT &&
          (field->target == CORDON_TABLE_POST || field->target == CORDON_TABLE_ZONE ||
           field->target == CORDON_TABLE_UNIT));
}

static void
release_dependant (CordonEdit *edit,
                   const CordonPlan *plan,
                   const CordonRecord *record,
                   CordonTableId target,
                   gint64 id)
{
  const CordonTable *table = cordon_table_get (record->table);
  CordonChange *earlier = find_change (edit, record->table, record->id);
  const CordonRecord *current = earlier != NULL ? earlier->after : record;
  g_autoptr (CordonRecord) changed = NULL;

  if (current == NULL)
    return;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];

      if (field->target != (int) target || !field_holds (current, field, id))
        continue;
      if (goes_with_target (field))
        {
          cordon_edit_delete_with_dependants (edit, plan, record);
          return;
        }
      if (changed == NULL)
        changed = cordon_record_copy (current);
      take_reference_out (changed, field, id);
    }
  if (changed != NULL)
    cordon_edit_replace (edit, current, changed);
}

/**
 * cordon_edit_delete_with_dependants:
 * @edit: an edit still being put together
 * @plan: the plan it is for
 * @record: the record to delete, as @plan holds it
 *
 * Deletes the record and what cannot be without it (the assignments of a post,
 * the qualifications of a person), and takes the reference out of records that
 * merely mention it.
 */
void
cordon_edit_delete_with_dependants (CordonEdit *edit,
                                    const CordonPlan *plan,
                                    const CordonRecord *record)
{
  CordonTableId target = record->table;
  gint64 id = record->id;

  cordon_edit_delete (edit, record);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonRecord *other;
      CordonRowsIter iter;

      if (!table_refers_to (cordon_table_get (i), target))
        continue;
      cordon_rows_iter_init (&iter, cordon_plan_rows (plan, i));
      while ((other = cordon_rows_iter_next (&iter)) != NULL)
        release_dependant (edit, plan, other, target, id);
    }
}

/**
 * cordon_edit_invert:
 * @edit: an edit
 *
 * Returns: (transfer full): the edit that takes @edit back, with its label
 */
CordonEdit *
cordon_edit_invert (const CordonEdit *edit)
{
  CordonEdit *inverse = cordon_edit_new (edit->label);

  for (guint i = 0; i < edit->changes->len; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);

      append_change (inverse, change->table, change->id, change->after, change->before);
    }
  return inverse;
}

static void
compare_rows (CordonEdit *edit,
              const CordonRows *before,
              const CordonRows *after)
{
  const CordonRecord *left;
  const CordonRecord *right;
  CordonRowsIter left_iter;
  CordonRowsIter right_iter;

  cordon_rows_iter_init (&left_iter, before);
  cordon_rows_iter_init (&right_iter, after);
  left = cordon_rows_iter_next (&left_iter);
  right = cordon_rows_iter_next (&right_iter);
  while (left != NULL || right != NULL)
    {
      if (right == NULL || (left != NULL && left->id < right->id))
        {
          append_change (edit, left->table, left->id, left, NULL);
          left = cordon_rows_iter_next (&left_iter);
        }
      else if (left == NULL || right->id < left->id)
        {
          append_change (edit, right->table, right->id, NULL, right);
          right = cordon_rows_iter_next (&right_iter);
        }
      else
        {
          if (!cordon_record_equal (left, right))
            append_change (edit, left->table, left->id, left, right);
          left = cordon_rows_iter_next (&left_iter);
          right = cordon_rows_iter_next (&right_iter);
        }
    }
}

/**
 * cordon_edit_between:
 * @before: a plan
 * @after: another
 * @label: what the edit does, for people
 *
 * Returns: (transfer full): the edit that leads from @before to @after
 */
CordonEdit *
cordon_edit_between (const CordonPlan *before,
                     const CordonPlan *after,
                     const char *label)
{
  CordonEdit *edit = cordon_edit_new (label);

  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (before->rows[i] != after->rows[i])
      compare_rows (edit, before->rows[i], after->rows[i]);
  return edit;
}

static gboolean
check_before (const CordonPlan *plan,
              const CordonChange *change,
              GError **error)
{
  const CordonRecord *current = cordon_plan_find (plan, change->table, change->id);
  const CordonRecord *shown = current != NULL ? current : change->before != NULL ? change->before
                                                                                 : change->after;
  g_autofree char *title = NULL;

  if (cordon_record_equal (current, change->before))
    return TRUE;
  title = cordon_record_title (shown);
  g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_CONFLICT,
               _ ("%s “%s” has changed in the meantime; look at it again and repeat the change"),
               cordon_table_label (cordon_table_get (change->table)), title);
  return FALSE;
}

static gboolean
fail_reference (const CordonRecord *record,
                const CordonField *field,
                const char *what,
                GError **error)
{
  g_autofree char *title = cordon_record_title (record);

  g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_REFERENCE, "%s “%s”, %s: %s",
               cordon_table_label (cordon_table_get (record->table)), title, cordon_field_label (field), what);
  return FALSE;
}

static gboolean
check_references (const CordonPlan *plan,
                  const CordonRecord *record,
                  GError **error)
{
  const CordonTable *table = cordon_table_get (record->table);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      gconstpointer member = cordon_record_peek (record, field);
      const CordonRefs *refs = field->type == CORDON_FIELD_REFS ? *(const CordonRefs *const *) member : NULL;
      gint64 id = field->type == CORDON_FIELD_REF ? *(const gint64 *) member : CORDON_ID_NONE;

      if (id != CORDON_ID_NONE && cordon_plan_find (plan, field->target, id) == NULL)
        return fail_reference (record, field, _ ("it refers to a record that does not exist"), error);
      for (guint k = 0; refs != NULL && k < refs->n_items; k++)
        if (cordon_plan_find (plan, field->target, refs->items[k]) == NULL)
          return fail_reference (record, field, _ ("it refers to a record that does not exist"), error);
    }
  return TRUE;
}

/* Whether a field of a remaining record leads to one of the deleted. */
static gboolean
field_leads_to (const CordonRecord *record,
                const CordonField *field,
                GHashTable *deleted)
{
  gconstpointer member = cordon_record_peek (record, field);
  const CordonRefs *refs;

  if (field->type == CORDON_FIELD_REF)
    return g_hash_table_contains (deleted, member);
  refs = *(const CordonRefs *const *) member;
  for (guint i = 0; refs != NULL && i < refs->n_items; i++)
    if (g_hash_table_contains (deleted, &refs->items[i]))
      return TRUE;
  return FALSE;
}

/* Whether nothing that remains refers to a deleted record; the sets are by table, %NULL where none is. */
static gboolean
check_field_remaining (const CordonPlan *plan,
                       const CordonField *field,
                       GHashTable *deleted,
                       GError **error)
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, plan->rows[field->table]);
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    if (field_leads_to (record, field, deleted))
      return fail_reference (record, field, _ ("it refers to a record that is to be deleted"), error);
  return TRUE;
}

static gboolean
check_remaining (const CordonPlan *plan,
                 GHashTable **deleted,
                 GError **error)
{
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonTable *table = cordon_table_get (i);

      for (guint k = 0; k < table->n_fields; k++)
        {
          const CordonField *field = &table->fields[k];

          if (field->target >= 0 && deleted[field->target] != NULL &&
              !check_field_remaining (plan, field, deleted[field->target], error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
collect_deleted (const CordonEdit *edit,
                 GHashTable **deleted)
{
  for (guint i = 0; i < edit->changes->len; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);

      if (change->after != NULL)
        continue;
      if (deleted[change->table] == NULL)
        deleted[change->table] = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_hash_table_add (deleted[change->table], (gpointer) &change->id);
    }
}

static gboolean
check_changed (const CordonPlan *plan,
               const CordonEdit *edit,
               GError **error)
{
  for (guint i = 0; i < edit->changes->len; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);

      if (change->after != NULL &&
          (!cordon_record_validate (change->after, error) || !check_references (plan, change->after, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_result (const CordonPlan *plan,
              const CordonEdit *edit,
              GError **error)
{
  GHashTable *deleted[CORDON_N_TABLES] = { NULL };
  gboolean is_sound;

  collect_deleted (edit, deleted);
  is_sound = check_changed (plan, edit, error) && check_remaining (plan, deleted, error);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    g_clear_pointer (&deleted[i], g_hash_table_unref);
  if (is_sound && cordon_plan_count (plan, CORDON_TABLE_PLAN) > 1)
    {
      g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_CONFLICT,
                   _ ("a plan has one record about itself; change it instead of adding another"));
      return FALSE;
    }
  return is_sound;
}

/**
 * cordon_plan_apply:
 * @plan: a plan
 * @edit: what to change
 * @error: return location for a #CordonModelError
 *
 * Makes the plan that @edit leads to. @plan stays as it is. See the head of
 * edit.c for what is checked.
 *
 * Returns: (transfer full): the new plan, or %NULL with @error set
 */
CordonPlan *
cordon_plan_apply (const CordonPlan *plan,
                   const CordonEdit *edit,
                   GError **error)
{
  g_autoptr (CordonPlan) result = g_new0 (CordonPlan, 1);

  g_atomic_ref_count_init (&result->ref_count);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    result->rows[i] = cordon_rows_ref (plan->rows[i]);
  for (guint i = 0; i < edit->changes->len; i++)
    {
      const CordonChange *change = cordon_edit_change (edit, i);
      CordonRows **rows = &result->rows[change->table];

      if (!check_before (plan, change, error))
        return NULL;
      if (*rows == plan->rows[change->table])
        {
          cordon_rows_unref (*rows);
          *rows = cordon_rows_copy (plan->rows[change->table]);
        }
      if (change->after != NULL)
        cordon_rows_put (*rows, change->after);
      else
        cordon_rows_remove (*rows, change->id);
    }
  if (!check_result (result, edit, error))
    return NULL;
  return g_steal_pointer (&result);
}
