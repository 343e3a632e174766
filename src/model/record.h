/* record.h: the immutable records a plan is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/id.h"
#include "base/interval.h"
#include "geo/shape.h"
#include "model/error.h"
#include "model/field.h"
#include "model/value.h"

G_BEGIN_DECLS

/**
 * CordonRecord:
 *
 * The head every record begins with. A record is filled in by whoever made it
 * and is immutable from the moment it enters an edit or a plan, which seals
 * it; then it may be shared between threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint16 table; /* a CordonTableId */
  guint16 is_sealed;
  gint64 id;
} CordonRecord;

#define CORDON_MEMBER_TEXT     const char *
#define CORDON_MEMBER_PROSE    const char *
#define CORDON_MEMBER_INT      gint64
#define CORDON_MEMBER_REAL     double
#define CORDON_MEMBER_FLAG     int
#define CORDON_MEMBER_ENUM     int
#define CORDON_MEMBER_REF      gint64
#define CORDON_MEMBER_REFS     const CordonRefs *
#define CORDON_MEMBER_WORDS    const CordonWords *
#define CORDON_MEMBER_TIME     gint64
#define CORDON_MEMBER_WINDOWS  const CordonWindows *
#define CORDON_MEMBER_SCHEDULE const CordonSchedule *
#define CORDON_MEMBER_COLOUR   const char *
#define CORDON_MEMBER_POINT    const GeoShape *
#define CORDON_MEMBER_LINE     const GeoShape *
#define CORDON_MEMBER_POLYGON  const GeoShape *

#define CORDON_DECLARE_MEMBER(TYPE, name, ARGUMENT, initial, FLAGS, tlp, since, label, help) CORDON_MEMBER_##TYPE name;
#define CORDON_DECLARE_RECORD(TABLE, table, Type, geometry, label, plural) \
  typedef struct                                                           \
  {                                                                        \
    CordonRecord record;                                                   \
    CORDON_##TABLE##_FIELDS (CORDON_DECLARE_MEMBER)                        \
  } Type;
CORDON_TABLES (CORDON_DECLARE_RECORD)

/* A record as its own type, for example CORDON_RECORD_AS (POST, CordonPost, record). */
#define CORDON_RECORD_AS(TABLE, Type, pointer) \
  ((Type *) cordon_record_check_table ((const CordonRecord *) (pointer), CORDON_TABLE_##TABLE))

/* Turns references into text and back; %NULL members leave ids and UTC. */
typedef struct
{
  /* Name of a record for people and files; (transfer full) (nullable). */
  char *(*name_of) (gpointer data,
                    CordonTableId table,
                    gint64 id);
  /* Record that a text names; CORDON_ID_NONE with @error set when there is none, or several. */
  gint64 (*find) (gpointer data,
                  CordonTableId table,
                  const char *text,
                  GError **error);
  gpointer data;
  GTimeZone *zone; /* of times written without an offset */
} CordonTextContext;

CordonRecord *cordon_record_new (CordonTableId table,
                                 gint64 id);
CordonRecord *cordon_record_copy (const CordonRecord *record);
CordonRecord *cordon_record_ref (const CordonRecord *record);
void cordon_record_unref (const CordonRecord *record);
void cordon_record_seal (const CordonRecord *record);
gboolean cordon_record_equal (const CordonRecord *a,
                              const CordonRecord *b);
const void *cordon_record_check_table (const CordonRecord *record,
                                       CordonTableId table);
const char *cordon_record_name (const CordonRecord *record);
char *cordon_record_title (const CordonRecord *record);
const GeoShape *cordon_record_shape (const CordonRecord *record);

gconstpointer cordon_record_peek (const CordonRecord *record,
                                  const CordonField *field);
gboolean cordon_record_is_set (const CordonRecord *record,
                               const CordonField *field);
gboolean cordon_record_field_equal (const CordonRecord *a,
                                    const CordonRecord *b,
                                    const CordonField *field);
void cordon_record_clear (CordonRecord *record,
                          const CordonField *field);
char *cordon_record_get_text (const CordonRecord *record,
                              const CordonField *field,
                              const CordonTextContext *context);
gboolean cordon_record_set_text (CordonRecord *record,
                                 const CordonField *field,
                                 const char *text,
                                 const CordonTextContext *context,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Setters of members that own memory; the others are assigned. All take a copy or a reference. */
void cordon_record_put_text (CordonRecord *record,
                             const char **member,
                             const char *text);
void cordon_record_put_shape (CordonRecord *record,
                              const GeoShape **member,
                              const GeoShape *shape);
void cordon_record_put_windows (CordonRecord *record,
                                const CordonWindows **member,
                                const CordonWindows *windows);
void cordon_record_put_schedule (CordonRecord *record,
                                 const CordonSchedule **member,
                                 const CordonSchedule *schedule);
void cordon_record_put_words (CordonRecord *record,
                              const CordonWords **member,
                              const CordonWords *words);
void cordon_record_put_refs (CordonRecord *record,
                             const CordonRefs **member,
                             const CordonRefs *refs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonRecord, cordon_record_unref)

G_END_DECLS
