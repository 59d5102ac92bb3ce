# SPDX-License-Identifier: GPL-2.0
# Reads samples; writes one object for each size.

def median: sort | .[length / 2 | floor];

group_by(.bytes) | map({
	bytes: .[0].bytes,
	depth: .[0].depth,
	rounds: (.[0].ps | length),
	ns: (map({key: .way, value: (.ps | median / 1000)}) | from_entries)
} | . as $size | . + {
	mb_per_s: (.ns | map_values($size.bytes * 1000 / .)),
	dmae_to_memcpy: (.ns.dmae / .ns.memcpy),
	dmae_to_stock: (.ns | {
		memcpy: (.dmae_async_memcpy / .async_memcpy),
		chain: (.dmae_async_chain / .async_chain),
		xor: (if .async_xor then .dmae_async_xor / .async_xor else null end)
	})
})
