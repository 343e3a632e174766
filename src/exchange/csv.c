/* csv.c: comma-separated values to the letter of RFC 4180.
 *
 * A row ends with CR LF, LF or CR. A cell that begins with a quotation mark
 * ends with one; in between, two stand for one, and commas and line ends are
 * text. Beyond the RFC: a byte order mark is skipped, empty lines are no rows, a
 * quotation mark further inside a cell is text (7°25'12"E), and where the first line has semicolons or tabs but no comma, those separate
 * the cells, because that is what spreadsheets of many countries write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CordonCsv
{
  char *texts;        /* all cells' texts, each with its zero */
  GArray *cells;      /* of CordonTextCell */
  GArray *row_starts; /* of guint, one more than rows */
};

typedef struct
{
  const char *at;
  const char *end;
  CordonTextCounter counter;
  char separator;
  char *out; /* where the next text goes */
  CordonCsv *csv;
  CordonTextPlace *out_place;
  GError **error;
} Reader;

static gboolean
fail (Reader *reader,
      const char *at,
      const char *sentence)
{
  *reader->out_place = cordon_text_counter_move (&reader->counter, at);
  g_set_error_literal (reader->error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_SYNTAX, sentence);
  return FALSE;
}

static char
find_separator (const char *text,
                const char *end)
{
  gboolean is_quoted = FALSE;
  char found = '\0';

  for (; text < end && (is_quoted || (*text != '\n' && *text != '\r')); text++)
    {
      if (*text == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && *text == ',')
        return ',';
      else if (!is_quoted && found == '\0' && (*text == ';' || *text == '\t'))
        found = *text;
    }
  return found != '\0' ? found : ',';
}

static gboolean
is_cell_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == reader->separator ||
         *reader->at == '\n' || *reader->at == '\r';
}

static gboolean
read_quoted (Reader *reader)
{
  const char *start = reader->at++;

  for (;;)
    {
      if (reader->at == reader->end)
        return fail (reader, start, _ ("this quotation mark is never closed"));
      if (*reader->at == '"')
        {
          reader->at++;
          if (reader->at == reader->end || *reader->at != '"')
            break;
        }
      *reader->out++ = *reader->at++;
    }
  return is_cell_end (reader) ||
         fail (reader, reader->at,
               _ ("after the closing quotation mark the cell must end; inside a cell, write two for one"));
}

static void
read_plain (Reader *reader)
{
  while (!is_cell_end (reader))
    *reader->out++ = *reader->at++;
}

static gboolean
read_cell (Reader *reader)
{
  CordonTextCell cell = { reader->out, cordon_text_counter_move (&reader->counter, reader->at) };

  if (reader->at == reader->end || *reader->at != '"')
    read_plain (reader);
  else if (!read_quoted (reader))
    return FALSE;
  *reader->out++ = '\0';
  g_array_append_val (reader->csv->cells, cell);
  return TRUE;
}

static void
skip_line_end (Reader *reader)
{
  if (reader->at < reader->end && *reader->at == '\r')
    reader->at++;
  if (reader->at < reader->end && *reader->at == '\n')
    reader->at++;
}

static gboolean
read_row (Reader *reader)
{
  for (;;)
    {
      if (!read_cell (reader))
        return FALSE;
      if (reader->at == reader->end || *reader->at != reader->separator)
        break;
      reader->at++;
    }
  skip_line_end (reader);
  g_array_append_val (reader->csv->row_starts, reader->csv->cells->len);
  return TRUE;
}

static gboolean
read_rows (Reader *reader)
{
  guint start = 0;

  g_array_append_val (reader->csv->row_starts, start);
  while (reader->at < reader->end)
    {
      if (*reader->at == '\n' || *reader->at == '\r')
        skip_line_end (reader);
      else if (!read_row (reader))
        return FALSE;
    }
  return TRUE;
}

/**
 * cordon_csv_read:
 * @text: the text, with a zero byte after the last
 * @n_bytes: its length in bytes
 * @out_place: (out): where @text stops being CSV; set on failure only
 * @error: return location for a #GError
 *
 * Rows may have different numbers of cells; what that means is for the caller
 * to say.
 *
 * Errors: %CORDON_EXCHANGE_ERROR_SYNTAX, a sentence without the place
 *
 * Returns: (transfer full) (nullable): the cells, none for an empty text; %NULL
 *   with @error set when @text is not CSV or not UTF-8
 */
CordonCsv *
cordon_csv_read (const char *text,
                 gsize n_bytes,
                 CordonTextPlace *out_place,
                 GError **error)
{
  g_autoptr (CordonCsv) csv = NULL;
  Reader reader;

  g_return_val_if_fail (text != NULL && out_place != NULL, NULL);

  if (n_bytes >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      n_bytes -= 3;
    }
  if (!cordon_text_check_utf8 (text, n_bytes, out_place, error))
    return NULL;
  csv = g_new0 (CordonCsv, 1);
  /* Every cell but the last gives up a separator or a quotation mark for its zero. */
  csv->texts = g_malloc (n_bytes + 1);
  csv->cells = g_array_new (FALSE, FALSE, sizeof (CordonTextCell));
  csv->row_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  reader = (Reader){ text, text + n_bytes, cordon_text_counter_start (text),
                     find_separator (text, text + n_bytes), csv->texts, csv, out_place, error };
  return read_rows (&reader) ? g_steal_pointer (&csv) : NULL;
}

/**
 * cordon_csv_free:
 * @csv: (transfer full) (nullable): cells
 */
void
cordon_csv_free (CordonCsv *csv)
{
  if (csv == NULL)
    return;
  g_array_unref (csv->cells);
  g_array_unref (csv->row_starts);
  g_free (csv->texts);
  g_free (csv);
}

/**
 * cordon_csv_n_rows:
 * @csv: cells
 *
 * Returns: how many rows there are, the header being one
 */
guint
cordon_csv_n_rows (const CordonCsv *csv)
{
  return csv->row_starts->len - 1;
}

/**
 * cordon_csv_row:
 * @csv: cells
 * @row: which row, from 0
 * @out_n_cells: (out): how many cells it has, at least one
 *
 * Returns: (transfer none) (array length=out_n_cells): the cells of the row
 */
const CordonTextCell *
cordon_csv_row (const CordonCsv *csv,
                guint row,
                guint *out_n_cells)
{
  guint start, end;

  g_return_val_if_fail (row < cordon_csv_n_rows (csv), NULL);

  start = g_array_index (csv->row_starts, guint, row);
  end = g_array_index (csv->row_starts, guint, row + 1);
  *out_n_cells = end - start;
  return &g_array_index (csv->cells, CordonTextCell, start);
}

static gboolean
needs_quotes (const char *cell)
{
  gsize length = strlen (cell);

  return strpbrk (cell, ",;\t\"\r\n") != NULL ||
         (length > 0 && (cell[0] == ' ' || cell[length - 1] == ' '));
}

static void
append_quoted (GString *text,
               const char *cell)
{
  g_string_append_c (text, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

/**
 * cordon_csv_append_row:
 * @text: where to write
 * @cells: (array length=n_cells): texts; %NULL is an empty cell
 * @n_cells: how many, at least one
 *
 * Writes one row, ended with CR LF as RFC 4180 asks.
 */
void
cordon_csv_append_row (GString *text,
                       const char *const *cells,
                       guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";

      if (i > 0)
        g_string_append_c (text, ',');
      /* A row of one empty cell would otherwise be an empty line, which is no row. */
      if (needs_quotes (cell) || (n_cells == 1 && *cell == '\0'))
        append_quoted (text, cell);
      else
        g_string_append (text, cell);
    }
  g_string_append (text, "\r\n");
}
