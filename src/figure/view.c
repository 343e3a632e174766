/* view.c: which part of the ground a drawing shows, and how large.
 *
 * What is traced is first cut to the drawing (plus a margin for the width of
 * the pen) and thinned to what can be seen, so that a drawing costs what it
 * shows: a page that touches the sea does not carry the whole coast.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/view.h"

/* Corners nearer than this many units to the one before are left out. */
#define THINNING_UNITS 0.2

static const double scales[] = {
  100,
  200,
  250,
  500,
  750,
  1000,
  1250,
  1500,
  2000,
  2500,
  3000,
  4000,
  5000,
  6000,
  7500,
  10000,
  12500,
  15000,
  20000,
  25000,
  30000,
  40000,
  50000,
  75000,
  100000,
  150000,
  200000,
  250000,
  500000,
  1000000,
  2000000,
  5000000,
  10000000,
  20000000,
  50000000,
};

/**
 * cordon_view_fit:
 * @box: what must be in the drawing, in metres of the local frame
 * @width: width of the drawing in units
 * @height: height of the drawing in units
 * @margin: units kept free around @box
 * @units_per_mm: drawing units to a millimetre
 *
 * Chooses the largest usual scale (1:1000, 1:1250, ...) at which @box fits.
 *
 * Returns: a view with @box in the middle
 */
CordonView
cordon_view_fit (GeoBox box,
                 double width,
                 double height,
                 double margin,
                 double units_per_mm)
{
  CordonView view = { { 0, 0 }, 1, units_per_mm, width, height };
  double free_x = MAX (width - 2 * margin, 1);
  double free_y = MAX (height - 2 * margin, 1);
  double needed = 0;
  double scale = 0;

  if (box.x_min_m <= box.x_max_m && box.y_min_m <= box.y_max_m)
    {
      view.centre = (GeoPoint){ (box.x_min_m + box.x_max_m) / 2, (box.y_min_m + box.y_max_m) / 2 };
      needed = MAX ((box.x_max_m - box.x_min_m) / free_x, (box.y_max_m - box.y_min_m) / free_y) *
               1000 * units_per_mm;
    }
  for (guint i = 0; i < G_N_ELEMENTS (scales) && scale < MAX (needed, 200); i++)
    scale = scales[i];
  view.units_per_m = 1000 * units_per_mm / MAX (scale, needed);
  return view;
}

/**
 * cordon_view_scale:
 * @view: a view
 *
 * Returns: the scale's denominator, 2500 for 1:2500
 */
double
cordon_view_scale (const CordonView *view)
{
  return 1000 * view->units_per_mm / view->units_per_m;
}

/**
 * cordon_view_box:
 * @view: a view
 * @margin: units to add on every side
 *
 * Returns: the ground that is in view, in metres of the local frame
 */
GeoBox
cordon_view_box (const CordonView *view,
                 double margin)
{
  double half_x = (view->width / 2 + margin) / view->units_per_m;
  double half_y = (view->height / 2 + margin) / view->units_per_m;

  return (GeoBox){ view->centre.x_m - half_x, view->centre.y_m - half_y, view->centre.x_m + half_x,
                   view->centre.y_m + half_y };
}

/**
 * cordon_view_spot:
 * @view: a view
 * @point: a place in the local frame
 *
 * Returns: where it is in the drawing
 */
CordonSpot
cordon_view_spot (const CordonView *view,
                  GeoPoint point)
{
  return (CordonSpot){ view->width / 2 + (point.x_m - view->centre.x_m) * view->units_per_m,
                       view->height / 2 - (point.y_m - view->centre.y_m) * view->units_per_m };
}

/* Narrows the part [t0, t1] of a segment to one side of a border (Liang and Barsky). */
static gboolean
cut_segment (double p,
             double q,
             double *t0,
             double *t1)
{
  double r;

  if (p == 0)
    return q >= 0;
  r = q / p;
  if (p < 0)
    *t0 = MAX (*t0, r);
  else
    *t1 = MIN (*t1, r);
  return *t0 <= *t1;
}

static gboolean
clip_segment (const CordonView *view,
              double margin,
              CordonSpot *a,
              CordonSpot *b)
{
  CordonSpot from = *a;
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double t0 = 0;
  double t1 = 1;

  if (!cut_segment (-dx, from.x + margin, &t0, &t1) ||
      !cut_segment (dx, view->width + margin - from.x, &t0, &t1) ||
      !cut_segment (-dy, from.y + margin, &t0, &t1) ||
      !cut_segment (dy, view->height + margin - from.y, &t0, &t1))
    return FALSE;
  if (t1 < 1)
    *b = (CordonSpot){ from.x + t1 * dx, from.y + t1 * dy };
  if (t0 > 0)
    *a = (CordonSpot){ from.x + t0 * dx, from.y + t0 * dy };
  return TRUE;
}

/**
 * cordon_view_trace_line:
 * @view: a view
 * @cr: gets the line added to its path
 * @margin: how far outside the drawing the line still matters, in units
 * @points: (array length=n_points): a line in the local frame
 * @n_points: how many places it has
 */
void
cordon_view_trace_line (const CordonView *view,
                        cairo_t *cr,
                        double margin,
                        const GeoPoint *points,
                        guint n_points)
{
  CordonSpot pen = { NAN, NAN };
  CordonSpot last;

  if (n_points < 2)
    return;
  last = cordon_view_spot (view, points[0]);
  for (guint i = 1; i < n_points; i++)
    {
      CordonSpot next = cordon_view_spot (view, points[i]);
      CordonSpot a = last;
      CordonSpot b = next;

      if (i + 1 < n_points && fabs (next.x - last.x) < THINNING_UNITS &&
          fabs (next.y - last.y) < THINNING_UNITS)
        continue;
      last = next;
      if (!clip_segment (view, margin, &a, &b))
        continue;
      if (!(a.x == pen.x && a.y == pen.y))
        cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
      pen = b;
    }
}

typedef enum
{
  SIDE_LEFT,
  SIDE_RIGHT,
  SIDE_TOP,
  SIDE_BOTTOM,
  N_SIDES,
} Side;

/* How far inside of a side a spot is; negative outside. */
static double
depth_of (const CordonView *view,
          double margin,
          Side side,
          CordonSpot spot)
{
  switch (side)
    {
    case SIDE_LEFT:
      return spot.x + margin;
    case SIDE_RIGHT:
      return view->width + margin - spot.x;
    case SIDE_TOP:
      return spot.y + margin;
    default:
      return view->height + margin - spot.y;
    }
}

/* One step of Sutherland and Hodgman: cuts a ring along one side. */
static void
cut_ring (const CordonView *view,
          double margin,
          Side side,
          GArray *from,
          GArray *to)
{
  CordonSpot a;
  double depth_a;

  g_array_set_size (to, 0);
  if (from->len == 0)
    return;
  a = g_array_index (from, CordonSpot, from->len - 1);
  depth_a = depth_of (view, margin, side, a);
  for (guint i = 0; i < from->len; i++)
    {
      CordonSpot b = g_array_index (from, CordonSpot, i);
      double depth_b = depth_of (view, margin, side, b);

      if ((depth_a < 0) != (depth_b < 0))
        {
          double t = depth_a / (depth_a - depth_b);
          CordonSpot cut = { a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };

          g_array_append_val (to, cut);
        }
      if (depth_b >= 0)
        g_array_append_val (to, b);
      a = b;
      depth_a = depth_b;
    }
}

static GArray *
thin_ring (const CordonView *view,
           const GeoPoint *points,
           guint n_points,
           GeoBox *out_box)
{
  GArray *spots = g_array_sized_new (FALSE, FALSE, sizeof (CordonSpot), n_points + 8);
  CordonSpot last = { INFINITY, INFINITY };

  *out_box = GEO_BOX_EMPTY;
  for (guint i = 0; i < n_points; i++)
    {
      CordonSpot spot = cordon_view_spot (view, points[i]);

      if (fabs (spot.x - last.x) < THINNING_UNITS && fabs (spot.y - last.y) < THINNING_UNITS)
        continue;
      g_array_append_val (spots, spot);
      *out_box = geo_box_add (*out_box, (GeoPoint){ spot.x, spot.y });
      last = spot;
    }
  return spots;
}

/**
 * cordon_view_trace_ring:
 * @view: a view
 * @cr: gets the ring added to its path, closed
 * @margin: how far outside the drawing the ring still matters, in units
 * @points: (array length=n_points): a ring in the local frame
 * @n_points: how many places it has, with or without the first repeated
 *
 * The sides along which the ring is cut lie outside the drawing, @margin away.
 */
void
cordon_view_trace_ring (const CordonView *view,
                        cairo_t *cr,
                        double margin,
                        const GeoPoint *points,
                        guint n_points)
{
  GeoBox box;
  g_autoptr (GArray) spots = NULL;
  g_autoptr (GArray) other = NULL;

  if (n_points > 1 && points[0].x_m == points[n_points - 1].x_m &&
      points[0].y_m == points[n_points - 1].y_m)
    n_points--;
  spots = thin_ring (view, points, n_points, &box);
  other = g_array_new (FALSE, FALSE, sizeof (CordonSpot));
  if (box.x_min_m < -margin || box.y_min_m < -margin || box.x_max_m > view->width + margin ||
      box.y_max_m > view->height + margin)
    for (Side side = 0; side < N_SIDES; side++)
      {
        GArray *cut = other;

        cut_ring (view, margin, side, spots, cut);
        other = spots;
        spots = cut;
      }
  if (spots->len < 3)
    return;
  for (guint i = 0; i < spots->len; i++)
    {
      CordonSpot spot = g_array_index (spots, CordonSpot, i);

      if (i == 0)
        cairo_move_to (cr, spot.x, spot.y);
      else
        cairo_line_to (cr, spot.x, spot.y);
    }
  cairo_close_path (cr);
}
