/* history.c: cordonctl history: lists everything that was done to a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/minute.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"

static const CordonOption options[] = {
  { "format", "text|json", N_ ("how to write it"), 0 },
  { NULL },
};

static void
write_entry (CordonJsonWriter *writer,
             const CordonHistoryEntry *entry)
{
  g_autofree char *at = cordon_minute_format (entry->at_min);

  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_integer (writer, "seq", entry->seq);
  cordon_json_writer_member_string (writer, "at", at);
  cordon_json_writer_member_string (writer, "actor", entry->actor);
  cordon_json_writer_member_string (writer, "kind", cordon_history_kind_name (entry->kind));
  cordon_json_writer_member_string (writer, "label", entry->label);
  if (entry->undoes != 0)
    cordon_json_writer_member_integer (writer, "undoes", entry->undoes);
  cordon_json_writer_member_integer (writer, "changes", entry->n_changes);
  cordon_json_writer_end_object (writer);
}

static void
write_history (GPtrArray *entries)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (TRUE);

  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member (writer, "history");
  cordon_json_writer_begin_array (writer);
  for (guint i = 0; i < entries->len; i++)
    write_entry (writer, entries->pdata[i]);
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_object (writer);
  cordon_console_print_json (writer);
}

static void
print_history (GPtrArray *entries,
               GTimeZone *zone)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const CordonHistoryEntry *entry = entries->pdata[i];
      g_autofree char *at = cordon_minute_format_local (entry->at_min, zone, "%Y-%m-%d %H:%M %Z");

      cordon_console_print ("%4" G_GINT64_FORMAT "  %s  %-6s  %s  (%s)\n", entry->seq, at,
                            cordon_history_kind_name (entry->kind), entry->label, entry->actor);
    }
}

static int
run (const CordonInvocation *invocation)
{
  g_autoptr (CordonSession) session = NULL;
  g_autoptr (CordonPlan) plan = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_json;

  if (!cordon_console_wants_json (invocation, &is_json))
    return CORDON_EXIT_USAGE;
  session = cordon_plan_access_open (cordon_invocation_argument (invocation, 0), CORDON_SESSION_READ_ONLY);
  if (session == NULL)
    return CORDON_EXIT_FILE;
  entries = cordon_session_history (session, &error);
  if (entries == NULL)
    return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
  plan = cordon_session_plan (session);
  zone = cordon_plan_time_zone (plan);
  if (is_json)
    write_history (entries);
  else
    print_history (entries, zone);
  return CORDON_EXIT_OK;
}

const CordonCommand cordon_command_history = {
  .name = "history",
  .run = run,
  .usage = "PLAN [--format text|json]",
  .summary = N_ ("Lists everything that was done to a plan: when, by whom, what."),
  .example = "cordonctl history harbour.cordon.gpkg",
  .options = options,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
};
