/* foreign.h: vector files of other programs, through GDAL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/control-points.h"
#include "importer/recognise.h"
#include "importer/staging-file.h"

G_BEGIN_DECLS

/**
 * CordonForeignSource:
 * @path: a file
 * @kind: its kind
 * @epsg: the coordinate system it is in, by EPSG code; 0: it says so itself
 * @placement: (nullable): how the drawing lies on the Earth, instead of @epsg
 *
 * What is to be imported.
 */
typedef struct
{
  const char *path;
  CordonFileKind kind;
  int epsg;
  const CordonPlacement *placement;
} CordonForeignSource;

gboolean cordon_foreign_stage (const CordonForeignSource *source,
                               CordonStagingFile *staging,
                               CordonImportProgress progress,
                               gpointer progress_data,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
