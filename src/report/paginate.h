/* paginate.h: decides what stands on which page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "report/document.h"
#include "report/typesetter.h"

G_BEGIN_DECLS

/* The row number of a table's head. */
#define CORDON_ROW_HEAD G_MAXUINT

/* Space between a cell's border and its text, in points. */
#define CORDON_CELL_PAD_X 3.5
#define CORDON_CELL_PAD_Y 2.6

/* Part of a block on one page: some lines of a paragraph, or of one row of a table. */
typedef struct
{
  guint block;
  guint row;       /* of tables and of the contents */
  guint from_line; /* of paragraphs, and of every cell of a row */
  guint to_line;
  double y;
  double height;
} CordonPiece;

/* Where everything of a document stands. */
typedef struct _CordonPages CordonPages;

CordonPages *cordon_pages_new (const CordonDocument *document,
                               CordonTypesetter *typesetter,
                               double width,
                               double height);
void cordon_pages_free (CordonPages *pages);
guint cordon_pages_count (const CordonPages *pages);
const CordonPiece *cordon_pages_pieces (const CordonPages *pages,
                                        guint page,
                                        guint *out_n_pieces);
guint cordon_pages_page_of_block (const CordonPages *pages,
                                  guint block);
guint cordon_pages_n_entries (const CordonPages *pages);
guint cordon_pages_entry (const CordonPages *pages,
                          guint entry);
char *cordon_heading_title (const CordonBlock *heading);
PangoLayout *cordon_grid_set_cell (CordonTypesetter *typesetter,
                                   const CordonGrid *grid,
                                   guint row,
                                   guint column,
                                   double width,
                                   double *out_x,
                                   double *out_width);
guint cordon_grid_n_cells (const CordonGrid *grid,
                           guint row);

/* The width of the numbers of pages in the contents, and how far lesser headings are moved in. */
#define CORDON_CONTENTS_NUMBER 36
#define CORDON_CONTENTS_INDENT 16

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonPages, cordon_pages_free)

G_END_DECLS
