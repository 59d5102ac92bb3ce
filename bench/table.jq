# SPDX-License-Identifier: GPL-2.0
# Records of medians.jq in, lines of a table out.

def round_to($digits): . * pow(10; $digits) | round / pow(10; $digits);

["bytes", "depth", "memcpy ns", "async_memcpy ns", "dmae ns", "memcpy MB/s",
 "async_memcpy MB/s", "dmae MB/s", "dmae:memcpy", "dmae:async_memcpy"],
(.[][] | [.bytes, .depth,
	(.ns | .memcpy, .async_memcpy, .dmae | round_to(1)),
	(.mb_per_s | .memcpy, .async_memcpy, .dmae | round),
	(.dmae_to_memcpy, .dmae_to_async_memcpy | round_to(2))])
| map(tostring) | join("\t")
