/* checks.c: every coverage-gap check, and what each part of it looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/checks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const CordonCheck checks[] = {
  { "C01", N_ ("Unowned ground"),
    N_ ("Butler 2024: the building the shots came from lay outside the perimeter, and nobody had been given it.") },
  { "C02", N_ ("Unwatched or open perimeter"),
    N_ ("Manchester 2017: the attacker waited in a place that no camera showed and no patrol reached.") },
  { "C05", N_ ("Posts without enough people"),
    N_ ("Manchester 2017: no officer stood in the City Room between 22:00 and 22:31, although one was ordered to.") },
  { "C06", N_ ("Queues at gates"),
    N_ ("Paris 2022: some 15,000 people stood before one checkpoint, which was then given up.") },
  { "C08", N_ ("Qualifications"),
    N_ ("Manchester 2017: the steward who was told of the attacker had not been trained to act on it.") },
  { "C13", N_ ("Double duties, travel and rest"),
    N_ ("London 2012: people were in the roster who could not be where it said they were.") },
  { "C14", N_ ("Staffing by numbers of people"),
    N_ ("Wembley 2021: there were not enough experienced stewards for the crowd that came.") },
  { "C20", N_ ("Egress"),
    N_ ("Wembley 2021: 6,000 more were ready to come in as the first came out; exits must hold with one of them lost.") },
};

static const CordonCheckPart parts[] = {
  { "C01", CORDON_TABLE_PLAN, cordon_check_ground },
  { "C01", CORDON_TABLE_ZONE, cordon_check_command },
  { "C02", CORDON_TABLE_PERIMETER, cordon_check_perimeter },
  { "C05", CORDON_TABLE_POST, cordon_check_post_gaps },
  { "C06", CORDON_TABLE_GATE, cordon_check_queue },
  { "C08", CORDON_TABLE_UNIT, cordon_check_unit_qualifications },
  { "C08", CORDON_TABLE_POST, cordon_check_counted_qualifications },
  { "C13", CORDON_TABLE_UNIT, cordon_check_hours },
  { "C14", CORDON_TABLE_ZONE, cordon_check_staffing },
  { "C20", CORDON_TABLE_ZONE, cordon_check_egress },
};

/**
 * cordon_check_list:
 * @out_n_checks: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n_checks): all checks
 */
const CordonCheck *
cordon_check_list (guint *out_n_checks)
{
  *out_n_checks = G_N_ELEMENTS (checks);
  return checks;
}

/**
 * cordon_check_find:
 * @id: "C05" or "c05"
 *
 * Returns: (transfer none) (nullable): the check, if there is one called so
 */
const CordonCheck *
cordon_check_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_ascii_strcasecmp (checks[i].id, id) == 0)
      return &checks[i];
  return NULL;
}

/**
 * cordon_check_parts:
 * @out_n_parts: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n_parts): all parts of all checks
 */
const CordonCheckPart *
cordon_check_parts (guint *out_n_parts)
{
  *out_n_parts = G_N_ELEMENTS (parts);
  return parts;
}
