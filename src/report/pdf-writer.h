/* pdf-writer.h: draws the pages of a document into a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/vocabulary.h"
#include "report/document.h"
#include "report/paginate.h"
#include "report/report.h"

G_BEGIN_DECLS

/**
 * CordonPageSetting:
 * @title: what the document is called
 * @version: (nullable): which version
 * @digest: (nullable): short digest of the plan's content
 * @mark: label of the readers it is for, on every page
 * @banner: (nullable): what every page warns of
 * @author: (nullable): whose document it is
 * @language: (nullable): for screen readers, for example "en"
 * @made_min: when it was made, in minutes of UTC
 */
typedef struct
{
  const char *title;
  const char *version;
  const char *digest;
  CordonTlp mark;
  const char *banner;
  const char *author;
  const char *language;
  gint64 made_min;
} CordonPageSetting;

/* A4, and where the text stands on it, in points. */
#define CORDON_PAGE_WIDTH  595.276
#define CORDON_PAGE_HEIGHT 841.89
#define CORDON_PAGE_LEFT   54.0
#define CORDON_PAGE_TOP    66.0
#define CORDON_PAGE_BOTTOM 60.0
#define CORDON_TEXT_WIDTH  (CORDON_PAGE_WIDTH - 2 * CORDON_PAGE_LEFT)
#define CORDON_TEXT_HEIGHT (CORDON_PAGE_HEIGHT - CORDON_PAGE_TOP - CORDON_PAGE_BOTTOM)

GBytes *cordon_pdf_write (const CordonDocument *document,
                          CordonTypesetter *typesetter,
                          const CordonPageSetting *setting,
                          CordonReportProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cordon_pdf_finish (GBytes *drawn,
                           const char *language,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
