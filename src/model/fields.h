/* fields.h: every field of every record, declared once.
 *
 * From these lines come the C structs (record.h), the field descriptions
 * (table.c) and, through those, the SQL schema, loading and saving, CSV and
 * GeoJSON columns, forms, digests, comparison and `cordonctl schema`. To add a
 * field, add a line: nothing else in the program lists fields.
 *
 * A line is
 *
 *   F (TYPE, name, ARGUMENT, "initial", FLAGS, TLP, SINCE, label, help)
 *
 * TYPE      what it holds; see CordonFieldType in field.h
 * ARGUMENT  ENUM: the vocabulary. REF, REFS: the table referred to. INT, REAL,
 *           SCHEDULE: the unit, which also gives the range. Others: NONE
 * initial   what a new record has, as text; "" for unset
 * FLAGS     REQUIRED, or NONE
 * TLP       who may see it when the record says nothing stricter
 * SINCE     the schema number that brought it. Never take a line away or
 *           reorder stored meaning; append, with the next number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* The newest schema number in this file. */
#define CORDON_SCHEMA_VERSION 1

/* T (TABLE, table, Type, geometry, label, plural): every table, in the order in
 * which files are written and read: what is referred to comes first. */
#define CORDON_TABLES(T)                                                                                   \
  T (PLAN, plan, CordonPlanInfo, NONE, N_ ("Plan"), N_ ("Plan"))                                           \
  T (PHASE, phase, CordonPhase, NONE, N_ ("Phase"), N_ ("Phases"))                                         \
  T (ORGANISATION, organisation, CordonOrganisation, NONE, N_ ("Organisation"), N_ ("Organisations"))      \
  T (CHANNEL, channel, CordonChannel, NONE, N_ ("Channel"), N_ ("Channels"))                               \
  T (VENUE, venue, CordonVenue, POLYGON, N_ ("Venue"), N_ ("Venues"))                                      \
  T (ZONE, zone, CordonZone, POLYGON, N_ ("Zone"), N_ ("Zones"))                                           \
  T (PERIMETER, perimeter, CordonPerimeter, LINE, N_ ("Perimeter"), N_ ("Perimeters"))                     \
  T (BARRIER, barrier, CordonBarrier, LINE, N_ ("Barrier"), N_ ("Barriers"))                               \
  T (GATE, gate, CordonGate, POINT, N_ ("Gate"), N_ ("Gates"))                                             \
  T (EXIT, exit, CordonExit, POINT, N_ ("Exit"), N_ ("Exits"))                                             \
  T (POST, post, CordonPost, POINT, N_ ("Post"), N_ ("Posts"))                                             \
  T (PATROL, patrol, CordonPatrol, LINE, N_ ("Patrol"), N_ ("Patrols"))                                    \
  T (POINT, point, CordonPoint, POINT, N_ ("Point of interest"), N_ ("Points of interest"))                \
  T (UNIT, unit, CordonUnit, NONE, N_ ("Person or unit"), N_ ("Persons and units"))                        \
  T (QUALIFICATION, qualification, CordonQualification, NONE, N_ ("Qualification"), N_ ("Qualifications")) \
  T (SHIFT, shift, CordonShift, NONE, N_ ("Shift"), N_ ("Shifts"))                                         \
  T (ASSIGNMENT, assignment, CordonAssignment, NONE, N_ ("Assignment"), N_ ("Assignments"))                \
  T (CONTRACT, contract, CordonContract, NONE, N_ ("Contract"), N_ ("Contracts"))                          \
  T (THRESHOLD, threshold, CordonThreshold, NONE, N_ ("Threshold"), N_ ("Thresholds"))                     \
  T (SECTION, section, CordonSection, NONE, N_ ("Section of text"), N_ ("Sections of text"))

#define CORDON_PLAN_FIELDS(F)                                                                                                                       \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Title"), N_ ("The title on the cover"))                                                         \
  F (TEXT, event, NONE, "", NONE, CLEAR, 1, N_ ("Event"), N_ ("The event the plan is for"))                                                         \
  F (TEXT, place, NONE, "", NONE, CLEAR, 1, N_ ("Place"), N_ ("City or site, as people call it"))                                                   \
  F (TEXT, timezone, NONE, "UTC", REQUIRED, CLEAR, 1, N_ ("Time zone"), N_ ("IANA name of the zone the event lives in, for example Europe/Monaco")) \
  F (TIME, starts, NONE, "", NONE, CLEAR, 1, N_ ("Starts"), N_ ("When the plan begins to hold"))                                                    \
  F (TIME, main_start, NONE, "", NONE, CLEAR, 1, N_ ("Main start"), N_ ("When everybody must be in: kick-off, race start, curtain"))                \
  F (TIME, ends, NONE, "", NONE, CLEAR, 1, N_ ("Ends"), N_ ("When the plan ceases to hold"))                                                        \
  F (INT, event_class, CLASS, "", NONE, CLEAR, 1, N_ ("Event class"), N_ ("1 (small) to 5 (highest); sets how strict the checks are"))              \
  F (INT, expected_peak, PEOPLE, "", NONE, CLEAR, 1, N_ ("Expected peak"), N_ ("Most people present at one time"))                                  \
  F (REF, authority, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Owning authority"), N_ ("The public authority the plan belongs to"))                    \
  F (REF, organiser, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Organiser"), N_ ("Who stages the event"))                                               \
  F (ENUM, tlp, TLP, "amber", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Traffic Light Protocol label of the whole plan"))                          \
  F (TEXT, version, NONE, "", NONE, CLEAR, 1, N_ ("Version"), N_ ("What the authority calls this version, for example 0.3 draft"))                  \
  F (TEXT, language, NONE, "", NONE, CLEAR, 1, N_ ("Document language"), N_ ("Language of the printed plan, for example en or fr"))                 \
  F (FLAG, demonstration, NONE, "no", NONE, CLEAR, 1, N_ ("Demonstration"), N_ ("Whether every page says DEMONSTRATION"))                           \
  F (PROSE, aim, NONE, "", NONE, CLEAR, 1, N_ ("Aim"), N_ ("What the plan is to achieve"))                                                          \
  F (PROSE, assumptions, NONE, "", NONE, CLEAR, 1, N_ ("Assumptions"), N_ ("What the plan takes for granted"))                                      \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_PHASE_FIELDS(F)                                                                      \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the phase is called"))        \
  F (ENUM, kind, PHASE_KIND, "", NONE, CLEAR, 1, N_ ("Kind"), N_ ("Which part of the event it is")) \
  F (TIME, starts, NONE, "", REQUIRED, CLEAR, 1, N_ ("Starts"), N_ ("First minute"))                \
  F (TIME, ends, NONE, "", REQUIRED, CLEAR, 1, N_ ("Ends"), N_ ("First minute after"))              \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_ORGANISATION_FIELDS(F)                                                                                                 \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("Full name"))                                                         \
  F (TEXT, short_name, NONE, "", NONE, CLEAR, 1, N_ ("Short name"), N_ ("As it appears on the map"))                                  \
  F (ENUM, kind, ORGANISATION_KIND, "", REQUIRED, CLEAR, 1, N_ ("Kind"), N_ ("Public, private or organiser"))                         \
  F (COLOUR, colour, NONE, "", NONE, CLEAR, 1, N_ ("Colour"), N_ ("Its colour on the map"))                                           \
  F (TEXT, legal_basis, NONE, "", NONE, GREEN, 1, N_ ("Legal basis"), N_ ("Statute, contract, memorandum or request for assistance")) \
  F (TEXT, licence, NONE, "", NONE, GREEN, 1, N_ ("Licence"), N_ ("Number of its licence to operate"))                                \
  F (TIME, licence_until, NONE, "", NONE, GREEN, 1, N_ ("Licence until"), N_ ("When the licence ends"))                               \
  F (REF, validated_by, ORGANISATION, "", NONE, GREEN, 1, N_ ("Validated by"), N_ ("The public authority that validated its tasks"))  \
  F (ENUM, tlp_ceiling, TLP, "", NONE, GREEN, 1, N_ ("May see up to"), N_ ("Strictest sharing label it may receive"))                 \
  F (TEXT, contact, NONE, "", NONE, AMBER, 1, N_ ("Contact"), N_ ("Function or desk to reach first"))                                 \
  F (TEXT, phone, NONE, "", NONE, AMBER, 1, N_ ("Telephone"), N_ ("Number of the contact"))                                           \
  F (TEXT, phone_24h, NONE, "", NONE, AMBER, 1, N_ ("Telephone, day and night"), N_ ("A number that is always answered"))             \
  F (TEXT, email, NONE, "", NONE, AMBER, 1, N_ ("E-mail"), N_ ("Address of the contact"))                                             \
  F (PROSE, own_tasks, NONE, "", NONE, GREEN, 1, N_ ("Own tasks"), N_ ("What it does alone"))                                         \
  F (PROSE, joint_tasks, NONE, "", NONE, GREEN, 1, N_ ("Joint tasks"), N_ ("What it does together with others, and who leads"))       \
  F (TEXT, funding, NONE, "", NONE, AMBER, 1, N_ ("Funding"), N_ ("Who pays"))                                                        \
  F (TEXT, insurance, NONE, "", NONE, AMBER, 1, N_ ("Insurance"), N_ ("Reference of its liability insurance"))                        \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_CHANNEL_FIELDS(F)                                                                           \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("As it is called on the air"))             \
  F (ENUM, kind, CHANNEL_KIND, "", NONE, GREEN, 1, N_ ("Kind"), N_ ("How it carries speech or messages"))  \
  F (TEXT, function, NONE, "", NONE, GREEN, 1, N_ ("Function"), N_ ("What it is for"))                     \
  F (REFS, users, ORGANISATION, "", NONE, GREEN, 1, N_ ("Users"), N_ ("Organisations that can use it"))    \
  F (REAL, receive_mhz, MEGAHERTZ, "", NONE, RED, 1, N_ ("Receive"), N_ ("Receiving frequency"))           \
  F (REAL, transmit_mhz, MEGAHERTZ, "", NONE, RED, 1, N_ ("Transmit"), N_ ("Transmitting frequency"))      \
  F (FLAG, is_recorded, NONE, "", NONE, AMBER, 1, N_ ("Recorded"), N_ ("Whether the traffic is recorded")) \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_VENUE_FIELDS(F)                                                                                         \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the venue is called"))                           \
  F (ENUM, kind, VENUE_KIND, "", NONE, CLEAR, 1, N_ ("Kind"), N_ ("What sort of place it is"))                         \
  F (POLYGON, shape, NONE, "", REQUIRED, CLEAR, 1, N_ ("Footprint"), N_ ("Its ground"))                                \
  F (TEXT, address, NONE, "", NONE, CLEAR, 1, N_ ("Address"), N_ ("Where it is"))                                      \
  F (REF, owner, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Owner"), N_ ("Who answers for it"))                            \
  F (INT, capacity, PEOPLE, "", NONE, GREEN, 1, N_ ("Capacity"), N_ ("How many people it may hold"))                   \
  F (WINDOWS, active, NONE, "", NONE, GREEN, 1, N_ ("Active"), N_ ("When it belongs to the event; always when empty")) \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))                   \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_ZONE_FIELDS(F)                                                                                                         \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the zone is called"))                                           \
  F (TEXT, code, NONE, "", NONE, CLEAR, 1, N_ ("Code"), N_ ("Short mark on the map, for example A3"))                                 \
  F (POLYGON, shape, NONE, "", REQUIRED, CLEAR, 1, N_ ("Ground"), N_ ("Its ground"))                                                  \
  F (ENUM, ring, RING, "", NONE, CLEAR, 1, N_ ("Ring"), N_ ("Outer, middle or inner"))                                                \
  F (ENUM, kind, ZONE_KIND, "public", NONE, CLEAR, 1, N_ ("Kind"), N_ ("What the ground is used for"))                                \
  F (REF, venue, VENUE, "", NONE, CLEAR, 1, N_ ("Venue"), N_ ("The venue it is part of"))                                             \
  F (REF, owner, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Owner"), N_ ("The organisation responsible for the ground"))                  \
  F (REF, deputy, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Deputy"), N_ ("The organisation that takes over when the owner cannot act")) \
  F (TEXT, commander, NONE, "", NONE, AMBER, 1, N_ ("Commander"), N_ ("Name or function of the person in command"))                   \
  F (TEXT, deputy_commander, NONE, "", NONE, AMBER, 1, N_ ("Deputy commander"), N_ ("Who replaces the commander"))                    \
  F (WINDOWS, active, NONE, "", NONE, GREEN, 1, N_ ("Active"), N_ ("When the zone is in force; always when empty"))                   \
  F (SCHEDULE, expected, PEOPLE, "", NONE, GREEN, 1, N_ ("Expected people"), N_ ("How many people are in it, by time"))               \
  F (REAL, usable_share, SHARE, "1", NONE, GREEN, 1, N_ ("Usable share"), N_ ("Part of the ground people can stand on"))              \
  F (INT, steward_ratio, PEOPLE, "", NONE, GREEN, 1, N_ ("People per steward"), N_ ("Replaces the threshold for this zone"))          \
  F (REAL, egress_limit_min, DURATION, "", NONE, GREEN, 1, N_ ("Egress within"), N_ ("Replaces the threshold for this zone"))         \
  F (FLAG, alcohol, NONE, "", NONE, GREEN, 1, N_ ("Alcohol"), N_ ("Whether alcohol is sold"))                                         \
  F (REF, channel, CHANNEL, "", NONE, AMBER, 1, N_ ("Channel"), N_ ("Primary channel in the zone"))                                   \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))                                  \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else; for ground out of scope, the reason"))

#define CORDON_PERIMETER_FIELDS(F)                                                                                          \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the perimeter is called"))                            \
  F (LINE, shape, NONE, "", REQUIRED, CLEAR, 1, N_ ("Line"), N_ ("Where it runs; closed when the last place is the first")) \
  F (ENUM, ring, RING, "", NONE, CLEAR, 1, N_ ("Ring"), N_ ("Outer, middle or inner"))                                      \
  F (ENUM, kind, PERIMETER_KIND, "fence", NONE, CLEAR, 1, N_ ("Kind"), N_ ("How it is held"))                               \
  F (REF, owner, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Owner"), N_ ("The organisation that holds it"))                     \
  F (REAL, height_m, METRES, "", NONE, GREEN, 1, N_ ("Height"), N_ ("Height of the fence or wall"))                         \
  F (WINDOWS, active, NONE, "", NONE, GREEN, 1, N_ ("Active"), N_ ("When it is in force; always when empty"))               \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))                        \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_BARRIER_FIELDS(F)                                                                                                     \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the barrier is called"))                                       \
  F (LINE, shape, NONE, "", REQUIRED, CLEAR, 1, N_ ("Line"), N_ ("Where it stands"))                                                 \
  F (ENUM, kind, BARRIER_KIND, "", NONE, GREEN, 1, N_ ("Kind"), N_ ("What it is made of"))                                           \
  F (REF, perimeter, PERIMETER, "", NONE, CLEAR, 1, N_ ("Perimeter"), N_ ("The perimeter it closes"))                                \
  F (REAL, height_m, METRES, "", NONE, GREEN, 1, N_ ("Height"), N_ ("How high it stands"))                                           \
  F (FLAG, is_opaque, NONE, "no", NONE, GREEN, 1, N_ ("Blocks the view"), N_ ("Whether one cannot see through it"))                  \
  F (TEXT, rating, NONE, "", NONE, AMBER, 1, N_ ("Vehicle rating"), N_ ("Impact rating, for example IWA 14-1 V/7200[N2]/48/90:5.6")) \
  F (REAL, clear_gap_m, METRES, "", NONE, AMBER, 1, N_ ("Clear gap"), N_ ("Widest opening between its elements"))                    \
  F (WINDOWS, active, NONE, "", NONE, GREEN, 1, N_ ("Closed"), N_ ("When it is closed; always when empty"))                          \
  F (REF, supplier, ORGANISATION, "", NONE, GREEN, 1, N_ ("Supplier"), N_ ("Who puts it up"))                                        \
  F (REF, verified_by, ORGANISATION, "", NONE, GREEN, 1, N_ ("Verified by"), N_ ("Who checked that it stands"))                      \
  F (TIME, verified_at, NONE, "", NONE, GREEN, 1, N_ ("Verified at"), N_ ("When it was checked"))                                    \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))                                 \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_GATE_FIELDS(F)                                                                                                        \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the gate is called"))                                          \
  F (TEXT, code, NONE, "", NONE, CLEAR, 1, N_ ("Code"), N_ ("Short mark on the map, for example G2"))                                \
  F (POINT, shape, NONE, "", REQUIRED, CLEAR, 1, N_ ("Place"), N_ ("Where it is"))                                                   \
  F (ENUM, kind, GATE_KIND, "pedestrian", NONE, CLEAR, 1, N_ ("Kind"), N_ ("Who passes through it"))                                 \
  F (REF, perimeter, PERIMETER, "", NONE, CLEAR, 1, N_ ("Perimeter"), N_ ("The perimeter it opens"))                                 \
  F (REF, zone, ZONE, "", NONE, CLEAR, 1, N_ ("Zone"), N_ ("The zone it leads into"))                                                \
  F (REF, owner, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Owner"), N_ ("The organisation that runs it"))                               \
  F (INT, lanes, COUNT, "", NONE, GREEN, 1, N_ ("Lanes"), N_ ("How many lanes work side by side"))                                   \
  F (REAL, lane_rate, PER_MINUTE, "", NONE, GREEN, 1, N_ ("Rate of a lane"), N_ ("People one lane passes in a minute"))              \
  F (REAL, width_m, METRES, "", NONE, GREEN, 1, N_ ("Width"), N_ ("Clear width of the opening"))                                     \
  F (ENUM, search, SEARCH_LEVEL, "", NONE, AMBER, 1, N_ ("Search"), N_ ("How people and bags are searched"))                         \
  F (WINDOWS, open, NONE, "", NONE, GREEN, 1, N_ ("Open"), N_ ("When it is open; always when empty"))                                \
  F (SCHEDULE, arrivals, PEOPLE, "", NONE, GREEN, 1, N_ ("Arrivals"), N_ ("People arriving in each stretch of time, evenly spread")) \
  F (REAL, queue_area_m2, SQUARE_METRES, "", NONE, GREEN, 1, N_ ("Queue area"), N_ ("Ground on which people wait"))                  \
  F (FLAG, is_step_free, NONE, "", NONE, CLEAR, 1, N_ ("Step-free"), N_ ("Whether one gets through without steps"))                  \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))                                 \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_EXIT_FIELDS(F)                                                                                     \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the exit is called"))                       \
  F (POINT, shape, NONE, "", REQUIRED, CLEAR, 1, N_ ("Place"), N_ ("Where it is"))                                \
  F (ENUM, kind, EXIT_KIND, "level", NONE, CLEAR, 1, N_ ("Kind"), N_ ("Level or stepped; sets the rate of flow")) \
  F (REF, zone, ZONE, "", NONE, CLEAR, 1, N_ ("Zone"), N_ ("The zone it empties"))                                \
  F (REAL, width_m, METRES, "", NONE, GREEN, 1, N_ ("Width"), N_ ("Clear width"))                                 \
  F (TEXT, leads_to, NONE, "", NONE, GREEN, 1, N_ ("Leads to"), N_ ("Where people come out"))                     \
  F (WINDOWS, open, NONE, "", NONE, GREEN, 1, N_ ("Open"), N_ ("When it can be used; always when empty"))         \
  F (FLAG, is_step_free, NONE, "", NONE, CLEAR, 1, N_ ("Step-free"), N_ ("Whether one gets out without steps"))   \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))              \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_POST_FIELDS(F)                                                                                                      \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the post is called"))                                        \
  F (TEXT, code, NONE, "", NONE, CLEAR, 1, N_ ("Code"), N_ ("Short mark on the map, for example P12"))                             \
  F (POINT, shape, NONE, "", REQUIRED, CLEAR, 1, N_ ("Place"), N_ ("Where it stands"))                                             \
  F (ENUM, role, POST_ROLE, "", NONE, CLEAR, 1, N_ ("Role"), N_ ("What it is for"))                                                \
  F (REF, zone, ZONE, "", NONE, CLEAR, 1, N_ ("Zone"), N_ ("The zone it serves"))                                                  \
  F (REF, perimeter, PERIMETER, "", NONE, CLEAR, 1, N_ ("Perimeter"), N_ ("The perimeter it watches"))                             \
  F (REF, gate, GATE, "", NONE, CLEAR, 1, N_ ("Gate"), N_ ("The gate it serves"))                                                  \
  F (REF, owner, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Organisation"), N_ ("Who mans it"))                                        \
  F (SCHEDULE, minimum, PEOPLE, "", NONE, AMBER, 1, N_ ("Minimum people"), N_ ("How many must be there, by time"))                 \
  F (FLAG, is_critical, NONE, "no", NONE, AMBER, 1, N_ ("Critical"), N_ ("Whether a minute without it is a blocker"))              \
  F (WORDS, qualifications, NONE, "", NONE, GREEN, 1, N_ ("Qualifications"), N_ ("What everybody on it must hold"))                \
  F (REAL, radius_m, METRES, "", NONE, RED, 1, N_ ("Observation radius"), N_ ("How far it sees; the threshold when empty"))        \
  F (REAL, bearing_deg, BEARING, "", NONE, RED, 1, N_ ("Looks towards"), N_ ("Middle of its field of view, clockwise from north")) \
  F (REAL, opening_deg, OPENING, "", NONE, RED, 1, N_ ("Field of view"), N_ ("Opening angle; all round when empty"))               \
  F (REF, channel, CHANNEL, "", NONE, AMBER, 1, N_ ("Channel"), N_ ("Primary channel"))                                            \
  F (REF, second_channel, CHANNEL, "", NONE, AMBER, 1, N_ ("Second channel"), N_ ("When the first fails"))                         \
  F (TEXT, call_sign, NONE, "", NONE, AMBER, 1, N_ ("Call sign"), N_ ("Its name on the air"))                                      \
  F (PROSE, orders, NONE, "", NONE, AMBER, 1, N_ ("Orders"), N_ ("What the people on it are to do"))                               \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))                               \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_PATROL_FIELDS(F)                                                                                                   \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the patrol is called"))                                     \
  F (LINE, shape, NONE, "", REQUIRED, AMBER, 1, N_ ("Beat"), N_ ("The way it walks or drives"))                                   \
  F (REF, owner, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Organisation"), N_ ("Who walks it"))                                      \
  F (REAL, interval_min, DURATION, "", NONE, AMBER, 1, N_ ("Interval"), N_ ("Longest time until it passes the same place again")) \
  F (REAL, radius_m, METRES, "", NONE, RED, 1, N_ ("Observation radius"), N_ ("How far it sees to either side"))                  \
  F (INT, people, PEOPLE, "", NONE, AMBER, 1, N_ ("People"), N_ ("How many walk together"))                                       \
  F (WINDOWS, active, NONE, "", NONE, AMBER, 1, N_ ("Active"), N_ ("When it is walked; always when empty"))                       \
  F (REF, channel, CHANNEL, "", NONE, AMBER, 1, N_ ("Channel"), N_ ("Primary channel"))                                           \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))                              \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_POINT_FIELDS(F)                                                                              \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the place is called"))                \
  F (POINT, shape, NONE, "", REQUIRED, CLEAR, 1, N_ ("Place"), N_ ("Where it is"))                          \
  F (ENUM, kind, POINT_KIND, "other", NONE, CLEAR, 1, N_ ("Kind"), N_ ("What is there"))                    \
  F (REF, owner, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Owner"), N_ ("Who answers for it"))                 \
  F (REF, zone, ZONE, "", NONE, CLEAR, 1, N_ ("Zone"), N_ ("The zone it is in"))                            \
  F (REAL, height_m, METRES, "", NONE, AMBER, 1, N_ ("Height"), N_ ("Above the ground"))                    \
  F (TEXT, phone, NONE, "", NONE, AMBER, 1, N_ ("Telephone"), N_ ("Number there"))                          \
  F (WINDOWS, active, NONE, "", NONE, GREEN, 1, N_ ("Active"), N_ ("When it is in use; always when empty")) \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))        \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_UNIT_FIELDS(F)                                                                                                 \
  F (TEXT, name, NONE, "", REQUIRED, AMBER, 1, N_ ("Name"), N_ ("Name or service number of the person, or name of the team")) \
  F (ENUM, kind, UNIT_KIND, "person", NONE, GREEN, 1, N_ ("Kind"), N_ ("One person or a team"))                               \
  F (REF, organisation, ORGANISATION, "", REQUIRED, CLEAR, 1, N_ ("Organisation"), N_ ("Whose people they are"))              \
  F (INT, strength, PEOPLE, "1", NONE, GREEN, 1, N_ ("Strength"), N_ ("How many people it is"))                               \
  F (ENUM, sex, SEX, "", NONE, AMBER, 1, N_ ("Sex"), N_ ("For search lanes, where the law asks for it"))                      \
  F (TEXT, call_sign, NONE, "", NONE, AMBER, 1, N_ ("Call sign"), N_ ("Its name on the air"))                                 \
  F (TEXT, phone, NONE, "", NONE, AMBER, 1, N_ ("Telephone"), N_ ("How to reach it"))                                         \
  F (TIME, screened_at, NONE, "", NONE, AMBER, 1, N_ ("Screened"), N_ ("When the person was last screened"))                  \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_QUALIFICATION_FIELDS(F)                                                                                   \
  F (TEXT, name, NONE, "", REQUIRED, GREEN, 1, N_ ("Qualification"), N_ ("What is held, in the words posts ask for it")) \
  F (REF, unit, UNIT, "", REQUIRED, AMBER, 1, N_ ("Holder"), N_ ("Who holds it"))                                        \
  F (TEXT, number, NONE, "", NONE, AMBER, 1, N_ ("Number"), N_ ("Number of the licence or certificate"))                 \
  F (TEXT, jurisdiction, NONE, "", NONE, GREEN, 1, N_ ("Jurisdiction"), N_ ("Where it is valid"))                        \
  F (TIME, valid_from, NONE, "", NONE, AMBER, 1, N_ ("Valid from"), N_ ("First minute"))                                 \
  F (TIME, valid_until, NONE, "", NONE, AMBER, 1, N_ ("Valid until"), N_ ("First minute after; for ever when empty"))    \
  F (INT, holders, PEOPLE, "", NONE, GREEN, 1, N_ ("Holders"), N_ ("In a team, how many of its people; all when empty"))

#define CORDON_SHIFT_FIELDS(F)                                                               \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Name"), N_ ("What the shift is called")) \
  F (TIME, starts, NONE, "", REQUIRED, GREEN, 1, N_ ("Starts"), N_ ("First minute"))         \
  F (TIME, ends, NONE, "", REQUIRED, GREEN, 1, N_ ("Ends"), N_ ("First minute after"))       \
  F (PROSE, briefing, NONE, "", NONE, AMBER, 1, N_ ("Briefing"), N_ ("When and where people are briefed"))

#define CORDON_ASSIGNMENT_FIELDS(F)                                                                                        \
  F (REF, post, POST, "", NONE, GREEN, 1, N_ ("Post"), N_ ("Where the people are; or a zone"))                             \
  F (REF, zone, ZONE, "", NONE, GREEN, 1, N_ ("Zone"), N_ ("Where they move about; or a post"))                            \
  F (REF, organisation, ORGANISATION, "", NONE, GREEN, 1, N_ ("Organisation"), N_ ("Whose people, when no unit is named")) \
  F (REF, unit, UNIT, "", NONE, AMBER, 1, N_ ("Person or unit"), N_ ("Who; or only how many"))                             \
  F (INT, quantity, PEOPLE, "", NONE, GREEN, 1, N_ ("People"), N_ ("How many; the unit's strength when empty"))            \
  F (REF, shift, SHIFT, "", NONE, GREEN, 1, N_ ("Shift"), N_ ("The shift that gives the times"))                           \
  F (TIME, starts, NONE, "", NONE, GREEN, 1, N_ ("Starts"), N_ ("First minute; the shift's when empty"))                   \
  F (TIME, ends, NONE, "", NONE, GREEN, 1, N_ ("Ends"), N_ ("First minute after; the shift's when empty"))                 \
  F (ENUM, status, ASSIGNMENT_STATUS, "planned", NONE, GREEN, 1, N_ ("Status"), N_ ("Planned, confirmed or declined"))     \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_CONTRACT_FIELDS(F)                                                                                          \
  F (TEXT, name, NONE, "", REQUIRED, GREEN, 1, N_ ("Reference"), N_ ("Number or title of the contract"))                   \
  F (REF, organisation, ORGANISATION, "", REQUIRED, GREEN, 1, N_ ("Contractor"), N_ ("Who delivers"))                      \
  F (REF, client, ORGANISATION, "", NONE, GREEN, 1, N_ ("Client"), N_ ("Who ordered"))                                     \
  F (ENUM, role, POST_ROLE, "", NONE, GREEN, 1, N_ ("Role"), N_ ("What the people do"))                                    \
  F (INT, quantity, PEOPLE, "", NONE, AMBER, 1, N_ ("Contracted people"), N_ ("How many people-shifts were ordered"))      \
  F (SCHEDULE, milestones, PEOPLE, "", NONE, AMBER, 1, N_ ("Fill milestones"), N_ ("How many must be confirmed, by time")) \
  F (INT, recruited, PEOPLE, "", NONE, AMBER, 1, N_ ("Recruited"), N_ ("How many are hired"))                              \
  F (INT, trained, PEOPLE, "", NONE, AMBER, 1, N_ ("Trained"), N_ ("How many have been trained"))                          \
  F (INT, accredited, PEOPLE, "", NONE, AMBER, 1, N_ ("Accredited"), N_ ("How many hold accreditation"))                   \
  F (INT, rostered, PEOPLE, "", NONE, AMBER, 1, N_ ("Rostered"), N_ ("How many are in the roster"))                        \
  F (INT, confirmed, PEOPLE, "", NONE, AMBER, 1, N_ ("Confirmed"), N_ ("How many have confirmed"))                         \
  F (TIME, reported_at, NONE, "", NONE, AMBER, 1, N_ ("As of"), N_ ("When the contractor reported these numbers"))         \
  F (TIME, starts, NONE, "", NONE, AMBER, 1, N_ ("Starts"), N_ ("First minute"))                                           \
  F (TIME, ends, NONE, "", NONE, AMBER, 1, N_ ("Ends"), N_ ("First minute after"))                                         \
  F (PROSE, notes, NONE, "", NONE, AMBER, 1, N_ ("Notes"), N_ ("Anything else"))

#define CORDON_THRESHOLD_FIELDS(F)                                                                                                      \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Threshold"), N_ ("Key of the threshold it replaces, for example egress.limit_min")) \
  F (REAL, value, ANY, "", REQUIRED, CLEAR, 1, N_ ("Value"), N_ ("The local value"))                                                    \
  F (TEXT, source, NONE, "", NONE, CLEAR, 1, N_ ("Source"), N_ ("The rule or the person it comes from"))                                \
  F (PROSE, notes, NONE, "", NONE, CLEAR, 1, N_ ("Notes"), N_ ("Why it applies here"))

#define CORDON_SECTION_FIELDS(F)                                                                                 \
  F (TEXT, name, NONE, "", REQUIRED, CLEAR, 1, N_ ("Heading"), N_ ("Heading in the plan document"))              \
  F (TEXT, chapter, NONE, "", NONE, CLEAR, 1, N_ ("Chapter"), N_ ("Chapter it belongs to, for example 4 or 18")) \
  F (INT, position, COUNT, "", NONE, CLEAR, 1, N_ ("Position"), N_ ("Order within the chapter"))                 \
  F (REF, owner, ORGANISATION, "", NONE, CLEAR, 1, N_ ("Author"), N_ ("Who answers for the text"))               \
  F (PROSE, body, NONE, "", NONE, AMBER, 1, N_ ("Text"), N_ ("Paragraphs separated by empty lines"))             \
  F (ENUM, tlp, TLP, "", NONE, CLEAR, 1, N_ ("Sharing label"), N_ ("Stricter label of this record"))
