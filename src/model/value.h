/* value.h: the list-valued contents of fields: windows, schedules, words, references.
 *
 * All are immutable and reference-counted; %NULL is the empty list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/interval.h"

G_BEGIN_DECLS

/* A value that holds during an interval, for example "6 people". */
typedef struct
{
  CordonInterval when;
  double value;
} CordonStep;

/* Times at which something is active: separate intervals in order. */
typedef struct
{
  gatomicrefcount ref_count;
  guint n_items;
  CordonInterval items[];
} CordonWindows;

/* Values by time, in order of start. Steps may overlap; then they add up. */
typedef struct
{
  gatomicrefcount ref_count;
  guint n_items;
  CordonStep items[];
} CordonSchedule;

/* Short texts, for example names of qualifications. */
typedef struct
{
  gatomicrefcount ref_count;
  guint n_items;
  const char *items[];
} CordonWords;

/* Ids of other records. */
typedef struct
{
  gatomicrefcount ref_count;
  guint n_items;
  gint64 items[];
} CordonRefs;

CordonWindows *cordon_windows_new (const CordonInterval *items,
                                   guint n_items);
CordonWindows *cordon_windows_ref (const CordonWindows *windows);
void cordon_windows_unref (const CordonWindows *windows);
gboolean cordon_windows_equal (const CordonWindows *a,
                               const CordonWindows *b);
gboolean cordon_windows_contain (const CordonWindows *windows,
                                 gint64 minute);

CordonSchedule *cordon_schedule_new (const CordonStep *items,
                                     guint n_items);
CordonSchedule *cordon_schedule_ref (const CordonSchedule *schedule);
void cordon_schedule_unref (const CordonSchedule *schedule);
gboolean cordon_schedule_equal (const CordonSchedule *a,
                                const CordonSchedule *b);
double cordon_schedule_at (const CordonSchedule *schedule,
                           gint64 minute);
double cordon_schedule_peak (const CordonSchedule *schedule,
                             CordonInterval *out_when);

CordonWords *cordon_words_new (const char *const *items,
                               guint n_items);
CordonWords *cordon_words_ref (const CordonWords *words);
void cordon_words_unref (const CordonWords *words);
gboolean cordon_words_equal (const CordonWords *a,
                             const CordonWords *b);
gboolean cordon_words_contain (const CordonWords *words,
                               const char *word);

CordonRefs *cordon_refs_new (const gint64 *items,
                             guint n_items);
CordonRefs *cordon_refs_ref (const CordonRefs *refs);
void cordon_refs_unref (const CordonRefs *refs);
gboolean cordon_refs_equal (const CordonRefs *a,
                            const CordonRefs *b);
gboolean cordon_refs_contain (const CordonRefs *refs,
                              gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonWindows, cordon_windows_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonSchedule, cordon_schedule_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonWords, cordon_words_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonRefs, cordon_refs_unref)

G_END_DECLS
