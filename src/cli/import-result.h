/* import-result.h: what became of the files that were imported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/problem.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_new;
  guint n_changed;
  guint n_same;
  guint n_left_out;
  guint n_map_features; /* of the base map, when one was brought */
  GPtrArray *problems;  /* of CordonProblem */
  GPtrArray *warnings;  /* of char * */
} CordonImportResult;

#define CORDON_IMPORT_RESULT_INIT                                                           \
  {                                                                                         \
    .problems = cordon_problems_new (), .warnings = g_ptr_array_new_with_free_func (g_free) \
  }

void cordon_import_result_clear (CordonImportResult *result);
void cordon_import_result_print (const CordonImportResult *result,
                                 gboolean is_json);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CordonImportResult, cordon_import_result_clear)

G_END_DECLS
