/* record.c: the immutable records a plan is made of.
 *
 * A record's struct is made from fields.h; everything here walks the field
 * descriptions, so that no function knows a particular table. What differs
 * between types of field is in field-text.c and in the small table below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/record.h"

#include <math.h>
#include <string.h>

#include "model/field-text.h"

/* What owns memory: how it is taken, let go and compared. */
typedef struct
{
  gconstpointer (*ref) (gconstpointer value);
  void (*unref) (gconstpointer value);
  gboolean (*equal) (gconstpointer a,
                     gconstpointer b);
} Ownership;

static gconstpointer
ref_text (gconstpointer value)
{
  return g_ref_string_acquire ((char *) value);
}

static void
unref_text (gconstpointer value)
{
  g_ref_string_release ((char *) value);
}

static gboolean
equal_text (gconstpointer a,
            gconstpointer b)
{
  return g_strcmp0 (a, b) == 0;
}

#define OWNERSHIP(ref_, unref_, equal_)                               \
  {                                                                   \
    (gconstpointer (*) (gconstpointer)) (void *) (ref_),              \
      (void (*) (gconstpointer)) (void *) (unref_),                   \
      (gboolean (*) (gconstpointer, gconstpointer)) (void *) (equal_) \
  }

static const Ownership text_ownership = { ref_text, unref_text, equal_text };
static const Ownership shape_ownership = OWNERSHIP (geo_shape_ref, geo_shape_unref, geo_shape_equal);
static const Ownership windows_ownership = OWNERSHIP (cordon_windows_ref, cordon_windows_unref, cordon_windows_equal);
static const Ownership schedule_ownership = OWNERSHIP (cordon_schedule_ref, cordon_schedule_unref, cordon_schedule_equal);
static const Ownership words_ownership = OWNERSHIP (cordon_words_ref, cordon_words_unref, cordon_words_equal);
static const Ownership refs_ownership = OWNERSHIP (cordon_refs_ref, cordon_refs_unref, cordon_refs_equal);

static const Ownership *const ownerships[CORDON_N_FIELD_TYPES] = {
  [CORDON_FIELD_TEXT] = &text_ownership,
  [CORDON_FIELD_PROSE] = &text_ownership,
  [CORDON_FIELD_COLOUR] = &text_ownership,
  [CORDON_FIELD_REFS] = &refs_ownership,
  [CORDON_FIELD_WORDS] = &words_ownership,
  [CORDON_FIELD_WINDOWS] = &windows_ownership,
  [CORDON_FIELD_SCHEDULE] = &schedule_ownership,
  [CORDON_FIELD_POINT] = &shape_ownership,
  [CORDON_FIELD_LINE] = &shape_ownership,
  [CORDON_FIELD_POLYGON] = &shape_ownership,
};

static gpointer
member_of (const CordonRecord *record,
           const CordonField *field)
{
  return G_STRUCT_MEMBER_P (record, field->offset);
}

static void
set_unset (CordonRecord *record,
           const CordonField *field)
{
  gpointer member = member_of (record, field);

  switch (field->type)
    {
    case CORDON_FIELD_INT:
    case CORDON_FIELD_TIME:
      *(gint64 *) member = G_MININT64;
      break;
    case CORDON_FIELD_REF:
      *(gint64 *) member = CORDON_ID_NONE;
      break;
    case CORDON_FIELD_REAL:
      *(double *) member = NAN;
      break;
    case CORDON_FIELD_FLAG:
      *(int *) member = CORDON_FLAG_UNSET;
      break;
    case CORDON_FIELD_ENUM:
      *(int *) member = 0;
      break;
    default:
      *(gconstpointer *) member = NULL;
    }
}

/* Initial values are parsed once per table and copied from then on. */
static const CordonRecord *
get_pattern (CordonTableId id)
{
  static const CordonRecord *patterns[CORDON_N_TABLES];
  const CordonTable *table = cordon_table_get (id);

  if (g_once_init_enter (&patterns[id]))
    {
      CordonRecord *pattern = g_malloc0 (table->record_size);

      g_atomic_ref_count_init (&pattern->ref_count);
      pattern->table = id;
      for (guint i = 0; i < table->n_fields; i++)
        {
          set_unset (pattern, &table->fields[i]);
          if (table->fields[i].initial[0] != '\0' &&
              !cordon_record_set_text (pattern, &table->fields[i], table->fields[i].initial, NULL, NULL))
            g_critical ("the initial value of %s.%s does not parse", table->name, table->fields[i].name);
        }
      pattern->is_sealed = TRUE;
      g_once_init_leave (&patterns[id], pattern);
    }
  return patterns[id];
}

/**
 * cordon_record_new:
 * @table: which table it is for
 * @id: its identity; %CORDON_ID_NONE draws a new one
 *
 * Makes a record with every field at its initial value, to be filled in.
 *
 * Returns: (transfer full): the record
 */
CordonRecord *
cordon_record_new (CordonTableId table,
                   gint64 id)
{
  CordonRecord *record = cordon_record_copy (get_pattern (table));

  record->id = id != CORDON_ID_NONE ? id : cordon_id_random ();
  return record;
}

/**
 * cordon_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a record of the same id and content that may be
 *   changed until it is sealed
 */
CordonRecord *
cordon_record_copy (const CordonRecord *record)
{
  const CordonTable *table = cordon_table_get (record->table);
  CordonRecord *copy = g_memdup2 (record, table->record_size);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->is_sealed = FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const Ownership *ownership = ownerships[table->fields[i].type];
      gconstpointer *member = member_of (copy, &table->fields[i]);

      if (ownership != NULL && *member != NULL)
        ownership->ref (*member);
    }
  return copy;
}

/**
 * cordon_record_ref:
 * @record: (nullable): a record
 *
 * Returns: (transfer full) (nullable): the same record
 */
CordonRecord *
cordon_record_ref (const CordonRecord *record)
{
  if (record != NULL)
    g_atomic_ref_count_inc (&((CordonRecord *) record)->ref_count);
  return (CordonRecord *) record;
}

/**
 * cordon_record_unref:
 * @record: (transfer full) (nullable): a record
 */
void
cordon_record_unref (const CordonRecord *record)
{
  const CordonTable *table;

  if (record == NULL || !g_atomic_ref_count_dec (&((CordonRecord *) record)->ref_count))
    return;
  table = cordon_table_get (record->table);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const Ownership *ownership = ownerships[table->fields[i].type];
      gconstpointer *member = member_of (record, &table->fields[i]);

      if (ownership != NULL && *member != NULL)
        ownership->unref (*member);
    }
  g_free ((CordonRecord *) record);
}

/**
 * cordon_record_seal:
 * @record: a record
 *
 * Ends the time in which the record may be changed. Edits and plans call this.
 */
void
cordon_record_seal (const CordonRecord *record)
{
  if (!record->is_sealed)
    ((CordonRecord *) record)->is_sealed = TRUE;
}

/**
 * cordon_record_check_table:
 * @record: a record
 * @table: the table it must be of
 *
 * Returns: @record; it is a programmer's error when it is of another table
 */
const void *
cordon_record_check_table (const CordonRecord *record,
                           CordonTableId table)
{
  g_return_val_if_fail (record == NULL || record->table == table, NULL);

  return record;
}

/**
 * cordon_record_peek:
 * @record: a record
 * @field: a field of its table
 *
 * Returns: (transfer none): a pointer to the member, of the C type that
 *   #CordonFieldType gives
 */
gconstpointer
cordon_record_peek (const CordonRecord *record,
                    const CordonField *field)
{
  g_return_val_if_fail (record->table == field->table, NULL);

  return member_of (record, field);
}

/**
 * cordon_record_is_set:
 * @record: a record
 * @field: a field of its table
 *
 * Returns: whether the field has a value
 */
gboolean
cordon_record_is_set (const CordonRecord *record,
                      const CordonField *field)
{
  gconstpointer member = cordon_record_peek (record, field);

  switch (field->type)
    {
    case CORDON_FIELD_INT:
    case CORDON_FIELD_TIME:
      return *(const gint64 *) member != G_MININT64;
    case CORDON_FIELD_REF:
      return *(const gint64 *) member != CORDON_ID_NONE;
    case CORDON_FIELD_REAL:
      return !isnan (*(const double *) member);
    case CORDON_FIELD_FLAG:
      return *(const int *) member != CORDON_FLAG_UNSET;
    case CORDON_FIELD_ENUM:
      return *(const int *) member != 0;
    default:
      return *(const gconstpointer *) member != NULL;
    }
}

/**
 * cordon_record_field_equal:
 * @a: a record
 * @b: another of the same table
 * @field: a field of that table
 *
 * Returns: whether both have the same value, or none, in the field
 */
gboolean
cordon_record_field_equal (const CordonRecord *a,
                           const CordonRecord *b,
                           const CordonField *field)
{
  gconstpointer left = cordon_record_peek (a, field);
  gconstpointer right = cordon_record_peek (b, field);

  switch (field->type)
    {
    case CORDON_FIELD_INT:
    case CORDON_FIELD_TIME:
    case CORDON_FIELD_REF:
      return *(const gint64 *) left == *(const gint64 *) right;
    case CORDON_FIELD_REAL:
      return *(const double *) left == *(const double *) right ||
             (isnan (*(const double *) left) && isnan (*(const double *) right));
    case CORDON_FIELD_FLAG:
    case CORDON_FIELD_ENUM:
      return *(const int *) left == *(const int *) right;
    default:
      return *(const gconstpointer *) left == *(const gconstpointer *) right ||
             ownerships[field->type]->equal (*(const gconstpointer *) left, *(const gconstpointer *) right);
    }
}

/**
 * cordon_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether both are the same record with the same content
 */
gboolean
cordon_record_equal (const CordonRecord *a,
                     const CordonRecord *b)
{
  const CordonTable *table;

  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->table != b->table || a->id != b->id)
    return FALSE;
  table = cordon_table_get (a->table);
  for (guint i = 0; i < table->n_fields; i++)
    if (!cordon_record_field_equal (a, b, &table->fields[i]))
      return FALSE;
  return TRUE;
}

/**
 * cordon_record_clear:
 * @record: a record not yet sealed
 * @field: a field of its table
 *
 * Makes the field unset.
 */
void
cordon_record_clear (CordonRecord *record,
                     const CordonField *field)
{
  const Ownership *ownership = ownerships[field->type];
  gconstpointer *member = member_of (record, field);

  g_return_if_fail (!record->is_sealed);
  g_return_if_fail (record->table == field->table);

  if (ownership != NULL && *member != NULL)
    ownership->unref (*member);
  set_unset (record, field);
}

static void
put_owned (CordonRecord *record,
           gconstpointer *member,
           gconstpointer value,
           const Ownership *ownership)
{
  gconstpointer old = *member;

  g_return_if_fail (!record->is_sealed);

  *member = value;
  if (old != NULL)
    ownership->unref (old);
}

/**
 * cordon_record_put_text:
 * @record: a record not yet sealed
 * @member: the address of one of its text members
 * @text: (nullable): the new text; "" counts as unset
 */
void
cordon_record_put_text (CordonRecord *record,
                        const char **member,
                        const char *text)
{
  gboolean is_empty = text == NULL || *text == '\0';

  put_owned (record, (gconstpointer *) member, is_empty ? NULL : g_ref_string_new (text), &text_ownership);
}

/**
 * cordon_record_put_shape:
 * @record: a record not yet sealed
 * @member: the address of its geometry
 * @shape: (nullable): the new geometry
 */
void
cordon_record_put_shape (CordonRecord *record,
                         const GeoShape **member,
                         const GeoShape *shape)
{
  put_owned (record, (gconstpointer *) member, geo_shape_ref (shape), &shape_ownership);
}

/**
 * cordon_record_put_windows:
 * @record: a record not yet sealed
 * @member: the address of one of its members of that type
 * @windows: (nullable): the new times
 */
void
cordon_record_put_windows (CordonRecord *record,
                           const CordonWindows **member,
                           const CordonWindows *windows)
{
  put_owned (record, (gconstpointer *) member, cordon_windows_ref (windows), &windows_ownership);
}

/**
 * cordon_record_put_schedule:
 * @record: a record not yet sealed
 * @member: the address of one of its members of that type
 * @schedule: (nullable): the new values
 */
void
cordon_record_put_schedule (CordonRecord *record,
                            const CordonSchedule **member,
                            const CordonSchedule *schedule)
{
  put_owned (record, (gconstpointer *) member, cordon_schedule_ref (schedule), &schedule_ownership);
}

/**
 * cordon_record_put_words:
 * @record: a record not yet sealed
 * @member: the address of one of its members of that type
 * @words: (nullable): the new texts
 */
void
cordon_record_put_words (CordonRecord *record,
                         const CordonWords **member,
                         const CordonWords *words)
{
  put_owned (record, (gconstpointer *) member, cordon_words_ref (words), &words_ownership);
}

/**
 * cordon_record_put_refs:
 * @record: a record not yet sealed
 * @member: the address of one of its members of that type
 * @refs: (nullable): the new ids
 */
void
cordon_record_put_refs (CordonRecord *record,
                        const CordonRefs **member,
                        const CordonRefs *refs)
{
  put_owned (record, (gconstpointer *) member, cordon_refs_ref (refs), &refs_ownership);
}

/**
 * cordon_record_name:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): its name, where its table has names
 */
const char *
cordon_record_name (const CordonRecord *record)
{
  const CordonField *field = cordon_table_get (record->table)->name_field;

  return field != NULL ? *(const char *const *) cordon_record_peek (record, field) : NULL;
}

/**
 * cordon_record_title:
 * @record: a record
 *
 * Returns: (transfer full): what to call it before people: its code and name,
 *   or the name, or what it is and the end of its id
 */
char *
cordon_record_title (const CordonRecord *record)
{
  const CordonTable *table = cordon_table_get (record->table);
  const char *name = cordon_record_name (record);
  const char *code = table->code_field != NULL
                       ? *(const char *const *) cordon_record_peek (record, table->code_field)
                       : NULL;

  if (name != NULL && code != NULL && !g_str_has_prefix (name, code))
    return g_strdup_printf ("%s %s", code, name);
  if (name != NULL)
    return g_strdup (name);
  return g_strdup_printf ("%s …%04d", cordon_table_label (table), (int) (record->id % 10000));
}

/**
 * cordon_record_shape:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): its geometry
 */
const GeoShape *
cordon_record_shape (const CordonRecord *record)
{
  const CordonField *field = cordon_table_get (record->table)->shape;

  return field != NULL ? *(const GeoShape *const *) cordon_record_peek (record, field) : NULL;
}
