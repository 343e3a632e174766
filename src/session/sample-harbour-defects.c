/* sample-harbour-defects.c: what is wrong on purpose in the harbour-city sample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of the sample hold the mended plan. The rows below spoil it: one
 * block for each check. What every figure must come to is worked out by hand in
 * data/samples/README.md.
 */
#include "config.h"

#include "session/sample-harbour.h"

/* clang-format off */
static const CordonSampleChange defects[] = {
  /* C01: Chandlers' Steps, 48 m by 60 m, belong to nobody. */
  { CORDON_TABLE_ZONE, "B6", "shape", "288 140, 480 140, 480 300, 240 300, 240 200, 288 200" },
  /* C02: the lower beat turns back 120 m before the upper one begins; each sees 20 m: 80 m unwatched. */
  { CORDON_TABLE_PATROL, "m-e1", "shape", "480 -180, 480 100" },
  /* C05: the early shift leaves the station forecourt at 13:40, the late one comes at 14:00. */
  { CORDON_TABLE_ASSIGNMENT, "P33/early", "ends", "13:40" },
  /* C06: four lanes at the station stairs, not eight. */
  { CORDON_TABLE_GATE, "G3", "lanes", "4" },
  /* C08: the licence of Guard 007 ran out twelve days before. */
  { CORDON_TABLE_QUALIFICATION, "guard-007", "valid_until", "2027-05-31T00:00" },
  /* C13: Steward 014 is on the Old Town steps and, in the last hour, on the quay too. */
  { CORDON_TABLE_ASSIGNMENT, "double", "post", "P35" },
  { CORDON_TABLE_ASSIGNMENT, "double", "organisation", "velkarin" },
  { CORDON_TABLE_ASSIGNMENT, "double", "unit", "steward-014" },
  { CORDON_TABLE_ASSIGNMENT, "double", "quantity", "1" },
  { CORDON_TABLE_ASSIGNMENT, "double", "starts", "13:00" },
  { CORDON_TABLE_ASSIGNMENT, "double", "ends", "14:00" },
  { CORDON_TABLE_ASSIGNMENT, "double", "status", "confirmed" },
  /* C13: Steward 021 goes home at 14:00 and is back at 22:00: eight hours of rest. */
  { CORDON_TABLE_ASSIGNMENT, "short-rest", "post", "P26" },
  { CORDON_TABLE_ASSIGNMENT, "short-rest", "organisation", "velkarin" },
  { CORDON_TABLE_ASSIGNMENT, "short-rest", "unit", "steward-021" },
  { CORDON_TABLE_ASSIGNMENT, "short-rest", "quantity", "1" },
  { CORDON_TABLE_ASSIGNMENT, "short-rest", "shift", "night" },
  { CORDON_TABLE_ASSIGNMENT, "short-rest", "status", "confirmed" },
  /* C14: 18 stewards walk about on the east tribune where 6,000 people need 24. */
  { CORDON_TABLE_ASSIGNMENT, "B5/late", "quantity", "18" },
  /* C20: the stadium's exits are 3, 3, 3, 3, 4 and 4 m wide. */
  { CORDON_TABLE_EXIT, "b2-1", "width_m", "3" },
  { CORDON_TABLE_EXIT, "b2-2", "width_m", "3" },
  { CORDON_TABLE_EXIT, "b2-3", "width_m", "3" },
  { CORDON_TABLE_EXIT, "b2-4", "width_m", "3" },
  { CORDON_TABLE_EXIT, "b2-5", "width_m", "4" },
  { CORDON_TABLE_EXIT, "b2-6", "width_m", "4" },
};
/* clang-format on */

/**
 * cordon_sample_harbour_plant:
 * @rows: the sample's rows, complete and clean
 * @error: %CORDON_MODEL_ERROR_VALUE
 *
 * Plants one defect or more for each check.
 *
 * Returns: whether every change could be made
 */
gboolean
cordon_sample_harbour_plant (CordonSampleRows *rows,
                             GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    if (!cordon_sample_rows_set (rows, defects[i].table, defects[i].key, defects[i].field, defects[i].value, error))
      return FALSE;
  return TRUE;
}
