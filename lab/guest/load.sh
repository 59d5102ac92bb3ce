# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts, after raid6box.sh and ioat.sh: keep the device busy while a test
# disturbs it.

# copy_anew FROM TO: copies; if a signal, such as the freezer's, interrupts the copy,
# copies again.
copy_anew() {
	until cp "$@" 2>/tmp/copy-error; do
		grep 'Interrupted system call' /tmp/copy-error && continue
		cat /tmp/copy-error
		return 1
	done
}

# keep_copying: copies $file until /tmp/stop exists; fails at the first wrong copy.
keep_copying() {
	local count=0 from=${file:?}
	until [ -e /tmp/stop ]; do
		copy_anew "$from" "$RAID6BOX" && cmp "$from" "$RAID6BOX" &&
			stripes_are "$(stripes)" 0 && recovers 0 3 || return
		count=$((count + 1))
	done
	echo "$count copies, $(async_total 'begun anew') operations begun anew"
	[ "$count" -gt 0 ]
}

# under_load TIMES COMMAND...: runs COMMAND so many times during copies.
under_load() {
	local copier i status=0
	rm -f /tmp/stop
	keep_copying &
	copier=$!
	for ((i = 0; i < $1; i++)); do
		"${@:2}" || status=1
	done
	touch /tmp/stop
	wait "$copier" && return "$status"
}

STORM=/sys/kernel/debug/dmae-storm

storm_is_over() {
	grep -q '^KTAP' $STORM
}

# under_storm COMMAND...: repeats COMMAND while dmae_storm runs, whose kernel threads
# continue while user processes are frozen.
under_storm() {
	local count=0 status=0
	modprobe dmae_storm seconds="$(often 3 6)" patience=20 || return
	until storm_is_over; do
		"$@" || status=1
		count=$((count + 1))
	done
	echo "$count times"
	cat $STORM
	! grep '^not ok' $STORM && rmmod dmae_storm && [ "$count" -gt 0 ] &&
		return "$status"
}

# interrupts_come: all interrupts of a copy arrive, so the watchdog finds none lost. On
# a busy machine one may be late, so up to three copies are tried.
interrupts_come() {
	all_interrupts_come || all_interrupts_come || all_interrupts_come
}

all_interrupts_come() {
	local before lost
	before=$(all_interrupts)
	lost=$(cat "$DEVICE/dmae_ioat/lost_interrupts")
	through "${file:?}" || return
	echo "$(($(all_interrupts) - before)) interrupts"
	[ "$(all_interrupts)" -gt "$before" ] &&
		[ "$(cat "$DEVICE/dmae_ioat/lost_interrupts")" -eq "$lost" ]
}
