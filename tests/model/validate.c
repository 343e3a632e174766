/* validate.c: tests of model/validate at the exact limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/edit.h"

static CordonRecord *
make_contract (void)
{
  CordonRecord *record = cordon_record_new (CORDON_TABLE_CONTRACT, 1);
  CordonContract *contract = (CordonContract *) record;

  cordon_record_put_text (record, &contract->name, "C-1");
  contract->organisation = 2;
  return record;
}

static void
test_limits (void)
{
  static const struct
  {
    gint64 quantity;
    gboolean is_valid;
  } rows[] = { { 0, TRUE }, { 10000000, TRUE }, { 10000001, FALSE }, { -1, FALSE }, { CORDON_INT_UNSET, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CordonRecord) record = make_contract ();
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      ((CordonContract *) record)->quantity = rows[i].quantity;
      g_assert_cmpint (cordon_record_validate (record, &error), ==, rows[i].is_valid);
      g_assert_true ((error == NULL) == rows[i].is_valid);
    }
}

static void
test_order (void)
{
  g_autoptr (CordonRecord) record = make_contract ();
  CordonContract *contract = (CordonContract *) record;
  g_autoptr (GError) error = NULL;

  contract->starts = 100;
  contract->ends = 101;
  g_assert_true (cordon_record_validate (record, &error));
  contract->ends = 100;
  g_assert_false (cordon_record_validate (record, &error));
  g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE);
  contract->starts = CORDON_MINUTE_NONE;
  g_clear_error (&error);
  g_assert_true (cordon_record_validate (record, &error));
}

static void
test_required (void)
{
  g_autoptr (CordonRecord) record = make_contract ();
  g_autoptr (GError) error = NULL;

  ((CordonContract *) record)->organisation = CORDON_ID_NONE;
  g_assert_false (cordon_record_validate (record, &error));
  g_assert_cmpstr (error->message, ==, "Contract “C-1”, Contractor: a value is needed");
}

static void
test_unknown_word (void)
{
  g_autoptr (CordonRecord) record = make_contract ();
  g_autoptr (GError) error = NULL;

  ((CordonContract *) record)->role = 999;
  g_assert_false (cordon_record_validate (record, &error));
  g_assert_error (error, CORDON_MODEL_ERROR, CORDON_MODEL_ERROR_VALUE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/validate/limits", test_limits);
  g_test_add_func ("/model/validate/order", test_order);
  g_test_add_func ("/model/validate/required", test_required);
  g_test_add_func ("/model/validate/unknown-word", test_unknown_word);
  return g_test_run ();
}
