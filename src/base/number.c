/* number.c: numbers as text, the same in every locale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "base/number.h"

#include <errno.h>
#include <math.h>

/**
 * cordon_number_format:
 * @buffer: where the text goes
 * @value: a finite number
 *
 * Writes the shortest decimal text that reads back as exactly @value, with a
 * point whatever the locale. Minus zero is written as 0.
 *
 * Returns: (transfer none): @buffer
 */
const char *
cordon_number_format (char buffer[CORDON_NUMBER_SIZE],
                      double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (value == 0)
    value = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, CORDON_NUMBER_SIZE, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  return buffer;
}

/**
 * cordon_number_parse:
 * @text: the text, nothing but one number with optional blanks around it
 * @out_value: (out): the number
 *
 * Reads a finite decimal number written with a point.
 *
 * Returns: whether @text was such a number
 */
gboolean
cordon_number_parse (const char *text,
                     double *out_value)
{
  char *end = NULL;
  double value;

  g_return_val_if_fail (text != NULL && out_value != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;
  if (!g_ascii_isdigit (*text) && *text != '-' && *text != '+' && *text != '.')
    return FALSE;
  if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
    return FALSE;
  value = g_ascii_strtod (text, &end);
  if (end == text)
    return FALSE;
  while (g_ascii_isspace (*end))
    end++;
  if (*end != '\0' || !isfinite (value))
    return FALSE;
  *out_value = value;
  return TRUE;
}

/**
 * cordon_integer_parse:
 * @text: the text, nothing but one whole number with optional blanks around it
 * @out_value: (out): the number
 *
 * Returns: whether @text was a whole number that fits
 */
gboolean
cordon_integer_parse (const char *text,
                      gint64 *out_value)
{
  char *end = NULL;
  gint64 value;

  g_return_val_if_fail (text != NULL && out_value != NULL, FALSE);

  errno = 0;
  value = g_ascii_strtoll (text, &end, 10);
  if (end == text || errno != 0)
    return FALSE;
  while (g_ascii_isspace (*end))
    end++;
  if (*end != '\0')
    return FALSE;
  *out_value = value;
  return TRUE;
}
