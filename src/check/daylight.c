/* daylight.c: when it is day at a place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sunrise equation with the low-precision position of the sun (J. Meeus,
 * Astronomical Algorithms, 2nd edition, chapters 15 and 25): mean anomaly,
 * equation of the centre, declination; the sun's upper edge at the horizon with
 * the usual refraction, 0.833 degrees below it. Good to some minutes below the
 * polar circles, which is all that "day" and "night" of a guard's sight mean.
 */
#include "config.h"

#include "check/daylight.h"

#include <math.h>

#define DAY_MIN             (24 * 60)
#define HORIZON_DEG         (-0.833)
#define OBLIQUITY_DEG       23.4397
#define J2000_MIN           15778800.0 /* 2000-01-01T12:00Z in minutes since 1970 */
#define LONGEST_WINDOW_DAYS 4000

static double
sin_deg (double degrees)
{
  return sin (degrees * (G_PI / 180));
}

/* The day of the given number since J2000, at that place; empty in polar night. */
static CordonInterval
day_of (GeoLonLat place,
        gint64 number)
{
  double mean_noon = number - place.lon_deg / 360;
  double anomaly_deg = fmod (357.5291 + 0.98560028 * mean_noon, 360);
  double centre_deg = 1.9148 * sin_deg (anomaly_deg) + 0.02 * sin_deg (2 * anomaly_deg) +
                      0.0003 * sin_deg (3 * anomaly_deg);
  double longitude_deg = fmod (anomaly_deg + centre_deg + 180 + 102.9372, 360);
  double noon = mean_noon + 0.0053 * sin_deg (anomaly_deg) - 0.0069 * sin_deg (2 * longitude_deg);
  double declination = asin (sin_deg (longitude_deg) * sin_deg (OBLIQUITY_DEG));
  double latitude = place.lat_deg * (G_PI / 180);
  double cos_hour = (sin_deg (HORIZON_DEG) - sin (latitude) * sin (declination)) /
                    (cos (latitude) * cos (declination));
  double half_day = acos (CLAMP (cos_hour, -1, 1)) / (2 * G_PI);

  return (CordonInterval){ (gint64) floor (J2000_MIN + (noon - half_day) * DAY_MIN),
                           (gint64) floor (J2000_MIN + (noon + half_day) * DAY_MIN) };
}

/**
 * cordon_daylight:
 * @place: where
 * @within: a bounded stretch of time
 *
 * Returns: (transfer full) (element-type CordonInterval): from sunrise to sunset
 *   of every day in @within, in order; none if @within is longer than ten years
 */
GArray *
cordon_daylight (GeoLonLat place,
                 CordonInterval within)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (CordonInterval));
  gint64 n_days = cordon_interval_minutes (within) / DAY_MIN;
  gint64 first;

  if (n_days > LONGEST_WINDOW_DAYS || cordon_interval_is_empty (within))
    return days;
  first = (gint64) floor ((within.start_min - J2000_MIN) / DAY_MIN) - 1;
  for (gint64 i = first; i <= first + n_days + 4; i++)
    {
      CordonInterval day = cordon_interval_intersect (day_of (place, i), within);

      if (!cordon_interval_is_empty (day))
        g_array_append_val (days, day);
    }
  days->len = cordon_interval_merge ((CordonInterval *) days->data, days->len);
  return days;
}
