# SPDX-License-Identifier: GPL-2.0
# Reads the objects of medians.jq; writes the lines of a table: the time of each
# operation and size, in nanoseconds, for the peer and for dmae.

def round_to($digits): . * pow(10; $digits) | round / pow(10; $digits);
def line($what; $peer; $ours): [$what, .bytes, .ns[$peer], .ns[$ours],
	.ns[$ours] / .ns[$peer]];

["operation", "bytes", "peer ns", "dmae ns", "dmae:peer"],
(.[][] | line("copy on a channel : memcpy()"; "memcpy"; "dmae"),
	line("copy : async_memcpy"; "async_memcpy"; "dmae_async_memcpy"),
	line("chained copy : async_memcpy"; "async_chain"; "dmae_async_chain"),
	(select(.ns.async_xor) |
		line("xor of 4 : async_xor"; "async_xor"; "dmae_async_xor"))
 | [.[0], .[1], (.[2:4][] | round_to(1)), (.[4] | round_to(2))])
| map(tostring) | join("\t")
