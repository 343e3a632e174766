/* info.c: cordonctl info: says what a plan file holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/minute.h"
#include "base/number.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/plan-access.h"

static const CordonOption options[] = {
  { "format", "text|json", N_ ("how to write it"), 0 },
  { NULL },
};

/* Everything the command tells. */
typedef struct
{
  const char *path;
  char *digest;
  CordonPlan *plan;
  CordonBaseMap *map;
  GPtrArray *history;
  GeoExtent extent;
} Info;

static void
clear_info (Info *info)
{
  g_free (info->digest);
  g_clear_pointer (&info->plan, cordon_plan_unref);
  g_clear_pointer (&info->map, cordon_base_map_unref);
  g_clear_pointer (&info->history, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Info, clear_info)

static guint
count_map_features (const CordonBaseMap *map)
{
  guint n_features = 0;

  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    n_features += cordon_base_map_count (map, i);
  return n_features;
}

static void
write_extent (CordonJsonWriter *writer,
              GeoExtent extent)
{
  cordon_json_writer_member (writer, "extent");
  if (geo_extent_is_empty (extent))
    {
      cordon_json_writer_null (writer);
      return;
    }
  cordon_json_writer_begin_array (writer);
  cordon_json_writer_number (writer, extent.west_deg);
  cordon_json_writer_number (writer, extent.south_deg);
  cordon_json_writer_number (writer, extent.east_deg);
  cordon_json_writer_number (writer, extent.north_deg);
  cordon_json_writer_end_array (writer);
}

static void
write_state (CordonJsonWriter *writer,
             const Info *info)
{
  const CordonHistoryEntry *last =
    info->history->len > 0 ? info->history->pdata[info->history->len - 1] : NULL;
  g_autofree char *at = last != NULL ? cordon_minute_format (last->at_min) : NULL;

  cordon_json_writer_member (writer, "state");
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_integer (writer, "actions", info->history->len);
  cordon_json_writer_member_string (writer, "last_change", at);
  cordon_json_writer_member_string (writer, "last_actor", last != NULL ? last->actor : NULL);
  cordon_json_writer_end_object (writer);
}

static void
write_counts (CordonJsonWriter *writer,
              const Info *info)
{
  cordon_json_writer_member (writer, "counts");
  cordon_json_writer_begin_object (writer);
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    cordon_json_writer_member_integer (writer, cordon_table_get (i)->name, cordon_plan_count (info->plan, i));
  cordon_json_writer_end_object (writer);
  cordon_json_writer_member (writer, "base_map");
  cordon_json_writer_begin_object (writer);
  for (guint i = 0; i < CORDON_N_MAP_LAYERS; i++)
    cordon_json_writer_member_integer (writer, cordon_map_layer_name (i), cordon_base_map_count (info->map, i));
  cordon_json_writer_member_string (writer, "attribution", cordon_base_map_attribution (info->map));
  cordon_json_writer_end_object (writer);
}

static void
write_info (const Info *info)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (TRUE);
  const CordonPlanInfo *about = cordon_plan_info (info->plan);

  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "path", info->path);
  cordon_json_writer_member_string (writer, "title", about != NULL ? about->name : NULL);
  cordon_json_writer_member_string (writer, "timezone", about != NULL ? about->timezone : NULL);
  cordon_json_writer_member_string (writer, "tlp",
                                    about != NULL ? cordon_vocabulary_key (&cordon_vocabulary_tlp, about->tlp) : NULL);
  cordon_json_writer_member_string (writer, "digest", info->digest);
  cordon_json_writer_member_integer (writer, "schema", CORDON_SCHEMA_VERSION);
  write_extent (writer, info->extent);
  write_state (writer, info);
  write_counts (writer, info);
  cordon_json_writer_end_object (writer);
  cordon_console_print_json (writer);
}

static void
print_extent (GeoExtent extent)
{
  char west[CORDON_NUMBER_SIZE], south[CORDON_NUMBER_SIZE], east[CORDON_NUMBER_SIZE], north[CORDON_NUMBER_SIZE];

  if (geo_extent_is_empty (extent))
    cordon_console_print ("%-16s %s\n", _ ("Extent"), _ ("nothing on the map yet"));
  else
    cordon_console_print (_ ("%-16s %s to %s east, %s to %s north\n"), _ ("Extent"),
                          cordon_number_format (west, extent.west_deg), cordon_number_format (east, extent.east_deg),
                          cordon_number_format (south, extent.south_deg),
                          cordon_number_format (north, extent.north_deg));
}

static void
print_state (const Info *info,
             GTimeZone *zone)
{
  const CordonHistoryEntry *last;
  g_autofree char *at = NULL;

  if (info->history->len == 0)
    return;
  last = info->history->pdata[info->history->len - 1];
  at = cordon_minute_format_local (last->at_min, zone, "%Y-%m-%d %H:%M %Z");
  cordon_console_print (_ ("%-16s %u actions; %s by %s: %s\n"), _ ("State"), info->history->len, at, last->actor,
                        last->label);
}

static void
print_info (const Info *info)
{
  const CordonPlanInfo *about = cordon_plan_info (info->plan);
  g_autoptr (GTimeZone) zone = cordon_plan_time_zone (info->plan);
  guint n_features = count_map_features (info->map);

  cordon_console_print ("%-16s %s\n", _ ("Title"), about != NULL ? about->name : "");
  cordon_console_print ("%-16s %s\n", _ ("Time zone"), about != NULL ? about->timezone : "UTC");
  cordon_console_print ("%-16s %s\n", _ ("Digest"), info->digest);
  print_extent (info->extent);
  print_state (info, zone);
  cordon_console_print ("%-16s %u %s\n", _ ("Base map"), n_features,
                        n_features > 0 && cordon_base_map_attribution (info->map) != NULL
                          ? cordon_base_map_attribution (info->map)
                          : "");
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    if (i != CORDON_TABLE_PLAN && cordon_plan_count (info->plan, i) > 0)
      cordon_console_print ("%-16s %u\n", cordon_table_get (i)->name, cordon_plan_count (info->plan, i));
}

static int
run (const CordonInvocation *invocation)
{
  g_autoptr (CordonSession) session = NULL;
  g_auto (Info) info = { .path = cordon_invocation_argument (invocation, 0) };
  g_autoptr (GError) error = NULL;
  gboolean is_json;

  if (!cordon_console_wants_json (invocation, &is_json))
    return CORDON_EXIT_USAGE;
  session = cordon_plan_access_open (info.path, CORDON_SESSION_READ_ONLY);
  if (session == NULL)
    return CORDON_EXIT_FILE;
  info.plan = cordon_session_plan (session);
  info.digest = cordon_session_digest (session);
  info.extent = cordon_plan_extent (info.plan);
  info.map = cordon_session_base_map (session, &error);
  if (info.map != NULL)
    info.history = cordon_session_history (session, &error);
  if (info.history == NULL)
    return cordon_console_fail (CORDON_EXIT_FILE, "%s", error->message);
  if (is_json)
    write_info (&info);
  else
    print_info (&info);
  return CORDON_EXIT_OK;
}

const CordonCommand cordon_command_info = {
  .name = "info",
  .run = run,
  .usage = "PLAN [--format text|json]",
  .summary = N_ ("Says what a plan file holds: title, digest, extent, state, how many of what."),
  .example = "cordonctl info harbour.cordon.gpkg --format json",
  .options = options,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
};
