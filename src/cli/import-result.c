/* import-result.c: what became of the files that were imported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/import-result.h"

#include <glib/gi18n.h>

#include "cli/console.h"

/**
 * cordon_import_result_clear:
 * @result: a result; the struct itself is the caller's
 */
void
cordon_import_result_clear (CordonImportResult *result)
{
  g_clear_pointer (&result->problems, g_ptr_array_unref);
  g_clear_pointer (&result->warnings, g_ptr_array_unref);
}

static void
write_problem (CordonJsonWriter *writer,
               const CordonProblem *problem)
{
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "file", problem->file);
  if (problem->place.line > 0)
    {
      cordon_json_writer_member_integer (writer, "line", problem->place.line);
      cordon_json_writer_member_integer (writer, "column", problem->place.column);
    }
  cordon_json_writer_member_string (writer, "reason", problem->reason);
  cordon_json_writer_end_object (writer);
}

static void
write_result (const CordonImportResult *result)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (TRUE);

  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_integer (writer, "new", result->n_new);
  cordon_json_writer_member_integer (writer, "changed", result->n_changed);
  cordon_json_writer_member_integer (writer, "same", result->n_same);
  cordon_json_writer_member_integer (writer, "left_out", result->n_left_out);
  cordon_json_writer_member_integer (writer, "map_features", result->n_map_features);
  cordon_json_writer_member (writer, "problems");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < result->problems->len; i++)
    write_problem (writer, result->problems->pdata[i]);
  cordon_json_writer_end_array (writer);
  cordon_json_writer_member (writer, "warnings");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < result->warnings->len; i++)
    cordon_json_writer_string (writer, result->warnings->pdata[i]);
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_object (writer);
  cordon_console_print_json (writer);
}

static void
print_result (const CordonImportResult *result)
{
  for (guint i = 0; i < result->warnings->len; i++)
    cordon_console_note ("%s", (const char *) result->warnings->pdata[i]);
  cordon_console_print_problems (result->problems);
  if (result->n_map_features > 0)
    cordon_console_print (_ ("base map: %u features\n"), result->n_map_features);
  if (result->n_map_features > 0 && result->n_new + result->n_changed + result->n_same + result->n_left_out == 0)
    return;
  cordon_console_print (_ ("%u new, %u changed, %u as they were, %u left out\n"), result->n_new, result->n_changed,
                        result->n_same, result->n_left_out);
}

/**
 * cordon_import_result_print:
 * @result: what became of the files
 * @is_json: whether to write it for programs
 *
 * Prints counts on the standard output, and problems: as JSON with the counts,
 * as text on the error output.
 */
void
cordon_import_result_print (const CordonImportResult *result,
                            gboolean is_json)
{
  if (is_json)
    write_result (result);
  else
    print_result (result);
}
