/* c01-ground.c: C01: ground inside the event that no organisation answers for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   unowned (t) = venues (t) and what closed outer perimeters (t) enclose
 *                 - zones (t) that have an owner - zones that are out of scope
 *
 * by exact overlay of polygons. Whatever comes into force or goes out of it
 * cuts time; each different state is laid out once, and ground that is unowned
 * in several states is one finding, with the first stretch of time.
 *
 * A piece belongs to the innermost ring that encloses it; what lies in no closed
 * inner or middle perimeter belongs to the outer ring if there is a closed outer
 * perimeter, else to the middle. A piece counts if it is larger than 25 m2 and
 * the ring's unowned share is above the ring's limit: 0 % inner, 0.5 % middle,
 * 2 % outer. Areas are those of the ellipsoid.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "check/checks.h"
#include "geo/measure.h"
#include "geo/overlay.h"
#include "geo/validity.h"

/* A border that comes back this near to itself encloses nothing there. */
#define SPIKE_M 1e-4

typedef enum
{
  SCOPE,
  TAKEN,
} Role;

/* A venue, perimeter or zone laid out in the frame. */
typedef struct
{
  const CordonRecord *record;
  const CordonWindows *active;
  Role role;
  GeoPolygon *polygon;
  GeoBox box;
} Area;

/* A piece of unowned ground, in one state or several. */
typedef struct
{
  CordonRing ring;
  GeoPolygon *polygon;
  GeoPoint label;
  double area_m2;
  double ring_unowned_m2; /* in the first state that has the piece */
  double ring_m2;
  GArray *when;
} Piece;

typedef struct
{
  const CordonCheckContext *context;
  GPtrArray *areas;
  GPtrArray *rings[CORDON_RING_INNER + 1]; /* of GeoPolygon: what closed perimeters enclose */
  gboolean has_outer;
  GPtrArray *pieces;
  GPtrArray *out_findings;
} Work;

/* The areas in force together. */
typedef struct
{
  GBytes *key;
  GArray *when; /* of CordonInterval */
} State;

static void
area_free (gpointer data)
{
  Area *area = data;

  geo_polygon_free (area->polygon);
  g_free (area);
}

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  geo_polygon_free (piece->polygon);
  g_array_unref (piece->when);
  g_free (piece);
}

static void
state_free (gpointer data)
{
  State *state = data;

  g_bytes_unref (state->key);
  g_array_unref (state->when);
  g_free (state);
}

static gint64
authority_of (const CordonCheckContext *context)
{
  const CordonPlanInfo *info = cordon_plan_info (context->plan);

  return info != NULL ? info->authority : CORDON_ID_NONE;
}

/* What cannot be worked with is said, and then left out. */
static void
report_broken (const Work *work,
               const CordonRecord *record,
               const char *message)
{
  g_autofree char *title = cordon_record_title (record);
  CordonFinding *finding = cordon_finding_new ("C01", record->table, record->id, "broken");

  finding->status = CORDON_FINDING_ERROR;
  finding->title = g_strdup_printf (_ ("%s cannot be worked with, so its ground is not checked: %s"), title, message);
  finding->organisation = record->table == CORDON_TABLE_ZONE ? ((const CordonZone *) record)->owner : authority_of (work->context);
  cordon_finding_add_shape (finding, cordon_record_shape (record));
  g_ptr_array_add (work->out_findings, finding);
}

static void
take_area (const Work *work,
           const CordonRecord *record,
           const CordonWindows *active,
           Role role,
           GeoPolygon *polygon)
{
  g_autoptr (GError) error = NULL;
  Area *area;

  if (polygon == NULL || !geo_polygon_check (polygon, NULL, &error))
    {
      report_broken (work, record, error != NULL ? error->message : _ ("it has no ground; draw it again"));
      geo_polygon_free (polygon);
      return;
    }
  area = g_new (Area, 1);
  *area = (Area){ record, active, role, polygon, geo_polygon_box (polygon) };
  g_ptr_array_add (work->areas, area);
}

static GeoPolygon *
lay_out (const Work *work,
         const CordonRecord *record)
{
  const GeoShape *shape = cordon_record_shape (record);

  return shape != NULL && geo_shape_kind (shape) == GEO_SHAPE_POLYGON ? geo_frame_polygon (work->context->frame, shape) : NULL;
}

static void
read_zones_and_venues (const Work *work)
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (work->context->plan, CORDON_TABLE_VENUE));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    take_area (work, record, ((const CordonVenue *) record)->active, SCOPE, lay_out (work, record));
  cordon_rows_iter_init (&iter, cordon_plan_rows (work->context->plan, CORDON_TABLE_ZONE));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonZone *zone = (gconstpointer) record;
      gboolean is_out = zone->kind == CORDON_ZONE_KIND_OUT_OF_SCOPE;

      if (is_out || zone->owner != CORDON_ID_NONE)
        take_area (work, record, is_out ? NULL : zone->active, TAKEN, lay_out (work, record));
    }
}

static void
report_open_ring (const Work *work,
                  const CordonPerimeter *perimeter,
                  const char *message)
{
  g_autofree char *title = cordon_record_title (&perimeter->record);
  CordonFinding *finding = cordon_finding_new_missing (
    "C01", CORDON_TABLE_PERIMETER, perimeter->record.id, "open-ring",
    g_strdup_printf (_ ("Not assessable: %s encloses nothing, so the ground inside it is not looked at: %s"), title, message));

  finding->organisation = cordon_check_who_acts (work->context, perimeter->owner, CORDON_ID_NONE);
  cordon_finding_add_shape (finding, perimeter->shape);
  g_ptr_array_add (work->out_findings, finding);
}

static void
read_perimeters (Work *work)
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (work->context->plan, CORDON_TABLE_PERIMETER));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonPerimeter *perimeter = (gconstpointer) record;
      const CordonPerimeterGround *ground = cordon_check_perimeter_ground (work->context, record->id);
      const GeoLine *line = ground != NULL && ground->cover != NULL ? geo_line_cover_line (ground->cover) : NULL;
      g_autoptr (GError) error = NULL;
      GeoPolygon *interior;

      if (perimeter->ring == CORDON_RING_UNSET || line == NULL)
        continue;
      if (perimeter->ring != CORDON_RING_OUTER && !geo_line_is_closed (line))
        continue;
      interior = geo_line_interior (line, &error);
      if (interior == NULL)
        {
          report_open_ring (work, perimeter, error->message);
          continue;
        }
      g_ptr_array_add (work->rings[perimeter->ring], geo_polygon_copy (interior));
      work->has_outer |= perimeter->ring == CORDON_RING_OUTER;
      if (perimeter->ring == CORDON_RING_OUTER)
        take_area (work, record, perimeter->active, SCOPE, interior);
      else
        geo_polygon_free (interior);
    }
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
note_state (const Work *work,
            GPtrArray *states,
            GHashTable *by_key,
            CordonInterval when)
{
  g_autofree guint8 *flags = g_new0 (guint8, work->areas->len + 1);
  g_autoptr (GBytes) key = NULL;
  CordonInterval *last;
  State *state;

  for (guint i = 0; i < work->areas->len; i++)
    flags[i] = cordon_windows_contain (((Area *) work->areas->pdata[i])->active, when.start_min);
  key = g_bytes_new (flags, work->areas->len + 1);
  state = g_hash_table_lookup (by_key, key);
  if (state == NULL)
    {
      state = g_new (State, 1);
      state->key = g_bytes_ref (key);
      state->when = g_array_new (FALSE, FALSE, sizeof (CordonInterval));
      g_ptr_array_add (states, state);
      g_hash_table_insert (by_key, state->key, state);
    }
  last = state->when->len > 0 ? &g_array_index (state->when, CordonInterval, state->when->len - 1) : NULL;
  if (last != NULL && last->end_min == when.start_min)
    last->end_min = when.end_min;
  else
    g_array_append_val (state->when, when);
}

static GPtrArray *
find_states (const Work *work)
{
  GPtrArray *states = g_ptr_array_new_with_free_func (state_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (gint64));
  CordonInterval span = work->context->window;

  g_array_append_vals (cuts, &span, 2);
  for (guint i = 0; i < work->areas->len; i++)
    {
      const CordonWindows *active = ((Area *) work->areas->pdata[i])->active;

      for (guint j = 0; active != NULL && j < active->n_items; j++)
        {
          CordonInterval window = cordon_interval_intersect (active->items[j], span);

          if (!cordon_interval_is_empty (window))
            g_array_append_vals (cuts, &window, 2);
        }
    }
  g_array_sort (cuts, compare_minutes);
  for (guint i = 0; i + 1 < cuts->len; i++)
    {
      CordonInterval when = { g_array_index (cuts, gint64, i), g_array_index (cuts, gint64, i + 1) };

      if (!cordon_interval_is_empty (when))
        note_state (work, states, by_key, when);
    }
  return states;
}

/* The areas of a role in force in a state, and either always or only then. */
static GPtrArray *
gather (const Work *work,
        const State *state,
        Role role,
        gboolean is_always)
{
  GPtrArray *polygons = g_ptr_array_new ();
  const guint8 *flags = g_bytes_get_data (state->key, NULL);

  for (guint i = 0; i < work->areas->len; i++)
    {
      const Area *area = work->areas->pdata[i];

      if (area->role == role && flags[i] && (area->active == NULL) == is_always)
        g_ptr_array_add (polygons, area->polygon);
    }
  return polygons;
}

static GPtrArray *
gather_all (const Work *work,
            const State *state,
            Role role)
{
  GPtrArray *all = gather (work, state, role, TRUE);
  g_autoptr (GPtrArray) some = gather (work, state, role, FALSE);

  g_ptr_array_extend (all, some, NULL, NULL);
  return all;
}

/* Whether the border runs to the corner and straight back: what rounding leaves where edges meet. */
static gboolean
is_spike (GeoPoint before,
          GeoPoint corner,
          GeoPoint after)
{
  double turn = (corner.x_m - before.x_m) * (after.x_m - corner.x_m) + (corner.y_m - before.y_m) * (after.y_m - corner.y_m);
  GeoPoint on_way_in = geo_segment_nearest (before, corner, after, NULL);
  GeoPoint on_way_out = geo_segment_nearest (corner, after, before, NULL);

  return turn <= 0 && (geo_point_distance_m (on_way_in, after) < SPIKE_M || geo_point_distance_m (on_way_out, before) < SPIKE_M);
}

static void
append_without_spikes (const GeoPolygon *polygon,
                       guint ring,
                       GArray *points,
                       GArray *sizes)
{
  guint n_points;
  const GeoPoint *corners = geo_polygon_ring (polygon, ring, &n_points);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  guint n_unchanged = 0;

  g_array_append_vals (kept, corners, n_points - 1);
  for (guint i = 0; kept->len > 3 && n_unchanged < kept->len;)
    {
      guint n = kept->len;

      i %= n;
      if (is_spike (g_array_index (kept, GeoPoint, (i + n - 1) % n), g_array_index (kept, GeoPoint, i),
                    g_array_index (kept, GeoPoint, (i + 1) % n)))
        {
          g_array_remove_index (kept, i);
          i = i > 0 ? i - 1 : 0;
          n_unchanged = 0;
          continue;
        }
      i++;
      n_unchanged++;
    }
  n_points = kept->len + 1;
  g_array_append_vals (points, kept->data, kept->len);
  g_array_append_vals (points, kept->data, 1);
  g_array_append_val (sizes, n_points);
}

static GeoPolygon *
without_spikes (const GeoPolygon *polygon)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GeoPoint));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  GeoPolygon *clean;

  for (guint i = 0; i < polygon->n_rings; i++)
    append_without_spikes (polygon, i, points, sizes);
  clean = geo_polygon_new ((const GeoPoint *) points->data, (const guint *) sizes->data, sizes->len);
  if (clean != NULL && geo_polygon_check (clean, NULL, NULL))
    return clean;
  geo_polygon_free (clean);
  return geo_polygon_copy (polygon);
}

static void
note_piece (Work *work,
            CordonRing ring,
            const GeoPolygon *raw,
            double unowned_m2,
            double ring_m2,
            const State *state)
{
  g_autoptr (GeoPolygon) polygon = without_spikes (raw);
  g_autoptr (GeoShape) shape = geo_frame_polygon_to_shape (work->context->frame, polygon);
  double area_m2 = geo_measure_area_m2 (shape);
  GeoPoint label;
  Piece *piece = NULL;

  if (area_m2 <= cordon_check_limit (work->context, CORDON_LIMIT_GROUND_PIECE_M2))
    return;
  label = geo_polygon_label_point (polygon, NULL);
  for (guint i = 0; i < work->pieces->len && piece == NULL; i++)
    {
      Piece *other = work->pieces->pdata[i];

      if (other->ring == ring && geo_point_distance_m (other->label, label) < 0.5 && fabs (other->area_m2 - area_m2) < 0.1)
        piece = other;
    }
  if (piece == NULL)
    {
      piece = g_new (Piece, 1);
      *piece = (Piece){ ring, geo_polygon_copy (polygon), label, area_m2, unowned_m2, ring_m2,
                        g_array_new (FALSE, FALSE, sizeof (CordonInterval)) };
      g_ptr_array_add (work->pieces, piece);
    }
  g_array_append_vals (piece->when, state->when->data, state->when->len);
}

static CordonLimit
limit_of (CordonRing ring)
{
  switch (ring)
    {
    case CORDON_RING_INNER:
      return CORDON_LIMIT_GROUND_INNER_PERCENT;
    case CORDON_RING_OUTER:
      return CORDON_LIMIT_GROUND_OUTER_PERCENT;
    case CORDON_RING_UNSET:
    case CORDON_RING_MIDDLE:
    default:
      return CORDON_LIMIT_GROUND_MIDDLE_PERCENT;
    }
}

/* One ring's part of the unowned ground; what is left for the rings farther out comes back. */
static gboolean
judge_ring (Work *work,
            CordonRing ring,
            GPtrArray *within,
            const State *state,
            GPtrArray **inout_unowned,
            GPtrArray **inout_scope,
            GError **error)
{
  g_autoptr (GPtrArray) unowned = within != NULL ? geo_overlay_intersection (*inout_unowned, within, error) : g_ptr_array_ref (*inout_unowned);
  g_autoptr (GPtrArray) scope = NULL;
  g_autoptr (GPtrArray) unowned_left = NULL;
  g_autoptr (GPtrArray) scope_left = NULL;
  double unowned_m2, ring_m2;

  if (unowned == NULL)
    return FALSE;
  scope = within != NULL ? geo_overlay_intersection (*inout_scope, within, error) : g_ptr_array_ref (*inout_scope);
  if (scope == NULL)
    return FALSE;
  unowned_m2 = geo_overlay_area_m2 (unowned);
  ring_m2 = geo_overlay_area_m2 (scope);
  if (ring_m2 > 0 && 100 * unowned_m2 / ring_m2 > cordon_check_limit (work->context, limit_of (ring)))
    for (guint i = 0; i < unowned->len; i++)
      note_piece (work, ring, unowned->pdata[i], unowned_m2, ring_m2, state);
  if (within == NULL)
    return TRUE;
  unowned_left = geo_overlay_difference (*inout_unowned, within, error);
  scope_left = unowned_left != NULL ? geo_overlay_difference (*inout_scope, within, error) : NULL;
  if (scope_left == NULL)
    return FALSE;
  g_ptr_array_unref (*inout_unowned);
  g_ptr_array_unref (*inout_scope);
  *inout_unowned = g_steal_pointer (&unowned_left);
  *inout_scope = g_steal_pointer (&scope_left);
  return TRUE;
}

static gboolean
judge_rings (Work *work,
             const State *state,
             GPtrArray *unowned,
             GPtrArray *scope,
             GError **error)
{
  g_autoptr (GPtrArray) unowned_left = g_ptr_array_ref (unowned);
  g_autoptr (GPtrArray) scope_left = g_ptr_array_ref (scope);
  static const CordonRing inward[] = { CORDON_RING_INNER, CORDON_RING_MIDDLE };

  for (guint i = 0; i < G_N_ELEMENTS (inward); i++)
    {
      g_autoptr (GPtrArray) within = NULL;

      if (work->rings[inward[i]]->len == 0)
        continue;
      within = geo_overlay_union (work->rings[inward[i]], error);
      if (within == NULL || !judge_ring (work, inward[i], within, state, &unowned_left, &scope_left, error))
        return FALSE;
    }
  return judge_ring (work, work->has_outer ? CORDON_RING_OUTER : CORDON_RING_MIDDLE, NULL, state, &unowned_left, &scope_left, error);
}

/* Most zones are always in force: what they leave is laid out once for all states of one scope. */
static gboolean
judge_states (Work *work,
              GPtrArray *states,
              GError **error)
{
  g_autoptr (GPtrArray) scope = NULL;
  g_autoptr (GPtrArray) base = NULL;

  for (guint i = 0; i < states->len; i++)
    {
      const State *state = states->pdata[i];
      g_autoptr (GPtrArray) in_scope = gather_all (work, state, SCOPE);
      g_autoptr (GPtrArray) at_times = gather (work, state, SCOPE, FALSE);
      g_autoptr (GPtrArray) always_taken = gather (work, state, TAKEN, TRUE);
      g_autoptr (GPtrArray) taken = gather (work, state, TAKEN, FALSE);
      g_autoptr (GPtrArray) unowned = NULL;

      if (base == NULL || at_times->len > 0 || i == 0)
        {
          g_clear_pointer (&scope, g_ptr_array_unref);
          g_clear_pointer (&base, g_ptr_array_unref);
          scope = geo_overlay_union (in_scope, error);
          base = scope != NULL ? geo_overlay_difference (scope, always_taken, error) : NULL;
          if (base == NULL)
            return FALSE;
        }
      unowned = geo_overlay_difference (base, taken, error);
      if (unowned == NULL || !judge_rings (work, state, unowned, scope, error))
        return FALSE;
      /* A scope that changes with time is not the next state's. */
      if (at_times->len > 0)
        g_clear_pointer (&base, g_ptr_array_unref);
    }
  return TRUE;
}

/* The zone in force with the longest border along the piece. */
static const CordonZone *
find_neighbour (const Work *work,
                const Piece *piece,
                double *out_border_m)
{
  GeoBox box = geo_box_grow (geo_polygon_box (piece->polygon), GEO_TOLERANCE_M);
  gint64 minute = g_array_index (piece->when, CordonInterval, 0).start_min;
  const CordonZone *best = NULL;

  *out_border_m = 0;
  for (guint i = 0; i < work->areas->len; i++)
    {
      const Area *area = work->areas->pdata[i];
      g_autoptr (GPtrArray) lines = NULL;
      double border_m = 0;

      if (area->role != TAKEN || !geo_box_meets (area->box, box) || !cordon_windows_contain (area->active, minute) ||
          ((const CordonZone *) area->record)->owner == CORDON_ID_NONE ||
          ((const CordonZone *) area->record)->kind == CORDON_ZONE_KIND_OUT_OF_SCOPE)
        continue;
      lines = geo_overlay_shared_border (piece->polygon, area->polygon, &border_m);
      if (border_m > *out_border_m + GEO_TOLERANCE_M)
        {
          *out_border_m = border_m;
          best = (gconstpointer) area->record;
        }
    }
  return best;
}

/* A zone without an owner under the piece. */
static const CordonZone *
find_ownerless (const Work *work,
                const Piece *piece)
{
  const CordonRecord *record;
  CordonRowsIter iter;

  cordon_rows_iter_init (&iter, cordon_plan_rows (work->context->plan, CORDON_TABLE_ZONE));
  while ((record = cordon_rows_iter_next (&iter)) != NULL)
    {
      const CordonZone *zone = (gconstpointer) record;
      g_autoptr (GeoPolygon) ground = NULL;

      if (zone->owner != CORDON_ID_NONE || zone->kind == CORDON_ZONE_KIND_OUT_OF_SCOPE)
        continue;
      ground = lay_out (work, record);
      if (ground != NULL && geo_polygon_contains (ground, piece->label))
        return zone;
    }
  return NULL;
}

static void
offer_owner (const Work *work,
             CordonFinding *finding,
             const CordonZone *zone,
             gint64 owner)
{
  g_autofree char *name = cordon_check_title_of (work->context, CORDON_TABLE_ORGANISATION, owner);
  g_autofree char *title = cordon_record_title (&zone->record);
  g_autofree char *label = g_strdup_printf (_ ("Make %s the owner of %s"), name, title);
  CordonEdit *edit = cordon_edit_new (label);
  CordonRecord *after = cordon_record_copy (&zone->record);

  ((CordonZone *) after)->owner = owner;
  cordon_edit_replace (edit, &zone->record, after);
  cordon_record_unref (after);
  cordon_finding_take_fix (finding, edit, g_strdup (_ ("The ground is owned whenever the zone is in force.")), 0);
}

static void
offer_extension (const Work *work,
                 CordonFinding *finding,
                 const Piece *piece,
                 const CordonZone *zone)
{
  g_autoptr (GPtrArray) both = geo_overlay_new_set ();
  g_autoptr (GPtrArray) joined = NULL;
  g_autoptr (GeoShape) shape = NULL;
  g_autofree char *title = cordon_record_title (&zone->record);
  g_autofree char *label = NULL;
  CordonEdit *edit;
  CordonRecord *after;

  g_ptr_array_add (both, lay_out (work, &zone->record));
  g_ptr_array_add (both, geo_polygon_copy (piece->polygon));
  joined = geo_overlay_union (both, NULL);
  if (joined == NULL || joined->len != 1)
    return;
  shape = geo_frame_polygon_to_shape (work->context->frame, joined->pdata[0]);
  label = g_strdup_printf (_ ("Extend %s over the ground"), title);
  edit = cordon_edit_new (label);
  after = cordon_record_copy (&zone->record);
  cordon_record_put_shape (after, &((CordonZone *) after)->shape, shape);
  cordon_edit_replace (edit, &zone->record, after);
  cordon_record_unref (after);
  cordon_finding_take_fix (finding, edit, g_strdup (_ ("The owner of the zone next to it, with the longest border, answers for it.")), 0);
}

static void
offer_zone (const Work *work,
            CordonFinding *finding,
            const Piece *piece,
            const GeoShape *shape,
            const CordonZone *neighbour,
            gboolean is_out)
{
  gint64 owner = neighbour != NULL ? neighbour->owner : authority_of (work->context);
  gint64 id = cordon_finding_new_record_id (finding, work->context->plan, CORDON_TABLE_ZONE, is_out);
  CordonRecord *record;
  CordonZone *zone;
  CordonEdit *edit;
  g_autofree char *area = cordon_finding_number (piece->area_m2, 0);
  g_autofree char *name = g_strdup_printf (is_out ? _ ("Out of scope, %s m²") : _ ("Unowned ground, %s m²"), area);

  if (!is_out && owner == CORDON_ID_NONE)
    return;
  record = cordon_record_new (CORDON_TABLE_ZONE, id);
  zone = (CordonZone *) record;
  cordon_record_put_text (record, &zone->name, name);
  cordon_record_put_shape (record, &zone->shape, shape);
  zone->ring = piece->ring;
  if (is_out)
    {
      zone->kind = CORDON_ZONE_KIND_OUT_OF_SCOPE;
      cordon_record_put_text (record, &zone->notes, _ ("Out of scope because: "));
    }
  else
    {
      zone->kind = CORDON_ZONE_KIND_TECHNICAL;
      zone->owner = owner;
      if (neighbour != NULL && neighbour->commander != NULL)
        cordon_record_put_text (record, &zone->commander, neighbour->commander);
    }
  edit = cordon_edit_new (is_out ? _ ("Mark the ground as out of scope, with the reason") : _ ("Make the ground a zone of its own"));
  cordon_edit_insert (edit, record);
  cordon_record_unref (record);
  cordon_finding_take_fix (finding, edit,
                           g_strdup (is_out ? _ ("The ground is no longer checked; the reason has to be written down.")
                                            : _ ("The ground has an owner; its use has to be entered.")),
                           0);
}

static char *
describe_place (const Work *work,
                const Piece *piece,
                const CordonZone *neighbour)
{
  GeoLonLat place = geo_frame_to_lonlat (work->context->frame, piece->label);
  g_autofree char *lat = cordon_finding_number (place.lat_deg, 5);
  g_autofree char *lon = cordon_finding_number (place.lon_deg, 5);
  g_autofree char *title = neighbour != NULL ? cordon_record_title (&neighbour->record) : NULL;

  return title != NULL ? g_strdup_printf (_ ("next to %s"), title) : g_strdup_printf (_ ("at %s, %s"), lat, lon);
}

/* Pieces of different states may lie in the same place; then they are told apart by their order. */
static CordonFinding *
new_finding (const Work *work,
             const Piece *piece)
{
  const CordonPlanInfo *info = cordon_plan_info (work->context->plan);
  GeoLonLat place = geo_frame_to_lonlat (work->context->frame, piece->label);

  for (guint attempt = 0;; attempt++)
    {
      g_autofree char *what = g_strdup_printf ("ground/%d/%ld/%ld/%u", (int) piece->ring, lrint (place.lon_deg * 1e5),
                                               lrint (place.lat_deg * 1e5), attempt);
      CordonFinding *finding = cordon_finding_new ("C01", CORDON_TABLE_PLAN, info != NULL ? info->record.id : CORDON_ID_NONE, what);
      gboolean is_known = FALSE;

      for (guint i = 0; i < work->out_findings->len && !is_known; i++)
        is_known = strcmp (((CordonFinding *) work->out_findings->pdata[i])->id, finding->id) == 0;
      if (!is_known)
        return finding;
      cordon_finding_unref (finding);
    }
}

static void
report (Work *work,
        Piece *piece)
{
  const CordonCheckContext *context = work->context;
  double border_m;
  const CordonZone *neighbour = find_neighbour (work, piece, &border_m);
  const CordonZone *ownerless = find_ownerless (work, piece);
  g_autofree char *area = cordon_finding_number (piece->area_m2, 0);
  g_autofree char *where = describe_place (work, piece, neighbour);
  g_autoptr (GeoShape) shape = geo_frame_polygon_to_shape (context->frame, piece->polygon);
  gint64 owner = neighbour != NULL ? neighbour->owner : authority_of (context);
  CordonFinding *finding = new_finding (work, piece);

  piece->when->len = cordon_interval_merge ((CordonInterval *) piece->when->data, piece->when->len);
  finding->severity = piece->ring == CORDON_RING_INNER   ? CORDON_SEVERITY_BLOCKER
                      : piece->ring == CORDON_RING_OUTER ? CORDON_SEVERITY_MINOR
                                                         : CORDON_SEVERITY_MAJOR;
  finding->title = g_strdup_printf (_ ("Nobody owns %s m² of ground %s; give it to somebody, or put it out of scope with a reason"), area, where);
  finding->formula = g_strdup (_ ("venues and ground inside the outer perimeter − zones in force that have an owner − zones out of scope"));
  finding->organisation = owner;
  finding->when = g_array_index (piece->when, CordonInterval, 0);
  if (!context->has_window && piece->when->len == 1 && finding->when.start_min <= CORDON_INTERVAL_ALWAYS.start_min)
    finding->when = CORDON_INTERVAL_ALWAYS;
  cordon_finding_set_value (finding, piece->area_m2, N_ ("m²"));
  cordon_finding_set_threshold (finding, cordon_thresholds_entry (context->thresholds, CORDON_LIMIT_GROUND_PIECE_M2));
  cordon_finding_add_input (finding, N_ ("unowned ground in the ring"), piece->ring_unowned_m2, N_ ("m²"), NULL);
  cordon_finding_add_input (finding, N_ ("unowned share of the ring"), 100 * piece->ring_unowned_m2 / piece->ring_m2, N_ ("%"), NULL);
  cordon_finding_add_input (finding, N_ ("share of the ring that may be unowned"), cordon_check_limit (context, limit_of (piece->ring)), N_ ("%"), NULL);
  cordon_finding_add_input (finding, N_ ("border with the zone next to it"), border_m, N_ ("m"), neighbour != NULL ? &neighbour->record : NULL);
  cordon_finding_add_input (finding, N_ ("stretches of time"), piece->when->len, "", NULL);
  cordon_finding_add_object (finding, CORDON_TABLE_ZONE, ownerless != NULL ? ownerless->record.id : CORDON_ID_NONE);
  cordon_finding_add_object (finding, CORDON_TABLE_ZONE, neighbour != NULL ? neighbour->record.id : CORDON_ID_NONE);
  cordon_finding_add_shape (finding, shape);
  if (ownerless != NULL && owner != CORDON_ID_NONE)
    offer_owner (work, finding, ownerless, owner);
  if (neighbour != NULL && ownerless == NULL)
    offer_extension (work, finding, piece, neighbour);
  offer_zone (work, finding, piece, shape, neighbour, FALSE);
  offer_zone (work, finding, piece, shape, neighbour, TRUE);
  g_ptr_array_add (work->out_findings, finding);
}

static gboolean
has_scope (const Work *work)
{
  for (guint i = 0; i < work->areas->len; i++)
    if (((Area *) work->areas->pdata[i])->role == SCOPE)
      return TRUE;
  return FALSE;
}

static void
report_no_scope (const Work *work,
                 gint64 subject)
{
  CordonFinding *finding;

  if (cordon_plan_count (work->context->plan, CORDON_TABLE_ZONE) == 0)
    return;
  finding = cordon_finding_new_missing (
    "C01", CORDON_TABLE_PLAN, subject, "scope",
    g_strdup (_ ("Not assessable: the plan has neither a venue nor a closed outer perimeter, so nobody knows which ground should have an owner; draw one")));
  finding->organisation = authority_of (work->context);
  g_ptr_array_add (work->out_findings, finding);
}

/**
 * cordon_check_ground:
 * @context: what may be known
 * @subject: the id of the plan's own record, or CORDON_ID_NONE
 * @out_findings: (element-type CordonFinding): gets the unowned ground
 *
 * C01 as defined at the head of c01-ground.c.
 */
void
cordon_check_ground (const CordonCheckContext *context,
                     gint64 subject,
                     GPtrArray *out_findings)
{
  Work work = { .context = context, .out_findings = out_findings };
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;

  work.areas = g_ptr_array_new_with_free_func (area_free);
  work.pieces = g_ptr_array_new_with_free_func (piece_free);
  for (guint i = 0; i <= CORDON_RING_INNER; i++)
    work.rings[i] = geo_overlay_new_set ();
  read_zones_and_venues (&work);
  read_perimeters (&work);
  if (!has_scope (&work))
    report_no_scope (&work, subject);
  else
    {
      states = find_states (&work);
      if (!judge_states (&work, states, &error))
        {
          CordonFinding *finding = cordon_finding_new ("C01", CORDON_TABLE_PLAN, subject, "overlay");

          finding->status = CORDON_FINDING_ERROR;
          finding->title = g_strdup_printf (_ ("The unowned ground cannot be worked out: %s"), error->message);
          finding->organisation = authority_of (context);
          g_ptr_array_add (out_findings, finding);
        }
      for (guint i = 0; i < work.pieces->len; i++)
        report (&work, work.pieces->pdata[i]);
    }
  g_ptr_array_unref (work.areas);
  g_ptr_array_unref (work.pieces);
  for (guint i = 0; i <= CORDON_RING_INNER; i++)
    g_ptr_array_unref (work.rings[i]);
}
