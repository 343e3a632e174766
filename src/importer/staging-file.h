/* staging-file.h: the plain GeoPackage in which an import hands on what it read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"

G_BEGIN_DECLS

/**
 * CordonStagingFile:
 *
 * A GeoPackage in the making. Besides the layers it holds two tables without
 * geometry: import_summary (key, value) says what was read, import_note
 * (severity, text) what could not be, or not wholly.
 */
typedef struct _CordonStagingFile CordonStagingFile;

/* What a column holds. */
typedef enum
{
  CORDON_STAGING_TEXT,
  CORDON_STAGING_NUMBER, /* whole */
  CORDON_STAGING_REAL,
} CordonStagingType;

CordonStagingFile *cordon_staging_file_new (const char *path,
                                            GError **error);
void cordon_staging_file_free (CordonStagingFile *staging);
gpointer cordon_staging_file_add_layer (CordonStagingFile *staging,
                                        const char *name,
                                        const char *title,
                                        GError **error);
gboolean cordon_staging_file_add_field (gpointer layer,
                                        const char *name,
                                        CordonStagingType type,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordon_staging_file_add_feature (gpointer layer,
                                          gpointer feature,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cordon_staging_file_summarise (CordonStagingFile *staging,
                                    const char *key,
                                    const char *value);
void cordon_staging_file_summarise_number (CordonStagingFile *staging,
                                           const char *key,
                                           gint64 value);
void cordon_staging_file_note (CordonStagingFile *staging,
                               const char *severity,
                               const char *text);
char *cordon_staging_file_finish (CordonStagingFile *staging,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonStagingFile, cordon_staging_file_free)

G_END_DECLS
