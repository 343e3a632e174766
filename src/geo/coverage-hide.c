/* coverage-hide.c: which stretches of a curve are inside somebody's reach.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whenever two curves meet, the place is computed in one way only, whichever
 * of the two is being followed: circles in the order of their indices, a
 * straight piece before the circle, a zone's edge before a reach's side. So
 * both curves end in the same place, bit for bit, the pieces of a gap's border
 * close without a seam, and linking them needs no tolerance.
 */
#include "config.h"

#include "geo/coverage-private.h"

/* Where a curve meets a sector's border: at most six times. */
typedef struct
{
  double t;
  GeoPoint point;
} Meeting;

#define MAX_MEETINGS 8

/* Adds a stretch whose ends are kept: where another curve was met. */
static void
add_hidden (Worker *worker,
            guint near,
            double t0,
            GeoPoint p0,
            double t1,
            GeoPoint p1)
{
  worker->meetings[worker->n_meetings] = p0;
  worker->meetings[worker->n_meetings + 1] = p1;
  worker->hidden[worker->n_hidden++] = (Hidden){ t0, t1, near, worker->n_meetings };
  worker->n_meetings += 2;
}

/* Adds a stretch of an arc, cut in two where it crosses the arc's start. */
static void
add_hidden_arc (Worker *worker,
                guint near,
                double t0,
                GeoPoint p0,
                double t1,
                GeoPoint p1)
{
  if (t0 <= t1)
    {
      add_hidden (worker, near, t0, p0, t1, p1);
      return;
    }
  add_hidden (worker, near, t0, p0, 5, p1);
  add_hidden (worker, near, -1, p0, t1, p1);
}

/* Where two circles cross: to the right and to the left of the way from the one
 * with the smaller index to the other. Only for circles that do cross. */
static inline void
cross_circles (GeoPoint first,
               double first_m,
               GeoPoint second,
               double second_m,
               GeoPoint *out_right,
               GeoPoint *out_left)
{
  GeoPoint d = minus (second, first);
  double over2 = 1 / dot (d, d);
  double share = 0.5 * (1 + (first_m - second_m) * (first_m + second_m) * over2);
  double height2 = first_m * first_m * over2 - share * share;
  double height = sqrt (MAX (height2, 0));
  GeoPoint foot = plus (first, times (d, share));
  GeoPoint up = { -d.y_m * height, d.x_m * height };

  *out_right = minus (foot, up);
  *out_left = plus (foot, up);
}

/* The same, ordered by index; where circle @a enters and leaves circle @b. */
static inline void
cross_arcs (const Curve *curve,
            GeoPoint centre,
            double radius_m,
            guint other_index,
            GeoPoint *out_enter,
            GeoPoint *out_leave)
{
  gboolean is_first = curve->index < other_index;
  GeoPoint right, left;

  cross_circles (is_first ? curve->centre : centre, is_first ? curve->radius_m : radius_m,
                 is_first ? centre : curve->centre, is_first ? radius_m : curve->radius_m, &right,
                 &left);
  *out_enter = is_first ? right : left;
  *out_leave = is_first ? left : right;
}

/**
 * cross_segments:
 * @a: where the first piece begins
 * @b: where it ends
 * @c: where the second piece begins
 * @d: where it ends
 * @out_point: (out): where they cross
 *
 * Returns: whether they cross
 */
gboolean
cross_segments (GeoPoint a,
                GeoPoint b,
                GeoPoint c,
                GeoPoint d,
                GeoPoint *out_point)
{
  GeoPoint along = minus (b, a);
  GeoPoint other = minus (d, c);
  double side_c = cross (along, minus (c, a));
  double side_d = cross (along, minus (d, a));
  double side_a = cross (other, minus (a, c));
  double side_b = cross (other, minus (b, c));

  if ((side_c > 0) == (side_d > 0) || (side_a > 0) == (side_b > 0))
    return FALSE;
  *out_point = plus (a, times (along, CLAMP (side_a / (side_a - side_b), 0, 1)));
  return TRUE;
}

static void
sort_meetings (Meeting *meetings,
               guint n_meetings)
{
  for (guint i = 1; i < n_meetings; i++)
    {
      Meeting meeting = meetings[i];
      guint j = i;

      for (; j > 0 && meetings[j - 1].t > meeting.t; j--)
        meetings[j] = meetings[j - 1];
      meetings[j] = meeting;
    }
}

/* The place on an arc's circle that has the parameter. */
static GeoPoint
point_at_key (const Curve *curve,
              double key)
{
  GeoPoint v;

  key += curve->first_key;
  while (key >= 4)
    key -= 4;
  v.x_m = key < 2 ? 1 - key : key - 3;
  v.y_m = key < 2 ? 1 - fabs (v.x_m) : fabs (v.x_m) - 1;
  return plus (curve->centre, times (v, curve->radius_m / sqrt (dot (v, v))));
}

static void
add_meeting (Meeting *meetings,
             guint *n_meetings,
             const Curve *curve,
             GeoPoint point)
{
  Meeting *meeting = &meetings[(*n_meetings)++];

  meeting->point = point;
  meeting->t = curve->is_arc ? arc_parameter (curve, point) : straight_parameter (curve, point);
}

static gboolean
is_on_arc (const Reach *reach,
           GeoPoint point)
{
  GeoPoint v = minus (point, reach->centre);
  gboolean is_after = cross (reach->from, v) > 0;
  gboolean is_before = cross (v, reach->to) > 0;

  return reach->kind == REACH_NARROW ? is_after && is_before : is_after || is_before;
}

static guint
meet_sector_with_arc (const Curve *curve,
                      const Reach *other,
                      guint other_index,
                      Meeting meetings[MAX_MEETINGS])
{
  GeoPoint d = minus (other->centre, curve->centre);
  double apart2 = dot (d, d);
  double sum_m = curve->radius_m + other->radius_m;
  double difference_m = curve->radius_m - other->radius_m;
  GeoPoint places[2];
  double ts[2];
  gboolean enters[2];
  guint n_meetings = 0;
  guint n;

  if (apart2 < sum_m * sum_m && apart2 > difference_m * difference_m)
    {
      cross_arcs (curve, other->centre, other->radius_m, other_index, &places[0], &places[1]);
      for (guint i = 0; i < 2; i++)
        if (is_on_arc (other, places[i]))
          add_meeting (meetings, &n_meetings, curve, places[i]);
    }
  n = cross_circle (other->centre, other->arc_start, curve->centre, curve->radius_m, ts, places,
                    enters);
  for (guint i = 0; i < n; i++)
    add_meeting (meetings, &n_meetings, curve, places[i]);
  n = cross_circle (other->arc_end, other->centre, curve->centre, curve->radius_m, ts, places,
                    enters);
  for (guint i = 0; i < n; i++)
    add_meeting (meetings, &n_meetings, curve, places[i]);
  return n_meetings;
}

/* Two sides of reaches, in the order that is the same from both. */
static gboolean
cross_side (const Curve *curve,
            GeoPoint c,
            GeoPoint d,
            guint other_index,
            GeoPoint *out_point)
{
  if (curve->is_edge || curve->index < other_index)
    return cross_segments (curve->a, curve->b, c, d, out_point);
  return cross_segments (c, d, curve->a, curve->b, out_point);
}

static guint
meet_sector_with_straight (const Curve *curve,
                           const Reach *other,
                           guint other_index,
                           Meeting meetings[MAX_MEETINGS])
{
  GeoPoint places[2];
  double ts[2];
  gboolean enters[2];
  guint n_meetings = 0;
  guint n = cross_circle (curve->a, curve->b, other->centre, other->radius_m, ts, places, enters);

  for (guint i = 0; i < n; i++)
    if (is_on_arc (other, places[i]))
      meetings[n_meetings++] = (Meeting){ ts[i], places[i] };
  if (cross_side (curve, other->centre, other->arc_start, other_index, &places[0]))
    add_meeting (meetings, &n_meetings, curve, places[0]);
  if (cross_side (curve, other->arc_end, other->centre, other_index, &places[0]))
    add_meeting (meetings, &n_meetings, curve, places[0]);
  return n_meetings;
}

/* The curve goes in and out at the meetings, in turn. Whether it is inside is
 * tested once, in the middle of the longest stretch. */
static gboolean
hide_arc_by_meetings (Worker *worker,
                      const Curve *curve,
                      const Reach *other,
                      guint near,
                      Meeting *meetings,
                      guint n)
{
  guint longest = 0;
  double longest_t = -1;
  gboolean is_inside;

  if (n == 0)
    return reach_contains (other, point_at_key (curve, 0.5));
  sort_meetings (meetings, n);
  for (guint i = 0; i < n; i++)
    {
      double length_t = i + 1 < n ? meetings[i + 1].t - meetings[i].t
                                  : meetings[0].t + 4 - meetings[i].t;

      if (length_t > longest_t)
        {
          longest_t = length_t;
          longest = i;
        }
    }
  is_inside = reach_contains (other, point_at_key (curve, meetings[longest].t + longest_t / 2));
  for (guint k = 0; k < n; k++)
    {
      guint i = (longest + k) % n;
      guint j = (i + 1) % n;

      if (is_inside)
        add_hidden_arc (worker, near, meetings[i].t, meetings[i].point, meetings[j].t,
                        meetings[j].point);
      is_inside = !is_inside;
    }
  return FALSE;
}

static gboolean
hide_straight_by_meetings (Worker *worker,
                           const Curve *curve,
                           const Reach *other,
                           guint near,
                           Meeting *meetings,
                           guint n)
{
  Meeting all[MAX_MEETINGS + 2];
  guint longest = 0;
  gboolean is_inside;

  sort_meetings (meetings, n);
  all[0] = (Meeting){ 0, curve->a };
  memcpy (all + 1, meetings, n * sizeof *meetings);
  all[n + 1] = (Meeting){ 1, curve->b };
  for (guint i = 1; i <= n; i++)
    if (all[i + 1].t - all[i].t > all[longest + 1].t - all[longest].t)
      longest = i;
  is_inside = reach_contains (
    other,
    plus (curve->a, times (minus (curve->b, curve->a), (all[longest].t + all[longest + 1].t) / 2)));
  if (n == 0)
    return is_inside;
  if (longest & 1)
    is_inside = !is_inside;
  for (guint i = 0; i <= n; i++, is_inside = !is_inside)
    if (is_inside)
      add_hidden (worker, near, all[i].t, all[i].point, all[i + 1].t, all[i + 1].point);
  return FALSE;
}

/* Whether all of a circle is on the far side of a line through a sector's
 * centre, and so out of the sector. */
static inline gboolean
is_beside_sector (const Curve *curve,
                  const Reach *other)
{
  GeoPoint v = minus (curve->centre, other->centre);

  return other->kind == REACH_NARROW &&
         (cross (other->from, v) < -curve->radius_m || cross (v, other->to) < -curve->radius_m);
}

/**
 * hide_arc:
 * @worker: where the hidden stretches are added; it has room
 * @curve: the arc of a reach
 * @near: a sector among the worker's near reaches
 *
 * Returns: whether all of @curve is inside the sector; then nothing is added
 */
gboolean
hide_arc (Worker *worker,
          const Curve *curve,
          guint near)
{
  guint index = worker->near[near]->index;
  const Reach *reach = get_reach (worker->coverage, index);
  Meeting meetings[MAX_MEETINGS];

  if (is_beside_sector (curve, reach))
    return FALSE;
  return hide_arc_by_meetings (worker, curve, reach, near, meetings,
                               meet_sector_with_arc (curve, reach, index, meetings));
}

/* Where a circle enters and leaves discs, as directions from its own centre:
 * all discs at once, without a branch, so that it can be done several at a time. */
__attribute__ ((optimize ("O3,no-math-errno,no-trapping-math"))) static void
find_disc_keys (const double *restrict dx_m,
                const double *restrict dy_m,
                const double *restrict other_m,
                double radius_m,
                guint n,
                double *restrict out_enter,
                double *restrict out_leave)
{
  for (guint i = 0; i < n; i++)
    {
      double x = dx_m[i];
      double y = dy_m[i];
      double over2 = 1 / (x * x + y * y);
      double share = 0.5 * (1 + (radius_m - other_m[i]) * (radius_m + other_m[i]) * over2);
      double height = sqrt (fabs (radius_m * radius_m * over2 - share * share));
      double ex = share * x + height * y, ey = share * y - height * x;
      double lx = share * x - height * y, ly = share * y + height * x;
      double e = ex / (fabs (ex) + fabs (ey));
      double l = lx / (fabs (lx) + fabs (ly));

      out_enter[i] = 2 - copysign (1 + e, ey + 0.0);
      out_leave[i] = 2 - copysign (1 + l, ly + 0.0);
    }
}

/**
 * hide_arc_by_discs:
 * @worker: where the hidden stretches are added; it has room
 * @curve: the arc of a reach
 * @n_discs: so many of the worker's near reaches are discs that cross its circle,
 *   and they come first
 */
void
hide_arc_by_discs (Worker *worker,
                   const Curve *curve,
                   guint n_discs)
{
  double *dx_m = worker->keys;
  double *dy_m = dx_m + n_discs;
  double *other_m = dy_m + n_discs;
  double *enter = other_m + n_discs;
  double *leave = enter + n_discs;

  for (guint i = 0; i < n_discs; i++)
    {
      const CellReach *other = worker->near[i];

      dx_m[i] = other->centre.x_m - curve->centre.x_m;
      dy_m[i] = other->centre.y_m - curve->centre.y_m;
      other_m[i] = other->radius_m;
    }
  find_disc_keys (dx_m, dy_m, other_m, curve->radius_m, n_discs, enter, leave);
  for (guint i = 0; i < n_discs; i++)
    {
      double t0 = enter[i] - curve->first_key;
      double t1 = leave[i] - curve->first_key;

      t0 += t0 < 0 ? 4 : 0;
      t1 += t1 < 0 ? 4 : 0;
      worker->hidden[worker->n_hidden++] = (Hidden){ t0, t0 <= t1 ? t1 : 5, i, NO_MEETING };
      if (t0 > t1)
        worker->hidden[worker->n_hidden++] = (Hidden){ -1, t1, i, NO_MEETING };
    }
}

/**
 * hidden_start:
 * @worker: a working space
 * @curve: the curve it looked at last
 * @hidden: one of its hidden stretches, which starts on the curve
 *
 * Returns: the place where it starts, the same from both curves that meet there
 */
GeoPoint
hidden_start (const Worker *worker,
              const Curve *curve,
              const Hidden *hidden)
{
  const CellReach *other = worker->near[hidden->near];
  GeoPoint enter, leave;

  if (hidden->meeting != NO_MEETING)
    return worker->meetings[hidden->meeting];
  cross_arcs (curve, other->centre, other->radius_m, other->index, &enter, &leave);
  return enter;
}

/**
 * hidden_end:
 * @worker: a working space
 * @curve: the curve it looked at last
 * @hidden: one of its hidden stretches, which ends on the curve
 *
 * Returns: the place where it ends, the same from both curves that meet there
 */
GeoPoint
hidden_end (const Worker *worker,
            const Curve *curve,
            const Hidden *hidden)
{
  const CellReach *other = worker->near[hidden->near];
  GeoPoint enter, leave;

  if (hidden->meeting != NO_MEETING)
    return worker->meetings[hidden->meeting + 1];
  cross_arcs (curve, other->centre, other->radius_m, other->index, &enter, &leave);
  return leave;
}

/**
 * hide_straight:
 * @worker: where the hidden stretches are added; it has room
 * @curve: a zone's edge or a side of a reach
 * @near: one of the worker's near reaches
 *
 * Returns: whether all of @curve is inside it; then nothing is added
 */
gboolean
hide_straight (Worker *worker,
               const Curve *curve,
               guint near)
{
  const CellReach *other = worker->near[near];
  double ts[2];
  GeoPoint places[2];
  gboolean enters[2];
  guint n;

  if (other->kind != REACH_DISC)
    {
      const Reach *reach = get_reach (worker->coverage, other->index);
      Meeting meetings[MAX_MEETINGS];

      return hide_straight_by_meetings (
        worker, curve, reach, near, meetings,
        meet_sector_with_straight (curve, reach, other->index, meetings));
    }
  n = cross_circle (curve->a, curve->b, other->centre, other->radius_m, ts, places, enters);
  if (n == 2)
    add_hidden (worker, near, ts[0], places[0], ts[1], places[1]);
  else if (n == 1 && enters[0])
    add_hidden (worker, near, ts[0], places[0], 1, curve->b);
  else if (n == 1)
    add_hidden (worker, near, 0, curve->a, ts[0], places[0]);
  return FALSE;
}
