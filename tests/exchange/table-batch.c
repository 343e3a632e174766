/* table-batch.c: tests of exchange/table-batch, exchange/sheet and exchange/problem.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/table-batch.h"

#include <string.h>

#include "exchange/problem.h"
#include "exchange/sheet.h"

typedef struct
{
  CordonTableId table;
  const char *text; /* CSV, or GeoJSON when it begins with a brace */
} File;

static void
add_file (CordonTableBatch *batch,
          const File *file)
{
  const CordonTable *table = cordon_table_get (file->table);
  GPtrArray *problems = cordon_table_batch_problems (batch);
  CordonSheet *sheet;

  if (file->text[0] == '{')
    sheet = cordon_sheet_read_geojson (table, table->name, file->text, strlen (file->text), problems);
  else
    sheet = cordon_sheet_read_csv (table, table->name, file->text, strlen (file->text), problems);
  if (sheet != NULL)
    cordon_table_batch_add_sheet (batch, sheet);
}

/* Applies files to a plan; says in @out_problems what was wrong, one line each. */
static CordonPlan *
read_files (const CordonPlan *plan,
            const File *files,
            guint n_files,
            gboolean keeps_going,
            char **out_problems,
            CordonBatchCount *out_count)
{
  g_autoptr (CordonTableBatch) batch = cordon_table_batch_new (plan);
  g_autoptr (CordonEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GString *problems = g_string_new (NULL);
  CordonPlan *result = NULL;

  for (guint i = 0; i < n_files; i++)
    add_file (batch, &files[i]);
  edit = cordon_table_batch_finish (batch, "Import", keeps_going);
  for (guint i = 0; i < cordon_table_batch_problems (batch)->len; i++)
    {
      g_autofree char *line = cordon_problem_to_text (cordon_table_batch_problems (batch)->pdata[i]);

      g_string_append_printf (problems, "%s\n", line);
    }
  if (edit != NULL)
    {
      result = cordon_plan_apply (plan, edit, &error);
      g_assert_no_error (error);
    }
  *out_count = cordon_table_batch_count (batch);
  *out_problems = g_string_free (problems, FALSE);
  return result;
}

static CordonPlan *
read_good (const CordonPlan *plan,
           const File *files,
           guint n_files)
{
  g_autofree char *problems = NULL;
  CordonBatchCount count;
  CordonPlan *result = read_files (plan, files, n_files, FALSE, &problems, &count);

  g_assert_cmpstr (problems, ==, "");
  g_assert_nonnull (result);
  return result;
}

static const CordonRecord *
find_named (const CordonPlan *plan,
            CordonTableId table,
            const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cordon_plan_find_named (plan, table, name, &error);

  g_assert_no_error (error);
  return cordon_plan_find (plan, table, id);
}

static const File small_plan[] = {
  { CORDON_TABLE_PLAN, "name,timezone,starts\nHarbour,Europe/Monaco,2027-05-23 07:30\n" },
  { CORDON_TABLE_ORGANISATION, "name,kind,validated_by\n"
                               "Guards,private-contractor,Police\n"
                               "Police,public-authority,\n" },
  { CORDON_TABLE_ZONE,
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"Quay\",\"code\":\"A1\","
    "\"owner\":\"Guards\",\"usable_share\":0.5,\"alcohol\":true,\"notes\":null},\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":[[[7.42,43.73],[7.43,43.73],[7.43,43.74],[7.42,43.73]]]}}]}" },
  { CORDON_TABLE_POST, "name,code,shape,zone,qualifications\n"
                       "Guard,P1,POINT (7.425 43.731),A1,steward; first aid\n"
                       "Guard,P2,POINT (7.426 43.731),Quay,\n" },
};

/* Rows refer to rows of other files and to later rows of their own. */
static void
test_build_from_files (void)
{
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonPlan) plan = read_good (empty, small_plan, G_N_ELEMENTS (small_plan));
  const CordonOrganisation *guards = (gconstpointer) find_named (plan, CORDON_TABLE_ORGANISATION, "Guards");
  const CordonZone *zone = (gconstpointer) find_named (plan, CORDON_TABLE_ZONE, "A1");
  const CordonPost *post = (gconstpointer) find_named (plan, CORDON_TABLE_POST, "P1");

  g_assert_cmpint (guards->validated_by, ==, find_named (plan, CORDON_TABLE_ORGANISATION, "Police")->id);
  g_assert_cmpint (zone->owner, ==, guards->record.id);
  g_assert_cmpfloat (zone->usable_share, ==, 0.5);
  g_assert_cmpint (zone->alcohol, ==, 1);
  g_assert_cmpint (post->zone, ==, zone->record.id);
  g_assert_cmpuint (post->qualifications->n_items, ==, 2);
  g_assert_cmpuint (cordon_plan_count (plan, CORDON_TABLE_POST), ==, 2);
  /* 07:30 in Monaco in May is 05:30 UTC, although the plan had no zone before. */
  g_assert_cmpint (cordon_plan_info (plan)->starts % 1440, ==, 5 * 60 + 30);
}

static void
test_again_changes_nothing (void)
{
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonPlan) plan = read_good (empty, small_plan, G_N_ELEMENTS (small_plan));
  g_autofree char *problems = NULL;
  CordonBatchCount count;
  g_autoptr (CordonPlan) again =
    read_files (plan, small_plan, G_N_ELEMENTS (small_plan), FALSE, &problems, &count);

  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpuint (count.n_new, ==, 0);
  g_assert_cmpuint (count.n_changed, ==, 0);
  g_assert_cmpuint (count.n_same, ==, 6);
}

/* A column that is not there leaves a field alone; an empty cell clears it. */
static void
test_replace (void)
{
  static const File change[] = { { CORDON_TABLE_ZONE, "code,usable_share,ring\nA1,,inner\n" } };
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonPlan) plan = read_good (empty, small_plan, G_N_ELEMENTS (small_plan));
  g_autoptr (CordonPlan) changed = read_good (plan, change, 1);
  const CordonZone *zone = (gconstpointer) find_named (changed, CORDON_TABLE_ZONE, "A1");

  g_assert_cmpuint (cordon_plan_count (changed, CORDON_TABLE_ZONE), ==, 1);
  g_assert_true (zone->usable_share != zone->usable_share);
  g_assert_cmpint (zone->ring, ==, CORDON_RING_INNER);
  g_assert_cmpstr (zone->name, ==, "Quay");
  g_assert_nonnull (zone->shape);
}

/* The same name is another record when the holder is another. */
static void
test_name_within_holder (void)
{
  static const File files[] = {
    { CORDON_TABLE_ORGANISATION, "name,kind\nGuards,private-contractor\n" },
    { CORDON_TABLE_UNIT, "name,organisation\nU1,Guards\nU2,Guards\n" },
    { CORDON_TABLE_QUALIFICATION, "name,unit,number\nsteward,U1,1\nsteward,U2,2\n" },
  };
  static const File more[] = { { CORDON_TABLE_QUALIFICATION, "name,unit,number\nsteward,U2,22\ndriver,U2,3\n" } };
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonPlan) plan = read_good (empty, files, G_N_ELEMENTS (files));
  g_autofree char *problems = NULL;
  CordonBatchCount count;
  g_autoptr (CordonPlan) changed = read_files (plan, more, 1, FALSE, &problems, &count);

  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpuint (count.n_changed, ==, 1);
  g_assert_cmpuint (count.n_new, ==, 1);
  g_assert_cmpuint (cordon_plan_count (changed, CORDON_TABLE_QUALIFICATION), ==, 3);
}

/* A plan has one record about itself; under another id it takes that id. */
static void
test_plan_takes_id (void)
{
  static const File first[] = { { CORDON_TABLE_PLAN, "name\nA\n" } };
  static const File second[] = { { CORDON_TABLE_PLAN, "id,name\n4711,B\n" } };
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonPlan) plan = read_good (empty, first, 1);
  g_autoptr (CordonPlan) changed = read_good (plan, second, 1);

  g_assert_cmpuint (cordon_plan_count (changed, CORDON_TABLE_PLAN), ==, 1);
  g_assert_cmpint (cordon_plan_info (changed)->record.id, ==, 4711);
  g_assert_cmpstr (cordon_plan_info (changed)->name, ==, "B");
}

static void
test_problems (void)
{
  static const struct
  {
    File file;
    const char *problem; /* how the first one begins */
    guint n_problems;
  } rows[] = {
    { { CORDON_TABLE_POST, "" }, "post:1:1: the file is empty", 1 },
    { { CORDON_TABLE_POST, "name,shpae\nA,\n" }, "post:1:6: table post has no field “shpae”", 2 },
    { { CORDON_TABLE_PHASE, "name,name\nA,B\n" }, "phase:1:6: the column “name” is there twice", 2 },
    { { CORDON_TABLE_SHIFT, "name,starts,ends\nA,2027-05-23 07:00\n" }, "shift:2:1: this row has 2 cells", 1 },
    { { CORDON_TABLE_SHIFT, "name,starts,ends\nA,2027-05-23 07:00,2027-05-23 07:00\n" }, "shift:2:1: Shift “A”, Ends", 1 },
    { { CORDON_TABLE_SHIFT, "name,starts,ends\nA,soon,2027-05-23 07:00\n" }, "shift:2:3: starts: “soon” is not a time", 1 },
    { { CORDON_TABLE_ORGANISATION, "name,kind\n\"A\nB\",military\nC,army\n" }, "organisation:2:1: name: the text must be a single line", 2 },
    { { CORDON_TABLE_ORGANISATION, "id,name,kind\n0,A,military\n" }, "organisation:2:1: an id is a whole number", 1 },
    { { CORDON_TABLE_ORGANISATION, "id,name,kind\n9223372036854775808,A,military\n" }, "organisation:2:1: an id is", 1 },
    { { CORDON_TABLE_ORGANISATION, "name,kind\nA,military\nB,military\nA,military\n" },
      "organisation:4:1: this row is about the same record as line 2",
      1 },
    { { CORDON_TABLE_ORGANISATION, "name,kind,validated_by\nA,military,Nobody\n" },
      "organisation:2:12: validated_by: Organisation “Nobody” exists neither",
      1 },
    { { CORDON_TABLE_PLAN, "name\nA\nB\nC\n" }, "plan:3:1: ", 2 },
    { { CORDON_TABLE_CONTRACT, "name,organisation,quantity\nX,Y,-1\n" }, "contract:2:3: organisation: ", 2 },
    { { CORDON_TABLE_POST,
        "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\n"
        "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[7,43],[8,43]]}}]}" },
      "post:3:12: this must be a Point",
      1 },
    { { CORDON_TABLE_PHASE,
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[7,43]}}" },
      "phase:1:56: table phase has no place on the map",
      1 },
    { { CORDON_TABLE_POST,
        "{\"type\":\"Feature\",\"properties\":{\"name\":{}},\"geometry\":null}" },
      "post:1:40: “name” cannot hold an object",
      1 },
    { { CORDON_TABLE_POST,
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\"geometry\":null}" },
      "post:1:1: Post “A”, Place: a value is needed",
      1 },
    { { CORDON_TABLE_ZONE,
        "name,shape\nBow,\"POLYGON ((7 43, 7.01 43.01, 7.01 43, 7 43.01, 7 43))\"\n" },
      "zone:2:1: Zone “Bow”, Ground: ",
      1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CordonPlan) empty = cordon_plan_new ();
      g_autofree char *problems = NULL;
      g_auto (GStrv) lines = NULL;
      CordonBatchCount count;

      g_test_message ("row %u", i);
      g_assert_null (read_files (empty, &rows[i].file, 1, FALSE, &problems, &count));
      g_test_message ("%s", problems);
      lines = g_strsplit (problems, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines) - 1, ==, rows[i].n_problems);
      g_assert_true (g_str_has_prefix (lines[0], rows[i].problem));
    }
}

/* Good rows are taken, bad ones are not, and what refers to a bad one is not either, down the chain. */
static void
test_keep_going (void)
{
  static const File files[] = {
    { CORDON_TABLE_ORGANISATION, "name,kind,validated_by\n"
                                 "Good,military,\n"
                                 "Bad,army,\n"
                                 "Third,military,Second\n"
                                 "Second,military,Bad\n" },
    { CORDON_TABLE_UNIT, "name,organisation\nU1,Third\nU2,Good\nU3,Nobody\n" },
    { CORDON_TABLE_CHANNEL, "name,users\nC1,Good; Bad\nC2,Good\n" },
  };
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autofree char *problems = NULL;
  CordonBatchCount count;
  g_autoptr (CordonPlan) plan = read_files (empty, files, G_N_ELEMENTS (files), TRUE, &problems, &count);

  g_test_message ("%s", problems);
  g_assert_nonnull (plan);
  g_assert_cmpuint (count.n_new, ==, 3);
  g_assert_cmpuint (count.n_left_out, ==, 6);
  g_assert_cmpuint (cordon_plan_count (plan, CORDON_TABLE_ORGANISATION), ==, 1);
  g_assert_cmpuint (cordon_plan_count (plan, CORDON_TABLE_UNIT), ==, 1);
  g_assert_cmpuint (cordon_plan_count (plan, CORDON_TABLE_CHANNEL), ==, 1);
  g_assert_nonnull (strstr (problems, "organisation:4:1: this row refers to line 5 of organisation"));
}

static void
test_ambiguous (void)
{
  static const File files[] = { { CORDON_TABLE_PHASE, "id,name,starts,ends\n"
                                                      "1,A,2027-05-23 07:00,2027-05-23 08:00\n"
                                                      "2,A,2027-05-23 08:00,2027-05-23 09:00\n" } };
  static const File again[] = { { CORDON_TABLE_PHASE, "name,kind\nA,event\n" } };
  g_autoptr (CordonPlan) empty = cordon_plan_new ();
  g_autoptr (CordonPlan) plan = read_good (empty, files, 1);
  g_autofree char *problems = NULL;
  CordonBatchCount count;

  g_assert_null (read_files (plan, again, 1, FALSE, &problems, &count));
  g_assert_true (g_str_has_prefix (problems, "phase:2:1: several records of the plan have this name"));
}

/* Whatever bytes come: either an edit that applies, or a problem with a reason. */
static void
test_mangled (void)
{
  static const char noise[] = "{}[],:;\"\\\n\r0e-+.\xff\xc3 aZ";

  for (guint round = 0; round < 4000; round++)
    {
      const File *original = &small_plan[g_test_rand_int_range (0, G_N_ELEMENTS (small_plan))];
      g_autofree char *text = g_strdup (original->text);
      File file = { original->table, text };
      g_autoptr (CordonPlan) empty = cordon_plan_new ();
      g_autoptr (CordonPlan) plan = NULL;
      g_autofree char *problems = NULL;
      CordonBatchCount count;

      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        text[g_test_rand_int_range (0, (int) strlen (original->text))] =
          noise[g_test_rand_int_range (0, (int) sizeof noise)];
      plan = read_files (empty, &file, 1, g_test_rand_bit (), &problems, &count);
      g_assert_true (plan != NULL || *problems != '\0');
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/table-batch/build-from-files", test_build_from_files);
  g_test_add_func ("/exchange/table-batch/again-changes-nothing", test_again_changes_nothing);
  g_test_add_func ("/exchange/table-batch/replace", test_replace);
  g_test_add_func ("/exchange/table-batch/name-within-holder", test_name_within_holder);
  g_test_add_func ("/exchange/table-batch/plan-takes-id", test_plan_takes_id);
  g_test_add_func ("/exchange/table-batch/problems", test_problems);
  g_test_add_func ("/exchange/table-batch/keep-going", test_keep_going);
  g_test_add_func ("/exchange/table-batch/ambiguous", test_ambiguous);
  g_test_add_func ("/exchange/table-batch/mangled", test_mangled);
  return g_test_run ();
}
