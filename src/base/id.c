/* id.c: the identities of records.
 *
 * Ids are random 63-bit integers: they do not clash between sites that work
 * apart, do not betray how many rows there are, and fit the integer primary
 * key every GeoPackage reader expects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "base/id.h"

#include <string.h>
#include <sys/random.h>

static gint64
to_id (guint64 bits)
{
  gint64 id = (gint64) (bits & G_MAXINT64);

  return id == CORDON_ID_NONE ? 1 : id;
}

/**
 * cordon_id_random:
 *
 * Draws a new identity from the kernel's random source.
 *
 * Returns: an id in 1 .. 2^63 - 1
 */
gint64
cordon_id_random (void)
{
  guint64 bits = 0;

  while (getrandom (&bits, sizeof bits, 0) != (ssize_t) sizeof bits)
    continue;
  return to_id (bits);
}

/**
 * cordon_id_derive:
 * @kind: what is named, for example a table
 * @name: its name there
 *
 * Gives the same id for the same words on every machine, so that a generated
 * sample has the same content digest wherever it is made.
 *
 * Returns: an id in 1 .. 2^63 - 1, the leading 63 bits of SHA-256 of kind, a
 *   zero byte and name
 */
gint64
cordon_id_derive (const char *kind,
                  const char *name)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize len = sizeof digest;
  guint64 bits = 0;

  g_return_val_if_fail (kind != NULL && name != NULL, 1);

  g_checksum_update (sum, (const guchar *) kind, strlen (kind) + 1);
  g_checksum_update (sum, (const guchar *) name, strlen (name));
  g_checksum_get_digest (sum, digest, &len);
  for (int i = 0; i < 8; i++)
    bits = bits << 8 | digest[i];
  return to_id (bits >> 1);
}
