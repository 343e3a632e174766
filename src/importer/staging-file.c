/* staging-file.c: writing the staging GeoPackage through GDAL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is written for one reader that reads all of it once, and is thrown
 * away afterwards: no spatial index, no waiting for the disk, one transaction.
 * It only gets its name when it is whole.
 */
#include "config.h"

#include "importer/staging-file.h"

#include <cpl_error.h>
#include <errno.h>
#include <gdal.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "base/json-writer.h"

/* More notes than this help nobody; how many there were is told all the same. */
#define NOTES_MAX 1000

struct _CordonStagingFile
{
  char *path;
  char *part_path; /* the name while it is being written */
  GDALDatasetH dataset;
  OGRSpatialReferenceH wgs84;
  GPtrArray *layers; /* of LayerEntry */
  GPtrArray *keys;
  GPtrArray *values; /* of the summary, in parallel */
  GPtrArray *severities;
  GPtrArray *notes; /* in parallel */
  guint n_notes;    /* those not kept included */
};

typedef struct
{
  char *name;
  char *title;
  OGRLayerH layer;
} LayerEntry;

static void
layer_entry_free (gpointer data)
{
  LayerEntry *entry = data;

  g_free (entry->name);
  g_free (entry->title);
  g_free (entry);
}

static gboolean
fail (GError **error)
{
  g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_OUTPUT,
               _ ("The imported data cannot be written: %s"), CPLGetLastErrorMsg ());
  return FALSE;
}

/**
 * cordon_staging_file_new:
 * @path: where the file is to be; what is there is replaced in the end
 * @error: set to %CORDON_IMPORT_ERROR_OUTPUT when it cannot be made
 *
 * Begins a staging file beside @path; GDAL insists on an ending of its own.
 *
 * Returns: (transfer full): the staging file, or %NULL
 */
CordonStagingFile *
cordon_staging_file_new (const char *path,
                         GError **error)
{
  g_autoptr (CordonStagingFile) staging = g_new0 (CordonStagingFile, 1);
  GDALDriverH driver = GDALGetDriverByName ("GPKG");

  staging->path = g_strdup (path);
  staging->part_path = g_strconcat (path, ".part.gpkg", NULL);
  staging->layers = g_ptr_array_new_with_free_func (layer_entry_free);
  staging->keys = g_ptr_array_new_with_free_func (g_free);
  staging->values = g_ptr_array_new_with_free_func (g_free);
  staging->severities = g_ptr_array_new_with_free_func (g_free);
  staging->notes = g_ptr_array_new_with_free_func (g_free);
  staging->wgs84 = OSRNewSpatialReference (NULL);
  OSRImportFromEPSG (staging->wgs84, 4326);
  OSRSetAxisMappingStrategy (staging->wgs84, OAMS_TRADITIONAL_GIS_ORDER);

  CPLErrorReset ();
  g_unlink (staging->part_path);
  staging->dataset = driver != NULL ? GDALCreate (driver, staging->part_path, 0, 0, 0, GDT_Unknown,
                                                  NULL)
                                    : NULL;
  if (staging->dataset == NULL ||
      GDALDatasetStartTransaction (staging->dataset, FALSE) != OGRERR_NONE)
    {
      fail (error);
      return NULL;
    }
  return g_steal_pointer (&staging);
}

/**
 * cordon_staging_file_free:
 * @staging: (transfer full): a staging file
 *
 * Frees the staging file; unless it was finished, it is removed.
 */
void
cordon_staging_file_free (CordonStagingFile *staging)
{
  if (staging->dataset != NULL)
    {
      GDALClose (staging->dataset);
      g_unlink (staging->part_path);
    }
  OSRRelease (staging->wgs84);
  g_ptr_array_unref (staging->layers);
  g_ptr_array_unref (staging->keys);
  g_ptr_array_unref (staging->values);
  g_ptr_array_unref (staging->severities);
  g_ptr_array_unref (staging->notes);
  g_free (staging->path);
  g_free (staging->part_path);
  g_free (staging);
}

static OGRLayerH
create_layer (CordonStagingFile *staging,
              const char *name,
              const char *title,
              gboolean has_geometry)
{
  g_autofree char *identifier = g_strconcat ("IDENTIFIER=", title, NULL);
  char *options[] = { "FID=cordon_fid", "GEOMETRY_NAME=cordon_geom", "SPATIAL_INDEX=NO",
                      identifier, NULL };
  char *table_options[] = { "FID=cordon_fid", "ASPATIAL_VARIANT=GPKG_ATTRIBUTES", identifier,
                            NULL };

  CPLErrorReset ();
  return has_geometry ? GDALDatasetCreateLayer (staging->dataset, name, staging->wgs84, wkbUnknown,
                                                options)
                      : GDALDatasetCreateLayer (staging->dataset, name, NULL, wkbNone,
                                                table_options);
}

/**
 * cordon_staging_file_add_layer:
 * @staging: a staging file
 * @name: the table's name, in use nowhere else in the file
 * @title: the layer's name for people
 * @error: set to %CORDON_IMPORT_ERROR_OUTPUT on failure
 *
 * Adds a layer of geometries in WGS 84. The identity is in the column
 * cordon_fid, the geometry in cordon_geom, so that no attribute of a foreign
 * file collides with them.
 *
 * Returns: (transfer none): the layer, an OGRLayerH, or %NULL
 */
gpointer
cordon_staging_file_add_layer (CordonStagingFile *staging,
                               const char *name,
                               const char *title,
                               GError **error)
{
  OGRLayerH layer = create_layer (staging, name, title, TRUE);
  LayerEntry *entry;

  if (layer == NULL)
    {
      fail (error);
      return NULL;
    }
  entry = g_new (LayerEntry, 1);
  *entry = (LayerEntry){ g_strdup (name), g_strdup (title), layer };
  g_ptr_array_add (staging->layers, entry);
  return layer;
}

/**
 * cordon_staging_file_add_field:
 * @layer: a layer of a staging file
 * @name: the column's name
 * @type: its type
 * @error: set to %CORDON_IMPORT_ERROR_OUTPUT on failure
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_staging_file_add_field (gpointer layer,
                               const char *name,
                               CordonStagingType type,
                               GError **error)
{
  static const OGRFieldType types[] = {
    [CORDON_STAGING_TEXT] = OFTString,
    [CORDON_STAGING_NUMBER] = OFTInteger64,
    [CORDON_STAGING_REAL] = OFTReal,
  };
  OGRFieldDefnH field = OGR_Fld_Create (name, types[type]);
  gboolean is_added;

  CPLErrorReset ();
  is_added = OGR_L_CreateField (layer, field, FALSE) == OGRERR_NONE;
  OGR_Fld_Destroy (field);
  return is_added || fail (error);
}

/**
 * cordon_staging_file_add_feature:
 * @layer: a layer of a staging file
 * @feature: an OGRFeatureH made for it
 * @error: set to %CORDON_IMPORT_ERROR_OUTPUT on failure
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_staging_file_add_feature (gpointer layer,
                                 gpointer feature,
                                 GError **error)
{
  return OGR_L_CreateFeature (layer, feature) == OGRERR_NONE || fail (error);
}

/**
 * cordon_staging_file_summarise:
 * @staging: a staging file
 * @key: what is said
 * @value: of which it is said
 *
 * Adds a row to the summary.
 */
void
cordon_staging_file_summarise (CordonStagingFile *staging,
                               const char *key,
                               const char *value)
{
  g_ptr_array_add (staging->keys, g_strdup (key));
  g_ptr_array_add (staging->values, g_strdup (value));
}

/**
 * cordon_staging_file_summarise_number:
 * @staging: a staging file
 * @key: what is counted
 * @value: how many
 *
 * Adds a row to the summary.
 */
void
cordon_staging_file_summarise_number (CordonStagingFile *staging,
                                      const char *key,
                                      gint64 value)
{
  g_ptr_array_add (staging->keys, g_strdup (key));
  g_ptr_array_add (staging->values, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

/**
 * cordon_staging_file_note:
 * @staging: a staging file
 * @severity: "warning", or "incomplete" for what was left out
 * @text: a sentence
 *
 * Notes what was not taken over as it was. Of very many notes the first are kept.
 */
void
cordon_staging_file_note (CordonStagingFile *staging,
                          const char *severity,
                          const char *text)
{
  if (staging->n_notes++ >= NOTES_MAX)
    return;
  g_ptr_array_add (staging->severities, g_strdup (severity));
  g_ptr_array_add (staging->notes, g_strdup (text));
}

/* Writes two texts in parallel as a table of two columns. */
static gboolean
write_table (CordonStagingFile *staging,
             const char *name,
             const char *const columns[2],
             GPtrArray *first,
             GPtrArray *second,
             GError **error)
{
  OGRLayerH layer = create_layer (staging, name, name, FALSE);

  if (layer == NULL)
    return fail (error);
  for (guint i = 0; i < 2; i++)
    if (!cordon_staging_file_add_field (layer, columns[i], CORDON_STAGING_TEXT, error))
      return FALSE;
  for (guint i = 0; i < first->len; i++)
    {
      OGRFeatureH feature = OGR_F_Create (OGR_L_GetLayerDefn (layer));
      gboolean is_added;

      OGR_F_SetFieldString (feature, 0, g_ptr_array_index (first, i));
      OGR_F_SetFieldString (feature, 1, g_ptr_array_index (second, i));
      is_added = cordon_staging_file_add_feature (layer, feature, error);
      OGR_F_Destroy (feature);
      if (!is_added)
        return FALSE;
    }
  return TRUE;
}

static char *
format_json (CordonStagingFile *staging)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (FALSE);

  cordon_json_writer_begin_object (writer);
  for (guint i = 0; i < staging->keys->len; i++)
    cordon_json_writer_member_string (writer, g_ptr_array_index (staging->keys, i),
                                      g_ptr_array_index (staging->values, i));
  cordon_json_writer_member (writer, "layers");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < staging->layers->len; i++)
    {
      const LayerEntry *entry = g_ptr_array_index (staging->layers, i);

      cordon_json_writer_begin_object (writer);
      cordon_json_writer_member_string (writer, "name", entry->name);
      cordon_json_writer_member_string (writer, "title", entry->title);
      cordon_json_writer_member_integer (writer, "features",
                                         OGR_L_GetFeatureCount (entry->layer, TRUE));
      cordon_json_writer_end_object (writer);
    }
  cordon_json_writer_end_array (writer);
  cordon_json_writer_member (writer, "notes");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < staging->notes->len; i++)
    {
      cordon_json_writer_begin_object (writer);
      cordon_json_writer_member_string (writer, "severity",
                                        g_ptr_array_index (staging->severities, i));
      cordon_json_writer_member_string (writer, "text", g_ptr_array_index (staging->notes, i));
      cordon_json_writer_end_object (writer);
    }
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_object (writer);
  return cordon_json_writer_finish (writer);
}

/**
 * cordon_staging_file_finish:
 * @staging: a staging file
 * @error: set to %CORDON_IMPORT_ERROR_OUTPUT on failure
 *
 * Writes the summary and the notes, closes the file and gives it its name.
 *
 * Returns: (transfer full): what was written, as JSON on one line, or %NULL
 */
char *
cordon_staging_file_finish (CordonStagingFile *staging,
                            GError **error)
{
  static const char *const summary_columns[2] = { "key", "value" };
  static const char *const note_columns[2] = { "severity", "text" };
  g_autofree char *json = NULL;

  cordon_staging_file_summarise_number (staging, "notes_total", staging->n_notes);
  if (!write_table (staging, "import_summary", summary_columns, staging->keys, staging->values,
                    error) ||
      !write_table (staging, "import_note", note_columns, staging->severities, staging->notes,
                    error))
    return NULL;
  if (GDALDatasetCommitTransaction (staging->dataset) != OGRERR_NONE)
    {
      fail (error);
      return NULL;
    }
  json = format_json (staging);

  CPLErrorReset ();
  GDALClose (g_steal_pointer (&staging->dataset));
  if (CPLGetLastErrorType () >= CE_Failure)
    {
      fail (error);
      g_unlink (staging->part_path);
      return NULL;
    }
  if (g_rename (staging->part_path, staging->path) != 0)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_OUTPUT,
                   _ ("The imported data cannot be written: %s"), g_strerror (errno));
      g_unlink (staging->part_path);
      return NULL;
    }
  return g_steal_pointer (&json);
}
