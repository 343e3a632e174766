/* sample-harbour-gates.c: the harbour-city sample's gates with their arrivals, and its exits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arrivals come in eight half hours with the shares 8, 12, 16, 18, 18, 14, 9
 * and 5 %, save at G3, where the trains bunch them. Every gate passes its
 * busiest half hour with one lane out of use, and every zone empties in eight
 * minutes at 60 people per metre and minute without its widest exit.
 */
#include "config.h"

#include "session/sample-harbour.h"

/* clang-format off */
static const char *const gate_rows[] = {
  "code | name | kind | perimeter | zone | owner | lanes | lane_rate | width_m | search | open | arrivals | queue_area_m2 | is_step_free | shape",
  "G1 | West gate | pedestrian | middle | B2 | velkarin | 8 | 7 | 9 | hand | 10:30-23:30 | 11:00-11:30 560, 11:30-12:00 840, 12:00-12:30 1120, 12:30-13:00 1260, 13:00-13:30 1260, 13:30-14:00 980, 14:00-14:30 630, 14:30-15:00 350 | 2400 | yes | -480 0",
  "G2 | Stadium north gate | pedestrian | middle | B2 | velkarin | 6 | 7 | 7 | hand | 10:30-23:30 | 11:00-11:30 400, 11:30-12:00 600, 12:00-12:30 800, 12:30-13:00 900, 13:00-13:30 900, 13:30-14:00 700, 14:00-14:30 450, 14:30-15:00 250 | 1600 | yes | -480 120",
  "G3 | Station stairs gate | pedestrian | middle | B4 | velkarin | 8 | 7 | 9 | hand | 10:30-19:30 | 11:00-11:30 700, 11:30-12:00 1300, 12:00-12:30 1340, 12:30-13:00 900, 13:00-13:30 780, 13:30-14:00 500, 14:00-14:30 360, 14:30-15:00 240 | 1200 | no | 90 300",
  "G4 | Old Town gate | pedestrian | middle | B3 | velkarin | 4 | 7 | 5 | hand | 10:30-19:30 | 11:00-11:30 200, 11:30-12:00 300, 12:00-12:30 400, 12:30-13:00 450, 13:00-13:30 450, 13:30-14:00 350, 14:00-14:30 225, 14:30-15:00 125 | 600 | no | -300 300",
  "G5 | Hill gate | pedestrian | middle | B6 | velkarin | 3 | 7 | 4 | visual | 10:30-19:30 | 11:00-11:30 120, 11:30-12:00 180, 12:00-12:30 240, 12:30-13:00 270, 13:00-13:30 270, 13:30-14:00 210, 14:00-14:30 135, 14:30-15:00 75 | 500 | yes | 400 300",
  "G6 | East gate | pedestrian | middle | B5 | velkarin | 7 | 7 | 8 | hand | 10:30-19:30 | 11:00-11:30 480, 11:30-12:00 720, 12:00-12:30 960, 12:30-13:00 1080, 13:00-13:30 1080, 13:30-14:00 840, 14:00-14:30 540, 14:30-15:00 300 | 1800 | yes | 480 40",
  "G7 | West quay gate | pedestrian | middle | B1 | velkarin | 4 | 7 | 5 | hand | 10:30-19:30 | 11:00-11:30 200, 11:30-12:00 300, 12:00-12:30 400, 12:30-13:00 450, 13:00-13:30 450, 13:30-14:00 350, 14:00-14:30 225, 14:30-15:00 125 | 600 | yes | -480 -150",
  "G8 | East quay gate | pedestrian | middle | B1 | velkarin | 4 | 7 | 5 | hand | 10:30-19:30 | 11:00-11:30 200, 11:30-12:00 300, 12:00-12:30 400, 12:30-13:00 450, 13:00-13:30 450, 13:30-14:00 350, 14:00-14:30 225, 14:30-15:00 125 | 600 | yes | 480 -150",
  "G9 | Team gate | accredited | inner | A2 | velkarin | 2 | 10 | 3 | ticket | 07:30-20:00 | 08:00-08:30 96, 08:30-09:00 144, 09:00-09:30 192, 09:30-10:00 216, 10:00-10:30 216, 10:30-11:00 168, 11:00-11:30 108, 11:30-12:00 60 | 200 | yes | -240 60",
  NULL,
};

static const char *const exit_rows[] = {
  "@key | name | kind | zone | width_m | leads_to | is_step_free | shape",
  "a1-w | Pit lane west | level | A1 | 6 | Stadium Parade | yes | -240 -70",
  "a1-e | Pit lane east | level | A1 | 6 | Chandlers' Row | yes | 240 -70",
  "a2-w | Team village west | level | A2 | 6 | Stadium Parade | yes | -240 40",
  "a2-n | Team village north | level | A2 | 6 | Rope Walk | yes | -160 120",
  "a3-n | Joint command north | level | A3 | 3 | Rope Walk | yes | 160 120",
  "a3-e | Joint command east | level | A3 | 3 | Chandlers' Row | yes | 240 60",
  "b1-w1 | Quay west, road side | level | B1 | 6 | Quay Road | yes | -480 -130",
  "b1-w2 | Quay west, water side | level | B1 | 6 | West mole | yes | -480 -170",
  "b1-e1 | Quay east, road side | level | B1 | 6 | Quay Road | yes | 480 -130",
  "b1-e2 | Quay east, water side | level | B1 | 6 | Marina | yes | 480 -170",
  "b2-1 | Stadium exit 1 | level | B2 | 7 | West Ring Street | yes | -480 -90",
  "b2-2 | Stadium exit 2 | level | B2 | 7 | West Ring Street | yes | -480 -40",
  "b2-3 | Stadium exit 3 | level | B2 | 7 | West Ring Street | yes | -480 60",
  "b2-4 | Stadium exit 4 | level | B2 | 7 | Ropemakers' Street | yes | -440 180",
  "b2-5 | Stadium exit 5 | level | B2 | 7 | Ropemakers' Street | yes | -360 180",
  "b2-6 | Stadium exit 6 | level | B2 | 7 | Ropemakers' Street | yes | -280 180",
  "b3-1 | Old Town, Lantern Gate | level | B3 | 6 | Upper Town Road | yes | -420 300",
  "b3-2 | Old Town, Mint Street | level | B3 | 6 | Upper Town Road | yes | -200 300",
  "b3-3 | Old Town, Heron Steps | stepped | B3 | 4 | Upper Town Road | no | -120 300",
  "b4-1 | Square, Avenue of the Admirals | level | B4 | 6 | Station forecourt | yes | -40 300",
  "b4-2 | Square, Mint Arcade | level | B4 | 6 | Upper Town Road | yes | 30 300",
  "b4-3 | Square, Station stairs | level | B4 | 6 | Station forecourt | yes | 110 300",
  "b4-4 | Square, Orée corner | level | B4 | 6 | Boulevard de l'Orée | yes | 220 300",
  "b5-1 | East tribune exit 1 | level | B5 | 6 | Eastern Avenue | yes | 480 -100",
  "b5-2 | East tribune exit 2 | level | B5 | 6 | Eastern Avenue | yes | 480 -30",
  "b5-3 | East tribune exit 3 | level | B5 | 6 | Eastern Avenue | yes | 480 70",
  "b5-4 | East tribune exit 4 | level | B5 | 6 | Eastern Avenue | yes | 480 130",
  "b6-1 | Hospitality north | level | B6 | 5 | Upper Town Road | yes | 340 300",
  "b6-2 | Hospitality north-east | level | B6 | 5 | Upper Town Road | yes | 440 300",
  "c1-1 | West town, Quay Road | level | C1 | 8 | Western suburbs | yes | -760 -120",
  "c1-2 | West town, Rope Walk | level | C1 | 8 | Western suburbs | yes | -760 120",
  "c1-3 | West town, Upper Town Road | level | C1 | 8 | Western suburbs | yes | -760 300",
  "c2-1 | Station, Avenue of the Admirals | level | C2 | 8 | Railway quarter | yes | -60 520",
  "c2-2 | Station, Boulevard de l'Orée | level | C2 | 8 | Railway quarter | yes | 240 520",
  "c2-3 | East town, Rope Walk | level | C2 | 8 | Eastern suburbs | yes | 760 120",
  "c3-1 | Harbour, west landing | level | C3 | 6 | Quay Road | yes | -560 -180",
  "c3-2 | Harbour, east landing | level | C3 | 6 | Quay Road | yes | 560 -180",
  NULL,
};
/* clang-format on */

/**
 * cordon_sample_harbour_add_gates:
 * @rows: the sample's rows
 * @error: %CORDON_MODEL_ERROR_VALUE
 *
 * Adds the gates and the exits.
 *
 * Returns: whether every row was read
 */
gboolean
cordon_sample_harbour_add_gates (CordonSampleRows *rows,
                                 GError **error)
{
  return cordon_sample_rows_add (rows, CORDON_TABLE_GATE, gate_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_EXIT, exit_rows, error);
}
