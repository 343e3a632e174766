/* sample-harbour-ground.c: the harbour-city sample's venues, zones, perimeters, barriers, patrols and points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The three rings are rectangles on the city's grid, and the twelve zones tile
 * the outer one without a gap (metres; the sea is to the south):
 *
 *        -760      -480      -240   -60      240      480       760
 *    520   +---------+------------------------------------------+
 *          |         |                C2                        |
 *    300   |         +------------------+--------+--------+     |
 *          |   C1    |        B3 +------+   B4   |   B6   |     |
 *    180   |         +---------+ |      |        |        | C2  |
 *    120   |         |         +-+---+--+--+-----+ (140)--+     |
 *          |         |   B2    |   A2   | A3     |        |     |
 *    -20   |         |         +--------+--------+   B5   |     |
 *          |         |         |       A1        |        |     |
 *   -120   |         +---------+-----------------+--------+     |
 *          |         |                B1                  |     |
 *   -180   +---------+------------------------------------+-----+
 *          |                       C3                           |
 *   -480   +----------------------------------------------------+
 *
 * A1-A3 are the inner ring (480 x 240 m), with B1-B6 the middle one (960 x
 * 480 m), with C1-C3 the outer one (1,520 x 1,000 m).
 */
#include "config.h"

#include "session/sample-harbour.h"

/* Every corner of a zone: a border that passes one has a corner there, too. */
static const char joints[] = "-240 -120, 240 -120, 240 -20, -240 -20, 80 -20, 80 120, -240 120, 240 120, "
                             "-480 -180, 480 -180, 480 -120, -480 -120, -480 180, -240 180, -60 120, -60 300, "
                             "-480 300, 240 300, 480 140, 240 140, 480 300, 288 140, 240 200, 288 200, "
                             "-760 -180, -760 520, -480 520, 760 -180, 760 520, -760 -480, 760 -480";

/* clang-format off */
static const char *const venue_rows[] = {
  "@key | name | kind | shape | address | owner | capacity | notes",
  "stadium | Estádio das Marés | stadium | ~60 -450 -90, -270 -90, -270 150, -450 150 | Stadium Parade 1 | committee | 14000 | Stands on four sides, roofed",
  "circuit | Two Basins Circuit | circuit | ~20 -206 -86, 206 -86, 206 86, 54 86, 54 26, -74 26, -74 86, -206 86 | Quay Road and Rope Walk | committee | 1950 | One lap is 1,240 m",
  NULL,
};

static const char *const zone_rows[] = {
  "code | name | ring | kind | venue | owner | deputy | commander | deputy_commander | expected | usable_share | channel | alcohol | notes | shape",
  "A1 | Start, finish and pits | inner | accredited | circuit | committee | police | Race director | Deputy race director | 11:00-19:00 800 | 0.6 | cmd | no | | -240 -120, 240 -120, 240 -20, -240 -20",
  "A2 | Team village and media | inner | accredited | circuit | committee | police | Village manager | Deputy village manager | 08:00-20:00 1200 | 0.5 | stw-w | no | | -240 -20, 80 -20, 80 120, -240 120",
  "A3 | Joint command and medical centre | inner | command | circuit | police | fire | Event commander | Deputy event commander | 06:00-30:00 150 | 0.3 | cmd | no | | 80 -20, 240 -20, 240 120, 80 120",
  "B1 | Quai des Deux Tours | middle | standing | | port | pellorin | Sector commander quay | Quay supervisor | 11:00-15:00 3000, 15:00-19:00 5000 | 0.7 | mar | no | Standing spectators along the quay road | -480 -180, 480 -180, 480 -120, -480 -120",
  "B2 | Stadium | middle | seated | stadium | committee | police | Stadium safety officer | Deputy safety officer | 11:00-15:00 6000, 15:00-17:30 12000, 17:30-23:30 8000 | 0.6 | stw-w | no | Race on the screens, then the concert | -480 -120, -240 -120, -240 180, -480 180",
  "B3 | Old Town steps (Παλιά Πόλη) | middle | public | | police | velkarin | Sector commander old town | Steward supervisor north-west | 11:00-19:00 2500 | 0.4 | pol-w | no | Narrow lanes and stairs | -480 180, -240 180, -240 120, -60 120, -60 300, -480 300",
  "B4 | Admirals' Square | middle | standing | | police | velkarin | Sector commander square | Steward supervisor north | 11:00-15:00 3500, 15:00-19:00 6000 | 0.6 | pol-e | no | Two screens | -60 120, 240 120, 240 300, -60 300",
  "B5 | East tribune | middle | seated | | velkarin | police | Tribune manager east | Deputy tribune manager | 11:00-15:00 3000, 15:00-17:30 6000, 17:30-19:00 3000 | 0.6 | stw-e | no | Temporary stand of 6,000 seats | 240 -120, 480 -120, 480 140, 240 140",
  "B6 | Hospitality hill | middle | hospitality | | committee | velkarin | Hospitality manager | Deputy hospitality manager | 11:00-19:00 1500 | 0.5 | stw-e | no | | 240 140, 480 140, 480 300, 240 300",
  "C1 | West town and fire station | outer | public | | police | fire | Sector commander west | Deputy commander west | 08:00-22:00 2000 | 0.3 | pol-w | no | | -760 -180, -480 -180, -480 520, -760 520",
  "C2 | Station heights and east town | outer | transit | | police | velkarin | Sector commander east | Deputy commander east | 08:00-22:00 3000 | 0.3 | pol-e | no | Trains bring 3,000 people in an hour | -480 300, 480 300, 480 -180, 760 -180, 760 520, -480 520",
  "C3 | Harbour, basin and moles | outer | water | | port | pellorin | Harbour master on duty | Deputy harbour master | 08:00-22:00 1500 | 0.2 | mar | no | Guests on moored boats, by name | -760 -480, 760 -480, 760 -180, -760 -180",
  NULL,
};

static const char *const perimeter_rows[] = {
  "@key | name | ring | kind | owner | height_m | active | notes | shape",
  "outer | Outer ring | outer | soft | police | | 06:00-22:00 | Traffic filter, patrolled every 20 minutes | -760 -480, 760 -480, 760 520, -760 520, -760 -480",
  "middle | Ticket line | middle | fence | velkarin | 2 | 06:00-22:00 | Mesh fence with eight gates | -480 -180, 480 -180, 480 300, -480 300, -480 -180",
  "inner | Inner line | inner | hard | police | 2.4 | 06:00-22:00 | Twelve posts, 120 m apart | -240 -120, 240 -120, 240 120, -240 120, -240 -120",
  NULL,
};

static const char *const barrier_rows[] = {
  "@key | name | kind | perimeter | height_m | is_opaque | rating | clear_gap_m | supplier | verified_by | verified_at | notes | shape",
  "m-s | Ticket line, quay edge | mesh | middle | 2 | no | | | dovrask | police | 10:00 | | -480 -180, 480 -180",
  "m-e | Ticket line, east | mesh | middle | 2 | no | | | dovrask | police | 10:00 | | 480 -180, 480 300",
  "m-n | Ticket line, north | mesh | middle | 2 | no | | | dovrask | police | 10:00 | | 480 300, -480 300",
  "m-w | Ticket line, west | mesh | middle | 2 | no | | | dovrask | police | 10:00 | | -480 300, -480 -180",
  "i-s | Inner line, quay road | mesh | inner | 2.4 | no | | | dovrask | police | 09:30 | | -240 -120, 240 -120",
  "i-e | Inner line, east | mesh | inner | 2.4 | no | | | dovrask | police | 09:30 | | 240 -120, 240 120",
  "i-n | Inner line, north | mesh | inner | 2.4 | no | | | dovrask | police | 09:30 | | 240 120, -240 120",
  "i-w | Inner line, west | mesh | inner | 2.4 | no | | | dovrask | police | 09:30 | | -240 120, -240 -120",
  "v-1 | Blocks, Quay Road west | block | | 0.8 | no | IWA 14-1 V/7200[N2]/48/90:6.1 | 1.1 | dovrask | police | 08:30 | | -760 -128, -760 -112",
  "v-2 | Blocks, Quay Road east | block | | 0.8 | no | IWA 14-1 V/7200[N2]/48/90:6.1 | 1.1 | dovrask | police | 08:30 | | 760 -128, 760 -112",
  "v-3 | Wedge, Avenue of the Admirals | wedge | | 1 | no | IWA 14-1 V/7200[N2]/64/90:2.2 | 1.1 | dovrask | police | 08:30 | Lowered only for emergency vehicles | -68 520, -52 520",
  "v-4 | Bollards, Boulevard de l'Orée | bollard | | 1 | no | IWA 14-1 V/7200[N2]/48/90:3.0 | 1.15 | dovrask | police | 08:30 | | 232 520, 248 520",
  NULL,
};

static const char *const patrol_rows[] = {
  "@key | name | owner | interval_min | radius_m | people | active | channel | notes | shape",
  "o-s | Harbour boat, outer south | port | 20 | 40 | 3 | 06:00-22:00 | mar | By boat | -760 -480, 760 -480",
  "o-e | Outer east | police | 20 | 25 | 2 | 06:00-22:00 | pol-e | On motorcycles | 760 -480, 760 520",
  "o-n | Outer north | police | 20 | 25 | 2 | 06:00-22:00 | pol-e | On motorcycles | 760 520, -760 520",
  "o-w | Outer west | police | 20 | 25 | 2 | 06:00-22:00 | pol-w | On motorcycles | -760 520, -760 -480",
  "m-s | Quay edge | pellorin | 15 | 20 | 2 | 06:00-22:00 | mar | On foot | -480 -180, 480 -180",
  "m-n | Ticket line north | velkarin | 25 | 20 | 2 | 06:00-22:00 | stw-e | On foot | 480 300, -480 300",
  "m-w | Ticket line west | velkarin | 20 | 20 | 2 | 06:00-22:00 | stw-w | On foot | -480 300, -480 -180",
  "m-e1 | Ticket line east, lower beat | velkarin | 20 | 20 | 2 | 06:00-22:00 | stw-e | On foot | 480 -180, 480 220",
  "m-e2 | Ticket line east, upper beat | velkarin | 20 | 20 | 2 | 06:00-22:00 | stw-e | On foot | 480 220, 480 300",
  "town | Old Town lanes | police | 30 | 15 | 2 | 11:00-23:30 | pol-w | On foot, both ways | -460 200, -400 280, -300 230, -200 280, -100 200, -90 130",
  NULL,
};

static const char *const point_rows[] = {
  "@key | name | kind | owner | zone | height_m | phone | active | notes | shape",
  "cp | Joint command post | command-post | police | A3 | | +000 10 150 | | Forty seats | 160 70",
  "cp2 | Alternate command, fire station | command-post | fire | C1 | | +000 10 350 | | Manned within ten minutes | -640 60",
  "rv-w | Rendezvous west | rendezvous | fire | C1 | | | | | -720 -150",
  "rv-e | Rendezvous east | rendezvous | fire | C2 | | | | | 720 -150",
  "as-1 | Assembly, West Park | assembly | police | C1 | | | | | -650 400",
  "as-2 | Assembly, Station forecourt | assembly | police | C2 | | | | | 60 470",
  "as-3 | Assembly, East Gardens | assembly | police | C2 | | | | | 620 100",
  "fa-1 | First aid, stadium | first-aid | sannebrook | B2 | | +000 30 410 | 06:00-30:00 | | -360 165",
  "fa-2 | First aid, square | first-aid | sannebrook | B4 | | +000 30 411 | 11:00-22:00 | | 200 150",
  "fa-3 | First aid, east tribune | first-aid | sannebrook | B5 | | +000 30 412 | 11:00-22:00 | | 260 -100",
  "cc | Casualty clearing, medical centre | casualty-clearing | sannebrook | A3 | | +000 30 413 | | | 120 10",
  "aed-1 | Defibrillator, stadium office | aed | sannebrook | B2 | | | | | -265 30",
  "aed-2 | Defibrillator, ferry hall | aed | port | B1 | | | | | 120 -150",
  "aed-3 | Defibrillator, town hall | aed | police | B4 | | | | | 90 280",
  "aed-4 | Defibrillator, station hall | aed | police | C2 | | | | | 100 505",
  "hp | Helicopter landing, west mole | helipad | fire | C3 | | | | | -420 -300",
  "lp | Lost persons, Admirals' Square | lost-persons | velkarin | B4 | | +000 30 110 | 11:00-23:30 | | 30 280",
  "in-1 | Information, station stairs | information | committee | B4 | | | 11:00-23:30 | | 110 285",
  "in-2 | Information, west gate | information | committee | B2 | | | 11:00-23:30 | | -470 30",
  "pod | Winners' podium | protected-point | police | A1 | 1.2 | | 17:00-18:00 | Civic guests on stage | 60 -50",
  "hy-1 | Hydrant, Rope Walk | hydrant | fire | A2 | | | | | -90 60",
  "hz-1 | Gas store of the boatyard | hazard | port | C3 | | | | Emptied the day before | 560 -300",
  NULL,
};
/* clang-format on */

/**
 * cordon_sample_harbour_add_ground:
 * @rows: the sample's rows
 * @error: %CORDON_MODEL_ERROR_VALUE
 *
 * Adds the plan's ground: venues, zones, perimeters, barriers, patrols and
 * points of interest.
 *
 * Returns: whether every row was read
 */
gboolean
cordon_sample_harbour_add_ground (CordonSampleRows *rows,
                                  GError **error)
{
  cordon_sample_rows_set_joints (rows, joints);
  return cordon_sample_rows_add (rows, CORDON_TABLE_VENUE, venue_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_ZONE, zone_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_PERIMETER, perimeter_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_BARRIER, barrier_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_PATROL, patrol_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_POINT, point_rows, error);
}
