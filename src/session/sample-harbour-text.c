/* sample-harbour-text.c: the harbour-city sample's sections of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/sample-harbour.h"

/* clang-format off */
static const char *const section_rows[] = {
  "@key | name | chapter | position | owner | tlp | body",
  "situation | The event | 1 | 1 | committee | clear"
  " | The Harbour Night Criterium is a cycling street race around the old basin of Marévole: forty laps of 1,240 m between the quay road and Rope Walk, from 15:00 to 17:30. A concert in the Estádio das Marés follows from 19:30 to 22:30.\n\n"
    "Nine gates open at 11:00. The largest number of people at one time, 41,650, is expected when the race starts.",
  "limits | Limits and legal authority | 1 | 2 | police | green"
  " | The streets inside the outer ring are closed to vehicles from 06:00 on Saturday to 05:00 on Sunday by order of the city. Search at the gates is by consent; who refuses is not admitted. This is a demonstration: the orders, laws and numbers in it are invented.",
  "aim | Aim and principles | 2 | 1 | police | clear"
  " | Every square metre inside the outer ring has one owner and one commander. Every gate passes its visitors within fifteen minutes. Every stand is empty eight minutes after the order to leave.\n\n"
    "Measures are proportionate, are explained to the public, and leave residents a way home.",
  "threat | Threat and risk in short | 3 | 1 | police | amber-strict"
  " | The assessment names four scenarios: crowd pressure at the station stairs, a vehicle driven into the quay promenade, disorder at the stadium, and severe weather over the stands. Blocks and bollards close the four roads that lead to the quay; the square's commander may close gate G3 alone.",
  "concept | Concept of operations | 4 | 1 | police | green"
  " | Three rings hold the event. The outer ring filters traffic and is patrolled every twenty minutes. The ticket line is a mesh fence with eight gates. The inner line is fenced and watched by twelve posts.\n\n"
    "The public moves from the station down the stairs to Admirals' Square and from the western car parks to the stadium. The two streams meet nowhere.",
  "command | Command | 5 | 1 | police | amber"
  " | The event commander leads from the joint command post in zone A3. Police, fire service, harbour authority, committee, stewards and medical service each have a seat there. Sector commanders west, east, old town, square and quay report to the event commander. The alternate command post is the fire station in zone C1.\n\n"
    "The event commander, the race director and the stadium safety officer may each stop the event.",
  "staffing | Staffing | 7 | 1 | committee | amber"
  " | Three shifts cover the day: early from 06:00 to 14:00, late from 14:00 to 22:00, night from 22:00 to 06:00 on Sunday. Every zone has one steward who walks about for 250 people, besides the posts. Five private companies work under contract; each was validated by the authority named in the register.",
  "access | Access and accreditation | 8 | 1 | committee | green"
  " | Ticket holders enter by gates G1 to G8. Teams, media and staff enter by gate G9 with a pass: category 1 opens all zones, category 2 zones A1 and A2, category 3 zone A2 only.",
  "crowd | Crowd | 9 | 1 | velkarin | amber"
  " | Stewards at the station forecourt hold and release people in groups of 200. When the square holds two people to the square metre, its commander closes G3 and sends newcomers to the old town gate. After the race the steps of the old town are one way, upwards.",
  "traffic | Traffic and response routes | 10 | 1 | police | green"
  " | Two routes stay free for emergency vehicles: the Quay Road from the west and the Boulevard de l'Orée from the north. Barrier crews open them within sixty seconds.",
  "radio | Communications | 12 | 1 | police | amber"
  " | CMD-1 joins all commanders. Each service has its own talkgroup; FALL-1 is the analogue fallback, and its radios are on charge at the joint command.",
  "medical | Medical and fire | 13 | 1 | sannebrook | green"
  " | The medical centre in zone A3 is staffed through the night. First-aid posts stand in the stadium, on Admirals' Square and at the east tribune. A fire picket with two appliances waits in zone C1.",
  "water | Water | 14 | 1 | port | green"
  " | The mouth of the harbour is closed to vessels under way from 10:00 to 19:00. Guests on moored boats are listed by name. One launch is on the water at all times.",
  "surge | Contingency: crowd pressure on the station stairs | 18 | 1 | police | amber"
  " | Trigger: two people to the square metre on the stairs, or a queue at G3 of more than fifteen minutes. Decision: sector commander square, deputy steward supervisor north. Action: hold trains' passengers on the forecourt, open all lanes of G3, send newcomers to G4, tell the public over the screens.",
  "stop | Contingency: stopping the event | 18 | 2 | committee | amber"
  " | Trigger: any of the three who may stop it says so. Action: neutralise the race under a red flag, or lower the music and raise the lights; stewards face the public; the reason is told within two minutes.",
  "lost | Contingency: loss of the joint command post | 18 | 3 | fire | amber"
  " | The alternate command post at the fire station takes over within ten minutes. Until then the sector commander west leads on FALL-1.",
  "briefing | Briefing | 21 | 1 | velkarin | green"
  " | Every shift is briefed for twenty minutes, thirty minutes before it begins. Post cards are handed out there and collected at the end.",
  NULL,
};
/* clang-format on */

/**
 * cordon_sample_harbour_add_text:
 * @rows: the sample's rows
 * @error: %CORDON_MODEL_ERROR_VALUE
 *
 * Adds the sections of text.
 *
 * Returns: whether every row was read
 */
gboolean
cordon_sample_harbour_add_text (CordonSampleRows *rows,
                                GError **error)
{
  return cordon_sample_rows_add (rows, CORDON_TABLE_SECTION, section_rows, error);
}
