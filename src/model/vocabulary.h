/* vocabulary.h: the closed lists of words that fields choose from.
 *
 * Each list is written once, below; the numbers and the keys are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* W (LIST, WORD, number, "key", context, label): stored; never renumber, never re-key. */

#define CORDON_TLP_WORDS(W)                                          \
  W (TLP, CLEAR, 1, "clear", NULL, "TLP:CLEAR")                      \
  W (TLP, GREEN, 2, "green", NULL, "TLP:GREEN")                      \
  W (TLP, AMBER, 3, "amber", NULL, "TLP:AMBER")                      \
  W (TLP, AMBER_STRICT, 4, "amber-strict", NULL, "TLP:AMBER+STRICT") \
  W (TLP, RED, 5, "red", NULL, "TLP:RED")

#define CORDON_RING_WORDS(W)                                    \
  W (RING, OUTER, 1, "outer", "ring", NC_ ("ring", "Outer"))    \
  W (RING, MIDDLE, 2, "middle", "ring", NC_ ("ring", "Middle")) \
  W (RING, INNER, 3, "inner", "ring", NC_ ("ring", "Inner"))

#define CORDON_PHASE_KIND_WORDS(W)                                               \
  W (PHASE_KIND, BUILD, 1, "build", "phase", NC_ ("phase", "Build"))             \
  W (PHASE_KIND, INGRESS, 2, "ingress", "phase", NC_ ("phase", "Ingress"))       \
  W (PHASE_KIND, EVENT, 3, "event", "phase", NC_ ("phase", "Event"))             \
  W (PHASE_KIND, EGRESS, 4, "egress", "phase", NC_ ("phase", "Egress"))          \
  W (PHASE_KIND, BREAKDOWN, 5, "breakdown", "phase", NC_ ("phase", "Breakdown")) \
  W (PHASE_KIND, RECOVERY, 6, "recovery", "phase", NC_ ("phase", "Recovery"))

#define CORDON_ORGANISATION_KIND_WORDS(W)                                                                                           \
  W (ORGANISATION_KIND, PUBLIC_AUTHORITY, 1, "public-authority", "organisation", NC_ ("organisation", "Public authority"))          \
  W (ORGANISATION_KIND, EMERGENCY_SERVICE, 2, "emergency-service", "organisation", NC_ ("organisation", "Emergency service"))       \
  W (ORGANISATION_KIND, MILITARY, 3, "military", "organisation", NC_ ("organisation", "Military"))                                  \
  W (ORGANISATION_KIND, ORGANISER, 4, "organiser", "organisation", NC_ ("organisation", "Organiser"))                               \
  W (ORGANISATION_KIND, VENUE_OWNER, 5, "venue-owner", "organisation", NC_ ("organisation", "Venue owner"))                         \
  W (ORGANISATION_KIND, PRIVATE_CONTRACTOR, 6, "private-contractor", "organisation", NC_ ("organisation", "Private contractor"))    \
  W (ORGANISATION_KIND, TECHNOLOGY_SUPPLIER, 7, "technology-supplier", "organisation", NC_ ("organisation", "Technology supplier")) \
  W (ORGANISATION_KIND, TRANSPORT_OPERATOR, 8, "transport-operator", "organisation", NC_ ("organisation", "Transport operator"))    \
  W (ORGANISATION_KIND, UTILITY, 9, "utility", "organisation", NC_ ("organisation", "Utility"))                                     \
  W (ORGANISATION_KIND, CIVIL_SOCIETY, 10, "civil-society", "organisation", NC_ ("organisation", "Civil society"))

#define CORDON_ZONE_KIND_WORDS(W)                                                        \
  W (ZONE_KIND, PUBLIC, 1, "public", "zone", NC_ ("zone", "Public area"))                \
  W (ZONE_KIND, STANDING, 2, "standing", "zone", NC_ ("zone", "Standing audience"))      \
  W (ZONE_KIND, SEATED, 3, "seated", "zone", NC_ ("zone", "Seated audience"))            \
  W (ZONE_KIND, ACCREDITED, 4, "accredited", "zone", NC_ ("zone", "Accredited persons")) \
  W (ZONE_KIND, HOSPITALITY, 5, "hospitality", "zone", NC_ ("zone", "Hospitality"))      \
  W (ZONE_KIND, TRANSIT, 6, "transit", "zone", NC_ ("zone", "Transport and transit"))    \
  W (ZONE_KIND, FIELD, 7, "field", "zone", NC_ ("zone", "Field of play"))                \
  W (ZONE_KIND, TECHNICAL, 8, "technical", "zone", NC_ ("zone", "Technical"))            \
  W (ZONE_KIND, COMMAND, 9, "command", "zone", NC_ ("zone", "Command"))                  \
  W (ZONE_KIND, MEDICAL, 10, "medical", "zone", NC_ ("zone", "Medical"))                 \
  W (ZONE_KIND, PARKING, 11, "parking", "zone", NC_ ("zone", "Parking and loading"))     \
  W (ZONE_KIND, WATER, 12, "water", "zone", NC_ ("zone", "Water"))                       \
  W (ZONE_KIND, OUT_OF_SCOPE, 13, "out-of-scope", "zone", NC_ ("zone", "Out of scope"))

#define CORDON_VENUE_KIND_WORDS(W)                                                     \
  W (VENUE_KIND, STADIUM, 1, "stadium", "venue", NC_ ("venue", "Stadium"))             \
  W (VENUE_KIND, ARENA, 2, "arena", "venue", NC_ ("venue", "Arena or hall"))           \
  W (VENUE_KIND, CIRCUIT, 3, "circuit", "venue", NC_ ("venue", "Circuit or course"))   \
  W (VENUE_KIND, OPEN_AIR, 4, "open-air", "venue", NC_ ("venue", "Open-air site"))     \
  W (VENUE_KIND, CONFERENCE, 5, "conference", "venue", NC_ ("venue", "Conference"))    \
  W (VENUE_KIND, HOTEL, 6, "hotel", "venue", NC_ ("venue", "Hotel"))                   \
  W (VENUE_KIND, STATION, 7, "station", "venue", NC_ ("venue", "Station or terminal")) \
  W (VENUE_KIND, PORT, 8, "port", "venue", NC_ ("venue", "Port or quay"))              \
  W (VENUE_KIND, OTHER, 9, "other", "venue", NC_ ("venue", "Other"))

#define CORDON_PERIMETER_KIND_WORDS(W)                                                              \
  W (PERIMETER_KIND, SOFT, 1, "soft", "perimeter", NC_ ("perimeter", "Soft (people and signs)"))    \
  W (PERIMETER_KIND, FENCE, 2, "fence", "perimeter", NC_ ("perimeter", "Fence"))                    \
  W (PERIMETER_KIND, HARD, 3, "hard", "perimeter", NC_ ("perimeter", "Hard (wall or heavy fence)")) \
  W (PERIMETER_KIND, VEHICLE, 4, "vehicle", "perimeter", NC_ ("perimeter", "Vehicle barrier line")) \
  W (PERIMETER_KIND, VIRTUAL, 5, "virtual", "perimeter", NC_ ("perimeter", "Line on the map only"))

#define CORDON_BARRIER_KIND_WORDS(W)                                                              \
  W (BARRIER_KIND, MESH, 1, "mesh", "barrier", NC_ ("barrier", "Mesh fence"))                     \
  W (BARRIER_KIND, SOLID, 2, "solid", "barrier", NC_ ("barrier", "Solid hoarding"))               \
  W (BARRIER_KIND, PEDESTRIAN, 3, "pedestrian", "barrier", NC_ ("barrier", "Pedestrian barrier")) \
  W (BARRIER_KIND, WALL, 4, "wall", "barrier", NC_ ("barrier", "Wall or building"))               \
  W (BARRIER_KIND, BLOCK, 5, "block", "barrier", NC_ ("barrier", "Concrete block"))               \
  W (BARRIER_KIND, BOLLARD, 6, "bollard", "barrier", NC_ ("barrier", "Bollards"))                 \
  W (BARRIER_KIND, WEDGE, 7, "wedge", "barrier", NC_ ("barrier", "Rising wedge"))                 \
  W (BARRIER_KIND, VEHICLE_GATE, 8, "vehicle-gate", "barrier", NC_ ("barrier", "Vehicle gate"))   \
  W (BARRIER_KIND, WATER, 9, "water", "barrier", NC_ ("barrier", "Water or drop"))                \
  W (BARRIER_KIND, TAPE, 10, "tape", "barrier", NC_ ("barrier", "Tape or cones"))

#define CORDON_GATE_KIND_WORDS(W)                                                \
  W (GATE_KIND, PEDESTRIAN, 1, "pedestrian", "gate", NC_ ("gate", "Pedestrian")) \
  W (GATE_KIND, VEHICLE, 2, "vehicle", "gate", NC_ ("gate", "Vehicle"))          \
  W (GATE_KIND, ACCREDITED, 3, "accredited", "gate", NC_ ("gate", "Accredited")) \
  W (GATE_KIND, EMERGENCY, 4, "emergency", "gate", NC_ ("gate", "Emergency"))

#define CORDON_SEARCH_LEVEL_WORDS(W)                                                           \
  W (SEARCH_LEVEL, NONE_MADE, 1, "none", "search", NC_ ("search", "No search"))                \
  W (SEARCH_LEVEL, TICKET, 2, "ticket", "search", NC_ ("search", "Ticket check only"))         \
  W (SEARCH_LEVEL, VISUAL, 3, "visual", "search", NC_ ("search", "Visual bag check"))          \
  W (SEARCH_LEVEL, HAND, 4, "hand", "search", NC_ ("search", "Hand search"))                   \
  W (SEARCH_LEVEL, DETECTOR, 5, "detector", "search", NC_ ("search", "Walk-through detector")) \
  W (SEARCH_LEVEL, SCANNER, 6, "scanner", "search", NC_ ("search", "Detector and bag scanner"))

#define CORDON_EXIT_KIND_WORDS(W)                                       \
  W (EXIT_KIND, LEVEL, 1, "level", "exit", NC_ ("exit", "Level"))       \
  W (EXIT_KIND, STEPPED, 2, "stepped", "exit", NC_ ("exit", "Stepped")) \
  W (EXIT_KIND, RAMP, 3, "ramp", "exit", NC_ ("exit", "Ramp"))

#define CORDON_POST_ROLE_WORDS(W)                                                       \
  W (POST_ROLE, GATE, 1, "gate", "role", NC_ ("role", "Gate"))                          \
  W (POST_ROLE, SEARCH, 2, "search", "role", NC_ ("role", "Search"))                    \
  W (POST_ROLE, STEWARD, 3, "steward", "role", NC_ ("role", "Steward"))                 \
  W (POST_ROLE, GUARD, 4, "guard", "role", NC_ ("role", "Guard"))                       \
  W (POST_ROLE, POLICE, 5, "police", "role", NC_ ("role", "Police"))                    \
  W (POST_ROLE, OBSERVER, 6, "observer", "role", NC_ ("role", "Observer"))              \
  W (POST_ROLE, FIRE, 7, "fire", "role", NC_ ("role", "Fire"))                          \
  W (POST_ROLE, MEDICAL, 8, "medical", "role", NC_ ("role", "Medical"))                 \
  W (POST_ROLE, TRAFFIC, 9, "traffic", "role", NC_ ("role", "Traffic"))                 \
  W (POST_ROLE, BARRIER_CREW, 10, "barrier-crew", "role", NC_ ("role", "Barrier crew")) \
  W (POST_ROLE, COMMAND, 11, "command", "role", NC_ ("role", "Command post"))           \
  W (POST_ROLE, MARITIME, 12, "maritime", "role", NC_ ("role", "Maritime"))             \
  W (POST_ROLE, DOGS, 13, "dogs", "role", NC_ ("role", "Dog team"))                     \
  W (POST_ROLE, CLOSE_PROTECTION, 14, "close-protection", "role", NC_ ("role", "Close protection"))

#define CORDON_POINT_KIND_WORDS(W)                                                                       \
  W (POINT_KIND, COMMAND_POST, 1, "command-post", "point", NC_ ("point", "Command post"))                \
  W (POINT_KIND, RENDEZVOUS, 2, "rendezvous", "point", NC_ ("point", "Rendezvous point"))                \
  W (POINT_KIND, ASSEMBLY, 3, "assembly", "point", NC_ ("point", "Assembly point"))                      \
  W (POINT_KIND, FIRST_AID, 4, "first-aid", "point", NC_ ("point", "First-aid post"))                    \
  W (POINT_KIND, AED, 5, "aed", "point", NC_ ("point", "Defibrillator"))                                 \
  W (POINT_KIND, PROTECTED_POINT, 6, "protected-point", "point", NC_ ("point", "Protected point"))       \
  W (POINT_KIND, CASUALTY_CLEARING, 7, "casualty-clearing", "point", NC_ ("point", "Casualty clearing")) \
  W (POINT_KIND, HELIPAD, 8, "helipad", "point", NC_ ("point", "Helicopter landing"))                    \
  W (POINT_KIND, HYDRANT, 9, "hydrant", "point", NC_ ("point", "Hydrant"))                               \
  W (POINT_KIND, LOST_PERSONS, 10, "lost-persons", "point", NC_ ("point", "Lost persons"))               \
  W (POINT_KIND, INFORMATION, 11, "information", "point", NC_ ("point", "Information"))                  \
  W (POINT_KIND, HAZARD, 12, "hazard", "point", NC_ ("point", "Hazard"))                                 \
  W (POINT_KIND, OTHER, 13, "other", "point", NC_ ("point", "Other"))

#define CORDON_UNIT_KIND_WORDS(W)                                            \
  W (UNIT_KIND, PERSON, 1, "person", "unit", NC_ ("unit", "Person"))         \
  W (UNIT_KIND, TEAM, 2, "team", "unit", NC_ ("unit", "Team"))               \
  W (UNIT_KIND, VEHICLE, 3, "vehicle", "unit", NC_ ("unit", "Vehicle crew")) \
  W (UNIT_KIND, BOAT, 4, "boat", "unit", NC_ ("unit", "Boat crew"))

#define CORDON_SEX_WORDS(W)                                  \
  W (SEX, FEMALE, 1, "female", "sex", NC_ ("sex", "Female")) \
  W (SEX, MALE, 2, "male", "sex", NC_ ("sex", "Male"))       \
  W (SEX, OTHER, 3, "other", "sex", NC_ ("sex", "Other"))

#define CORDON_ASSIGNMENT_STATUS_WORDS(W)                                                         \
  W (ASSIGNMENT_STATUS, PLANNED, 1, "planned", "assignment", NC_ ("assignment", "Planned"))       \
  W (ASSIGNMENT_STATUS, CONFIRMED, 2, "confirmed", "assignment", NC_ ("assignment", "Confirmed")) \
  W (ASSIGNMENT_STATUS, DECLINED, 3, "declined", "assignment", NC_ ("assignment", "Declined"))

#define CORDON_CHANNEL_KIND_WORDS(W)                                                      \
  W (CHANNEL_KIND, TALKGROUP, 1, "talkgroup", "channel", NC_ ("channel", "Talkgroup"))    \
  W (CHANNEL_KIND, ANALOGUE, 2, "analogue", "channel", NC_ ("channel", "Analogue radio")) \
  W (CHANNEL_KIND, PHONE, 3, "phone", "channel", NC_ ("channel", "Telephone"))            \
  W (CHANNEL_KIND, DATA, 4, "data", "channel", NC_ ("channel", "Data or messaging"))      \
  W (CHANNEL_KIND, RUNNER, 5, "runner", "channel", NC_ ("channel", "Runner"))

/* L (LIST, list, Type): every list above. */
#define CORDON_VOCABULARIES(L)                                     \
  L (TLP, tlp, CordonTlp)                                          \
  L (RING, ring, CordonRing)                                       \
  L (PHASE_KIND, phase_kind, CordonPhaseKind)                      \
  L (ORGANISATION_KIND, organisation_kind, CordonOrganisationKind) \
  L (ZONE_KIND, zone_kind, CordonZoneKind)                         \
  L (VENUE_KIND, venue_kind, CordonVenueKind)                      \
  L (PERIMETER_KIND, perimeter_kind, CordonPerimeterKind)          \
  L (BARRIER_KIND, barrier_kind, CordonBarrierKind)                \
  L (GATE_KIND, gate_kind, CordonGateKind)                         \
  L (SEARCH_LEVEL, search_level, CordonSearchLevel)                \
  L (EXIT_KIND, exit_kind, CordonExitKind)                         \
  L (POST_ROLE, post_role, CordonPostRole)                         \
  L (POINT_KIND, point_kind, CordonPointKind)                      \
  L (UNIT_KIND, unit_kind, CordonUnitKind)                         \
  L (SEX, sex, CordonSex)                                          \
  L (ASSIGNMENT_STATUS, assignment_status, CordonAssignmentStatus) \
  L (CHANNEL_KIND, channel_kind, CordonChannelKind)

#define CORDON_DECLARE_WORD(LIST, WORD, number, key, context, label) CORDON_##LIST##_##WORD = number,
#define CORDON_DECLARE_VOCABULARY_ENUM(LIST, list, Type) \
  typedef enum                                           \
  {                                                      \
    CORDON_##LIST##_UNSET = 0,                           \
    CORDON_##LIST##_WORDS (CORDON_DECLARE_WORD)          \
  } Type;
CORDON_VOCABULARIES (CORDON_DECLARE_VOCABULARY_ENUM)

/* One choice of a list. The label is the untranslated msgid, with its context. */
typedef struct
{
  int number;
  const char *key;
  const char *label;
  const char *context; /* (nullable): message context; none for labels that are never translated */
} CordonWord;

/* A closed list of words, in their stored order. */
typedef struct
{
  const char *name;
  const CordonWord *words;
  guint n_words;
} CordonVocabulary;

#define CORDON_DECLARE_VOCABULARY(LIST, list, Type) extern const CordonVocabulary cordon_vocabulary_##list;
CORDON_VOCABULARIES (CORDON_DECLARE_VOCABULARY)

const char *cordon_vocabulary_key (const CordonVocabulary *vocabulary,
                                   int number);
const char *cordon_vocabulary_label (const CordonVocabulary *vocabulary,
                                     int number);
int cordon_vocabulary_number (const CordonVocabulary *vocabulary,
                              const char *key);
gboolean cordon_organisation_kind_is_private (CordonOrganisationKind kind);

G_END_DECLS
