/* touch.c: which records a change makes it necessary to check again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check/touch.h"

#include "base/id.h"

/**
 * cordon_touch_new:
 *
 * Returns: (transfer full): nothing touched yet
 */
CordonTouch *
cordon_touch_new (void)
{
  CordonTouch *touch = g_new0 (CordonTouch, 1);

  for (guint i = 0; i < CORDON_N_TABLES; i++)
    touch->ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  return touch;
}

/**
 * cordon_touch_free:
 * @touch: (transfer full) (nullable): what is touched
 */
void
cordon_touch_free (CordonTouch *touch)
{
  if (touch == NULL)
    return;
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    g_array_unref (touch->ids[i]);
  g_free (touch);
}

/**
 * cordon_touch_add:
 * @touch: what is touched
 * @table: a table
 * @id: a record that is to be checked again; nothing for CORDON_ID_NONE
 */
void
cordon_touch_add (CordonTouch *touch,
                  CordonTableId table,
                  gint64 id)
{
  if (id != CORDON_ID_NONE)
    g_array_append_val (touch->ids[table], id);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * cordon_touch_sort:
 * @touch: what is touched; afterwards each record once, in order of id
 */
void
cordon_touch_sort (CordonTouch *touch)
{
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      GArray *ids = touch->ids[i];
      guint n_kept = 0;

      g_array_sort (ids, compare_ids);
      for (guint j = 0; j < ids->len; j++)
        if (j == 0 || g_array_index (ids, gint64, j) != g_array_index (ids, gint64, j - 1))
          g_array_index (ids, gint64, n_kept++) = g_array_index (ids, gint64, j);
      g_array_set_size (ids, n_kept);
    }
}
