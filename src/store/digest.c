/* digest.c: one number for the whole content of a plan.
 *
 * Two plans have the same digest if and only if they have the same records with
 * the same values, whatever the file looks like that holds them: VACUUM, the
 * order of columns, an envelope that another program put into a geometry make
 * no difference, and a field that came with a later schema makes none as long as
 * it is unset.
 *
 *   leaf    SHA-256 ("cordon-record", name of the table, id, and for every set
 *           field, in order of name: name, type, value)
 *   table   SHA-256 ("cordon-table", name of the table, leaves in order of id)
 *   plan    SHA-256 ("cordon-plan", tables that have records, in order of name)
 *
 * Texts are preceded by their length in bytes, numbers are big-endian and 64
 * bits wide (IEEE 754 for REAL, with -0 as 0). The types are one letter:
 *
 *   i   INT, REF, TIME (minutes), FLAG (0, 1)
 *   r   REAL
 *   t   TEXT, PROSE, COLOUR, ENUM (its key)
 *   l   REFS, WORDS, WINDOWS, SCHEDULE, as cordon_record_get_text() writes them
 *   g   geometry: the number 4326, then little-endian well-known binary
 *
 * Stored in sign-offs; never change it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/digest.h"

#include <stdlib.h>
#include <string.h>

#include "geo/wkb.h"
#include "store/geometry-blob.h"

#define DIGEST_SIZE 32

/* What is reused from record to record. */
typedef struct
{
  GChecksum *checksum;
  GByteArray *bytes;
  GByteArray *shape;
} Scratch;

static void
append_number (GByteArray *bytes,
               guint64 value)
{
  guint64 big = GUINT64_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

static void
append_real (GByteArray *bytes,
             double value)
{
  double plain = value == 0 ? 0 : value;
  guint64 bits;

  memcpy (&bits, &plain, sizeof bits);
  append_number (bytes, bits);
}

static void
append_block (GByteArray *bytes,
              gconstpointer data,
              gsize n_bytes)
{
  append_number (bytes, n_bytes);
  g_byte_array_append (bytes, data, (guint) n_bytes);
}

static void
append_text (GByteArray *bytes,
             const char *text)
{
  append_block (bytes, text, strlen (text));
}

static void
append_tag (GByteArray *bytes,
            char tag)
{
  g_byte_array_append (bytes, (const guint8 *) &tag, 1);
}

static void
append_value (Scratch *scratch,
              const CordonRecord *record,
              const CordonField *field)
{
  gconstpointer member = cordon_record_peek (record, field);
  GByteArray *bytes = scratch->bytes;
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case CORDON_FIELD_INT:
    case CORDON_FIELD_REF:
    case CORDON_FIELD_TIME:
      append_tag (bytes, 'i');
      append_number (bytes, (guint64) * (const gint64 *) member);
      break;
    case CORDON_FIELD_FLAG:
      append_tag (bytes, 'i');
      append_number (bytes, (guint64) * (const int *) member);
      break;
    case CORDON_FIELD_REAL:
      append_tag (bytes, 'r');
      append_real (bytes, *(const double *) member);
      break;
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_PROSE:
    case CORDON_FIELD_COLOUR:
      append_tag (bytes, 't');
      append_text (bytes, *(const char *const *) member);
      break;
    case CORDON_FIELD_ENUM:
      append_tag (bytes, 't');
      append_text (bytes, cordon_vocabulary_key (field->vocabulary, *(const int *) member));
      break;
    case CORDON_FIELD_POINT:
    case CORDON_FIELD_LINE:
    case CORDON_FIELD_POLYGON:
      g_byte_array_set_size (scratch->shape, 0);
      geo_wkb_append (scratch->shape, *(const GeoShape *const *) member);
      append_tag (bytes, 'g');
      append_number (bytes, CORDON_SRS_WGS84);
      append_block (bytes, scratch->shape->data, scratch->shape->len);
      break;
    default:
      text = cordon_record_get_text (record, field, NULL);
      append_tag (bytes, 'l');
      append_text (bytes, text);
    }
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  const CordonField *left = *(const CordonField *const *) a;
  const CordonField *right = *(const CordonField *const *) b;

  return strcmp (left->name, right->name);
}

static int
compare_tables (gconstpointer a,
                gconstpointer b)
{
  const CordonTable *left = *(const CordonTable *const *) a;
  const CordonTable *right = *(const CordonTable *const *) b;

  return strcmp (left->name, right->name);
}

static void
hash (Scratch *scratch,
      guint8 out_digest[DIGEST_SIZE])
{
  gsize size = DIGEST_SIZE;

  g_checksum_reset (scratch->checksum);
  g_checksum_update (scratch->checksum, scratch->bytes->data, scratch->bytes->len);
  g_checksum_get_digest (scratch->checksum, out_digest, &size);
}

static void
hash_record (Scratch *scratch,
             const CordonRecord *record,
             const CordonTable *table,
             const CordonField *const *sorted,
             guint8 out_digest[DIGEST_SIZE])
{
  g_byte_array_set_size (scratch->bytes, 0);
  append_text (scratch->bytes, "cordon-record");
  append_text (scratch->bytes, table->name);
  append_number (scratch->bytes, (guint64) record->id);
  for (guint i = 0; i < table->n_fields; i++)
    if (cordon_record_is_set (record, sorted[i]))
      {
        append_text (scratch->bytes, sorted[i]->name);
        append_value (scratch, record, sorted[i]);
      }
  hash (scratch, out_digest);
}

static void
hash_table (Scratch *scratch,
            const CordonRows *rows,
            const CordonTable *table,
            guint8 out_digest[DIGEST_SIZE])
{
  g_autofree const CordonField **sorted = g_new (const CordonField *, table->n_fields);
  g_autoptr (GByteArray) leaves = g_byte_array_new ();
  const CordonRecord *record;
  CordonRowsIter iter;
  guint8 leaf[DIGEST_SIZE];

  for (guint i = 0; i < table->n_fields; i++)
    sorted[i] = &table->fields[i];
  qsort (sorted, table->n_fields, sizeof *sorted, compare_fields);
  cordon_rows_iter_init (&iter, rows);
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      hash_record (scratch, record, table, sorted, leaf);
      g_byte_array_append (leaves, leaf, sizeof leaf);
    }
  g_byte_array_set_size (scratch->bytes, 0);
  append_text (scratch->bytes, "cordon-table");
  append_text (scratch->bytes, table->name);
  g_byte_array_append (scratch->bytes, leaves->data, leaves->len);
  hash (scratch, out_digest);
}

/**
 * cordon_plan_digest:
 * @plan: a plan
 *
 * Computes the digest described at the head of digest.c. The base map and the
 * history are no part of it.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
cordon_plan_digest (const CordonPlan *plan)
{
  Scratch scratch = { g_checksum_new (G_CHECKSUM_SHA256), g_byte_array_new (), g_byte_array_new () };
  g_autoptr (GByteArray) tables = g_byte_array_new ();
  const CordonTable *sorted[CORDON_N_TABLES];
  char *digest;

  for (guint i = 0; i < CORDON_N_TABLES; i++)
    sorted[i] = cordon_table_get (i);
  qsort (sorted, CORDON_N_TABLES, sizeof *sorted, compare_tables);
  append_text (tables, "cordon-plan");
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (cordon_plan_count (plan, sorted[i]->id) > 0)
      {
        guint8 table[DIGEST_SIZE];

        hash_table (&scratch, cordon_plan_rows (plan, sorted[i]->id), sorted[i], table);
        g_byte_array_append (tables, table, sizeof table);
      }
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, tables->data, tables->len);
  g_checksum_free (scratch.checksum);
  g_byte_array_unref (scratch.bytes);
  g_byte_array_unref (scratch.shape);
  return digest;
}
