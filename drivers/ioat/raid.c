// SPDX-License-Identifier: GPL-2.0
/*
 * XOR and P+Q, and their validations
 *
 * The engine sums terms: a source and, for Q, its coefficient.  It needs at
 * least two of them, so terms are added to those of the client:
 *
 *   - a single source is added twice, with coefficient 0: s ^ s ^ s is s
 *   - to continue an earlier P and Q, P is added, and Q twice:
 *     P' = P ^ Q ^ Q ^ ..., Q' = 0*P + 1*Q + 0*Q + ...
 *
 * Without the XOR capability, or with too many sources for it, an XOR is done
 * as the P of a P+Q.
 */
#include <linux/bitfield.h>
#include <linux/dmapool.h>
#include <linux/err.h>

#include "descs.h"
#include "prep.h"
#include "regs.h"

/**
 * struct ioat_form - the hardware descriptors of an operation
 * @code: IOAT_OP_*
 * @srcs: number of terms
 * @hw_slots: slots of the operation and its extension
 * @slots: @hw_slots and the null descriptor that reports, if there is one
 */
struct ioat_form {
	enum ioat_op code;
	unsigned int srcs;
	unsigned int hw_slots;
	unsigned int slots;
};

/**
 * struct ioat_terms - the terms of a sum
 * @cnt: number of terms
 * @srcs: DMA addresses
 * @coefs: coefficients for Q
 */
struct ioat_terms {
	unsigned int cnt;
	dma_addr_t srcs[IOAT_MAX_SRCS_16];
	u8 coefs[IOAT_MAX_SRCS_16];
};

static bool ioat_op_is_xor(const struct dmae_op *op)
{
	return op->type == DMAE_XOR || op->type == DMAE_XOR_VAL;
}

static bool ioat_op_wants(const struct dmae_op *op, unsigned int i)
{
	return dmae_op_uses_dst(op->flags, i);
}

/* The first source of xor_val is compared with the xor of the others. */
static unsigned int ioat_first_term(const struct dmae_op *op)
{
	return op->type == DMAE_XOR_VAL;
}

static unsigned int ioat_count_terms(const struct dmae_op *op)
{
	unsigned int cnt = op->src_cnt - ioat_first_term(op);

	if (op->flags & DMAE_PREP_CONTINUE)
		cnt += ioat_op_wants(op, 0) && ioat_op_wants(op, 1) ? 3 : 1;
	return cnt < IOAT_MIN_SRCS ? 3 : cnt;
}

static bool ioat_code_is_xor(enum ioat_op code)
{
	return code == IOAT_OP_XOR || code == IOAT_OP_XOR_VAL;
}

static struct ioat_form ioat_form_of(const struct ioat_device *ioat,
				     const struct dmae_op *op)
{
	const bool validates = ioat_validates(op->type);
	struct ioat_form form = {
		.srcs = ioat_count_terms(op),
		.hw_slots = 1,
	};

	if (form.srcs > IOAT_MAX_SRCS) {
		form.code = validates ? IOAT_OP_PQ16_VAL : IOAT_OP_PQ16;
	} else if (ioat_op_is_xor(op) && ioat->caps & IOAT_DMACAP_XOR) {
		form.code = validates ? IOAT_OP_XOR_VAL : IOAT_OP_XOR;
		form.hw_slots = form.srcs > IOAT_XOR_SRCS ? 2 : 1;
	} else {
		form.code = validates ? IOAT_OP_PQ_VAL : IOAT_OP_PQ;
		form.hw_slots = form.srcs > IOAT_PQ_SRCS ? 2 : 1;
	}
	/*
	 * The completion of an xor may overtake that of a copy before it, so a
	 * null descriptor behind the xor reports for it.
	 */
	form.slots = form.hw_slots + ioat_code_is_xor(form.code);
	return form;
}

static void ioat_term_add(struct ioat_terms *terms, dma_addr_t src, u8 coef)
{
	terms->srcs[terms->cnt] = src;
	terms->coefs[terms->cnt] = coef;
	terms->cnt++;
}

static void ioat_terms_continue(struct ioat_terms *terms,
				const struct ioat_desc *desc,
				const struct dmae_op *op)
{
	if (!ioat_op_wants(op, 0)) {
		ioat_term_add(terms, desc->dma[1], 1);
		return;
	}
	ioat_term_add(terms, desc->dma[0], 0);
	if (!ioat_op_wants(op, 1))
		return;
	ioat_term_add(terms, desc->dma[1], 1);
	ioat_term_add(terms, desc->dma[1], 0);
}

static void ioat_terms_gather(struct ioat_terms *terms,
			      const struct ioat_desc *desc,
			      const struct dmae_op *op)
{
	const dma_addr_t *srcs = &desc->dma[2];
	unsigned int i;

	terms->cnt = 0;
	for (i = ioat_first_term(op); i < op->src_cnt; i++)
		ioat_term_add(terms, srcs[i], op->coefs ? op->coefs[i] : 0);
	if (op->flags & DMAE_PREP_CONTINUE)
		ioat_terms_continue(terms, desc, op);
	if (terms->cnt >= IOAT_MIN_SRCS)
		return;
	ioat_term_add(terms, terms->srcs[0], 0);
	ioat_term_add(terms, terms->srcs[0], 0);
}

static void ioat_srcs_put(__le64 *fields, const struct ioat_terms *terms,
			  unsigned int first, unsigned int cnt)
{
	unsigned int i;

	for (i = 0; i < cnt && first + i < terms->cnt; i++)
		fields[i] = cpu_to_le64(terms->srcs[first + i]);
}

static void ioat_xor_build(struct ioat_desc *desc,
			   const struct ioat_terms *terms)
{
	struct ioat_hw_xor_ext *ext = &desc->hw[1].xor_ext;
	struct ioat_hw_xor *xor = &desc->hw[0].xors;

	/* A validation compares with its first source. */
	xor->dst =
		cpu_to_le64(desc->dma[ioat_validates(desc->tx.type) ? 2 : 0]);
	ioat_srcs_put(&xor->src0, terms, 0, 1);
	ioat_srcs_put(xor->src1, terms, 1, ARRAY_SIZE(xor->src1));
	ioat_srcs_put(ext->src5, terms, IOAT_XOR_SRCS, ARRAY_SIZE(ext->src5));
}

/* The field of a disabled result must hold a valid address. */
static void ioat_pq_put_dsts(struct ioat_desc *desc, const struct dmae_op *op)
{
	struct ioat_hw_pq *pq = &desc->hw[0].pq;
	dma_addr_t p = desc->dma[0], q = desc->dma[1];
	u32 ctl = 0;

	if (op->type == DMAE_XOR_VAL)
		p = desc->dma[2];
	if (ioat_op_is_xor(op) || !ioat_op_wants(op, 1)) {
		ctl = IOAT_CTL_NO_Q;
		q = p;
	} else if (!ioat_op_wants(op, 0)) {
		ctl = IOAT_CTL_NO_P;
		p = q;
	}
	pq->ctl |= cpu_to_le32(ctl);
	pq->p = cpu_to_le64(p);
	pq->q = cpu_to_le64(q);
}

static void ioat_pq_build(struct ioat_desc *desc, const struct dmae_op *op,
			  const struct ioat_terms *terms)
{
	struct ioat_hw_pq_ext *ext = &desc->hw[1].pq_ext;
	struct ioat_hw_pq *pq = &desc->hw[0].pq;

	ioat_pq_put_dsts(desc, op);
	memcpy(pq->coefs, terms->coefs, sizeof(pq->coefs));
	ioat_srcs_put(&pq->src0, terms, 0, 1);
	ioat_srcs_put(&pq->src1, terms, 1, 1);
	if (desc->sed) {
		pq->src2 = cpu_to_le64(desc->sed_dma);
		memcpy(desc->sed->coefs, &terms->coefs[sizeof(pq->coefs)],
		       sizeof(desc->sed->coefs));
		ioat_srcs_put(desc->sed->src2, terms, IOAT_PQ16_SRCS,
			      ARRAY_SIZE(desc->sed->src2));
		return;
	}
	ioat_srcs_put(&pq->src2, terms, 2, 1);
	ioat_srcs_put(ext->src3, terms, IOAT_PQ_SRCS, ARRAY_SIZE(ext->src3));
	ioat_srcs_put(ext->src6, terms, IOAT_PQ_SRCS + ARRAY_SIZE(ext->src3),
		      ARRAY_SIZE(ext->src6));
}

static u32 ioat_raid_ctl(const struct ioat_device *ioat,
			 const struct dmae_op *op, const struct ioat_form *form)
{
	const unsigned int fewest =
		form->srcs > IOAT_MAX_SRCS ? IOAT_MIN_SRCS_16 : IOAT_MIN_SRCS;
	u32 ctl = ioat_ctl(op, form->code) |
		  FIELD_PREP(IOAT_CTL_SRC_CNT, form->srcs - fewest);

	if (form->slots == form->hw_slots)
		ctl |= IOAT_CTL_COMPLETION;
	if (ioat->caps & IOAT_DMACAP_DWBES &&
	    (form->code == IOAT_OP_PQ_VAL || form->code == IOAT_OP_PQ16_VAL))
		ctl |= IOAT_CTL_WRITE_BACK;
	return ctl;
}

static bool ioat_sed_alloc(struct ioat_desc *desc, const struct ioat_form *form)
{
	struct ioat_device *ioat = to_ioat_chan(desc->tx.chan)->ioat;

	if (form->srcs <= IOAT_MAX_SRCS)
		return true;
	desc->sed = dma_pool_zalloc(ioat->pool, GFP_NOWAIT | __GFP_NOWARN,
				    &desc->sed_dma);
	return desc->sed;
}

static void ioat_raid_build(struct ioat_desc *desc, const struct dmae_op *op,
			    const struct ioat_form *form)
{
	struct ioat_chan *chan = to_ioat_chan(desc->tx.chan);
	struct ioat_terms terms;

	ioat_terms_gather(&terms, desc, op);
	memset(desc->hw, 0, sizeof(desc->hw));
	desc->hw_slots = form->hw_slots;
	/* The engine reports a descriptor with an extension by the first. */
	if (form->slots == form->hw_slots)
		desc->report = 0;
	desc->result = op->result;
	desc->hw[0].any.size = cpu_to_le32(op->len);
	desc->hw[0].any.ctl = cpu_to_le32(ioat_raid_ctl(chan->ioat, op, form));
	if (ioat_code_is_xor(form->code))
		ioat_xor_build(desc, &terms);
	else
		ioat_pq_build(desc, op, &terms);
}

struct dmae_async_tx_descriptor *ioat_prep_raid(struct dmae_chan *dmae_chan,
						const struct dmae_op *op)
{
	struct ioat_chan *chan = to_ioat_chan(dmae_chan);
	const struct ioat_form form = ioat_form_of(chan->ioat, op);
	struct ioat_desc *desc;

	if (op->type == DMAE_XOR && op->src_cnt == 1)
		return ioat_prep_copy(dmae_chan, op);
	desc = ioat_desc_take(chan, op, form.slots);
	if (IS_ERR(desc))
		return ERR_CAST(desc);
	if (!ioat_sed_alloc(desc, &form)) {
		ioat_desc_release(&desc->tx);
		return ERR_PTR(-EBUSY);
	}
	ioat_raid_build(desc, op, &form);
	return &desc->tx;
}
