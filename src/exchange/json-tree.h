/* json-tree.h: a JSON text as a tree in which every value knows its line and column.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "exchange/error.h"
#include "exchange/text-place.h"

G_BEGIN_DECLS

typedef enum
{
  CORDON_JSON_NODE_NULL,
  CORDON_JSON_NODE_FALSE,
  CORDON_JSON_NODE_TRUE,
  CORDON_JSON_NODE_NUMBER,
  CORDON_JSON_NODE_STRING,
  CORDON_JSON_NODE_ARRAY,
  CORDON_JSON_NODE_OBJECT,
} CordonJsonNodeKind;

typedef struct _CordonJsonNode CordonJsonNode;

/* One value; it and its texts belong to the tree. */
struct _CordonJsonNode
{
  const char *name;            /* (nullable): of the member it is; NULL in arrays */
  const char *text;            /* (nullable): the string, or the number as it is written */
  const CordonJsonNode *first; /* (nullable): first element or member */
  const CordonJsonNode *next;  /* (nullable): next element or member of the same parent */
  CordonTextPlace place;
  CordonJsonNodeKind kind;
  guint n_children;
};

typedef struct _CordonJsonTree CordonJsonTree;

CordonJsonTree *cordon_json_tree_read (const char *text,
                                       gsize n_bytes,
                                       CordonTextPlace *out_place,
                                       GError **error);
void cordon_json_tree_free (CordonJsonTree *tree);
const CordonJsonNode *cordon_json_tree_root (const CordonJsonTree *tree);
const CordonJsonNode *cordon_json_node_member (const CordonJsonNode *node,
                                               const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonJsonTree, cordon_json_tree_free)

G_END_DECLS
