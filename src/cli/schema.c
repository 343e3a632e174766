/* schema.c: cordonctl schema: says which tables and fields there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"

static const CordonOption options[] = {
  { "format", "text|json", N_ ("how to write it"), 0 },
  { "names", NULL, N_ ("nothing but names, one a line"), 0 },
  { NULL },
};

static void
write_words (CordonJsonWriter *writer,
             const CordonVocabulary *vocabulary)
{
  cordon_json_writer_member (writer, "words");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < vocabulary->n_words; i++)
    cordon_json_writer_string (writer, vocabulary->words[i].key);
  cordon_json_writer_end_array (writer);
}

static void
write_field (CordonJsonWriter *writer,
             const CordonField *field)
{
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "name", field->name);
  cordon_json_writer_member_string (writer, "type", cordon_field_type_name (field->type));
  cordon_json_writer_member_string (writer, "label", cordon_field_label (field));
  cordon_json_writer_member_string (writer, "help", _ (field->help));
  cordon_json_writer_member_boolean (writer, "required", (field->flags & CORDON_FIELD_FLAGS_REQUIRED) != 0);
  cordon_json_writer_member_string (writer, "initial", field->initial);
  cordon_json_writer_member_string (writer, "tlp", cordon_vocabulary_key (&cordon_vocabulary_tlp, (int) field->tlp));
  cordon_json_writer_member_integer (writer, "since", field->since);
  if (field->vocabulary != NULL)
    write_words (writer, field->vocabulary);
  if (field->target >= 0)
    cordon_json_writer_member_string (writer, "table", cordon_table_get (field->target)->name);
  if (field->unit != NULL)
    {
      cordon_json_writer_member_string (writer, "unit", field->unit->key);
      cordon_json_writer_member_number (writer, "minimum", field->unit->minimum);
      cordon_json_writer_member_number (writer, "maximum", field->unit->maximum);
    }
  cordon_json_writer_end_object (writer);
}

static void
write_table (CordonJsonWriter *writer,
             const CordonTable *table)
{
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "name", table->name);
  cordon_json_writer_member_string (writer, "label", cordon_table_label (table));
  cordon_json_writer_member_string (writer, "plural", cordon_table_plural (table));
  cordon_json_writer_member_string (writer, "geometry", table->shape != NULL ? cordon_field_type_name (table->shape->type) : NULL);
  cordon_json_writer_member (writer, "fields");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < table->n_fields; i++)
    write_field (writer, &table->fields[i]);
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_object (writer);
}

static void
write_schema (const CordonTable *only)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (TRUE);

  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_integer (writer, "version", CORDON_SCHEMA_VERSION);
  cordon_json_writer_member (writer, "tables");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (only == NULL || only == cordon_table_get (i))
      write_table (writer, cordon_table_get (i));
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_object (writer);
  cordon_console_print_json (writer);
}

/* What a field takes, in a few words. */
static char *
describe_type (const CordonField *field)
{
  const char *type = cordon_field_type_name (field->type);
  GString *text = g_string_new (type);

  if (field->target >= 0)
    g_string_append_printf (text, " %s", cordon_table_get (field->target)->name);
  if (field->unit != NULL)
    g_string_append_printf (text, " %s", field->unit->key);
  for (guint i = 0; field->vocabulary != NULL && i < field->vocabulary->n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : " ", field->vocabulary->words[i].key);
  return g_string_free (text, FALSE);
}

static void
print_table (const CordonTable *table)
{
  cordon_console_print ("%s  (%s)\n", table->name, cordon_table_plural (table));
  for (guint i = 0; i < table->n_fields; i++)
    {
      const CordonField *field = &table->fields[i];
      g_autofree char *type = describe_type (field);
      gboolean is_required = (field->flags & CORDON_FIELD_FLAGS_REQUIRED) != 0;

      cordon_console_print ("  %-18s %s%s\n", field->name, type, is_required ? _ (", required") : "");
      cordon_console_print ("  %-18s %s\n", "", _ (field->help));
    }
}

static void
print_tables (void)
{
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonTable *table = cordon_table_get (i);

      cordon_console_print ("%-14s %-22s %s\n", table->name, cordon_table_plural (table),
                            table->shape != NULL ? cordon_field_type_name (table->shape->type) : "");
    }
}

static void
print_names (const CordonTable *table)
{
  for (guint i = 0; i < (table != NULL ? table->n_fields : CORDON_N_TABLES); i++)
    cordon_console_print ("%s\n", table != NULL ? table->fields[i].name : cordon_table_get (i)->name);
}

static int
run (const CordonInvocation *invocation)
{
  const CordonTable *table;
  gboolean is_json;

  if (!cordon_console_wants_json (invocation, &is_json) ||
      !cordon_plan_access_find_table (cordon_invocation_argument (invocation, 0), &table))
    return CORDON_EXIT_USAGE;
  if (cordon_invocation_has (invocation, "names"))
    print_names (table);
  else if (is_json)
    write_schema (table);
  else if (table != NULL)
    print_table (table);
  else
    print_tables ();
  return CORDON_EXIT_OK;
}

const CordonCommand cordon_command_schema = {
  .name = "schema",
  .run = run,
  .usage = "[TABLE] [--format text|json]",
  .summary = N_ ("Lists the tables of a plan, or the fields of one table."),
  .example = "cordonctl schema zone",
  .options = options,
  .n_arguments_min = 0,
  .n_arguments_max = 1,
};
