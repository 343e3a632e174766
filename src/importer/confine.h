/* confine.h: taking away from this process what reading a file does not need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "importer/error.h"

G_BEGIN_DECLS

/**
 * CordonConfinement:
 * @memory_bytes: the most address space the process may have
 * @cpu_s: the most processor time it may use, in seconds
 * @file_bytes: the largest file it may write
 * @write_folder: the only folder in which it may make, change or remove files
 *
 * What an import may take.
 */
typedef struct
{
  guint64 memory_bytes;
  guint64 cpu_s;
  guint64 file_bytes;
  const char *write_folder;
} CordonConfinement;

/**
 * CordonConfinementParts:
 * @CORDON_CONFINED_RESOURCES: memory, time and file size are limited
 * @CORDON_CONFINED_CALLS: no sockets, no other programs, no looking into other processes
 * @CORDON_CONFINED_FILES: nothing outside the one folder can be written
 *
 * What of it this system could enforce.
 */
typedef enum
{
  CORDON_CONFINED_RESOURCES = 1 << 0,
  CORDON_CONFINED_CALLS = 1 << 1,
  CORDON_CONFINED_FILES = 1 << 2,
} CordonConfinementParts;

CordonConfinementParts cordon_confine (const CordonConfinement *confinement);

G_END_DECLS
