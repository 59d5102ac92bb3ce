# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# For test scripts: the raid6box.

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
