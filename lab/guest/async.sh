# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: what async_tx says of its operations.

ASYNC=/sys/kernel/debug/dmae-async

# async_total WAY...: operations that went these ways.
async_total() {
	local way number name sum=0
	while read -r number name; do
		for way; do
			[ "$name" != "$way" ] || sum=$((sum + number))
		done
	done <$ASYNC/operations
	echo "$sum"
}

# Operations that no channel has done.
done_by_processor() {
	async_total 'in the call' 'by the workqueue'
}

# fallbacks TYPE: operations of it that no channel has done.
fallbacks() {
	awk -v type="$1" '$2 == type { print $1 }' $ASYNC/fallbacks
}

# Says which, if there are.
none_unacked() {
	! grep . $ASYNC/unacked
}
