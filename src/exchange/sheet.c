/* sheet.c: a CSV or GeoJSON file as rows of cells by the fields of a table.
 *
 * A sheet says nothing about what a cell means; it knows which column is which
 * field, where each cell stands, and whether a file says anything about a
 * field at all: a column that is not there leaves a field as it is, an empty
 * cell (in GeoJSON: null, or "") makes it unset.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/csv.h"
#include "exchange/geojson.h"
#include "exchange/problem.h"

struct _CordonSheet
{
  const CordonTable *table;
  char *file;
  guint n_rows;
  gboolean *is_good; /* by row */

  CordonCsv *csv;
  int *columns; /* CSV: column of each field, the id's first; -1 for none */

  CordonGeoJson *geojson;
  CordonTextCell *cells; /* GeoJSON: n_fields + 1 of each row, the id's first; text NULL for none */
  GStringChunk *texts;
};

static CordonSheet *
new_sheet (const CordonTable *table,
           const char *file)
{
  CordonSheet *sheet = g_new0 (CordonSheet, 1);

  sheet->table = table;
  sheet->file = g_strdup (file);
  return sheet;
}

/* Position of a column among the cells of a row: 0 is the id; -1 when the table has no such field. */
static int
find_slot (const CordonTable *table,
           const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  const CordonField *field;

  if (g_ascii_strcasecmp (trimmed, "id") == 0)
    return 0;
  field = cordon_table_find_field (table, trimmed);
  return field != NULL ? (int) (field - table->fields) + 1 : -1;
}

static void
report_stranger (const CordonSheet *sheet,
                 const char *name,
                 CordonTextPlace place,
                 GPtrArray *problems)
{
  cordon_problems_add (problems, sheet->file, place,
                       _ ("table %s has no field “%s”; “cordonctl schema %s” lists its fields"),
                       sheet->table->name, name, sheet->table->name);
}

static void
read_header (CordonSheet *sheet,
             GPtrArray *problems)
{
  guint n_slots = sheet->table->n_fields + 1;
  guint n_cells;
  const CordonTextCell *cells = cordon_csv_row (sheet->csv, 0, &n_cells);

  sheet->columns = g_new (int, n_slots);
  for (guint i = 0; i < n_slots; i++)
    sheet->columns[i] = -1;
  for (guint i = 0; i < n_cells; i++)
    {
      int slot = find_slot (sheet->table, cells[i].text);

      if (slot < 0)
        report_stranger (sheet, cells[i].text, cells[i].place, problems);
      else if (sheet->columns[slot] >= 0)
        cordon_problems_add (problems, sheet->file, cells[i].place, _ ("the column “%s” is there twice"),
                             cells[i].text);
      else
        sheet->columns[slot] = (int) i;
    }
}

/* Rows with more or fewer cells than the header cannot be trusted to be in step with it. */
static void
check_row_lengths (CordonSheet *sheet,
                   GPtrArray *problems)
{
  guint n_columns;

  cordon_csv_row (sheet->csv, 0, &n_columns);
  sheet->is_good = g_new (gboolean, sheet->n_rows + 1);
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      guint n_cells;
      const CordonTextCell *cells = cordon_csv_row (sheet->csv, i + 1, &n_cells);

      sheet->is_good[i] = n_cells == n_columns;
      if (!sheet->is_good[i])
        cordon_problems_add (problems, sheet->file, cells[0].place,
                             _ ("this row has %u cells, but the first line has %u columns"), n_cells, n_columns);
    }
}

/**
 * cordon_sheet_read_csv:
 * @table: the table it holds rows of
 * @file: what to call the file in problems
 * @text: the text, with a zero byte after the last
 * @n_bytes: its length in bytes
 * @problems: (element-type CordonProblem): gets what is wrong
 *
 * Reads CSV whose first line names the columns.
 *
 * Returns: (transfer full) (nullable): the rows; %NULL, with a problem added,
 *   when @text is not CSV with a first line
 */
CordonSheet *
cordon_sheet_read_csv (const CordonTable *table,
                       const char *file,
                       const char *text,
                       gsize n_bytes,
                       GPtrArray *problems)
{
  g_autoptr (CordonSheet) sheet = new_sheet (table, file);
  g_autoptr (GError) error = NULL;
  CordonTextPlace place = { 1, 1 };

  sheet->csv = cordon_csv_read (text, n_bytes, &place, &error);
  if (sheet->csv == NULL)
    {
      cordon_problems_add (problems, file, place, "%s", error->message);
      return NULL;
    }
  if (cordon_csv_n_rows (sheet->csv) == 0)
    {
      cordon_problems_add (problems, file, place, _ ("the file is empty; the first line must name the columns"));
      return NULL;
    }
  sheet->n_rows = cordon_csv_n_rows (sheet->csv) - 1;
  read_header (sheet, problems);
  check_row_lengths (sheet, problems);
  return g_steal_pointer (&sheet);
}

/* An array of texts stands for a list; semicolons inside are protected as field texts want it. */
static const char *
join_list (CordonSheet *sheet,
           const CordonJsonNode *array)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const CordonJsonNode *item = array->first; item != NULL; item = item->next)
    {
      if (item->text == NULL)
        return NULL;
      if (item != array->first)
        g_string_append (text, "; ");
      for (const char *c = item->text; *c != '\0'; c++)
        {
          if (*c == ';' || *c == '\\')
            g_string_append_c (text, '\\');
          g_string_append_c (text, *c);
        }
    }
  return g_string_chunk_insert (sheet->texts, text->str);
}

/* The text of a property, as fields read it; NULL when no field can hold such a thing. */
static const char *
property_text (CordonSheet *sheet,
               const CordonJsonNode *node)
{
  switch (node->kind)
    {
    case CORDON_JSON_NODE_NULL:
      return "";
    case CORDON_JSON_NODE_FALSE:
      return "no";
    case CORDON_JSON_NODE_TRUE:
      return "yes";
    case CORDON_JSON_NODE_NUMBER:
    case CORDON_JSON_NODE_STRING:
      return node->text;
    case CORDON_JSON_NODE_ARRAY:
      return join_list (sheet, node);
    default:
      return NULL;
    }
}

static gboolean
read_property (CordonSheet *sheet,
               const CordonJsonNode *node,
               CordonTextCell *cells,
               GHashTable *strangers,
               GPtrArray *problems)
{
  int slot = find_slot (sheet->table, node->name);

  if (slot < 0 || (slot > 0 && &sheet->table->fields[slot - 1] == sheet->table->shape))
    {
      if (g_hash_table_add (strangers, (gpointer) node->name))
        report_stranger (sheet, node->name, node->place, problems);
      return TRUE;
    }
  cells[slot] = (CordonTextCell){ property_text (sheet, node), node->place };
  if (cells[slot].text != NULL)
    return TRUE;
  cordon_problems_add (problems, sheet->file, node->place, _ ("“%s” cannot hold an object or a nested list"),
                       node->name);
  return FALSE;
}

static gboolean
read_feature (CordonSheet *sheet,
              const CordonGeoFeature *feature,
              CordonTextCell *cells,
              GHashTable *strangers,
              GPtrArray *problems)
{
  const CordonJsonNode *node = feature->properties != NULL ? feature->properties->first : NULL;
  gboolean is_good = !feature->is_bad;

  for (; is_good && node != NULL; node = node->next)
    is_good = read_property (sheet, node, cells, strangers, problems);
  /* A property "id" was kept on purpose; a feature's own id may be a program's running number. */
  if (is_good && feature->id != NULL && cells[0].text == NULL)
    cells[0] = (CordonTextCell){ feature->id->text, feature->id->place };
  if (is_good && feature->shape != NULL && sheet->table->shape == NULL)
    {
      cordon_problems_add (problems, sheet->file, feature->shape_place, _ ("table %s has no place on the map"),
                           sheet->table->name);
      is_good = FALSE;
    }
  return is_good;
}

/**
 * cordon_sheet_read_geojson:
 * @table: the table it holds rows of
 * @file: what to call the file in problems
 * @text: the text, with a zero byte after the last
 * @n_bytes: its length in bytes
 * @problems: (element-type CordonProblem): gets what is wrong
 *
 * Reads a feature collection: properties are fields, the geometry is the shape.
 *
 * Returns: (transfer full) (nullable): the rows; %NULL, with a problem added,
 *   when @text as a whole is not GeoJSON
 */
CordonSheet *
cordon_sheet_read_geojson (const CordonTable *table,
                           const char *file,
                           const char *text,
                           gsize n_bytes,
                           GPtrArray *problems)
{
  g_autoptr (CordonSheet) sheet = new_sheet (table, file);
  g_autoptr (GHashTable) strangers = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_slots = table->n_fields + 1;

  sheet->geojson = cordon_geojson_read (file, text, n_bytes, problems);
  if (sheet->geojson == NULL)
    return NULL;
  sheet->n_rows = sheet->geojson->features->len;
  sheet->texts = g_string_chunk_new (1024);
  sheet->is_good = g_new (gboolean, sheet->n_rows + 1);
  sheet->cells = g_new0 (CordonTextCell, n_slots * sheet->n_rows + 1);
  for (guint i = 0; i < sheet->n_rows; i++)
    sheet->is_good[i] = read_feature (sheet, &g_array_index (sheet->geojson->features, CordonGeoFeature, i),
                                      sheet->cells + i * n_slots, strangers, problems);
  return g_steal_pointer (&sheet);
}

/**
 * cordon_sheet_free:
 * @sheet: (transfer full) (nullable): rows
 */
void
cordon_sheet_free (CordonSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->file);
  g_free (sheet->is_good);
  g_free (sheet->columns);
  g_free (sheet->cells);
  cordon_csv_free (sheet->csv);
  cordon_geojson_free (sheet->geojson);
  if (sheet->texts != NULL)
    g_string_chunk_free (sheet->texts);
  g_free (sheet);
}

/**
 * cordon_sheet_table:
 * @sheet: rows
 *
 * Returns: (transfer none): the table they are of
 */
const CordonTable *
cordon_sheet_table (const CordonSheet *sheet)
{
  return sheet->table;
}

/**
 * cordon_sheet_file:
 * @sheet: rows
 *
 * Returns: (transfer none): what the file is called in problems
 */
const char *
cordon_sheet_file (const CordonSheet *sheet)
{
  return sheet->file;
}

/**
 * cordon_sheet_n_rows:
 * @sheet: rows
 *
 * Returns: how many rows there are, good and bad
 */
guint
cordon_sheet_n_rows (const CordonSheet *sheet)
{
  return sheet->n_rows;
}

/**
 * cordon_sheet_row_is_good:
 * @sheet: rows
 * @row: which, from 0
 *
 * Returns: whether the row could be read; otherwise the reason was reported
 */
gboolean
cordon_sheet_row_is_good (const CordonSheet *sheet,
                          guint row)
{
  return sheet->is_good[row];
}

/**
 * cordon_sheet_row_place:
 * @sheet: rows
 * @row: which, from 0
 *
 * Returns: where the row begins in its file
 */
CordonTextPlace
cordon_sheet_row_place (const CordonSheet *sheet,
                        guint row)
{
  guint n_cells;

  if (sheet->csv != NULL)
    return cordon_csv_row (sheet->csv, row + 1, &n_cells)[0].place;
  return g_array_index (sheet->geojson->features, CordonGeoFeature, row).place;
}

/**
 * cordon_sheet_cell:
 * @sheet: rows
 * @row: which, from 0; a good one
 * @field: index of a field of the table, or %CORDON_SHEET_ID
 *
 * Returns: (transfer none) (nullable): what the file says about the field; an
 *   empty text means unset, %NULL that the file says nothing
 */
const CordonTextCell *
cordon_sheet_cell (const CordonSheet *sheet,
                   guint row,
                   int field)
{
  const CordonTextCell *cell;
  guint n_cells;

  if (sheet->csv != NULL)
    {
      int column = sheet->columns[field + 1];

      return column >= 0 ? cordon_csv_row (sheet->csv, row + 1, &n_cells) + column : NULL;
    }
  cell = &sheet->cells[row * (gsize) (sheet->table->n_fields + 1) + (gsize) (field + 1)];
  return cell->text != NULL ? cell : NULL;
}

/**
 * cordon_sheet_shape:
 * @sheet: rows
 * @row: which, from 0; a good one
 * @out_shape: (out) (transfer none) (nullable): the geometry, %NULL for none
 * @out_place: (out): where it stands in the file
 *
 * Returns: whether the file gives geometries beside its cells, as GeoJSON does
 */
gboolean
cordon_sheet_shape (const CordonSheet *sheet,
                    guint row,
                    const GeoShape **out_shape,
                    CordonTextPlace *out_place)
{
  const CordonGeoFeature *feature;

  if (sheet->geojson == NULL)
    return FALSE;
  feature = &g_array_index (sheet->geojson->features, CordonGeoFeature, row);
  *out_shape = feature->shape;
  *out_place = feature->shape_place;
  return TRUE;
}
