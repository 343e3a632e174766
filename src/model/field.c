/* field.c: descriptions of tables and fields, made from fields.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/record.h"

/* The units, by the word fields.h uses for them. */
static const CordonUnitOfMeasure unit_any = { "any", "", -1e15, 1e15 };
static const CordonUnitOfMeasure unit_class = { "class", "", 1, 5 };
static const CordonUnitOfMeasure unit_people = { "people", "", 0, 10e6 };
static const CordonUnitOfMeasure unit_count = { "count", "", 0, 1e6 };
static const CordonUnitOfMeasure unit_metres = { "m", N_ ("m"), 0, 1e6 };
static const CordonUnitOfMeasure unit_square_metres = { "m2", N_ ("m²"), 0, 1e12 };
static const CordonUnitOfMeasure unit_share = { "share", "", 0, 1 };
static const CordonUnitOfMeasure unit_bearing = { "deg", "°", 0, 360 };
static const CordonUnitOfMeasure unit_opening = { "deg", "°", 1, 360 };
static const CordonUnitOfMeasure unit_per_minute = { "per_min", N_ ("per min"), 0, 1e5 };
static const CordonUnitOfMeasure unit_duration = { "min", N_ ("min"), 0, 1e6 };
static const CordonUnitOfMeasure unit_megahertz = { "MHz", "MHz", 0, 1e6 };

#define UNIT_ANY           &unit_any
#define UNIT_CLASS         &unit_class
#define UNIT_PEOPLE        &unit_people
#define UNIT_COUNT         &unit_count
#define UNIT_METRES        &unit_metres
#define UNIT_SQUARE_METRES &unit_square_metres
#define UNIT_SHARE         &unit_share
#define UNIT_BEARING       &unit_bearing
#define UNIT_OPENING       &unit_opening
#define UNIT_PER_MINUTE    &unit_per_minute
#define UNIT_DURATION      &unit_duration
#define UNIT_MEGAHERTZ     &unit_megahertz

#define VOCABULARY_TLP               &cordon_vocabulary_tlp
#define VOCABULARY_RING              &cordon_vocabulary_ring
#define VOCABULARY_PHASE_KIND        &cordon_vocabulary_phase_kind
#define VOCABULARY_ORGANISATION_KIND &cordon_vocabulary_organisation_kind
#define VOCABULARY_ZONE_KIND         &cordon_vocabulary_zone_kind
#define VOCABULARY_VENUE_KIND        &cordon_vocabulary_venue_kind
#define VOCABULARY_PERIMETER_KIND    &cordon_vocabulary_perimeter_kind
#define VOCABULARY_BARRIER_KIND      &cordon_vocabulary_barrier_kind
#define VOCABULARY_GATE_KIND         &cordon_vocabulary_gate_kind
#define VOCABULARY_SEARCH_LEVEL      &cordon_vocabulary_search_level
#define VOCABULARY_EXIT_KIND         &cordon_vocabulary_exit_kind
#define VOCABULARY_POST_ROLE         &cordon_vocabulary_post_role
#define VOCABULARY_POINT_KIND        &cordon_vocabulary_point_kind
#define VOCABULARY_UNIT_KIND         &cordon_vocabulary_unit_kind
#define VOCABULARY_SEX               &cordon_vocabulary_sex
#define VOCABULARY_ASSIGNMENT_STATUS &cordon_vocabulary_assignment_status
#define VOCABULARY_CHANNEL_KIND      &cordon_vocabulary_channel_kind

/* What the ARGUMENT of a line means for its TYPE. */
#define ARGUMENT_TEXT(A)     .target = -1
#define ARGUMENT_PROSE(A)    .target = -1
#define ARGUMENT_INT(A)      .target = -1, .unit = UNIT_##A
#define ARGUMENT_REAL(A)     .target = -1, .unit = UNIT_##A
#define ARGUMENT_FLAG(A)     .target = -1
#define ARGUMENT_ENUM(A)     .target = -1, .vocabulary = VOCABULARY_##A
#define ARGUMENT_REF(A)      .target = CORDON_TABLE_##A
#define ARGUMENT_REFS(A)     .target = CORDON_TABLE_##A
#define ARGUMENT_WORDS(A)    .target = -1
#define ARGUMENT_TIME(A)     .target = -1
#define ARGUMENT_WINDOWS(A)  .target = -1
#define ARGUMENT_SCHEDULE(A) .target = -1, .unit = UNIT_##A
#define ARGUMENT_COLOUR(A)   .target = -1
#define ARGUMENT_POINT(A)    .target = -1
#define ARGUMENT_LINE(A)     .target = -1
#define ARGUMENT_POLYGON(A)  .target = -1

#define DEFINE_FIELD(TYPE, name_, ARGUMENT, initial_, FLAGS, TLP_, since_, label_, help_) \
  {                                                                                       \
    .name = #name_,                                                                       \
    .type = CORDON_FIELD_##TYPE,                                                          \
    .table = THIS_TABLE,                                                                  \
    .offset = G_STRUCT_OFFSET (THIS_TYPE, name_),                                         \
    ARGUMENT_##TYPE (ARGUMENT),                                                           \
    .initial = initial_,                                                                  \
    .flags = CORDON_FIELD_FLAGS_##FLAGS,                                                  \
    .tlp = CORDON_TLP_##TLP_,                                                             \
    .since = since_,                                                                      \
    .label = label_,                                                                      \
    .help = help_,                                                                        \
  },

/* One array of fields per table: the table's id and type are needed inside the lines. */
#define THIS_TABLE CORDON_TABLE_PLAN
#define THIS_TYPE  CordonPlanInfo
static const CordonField plan_fields[] = { CORDON_PLAN_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_PHASE
#define THIS_TYPE  CordonPhase
static const CordonField phase_fields[] = { CORDON_PHASE_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_ORGANISATION
#define THIS_TYPE  CordonOrganisation
static const CordonField organisation_fields[] = { CORDON_ORGANISATION_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_CHANNEL
#define THIS_TYPE  CordonChannel
static const CordonField channel_fields[] = { CORDON_CHANNEL_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_VENUE
#define THIS_TYPE  CordonVenue
static const CordonField venue_fields[] = { CORDON_VENUE_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_ZONE
#define THIS_TYPE  CordonZone
static const CordonField zone_fields[] = { CORDON_ZONE_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_PERIMETER
#define THIS_TYPE  CordonPerimeter
static const CordonField perimeter_fields[] = { CORDON_PERIMETER_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_BARRIER
#define THIS_TYPE  CordonBarrier
static const CordonField barrier_fields[] = { CORDON_BARRIER_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_GATE
#define THIS_TYPE  CordonGate
static const CordonField gate_fields[] = { CORDON_GATE_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_EXIT
#define THIS_TYPE  CordonExit
static const CordonField exit_fields[] = { CORDON_EXIT_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_POST
#define THIS_TYPE  CordonPost
static const CordonField post_fields[] = { CORDON_POST_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_PATROL
#define THIS_TYPE  CordonPatrol
static const CordonField patrol_fields[] = { CORDON_PATROL_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_POINT
#define THIS_TYPE  CordonPoint
static const CordonField point_fields[] = { CORDON_POINT_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_UNIT
#define THIS_TYPE  CordonUnit
static const CordonField unit_fields[] = { CORDON_UNIT_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_QUALIFICATION
#define THIS_TYPE  CordonQualification
static const CordonField qualification_fields[] = { CORDON_QUALIFICATION_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_SHIFT
#define THIS_TYPE  CordonShift
static const CordonField shift_fields[] = { CORDON_SHIFT_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_ASSIGNMENT
#define THIS_TYPE  CordonAssignment
static const CordonField assignment_fields[] = { CORDON_ASSIGNMENT_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_CONTRACT
#define THIS_TYPE  CordonContract
static const CordonField contract_fields[] = { CORDON_CONTRACT_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_THRESHOLD
#define THIS_TYPE  CordonThreshold
static const CordonField threshold_fields[] = { CORDON_THRESHOLD_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE
#define THIS_TABLE CORDON_TABLE_SECTION
#define THIS_TYPE  CordonSection
static const CordonField section_fields[] = { CORDON_SECTION_FIELDS (DEFINE_FIELD) };
#undef THIS_TABLE
#undef THIS_TYPE

#define DEFINE_TABLE(TABLE, table, Type, geometry_, label_, plural_) \
  {                                                                  \
    .id = CORDON_TABLE_##TABLE,                                      \
    .name = #table,                                                  \
    .label = label_,                                                 \
    .plural = plural_,                                               \
    .record_size = sizeof (Type),                                    \
    .fields = table##_fields,                                        \
    .n_fields = G_N_ELEMENTS (table##_fields),                       \
  },
static CordonTable tables[CORDON_N_TABLES] = { CORDON_TABLES (DEFINE_TABLE) };

static void
fill_in_special_fields (CordonTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (cordon_field_is_shape (&table->fields[i]))
      table->shape = &table->fields[i];
  table->name_field = cordon_table_find_field (table, "name");
  table->code_field = cordon_table_find_field (table, "code");
}

/**
 * cordon_table_get:
 * @table: which table
 *
 * Returns: (transfer none): its description
 */
const CordonTable *
cordon_table_get (CordonTableId table)
{
  static gsize is_ready = 0;

  g_return_val_if_fail (table < CORDON_N_TABLES, NULL);

  if (g_once_init_enter (&is_ready))
    {
      for (guint i = 0; i < CORDON_N_TABLES; i++)
        fill_in_special_fields (&tables[i]);
      g_once_init_leave (&is_ready, 1);
    }
  return &tables[table];
}

/**
 * cordon_table_find:
 * @name: the name of a table, as in SQL
 *
 * Returns: (nullable): the table of that name
 */
const CordonTable *
cordon_table_find (const char *name)
{
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (strcmp (tables[i].name, name) == 0)
      return cordon_table_get (i);
  return NULL;
}

/**
 * cordon_table_find_field:
 * @table: a table
 * @name: the name of a field
 *
 * Returns: (nullable): the field of that name
 */
const CordonField *
cordon_table_find_field (const CordonTable *table,
                         const char *name)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (strcmp (table->fields[i].name, name) == 0)
      return &table->fields[i];
  return NULL;
}

/**
 * cordon_field_type_name:
 * @type: what a field holds
 *
 * Returns: the stable name of the type, for schemas
 */
const char *
cordon_field_type_name (CordonFieldType type)
{
  static const char *const names[CORDON_N_FIELD_TYPES] = {
    "text", "prose", "int", "real", "flag", "enum", "ref", "refs",
    "words", "time", "windows", "schedule", "colour", "point", "line", "polygon"
  };

  g_return_val_if_fail (type < CORDON_N_FIELD_TYPES, NULL);

  return names[type];
}

/**
 * cordon_field_is_shape:
 * @field: a field
 *
 * Returns: whether it holds a geometry
 */
gboolean
cordon_field_is_shape (const CordonField *field)
{
  return field->type == CORDON_FIELD_POINT || field->type == CORDON_FIELD_LINE ||
         field->type == CORDON_FIELD_POLYGON;
}

/**
 * cordon_field_label:
 * @field: a field
 *
 * Returns: what people call it, translated
 */
const char *
cordon_field_label (const CordonField *field)
{
  return _ (field->label);
}

/**
 * cordon_table_label:
 * @table: a table
 *
 * Returns: what people call one of its records, translated
 */
const char *
cordon_table_label (const CordonTable *table)
{
  return _ (table->label);
}

/**
 * cordon_table_plural:
 * @table: a table
 *
 * Returns: what people call its records, translated
 */
const char *
cordon_table_plural (const CordonTable *table)
{
  return _ (table->plural);
}
