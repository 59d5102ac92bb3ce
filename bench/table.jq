# SPDX-License-Identifier: GPL-2.0
# Records of medians.jq in, lines of a table out: for each size and operation
# what it takes stock and here, in ns.

def round_to($digits): . * pow(10; $digits) | round / pow(10; $digits);
def line($what; $peer; $ours): [$what, .bytes, .ns[$peer], .ns[$ours],
	.ns[$ours] / .ns[$peer]];

<<<<<<< HEAD
["operation", "bytes", "peer ns", "dmae ns", "dmae:peer"],
(.[] | line("copy on a channel : memcpy()"; "memcpy"; "dmae"),
	line("copy : async_memcpy"; "async_memcpy"; "dmae_async_memcpy"),
	line("chained copy : async_memcpy"; "async_chain"; "dmae_async_chain"),
	(select(.ns.async_xor) |
		line("xor of 4 : async_xor"; "async_xor"; "dmae_async_xor"))
 | [.[0], .[1], (.[2:4][] | round_to(1)), (.[4] | round_to(2))])
=======
["bytes", "depth", "memcpy ns", "async_memcpy ns", "dmae ns", "memcpy MB/s",
 "async_memcpy MB/s", "dmae MB/s", "dmae:memcpy", "dmae:async_memcpy"],
(.[][] | [.bytes, .depth,
	(.ns | .memcpy, .async_memcpy, .dmae | round_to(1)),
	(.mb_per_s | .memcpy, .async_memcpy, .dmae | round),
	(.dmae_to_memcpy, .dmae_to_async_memcpy | round_to(2))])
>>>>>>> w-a
| map(tostring) | join("\t")
