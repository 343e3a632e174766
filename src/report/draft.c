/* draft.c: a document being written: the plan, its readers, and how contents become words.
 *
 * Every chapter reads the plan through here, so that no record and no field
 * reaches a reader whose sharing label does not allow it. Words are made from
 * the descriptions of fields: a new field can be printed by naming it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "report/draft.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/minute.h"
#include "base/number.h"
#include "figure/palette.h"

/**
 * cordon_draft_init:
 * @draft: (out): becomes an empty draft
 * @input: what the document is made from; must outlive the draft
 * @fonts: for figures
 */
void
cordon_draft_init (CordonDraft *draft,
                   const CordonReportInput *input,
                   PangoContext *fonts)
{
  GeoExtent extent = cordon_plan_extent (input->plan);

  memset (draft, 0, sizeof *draft);
  draft->input = input;
  draft->plan = input->plan;
  draft->info = cordon_plan_info (input->plan);
  draft->document = cordon_document_new ();
  draft->ceiling = input->edition;
  if (draft->ceiling == CORDON_TLP_UNSET)
    draft->ceiling = draft->info != NULL ? (CordonTlp) draft->info->tlp : CORDON_TLP_AMBER;
  if (draft->ceiling == CORDON_TLP_UNSET)
    draft->ceiling = CORDON_TLP_AMBER;
  if (geo_extent_is_empty (extent) && input->base_map != NULL)
    extent = cordon_base_map_extent (input->base_map);
  draft->frame = geo_extent_is_empty (extent) ? geo_frame_new (0, 0) : geo_frame_new_for_extent (extent);
  draft->shapes = cordon_plan_shapes_new (input->plan, draft->frame, draft->ceiling);
  if (input->base_map != NULL)
    draft->ground = cordon_ground_new (input->base_map, draft->frame);
  draft->zone = cordon_plan_time_zone (input->plan);
  draft->fonts = fonts;
  draft->links = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  for (CordonTableId table = 0; table < CORDON_N_TABLES; table++)
    {
      CordonRowsIter iter;
      const CordonRecord *record;

      cordon_rows_iter_init (&iter, cordon_plan_rows (draft->plan, table));
      while ((record = cordon_rows_iter_next (&iter)) != NULL)
        draft->left_out[table] += !cordon_draft_may_show (draft, record);
    }
}

/**
 * cordon_draft_clear:
 * @draft: a draft
 *
 * Frees what it holds.
 */
void
cordon_draft_clear (CordonDraft *draft)
{
  g_clear_pointer (&draft->document, cordon_document_free);
  g_clear_pointer (&draft->shapes, cordon_plan_shapes_unref);
  g_clear_pointer (&draft->ground, cordon_ground_unref);
  g_clear_pointer (&draft->frame, geo_frame_unref);
  g_clear_pointer (&draft->zone, g_time_zone_unref);
  g_clear_pointer (&draft->links, g_hash_table_unref);
}

/**
 * cordon_draft_may_show:
 * @draft: a draft
 * @record: a record
 *
 * Returns: whether the readers may see it
 */
gboolean
cordon_draft_may_show (const CordonDraft *draft,
                       const CordonRecord *record)
{
  return cordon_record_tlp (record) <= draft->ceiling;
}

/**
 * cordon_draft_may_show_field:
 * @draft: a draft
 * @field: (nullable): a field
 *
 * Returns: whether the readers may see what it holds
 */
gboolean
cordon_draft_may_show_field (const CordonDraft *draft,
                             const CordonField *field)
{
  return field != NULL && field->tlp <= draft->ceiling;
}

/**
 * cordon_text_compare_naturally:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Orders as people count: P2 before P10; the same under every locale.
 *
 * Returns: below, at or above 0
 */
int
cordon_text_compare_naturally (const char *a,
                               const char *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          char *end_a, *end_b;
          guint64 number_a = g_ascii_strtoull (a, &end_a, 10);
          guint64 number_b = g_ascii_strtoull (b, &end_b, 10);

          if (number_a != number_b)
            return number_a < number_b ? -1 : 1;
          a = end_a;
          b = end_b;
          continue;
        }
      if (g_ascii_tolower (*a) != g_ascii_tolower (*b))
        return (guchar) g_ascii_tolower (*a) < (guchar) g_ascii_tolower (*b) ? -1 : 1;
      a++;
      b++;
    }
  return (*a != '\0') - (*b != '\0');
}

static const char *
code_of (const CordonRecord *record)
{
  const CordonTable *table = cordon_table_get (record->table);
  const char *code = table->code_field != NULL
                       ? *(const char *const *) cordon_record_peek (record, table->code_field)
                       : NULL;

  return code != NULL && code[0] != '\0' ? code : NULL;
}

static gint64
start_of (const CordonRecord *record)
{
  const CordonField *field = cordon_table_find_field (cordon_table_get (record->table), "starts");

  return field != NULL ? *(const gint64 *) cordon_record_peek (record, field) : CORDON_MINUTE_NONE;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const CordonRecord *ra = *(const CordonRecord *const *) a;
  const CordonRecord *rb = *(const CordonRecord *const *) b;
  const char *key_a = code_of (ra) != NULL ? code_of (ra) : cordon_record_name (ra);
  const char *key_b = code_of (rb) != NULL ? code_of (rb) : cordon_record_name (rb);
  gint64 start_a = start_of (ra);
  gint64 start_b = start_of (rb);
  int order;

  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;
  order = cordon_text_compare_naturally (key_a, key_b);
  if (order != 0)
    return order;
  return ra->id < rb->id ? -1 : ra->id > rb->id;
}

/**
 * cordon_draft_list:
 * @draft: a draft
 * @table: a table
 *
 * Returns: (transfer container) (element-type CordonRecord): what the readers may see of it, in the
 *   order of time, code and name
 */
GPtrArray *
cordon_draft_list (const CordonDraft *draft,
                   CordonTableId table)
{
  GPtrArray *list = g_ptr_array_new ();
  CordonRowsIter iter;
  const CordonRecord *record;

  cordon_rows_iter_init (&iter, cordon_plan_rows (draft->plan, table));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    if (cordon_draft_may_show (draft, record))
      g_ptr_array_add (list, (gpointer) record);
  g_ptr_array_sort (list, compare_records);
  return list;
}

static GHashTable *
link_table (CordonDraft *draft,
            CordonTableId table,
            const CordonField *field)
{
  GHashTable *links = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) records = cordon_draft_list (draft, table);

  for (guint i = 0; i < records->len; i++)
    {
      const CordonRecord *record = g_ptr_array_index (records, i);
      const gint64 *id = cordon_record_peek (record, field);
      GPtrArray *group = g_hash_table_lookup (links, id);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (links, (gpointer) id, group);
        }
      g_ptr_array_add (group, (gpointer) record);
    }
  return links;
}

/**
 * cordon_draft_linked:
 * @draft: a draft
 * @table: a table
 * @field: one of its references
 * @id: the record referred to
 *
 * The first question about a field costs a walk over the table, the others nothing.
 *
 * Returns: (transfer none) (nullable) (element-type CordonRecord): the records that refer to it
 */
const GPtrArray *
cordon_draft_linked (CordonDraft *draft,
                     CordonTableId table,
                     const char *field,
                     gint64 id)
{
  const CordonField *described = cordon_table_find_field (cordon_table_get (table), field);
  GHashTable *links;

  g_return_val_if_fail (described != NULL && described->type == CORDON_FIELD_REF, NULL);

  links = g_hash_table_lookup (draft->links, described);
  if (links == NULL)
    {
      links = link_table (draft, table, described);
      g_hash_table_insert (draft->links, (gpointer) described, links);
    }
  return g_hash_table_lookup (links, &id);
}

/**
 * cordon_draft_find:
 * @draft: a draft
 * @table: a table
 * @id: a record of it
 *
 * Returns: (transfer none) (nullable): the record; %NULL when there is none or the readers may not see it
 */
const CordonRecord *
cordon_draft_find (const CordonDraft *draft,
                   CordonTableId table,
                   gint64 id)
{
  const CordonRecord *record = id != CORDON_ID_NONE ? cordon_plan_find (draft->plan, table, id) : NULL;

  return record != NULL && cordon_draft_may_show (draft, record) ? record : NULL;
}

/**
 * cordon_draft_name:
 * @draft: a draft
 * @table: a table
 * @id: a record of it
 *
 * Returns: (transfer full) (nullable): what the record is called, with its code; %NULL for no record
 */
char *
cordon_draft_name (const CordonDraft *draft,
                   CordonTableId table,
                   gint64 id)
{
  const CordonRecord *record = id != CORDON_ID_NONE ? cordon_plan_find (draft->plan, table, id) : NULL;
  const char *name, *code;

  if (record == NULL)
    return NULL;
  if (!cordon_draft_may_show (draft, record))
    return g_strdup (_ ("(withheld)"));
  name = cordon_record_name (record);
  code = code_of (record);
  if (code != NULL && name != NULL && strcmp (code, name) != 0)
    return g_strdup_printf ("%s %s", code, name);
  return g_strdup (name != NULL ? name : code);
}

/**
 * cordon_draft_anchor:
 * @record: a record
 *
 * Returns: (transfer full): what links to it go to
 */
char *
cordon_draft_anchor (const CordonRecord *record)
{
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, cordon_table_get (record->table)->name, record->id);
}

/**
 * cordon_draft_time:
 * @draft: a draft
 * @minute: a minute of UTC
 *
 * Returns: (transfer full): the time on the event's clocks
 */
char *
cordon_draft_time (const CordonDraft *draft,
                   gint64 minute)
{
  return cordon_minute_format_local (minute, draft->zone, "%Y-%m-%d %H:%M");
}

/**
 * cordon_draft_interval:
 * @draft: a draft
 * @interval: a stretch of time
 *
 * Returns: (transfer full): its times on the event's clocks; the date once when it lasts less than a day
 */
char *
cordon_draft_interval (const CordonDraft *draft,
                       CordonInterval interval)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (interval.start_min <= CORDON_INTERVAL_ALWAYS.start_min || interval.end_min >= CORDON_INTERVAL_ALWAYS.end_min)
    return g_strdup (_ ("always"));
  start = cordon_draft_time (draft, interval.start_min);
  end = cordon_draft_time (draft, interval.end_min);
  if (strlen (start) == 16 && strlen (end) == 16 && strncmp (start, end, 10) == 0)
    return g_strdup_printf ("%s–%s", start, end + 11);
  return g_strdup_printf ("%s – %s", start, end);
}

/**
 * cordon_draft_number:
 * @value: a number
 * @n_decimals: how many decimals are kept at most
 *
 * Returns: (transfer full): the number, thousands apart by a narrow space, the same in every locale
 */
char *
cordon_draft_number (double value,
                     guint n_decimals)
{
  char format[8];
  char digits[64];
  GString *text = g_string_new (NULL);
  gsize whole;
  char *dot;

  if (!isfinite (value))
    {
      g_string_append (text, "–");
      return g_string_free (text, FALSE);
    }
  g_snprintf (format, sizeof format, "%%.%uf", MIN (n_decimals, 9));
  g_ascii_formatd (digits, sizeof digits, format, fabs (value));
  dot = strchr (digits, '.');
  if (dot != NULL)
    {
      char *end = digits + strlen (digits) - 1;

      while (*end == '0')
        *end-- = '\0';
      if (*end == '.')
        *end = '\0';
      dot = strchr (digits, '.');
    }
  whole = dot != NULL ? (gsize) (dot - digits) : strlen (digits);
  if (value < 0 && strcmp (digits, "0") != 0)
    g_string_append (text, "−");
  for (gsize i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0 && i < whole && (whole - i) % 3 == 0)
        g_string_append (text, "\u202f");
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
with_unit (const CordonField *field,
           double value)
{
  g_autofree char *number = cordon_draft_number (value, 3);
  const char *symbol = field->unit != NULL ? field->unit->symbol : "";

  if (symbol == NULL || symbol[0] == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s\u00a0%s", number, _ (symbol));
}

static char *
join_windows (const CordonDraft *draft,
              const CordonWindows *windows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < windows->n_items; i++)
    {
      g_autofree char *item = cordon_draft_interval (draft, windows->items[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", item);
    }
  return g_string_free (text, FALSE);
}

/* The end of a stretch of time that begins on @day: without the date on the same day, "+1" on the next. */
static char *
short_end (const CordonDraft *draft,
           CordonInterval when,
           const char *day)
{
  g_autofree char *end = cordon_draft_time (draft, when.end_min);

  if (strlen (end) != 16)
    return g_steal_pointer (&end);
  if (strncmp (end, day, 10) == 0)
    return g_strdup (end + 11);
  if (cordon_interval_minutes (when) <= 24 * 60)
    return g_strdup_printf ("%s (+1)", end + 11);
  return g_steal_pointer (&end);
}

/* "2027-06-12 06:00–14:00: 2, 14:00–22:00: 4": a line for each day; equal neighbours are joined. */
static char *
join_schedule (const CordonDraft *draft,
               const CordonSchedule *schedule)
{
  GString *text = g_string_new (NULL);
  g_autofree char *last_day = NULL;

  for (guint i = 0; i < schedule->n_items; i++)
    {
      CordonInterval when = schedule->items[i].when;
      g_autofree char *value = cordon_draft_number (schedule->items[i].value, 1);
      g_autofree char *start = NULL;
      g_autofree char *end = NULL;

      while (i + 1 < schedule->n_items && schedule->items[i + 1].when.start_min == when.end_min &&
             schedule->items[i + 1].value == schedule->items[i].value)
        when.end_min = schedule->items[++i].when.end_min;
      start = cordon_draft_time (draft, when.start_min);
      end = short_end (draft, when, start);
      if (last_day != NULL && strlen (start) == 16 && strncmp (start, last_day, 10) == 0)
        g_string_append_printf (text, ", %s–%s: %s", start + 11, end, value);
      else
        g_string_append_printf (text, "%s%s–%s: %s", text->len > 0 ? "\n" : "", start, end, value);
      g_free (last_day);
      last_day = g_steal_pointer (&start);
    }
  return g_string_free (text, FALSE);
}

static char *
join_refs (const CordonDraft *draft,
           const CordonField *field,
           const CordonRefs *refs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < refs->n_items; i++)
    {
      g_autofree char *name = cordon_draft_name (draft, (CordonTableId) field->target, refs->items[i]);

      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }
  return g_string_free (text, FALSE);
}

static char *
join_words (const CordonWords *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->n_items; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", words->items[i]);
  return g_string_free (text, FALSE);
}

/**
 * cordon_draft_field:
 * @draft: a draft
 * @record: a record
 * @field: (nullable): one of its fields
 *
 * Returns: (transfer full) (nullable): its contents in words; %NULL when there are none or the readers
 *   may not see them
 */
char *
cordon_draft_field (const CordonDraft *draft,
                    const CordonRecord *record,
                    const CordonField *field)
{
  gconstpointer member;

  if (!cordon_draft_may_show_field (draft, field) || !cordon_record_is_set (record, field))
    return NULL;
  member = cordon_record_peek (record, field);
  switch (field->type)
    {
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_PROSE:
    case CORDON_FIELD_COLOUR:
      return g_strdup (*(const char *const *) member);
    case CORDON_FIELD_INT:
      return with_unit (field, (double) *(const gint64 *) member);
    case CORDON_FIELD_REAL:
      return with_unit (field, *(const double *) member);
    case CORDON_FIELD_FLAG:
      return g_strdup (*(const int *) member ? _ ("yes") : _ ("no"));
    case CORDON_FIELD_ENUM:
      return g_strdup (cordon_vocabulary_label (field->vocabulary, *(const int *) member));
    case CORDON_FIELD_REF:
      return cordon_draft_name (draft, (CordonTableId) field->target, *(const gint64 *) member);
    case CORDON_FIELD_REFS:
      return join_refs (draft, field, *(const CordonRefs *const *) member);
    case CORDON_FIELD_WORDS:
      return join_words (*(const CordonWords *const *) member);
    case CORDON_FIELD_TIME:
      return cordon_draft_time (draft, *(const gint64 *) member);
    case CORDON_FIELD_WINDOWS:
      return join_windows (draft, *(const CordonWindows *const *) member);
    case CORDON_FIELD_SCHEDULE:
      return join_schedule (draft, *(const CordonSchedule *const *) member);
    default:
      return NULL;
    }
}

/**
 * cordon_draft_swatch:
 * @draft: a draft
 * @organisation: an organisation
 *
 * Returns: its colour on the map as 0xrrggbb; -1 for none
 */
gint64
cordon_draft_swatch (const CordonDraft *draft,
                     gint64 organisation)
{
  CordonRowsIter iter;
  const CordonRecord *record;
  guint nth = 0;

  cordon_rows_iter_init (&iter, cordon_plan_rows (draft->plan, CORDON_TABLE_ORGANISATION));
  for (; (record = cordon_rows_iter_next (&iter)) != NULL; nth++)
    if (record->id == organisation)
      return cordon_palette_owner (CORDON_RECORD_AS (ORGANISATION, CordonOrganisation, record)->colour, nth);
  return -1;
}

/**
 * cordon_draft_is_private:
 * @draft: a draft
 * @organisation: an organisation
 *
 * Returns: whether it is a private one
 */
gboolean
cordon_draft_is_private (const CordonDraft *draft,
                         gint64 organisation)
{
  const CordonRecord *record =
    organisation != CORDON_ID_NONE ? cordon_plan_find (draft->plan, CORDON_TABLE_ORGANISATION, organisation) : NULL;

  return record != NULL && cordon_organisation_kind_is_private (
                             CORDON_RECORD_AS (ORGANISATION, CordonOrganisation, record)->kind);
}

/**
 * cordon_draft_pairs:
 * @draft: a draft
 *
 * Returns: (transfer none): a table for cordon_draft_pair()
 */
CordonGrid *
cordon_draft_pairs (CordonDraft *draft)
{
  CordonGrid *grid = cordon_document_grid (draft->document, FALSE);

  cordon_grid_add_column (grid, _ ("What"), 27, CORDON_ALIGN_START);
  cordon_grid_add_column (grid, _ ("Contents"), 73, CORDON_ALIGN_START);
  return grid;
}

/**
 * cordon_draft_pair:
 * @grid: a table from cordon_draft_pairs()
 * @label: what it is
 * @text: (nullable): the contents; without any nothing is added
 * @link: (nullable): where the contents lead to
 */
void
cordon_draft_pair (CordonGrid *grid,
                   const char *label,
                   const char *text,
                   const char *link)
{
  if (text == NULL || text[0] == '\0')
    return;
  cordon_grid_add_cell_full (grid, label, NULL)->strong = TRUE;
  cordon_grid_add_cell_full (grid, text, link);
}

/**
 * cordon_draft_facts:
 * @draft: a draft
 * @record: a record
 * @fields: (array zero-terminated=1): the names of some of its fields
 *
 * Appends the fields that say something, two to a line.
 */
void
cordon_draft_facts (CordonDraft *draft,
                    const CordonRecord *record,
                    const char *const *fields)
{
  const CordonTable *table = cordon_table_get (record->table);
  CordonGrid *grid = NULL;
  guint n = 0;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const CordonField *field = cordon_table_find_field (table, fields[i]);
      g_autofree char *text = cordon_draft_field (draft, record, field);
      g_autofree char *link = NULL;
      CordonCell *cell;

      if (text == NULL || text[0] == '\0')
        continue;
      if (grid == NULL)
        {
          grid = cordon_document_grid (draft->document, FALSE);
          for (int column = 0; column < 4; column++)
            cordon_grid_add_column (grid, "", column % 2 == 0 ? 18 : 32, CORDON_ALIGN_START);
        }
      cordon_grid_add_cell_full (grid, cordon_field_label (field), NULL)->strong = TRUE;
      if (field->type == CORDON_FIELD_REF)
        link = g_strdup_printf ("%s-%" G_GINT64_FORMAT, cordon_table_get ((CordonTableId) field->target)->name,
                                *(const gint64 *) cordon_record_peek (record, field));
      cell = cordon_grid_add_cell_full (grid, text, link);
      if (field->type == CORDON_FIELD_REF && field->target == CORDON_TABLE_ORGANISATION)
        cell->swatch = cordon_draft_swatch (draft, *(const gint64 *) cordon_record_peek (record, field));
      n++;
    }
  if (n % 2 == 1)
    {
      cordon_grid_add_cell (grid, "");
      cordon_grid_add_cell (grid, "");
    }
}

static gboolean
says_something (const CordonDraft *draft,
                const GPtrArray *records,
                const CordonField *field)
{
  if (!cordon_draft_may_show_field (draft, field))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (cordon_record_is_set (g_ptr_array_index (records, i), field))
      return TRUE;
  return FALSE;
}

/* Columns are narrow: an organisation has the name it has on the map; its link leads to the full one. */
static void
use_short_name (const CordonDraft *draft,
                CordonCell *cell,
                gint64 organisation)
{
  const CordonRecord *record = cordon_draft_find (draft, CORDON_TABLE_ORGANISATION, organisation);
  const char *name = record != NULL ? CORDON_RECORD_AS (ORGANISATION, CordonOrganisation, record)->short_name : NULL;

  if (name == NULL || name[0] == '\0')
    return;
  g_free (cell->text);
  cell->text = g_strdup (name);
}

static void
add_record_cell (CordonDraft *draft,
                 CordonGrid *grid,
                 const CordonRecord *record,
                 const CordonField *field)
{
  const CordonTable *table = cordon_table_get (record->table);
  g_autofree char *text = cordon_draft_field (draft, record, field);
  g_autofree char *link = NULL;
  CordonCell *cell;

  if (field->type == CORDON_FIELD_REF && cordon_record_is_set (record, field))
    link = g_strdup_printf ("%s-%" G_GINT64_FORMAT, cordon_table_get ((CordonTableId) field->target)->name,
                            *(const gint64 *) cordon_record_peek (record, field));
  else if (field == table->name_field || field == table->code_field)
    link = cordon_draft_anchor (record);
  cell = cordon_grid_add_cell_full (grid, text, link);
  if (field->type == CORDON_FIELD_REF && field->target == CORDON_TABLE_ORGANISATION)
    use_short_name (draft, cell, *(const gint64 *) cordon_record_peek (record, field));
  cell->strong = field == table->code_field || (table->code_field == NULL && field == table->name_field);
  if (field->type == CORDON_FIELD_REF && field->target == CORDON_TABLE_ORGANISATION)
    cell->swatch = cordon_draft_swatch (draft, *(const gint64 *) cordon_record_peek (record, field));
}

/**
 * cordon_draft_table:
 * @draft: a draft
 * @heading: (nullable): a heading above it
 * @records: (nullable) (element-type CordonRecord): records of one table
 * @columns: (array length=n_columns): which fields are shown
 * @n_columns: how many
 *
 * Appends a table of records. Columns that say nothing, or nothing these
 * readers may see, are left out; without records so is the heading.
 *
 * Returns: whether there was anything
 */
gboolean
cordon_draft_table (CordonDraft *draft,
                    const char *heading,
                    const GPtrArray *records,
                    const CordonRecordColumn *columns,
                    guint n_columns)
{
  const CordonField *fields[16];
  CordonGrid *grid;
  guint n_fields = 0;

  g_return_val_if_fail (n_columns <= G_N_ELEMENTS (fields), FALSE);

  if (records == NULL || records->len == 0)
    return FALSE;
  if (heading != NULL)
    cordon_document_heading (draft->document, 3, NULL, heading);
  grid = cordon_document_grid (draft->document, TRUE);
  for (guint i = 0; i < n_columns; i++)
    {
      const CordonRecord *first = g_ptr_array_index (records, 0);
      const CordonField *field = cordon_table_find_field (cordon_table_get (first->table), columns[i].field);
      gboolean is_number = field != NULL && (field->type == CORDON_FIELD_INT || field->type == CORDON_FIELD_REAL);

      if (!says_something (draft, records, field))
        continue;
      fields[n_fields++] = field;
      cordon_grid_add_column (grid, cordon_field_label (field), columns[i].share,
                              is_number ? CORDON_ALIGN_END : CORDON_ALIGN_START);
    }
  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < n_fields; j++)
      add_record_cell (draft, grid, g_ptr_array_index (records, i), fields[j]);
  return TRUE;
}
