/* field-text.c: tests of model/field-text: every type of field as text and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/minute.h"
#include "model/record.h"

typedef struct
{
  const char *table;
  const char *field;
  const char *text;
  const char *back; /* NULL: the same; "": unset */
} Row;

static const Row good[] = {
  { "zone", "name", "  Sainte-Dévote  ", "Sainte-Dévote" },
  { "zone", "name", "", "" },
  { "zone", "notes", "two\nlines", NULL },
  { "zone", "ring", "inner", NULL },
  { "zone", "ring", "Inner", "inner" },
  { "zone", "owner", "12", NULL },
  { "zone", "alcohol", "TRUE", "yes" },
  { "zone", "alcohol", "0", "no" },
  { "zone", "usable_share", "0.35", NULL },
  { "zone", "usable_share", "1", NULL },
  { "zone", "usable_share", "0", NULL },
  { "zone", "active", "2027-05-23T05:00Z/2027-05-23T12:00Z; 2027-05-23T12:00Z/2027-05-23T13:00Z", "2027-05-23T05:00Z/2027-05-23T13:00Z" },
  { "zone", "expected", "2027-05-23 07:00/2027-05-23 08:00=5000.5", "2027-05-23T05:00Z/2027-05-23T06:00Z=5000.5" },
  { "zone", "shape", "POLYGON ((0 0, 1 0, 1 1, 0 1))", "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))" },
  { "perimeter", "shape", "linestring(7.1 43, 7.2 43.5)", "LINESTRING (7.1 43, 7.2 43.5)" },
  { "post", "shape", "POINT Z (7.42 43.73 12)", "POINT (7.42 43.73)" },
  { "post", "qualifications", "steward; crowd \\; manager;; steward", "steward; crowd \\; manager" },
  { "channel", "users", "5; 3; 5", "5; 3" },
  { "organisation", "colour", "#1A5FB4", "#1a5fb4" },
  { "shift", "starts", "2027-05-23 07:30", "2027-05-23T05:30Z" },
  { "assignment", "quantity", "10000000", NULL },
};

static const Row bad[] = {
  { "zone", "name", "two\nlines" },
  { "zone", "name", "\xff\xfe" },
  { "zone", "ring", "sideways" },
  { "zone", "owner", "Police" },
  { "zone", "owner", "-4" },
  { "zone", "alcohol", "perhaps" },
  { "zone", "usable_share", "1.0001" },
  { "zone", "usable_share", "-0.0001" },
  { "zone", "usable_share", "0,5" },
  { "zone", "usable_share", "nan" },
  { "zone", "active", "2027-05-23T05:00Z" },
  { "zone", "active", "2027-05-23T05:00Z/2027-05-23T05:00Z" },
  { "zone", "expected", "2027-05-23T05:00Z/2027-05-23T06:00Z" },
  { "zone", "expected", "2027-05-23T05:00Z/2027-05-23T06:00Z=-1" },
  { "zone", "shape", "POINT (1 1)" },
  { "zone", "shape", "POLYGON ((0 0, 1 0))" },
  { "zone", "shape", "POLYGON ((0 0, 1 0, 1 1, 0 1)" },
  { "perimeter", "shape", "LINESTRING (7 43)" },
  { "post", "shape", "POINT (7 43) x" },
  { "post", "shape", "7, 43" },
  { "organisation", "colour", "blue" },
  { "organisation", "colour", "#12345g" },
  { "shift", "starts", "tomorrow" },
  { "assignment", "quantity", "10000001" },
  { "assignment", "quantity", "1.5" },
};

static void
test_good (void)
{
  CordonTextContext context = { .zone = cordon_time_zone_new ("Europe/Monaco") };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      const CordonTable *table = cordon_table_find (good[i].table);
      const CordonField *field = cordon_table_find_field (table, good[i].field);
      g_autoptr (CordonRecord) record = cordon_record_new (table->id, 1);
      g_autoptr (CordonRecord) again = cordon_record_new (table->id, 1);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, good[i].text);
      g_assert_true (cordon_record_set_text (record, field, good[i].text, &context, &error));
      g_assert_no_error (error);
      text = cordon_record_get_text (record, field, NULL);
      g_assert_cmpstr (text != NULL ? text : "", ==, good[i].back != NULL ? good[i].back : good[i].text);
      g_assert_true (cordon_record_set_text (again, field, text, NULL, &error));
      g_assert_true (cordon_record_equal (record, again));
    }
  g_time_zone_unref (context.zone);
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const CordonTable *table = cordon_table_find (bad[i].table);
      const CordonField *field = cordon_table_find_field (table, bad[i].field);
      g_autoptr (CordonRecord) record = cordon_record_new (table->id, 1);
      g_autoptr (CordonRecord) untouched = cordon_record_copy (record);
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT " of %s.%s", i, bad[i].table, bad[i].field);
      g_assert_false (cordon_record_set_text (record, field, bad[i].text, NULL, &error));
      g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE);
      g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 10);
      g_assert_true (cordon_record_equal (record, untouched));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/field-text/good", test_good);
  g_test_add_func ("/model/field-text/bad", test_bad);
  return g_test_run ();
}
