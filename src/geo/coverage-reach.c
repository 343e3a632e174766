/* coverage-reach.c: an observer's reach as the coverage core sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "geo/coverage-private.h"

/* How far every reach is moved and turned aside, in metres and in radians. */
#define NUDGE_M   1e-7
#define NUDGE_RAD 1e-9

/* A number from -1 to 1 that is always the same for the same index (the mixing
 * step of SplitMix64: Steele, Lea and Flood, 2014). */
static double
pick_nudge (guint index,
            guint which)
{
  guint64 z = ((guint64) index * 4 + which + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  z ^= z >> 31;
  return (double) (gint64) z / 9223372036854775808.0;
}

static gboolean
is_in_wedge (const Reach *reach,
             GeoPoint v)
{
  gboolean is_after = cross (reach->from, v) > 0;
  gboolean is_before = cross (v, reach->to) > 0;

  return reach->kind == REACH_NARROW ? is_after && is_before : is_after || is_before;
}

static void
measure_box (Reach *reach)
{
  static const GeoPoint axes[] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };

  reach->box = geo_box_of (&reach->centre, 1);
  if (reach->kind == REACH_DISC)
    {
      reach->box = geo_box_grow (reach->box, reach->radius_m);
      return;
    }
  reach->box = geo_box_add (geo_box_add (reach->box, reach->arc_start), reach->arc_end);
  for (gsize i = 0; i < G_N_ELEMENTS (axes); i++)
    if (is_in_wedge (reach, axes[i]))
      reach->box = geo_box_add (reach->box, plus (reach->centre, times (axes[i], reach->radius_m)));
}

/**
 * reach_init:
 * @reach: (out caller-allocates): the reach
 * @sector: what the caller asked for
 * @index: its number
 *
 * Moves, grows and turns the sector aside by a tenth of a micrometre, always
 * the same for the same @index, so that no two curves coincide, touch or meet
 * in a corner; see coverage.c.
 */
void
reach_init (Reach *reach,
            const GeoSector *sector,
            guint index)
{
  double half_deg = sector->opening_deg / 2;
  double turn_deg;

  memset (reach, 0, sizeof *reach);
  reach->box = GEO_BOX_EMPTY;
  if (!(sector->radius_m > 1e-3 && sector->opening_deg > 1e-6 && sector->radius_m < 1e9 &&
        isfinite (sector->centre.x_m) && isfinite (sector->centre.y_m)))
    return;
  reach->centre.x_m = sector->centre.x_m + NUDGE_M * pick_nudge (index, 0);
  reach->centre.y_m = sector->centre.y_m + NUDGE_M * pick_nudge (index, 1);
  reach->radius_m = sector->radius_m + NUDGE_M * pick_nudge (index, 2);
  reach->kind = sector->opening_deg >= 360   ? REACH_DISC
                : sector->opening_deg <= 180 ? REACH_NARROW
                                             : REACH_WIDE;
  if (reach->kind == REACH_DISC)
    {
      measure_box (reach);
      return;
    }
  turn_deg = NUDGE_RAD * 180 / G_PI * pick_nudge (index, 3);
  reach->from = geo_bearing_direction (sector->bearing_deg + half_deg + turn_deg);
  reach->to = geo_bearing_direction (sector->bearing_deg - half_deg + turn_deg);
  reach->arc_start = plus (reach->centre, times (reach->from, reach->radius_m));
  reach->arc_end = plus (reach->centre, times (reach->to, reach->radius_m));
  measure_box (reach);
}

/**
 * reach_contains:
 * @reach: a reach
 * @point: a place
 *
 * Returns: whether @point is inside it
 */
gboolean
reach_contains (const Reach *reach,
                GeoPoint point)
{
  GeoPoint v = minus (point, reach->centre);

  if (dot (v, v) >= reach->radius_m * reach->radius_m)
    return FALSE;
  return reach->kind == REACH_DISC || is_in_wedge (reach, v);
}
