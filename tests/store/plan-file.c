/* plan-file.c: tests of plan files from anywhere: damaged, hostile, foreign, newer, edited by others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/plan-file.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "open-plan.h"
#include "store/digest.h"
#include "store/geometry-blob.h"
#include "store/history.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cordon-plan-file-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "event.cordon.gpkg", NULL);
  open_plan_write (fixture->path, 11, 3);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* What somebody does to the file with SQLite's own tools. */
static void
tamper (Fixture *fixture,
        const char *sql)
{
  char *complaint = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (cordon_geometry_blob_register (handle, NULL), ==, TRUE);
  if (sqlite3_exec (handle, sql, NULL, NULL, &complaint) != SQLITE_OK)
    g_error ("%s: %s", sql, complaint);
  sqlite3_close (handle);
}

/* Opening for reading and for editing must say the same, and leave the bytes alone. */
static char *
refuse (const char *path,
        int code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size = 0;
  gsize after_size = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) edit_error = NULL;
  g_autoptr (CordonPlan) plan = NULL;
  CordonDatabase *database;
  OpenPlan open = { 0 };

  g_file_get_contents (path, &before, &before_size, NULL);
  database = cordon_plan_file_examine (path, &plan, &error);
  g_assert_null (database);
  g_assert_null (plan);
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_false (open_plan_open (&open, path, &edit_error));
  g_assert_cmpstr (error->message, ==, edit_error->message);
  if (code >= 0)
    g_assert_error (error, CORDON_STORE_ERROR, code);
  g_file_get_contents (path, &after, &after_size, NULL);
  g_assert_cmpmem (before, before_size, after, after_size);
  return g_strdup (error->message);
}

static void
accept (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (CordonDatabase) database = cordon_plan_file_examine (path, &plan, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  g_assert_nonnull (database);
}

static void
test_clean (Fixture *fixture,
            gconstpointer data)
{
  accept (fixture->path);
}

typedef struct
{
  const char *sql;
  int code;
  const char *says; /* (nullable): a part of the sentence */
} Tampering;

static const Tampering tamperings[] = {
  { "CREATE TRIGGER evil AFTER UPDATE ON assignment BEGIN UPDATE assignment SET status = 'confirmed'; END",
    CORDON_STORE_ERROR_FOREIGN, "trigger evil" },
  { "CREATE TRIGGER evil AFTER INSERT ON cordon_action BEGIN DELETE FROM zone; END",
    CORDON_STORE_ERROR_FOREIGN, "trigger evil" },
  { "CREATE VIEW evil AS SELECT * FROM post", CORDON_STORE_ERROR_FOREIGN, "view evil" },
  { "CREATE TABLE evil (a)", CORDON_STORE_ERROR_FOREIGN,
    "table evil" },
  { "CREATE VIRTUAL TABLE evil USING fts5 (a)", CORDON_STORE_ERROR_FOREIGN, "table evil" },
  { "CREATE INDEX evil ON zone (abs (id))", CORDON_STORE_ERROR_FOREIGN, "index evil" },
  { "ALTER TABLE zone ADD COLUMN evil TEXT", CORDON_STORE_ERROR_FOREIGN, "table zone" },
  { "DROP TRIGGER cordon_action_update", CORDON_STORE_ERROR_FOREIGN, "trigger cordon_action_update" },
  { "DROP TRIGGER rtree_zone_shape_insert", CORDON_STORE_ERROR_FOREIGN, "rtree_zone_shape_insert" },
  { "DROP TABLE cordon_meta", CORDON_STORE_ERROR_FOREIGN, "not a plan" },
  { "ALTER TABLE cordon_meta RENAME TO x; CREATE VIEW cordon_meta AS SELECT 'schema' AS key, '1' AS value",
    CORDON_STORE_ERROR_FOREIGN, "not a plan" },
  { "DROP TABLE section", CORDON_STORE_ERROR_FOREIGN, "table section" },
  { "UPDATE cordon_meta SET value = '2' WHERE key = 'schema'", CORDON_STORE_ERROR_NEWER, "newer" },
  { "UPDATE cordon_meta SET value = '999999999999' WHERE key = 'schema'", CORDON_STORE_ERROR_NEWER,
    "newer" },
  { "UPDATE cordon_meta SET value = '0' WHERE key = 'schema'", CORDON_STORE_ERROR_FOREIGN, NULL },
  { "UPDATE cordon_meta SET value = 'x' WHERE key = 'schema'", CORDON_STORE_ERROR_FOREIGN, NULL },
  { "DELETE FROM cordon_meta", CORDON_STORE_ERROR_FOREIGN, NULL },
  { "PRAGMA application_id = 0", CORDON_STORE_ERROR_FOREIGN, "not a plan" },
  { "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace (sql, 'NO ACTION', 'CASCADE')",
    CORDON_STORE_ERROR_FOREIGN, NULL },
  { "DELETE FROM organisation", CORDON_STORE_ERROR_CONTENT, "does not exist" },
  { "DELETE FROM zone WHERE id = (SELECT zone FROM post WHERE zone NOTNULL LIMIT 1)",
    CORDON_STORE_ERROR_CONTENT, "does not exist" },
  { "UPDATE assignment SET status = 'nonsense'", CORDON_STORE_ERROR_CONTENT, "nonsense" },
  { "UPDATE post SET role = 7", CORDON_STORE_ERROR_CONTENT, "Role" },
  { "UPDATE post SET name = x'00ff'", CORDON_STORE_ERROR_CONTENT, "text" },
  { "UPDATE post SET name = CAST (x'ff' AS TEXT)", CORDON_STORE_ERROR_CONTENT, "UTF-8" },
  { "UPDATE post SET radius_m = -1", CORDON_STORE_ERROR_CONTENT, "radius" },
  { "UPDATE post SET radius_m = 9e999", CORDON_STORE_ERROR_CONTENT, "number" },
  { "UPDATE post SET shape = x'1234'", CORDON_STORE_ERROR_CONTENT, "geometry" },
  { "UPDATE post SET shape = (SELECT shape FROM zone)", CORDON_STORE_ERROR_CONTENT, "geometry" },
  { "UPDATE post SET name = ''", CORDON_STORE_ERROR_CONTENT, "needed" },
  { "UPDATE phase SET starts = '2027-02-30T00:00:00.000Z'", CORDON_STORE_ERROR_CONTENT, "time" },
  { "UPDATE phase SET ends = starts", CORDON_STORE_ERROR_CONTENT, "after" },
  { "UPDATE zone SET active = 'soon'", CORDON_STORE_ERROR_CONTENT, NULL },
  { "UPDATE zone SET alcohol = 2", CORDON_STORE_ERROR_CONTENT, NULL },
  { "UPDATE section SET id = -id", CORDON_STORE_ERROR_CONTENT, "id" },
  { "DELETE FROM plan", CORDON_STORE_ERROR_CONTENT, "plan" },
  { "INSERT INTO plan (id, name, timezone) VALUES (8, 'two', 'UTC')", CORDON_STORE_ERROR_CONTENT,
    "plan" },
  { "INSERT INTO cordon_action VALUES (4, 0, 'x', 'do', 'x', NULL, 0, x'', x'00')",
    CORDON_STORE_ERROR_FOREIGN, "history" },
  { "INSERT INTO cordon_action VALUES (9, 0, 'x', 'do', 'x', NULL, 0, x'', zeroblob (32))",
    CORDON_STORE_ERROR_FOREIGN, "history" },
};

static void
test_tampered (Fixture *fixture,
               gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *clean = NULL;
      g_autofree char *sentence = NULL;
      gsize size;

      g_test_message ("%s", tamperings[i].sql);
      g_assert_true (g_file_get_contents (fixture->path, &clean, &size, NULL));
      tamper (fixture, tamperings[i].sql);
      sentence = refuse (fixture->path, tamperings[i].code);
      g_test_message ("  %s", sentence);
      if (tamperings[i].says != NULL)
        g_assert_nonnull (strstr (sentence, tamperings[i].says));
      g_assert_true (g_file_set_contents (fixture->path, clean, (gssize) size, NULL));
    }
  accept (fixture->path);
}

/* The history's own triggers can be dropped and put back, but not its seals. */
static void
test_history_rewritten (Fixture *fixture,
                        gconstpointer data)
{
  static const char put_back[] =
    "CREATE TRIGGER cordon_action_update BEFORE UPDATE ON cordon_action "
    "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END";
  static const char *const rewritings[] = {
    "UPDATE cordon_action SET actor = 'somebody else' WHERE seq = 2",
    "UPDATE cordon_action SET label = 'something else' WHERE seq = 3",
    "UPDATE cordon_action SET at_min = at_min + 1 WHERE seq = 1",
    "UPDATE cordon_action SET changeset = x'5401016162' WHERE seq = 3",
    "UPDATE cordon_action SET undoes = 2, kind = 'undo' WHERE seq = 3",
    "UPDATE cordon_action SET chain = zeroblob (32) WHERE seq = 3",
    "UPDATE cordon_action SET seq = 4 WHERE seq = 3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rewritings); i++)
    {
      g_autofree char *sql =
        g_strjoin (";", "DROP TRIGGER cordon_action_update", rewritings[i], put_back, NULL);
      g_autofree char *clean = NULL;
      g_autofree char *sentence = NULL;
      gsize size;

      g_test_message ("%s", rewritings[i]);
      g_assert_true (g_file_get_contents (fixture->path, &clean, &size, NULL));
      tamper (fixture, sql);
      sentence = refuse (fixture->path, CORDON_STORE_ERROR_FOREIGN);
      g_assert_nonnull (strstr (sentence, "history"));
      g_assert_true (g_file_set_contents (fixture->path, clean, (gssize) size, NULL));
    }
}

/* What other programs may do: it must be taken as it is. */
static void
test_harmless (Fixture *fixture,
               gconstpointer data)
{
  static const char *const harmless[] = {
    "VACUUM",
    "ANALYZE",
    "UPDATE post SET name = 'renamed in another program'",
    "UPDATE gpkg_contents SET last_change = '2027-01-01T00:00:00.000Z'",
    "UPDATE phase SET starts = '2027-05-23T05:30:00Z', ends = '2027-05-23T06:30:00.000Z'",
    "DELETE FROM section",
    "PRAGMA journal_mode = WAL",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_test_message ("%s", harmless[i]);
      tamper (fixture, harmless[i]);
      accept (fixture->path);
    }
}

static void
test_digest_survives_vacuum (Fixture *fixture,
                             gconstpointer data)
{
  g_autoptr (CordonPlan) before = NULL;
  g_autoptr (CordonPlan) after = NULL;
  CordonDatabase *database = cordon_plan_file_examine (fixture->path, &before, NULL);
  g_autofree char *first = cordon_plan_digest (before);
  g_autofree char *second = NULL;

  cordon_database_free (database);
  tamper (fixture, "PRAGMA page_size = 1024; VACUUM");
  database = cordon_plan_file_examine (fixture->path, &after, NULL);
  second = cordon_plan_digest (after);
  cordon_database_free (database);
  g_assert_cmpstr (first, ==, second);
}

/* Not one byte may be wrong unnoticed where a page holds the file together, and nothing may crash. */
static void
test_damaged (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *clean = NULL;
  gsize size;
  GRand *random = g_rand_new_with_seed (5);
  guint n_refused = 0;

  g_assert_true (g_file_get_contents (fixture->path, &clean, &size, NULL));
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *bytes = g_memdup2 (clean, size);
      gsize length = i % 3 == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) size) : size;
      g_autoptr (CordonPlan) plan = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonDatabase) database = NULL;

      if (i % 3 == 1)
        for (guint k = 0; k < 20; k++)
          bytes[g_rand_int_range (random, 0, (gint32) size)] ^= 1 << g_rand_int_range (random, 0, 8);
      if (i % 3 == 2)
        memset (bytes + 4096 * g_rand_int_range (random, 0, (gint32) (size / 4096)), i, 4096);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
      database = cordon_plan_file_examine (fixture->path, &plan, &error);
      g_assert_true ((database != NULL) == (error == NULL));
      if (i % 3 == 0)
        g_assert_nonnull (error);
      n_refused += error != NULL;
    }
  g_test_message ("%u of 60 refused", n_refused);
  g_assert_cmpuint (n_refused, >, 40);
  g_rand_free (random);
}

static void
test_not_plans (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.gpkg", NULL);
  g_autofree char *text = NULL;
  g_autofree char *folder = refuse (fixture->folder, CORDON_STORE_ERROR_FOREIGN);
  g_autofree char *none = refuse (missing, CORDON_STORE_ERROR_IO);
  g_autofree char *empty = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "PK\003\004 something else altogether", -1, NULL));
  text = refuse (fixture->path, CORDON_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  empty = refuse (fixture->path, CORDON_STORE_ERROR_DAMAGED);
}

/* The same pages under the mark of a GeoPackage get farther in. */
static void
refuse_marked (const char *file)
{
  static const char mark[] = { 'G', 'P', 'K', 'G' };
  g_autofree char *folder = g_dir_make_tmp ("cordon-marked-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "marked.gpkg", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *sentence = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (file, &bytes, &size, NULL));
  if (size >= 100)
    memcpy (bytes + 68, mark, sizeof mark);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  sentence = refuse (path, -1);
  g_test_message ("  marked: %s", sentence);
  g_unlink (path);
  g_rmdir (folder);
}

static void
refuse_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("CORDON_SHARED"), "data", folder, NULL);
  GDir *entries = g_dir_open (path, 0, NULL);
  const char *name;

  if (entries == NULL)
    {
      g_test_skip ("the shared folder with hostile files is not there");
      return;
    }
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *sentence = refuse (file, -1);

      g_test_message ("%s: %s", name, sentence);
      refuse_marked (file);
    }
  g_dir_close (entries);
}

static void
test_hostile_files (void)
{
  refuse_folder ("hostile/sqlite");
}

static void
test_foreign_files (void)
{
  refuse_folder ("formats/gpkg");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/store/plan-file/clean", test_clean);
  ADD ("/store/plan-file/tampered", test_tampered);
  ADD ("/store/plan-file/history-rewritten", test_history_rewritten);
  ADD ("/store/plan-file/harmless", test_harmless);
  ADD ("/store/plan-file/digest-survives-vacuum", test_digest_survives_vacuum);
  ADD ("/store/plan-file/damaged", test_damaged);
  ADD ("/store/plan-file/not-plans", test_not_plans);
  g_test_add_func ("/store/plan-file/hostile-files", test_hostile_files);
  g_test_add_func ("/store/plan-file/foreign-files", test_foreign_files);
  return g_test_run ();
}
