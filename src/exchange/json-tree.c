/* json-tree.c: a JSON text as a tree in which every value knows its line and column.
 *
 * The grammar is that of RFC 8259, to the letter. Besides, an object must not
 * name a member twice, because readers disagree on which of the two counts,
 * and values must not lie more than DEPTH_MAX deep in one another, so that no
 * text can exhaust the stack. Numbers stay texts: the fields they go to know
 * how to read them without loss.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/json-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEPTH_MAX       64
#define NODES_PER_BLOCK 1024
/* From this many members on, a hash finds the ones named twice. */
#define MEMBERS_TO_HASH 12

struct _CordonJsonTree
{
  GPtrArray *blocks; /* of CordonJsonNode[NODES_PER_BLOCK] */
  guint n_used;      /* nodes used in the last block */
  GStringChunk *texts;
  CordonJsonNode *root;
};

typedef struct
{
  const char *at;
  const char *end;
  CordonTextCounter counter;
  CordonJsonTree *tree;
  GString *buffer;
  CordonTextPlace *out_place;
  GError **error;
} Reader;

static gboolean read_value (Reader *reader,
                            guint depth,
                            CordonJsonNode *node);

static gboolean G_GNUC_PRINTF (3, 4)
  fail (Reader *reader,
        const char *at,
        const char *format,
        ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  *reader->out_place = cordon_text_counter_move (&reader->counter, at);
  g_set_error_literal (reader->error, CORDON_EXCHANGE_ERROR, CORDON_EXCHANGE_ERROR_SYNTAX, sentence);
  return FALSE;
}

static CordonJsonNode *
add_node (CordonJsonTree *tree)
{
  CordonJsonNode *block;

  if (tree->blocks->len == 0 || tree->n_used == NODES_PER_BLOCK)
    {
      g_ptr_array_add (tree->blocks, g_new0 (CordonJsonNode, NODES_PER_BLOCK));
      tree->n_used = 0;
    }
  block = tree->blocks->pdata[tree->blocks->len - 1];
  return &block[tree->n_used++];
}

static void
skip_blanks (Reader *reader)
{
  while (reader->at < reader->end && strchr (" \t\r\n", *reader->at) != NULL)
    reader->at++;
}

static gboolean
is_next (Reader *reader,
         char wanted)
{
  return reader->at < reader->end && *reader->at == wanted;
}

static gboolean
skip_char (Reader *reader,
           char wanted)
{
  skip_blanks (reader);
  if (!is_next (reader, wanted))
    return FALSE;
  reader->at++;
  return TRUE;
}

static gboolean
read_hex (Reader *reader,
          gunichar *out_unit)
{
  *out_unit = 0;
  for (int i = 0; i < 4; i++, reader->at++)
    {
      if (reader->at == reader->end || !g_ascii_isxdigit (*reader->at))
        return FALSE;
      *out_unit = *out_unit << 4 | (gunichar) g_ascii_xdigit_value (*reader->at);
    }
  return TRUE;
}

/* Reads what follows "\u": one unit of UTF-16, or two that form a pair. */
static gboolean
read_unicode (Reader *reader)
{
  const char *start = reader->at;
  gunichar high, low;

  if (!read_hex (reader, &high))
    return fail (reader, start, _ ("after \\u four hexadecimal digits are expected"));
  if (high >= 0xd800 && high < 0xdc00 && is_next (reader, '\\') && reader->at[1] == 'u')
    {
      reader->at += 2;
      if (!read_hex (reader, &low) || low < 0xdc00 || low > 0xdfff)
        return fail (reader, start, _ ("this is half a character: its second half is missing"));
      high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
  if (high == 0 || (high >= 0xd800 && high <= 0xdfff))
    return fail (reader, start, _ ("this is no character that a text can hold"));
  g_string_append_unichar (reader->buffer, high);
  return TRUE;
}

static gboolean
read_escape (Reader *reader)
{
  static const char written[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (reader->at == reader->end)
    return TRUE; /* the string's missing end is reported */
  if (*reader->at == 'u')
    {
      reader->at++;
      return read_unicode (reader);
    }
  found = strchr (written, *reader->at);
  if (found == NULL)
    return fail (reader, reader->at, _ ("a backslash before this character means nothing in JSON"));
  g_string_append_c (reader->buffer, meant[found - written]);
  reader->at++;
  return TRUE;
}

static gboolean
read_string (Reader *reader,
             const char **out_text)
{
  const char *start = reader->at++;

  g_string_truncate (reader->buffer, 0);
  for (;;)
    {
      if (reader->at == reader->end || *reader->at == '\n')
        return fail (reader, start, _ ("this string is never closed"));
      if (*reader->at == '"')
        break;
      if ((guchar) *reader->at < 0x20)
        return fail (reader, reader->at, _ ("a control character inside a string; write it as \\u00XX"));
      if (*reader->at != '\\')
        {
          g_string_append_c (reader->buffer, *reader->at++);
          continue;
        }
      reader->at++;
      if (!read_escape (reader))
        return FALSE;
    }
  reader->at++;
  *out_text = g_string_chunk_insert_len (reader->tree->texts, reader->buffer->str, reader->buffer->len);
  return TRUE;
}

static gboolean
skip_digits (const char **at,
             const char *end)
{
  const char *start = *at;

  while (*at < end && g_ascii_isdigit (**at))
    (*at)++;
  return *at > start;
}

/* number = [ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ e [ sign ] 1*digit ] */
static gboolean
skip_number (const char **at,
             const char *end)
{
  if (*at < end && **at == '-')
    (*at)++;
  if (*at < end && **at == '0')
    (*at)++;
  else if (!skip_digits (at, end))
    return FALSE;
  if (*at < end && **at == '.')
    {
      (*at)++;
      if (!skip_digits (at, end))
        return FALSE;
    }
  if (*at < end && (**at == 'e' || **at == 'E'))
    {
      (*at)++;
      if (*at < end && (**at == '+' || **at == '-'))
        (*at)++;
      return skip_digits (at, end);
    }
  return TRUE;
}

static gboolean
read_number (Reader *reader,
             CordonJsonNode *node)
{
  const char *start = reader->at;

  node->kind = CORDON_JSON_NODE_NUMBER;
  if (!skip_number (&reader->at, reader->end))
    return fail (reader, start, _ ("this is not a number as JSON writes them"));
  node->text = g_string_chunk_insert_len (reader->tree->texts, start, reader->at - start);
  return TRUE;
}

static gboolean
read_word (Reader *reader,
           CordonJsonNode *node)
{
  static const struct
  {
    const char *word;
    CordonJsonNodeKind kind;
  } words[] = {
    { "null", CORDON_JSON_NODE_NULL },
    { "false", CORDON_JSON_NODE_FALSE },
    { "true", CORDON_JSON_NODE_TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize) (reader->end - reader->at) >= length &&
          memcmp (reader->at, words[i].word, length) == 0)
        {
          reader->at += length;
          node->kind = words[i].kind;
          return TRUE;
        }
    }
  return fail (reader, reader->at,
               reader->at == reader->end ? _ ("the text breaks off here") : _ ("a JSON value is expected here"));
}

/* Appends a child and gives back where the next one is to be linked. */
static CordonJsonNode *
link_child (Reader *reader,
            CordonJsonNode *parent,
            CordonJsonNode *last)
{
  CordonJsonNode *child = add_node (reader->tree);

  if (last == NULL)
    parent->first = child;
  else
    last->next = child;
  parent->n_children++;
  return child;
}

static gboolean
read_array (Reader *reader,
            guint depth,
            CordonJsonNode *node)
{
  CordonJsonNode *last = NULL;

  node->kind = CORDON_JSON_NODE_ARRAY;
  reader->at++;
  if (skip_char (reader, ']'))
    return TRUE;
  do
    {
      last = link_child (reader, node, last);
      if (!read_value (reader, depth + 1, last))
        return FALSE;
    }
  while (skip_char (reader, ','));
  return skip_char (reader, ']') || fail (reader, reader->at, _ ("a comma or ] is expected here"));
}

static gboolean
check_name (Reader *reader,
            const CordonJsonNode *parent,
            const CordonJsonNode *child,
            const char *at,
            GHashTable **names)
{
  gboolean is_new = TRUE;

  if (*names == NULL && parent->n_children < MEMBERS_TO_HASH)
    {
      for (const CordonJsonNode *other = parent->first; other != child; other = other->next)
        is_new = is_new && strcmp (other->name, child->name) != 0;
    }
  else
    {
      if (*names == NULL)
        {
          *names = g_hash_table_new (g_str_hash, g_str_equal);
          for (const CordonJsonNode *other = parent->first; other != child; other = other->next)
            g_hash_table_add (*names, (gpointer) other->name);
        }
      is_new = g_hash_table_add (*names, (gpointer) child->name);
    }
  return is_new || fail (reader, at, _ ("the member “%s” is there twice"), child->name);
}

static gboolean
read_member (Reader *reader,
             guint depth,
             const CordonJsonNode *parent,
             CordonJsonNode *child,
             GHashTable **names)
{
  const char *start;

  skip_blanks (reader);
  start = reader->at;
  if (!is_next (reader, '"'))
    return fail (reader, start, _ ("the name of a member, in quotation marks, is expected here"));
  if (!read_string (reader, &child->name) || !check_name (reader, parent, child, start, names))
    return FALSE;
  if (!skip_char (reader, ':'))
    return fail (reader, reader->at, _ ("a colon is expected here"));
  return read_value (reader, depth, child);
}

static gboolean
read_object (Reader *reader,
             guint depth,
             CordonJsonNode *node)
{
  g_autoptr (GHashTable) names = NULL;
  CordonJsonNode *last = NULL;

  node->kind = CORDON_JSON_NODE_OBJECT;
  reader->at++;
  if (skip_char (reader, '}'))
    return TRUE;
  do
    {
      last = link_child (reader, node, last);
      if (!read_member (reader, depth + 1, node, last, &names))
        return FALSE;
    }
  while (skip_char (reader, ','));
  return skip_char (reader, '}') || fail (reader, reader->at, _ ("a comma or } is expected here"));
}

static gboolean
read_value (Reader *reader,
            guint depth,
            CordonJsonNode *node)
{
  skip_blanks (reader);
  node->place = cordon_text_counter_move (&reader->counter, reader->at);
  if (depth >= DEPTH_MAX && (is_next (reader, '{') || is_next (reader, '[')))
    return fail (reader, reader->at, _ ("values are nested more than %d deep"), DEPTH_MAX);
  if (is_next (reader, '{'))
    return read_object (reader, depth, node);
  if (is_next (reader, '['))
    return read_array (reader, depth, node);
  if (is_next (reader, '"'))
    {
      node->kind = CORDON_JSON_NODE_STRING;
      return read_string (reader, &node->text);
    }
  if (is_next (reader, '-') || (reader->at < reader->end && g_ascii_isdigit (*reader->at)))
    return read_number (reader, node);
  return read_word (reader, node);
}

static gboolean
read_text (Reader *reader)
{
  reader->tree->root = add_node (reader->tree);
  if (!read_value (reader, 0, reader->tree->root))
    return FALSE;
  skip_blanks (reader);
  return reader->at == reader->end ||
         fail (reader, reader->at, _ ("the JSON value has ended; nothing may follow it"));
}

/**
 * cordon_json_tree_read:
 * @text: the text, with a zero byte after the last
 * @n_bytes: its length in bytes
 * @out_place: (out): where @text stops being JSON; meaningful on failure only
 * @error: return location for a #GError
 *
 * Errors: %CORDON_EXCHANGE_ERROR_SYNTAX, a sentence without the place
 *
 * Returns: (transfer full) (nullable): the tree; %NULL with @error set when
 *   @text is not JSON, names a member of an object twice, or is nested too
 *   deeply
 */
CordonJsonTree *
cordon_json_tree_read (const char *text,
                       gsize n_bytes,
                       CordonTextPlace *out_place,
                       GError **error)
{
  g_autoptr (CordonJsonTree) tree = NULL;
  g_autoptr (GString) buffer = g_string_new (NULL);
  Reader reader;

  g_return_val_if_fail (text != NULL && out_place != NULL, NULL);

  if (n_bytes >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      n_bytes -= 3;
    }
  if (!cordon_text_check_utf8 (text, n_bytes, out_place, error))
    return NULL;
  tree = g_new0 (CordonJsonTree, 1);
  tree->blocks = g_ptr_array_new_with_free_func (g_free);
  tree->texts = g_string_chunk_new (4096);
  reader = (Reader){ text, text + n_bytes, cordon_text_counter_start (text), tree, buffer, out_place, error };
  return read_text (&reader) ? g_steal_pointer (&tree) : NULL;
}

/**
 * cordon_json_tree_free:
 * @tree: (transfer full) (nullable): a tree
 */
void
cordon_json_tree_free (CordonJsonTree *tree)
{
  if (tree == NULL)
    return;
  g_ptr_array_unref (tree->blocks);
  g_string_chunk_free (tree->texts);
  g_free (tree);
}

/**
 * cordon_json_tree_root:
 * @tree: a tree
 *
 * Returns: (transfer none): the value that the text is
 */
const CordonJsonNode *
cordon_json_tree_root (const CordonJsonTree *tree)
{
  return tree->root;
}

/**
 * cordon_json_node_member:
 * @node: (nullable): a value
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the member of that name; %NULL when
 *   there is none, or @node is not an object
 */
const CordonJsonNode *
cordon_json_node_member (const CordonJsonNode *node,
                         const char *name)
{
  if (node == NULL || node->kind != CORDON_JSON_NODE_OBJECT)
    return NULL;
  for (const CordonJsonNode *child = node->first; child != NULL; child = child->next)
    if (strcmp (child->name, name) == 0)
      return child;
  return NULL;
}
