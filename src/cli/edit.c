/* edit.c: cordonctl edit: adds, changes and deletes records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/edit.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"

static const CordonOption options[] = {
  { "with-dependants", NULL, N_ ("delete what cannot be without the record, too, and clear what mentions it"), 0 },
  { NULL },
};

/* What is to be done, to which record. */
typedef struct
{
  const CordonInvocation *invocation;
  const CordonTable *table;
  const char *name; /* (nullable): name, code or id */
  const CordonPlan *plan;
  GTimeZone *zone;
} Wish;

typedef int (*MakeEdit) (const Wish *wish,
                         CordonEdit **out_edit,
                         gint64 *out_id);

/* FIELD=VALUE, FIELD=VALUE ... from the third argument on. */
static int
set_fields (const Wish *wish,
            CordonRecord *record)
{
  CordonTextContext context;

  cordon_plan_text_context (wish->plan, &context);
  context.zone = wish->zone;
  for (guint i = 3; i < cordon_invocation_n_arguments (wish->invocation); i++)
    {
      const char *text = cordon_invocation_argument (wish->invocation, i);
      const char *equals = strchr (text, '=');
      g_autofree char *name = equals != NULL ? g_strndup (text, equals - text) : g_strdup (text);
      const CordonField *field = cordon_table_find_field (wish->table, name);
      g_autoptr (GError) error = NULL;

      if (equals == NULL)
        return cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is not FIELD=VALUE"), text);
      if (field == NULL)
        return cordon_console_fail (CORDON_EXIT_USAGE, _ ("table %s has no field “%s”; “cordonctl schema %s” lists its fields"),
                                    wish->table->name, name, wish->table->name);
      if (!cordon_record_set_text (record, field, equals + 1, &context, &error))
        return cordon_console_fail (CORDON_EXIT_FINDINGS, "%s: %s", field->name, error->message);
    }
  return CORDON_EXIT_OK;
}

/* The record that TABLE/NAME means; the plan's own needs no name. */
static int
find_record (const Wish *wish,
             const CordonRecord **out_record)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (wish->table->id == CORDON_TABLE_PLAN && wish->name == NULL)
    {
      *out_record = (const CordonRecord *) cordon_plan_info (wish->plan);
      return *out_record != NULL ? CORDON_EXIT_OK
                                 : cordon_console_fail (CORDON_EXIT_FINDINGS, _ ("the plan has no record about itself"));
    }
  if (wish->name == NULL || *wish->name == '\0')
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("say which one: %s/NAME"), wish->table->name);
  id = cordon_plan_find_named (wish->plan, wish->table->id, wish->name, &error);
  if (id == CORDON_ID_NONE)
    return cordon_console_fail (CORDON_EXIT_FINDINGS, "%s", error->message);
  *out_record = cordon_plan_find (wish->plan, wish->table->id, id);
  return CORDON_EXIT_OK;
}

static CordonEdit *
start_edit (const char *format,
            const CordonRecord *record)
{
  g_autofree char *title = cordon_record_title (record);
  g_autofree char *label = NULL;

  /* The formats are the three below. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (format, cordon_table_label (cordon_table_get (record->table)), title);
#pragma GCC diagnostic pop
  return cordon_edit_new (label);
}

static int
make_addition (const Wish *wish,
               CordonEdit **out_edit,
               gint64 *out_id)
{
  g_autoptr (CordonRecord) record = NULL;
  int status;

  if (wish->name != NULL && wish->table->name_field == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("records of table %s have no name"), wish->table->name);
  record = cordon_record_new (wish->table->id, CORDON_ID_NONE);
  if (wish->name != NULL)
    cordon_record_put_text (record, G_STRUCT_MEMBER_P (record, wish->table->name_field->offset), wish->name);
  status = set_fields (wish, record);
  if (status != CORDON_EXIT_OK)
    return status;
  *out_id = record->id;
  *out_edit = start_edit (_ ("Add %s %s"), record);
  cordon_edit_insert (*out_edit, record);
  return CORDON_EXIT_OK;
}

static int
make_change (const Wish *wish,
             CordonEdit **out_edit,
             gint64 *out_id)
{
  g_autoptr (CordonRecord) after = NULL;
  const CordonRecord *before;
  int status = find_record (wish, &before);

  if (status != CORDON_EXIT_OK)
    return status;
  if (cordon_invocation_n_arguments (wish->invocation) < 4)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("say what to change: FIELD=VALUE"));
  after = cordon_record_copy (before);
  status = set_fields (wish, after);
  if (status != CORDON_EXIT_OK)
    return status;
  *out_edit = start_edit (_ ("Change %s %s"), before);
  cordon_edit_replace (*out_edit, before, after);
  return CORDON_EXIT_OK;
}

static int
make_deletion (const Wish *wish,
               CordonEdit **out_edit,
               gint64 *out_id)
{
  const CordonRecord *record;
  int status = find_record (wish, &record);

  if (status != CORDON_EXIT_OK)
    return status;
  if (cordon_invocation_n_arguments (wish->invocation) > 3)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is too much: a whole record is deleted"),
                                cordon_invocation_argument (wish->invocation, 3));
  if (wish->table->id == CORDON_TABLE_PLAN)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("a plan cannot be without the record about itself"));
  *out_edit = start_edit (_ ("Delete %s %s"), record);
  if (cordon_invocation_has (wish->invocation, "with-dependants"))
    cordon_edit_delete_with_dependants (*out_edit, wish->plan, record);
  else
    cordon_edit_delete (*out_edit, record);
  return CORDON_EXIT_OK;
}

static int
edit_session (CordonSession *session,
              Wish *wish,
              MakeEdit make)
{
  g_autoptr (CordonPlan) plan = cordon_session_plan (session);
  g_autoptr (GTimeZone) zone = cordon_plan_time_zone (plan);
  g_autoptr (CordonEdit) edit = NULL;
  gint64 id = CORDON_ID_NONE;
  int status;

  wish->plan = plan;
  wish->zone = zone;
  status = make (wish, &edit, &id);
  if (status == CORDON_EXIT_OK)
    status = cordon_plan_access_apply (session, edit);
  if (status == CORDON_EXIT_OK && id != CORDON_ID_NONE)
    cordon_console_print ("%" G_GINT64_FORMAT "\n", id);
  return status;
}

static int
run (const CordonInvocation *invocation)
{
  static const struct
  {
    const char *verb;
    MakeEdit make;
  } verbs[] = {
    { "add", make_addition },
    { "set", make_change },
    { "delete", make_deletion },
  };
  const char *verb = cordon_invocation_argument (invocation, 1);
  const char *object = cordon_invocation_argument (invocation, 2);
  const char *slash = strchr (object, '/');
  g_autofree char *table = slash != NULL ? g_strndup (object, slash - object) : g_strdup (object);
  Wish wish = { .invocation = invocation, .name = slash != NULL ? slash + 1 : NULL };
  CordonSession *session;
  MakeEdit make = NULL;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].verb, verb) == 0)
      make = verbs[i].make;
  if (make == NULL)
    return cordon_console_fail (CORDON_EXIT_USAGE, _ ("“%s” is none of add, set, delete"), verb);
  if (!cordon_plan_access_find_table (table, &wish.table))
    return CORDON_EXIT_USAGE;
  session = cordon_plan_access_open (cordon_invocation_argument (invocation, 0), CORDON_SESSION_READ_WRITE);
  if (session == NULL)
    return CORDON_EXIT_FILE;
  status = edit_session (session, &wish, make);
  return cordon_plan_access_close (session, status);
}

const CordonCommand cordon_command_edit = {
  .name = "edit",
  .run = run,
  .usage = "PLAN add|set|delete TABLE[/NAME] [FIELD=VALUE]...",
  .summary = N_ ("Adds, changes or deletes one record; “FIELD=” clears a field; adding prints the new id."),
  .example = "cordonctl edit harbour.cordon.gpkg set zone/A1 \"owner=Police\" usable_share=0.8",
  .options = options,
  .n_arguments_min = 3,
  .n_arguments_max = 1000,
};
