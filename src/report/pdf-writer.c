/* pdf-writer.c: draws the pages of a document into a PDF.
 *
 * cairo writes the pages: tagged, with outline, links, page labels and embedded
 * fonts. Its bytes depend on the input alone as long as the dates are given.
 * What cairo cannot say (the language, that the title is to be shown, an
 * identity made from the content) cordon_pdf_finish() adds.
 *
 * Only the innermost tags hold content, so a table's tag may stay open from one
 * page to the next while running heads are drawn between its rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "report/pdf-writer.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/minute.h"
#include "figure/palette.h"
#include "report/error.h"

#define RGB_ACCENT 0x173a5e
#define RGB_RULE   0xc4c9cf
#define RGB_BAND   0xe6ebf1
#define RGB_SOFT   0x55585c

typedef struct
{
  const CordonDocument *document;
  CordonTypesetter *typesetter;
  const CordonPageSetting *setting;
  CordonPages *pages;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint page;
  guint open_grid; /* block of the table whose tag is open; G_MAXUINT for none */
} Writer;

static cairo_status_t
append_bytes (void *closure,
              const unsigned char *data,
              unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static guint32
mark_rgb (CordonTlp mark)
{
  switch (mark)
    {
    case CORDON_TLP_RED:
      return 0xff2b2b;
    case CORDON_TLP_AMBER:
    case CORDON_TLP_AMBER_STRICT:
      return 0xffc000;
    case CORDON_TLP_GREEN:
      return 0x33ff00;
    default:
      return 0xffffff;
    }
}

static PangoLayout *
set_line (Writer *writer,
          CordonTextStyle style,
          const char *text,
          double width,
          CordonAlign align)
{
  return cordon_typesetter_set (writer->typesetter, style, text, width, align);
}

/* One line of running text, cut with an ellipsis where it would not fit. */
static void
show_running (Writer *writer,
              const char *text,
              double x,
              double y,
              double width,
              PangoAlignment alignment,
              guint32 rgb)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 200));
  g_autoptr (PangoLayout) kept = set_line (writer, CORDON_TEXT_RUNNING, start, width, CORDON_ALIGN_START);
  g_autoptr (PangoLayout) layout = pango_layout_copy (kept);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_alignment (layout, alignment);
  cordon_palette_set (writer->cr, rgb, 1);
  cairo_move_to (writer->cr, x, y);
  pango_cairo_show_layout (writer->cr, layout);
}

/* The sharing label, to the right, in its colour on black, twelve points high (TLP 2.0). */
static double
show_mark (Writer *writer,
           double y)
{
  const char *label = cordon_vocabulary_label (&cordon_vocabulary_tlp, (int) writer->setting->mark);
  g_autoptr (PangoLayout) layout = set_line (writer, CORDON_TEXT_MARK, label, 300, CORDON_ALIGN_START);
  int width, height;
  double x;

  pango_layout_get_size (layout, &width, &height);
  x = CORDON_PAGE_WIDTH - CORDON_PAGE_LEFT - (double) width / PANGO_SCALE - 5;
  cairo_new_path (writer->cr);
  cairo_rectangle (writer->cr, x - 5, y - 2, (double) width / PANGO_SCALE + 10, (double) height / PANGO_SCALE + 4);
  cordon_palette_set (writer->cr, 0x000000, 1);
  cairo_fill (writer->cr);
  cordon_palette_set (writer->cr, mark_rgb (writer->setting->mark), 1);
  cordon_typesetter_show (layout, writer->cr, x, y, 0, 1);
  return x - 5 - CORDON_PAGE_LEFT;
}

static void
draw_rule (Writer *writer,
           double y,
           double width,
           guint32 rgb)
{
  cairo_new_path (writer->cr);
  cairo_rectangle (writer->cr, CORDON_PAGE_LEFT, y - width / 2, CORDON_TEXT_WIDTH, width);
  cordon_palette_set (writer->cr, rgb, 1);
  cairo_fill (writer->cr);
}

static void
draw_running_heads (Writer *writer)
{
  const CordonPageSetting *setting = writer->setting;
  g_autofree char *head = setting->version != NULL && setting->version[0] != '\0'
                            ? g_strdup_printf (_ ("%s · version %s"), setting->title, setting->version)
                            : g_strdup (setting->title);
  g_autofree char *digest =
    setting->digest != NULL ? g_strdup_printf (_ ("Digest %s"), setting->digest) : g_strdup ("");
  g_autofree char *page = g_strdup_printf (_ ("Page %u of %u"), writer->page + 1, cordon_pages_count (writer->pages));
  double foot_y = CORDON_PAGE_HEIGHT - 38;
  double free_width;

  free_width = show_mark (writer, 27) - 12;
  show_running (writer, head, CORDON_PAGE_LEFT, setting->banner != NULL ? 26 : 31, free_width, PANGO_ALIGN_LEFT,
                RGB_SOFT);
  if (setting->banner != NULL)
    show_running (writer, setting->banner, CORDON_PAGE_LEFT, 36, free_width, PANGO_ALIGN_LEFT, 0xa01010);
  draw_rule (writer, 50, .6, RGB_RULE);
  draw_rule (writer, foot_y - 8, .6, RGB_RULE);
  free_width = show_mark (writer, foot_y) - 12;
  show_running (writer, digest, CORDON_PAGE_LEFT, foot_y + 3, free_width * .6, PANGO_ALIGN_LEFT, RGB_SOFT);
  show_running (writer, page, CORDON_PAGE_LEFT + free_width * .6, foot_y + 3, free_width * .4, PANGO_ALIGN_RIGHT,
                RGB_SOFT);
}

static char *
link_attributes (const char *anchor)
{
  return g_strdup_printf ("dest='%s'", anchor);
}

/* Links only lead where something is: cairo refuses a document with one that does not. */
static gboolean
begin_link (Writer *writer,
            const char *anchor)
{
  g_autofree char *attributes = NULL;

  if (anchor == NULL || !cordon_document_has_anchor (writer->document, anchor))
    return FALSE;
  attributes = link_attributes (anchor);
  cairo_tag_begin (writer->cr, CAIRO_TAG_LINK, attributes);
  return TRUE;
}

static void
mark_destination (Writer *writer,
                  const char *anchor,
                  double y)
{
  g_autofree char *attributes = NULL;

  if (anchor == NULL)
    return;
  attributes = g_strdup_printf ("name='%s' x=%d y=%d", anchor, (int) CORDON_PAGE_LEFT, (int) MAX (y - 12, 0));
  cairo_tag_begin (writer->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (writer->cr, CAIRO_TAG_DEST);
}

static void
close_grid (Writer *writer)
{
  if (writer->open_grid == G_MAXUINT)
    return;
  cairo_tag_end (writer->cr, "Table");
  writer->open_grid = G_MAXUINT;
}

static void
draw_text_block (Writer *writer,
                 const CordonPiece *piece,
                 const CordonBlock *block)
{
  static const char *const tags[] = { "P", "H1", "H2", "H3" };
  const char *tag = tags[block->kind == CORDON_BLOCK_HEADING ? block->level : 0];
  const CordonTextLook *look = cordon_text_look (block->style);
  g_autofree char *title = block->kind == CORDON_BLOCK_HEADING ? cordon_heading_title (block) : NULL;
  g_autoptr (PangoLayout) layout =
    set_line (writer, block->style, title != NULL ? title : block->text, CORDON_TEXT_WIDTH, CORDON_ALIGN_START);
  double y = CORDON_PAGE_TOP + piece->y + (piece->from_line == 0 ? look->before : 0);

  mark_destination (writer, block->anchor, y);
  cairo_tag_begin (writer->cr, tag, NULL);
  cordon_palette_set (writer->cr, look->rgb, 1);
  cordon_typesetter_show (layout, writer->cr, CORDON_PAGE_LEFT, y, piece->from_line, piece->to_line);
  cairo_tag_end (writer->cr, tag);
  if (block->kind == CORDON_BLOCK_HEADING && block->level == 1)
    draw_rule (writer, CORDON_PAGE_TOP + piece->y + piece->height - 6, 1.2, RGB_ACCENT);
}

static void
draw_swatch (Writer *writer,
             gint64 rgb,
             double x,
             double y)
{
  cairo_new_path (writer->cr);
  cairo_rectangle (writer->cr, x, y + 1.6, 6.5, 6.5);
  cordon_palette_set (writer->cr, (guint32) rgb, 1);
  cairo_fill_preserve (writer->cr);
  cairo_set_line_width (writer->cr, .4);
  cairo_set_dash (writer->cr, NULL, 0, 0);
  cordon_palette_set (writer->cr, 0x222222, 1);
  cairo_stroke (writer->cr);
}

static void
draw_cell (Writer *writer,
           const CordonPiece *piece,
           const CordonGrid *grid,
           guint column)
{
  const CordonCell *cell = NULL;
  const char *tag = piece->row == CORDON_ROW_HEAD ? "TH" : "TD";
  double x, width, shift = 0;
  double y = CORDON_PAGE_TOP + piece->y + CORDON_CELL_PAD_Y;
  g_autoptr (PangoLayout) layout =
    cordon_grid_set_cell (writer->typesetter, grid, piece->row, column, CORDON_TEXT_WIDTH, &x, &width);
  gboolean is_link = FALSE;

  if (piece->row != CORDON_ROW_HEAD)
    cell = &g_array_index ((GArray *) g_ptr_array_index (grid->rows, piece->row), CordonCell, column);
  cairo_tag_begin (writer->cr, tag, NULL);
  if (cell != NULL && cell->swatch >= 0)
    {
      shift = 10;
      if (piece->from_line == 0)
        draw_swatch (writer, cell->swatch, CORDON_PAGE_LEFT + x + CORDON_CELL_PAD_X, y);
    }
  if (pango_layout_get_text (layout)[0] != '\0' && (guint) pango_layout_get_line_count (layout) > piece->from_line)
    {
      is_link = cell != NULL && begin_link (writer, cell->link);
      cordon_palette_set (writer->cr, piece->row == CORDON_ROW_HEAD || is_link ? RGB_ACCENT : 0x1b1c1e, 1);
      cordon_typesetter_show (layout, writer->cr, CORDON_PAGE_LEFT + x + CORDON_CELL_PAD_X + shift, y,
                              piece->from_line, piece->to_line);
      if (is_link)
        cairo_tag_end (writer->cr, CAIRO_TAG_LINK);
    }
  cairo_tag_end (writer->cr, tag);
}

static void
draw_grid_row (Writer *writer,
               const CordonPiece *piece,
               const CordonGrid *grid)
{
  gboolean is_head = piece->row == CORDON_ROW_HEAD;
  gboolean is_band = !is_head && cordon_grid_is_band (grid, piece->row);

  if (writer->open_grid != piece->block)
    {
      close_grid (writer);
      cairo_tag_begin (writer->cr, "Table", NULL);
      writer->open_grid = piece->block;
    }
  if (is_band)
    {
      cairo_new_path (writer->cr);
      cairo_rectangle (writer->cr, CORDON_PAGE_LEFT, CORDON_PAGE_TOP + piece->y, CORDON_TEXT_WIDTH, piece->height);
      cordon_palette_set (writer->cr, RGB_BAND, 1);
      cairo_fill (writer->cr);
    }
  cairo_tag_begin (writer->cr, "TR", NULL);
  for (guint i = 0; i < cordon_grid_n_cells (grid, piece->row); i++)
    draw_cell (writer, piece, grid, i);
  cairo_tag_end (writer->cr, "TR");
  draw_rule (writer, CORDON_PAGE_TOP + piece->y + piece->height, is_head ? 1 : .4, is_head ? RGB_ACCENT : RGB_RULE);
}

static void
draw_figure (Writer *writer,
             const CordonPiece *piece,
             const CordonBlock *block)
{
  cairo_tag_begin (writer->cr, "Figure", NULL);
  cairo_save (writer->cr);
  cairo_translate (writer->cr, CORDON_PAGE_LEFT, CORDON_PAGE_TOP + piece->y);
  block->draw (writer->cr, CORDON_TEXT_WIDTH, piece->height, block->draw_data);
  cairo_restore (writer->cr);
  cairo_tag_end (writer->cr, "Figure");
}

static void
draw_contents_line (Writer *writer,
                    const CordonPiece *piece)
{
  guint index = cordon_pages_entry (writer->pages, piece->row);
  const CordonBlock *heading = cordon_document_block (writer->document, index);
  CordonTextStyle style = heading->level == 1 ? CORDON_TEXT_CONTENTS_1 : CORDON_TEXT_CONTENTS_2;
  double indent = heading->level == 1 ? 0 : CORDON_CONTENTS_INDENT;
  double y = CORDON_PAGE_TOP + piece->y + cordon_text_look (style)->before;
  g_autofree char *title = cordon_heading_title (heading);
  g_autofree char *number =
    g_strdup_printf ("%u", cordon_pages_page_of_block (writer->pages, index) + 1);
  g_autoptr (PangoLayout) text = set_line (writer, style, title, CORDON_TEXT_WIDTH - CORDON_CONTENTS_NUMBER - indent,
                                           CORDON_ALIGN_START);
  g_autoptr (PangoLayout) page = set_line (writer, style, number, CORDON_CONTENTS_NUMBER, CORDON_ALIGN_END);
  gboolean is_link;

  cairo_tag_begin (writer->cr, "P", NULL);
  is_link = begin_link (writer, heading->anchor);
  cordon_palette_set (writer->cr, cordon_text_look (style)->rgb, 1);
  cordon_typesetter_show (text, writer->cr, CORDON_PAGE_LEFT + indent, y, 0, G_MAXUINT);
  cordon_typesetter_show (page, writer->cr, CORDON_PAGE_LEFT + CORDON_TEXT_WIDTH - CORDON_CONTENTS_NUMBER, y, 0, 1);
  if (is_link)
    cairo_tag_end (writer->cr, CAIRO_TAG_LINK);
  cairo_tag_end (writer->cr, "P");
}

static void
draw_piece (Writer *writer,
            const CordonPiece *piece)
{
  const CordonBlock *block = cordon_document_block (writer->document, piece->block);

  if (block->kind != CORDON_BLOCK_GRID)
    close_grid (writer);
  switch (block->kind)
    {
    case CORDON_BLOCK_HEADING:
    case CORDON_BLOCK_PARAGRAPH:
      draw_text_block (writer, piece, block);
      break;
    case CORDON_BLOCK_GRID:
      draw_grid_row (writer, piece, block->grid);
      break;
    case CORDON_BLOCK_FIGURE:
      draw_figure (writer, piece, block);
      break;
    case CORDON_BLOCK_CONTENTS:
      draw_contents_line (writer, piece);
      break;
    default:
      break;
    }
}

static void
draw_page (Writer *writer)
{
  g_autofree char *label = g_strdup_printf ("%u", writer->page + 1);
  guint n_pieces;
  const CordonPiece *pieces = cordon_pages_pieces (writer->pages, writer->page, &n_pieces);

  cairo_pdf_surface_set_page_label (writer->surface, label);
  draw_running_heads (writer);
  for (guint i = 0; i < n_pieces; i++)
    draw_piece (writer, &pieces[i]);
  if (writer->page + 1 == cordon_pages_count (writer->pages))
    {
      close_grid (writer);
      cairo_tag_end (writer->cr, "Document");
    }
  cairo_show_page (writer->cr);
}

static void
add_outline (Writer *writer)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < cordon_pages_n_entries (writer->pages); i++)
    {
      const CordonBlock *heading =
        cordon_document_block (writer->document, cordon_pages_entry (writer->pages, i));
      g_autofree char *title = cordon_heading_title (heading);
      g_autofree char *valid = g_utf8_make_valid (title, -1);
      g_autofree char *attributes = NULL;
      int id;

      if (heading->anchor == NULL)
        continue;
      attributes = link_attributes (heading->anchor);
      id = cairo_pdf_surface_add_outline (writer->surface, parents[heading->level - 1], valid, attributes,
                                          heading->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (guint level = (guint) heading->level; level < G_N_ELEMENTS (parents); level++)
        parents[level] = id;
    }
}

static void
set_metadata (Writer *writer)
{
  const CordonPageSetting *setting = writer->setting;
  g_autofree char *made = cordon_minute_format (setting->made_min);
  /* cairo wants seconds. */
  g_autofree char *date = g_strdup_printf ("%.16s:00Z", made);
  g_autofree char *title = g_utf8_make_valid (setting->title, -1);

  cairo_pdf_surface_set_metadata (writer->surface, CAIRO_PDF_METADATA_TITLE, title);
  if (setting->author != NULL)
    cairo_pdf_surface_set_metadata (writer->surface, CAIRO_PDF_METADATA_AUTHOR, setting->author);
  cairo_pdf_surface_set_metadata (writer->surface, CAIRO_PDF_METADATA_SUBJECT,
                                  cordon_vocabulary_label (&cordon_vocabulary_tlp, (int) setting->mark));
  cairo_pdf_surface_set_metadata (writer->surface, CAIRO_PDF_METADATA_CREATOR, "Cordon " CORDON_VERSION);
  cairo_pdf_surface_set_metadata (writer->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (writer->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static gboolean
draw_pages (Writer *writer,
            CordonReportProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  guint n_pages = cordon_pages_count (writer->pages);

  for (writer->page = 0; writer->page < n_pages; writer->page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      draw_page (writer);
      if (cairo_status (writer->cr) != CAIRO_STATUS_SUCCESS)
        break;
      if (progress != NULL)
        progress (writer->page + 1, n_pages, progress_data);
    }
  return TRUE;
}

static gboolean
write_pages (Writer *writer,
             GByteArray *bytes,
             CordonReportProgress progress,
             gpointer progress_data,
             GCancellable *cancellable,
             GError **error)
{
  gboolean went_on;
  cairo_status_t status;

  writer->surface =
    cairo_pdf_surface_create_for_stream (append_bytes, bytes, CORDON_PAGE_WIDTH, CORDON_PAGE_HEIGHT);
  cairo_pdf_surface_restrict_to_version (writer->surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (writer);
  writer->cr = cairo_create (writer->surface);
  cairo_tag_begin (writer->cr, "Document", NULL);
  add_outline (writer);
  went_on = draw_pages (writer, progress, progress_data, cancellable, error);
  status = cairo_status (writer->cr);
  cairo_destroy (writer->cr);
  if (went_on)
    {
      cairo_surface_finish (writer->surface);
      if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status (writer->surface);
    }
  cairo_surface_destroy (writer->surface);
  if (!went_on)
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, CORDON_REPORT_ERROR, CORDON_REPORT_ERROR_COMPOSE,
               _ ("Page %u of the document could not be drawn (%s). Please report this with the plan's table of contents."),
               MIN (writer->page + 1, cordon_pages_count (writer->pages)), cairo_status_to_string (status));
  return FALSE;
}

/**
 * cordon_pdf_write:
 * @document: a document
 * @typesetter: sets its texts
 * @setting: what stands on every page
 * @progress: (nullable): told after every page
 * @progress_data: for @progress
 * @cancellable: (nullable): stops between two pages
 * @error: %CORDON_REPORT_ERROR_COMPOSE, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
cordon_pdf_write (const CordonDocument *document,
                  CordonTypesetter *typesetter,
                  const CordonPageSetting *setting,
                  CordonReportProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (CordonPages) pages =
    cordon_pages_new (document, typesetter, CORDON_TEXT_WIDTH, CORDON_TEXT_HEIGHT);
  g_autoptr (GBytes) drawn = NULL;
  Writer writer = { document, typesetter, setting, pages };

  writer.open_grid = G_MAXUINT;
  if (!write_pages (&writer, bytes, progress, progress_data, cancellable, error))
    return NULL;
  drawn = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return cordon_pdf_finish (drawn, setting->language, error);
}
