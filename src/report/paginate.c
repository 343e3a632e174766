/* paginate.c: decides what stands on which page.
 *
 * One walk over the blocks, placing each below the one before:
 *
 *   - a heading stays with what follows it, and so does a band of a table;
 *   - a paragraph may be broken between lines, never leaving one line alone;
 *   - a table is broken between rows and repeats its head; only a row that is
 *     higher than half a page is broken itself, between lines;
 *   - a figure is never broken; one of open height takes what the rest of its
 *     section leaves free on the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "report/paginate.h"

#include <math.h>

/* A table's head repeats on every page, so it has no more than this of a column's title. */
#define HEAD_LINES 4

/* Space below tables and figures, in points. */
#define GRID_AFTER   8
#define FIGURE_AFTER 6

struct _CordonPages
{
  const CordonDocument *document;
  CordonTypesetter *typesetter;
  double width;
  double height;
  GArray *pieces;         /* of CordonPiece, page after page */
  GArray *first_pieces;   /* of guint: the first piece of each page */
  guint *pages_of_blocks; /* where each block begins */
  GArray *entries;        /* of guint: the headings in the contents */
  double y;               /* the free place on the last page */
};

static double
share_sum (const CordonGrid *grid)
{
  double sum = 0;

  for (guint i = 0; i < grid->columns->len; i++)
    sum += g_array_index (grid->columns, CordonColumn, i).share;
  return MAX (sum, 1e-9);
}

/**
 * cordon_grid_n_cells:
 * @grid: a table
 * @row: a row of it, or %CORDON_ROW_HEAD
 *
 * Returns: how many cells the row has: one for a band
 */
guint
cordon_grid_n_cells (const CordonGrid *grid,
                     guint row)
{
  if (row == CORDON_ROW_HEAD)
    return grid->columns->len;
  return ((GArray *) g_ptr_array_index (grid->rows, row))->len;
}

/**
 * cordon_grid_set_cell:
 * @typesetter: sets the text
 * @grid: a table
 * @row: a row of it, or %CORDON_ROW_HEAD
 * @column: a cell of the row
 * @width: width of the table in points
 * @out_x: (out): where the cell begins, in points
 * @out_width: (out): how wide the cell is, in points
 *
 * Returns: (transfer full): the text of the cell
 */
PangoLayout *
cordon_grid_set_cell (CordonTypesetter *typesetter,
                      const CordonGrid *grid,
                      guint row,
                      guint column,
                      double width,
                      double *out_x,
                      double *out_width)
{
  const CordonColumn *columns = (const CordonColumn *) (const void *) grid->columns->data;
  double unit = width / share_sum (grid);
  const CordonCell *cell = NULL;
  CordonTextStyle style = CORDON_TEXT_CELL_HEAD;
  double swatch = 0;

  *out_x = 0;
  for (guint i = 0; i < column; i++)
    *out_x += columns[i].share * unit;
  *out_width = columns[column].share * unit;
  if (row != CORDON_ROW_HEAD)
    {
      cell = &g_array_index ((GArray *) g_ptr_array_index (grid->rows, row), CordonCell, column);
      style = cell->strong ? CORDON_TEXT_CELL_STRONG : CORDON_TEXT_CELL;
      swatch = cell->swatch >= 0 ? 10 : 0;
      if (cell->is_band)
        *out_width = width;
    }
  return cordon_typesetter_set (typesetter, style, cell != NULL ? cell->text : columns[column].title,
                                *out_width - 2 * CORDON_CELL_PAD_X - swatch, columns[column].align);
}

/**
 * cordon_heading_title:
 * @heading: a heading
 *
 * Returns: (transfer full): its number and its text
 */
char *
cordon_heading_title (const CordonBlock *heading)
{
  if (heading->number == NULL)
    return g_strdup (heading->text);
  return g_strdup_printf ("%s\u2002%s", heading->number, heading->text);
}

static void
begin_page (CordonPages *pages)
{
  guint first = pages->pieces->len;

  g_array_append_val (pages->first_pieces, first);
  pages->y = 0;
}

static gboolean
is_page_empty (const CordonPages *pages)
{
  return g_array_index (pages->first_pieces, guint, pages->first_pieces->len - 1) == pages->pieces->len;
}

static void
place (CordonPages *pages,
       CordonPiece piece)
{
  if (pages->pages_of_blocks[piece.block] == G_MAXUINT)
    pages->pages_of_blocks[piece.block] = pages->first_pieces->len - 1;
  piece.y = pages->y;
  g_array_append_val (pages->pieces, piece);
  pages->y += piece.height;
}

static double
free_height (const CordonPages *pages)
{
  return pages->height - pages->y;
}

/* The lines of the highest cell, and the height of the row when only some lines are taken. */
static double
row_height (CordonPages *pages,
            const CordonGrid *grid,
            guint row,
            guint from_line,
            guint to_line,
            guint *out_n_lines)
{
  double height = 0;

  *out_n_lines = 1;
  for (guint i = 0; i < cordon_grid_n_cells (grid, row); i++)
    {
      double x, width;
      g_autoptr (PangoLayout) layout =
        cordon_grid_set_cell (pages->typesetter, grid, row, i, pages->width, &x, &width);

      *out_n_lines = MAX (*out_n_lines, (guint) pango_layout_get_line_count (layout));
      height = MAX (height, cordon_typesetter_height (layout, from_line, to_line));
    }
  return height + 2 * CORDON_CELL_PAD_Y;
}

static double
paragraph_height (CordonPages *pages,
                  const CordonBlock *block)
{
  const CordonTextLook *look = cordon_text_look (block->style);
  g_autofree char *title = block->kind == CORDON_BLOCK_HEADING ? cordon_heading_title (block) : NULL;
  g_autoptr (PangoLayout) layout = cordon_typesetter_set (pages->typesetter, block->style,
                                                          title != NULL ? title : block->text, pages->width,
                                                          CORDON_ALIGN_START);

  return look->before + cordon_typesetter_height (layout, 0, G_MAXUINT) + look->after;
}

/* The least that must stand together at the start of a block. */
static double
lead_height (CordonPages *pages,
             guint index)
{
  const CordonBlock *block;
  guint n_lines;
  double height;

  if (index >= cordon_document_n_blocks (pages->document))
    return 0;
  block = cordon_document_block (pages->document, index);
  switch (block->kind)
    {
    case CORDON_BLOCK_HEADING:
      return paragraph_height (pages, block) + lead_height (pages, index + 1);
    case CORDON_BLOCK_PARAGRAPH:
      /* A note explains what follows it. */
      if (block->style == CORDON_TEXT_NOTE)
        return MIN (paragraph_height (pages, block), pages->height / 4) + lead_height (pages, index + 1);
      return MIN (paragraph_height (pages, block), cordon_text_look (block->style)->before +
                                                     3 * cordon_text_look (block->style)->size);
    case CORDON_BLOCK_FIGURE:
      return fabs (block->height);
    case CORDON_BLOCK_GRID:
      height = block->grid->has_head ? row_height (pages, block->grid, CORDON_ROW_HEAD, 0, HEAD_LINES, &n_lines) : 0;
      for (guint row = 0; row < MIN (block->grid->rows->len, 2); row++)
        height += MIN (row_height (pages, block->grid, row, 0, G_MAXUINT, &n_lines), pages->height / 4);
      return height;
    default:
      return 0;
    }
}

/* How high everything up to the next page break is, or @most if that is less. */
static double
height_up_to_break (CordonPages *pages,
                    guint index,
                    double most)
{
  double height = 0;

  for (; index < cordon_document_n_blocks (pages->document) && height < most; index++)
    {
      const CordonBlock *block = cordon_document_block (pages->document, index);
      guint n_lines;

      if (block->kind == CORDON_BLOCK_PAGE_BREAK)
        break;
      if (block->kind == CORDON_BLOCK_HEADING || block->kind == CORDON_BLOCK_PARAGRAPH)
        height += paragraph_height (pages, block);
      else if (block->kind == CORDON_BLOCK_GRID)
        {
          height += GRID_AFTER;
          if (block->grid->has_head)
            height += row_height (pages, block->grid, CORDON_ROW_HEAD, 0, HEAD_LINES, &n_lines);
          for (guint row = 0; row < block->grid->rows->len && height < most; row++)
            height += row_height (pages, block->grid, row, 0, G_MAXUINT, &n_lines);
        }
      else
        height += fabs (block->height);
    }
  return MIN (height, most);
}

static void
place_heading (CordonPages *pages,
               guint index)
{
  const CordonBlock *block = cordon_document_block (pages->document, index);
  CordonPiece piece = { index, 0, 0, G_MAXUINT };

  if (!is_page_empty (pages) && lead_height (pages, index) > free_height (pages))
    begin_page (pages);
  piece.height = paragraph_height (pages, block);
  place (pages, piece);
}

static void
place_paragraph (CordonPages *pages,
                 guint index)
{
  const CordonBlock *block = cordon_document_block (pages->document, index);
  const CordonTextLook *look = cordon_text_look (block->style);
  g_autoptr (PangoLayout) layout =
    cordon_typesetter_set (pages->typesetter, block->style, block->text, pages->width, CORDON_ALIGN_START);
  guint n_lines = (guint) pango_layout_get_line_count (layout);

  for (guint from = 0; from < n_lines;)
    {
      double before = from == 0 ? look->before : 0;
      guint to = cordon_typesetter_fit (layout, from, free_height (pages) - before);
      CordonPiece piece = { index, 0, from, to };

      /* No line alone, at the end of a page or at the top of the next. */
      if (to < n_lines && to + 1 == n_lines && to > from + 2)
        to--;
      if (to < n_lines && to < from + 2 && !is_page_empty (pages))
        to = from;
      if (to == from && is_page_empty (pages))
        to = from + 1;
      if (to > from)
        {
          piece.to_line = to;
          piece.height = before + cordon_typesetter_height (layout, from, to) + (to == n_lines ? look->after : 0);
          place (pages, piece);
          from = to;
        }
      if (from < n_lines)
        begin_page (pages);
    }
}

static void
place_head (CordonPages *pages,
            guint index)
{
  const CordonGrid *grid = cordon_document_block (pages->document, index)->grid;
  CordonPiece piece = { index, CORDON_ROW_HEAD, 0, HEAD_LINES };
  guint n_lines;

  if (!grid->has_head)
    return;
  piece.height = row_height (pages, grid, CORDON_ROW_HEAD, 0, HEAD_LINES, &n_lines);
  place (pages, piece);
}

static void
begin_grid_page (CordonPages *pages,
                 guint index)
{
  begin_page (pages);
  place_head (pages, index);
}

/* The line after the last that fits into every cell of a row. */
static guint
fit_row (CordonPages *pages,
         const CordonGrid *grid,
         guint row,
         guint from_line,
         guint n_lines,
         double height)
{
  guint to = n_lines;

  for (guint i = 0; i < cordon_grid_n_cells (grid, row); i++)
    {
      double x, width;
      g_autoptr (PangoLayout) layout =
        cordon_grid_set_cell (pages->typesetter, grid, row, i, pages->width, &x, &width);

      if ((guint) pango_layout_get_line_count (layout) > from_line)
        {
          guint fits = cordon_typesetter_fit (layout, from_line, height - 2 * CORDON_CELL_PAD_Y);

          if (fits < (guint) pango_layout_get_line_count (layout))
            to = MIN (to, fits);
        }
    }
  return to;
}

static void
place_long_row (CordonPages *pages,
                guint index,
                guint row,
                guint n_lines)
{
  const CordonGrid *grid = cordon_document_block (pages->document, index)->grid;

  gboolean is_fresh = FALSE;

  for (guint from = 0; from < n_lines;)
    {
      guint to = fit_row (pages, grid, row, from, n_lines, free_height (pages));
      CordonPiece piece = { index, row, from, to };
      guint ignored;

      if (to == from && is_fresh)
        to = from + 1;
      if (to > from)
        {
          piece.to_line = to;
          piece.height = row_height (pages, grid, row, from, to, &ignored);
          place (pages, piece);
          from = to;
        }
      if (from < n_lines)
        begin_grid_page (pages, index);
      is_fresh = TRUE;
    }
}

static void
place_grid (CordonPages *pages,
            guint index)
{
  const CordonGrid *grid = cordon_document_block (pages->document, index)->grid;

  if (!is_page_empty (pages) && lead_height (pages, index) > free_height (pages))
    begin_page (pages);
  place_head (pages, index);
  for (guint row = 0; row < grid->rows->len; row++)
    {
      guint n_lines;
      CordonPiece piece = { index, row, 0, G_MAXUINT };
      double needed;

      piece.height = needed = row_height (pages, grid, row, 0, G_MAXUINT, &n_lines);
      if (needed > pages->height / 2)
        {
          place_long_row (pages, index, row, n_lines);
          continue;
        }
      if (cordon_grid_is_band (grid, row) && row + 1 < grid->rows->len)
        needed += MIN (row_height (pages, grid, row + 1, 0, G_MAXUINT, &n_lines), pages->height / 4);
      if (needed > free_height (pages))
        begin_grid_page (pages, index);
      place (pages, piece);
    }
  pages->y += GRID_AFTER;
}

static void
place_figure (CordonPages *pages,
              guint index)
{
  const CordonBlock *block = cordon_document_block (pages->document, index);
  CordonPiece piece = { index, 0, 0, G_MAXUINT };

  if (fabs (block->height) > free_height (pages) && !is_page_empty (pages))
    begin_page (pages);
  piece.height = MIN (fabs (block->height), free_height (pages));
  if (block->height < 0)
    piece.height = MAX (piece.height, free_height (pages) - FIGURE_AFTER -
                                        height_up_to_break (pages, index + 1, free_height (pages)));
  place (pages, piece);
  pages->y += FIGURE_AFTER;
}

static void
place_contents (CordonPages *pages,
                guint index)
{
  for (guint i = 0; i < pages->entries->len; i++)
    {
      const CordonBlock *heading =
        cordon_document_block (pages->document, g_array_index (pages->entries, guint, i));
      CordonTextStyle style = heading->level == 1 ? CORDON_TEXT_CONTENTS_1 : CORDON_TEXT_CONTENTS_2;
      double indent = heading->level == 1 ? 0 : CORDON_CONTENTS_INDENT;
      g_autofree char *title = cordon_heading_title (heading);
      g_autoptr (PangoLayout) layout = cordon_typesetter_set (
        pages->typesetter, style, title, pages->width - CORDON_CONTENTS_NUMBER - indent, CORDON_ALIGN_START);
      CordonPiece piece = { index, i, 0, G_MAXUINT };

      piece.height = cordon_text_look (style)->before + cordon_typesetter_height (layout, 0, G_MAXUINT) +
                     cordon_text_look (style)->after;
      if (piece.height > free_height (pages) && !is_page_empty (pages))
        begin_page (pages);
      place (pages, piece);
    }
}

static void
place_block (CordonPages *pages,
             guint index)
{
  const CordonBlock *block = cordon_document_block (pages->document, index);

  switch (block->kind)
    {
    case CORDON_BLOCK_HEADING:
      place_heading (pages, index);
      break;
    case CORDON_BLOCK_PARAGRAPH:
      place_paragraph (pages, index);
      break;
    case CORDON_BLOCK_GRID:
      place_grid (pages, index);
      break;
    case CORDON_BLOCK_FIGURE:
      place_figure (pages, index);
      break;
    case CORDON_BLOCK_CONTENTS:
      place_contents (pages, index);
      break;
    case CORDON_BLOCK_PAGE_BREAK:
      if (!is_page_empty (pages))
        begin_page (pages);
      break;
    case CORDON_BLOCK_SPACE:
      pages->y += block->height;
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * cordon_pages_new:
 * @document: a document, which must outlive the pages
 * @typesetter: sets its texts
 * @width: width of the text on a page, in points
 * @height: height of the text on a page, in points
 *
 * Returns: (transfer full): where everything stands; at least one page
 */
CordonPages *
cordon_pages_new (const CordonDocument *document,
                  CordonTypesetter *typesetter,
                  double width,
                  double height)
{
  CordonPages *pages = g_new0 (CordonPages, 1);
  guint n_blocks = cordon_document_n_blocks (document);
  guint n_pages;

  pages->document = document;
  pages->typesetter = typesetter;
  pages->width = width;
  pages->height = height;
  pages->pieces = g_array_new (FALSE, FALSE, sizeof (CordonPiece));
  pages->first_pieces = g_array_new (FALSE, FALSE, sizeof (guint));
  pages->entries = g_array_new (FALSE, FALSE, sizeof (guint));
  pages->pages_of_blocks = g_new (guint, n_blocks + 1);
  for (guint i = 0; i < n_blocks; i++)
    {
      const CordonBlock *block = cordon_document_block (document, i);

      pages->pages_of_blocks[i] = G_MAXUINT;
      if (block->kind == CORDON_BLOCK_HEADING && block->number != NULL)
        g_array_append_val (pages->entries, i);
    }
  begin_page (pages);
  for (guint i = 0; i < n_blocks; i++)
    place_block (pages, i);
  n_pages = pages->first_pieces->len;
  if (n_pages > 1 && is_page_empty (pages))
    g_array_set_size (pages->first_pieces, n_pages - 1);
  return pages;
}

/**
 * cordon_pages_free:
 * @pages: (transfer full): the pages
 */
void
cordon_pages_free (CordonPages *pages)
{
  g_array_unref (pages->pieces);
  g_array_unref (pages->first_pieces);
  g_array_unref (pages->entries);
  g_free (pages->pages_of_blocks);
  g_free (pages);
}

/**
 * cordon_pages_count:
 * @pages: the pages
 *
 * Returns: how many there are
 */
guint
cordon_pages_count (const CordonPages *pages)
{
  return pages->first_pieces->len;
}

/**
 * cordon_pages_pieces:
 * @pages: the pages
 * @page: less than cordon_pages_count()
 * @out_n_pieces: (out): how many pieces stand on it
 *
 * Returns: (array length=out_n_pieces): the pieces from top to bottom
 */
const CordonPiece *
cordon_pages_pieces (const CordonPages *pages,
                     guint page,
                     guint *out_n_pieces)
{
  guint first = g_array_index (pages->first_pieces, guint, page);
  guint end = page + 1 < pages->first_pieces->len ? g_array_index (pages->first_pieces, guint, page + 1)
                                                  : pages->pieces->len;

  *out_n_pieces = end - first;
  return (const CordonPiece *) (const void *) pages->pieces->data + first;
}

/**
 * cordon_pages_page_of_block:
 * @pages: the pages
 * @block: a block of the document
 *
 * Returns: the page it begins on, from 0; %G_MAXUINT when nothing of it is printed
 */
guint
cordon_pages_page_of_block (const CordonPages *pages,
                            guint block)
{
  return pages->pages_of_blocks[block];
}

/**
 * cordon_pages_n_entries:
 * @pages: the pages
 *
 * Returns: how many lines the contents have
 */
guint
cordon_pages_n_entries (const CordonPages *pages)
{
  return pages->entries->len;
}

/**
 * cordon_pages_entry:
 * @pages: the pages
 * @entry: less than cordon_pages_n_entries()
 *
 * Returns: the block of the heading in that line of the contents
 */
guint
cordon_pages_entry (const CordonPages *pages,
                    guint entry)
{
  return g_array_index (pages->entries, guint, entry);
}
