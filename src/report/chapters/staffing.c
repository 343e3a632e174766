/* staffing.c: who is on duty when: shifts, people by organisation, the roster.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/minute.h"
#include "figure/bars.h"
#include "report/chapters/chapters.h"

/* Longer events are shown by coarser slots, so that a bar stays visible. */
#define MOST_SLOTS 120

/* One line of the tables: the people of one organisation. */
typedef struct
{
  gint64 organisation;
  double *by_shift; /* and without a shift at the end */
  double *by_slot;
} Staff;

typedef struct
{
  CordonDraft *draft;
  GPtrArray *shifts;
  GArray *staff; /* public first */
  gint64 start_min;
  gint64 slot_min;
  guint n_slots;
  GPtrArray *labels;
} Staffing;

static void
clear_staff (gpointer data)
{
  Staff *staff = data;

  g_free (staff->by_shift);
  g_free (staff->by_slot);
}

static void
free_staffing (gpointer data)
{
  Staffing *staffing = data;

  g_ptr_array_unref (staffing->shifts);
  g_array_unref (staffing->staff);
  g_ptr_array_unref (staffing->labels);
  g_free (staffing);
}

static gint64
organisation_of (const CordonDraft *draft,
                 const CordonAssignment *assignment)
{
  const CordonRecord *unit =
    assignment->unit != CORDON_ID_NONE ? cordon_plan_find (draft->plan, CORDON_TABLE_UNIT, assignment->unit) : NULL;

  return unit != NULL ? CORDON_RECORD_AS (UNIT, CordonUnit, unit)->organisation : assignment->organisation;
}

static Staff *
staff_of (Staffing *staffing,
          GHashTable *places,
          gint64 organisation)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &organisation));
  Staff *staff;

  if (place == 0)
    {
      Staff made = { organisation, g_new0 (double, staffing->shifts->len + 1), g_new0 (double, staffing->n_slots) };

      g_array_append_val (staffing->staff, made);
      place = staffing->staff->len;
      g_hash_table_insert (places, g_memdup2 (&organisation, sizeof organisation), GUINT_TO_POINTER (place));
    }
  staff = &g_array_index (staffing->staff, Staff, place - 1);
  return staff;
}

static guint
shift_place (const Staffing *staffing,
             gint64 shift)
{
  for (guint i = 0; i < staffing->shifts->len; i++)
    if (((const CordonRecord *) g_ptr_array_index (staffing->shifts, i))->id == shift)
      return i;
  return staffing->shifts->len;
}

/* The people of an assignment in every slot it touches, by the share of the slot they are there. */
static void
add_duty (Staffing *staffing,
          Staff *staff,
          CordonInterval when,
          double people)
{
  gint64 first = MAX ((when.start_min - staffing->start_min) / staffing->slot_min, 0);

  for (gint64 slot = first; slot < staffing->n_slots; slot++)
    {
      CordonInterval here = { staffing->start_min + slot * staffing->slot_min,
                              staffing->start_min + (slot + 1) * staffing->slot_min };

      if (here.start_min >= when.end_min)
        break;
      staff->by_slot[slot] += people * (double) cordon_interval_minutes (cordon_interval_intersect (here, when)) /
                              (double) staffing->slot_min;
    }
}

static gboolean
is_dated (CordonInterval when)
{
  return !cordon_interval_is_empty (when) && when.start_min > CORDON_INTERVAL_ALWAYS.start_min &&
         when.end_min < CORDON_INTERVAL_ALWAYS.end_min;
}

static void
choose_slots (Staffing *staffing,
              GPtrArray *assignments)
{
  static const gint64 slots_min[] = { 60, 120, 180, 240, 360, 720, 1440 };
  gint64 first = G_MAXINT64;
  gint64 last = G_MININT64;

  for (guint i = 0; i < assignments->len; i++)
    {
      CordonInterval when = cordon_assignment_interval (
        staffing->draft->plan, CORDON_RECORD_AS (ASSIGNMENT, CordonAssignment, g_ptr_array_index (assignments, i)));

      if (!is_dated (when))
        continue;
      first = MIN (first, when.start_min);
      last = MAX (last, when.end_min);
    }
  staffing->slot_min = 60;
  if (first >= last)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (slots_min) && (last - first) / staffing->slot_min >= MOST_SLOTS; i++)
    staffing->slot_min = slots_min[i];
  staffing->start_min = first - (first % 60 + 60) % 60;
  staffing->n_slots = (guint) MIN ((last - staffing->start_min + staffing->slot_min - 1) / staffing->slot_min, 2000);
  for (guint i = 0; i < staffing->n_slots; i++)
    g_ptr_array_add (staffing->labels,
                     cordon_minute_format_local (staffing->start_min + i * staffing->slot_min, staffing->draft->zone,
                                                 staffing->slot_min < 1440 ? "%d. %H:%M" : "%m-%d"));
}

static int
compare_staff (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  const Staff *sa = a;
  const Staff *sb = b;
  CordonDraft *draft = data;
  gboolean private_a = cordon_draft_is_private (draft, sa->organisation);
  gboolean private_b = cordon_draft_is_private (draft, sb->organisation);
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;

  if (private_a != private_b)
    return private_a - private_b;
  name_a = cordon_draft_name (draft, CORDON_TABLE_ORGANISATION, sa->organisation);
  name_b = cordon_draft_name (draft, CORDON_TABLE_ORGANISATION, sb->organisation);
  return cordon_text_compare_naturally (name_a, name_b);
}

static Staffing *
count_staff (CordonDraft *draft,
             GPtrArray *assignments)
{
  Staffing *staffing = g_new0 (Staffing, 1);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  staffing->draft = draft;
  staffing->shifts = cordon_draft_list (draft, CORDON_TABLE_SHIFT);
  staffing->staff = g_array_new (FALSE, FALSE, sizeof (Staff));
  staffing->labels = g_ptr_array_new_with_free_func (g_free);
  g_array_set_clear_func (staffing->staff, clear_staff);
  choose_slots (staffing, assignments);
  for (guint i = 0; i < assignments->len; i++)
    {
      const CordonAssignment *assignment =
        CORDON_RECORD_AS (ASSIGNMENT, CordonAssignment, g_ptr_array_index (assignments, i));
      CordonInterval when = cordon_assignment_interval (draft->plan, assignment);
      double people = (double) cordon_assignment_people (draft->plan, assignment);
      Staff *staff;

      if (assignment->status == CORDON_ASSIGNMENT_STATUS_DECLINED)
        continue;
      staff = staff_of (staffing, places, organisation_of (draft, assignment));
      staff->by_shift[shift_place (staffing, assignment->shift)] += people;
      if (is_dated (when))
        add_duty (staffing, staff, when, people);
    }
  g_qsort_with_data (staffing->staff->data, (int) staffing->staff->len, sizeof (Staff), compare_staff, draft);
  return staffing;
}

static void
draw_staffing (cairo_t *cr,
               double width,
               double height,
               gpointer data)
{
  Staffing *staffing = data;
  guint n = staffing->staff->len;
  g_autofree CordonBarSeries *series = g_new0 (CordonBarSeries, n + 1);
  CordonBars bars = { series, n, staffing->n_slots, (const char *const *) staffing->labels->pdata, NAN };

  for (guint i = 0; i < n; i++)
    {
      const Staff *staff = &g_array_index (staffing->staff, Staff, i);
      gint64 rgb = cordon_draft_swatch (staffing->draft, staff->organisation);

      series[i].values = staff->by_slot;
      series[i].rgb = rgb >= 0 ? (guint32) rgb : 0x9a9a9a;
      series[i].is_hatched = cordon_draft_is_private (staffing->draft, staff->organisation);
    }
  cordon_bars_draw (cr, &bars, staffing->draft->fonts, width, height);
}

static void
add_numbers (CordonGrid *grid,
             const double *numbers,
             guint n,
             gboolean is_strong)
{
  double sum = 0;

  for (guint i = 0; i <= n; i++)
    {
      double value = i < n ? numbers[i] : sum;
      g_autofree char *text = cordon_draft_number (value, 0);

      sum += value;
      cordon_grid_add_cell_full (grid, value != 0 || i == n ? text : "–", NULL)->strong = is_strong || i == n;
    }
}

static void
add_sums (Staffing *staffing,
          CordonGrid *grid,
          const char *label,
          gboolean wants_private,
          gboolean wants_public)
{
  guint n_shifts = staffing->shifts->len + 1;
  g_autofree double *sums = g_new0 (double, n_shifts);

  for (guint i = 0; i < staffing->staff->len; i++)
    {
      const Staff *staff = &g_array_index (staffing->staff, Staff, i);
      gboolean is_private = cordon_draft_is_private (staffing->draft, staff->organisation);

      if (is_private ? !wants_private : !wants_public)
        continue;
      for (guint j = 0; j < n_shifts; j++)
        sums[j] += staff->by_shift[j];
    }
  cordon_grid_add_cell_full (grid, label, NULL)->strong = TRUE;
  add_numbers (grid, sums, n_shifts, TRUE);
}

/* Few shifts: people by organisation and shift, private beside public. */
static void
add_matrix (Staffing *staffing)
{
  CordonDraft *draft = staffing->draft;
  CordonGrid *grid = cordon_document_grid (draft->document, TRUE);
  guint n_shifts = staffing->shifts->len;

  cordon_grid_add_column (grid, _ ("Organisation"), 34, CORDON_ALIGN_START);
  for (guint i = 0; i < n_shifts; i++)
    cordon_grid_add_column (grid, cordon_record_name (g_ptr_array_index (staffing->shifts, i)), 60.0 / (n_shifts + 2),
                            CORDON_ALIGN_END);
  cordon_grid_add_column (grid, _ ("Own times"), 60.0 / (n_shifts + 2), CORDON_ALIGN_END);
  cordon_grid_add_column (grid, _ ("Total"), 60.0 / (n_shifts + 2), CORDON_ALIGN_END);
  for (guint i = 0; i < staffing->staff->len; i++)
    {
      const Staff *staff = &g_array_index (staffing->staff, Staff, i);
      g_autofree char *name = cordon_draft_name (draft, CORDON_TABLE_ORGANISATION, staff->organisation);
      g_autofree char *link = g_strdup_printf ("organisation-%" G_GINT64_FORMAT, staff->organisation);

      cordon_grid_add_cell_full (grid, name != NULL ? name : _ ("(no organisation)"), link)->swatch =
        cordon_draft_swatch (draft, staff->organisation);
      add_numbers (grid, staff->by_shift, n_shifts + 1, FALSE);
    }
  add_sums (staffing, grid, _ ("Public"), FALSE, TRUE);
  add_sums (staffing, grid, _ ("Private and organiser"), TRUE, FALSE);
  add_sums (staffing, grid, _ ("All"), TRUE, TRUE);
}

static int
compare_duties (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  const CordonAssignment *da = *(const CordonAssignment *const *) a;
  const CordonAssignment *db = *(const CordonAssignment *const *) b;
  CordonInterval wa = cordon_assignment_interval (data, da);
  CordonInterval wb = cordon_assignment_interval (data, db);
  int order = cordon_interval_compare (&wa, &wb);

  return order != 0 ? order : (da->record.id < db->record.id ? -1 : 1);
}

static GPtrArray *
sort_duties (const CordonDraft *draft,
             const GPtrArray *linked)
{
  GPtrArray *duties = g_ptr_array_new ();

  for (guint i = 0; i < linked->len; i++)
    g_ptr_array_add (duties, g_ptr_array_index (linked, i));
  g_ptr_array_sort_with_data (duties, compare_duties, (gpointer) draft->plan);
  return duties;
}

static void
add_roster (CordonDraft *draft,
            GPtrArray *posts)
{
  CordonGrid *grid = NULL;

  for (guint i = 0; i < posts->len; i++)
    {
      const CordonRecord *post = g_ptr_array_index (posts, i);
      const GPtrArray *linked = cordon_draft_linked (draft, CORDON_TABLE_ASSIGNMENT, "post", post->id);
      g_autoptr (GPtrArray) duties = linked != NULL ? sort_duties (draft, linked) : NULL;
      g_autofree char *title = cordon_draft_name (draft, CORDON_TABLE_POST, post->id);

      if (duties == NULL)
        continue;
      if (grid == NULL)
        {
          cordon_document_heading (draft->document, 2, "roster", _ ("Roster by post"));
          grid = cordon_document_grid (draft->document, TRUE);
          cordon_grid_add_column (grid, _ ("When"), 30, CORDON_ALIGN_START);
          cordon_grid_add_column (grid, _ ("Organisation or unit"), 44, CORDON_ALIGN_START);
          cordon_grid_add_column (grid, _ ("People"), 12, CORDON_ALIGN_END);
          cordon_grid_add_column (grid, _ ("Status"), 14, CORDON_ALIGN_START);
        }
      cordon_grid_add_band (grid, title, NULL);
      for (guint j = 0; j < duties->len; j++)
        {
          const CordonAssignment *duty = CORDON_RECORD_AS (ASSIGNMENT, CordonAssignment, g_ptr_array_index (duties, j));
          g_autofree char *when = cordon_draft_interval (draft, cordon_assignment_interval (draft->plan, duty));
          g_autofree char *who = duty->unit != CORDON_ID_NONE
                                   ? cordon_draft_name (draft, CORDON_TABLE_UNIT, duty->unit)
                                   : cordon_draft_name (draft, CORDON_TABLE_ORGANISATION, duty->organisation);
          g_autofree char *people = g_strdup_printf ("%" G_GINT64_FORMAT, cordon_assignment_people (draft->plan, duty));

          cordon_grid_add_cell (grid, when);
          cordon_grid_add_cell_full (grid, who, NULL)->swatch =
            cordon_draft_swatch (draft, organisation_of (draft, duty));
          cordon_grid_add_cell (grid, people);
          cordon_grid_add_cell (grid, cordon_vocabulary_label (&cordon_vocabulary_assignment_status, duty->status));
        }
    }
}

/**
 * cordon_chapter_staffing:
 * @draft: a draft
 *
 * Appends shifts, people by organisation and shift, people by hour, and the roster.
 */
void
cordon_chapter_staffing (CordonDraft *draft)
{
  static const CordonRecordColumn shift_columns[] = { { "name", 24 }, { "starts", 20 }, { "ends", 20 }, { "briefing", 36 } };
  g_autoptr (GPtrArray) assignments = cordon_draft_list (draft, CORDON_TABLE_ASSIGNMENT);
  g_autoptr (GPtrArray) posts = cordon_draft_list (draft, CORDON_TABLE_POST);
  Staffing *staffing = count_staff (draft, assignments);

  if (staffing->shifts->len + staffing->staff->len == 0)
    {
      free_staffing (staffing);
      return;
    }
  cordon_document_page_break (draft->document);
  cordon_document_heading (draft->document, 1, "staffing", _ ("Staffing"));
  if (staffing->shifts->len > 0)
    cordon_document_heading (draft->document, 2, "shifts", _ ("Shifts"));
  cordon_draft_table (draft, NULL, staffing->shifts, shift_columns, G_N_ELEMENTS (shift_columns));
  if (staffing->staff->len > 0 && staffing->shifts->len <= 8)
    {
      cordon_document_heading (draft->document, 2, "staffing-shifts", _ ("People by organisation and shift"));
      add_matrix (staffing);
    }
  if (staffing->n_slots > 0)
    {
      cordon_document_heading (draft->document, 2, "staffing-hours", _ ("People on duty over time"));
      cordon_document_paragraph (draft->document, CORDON_TEXT_NOTE,
                                 _ ("Public bodies are at the bottom in plain colours, private organisations above "
                                    "them hatched; the colours are those of the maps."));
      cordon_document_figure (draft->document, 190, _ ("People on duty over time, by organisation"), draw_staffing,
                              staffing, free_staffing);
    }
  else
    free_staffing (staffing);
  add_roster (draft, posts);
}
