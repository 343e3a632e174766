/* osm-pbf.c: an OpenStreetMap PBF file from its header to its last element.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file may be read several times, since an element can name others that only
 * come later. The first reading unpacks all of it and notes which packet holds
 * what; later ones unpack only the packets that hold something wanted.
 */
#include "config.h"

#include "importer/osm-pbf.h"

#include <glib/gi18n-lib.h>

#include "importer/osm-blob.h"
#include "importer/osm-block.h"

#define NANODEGREES_PER_DEGREE 1e9

/* What the first reading found in one packet. */
typedef struct
{
  guint64 offset;
  guint kinds;
} IndexEntry;

struct _CordonOsmPbf
{
  CordonOsmBlobs *blobs;
  CordonOsmBlock *block;
  CordonOsmHeader header;
  GArray *index; /* of IndexEntry; complete once is_indexed */
  gboolean is_indexed;
};

/* One reading of the file. */
typedef struct
{
  CordonOsmPbf *pbf;
  const CordonOsmHandler *handler;
  CordonImportProgress progress;
  gpointer progress_data;
} Reading;

static gboolean
fail_header (GError **error)
{
  g_set_error_literal (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                       _ ("The header of the OpenStreetMap file is damaged; "
                          "download or copy it again"));
  return FALSE;
}

static gboolean
check_feature (const CordonPbField *field,
               GError **error)
{
  g_autofree char *name = NULL;

  if (cordon_pb_is_text (field, "OsmSchema-V0.6") || cordon_pb_is_text (field, "DenseNodes"))
    return TRUE;
  if (field->wire != CORDON_PB_BYTES)
    return fail_header (error);

  name = g_utf8_make_valid ((const char *) field->bytes.at, field->bytes.end - field->bytes.at);
  g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
               _ ("The OpenStreetMap file needs a reader that knows “%.64s”, which this one "
                  "does not; use an ordinary extract of the present state"),
               name);
  return FALSE;
}

static gboolean
read_bounds (CordonPbReader message,
             GeoExtent *out_extent)
{
  gint64 sides[5] = { 0 };
  CordonPbField field;

  while (cordon_pb_next (&message, &field))
    if (field.number < G_N_ELEMENTS (sides) && field.wire == CORDON_PB_VARINT)
      sides[field.number] = cordon_pb_zigzag (field.value);
  *out_extent = (GeoExtent){
    .west_deg = (double) sides[1] / NANODEGREES_PER_DEGREE,
    .east_deg = (double) sides[2] / NANODEGREES_PER_DEGREE,
    .north_deg = (double) sides[3] / NANODEGREES_PER_DEGREE,
    .south_deg = (double) sides[4] / NANODEGREES_PER_DEGREE,
  };
  return !message.is_damaged && out_extent->west_deg >= -180 && out_extent->east_deg <= 180 &&
         out_extent->south_deg >= -90 && out_extent->north_deg <= 90;
}

static void
note_timestamp (CordonOsmHeader *header,
                gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = NULL;

  if (seconds <= 0 || time == NULL)
    return;
  text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_strlcpy (header->timestamp, text, sizeof header->timestamp);
}

static gboolean
read_header (CordonOsmPbf *pbf,
             GError **error)
{
  CordonOsmBlob blob;
  CordonPbReader message;
  CordonPbField field;
  gboolean is_end;

  pbf->header.extent = GEO_EXTENT_EMPTY;
  if (!cordon_osm_blobs_next (pbf->blobs, &blob, &is_end, error))
    return FALSE;
  message = cordon_pb_reader (blob.bytes, blob.n_bytes);
  while (cordon_pb_next (&message, &field))
    {
      if (field.number == 1 && !read_bounds (field.bytes, &pbf->header.extent))
        return fail_header (error);
      if (field.number == 4 && !check_feature (&field, error))
        return FALSE;
      if (field.number == 32)
        note_timestamp (&pbf->header, (gint64) field.value);
    }
  return message.is_damaged ? fail_header (error) : TRUE;
}

static gboolean
read_blob (Reading *reading,
           const CordonOsmBlob *blob,
           GError **error)
{
  IndexEntry entry = { .offset = blob->offset };

  if (blob->is_header)
    return TRUE;
  if (!cordon_osm_block_read (reading->pbf->block, cordon_pb_reader (blob->bytes, blob->n_bytes),
                              reading->handler, &entry.kinds, error))
    return FALSE;
  if (!reading->pbf->is_indexed)
    g_array_append_val (reading->pbf->index, entry);
  if (reading->progress != NULL)
    reading->progress ((double) blob->offset / (double) cordon_osm_blobs_size (reading->pbf->blobs),
                       reading->progress_data);
  return TRUE;
}

static gboolean
read_all (Reading *reading,
          GError **error)
{
  CordonOsmPbf *pbf = reading->pbf;
  CordonOsmBlob blob;
  gboolean is_end;

  cordon_osm_blobs_seek (pbf->blobs, 0);
  g_array_set_size (pbf->index, 0);
  for (;;)
    {
      if (!cordon_osm_blobs_next (pbf->blobs, &blob, &is_end, error))
        return FALSE;
      if (is_end)
        break;
      if (!read_blob (reading, &blob, error))
        return FALSE;
    }
  pbf->is_indexed = TRUE;
  return TRUE;
}

static gboolean
read_indexed (Reading *reading,
              GError **error)
{
  CordonOsmBlob blob;
  gboolean is_end;

  for (guint i = 0; i < reading->pbf->index->len; i++)
    {
      const IndexEntry *entry = &g_array_index (reading->pbf->index, IndexEntry, i);

      if ((entry->kinds & reading->handler->wanted) == 0)
        continue;
      cordon_osm_blobs_seek (reading->pbf->blobs, entry->offset);
      if (!cordon_osm_blobs_next (reading->pbf->blobs, &blob, &is_end, error) ||
          !read_blob (reading, &blob, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cordon_osm_pbf_open:
 * @path: a file
 * @error: set to a #CordonImportError on failure
 *
 * Opens an extract and reads its header. Files that require more than the
 * present state of ordinary elements (HistoricalInformation, for one) are refused.
 *
 * Returns: (transfer full): the extract, or %NULL
 */
CordonOsmPbf *
cordon_osm_pbf_open (const char *path,
                     GError **error)
{
  CordonOsmBlobs *blobs = cordon_osm_blobs_open (path, error);
  g_autoptr (CordonOsmPbf) pbf = NULL;

  if (blobs == NULL)
    return NULL;
  pbf = g_new0 (CordonOsmPbf, 1);
  pbf->blobs = blobs;
  pbf->block = cordon_osm_block_new ();
  pbf->index = g_array_new (FALSE, FALSE, sizeof (IndexEntry));
  return read_header (pbf, error) ? g_steal_pointer (&pbf) : NULL;
}

/**
 * cordon_osm_pbf_free:
 * @pbf: (transfer full): an extract
 *
 * Closes the file.
 */
void
cordon_osm_pbf_free (CordonOsmPbf *pbf)
{
  cordon_osm_blobs_free (pbf->blobs);
  cordon_osm_block_free (pbf->block);
  g_array_unref (pbf->index);
  g_free (pbf);
}

/**
 * cordon_osm_pbf_header:
 * @pbf: an extract
 *
 * Returns: (transfer none): what the file says of itself
 */
const CordonOsmHeader *
cordon_osm_pbf_header (const CordonOsmPbf *pbf)
{
  return &pbf->header;
}

/**
 * cordon_osm_pbf_read:
 * @pbf: an extract
 * @handler: what is wanted and who is told
 * @progress: (nullable): told the share of this reading that is done
 * @progress_data: passed to @progress
 * @error: set to a #CordonImportError when the file is damaged or breaks a
 *   limit of the format, or by @handler
 *
 * Reads the whole extract once more and reports what is wanted, in the file's order.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_osm_pbf_read (CordonOsmPbf *pbf,
                     const CordonOsmHandler *handler,
                     CordonImportProgress progress,
                     gpointer progress_data,
                     GError **error)
{
  Reading reading = { pbf, handler, progress, progress_data };

  return pbf->is_indexed ? read_indexed (&reading, error) : read_all (&reading, error);
}
