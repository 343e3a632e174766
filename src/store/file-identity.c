/* file-identity.c: whether a file is still the one that was read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/file-identity.h"

#include <errno.h>
#include <sys/stat.h>

#include "store/error.h"

#define NS_PER_S G_GINT64_CONSTANT (1000000000)

/**
 * cordon_file_identity_read:
 * @path: a file
 * @out_identity: set to its identity; to none if there is no such file
 * @error: set to %CORDON_STORE_ERROR_IO
 *
 * Returns: %FALSE if it cannot be found out
 */
gboolean
cordon_file_identity_read (const char *path,
                           CordonFileIdentity *out_identity,
                           GError **error)
{
  struct stat status;

  *out_identity = (CordonFileIdentity){ 0 };
  if (stat (path, &status) != 0)
    return errno == ENOENT || cordon_store_error_set_errno (error, errno);
  *out_identity = (CordonFileIdentity){
    status.st_dev,
    status.st_ino,
    status.st_size,
    status.st_mtim.tv_sec * NS_PER_S + status.st_mtim.tv_nsec,
  };
  return TRUE;
}

/**
 * cordon_file_identity_equal:
 * @a: an identity
 * @b: another
 *
 * Returns: whether both are of one file that was not written in between
 */
gboolean
cordon_file_identity_equal (const CordonFileIdentity *a,
                            const CordonFileIdentity *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->modified_ns == b->modified_ns;
}

/**
 * cordon_file_identity_is_none:
 * @identity: an identity
 *
 * Returns: whether it says that there is no file
 */
gboolean
cordon_file_identity_is_none (const CordonFileIdentity *identity)
{
  return identity->inode == 0 && identity->device == 0;
}
