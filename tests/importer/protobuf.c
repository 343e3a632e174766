/* protobuf.c: tests of the wire format reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/protobuf.h"

typedef struct
{
  const char *bytes;
  gsize n_bytes;
  gboolean is_good;
  guint64 value;
} VarintRow;

static const VarintRow varint_rows[] = {
  { "\x00", 1, TRUE, 0 },
  { "\x7f", 1, TRUE, 127 },
  { "\x80\x01", 2, TRUE, 128 },
  { "\xac\x02", 2, TRUE, 300 },
  { "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10, TRUE, G_MAXUINT64 },
  { "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", 10, TRUE, 0 },
  /* one bit more than 64 */
  { "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10, FALSE, 0 },
  /* eleven bytes */
  { "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", 11, FALSE, 0 },
  { "", 0, FALSE, 0 },
  { "\x80", 1, FALSE, 0 },
};

static void
test_varint (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (varint_rows); i++)
    {
      const VarintRow *row = &varint_rows[i];
      CordonPbReader reader = cordon_pb_reader ((const guint8 *) row->bytes, row->n_bytes);

      g_test_message ("row %u", i);
      g_assert_cmpuint (cordon_pb_varint (&reader), ==, row->value);
      g_assert_cmpint (!reader.is_damaged, ==, row->is_good);
      g_assert_true (cordon_pb_is_done (&reader));
    }
}

static void
test_zigzag (void)
{
  g_assert_cmpint (cordon_pb_zigzag (0), ==, 0);
  g_assert_cmpint (cordon_pb_zigzag (1), ==, -1);
  g_assert_cmpint (cordon_pb_zigzag (2), ==, 1);
  g_assert_cmpint (cordon_pb_zigzag (G_MAXUINT64), ==, G_MININT64);
  g_assert_cmpint (cordon_pb_zigzag (G_MAXUINT64 - 1), ==, G_MAXINT64);
  g_assert_cmpint (cordon_pb_add (G_MAXINT64, 1), ==, G_MININT64);
}

static void
test_fields (void)
{
  static const guint8 bytes[] = { 0x08, 0x96, 0x01, 0x12, 0x02, 'h', 'i', 0x1d, 1, 2, 3, 4,
                                  0x21, 1, 2, 3, 4, 5, 6, 7, 8 };
  CordonPbReader reader = cordon_pb_reader (bytes, sizeof bytes);
  CordonPbField field;

  g_assert_true (cordon_pb_next (&reader, &field));
  g_assert_cmpuint (field.number, ==, 1);
  g_assert_cmpuint (field.value, ==, 150);
  g_assert_true (cordon_pb_next (&reader, &field));
  g_assert_cmpuint (field.number, ==, 2);
  g_assert_true (cordon_pb_is_text (&field, "hi"));
  g_assert_false (cordon_pb_is_text (&field, "h"));
  g_assert_false (cordon_pb_is_text (&field, "hit"));
  g_assert_true (cordon_pb_next (&reader, &field));
  g_assert_cmpuint (field.value, ==, 0x04030201);
  g_assert_true (cordon_pb_next (&reader, &field));
  g_assert_cmpuint (field.value, ==, G_GUINT64_CONSTANT (0x0807060504030201));
  g_assert_false (cordon_pb_next (&reader, &field));
  g_assert_false (reader.is_damaged);
}

typedef struct
{
  const char *bytes;
  gsize n_bytes;
} BadRow;

static const BadRow bad_rows[] = {
  { "\x08", 1 },                                          /* number missing */
  { "\x12\x05hi", 4 },                                    /* shorter than it says */
  { "\x12\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11 }, /* a length of 2^64 - 1 */
  { "\x0b", 1 },                                          /* a group */
  { "\x0f", 1 },                                          /* wire type 7 */
  { "\x00\x00", 2 },                                      /* field number 0 */
  { "\x1d\x01\x02\x03", 4 },                              /* 3 bytes of 4 */
  { "\x21\x01\x02\x03", 4 },                              /* 3 bytes of 8 */
};

static void
test_damage (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      CordonPbReader reader = cordon_pb_reader ((const guint8 *) bad_rows[i].bytes,
                                                bad_rows[i].n_bytes);
      CordonPbField field;

      g_test_message ("row %u", i);
      g_assert_false (cordon_pb_next (&reader, &field));
      g_assert_true (reader.is_damaged);
      g_assert_false (cordon_pb_next (&reader, &field));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/importer/protobuf/varint", test_varint);
  g_test_add_func ("/importer/protobuf/zigzag", test_zigzag);
  g_test_add_func ("/importer/protobuf/fields", test_fields);
  g_test_add_func ("/importer/protobuf/damage", test_damage);
  return g_test_run ();
}
