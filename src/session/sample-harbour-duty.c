/* sample-harbour-duty.c: the harbour-city sample's posts, people, qualifications and who stands where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A post's columns @early, @late and @night say how many it needs in each shift
 * and who comes: "4" is four people of its owner, "=team-1e" a unit that brings
 * its whole strength, "3+guard-007" both. The post needs exactly who comes.
 */
#include "config.h"

#include "session/sample-harbour.h"

#include <string.h>

/* clang-format off */
static const char *const unit_rows[] = {
  "@key | name | kind | organisation | strength | sex | call_sign | screened_at | @qualifications",
  "ec-day | Event commander, day | person | police | 1 | | GOLD 1 | 2027-05-03T09:00 |",
  "ec-late | Event commander, evening | person | police | 1 | | GOLD 2 | 2027-05-03T09:00 |",
  "ec-night | Event commander, night | person | police | 1 | | GOLD 3 | 2027-05-03T09:00 |",
  "search-1e | Search team west, early | team | velkarin | 8 | | SIFT 1 | 2027-05-10T09:00 | search",
  "search-1l | Search team west, late | team | velkarin | 8 | | SIFT 2 | 2027-05-10T09:00 | search",
  "search-3e | Search team station, early | team | velkarin | 8 | | SIFT 3 | 2027-05-10T09:00 | search",
  "search-3l | Search team station, late | team | velkarin | 8 | | SIFT 4 | 2027-05-10T09:00 | search",
  "search-6e | Search team east, early | team | velkarin | 6 | | SIFT 5 | 2027-05-10T09:00 | search",
  "search-6l | Search team east, late | team | velkarin | 6 | | SIFT 6 | 2027-05-10T09:00 | search",
  "guard-007 | Guard 007 | person | velkarin | 1 | female | VILLAGE 1 | 2027-05-12T09:00 | guard-licence",
  "guard-008 | Guard 008 | person | velkarin | 1 | male | VILLAGE 2 | 2027-05-12T09:00 | guard-licence",
  "steward-014 | Steward 014 | person | velkarin | 1 | female | | 2027-05-12T09:00 | steward-licence",
  "steward-021 | Steward 021 | person | velkarin | 1 | male | | 2027-05-12T09:00 | steward-licence",
  "steward-022 | Стюард 022 (Steward 022) | person | velkarin | 1 | male | | 2027-05-12T09:00 | steward-licence",
  "dogs-1 | Dog team, early | team | tessmoor | 2 | | NOSE 1 | 2027-05-14T09:00 | search-dog",
  "dogs-2 | Dog team, late | team | tessmoor | 2 | | NOSE 2 | 2027-05-14T09:00 | search-dog",
  "boat-1 | Harbour launch, early | boat | port | 4 | | LAUNCH 1 | 2027-05-04T09:00 | boat-licence",
  "boat-2 | Harbour launch, late | boat | port | 4 | | LAUNCH 2 | 2027-05-04T09:00 | boat-licence",
  "boat-3 | Harbour launch, night | boat | port | 2 | | LAUNCH 3 | 2027-05-04T09:00 | boat-licence",
  "medic-1 | Medical centre team, early | team | sannebrook | 6 | | MERCY 1 | 2027-05-06T09:00 | first-aid",
  "medic-2 | Medical centre team, late | team | sannebrook | 6 | | MERCY 2 | 2027-05-06T09:00 | first-aid",
  "medic-3 | Medical centre team, night | team | sannebrook | 4 | | MERCY 3 | 2027-05-06T09:00 | first-aid",
  NULL,
};

static const char *const post_rows[] = {
  "code | name | role | zone | perimeter | gate | owner | @early | @late | @night | is_critical | qualifications | radius_m | channel | second_channel | call_sign | orders | shape",
  "P01 | Inner line, south-west corner | guard | A1 | inner | | police | 2 | 2 | | no | | 62 | pol-w | fall | LINE 1 | Keep the line closed; let nobody over the fence. | -240 -120",
  "P02 | Inner line, quay road west | guard | A1 | inner | | police | 2 | 2 | | no | | 62 | pol-w | fall | LINE 2 | Keep the line closed. | -120 -120",
  "P03 | Inner line, start | guard | A1 | inner | | police | 2 | 2 | | no | | 62 | pol-w | fall | LINE 3 | Keep the line closed; watch the start. | 0 -120",
  "P04 | Inner line, quay road east | guard | A1 | inner | | police | 2 | 2 | | no | | 62 | pol-e | fall | LINE 4 | Keep the line closed. | 120 -120",
  "P05 | Inner line, south-east corner | guard | A1 | inner | | police | 2 | 2 | | no | | 62 | pol-e | fall | LINE 5 | Keep the line closed; watch the tribune. | 240 -120",
  "P06 | Inner line, Chandlers' Row | guard | A3 | inner | | police | 2 | 2 | | no | | 62 | pol-e | fall | LINE 6 | Keep the line closed. | 240 0",
  "P07 | Inner line, north-east corner | guard | A3 | inner | | police | 2 | 2 | | no | | 62 | pol-e | fall | LINE 7 | Keep the line closed. | 240 120",
  "P08 | Inner line, joint command | guard | A3 | inner | | police | 2 | 2 | | no | | 62 | pol-e | fall | LINE 8 | Keep the line closed; passes of category 1 only. | 120 120",
  "P09 | Inner line, Rope Walk | guard | A2 | inner | | police | 2 | 2 | | no | | 62 | pol-w | fall | LINE 9 | Keep the line closed. | 0 120",
  "P10 | Inner line, team village north | guard | A2 | inner | | police | 2 | 2 | | no | | 62 | pol-w | fall | LINE 10 | Keep the line closed. | -120 120",
  "P11 | Inner line, north-west corner | guard | A2 | inner | | police | 2 | 2 | | no | | 62 | pol-w | fall | LINE 11 | Keep the line closed. | -240 120",
  "P12 | Inner line, Stadium Parade | guard | A2 | inner | | police | 2 | 2 | | no | | 62 | pol-w | fall | LINE 12 | Keep the line closed; watch the team gate. | -240 0",
  "P13 | West gate lead | gate | B2 | middle | G1 | velkarin | 8 | 8 | | no | | 30 | stw-w | fall | GATE 1 | One steward to a lane; report a queue of ten minutes. | -478 0",
  "P14 | Stadium north gate lead | gate | B2 | middle | G2 | velkarin | 6 | 6 | | no | | 30 | stw-w | fall | GATE 2 | One steward to a lane. | -478 120",
  "P15 | Station stairs gate lead | gate | B4 | middle | G3 | velkarin | 8 | 8 | | no | | 30 | stw-e | fall | GATE 3 | One steward to a lane; hold people on the forecourt, never on the stairs. | 90 298",
  "P16 | Old Town gate lead | gate | B3 | middle | G4 | velkarin | 4 | 4 | | no | | 30 | stw-w | fall | GATE 4 | One steward to a lane. | -300 298",
  "P17 | Hill gate lead | gate | B6 | middle | G5 | velkarin | 3 | 3 | | no | | 30 | stw-e | fall | GATE 5 | Named guests only. | 400 298",
  "P18 | East gate lead | gate | B5 | middle | G6 | velkarin | 7 | 7 | | no | | 30 | stw-e | fall | GATE 6 | One steward to a lane. | 478 40",
  "P19 | West quay gate lead | gate | B1 | middle | G7 | velkarin | 4 | 4 | | no | | 30 | stw-w | fall | GATE 7 | One steward to a lane. | -478 -150",
  "P20 | East quay gate lead | gate | B1 | middle | G8 | velkarin | 4 | 4 | | no | | 30 | stw-e | fall | GATE 8 | One steward to a lane. | 478 -150",
  "P21 | Team gate lead | gate | A2 | inner | G9 | velkarin | 2 | 2 | | no | | 30 | stw-w | fall | GATE 9 | Passes of categories 1 to 3. | -238 60",
  "P22 | Search lanes, west gate | search | B2 | | G1 | velkarin | =search-1e | =search-1l | | no | search | | stw-w | fall | SIFT WEST | Search with consent; call the police when it is refused. | -465 0",
  "P23 | Search lanes, station stairs | search | B4 | | G3 | velkarin | =search-3e | =search-3l | | no | search | | stw-e | fall | SIFT NORTH | Search with consent; call the police when it is refused. | 90 285",
  "P24 | Search lanes, east gate | search | B5 | | G6 | velkarin | =search-6e | =search-6l | | no | search | | stw-e | fall | SIFT EAST | Search with consent; call the police when it is refused. | 465 40",
  "P25 | Team village control | guard | A2 | | | velkarin | =guard-007 | =guard-008 | | no | guard-licence | | stw-w | cmd | VILLAGE | Log everybody who enters. | -200 60",
  "P26 | Stadium north stand | steward | B2 | | | velkarin | 6 | 6 | 6 | no | | | stw-w | fall | STAND 1 | Keep gangways free. | -360 110",
  "P27 | Stadium south stand | steward | B2 | | | velkarin | 6 | 6 | 6 | no | | | stw-w | fall | STAND 2 | Keep gangways free. | -360 -50",
  "P28 | Stadium pitch side | steward | B2 | | | velkarin | 6 | 6 | 6 | no | | | stw-w | fall | STAND 3 | Watch the front of the stage; show a red board to stop the show. | -360 20",
  "P29 | East tribune, upper tier | steward | B5 | | | velkarin | 5 | 5 | | no | | | stw-e | fall | TRIBUNE 1 | Keep gangways free. | 380 60",
  "P30 | East tribune, lower tier | steward | B5 | | | velkarin | 4+steward-021 | 5 | | no | | | stw-e | fall | TRIBUNE 2 | Keep gangways free. | 320 0",
  "P31 | Old Town steps | steward | B3 | | | velkarin | 3+steward-014 | 3+steward-022 | | no | | | stw-w | fall | STEPS | One way upwards after the race. | -200 220",
  "P32 | Admirals' Square watch | police | B4 | | | police | 4 | 4 | | no | | | pol-e | fall | SQUARE | Watch density before the screens; close G3 at two people to the square metre. | 90 210",
  "P33 | Station forecourt | police | C2 | | | police | 6 | 6 | | no | | | pol-e | fall | STATION | Hold and release in groups of 200. | 100 470",
  "P34 | Harbour launch | maritime | C3 | | | port | =boat-1 | =boat-2 | =boat-3 | no | boat-licence | | mar | fall | LAUNCH | Keep the mouth of the harbour closed from 10:00 to 19:00. | 0 -330",
  "P35 | Quay walk | guard | B1 | | | pellorin | 4 | 4 | | no | | | mar | fall | QUAY | Keep two metres of the quay edge free. | -200 -160",
  "P36 | Search dogs, quay | dogs | B1 | | | tessmoor | =dogs-1 | =dogs-2 | | no | search-dog | | stw-e | fall | NOSE | Search the quay before the gates open, then on call. | 200 -160",
  "P37 | Joint command post | command | A3 | | | police | 11+ec-day | 11+ec-late | 5+ec-night | yes | | | cmd | fall | COMMAND | Log every decision. | 160 60",
  "P38 | Medical centre | medical | A3 | | | sannebrook | =medic-1 | =medic-2 | =medic-3 | yes | first-aid | | med | fall | MERCY | Receive, sort, treat, hand over. | 120 0",
  "P39 | Fire picket | fire | C1 | | | fire | 6 | 6 | 6 | no | | | fir | fall | PICKET | Two appliances ready to move in ninety seconds. | -640 80",
  "P40 | Barrier crew, Quay Road | barrier-crew | C1 | | | dovrask | 4 | 4 | 2 | no | | | fir | fall | BLOCK | Open for emergency vehicles within sixty seconds. | -740 -120",
  NULL,
};

/* Those who walk about in a zone, and the organisation they are of. */
static const char *const mobile_rows[] = {
  "@zone | @organisation | @early | @late | @night",
  "A1 | committee | 6 | 6 |",
  "A2 | committee | 6 | 6 |",
  "A3 | police | 2 | 2 | 2",
  "B1 | velkarin | 24 | 24 |",
  "B2 | velkarin | 50 | 50 | 34",
  "B3 | velkarin | 12 | 12 |",
  "B4 | velkarin | 26 | 26 |",
  "B5 | velkarin | 24 | 24 |",
  "B6 | velkarin | 8 | 8 |",
  "C1 | police | 10 | 10 |",
  "C2 | police | 24 | 24 |",
  "C3 | pellorin | 8 | 8 |",
  NULL,
};
/* clang-format on */

static const char *const shifts[] = { "early", "late", "night" };
static const char *const shift_windows[] = { "06:00-14:00", "14:00-22:00", "22:00-30:00" };

static int
find_column (char **columns,
             const char *name)
{
  for (int i = 0; columns[i] != NULL; i++)
    if (g_str_equal (columns[i], name))
      return i;
  g_return_val_if_reached (0);
}

static gint64
strength_of (const char *unit)
{
  for (guint row = 1; unit_rows[row] != NULL; row++)
    {
      g_auto (GStrv) cells = cordon_sample_rows_split (unit_rows[row]);

      if (g_str_equal (cells[0], unit))
        return g_ascii_strtoll (cells[4], NULL, 10);
    }
  g_return_val_if_reached (0);
}

static gboolean
assign (CordonSampleRows *rows,
        const char *key,
        const char *place_field,
        const char *place,
        const char *organisation,
        const char *unit,
        gint64 people,
        const char *shift,
        GError **error)
{
  g_autofree char *quantity = g_strdup_printf ("%" G_GINT64_FORMAT, people);

  return cordon_sample_rows_set (rows, CORDON_TABLE_ASSIGNMENT, key, place_field, place, error) &&
         cordon_sample_rows_set (rows, CORDON_TABLE_ASSIGNMENT, key, "shift", shift, error) &&
         cordon_sample_rows_set (rows, CORDON_TABLE_ASSIGNMENT, key, "status", "confirmed", error) &&
         cordon_sample_rows_set (rows, CORDON_TABLE_ASSIGNMENT, key, "quantity", quantity, error) &&
         cordon_sample_rows_set (rows, CORDON_TABLE_ASSIGNMENT, key, "organisation", organisation, error) &&
         (unit == NULL || cordon_sample_rows_set (rows, CORDON_TABLE_ASSIGNMENT, key, "unit", unit, error));
}

/* Reads "4", "=team-1e" or "3+guard-007" and assigns them; gives how many people that is. */
static gboolean
man_post (CordonSampleRows *rows,
          const char *post,
          const char *owner,
          const char *cell,
          const char *shift,
          gint64 *out_people,
          GError **error)
{
  g_autofree char *key = g_strconcat (post, "/", shift, NULL);
  g_autofree char *unit_key = g_strconcat (key, "/unit", NULL);
  char *end;
  gint64 unnamed = g_ascii_strtoll (cell, &end, 10);
  const char *unit = *end == '+' || *end == '=' ? end + 1 : NULL;
  gint64 named = unit != NULL ? strength_of (unit) : 0;

  *out_people = unnamed + named;
  return (unnamed == 0 || assign (rows, key, "post", post, owner, NULL, unnamed, shift, error)) &&
         (named == 0 || assign (rows, unit_key, "post", post, owner, unit, named, shift, error));
}

static gboolean
man_posts (CordonSampleRows *rows,
           GError **error)
{
  g_auto (GStrv) columns = cordon_sample_rows_split (post_rows[0]);
  int early = find_column (columns, "@early");
  int owner = find_column (columns, "owner");

  for (guint row = 1; post_rows[row] != NULL; row++)
    {
      g_auto (GStrv) cells = cordon_sample_rows_split (post_rows[row]);
      g_autoptr (GString) minimum = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          gint64 people;

          if (!man_post (rows, cells[0], cells[owner], cells[early + i], shifts[i], &people, error))
            return FALSE;
          if (people > 0)
            g_string_append_printf (minimum, "%s%s %" G_GINT64_FORMAT, minimum->len > 0 ? ", " : "",
                                    shift_windows[i], people);
        }
      if (!cordon_sample_rows_set (rows, CORDON_TABLE_POST, cells[0], "minimum", minimum->str, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
man_zones (CordonSampleRows *rows,
           GError **error)
{
  for (guint row = 1; mobile_rows[row] != NULL; row++)
    {
      g_auto (GStrv) cells = cordon_sample_rows_split (mobile_rows[row]);

      for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          g_autofree char *key = g_strconcat (cells[0], "/", shifts[i], NULL);
          gint64 people = g_ascii_strtoll (cells[2 + i], NULL, 10);

          if (people > 0 &&
              !assign (rows, key, "zone", cells[0], cells[1], NULL, people, shifts[i], error))
            return FALSE;
        }
    }
  return TRUE;
}

/* One qualification for each unit that has one, good until two years after the event. */
static gboolean
qualify_units (CordonSampleRows *rows,
               GError **error)
{
  for (guint row = 1; unit_rows[row] != NULL; row++)
    {
      g_auto (GStrv) cells = cordon_sample_rows_split (unit_rows[row]);
      g_autofree char *number = g_strdup_printf ("Q-%04u", 1000 + 7 * row);

      if (cells[8][0] == '\0')
        continue;
      if (!cordon_sample_rows_set (rows, CORDON_TABLE_QUALIFICATION, cells[0], "name", cells[8], error) ||
          !cordon_sample_rows_set (rows, CORDON_TABLE_QUALIFICATION, cells[0], "unit", cells[0], error) ||
          !cordon_sample_rows_set (rows, CORDON_TABLE_QUALIFICATION, cells[0], "number", number, error) ||
          !cordon_sample_rows_set (rows, CORDON_TABLE_QUALIFICATION, cells[0], "jurisdiction", "Marévole", error) ||
          !cordon_sample_rows_set (rows, CORDON_TABLE_QUALIFICATION, cells[0], "valid_until", "2029-06-12T00:00", error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cordon_sample_harbour_add_duty:
 * @rows: the sample's rows
 * @error: %CORDON_MODEL_ERROR_VALUE
 *
 * Adds posts, people, their qualifications, and the roster that fills every
 * post exactly.
 *
 * Returns: whether every row was read
 */
gboolean
cordon_sample_harbour_add_duty (CordonSampleRows *rows,
                                GError **error)
{
  return cordon_sample_rows_add (rows, CORDON_TABLE_UNIT, unit_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_POST, post_rows, error) &&
         qualify_units (rows, error) &&
         man_posts (rows, error) &&
         man_zones (rows, error);
}
