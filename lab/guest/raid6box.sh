# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: the raid6box.

RAID6BOX=/dev/raid6box
RAID6BOX_LOST=/sys/class/misc/raid6box/lost
RAID6BOX_CHECK=/sys/class/misc/raid6box/check

# stripes_are GOOD BAD: GOOD stripes have right P and Q, and BAD stripes wrong ones.
stripes_are() {
	[ "$(<$RAID6BOX_CHECK)" = "$1 good, $2 bad" ]
}

# lose BLOCK...: overwrites these blocks of each stripe.
lose() {
	echo "$@" >$RAID6BOX_LOST
}

# make_file BYTES: makes a file of random bytes; sets $file and $size.
make_file() {
	file=/tmp/$1
	size=$1
	[ -e "$file" ] || head -c "$1" /dev/urandom >"$file"
}

# load_box DISKS [PARAMETER...]: loads the raid6box anew; sets $disks, and $stripe to
# the bytes of data in a stripe.
load_box() {
	disks=$1
	stripe=$(((disks - 2) * 4096))
	! loaded dmae_raid6box || rmmod dmae_raid6box || return
	modprobe dmae_raid6box disks="$1" "${@:2}"
}

# stripes: prints the number of stripes of $file.
stripes() {
	echo $(((size + stripe - 1) / stripe))
}

# recovers BLOCK...: after these blocks were overwritten each stripe is bad, and $file
# is read back right. The only process that it starts is cmp, as each start takes 50 ms
# on an emulated processor.
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

# recovers_any: $file survives the loss of each block, and of any two.
recovers_any() {
	local a b
	for ((a = 0; a < disks; a++)); do
		recovers "$a" || return
		for ((b = a + 1; b < disks; b++)); do
			recovers "$a" "$b" || return
		done
	done
}

# refused ERROR MESSAGE COMMAND...: COMMAND fails and prints ERROR, and the kernel logs
# MESSAGE, unless that is empty.
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
