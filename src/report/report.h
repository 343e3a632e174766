/* report.h: writes the plan document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/map-feature.h"
#include "model/plan.h"
#include "report/error.h"

G_BEGIN_DECLS

/* Told after every page; in the thread that writes. */
typedef void (*CordonReportProgress) (guint page,
                                      guint n_pages,
                                      gpointer data);

/**
 * CordonReportInput:
 * @plan: the plan
 * @base_map: (nullable): the map under it
 * @findings: (nullable) (element-type CordonFinding): what the checks found, all of them; %NULL when
 *   they were not run, which the document then says
 * @digest: (nullable): digest of the plan's content, hexadecimal
 * @now_min: when the document is made, in minutes of UTC; a reproducible document takes it from the
 *   plan's last change
 * @language: (nullable): language of the document; the plan's without one
 * @edition: the strictest sharing label of its readers; %CORDON_TLP_UNSET for the plan's own. What is
 *   labelled more strictly is left out, and counted
 */
typedef struct
{
  const CordonPlan *plan;
  const CordonBaseMap *base_map;
  const GPtrArray *findings;
  const char *digest;
  gint64 now_min;
  const char *language;
  CordonTlp edition;
} CordonReportInput;

GBytes *cordon_report_compose_pdf (const CordonReportInput *input,
                                   CordonReportProgress progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_report_write_pdf (const char *path,
                                  const CordonReportInput *input,
                                  CordonReportProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
