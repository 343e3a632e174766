/* map-ground.c: draws the base map by the lines of the cartography table.
 *
 * Streets of one style are one path: first the seams of all streets of a level,
 * then their surfaces, so that crossings are open and a page stays small.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/map-private.h"

static double
width_of (const CordonMapPass *pass,
          const CordonMapStyle *style)
{
  double on_paper_mm = style->width_m * 1000 / pass->scale;

  return CLAMP (on_paper_mm, style->min_mm, style->max_mm) * pass->mm;
}

static gboolean
is_shown (const CordonMapPass *pass,
          const CordonMapStyle *style)
{
  return pass->scale <= style->largest_scale;
}

static void
trace_feature (const CordonMapPass *pass,
               const CordonGroundFeature *feature,
               gboolean is_area,
               double margin)
{
  for (guint part = 0; part < feature->n_parts; part++)
    {
      guint n_points;
      const GeoPoint *points = cordon_ground_part (pass->ground, feature, part, &n_points);

      if (is_area)
        cordon_view_trace_ring (pass->view, pass->cr, margin, points, n_points);
      else
        cordon_view_trace_line (pass->view, pass->cr, margin, points, n_points);
    }
}

static void
draw_areas (const CordonMapPass *pass,
            CordonMapLayer layer)
{
  double smallest_m = .25 * pass->mm / pass->view->units_per_m;

  cordon_ground_query (pass->ground, layer, cordon_view_box (pass->view, pass->mm), pass->found);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonGroundFeature *feature =
        cordon_ground_feature (pass->ground, layer, g_array_index (pass->found, guint, i));
      const CordonMapStyle *style = cordon_map_style (feature->style);

      if (!is_shown (pass, style) || (feature->box.x_max_m - feature->box.x_min_m < smallest_m &&
                                      feature->box.y_max_m - feature->box.y_min_m < smallest_m))
        continue;
      cairo_new_path (pass->cr);
      trace_feature (pass, feature, TRUE, pass->mm);
      cordon_map_set_ink (pass, style->fill, 1);
      if (style->stroke == CORDON_INK_NONE)
        {
          cairo_fill (pass->cr);
          continue;
        }
      cairo_fill_preserve (pass->cr);
      cordon_map_set_ink (pass, style->stroke, 1);
      cordon_map_set_pen (pass, style->min_mm, NULL, 0);
      cairo_stroke (pass->cr);
    }
}

static void
set_pattern (const CordonMapPass *pass,
             const CordonMapStyle *style,
             double width)
{
  double dashed[] = { .9, .5 };
  double dotted[] = { .15, .45 };
  double ticked[] = { .3, .35 };
  const double *dash = NULL;

  if (style->pattern == CORDON_LINE_DASHED)
    dash = dashed;
  else if (style->pattern == CORDON_LINE_DOTTED)
    dash = dotted;
  else if (style->pattern == CORDON_LINE_TICKED)
    dash = ticked;
  cordon_map_set_pen (pass, width / pass->mm, dash, dash != NULL ? 2 : 0);
}

/* Strokes the path of one style and forgets it. */
static void
stroke_lines (const CordonMapPass *pass,
              const CordonMapStyle *style,
              gboolean is_casing,
              gboolean is_tunnel)
{
  double width = width_of (pass, style);
  double tunnel_dash[] = { 1, .8 };

  cairo_set_line_join (pass->cr, CAIRO_LINE_JOIN_ROUND);
  if (is_casing)
    {
      cordon_map_set_pen (pass, width / pass->mm + .22, is_tunnel ? tunnel_dash : NULL, is_tunnel ? 2 : 0);
      cairo_set_line_cap (pass->cr, CAIRO_LINE_CAP_BUTT);
      cordon_map_set_ink (pass, style->casing, 1);
    }
  else
    {
      set_pattern (pass, style, width);
      cairo_set_line_cap (pass->cr, style->pattern == CORDON_LINE_SOLID && !is_tunnel ? CAIRO_LINE_CAP_ROUND
                                                                                      : CAIRO_LINE_CAP_BUTT);
      cordon_map_set_ink (pass, style->stroke, 1);
    }
  cairo_stroke (pass->cr);
}

/* The found features from @first on that are of one level and style; traced. */
static guint
trace_run (const CordonMapPass *pass,
           CordonMapLayer layer,
           guint first)
{
  const CordonGroundFeature *head =
    cordon_ground_feature (pass->ground, layer, g_array_index (pass->found, guint, first));
  double margin = 4 * pass->mm;
  guint i;

  cairo_new_path (pass->cr);
  for (i = first; i < pass->found->len; i++)
    {
      const CordonGroundFeature *feature =
        cordon_ground_feature (pass->ground, layer, g_array_index (pass->found, guint, i));

      if (feature->style != head->style || feature->feature->is_tunnel != head->feature->is_tunnel ||
          feature->feature->is_bridge != head->feature->is_bridge)
        break;
      trace_feature (pass, feature, FALSE, margin);
    }
  return i;
}

static void
draw_line_pass (const CordonMapPass *pass,
                CordonMapLayer layer,
                guint first,
                guint end,
                gboolean is_casing)
{
  for (guint i = first; i < end;)
    {
      const CordonGroundFeature *feature =
        cordon_ground_feature (pass->ground, layer, g_array_index (pass->found, guint, i));
      const CordonMapStyle *style = cordon_map_style (feature->style);

      i = trace_run (pass, layer, i);
      if (is_shown (pass, style) && !(is_casing && style->casing == CORDON_INK_NONE))
        stroke_lines (pass, style, is_casing, feature->feature->is_tunnel);
    }
  cairo_new_path (pass->cr);
}

/* Tunnels first, then the ground, then bridges; or only those on one side of the ground. */
static void
draw_lines (const CordonMapPass *pass,
            CordonMapLayer layer,
            gboolean is_below)
{
  guint end;

  cordon_ground_query (pass->ground, layer, cordon_view_box (pass->view, 4 * pass->mm), pass->found);
  for (guint first = 0; first < pass->found->len; first = end)
    {
      const CordonGroundFeature *head =
        cordon_ground_feature (pass->ground, layer, g_array_index (pass->found, guint, first));

      for (end = first; end < pass->found->len; end++)
        {
          const CordonGroundFeature *feature =
            cordon_ground_feature (pass->ground, layer, g_array_index (pass->found, guint, end));

          if (feature->feature->is_tunnel != head->feature->is_tunnel ||
              feature->feature->is_bridge != head->feature->is_bridge)
            break;
        }
      if ((head->feature->is_tunnel != 0) != is_below)
        continue;
      draw_line_pass (pass, layer, first, end, TRUE);
      draw_line_pass (pass, layer, first, end, FALSE);
    }
}

/* Gates and bollards: squares; entrances: discs; cameras: triangles. */
static void
draw_marks (const CordonMapPass *pass,
            CordonMapLayer layer)
{
  cordon_ground_query (pass->ground, layer, cordon_view_box (pass->view, pass->mm), pass->found);
  cairo_new_path (pass->cr);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonGroundFeature *feature =
        cordon_ground_feature (pass->ground, layer, g_array_index (pass->found, guint, i));
      const CordonMapStyle *style = cordon_map_style (feature->style);
      double half = style->min_mm * pass->mm / 2;
      CordonSpot spot = cordon_view_spot (
        pass->view, (GeoPoint){ feature->box.x_min_m, feature->box.y_min_m });

      if (!is_shown (pass, style))
        continue;
      cairo_new_sub_path (pass->cr);
      if (layer == CORDON_MAP_ENTRANCE)
        cairo_arc (pass->cr, spot.x, spot.y, half, 0, 2 * G_PI);
      else if (layer == CORDON_MAP_CAMERA)
        {
          cairo_move_to (pass->cr, spot.x, spot.y - half);
          cairo_line_to (pass->cr, spot.x + half, spot.y + half);
          cairo_line_to (pass->cr, spot.x - half, spot.y + half);
          cairo_close_path (pass->cr);
        }
      else
        cairo_rectangle (pass->cr, spot.x - half, spot.y - half, 2 * half, 2 * half);
    }
  cordon_map_set_ink (pass, CORDON_INK_MARK, 1);
  cairo_fill (pass->cr);
}

/* Draws what lies under the plan. */
void
cordon_map_draw_ground (const CordonMapPass *pass)
{
  cairo_set_fill_rule (pass->cr, CAIRO_FILL_RULE_EVEN_ODD);
  draw_areas (pass, CORDON_MAP_GREEN);
  draw_areas (pass, CORDON_MAP_WATER);
  draw_areas (pass, CORDON_MAP_SQUARE);
  draw_lines (pass, CORDON_MAP_WATERWAY, FALSE);
  draw_lines (pass, CORDON_MAP_STREET, TRUE);
  draw_areas (pass, CORDON_MAP_BUILDING);
  draw_lines (pass, CORDON_MAP_RAIL, FALSE);
  draw_lines (pass, CORDON_MAP_STREET, FALSE);
  draw_lines (pass, CORDON_MAP_BARRIER, FALSE);
  draw_marks (pass, CORDON_MAP_GATE);
  draw_marks (pass, CORDON_MAP_ENTRANCE);
  draw_marks (pass, CORDON_MAP_CAMERA);
  cairo_set_dash (pass->cr, NULL, 0, 0);
}
