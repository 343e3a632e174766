/* sample-harbour-frame.c: the harbour-city sample's plan, phases, organisations, channels, contracts and shifts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every place and every company is invented; people are named by function.
 */
#include "config.h"

#include "session/sample-harbour.h"

/* clang-format off */
static const char *const plan_rows[] = {
  "@key | name | event | place | timezone | starts | main_start | ends | event_class | expected_peak | authority | organiser | tlp | version | language | demonstration | aim | assumptions | notes",
  "plan | Harbour Night Criterium and stadium concert | Harbour Night Criterium | Marévole (invented city) | Europe/Lisbon | 06:00 | 15:00 | 30:00 | 3 | 41650 | police | committee | amber | 0.4 demonstration | en | yes"
  " | A safe street race around the old basin and a safe concert in the stadium on the same evening, with one owner for every square metre inside the outer ring."
  " | The weather stays fair. Trains run every ten minutes until 23:30. The harbour is closed to traffic under way from 10:00 to 19:00."
  " | DEMONSTRATION: not a real security plan. The city, the event and every company in it are invented.",
  NULL,
};

static const char *const phase_rows[] = {
  "@key | name | kind | starts | ends | notes",
  "build | Closing of streets and build-up | build | 06:00 | 11:00 | Barriers stand and are verified by 10:00.",
  "ingress | Gates open | ingress | 11:00 | 15:00 | Ticket check and search at nine gates.",
  "race | Race | event | 15:00 | 17:30 | Forty laps of 1,240 m.",
  "egress | Race egress | egress | 17:30 | 19:00 | Stadium guests stay seated.",
  "concert | Stadium concert | event | 19:00 | 22:30 | Only zone B2 is in use.",
  "late | Concert egress | egress | 22:30 | 23:30 | Special trains every five minutes.",
  "breakdown | Breakdown and opening of streets | breakdown | 23:30 | 30:00 | Streets open again at 05:00.",
  NULL,
};

static const char *const organisation_rows[] = {
  "@key | name | short_name | kind | colour | legal_basis | licence | licence_until | validated_by | tlp_ceiling | contact | phone | phone_24h | email | own_tasks | joint_tasks | funding | notes",
  "police | Marévole City Police | Police | public-authority | #1f4e9c | City Police Act (invented) | | | | red | Operations desk | +000 10 100 | +000 10 112 | operations@police.example | Public order, inner line, command | Gates, with Velkarin; the police lead | City budget | Lead authority",
  "port | Harbour Authority of Marévole | Port | public-authority | #0f7c8a | Harbour Order (invented) | | | | amber-strict | Harbour master's watch | +000 10 200 | +000 10 201 | watch@port.example | Basin, moles, quay walls | Quays, with Pellorin; the port leads | Port dues |",
  "fire | Marévole Fire and Rescue Service | Fire | emergency-service | #b3261e | Civil Protection Act (invented) | | | | amber-strict | Duty officer | +000 10 300 | +000 10 112 | duty@fire.example | Fire safety, rescue | Evacuation, with the police | City budget |",
  "committee | Harbour Criterium Organising Committee | Committee | organiser | #6a3d9a | Event permit 27-104 (invented) | | | police | amber | Race office | +000 20 100 | +000 20 101 | office@criterium.example | Race, team village, ticketing | Stop of the event, with the police | Ticket sales |",
  "velkarin | Velkarin Crowd Stewards | Velkarin | private-contractor | #c77700 | Contract C-1 | VK-0311 | 2029-01-01T00:00 | police | amber | Event control | +000 30 100 | +000 30 101 | control@velkarin.example | Stewarding, ticket check, hand search | Gates, with the police | Committee | Invented company",
  "pellorin | Pellorin Quayside Guarding | Pellorin | private-contractor | #3d8f3d | Contract C-2 | PQ-0027 | 2028-07-01T00:00 | port | amber | Quay supervisor | +000 30 200 | +000 30 201 | quay@pellorin.example | Quay walk, pontoons | Quays, with the port | Committee | Invented company",
  "dovrask | Dovrask Barrier Works | Dovrask | private-contractor | #7a5c3a | Contract C-3 | DB-1190 | 2028-12-01T00:00 | police | green | Yard foreman | +000 30 300 | +000 30 301 | yard@dovrask.example | Fences, blocks and vehicle barriers | Opening for emergency vehicles, with the fire service | Committee | Invented company",
  "sannebrook | Sannebrook Event Medicine | Sannebrook | private-contractor | #a8326e | Contract C-4 | SM-0450 | 2030-01-01T00:00 | fire | amber | Medical control | +000 30 400 | +000 30 401 | control@sannebrook.example | First aid, medical centre | Casualty transport, with the fire service | Committee | Invented company",
  "tessmoor | Tessmoor Søgehunde & Звіробій K-9 | Tessmoor | private-contractor | #4d4d4d | Contract C-5 | TS-0008 | 2028-03-01T00:00 | police | amber-strict | Kennel lead | +000 30 500 | +000 30 501 | kennel@tessmoor.example | Search with explosive detection dogs | Search of the quay, with the police | Committee | Invented company; its name tests two scripts",
  NULL,
};

static const char *const channel_rows[] = {
  "@key | name | kind | function | users | receive_mhz | transmit_mhz | is_recorded | notes",
  "cmd | CMD-1 | talkgroup | Joint command | police,port,fire,committee,velkarin,sannebrook | 391.0125 | 381.0125 | yes |",
  "pol-w | POL-West | talkgroup | Police, western sectors | police | 391.0375 | 381.0375 | yes |",
  "pol-e | POL-East | talkgroup | Police, eastern sectors | police | 391.0625 | 381.0625 | yes |",
  "fir | FIR-1 | talkgroup | Fire and rescue | fire,dovrask | 391.0875 | 381.0875 | yes |",
  "med | MED-1 | talkgroup | Medical | sannebrook,fire | 391.1125 | 381.1125 | yes |",
  "mar | MAR-1 | talkgroup | Harbour | port,pellorin | 391.1375 | 381.1375 | yes |",
  "stw-w | STW-West | talkgroup | Stewards, western gates | velkarin,committee | 391.1625 | 381.1625 | no |",
  "stw-e | STW-East | talkgroup | Stewards, eastern gates | velkarin,committee,tessmoor | 391.1875 | 381.1875 | no |",
  "fall | FALL-1 | analogue | Fallback when the trunked network fails | police,port,fire,committee,velkarin,pellorin,dovrask,sannebrook,tessmoor | 168.4500 | 168.4500 | no | Radios on charge at the joint command",
  NULL,
};

static const char *const contract_rows[] = {
  "@key | name | organisation | client | role | quantity | milestones | recruited | trained | accredited | rostered | confirmed | reported_at | starts | ends | notes",
  "c1 | C-1 Stewarding | velkarin | committee | steward | 640 | 2027-05-29T00:00/2027-06-09T00:00 600, 2027-06-09T00:00/2027-06-13T06:00 640 | 672 | 668 | 664 | 660 | 660 | 2027-06-10T12:00 | 06:00 | 30:00 | People-shifts",
  "c2 | C-2 Quay guarding | pellorin | committee | guard | 60 | 2027-06-09T00:00/2027-06-13T06:00 60 | 64 | 64 | 64 | 62 | 62 | 2027-06-10T12:00 | 06:00 | 30:00 | People-shifts",
  "c3 | C-3 Barriers | dovrask | committee | barrier-crew | 30 | 2027-06-09T00:00/2027-06-13T06:00 30 | 32 | 32 | 32 | 32 | 32 | 2027-06-10T12:00 | 06:00 | 30:00 | 5,300 m of fence, 14 vehicle blocks",
  "c4 | C-4 Event medicine | sannebrook | committee | medical | 40 | 2027-06-09T00:00/2027-06-13T06:00 40 | 44 | 44 | 44 | 42 | 42 | 2027-06-10T12:00 | 06:00 | 30:00 | People-shifts",
  "c5 | C-5 Search dogs | tessmoor | committee | dogs | 4 | 2027-06-09T00:00/2027-06-13T06:00 4 | 5 | 5 | 5 | 5 | 5 | 2027-06-10T12:00 | 06:00 | 22:00 | Handler and dog count as one",
  NULL,
};

static const char *const shift_rows[] = {
  "@key | name | starts | ends | briefing",
  "early | Early | 06:00 | 14:00 | 05:30 in the market hall",
  "late | Late | 14:00 | 22:00 | 13:30 in the market hall",
  "night | Night | 22:00 | 30:00 | 21:30 at the joint command",
  NULL,
};
/* clang-format on */

/**
 * cordon_sample_harbour_add_frame:
 * @rows: the sample's rows
 * @error: %CORDON_MODEL_ERROR_VALUE
 *
 * Adds what the rest of the plan refers to: the plan itself, its phases,
 * organisations, channels, contracts and shifts.
 *
 * Returns: whether every row was read
 */
gboolean
cordon_sample_harbour_add_frame (CordonSampleRows *rows,
                                 GError **error)
{
  return cordon_sample_rows_add (rows, CORDON_TABLE_PLAN, plan_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_PHASE, phase_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_ORGANISATION, organisation_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_CHANNEL, channel_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_CONTRACT, contract_rows, error) &&
         cordon_sample_rows_add (rows, CORDON_TABLE_SHIFT, shift_rows, error);
}
