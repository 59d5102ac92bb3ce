# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: the raid6box.

RAID6BOX=/dev/raid6box
RAID6BOX_LOST=/sys/class/misc/raid6box/lost
RAID6BOX_CHECK=/sys/class/misc/raid6box/check

# stripes_are GOOD BAD: so many stripes have right and wrong P and Q.
stripes_are() {
	[ "$(<$RAID6BOX_CHECK)" = "$1 good, $2 bad" ]
}

# lose BLOCK...: these blocks of each stripe are overwritten.
lose() {
	echo "$@" >$RAID6BOX_LOST
}

# make_file BYTES: random bytes; sets $file and its $size.
make_file() {
	file=/tmp/$1
	size=$1
	[ -e "$file" ] || head -c "$1" /dev/urandom >"$file"
}

# load_box DISKS [PARAMETER...]: loads it anew; sets $disks, and $stripe to the bytes
# of data in a stripe.
load_box() {
	disks=$1
	stripe=$(((disks - 2) * 4096))
	! loaded dmae_raid6box || rmmod dmae_raid6box || return
	modprobe dmae_raid6box disks="$1" "${@:2}"
}

# Prints how many stripes $file has.
stripes() {
	echo $(((size + stripe - 1) / stripe))
}

# recovers BLOCK...: when these are overwritten each stripe is bad, and $file is
# read back right. It starts no process but cmp, as each takes 50 ms where the
# processor is emulated.
recovers() {
	local count=$(((size + stripe - 1) / stripe))
	if lose "$@" && { [ "$count" -eq 0 ] || [ "$(<$RAID6BOX_LOST)" = "$*" ]; } &&
		stripes_are 0 "$count" && cmp "$file" $RAID6BOX &&
		stripes_are "$count" 0 && [ "$(<$RAID6BOX_LOST)" = '' ]; then
		return
	fi
	echo "blocks $* of $disks in $count stripes: lost" \
		"$(<$RAID6BOX_LOST), $(<$RAID6BOX_CHECK)"
	return 1
}

# recovers_any: from the loss of each block, and of any two.
recovers_any() {
	local a b
	for ((a = 0; a < disks; a++)); do
		recovers "$a" || return
		for ((b = a + 1; b < disks; b++)); do
			recovers "$a" "$b" || return
		done
	done
}

# refused ERROR MESSAGE COMMAND...: it fails and prints ERROR; the kernel logs MESSAGE
# unless that is empty.
refused() {
	local error=$1 message=$2
	shift 2
	clear_log
	if "$@" 2>/tmp/error || ! grep -F "$error" /tmp/error; then
		cat /tmp/error
		return 1
	fi
	[ -z "$message" ] || kernel_says "dmae_raid6box: $message"
}
