/* json-writer.h: JSON text, written front to back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CordonJsonWriter CordonJsonWriter;

CordonJsonWriter *cordon_json_writer_new (gboolean is_indented);
void cordon_json_writer_free (CordonJsonWriter *writer);
char *cordon_json_writer_finish (CordonJsonWriter *writer);
void cordon_json_writer_begin_object (CordonJsonWriter *writer);
void cordon_json_writer_end_object (CordonJsonWriter *writer);
void cordon_json_writer_begin_array (CordonJsonWriter *writer);
void cordon_json_writer_end_array (CordonJsonWriter *writer);
void cordon_json_writer_member (CordonJsonWriter *writer,
                                const char *name);
void cordon_json_writer_string (CordonJsonWriter *writer,
                                const char *value);
void cordon_json_writer_number (CordonJsonWriter *writer,
                                double value);
void cordon_json_writer_integer (CordonJsonWriter *writer,
                                 gint64 value);
void cordon_json_writer_boolean (CordonJsonWriter *writer,
                                 gboolean value);
void cordon_json_writer_null (CordonJsonWriter *writer);

void cordon_json_writer_member_string (CordonJsonWriter *writer,
                                       const char *name,
                                       const char *value);
void cordon_json_writer_member_number (CordonJsonWriter *writer,
                                       const char *name,
                                       double value);
void cordon_json_writer_member_integer (CordonJsonWriter *writer,
                                        const char *name,
                                        gint64 value);
void cordon_json_writer_member_boolean (CordonJsonWriter *writer,
                                        const char *name,
                                        gboolean value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonJsonWriter, cordon_json_writer_free)

G_END_DECLS
