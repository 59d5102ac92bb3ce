# SPDX-License-Identifier: GPL-2.0
# Reads the objects of lab/tests/bench/ioat; writes the lines of a table: the cost
# of a copy through dmae_ioat and through ioatdma.

def per_copy($digits): . * pow(10; $digits) | round / pow(10; $digits);

["batch", "driver", "instructions", "register writes", "register reads",
	"descriptors", "interrupts"],
(sort_by(.batch, .way)[] | .operations as $copies |
	[.batch, .way, .cycles] +
	([.register_writes, .register_reads, .descriptors, .interrupts]
		| map(. / $copies | per_copy(3))))
| map(tostring) | join("\t")
