/* map-plan.c: draws the plan: venues, zones, lines, gaps and symbols.
 *
 * Nothing depends on colour alone: a zone's ring is a hatching, an owner's kind
 * is a solid (public) or dashed (private) border, a perimeter's kind a line
 * pattern, a symbol's role a letter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/map-private.h"
#include "figure/symbol.h"
#include "geo/sector.h"

/* P (KIND, width mm, casing mm, tick width mm, dash on mm, dash off mm, tick on mm, tick off mm) */
#define PERIMETER_LINES(P)                  \
  P (UNSET, .5, .5, 0, 0, 0, 0, 0)          \
  P (SOFT, .6, .5, 0, .1, 1.2, 0, 0)        \
  P (FENCE, .35, .5, 1.3, 0, 0, .25, 2.2)   \
  P (HARD, 1, .6, 0, 0, 0, 0, 0)            \
  P (VEHICLE, .35, .6, 1.7, 0, 0, 1.1, 1.1) \
  P (VIRTUAL, .3, .4, 0, 1.4, 1, 0, 0)

typedef struct
{
  double width_mm;
  double casing_mm;
  double tick_mm;
  double dash_mm[2];
  double tick_dash_mm[2];
} LineLook;

#define DEFINE_LOOK(KIND, width, casing, tick, on, off, tick_on, tick_off) \
  [CORDON_PERIMETER_KIND_##KIND] = { width, casing, tick, { on, off }, { tick_on, tick_off } },
static const LineLook perimeter_looks[] = { PERIMETER_LINES (DEFINE_LOOK) };

static const LineLook barrier_look = { .7, .4, 0, { 0, 0 }, { 0, 0 } };
static const LineLook barrier_row_look = { .25, .4, .9, { 0, 0 }, { .5, .5 } };
static const LineLook barrier_light_look = { .35, .4, 0, { .9, .4 }, { 0, 0 } };

/* Adds all rings of a polygon, or the line, to the path. */
void
cordon_map_trace_shape (const CordonMapPass *pass,
                        const CordonPlanShape *shape,
                        double margin)
{
  gboolean is_area = geo_shape_kind (cordon_record_shape (shape->record)) == GEO_SHAPE_POLYGON;

  for (guint part = 0; part < shape->n_parts; part++)
    {
      guint n_points;
      const GeoPoint *points = cordon_plan_shapes_part (pass->shapes, shape, part, &n_points);

      if (is_area)
        cordon_view_trace_ring (pass->view, pass->cr, margin, points, n_points);
      else
        cordon_view_trace_line (pass->view, pass->cr, margin, points, n_points);
    }
}

/* Strokes lines over what is clipped to; they rise to the right, or fall. */
void
cordon_map_hatch (const CordonMapPass *pass,
                  double spacing_mm,
                  double width_mm,
                  gboolean is_rising)
{
  double step = spacing_mm * pass->mm * G_SQRT2;
  double x0, y0, x1, y1, height;

  cairo_clip_extents (pass->cr, &x0, &y0, &x1, &y1);
  x0 = MAX (x0, 0);
  y0 = MAX (y0, 0);
  x1 = MIN (x1, pass->view->width);
  y1 = MIN (y1, pass->view->height);
  height = y1 - y0;
  if (height <= 0 || x1 <= x0)
    return;
  cairo_new_path (pass->cr);
  for (double x = floor ((x0 - height - y1) / step) * step; x < x1 + height + y1; x += step)
    {
      /* The line through (x, 0): x + y = const when rising, x - y = const when falling. */
      double top = is_rising ? x - y0 : x + y0;
      double bottom = is_rising ? x - y1 : x + y1;

      if (MAX (top, bottom) < x0 || MIN (top, bottom) > x1)
        continue;
      cairo_move_to (pass->cr, top, y0);
      cairo_line_to (pass->cr, bottom, y1);
    }
  cordon_map_set_pen (pass, width_mm, NULL, 0);
  cairo_stroke (pass->cr);
}

static void
query (const CordonMapPass *pass,
       CordonTableId table)
{
  cordon_plan_shapes_query (pass->shapes, table, cordon_view_box (pass->view, 5 * pass->mm), pass->found);
}

static const CordonPlanShape *
found_shape (const CordonMapPass *pass,
             CordonTableId table,
             guint i)
{
  return cordon_plan_shapes_get (pass->shapes, table, g_array_index (pass->found, guint, i));
}

static gboolean
is_background (const CordonMapPass *pass,
               const CordonPlanShape *shape)
{
  return pass->options->emphasised_zone != CORDON_ID_NONE &&
         shape->record->id != pass->options->emphasised_zone;
}

static void
draw_zone (const CordonMapPass *pass,
           const CordonPlanShape *shape)
{
  const CordonZone *zone = CORDON_RECORD_AS (ZONE, CordonZone, shape->record);
  gboolean is_faint = is_background (pass, shape);
  double strength = is_faint ? .45 : 1;
  double dash[] = { 1.6, .9 };
  double dots[] = { .4, 1 };
  double border_mm = is_faint ? .5 : .8;

  cairo_save (pass->cr);
  cairo_new_path (pass->cr);
  cordon_map_trace_shape (pass, shape, 3 * pass->mm);
  cordon_palette_set (pass->cr, shape->owner_rgb, (shape->has_owner ? .16 : .08) * strength);
  cairo_fill_preserve (pass->cr);
  cairo_clip (pass->cr);
  cordon_palette_set (pass->cr, shape->owner_rgb, .5 * strength);
  if (zone->ring >= CORDON_RING_MIDDLE)
    cordon_map_hatch (pass, 2.6, .1, TRUE);
  if (zone->ring >= CORDON_RING_INNER)
    cordon_map_hatch (pass, 2.6, .1, FALSE);
  /* The border runs inside the ground, so that neighbours keep their own. */
  cairo_new_path (pass->cr);
  cordon_map_trace_shape (pass, shape, 3 * pass->mm);
  cordon_palette_set (pass->cr, shape->owner_rgb, is_faint ? .7 : 1);
  cordon_map_set_pen (pass, 2 * border_mm, shape->has_owner ? dash : dots, shape->is_private || !shape->has_owner ? 2 : 0);
  cairo_stroke (pass->cr);
  cairo_restore (pass->cr);
}

static void
draw_zones (const CordonMapPass *pass)
{
  guint emphasised = G_MAXUINT;

  query (pass, CORDON_TABLE_ZONE);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape = found_shape (pass, CORDON_TABLE_ZONE, i);

      if (shape->record->id == pass->options->emphasised_zone)
        emphasised = i;
      else if (cordon_map_shows (pass, shape))
        draw_zone (pass, shape);
    }
  if (emphasised != G_MAXUINT)
    draw_zone (pass, found_shape (pass, CORDON_TABLE_ZONE, emphasised));
}

/* Lets all but the zone that the drawing is about fade. */
static void
draw_veil (const CordonMapPass *pass)
{
  const CordonPlanShape *zone =
    cordon_plan_shapes_find (pass->shapes, CORDON_TABLE_ZONE, pass->options->emphasised_zone);

  if (zone == NULL)
    return;
  cairo_new_path (pass->cr);
  cairo_rectangle (pass->cr, 0, 0, pass->view->width, pass->view->height);
  cordon_map_trace_shape (pass, zone, 3 * pass->mm);
  cordon_map_set_ink (pass, CORDON_INK_LAND, .38);
  cairo_fill (pass->cr);
}

static void
draw_venues (const CordonMapPass *pass)
{
  double dash[] = { 3, .8, .6, .8 };

  query (pass, CORDON_TABLE_VENUE);
  cairo_new_path (pass->cr);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape = found_shape (pass, CORDON_TABLE_VENUE, i);

      if (cordon_map_shows (pass, shape))
        cordon_map_trace_shape (pass, shape, 3 * pass->mm);
    }
  cordon_map_set_ink (pass, CORDON_INK_VENUE, .9);
  cordon_map_set_pen (pass, .35, dash, 4);
  cairo_stroke (pass->cr);
}

static void
stroke_look (const CordonMapPass *pass,
             const LineLook *look,
             guint32 rgb)
{
  double tick = look->tick_mm;

  cairo_set_line_join (pass->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (pass->cr, CAIRO_LINE_CAP_ROUND);
  cordon_map_set_pen (pass, MAX (look->width_mm, .6 * tick) + look->casing_mm, NULL, 0);
  cordon_map_set_ink (pass, CORDON_INK_HALO, .85);
  cairo_stroke_preserve (pass->cr);
  cordon_palette_set (pass->cr, rgb, 1);
  cordon_map_set_pen (pass, look->width_mm, look->dash_mm, look->dash_mm[1] > 0 ? 2 : 0);
  cairo_stroke_preserve (pass->cr);
  if (tick > 0)
    {
      cairo_set_line_cap (pass->cr, CAIRO_LINE_CAP_BUTT);
      cordon_map_set_pen (pass, tick, look->tick_dash_mm, 2);
      cairo_stroke_preserve (pass->cr);
    }
  cairo_new_path (pass->cr);
}

/* Strokes the path as a perimeter of some kind, and forgets it. */
void
cordon_map_stroke_perimeter (const CordonMapPass *pass,
                             int kind,
                             guint32 rgb)
{
  guint index = kind > 0 && kind < (int) G_N_ELEMENTS (perimeter_looks) ? (guint) kind : 0;

  stroke_look (pass, &perimeter_looks[index], rgb);
}

static void
draw_perimeters (const CordonMapPass *pass)
{
  query (pass, CORDON_TABLE_PERIMETER);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape = found_shape (pass, CORDON_TABLE_PERIMETER, i);
      const CordonPerimeter *perimeter = CORDON_RECORD_AS (PERIMETER, CordonPerimeter, shape->record);

      if (!cordon_map_shows (pass, shape))
        continue;
      cairo_new_path (pass->cr);
      cordon_map_trace_shape (pass, shape, 5 * pass->mm);
      cordon_map_stroke_perimeter (pass, perimeter->kind, cordon_palette_mix (shape->owner_rgb, 0x000000, .25));
    }
}

static const LineLook *
look_of_barrier (int kind)
{
  switch (kind)
    {
    case CORDON_BARRIER_KIND_BLOCK:
    case CORDON_BARRIER_KIND_BOLLARD:
      return &barrier_row_look;
    case CORDON_BARRIER_KIND_PEDESTRIAN:
    case CORDON_BARRIER_KIND_TAPE:
      return &barrier_light_look;
    default:
      return &barrier_look;
    }
}

/* Strokes the path as a barrier of some kind, and forgets it. */
void
cordon_map_stroke_barrier (const CordonMapPass *pass,
                           int kind)
{
  stroke_look (pass, look_of_barrier (kind), cordon_palette_rgb (pass->options->theme, CORDON_INK_PLAN));
}

static void
draw_barriers (const CordonMapPass *pass)
{
  if (pass->scale > 30000)
    return;
  query (pass, CORDON_TABLE_BARRIER);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape = found_shape (pass, CORDON_TABLE_BARRIER, i);

      if (!cordon_map_shows (pass, shape))
        continue;
      cairo_new_path (pass->cr);
      cordon_map_trace_shape (pass, shape, 5 * pass->mm);
      cordon_map_stroke_barrier (pass, CORDON_RECORD_AS (BARRIER, CordonBarrier, shape->record)->kind);
    }
}

/* Arrow heads along a beat, one every few centimetres. */
static void
draw_arrows (const CordonMapPass *pass,
             const GeoPoint *points,
             guint n_points)
{
  double every = 22 * pass->mm;
  double size = 1.3 * pass->mm;
  double until_next = every / 2;

  for (guint i = 1; i < n_points; i++)
    {
      CordonSpot a = cordon_view_spot (pass->view, points[i - 1]);
      CordonSpot b = cordon_view_spot (pass->view, points[i]);
      double length = hypot (b.x - a.x, b.y - a.y);
      double ux = length > 0 ? (b.x - a.x) / length : 0;
      double uy = length > 0 ? (b.y - a.y) / length : 0;
      double at = until_next;

      for (; at < length; at += every)
        {
          double x = a.x + ux * at;
          double y = a.y + uy * at;

          if (x < -size || y < -size || x > pass->view->width + size || y > pass->view->height + size)
            continue;
          cairo_move_to (pass->cr, x + ux * size, y + uy * size);
          cairo_line_to (pass->cr, x - ux * size * .4 - uy * size * .7, y - uy * size * .4 + ux * size * .7);
          cairo_line_to (pass->cr, x - ux * size * .4 + uy * size * .7, y - uy * size * .4 - ux * size * .7);
          cairo_close_path (pass->cr);
        }
      until_next = at - length;
    }
}

static void
draw_patrols (const CordonMapPass *pass)
{
  double dash[] = { 1.8, 1.1 };

  query (pass, CORDON_TABLE_PATROL);
  for (guint i = 0; i < pass->found->len; i++)
    {
      const CordonPlanShape *shape = found_shape (pass, CORDON_TABLE_PATROL, i);
      guint n_points;
      const GeoPoint *points = cordon_plan_shapes_part (pass->shapes, shape, 0, &n_points);

      if (!cordon_map_shows (pass, shape))
        continue;
      cairo_new_path (pass->cr);
      cordon_map_trace_shape (pass, shape, 3 * pass->mm);
      cordon_map_set_ink (pass, CORDON_INK_HALO, .85);
      cordon_map_set_pen (pass, .9, NULL, 0);
      cairo_stroke_preserve (pass->cr);
      cordon_palette_set (pass->cr, shape->owner_rgb, 1);
      cordon_map_set_pen (pass, .4, dash, 2);
      cairo_stroke (pass->cr);
      draw_arrows (pass, points, n_points);
      cairo_fill (pass->cr);
    }
}

static void
trace_observation (const CordonMapPass *pass,
                   const CordonPost *post,
                   CordonSpot at)
{
  double radius = post->radius_m * pass->view->units_per_m;
  gboolean is_round = isnan (post->opening_deg) || post->opening_deg >= 360 || isnan (post->bearing_deg);

  cairo_new_path (pass->cr);
  if (is_round)
    {
      cairo_arc (pass->cr, at.x, at.y, radius, 0, 2 * G_PI);
      return;
    }
  cairo_move_to (pass->cr, at.x, at.y);
  cairo_arc (pass->cr, at.x, at.y, radius, (post->bearing_deg - post->opening_deg / 2 - 90) * G_PI / 180,
             (post->bearing_deg + post->opening_deg / 2 - 90) * G_PI / 180);
  cairo_close_path (pass->cr);
}

static void
draw_observation (const CordonMapPass *pass)
{
  double dash[] = { .5, .5 };
  const CordonField *radius = cordon_table_find_field (cordon_table_get (CORDON_TABLE_POST), "radius_m");

  if (radius->tlp > cordon_plan_shapes_ceiling (pass->shapes))
    return;
  for (guint i = 0; i < cordon_plan_shapes_count (pass->shapes, CORDON_TABLE_POST); i++)
    {
      const CordonPlanShape *shape = cordon_plan_shapes_get (pass->shapes, CORDON_TABLE_POST, i);
      const CordonPost *post = CORDON_RECORD_AS (POST, CordonPost, shape->record);

      if (isnan (post->radius_m) || !cordon_map_shows (pass, shape) ||
          !geo_box_meets (cordon_view_box (pass->view, 0), geo_box_grow (shape->box, post->radius_m)))
        continue;
      trace_observation (pass, post, cordon_view_spot (pass->view, shape->anchor));
      cordon_palette_set (pass->cr, shape->owner_rgb, .12);
      cairo_fill_preserve (pass->cr);
      cordon_palette_set (pass->cr, shape->owner_rgb, .8);
      cordon_map_set_pen (pass, .15, dash, 2);
      cairo_stroke (pass->cr);
    }
}

static void
trace_gap (const CordonMapPass *pass,
           const GeoShape *gap)
{
  const GeoFrame *frame = cordon_plan_shapes_frame (pass->shapes);

  for (guint part = 0; part < geo_shape_n_parts (gap); part++)
    {
      guint n_places;
      const GeoLonLat *places = geo_shape_part (gap, part, &n_places);
      g_autofree GeoPoint *points = g_new (GeoPoint, n_places);

      geo_frame_to_local_array (frame, places, n_places, points);
      if (geo_shape_kind (gap) == GEO_SHAPE_POLYGON)
        cordon_view_trace_ring (pass->view, pass->cr, 3 * pass->mm, points, n_places);
      else if (geo_shape_kind (gap) == GEO_SHAPE_LINE)
        cordon_view_trace_line (pass->view, pass->cr, 3 * pass->mm, points, n_places);
      else
        {
          CordonSpot spot = cordon_view_spot (pass->view, points[0]);

          cairo_new_sub_path (pass->cr);
          cairo_arc (pass->cr, spot.x, spot.y, 3.4 * pass->mm, 0, 2 * G_PI);
        }
    }
}

/* Areas hatched in red, lines thick and red, places ringed. */
static void
draw_gaps (const CordonMapPass *pass)
{
  double dash[] = { 1.2, .7 };

  for (guint i = 0; pass->options->gaps != NULL && i < pass->options->gaps->len; i++)
    {
      const GeoShape *gap = g_ptr_array_index (pass->options->gaps, i);
      gboolean is_line = geo_shape_kind (gap) == GEO_SHAPE_LINE;

      cairo_save (pass->cr);
      cairo_new_path (pass->cr);
      trace_gap (pass, gap);
      cordon_map_set_ink (pass, CORDON_INK_GAP, 1);
      if (is_line)
        cordon_map_set_pen (pass, 1.6, dash, 2);
      else
        cordon_map_set_pen (pass, .5, NULL, 0);
      cairo_stroke_preserve (pass->cr);
      if (geo_shape_kind (gap) == GEO_SHAPE_POLYGON)
        {
          cairo_clip (pass->cr);
          cordon_map_set_ink (pass, CORDON_INK_GAP, .85);
          cordon_map_hatch (pass, 1.5, .25, FALSE);
        }
      cairo_restore (pass->cr);
      cairo_new_path (pass->cr);
    }
}

/* Draws what the plan lays on the ground, but for the symbols. */
void
cordon_map_draw_plan (const CordonMapPass *pass)
{
  CordonShow show = pass->options->show;

  cairo_set_line_join (pass->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (pass->cr, CAIRO_LINE_CAP_BUTT);
  if (pass->options->emphasised_zone != CORDON_ID_NONE)
    draw_veil (pass);
  if (show & CORDON_SHOW_VENUES)
    draw_venues (pass);
  if (show & CORDON_SHOW_ZONES)
    draw_zones (pass);
  if (show & CORDON_SHOW_OBSERVATION)
    draw_observation (pass);
  if (show & CORDON_SHOW_LINES)
    {
      draw_perimeters (pass);
      draw_barriers (pass);
      draw_patrols (pass);
    }
  if (show & CORDON_SHOW_GAPS)
    draw_gaps (pass);
}

static const CordonTableId symbol_tables[] = {
  CORDON_TABLE_EXIT,
  CORDON_TABLE_POINT,
  CORDON_TABLE_POST,
  CORDON_TABLE_GATE,
};

static void
draw_symbol (const CordonMapPass *pass,
             const CordonPlanShape *shape,
             CordonSpot at)
{
  double radius = cordon_map_symbol_radius (pass);

  if (pass->scale > CORDON_MAP_DOT_SCALE)
    {
      cairo_new_path (pass->cr);
      cairo_arc (pass->cr, at.x, at.y, radius, 0, 2 * G_PI);
      cordon_palette_set (pass->cr, shape->owner_rgb, 1);
      cairo_fill_preserve (pass->cr);
      cordon_map_set_ink (pass, CORDON_INK_HALO, 1);
      cordon_map_set_pen (pass, .12, NULL, 0);
      cairo_stroke (pass->cr);
      return;
    }
  cordon_symbol_draw (cordon_symbol_for (shape->record), pass->cr, pass->options->fonts, at, radius,
                      shape->owner_rgb, shape->is_private);
}

/* Draws the symbols and takes their places, so that no label covers one. */
void
cordon_map_draw_symbols (const CordonMapPass *pass)
{
  double half = 1.2 * cordon_map_symbol_radius (pass);

  for (guint t = 0; t < G_N_ELEMENTS (symbol_tables); t++)
    {
      query (pass, symbol_tables[t]);
      for (guint i = 0; i < pass->found->len; i++)
        {
          const CordonPlanShape *shape = found_shape (pass, symbol_tables[t], i);
          CordonSpot at = cordon_view_spot (pass->view, shape->anchor);

          if (!cordon_map_shows (pass, shape))
            continue;
          draw_symbol (pass, shape, at);
          cordon_label_places_reserve (pass->places, (CordonLabelBox){ at, half, half, 0 });
        }
    }
}
