/* overview.c: the map of the whole plan, and how to read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "figure/legend.h"
#include "figure/map.h"
#include "report/chapters/chapters.h"

static void
draw_overview (cairo_t *cr,
               double width,
               double height,
               gpointer data)
{
  CordonDraft *draft = data;
  GeoBox box = cordon_plan_shapes_box (draft->shapes);
  CordonMapOptions options;

  cordon_map_options_init (&options,
                           cordon_view_fit (box, width, height, 8 * CORDON_POINTS_PER_MM, CORDON_POINTS_PER_MM),
                           draft->fonts);
  options.show &= ~(CordonShow) CORDON_SHOW_OBSERVATION;
  cordon_map_draw (cr, draft->ground, draft->shapes, &options);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cordon_palette_set (cr, 0x333333, 1);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, .6);
  cairo_stroke (cr);
}

static void
draw_legend (cairo_t *cr,
             double width,
             double height,
             gpointer data)
{
  CordonDraft *draft = data;

  cordon_legend_draw (cr, draft->shapes, draft->fonts, width, CORDON_POINTS_PER_MM);
}

/**
 * cordon_chapter_overview:
 * @draft: a draft
 *
 * Appends the overview map and its legend.
 */
void
cordon_chapter_overview (CordonDraft *draft)
{
  GeoBox box = cordon_plan_shapes_box (draft->shapes);

  if (!(box.x_min_m <= box.x_max_m))
    return;
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "overview", _ ("Overview map"));
  cordon_document_figure (draft->document, -400, _ ("Map of the whole plan over the base map"), draw_overview, draft,
                          NULL);
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 2, "legend", _ ("How to read the maps"));
  cordon_document_paragraph (draft->document, CORDON_TEXT_BODY,
                             _ ("The shape of a sign says what it is, its letter the role, its colour the "
                                "organisation; a dashed border means a private organisation, a solid one a public "
                                "body. The hatching of a zone says its ring."));
  cordon_document_figure (draft->document, cordon_legend_height (draft->shapes, CORDON_POINTS_PER_MM),
                          _ ("Signs and lines of the maps"), draw_legend, draft, NULL);
}
