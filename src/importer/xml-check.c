/* xml-check.c: reading an XML text once for its form alone, before GDAL reads it for its content.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * KML and GPX have schemas, not document types; entities of one's own are of no
 * use in them but to blow up a reader or to have it fetch a file. A text that
 * declares a document type is refused, one that is nested absurdly deep too.
 */
#include "config.h"

#include "importer/xml-check.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Folders in folders in a KML file nest some dozen deep at most. */
#define DEPTH_MAX 256

#define CHUNK_SIZE (1024 * 1024)

typedef struct
{
  XML_Parser parser;
  const char *root;
  guint depth;
  const char *complaint;
} Check;

static void
stop (Check *check,
      const char *complaint)
{
  if (check->complaint == NULL)
    check->complaint = complaint;
  XML_StopParser (check->parser, XML_FALSE);
}

static void XMLCALL
on_element_started (void *user_data,
                    const XML_Char *name,
                    const XML_Char **attributes)
{
  Check *check = user_data;
  const char *colon = strchr (name, ':');

  if (check->depth == 0 && strcmp (colon != NULL ? colon + 1 : name, check->root) != 0)
    stop (check, _ ("it does not begin as such a file does"));
  if (++check->depth > DEPTH_MAX)
    stop (check, _ ("it is nested too deeply"));
}

static void XMLCALL
on_element_ended (void *user_data,
                  const XML_Char *name)
{
  ((Check *) user_data)->depth--;
}

static void XMLCALL
on_doctype_started (void *user_data,
                    const XML_Char *name,
                    const XML_Char *system_id,
                    const XML_Char *public_id,
                    int has_internal_subset)
{
  stop (user_data, _ ("it declares a document type, which such a file has no use for"));
}

/**
 * cordon_xml_check:
 * @text: (array length=n_bytes): a text
 * @n_bytes: its length in bytes
 * @root: the local name its outermost element must have, for example "kml"
 * @error: set to %CORDON_IMPORT_ERROR_INPUT, naming the line and what is wrong there
 *
 * Checks that a text is well-formed XML without a document type.
 *
 * Returns: whether it is
 */
gboolean
cordon_xml_check (const char *text,
                  gsize n_bytes,
                  const char *root,
                  GError **error)
{
  Check check = { .parser = XML_ParserCreate (NULL), .root = root };
  enum XML_Status status = XML_STATUS_OK;

  XML_SetUserData (check.parser, &check);
  XML_SetElementHandler (check.parser, on_element_started, on_element_ended);
  XML_SetStartDoctypeDeclHandler (check.parser, on_doctype_started);
  for (gsize at = 0; at <= n_bytes && status == XML_STATUS_OK; at += CHUNK_SIZE)
    {
      gsize n_left = n_bytes - at;

      status = XML_Parse (check.parser, text + at, (int) MIN (n_left, CHUNK_SIZE),
                          n_left <= CHUNK_SIZE);
      if (n_left <= CHUNK_SIZE)
        break;
    }
  if (status != XML_STATUS_OK)
    g_set_error (error, CORDON_IMPORT_ERROR, CORDON_IMPORT_ERROR_INPUT,
                 /* TRANSLATORS: a kind of file (KML, GPX), a line number, what is wrong */
                 _ ("The %s file is refused at line %lu: %s"), root,
                 (gulong) XML_GetCurrentLineNumber (check.parser),
                 check.complaint != NULL ? check.complaint
                                         : XML_ErrorString (XML_GetErrorCode (check.parser)));
  XML_ParserFree (check.parser);
  return status == XML_STATUS_OK;
}
