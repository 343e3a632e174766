/* zones.c: one sheet for each zone: map, command, posts, gates, exits, findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "figure/map.h"
#include "geo/measure.h"
#include "report/chapters/chapters.h"

/* The least height of a zone's map, in points; it grows where the page has room. */
#define MAP_HEIGHT 225

typedef struct
{
  CordonDraft *draft;
  gint64 zone;
  GPtrArray *gaps;
} ZoneMap;

static void
free_zone_map (gpointer data)
{
  g_ptr_array_unref (((ZoneMap *) data)->gaps);
  g_free (data);
}

static void
draw_zone_map (cairo_t *cr,
               double width,
               double height,
               gpointer data)
{
  ZoneMap *map = data;
  CordonDraft *draft = map->draft;
  const CordonPlanShape *shape = cordon_plan_shapes_find (draft->shapes, CORDON_TABLE_ZONE, map->zone);
  CordonMapOptions options;

  cordon_map_options_init (
    &options, cordon_view_fit (shape->box, width, height, 12 * CORDON_POINTS_PER_MM, CORDON_POINTS_PER_MM),
    draft->fonts);
  options.emphasised_zone = map->zone;
  options.gaps = map->gaps;
  cordon_map_draw (cr, draft->ground, draft->shapes, &options);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cordon_palette_set (cr, 0x333333, 1);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, .6);
  cairo_stroke (cr);
}

/* What follows from the shape: its area, and how densely the people stand. */
static void
add_capacity (CordonDraft *draft,
              const CordonZone *zone)
{
  double area_m2 = geo_measure_area_m2 (zone->shape);
  CordonInterval when = CORDON_INTERVAL_ALWAYS;
  double peak = zone->expected != NULL ? cordon_schedule_peak (zone->expected, &when) : 0;
  double share = isnan (zone->usable_share) ? 1 : zone->usable_share;
  g_autofree char *area = cordon_draft_number (area_m2, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  const CordonField *field = cordon_table_find_field (cordon_table_get (CORDON_TABLE_ZONE), "expected");

  g_string_append_printf (text, _ ("Ground: %s m²"), area);
  if (share < 1)
    {
      g_autofree char *usable = cordon_draft_number (area_m2 * share, 0);

      g_string_append_printf (text, _ (", of which usable %s m²"), usable);
    }
  if (peak > 0 && cordon_draft_may_show_field (draft, field))
    {
      g_autofree char *people = cordon_draft_number (peak, 0);
      g_autofree char *density = cordon_draft_number (peak / MAX (area_m2 * share, 1e-9), 2);
      g_autofree char *times = cordon_draft_interval (draft, when);

      g_string_append_printf (text, _ (". Most people expected: %s (%s), which is %s for each usable m²"), people,
                              times, density);
    }
  g_string_append_c (text, '.');
  cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE, text->str);
}

static void
add_zone (CordonDraft *draft,
          const CordonRecord *record)
{
  static const char *const facts[] = { "owner", "commander", "deputy", "deputy_commander", "ring", "kind",
                                       "venue", "channel", "active", "steward_ratio", "egress_limit_min", "alcohol",
                                       "tlp", NULL };
  static const CordonRecordColumn post_columns[] = { { "code", 7 }, { "name", 30 }, { "role", 14 }, { "owner", 15 }, { "minimum", 30 }, { "qualifications", 18 }, { "channel", 12 } };
  static const CordonRecordColumn gate_columns[] = { { "code", 9 }, { "name", 24 }, { "kind", 13 }, { "owner", 20 }, { "lanes", 8 }, { "lane_rate", 12 }, { "search", 16 }, { "open", 26 } };
  static const CordonRecordColumn exit_columns[] = { { "name", 26 }, { "kind", 12 }, { "width_m", 10 }, { "leads_to", 26 }, { "open", 26 }, { "is_step_free", 10 } };
  const CordonZone *zone = CORDON_RECORD_AS (ZONE, CordonZone, record);
  g_autofree char *anchor = cordon_draft_anchor (record);
  g_autofree char *title = cordon_draft_name (draft, CORDON_TABLE_ZONE, record->id);
  g_autofree char *shows = g_strdup_printf (_ ("Map of the zone %s"), title);
  ZoneMap *map = g_new0 (ZoneMap, 1);

  map->draft = draft;
  map->zone = record->id;
  map->gaps = cordon_chapter_gap_shapes (draft, record);
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 2, anchor, title != NULL ? title : _ ("(unnamed)"));
  cordon_draft_facts (draft, record, facts);
  add_capacity (draft, zone);
  cordon_document_figure (draft->document, -MAP_HEIGHT, shows, draw_zone_map, map, free_zone_map);
  cordon_draft_table (draft, _ ("Posts"), cordon_draft_linked (draft, CORDON_TABLE_POST, "zone", record->id),
                      post_columns, G_N_ELEMENTS (post_columns));
  cordon_draft_table (draft, _ ("Gates"), cordon_draft_linked (draft, CORDON_TABLE_GATE, "zone", record->id),
                      gate_columns, G_N_ELEMENTS (gate_columns));
  cordon_draft_table (draft, _ ("Exits"), cordon_draft_linked (draft, CORDON_TABLE_EXIT, "zone", record->id),
                      exit_columns, G_N_ELEMENTS (exit_columns));
  cordon_chapter_findings_about (draft, record);
  if (zone->notes != NULL &&
      cordon_draft_may_show_field (draft, cordon_table_find_field (cordon_table_get (CORDON_TABLE_ZONE), "notes")))
    {
      cordon_document_heading (draft->document, 3, NULL, _ ("Notes"));
      cordon_document_prose (draft->document, zone->notes);
    }
}

/**
 * cordon_chapter_zones:
 * @draft: a draft
 *
 * Appends a list of the zones and a sheet for each.
 */
void
cordon_chapter_zones (CordonDraft *draft)
{
  static const CordonRecordColumn columns[] = { { "code", 8 }, { "name", 26 }, { "ring", 9 }, { "kind", 17 }, { "owner", 22 }, { "deputy", 20 }, { "commander", 20 } };
  g_autoptr (GPtrArray) zones = cordon_draft_list (draft, CORDON_TABLE_ZONE);

  if (zones->len == 0)
    return;
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "zones", _ ("Zones"));
  cordon_draft_table (draft, NULL, zones, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < zones->len; i++)
    add_zone (draft, g_ptr_array_index (zones, i));
}
