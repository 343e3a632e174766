/* world.c: a plan of any size with something in every table, and a town under it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "world.h"

#include <stdarg.h>

#define LON 7.42
#define LAT 43.73

typedef struct
{
  const WorldOptions *options;
  GPtrArray *records;
} World;

/* Adds a record from pairs of field and text, ended by NULL. */
static void G_GNUC_NULL_TERMINATED
add (World *world,
     CordonTableId table,
     gint64 id,
     ...)
{
  CordonRecord *record = cordon_record_new (table, id);
  const char *name;
  va_list list;

  va_start (list, id);
  while ((name = va_arg (list, const char *)) != NULL)
    {
      const char *text = va_arg (list, const char *);
      const CordonField *field = cordon_table_find_field (cordon_table_get (table), name);
      g_autoptr (GError) error = NULL;

      if (field == NULL)
        g_error ("%s has no field %s", cordon_table_get (table)->name, name);
      if (field->type == CORDON_FIELD_PROSE && world->options->prose != NULL)
        text = world->options->prose;
      if (field == cordon_table_get (table)->name_field && world->options->name != NULL)
        text = world->options->name;
      if (!cordon_record_set_text (record, field, text, NULL, &error))
        g_error ("%s.%s: %s", cordon_table_get (table)->name, name, error->message);
    }
  va_end (list);
  g_ptr_array_add (world->records, record);
}

static char *
square (double x,
        double y,
        double half)
{
  char corners[5][64];

  for (int i = 0; i < 5; i++)
    {
      char lon[24], lat[24];

      g_ascii_formatd (lon, sizeof lon, "%.6f", LON + x + (i % 4 == 1 || i % 4 == 2 ? half : -half));
      g_ascii_formatd (lat, sizeof lat, "%.6f", LAT + y + (i % 4 >= 2 ? half : -half));
      g_snprintf (corners[i], sizeof corners[i], "%s %s", lon, lat);
    }
  return g_strdup_printf ("POLYGON ((%s, %s, %s, %s, %s))", corners[0], corners[1], corners[2], corners[3], corners[4]);
}

static char *
place (double x,
       double y)
{
  char lon[24], lat[24];

  g_ascii_formatd (lon, sizeof lon, "%.6f", LON + x);
  g_ascii_formatd (lat, sizeof lat, "%.6f", LAT + y);
  return g_strdup_printf ("POINT (%s %s)", lon, lat);
}

static char *
stretch (double x,
         double y,
         double dx)
{
  char a[24], b[24], c[24];

  g_ascii_formatd (a, sizeof a, "%.6f", LON + x - dx);
  g_ascii_formatd (b, sizeof b, "%.6f", LAT + y);
  g_ascii_formatd (c, sizeof c, "%.6f", LON + x + dx);
  return g_strdup_printf ("LINESTRING (%s %s, %s %s)", a, b, c, b);
}

static void
add_frame (World *world)
{
  g_autofree char *tlp = g_strdup (cordon_vocabulary_key (&cordon_vocabulary_tlp, world->options->tlp));
  g_autofree char *venue = square (0, 0, .004);

  add (world, CORDON_TABLE_PLAN, 1, "name", "Harbour Race Day", "event", "Harbour Race", "place", "Portville",
       "timezone", "Europe/Monaco", "starts", "2027-06-12T04:00Z", "ends", "2027-06-13T04:00Z", "tlp", tlp, "version",
       "0.3 draft", "language", "en", "demonstration", "yes", "authority", "11", "aim", "A safe race.", "assumptions",
       "It is dry.\n\nTrains run.", NULL);
  add (world, CORDON_TABLE_PHASE, 2, "name", "Gates open", "kind", "ingress", "starts", "2027-06-12T08:00Z", "ends",
       "2027-06-12T13:00Z", NULL);
  add (world, CORDON_TABLE_ORGANISATION, 11, "name", "Town Police", "kind", "public-authority", "colour", "#1f4e9c",
       "phone", "+000 1", "own_tasks", "Public order.", NULL);
  add (world, CORDON_TABLE_ORGANISATION, 12, "name", "Halberd Stewards", "kind", "private-contractor", "validated_by",
       "11", "licence", "L-1", "licence_until", "2028-01-01T00:00Z", NULL);
  add (world, CORDON_TABLE_CHANNEL, 21, "name", "CMD-1", "kind", "talkgroup", "users", "11; 12", "receive_mhz", "380.1",
       NULL);
  add (world, CORDON_TABLE_VENUE, 31, "name", "Basin circuit", "kind", "circuit", "shape", venue, "owner", "11", NULL);
  add (world, CORDON_TABLE_SHIFT, 41, "name", "Early", "starts", "2027-06-12T04:00Z", "ends", "2027-06-12T12:00Z", NULL);
  add (world, CORDON_TABLE_SHIFT, 42, "name", "Late", "starts", "2027-06-12T12:00Z", "ends", "2027-06-12T22:00Z", NULL);
  add (world, CORDON_TABLE_UNIT, 51, "name", "Team 4", "kind", "team", "organisation", "12", "strength", "4", NULL);
  add (world, CORDON_TABLE_CONTRACT, 61, "name", "C-1", "organisation", "12", "client", "11", "quantity", "120",
       "confirmed", "90", "milestones", "2027-05-01T00:00Z/2027-06-01T00:00Z=60", NULL);
  add (world, CORDON_TABLE_SECTION, 71, "name", "Concept", "chapter", "4", "body", "Three rings hold.\n\nThey meet.",
       NULL);
  add (world, CORDON_TABLE_SECTION, 72, "name", "Secret", "chapter", "5", "body", "Nobody else reads this.", "tlp",
       "red", NULL);
  add (world, CORDON_TABLE_THRESHOLD, 81, "name", "egress.limit_min", "value", "7", "source", "Town bylaw", NULL);
}

static void
add_zone (World *world,
          guint nth)
{
  gint64 id = 1000 + 100 * (gint64) nth;
  double x = (nth % 20) * .0012 - .004;
  double y = (nth / 20) * .0012 - .004;
  g_autofree char *shape = square (x, y, .0005);
  g_autofree char *gate = place (x - .0005, y);
  g_autofree char *exit_place = place (x + .0005, y);
  g_autofree char *line = stretch (x, y - .00055, .0005);
  g_autofree char *beat = stretch (x, y + .0002, .0004);
  g_autofree char *point = place (x + .0002, y + .0003);
  g_autofree char *self = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *code = g_strdup_printf ("Z%u", nth + 1);
  g_autofree char *name = g_strdup_printf ("Stand number %u", nth + 1);

  add (world, CORDON_TABLE_ZONE, id, "name", name, "code", code, "shape", shape, "ring", nth % 2 ? "inner" : "middle",
       "owner", nth % 3 ? "11" : "12", "commander", "Sector commander", "expected",
       "2027-06-12T08:00Z/2027-06-12T16:00Z=1200", "usable_share", "0.5", "channel", "21", "venue", "31", "notes",
       "Steep towards the basin.", NULL);
  add (world, CORDON_TABLE_PERIMETER, id + 1, "name", "Ticket line", "shape", line, "ring", "middle", "kind", "fence",
       "owner", "12", NULL);
  add (world, CORDON_TABLE_BARRIER, id + 2, "name", "Blocks", "shape", line, "kind", "block", "supplier", "12", NULL);
  add (world, CORDON_TABLE_GATE, id + 3, "name", "West gate", "code", code, "shape", gate, "zone", self, "owner", "12",
       "lanes", "4", "lane_rate", "7", "open", "2027-06-12T08:00Z/2027-06-12T16:00Z", NULL);
  add (world, CORDON_TABLE_EXIT, id + 4, "name", "East exit", "shape", exit_place, "zone", self, "width_m", "2.4", NULL);
  add (world, CORDON_TABLE_PATROL, id + 5, "name", "Beat", "shape", beat, "owner", "11", "interval_min", "20", NULL);
  add (world, CORDON_TABLE_POINT, id + 6, "name", "First aid", "shape", point, "kind", "first-aid", "zone", self, NULL);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *at = place (x - .0004 + i * .00015, y - .0002);
      g_autofree char *post = g_strdup_printf ("%" G_GINT64_FORMAT, id + 10 + i);
      g_autofree char *post_code = g_strdup_printf ("P%u", nth * 6 + i + 1);

      add (world, CORDON_TABLE_POST, id + 10 + i, "name", "Walkway", "code", post_code, "shape", at, "zone", self, "role",
           i % 2 ? "steward" : "police", "owner", i % 2 ? "12" : "11", "minimum",
           "2027-06-12T04:00Z/2027-06-12T12:00Z=2; 2027-06-12T12:00Z/2027-06-12T22:00Z=2", "radius_m", "30", "orders",
           "Keep the walkway free.", NULL);
      add (world, CORDON_TABLE_ASSIGNMENT, id + 20 + i, "post", post, "organisation", i % 2 ? "12" : "11", "quantity",
           "2", "shift", "41", NULL);
      add (world, CORDON_TABLE_ASSIGNMENT, id + 30 + i, "post", post, "unit", "51", "shift", "42", "status",
           "confirmed", NULL);
    }
}

/* A plan, or g_error() when the test's own text is wrong. */
CordonPlan *
world_make_plan (const WorldOptions *options)
{
  World world = { options, g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref) };
  g_autoptr (GError) error = NULL;
  CordonPlan *plan;

  add_frame (&world);
  for (guint i = 0; i < options->n_zones; i++)
    add_zone (&world, i);
  plan = cordon_plan_new_from_records (world.records, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (world.records);
  return plan;
}

static void
add_feature (CordonBaseMap *map,
             CordonMapLayer layer,
             const char *kind,
             const char *name,
             GeoShape *shape)
{
  CordonMapFeature feature = { layer, kind, name, NULL, shape };

  cordon_base_map_add (map, &feature);
  geo_shape_unref (shape);
}

/* A town of square blocks with a building in each and named streets between them. */
CordonBaseMap *
world_make_base_map (guint n_blocks)
{
  CordonBaseMap *map = cordon_base_map_new ();
  double step = .0006;

  cordon_base_map_set_attribution (map, "© OpenStreetMap contributors");
  for (guint i = 0; i < n_blocks; i++)
    for (guint j = 0; j < n_blocks; j++)
      {
        double west = LON - .008 + i * step;
        double south = LAT - .008 + j * step;
        GeoLonLat house[] = { { west + .0001, south + .0001 },
                              { west + .0004, south + .0001 },
                              { west + .0004, south + .0004 },
                              { west + .0001, south + .0004 },
                              { west + .0001, south + .0001 } };
        GeoLonLat across[] = { { west, south }, { west + step, south } };
        GeoLonLat up[] = { { west, south }, { west, south + step } };
        g_autofree char *row = g_strdup_printf ("Row %u", j + 1);
        g_autofree char *lane = g_strdup_printf ("Lane %u", i + 1);

        add_feature (map, CORDON_MAP_BUILDING, "yes", NULL, geo_shape_new_ring (house, 5));
        add_feature (map, CORDON_MAP_STREET, j % 4 ? "residential" : "primary", row, geo_shape_new_line (across, 2));
        add_feature (map, CORDON_MAP_STREET, "footway", lane, geo_shape_new_line (up, 2));
      }
  return map;
}
