/* roster.c: benchmark of the roster kernel, and of all checks on plans with large rosters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 14 days in slots of 15 minutes, 12 roles, a person for 12 duties and a zone
 * for 50; three patterns of shifts of 7 to 10 hours, 0.4 % doubled, 0.8 % with
 * too little rest, 10 % out of their role, 1.5 % of licences that end; per zone
 * three roles with a minimum by thirds of the day. From CORDON_BENCH_DATA, if it
 * holds a roster.bin, else made here by the same rules from a seed of its own.
 *
 * Each line is one JSON object. The answers are printed with the times: a time
 * without the right answer is worth nothing. After the edits the totals kept in
 * step are compared with a full judgement.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check/run.h"

#define N_DAYS   14
#define N_SLOTS  96
#define N_ROLES  12
#define SLOT_MIN 15
#define N_ROUNDS 9
#define N_EDITS  20000

typedef struct
{
  gint32 zone;
  gint32 role;
  gint32 day_start;
  gint32 day_end;
  gint32 people;
} Need;

typedef struct
{
  guint n_duties;
  guint n_people;
  guint n_zones;
  CordonDuty *duties;
  gint32 *licences; /* until which slot, by person and role */
  Need *needs;
  guint n_needs;
} Roster;

static void
roster_clear (Roster *roster)
{
  g_free (roster->duties);
  g_free (roster->licences);
  g_free (roster->needs);
}

static gint32
random_below (GRand *rand,
              gint32 from,
              gint32 to)
{
  return g_rand_int_range (rand, from, to);
}

static void
make_duties (Roster *roster,
             GRand *rand)
{
  static const gint32 bases[] = { 24, 56, 88 };
  guint per_person = roster->n_duties / roster->n_people + 1;

  for (guint i = 0; i < roster->n_duties; i++)
    {
      guint person = i / per_person;
      gint32 start = (gint32) (i % per_person % N_DAYS) * N_SLOTS + bases[person * 7 % 3] + random_below (rand, -4, 5);
      gint32 length = random_below (rand, 28, 41);
      double fault = g_rand_double (rand);
      guint role = g_rand_double (rand) < 0.9 ? person * 5 % N_ROLES : (guint) random_below (rand, 0, N_ROLES);
      gint32 end;

      start = MAX (0, start - (fault < 0.004 ? 72 : fault < 0.012 ? 40
                                                                  : 0));
      end = MIN (N_DAYS * N_SLOTS, start + length);
      roster->duties[i] = (CordonDuty){ start * SLOT_MIN, end * SLOT_MIN, person,
                                        random_below (rand, 0, roster->n_zones) * N_ROLES + role, 1 };
    }
  for (guint i = roster->n_duties - 1; i > 0; i--)
    {
      guint j = random_below (rand, 0, i + 1);
      CordonDuty swapped = roster->duties[i];

      roster->duties[i] = roster->duties[j];
      roster->duties[j] = swapped;
    }
}

static Roster
make_roster (guint n_duties)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  Roster roster = { n_duties, MAX (50, n_duties / 12), MAX (20, n_duties / 50), NULL, NULL, NULL, 0 };
  static const gint32 thirds[] = { 24, 56, 88, 120 };

  roster.duties = g_new (CordonDuty, n_duties);
  roster.licences = g_new (gint32, roster.n_people * N_ROLES);
  roster.needs = g_new (Need, roster.n_zones * 9);
  make_duties (&roster, rand);
  for (guint i = 0; i < roster.n_people * N_ROLES; i++)
    {
      gint32 until = random_below (rand, -30 * N_SLOTS, 400 * N_SLOTS);

      roster.licences[i] = g_rand_double (rand) < 0.985 ? MAX (until, N_DAYS * N_SLOTS) : until;
    }
  for (guint third = 0; third < 3; third++)
    for (guint zone = 0; zone < roster.n_zones; zone++)
      for (guint k = 0; k < 3; k++)
        roster.needs[roster.n_needs++] = (Need){ zone, (zone * 5 + k * 3) % N_ROLES, thirds[third], thirds[third + 1],
                                                 random_below (rand, 0, 3) };
  return roster;
}

static gboolean
read_roster (const char *path,
             Roster *out_roster)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  const gint32 *words;
  guint n, n_people, n_roles, n_needs;

  if (!g_file_get_contents (path, &bytes, &n_bytes, NULL) || n_bytes < 20)
    return FALSE;
  words = (const gint32 *) bytes;
  n = words[0];
  n_people = words[1];
  n_roles = words[3];
  n_needs = words[4];
  if (n_roles != N_ROLES || n_bytes != 4 * (5 + 5 * (gsize) n + n_people * (gsize) N_ROLES + 5 * (gsize) n_needs))
    return FALSE;
  *out_roster = (Roster){ n, n_people, words[2], g_new (CordonDuty, n), NULL, NULL, n_needs };
  words += 5;
  for (guint i = 0; i < n; i++)
    out_roster->duties[i] = (CordonDuty){ words[3 * n + i] * SLOT_MIN, words[4 * n + i] * SLOT_MIN, words[i],
                                          words[2 * n + i] * N_ROLES + words[n + i], 1 };
  out_roster->licences = g_memdup2 (words + 5 * n, 4 * (gsize) n_people * N_ROLES);
  out_roster->needs = g_memdup2 (words + 5 * n + n_people * (gsize) N_ROLES, 20 * (gsize) n_needs);
  return TRUE;
}

static int
compare_needs (gconstpointer a,
               gconstpointer b)
{
  const Need *left = a;
  const Need *right = b;

  if (left->zone != right->zone)
    return left->zone - right->zone;
  return left->role != right->role ? left->role - right->role : left->day_start - right->day_start;
}

static void
set_needs (CordonRosterKernel *kernel,
           Roster *roster)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (CordonRosterNeed));

  qsort (roster->needs, roster->n_needs, sizeof (Need), compare_needs);
  for (guint first = 0, next; first < roster->n_needs; first = next)
    {
      guint32 place = roster->needs[first].zone * N_ROLES + roster->needs[first].role;

      next = first;
      while (next < roster->n_needs && roster->needs[next].zone == roster->needs[first].zone && roster->needs[next].role == roster->needs[first].role)
        next++;
      g_array_set_size (steps, 0);
      for (gint32 day = 0; day < N_DAYS; day++)
        for (guint i = first; i < next; i++)
          {
            CordonRosterNeed step = { (day * N_SLOTS + roster->needs[i].day_start) * SLOT_MIN,
                                      MIN (N_DAYS * N_SLOTS, day * N_SLOTS + roster->needs[i].day_end) * SLOT_MIN, roster->needs[i].people };

            if (step.people > 0 && step.start_min < step.end_min)
              g_array_append_val (steps, step);
          }
      cordon_roster_kernel_set_needs (kernel, place, (const CordonRosterNeed *) steps->data, steps->len);
    }
}

static CordonRosterKernel *
new_kernel (Roster *roster)
{
  const CordonRosterLimits limits = { .rest_min = 660, .break_min = -1, .shift_min = 720, .week_min = 2880, .days = 6, .notice_min = -CORDON_ROSTER_FAR_MIN };
  CordonRosterKernel *kernel = cordon_roster_kernel_new (&limits);
  CordonRosterHeld held[N_ROLES];

  for (guint i = 0; i < roster->n_people; i++)
    {
      guint32 unit = cordon_roster_kernel_add_unit (kernel);

      for (guint32 role = 0; role < N_ROLES; role++)
        held[role] = (CordonRosterHeld){ -CORDON_ROSTER_FAR_MIN, roster->licences[i * N_ROLES + role] * SLOT_MIN, role, CORDON_ROSTER_ALL_HOLD };
      cordon_roster_kernel_set_held (kernel, unit, held, N_ROLES);
    }
  for (guint i = 0; i < roster->n_zones * N_ROLES; i++)
    {
      guint32 place = cordon_roster_kernel_add_place (kernel);
      guint32 role = i % N_ROLES;

      cordon_roster_kernel_set_required (kernel, place, &role, 1);
    }
  set_needs (kernel, roster);
  return kernel;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
now_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static double
percentile (double *times,
            guint n_times,
            double share)
{
  qsort (times, n_times, sizeof *times, compare_numbers);
  return times[MIN (n_times - 1, (guint) (share * n_times))];
}

static double
time_full (CordonRosterKernel *kernel,
           const Roster *roster)
{
  double times[N_ROUNDS];
  CordonRosterTotals totals;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = now_us ();

      cordon_roster_kernel_load (kernel, roster->duties, roster->n_duties);
      cordon_roster_kernel_judge_all (kernel);
      times[i] = (now_us () - start) / 1000;
    }
  totals = cordon_roster_kernel_totals (kernel);
  g_print ("{\"bench\":\"roster\",\"phase\":\"full\",\"duties\":%u,\"ms\":%.3f,\"double\":%" G_GUINT64_FORMAT ",\"rest\":%" G_GUINT64_FORMAT
           ",\"licence\":%" G_GUINT64_FORMAT ",\"short_slots\":%" G_GUINT64_FORMAT "}\n",
           roster->n_duties, percentile (times, N_ROUNDS, 0.5), totals.n_overlaps, totals.n_rests, totals.n_unqualified, totals.short_min / SLOT_MIN);
  return percentile (times, N_ROUNDS, 0.5);
}

static void
time_edits (CordonRosterKernel *kernel,
            Roster *roster)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree double *times = g_new (double, N_EDITS);
  g_autofree guint32 *numbers = g_new (guint32, roster->n_duties);
  CordonRosterTotals kept, anew;
  double p50, p99, worst;

  for (guint i = 0; i < roster->n_duties; i++)
    numbers[i] = i;
  for (guint i = 0; i < N_EDITS; i++)
    {
      guint duty = random_below (rand, 0, roster->n_duties);
      gint32 later_min = random_below (rand, -8, 9) * SLOT_MIN;
      double start;

      roster->duties[duty].start_min = MAX (0, roster->duties[duty].start_min + later_min);
      roster->duties[duty].end_min = MAX (roster->duties[duty].start_min + SLOT_MIN, roster->duties[duty].end_min + later_min);
      start = now_us ();
      cordon_roster_kernel_remove_duty (kernel, numbers[duty]);
      numbers[duty] = cordon_roster_kernel_add_duty (kernel, &roster->duties[duty]);
      times[i] = now_us () - start;
    }
  kept = cordon_roster_kernel_totals (kernel);
  cordon_roster_kernel_load (kernel, roster->duties, roster->n_duties);
  cordon_roster_kernel_judge_all (kernel);
  anew = cordon_roster_kernel_totals (kernel);
  p50 = percentile (times, N_EDITS, 0.5);
  p99 = percentile (times, N_EDITS, 0.99);
  worst = percentile (times, N_EDITS, 1);
  g_print ("{\"bench\":\"roster\",\"phase\":\"edit\",\"duties\":%u,\"us_p50\":%.2f,\"us_p99\":%.2f,\"us_max\":%.2f,\"equal\":%s}\n", roster->n_duties,
           p50, p99, worst, memcmp (&kept, &anew, sizeof kept) == 0 ? "true" : "false");
  g_assert_true (memcmp (&kept, &anew, sizeof kept) == 0);
}

static double
bench_kernel (guint n_duties)
{
  g_autofree char *path = g_getenv ("CORDON_BENCH_DATA") != NULL ? g_build_filename (g_getenv ("CORDON_BENCH_DATA"), "roster.bin", NULL) : NULL;
  g_autoptr (CordonRosterKernel) kernel = NULL;
  Roster roster;
  double ms;

  if (n_duties != 50000 || path == NULL || !read_roster (path, &roster))
    roster = make_roster (n_duties);
  kernel = new_kernel (&roster);
  ms = time_full (kernel, &roster);
  time_edits (kernel, &roster);
  roster_clear (&roster);
  return ms / n_duties;
}

/* ---- all checks on whole plans ---------------------------------------------------------------- */

#define PLAN_START_MIN 30169440 /* 2027-05-12T00:00Z */

typedef struct
{
  GPtrArray *records;
  GeoFrame *frame;
  gint64 next_id;
} Build;

static CordonRecord *
add_record (Build *build,
            CordonTableId table,
            const char *name)
{
  CordonRecord *record = cordon_record_new (table, build->next_id++);
  const CordonField *field = cordon_table_get (table)->name_field;

  if (field != NULL)
    cordon_record_put_text (record, (const char **) ((char *) record + field->offset), name);
  g_ptr_array_add (build->records, record);
  return record;
}

static gint64
add_zone (Build *build,
          GeoPoint corner,
          gint64 owner)
{
  CordonRecord *record = add_record (build, CORDON_TABLE_ZONE, "Zone");
  const GeoPoint corners[] = { corner, { corner.x_m + 150, corner.y_m }, { corner.x_m + 150, corner.y_m + 150 }, { corner.x_m, corner.y_m + 150 }, corner };
  g_autoptr (GeoPolygon) polygon = geo_polygon_new_ring (corners, 5);
  g_autoptr (GeoLine) line = geo_line_new (corners, 5);
  g_autoptr (GeoShape) ground = geo_frame_polygon_to_shape (build->frame, polygon);
  g_autoptr (GeoShape) ring = geo_frame_line_to_shape (build->frame, line);
  gint64 id = record->id;

  cordon_record_put_shape (record, &((CordonZone *) record)->shape, ground);
  ((CordonZone *) record)->owner = owner;
  cordon_record_put_text (record, &((CordonZone *) record)->commander, "Silver");
  record = add_record (build, CORDON_TABLE_PERIMETER, "Perimeter");
  cordon_record_put_shape (record, &((CordonPerimeter *) record)->shape, ring);
  ((CordonPerimeter *) record)->kind = CORDON_PERIMETER_KIND_SOFT;
  return id;
}

static void
add_posts (Build *build,
           guint n_posts,
           const gint64 *zones,
           guint n_zones,
           gint64 *out_posts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  static const char *const words[] = { "steward" };
  g_autoptr (CordonWords) required = cordon_words_new (words, 1);

  for (guint i = 0; i < n_posts; i++)
    {
      guint zone = i % n_zones;
      CordonRecord *record = add_record (build, CORDON_TABLE_POST, "Post");
      CordonPost *post = (CordonPost *) record;
      GeoPoint point = { zone % 40 * 190.0 - 3800 + g_rand_double_range (rand, 0, 150), zone / 40 * 190.0 - 2400 + g_rand_double_range (rand, 0, 150) };
      g_autoptr (GeoShape) shape = geo_frame_point_to_shape (build->frame, point);
      CordonStep steps[N_DAYS];
      g_autoptr (CordonSchedule) minimum = NULL;

      for (guint day = 0; day < N_DAYS; day++)
        steps[day] = (CordonStep){ { PLAN_START_MIN + day * 1440 + 600, PLAN_START_MIN + day * 1440 + 1080 }, 1 };
      minimum = cordon_schedule_new (steps, i % 4 == 0 ? 1 : 0);
      cordon_record_put_shape (record, &post->shape, shape);
      cordon_record_put_schedule (record, &post->minimum, minimum);
      cordon_record_put_words (record, &post->qualifications, required);
      post->zone = zones[zone];
      out_posts[i] = record->id;
    }
}

static void
add_people (Build *build,
            const Roster *roster,
            gint64 owner,
            const gint64 *posts,
            guint n_posts)
{
  g_autofree gint64 *units = g_new (gint64, roster->n_people);

  for (guint i = 0; i < roster->n_people; i++)
    {
      CordonRecord *unit = add_record (build, CORDON_TABLE_UNIT, "Unit");
      CordonRecord *held = add_record (build, CORDON_TABLE_QUALIFICATION, "steward");

      ((CordonUnit *) unit)->organisation = owner;
      ((CordonQualification *) held)->unit = units[i] = unit->id;
    }
  for (guint i = 0; i < roster->n_duties; i++)
    {
      CordonRecord *record = add_record (build, CORDON_TABLE_ASSIGNMENT, NULL);
      CordonAssignment *assignment = (CordonAssignment *) record;

      assignment->post = posts[roster->duties[i].place % n_posts];
      assignment->unit = units[roster->duties[i].unit];
      assignment->starts = PLAN_START_MIN + roster->duties[i].start_min;
      assignment->ends = PLAN_START_MIN + roster->duties[i].end_min;
    }
}

static CordonPlan *
build_plan (const Roster *roster,
            guint n_posts,
            guint n_zones)
{
  Build build = { g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_record_unref), geo_frame_new (7.4, 43.7), 1 };
  g_autofree gint64 *zones = g_new (gint64, n_zones);
  g_autofree gint64 *posts = g_new (gint64, n_posts);
  CordonRecord *info = add_record (&build, CORDON_TABLE_PLAN, "Plan");
  CordonRecord *owner = add_record (&build, CORDON_TABLE_ORGANISATION, "Organisation");
  g_autoptr (GError) error = NULL;
  CordonPlan *plan;

  ((CordonPlanInfo *) info)->starts = PLAN_START_MIN;
  ((CordonPlanInfo *) info)->ends = PLAN_START_MIN + N_DAYS * 1440;
  ((CordonOrganisation *) owner)->kind = CORDON_ORGANISATION_KIND_PRIVATE_CONTRACTOR;
  for (guint i = 0; i < n_zones; i++)
    zones[i] = add_zone (&build, (GeoPoint){ i % 40 * 190.0 - 3800, i / 40 * 190.0 - 2400 }, owner->id);
  add_posts (&build, n_posts, zones, n_zones, posts);
  add_people (&build, roster, owner->id, posts, n_posts);
  plan = cordon_plan_new_from_records (build.records, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (build.records);
  geo_frame_unref (build.frame);
  return plan;
}

static void
time_each_check (const CordonPlan *plan,
                 guint n_duties)
{
  guint n_checks;
  const CordonCheck *checks = cordon_check_list (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    {
      const char *const only[] = { checks[i].id, NULL };
      const CordonCheckOptions options = { PLAN_START_MIN, CORDON_MINUTE_NONE, only };
      g_autoptr (CordonCheckRun) run = cordon_check_run_new (plan, NULL, &options);
      double start = now_us ();

      if (!cordon_check_run_execute (run, NULL, NULL, NULL, NULL))
        g_assert_not_reached ();
      g_print ("{\"bench\":\"checks\",\"phase\":\"%s\",\"duties\":%u,\"ms\":%.1f}\n", checks[i].id, n_duties, (now_us () - start) / 1000);
    }
}

/* Moves a post by some metres, or an assignment by an hour. */
static CordonEdit *
make_edit (const CordonPlan *plan,
           GPtrArray *records,
           GRand *rand)
{
  const CordonRecord *listed = records->pdata[random_below (rand, 0, records->len)];
  const CordonRecord *before = cordon_plan_find (plan, listed->table, listed->id);
  g_autoptr (CordonRecord) after = cordon_record_copy (before);
  CordonEdit *edit = cordon_edit_new ("Change");

  if (before->table == CORDON_TABLE_POST)
    {
      guint n_places;
      GeoLonLat place = geo_shape_places (((const CordonPost *) before)->shape, &n_places)[0];
      g_autoptr (GeoShape) moved = geo_shape_new_point (place.lon_deg + g_rand_double_range (rand, -2e-4, 2e-4),
                                                        place.lat_deg + g_rand_double_range (rand, -2e-4, 2e-4));

      cordon_record_put_shape (after, &((CordonPost *) after)->shape, moved);
    }
  else
    ((CordonAssignment *) after)->ends += 15 * random_below (rand, 1, 5);
  cordon_edit_replace (edit, before, after);
  return edit;
}

static void
time_updates (CordonCheckRun *run,
              const CordonPlan *plan,
              CordonTableId table,
              const char *phase,
              guint n_edits)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (CordonPlan) current = cordon_plan_ref (plan);
  g_autoptr (GPtrArray) records = cordon_plan_list (plan, table);
  g_autofree double *times = g_new (double, n_edits);
  double p50, p99;

  for (guint i = 0; i < n_edits; i++)
    {
      g_autoptr (CordonEdit) edit = make_edit (current, records, rand);
      CordonPlan *after = cordon_plan_apply (current, edit, NULL);
      double start = now_us ();

      cordon_check_run_update (run, after, edit);
      times[i] = now_us () - start;
      cordon_plan_unref (current);
      current = after;
    }
  p50 = percentile (times, n_edits, 0.5);
  p99 = percentile (times, n_edits, 0.99);
  g_print ("{\"bench\":\"checks\",\"phase\":\"%s\",\"edits\":%u,\"us_p50\":%.1f,\"us_p99\":%.1f,\"us_max\":%.1f}\n", phase, n_edits, p50, p99, times[n_edits - 1]);
}

static void
bench_plan (guint n_duties,
            guint n_posts,
            guint n_zones)
{
  Roster roster = make_roster (n_duties);
  g_autoptr (CordonPlan) plan = build_plan (&roster, n_posts, n_zones);
  const CordonCheckOptions options = { PLAN_START_MIN, CORDON_MINUTE_NONE, NULL };
  double start = now_us ();
  g_autoptr (CordonCheckRun) run = cordon_check_run_new (plan, NULL, &options);
  double built = now_us ();
  g_autoptr (GPtrArray) findings = NULL;

  if (!cordon_check_run_execute (run, NULL, NULL, NULL, NULL))
    g_assert_not_reached ();
  findings = cordon_check_run_findings (run);
  g_print ("{\"bench\":\"checks\",\"phase\":\"all\",\"duties\":%u,\"posts\":%u,\"zones\":%u,\"index_ms\":%.1f,\"ms\":%.1f,\"findings\":%u}\n", n_duties,
           n_posts, n_zones, (built - start) / 1000, (now_us () - built) / 1000, findings->len);
  time_each_check (plan, n_duties);
  time_updates (run, plan, CORDON_TABLE_POST, "move-post", 500);
  cordon_check_run_free (run);
  run = cordon_check_run_new (plan, NULL, &options);
  if (!cordon_check_run_execute (run, NULL, NULL, NULL, NULL))
    g_assert_not_reached ();
  time_updates (run, plan, CORDON_TABLE_ASSIGNMENT, "change-assignment", 500);
  roster_clear (&roster);
}

int
main (void)
{
  double at_50k, at_500k;

  at_50k = bench_kernel (50000);
  at_500k = bench_kernel (500000);
  g_print ("{\"bench\":\"roster\",\"phase\":\"growth\",\"exponent\":%.2f}\n", 1 + log10 (at_500k / at_50k));
  bench_plan (50000, 20000, 1000);
  return 0;
}
