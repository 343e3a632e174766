/* text-place.c: lines and columns of a text, as an editor counts them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/text-place.h"

#include <glib/gi18n-lib.h>

#include "exchange/error.h"

/**
 * cordon_text_counter_start:
 * @text: where the text begins
 *
 * Returns: a counter at line 1, column 1
 */
CordonTextCounter
cordon_text_counter_start (const char *text)
{
  return (CordonTextCounter){ text, { 1, 1 } };
}

/**
 * cordon_text_counter_move:
 * @counter: a counter
 * @at: a place in the text, not before the one asked for last
 *
 * Each byte is looked at once, however often the place is asked for. A line
 * ends with LF, with CR LF, or with CR alone.
 *
 * Returns: the line and column of @at
 */
CordonTextPlace
cordon_text_counter_move (CordonTextCounter *counter,
                          const char *at)
{
  for (; counter->at < at; counter->at++)
    {
      guchar byte = *counter->at;

      if (byte == '\n' || (byte == '\r' && counter->at[1] != '\n'))
        counter->place = (CordonTextPlace){ counter->place.line + 1, 1 };
      else if ((byte & 0xc0) != 0x80)
        counter->place.column++;
    }
  return counter->place;
}

/**
 * cordon_text_check_utf8:
 * @text: bytes, with a zero byte after the last
 * @n_bytes: how many
 * @out_place: (out): where the first byte is that is not text
 * @error: return location for a #GError
 *
 * Errors: %CORDON_EXCHANGE_ERROR_SYNTAX
 *
 * Returns: whether all of @text is UTF-8 without zero bytes
 */
gboolean
cordon_text_check_utf8 (const char *text,
                        gsize n_bytes,
                        CordonTextPlace *out_place,
                        GError **error)
{
  CordonTextCounter counter = cordon_text_counter_start (text);
  const char *end;

  if (g_utf8_validate_len (text, n_bytes, &end))
    return TRUE;
  *out_place = cordon_text_counter_move (&counter, end);
  g_set_error_literal (error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_SYNTAX,
                       *end == '\0'
                         ? _ ("there is a zero byte here, so this is not a text; save it as text in UTF-8")
                         : _ ("this character is not UTF-8; save the file as text in UTF-8"));
  return FALSE;
}
