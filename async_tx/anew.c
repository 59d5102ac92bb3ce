// SPDX-License-Identifier: GPL-2.0
/*
 * Which operations may be begun anew after their channel was lost
 *
 * A lost channel aborts all operations whose completion it has not reported,
 * but it may have carried out any of them.  An operation may be begun anew only
 * if its sources still hold the same data.  It is not if the operation itself,
 * or one that may have run behind it, writes to one of these sources.
 *
 * Only its dependents are checked.  Any other operation that writes to its
 * sources could have run before it in the first place, as the client has not
 * ordered the two.  A dependent runs before its parent is complete only if it
 * was pushed behind the parent (push.c), and then it is in the parent's
 * @followers.  Operations complete after their parents, so the tree of
 * followers below an operation stays until the operation is complete, and is
 * walked without a lock.
 *
 * Until all operations that were begun anew are complete, no operation is
 * pushed behind its parent, as the check could miss it; each waits until its
 * parent is complete.
 */
#include <linux/atomic.h>
#include <linux/llist.h>
#include <linux/mm.h>
#include <linux/pfn.h>

#include "anew.h"
#include "desc.h"

/* An operation with more dependents behind it is not begun anew. */
#define DMAE_ASYNC_MAX_BEHIND 1024

/* Operations that were begun anew and are not complete. */
static atomic_t dmae_async_anew __read_mostly;

static bool dmae_async_overlap(struct dmae_buf a, size_t a_len,
			       struct dmae_buf b, size_t b_len)
{
	const u64 a_start = PFN_PHYS(page_to_pfn(a.page)) + a.offset;
	const u64 b_start = PFN_PHYS(page_to_pfn(b.page)) + b.offset;

	return a_start < b_start + b_len && b_start < a_start + a_len;
}

/* An operation also reads its destinations if it compares or continues them. */
static bool dmae_async_op_reads(const struct dmae_op *op, struct dmae_buf buf,
				size_t len)
{
	unsigned int i;

	for (i = 0; i < op->src_cnt; i++)
		if (dmae_async_overlap(dmae_op_src(op, i), op->len, buf, len))
			return true;
	if (!dmae_type_has(op->type, DMAE_READ_ONLY) &&
	    !(op->flags & DMAE_PREP_CONTINUE))
		return false;
	for (i = 0; i < ARRAY_SIZE(op->dst); i++)
		if (op->dst[i].page &&
		    dmae_async_overlap(op->dst[i], op->len, buf, len))
			return true;
	return false;
}

/* True if @writer writes to a byte that @reader reads. */
static bool dmae_async_op_spoils(const struct dmae_op *writer,
				 const struct dmae_op *reader)
{
	unsigned int i;

	if (dmae_type_has(writer->type, DMAE_READ_ONLY))
		return false;
	for (i = 0; i < ARRAY_SIZE(writer->dst); i++)
		if (writer->dst[i].page &&
		    dmae_async_op_reads(reader, writer->dst[i], writer->len))
			return true;
	return false;
}

static struct dmae_async_desc *dmae_async_follower(struct llist_node *node)
{
	return node ? llist_entry(node, struct dmae_async_desc, sibling) : NULL;
}

/* The dependent after @desc in the tree below @root, parents first. */
static struct dmae_async_desc *
dmae_async_next_behind(struct dmae_async_desc *desc,
		       const struct dmae_async_desc *root)
{
	struct dmae_async_desc *next;

	next = dmae_async_follower(READ_ONCE(desc->followers.first));
	while (!next && desc != root) {
		next = dmae_async_follower(desc->sibling.next);
		desc = desc->parent;
	}
	return next;
}

static bool dmae_async_sources_are_intact(struct dmae_async_desc *root)
{
	struct dmae_async_desc *desc = root;
	unsigned int count = 0;

	if (dmae_async_op_spoils(&root->op, &root->op))
		return false;
	while ((desc = dmae_async_next_behind(desc, root))) {
		if (++count > DMAE_ASYNC_MAX_BEHIND)
			return false;
		if (READ_ONCE(desc->phase) != DMAE_ASYNC_WAITING &&
		    dmae_async_op_spoils(&desc->op, &root->op))
			return false;
	}
	return true;
}

/*
 * True if @desc may be pushed behind its parent; its phase is RUNNING then.
 * dmae_async_push() resets it to WAITING if the channel has no room.
 */
bool dmae_async_anew_follow(struct dmae_async_desc *desc)
{
	WRITE_ONCE(desc->phase, DMAE_ASYNC_RUNNING);
	if (!desc->listed) {
		desc->listed = true;
		llist_add(&desc->sibling, &desc->parent->followers);
		/* The barrier below, which llist_add() implies on x86. */
		smp_mb__after_atomic();
	} else {
		/*
		 * Pairs with the barrier in dmae_async_anew_begin(): either the
		 * check there finds @desc RUNNING, or the counter is > 0 here.
		 */
		smp_mb();
	}
	if (!atomic_read(&dmae_async_anew))
		return true;
	WRITE_ONCE(desc->phase, DMAE_ASYNC_WAITING);
	return false;
}

/* Counts @desc and returns true if it may be begun anew. */
bool dmae_async_anew_begin(struct dmae_async_desc *desc)
{
	if (!desc->runs)
		atomic_inc(&dmae_async_anew);
	/* Pairs with the barrier in dmae_async_anew_follow(). */
	smp_mb();
	if (dmae_async_sources_are_intact(desc)) {
		desc->runs++;
		return true;
	}
	if (!desc->runs)
		atomic_dec(&dmae_async_anew);
	return false;
}

/* An operation that was begun anew is complete. */
void dmae_async_anew_end(void)
{
	atomic_dec(&dmae_async_anew);
}
