# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: the raid6box, and what is expected of it.

RAID6BOX=/dev/raid6box
RAID6BOX_LOST=/sys/class/misc/raid6box/lost
RAID6BOX_CHECK=/sys/class/misc/raid6box/check

# stripes_are GOOD BAD
stripes_are() {
	[ "$(<$RAID6BOX_CHECK)" = "$1 good, $2 bad" ]
}

# lose BLOCK...
lose() {
	echo "$@" >$RAID6BOX_LOST
}

# make_file BYTES: sets $file.
make_file() {
	file=/tmp/$1
	[ -e "$file" ] || head -c "$1" /dev/urandom >"$file"
}

# load_box DISKS [PARAMETER...]: sets $disks, and $stripe to the bytes of one.
load_box() {
	disks=$1
	stripe=$(((disks - 2) * 4096))
	! loaded dmae_raid6box || rmmod dmae_raid6box || return
	modprobe dmae_raid6box disks="$1" "${@:2}"
}

# Stripes of $file.
stripes() {
	local size
	size=$(stat -c %s "$file")
	echo $(((size + stripe - 1) / stripe))
}

# recovers BLOCK...: they are lost, for all to see, and $file comes out.
recovers() {
	local count
	count=$(stripes)
	if lose "$@" && { [ "$count" -eq 0 ] || [ "$(<$RAID6BOX_LOST)" = "$*" ]; } &&
		stripes_are 0 "$count" && cmp "$file" $RAID6BOX &&
		stripes_are "$count" 0 && [ "$(<$RAID6BOX_LOST)" = '' ]; then
		return
	fi
	echo "blocks $* of $disks in $count stripes: lost" \
		"$(<$RAID6BOX_LOST), $(<$RAID6BOX_CHECK)"
	return 1
}

# recovers_any: one block, and any two.
recovers_any() {
	local a b
	for ((a = 0; a < disks; a++)); do
		recovers "$a" || return
		for ((b = a + 1; b < disks; b++)); do
			recovers "$a" "$b" || return
		done
	done
}

# refused ERROR MESSAGE COMMAND...: what it says is the one, the log the other.
# An empty MESSAGE: nothing.
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
