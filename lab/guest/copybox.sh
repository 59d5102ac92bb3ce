# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts, after ktap.sh: the modules of dmae as a user meets them.

BOX=/dev/dmae-copybox
DEBUG=/sys/kernel/debug/dmae

loaded() {
	[ -d "/sys/module/$1" ]
}

# In the order in which they can go.
unload() {
	local module
	for module in dmae_copybox dmae_raid6box dmae_xor_copy_xor \
		dmae_async_tx swdma dmae_cpu dmaengine_core; do
		! loaded "$module" || rmmod "$module" || return
	done
}

# eventually COMMAND...: what is told by event takes a moment.
eventually() {
	within 30 "$@"
}

# within SECONDS COMMAND...
within() {
	local deadline=$((SECONDS + $1))
	until "${@:2}"; do
		[ "$SECONDS" -lt "$deadline" ] || return
		sleep 0.05
	done
}

# total ATTRIBUTE: the sum over all channels.
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

# kernel_says TEXT: since the last "clear_log".
clear_log() {
	dmesg --clear
}

kernel_says() {
	dmesg | grep -F -- "$1"
}

# load MODULE [PARAMETER...]: its results go before ours, one level deeper.
load() {
	local status=0
	clear_log
	modprobe "$@" || status=$?
	dmesg | sed -nE "s/^\[[^]]*\] $1: (KTAP |1\.\.|ok |not ok )/  \1/p"
	check "$1 loads" [ "$status" -eq 0 ]
}

# shows FILE TEXT: it soon holds these lines, one after the other.
shows() {
	eventually holds "$@" && return
	cat "$DEBUG/$1"
	return 1
}

holds() {
	[[ $'\n'$(<"$DEBUG/$1") == *$'\n'$2* ]]
}

# through FILE: it goes into the box, and what comes out is the same.
through() {
	cp "$1" "$BOX" && cp "$BOX" /tmp/through && cmp "$1" /tmp/through
}

# through_stream FILE: likewise, written and read at a time.
through_stream() {
	local writer status=0
	cat "$1" >"$BOX" &
	writer=$!
	cmp "$1" "$BOX" || status=1
	wait "$writer" && return "$status"
}

# MiB that could be used; also what the processors keep for themselves of what was
# freed, which may be tens of MiB.
available() {
	awk '$1 == "MemAvailable:" { pages += $2 / 4 }
		$1 == "count:" { pages += $2 }
		END { print int(pages / 256) }' /proc/meminfo /proc/zoneinfo
}
