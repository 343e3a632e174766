/* Tests of the whole document: equal bytes, every page marked, nothing for other readers, hostile texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check/finding.h"
#include "check/run.h"
#include "report/report.h"
#include "world.h"

static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static GBytes *
compose (const CordonPlan *plan,
         const CordonBaseMap *map,
         CordonTlp edition)
{
  CordonReportInput input = { plan, map, NULL, digest, WORLD_NOW_MIN, NULL, edition };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = cordon_report_compose_pdf (&input, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static GBytes *
compose_world (guint n_zones,
               int tlp,
               CordonTlp edition)
{
  WorldOptions options = { n_zones, tlp };
  g_autoptr (CordonPlan) plan = world_make_plan (&options);
  g_autoptr (CordonBaseMap) map = world_make_base_map (20);

  return compose (plan, map, edition);
}

/* What a program says about a document; NULL when it is not installed. */
static char *
ask (GBytes *bytes,
     const char *program,
     ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *found = g_find_program_in_path (program);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  const char *argument;
  int status;
  va_list list;
  int fd;

  if (found == NULL)
    return NULL;
  fd = g_file_open_tmp ("cordon-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  close (fd);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_ptr_array_add (arguments, found);
  va_start (list, program);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) (strcmp (argument, "FILE") == 0 ? path : argument));
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_unlink (path);
  return output;
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;
  return n;
}

static guint
count_pages (const char *text)
{
  return count (text, "\f");
}

static void
test_equal_bytes (void)
{
  g_autoptr (GBytes) first = compose_world (4, CORDON_TLP_AMBER, 0);
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autoptr (GBytes) second = NULL;

  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  setlocale (LC_ALL, "de_DE.UTF-8");
  second = compose_world (4, CORDON_TLP_AMBER, 0);
  setlocale (LC_ALL, "C.UTF-8");
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_every_page_is_marked (void)
{
  g_autoptr (GBytes) bytes = compose_world (4, CORDON_TLP_AMBER_STRICT, 0);
  g_autofree char *text = ask (bytes, "pdftotext", "-layout", "FILE", "-", NULL);
  g_auto (GStrv) pages = NULL;
  guint n_pages;

  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed: the words on the pages are not read");
      return;
    }
  pages = g_strsplit (text, "\f", -1);
  n_pages = count_pages (text);
  g_assert_cmpuint (n_pages, >=, 12);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_test_message ("page %u", i + 1);
      g_assert_cmpuint (count (pages[i], "TLP:AMBER+STRICT"), >=, 2);
      g_assert_nonnull (strstr (pages[i], number));
      g_assert_nonnull (strstr (pages[i], "0123 4567 89ab cdef"));
      g_assert_nonnull (strstr (pages[i], "DEMONSTRATION"));
      g_assert_nonnull (strstr (pages[i], "Harbour Race Day"));
      g_assert_nonnull (strstr (pages[i], "version 0.3 draft"));
    }
  g_assert_nonnull (strstr (text, "competent person signs"));
  g_assert_nonnull (strstr (text, "© OpenStreetMap contributors"));
  g_assert_nonnull (strstr (text, "Z3 Stand number 3"));
}

static void
test_structure (void)
{
  g_autoptr (GBytes) bytes = compose_world (4, CORDON_TLP_AMBER, 0);
  g_autofree char *info = ask (bytes, "pdfinfo", "FILE", NULL);
  g_autofree char *outline = ask (bytes, "mutool", "show", "FILE", "outline", NULL);
  g_autofree char *root = ask (bytes, "mutool", "show", "FILE", "trailer/Root", NULL);
  g_autofree char *fonts = ask (bytes, "pdffonts", "FILE", NULL);

  if (info == NULL || outline == NULL || root == NULL || fonts == NULL)
    {
      g_test_skip ("pdfinfo, pdffonts (poppler-utils) or mutool (mupdf-tools) is not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Title:           Harbour Race Day"));
  g_assert_nonnull (strstr (info, "Author:          Town Police"));
  g_assert_nonnull (strstr (outline, "Zones"));
  g_assert_nonnull (strstr (outline, "Z4 Stand number 4"));
  g_assert_nonnull (strstr (root, "/Lang"));
  g_assert_nonnull (strstr (root, "/DisplayDocTitle true"));
  g_assert_nonnull (strstr (root, "/PageLabels"));
  g_assert_nonnull (strstr (fonts, "DejaVu"));
  g_assert_null (strstr (fonts, " no  "));
}

/* Readers of a lower label see neither the records nor the fields above it, but are told that some are left out. */
static void
test_editions (void)
{
  g_autoptr (GBytes) red = compose_world (2, CORDON_TLP_RED, 0);
  g_autoptr (GBytes) green = compose_world (2, CORDON_TLP_RED, CORDON_TLP_GREEN);
  g_autofree char *all = ask (red, "pdftotext", "-layout", "FILE", "-", NULL);
  g_autofree char *some = ask (green, "pdftotext", "-layout", "FILE", "-", NULL);

  if (all == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed: the words on the pages are not read");
      return;
    }
  g_assert_nonnull (strstr (all, "Nobody else reads this"));
  g_assert_nonnull (strstr (all, "380.1"));
  g_assert_nonnull (strstr (all, "+000 1"));
  g_assert_null (strstr (some, "Nobody else reads this"));
  g_assert_null (strstr (some, "380.1"));
  g_assert_null (strstr (some, "+000 1"));
  g_assert_null (strstr (some, "Sector commander"));
  g_assert_null (strstr (some, "TLP:RED:"));
  g_assert_nonnull (strstr (some, "leaves out"));
  g_assert_nonnull (strstr (some, "TLP:GREEN"));
}

static void
test_empty_plan (void)
{
  g_autoptr (CordonPlan) plan = cordon_plan_new ();
  g_autoptr (GBytes) bytes = compose (plan, NULL, 0);
  g_autofree char *text = ask (bytes, "pdftotext", "-layout", "FILE", "-", NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed: the words on the pages are not read");
      return;
    }
  g_assert_cmpuint (count_pages (text), <=, 2);
  g_assert_nonnull (strstr (text, "Untitled plan"));
  g_assert_null (strstr (text, "Zones"));
  g_assert_nonnull (strstr (text, "checks were not run"));
}

/* Whatever people type, there is a document: endless words, right to left, no text at all. */
static void
test_hostile_texts (void)
{
  g_autofree char *endless = g_strnfill (9000, 'W');
  g_autofree char *lines = g_strnfill (4000, '\n');
  g_autofree char *paragraphs = NULL;
  const struct
  {
    const char *name;
    const char *prose;
  } rows[] = {
    { endless, endless },
    { "שער צפון בوابة الشمال", "טקסט ארוך. نص طويل. Mixed text." },
    { "a", lines },
    { "\xe2\x80\xae tricky \xe2\x80\x8b\xef\xbb\xbf", "\xf0\x9f\x9a\xa8 \xe8\xad\xa6\xe5\xaf\x9f" },
    { "'dest=' <b>&amp;%n%s\\", "\\ ' \" < > & \t" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      WorldOptions options = { 2, CORDON_TLP_AMBER, rows[i].name, rows[i].prose };
      g_autoptr (CordonPlan) plan = world_make_plan (&options);
      g_autoptr (GBytes) bytes = NULL;

      g_test_message ("row %u", i);
      bytes = compose (plan, NULL, 0);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
}

/* No letter of a text that is longer than a page is lost in a table. */
static void
test_long_row_is_whole (void)
{
  g_autoptr (GString) orders = g_string_new (NULL);
  WorldOptions options = { 1, CORDON_TLP_AMBER };
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (orders, "word%04u ", i);
  options.prose = orders->str;
  plan = world_make_plan (&options);
  bytes = compose (plan, NULL, 0);
  text = ask (bytes, "pdftotext", "-layout", "FILE", "-", NULL);
  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed: the words on the pages are not read");
      return;
    }
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%04u", i);

      if (count (text, word) < 6)
        g_error ("%s is on the pages only %u times", word, count (text, word));
    }
}

static void
test_cancel (void)
{
  WorldOptions options = { 2, CORDON_TLP_AMBER };
  g_autoptr (CordonPlan) plan = world_make_plan (&options);
  CordonReportInput input = { plan, NULL, NULL, digest, WORLD_NOW_MIN };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cordon_report_compose_pdf (&input, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* When the file cannot be written the one that was there stays, and nothing else is left behind. */
static void
test_full_disk (void)
{
  WorldOptions options = { 1, CORDON_TLP_AMBER };
  g_autoptr (CordonPlan) plan = world_make_plan (&options);
  CordonReportInput input = { plan, NULL, NULL, digest, WORLD_NOW_MIN };
  g_autofree char *folder = g_dir_make_tmp ("cordon-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  struct rlimit before, small;

  g_file_set_contents (path, "old", 3, &error);
  g_assert_no_error (error);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 2000;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (cordon_report_write_pdf (path, &input, NULL, NULL, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_error (error, CORDON_REPORT_ERROR, CORDON_REPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "plan.pdf"));
  g_clear_error (&error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "old");
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "plan.pdf");
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (cordon_report_write_pdf (path, &input, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_folder (void)
{
  WorldOptions options = { 0, CORDON_TLP_AMBER };
  g_autoptr (CordonPlan) plan = world_make_plan (&options);
  CordonReportInput input = { plan, NULL, NULL, digest, WORLD_NOW_MIN };
  g_autoptr (GError) error = NULL;

  g_assert_false (cordon_report_write_pdf ("/no/such/folder/plan.pdf", &input, NULL, NULL, NULL, &error));
  g_assert_error (error, CORDON_REPORT_ERROR, CORDON_REPORT_ERROR_WRITE);
}

static void
count_progress (guint page,
                guint n_pages,
                gpointer data)
{
  guint *n = data;

  g_assert_cmpuint (page, ==, *n + 1);
  g_assert_cmpuint (page, <=, n_pages);
  *n = page;
}

static void
test_progress (void)
{
  WorldOptions options = { 1, CORDON_TLP_AMBER };
  g_autoptr (CordonPlan) plan = world_make_plan (&options);
  CordonReportInput input = { plan, NULL, NULL, digest, WORLD_NOW_MIN };
  g_autoptr (GBytes) bytes = NULL;
  guint n = 0;

  bytes = cordon_report_compose_pdf (&input, count_progress, &n, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (n, >, 5);
}

/* A finding is printed with its working, its threshold with where that comes from. */
static void
test_findings (void)
{
  WorldOptions options = { 2, CORDON_TLP_AMBER };
  g_autoptr (CordonPlan) plan = world_make_plan (&options);
  CordonCheckOptions check_options = { WORLD_NOW_MIN, CORDON_MINUTE_NONE, NULL };
  g_autoptr (CordonCheckRun) run = cordon_check_run_new (plan, NULL, &check_options);
  g_autoptr (GPtrArray) findings = NULL;
  CordonReportInput input = { plan, NULL, NULL, digest, WORLD_NOW_MIN };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_assert_true (cordon_check_run_execute (run, NULL, NULL, NULL, NULL));
  findings = cordon_check_run_findings (run);
  g_assert_cmpuint (findings->len, >, 0);
  input.findings = findings;
  bytes = cordon_report_compose_pdf (&input, NULL, NULL, NULL, NULL);
  g_assert_nonnull (bytes);
  text = ask (bytes, "pdftotext", "-layout", "FILE", "-", NULL);
  if (text == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed: the words on the pages are not read");
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const CordonFinding *finding = findings->pdata[i];
      g_autofree char *head = g_strdup_printf ("%s · %s", finding->check, cordon_severity_label (finding->severity));

      g_assert_nonnull (strstr (text, head));
    }
  g_assert_nonnull (strstr (text, "Why it matters"));
  g_assert_nonnull (strstr (text, "Thresholds and their sources"));
  g_assert_nonnull (strstr (text, "Cordon default"));
  g_assert_nonnull (strstr (text, "Fire Safety Journal"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report/equal-bytes", test_equal_bytes);
  g_test_add_func ("/report/every-page-is-marked", test_every_page_is_marked);
  g_test_add_func ("/report/structure", test_structure);
  g_test_add_func ("/report/editions", test_editions);
  g_test_add_func ("/report/findings", test_findings);
  g_test_add_func ("/report/empty-plan", test_empty_plan);
  g_test_add_func ("/report/hostile-texts", test_hostile_texts);
  g_test_add_func ("/report/long-row-is-whole", test_long_row_is_whole);
  g_test_add_func ("/report/cancel", test_cancel);
  g_test_add_func ("/report/full-disk", test_full_disk);
  g_test_add_func ("/report/no-folder", test_no_folder);
  g_test_add_func ("/report/progress", test_progress);
  return g_test_run ();
}
