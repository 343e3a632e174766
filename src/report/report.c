/* report.c: writes the plan document.
 *
 * The chapters fill a neutral tree, the tree is laid out on pages, the pages
 * are drawn into memory, and only a complete document replaces the file: it is
 * written beside it under another name, flushed to the disk and renamed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "report/report.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "report/chapters/chapters.h"
#include "report/pdf-writer.h"
#include "report/typesetter.h"

static const struct
{
  void (*write) (CordonDraft *draft);
} chapters[] = {
  { cordon_chapter_cover },
  { cordon_chapter_event },
  { cordon_chapter_organisations },
  { cordon_chapter_overview },
  { cordon_chapter_zones },
  { cordon_chapter_lines },
  { cordon_chapter_posts },
  { cordon_chapter_staffing },
  { cordon_chapter_communications },
  { cordon_chapter_contracts },
  { cordon_chapter_narrative },
  { cordon_chapter_findings },
  { cordon_chapter_thresholds },
};

/* The first sixteen digits, in fours: enough to tell two printed plans apart. */
static char *
shorten_digest (const char *digest)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; digest != NULL && digest[i] != '\0' && i < 16; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, digest[i]);
    }
  return g_string_free (text, FALSE);
}

static const char *
language_of (const CordonReportInput *input)
{
  const CordonPlanInfo *info = cordon_plan_info (input->plan);

  if (input->language != NULL && input->language[0] != '\0')
    return input->language;
  if (info != NULL && info->language != NULL && info->language[0] != '\0')
    return info->language;
  return "en";
}

static GBytes *
write_draft (CordonDraft *draft,
             CordonTypesetter *typesetter,
             CordonReportProgress progress,
             gpointer progress_data,
             GCancellable *cancellable,
             GError **error)
{
  const CordonPlanInfo *info = draft->info;
  g_autofree char *digest = shorten_digest (draft->input->digest);
  g_autofree char *author =
    info != NULL ? cordon_draft_name (draft, CORDON_TABLE_ORGANISATION, info->authority) : NULL;
  CordonPageSetting setting = { _ ("Untitled plan") };

  if (info != NULL && info->name != NULL && info->name[0] != '\0')
    setting.title = info->name;
  setting.version = info != NULL ? info->version : NULL;
  setting.digest = digest[0] != '\0' ? digest : NULL;
  setting.mark = draft->ceiling;
  setting.banner = info != NULL && info->demonstration == 1 ? _ ("DEMONSTRATION – not a real security plan") : NULL;
  setting.author = author;
  setting.language = language_of (draft->input);
  setting.made_min = draft->input->now_min;
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      chapters[i].write (draft);
    }
  return cordon_pdf_write (draft->document, typesetter, &setting, progress, progress_data, cancellable, error);
}

/**
 * cordon_report_compose_pdf:
 * @input: what the document is made from
 * @progress: (nullable): told after every page
 * @progress_data: for @progress
 * @cancellable: (nullable): stops between two pages
 * @error: %CORDON_REPORT_ERROR_COMPOSE, or %G_IO_ERROR_CANCELLED
 *
 * Makes the plan document. Equal input gives equal bytes, whatever the time
 * zone and the locale of the machine.
 *
 * Returns: (transfer full) (nullable): a PDF
 */
GBytes *
cordon_report_compose_pdf (const CordonReportInput *input,
                           CordonReportProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (CordonTypesetter) typesetter = NULL;
  CordonDraft draft;
  GBytes *bytes;

  g_return_val_if_fail (input != NULL && input->plan != NULL, NULL);

  typesetter = cordon_typesetter_new (language_of (input));
  cordon_draft_init (&draft, input, cordon_typesetter_fonts (typesetter));
  bytes = write_draft (&draft, typesetter, progress, progress_data, cancellable, error);
  cordon_draft_clear (&draft);
  return bytes;
}

static gboolean
fail_to_write (const char *path,
               int number,
               GError **error)
{
  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, CORDON_REPORT_ERROR, CORDON_REPORT_ERROR_WRITE,
                 _ ("The document could not be written to “%s”: the disk is full. Make room or choose another place; "
                    "a document that was there before is unchanged."),
                 path);
  else
    g_set_error (error, CORDON_REPORT_ERROR, CORDON_REPORT_ERROR_WRITE,
                 _ ("The document could not be written to “%s”: %s. Choose a folder you may write to."), path,
                 g_strerror (number));
  return FALSE;
}

static gboolean
write_all (int fd,
           GBytes *bytes)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written = write (fd, data, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      left -= (gsize) written;
    }
  return fsync (fd) == 0;
}

static void
flush_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  /* The document is complete either way; this only makes its name outlive a power cut. */
  (void) fsync (fd);
  close (fd);
}

static gboolean
replace_file (const char *path,
              GBytes *bytes,
              GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.XXXXXX", path);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0666);
  int number;

  if (fd < 0)
    return fail_to_write (path, errno, error);
  number = write_all (fd, bytes) ? 0 : errno;
  if (close (fd) != 0 && number == 0)
    number = errno;
  if (number == 0 && g_rename (part, path) != 0)
    number = errno;
  if (number != 0)
    {
      g_unlink (part);
      return fail_to_write (path, number, error);
    }
  flush_folder (path);
  return TRUE;
}

/**
 * cordon_report_write_pdf:
 * @path: the file to write; one that is there is replaced when the new one is complete
 * @input: what the document is made from
 * @progress: (nullable): told after every page
 * @progress_data: for @progress
 * @cancellable: (nullable): stops between two pages
 * @error: %CORDON_REPORT_ERROR_WRITE, %CORDON_REPORT_ERROR_COMPOSE, or %G_IO_ERROR_CANCELLED
 *
 * Writes the plan document. On failure nothing is left behind, and a file that
 * was there is as it was.
 *
 * Returns: whether it was written
 */
gboolean
cordon_report_write_pdf (const char *path,
                         const CordonReportInput *input,
                         CordonReportProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  bytes = cordon_report_compose_pdf (input, progress, progress_data, cancellable, error);
  return bytes != NULL && replace_file (path, bytes, error);
}
