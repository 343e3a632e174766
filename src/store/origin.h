/* origin.h: which file a working copy was made of, kept beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "store/file-identity.h"

G_BEGIN_DECLS

/* What a working copy and the published file have in common. */
typedef struct
{
  CordonFileIdentity identity; /* of the published file; none if there is none yet */
  gint64 seq;                  /* the last action in it */
} CordonOriginState;

/**
 * CordonOrigin:
 * @published: the file as it was last opened or published
 * @pending: the file that was about to take its place; identity none if none was
 */
typedef struct
{
  CordonOriginState published;
  CordonOriginState pending;
} CordonOrigin;

gboolean cordon_origin_read (const char *path,
                             CordonOrigin *out_origin);
gboolean cordon_origin_write (const char *path,
                              const CordonOrigin *origin,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
