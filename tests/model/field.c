/* field.c: tests of model/field: the declarations themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/field.h"

#include <string.h>

static const char *const reserved[] = {
  "order", "group", "from", "to", "check", "table", "index", "select", "where", "values", "default", "id", "limit", NULL
};

static void
check_field (const CordonTable *table,
             const CordonField *field)
{
  g_test_message ("%s.%s", table->name, field->name);
  g_assert_cmpint (field->table, ==, table->id);
  g_assert_cmpuint (field->offset, <, table->record_size);
  g_assert_cmpuint (strspn (field->name, "abcdefghijklmnopqrstuvwxyz0123456789_"), ==, strlen (field->name));
  g_assert_false (g_strv_contains (reserved, field->name));
  g_assert_true (field->since >= 1 && field->since <= CORDON_SCHEMA_VERSION);
  g_assert_true ((field->vocabulary != NULL) == (field->type == CORDON_FIELD_ENUM));
  g_assert_true ((field->target >= 0) == (field->type == CORDON_FIELD_REF || field->type == CORDON_FIELD_REFS));
  g_assert_true ((field->unit != NULL) == (field->type == CORDON_FIELD_INT || field->type == CORDON_FIELD_REAL ||
                                           field->type == CORDON_FIELD_SCHEDULE));
  g_assert_true (field->label[0] != '\0' && field->help[0] != '\0');
  g_assert_true (cordon_table_find_field (table, field->name) == field);
  g_assert_nonnull (cordon_field_type_name (field->type));
}

static void
test_declarations (void)
{
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonTable *table = cordon_table_get (i);
      guint n_shapes = 0;

      g_assert_true (cordon_table_find (table->name) == table);
      for (guint k = 0; k < table->n_fields; k++)
        {
          check_field (table, &table->fields[k]);
          n_shapes += cordon_field_is_shape (&table->fields[k]);
        }
      g_assert_cmpuint (n_shapes, <=, 1);
      g_assert_cmpint (n_shapes, ==, table->shape != NULL);
    }
}

/* Files are read in table order, so a reference must lead back, or to its own table. */
static void
test_reference_order (void)
{
  for (guint i = 0; i < CORDON_N_TABLES; i++)
    {
      const CordonTable *table = cordon_table_get (i);

      for (guint k = 0; k < table->n_fields; k++)
        if (table->fields[k].target >= 0 && table->id != CORDON_TABLE_PLAN)
          g_assert_cmpint (table->fields[k].target, <=, table->id);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/field/declarations", test_declarations);
  g_test_add_func ("/model/field/reference-order", test_reference_order);
  return g_test_run ();
}
