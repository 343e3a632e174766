/* sample.c: the sample plans that come with the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/sample.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/minute.h"
#include "session/sample-harbour.h"

#define EVENT_DAY  "2027-06-12"
#define EVENT_ZONE "Europe/Lisbon"

static const CordonSample samples[] = {
  { "harbour-city", N_ ("A street race and a concert in a made-up harbour city, with planted defects for the checks to find") },
  { "harbour-city-mended", N_ ("The same plan with every planted defect mended") },
};

/**
 * cordon_sample_list:
 * @out_n_samples: (out): how many there are
 *
 * Returns: (array length=out_n_samples): the bundled samples; the first is the
 *   one to show when none is asked for
 */
const CordonSample *
cordon_sample_list (guint *out_n_samples)
{
  *out_n_samples = G_N_ELEMENTS (samples);
  return samples;
}

static gboolean
is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_str_equal (samples[i].name, name))
      return TRUE;
  return FALSE;
}

static CordonPlan *
build_harbour_plan (const CordonSampleSite *site,
                    gboolean has_defects,
                    GError **error)
{
  g_autoptr (GTimeZone) zone = cordon_time_zone_new (EVENT_ZONE);
  g_autoptr (CordonSampleRows) rows = NULL;

  if (zone == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("The sample needs the time zone %s, which this system does not know; install its time zone data (tzdata)"),
                   EVENT_ZONE);
      return NULL;
    }
  rows = cordon_sample_rows_new ("harbour-city", site, EVENT_DAY, zone);
  if (!cordon_sample_harbour_add_frame (rows, error) ||
      !cordon_sample_harbour_add_ground (rows, error) ||
      !cordon_sample_harbour_add_gates (rows, error) ||
      !cordon_sample_harbour_add_duty (rows, error) ||
      !cordon_sample_harbour_add_text (rows, error) ||
      (has_defects && !cordon_sample_harbour_plant (rows, error)))
    return NULL;
  return cordon_sample_rows_finish (rows, error);
}

/**
 * cordon_sample_build:
 * @name: of a sample in cordon_sample_list()
 * @out_plan: (out) (transfer full): its plan
 * @out_base_map: (out) (transfer full): the map under it
 * @error: %G_IO_ERROR_NOT_FOUND when there is no such sample, or the system
 *   lacks its time zone
 *
 * Makes a sample. All its ids derive from names, and nothing in it depends on
 * the machine or the day, so that its content digest is the same everywhere.
 *
 * Returns: whether it was made
 */
gboolean
cordon_sample_build (const char *name,
                     CordonPlan **out_plan,
                     CordonBaseMap **out_base_map,
                     GError **error)
{
  g_autoptr (CordonSampleSite) site = NULL;
  g_autoptr (CordonPlan) plan = NULL;

  if (!is_known (name))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("There is no sample called \"%s\"; choose %s or %s"), name, samples[0].name, samples[1].name);
      return FALSE;
    }
  site = cordon_sample_site_new ();
  plan = build_harbour_plan (site, g_str_equal (name, "harbour-city"), error);
  if (plan == NULL)
    return FALSE;
  *out_plan = g_steal_pointer (&plan);
  *out_base_map = cordon_sample_harbour_map (site);
  return TRUE;
}
