/* kml.c: tests of exchange/kml.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/kml.h"

#include <glib/gstdio.h>
#include <string.h>

#include "random-plan.h"
#include "shared.h"

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (text = strstr (text, what); text != NULL; text = strstr (text + 1, what))
    n++;
  return n;
}

static void
test_parts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (CordonPlan) plan = random_plan_new (rand, 6);
  g_autofree char *text = cordon_kml_format (plan, NULL);
  g_autofree char *again = cordon_kml_format (plan, NULL);
  g_autofree char *zones = cordon_kml_format (plan, cordon_table_get (CORDON_TABLE_ZONE));

  g_assert_cmpstr (text, ==, again);
  g_assert_cmpuint (count (text, "<Folder>"), ==, 9);
  g_assert_cmpuint (count (text, "<Placemark "), ==, 9 * 6);
  g_assert_cmpuint (count (text, "<Polygon>"), ==, 2 * 6);
  g_assert_cmpuint (count (text, "<TimeSpan>"), >, 0);
  g_assert_cmpuint (count (text, "<ExtendedData>"), ==, 9 * 6);
  g_assert_cmpuint (count (zones, "<Folder>"), ==, 1);
  g_assert_cmpuint (count (zones, "<Placemark "), ==, 6);
}

static void
test_empty (void)
{
  g_autoptr (CordonPlan) plan = cordon_plan_new ();
  g_autofree char *text = cordon_kml_format (plan, NULL);

  g_assert_nonnull (strstr (text, "</kml>"));
  g_assert_null (strstr (text, "<Folder>"));
}

static void
test_errors (void)
{
  g_autoptr (CordonPlan) plan = cordon_plan_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cordon_kml_save (plan, cordon_table_get (CORDON_TABLE_SHIFT), "x.kml", &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_TABLE);
  g_clear_error (&error);
  g_assert_false (cordon_kml_save (plan, NULL, "/nowhere/x.kml", &error));
  g_assert_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE);
}

/* Third-party validators, where the shared material has them. */
static void
test_valid (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *script = shared_path ("data", "check.sh");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (!has_shared ())
    return;
  folder = g_dir_make_tmp ("cordon-XXXXXX", NULL);
  path = g_build_filename (folder, "plan.kml", NULL);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (CordonPlan) plan = random_plan_new (rand, 1 + 4 * round);
      const char *arguments[] = { "bash", script, "kml", path, NULL };
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;
      int status;

      g_assert_true (cordon_kml_save (plan, NULL, path, &error));
      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                    NULL, &said, &status, &error);
      g_assert_no_error (error);
      g_test_message ("%s", said);
      g_assert_cmpint (status, ==, 0);
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/kml/parts", test_parts);
  g_test_add_func ("/exchange/kml/empty", test_empty);
  g_test_add_func ("/exchange/kml/errors", test_errors);
  g_test_add_func ("/exchange/kml/valid", test_valid);
  return g_test_run ();
}
