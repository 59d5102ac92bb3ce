# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# For test scripts: runs the cases of dmae_test on the providers that are loaded.

conform=/sys/kernel/debug/dmae-test
conform_mock=/sys/kernel/debug/dmae-mock
conform_async=/sys/kernel/debug/dmae-async

# conform NAME: prints the results of all cases, one level deeper, and their summary.
conform() {
	echo "conform: $1" >/dev/kmsg
	echo 1 >$conform/run
	sed 's/^/  /' $conform/results
	check "conform: $1" conform_passed
}

conform_passed() {
	grep '^ok' $conform/results && ! grep -e '^not ok' -e '^Bail' $conform/results
}

# conform_swdma bind|unbind
conform_swdma() {
	echo swdma >"/sys/bus/platform/drivers/swdma/$1"
}

conform_none() {
	[ -z "$(ls /sys/class/dmae)" ]
}

conform_on_mock() {
	check 'a mock registers' eval "echo 1 >$conform_mock/devices"
	conform 'on a mock'
	check 'the mock has carried out operations' \
		test "$(cat $conform_mock/dmae-mock0/done)" -gt 1000
	check 'the mock unregisters' eval "echo 0 >$conform_mock/devices"
}

# Some cases make mocks; there is no other provider.
conform_on_nothing() {
	check 'swdma is unbound' conform_swdma unbind
	conform 'without a provider'
	check 'no channel is left' conform_none
	check 'swdma is bound again' conform_swdma bind
}

conform_acked() {
	! grep . $conform_async/unacked
}

conform_in_call() {
	awk '/in the call/ { print $1 }' $conform_async/operations
}

conform_forget() {
	echo "$1" >$conform/forget
}

conform_is_named() {
	grep 'memcpy for .* submitted by forget_' $conform_async/unacked
}

# async_tx copies a page in the call until it holds a channel of swdma, so several
# attempts may be needed.
conform_forgets() {
	for _ in $(seq 40); do
		conform_forget 1
		conform_is_named && return
		sleep 0.5
	done
	return 1
}

# A client does not ack its operations, which copy a page each.
conform_acks() {
	check 'an unacked descriptor is listed with its submitter' conform_forgets
	check 'the descriptor is acked' conform_forget 0
	check 'every descriptor was acked' conform_acked
	echo 4096 >/sys/module/dmae_async_tx/parameters/sync_bytes
	before=$(conform_in_call)
	check 'a copy that is as long as sync_bytes succeeds' conform_forget 1
	check 'the copy was done in the call' \
		test "$(conform_in_call)" -eq $((before + 1))
	check 'no descriptor waits for an ack' conform_acked
	echo 0 >/sys/module/dmae_async_tx/parameters/sync_bytes
}

# The log is cleared first, so that it holds new lines only.
conform_leak_is_named() {
	conform_forget 2 && dmesg -c >/dev/null && rmmod dmae_test &&
		dmesg | grep 'memcpy submitted by forget_.*\[dmae_test\] was never acked'
}

conform_unload() {
	conform_leak_is_named && rmmod dmae_mock && rmmod dmae_async_tx &&
		rmmod swdma && rmmod dmae_cpu && rmmod dmaengine_core
}
