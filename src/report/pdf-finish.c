/* pdf-finish.c: adds to a PDF what cairo cannot say.
 *
 * The language for screen readers, that a window shows the title and not the
 * file's name, and an identity computed from the content, so that equal
 * documents are equal files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>

#include "report/error.h"
#include "report/pdf-writer.h"

static GBytes *
fail (qpdf_data pdf,
      GError **error)
{
  qpdf_error trouble = qpdf_has_error (pdf) ? qpdf_get_error (pdf) : NULL;

  g_set_error (error, CORDON_REPORT_ERROR, CORDON_REPORT_ERROR_COMPOSE,
               _ ("The document was drawn but could not be completed (%s)."),
               trouble != NULL ? qpdf_get_error_full_text (pdf, trouble) : "qpdf");
  qpdf_cleanup (&pdf);
  return NULL;
}

static void
complete_catalogue (qpdf_data pdf,
                    const char *language)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, language));
  qpdf_oh_replace_key (pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", preferences);
}

/**
 * cordon_pdf_finish:
 * @drawn: a PDF
 * @language: (nullable): its language; English without one
 * @error: %CORDON_REPORT_ERROR_COMPOSE
 *
 * Returns: (transfer full) (nullable): the completed PDF
 */
GBytes *
cordon_pdf_finish (GBytes *drawn,
                   const char *language,
                   GError **error)
{
  qpdf_data pdf = qpdf_init ();
  gsize size;
  const void *data = g_bytes_get_data (drawn, &size);
  GBytes *finished;

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if (qpdf_read_memory (pdf, "document", data, size, NULL) & QPDF_ERRORS)
    return fail (pdf, error);
  complete_catalogue (pdf, language != NULL && language[0] != '\0' ? language : "en");
  if (qpdf_init_write_memory (pdf) & QPDF_ERRORS)
    return fail (pdf, error);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_set_stream_data_mode (pdf, qpdf_s_preserve);
  if (qpdf_write (pdf) & QPDF_ERRORS)
    return fail (pdf, error);
  finished = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
  qpdf_cleanup (&pdf);
  return finished;
}
