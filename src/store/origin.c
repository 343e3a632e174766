/* origin.c: which file a working copy was made of, kept beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/origin.h"

#include "store/error.h"

static void
write_state (GKeyFile *keys,
             const char *group,
             const CordonOriginState *state)
{
  g_key_file_set_uint64 (keys, group, "device", state->identity.device);
  g_key_file_set_uint64 (keys, group, "inode", state->identity.inode);
  g_key_file_set_int64 (keys, group, "size", state->identity.size);
  g_key_file_set_int64 (keys, group, "modified", state->identity.modified_ns);
  g_key_file_set_int64 (keys, group, "seq", state->seq);
}

static void
read_state (GKeyFile *keys,
            const char *group,
            CordonOriginState *state)
{
  state->identity.device = g_key_file_get_uint64 (keys, group, "device", NULL);
  state->identity.inode = g_key_file_get_uint64 (keys, group, "inode", NULL);
  state->identity.size = g_key_file_get_int64 (keys, group, "size", NULL);
  state->identity.modified_ns = g_key_file_get_int64 (keys, group, "modified", NULL);
  state->seq = g_key_file_get_int64 (keys, group, "seq", NULL);
}

/**
 * cordon_origin_read:
 * @path: where it was written
 * @out_origin: set to it
 *
 * Returns: %FALSE if there is none: then the working copy was not finished
 */
gboolean
cordon_origin_read (const char *path,
                    CordonOrigin *out_origin)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL) ||
      !g_key_file_has_group (keys, "published") || !g_key_file_has_group (keys, "pending"))
    return FALSE;
  read_state (keys, "published", &out_origin->published);
  read_state (keys, "pending", &out_origin->pending);
  return TRUE;
}

/**
 * cordon_origin_write:
 * @path: where to write it
 * @origin: what to write
 * @error: set to %CORDON_STORE_ERROR_IO
 *
 * Replaces the file in one step, and waits until it is on the disk.
 *
 * Returns: %FALSE on failure
 */
gboolean
cordon_origin_write (const char *path,
                     const CordonOrigin *origin,
                     GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) file_error = NULL;
  gsize length;

  write_state (keys, "published", &origin->published);
  write_state (keys, "pending", &origin->pending);
  text = g_key_file_to_data (keys, &length, NULL);
  if (g_file_set_contents_full (path, text, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &file_error))
    return TRUE;
  g_set_error_literal (error, CORDON_STORE_ERROR, CORDON_STORE_ERROR_IO, file_error->message);
  return FALSE;
}
