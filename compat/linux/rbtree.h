/* SPDX-License-Identifier: GPL-2.0 */
#ifndef DMAE_COMPAT_LINUX_RBTREE_H
#define DMAE_COMPAT_LINUX_RBTREE_H

#include_next <linux/rbtree.h>

#ifndef COMPAT_HAS_RB_ADD
/* Returns true if @node is the leftmost node of the tree. */
static inline bool compat_rb_link(struct rb_node *node, struct rb_root *tree,
				  bool (*less)(struct rb_node *,
					       const struct rb_node *))
{
	struct rb_node **place = &tree->rb_node, *above = NULL;
	bool first = true;

	while (*place) {
		bool left = less(node, *place);

		above = *place;
		place = left ? &above->rb_left : &above->rb_right;
		first = first && left;
	}
	rb_link_node(node, above, place);
	return first;
}

static inline void rb_add(struct rb_node *node, struct rb_root *tree,
			  bool (*less)(struct rb_node *,
				       const struct rb_node *))
{
	compat_rb_link(node, tree, less);
	rb_insert_color(node, tree);
}

static inline struct rb_node *
rb_add_cached(struct rb_node *node, struct rb_root_cached *tree,
	      bool (*less)(struct rb_node *, const struct rb_node *))
{
	bool first = compat_rb_link(node, &tree->rb_root, less);

	rb_insert_color_cached(node, tree, first);
	return first ? node : NULL;
}

static inline struct rb_node *
rb_find(const void *key, const struct rb_root *tree,
	int (*compare)(const void *, const struct rb_node *))
{
	struct rb_node *node = tree->rb_node;
	int order;

	while (node && (order = compare(key, node)))
		node = order < 0 ? node->rb_left : node->rb_right;
	return node;
}
#endif

#endif /* DMAE_COMPAT_LINUX_RBTREE_H */
