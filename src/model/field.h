/* field.h: descriptions of tables and fields, made from fields.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/fields.h"
#include "model/vocabulary.h"

G_BEGIN_DECLS

#define CORDON_DECLARE_TABLE_ID(TABLE, table, Type, geometry, label, plural) CORDON_TABLE_##TABLE,
typedef enum
{
  CORDON_TABLES (CORDON_DECLARE_TABLE_ID)
  CORDON_N_TABLES,
} CordonTableId;

/**
 * CordonFieldType:
 * @CORDON_FIELD_TEXT: one line of text; C: const char *, NULL when unset
 * @CORDON_FIELD_PROSE: paragraphs of text; as TEXT
 * @CORDON_FIELD_INT: a whole number; C: gint64, CORDON_INT_UNSET when unset
 * @CORDON_FIELD_REAL: a number; C: double, NAN when unset
 * @CORDON_FIELD_FLAG: yes or no; C: int, 1, 0, or CORDON_FLAG_UNSET
 * @CORDON_FIELD_ENUM: a word of a vocabulary; C: int, 0 when unset
 * @CORDON_FIELD_REF: another record; C: gint64 id, CORDON_ID_NONE when unset
 * @CORDON_FIELD_REFS: several other records; C: const CordonRefs *
 * @CORDON_FIELD_WORDS: several short texts; C: const CordonWords *
 * @CORDON_FIELD_TIME: an instant; C: gint64 minutes, CORDON_MINUTE_NONE when unset
 * @CORDON_FIELD_WINDOWS: stretches of time; C: const CordonWindows *
 * @CORDON_FIELD_SCHEDULE: numbers by time; C: const CordonSchedule *
 * @CORDON_FIELD_COLOUR: "#rrggbb"; as TEXT
 * @CORDON_FIELD_POINT: a place; C: const GeoShape *
 * @CORDON_FIELD_LINE: a line; C: const GeoShape *
 * @CORDON_FIELD_POLYGON: a polygon with holes; C: const GeoShape *
 */
typedef enum
{
  CORDON_FIELD_TEXT,
  CORDON_FIELD_PROSE,
  CORDON_FIELD_INT,
  CORDON_FIELD_REAL,
  CORDON_FIELD_FLAG,
  CORDON_FIELD_ENUM,
  CORDON_FIELD_REF,
  CORDON_FIELD_REFS,
  CORDON_FIELD_WORDS,
  CORDON_FIELD_TIME,
  CORDON_FIELD_WINDOWS,
  CORDON_FIELD_SCHEDULE,
  CORDON_FIELD_COLOUR,
  CORDON_FIELD_POINT,
  CORDON_FIELD_LINE,
  CORDON_FIELD_POLYGON,
  CORDON_N_FIELD_TYPES,
} CordonFieldType;

#define CORDON_INT_UNSET  G_MININT64
#define CORDON_FLAG_UNSET (-1)

/* What a number counts or measures, and the range it must lie in (both ends allowed). */
typedef struct
{
  const char *key;    /* stable, for cordonctl schema */
  const char *symbol; /* msgid of what is written after the number; "" for none */
  double minimum;
  double maximum;
} CordonUnitOfMeasure;

typedef enum
{
  CORDON_FIELD_FLAGS_NONE = 0,
  CORDON_FIELD_FLAGS_REQUIRED = 1 << 0,
} CordonFieldFlags;

/* One field of one table. */
typedef struct
{
  const char *name;
  CordonFieldType type;
  CordonTableId table;
  gsize offset;                       /* of the member in the record's struct */
  const CordonVocabulary *vocabulary; /* ENUM only */
  int target;                         /* REF, REFS: a CordonTableId; otherwise -1 */
  const CordonUnitOfMeasure *unit;    /* INT, REAL, SCHEDULE only */
  const char *initial;                /* as text; "" for unset */
  CordonFieldFlags flags;
  CordonTlp tlp;
  int since;
  const char *label; /* msgid */
  const char *help;  /* msgid */
} CordonField;

/* One table. */
typedef struct
{
  CordonTableId id;
  const char *name;   /* in SQL, in file names, on the command line */
  const char *label;  /* msgid, one record */
  const char *plural; /* msgid, many */
  gsize record_size;
  const CordonField *fields;
  guint n_fields;
  const CordonField *shape;      /* (nullable): the geometry */
  const CordonField *name_field; /* (nullable): what a record is called */
  const CordonField *code_field; /* (nullable): its short mark */
} CordonTable;

const CordonTable *cordon_table_get (CordonTableId table);
const CordonTable *cordon_table_find (const char *name);
const CordonField *cordon_table_find_field (const CordonTable *table,
                                            const char *name);
const char *cordon_field_type_name (CordonFieldType type);
gboolean cordon_field_is_shape (const CordonField *field);
const char *cordon_field_label (const CordonField *field);
const char *cordon_table_label (const CordonTable *table);
const char *cordon_table_plural (const CordonTable *table);

G_END_DECLS
