/* sea.c: tests of nesting rings and of closing coastlines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "basemap/sea.h"

#include <math.h>

#include "basemap/nesting.h"
#include "geo/validity.h"

/* A box one degree wide; its cells are named by tenths in the tables below. */
static const GeoExtent box = { 0, 0, 10, 10 };

typedef struct
{
  guint n_places;
  GeoLonLat places[12];
} PathRow;

static double
sum_area_deg2 (GPtrArray *polygons)
{
  double area_deg2 = 0;

  for (guint i = 0; i < polygons->len; i++)
    {
      const GeoShape *shape = g_ptr_array_index (polygons, i);

      for (guint part = 0; part < geo_shape_n_parts (shape); part++)
        {
          CordonMapPath ring;

          ring.places = (GeoLonLat *) geo_shape_part (shape, part, &ring.n_places);
          g_assert_true ((cordon_map_ring_area_deg2 (&ring) > 0) == (part == 0));
          area_deg2 += cordon_map_ring_area_deg2 (&ring);
        }
    }
  return area_deg2;
}

static void
borrow_paths (const PathRow *rows,
              guint n_rows,
              CordonMapPath *out_paths)
{
  for (guint i = 0; i < n_rows; i++)
    out_paths[i] = (CordonMapPath){ (GeoLonLat *) rows[i].places, rows[i].n_places };
}

/* ---- nesting ------------------------------------------------------------- */

#define SQUARE(x0, y0, x1, y1)                        \
  {                                                   \
    5,                                                \
    {                                                 \
      { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 }, \
      {                                               \
        x0, y0                                        \
      }                                               \
    }                                                 \
  }
#define SQUARE_CLOCKWISE(x0, y0, x1, y1)              \
  {                                                   \
    5,                                                \
    {                                                 \
      { x0, y0 }, { x0, y1 }, { x1, y1 }, { x1, y0 }, \
      {                                               \
        x0, y0                                        \
      }                                               \
    }                                                 \
  }

typedef struct
{
  const char *what;
  guint n_rings;
  PathRow rings[5];
  guint n_polygons;
  double area_deg2;
} NestRow;

static const NestRow nest_rows[] = {
  { "nothing", 0, { { 0 } }, 0, 0 },
  { "one", 1, { SQUARE (0, 0, 4, 4) }, 1, 16 },
  { "one, clockwise", 1, { SQUARE_CLOCKWISE (0, 0, 4, 4) }, 1, 16 },
  { "side by side", 2, { SQUARE (0, 0, 4, 4), SQUARE (5, 0, 6, 1) }, 2, 17 },
  { "a hole, listed first", 2, { SQUARE (1, 1, 2, 2), SQUARE (0, 0, 4, 4) }, 1, 15 },
  { "two holes", 3, { SQUARE (0, 0, 4, 4), SQUARE (1, 1, 2, 2), SQUARE (2, 2, 3, 3) }, 1, 14 },
  { "an island in a hole", 3, { SQUARE (2, 2, 3, 3), SQUARE (0, 0, 9, 9), SQUARE (1, 1, 8, 8) }, 2, 81 - 49 + 1 },
  { "a hole in an island in a hole", 4, { SQUARE (0, 0, 9, 9), SQUARE (1, 1, 8, 8), SQUARE (2, 2, 7, 7), SQUARE (3, 3, 6, 6) }, 2, 81 - 49 + 25 - 9 },
  { "neighbours that share a side", 2, { SQUARE (0, 0, 4, 4), SQUARE (4, 1, 6, 3) }, 2, 20 },
  { "a hole that touches the outer ring", 2, { SQUARE (0, 0, 4, 4), SQUARE (0, 1, 2, 3) }, 1, 12 },
  { "a hole all of whose corners lie on the outer ring", 2, { SQUARE (0, 0, 4, 4), { 5, { { 2, 0 }, { 4, 2 }, { 2, 4 }, { 0, 2 }, { 2, 0 } } } }, 1, 8 },
  { "no area", 2, { SQUARE (0, 0, 4, 4), { 4, { { 5, 5 }, { 6, 6 }, { 7, 7 }, { 5, 5 } } } }, 1, 16 },
};

static void
test_nesting (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nest_rows); i++)
    {
      const NestRow *row = &nest_rows[i];
      g_autoptr (GPtrArray) polygons = NULL;
      CordonMapPath rings[5];

      g_test_message ("row %u: %s", i, row->what);
      borrow_paths (row->rings, row->n_rings, rings);
      polygons = cordon_map_rings_nest (rings, row->n_rings);
      g_assert_cmpuint (polygons->len, ==, row->n_polygons);
      g_assert_cmpfloat_with_epsilon (sum_area_deg2 (polygons), row->area_deg2, 1e-12);
    }
}

/* A lake with very many islands takes not much longer than one with many. */
static void
test_many_holes (void)
{
  const guint n_side = 250;
  g_autofree CordonMapPath *rings = g_new (CordonMapPath, n_side * n_side + 1);
  g_autofree GeoLonLat *places = g_new (GeoLonLat, 5 * (n_side * n_side + 1));
  g_autoptr (GPtrArray) polygons = NULL;

  for (guint i = 0; i <= n_side * n_side; i++)
    {
      double x = 0.002 * (i % n_side);
      double y = 0.002 * (i / n_side);
      double size = 0.001;

      if (i == n_side * n_side)
        {
          x = y = -0.001;
          size = 0.002 * n_side + 0.001;
        }
      rings[i] = (CordonMapPath){ places + 5 * i, 5 };
      rings[i].places[0] = (GeoLonLat){ x, y };
      rings[i].places[1] = (GeoLonLat){ x + size, y };
      rings[i].places[2] = (GeoLonLat){ x + size, y + size };
      rings[i].places[3] = (GeoLonLat){ x, y + size };
      rings[i].places[4] = rings[i].places[0];
    }
  polygons = cordon_map_rings_nest (rings, n_side * n_side + 1);
  g_assert_cmpuint (polygons->len, ==, 1);
  g_assert_cmpuint (geo_shape_n_parts (g_ptr_array_index (polygons, 0)), ==,
                    n_side * n_side + 1);
}

typedef struct
{
  const char *what;
  PathRow ring;
  gboolean is_plain;
} PlainRow;

static const PlainRow plain_rows[] = {
  { "a square", SQUARE (0, 0, 1, 1), TRUE },
  { "a square, clockwise", SQUARE_CLOCKWISE (0, 0, 1, 1), TRUE },
  { "a triangle", { 4, { { 0, 0 }, { 1, 0 }, { 0, 1 }, { 0, 0 } } }, TRUE },
  { "a corner in the middle of a side",
    { 6, { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 2, 2 }, { 0, 2 }, { 0, 0 } } },
    TRUE },
  { "an L", { 7, { { 0, 0 }, { 2, 0 }, { 2, 1 }, { 1, 1 }, { 1, 2 }, { 0, 2 }, { 0, 0 } } }, TRUE },
  { "a bow tie", { 5, { { 0, 0 }, { 1, 1 }, { 1, 0 }, { 0, 1 }, { 0, 0 } } }, FALSE },
  { "a spike", { 6, { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 1, 0 }, { 1, 1 }, { 0, 0 } } }, FALSE },
  { "a spike at the start", { 5, { { 2, 0 }, { 1, 0 }, { 1, 1 }, { 1, 0 }, { 2, 0 } } }, FALSE },
  { "flat", { 4, { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 0, 0 } } }, FALSE },
  { "touches itself", { 7, { { 0, 0 }, { 2, 0 }, { 1, 1 }, { 2, 2 }, { 0, 2 }, { 1, 1 }, { 0, 0 } } }, FALSE },
  { "the same corner twice", { 6, { { 0, 0 }, { 1, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 }, { 0, 0 } } }, FALSE },
};

static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_rows); i++)
    {
      const PlainRow *row = &plain_rows[i];

      g_test_message ("row %u: %s", i, row->what);
      g_assert_cmpint (cordon_map_ring_is_plain (row->ring.places, row->ring.n_places), ==,
                       row->is_plain);
    }
}

/* What is called plain is valid to GEOS as well, for rings of all sorts. */
static void
test_plain_is_valid (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint n_plain = 0;

  for (guint round = 0; round < 5000; round++)
    {
      guint n_corners = (guint) g_rand_int_range (random, 3, 8);
      GeoLonLat places[9];
      g_autoptr (GeoShape) shape = NULL;

      /* On a coarse grid, so that corners fall on one another and on edges. */
      for (guint i = 0; i < n_corners; i++)
        places[i] = (GeoLonLat){ 1e-4 * g_rand_int_range (random, 0, 5),
                                 1e-4 * g_rand_int_range (random, 0, 5) };
      places[n_corners] = places[0];
      if (!cordon_map_ring_is_plain (places, n_corners + 1))
        continue;
      n_plain++;
      shape = geo_shape_new_ring (places, n_corners + 1);
      g_assert_true (geo_shape_check (shape, NULL, NULL));
    }
  g_assert_cmpuint (n_plain, >, 500);
}

/* ---- the sea ------------------------------------------------------------- */

typedef struct
{
  const char *what;
  guint n_lines;
  PathRow lines[3];
  guint n_polygons;
  double area_deg2;
  guint n_guessed;
  guint n_left_out;
} SeaRow;

/* Land lies on the left of each line. */
static const SeaRow sea_rows[] = {
  { "no coast", 0, { { 0 } }, 0, 0, 0, 0 },
  { "west coast: south along x = 3", 1, { { 2, { { 3, 12 }, { 3, -1 } } } }, 1, 30, 0, 0 },
  { "east coast: north along x = 3", 1, { { 2, { { 3, -1 }, { 3, 12 } } } }, 1, 70, 0, 0 },
  { "ends exactly on the edge", 1, { { 2, { { 3, 0 }, { 3, 10 } } } }, 1, 70, 0, 0 },
  { "a strait between two lands", 2, { { 2, { { 3, -1 }, { 3, 11 } } }, { 2, { { 7, 11 }, { 7, -1 } } } }, 1, 40, 0, 0 },
  { "a land between two seas", 2, { { 2, { { 3, 11 }, { 3, -1 } } }, { 2, { { 7, -1 }, { 7, 11 } } } }, 2, 60, 0, 0 },
  { "a bay from the north edge", 1, { { 4, { { 6, 11 }, { 6, 4 }, { 2, 4 }, { 2, 11 } } } }, 1, 24, 0, 0 },
  { "a headland from the north edge", 1, { { 4, { { 2, 11 }, { 2, 4 }, { 6, 4 }, { 6, 11 } } } }, 1, 76, 0, 0 },
  { "an island alone", 1, { SQUARE (4, 4, 6, 6) }, 1, 96, 0, 0 },
  { "a sea alone", 1, { SQUARE_CLOCKWISE (4, 4, 6, 6) }, 1, 4, 0, 0 },
  { "an island off a coast", 2, { { 2, { { 3, -1 }, { 3, 11 } } }, SQUARE (5, 5, 6, 6) }, 1, 69, 0, 0 },
  { "an island over the edge", 1, { SQUARE (8, 4, 12, 6) }, 1, 96, 0, 0 },
  { "an island over a corner", 1, { SQUARE (8, 8, 12, 12) }, 1, 96, 0, 0 },
  { "a coast that goes out and comes back", 1, { { 6, { { 3, -1 }, { 3, 2 }, { -2, 2 }, { -2, 6 }, { 3, 6 }, { 3, 11 } } } }, 1, 82, 0, 0 },
  { "a coast that touches the edge", 1, { { 5, { { 3, -1 }, { 3, 2 }, { 0, 5 }, { 3, 8 }, { 3, 11 } } } }, 1, 79, 0, 0 },
  { "outside", 1, { SQUARE (20, 20, 30, 30) }, 0, 0, 0, 0 },
  { "loose ends near the edge", 1, { { 2, { { 3, 1 }, { 3, 9 } } } }, 1, 70, 1, 0 },
  { "a loose end as far as may be", 1, { { 2, { { 5, 2.49 }, { 5, 11 } } } }, 1, 50, 1, 0 },
  { "begins loose at the edge, leaves and comes back", 1, { { 5, { { 2.2, 0.05 }, { 2, -1 }, { 3, -1 }, { 3, 5 }, { 3, 11 } } } }, 1, 70, 0, 0 },
  { "a loose end too far", 1, { { 2, { { 5, 2.5 }, { 5, 11 } } } }, 0, 0, 0, 1 },
  { "a loose piece, and an island on the land", 2, { { 2, { { 5, 5 }, { 5.5, 5 } } }, SQUARE (1, 1, 2, 2) }, 1, 99, 0, 1 },
  { "a sea alone, and an island elsewhere", 2, { SQUARE_CLOCKWISE (4, 4, 6, 6), SQUARE (1, 1, 2, 2) }, 1, 4, 0, 1 },
};

static void
test_sea (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sea_rows); i++)
    {
      const SeaRow *row = &sea_rows[i];
      g_autoptr (GPtrArray) sea = NULL;
      CordonMapPath lines[3];
      guint n_guessed;
      guint n_left_out;

      g_test_message ("row %u: %s", i, row->what);
      borrow_paths (row->lines, row->n_lines, lines);
      sea = cordon_sea_close (lines, row->n_lines, box, &n_guessed, &n_left_out);
      g_assert_cmpfloat_with_epsilon (sum_area_deg2 (sea), row->area_deg2, 1e-9);
      g_assert_cmpuint (sea->len, ==, row->n_polygons);
      g_assert_cmpuint (n_guessed, ==, row->n_guessed);
      g_assert_cmpuint (n_left_out, ==, row->n_left_out);
    }
}

/* The sea right of a random coast and the sea left of it fill the box together. */
static void
test_sea_both_sides (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      GeoLonLat forth[40];
      GeoLonLat back[40];
      CordonMapPath path = { forth, G_N_ELEMENTS (forth) };
      g_autoptr (GPtrArray) right = NULL;
      g_autoptr (GPtrArray) left = NULL;
      guint n_guessed, n_left_out;

      /* y always grows, so that the coast never meets itself */
      for (guint i = 0; i < G_N_ELEMENTS (forth); i++)
        {
          forth[i].lon_deg = g_rand_double_range (random, -4, 14);
          forth[i].lat_deg = -1 + 12.0 * i / (G_N_ELEMENTS (forth) - 1);
        }
      for (guint i = 0; i < G_N_ELEMENTS (forth); i++)
        back[i] = forth[G_N_ELEMENTS (forth) - 1 - i];

      g_test_message ("round %u", round);
      right = cordon_sea_close (&path, 1, box, &n_guessed, &n_left_out);
      path.places = back;
      left = cordon_sea_close (&path, 1, box, &n_guessed, &n_left_out);
      g_assert_cmpfloat_with_epsilon (sum_area_deg2 (right) + sum_area_deg2 (left), 100, 1e-9);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/basemap/nesting/table", test_nesting);
  g_test_add_func ("/basemap/nesting/many-holes", test_many_holes);
  g_test_add_func ("/basemap/nesting/plain", test_plain);
  g_test_add_func ("/basemap/nesting/plain-is-valid", test_plain_is_valid);
  g_test_add_func ("/basemap/sea/table", test_sea);
  g_test_add_func ("/basemap/sea/both-sides", test_sea_both_sides);
  return g_test_run ();
}
