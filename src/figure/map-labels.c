/* map-labels.c: writes the names on a map, the plan's first, none over another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/font.h"
#include "figure/map-private.h"

/* In letters: longer names are cut on the map, the tables have them whole; longer ones have no halo. */
#define LONGEST_LABEL 80
#define LONGEST_HALO  5

/* A text ready to be placed. */
typedef struct
{
  PangoLayout *layout;
  double width;
  double height;
} Text;

static void
clear_text (Text *text)
{
  g_clear_object (&text->layout);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, clear_text)

static void
set_text (Text *text,
          const CordonMapPass *pass,
          const char *string,
          double size_mm,
          gboolean is_bold)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);
  int width, height;

  if (g_utf8_strlen (valid, -1) > LONGEST_LABEL)
    *g_utf8_offset_to_pointer (valid, LONGEST_LABEL) = '\0';
  text->layout = cordon_font_layout_new (pass->options->fonts, valid, size_mm * pass->mm, is_bold);
  pango_layout_get_size (text->layout, &width, &height);
  text->width = (double) width / PANGO_SCALE;
  text->height = (double) height / PANGO_SCALE;
}

/* Long names are broken, so that they stay near what they name. */
static void
wrap_text (Text *text,
           double most_mm,
           const CordonMapPass *pass)
{
  int width, height;

  if (text->width <= most_mm * pass->mm)
    return;
  pango_layout_set_width (text->layout, (int) (most_mm * pass->mm * PANGO_SCALE));
  pango_layout_set_wrap (text->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (text->layout, PANGO_ALIGN_CENTER);
  pango_layout_set_height (text->layout, -3);
  pango_layout_set_ellipsize (text->layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_size (text->layout, &width, &height);
  text->width = most_mm * pass->mm;
  text->height = (double) height / PANGO_SCALE;
}

/* Pale ground under a long name. A halo follows every letter, and on paper each letter's outline
 * takes more room than all else on the map: only short marks have one. */
static void
draw_plate (const CordonMapPass *pass,
            const Text *text)
{
  PangoRectangle ink;

  pango_layout_get_extents (text->layout, &ink, NULL);
  cairo_new_path (pass->cr);
  cairo_rectangle (pass->cr, -text->width / 2 + (double) ink.x / PANGO_SCALE - .2 * pass->mm,
                   -text->height / 2 + (double) ink.y / PANGO_SCALE - .15 * pass->mm,
                   (double) ink.width / PANGO_SCALE + .4 * pass->mm, (double) ink.height / PANGO_SCALE + .3 * pass->mm);
  cordon_map_set_ink (pass, CORDON_INK_HALO, .62);
  cairo_fill (pass->cr);
}

static void
draw_text (const CordonMapPass *pass,
           const Text *text,
           CordonLabelBox box,
           guint32 rgb,
           double halo_mm)
{
  cairo_save (pass->cr);
  cairo_translate (pass->cr, box.centre.x, box.centre.y);
  if (box.turn_rad != 0)
    cairo_rotate (pass->cr, box.turn_rad);
  if (pango_layout_get_character_count (text->layout) > LONGEST_HALO)
    draw_plate (pass, text);
  else if (halo_mm > 0)
    {
      cairo_move_to (pass->cr, -text->width / 2, -text->height / 2);
      pango_cairo_layout_path (pass->cr, text->layout);
      cairo_set_line_join (pass->cr, CAIRO_LINE_JOIN_ROUND);
      cordon_map_set_pen (pass, 2 * halo_mm, NULL, 0);
      cordon_map_set_ink (pass, CORDON_INK_HALO, .9);
      cairo_stroke (pass->cr);
    }
  cairo_move_to (pass->cr, -text->width / 2, -text->height / 2);
  cordon_palette_set (pass->cr, rgb, 1);
  pango_cairo_show_layout (pass->cr, text->layout);
  cairo_restore (pass->cr);
}

static CordonLabelBox
box_at (const Text *text,
        double x,
        double y)
{
  return (CordonLabelBox){ { x, y }, text->width / 2, text->height / 2, 0 };
}

/* Beside a symbol: right, left, above, below. */
static void
label_symbol (const CordonMapPass *pass,
              const CordonPlanShape *shape,
              const char *string,
              double size_mm,
              gboolean is_bold)
{
  double off = 1.25 * cordon_map_symbol_radius (pass) + .3 * pass->mm;
  CordonSpot at = cordon_view_spot (pass->view, shape->anchor);
  g_auto (Text) text = { NULL };
  CordonLabelBox boxes[4];

  set_text (&text, pass, string, size_mm, is_bold);
  wrap_text (&text, 30, pass);
  boxes[0] = box_at (&text, at.x + off + text.width / 2, at.y);
  boxes[1] = box_at (&text, at.x - off - text.width / 2, at.y);
  boxes[2] = box_at (&text, at.x, at.y - off - text.height / 2);
  boxes[3] = box_at (&text, at.x, at.y + off + text.height / 2);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (cordon_label_places_take (pass->places, boxes[i]))
      {
        draw_text (pass, &text, boxes[i], cordon_palette_rgb (pass->options->theme, CORDON_INK_TEXT), .35);
        return;
      }
}

static const char *
code_of (const CordonRecord *record)
{
  const CordonField *field = cordon_table_get (record->table)->code_field;
  const char *code = field != NULL ? *(const char *const *) cordon_record_peek (record, field) : NULL;

  if (code != NULL && code[0] != '\0')
    return code;
  return cordon_record_name (record);
}

static gboolean
is_in_view (const CordonMapPass *pass,
            CordonSpot spot)
{
  return spot.x >= 0 && spot.y >= 0 && spot.x <= pass->view->width && spot.y <= pass->view->height;
}

static void
label_symbols (const CordonMapPass *pass,
               CordonTableId table,
               double most_scale,
               double size_mm)
{
  if (pass->scale > most_scale)
    return;
  cordon_plan_shapes_query (pass->shapes, table, cordon_view_box (pass->view, 0), pass->found);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape =
        cordon_plan_shapes_get (pass->shapes, table, g_array_index (pass->found, guint, i));
      const char *code = code_of (shape->record);

      if (code != NULL && cordon_map_shows (pass, shape) &&
          is_in_view (pass, cordon_view_spot (pass->view, shape->anchor)))
        label_symbol (pass, shape, code, size_mm, table == CORDON_TABLE_GATE);
    }
}

/* The code in the middle of the zone, or a little above or below it; its name under it if there is room. */
static void
label_zone (const CordonMapPass *pass,
            const CordonPlanShape *shape)
{
  double fits = (shape->box.x_max_m - shape->box.x_min_m) * pass->view->units_per_m / pass->mm;
  gboolean is_subject = shape->record->id == pass->options->emphasised_zone;
  CordonSpot at = cordon_view_spot (pass->view, shape->anchor);
  guint32 rgb = cordon_palette_mix (shape->owner_rgb, cordon_palette_rgb (pass->options->theme, CORDON_INK_TEXT), .55);
  const char *name = cordon_record_name (shape->record);
  const char *code = code_of (shape->record);
  g_auto (Text) text = { NULL };
  g_auto (Text) below = { NULL };
  double shifts[] = { 0, -1.2, 1.2, -2.4, 2.4, -4, 4 };

  if (code == NULL)
    return;
  set_text (&text, pass, code, is_subject ? 4.2 : 3.2, TRUE);
  wrap_text (&text, MAX (fits, 16), pass);
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      CordonLabelBox box = box_at (&text, at.x, at.y + shifts[i] * text.height);

      if (!cordon_label_places_take (pass->places, box))
        continue;
      draw_text (pass, &text, box, rgb, .6);
      if (code == name || name == NULL || fits < 24)
        return;
      set_text (&below, pass, name, 2.2, FALSE);
      wrap_text (&below, MAX (fits * .8, 16), pass);
      box = box_at (&below, at.x, box.centre.y + text.height / 2 + below.height / 2);
      if (cordon_label_places_take (pass->places, box))
        draw_text (pass, &below, box, rgb, .45);
      return;
    }
}

static void
label_zones (const CordonMapPass *pass)
{
  const CordonPlanShape *subject =
    cordon_plan_shapes_find (pass->shapes, CORDON_TABLE_ZONE, pass->options->emphasised_zone);

  if (subject != NULL)
    label_zone (pass, subject);
  cordon_plan_shapes_query (pass->shapes, CORDON_TABLE_ZONE, cordon_view_box (pass->view, 0), pass->found);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape =
        cordon_plan_shapes_get (pass->shapes, CORDON_TABLE_ZONE, g_array_index (pass->found, guint, i));

      if (shape != subject && cordon_map_shows (pass, shape))
        label_zone (pass, shape);
    }
}

static void
label_line (const CordonMapPass *pass,
            const char *string,
            const GeoPoint *points,
            guint n_points,
            double size_mm,
            gboolean is_bold,
            CordonInk ink)
{
  g_auto (Text) text = { NULL };
  CordonLabelBox box;

  set_text (&text, pass, string, size_mm, is_bold);
  if (!cordon_label_along_line (pass->view, points, n_points, text.width, text.height, pass->places, &box) ||
      !cordon_label_places_take (pass->places, box))
    return;
  draw_text (pass, &text, box, cordon_palette_rgb (pass->options->theme, ink), .4);
}

static void
label_plan_lines (const CordonMapPass *pass,
                  CordonTableId table,
                  double most_scale)
{
  if (pass->scale > most_scale)
    return;
  cordon_plan_shapes_query (pass->shapes, table, cordon_view_box (pass->view, 0), pass->found);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape =
        cordon_plan_shapes_get (pass->shapes, table, g_array_index (pass->found, guint, i));
      const char *name = cordon_record_name (shape->record);
      guint n_points;
      const GeoPoint *points = cordon_plan_shapes_part (pass->shapes, shape, 0, &n_points);

      if (name != NULL && cordon_map_shows (pass, shape))
        label_line (pass, name, points, n_points, 2.1, TRUE, CORDON_INK_PLAN);
    }
}

static void
label_venues (const CordonMapPass *pass)
{
  cordon_plan_shapes_query (pass->shapes, CORDON_TABLE_VENUE, cordon_view_box (pass->view, 0), pass->found);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape =
        cordon_plan_shapes_get (pass->shapes, CORDON_TABLE_VENUE, g_array_index (pass->found, guint, i));
      CordonSpot at = cordon_view_spot (pass->view, shape->anchor);
      g_auto (Text) text = { NULL };
      CordonLabelBox box;

      if (cordon_record_name (shape->record) == NULL || !cordon_map_shows (pass, shape))
        continue;
      set_text (&text, pass, cordon_record_name (shape->record), 2.6, TRUE);
      wrap_text (&text, 40, pass);
      box = box_at (&text, at.x, at.y);
      if (cordon_label_places_take (pass->places, box))
        draw_text (pass, &text, box, cordon_palette_rgb (pass->options->theme, CORDON_INK_VENUE), .5);
    }
}

/* Each name once: a street of two carriageways is one street. */
static void
label_streets (const CordonMapPass *pass)
{
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);

  cordon_ground_query_names (pass->ground, cordon_view_box (pass->view, 0), pass->found);
  for (int is_minor = 0; is_minor <= 1; is_minor++)
    for (guint i = 0; i < pass->found->len; i++)
      {
        const CordonStreetName *name = cordon_ground_name (pass->ground, g_array_index (pass->found, guint, i));
        const CordonMapStyle *style = cordon_map_style (name->style);
        g_auto (Text) text = { NULL };
        CordonLabelBox box;

        if (pass->scale > MIN (style->largest_scale, 16000) || (style->stroke != CORDON_INK_MAJOR) != is_minor ||
            g_hash_table_contains (written, name->name))
          continue;
        set_text (&text, pass, name->name, style->name_mm, FALSE);
        if (!cordon_label_along_line (pass->view, cordon_ground_name_points (pass->ground, name), name->n_points,
                                      text.width, text.height, pass->places, &box) ||
            !cordon_label_places_take (pass->places, box))
          continue;
        g_hash_table_add (written, (gpointer) name->name);
        draw_text (pass, &text, box, cordon_palette_rgb (pass->options->theme, CORDON_INK_TEXT_SOFT), .35);
      }
}

static void
label_features (const CordonMapPass *pass,
                CordonMapLayer layer,
                double most_scale,
                CordonInk ink)
{
  if (pass->scale > most_scale)
    return;
  cordon_ground_query (pass->ground, layer, cordon_view_box (pass->view, 0), pass->found);
  for (guint i = pass->found->len; i > 0; i--)
    {
      const CordonGroundFeature *feature =
        cordon_ground_feature (pass->ground, layer, g_array_index (pass->found, guint, i - 1));
      const CordonMapStyle *style = cordon_map_style (feature->style);
      CordonSpot at = cordon_view_spot (pass->view, (GeoPoint){ (feature->box.x_min_m + feature->box.x_max_m) / 2,
                                                                (feature->box.y_min_m + feature->box.y_max_m) / 2 });
      double fits = (feature->box.x_max_m - feature->box.x_min_m) * pass->view->units_per_m;
      const char *name = feature->feature->name;
      g_auto (Text) text = { NULL };
      CordonLabelBox box;

      if (name == NULL || name[0] == '\0' || style->name_mm == 0 || pass->scale > style->largest_scale ||
          !is_in_view (pass, at))
        continue;
      set_text (&text, pass, name, style->name_mm, layer == CORDON_MAP_PLACE && style->name_mm > 2);
      if (layer != CORDON_MAP_PLACE && text.width > 1.6 * fits)
        continue;
      wrap_text (&text, 30, pass);
      box = box_at (&text, at.x, at.y);
      if (cordon_label_places_take (pass->places, box))
        draw_text (pass, &text, box, cordon_palette_rgb (pass->options->theme, ink), .35);
    }
}

/* Writes all names, the most important first. */
void
cordon_map_draw_labels (const CordonMapPass *pass)
{
  CordonShow show = pass->options->show;

  if (pass->shapes != NULL)
    {
      if (show & CORDON_SHOW_ZONES)
        label_zones (pass);
      if (show & CORDON_SHOW_SYMBOLS)
        {
          label_symbols (pass, CORDON_TABLE_GATE, 20000, 2.5);
          label_symbols (pass, CORDON_TABLE_POST, 6500, 2);
          label_symbols (pass, CORDON_TABLE_POINT, 4500, 1.9);
          label_symbols (pass, CORDON_TABLE_EXIT, 3500, 1.9);
        }
      if (show & CORDON_SHOW_LINES)
        {
          label_plan_lines (pass, CORDON_TABLE_PERIMETER, 20000);
          label_plan_lines (pass, CORDON_TABLE_PATROL, 6500);
        }
      if (show & CORDON_SHOW_VENUES)
        label_venues (pass);
    }
  if (pass->ground == NULL)
    return;
  label_features (pass, CORDON_MAP_PLACE, 1e9, CORDON_INK_TEXT_SOFT);
  label_streets (pass);
  label_features (pass, CORDON_MAP_WATER, 50000, CORDON_INK_SHORE);
  label_features (pass, CORDON_MAP_SQUARE, 6000, CORDON_INK_TEXT_SOFT);
  label_features (pass, CORDON_MAP_GREEN, 6000, CORDON_INK_TEXT_SOFT);
  label_features (pass, CORDON_MAP_BUILDING, 3500, CORDON_INK_TEXT_SOFT);
}
