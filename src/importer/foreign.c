/* foreign.c: copying foreign layers as they are, but for what the plan cannot hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every source layer becomes a table import_1, import_2, ... of single, flat
 * geometries in WGS 84, all attributes as text. Three columns come first:
 * cordon_layer, the layer's own name; cordon_feature, the feature's number in
 * it; cordon_part, which part of a multiple geometry this is. What these rows
 * mean in a plan is decided later, by somebody who sees them.
 */
#include "config.h"

#include "importer/foreign.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "importer/foreign-open.h"

/* SQLite takes no more columns than this, ours included. */
#define FIELDS_MAX 1000

/* The columns before the attributes. */
enum
{
  FIELD_LAYER,
  FIELD_FEATURE,
  FIELD_PART,
  N_OWN_FIELDS,
};

/* Copying one layer. */
typedef struct
{
  const CordonForeignSource *source;
  CordonStagingFile *staging;
  OGRLayerH from;
  OGRLayerH to;
  const char *name;
  OGRCoordinateTransformationH transformation; /* NULL: none is needed */
  guint n_fields;
  guint n_read;
  guint n_empty;
  guint n_unfit;
  gint64 first_unfit; /* the feature it was part of */
  double share_start; /* of the progress */
  double share;
  CordonImportProgress progress;
  gpointer progress_data;
  gint64 feature; /* the one at hand */
  guint part;
  OGRFeatureH row;
} Copying;

static gboolean
fail_gdal (GError **error,
           const char *sentence)
{
  const char *message = CPLGetLastErrorMsg ();

  g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT, "%s%s%s", sentence,
               *message != '\0' ? ": " : "", message);
  return FALSE;
}

/* ---- geometry ------------------------------------------------------------ */

static gboolean
fail_place (const Copying *copying,
            double x,
            double y,
            GError **error)
{
  g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
               _ ("Feature %" G_GINT64_FORMAT " of layer “%s” has a corner at %g, %g, which is no "
                  "longitude and latitude; say which coordinate system the file is in"),
               copying->feature, copying->name, x, y);
  return FALSE;
}

/* Moves every corner of a simple geometry to where it is on the Earth, and looks at it there. */
static gboolean
locate_points (const Copying *copying,
               OGRGeometryH geometry,
               GError **error)
{
  int n_points = OGR_G_GetPointCount (geometry);

  for (int i = 0; i < n_points; i++)
    {
      double x = OGR_G_GetX (geometry, i);
      double y = OGR_G_GetY (geometry, i);

      if (copying->source->placement != NULL)
        {
          GeoLonLat place = cordon_placement_locate (copying->source->placement, x, y);

          x = place.lon_deg;
          y = place.lat_deg;
          OGR_G_SetPoint_2D (geometry, i, x, y);
        }
      if (!(fabs (x) <= 180) || !(fabs (y) <= 90))
        return fail_place (copying, x, y, error);
    }
  for (int i = 0; i < OGR_G_GetGeometryCount (geometry); i++)
    if (!locate_points (copying, OGR_G_GetGeometryRef (geometry, i), error))
      return FALSE;
  return TRUE;
}

/* Whether a flat, single geometry can be held: a line has two places, a ring three and closes. */
static gboolean
is_fit (OGRGeometryH geometry)
{
  OGRwkbGeometryType type = wkbFlatten (OGR_G_GetGeometryType (geometry));

  if (type == wkbPoint)
    return TRUE;
  if (type == wkbLineString)
    return OGR_G_GetPointCount (geometry) >= 2;
  if (type != wkbPolygon)
    return FALSE;
  OGR_G_CloseRings (geometry);
  for (int i = 0; i < OGR_G_GetGeometryCount (geometry); i++)
    if (OGR_G_GetPointCount (OGR_G_GetGeometryRef (geometry, i)) < 4)
      return FALSE;
  return TRUE;
}

static void
note_unfit (Copying *copying)
{
  if (copying->n_unfit++ == 0)
    copying->first_unfit = copying->feature;
}

/* Writes one part of the feature at hand; takes over @geometry. */
static gboolean
write_part (Copying *copying,
            OGRGeometryH geometry,
            GError **error)
{
  if (OGR_G_IsEmpty (geometry) || !is_fit (geometry))
    {
      note_unfit (copying);
      OGR_G_DestroyGeometry (geometry);
      return TRUE;
    }
  if (!locate_points (copying, geometry, error))
    {
      OGR_G_DestroyGeometry (geometry);
      return FALSE;
    }
  OGR_F_SetFieldInteger (copying->row, FIELD_PART, (int) copying->part++);
  OGR_F_SetFID (copying->row, OGRNullFID);
  OGR_F_SetGeometryDirectly (copying->row, geometry);
  return cordon_staging_file_add_feature (copying->to, copying->row, error);
}

/* Takes apart what has parts. */
static gboolean
write_parts (Copying *copying,
             OGRGeometryH geometry,
             GError **error)
{
  OGRwkbGeometryType type = wkbFlatten (OGR_G_GetGeometryType (geometry));

  if (type == wkbTriangle)
    return write_part (copying, OGR_G_ForceTo (OGR_G_Clone (geometry), wkbPolygon, NULL), error);
  if (type == wkbPoint || type == wkbLineString || type == wkbPolygon)
    return write_part (copying, OGR_G_Clone (geometry), error);
  if (OGR_G_GetGeometryCount (geometry) == 0)
    note_unfit (copying);
  for (int i = 0; i < OGR_G_GetGeometryCount (geometry); i++)
    if (!write_parts (copying, OGR_G_GetGeometryRef (geometry, i), error))
      return FALSE;
  return TRUE;
}

/* The feature's geometry, straightened, flat and in WGS 84. */
static gboolean
write_geometry (Copying *copying,
                OGRGeometryH original,
                GError **error)
{
  OGRGeometryH geometry = OGR_G_GetLinearGeometry (original, 0, NULL);
  gboolean is_written;

  if (geometry == NULL)
    geometry = OGR_G_Clone (original);
  OGR_G_FlattenTo2D (geometry);
  CPLErrorReset ();
  if (copying->transformation != NULL &&
      OGR_G_Transform (geometry, copying->transformation) != OGRERR_NONE)
    {
      OGR_G_DestroyGeometry (geometry);
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("Feature %" G_GINT64_FORMAT " of layer “%s” cannot be placed on the Earth; "
                      "the coordinate system is not the one of the file"),
                   copying->feature, copying->name);
      return FALSE;
    }
  is_written = write_parts (copying, geometry, error);
  OGR_G_DestroyGeometry (geometry);
  return is_written;
}

/* ---- attributes ---------------------------------------------------------- */

/* A name no column has yet: name, name_2, name_3, ... SQLite does not tell a from A. */
static char *
make_column_name (GHashTable *taken,
                  const char *wanted)
{
  g_autofree char *valid = g_utf8_make_valid (wanted, -1);
  char *name = g_strdup (*valid != '\0' ? valid : "attribute");

  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", valid, i);
    }
  return name;
}

static guint
hash_caseless (gconstpointer key)
{
  g_autofree char *folded = g_ascii_strdown (key, -1);

  return g_str_hash (folded);
}

static gboolean
equal_caseless (gconstpointer a,
                gconstpointer b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

static gboolean
add_fields (Copying *copying,
            GError **error)
{
  static const char *const own_names[N_OWN_FIELDS] = { "cordon_layer", "cordon_feature",
                                                       "cordon_part" };
  static const CordonStagingType own_types[N_OWN_FIELDS] = {
    CORDON_STAGING_TEXT, CORDON_STAGING_NUMBER, CORDON_STAGING_NUMBER
  };
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (copying->from);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (hash_caseless, equal_caseless, g_free,
                                                        NULL);

  g_hash_table_add (taken, g_strdup ("cordon_fid"));
  g_hash_table_add (taken, g_strdup ("cordon_geom"));
  for (guint i = 0; i < N_OWN_FIELDS; i++)
    {
      g_hash_table_add (taken, g_strdup (own_names[i]));
      if (!cordon_staging_file_add_field (copying->to, own_names[i], own_types[i], error))
        return FALSE;
    }

  copying->n_fields = (guint) OGR_FD_GetFieldCount (definition);
  if (copying->n_fields > FIELDS_MAX)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_LIMIT,
                   _ ("Layer “%s” has more than %u attributes"), copying->name, FIELDS_MAX);
      return FALSE;
    }
  for (guint i = 0; i < copying->n_fields; i++)
    {
      char *name = make_column_name (
        taken, OGR_Fld_GetNameRef (OGR_FD_GetFieldDefn (definition, (int) i)));

      g_hash_table_add (taken, name);
      if (!cordon_staging_file_add_field (copying->to, name, CORDON_STAGING_TEXT, error))
        return FALSE;
    }
  return TRUE;
}

static void
copy_attributes (Copying *copying,
                 OGRFeatureH feature)
{
  OGR_F_SetFieldString (copying->row, FIELD_LAYER, copying->name);
  OGR_F_SetFieldInteger64 (copying->row, FIELD_FEATURE, copying->feature);
  for (guint i = 0; i < copying->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (!OGR_F_IsFieldSetAndNotNull (feature, (int) i))
        continue;
      text = g_utf8_make_valid (OGR_F_GetFieldAsString (feature, (int) i), -1);
      OGR_F_SetFieldString (copying->row, (int) (N_OWN_FIELDS + i), text);
    }
}

static gboolean
copy_feature (Copying *copying,
              OGRFeatureH feature,
              GError **error)
{
  OGRGeometryH geometry = OGR_F_GetGeometryRef (feature);
  gboolean is_copied;

  copying->n_read++;
  copying->feature = OGR_F_GetFID (feature);
  copying->part = 0;
  if (geometry == NULL || OGR_G_IsEmpty (geometry))
    {
      copying->n_empty++;
      return TRUE;
    }
  copying->row = OGR_F_Create (OGR_L_GetLayerDefn (copying->to));
  copy_attributes (copying, feature);
  is_copied = write_geometry (copying, geometry, error);
  OGR_F_Destroy (copying->row);
  return is_copied;
}

/* ---- layers -------------------------------------------------------------- */

/* Finds out how to come from the layer's coordinates to WGS 84. */
static gboolean
prepare_transformation (Copying *copying,
                        GError **error)
{
  OGRSpatialReferenceH from = NULL;
  OGRSpatialReferenceH own = OGR_L_GetSpatialRef (copying->from);
  OGRSpatialReferenceH to = NULL;

  if (copying->source->placement != NULL)
    return TRUE;
  if (copying->source->epsg == 0 && (own == NULL || OSRIsLocal (own)))
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("Layer “%s” does not say which coordinate system it is in; give it by its "
                      "EPSG code, or two control points"),
                   copying->name);
      return FALSE;
    }

  CPLErrorReset ();
  from = copying->source->epsg == 0 ? OSRClone (own) : OSRNewSpatialReference (NULL);
  to = OSRNewSpatialReference (NULL);
  OSRImportFromEPSG (to, 4326);
  OSRSetAxisMappingStrategy (to, OAMS_TRADITIONAL_GIS_ORDER);
  if (copying->source->epsg == 0 ||
      OSRImportFromEPSG (from, copying->source->epsg) == OGRERR_NONE)
    {
      OSRSetAxisMappingStrategy (from, OAMS_TRADITIONAL_GIS_ORDER);
      if (!OSRIsSame (from, to))
        copying->transformation = OCTNewCoordinateTransformation (from, to);
    }
  if (CPLGetLastErrorType () >= CE_Failure)
    fail_gdal (error, _ ("The coordinate system cannot be used"));
  OSRRelease (from);
  OSRRelease (to);
  return *error == NULL;
}

static void
report_layer (const Copying *copying)
{
  const struct
  {
    guint n;
    const char *severity;
    char *text;
  } rows[] = {
    { copying->n_empty, "warning",
      g_strdup_printf (ngettext ("Layer “%s”: %u feature has no geometry and was left out",
                                 "Layer “%s”: %u features have no geometry and were left out",
                                 copying->n_empty),
                       copying->name, copying->n_empty) },
    { copying->n_unfit, "incomplete",
      g_strdup_printf (ngettext ("Layer “%s”: %u part of a feature is no point, line or area and "
                                 "was left out (feature %" G_GINT64_FORMAT ")",
                                 "Layer “%s”: %u parts of features are no points, lines or areas "
                                 "and were left out (the first of feature %" G_GINT64_FORMAT ")",
                                 copying->n_unfit),
                       copying->name, copying->n_unfit, copying->first_unfit) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].n > 0)
        cordon_staging_file_note (copying->staging, rows[i].severity, rows[i].text);
      g_free (rows[i].text);
    }
}

static gboolean
copy_features (Copying *copying,
               GError **error)
{
  gint64 n_expected = OGR_L_GetFeatureCount (copying->from, FALSE);
  OGRFeatureH feature;
  gboolean is_copied = TRUE;

  OGR_L_ResetReading (copying->from);
  CPLErrorReset ();
  while (is_copied && (feature = OGR_L_GetNextFeature (copying->from)) != NULL)
    {
      is_copied = copy_feature (copying, feature, error);
      OGR_F_Destroy (feature);
      if (copying->progress != NULL && n_expected > 0 && copying->n_read % 256 == 0)
        copying->progress (copying->share_start +
                             copying->share *
                               MIN ((double) copying->n_read / (double) n_expected, 1),
                           copying->progress_data);
    }
  /* GDAL ends at a damaged record as it does at the last one; only its message tells. */
  if (is_copied && CPLGetLastErrorType () >= CE_Failure)
    return fail_gdal (error, _ ("The file is damaged and was not imported"));
  return is_copied;
}

static gboolean
copy_layer (Copying *copying,
            guint number,
            GError **error)
{
  g_autofree char *table = g_strdup_printf ("import_%u", number);
  GError *cause = NULL;
  gboolean is_copied;

  copying->to = cordon_staging_file_add_layer (copying->staging, table, copying->name, error);
  if (copying->to == NULL || !add_fields (copying, error))
    return FALSE;
  is_copied = prepare_transformation (copying, &cause) &&
              copy_features (copying, &cause);
  if (copying->transformation != NULL)
    OCTDestroyCoordinateTransformation (copying->transformation);
  if (!is_copied)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  report_layer (copying);
  return TRUE;
}

/* The points of GPX routes and tracks come again as layers of their own. */
static gboolean
is_repetition (const CordonForeignSource *source,
               const char *layer_name)
{
  return source->kind == CORDON_FILE_GPX && g_str_has_suffix (layer_name, "_points");
}

/**
 * cordon_foreign_stage:
 * @source: what is to be imported
 * @staging: where to write it
 * @progress: (nullable): told the share of the work that is done
 * @progress_data: passed to @progress
 * @error: set to a #CordonImportError when the file is damaged, lies outside
 *   of the Earth, does not say where it lies, or holds nothing
 *
 * Copies all layers of a file that GDAL reads.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_foreign_stage (const CordonForeignSource *source,
                      CordonStagingFile *staging,
                      CordonImportProgress progress,
                      gpointer progress_data,
                      GError **error)
{
  GDALDatasetH dataset = cordon_foreign_open (source, staging, error);
  gboolean is_staged = dataset != NULL;
  int n_layers = is_staged ? GDALDatasetGetLayerCount (dataset) : 0;
  guint n_copied = 0;
  guint n_read = 0;

  for (int i = 0; is_staged && i < n_layers; i++)
    {
      Copying copying = {
        .source = source,
        .staging = staging,
        .share_start = (double) i / n_layers,
        .share = 1.0 / n_layers,
        .progress = progress,
        .progress_data = progress_data,
      };
      g_autofree char *name = NULL;

      copying.from = GDALDatasetGetLayer (dataset, i);
      name = g_utf8_make_valid (OGR_L_GetName (copying.from), -1);
      copying.name = name;
      if (is_repetition (source, name) || OGR_L_GetGeomType (copying.from) == wkbNone)
        continue;
      is_staged = copy_layer (&copying, ++n_copied, error);
      n_read += copying.n_read;
    }
  if (dataset != NULL)
    GDALClose (dataset);
  if (is_staged && n_read == 0)
    {
      g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                           _ ("The file holds no features"));
      return FALSE;
    }
  return is_staged;
}
