/* foreign-open.c: what is checked of a foreign file before GDAL may see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the drivers of an allow-list exist in this process. Text formats are
 * held against their rules first; archives are unpacked into memory by our own
 * reader, so that GDAL never follows a path from inside one.
 */
#include "config.h"

#include "importer/foreign-open.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "importer/geojson-check.h"
#include "importer/xml-check.h"
#include "importer/zip.h"

/* The drivers' own entry points; GDAL declares them for C++ alone. */
void RegisterOGRDXF (void);
void RegisterOGRGeoJSON (void);
void RegisterOGRGeoPackage (void);
void RegisterOGRGPX (void);
void RegisterOGRLIBKML (void);
void RegisterOGRShape (void);

/* A text larger than this is not read into memory to be checked. */
#define TEXT_MAX (G_GUINT64_CONSTANT (1) << 30)

#define MEMORY_FOLDER "/vsimem/import"

/* The files a shapefile consists of, as far as they are read. */
static const char *const shapefile_suffixes[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg", NULL };

/**
 * cordon_foreign_register_drivers:
 *
 * Makes the drivers of the allow-list known to GDAL, and no others. To be
 * called once, before anything else of GDAL.
 */
void
cordon_foreign_register_drivers (void)
{
  static const char *const options[][2] = {
    /* no drivers or settings from elsewhere */
    { "GDAL_DRIVER_PATH", "disable" },
    { "OGR_DRIVER_PATH", "disable" },
    /* the staging file is read once and thrown away */
    { "OGR_SQLITE_SYNCHRONOUS", "OFF" },
    { "OGR_SQLITE_JOURNAL", "MEMORY" },
    /* nothing beside a file is touched or repaired */
    { "SHAPE_RESTORE_SHX", "NO" },
    { "GDAL_PAM_ENABLED", "NO" },
    { "LIBKML_RESOLVE_STYLE", "NO" },
    { "DXF_FEATURE_LIMIT_PER_BLOCK", "10000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    CPLSetConfigOption (options[i][0], options[i][1]);
  CPLSetErrorHandler (CPLQuietErrorHandler);
  RegisterOGRGeoPackage ();
  RegisterOGRDXF ();
  RegisterOGRGeoJSON ();
  RegisterOGRGPX ();
  RegisterOGRLIBKML ();
  RegisterOGRShape ();
}

static GDALDatasetH
open_with (const char *path,
           const char *driver,
           GError **error)
{
  const char *const drivers[] = { driver, NULL };
  GDALDatasetH dataset;

  CPLErrorReset ();
  dataset = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
  if (dataset == NULL)
    {
      const char *message = CPLGetLastErrorMsg ();

      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("The file cannot be read as %s%s%s"), driver, *message != '\0' ? ": " : "",
                   message);
    }
  return dataset;
}

static GMappedFile *
map_text (const char *path,
          GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &cause);

  if (file == NULL)
    {
      g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                   _ ("The file cannot be opened: %s"), cause->message);
      return NULL;
    }
  if (g_mapped_file_get_length (file) > TEXT_MAX)
    {
      g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_LIMIT,
                           _ ("The file is larger than 1 GiB; divide it"));
      return NULL;
    }
  return g_steal_pointer (&file);
}

static GDALDatasetH
open_geojson (const char *path,
              GError **error)
{
  g_autoptr (GMappedFile) file = map_text (path, error);

  if (file == NULL || !cordon_geojson_check (g_mapped_file_get_contents (file),
                                             g_mapped_file_get_length (file), error))
    return NULL;
  return open_with (path, "GeoJSON", error);
}

static GDALDatasetH
open_xml (const char *path,
          const char *root,
          const char *driver,
          GError **error)
{
  g_autoptr (GMappedFile) file = map_text (path, error);

  if (file == NULL || !cordon_xml_check (g_mapped_file_get_contents (file),
                                         g_mapped_file_get_length (file), root, error))
    return NULL;
  return open_with (path, driver, error);
}

static GDALDatasetH
open_geopackage (const char *path,
                 GError **error)
{
  GDALDatasetH dataset = open_with (path, "GPKG", NULL);

  if (dataset == NULL)
    g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                         _ ("The database is damaged, or is no GeoPackage with points, lines or "
                            "areas"));
  return dataset;
}

/* Puts bytes where GDAL finds them under a name of ours. */
static void
put_in_memory (const char *name,
               GByteArray *bytes)
{
  g_autofree char *path = g_strconcat (MEMORY_FOLDER "/", name, NULL);
  guint8 *copy = VSIMalloc (MAX (bytes->len, 1));
  VSILFILE *file;

  memcpy (copy, bytes->data, bytes->len);
  file = VSIFileFromMemBuffer (path, copy, bytes->len, TRUE);
  VSIFCloseL (file);
}

static gboolean
has_suffix (const char *name,
            const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, suffix);
}

/* The KML file a KMZ stands for: doc.kml at the top, or else the first there is. */
static guint
find_kml (const CordonZip *zip,
          guint *out_n_kml)
{
  guint found = cordon_zip_n_entries (zip);

  *out_n_kml = 0;
  for (guint i = 0; i < cordon_zip_n_entries (zip); i++)
    {
      const char *name = cordon_zip_name (zip, i);

      if (!has_suffix (name, ".kml"))
        continue;
      if (*out_n_kml == 0 || g_str_equal (name, "doc.kml"))
        found = i;
      *out_n_kml += 1;
    }
  return found;
}

static GDALDatasetH
open_kmz (const CordonZip *zip,
          guint entry,
          GError **error)
{
  g_autoptr (GByteArray) kml = cordon_zip_unpack (zip, entry, error);

  if (kml == NULL || !cordon_xml_check ((const char *) kml->data, kml->len, "kml", error))
    return NULL;
  put_in_memory ("doc.kml", kml);
  return open_with (MEMORY_FOLDER "/doc.kml", "LIBKML", error);
}

/* A name for the shapefile at @shp that is plainly a name; it becomes that of the layer. */
static char *
make_stem (const CordonZip *zip,
           guint shp)
{
  g_autofree char *base = g_path_get_basename (cordon_zip_name (zip, shp));
  char *stem = g_strndup (base, strlen (base) - strlen (".shp"));

  g_strcanon (stem, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-", '_');
  return stem;
}

/* Unpacks the files of the shapefile at @shp and opens it. */
static GDALDatasetH
open_zipped_shapefile (const CordonZip *zip,
                       guint shp,
                       GError **error)
{
  const char *shp_name = cordon_zip_name (zip, shp);
  g_autofree char *inside = g_strndup (shp_name, strlen (shp_name) - strlen (".shp"));
  g_autofree char *stem = make_stem (zip, shp);
  g_autofree char *path = g_strconcat (MEMORY_FOLDER "/", stem, ".shp", NULL);

  for (guint i = 0; i < cordon_zip_n_entries (zip); i++)
    for (guint j = 0; shapefile_suffixes[j] != NULL; j++)
      {
        g_autofree char *wanted = g_strconcat (inside, shapefile_suffixes[j], NULL);
        g_autofree char *name = g_strconcat (stem, shapefile_suffixes[j], NULL);
        g_autoptr (GByteArray) bytes = NULL;

        if (g_ascii_strcasecmp (cordon_zip_name (zip, i), wanted) != 0)
          continue;
        bytes = cordon_zip_unpack (zip, i, error);
        if (bytes == NULL)
          return NULL;
        put_in_memory (name, bytes);
      }
  return open_with (path, "ESRI Shapefile", error);
}

static GDALDatasetH
open_zip (const char *path,
          CordonStagingFile *staging,
          GError **error)
{
  g_autoptr (CordonZip) zip = cordon_zip_open (path, error);
  guint n_kml, kml, n_shp = 0, shp = 0;

  if (zip == NULL)
    return NULL;
  kml = find_kml (zip, &n_kml);
  if (n_kml > 1)
    cordon_staging_file_note (staging, "incomplete",
                              _ ("The archive holds several KML files; "
                                 "only the main one was read"));
  if (n_kml > 0)
    return open_kmz (zip, kml, error);

  for (guint i = 0; i < cordon_zip_n_entries (zip); i++)
    if (has_suffix (cordon_zip_name (zip, i), ".shp") && n_shp++ == 0)
      shp = i;
  if (n_shp == 1)
    return open_zipped_shapefile (zip, shp, error);
  g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                       n_shp == 0
                         ? _ ("The archive holds neither a KML file nor a shapefile")
                         : _ ("The archive holds several shapefiles; import them one by one"));
  return NULL;
}

/**
 * cordon_foreign_open:
 * @source: what is to be imported; not an OpenStreetMap extract
 * @staging: where notes about it go
 * @error: set to a #CordonImportError when the file is refused
 *
 * Returns: (transfer full): the open file, a GDALDatasetH, or %NULL
 */
gpointer
cordon_foreign_open (const CordonForeignSource *source,
                     CordonStagingFile *staging,
                     GError **error)
{
  switch (source->kind)
    {
    case CORDON_FILE_GEOJSON:
      return open_geojson (source->path, error);
    case CORDON_FILE_KML:
      return open_xml (source->path, "kml", "LIBKML", error);
    case CORDON_FILE_GPX:
      return open_xml (source->path, "gpx", "GPX", error);
    case CORDON_FILE_ZIP:
      return open_zip (source->path, staging, error);
    case CORDON_FILE_SHAPEFILE:
      return open_with (source->path, "ESRI Shapefile", error);
    case CORDON_FILE_DXF:
      return open_with (source->path, "DXF", error);
    case CORDON_FILE_GEOPACKAGE:
      return open_geopackage (source->path, error);
    case CORDON_FILE_OSM_PBF:
    case CORDON_FILE_OSM_XML:
    default:
      g_return_val_if_reached (NULL);
    }
}
