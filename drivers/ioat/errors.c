// SPDX-License-Identifier: GPL-2.0
/*
 * Which operations fail when an engine has halted
 *
 * The oldest operation completes with an errno for CHANERR; if it is a
 * validation and CHANERR reports a mismatch, that is its result.  Operations
 * behind it are carried out after a reset, except those in place that may be
 * half done.
 */
#include <linux/io.h>
#include <linux/ratelimit.h>
#include <linux/string.h>

#include "completion.h"
#include "errors.h"
#include "loss.h"
#include "regs.h"

#define IOAT_MISMATCH (IOAT_CHANERR_XOR_P | IOAT_CHANERR_XOR_Q)

/* Indexed by the bit of CHANERR. */
static const struct {
	const char *words;
	int err;
} ioat_errors[] = {
	{ "source address", -EFAULT },
	{ "destination address", -EFAULT },
	{ "address of the next descriptor", -EIO },
	{ "descriptor", -EIO },
	{ "address of the first descriptor", -EIO },
	{ "command", -EIO },
	{ "uncorrectable data of the chipset", -EIO },
	{ "uncorrectable data of the engine", -EIO },
	{ "reading data", -EIO },
	{ "writing data", -EIO },
	{ "control word", -EIO },
	{ "length", -EIO },
	{ "address of the completion", -EIO },
	{ "interrupt configuration", -EIO },
	{ "address of the further sources", -EIO },
	{ "unaffiliated error", -EIO },
	{ "CRC or P", -EIO },
	{ "Q", -EIO },
	{ "number of descriptors", -EIO },
	{ "DIF of all ones", -EIO },
	{ "DIF guard", -EIO },
	{ "DIF application tag", -EIO },
	{ "DIF reference tag", -EIO },
	{ "DIF bundle", -EIO },
	{ "DIF result of all ones", -EIO },
	{ "DIF result guard", -EIO },
	{ "DIF result application tag", -EIO },
	{ "DIF result reference tag", -EIO },
};

/* The errno of the lowest bit that is set. */
static int ioat_chanerr_errno(u32 chanerr)
{
	const unsigned int bit = ffs(chanerr) - 1;

	return bit < ARRAY_SIZE(ioat_errors) ? ioat_errors[bit].err : -EIO;
}

static void ioat_halt_tell(const struct ioat_halt *halt, char *words,
			   size_t size)
{
	static const char *const rests[] = {
		[IOAT_REST_CLEAN] = "no error reported",
		[IOAT_REST_HALTED] = "the engine halted without an error",
		[IOAT_REST_CUT_OFF] = "the engine was cut off",
		[IOAT_REST_FORCED] = "the engine did not stop",
	};
	const unsigned long bits = halt->chanerr;
	const char *sep = "";
	unsigned int bit;

	strscpy(words, rests[halt->rest], size);
	for_each_set_bit(bit, &bits, ARRAY_SIZE(ioat_errors)) {
		if (!*sep)
			*words = 0;
		strlcat(words, sep, size);
		strlcat(words, ioat_errors[bit].words, size);
		sep = ", ";
	}
}

static bool ioat_complete_mismatch(struct ioat_chan *chan,
				   const struct ioat_halt *halt)
{
	const int type = ioat_oldest_type(chan, halt->end);
	const u32 chanerr = halt->chanerr;
	u32 result = 0;

	if (!chanerr || chanerr & ~IOAT_MISMATCH || !ioat_validates(type))
		return false;
	if (chanerr & IOAT_CHANERR_XOR_P)
		result |= DMAE_CHECK_P_BAD;
	if (chanerr & IOAT_CHANERR_XOR_Q)
		result |= DMAE_CHECK_Q_BAD;
	ioat_end_oldest(chan, 0, result);
	return true;
}

static void ioat_report_failure(struct ioat_chan *chan,
				const struct ioat_halt *halt)
{
	const int type = ioat_oldest_type(chan, halt->end);
	char words[128];

	ioat_halt_tell(halt, words, sizeof(words));
	ioat_err(chan, "%s %s: %s (CHANERR %#x, CHANSTS %#x); engine reset",
		 type < 0 ? "idle engine" : dmae_transaction_type_name(type),
		 halt->rest == IOAT_REST_CLEAN ? "is stuck" : "failed", words,
		 halt->chanerr, halt->status);
}

/*
 * Operations in place that may have been begun are not carried out again, as
 * their sources may be overwritten.  An engine that ran until its reset may
 * have carried out any operation, so all of them are aborted.
 */
static void ioat_fail_begun(struct ioat_chan *chan,
			    const struct ioat_halt *halt)
{
	u64 end = halt->end;

	if (halt->rest == IOAT_REST_CLEAN ||
	    ioat_oldest_type(chan, halt->end) < 0)
		return;
	if (halt->rest != IOAT_REST_FORCED)
		end = ioat_spoiled_end(chan, halt->end);
	ioat_end_oldest(chan, ioat_chanerr_errno(halt->chanerr), 0);
	ioat_abort(chan, end, -EIO);
}

/* Completes the operations that the halt has failed, and reports it. */
void ioat_chan_fail(struct ioat_chan *chan, const struct ioat_halt *halt)
{
	lockdep_assert_held(&chan->control);
	if (ioat_complete_mismatch(chan, halt))
		return;
	ioat_report_failure(chan, halt);
	WRITE_ONCE(chan->resets, chan->resets + 1);
	ioat_fail_begun(chan, halt);
}
