// SPDX-License-Identifier: GPL-2.0
/*
 * Counters of the device and of its channels
 */
#include "counter.h"

static const char *const counter_names[COUNTERS] = {
	[COUNT_READS] = "register_reads",
	[COUNT_WRITES] = "register_writes",
	[COUNT_STRAY] = "stray_accesses",
	[COUNT_DOORBELLS] = "doorbells",
	[COUNT_DESCRIPTORS] = "descriptors",
	[COUNT_NULL] = "null",
	[COUNT_COPY] = "copy",
	[COUNT_FILL] = "fill",
	[COUNT_XOR] = "xor",
	[COUNT_XOR_VAL] = "xor_val",
	[COUNT_PQ] = "pq",
	[COUNT_PQ_VAL] = "pq_val",
	[COUNT_PQ16] = "pq16",
	[COUNT_PQ16_VAL] = "pq16_val",
	[COUNT_BYTES_READ] = "bytes_read",
	[COUNT_BYTES_WRITTEN] = "bytes_written",
	[COUNT_COMPLETIONS] = "completions",
	[COUNT_INTERRUPTS] = "interrupts",
	[COUNT_UNHEARD] = "unheard_interrupts",
	[COUNT_ERRORS] = "errors",
	[COUNT_MISMATCHES] = "mismatches",
	[COUNT_DMA_FAULTS] = "dma_faults",
	[COUNT_HAZARDS] = "hazards",
	[COUNT_SUSPENDS] = "suspends",
	[COUNT_RESETS] = "resets",
	[COUNT_FAULTS] = "injected_faults",
};

void counters_print(FILE *file, const u64 *counters)
{
	int i;

	for (i = 0; i < COUNTERS; i++)
		fprintf(file, "%s\"%s\":%llu", i ? "," : "", counter_names[i],
			counters[i]);
}
