/* label.c: places labels so that no two overlap.
 *
 * Whoever asks first is served first: callers ask in order of importance. What
 * is taken is kept in a grid of square cells, each listing the boxes that touch
 * it, so that a question costs what is near, not what is on the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "figure/label.h"

/* Side of a cell in drawing units: about the length of a short label. */
#define CELL_UNITS 32.0

struct _CordonLabelPlaces
{
  double width;
  double height;
  guint n_x;
  guint n_y;
  GArray **cells; /* of guint into boxes; NULL while empty */
  GArray *boxes;
};

/**
 * cordon_label_places_new:
 * @width: width of the drawing in units
 * @height: height of the drawing in units
 *
 * Returns: (transfer full): an empty drawing
 */
CordonLabelPlaces *
cordon_label_places_new (double width,
                         double height)
{
  CordonLabelPlaces *places = g_new0 (CordonLabelPlaces, 1);

  places->width = MAX (width, 0);
  places->height = MAX (height, 0);
  places->n_x = (guint) MIN (places->width / CELL_UNITS + 1, 4096);
  places->n_y = (guint) MIN (places->height / CELL_UNITS + 1, 4096);
  places->cells = g_new0 (GArray *, (gsize) places->n_x * places->n_y);
  places->boxes = g_array_new (FALSE, FALSE, sizeof (CordonLabelBox));
  return places;
}

/**
 * cordon_label_places_free:
 * @places: (transfer full): the places
 */
void
cordon_label_places_free (CordonLabelPlaces *places)
{
  for (gsize i = 0; i < (gsize) places->n_x * places->n_y; i++)
    if (places->cells[i] != NULL)
      g_array_unref (places->cells[i]);
  g_free (places->cells);
  g_array_unref (places->boxes);
  g_free (places);
}

/* The upright rectangle around a turned one. */
static void
bounds_of (const CordonLabelBox *box,
           double *out_half_x,
           double *out_half_y)
{
  double c = fabs (cos (box->turn_rad));
  double s = fabs (sin (box->turn_rad));

  *out_half_x = box->half_width * c + box->half_height * s;
  *out_half_y = box->half_width * s + box->half_height * c;
}

/* Whether the two rectangles keep apart along one side of @a. */
static gboolean
is_apart (const CordonLabelBox *a,
          const CordonLabelBox *b,
          double turn_rad,
          double half)
{
  double c = cos (turn_rad);
  double s = sin (turn_rad);
  double between = fabs ((b->centre.x - a->centre.x) * c + (b->centre.y - a->centre.y) * s);
  double reach = b->half_width * fabs (cos (b->turn_rad - turn_rad)) +
                 b->half_height * fabs (sin (b->turn_rad - turn_rad));

  return between >= half + reach;
}

/**
 * cordon_label_boxes_overlap:
 * @a: a rectangle
 * @b: another
 *
 * Looks for a line between the two along any of their sides (separating axes).
 *
 * Returns: whether they share more than a border
 */
gboolean
cordon_label_boxes_overlap (const CordonLabelBox *a,
                            const CordonLabelBox *b)
{
  return !is_apart (a, b, a->turn_rad, a->half_width) &&
         !is_apart (a, b, a->turn_rad + G_PI / 2, a->half_height) &&
         !is_apart (b, a, b->turn_rad, b->half_width) &&
         !is_apart (b, a, b->turn_rad + G_PI / 2, b->half_height);
}

static guint
cell_index (double units,
            guint n)
{
  return (guint) CLAMP (units / CELL_UNITS, 0, n - 1);
}

/* The cells a box touches; those at the border also hold what lies beyond. */
static void
cells_of (const CordonLabelPlaces *places,
          const CordonLabelBox *box,
          guint *out_x0,
          guint *out_x1,
          guint *out_y0,
          guint *out_y1)
{
  double half_x, half_y;

  bounds_of (box, &half_x, &half_y);
  *out_x0 = cell_index (box->centre.x - half_x, places->n_x);
  *out_x1 = cell_index (box->centre.x + half_x, places->n_x);
  *out_y0 = cell_index (box->centre.y - half_y, places->n_y);
  *out_y1 = cell_index (box->centre.y + half_y, places->n_y);
}

/**
 * cordon_label_places_reserve:
 * @places: the places
 * @box: what is drawn there whether anything else is or not: a symbol, a scale bar
 */
void
cordon_label_places_reserve (CordonLabelPlaces *places,
                             CordonLabelBox box)
{
  guint x0, x1, y0, y1;
  guint index = places->boxes->len;

  g_array_append_val (places->boxes, box);
  cells_of (places, &box, &x0, &x1, &y0, &y1);
  for (guint y = y0; y <= y1; y++)
    for (guint x = x0; x <= x1; x++)
      {
        GArray **cell = &places->cells[(gsize) y * places->n_x + x];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (*cell, index);
      }
}

static gboolean
cell_is_free (const CordonLabelPlaces *places,
              const GArray *cell,
              const CordonLabelBox *box)
{
  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      guint index = g_array_index (cell, guint, i);

      if (cordon_label_boxes_overlap (&g_array_index (places->boxes, CordonLabelBox, index), box))
        return FALSE;
    }
  return TRUE;
}

/**
 * cordon_label_places_is_free:
 * @places: the places
 * @box: where a label would stand
 *
 * Returns: whether it lies wholly in the drawing and overlaps nothing
 */
gboolean
cordon_label_places_is_free (const CordonLabelPlaces *places,
                             CordonLabelBox box)
{
  double half_x, half_y;
  guint x0, x1, y0, y1;

  bounds_of (&box, &half_x, &half_y);
  if (!(box.centre.x - half_x >= 0 && box.centre.x + half_x <= places->width &&
        box.centre.y - half_y >= 0 && box.centre.y + half_y <= places->height))
    return FALSE;
  cells_of (places, &box, &x0, &x1, &y0, &y1);
  for (guint y = y0; y <= y1; y++)
    for (guint x = x0; x <= x1; x++)
      if (!cell_is_free (places, places->cells[(gsize) y * places->n_x + x], &box))
        return FALSE;
  return TRUE;
}

/**
 * cordon_label_places_take:
 * @places: the places
 * @box: where a label would stand
 *
 * Returns: whether it was free; then it is taken now
 */
gboolean
cordon_label_places_take (CordonLabelPlaces *places,
                          CordonLabelBox box)
{
  if (!cordon_label_places_is_free (places, box))
    return FALSE;
  cordon_label_places_reserve (places, box);
  return TRUE;
}

/* A line in the drawing, with the length up to each of its corners. */
typedef struct
{
  GArray *spots;
  GArray *lengths;
} Track;

static void
clear_track (Track *track)
{
  g_array_unref (track->spots);
  g_array_unref (track->lengths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Track, clear_track)

static void
make_track (Track *track,
            const CordonView *view,
            const GeoPoint *points,
            guint n_points)
{
  double length = 0;

  track->spots = g_array_sized_new (FALSE, FALSE, sizeof (CordonSpot), n_points);
  track->lengths = g_array_sized_new (FALSE, FALSE, sizeof (double), n_points);
  for (guint i = 0; i < n_points; i++)
    {
      CordonSpot spot = cordon_view_spot (view, points[i]);

      if (i > 0)
        {
          CordonSpot last = g_array_index (track->spots, CordonSpot, i - 1);

          length += hypot (spot.x - last.x, spot.y - last.y);
        }
      g_array_append_val (track->spots, spot);
      g_array_append_val (track->lengths, length);
    }
}

static CordonSpot
spot_at (const Track *track,
         double length,
         guint *segment)
{
  CordonSpot a, b;
  double from, to, t;

  while (*segment + 2 < track->lengths->len && g_array_index (track->lengths, double, *segment + 1) < length)
    (*segment)++;
  a = g_array_index (track->spots, CordonSpot, *segment);
  b = g_array_index (track->spots, CordonSpot, *segment + 1);
  from = g_array_index (track->lengths, double, *segment);
  to = g_array_index (track->lengths, double, *segment + 1);
  t = to > from ? (length - from) / (to - from) : 0;
  return (CordonSpot){ a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };
}

/* Whether the line keeps to the chord between two of its places. */
static gboolean
keeps_to_chord (const Track *track,
                guint first_segment,
                guint last_segment,
                CordonSpot a,
                CordonSpot b,
                double within)
{
  double length = hypot (b.x - a.x, b.y - a.y);

  for (guint i = first_segment + 1; i <= last_segment; i++)
    {
      CordonSpot spot = g_array_index (track->spots, CordonSpot, i);

      if (fabs ((spot.x - a.x) * (b.y - a.y) - (spot.y - a.y) * (b.x - a.x)) > within * length)
        return FALSE;
    }
  return TRUE;
}

/* Text never stands on its head. */
static double
upright (double turn_rad)
{
  if (turn_rad > G_PI / 2)
    return turn_rad - G_PI;
  return turn_rad <= -G_PI / 2 ? turn_rad + G_PI : turn_rad;
}

/**
 * cordon_label_along_line:
 * @view: what the drawing shows
 * @points: (array length=n_points): a line in the local frame
 * @n_points: how many places it has
 * @width: width of the label in units
 * @height: height of the label in units
 * @places: what is taken already
 * @out_box: (out): where the label may stand
 *
 * Looks for a stretch of the line as long as the label that is straight enough
 * to write on, in view and free; the one nearest to the middle of the drawing.
 *
 * Returns: whether there is one
 */
gboolean
cordon_label_along_line (const CordonView *view,
                         const GeoPoint *points,
                         guint n_points,
                         double width,
                         double height,
                         const CordonLabelPlaces *places,
                         CordonLabelBox *out_box)
{
  g_auto (Track) track;
  double length, step;
  double best = INFINITY;
  guint first = 0;
  guint last = 0;

  make_track (&track, view, points, n_points);
  length = n_points >= 2 ? g_array_index (track.lengths, double, n_points - 1) : 0;
  step = MAX (height, (length - width) / 4000);
  for (double at = 0; width > 0 && at + width <= length; at += step)
    {
      CordonSpot a = spot_at (&track, at, &first);
      CordonSpot b;
      CordonLabelBox box;
      double chord, off;

      last = MAX (last, first);
      b = spot_at (&track, at + width, &last);
      chord = hypot (b.x - a.x, b.y - a.y);
      box = (CordonLabelBox){ { (a.x + b.x) / 2, (a.y + b.y) / 2 }, width / 2, height / 2, upright (atan2 (b.y - a.y, b.x - a.x)) };
      off = hypot (box.centre.x - view->width / 2, box.centre.y - view->height / 2);
      if (off >= best || chord < .97 * width || !keeps_to_chord (&track, first, last, a, b, height * .3) ||
          !cordon_label_places_is_free (places, box))
        continue;
      best = off;
      *out_box = box;
    }
  return best < INFINITY;
}
