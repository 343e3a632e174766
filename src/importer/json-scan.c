/* json-scan.c: the grammar of JSON, by recursive descent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "importer/json-scan.h"

#include <string.h>

/* Long enough for any number that means something; longer ones are broken. */
#define NUMBER_MAX 64

static void
skip_blanks (CordonJsonScan *scan)
{
  while (scan->at < scan->end &&
         (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' || *scan->at == '\t'))
    scan->at++;
}

static gboolean
skip_word (CordonJsonScan *scan,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, word, length) != 0)
    return FALSE;
  scan->at += length;
  return TRUE;
}

static guint
skip_digits (CordonJsonScan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return (guint) MIN (scan->at - start, G_MAXINT);
}

/* An optional minus, digits without leading zeros, then fraction and exponent. */
static gboolean
skip_number (CordonJsonScan *scan)
{
  const char *digits;

  if (scan->at < scan->end && *scan->at == '-')
    scan->at++;
  digits = scan->at;
  if (skip_digits (scan) == 0 || (*digits == '0' && scan->at - digits > 1))
    return FALSE;
  if (scan->at < scan->end && *scan->at == '.')
    {
      scan->at++;
      if (skip_digits (scan) == 0)
        return FALSE;
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (skip_digits (scan) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
skip_escape (CordonJsonScan *scan)
{
  if (scan->at >= scan->end || strchr ("\"\\/bfnrtu", *scan->at) == NULL || *scan->at == '\0')
    return FALSE;
  if (*scan->at++ != 'u')
    return TRUE;
  for (guint i = 0; i < 4; i++, scan->at++)
    if (scan->at >= scan->end || !g_ascii_isxdigit (*scan->at))
      return FALSE;
  return TRUE;
}

static gboolean skip_value_at (CordonJsonScan *scan,
                               guint depth);

static gboolean
skip_items (CordonJsonScan *scan,
            char close,
            guint depth)
{
  gboolean is_end = FALSE;

  scan->at++;
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      if (!cordon_json_next_item (scan, close, is_first, &is_end))
        return FALSE;
      if (is_end)
        return TRUE;
      if (close == '}' && (!cordon_json_skip_string (scan) || !cordon_json_skip_char (scan, ':')))
        return FALSE;
      if (!skip_value_at (scan, depth + 1))
        return FALSE;
    }
}

static gboolean
skip_value_at (CordonJsonScan *scan,
               guint depth)
{
  if (depth > CORDON_JSON_DEPTH_MAX)
    return FALSE;
  switch (cordon_json_kind (scan))
    {
    case CORDON_JSON_OBJECT:
      return skip_items (scan, '}', depth);
    case CORDON_JSON_ARRAY:
      return skip_items (scan, ']', depth);
    case CORDON_JSON_STRING:
      return cordon_json_skip_string (scan);
    case CORDON_JSON_NUMBER:
      return skip_number (scan);
    case CORDON_JSON_TRUE:
      return skip_word (scan, "true");
    case CORDON_JSON_FALSE:
      return skip_word (scan, "false");
    case CORDON_JSON_NULL:
      return skip_word (scan, "null");
    case CORDON_JSON_NONE:
    default:
      return FALSE;
    }
}

/**
 * cordon_json_kind:
 * @scan: a place before a value; blanks are skipped
 *
 * Returns: what kind of value starts here, or %CORDON_JSON_NONE
 */
CordonJsonKind
cordon_json_kind (CordonJsonScan *scan)
{
  skip_blanks (scan);
  if (scan->at >= scan->end)
    return CORDON_JSON_NONE;
  switch (*scan->at)
    {
    case '{':
      return CORDON_JSON_OBJECT;
    case '[':
      return CORDON_JSON_ARRAY;
    case '"':
      return CORDON_JSON_STRING;
    case 't':
      return CORDON_JSON_TRUE;
    case 'f':
      return CORDON_JSON_FALSE;
    case 'n':
      return CORDON_JSON_NULL;
    default:
      return *scan->at == '-' || g_ascii_isdigit (*scan->at) ? CORDON_JSON_NUMBER
                                                             : CORDON_JSON_NONE;
    }
}

/**
 * cordon_json_skip_value:
 * @scan: a place before a value
 *
 * Steps over one value of any kind, whole.
 *
 * Returns: whether there was one
 */
gboolean
cordon_json_skip_value (CordonJsonScan *scan)
{
  return skip_value_at (scan, 0);
}

/**
 * cordon_json_skip_string:
 * @scan: a place before a string
 *
 * Returns: whether there was one
 */
gboolean
cordon_json_skip_string (CordonJsonScan *scan)
{
  skip_blanks (scan);
  if (scan->at >= scan->end || *scan->at != '"')
    return FALSE;
  for (scan->at++; scan->at < scan->end && *scan->at != '"';)
    {
      if ((guchar) *scan->at < 0x20)
        return FALSE;
      if (*scan->at++ == '\\' && !skip_escape (scan))
        return FALSE;
    }
  if (scan->at >= scan->end)
    return FALSE;
  scan->at++;
  return TRUE;
}

/**
 * cordon_json_skip_char:
 * @scan: a place
 * @wanted: a character
 *
 * Returns: whether the next character, blanks apart, was @wanted
 */
gboolean
cordon_json_skip_char (CordonJsonScan *scan,
                       char wanted)
{
  skip_blanks (scan);
  if (scan->at >= scan->end || *scan->at != wanted)
    return FALSE;
  scan->at++;
  return TRUE;
}

/**
 * cordon_json_read_number:
 * @scan: a place before a number
 * @out_value: (out): the number
 *
 * Returns: whether there was one
 */
gboolean
cordon_json_read_number (CordonJsonScan *scan,
                         double *out_value)
{
  const char *start;
  char copy[NUMBER_MAX];

  skip_blanks (scan);
  start = scan->at;
  if (!skip_number (scan) || scan->at - start >= NUMBER_MAX)
    return FALSE;
  memcpy (copy, start, (gsize) (scan->at - start));
  copy[scan->at - start] = '\0';
  *out_value = g_ascii_strtod (copy, NULL);
  return TRUE;
}

/**
 * cordon_json_next_item:
 * @scan: a place inside an object or an array, before an item or its end
 * @close: the bracket that ends it
 * @is_first: whether no item has been read yet
 * @out_is_end: (out): whether the end was there and has been stepped over
 *
 * Steps over the comma between items, or over the end.
 *
 * Returns: %FALSE when neither an item nor the end can follow
 */
gboolean
cordon_json_next_item (CordonJsonScan *scan,
                       char close,
                       gboolean is_first,
                       gboolean *out_is_end)
{
  *out_is_end = cordon_json_skip_char (scan, close);
  return *out_is_end || is_first || cordon_json_skip_char (scan, ',');
}
