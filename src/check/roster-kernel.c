/* roster-kernel.c: who is where when, in flat arrays: the screen before the roster checks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A counting sort puts each duty once into its unit's list and once into its
 * place's; a list is then sorted by start, which is a handful of entries. One
 * walk over a unit's list finds overlaps, rests, long shifts and weeks; one
 * over a place's list, beside its needs, the minutes when it is short. Both
 * are linear in the list. A change re-judges one unit and one place, so it
 * costs what those two lists are long.
 *
 * The flags for hours are a screen: they follow the clock in UTC and may be
 * raised for what the checks, which know the event's calendar, then acquit.
 */
#include "config.h"

#include "check/roster-kernel.h"

#include <string.h>

#include "check/lists.h"

#define DAY_MIN  (24 * 60)
#define WEEK_MIN (7 * DAY_MIN)

typedef struct
{
  guint32 flags;
  guint32 n_overlaps;
  guint32 n_rests;
  guint32 n_unqualified;
} UnitVerdict;

typedef struct
{
  guint32 flags;
  guint32 short_min;
} PlaceVerdict;

/* People come or go. */
typedef struct
{
  gint32 at_min;
  gint32 people;
} Turn;

struct _CordonRosterKernel
{
  CordonRosterLimits limits;
  GArray *duties; /* of CordonDuty; place is CORDON_ROSTER_NONE once removed */
  GArray *free_duties;
  CordonLists *by_unit;
  CordonLists *by_place;
  CordonLists *needs;
  CordonLists *required; /* of guint32 */
  CordonLists *held;
  GArray *unit_verdicts;
  GArray *place_verdicts;
  GArray *turns; /* scratch */
  CordonRosterTotals totals;
};

/**
 * cordon_roster_kernel_new:
 * @limits: what duties are held against
 *
 * Returns: (transfer full): a roster without units, places and duties
 */
CordonRosterKernel *
cordon_roster_kernel_new (const CordonRosterLimits *limits)
{
  CordonRosterKernel *kernel = g_new0 (CordonRosterKernel, 1);

  kernel->limits = *limits;
  kernel->duties = g_array_new (FALSE, FALSE, sizeof (CordonDuty));
  kernel->free_duties = g_array_new (FALSE, FALSE, sizeof (guint32));
  kernel->by_unit = cordon_lists_new (sizeof (CordonDutyEntry));
  kernel->by_place = cordon_lists_new (sizeof (CordonDutyEntry));
  kernel->needs = cordon_lists_new (sizeof (CordonRosterNeed));
  kernel->required = cordon_lists_new (sizeof (guint32));
  kernel->held = cordon_lists_new (sizeof (CordonRosterHeld));
  kernel->unit_verdicts = g_array_new (FALSE, TRUE, sizeof (UnitVerdict));
  kernel->place_verdicts = g_array_new (FALSE, TRUE, sizeof (PlaceVerdict));
  kernel->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  return kernel;
}

/**
 * cordon_roster_kernel_free:
 * @kernel: (transfer full) (nullable): a roster
 */
void
cordon_roster_kernel_free (CordonRosterKernel *kernel)
{
  if (kernel == NULL)
    return;
  g_array_unref (kernel->duties);
  g_array_unref (kernel->free_duties);
  cordon_lists_free (kernel->by_unit);
  cordon_lists_free (kernel->by_place);
  cordon_lists_free (kernel->needs);
  cordon_lists_free (kernel->required);
  cordon_lists_free (kernel->held);
  g_array_unref (kernel->unit_verdicts);
  g_array_unref (kernel->place_verdicts);
  g_array_unref (kernel->turns);
  g_free (kernel);
}

/**
 * cordon_roster_kernel_add_unit:
 * @kernel: a roster
 *
 * Returns: the number of a new unit, from 0 up
 */
guint32
cordon_roster_kernel_add_unit (CordonRosterKernel *kernel)
{
  guint32 unit = kernel->unit_verdicts->len;

  g_array_set_size (kernel->unit_verdicts, unit + 1);
  cordon_lists_grow (kernel->by_unit, unit + 1);
  cordon_lists_grow (kernel->held, unit + 1);
  return unit;
}

/**
 * cordon_roster_kernel_add_place:
 * @kernel: a roster
 *
 * Returns: the number of a new place, from 0 up
 */
guint32
cordon_roster_kernel_add_place (CordonRosterKernel *kernel)
{
  guint32 place = kernel->place_verdicts->len;

  g_array_set_size (kernel->place_verdicts, place + 1);
  cordon_lists_grow (kernel->by_place, place + 1);
  cordon_lists_grow (kernel->needs, place + 1);
  cordon_lists_grow (kernel->required, place + 1);
  return place;
}

static inline gboolean
comes_before (const CordonDutyEntry *a,
              const CordonDutyEntry *b)
{
  return a->start_min != b->start_min ? a->start_min < b->start_min : a->end_min < b->end_min;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return comes_before (b, a) - comes_before (a, b);
}

static void
sort_entries (CordonDutyEntry *entries,
              guint n_entries)
{
  if (n_entries > 32)
    {
      qsort (entries, n_entries, sizeof *entries, compare_entries);
      return;
    }
  for (guint i = 1; i < n_entries; i++)
    {
      CordonDutyEntry entry = entries[i];
      guint j = i;

      for (; j > 0 && comes_before (&entry, &entries[j - 1]); j--)
        entries[j] = entries[j - 1];
      entries[j] = entry;
    }
}

static void
scatter (CordonRosterKernel *kernel,
         guint32 *unit_next,
         guint32 *place_next)
{
  const CordonDuty *duties = (const CordonDuty *) kernel->duties->data;
  CordonDutyEntry *by_unit = (CordonDutyEntry *) kernel->by_unit->items;
  CordonDutyEntry *by_place = (CordonDutyEntry *) kernel->by_place->items;

  for (guint i = 0; i < kernel->duties->len; i++)
    {
      const CordonDuty *duty = &duties[i];

      if (duty->unit != CORDON_ROSTER_NONE)
        by_unit[unit_next[duty->unit]++] = (CordonDutyEntry){ duty->start_min, duty->end_min, duty->place, i };
      by_place[place_next[duty->place]++] = (CordonDutyEntry){ duty->start_min, duty->end_min, duty->people, i };
    }
}

static void
start_at_first (const CordonLists *lists,
                guint32 *next)
{
  for (guint i = 0; i < lists->lists->len; i++)
    next[i] = g_array_index (lists->lists, CordonListPlace, i).first;
}

static void
sort_all (CordonLists *lists)
{
  for (guint i = 0; i < lists->lists->len; i++)
    {
      guint n_entries;
      CordonDutyEntry *entries = cordon_lists_get (lists, i, &n_entries);

      sort_entries (entries, n_entries);
    }
}

/**
 * cordon_roster_kernel_load:
 * @kernel: a roster with its units and places
 * @duties: (array length=n_duties): all duties; their numbers are their indices
 * @n_duties: how many
 *
 * Replaces all duties by these. Judge them with cordon_roster_kernel_judge_all().
 */
void
cordon_roster_kernel_load (CordonRosterKernel *kernel,
                           const CordonDuty *duties,
                           guint n_duties)
{
  guint n_units = kernel->unit_verdicts->len;
  guint n_places = kernel->place_verdicts->len;
  g_autofree guint32 *unit_sizes = g_new0 (guint32, n_units + 1);
  g_autofree guint32 *place_sizes = g_new0 (guint32, n_places + 1);

  g_array_set_size (kernel->free_duties, 0);
  g_array_set_size (kernel->duties, 0);
  g_array_append_vals (kernel->duties, duties, n_duties);
  for (guint i = 0; i < n_duties; i++)
    {
      if (duties[i].unit != CORDON_ROSTER_NONE)
        unit_sizes[duties[i].unit]++;
      place_sizes[duties[i].place]++;
    }
  cordon_lists_reset (kernel->by_unit, unit_sizes, n_units);
  cordon_lists_reset (kernel->by_place, place_sizes, n_places);
  start_at_first (kernel->by_unit, unit_sizes);
  start_at_first (kernel->by_place, place_sizes);
  scatter (kernel, unit_sizes, place_sizes);
  sort_all (kernel->by_unit);
  sort_all (kernel->by_place);
}

/* How many of the entries before it end after it starts. */
static guint32
count_overlaps (const CordonDutyEntry *entries,
                guint index)
{
  guint32 n_overlaps = 0;

  for (guint i = 0; i < index; i++)
    n_overlaps += entries[i].end_min > entries[index].start_min &&
                  entries[i].start_min < entries[index].end_min;
  return n_overlaps;
}

static void
judge_rest (const CordonRosterKernel *kernel,
            const CordonDutyEntry *entries,
            guint n_entries,
            UnitVerdict *verdict)
{
  const CordonRosterLimits *limits = &kernel->limits;
  gint32 last_end_min = entries[0].end_min;
  gint32 shift_start_min = entries[0].start_min;
  gint32 chain_start_min = entries[0].start_min;
  gint64 work_min = entries[0].end_min - entries[0].start_min;
  guint longest_of = 0;

  for (guint i = 1;; i++)
    {
      gint32 gap_min = i < n_entries ? entries[i].start_min - last_end_min : G_MAXINT32;
      gboolean is_rest = gap_min > limits->break_min && gap_min >= 0;

      if (is_rest)
        {
          if (last_end_min - shift_start_min > limits->shift_min)
            verdict->flags |= CORDON_ROSTER_HOURS;
          if (i == n_entries)
            break;
          shift_start_min = entries[i].start_min;
        }
      if (gap_min < 0)
        {
          verdict->n_overlaps += count_overlaps (entries, i);
          verdict->flags |= CORDON_ROSTER_OVERLAP;
        }
      else if (gap_min < limits->rest_min && (is_rest || entries[i].other != entries[longest_of].other))
        {
          verdict->n_rests += is_rest;
          verdict->flags |= CORDON_ROSTER_REST;
        }
      /* Three days between starts: then at least one local day is free. */
      if (entries[i].start_min - entries[i - 1].start_min >= 3 * DAY_MIN && is_rest)
        chain_start_min = entries[i].start_min;
      work_min += MAX (0, entries[i].end_min - MAX (entries[i].start_min, last_end_min));
      if (entries[i].end_min >= last_end_min)
        {
          last_end_min = entries[i].end_min;
          longest_of = i;
        }
      if (last_end_min - chain_start_min > (limits->days - 1) * DAY_MIN)
        verdict->flags |= CORDON_ROSTER_HOURS;
    }
  if (last_end_min - chain_start_min > (limits->days - 1) * DAY_MIN ||
      work_min * WEEK_MIN > (gint64) limits->week_min * MAX (WEEK_MIN, last_end_min - entries[0].start_min))
    verdict->flags |= CORDON_ROSTER_HOURS;
}

/* How one word is held throughout a duty: not, to the end, or beyond the notice limit. */
static guint32
judge_word (const CordonRosterKernel *kernel,
            guint32 word,
            const CordonDutyEntry *entry,
            const CordonRosterHeld *held,
            guint n_held)
{
  gint64 n_holders = 0;
  gint64 n_lasting = 0;
  gint32 people;

  for (guint i = 0; i < n_held; i++)
    if (held[i].word == word && held[i].from_min <= entry->start_min && held[i].until_min >= entry->end_min)
      {
        gboolean is_lasting = held[i].until_min >= kernel->limits.notice_min;

        if (is_lasting && held[i].holders == CORDON_ROSTER_ALL_HOLD)
          return 0;
        n_holders += held[i].holders;
        n_lasting += is_lasting ? held[i].holders : 0;
      }
  people = g_array_index (kernel->duties, CordonDuty, entry->duty).people;
  if (n_holders < people)
    return CORDON_ROSTER_UNQUALIFIED;
  return n_lasting < people ? CORDON_ROSTER_NOTICE : 0;
}

static void
judge_qualifications (const CordonRosterKernel *kernel,
                      guint32 unit,
                      const CordonDutyEntry *entries,
                      guint n_entries,
                      UnitVerdict *verdict)
{
  guint n_held;
  const CordonRosterHeld *held = cordon_lists_get (kernel->held, unit, &n_held);

  for (guint i = 0; i < n_entries; i++)
    {
      guint n_words;
      const guint32 *words = cordon_lists_get (kernel->required, entries[i].other, &n_words);
      guint32 flags = 0;

      for (guint j = 0; j < n_words; j++)
        flags |= judge_word (kernel, words[j], &entries[i], held, n_held);
      verdict->n_unqualified += (flags & CORDON_ROSTER_UNQUALIFIED) != 0;
      verdict->flags |= flags;
    }
}

static void
judge_unit (CordonRosterKernel *kernel,
            guint32 unit)
{
  UnitVerdict *verdict = &g_array_index (kernel->unit_verdicts, UnitVerdict, unit);
  UnitVerdict judged = { 0 };
  guint n_entries;
  const CordonDutyEntry *entries = cordon_lists_get (kernel->by_unit, unit, &n_entries);

  if (n_entries > 0)
    {
      judge_rest (kernel, entries, n_entries, &judged);
      judge_qualifications (kernel, unit, entries, n_entries, &judged);
    }
  kernel->totals.n_overlaps += (gint64) judged.n_overlaps - verdict->n_overlaps;
  kernel->totals.n_rests += (gint64) judged.n_rests - verdict->n_rests;
  kernel->totals.n_unqualified += (gint64) judged.n_unqualified - verdict->n_unqualified;
  *verdict = judged;
}

static int
compare_turns (gconstpointer a,
               gconstpointer b)
{
  const Turn *left = a;
  const Turn *right = b;

  return (left->at_min > right->at_min) - (left->at_min < right->at_min);
}

/* Few, or nearly in order already: needs, which mostly follow one another. */
static void
sort_turns (Turn *turns,
            guint n_turns)
{
  guint n_moves = 0;

  for (guint i = 1; i < n_turns; i++)
    {
      Turn turn = turns[i];
      guint j = i;

      for (; j > 0 && turn.at_min < turns[j - 1].at_min; j--)
        turns[j] = turns[j - 1];
      turns[j] = turn;
      n_moves += i - j;
      if (n_moves > 16 * n_turns + 64)
        {
          qsort (turns, n_turns, sizeof *turns, compare_turns);
          return;
        }
    }
}

/* Coming counts up, needing counts down: what is below zero is short. */
static guint32
sum_short (const Turn *needs,
           guint n_needs,
           const Turn *comings,
           guint n_comings)
{
  gint64 balance = 0;
  gint32 last_min = 0;
  guint32 short_min = 0;

  for (guint i = 0, j = 0; i < n_needs;)
    {
      const Turn *turn = j < n_comings && comings[j].at_min < needs[i].at_min ? &comings[j++] : &needs[i++];

      if (balance < 0)
        short_min += turn->at_min - last_min;
      balance += turn->people;
      last_min = turn->at_min;
    }
  return short_min;
}

static guint32
measure_short (CordonRosterKernel *kernel,
               const CordonRosterNeed *needs,
               guint n_needs,
               const CordonDutyEntry *entries,
               guint n_entries)
{
  Turn *turns;
  Turn *comings;

  if (kernel->turns->len < 2 * (n_needs + n_entries))
    g_array_set_size (kernel->turns, 2 * (n_needs + n_entries));
  turns = (Turn *) kernel->turns->data;
  comings = turns + 2 * n_needs;
  for (guint i = 0; i < n_needs; i++)
    {
      turns[2 * i] = (Turn){ needs[i].start_min, -needs[i].people };
      turns[2 * i + 1] = (Turn){ needs[i].end_min, needs[i].people };
    }
  for (guint i = 0; i < n_entries; i++)
    {
      comings[2 * i] = (Turn){ entries[i].start_min, (gint32) entries[i].other };
      comings[2 * i + 1] = (Turn){ entries[i].end_min, -(gint32) entries[i].other };
    }
  sort_turns (turns, 2 * n_needs);
  sort_turns (comings, 2 * n_entries);
  return sum_short (turns, 2 * n_needs, comings, 2 * n_entries);
}

static void
judge_place (CordonRosterKernel *kernel,
             guint32 place)
{
  PlaceVerdict *verdict = &g_array_index (kernel->place_verdicts, PlaceVerdict, place);
  guint n_needs;
  const CordonRosterNeed *needs = cordon_lists_get (kernel->needs, place, &n_needs);
  guint n_entries;
  const CordonDutyEntry *entries = cordon_lists_get (kernel->by_place, place, &n_entries);
  guint32 short_min = n_needs > 0 ? measure_short (kernel, needs, n_needs, entries, n_entries) : 0;

  kernel->totals.short_min += (gint64) short_min - verdict->short_min;
  verdict->short_min = short_min;
  verdict->flags = short_min > 0 ? CORDON_ROSTER_SHORT : 0;
}

/**
 * cordon_roster_kernel_judge_all:
 * @kernel: a roster
 *
 * Judges every unit and every place.
 */
void
cordon_roster_kernel_judge_all (CordonRosterKernel *kernel)
{
  for (guint32 i = 0; i < kernel->unit_verdicts->len; i++)
    judge_unit (kernel, i);
  for (guint32 i = 0; i < kernel->place_verdicts->len; i++)
    judge_place (kernel, i);
}

/**
 * cordon_roster_kernel_set_needs:
 * @kernel: a roster
 * @place: a place
 * @needs: (array length=n_needs) (nullable): how many people it needs when, by start
 * @n_needs: how many steps
 */
void
cordon_roster_kernel_set_needs (CordonRosterKernel *kernel,
                                guint32 place,
                                const CordonRosterNeed *needs,
                                guint n_needs)
{
  cordon_lists_replace (kernel->needs, place, needs, n_needs);
  judge_place (kernel, place);
}

/**
 * cordon_roster_kernel_set_required:
 * @kernel: a roster
 * @place: a place
 * @words: (array length=n_words) (nullable): the qualifications everybody there must hold
 * @n_words: how many
 *
 * Judges every unit that has a duty there.
 */
void
cordon_roster_kernel_set_required (CordonRosterKernel *kernel,
                                   guint32 place,
                                   const guint32 *words,
                                   guint n_words)
{
  guint n_entries;
  const CordonDutyEntry *entries = cordon_lists_get (kernel->by_place, place, &n_entries);

  cordon_lists_replace (kernel->required, place, words, n_words);
  for (guint i = 0; i < n_entries; i++)
    {
      guint32 unit = g_array_index (kernel->duties, CordonDuty, entries[i].duty).unit;

      if (unit != CORDON_ROSTER_NONE)
        judge_unit (kernel, unit);
    }
}

/**
 * cordon_roster_kernel_set_held:
 * @kernel: a roster
 * @unit: a unit
 * @held: (array length=n_held) (nullable): the qualifications it holds
 * @n_held: how many
 */
void
cordon_roster_kernel_set_held (CordonRosterKernel *kernel,
                               guint32 unit,
                               const CordonRosterHeld *held,
                               guint n_held)
{
  cordon_lists_replace (kernel->held, unit, held, n_held);
  judge_unit (kernel, unit);
}

static void
insert_entry (CordonLists *lists,
              guint list,
              CordonDutyEntry entry)
{
  guint n_entries;
  const CordonDutyEntry *entries = cordon_lists_get (lists, list, &n_entries);
  guint low = 0;
  guint high = n_entries;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (comes_before (&entry, &entries[middle]))
        high = middle;
      else
        low = middle + 1;
    }
  *(CordonDutyEntry *) cordon_lists_insert (lists, list, low) = entry;
}

static void
remove_entry (CordonLists *lists,
              guint list,
              guint32 duty)
{
  guint n_entries;
  const CordonDutyEntry *entries = cordon_lists_get (lists, list, &n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (entries[i].duty == duty)
      {
        cordon_lists_remove (lists, list, i);
        return;
      }
  g_assert_not_reached ();
}

/**
 * cordon_roster_kernel_add_duty:
 * @kernel: a roster
 * @duty: a duty
 *
 * Returns: its number, which may be that of a duty removed before
 */
guint32
cordon_roster_kernel_add_duty (CordonRosterKernel *kernel,
                               const CordonDuty *duty)
{
  guint32 number = kernel->duties->len;

  if (kernel->free_duties->len > 0)
    {
      number = g_array_index (kernel->free_duties, guint32, kernel->free_duties->len - 1);
      g_array_set_size (kernel->free_duties, kernel->free_duties->len - 1);
      g_array_index (kernel->duties, CordonDuty, number) = *duty;
    }
  else
    g_array_append_vals (kernel->duties, duty, 1);
  if (duty->unit != CORDON_ROSTER_NONE)
    {
      insert_entry (kernel->by_unit, duty->unit,
                    (CordonDutyEntry){ duty->start_min, duty->end_min, duty->place, number });
      judge_unit (kernel, duty->unit);
    }
  insert_entry (kernel->by_place, duty->place,
                (CordonDutyEntry){ duty->start_min, duty->end_min, duty->people, number });
  judge_place (kernel, duty->place);
  return number;
}

/**
 * cordon_roster_kernel_remove_duty:
 * @kernel: a roster
 * @duty: the number of a duty
 */
void
cordon_roster_kernel_remove_duty (CordonRosterKernel *kernel,
                                  guint32 duty)
{
  CordonDuty *removed = &g_array_index (kernel->duties, CordonDuty, duty);

  if (removed->unit != CORDON_ROSTER_NONE)
    {
      remove_entry (kernel->by_unit, removed->unit, duty);
      judge_unit (kernel, removed->unit);
    }
  remove_entry (kernel->by_place, removed->place, duty);
  judge_place (kernel, removed->place);
  g_array_append_val (kernel->free_duties, duty);
}

/**
 * cordon_roster_kernel_duty:
 * @kernel: a roster
 * @duty: the number of a duty
 *
 * Returns: (transfer none): the duty, until the next change
 */
const CordonDuty *
cordon_roster_kernel_duty (const CordonRosterKernel *kernel,
                           guint32 duty)
{
  return &g_array_index (kernel->duties, CordonDuty, duty);
}

/**
 * cordon_roster_kernel_unit_duties:
 * @kernel: a roster
 * @unit: a unit
 * @out_n_duties: (out): how many duties it has
 *
 * Returns: (transfer none) (array length=out_n_duties): its duties by start,
 *   until the next change
 */
const CordonDutyEntry *
cordon_roster_kernel_unit_duties (const CordonRosterKernel *kernel,
                                  guint32 unit,
                                  guint *out_n_duties)
{
  return cordon_lists_get (kernel->by_unit, unit, out_n_duties);
}

/**
 * cordon_roster_kernel_place_duties:
 * @kernel: a roster
 * @place: a place
 * @out_n_duties: (out): how many duties are there
 *
 * Returns: (transfer none) (array length=out_n_duties): its duties by start,
 *   until the next change
 */
const CordonDutyEntry *
cordon_roster_kernel_place_duties (const CordonRosterKernel *kernel,
                                   guint32 place,
                                   guint *out_n_duties)
{
  return cordon_lists_get (kernel->by_place, place, out_n_duties);
}

/**
 * cordon_roster_kernel_unit_flags:
 * @kernel: a roster
 * @unit: a unit
 *
 * Returns: what deserves a closer look about it
 */
CordonRosterFlags
cordon_roster_kernel_unit_flags (const CordonRosterKernel *kernel,
                                 guint32 unit)
{
  return g_array_index (kernel->unit_verdicts, UnitVerdict, unit).flags;
}

/**
 * cordon_roster_kernel_place_flags:
 * @kernel: a roster
 * @place: a place
 *
 * Returns: what deserves a closer look about it
 */
CordonRosterFlags
cordon_roster_kernel_place_flags (const CordonRosterKernel *kernel,
                                  guint32 place)
{
  return g_array_index (kernel->place_verdicts, PlaceVerdict, place).flags;
}

/**
 * cordon_roster_kernel_totals:
 * @kernel: a roster
 *
 * Returns: the sums over all units and places
 */
CordonRosterTotals
cordon_roster_kernel_totals (const CordonRosterKernel *kernel)
{
  return kernel->totals;
}
