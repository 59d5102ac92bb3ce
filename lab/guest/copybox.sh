# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts, after ktap.sh: loads and unloads dmae, and uses the copybox.

BOX=/dev/dmae-copybox
DEBUG=/sys/kernel/debug/dmae

loaded() {
	[ -d "/sys/module/$1" ]
}

# unload: unloads each module before the modules that it uses.
unload() {
	local module
	for module in dmae_copybox dmae_raid6box dmae_xor_copy_xor \
		dmae_async_tx swdma dmae_cpu dmaengine_core; do
		! loaded "$module" || rmmod "$module" || return
	done
}

# eventually COMMAND...: repeats COMMAND until it succeeds, as events take a moment.
eventually() {
	within 30 "$@"
}

# within SECONDS COMMAND...: repeats COMMAND until it succeeds or the time is over.
within() {
	local deadline=$((SECONDS + $1))
	until "${@:2}"; do
		[ "$SECONDS" -lt "$deadline" ] || return
		sleep 0.05
	done
}

# total ATTRIBUTE: prints the sum of an attribute over all channels.
total() {
	local file sum=0
	for file in /sys/class/dmae/*/"$1"; do
		[ ! -e "$file" ] || sum=$((sum + $(<"$file")))
	done
	echo "$sum"
}

channels_in_use() {
	[ "$(total in_use)" -eq "$1" ]
}

clear_log() {
	dmesg --clear
}

# kernel_says TEXT: the log has had a line with TEXT since the last clear_log.
kernel_says() {
	dmesg | grep -F -- "$1"
}

# load MODULE [PARAMETER...]: loads a test module, and prints the results that it has
# logged, one level deeper, and whether it has loaded.
load() {
	local status=0
	clear_log
	modprobe "$@" || status=$?
	dmesg | sed -nE "s/^\[[^]]*\] $1: (KTAP |1\.\.|ok |not ok )/  \1/p"
	check "$1 loads" [ "$status" -eq 0 ]
}

# shows FILE TEXT: FILE in debugfs soon has the lines TEXT, one after the other.
shows() {
	eventually holds "$@" && return
	cat "$DEBUG/$1"
	return 1
}

holds() {
	[[ $'\n'$(<"$DEBUG/$1") == *$'\n'$2* ]]
}

# through FILE: writes FILE to the copybox, reads it back and compares.
through() {
	cp "$1" "$BOX" && cp "$BOX" /tmp/through && cmp "$1" /tmp/through
}

# through_stream FILE: the same, but reads it back while it is written.
through_stream() {
	local writer status=0
	cat "$1" >"$BOX" &
	writer=$!
	cmp "$1" "$BOX" || status=1
	wait "$writer" && return "$status"
}

# available: prints the MiB of available memory, including the free pages in per-CPU
# lists, which may be tens of MiB.
available() {
	awk '$1 == "MemAvailable:" { pages += $2 / 4 }
		$1 == "count:" { pages += $2 }
		END { print int(pages / 256) }' /proc/meminfo /proc/zoneinfo
}
