/* staging.c: what a foreign file held, before it becomes part of a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/staging.h"

/* A row holds one value per column, any of which may be missing. */
static void
free_row (CordonStagingRow *row,
          guint n_columns)
{
  geo_shape_unref (row->shape);
  for (guint i = 0; i < n_columns; i++)
    g_free (row->values[i]);
  g_free (row->values);
  g_free (row);
}

static void
free_layer (gpointer data)
{
  CordonStagingLayer *layer = data;

  g_free (layer->name);
  for (guint i = 0; i < layer->rows->len; i++)
    free_row (layer->rows->pdata[i], layer->columns->len);
  g_ptr_array_unref (layer->rows);
  g_ptr_array_unref (layer->columns);
  g_free (layer);
}

/**
 * cordon_staging_new:
 *
 * Returns: (transfer full): what an empty file held
 */
CordonStaging *
cordon_staging_new (void)
{
  CordonStaging *staging = g_new0 (CordonStaging, 1);

  staging->layers = g_ptr_array_new_with_free_func (free_layer);
  staging->warnings = g_ptr_array_new_with_free_func (g_free);
  return staging;
}

/**
 * cordon_staging_free:
 * @staging: (transfer full) (nullable): what a file held
 */
void
cordon_staging_free (CordonStaging *staging)
{
  if (staging == NULL)
    return;
  g_ptr_array_unref (staging->layers);
  g_clear_pointer (&staging->base_map, cordon_base_map_unref);
  g_ptr_array_unref (staging->warnings);
  g_free (staging);
}

/**
 * cordon_staging_add_layer:
 * @staging: what a file held
 * @name: the layer's name
 * @columns: (array zero-terminated=1): the names of its columns
 *
 * Returns: (transfer none): the new layer, without rows
 */
CordonStagingLayer *
cordon_staging_add_layer (CordonStaging *staging,
                          const char *name,
                          const char *const *columns)
{
  CordonStagingLayer *layer = g_new0 (CordonStagingLayer, 1);

  layer->name = g_strdup (name);
  layer->columns = g_ptr_array_new_with_free_func (g_free);
  layer->rows = g_ptr_array_new ();
  for (guint i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (layer->columns, g_strdup (columns[i]));
  g_ptr_array_add (staging->layers, layer);
  return layer;
}

/**
 * cordon_staging_layer_add:
 * @layer: a layer
 * @shape: (transfer none) (nullable): the feature's geometry
 *
 * Returns: (transfer none): the new row, every value missing; put in copies
 */
CordonStagingRow *
cordon_staging_layer_add (CordonStagingLayer *layer,
                          GeoShape *shape)
{
  CordonStagingRow *row = g_new0 (CordonStagingRow, 1);

  row->shape = geo_shape_ref (shape);
  row->values = g_new0 (char *, layer->columns->len + 1);
  g_ptr_array_add (layer->rows, row);
  return row;
}
