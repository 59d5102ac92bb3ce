// SPDX-License-Identifier: GPL-2.0
/*
 * Checks of operations, before a provider sees them (G2)
 *
 * A faulty operation is refused with an errno and one rate-limited message, so
 * providers need no checks of their own.
 */
#include <linux/export.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/pfn.h>
#include <linux/ratelimit.h>

#include <dmae/client.h>
#include <dmae/provider.h>

#include "check.h"

static const char *dmae_name_of(const struct dmae_chan *chan)
{
	return chan ? dmae_chan_name(chan) : "dmae";
}

/* Cold, to keep the messages out of the hot path.  Returns @err. */
static __cold __printf(4, 5) int dmae_refuse(const struct dmae_chan *chan,
					     unsigned int type, int err,
					     const char *fmt, ...)
{
	static DEFINE_RATELIMIT_STATE(limit, DEFAULT_RATELIMIT_INTERVAL,
				      DEFAULT_RATELIMIT_BURST);
	struct va_format text = { .fmt = fmt };
	va_list args;

	if (!__ratelimit(&limit))
		return err;
	va_start(args, fmt);
	text.va = &args;
	pr_warn("%s: %s refused: %pV\n", dmae_name_of(chan),
		dmae_transaction_type_name(type), &text);
	va_end(args);
	return err;
}

/* For an operation that is bound to no channel. */
static const struct dmae_limits dmae_no_limits = {
	.max_len = SIZE_MAX,
	.max_xor = UINT_MAX,
	.max_pq = UINT_MAX,
	.align = 1,
};

static const struct dmae_limits *dmae_limits_of(const struct dmae_chan *chan)
{
	return chan ? &chan->device->limits : &dmae_no_limits;
}

#define ANY_FLAGS (DMAE_CTRL_ACK | DMAE_CTRL_FENCE | DMAE_PREP_CONTIGUOUS)
#define PQ_FLAGS \
	(DMAE_PREP_PQ_DISABLE_P | DMAE_PREP_PQ_DISABLE_Q | DMAE_PREP_CONTINUE)

static unsigned int dmae_type_flags(const struct dmae_type *facts)
{
	return facts->traits & DMAE_PQ_FLAGS ? ANY_FLAGS | PQ_FLAGS : ANY_FLAGS;
}

static int dmae_check_type(struct dmae_chan *chan, const struct dmae_op *op)
{
	if ((unsigned int)op->type >= DMAE_TX_TYPE_END ||
	    (chan && !chan->ops->prep[op->type]))
		return dmae_refuse(chan, op->type, -EOPNOTSUPP,
				   "the channel lacks this type");
	if (op->flags & ~dmae_type_flags(dmae_type_of(op->type)))
		return dmae_refuse(chan, op->type, -EINVAL,
				   "flags %#x are not valid for this type",
				   op->flags);
	return 0;
}

static int dmae_check_len(struct dmae_chan *chan, const struct dmae_op *op)
{
	const struct dmae_limits *limits = dmae_limits_of(chan);

	if (!op->len)
		return dmae_refuse(chan, op->type, -EINVAL, "length is 0");
	if (op->len > limits->max_len)
		return dmae_refuse(chan, op->type, -EMSGSIZE,
				   "length %zu exceeds the limit of %zu",
				   op->len, limits->max_len);
	if (op->len & (limits->align - 1))
		return dmae_refuse(chan, op->type, -EINVAL,
				   "length %zu is not a multiple of %u",
				   op->len, limits->align);
	return 0;
}

static int dmae_check_src_cnt(struct dmae_chan *chan, const struct dmae_op *op,
			      const struct dmae_type *facts)
{
	const unsigned int max = dmae_type_srcs(facts, dmae_limits_of(chan));
	const bool exact = facts->max_srcs == DMAE_EXACT;
	unsigned int taken = 0;

	if (op->src_cnt < facts->min_srcs || (exact && op->src_cnt > max))
		return dmae_refuse(chan, op->type, -EINVAL,
				   "source count is %u instead of %u%s",
				   op->src_cnt, facts->min_srcs,
				   exact ? "" : " or more");
	if (op->flags & DMAE_PREP_CONTINUE)
		taken = dmae_continued_srcs(op->flags);
	if (op->src_cnt > max || taken > max - op->src_cnt)
		return dmae_refuse(chan, op->type, -EMSGSIZE,
				   "source count %u exceeds the limit of %u",
				   op->src_cnt, max);
	return 0;
}

/* Number of bytes from the start of @page to the end of its compound page. */
static size_t dmae_buf_room(struct page *page)
{
	struct page *head = compound_head(page);

	return page_size(head) - (page - head) * PAGE_SIZE;
}

int dmae_check_extent(struct dmae_chan *chan, enum dmae_transaction_type type,
		      struct dmae_buf buf, size_t len, const char *which)
{
	size_t room;

	if (!buf.page)
		return dmae_refuse(chan, type, -EFAULT, "%s page is NULL",
				   which);
	room = dmae_buf_room(buf.page);
	if (buf.offset > room || len > room - buf.offset)
		return dmae_refuse(chan, type, -ERANGE,
				   "offset %u plus length %zu exceed the %s",
				   buf.offset, len, which);
	return 0;
}

static inline int dmae_check_buf(struct dmae_chan *chan,
				 const struct dmae_op *op, struct dmae_buf buf,
				 const char *which)
{
	const unsigned int align = dmae_limits_of(chan)->align;

	if (buf.offset & (align - 1))
		return dmae_refuse(chan, op->type, -EINVAL,
				   "%s offset %u is not a multiple of %u",
				   which, buf.offset, align);
	/* Most buffers end within their page: struct page need not be read. */
	if (likely(buf.page && buf.offset <= PAGE_SIZE &&
		   op->len <= PAGE_SIZE - buf.offset))
		return 0;
	if (op->flags & DMAE_PREP_CONTIGUOUS && buf.page)
		return 0;
	return dmae_check_extent(chan, op->type, buf, op->len, which);
}

static int dmae_check_pages(struct dmae_chan *chan, const struct dmae_op *op,
			    const struct dmae_type *facts)
{
	unsigned int i;
	int err = 0;

	for (i = 0; i < facts->dsts && !err; i++)
		if (dmae_op_uses_dst(op->flags, i))
			err = dmae_check_buf(chan, op, op->dst[i],
					     "destination");
	for (i = 0; i < op->src_cnt && !err; i++)
		err = dmae_check_buf(chan, op, dmae_op_src(op, i), "source");
	return err;
}

/* True if two buffers share some bytes but are not the same bytes. */
static bool dmae_overlaps_partly(u64 a, u64 b, size_t len)
{
	return a != b && max(a, b) - min(a, b) < len;
}

static u64 dmae_buf_start(struct dmae_buf buf)
{
	return PFN_PHYS(page_to_pfn(buf.page)) + buf.offset;
}

/* What overlaps destination number @i, which the operation writes, or NULL. */
static const char *dmae_overlap_of(const struct dmae_op *op, unsigned int i)
{
	const u64 dst = dmae_buf_start(op->dst[i]);
	unsigned int k;
	u64 other;

	for (k = 0; k < op->src_cnt; k++) {
		other = dmae_buf_start(dmae_op_src(op, k));
		if (dmae_overlaps_partly(dst, other, op->len))
			return "a source";
	}
	for (k = 0; k < i; k++) {
		if (!dmae_op_uses_dst(op->flags, k))
			continue;
		other = dmae_buf_start(op->dst[k]);
		if (dst == other || dmae_overlaps_partly(dst, other, op->len))
			return "another destination";
	}
	return NULL;
}

/* The pages are present. */
static int dmae_check_overlaps(struct dmae_chan *chan, const struct dmae_op *op,
			       const struct dmae_type *facts)
{
	const char *what = NULL;
	unsigned int i;

	if (facts->traits & DMAE_READ_ONLY)
		return 0;
	for (i = 0; i < facts->dsts && !what; i++)
		if (dmae_op_uses_dst(op->flags, i))
			what = dmae_overlap_of(op, i);
	if (!what)
		return 0;
	return dmae_refuse(chan, op->type, -EINVAL, "a destination overlaps %s",
			   what);
}

static int dmae_check_args(struct dmae_chan *chan, const struct dmae_op *op,
			   const struct dmae_type *facts)
{
	const unsigned int no_pq = DMAE_PREP_PQ_DISABLE_P |
				   DMAE_PREP_PQ_DISABLE_Q;

	if (op->src_cnt && !op->srcs)
		return dmae_refuse(chan, op->type, -EFAULT,
				   "the list of sources is NULL");
	if (facts->traits & DMAE_COEFS && !op->coefs)
		return dmae_refuse(chan, op->type, -EINVAL,
				   "the list of coefficients is NULL");
	if (facts->traits & DMAE_RESULT && !op->result)
		return dmae_refuse(chan, op->type, -EFAULT,
				   "the result pointer is NULL");
	if ((op->flags & no_pq) == no_pq)
		return dmae_refuse(chan, op->type, -EINVAL,
				   "P and Q are both disabled");
	return 0;
}

static int dmae_check_no_data(struct dmae_chan *chan, const struct dmae_op *op)
{
	if (op->len || op->src_cnt)
		return dmae_refuse(chan, op->type, -EINVAL,
				   "length %zu and %u sources instead of none",
				   op->len, op->src_cnt);
	return 0;
}

/*
 * The fast path for the most frequent operation: a copy whose buffers are each
 * within a page.  True only if dmae_check_any() would find no fault.
 */
static bool dmae_is_plain_copy(struct dmae_chan *chan, const struct dmae_op *op)
{
	const struct dmae_limits *limits = dmae_limits_of(chan);
	const size_t len = op->len;
	struct dmae_buf src;

	if (op->type != DMAE_MEMCPY ||
	    (chan && !chan->ops->prep[DMAE_MEMCPY]) || op->flags & ~ANY_FLAGS ||
	    op->src_cnt != 1 || !op->srcs)
		return false;
	src = dmae_op_src(op, 0);
	if (!len || len > min(limits->max_len, PAGE_SIZE) || !src.page ||
	    !op->dst[0].page)
		return false;
	/* Each buffer is within a page, as the next condition demands. */
	if (src.page == op->dst[0].page &&
	    dmae_overlaps_partly(src.offset, op->dst[0].offset, len))
		return false;
	return max(src.offset, op->dst[0].offset) <= PAGE_SIZE - len &&
	       !((src.offset | op->dst[0].offset | len) & (limits->align - 1));
}

static noinline int dmae_check_any(struct dmae_chan *chan,
				   const struct dmae_op *op)
{
	const struct dmae_type *facts;
	int err;

	err = dmae_check_type(chan, op);
	if (err)
		return err;
	facts = dmae_type_of(op->type);
	if (!facts->dsts && !facts->min_srcs)
		return dmae_check_no_data(chan, op);
	err = dmae_check_len(chan, op);
	if (!err)
		err = dmae_check_src_cnt(chan, op, facts);
	if (!err)
		err = dmae_check_args(chan, op, facts);
	if (!err)
		err = dmae_check_pages(chan, op, facts);
	if (!err)
		err = dmae_check_overlaps(chan, op, facts);
	return err;
}

int dmae_check_op(struct dmae_chan *chan, const struct dmae_op *op)
{
	return dmae_is_plain_copy(chan, op) ? 0 : dmae_check_any(chan, op);
}

int dmae_op_check(const struct dmae_op *op)
{
	return dmae_check_op(NULL, op);
}
EXPORT_SYMBOL_GPL(dmae_op_check);

/* For a buffer at a kernel address, which may span several allocations. */
int dmae_check_address(struct dmae_chan *chan, enum dmae_transaction_type type,
		       const void *address, size_t len, const char *which)
{
	if (!virt_addr_valid(address))
		return dmae_refuse(chan, type, -EFAULT,
				   "%s is not in the linear mapping", which);
	if (!len)
		return 0;
	/* A length that wraps around could end at a valid address below. */
	if (len - 1 > ULONG_MAX - (unsigned long)address ||
	    !virt_addr_valid(address + len - 1))
		return dmae_refuse(chan, type, -ERANGE,
				   "%s leaves the linear mapping (%zu bytes)",
				   which, len);
	return 0;
}
