/* json-writer.c: JSON text, written front to back.
 *
 * Written here rather than by a library because the output must be the same
 * bytes for the same plan on every machine, with the shortest numbers that
 * read back exactly (src/decisions/0007-json.md).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "base/json-writer.h"

#include <math.h>

#include "base/number.h"

struct _CordonJsonWriter
{
  GString *text;
  guint depth;
  gboolean is_indented;
  gboolean is_first;     /* nothing yet in the innermost object or array */
  gboolean after_member; /* a name was written, its value comes next */
};

static void
break_line (CordonJsonWriter *writer)
{
  if (!writer->is_indented)
    return;
  g_string_append_c (writer->text, '\n');
  for (guint i = 0; i < writer->depth; i++)
    g_string_append (writer->text, "  ");
}

static void
begin_value (CordonJsonWriter *writer)
{
  if (writer->after_member)
    {
      writer->after_member = FALSE;
      return;
    }
  if (!writer->is_first)
    g_string_append_c (writer->text, ',');
  if (writer->depth > 0)
    break_line (writer);
  writer->is_first = FALSE;
}

static void
append_quoted (GString *text,
               const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      guchar c = *p;

      if (c == '"' || c == '\\')
        g_string_append_printf (text, "\\%c", c);
      else if (c == '\n')
        g_string_append (text, "\\n");
      else if (c == '\t')
        g_string_append (text, "\\t");
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_c (text, c);
    }
  g_string_append_c (text, '"');
}

static void
open_level (CordonJsonWriter *writer,
            char bracket)
{
  begin_value (writer);
  g_string_append_c (writer->text, bracket);
  writer->depth++;
  writer->is_first = TRUE;
}

static void
close_level (CordonJsonWriter *writer,
             char bracket)
{
  g_return_if_fail (writer->depth > 0);

  writer->depth--;
  if (!writer->is_first)
    break_line (writer);
  g_string_append_c (writer->text, bracket);
  writer->is_first = FALSE;
}

/**
 * cordon_json_writer_new:
 * @is_indented: whether to write one member a line, for people
 *
 * Returns: (transfer full): a writer with nothing written
 */
CordonJsonWriter *
cordon_json_writer_new (gboolean is_indented)
{
  CordonJsonWriter *writer = g_new0 (CordonJsonWriter, 1);

  writer->text = g_string_new (NULL);
  writer->is_indented = is_indented;
  writer->is_first = TRUE;
  return writer;
}

/**
 * cordon_json_writer_free:
 * @writer: (transfer full): a writer
 */
void
cordon_json_writer_free (CordonJsonWriter *writer)
{
  if (writer == NULL)
    return;
  g_string_free (writer->text, TRUE);
  g_free (writer);
}

/**
 * cordon_json_writer_finish:
 * @writer: a writer with every object and array closed
 *
 * Returns: (transfer full): the text; an indented one ends with a newline
 */
char *
cordon_json_writer_finish (CordonJsonWriter *writer)
{
  g_return_val_if_fail (writer->depth == 0, NULL);

  if (writer->is_indented)
    g_string_append_c (writer->text, '\n');
  return g_strndup (writer->text->str, writer->text->len);
}

/**
 * cordon_json_writer_begin_object:
 * @writer: a writer
 *
 * Opens an object as the next value.
 */
void
cordon_json_writer_begin_object (CordonJsonWriter *writer)
{
  open_level (writer, '{');
}

/**
 * cordon_json_writer_end_object:
 * @writer: a writer inside an object
 */
void
cordon_json_writer_end_object (CordonJsonWriter *writer)
{
  close_level (writer, '}');
}

/**
 * cordon_json_writer_begin_array:
 * @writer: a writer
 *
 * Opens an array as the next value.
 */
void
cordon_json_writer_begin_array (CordonJsonWriter *writer)
{
  open_level (writer, '[');
}

/**
 * cordon_json_writer_end_array:
 * @writer: a writer inside an array
 */
void
cordon_json_writer_end_array (CordonJsonWriter *writer)
{
  close_level (writer, ']');
}

/**
 * cordon_json_writer_member:
 * @writer: a writer inside an object
 * @name: the name of the value that is written next
 */
void
cordon_json_writer_member (CordonJsonWriter *writer,
                           const char *name)
{
  begin_value (writer);
  append_quoted (writer->text, name);
  g_string_append (writer->text, writer->is_indented ? ": " : ":");
  writer->after_member = TRUE;
}

/**
 * cordon_json_writer_string:
 * @writer: a writer
 * @value: (nullable): UTF-8 text; %NULL writes null
 */
void
cordon_json_writer_string (CordonJsonWriter *writer,
                           const char *value)
{
  if (value == NULL)
    {
      cordon_json_writer_null (writer);
      return;
    }
  begin_value (writer);
  append_quoted (writer->text, value);
}

/**
 * cordon_json_writer_number:
 * @writer: a writer
 * @value: a number; one that is not finite writes null, as JSON has none
 */
void
cordon_json_writer_number (CordonJsonWriter *writer,
                           double value)
{
  char buffer[CORDON_NUMBER_SIZE];

  if (!isfinite (value))
    {
      cordon_json_writer_null (writer);
      return;
    }
  begin_value (writer);
  g_string_append (writer->text, cordon_number_format (buffer, value));
}

/**
 * cordon_json_writer_integer:
 * @writer: a writer
 * @value: a whole number
 */
void
cordon_json_writer_integer (CordonJsonWriter *writer,
                            gint64 value)
{
  begin_value (writer);
  g_string_append_printf (writer->text, "%" G_GINT64_FORMAT, value);
}

/**
 * cordon_json_writer_boolean:
 * @writer: a writer
 * @value: a truth value
 */
void
cordon_json_writer_boolean (CordonJsonWriter *writer,
                            gboolean value)
{
  begin_value (writer);
  g_string_append (writer->text, value ? "true" : "false");
}

/**
 * cordon_json_writer_null:
 * @writer: a writer
 */
void
cordon_json_writer_null (CordonJsonWriter *writer)
{
  begin_value (writer);
  g_string_append (writer->text, "null");
}

/**
 * cordon_json_writer_member_string:
 * @writer: a writer inside an object
 * @name: the member's name
 * @value: (nullable): its text
 */
void
cordon_json_writer_member_string (CordonJsonWriter *writer,
                                  const char *name,
                                  const char *value)
{
  cordon_json_writer_member (writer, name);
  cordon_json_writer_string (writer, value);
}

/**
 * cordon_json_writer_member_number:
 * @writer: a writer inside an object
 * @name: the member's name
 * @value: its number
 */
void
cordon_json_writer_member_number (CordonJsonWriter *writer,
                                  const char *name,
                                  double value)
{
  cordon_json_writer_member (writer, name);
  cordon_json_writer_number (writer, value);
}

/**
 * cordon_json_writer_member_integer:
 * @writer: a writer inside an object
 * @name: the member's name
 * @value: its whole number
 */
void
cordon_json_writer_member_integer (CordonJsonWriter *writer,
                                   const char *name,
                                   gint64 value)
{
  cordon_json_writer_member (writer, name);
  cordon_json_writer_integer (writer, value);
}

/**
 * cordon_json_writer_member_boolean:
 * @writer: a writer inside an object
 * @name: the member's name
 * @value: its truth value
 */
void
cordon_json_writer_member_boolean (CordonJsonWriter *writer,
                                   const char *name,
                                   gboolean value)
{
  cordon_json_writer_member (writer, name);
  cordon_json_writer_boolean (writer, value);
}
