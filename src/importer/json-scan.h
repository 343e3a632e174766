/* json-scan.h: stepping over JSON text without building anything of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a JSON value is, seen from its first character. */
typedef enum
{
  CORDON_JSON_OBJECT,
  CORDON_JSON_ARRAY,
  CORDON_JSON_STRING,
  CORDON_JSON_NUMBER,
  CORDON_JSON_TRUE,
  CORDON_JSON_FALSE,
  CORDON_JSON_NULL,
  CORDON_JSON_NONE, /* no value starts here */
} CordonJsonKind;

/* Values nested deeper than this count as broken. */
#define CORDON_JSON_DEPTH_MAX 64

/**
 * CordonJsonScan:
 * @at: the place reached
 * @end: the end of the text
 *
 * A place in JSON text (RFC 8259). Every function that steps over something
 * returns %FALSE, and leaves @at at the offending place, if it is not there.
 */
typedef struct
{
  const char *at;
  const char *end;
} CordonJsonScan;

CordonJsonKind cordon_json_kind (CordonJsonScan *scan);
gboolean cordon_json_skip_value (CordonJsonScan *scan);
gboolean cordon_json_skip_string (CordonJsonScan *scan);
gboolean cordon_json_skip_char (CordonJsonScan *scan,
                                char wanted);
gboolean cordon_json_read_number (CordonJsonScan *scan,
                                  double *out_value);
gboolean cordon_json_next_item (CordonJsonScan *scan,
                                char close,
                                gboolean is_first,
                                gboolean *out_is_end);

G_END_DECLS
