/* error.h: what can go wrong when a document is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonReportError:
 * @CORDON_REPORT_ERROR_WRITE: the file could not be written: the disk is full, the folder read-only
 * @CORDON_REPORT_ERROR_COMPOSE: the pages could not be drawn
 */
typedef enum
{
  CORDON_REPORT_ERROR_WRITE,
  CORDON_REPORT_ERROR_COMPOSE,
} CordonReportError;

#define CORDON_REPORT_ERROR (cordon_report_error_quark ())
GQuark cordon_report_error_quark (void);

G_END_DECLS
