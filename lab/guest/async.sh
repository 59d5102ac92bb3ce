# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: the counters of async_tx.

ASYNC=/sys/kernel/debug/dmae-async

# async_total WAY...: prints how many operations were carried out in these ways.
async_total() {
	local way number name sum=0
	while read -r number name; do
		for way; do
			[ "$name" != "$way" ] || sum=$((sum + number))
		done
	done <$ASYNC/operations
	echo "$sum"
}

# done_by_processor: prints how many operations the processor has carried out.
done_by_processor() {
	async_total 'in the call' 'by the workqueue'
}

# fallbacks TYPE: prints how many operations of that type were fallbacks.
fallbacks() {
	awk -v type="$1" '$2 == type { print $1 }' $ASYNC/fallbacks
}

# none_unacked: prints the descriptors that are not acked, and fails if there are any.
none_unacked() {
	! grep . $ASYNC/unacked
}
