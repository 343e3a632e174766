/* document.h: a document as a tree, before anybody decides what a page is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* How a text looks; the sizes are in typesetter.c. */
typedef enum
{
  CORDON_TEXT_TITLE,
  CORDON_TEXT_SUBTITLE,
  CORDON_TEXT_H1,
  CORDON_TEXT_H2,
  CORDON_TEXT_H3,
  CORDON_TEXT_BODY,
  CORDON_TEXT_STRONG,
  CORDON_TEXT_NOTE,
  CORDON_TEXT_WARNING,
  CORDON_TEXT_CELL,
  CORDON_TEXT_CELL_STRONG,
  CORDON_TEXT_CELL_HEAD,
  CORDON_TEXT_MARK, /* the sharing label */
  CORDON_TEXT_RUNNING,
  CORDON_TEXT_CONTENTS_1,
  CORDON_TEXT_CONTENTS_2,
  CORDON_N_TEXT_STYLES,
} CordonTextStyle;

typedef enum
{
  CORDON_BLOCK_HEADING,
  CORDON_BLOCK_PARAGRAPH,
  CORDON_BLOCK_GRID,
  CORDON_BLOCK_FIGURE,
  CORDON_BLOCK_CONTENTS,
  CORDON_BLOCK_PAGE_BREAK,
  CORDON_BLOCK_SPACE,
} CordonBlockKind;

typedef enum
{
  CORDON_ALIGN_START,
  CORDON_ALIGN_END,
} CordonAlign;

/* Draws a figure into width x height points, from its upper left corner. */
typedef void (*CordonFigureFunc) (cairo_t *cr,
                                  double width,
                                  double height,
                                  gpointer data);

/* One cell of a grid. */
typedef struct
{
  char *text;
  char *link;       /* (nullable): anchor of what it speaks of */
  gint64 swatch;    /* 0xrrggbb of a small square before the text; -1 for none */
  gboolean strong;  /* bold */
  gboolean is_band; /* the only cell of a band */
} CordonCell;

typedef struct
{
  char *title;
  double share; /* of the width; the shares of all columns are added up */
  CordonAlign align;
} CordonColumn;

/* A table: a row is n_columns cells; a band is one cell across, as a heading within. */
typedef struct
{
  GArray *columns; /* of CordonColumn */
  GPtrArray *rows; /* of GArray of CordonCell: n_columns of them, or one for a band */
  gboolean has_head;
} CordonGrid;

typedef struct
{
  CordonBlockKind kind;
  CordonTextStyle style;
  int level;    /* of a heading: 1, 2 or 3 */
  char *text;   /* of headings and paragraphs; what a figure shows, in words */
  char *number; /* (nullable): of a heading */
  char *anchor; /* (nullable): what links go to */
  CordonGrid *grid;
  CordonFigureFunc draw;
  gpointer draw_data;
  GDestroyNotify draw_destroy;
  double height; /* of figures and spaces in points; a figure with less than 0 takes what is
                    free on the page, and at least that much */
} CordonBlock;

/**
 * CordonDocument:
 *
 * Headings, paragraphs, tables and figures in order. Built front to back by the
 * chapters, then only read.
 */
typedef struct _CordonDocument CordonDocument;

CordonDocument *cordon_document_new (void);
void cordon_document_free (CordonDocument *document);
guint cordon_document_n_blocks (const CordonDocument *document);
const CordonBlock *cordon_document_block (const CordonDocument *document,
                                          guint index);
gboolean cordon_document_has_anchor (const CordonDocument *document,
                                     const char *anchor);
void cordon_document_heading (CordonDocument *document,
                              int level,
                              const char *anchor,
                              const char *text);
void cordon_document_plain_heading (CordonDocument *document,
                                    int level,
                                    const char *anchor,
                                    const char *text);
void cordon_document_paragraph (CordonDocument *document,
                                CordonTextStyle style,
                                const char *text);
void cordon_document_prose (CordonDocument *document,
                            const char *text);
void cordon_document_figure (CordonDocument *document,
                             double height,
                             const char *text,
                             CordonFigureFunc draw,
                             gpointer data,
                             GDestroyNotify destroy);
void cordon_document_contents (CordonDocument *document);
void cordon_document_page_break (CordonDocument *document);
void cordon_document_space (CordonDocument *document,
                            double height);
CordonGrid *cordon_document_grid (CordonDocument *document,
                                  gboolean has_head);

void cordon_grid_add_column (CordonGrid *grid,
                             const char *title,
                             double share,
                             CordonAlign align);
void cordon_grid_add_cell (CordonGrid *grid,
                           const char *text);
CordonCell *cordon_grid_add_cell_full (CordonGrid *grid,
                                       const char *text,
                                       const char *link);
void cordon_grid_add_band (CordonGrid *grid,
                           const char *text,
                           const char *link);
gboolean cordon_grid_is_band (const CordonGrid *grid,
                              guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonDocument, cordon_document_free)

G_END_DECLS
