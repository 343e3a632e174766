/* table-batch.c: rows of text files, turned into one edit of a plan.
 *
 * All files of a batch are taken together, so that a row may refer to a row of
 * another file, or to one further down in its own. That takes three steps:
 *
 *   1. Each row is matched: which record of the plan is it about, or is it a
 *      new one? In order of tables, because what is matched by "name within an
 *      organisation" needs the organisations matched first.
 *   2. Each row is filled in. References are looked up among the names as they
 *      will be once the batch is applied.
 *   3. What was left out takes with it the rows that refer to it.
 *
 * A row is about an existing record when it has that record's id; or, without
 * an id, when its code or its name (within the records its required references
 * name: a qualification within its holder) is that of exactly one record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/table-batch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/minute.h"
#include "base/number.h"
#include "exchange/problem.h"
#include "exchange/text-file.h"

/* Stands in an index for a name that several records have. */
#define SEVERAL G_GINT64_CONSTANT (-1)

/* One row of a file on its way into the plan. */
typedef struct
{
  const CordonSheet *sheet;
  guint row;
  gint64 id;
  const CordonRecord *before; /* (nullable): belongs to the plan */
  CordonRecord *after;        /* (nullable) */
  const char *name;           /* (nullable): as it will be */
  const char *code;           /* (nullable) */
  gboolean is_out;
} Row;

/* All rows of one table. */
typedef struct
{
  GArray *rows;       /* of Row */
  GHashTable *claims; /* id to position in rows + 1 */
  GHashTable *keys;   /* (nullable): "code or name within required references" to id */
  GHashTable *names;  /* (nullable): name or code, as they will be, to id */
} Table;

struct _CordonTableBatch
{
  CordonPlan *plan;
  GPtrArray *sheets;
  GPtrArray *problems;
  GStringChunk *texts;
  GTimeZone *zone;
  Table tables[CORDON_N_TABLES];
  CordonBatchCount count;
};

static void
clear_row (gpointer data)
{
  cordon_record_unref (((Row *) data)->after);
}

/**
 * cordon_table_batch_new:
 * @plan: the plan that the rows are for
 *
 * Returns: (transfer full): a batch without rows
 */
CordonTableBatch *
cordon_table_batch_new (const CordonPlan *plan)
{
  CordonTableBatch *batch = g_new0 (CordonTableBatch, 1);

  batch->plan = cordon_plan_ref (plan);
  batch->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_sheet_free);
  batch->problems = cordon_problems_new ();
  batch->texts = g_string_chunk_new (4096);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      batch->tables[i].rows = g_array_new (FALSE, FALSE, sizeof (Row));
      g_array_set_clear_func (batch->tables[i].rows, clear_row);
      batch->tables[i].claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  return batch;
}

/**
 * cordon_table_batch_free:
 * @batch: (transfer full) (nullable): a batch
 */
void
cordon_table_batch_free (CordonTableBatch *batch)
{
  if (batch == NULL)
    return;
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      g_array_unref (batch->tables[i].rows);
      g_hash_table_unref (batch->tables[i].claims);
      g_clear_pointer (&batch->tables[i].keys, g_hash_table_unref);
      g_clear_pointer (&batch->tables[i].names, g_hash_table_unref);
    }
  g_ptr_array_unref (batch->sheets);
  g_ptr_array_unref (batch->problems);
  g_string_chunk_free (batch->texts);
  g_clear_pointer (&batch->zone, g_time_zone_unref);
  cordon_plan_unref (batch->plan);
  g_free (batch);
}

/**
 * cordon_table_batch_problems:
 * @batch: a batch
 *
 * Returns: (transfer none) (element-type CordonProblem): what did not fit, in
 *   the order in which it was found
 */
GPtrArray *
cordon_table_batch_problems (CordonTableBatch *batch)
{
  return batch->problems;
}

/**
 * cordon_table_batch_count:
 * @batch: a finished batch
 *
 * Returns: what became of its rows
 */
CordonBatchCount
cordon_table_batch_count (const CordonTableBatch *batch)
{
  return batch->count;
}

/* ---- reading files ---- */

/**
 * cordon_table_batch_add_file:
 * @batch: a batch not yet finished
 * @table: the table whose rows the file holds
 * @path: a file; its name ends in .csv, .geojson or .json
 * @error: return location for a #GError
 *
 * Reads the file. What is wrong inside becomes a problem, not an error.
 *
 * Errors: %CORDON_EXCHANGE_ERROR_FILE
 *
 * Returns: whether the file could be read at all
 */
gboolean
cordon_table_batch_add_file (CordonTableBatch *batch,
                             const CordonTable *table,
                             const char *path,
                             GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *lower = g_ascii_strdown (path, -1);
  CordonSheet *sheet;
  gsize n_bytes;

  if (!cordon_text_file_read (path, &text, &n_bytes, error))
    return FALSE;
  if (g_str_has_suffix (lower, ".csv"))
    sheet = cordon_sheet_read_csv (table, path, text, n_bytes, batch->problems);
  else
    sheet = cordon_sheet_read_geojson (table, path, text, n_bytes, batch->problems);
  if (sheet != NULL)
    cordon_table_batch_add_sheet (batch, sheet);
  return TRUE;
}

/**
 * cordon_table_batch_add_sheet:
 * @batch: a batch not yet finished
 * @sheet: (transfer full): rows of one table
 */
void
cordon_table_batch_add_sheet (CordonTableBatch *batch,
                              CordonSheet *sheet)
{
  Table *table = &batch->tables[cordon_sheet_table (sheet)->id];

  g_ptr_array_add (batch->sheets, sheet);
  for (guint i = 0; i < cordon_sheet_n_rows (sheet); i++)
    {
      Row row = { .sheet = sheet, .row = i };

      g_array_append_val (table->rows, row);
    }
}

/* ---- step 1: which record is a row about? ---- */

static void
report (CordonTableBatch *batch,
        Row *row,
        CordonTextPlace place,
        const char *reason)
{
  cordon_problems_add (batch->problems, cordon_sheet_file (row->sheet), place, "%s", reason);
  row->is_out = TRUE;
}

/* What the file says in a field, without blanks around it; NULL for nothing or empty. */
static const char *
cell_text (CordonTableBatch *batch,
           const Row *row,
           const CordonField *field)
{
  const CordonTextCell *cell =
    field != NULL
      ? cordon_sheet_cell (row->sheet, row->row, (int) (field - cordon_table_get (field->table)->fields))
      : NULL;
  g_autofree char *trimmed = cell != NULL ? g_strstrip (g_strdup (cell->text)) : NULL;

  return trimmed != NULL && *trimmed != '\0' ? g_string_chunk_insert (batch->texts, trimmed) : NULL;
}

static void
index_text (GHashTable *index,
            const char *text,
            gint64 id)
{
  gint64 *known = text != NULL ? g_hash_table_lookup (index, text) : NULL;

  if (text == NULL)
    return;
  if (known == NULL)
    g_hash_table_insert (index, g_strdup (text), g_memdup2 (&id, sizeof id));
  else if (*known != id)
    *known = SEVERAL;
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static const char *
record_text (const CordonRecord *record,
             const CordonField *field)
{
  return field != NULL ? *(const char *const *) cordon_record_peek (record, field) : NULL;
}

/* Whether the field is part of what tells a table's records of one name apart. */
static gboolean
is_key_reference (const CordonField *field)
{
  return field->type == CORDON_FIELD_REF && (field->flags & CORDON_FIELD_FLAGS_REQUIRED) != 0 &&
         field->target < (int) field->table;
}

/* "c:A3" or "n:Guard", followed by the ids of the required references. */
static char *
make_key (char kind,
          const char *text,
          const char *within)
{
  return text != NULL ? g_strdup_printf ("%c:%s%s", kind, text, within) : NULL;
}

static void
add_keys (Table *table,
          const char *code,
          const char *name,
          const char *within,
          gint64 id)
{
  g_autofree char *code_key = make_key ('c', code, within);
  g_autofree char *name_key = make_key ('n', name, within);

  index_text (table->keys, code_key, id);
  index_text (table->keys, name_key, id);
}

static void
add_record_keys (Table *table,
                 const CordonTable *description,
                 const CordonRecord *record)
{
  g_autoptr (GString) within = g_string_new (NULL);

  for (guint i = 0; i < description->n_fields; i++)
    if (is_key_reference (&description->fields[i]))
      g_string_append_printf (within, "\n%" G_GINT64_FORMAT,
                              *(const gint64 *) cordon_record_peek (record, &description->fields[i]));
  add_keys (table, record_text (record, description->code_field), cordon_record_name (record), within->str,
            record->id);
}

static void
index_records (CordonTableBatch *batch,
               CordonTableId id)
{
  Table *table = &batch->tables[id];
  const CordonRecord *record;
  CordonRowsIter iter;

  if (table->keys != NULL)
    return;
  table->keys = new_index ();
  cordon_rows_iter_init (&iter, cordon_plan_rows (batch->plan, id));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    add_record_keys (table, cordon_table_get (id), record);
}

static void
index_names (CordonTableBatch *batch,
             CordonTableId id)
{
  Table *table = &batch->tables[id];
  const CordonField *code_field = cordon_table_get (id)->code_field;
  const CordonRecord *record;
  CordonRowsIter iter;

  table->names = new_index ();
  cordon_rows_iter_init (&iter, cordon_plan_rows (batch->plan, id));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      if (g_hash_table_contains (table->claims, &record->id))
        continue;
      index_text (table->names, cordon_record_name (record), record->id);
      index_text (table->names, record_text (record, code_field), record->id);
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const Row *row = &g_array_index (table->rows, Row, i);

      if (row->is_out)
        continue;
      index_text (table->names, row->name, row->id);
      index_text (table->names, row->code, row->id);
    }
}

static gboolean
will_exist (const CordonTableBatch *batch,
            CordonTableId table,
            gint64 id)
{
  return id != CORDON_ID_NONE && (cordon_plan_find (batch->plan, table, id) != NULL ||
                                  g_hash_table_contains (batch->tables[table].claims, &id));
}

/* The record that a text will name once the batch is applied. */
static gint64
find_in_batch (gpointer data,
               CordonTableId table,
               const char *text,
               GError **error)
{
  CordonTableBatch *batch = data;
  const char *label = cordon_table_label (cordon_table_get (table));
  const gint64 *found;
  gint64 id;

  if (batch->tables[table].names == NULL)
    index_names (batch, table);
  found = g_hash_table_lookup (batch->tables[table].names, text);
  if (found != NULL && *found != SEVERAL)
    return *found;
  if (found != NULL)
    g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_REFERENCE,
                 _ ("%s “%s” exists several times; use the id instead of the name"), label, text);
  else if (cordon_integer_parse (text, &id) && will_exist (batch, table, id))
    return id;
  else
    g_set_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_REFERENCE,
                 _ ("%s “%s” exists neither in the plan nor in the files read with this one"), label, text);
  return CORDON_ID_NONE;
}

/* The ids of a row's required references, for its key; NULL when the file does not give them all. */
static char *
find_within (CordonTableBatch *batch,
             const Row *row,
             const CordonTable *table)
{
  g_autoptr (GString) within = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *text;
      gint64 id;

      if (!is_key_reference (&table->fields[i]))
        continue;
      text = cell_text (batch, row, &table->fields[i]);
      id = text != NULL ? find_in_batch (batch, table->fields[i].target, text, NULL) : CORDON_ID_NONE;
      if (id == CORDON_ID_NONE)
        return NULL;
      g_string_append_printf (within, "\n%" G_GINT64_FORMAT, id);
    }
  return g_strdup (within->str);
}

static gint64
look_up_key (const Table *table,
             char kind,
             const char *text,
             const char *within)
{
  g_autofree char *key = make_key (kind, text, within);
  const gint64 *found = key != NULL ? g_hash_table_lookup (table->keys, key) : NULL;

  return found != NULL ? *found : CORDON_ID_NONE;
}

/* Whether the record that has a row's name has a code of its own, so that it is not the row's. */
static gboolean
has_other_code (CordonTableBatch *batch,
                CordonTableId id,
                gint64 record_id)
{
  Table *table = &batch->tables[id];
  const CordonRecord *record = cordon_plan_find (batch->plan, id, record_id);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (table->claims, &record_id));

  if (position > 0)
    return g_array_index (table->rows, Row, position - 1).code != NULL;
  return record != NULL && record_text (record, cordon_table_get (id)->code_field) != NULL;
}

static gint64
match_by_key (CordonTableBatch *batch,
              Row *row,
              const CordonTable *description)
{
  Table *table = &batch->tables[description->id];
  g_autofree char *within = find_within (batch, row, description);
  gint64 id = CORDON_ID_NONE;

  index_records (batch, description->id);
  if (within == NULL)
    return row->name != NULL ? cordon_plan_find_named (batch->plan, description->id, row->name, NULL)
                             : CORDON_ID_NONE;
  if (row->code != NULL)
    id = look_up_key (table, 'c', row->code, within);
  if (id == CORDON_ID_NONE)
    {
      id = look_up_key (table, 'n', row->name, within);
      if (row->code != NULL && (id == SEVERAL || has_other_code (batch, description->id, id)))
        id = CORDON_ID_NONE;
    }
  if (id == CORDON_ID_NONE)
    {
      id = cordon_id_random ();
      add_keys (table, row->code, row->name, within, id);
    }
  return id;
}

static gboolean
read_id (CordonTableBatch *batch,
         Row *row)
{
  const CordonTextCell *cell = cordon_sheet_cell (row->sheet, row->row, CORDON_SHEET_ID);
  g_autofree char *text = cell != NULL ? g_strstrip (g_strdup (cell->text)) : NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  if (cordon_integer_parse (text, &row->id) && row->id > 0)
    return TRUE;
  report (batch, row, cell->place,
          _ ("an id is a whole number from 1 to 9223372036854775807; leave it empty for a new record"));
  return FALSE;
}

static void
match_without_id (CordonTableBatch *batch,
                  Row *row,
                  const CordonTable *table)
{
  const CordonPlanInfo *info = cordon_plan_info (batch->plan);

  if (table->id == CORDON_TABLE_PLAN)
    row->id = info != NULL ? info->record.id : CORDON_ID_NONE;
  else if (row->name != NULL || row->code != NULL)
    row->id = match_by_key (batch, row, table);
  if (row->id == CORDON_ID_NONE)
    row->id = cordon_id_random ();
}

static void
claim_record (CordonTableBatch *batch,
              Table *table,
              guint position)
{
  Row *row = &g_array_index (table->rows, Row, position);
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (table->claims, &row->id));
  const Row *other;
  g_autofree char *reason = NULL;

  if (earlier == 0)
    {
      g_hash_table_insert (table->claims, g_memdup2 (&row->id, sizeof row->id), GUINT_TO_POINTER (position + 1));
      return;
    }
  other = &g_array_index (table->rows, Row, earlier - 1);
  reason = g_strdup_printf (_ ("this row is about the same record as line %u of %s; give it a name or an id of its own"),
                            cordon_sheet_row_place (other->sheet, other->row).line,
                            cordon_sheet_file (other->sheet));
  report (batch, row, cordon_sheet_row_place (row->sheet, row->row), reason);
}

static void
match_row (CordonTableBatch *batch,
           const CordonTable *description,
           guint position)
{
  Table *table = &batch->tables[description->id];
  Row *row = &g_array_index (table->rows, Row, position);

  if (!cordon_sheet_row_is_good (row->sheet, row->row))
    {
      row->is_out = TRUE;
      return;
    }
  row->name = cell_text (batch, row, description->name_field);
  row->code = cell_text (batch, row, description->code_field);
  if (!read_id (batch, row))
    return;
  if (row->id == CORDON_ID_NONE)
    match_without_id (batch, row, description);
  if (row->id == SEVERAL)
    {
      report (batch, row, cordon_sheet_row_place (row->sheet, row->row),
              _ ("several records of the plan have this name; give the id of the one that is meant"));
      return;
    }
  row->before = cordon_plan_find (batch->plan, description->id, row->id);
  if (row->before == NULL && description->id == CORDON_TABLE_PLAN)
    row->before = (const CordonRecord *) cordon_plan_info (batch->plan);
  if (row->before != NULL && row->name == NULL)
    row->name = cordon_record_name (row->before);
  if (row->before != NULL && row->code == NULL)
    row->code = record_text (row->before, description->code_field);
  claim_record (batch, table, position);
}

static void
match_rows (CordonTableBatch *batch,
            CordonTableId id)
{
  Table *table = &batch->tables[id];

  for (guint i = 0; i < table->rows->len; i++)
    {
      Row *row = &g_array_index (table->rows, Row, i);

      match_row (batch, cordon_table_get (id), i);
      if (id == CORDON_TABLE_PLAN && i > 0 && !row->is_out)
        report (batch, row, cordon_sheet_row_place (row->sheet, row->row), _ ("a plan has one row about itself"));
    }
}

/* ---- step 2: what will the record be? ---- */

/* Local times of a batch are those of the zone that the plan will have. */
static void
find_zone (CordonTableBatch *batch)
{
  const CordonTable *table = cordon_table_get (CORDON_TABLE_PLAN);
  GArray *rows = batch->tables[CORDON_TABLE_PLAN].rows;
  const char *name = NULL;

  if (rows->len > 0 && !g_array_index (rows, Row, 0).is_out)
    name = cell_text (batch, &g_array_index (rows, Row, 0), cordon_table_find_field (table, "timezone"));
  if (name != NULL)
    batch->zone = cordon_time_zone_new (name);
  if (batch->zone == NULL)
    batch->zone = cordon_plan_time_zone (batch->plan);
}

static void
fill_field (CordonTableBatch *batch,
            Row *row,
            const CordonField *field,
            int index)
{
  CordonTextContext context = { .find = find_in_batch, .data = batch, .zone = batch->zone };
  const CordonTextCell *cell = cordon_sheet_cell (row->sheet, row->row, index);
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (cell == NULL || cordon_record_set_text (row->after, field, cell->text, &context, &error))
    return;
  reason = g_strdup_printf ("%s: %s", field->name, error->message);
  report (batch, row, cell->place, reason);
}

static void
fill_shape (CordonTableBatch *batch,
            Row *row,
            const CordonField *field)
{
  static const GeoShapeKind kinds[] = { GEO_SHAPE_POINT, GEO_SHAPE_LINE, GEO_SHAPE_POLYGON };
  static const char *const wanted[] = {
    N_ ("this must be a Point"), N_ ("this must be a LineString"), N_ ("this must be a Polygon")
  };
  guint kind = field->type - CORDON_FIELD_POINT;
  const GeoShape *shape;
  CordonTextPlace place;

  if (!cordon_sheet_shape (row->sheet, row->row, &shape, &place))
    return;
  if (shape != NULL && geo_shape_kind (shape) != kinds[kind])
    report (batch, row, place, _ (wanted[kind]));
  else
    cordon_record_put_shape (row->after, G_STRUCT_MEMBER_P (row->after, field->offset), shape);
}

static void
fill_row (CordonTableBatch *batch,
          const CordonTable *table,
          Row *row)
{
  g_autoptr (GError) error = NULL;

  row->after = row->before != NULL ? cordon_record_copy (row->before) : cordon_record_new (table->id, row->id);
  row->after->id = row->id;
  for (guint i = 0; i < table->n_fields; i++)
    fill_field (batch, row, &table->fields[i], (int) i);
  if (table->shape != NULL)
    fill_shape (batch, row, table->shape);
  if (!row->is_out && !cordon_record_validate (row->after, &error))
    report (batch, row, cordon_sheet_row_place (row->sheet, row->row), error->message);
}

static void
fill_rows (CordonTableBatch *batch,
           CordonTableId id)
{
  GArray *rows = batch->tables[id].rows;

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      if (!row->is_out)
        fill_row (batch, cordon_table_get (id), row);
    }
}

/* ---- step 3: what refers to a row that is left out is left out too ---- */

/* Which rows refer to a new record, by table and id of the record. */
typedef struct
{
  GHashTable *referrers[CORDON_N_TABLES]; /* id to GPtrArray of Row */
  GQueue queue;                           /* of Row: left out, and what refers to them is not yet */
} Departure;

static Row *
find_new_row (CordonTableBatch *batch,
              int table,
              gint64 id)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (batch->tables[table].claims, &id));
  Row *row = position > 0 ? &g_array_index (batch->tables[table].rows, Row, position - 1) : NULL;

  return row != NULL && row->before == NULL ? row : NULL;
}

static void
note_reference (CordonTableBatch *batch,
                Departure *departure,
                Row *row,
                int table,
                gint64 id)
{
  GHashTable *referrers = departure->referrers[table];
  GPtrArray *list;

  if (id == CORDON_ID_NONE || find_new_row (batch, table, id) == NULL)
    return;
  list = g_hash_table_lookup (referrers, &id);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (referrers, g_memdup2 (&id, sizeof id), list);
    }
  g_ptr_array_add (list, row);
}

static void
note_references (CordonTableBatch *batch,
                 Departure *departure,
                 const CordonTable *table,
                 Row *row)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      gconstpointer member = cordon_record_peek (row->after, field);
      const CordonRefs *refs = field->type == CORDON_FIELD_REFS ? *(const CordonRefs *const *) member : NULL;

      if (field->type == CORDON_FIELD_REF)
        note_reference (batch, departure, row, field->target, *(const gint64 *) member);
      for (guint k = 0; refs != NULL && k < refs->n_items; k++)
        note_reference (batch, departure, row, field->target, refs->items[k]);
    }
}

static void
leave_referrers (CordonTableBatch *batch,
                 Departure *departure,
                 const Row *gone)
{
  CordonTableId table = cordon_sheet_table (gone->sheet)->id;
  const GPtrArray *list = g_hash_table_lookup (departure->referrers[table], &gone->id);
  CordonTextPlace place = cordon_sheet_row_place (gone->sheet, gone->row);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Row *row = list->pdata[i];
      g_autofree char *reason = NULL;

      if (row->is_out)
        continue;
      reason = g_strdup_printf (_ ("this row refers to line %u of %s, which is left out"), place.line,
                                cordon_sheet_file (gone->sheet));
      report (batch, row, cordon_sheet_row_place (row->sheet, row->row), reason);
      g_queue_push_tail (&departure->queue, row);
    }
}

static void
leave_dependants (CordonTableBatch *batch)
{
  Departure departure = { .queue = G_QUEUE_INIT };
  Row *gone;

  for (guint i = 0; i < CORDON_N_TABLES; i++)
    departure.referrers[i] =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    for (guint k = 0; k < batch->tables[i].rows->len; k++)
      {
        Row *row = &g_array_index (batch->tables[i].rows, Row, k);

        if (row->is_out)
          g_queue_push_tail (&departure.queue, row);
        else
          note_references (batch, &departure, cordon_table_get (i), row);
      }
  while ((gone = g_queue_pop_head (&departure.queue)) != NULL)
    if (gone->before == NULL)
      leave_referrers (batch, &departure, gone);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    g_hash_table_unref (departure.referrers[i]);
}

/* ---- the edit ---- */

static void
put_row (CordonTableBatch *batch,
         CordonEdit *edit,
         const Row *row)
{
  if (row->is_out)
    batch->count.n_left_out++;
  else if (row->before == NULL)
    {
      batch->count.n_new++;
      cordon_edit_insert (edit, row->after);
    }
  else if (cordon_record_equal (row->before, row->after))
    batch->count.n_same++;
  else
    {
      batch->count.n_changed++;
      if (row->before->id == row->id)
        {
          cordon_edit_replace (edit, row->before, row->after);
          return;
        }
      /* Only the plan's own record can come under another id. */
      cordon_edit_delete (edit, row->before);
      cordon_edit_insert (edit, row->after);
    }
}

/**
 * cordon_table_batch_finish:
 * @batch: a batch, which takes no more rows afterwards
 * @label: what the edit is called in the history
 * @keeps_going: whether good rows are taken although others are not
 *
 * Turns the rows into changes: a row about a known record replaces what its
 * file speaks of and leaves the other fields, any other row is a new record.
 * Rows that say what the plan says already change nothing.
 *
 * Returns: (transfer full) (nullable): the edit, perhaps without changes; %NULL
 *   when there are problems and @keeps_going is %FALSE
 */
CordonEdit *
cordon_table_batch_finish (CordonTableBatch *batch,
                           const char *label,
                           gboolean keeps_going)
{
  g_autoptr (CordonEdit) edit = cordon_edit_new (label);

  for (guint i = 0; i < CORDON_N_TABLES; i++)
    match_rows (batch, i);
  find_zone (batch);
  /* Names that rows bring are complete only now. */
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    g_clear_pointer (&batch->tables[i].names, g_hash_table_unref);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    fill_rows (batch, i);
  if (batch->problems->len > 0)
    {
      if (!keeps_going)
        return NULL;
      leave_dependants (batch);
    }
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    for (guint k = 0; k < batch->tables[i].rows->len; k++)
      put_row (batch, edit, &g_array_index (batch->tables[i].rows, Row, k));
  return g_steal_pointer (&edit);
}
