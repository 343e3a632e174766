/* text-file.c: text files, read whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/text-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A table as text is read whole; what is larger is not one that anybody wrote. */
#define FILE_BYTES_MAX (G_GINT64_CONSTANT (512) * 1024 * 1024)

static gboolean
fail (const char *path,
      const char *why,
      GError **error)
{
  g_set_error (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_FILE, _ ("“%s” cannot be read: %s"), path, why);
  return FALSE;
}

/**
 * cordon_text_file_read:
 * @path: a file
 * @out_text: (out) (transfer full): its content, with a zero byte after the last
 * @out_n_bytes: (out): its length in bytes
 * @error: return location for a #GError
 *
 * Reads an ordinary file of a size that a text can have; a device or a pipe,
 * which might never end, is refused.
 *
 * Errors: %CORDON_EXCHANGE_ERROR_FILE
 *
 * Returns: whether the file was read
 */
gboolean
cordon_text_file_read (const char *path,
                       char **out_text,
                       gsize *out_n_bytes,
                       GError **error)
{
  g_autoptr (GError) why = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return fail (path, g_strerror (errno), error);
  if (!S_ISREG (status.st_mode))
    return fail (path, _ ("it is not an ordinary file"), error);
  if (status.st_size > FILE_BYTES_MAX)
    return fail (path, _ ("it is larger than 512 MiB; split it"), error);
  if (!g_file_get_contents (path, out_text, out_n_bytes, &why))
    return fail (path, why->message, error);
  return TRUE;
}
