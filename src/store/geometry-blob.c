/* geometry-blob.c: geometries as GeoPackage holds them.
 *
 * A blob is "GP", version 0, flags, the number of the reference system (four
 * bytes), an envelope of none, four, six or eight numbers, and then
 * well-known binary (GeoPackage 1.3, clause 2.1.3). The flags: bit 0 the byte
 * order of the header, bits 1-3 the kind of envelope, bit 4 emptiness, bit 5
 * an extended blob, which we neither write nor read. We write the envelope
 * west, east, south, north for all but points.
 *
 * The functions ST_MinX and so on are those that the triggers of a spatial
 * index call (GeoPackage 1.3, annex F.3); they must bear any bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/geometry-blob.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "geo/wkb.h"
#include "store/error.h"

#define HEADER_SIZE    8
#define FLAG_LITTLE    0x01
#define FLAG_EMPTY     0x10
#define FLAG_EXTENDED  0x20
#define ENVELOPE_SHIFT 1
#define ENVELOPE_MASK  0x07

static void
append_double (GByteArray *bytes,
               double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
}

/**
 * cordon_geometry_blob_write:
 * @bytes: replaced by the blob
 * @shape: a geometry in WGS 84
 *
 * Writes @shape as a GeoPackage blob.
 */
void
cordon_geometry_blob_write (GByteArray *bytes,
                            const GeoShape *shape)
{
  gboolean has_envelope = geo_shape_kind (shape) != GEO_SHAPE_POINT;
  guint8 head[4] = { 'G', 'P', 0, FLAG_LITTLE | (has_envelope ? 1 << ENVELOPE_SHIFT : 0) };
  gint32 srs = GINT32_TO_LE (CORDON_SRS_WGS84);

  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) &srs, sizeof srs);
  if (has_envelope)
    {
      GeoExtent extent = geo_shape_extent (shape);

      append_double (bytes, extent.west_deg);
      append_double (bytes, extent.east_deg);
      append_double (bytes, extent.south_deg);
      append_double (bytes, extent.north_deg);
    }
  geo_wkb_append (bytes, shape);
}

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, GEO_ERROR, GEO_ERROR_BINARY, message);
  return FALSE;
}

/* Where the well-known binary begins; 0 on failure. */
static gsize
read_header (const guint8 *bytes,
             gsize n_bytes,
             GError **error)
{
  static const gsize envelope_sizes[] = { 0, 32, 48, 48, 64 };
  guint envelope;
  gint32 srs;

  if (n_bytes < HEADER_SIZE || bytes[0] != 'G' || bytes[1] != 'P' || bytes[2] != 0)
    return fail (error, _ ("the geometry is not one of a GeoPackage"));
  envelope = bytes[3] >> ENVELOPE_SHIFT & ENVELOPE_MASK;
  if ((bytes[3] & FLAG_EXTENDED) != 0 || envelope >= G_N_ELEMENTS (envelope_sizes))
    return fail (error, _ ("the geometry is of a kind this program does not know"));
  memcpy (&srs, bytes + 4, sizeof srs);
  srs = (bytes[3] & FLAG_LITTLE) != 0 ? GINT32_FROM_LE (srs) : GINT32_FROM_BE (srs);
  if (srs != CORDON_SRS_WGS84)
    return fail (error, _ ("the geometry is not in longitude and latitude of WGS 84"));
  if (n_bytes < HEADER_SIZE + envelope_sizes[envelope])
    return fail (error, _ ("the geometry ends too early"));
  return HEADER_SIZE + envelope_sizes[envelope];
}

/**
 * cordon_geometry_blob_read:
 * @bytes: (array length=n_bytes): a blob from anywhere
 * @n_bytes: how many
 * @error: set to %GEO_ERROR_BINARY or %GEO_ERROR_INVALID
 *
 * Reads a geometry. What the header says of its extent is not looked at.
 *
 * Returns: (transfer full): the geometry, or %NULL
 */
GeoShape *
cordon_geometry_blob_read (const guint8 *bytes,
                           gsize n_bytes,
                           GError **error)
{
  gsize at = read_header (bytes, n_bytes, error);

  return at > 0 ? geo_wkb_read (bytes + at, n_bytes - at, error) : NULL;
}

/* One side of a blob's extent: user data 0 west, 1 east, 2 south, 3 north. */
static void
on_side_asked (sqlite3_context *context,
               int n_arguments,
               sqlite3_value **arguments)
{
  const guint8 *bytes = sqlite3_value_blob (arguments[0]);
  gsize n_bytes = (gsize) sqlite3_value_bytes (arguments[0]);
  g_autoptr (GeoShape) shape = bytes != NULL ? cordon_geometry_blob_read (bytes, n_bytes, NULL)
                                             : NULL;
  GeoExtent extent;

  if (shape == NULL)
    {
      sqlite3_result_null (context);
      return;
    }
  extent = geo_shape_extent (shape);
  switch (GPOINTER_TO_INT (sqlite3_user_data (context)))
    {
    case 0:
      sqlite3_result_double (context, extent.west_deg);
      break;
    case 1:
      sqlite3_result_double (context, extent.east_deg);
      break;
    case 2:
      sqlite3_result_double (context, extent.south_deg);
      break;
    default:
      sqlite3_result_double (context, extent.north_deg);
      break;
    }
}

static void
on_emptiness_asked (sqlite3_context *context,
                    int n_arguments,
                    sqlite3_value **arguments)
{
  const guint8 *bytes = sqlite3_value_blob (arguments[0]);
  int n_bytes = sqlite3_value_bytes (arguments[0]);

  if (bytes == NULL || n_bytes < HEADER_SIZE)
    sqlite3_result_null (context);
  else
    sqlite3_result_int (context, (bytes[3] & FLAG_EMPTY) != 0);
}

/**
 * cordon_geometry_blob_register:
 * @handle: a trusted connection
 * @error: set to a #CORDON_STORE_ERROR
 *
 * Gives @handle the functions that triggers of spatial indexes call.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_geometry_blob_register (sqlite3 *handle,
                               GError **error)
{
  static const char *const names[] = { "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY" };
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int status = sqlite3_create_function (handle, "ST_IsEmpty", 1, flags, NULL, on_emptiness_asked,
                                        NULL, NULL);

  for (int i = 0; i < (int) G_N_ELEMENTS (names) && status == SQLITE_OK; i++)
    status = sqlite3_create_function (handle, names[i], 1, flags, GINT_TO_POINTER (i),
                                      on_side_asked, NULL, NULL);
  return status == SQLITE_OK || cordon_store_error_set_sqlite (error, handle, status);
}
