/* Tests of the map on small pictures: what must be there is, whatever the theme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "figure/font.h"
#include "figure/ground.h"
#include "figure/legend.h"
#include "figure/map.h"
#include "figure/palette.h"
#include "figure/plan-shapes.h"

#define SIDE 300

typedef struct
{
  CordonPlan *plan;
  CordonBaseMap *map;
  GeoFrame *frame;
  CordonPlanShapes *shapes;
  CordonGround *ground;
  PangoContext *fonts;
} World;

static GeoShape *
make_square (double lon_deg,
             double lat_deg,
             double half_deg)
{
  GeoLonLat places[] = { { lon_deg - half_deg, lat_deg - half_deg },
                         { lon_deg + half_deg, lat_deg - half_deg },
                         { lon_deg + half_deg, lat_deg + half_deg },
                         { lon_deg - half_deg, lat_deg + half_deg },
                         { lon_deg - half_deg, lat_deg - half_deg } };

  return geo_shape_new_ring (places, G_N_ELEMENTS (places));
}

static void
add_zone (GPtrArray *records,
          gint64 id,
          const GeoShape *shape,
          int ring,
          gint64 owner,
          int tlp)
{
  CordonRecord *record = cordon_record_new (CORDON_TABLE_ZONE, id);
  CordonZone *zone = (CordonZone *) record;

  cordon_record_put_text (record, &zone->name, "Stand");
  cordon_record_put_text (record, &zone->code, "A1");
  cordon_record_put_shape (record, &zone->shape, shape);
  zone->ring = ring;
  zone->owner = owner;
  zone->tlp = tlp;
  g_ptr_array_add (records, record);
}

static void
add_post (GPtrArray *records,
          gint64 id,
          double lon_deg,
          double lat_deg)
{
  CordonRecord *record = cordon_record_new (CORDON_TABLE_POST, id);
  CordonPost *post = (CordonPost *) record;
  g_autoptr (GeoShape) shape = geo_shape_new_point (lon_deg, lat_deg);

  cordon_record_put_text (record, &post->name, "Post");
  cordon_record_put_shape (record, &post->shape, shape);
  post->role = CORDON_POST_ROLE_POLICE;
  post->radius_m = 20;
  g_ptr_array_add (records, record);
}

static void
add_organisation (GPtrArray *records,
                  gint64 id,
                  int kind)
{
  CordonRecord *record = cordon_record_new (CORDON_TABLE_ORGANISATION, id);
  CordonOrganisation *organisation = (CordonOrganisation *) record;

  cordon_record_put_text (record, &organisation->name, "Police");
  cordon_record_put_text (record, &organisation->colour, "#0000c8");
  organisation->kind = kind;
  g_ptr_array_add (records, record);
}

static void
make_world (World *world,
            int ring,
            int kind,
            int tlp,
            CordonTlp ceiling)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref);
  g_autoptr (GeoShape) ground = make_square (7.42, 43.73, .0004);
  g_autoptr (GeoShape) water = make_square (7.43, 43.73, .0096);
  g_autoptr (GError) error = NULL;
  CordonMapFeature feature = { CORDON_MAP_WATER, "water", "Harbour", NULL, water };

  add_organisation (records, 5, kind);
  add_zone (records, 6, ground, ring, 5, tlp);
  add_post (records, 7, 7.42, 43.73);
  world->plan = cordon_plan_new_from_records (records, &error);
  g_assert_no_error (error);
  world->map = cordon_base_map_new ();
  feature.shape = water;
  cordon_base_map_add (world->map, &feature);
  cordon_base_map_set_attribution (world->map, "© OpenStreetMap contributors");
  world->frame = geo_frame_new (7.42, 43.73);
  world->shapes = cordon_plan_shapes_new (world->plan, world->frame, ceiling);
  world->ground = cordon_ground_new (world->map, world->frame);
  world->fonts = cordon_font_context_new ("en");
}

static void
clear_world (World *world)
{
  cordon_plan_shapes_unref (world->shapes);
  cordon_ground_unref (world->ground);
  geo_frame_unref (world->frame);
  cordon_base_map_unref (world->map);
  cordon_plan_unref (world->plan);
  g_object_unref (world->fonts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, clear_world)

static CordonMapOptions
options_of (const World *world)
{
  CordonMapOptions options;

  cordon_map_options_init (&options, (CordonView){ { 0, 0 }, 2, 4, SIDE, SIDE }, world->fonts);
  return options;
}

static cairo_surface_t *
draw (const World *world,
      const CordonMapOptions *options)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cordon_map_draw (cr, world->ground, world->shapes, options);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface,
       int x,
       int y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface) + 4 * x) & 0xffffff;
}

static guint
count_differences (cairo_surface_t *a,
                   cairo_surface_t *b,
                   int x0,
                   int y0,
                   int x1,
                   int y1)
{
  guint n = 0;

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      n += pixel (a, x, y) != pixel (b, x, y);
  return n;
}

static void
test_tint_and_water (void)
{
  g_auto (World) world;
  CordonMapOptions options;
  cairo_surface_t *surface;
  guint32 tint;

  make_world (&world, CORDON_RING_OUTER, CORDON_ORGANISATION_KIND_PUBLIC_AUTHORITY, 0, CORDON_TLP_RED);
  options = options_of (&world);
  options.show = CORDON_SHOW_GROUND | CORDON_SHOW_ZONES;
  surface = draw (&world, &options);
  tint = pixel (surface, 130, 190);
  g_assert_cmphex (pixel (surface, 4, 4), ==, cordon_palette_rgb (CORDON_THEME_PAPER, CORDON_INK_LAND));
  g_assert_cmphex (pixel (surface, SIDE - 4, 100), ==, cordon_palette_rgb (CORDON_THEME_PAPER, CORDON_INK_WATER));
  g_assert_cmpuint (tint & 0xff, >, tint >> 16 & 0xff);
  cairo_surface_destroy (surface);
}

/* The ring and the kind of owner show without colour: pictures differ where they must. */
static void
test_black_and_white (void)
{
  g_auto (World) outer;
  g_auto (World) inner;
  g_auto (World) private;
  CordonMapOptions options;
  cairo_surface_t *a, *b, *c;

  make_world (&outer, CORDON_RING_OUTER, CORDON_ORGANISATION_KIND_PUBLIC_AUTHORITY, 0, CORDON_TLP_RED);
  make_world (&inner, CORDON_RING_INNER, CORDON_ORGANISATION_KIND_PUBLIC_AUTHORITY, 0, CORDON_TLP_RED);
  make_world (&private, CORDON_RING_OUTER, CORDON_ORGANISATION_KIND_PRIVATE_CONTRACTOR, 0, CORDON_TLP_RED);
  options = options_of (&outer);
  options.show = CORDON_SHOW_ZONES;
  a = draw (&outer, &options);
  b = draw (&inner, &options);
  c = draw (&private, &options);
  g_assert_cmpuint (count_differences (a, b, 100, 80, 200, 220), >, 500); /* hatched inside */
  g_assert_cmpuint (count_differences (a, c, 100, 80, 200, 220), ==, 0);
  g_assert_cmpuint (count_differences (a, c, 0, 0, SIDE, SIDE), >, 100); /* dashed border */
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (c);
}

/* The base map never goes without its attribution, whatever else is left away. */
static void
test_attribution_always (void)
{
  g_auto (World) world;
  CordonMapOptions options;
  cairo_surface_t *with, *without;

  make_world (&world, CORDON_RING_OUTER, CORDON_ORGANISATION_KIND_PUBLIC_AUTHORITY, 0, CORDON_TLP_RED);
  options = options_of (&world);
  options.show = CORDON_SHOW_GROUND;
  with = draw (&world, &options);
  cordon_base_map_set_attribution (world.map, "");
  without = draw (&world, &options);
  g_assert_cmpuint (count_differences (with, without, SIDE / 2, SIDE - 20, SIDE, SIDE), >, 200);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

static void
test_gap_is_hatched (void)
{
  g_auto (World) world;
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) geo_shape_unref);
  CordonMapOptions options;
  cairo_surface_t *with, *without;
  guint n_red = 0;

  make_world (&world, CORDON_RING_OUTER, CORDON_ORGANISATION_KIND_PUBLIC_AUTHORITY, 0, CORDON_TLP_RED);
  g_ptr_array_add (gaps, make_square (7.42, 43.73, .0002));
  options = options_of (&world);
  options.show = CORDON_SHOW_ZONES | CORDON_SHOW_GAPS;
  without = draw (&world, &options);
  options.gaps = gaps;
  with = draw (&world, &options);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      n_red += (pixel (with, x, y) >> 16 & 0xff) > 150 && (pixel (with, x, y) & 0xff) < 90;
  g_assert_cmpuint (n_red, >, 300);
  g_assert_cmpuint (count_differences (with, without, 0, 0, SIDE, SIDE), <, SIDE * SIDE / 2);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

/* What a reader may not see is not on the map: neither the record nor how far a post sees. */
static void
test_ceiling (void)
{
  g_auto (World) red;
  g_auto (World) amber;
  CordonMapOptions options;
  cairo_surface_t *a, *b;

  make_world (&red, CORDON_RING_OUTER, CORDON_ORGANISATION_KIND_PUBLIC_AUTHORITY, CORDON_TLP_RED, CORDON_TLP_RED);
  make_world (&amber, CORDON_RING_OUTER, CORDON_ORGANISATION_KIND_PUBLIC_AUTHORITY, CORDON_TLP_RED, CORDON_TLP_AMBER);
  g_assert_cmpuint (cordon_plan_shapes_count (red.shapes, CORDON_TABLE_ZONE), ==, 1);
  g_assert_cmpuint (cordon_plan_shapes_count (amber.shapes, CORDON_TABLE_ZONE), ==, 0);
  g_assert_null (cordon_plan_shapes_find (amber.shapes, CORDON_TABLE_ZONE, 6));
  options = options_of (&red);
  options.show = CORDON_SHOW_OBSERVATION;
  a = draw (&red, &options);
  b = draw (&amber, &options);
  g_assert_cmphex (pixel (a, SIDE / 2 + 20, SIDE / 2), !=, pixel (a, 2, 2));
  g_assert_cmphex (pixel (b, SIDE / 2 + 20, SIDE / 2), ==, pixel (b, 2, 2));
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_same_twice (void)
{
  for (CordonTheme theme = 0; theme < CORDON_N_THEMES; theme++)
    {
      g_auto (World) world;
      CordonMapOptions options;
      cairo_surface_t *a, *b;

      make_world (&world, CORDON_RING_INNER, CORDON_ORGANISATION_KIND_MILITARY, 0, CORDON_TLP_RED);
      options = options_of (&world);
      options.theme = theme;
      options.emphasised_zone = 6;
      a = draw (&world, &options);
      b = draw (&world, &options);
      g_assert_cmpuint (count_differences (a, b, 0, 0, SIDE, SIDE), ==, 0);
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

static void
test_nothing_to_draw (void)
{
  PangoContext *fonts = cordon_font_context_new (NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 50, 50);
  cairo_t *cr = cairo_create (surface);
  CordonMapOptions options;

  cordon_map_options_init (&options, cordon_view_fit (GEO_BOX_EMPTY, 50, 50, 2, 1), fonts);
  cordon_map_draw (cr, NULL, NULL, &options);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (fonts);
}

static void
test_legend_fits (void)
{
  g_auto (World) world;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  make_world (&world, CORDON_RING_INNER, CORDON_ORGANISATION_KIND_MILITARY, 0, CORDON_TLP_RED);
  cordon_legend_draw (cr, world.shapes, world.fonts, 480, CORDON_POINTS_PER_MM);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (height, >, 10);
  g_assert_cmpfloat (y + height, <=, cordon_legend_height (world.shapes, CORDON_POINTS_PER_MM) + 1);
  g_assert_cmpfloat (x + width, <=, 481);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/figure/map/tint-and-water", test_tint_and_water);
  g_test_add_func ("/figure/map/black-and-white", test_black_and_white);
  g_test_add_func ("/figure/map/attribution-always", test_attribution_always);
  g_test_add_func ("/figure/map/gap-is-hatched", test_gap_is_hatched);
  g_test_add_func ("/figure/map/ceiling", test_ceiling);
  g_test_add_func ("/figure/map/same-twice", test_same_twice);
  g_test_add_func ("/figure/map/nothing", test_nothing_to_draw);
  g_test_add_func ("/figure/legend/fits", test_legend_fits);
  return g_test_run ();
}
