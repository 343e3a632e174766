/* json-writer.c: tests of base/json-writer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/json-writer.h"

#include <math.h>

static void
write_all (CordonJsonWriter *writer)
{
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_string (writer, "na\"me", "a\\b\n\x01");
  cordon_json_writer_member_number (writer, "n", 0.1);
  cordon_json_writer_member_number (writer, "nan", NAN);
  cordon_json_writer_member_integer (writer, "i", -5);
  cordon_json_writer_member_boolean (writer, "b", TRUE);
  cordon_json_writer_member (writer, "list");
  cordon_json_writer_begin_array (writer);
  cordon_json_writer_string (writer, NULL);
  cordon_json_writer_begin_array (writer);
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_array (writer);
  cordon_json_writer_end_object (writer);
}

static void
test_compact (void)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  write_all (writer);
  text = cordon_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, "{\"na\\\"me\":\"a\\\\b\\n\\u0001\",\"n\":0.1,\"nan\":null,\"i\":-5,\"b\":true,\"list\":[null,[]]}");
}

static void
test_indented (void)
{
  g_autoptr (CordonJsonWriter) writer = cordon_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  cordon_json_writer_begin_array (writer);
  cordon_json_writer_integer (writer, 1);
  cordon_json_writer_begin_object (writer);
  cordon_json_writer_member_integer (writer, "a", 2);
  cordon_json_writer_end_object (writer);
  cordon_json_writer_end_array (writer);
  text = cordon_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, "[\n  1,\n  {\n    \"a\": 2\n  }\n]\n");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/json-writer/compact", test_compact);
  g_test_add_func ("/base/json-writer/indented", test_indented);
  return g_test_run ();
}
