/* map.c: draws the map: base map, plan and labels, for screen, paper and tests alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/map.h"

#include "figure/map-private.h"

/* Makes a colour of the theme the source. */
void
cordon_map_set_ink (const CordonMapPass *pass,
                    CordonInk ink,
                    double alpha)
{
  cordon_palette_set (pass->cr, cordon_palette_rgb (pass->options->theme, ink), alpha);
}

/* Sets the width of lines and how they are broken, in millimetres. */
void
cordon_map_set_pen (const CordonMapPass *pass,
                    double width_mm,
                    const double *dash_mm,
                    int n_dashes)
{
  double dash[8];

  n_dashes = MIN (n_dashes, (int) G_N_ELEMENTS (dash));
  for (int i = 0; i < n_dashes; i++)
    dash[i] = dash_mm[i] * pass->mm;
  cairo_set_line_width (pass->cr, width_mm * pass->mm);
  cairo_set_dash (pass->cr, dash, n_dashes, 0);
}

/* Half the size of a symbol, in units: smaller where more of the ground is shown. */
double
cordon_map_symbol_radius (const CordonMapPass *pass)
{
  if (pass->scale > CORDON_MAP_DOT_SCALE)
    return .5 * pass->mm;
  return CLAMP (2.3 - .35 * log (pass->scale / 1000), 1.15, 2.1) * pass->mm;
}

/* Whether something of the plan is active at the minute of the drawing. */
gboolean
cordon_map_shows (const CordonMapPass *pass,
                  const CordonPlanShape *shape)
{
  return cordon_record_is_active (shape->record, pass->options->minute);
}

/**
 * cordon_map_options_init:
 * @options: (out): becomes everything of the plan, always, on paper
 * @view: which part of the ground, how large
 * @fonts: a context from cordon_font_context_new()
 */
void
cordon_map_options_init (CordonMapOptions *options,
                         CordonView view,
                         PangoContext *fonts)
{
  *options = (CordonMapOptions){
    .view = view,
    .theme = CORDON_THEME_PAPER,
    .show = CORDON_SHOW_ALL,
    .emphasised_zone = CORDON_ID_NONE,
    .minute = CORDON_MINUTE_NONE,
    .fonts = fonts,
  };
}

/**
 * cordon_map_draw:
 * @cr: what to draw with; the drawing's upper left corner is its origin
 * @ground: (nullable): the base map, in the same frame as @shapes
 * @shapes: (nullable): the plan
 * @options: what is drawn and how
 *
 * Draws one map. Equal input gives the same drawing operations in the same
 * order. Safe to call from several threads, each with its own @cr and fonts.
 */
void
cordon_map_draw (cairo_t *cr,
                 const CordonGround *ground,
                 const CordonPlanShapes *shapes,
                 const CordonMapOptions *options)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (CordonLabelPlaces) places = NULL;
  CordonMapPass pass = { cr, ground, shapes, options, &options->view };

  g_return_if_fail (cr != NULL && options != NULL && options->fonts != NULL);

  places = cordon_label_places_new (options->view.width, options->view.height);
  pass.mm = options->view.units_per_mm;
  pass.scale = cordon_view_scale (&options->view);
  pass.found = found;
  pass.places = places;
  if (ground != NULL && !(options->show & CORDON_SHOW_GROUND))
    pass.ground = NULL;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, options->view.width, options->view.height);
  cairo_clip (cr);
  cordon_map_set_ink (&pass, CORDON_INK_LAND, 1);
  cairo_paint (cr);
  if (pass.ground != NULL)
    cordon_map_draw_ground (&pass);
  if (shapes != NULL)
    cordon_map_draw_plan (&pass);
  if (shapes != NULL && options->show & CORDON_SHOW_SYMBOLS)
    cordon_map_draw_symbols (&pass);
  cordon_map_draw_furniture (&pass);
  if (options->show & CORDON_SHOW_LABELS)
    cordon_map_draw_labels (&pass);
  cairo_restore (cr);
}
