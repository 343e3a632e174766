/* document.c: a document as a tree, before anybody decides what a page is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "report/document.h"

#include <string.h>

struct _CordonDocument
{
  GPtrArray *blocks;
  GHashTable *anchors;
  guint numbers[3]; /* of the last heading of each level */
};

static void
clear_cell (gpointer data)
{
  CordonCell *cell = data;

  g_free (cell->text);
  g_free (cell->link);
}

static void
clear_column (gpointer data)
{
  g_free (((CordonColumn *) data)->title);
}

static void
free_grid (CordonGrid *grid)
{
  g_array_unref (grid->columns);
  g_ptr_array_unref (grid->rows);
  g_free (grid);
}

static void
free_block (gpointer data)
{
  CordonBlock *block = data;

  if (block->draw_destroy != NULL)
    block->draw_destroy (block->draw_data);
  g_clear_pointer (&block->grid, free_grid);
  g_free (block->text);
  g_free (block->number);
  g_free (block->anchor);
  g_free (block);
}

static CordonBlock *
append_block (CordonDocument *document,
              CordonBlockKind kind)
{
  CordonBlock *block = g_new0 (CordonBlock, 1);

  block->kind = kind;
  g_ptr_array_add (document->blocks, block);
  return block;
}

/**
 * cordon_document_new:
 *
 * Returns: (transfer full): an empty document
 */
CordonDocument *
cordon_document_new (void)
{
  CordonDocument *document = g_new0 (CordonDocument, 1);

  document->blocks = g_ptr_array_new_with_free_func (free_block);
  document->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  return document;
}

/**
 * cordon_document_free:
 * @document: (transfer full): a document
 */
void
cordon_document_free (CordonDocument *document)
{
  g_hash_table_unref (document->anchors);
  g_ptr_array_unref (document->blocks);
  g_free (document);
}

/**
 * cordon_document_n_blocks:
 * @document: a document
 *
 * Returns: how many blocks it has
 */
guint
cordon_document_n_blocks (const CordonDocument *document)
{
  return document->blocks->len;
}

/**
 * cordon_document_block:
 * @document: a document
 * @index: less than cordon_document_n_blocks()
 *
 * Returns: (transfer none): a block
 */
const CordonBlock *
cordon_document_block (const CordonDocument *document,
                       guint index)
{
  return g_ptr_array_index (document->blocks, index);
}

/**
 * cordon_document_has_anchor:
 * @document: a document
 * @anchor: what a link goes to
 *
 * Returns: whether there is such a place
 */
gboolean
cordon_document_has_anchor (const CordonDocument *document,
                            const char *anchor)
{
  return g_hash_table_contains (document->anchors, anchor);
}

static char *
next_number (CordonDocument *document,
             int level)
{
  document->numbers[level - 1]++;
  for (guint below = (guint) level; below < G_N_ELEMENTS (document->numbers); below++)
    document->numbers[below] = 0;
  if (level == 1)
    return g_strdup_printf ("%u", document->numbers[0]);
  return g_strdup_printf ("%u.%u", document->numbers[0], document->numbers[1]);
}

/**
 * cordon_document_plain_heading:
 * @document: a document
 * @level: 1, 2 or 3
 * @anchor: (nullable): a name for links, of a-z, 0-9 and "-"
 * @text: the heading
 *
 * Appends a heading without a number.
 */
void
cordon_document_plain_heading (CordonDocument *document,
                               int level,
                               const char *anchor,
                               const char *text)
{
  CordonBlock *block = append_block (document, CORDON_BLOCK_HEADING);

  block->level = CLAMP (level, 1, 3);
  block->style = (CordonTextStyle) (CORDON_TEXT_H1 + block->level - 1);
  block->text = g_strdup (text);
  block->anchor = g_strdup (anchor);
  if (anchor != NULL)
    g_hash_table_add (document->anchors, block->anchor);
}

/**
 * cordon_document_heading:
 * @document: a document
 * @level: 1, 2 or 3; 1 and 2 are numbered and stand in the contents
 * @anchor: (nullable): a name for links, of a-z, 0-9 and "-"
 * @text: the heading
 */
void
cordon_document_heading (CordonDocument *document,
                         int level,
                         const char *anchor,
                         const char *text)
{
  CordonBlock *block;

  cordon_document_plain_heading (document, level, anchor, text);
  block = g_ptr_array_index (document->blocks, document->blocks->len - 1);
  if (block->level <= 2)
    block->number = next_number (document, block->level);
}

/**
 * cordon_document_paragraph:
 * @document: a document
 * @style: how it looks
 * @text: its text
 */
void
cordon_document_paragraph (CordonDocument *document,
                           CordonTextStyle style,
                           const char *text)
{
  CordonBlock *block = append_block (document, CORDON_BLOCK_PARAGRAPH);

  block->style = style;
  block->text = g_strdup (text);
}

/**
 * cordon_document_prose:
 * @document: a document
 * @text: (nullable): paragraphs, separated by empty lines
 */
void
cordon_document_prose (CordonDocument *document,
                       const char *text)
{
  g_autoptr (GRegex) empty_line = g_regex_new ("\\r?\\n[ \\t]*\\r?\\n", 0, 0, NULL);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_auto (GStrv) parts = valid != NULL ? g_regex_split (empty_line, valid, 0) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      cordon_document_paragraph (document, CORDON_TEXT_BODY, parts[i]);
}

/**
 * cordon_document_figure:
 * @document: a document
 * @height: its height in points; below 0: what the text up to the next page break
 *   leaves free on the page, but at least so much
 * @text: what it shows, in words
 * @draw: draws it
 * @data: for @draw
 * @destroy: (nullable): frees @data
 */
void
cordon_document_figure (CordonDocument *document,
                        double height,
                        const char *text,
                        CordonFigureFunc draw,
                        gpointer data,
                        GDestroyNotify destroy)
{
  CordonBlock *block = append_block (document, CORDON_BLOCK_FIGURE);

  block->text = g_strdup (text);
  block->height = height;
  block->draw = draw;
  block->draw_data = data;
  block->draw_destroy = destroy;
}

/**
 * cordon_document_contents:
 * @document: a document
 *
 * Appends the table of contents, of all numbered headings.
 */
void
cordon_document_contents (CordonDocument *document)
{
  append_block (document, CORDON_BLOCK_CONTENTS);
}

/**
 * cordon_document_page_break:
 * @document: a document
 *
 * Lets what follows begin on a new page.
 */
void
cordon_document_page_break (CordonDocument *document)
{
  append_block (document, CORDON_BLOCK_PAGE_BREAK);
}

/**
 * cordon_document_space:
 * @document: a document
 * @height: in points
 */
void
cordon_document_space (CordonDocument *document,
                       double height)
{
  append_block (document, CORDON_BLOCK_SPACE)->height = height;
}

/**
 * cordon_document_grid:
 * @document: a document
 * @has_head: whether the titles of the columns are printed, again on every page
 *
 * Returns: (transfer none): an empty table; first its columns are added, then its cells
 */
CordonGrid *
cordon_document_grid (CordonDocument *document,
                      gboolean has_head)
{
  CordonBlock *block = append_block (document, CORDON_BLOCK_GRID);

  block->grid = g_new0 (CordonGrid, 1);
  block->grid->has_head = has_head;
  block->grid->columns = g_array_new (FALSE, FALSE, sizeof (CordonColumn));
  g_array_set_clear_func (block->grid->columns, clear_column);
  block->grid->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return block->grid;
}

/**
 * cordon_grid_add_column:
 * @grid: a table without rows
 * @title: what stands at the top
 * @share: how much of the width it gets, beside the other columns' shares
 * @align: where its texts stand
 */
void
cordon_grid_add_column (CordonGrid *grid,
                        const char *title,
                        double share,
                        CordonAlign align)
{
  CordonColumn column = { g_strdup (title), share, align };

  g_array_append_val (grid->columns, column);
}

static GArray *
append_row (CordonGrid *grid)
{
  GArray *row = g_array_new (FALSE, TRUE, sizeof (CordonCell));

  g_array_set_clear_func (row, clear_cell);
  g_ptr_array_add (grid->rows, row);
  return row;
}

/**
 * cordon_grid_is_band:
 * @grid: a table
 * @row: a row
 *
 * Returns: whether it is a heading within the table
 */
gboolean
cordon_grid_is_band (const CordonGrid *grid,
                     guint row)
{
  return g_array_index ((GArray *) g_ptr_array_index (grid->rows, row), CordonCell, 0).is_band;
}

/**
 * cordon_grid_add_cell_full:
 * @grid: a table
 * @text: (nullable): the text
 * @link: (nullable): the anchor it leads to
 *
 * Appends a cell; it begins a row when the last one is full.
 *
 * Returns: (transfer none): the cell, until the next is appended
 */
CordonCell *
cordon_grid_add_cell_full (CordonGrid *grid,
                           const char *text,
                           const char *link)
{
  CordonCell cell = { g_strdup (text != NULL ? text : ""), g_strdup (link), -1, FALSE, FALSE };
  guint n_rows = grid->rows->len;
  GArray *row = n_rows > 0 ? g_ptr_array_index (grid->rows, n_rows - 1) : NULL;

  if (row == NULL || row->len == grid->columns->len || g_array_index (row, CordonCell, 0).is_band)
    row = append_row (grid);
  g_array_append_val (row, cell);
  return &g_array_index (row, CordonCell, row->len - 1);
}

/**
 * cordon_grid_add_cell:
 * @grid: a table
 * @text: (nullable): the text
 */
void
cordon_grid_add_cell (CordonGrid *grid,
                      const char *text)
{
  cordon_grid_add_cell_full (grid, text, NULL);
}

/**
 * cordon_grid_add_band:
 * @grid: a table whose last row is full
 * @text: the heading
 * @link: (nullable): the anchor it leads to
 */
void
cordon_grid_add_band (CordonGrid *grid,
                      const char *text,
                      const char *link)
{
  CordonCell cell = { g_strdup (text), g_strdup (link), -1, TRUE, TRUE };
  GArray *row = append_row (grid);

  g_array_append_val (row, cell);
}
